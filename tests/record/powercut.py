"""A disk that can lose power: a VFS that notes every write and sync, and rebuilds what a cut could leave.

A synced byte is on the disk. Of the rest, any write may have arrived and any
may not, in any order; so may changes of length and removals.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import apsw


@dataclass
class Disk:
    """What is known to be on the disk, and what was asked for since the last sync of each file."""

    synced: dict[str, bytes] = field(default_factory=dict)
    waiting: dict[str, list[Callable[[bytearray], None]]] = field(default_factory=dict)
    operations: int = 0
    cut_at: int | None = None
    image: dict[str, bytes] | None = None
    chance: random.Random = field(default_factory=random.Random)

    def note(self, name: str, change: Callable[[bytearray], None]) -> None:
        """Note a change that is not yet synced."""
        self.waiting.setdefault(name, []).append(change)
        self._count()

    def sync(self, name: str) -> None:
        """Put all that waits for a file onto the disk."""
        self.synced[name] = bytes(self._applied(name, lambda: True))
        self.waiting[name] = []
        self._count()

    def remove(self, name: str) -> None:
        """Take a file away; the name may be back after a cut, with what was synced."""
        if self.chance.random() < 0.5:
            self.synced.pop(name, None)
        self.waiting.pop(name, None)
        self._count()

    def _count(self) -> None:
        self.operations += 1
        if self.operations == self.cut_at:
            self.image = self.cut()

    def cut(self) -> dict[str, bytes]:
        """Give the files as a cut in this moment could leave them."""
        names = {*self.synced, *self.waiting}
        return {name: bytes(self._applied(name, lambda: self.chance.random() < 0.5)) for name in names}

    def _applied(self, name: str, arrives: Callable[[], bool]) -> bytearray:
        content = bytearray(self.synced.get(name, b""))
        for change in self.waiting.get(name, []):
            if arrives():
                change(content)
        return content


class RecordingVFS(apsw.VFS):
    """The ordinary file system, with every change noted on a `Disk`."""

    def __init__(self, name: str, disk: Disk) -> None:
        self.disk = disk
        super().__init__(name, "")

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:
        return RecordingFile(name, flags, self.disk)

    def xDelete(self, filename: str, syncdir: bool) -> None:
        super().xDelete(filename, syncdir)
        self.disk.remove(Path(filename).name)


class RecordingFile(apsw.VFSFile):
    """One open file of a `RecordingVFS`."""

    def __init__(self, name: str | apsw.URIFilename | None, flags: list[int], disk: Disk) -> None:
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        self.name = Path(path).name if path else None
        self.disk = disk
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:
        super().xWrite(data, offset)
        kept = bytes(data)

        def change(content: bytearray) -> None:
            if len(content) < offset + len(kept):
                content.extend(bytes(offset + len(kept) - len(content)))
            content[offset : offset + len(kept)] = kept

        self._note(change)

    def xTruncate(self, newsize: int) -> None:
        super().xTruncate(newsize)

        def change(content: bytearray) -> None:
            del content[newsize:]

        self._note(change)

    def xSync(self, flags: int) -> None:
        super().xSync(flags)
        if self.name is not None:
            self.disk.sync(self.name)

    def _note(self, change: Callable[[bytearray], None]) -> None:
        if self.name is not None:
            self.disk.note(self.name, change)
