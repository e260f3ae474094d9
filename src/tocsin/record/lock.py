"""Who may write: one process at a time, by a lock of the operating system that ends with its holder."""

import contextlib
import os
import socket
from pathlib import Path

from tocsin.errors import RecordBusyError, RecordError

try:
    import fcntl
except ImportError:  # a system without flock has no record that is safe to write
    fcntl = None  # type: ignore[assignment]


class WriterLock:
    """The right to write to a record, held until `release` or the end of the process.

    The file beside the record only names the holder; it is never removed, so
    that two processes cannot hold locks on two files of one name.
    """

    def __init__(self, record: Path) -> None:
        """Take the lock.

        Raises:
            RecordBusyError: another process, or another opening in this one, has it.
        """
        self.path = record.with_name(record.name + ".lock")
        if fcntl is None:
            raise RecordError(record, "this system has no file locks; open the record for reading only")
        try:
            self._file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644)
        except OSError as error:
            reason = f"cannot make {self.path.name} ({error.strerror}); check the folder's permissions"
            raise RecordError(record, reason) from error
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            holder = _holder(self._file)
            os.close(self._file)
            raise RecordBusyError(record, holder) from error
        with contextlib.suppress(OSError):  # the name is for people; a full disk must not stop a release or a lock
            os.ftruncate(self._file, 0)
            os.pwrite(self._file, f"{os.getpid()} {socket.gethostname()}\n".encode(), 0)

    def release(self) -> None:
        """Let others write; a second call does nothing."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


def _holder(file: int) -> str:
    words = os.pread(file, 300, 0).decode("utf-8", "replace").split()
    if len(words) != 2 or not words[0].isascii() or not words[0].isdigit():
        return "another process"
    return f"process {words[0]} on {words[1]}"
