"""All incidents that fit as a file, written while it is read."""

import threading
from collections.abc import Iterator
from queue import Empty, Full, Queue
from typing import TYPE_CHECKING

import numpy as np

from tocsin.model.identity import IncidentId
from tocsin.model.incident import Incident
from tocsin.run.browse.catalogue import Catalogue
from tocsin.run.browse.desk import Desk
from tocsin.run.browse.wanted import Wanted, mask_of
from tocsin.run.export import shape_named, with_masks
from tocsin.run.show import dossiers

if TYPE_CHECKING:
    from tocsin.record.base import Record

_CHUNK = 64_000  # characters
_AHEAD = 8  # chunks
_PATIENCE_S = 60.0


def stream_incidents(desk: Desk, wanted: Wanted, shape: str) -> Iterator[bytes]:
    """Give a file of the incidents that fit in chunks, private names withheld; memory does not grow with it.

    Raises:
        SettingError: there is no such shape.
    """
    write = shape_named(shape)
    catalogue = desk.catalogue(wanted.known_on)
    chunks: Queue[str | BaseException | None] = Queue(_AHEAD)
    stopped = threading.Event()

    def work() -> None:
        out = _Out(chunks, stopped)
        try:
            with desk.reading() as record:
                write(with_masks(dossiers(record, _incidents(record, catalogue, wanted))), out)  # type: ignore[arg-type]
            out.end()
        except _StoppedError:
            return
        except BaseException as error:  # whatever it is, the reader of the stream gets it
            out.put(error)

    threading.Thread(target=work, name="tocsin-download", daemon=True).start()
    return _read(chunks, stopped)


def _read(chunks: "Queue[str | BaseException | None]", stopped: threading.Event) -> Iterator[bytes]:
    try:
        while True:
            chunk = chunks.get(timeout=_PATIENCE_S)
            if chunk is None:
                return
            if isinstance(chunk, BaseException):
                raise chunk
            yield chunk.encode("utf-8", "replace")
    except Empty:
        return
    finally:
        stopped.set()


def _incidents(record: "Record", catalogue: Catalogue, wanted: Wanted) -> Iterator[Incident]:
    for at in np.flatnonzero(mask_of(catalogue, wanted, record)):
        named = IncidentId(catalogue.id[at])
        found = record.incident_as_known(named, wanted.known_on) if wanted.known_on else record.incident(named)
        if found is not None:
            yield found


class _StoppedError(Exception):
    """Nobody reads the stream any more."""


class _Out:
    """What a writer writes to: whole chunks go to the reader."""

    def __init__(self, chunks: "Queue[str | BaseException | None]", stopped: threading.Event) -> None:
        self._chunks = chunks
        self._stopped = stopped
        self._parts: list[str] = []
        self._size = 0

    def write(self, text: str) -> int:
        self._parts.append(text)
        self._size += len(text)
        if self._size >= _CHUNK:
            self.put("".join(self._parts))
            self._parts, self._size = [], 0
        return len(text)

    def end(self) -> None:
        self.put("".join(self._parts))
        self.put(None)

    def put(self, chunk: str | BaseException | None) -> None:
        while not self._stopped.is_set():
            try:
                self._chunks.put(chunk, timeout=1.0)
                return
            except Full:
                continue
        raise _StoppedError
