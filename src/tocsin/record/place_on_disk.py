"""Whether a path can hold a record: a regular file on a file system whose locks and syncs can be trusted."""

import os
import stat
from pathlib import Path

from tocsin.errors import NoRecordError, NotARecordError, RecordError

# File systems over a network lie about locks or syncs; SQLite files on them get damaged (RELIABILITY.md 1).
NETWORK = frozenset(
    "nfs nfs4 cifs smb smb2 smb3 smbfs 9p afs ceph ncpfs coda gfs gfs2 glusterfs lustre gpfs orangefs pvfs2 davfs"
    " fuse.sshfs fuse.glusterfs fuse.s3fs fuse.rclone fuse.gcsfuse fuse.davfs2 fuse.cephfs vboxsf prl_fs".split()
)
_MOUNTS = Path("/proc/self/mountinfo")


def check_place(path: Path | str, mounts: str | None = None) -> Path:
    """Give the one true path of a record, whether or not it is there yet.

    Raises:
        RecordError: it lies on a network file system or in a folder that is not there.
        NotARecordError: it is a folder, a pipe or a device.
    """
    true = Path(os.path.realpath(path))
    if not true.parent.is_dir():
        raise RecordError(path, "the folder is not there; make it first")
    try:
        mode = true.lstat().st_mode
    except FileNotFoundError:
        mode = None
    except OSError as error:
        raise RecordError(path, f"cannot be looked at ({error.strerror}); check its permissions") from error
    if mode is not None and not stat.S_ISREG(mode):
        raise NotARecordError(path, "is not a regular file")
    kind = filesystem_of(true, _read_mounts() if mounts is None else mounts)
    if kind in NETWORK:
        reason = f"lies on a network file system ({kind}), where locks cannot be trusted; keep it on a local disk"
        raise RecordError(path, reason)
    return true


def check_is_there(path: Path) -> None:
    """Refuse a path with no file."""
    if not path.exists():
        raise NoRecordError(path)


def filesystem_of(path: Path, mounts: str) -> str | None:
    """Give the type of the file system under a path, from the lines of mountinfo; None if they do not say."""
    best: tuple[int, str | None] = (-1, None)
    for line in mounts.splitlines():
        before, dash, behind = line.partition(" - ")
        fields = before.split(" ")
        if not dash or len(fields) < 5:
            continue
        point = Path(fields[4].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\"))
        depth = len(point.parts)
        if depth >= best[0] and path.is_relative_to(point):  # the last of equals lies on top
            best = (depth, behind.split(" ")[0])
    return best[1]


def _read_mounts() -> str:
    try:
        return _MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
