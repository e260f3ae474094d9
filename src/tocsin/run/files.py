"""Files that are whole or not there: written beside the name, synced, then renamed."""

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from tocsin.errors import SettingError


@contextmanager
def whole_file(path: Path, *, overwrite: bool = False) -> Iterator[IO[str]]:
    """Give a text file to write; under its own name it appears only when all of it is on the disk.

    Raises:
        SettingError: the file is there already and may not be replaced, or its folder is not there.
    """
    with whole_bytes(path, overwrite=overwrite) as out:
        text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=False)
        yield text
        text.flush()
        text.detach()


@contextmanager
def whole_bytes(path: Path, *, overwrite: bool = False) -> Iterator[IO[bytes]]:
    """Give a file to write bytes to; under its own name it appears only when all of it is on the disk.

    An error or a kill leaves what was there before, and at most a `.part` file,
    which the next export replaces.

    Raises:
        SettingError: the file is there already and may not be replaced, or its folder is not there.
    """
    if path.is_dir():
        raise SettingError(f"{path} is a folder; name a file in it with --out")
    if not path.parent.is_dir():
        raise SettingError(f"{path.parent} is no folder; make it first, or name another file with --out")
    if os.path.lexists(path) and not overwrite:
        raise SettingError(f"{path} is there already; name another file with --out, or add --overwrite")
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)  # of an export that was cut off; a link there is not followed
    try:
        with open(part, "xb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        os.replace(part, path)
    except BaseException:  # also an interrupt: no half file stays; raised again
        part.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
