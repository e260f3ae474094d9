"""A record that many ask at once: connections to read with, one writer at a time, and the catalogue kept up."""

import datetime as dt
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from queue import Empty, LifoQueue
from typing import TYPE_CHECKING, Any

from tocsin.run.browse.catalogue import Catalogue
from tocsin.run.browse.catalogue_read import read_catalogue, renewed
from tocsin.run.settings import Settings
from tocsin.run.wire import open_record

if TYPE_CHECKING:
    from tocsin.record.base import Record

_KEPT_PAST = 3  # catalogues of past days that are kept


class Desk:
    """What a server asks: it may be called from any thread.

    The record's file is open for reading only, but while something is written:
    so commands can add to it beside a server.
    """

    def __init__(self, settings: Settings, *, read_only: bool = False) -> None:
        self.settings = settings
        self.is_read_only = read_only
        self._idle: LifoQueue[Record] = LifoQueue()
        self._writing = threading.Lock()
        self._reading_catalogue = threading.Lock()
        self._catalogue: Catalogue | None = None
        self._past: OrderedDict[tuple[dt.date, int], Catalogue] = OrderedDict()
        if not read_only:
            with self.writing():
                pass  # makes the record where there is none, and brings an older one up

    @contextmanager
    def reading(self) -> "Iterator[Record]":
        """Give the record to ask; each asker has a connection of its own."""
        record = self._taken()
        try:
            with record.at_once():
                yield record
        except BaseException:  # whatever went wrong, this connection is not used again; raised again
            record.close()
            raise
        self._idle.put(record)

    def _taken(self) -> "Record":
        try:
            return self._idle.get_nowait()
        except Empty:
            return open_record(self.settings.record)

    @contextmanager
    def writing(self) -> "Iterator[Record]":
        """Give the record to add to, when no other part of this server does.

        Raises:
            RecordBusyError: another process writes to it.
        """
        with self.reserved(), open_record(self.settings.record, writing=True, create=True) as record:
            yield record

    def reserved(self) -> "AbstractContextManager[Any]":
        """Keep every other part of this server from writing meanwhile."""
        return self._writing

    def version(self) -> int:
        """Give the number of the newest entry of the audit chain."""
        record = self._taken()
        try:
            found = record.version()
        except BaseException:  # this connection is not used again; raised again
            record.close()
            raise
        self._idle.put(record)
        return found

    def catalogue(self, known_on: dt.date | None = None) -> Catalogue:
        """Give all incidents as columns, as they are or as they were known at the end of a day."""
        with self.reading() as record:
            if known_on is not None:
                return self._as_known(record, known_on)
            kept = self._catalogue
            if kept is not None and kept.version == record.version():
                return kept
            with self._reading_catalogue:
                kept = self._catalogue
                self._catalogue = renewed(kept, record) if kept else read_catalogue(record)
                return self._catalogue

    def is_ready(self) -> bool:
        """Say whether the catalogue is there as the record stands, so that asking for it takes no time."""
        kept = self._catalogue
        return kept is not None and kept.version == self.version()

    def reports_of(self, incident: str) -> int | None:
        """Give how many reports tell an incident, if its id is in the catalogue read last."""
        kept = self._catalogue
        found = [] if kept is None else kept.reports[kept.positions([incident])].tolist()
        return found[0] if found else None

    def _as_known(self, record: "Record", day: dt.date) -> Catalogue:
        with self._reading_catalogue:
            key = (day, record.version())
            if key not in self._past:
                self._past[key] = read_catalogue(record, day)
                while len(self._past) > _KEPT_PAST:
                    self._past.popitem(last=False)
            self._past.move_to_end(key)
            return self._past[key]

    def close(self) -> None:
        """Let go of all connections."""
        while True:
            try:
                self._idle.get_nowait().close()
            except Empty:
                return
