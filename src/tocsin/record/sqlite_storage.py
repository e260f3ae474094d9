"""How rows get into one SQLite file and out of it: transactions, faults and errors in plain words."""

import contextlib
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import apsw

from tocsin.errors import DamagedRecordError, RecordBusyError, RecordError, TocsinError
from tocsin.record.lock import WriterLock
from tocsin.record.sqlite_schema import INSERTS

Row = tuple[Any, ...]
FaultPoint = Callable[[str], None]


def storable(value: Any) -> Any:
    """Give a value as SQLite can hold it: text that UTF-8 cannot write (a file name of odd bytes) gets a mark."""
    if not isinstance(value, str) or value.isascii():
        return value
    return value.encode("utf-8", "replace").decode("utf-8")


def no_fault(step: str) -> None:
    """Let every step happen; tests put something else here that kills or raises at the n-th."""


class Storage:
    """One connection to a record's file; all SQL goes through it.

    After an error of the disk nothing more is written through it: a failed sync
    cannot be repeated, because the kernel may have dropped the pages.
    """

    def __init__(
        self, connection: apsw.Connection, path: Path, lock: WriterLock | None, faults: FaultPoint = no_fault
    ) -> None:
        self.connection = connection
        self.path = path
        self._lock = lock
        self._faults = faults
        self._stopped: str | None = None

    @property
    def is_writable(self) -> bool:
        """Say whether it was opened for writing."""
        return self._lock is not None

    def rows(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> Iterator[Row]:
        """Give the rows of a query, as they are read."""
        with telling(self.path):
            yield from self.connection.execute(sql, _storable(values))

    def row(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> Row | None:
        """Give the first row of a query, or None."""
        with telling(self.path):
            return next(iter(self.connection.execute(sql, _storable(values))), None)

    def number(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Give the one whole number that a query asks for."""
        found = self.row(sql, values)
        return int(found[0]) if found and found[0] is not None else 0

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read inside from one state of the file; inside another one, or while writing, nothing changes."""
        if self.connection.in_transaction:
            yield
            return
        with telling(self.path):
            self.connection.execute("BEGIN")
        try:
            yield
        finally:
            with telling(self.path):
                self.connection.execute("COMMIT")

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Make all that is written inside one step: stored for good at the end, or not at all."""
        if self._lock is None:
            raise RecordError(self.path, "is open for reading only; open it for writing")
        if self._stopped:
            raise RecordError(self.path, f"writing stopped after an error ({self._stopped}); open it anew")
        try:
            with telling(self.path):
                self.connection.execute("BEGIN IMMEDIATE")
                yield
                self._faults("before commit")
                self.connection.execute("COMMIT")
            self._faults("after commit")
        except BaseException as error:  # also an interrupt: the transaction is undone; raised again
            if isinstance(error, TocsinError):
                self._stopped = str(error)
            self._roll_back()
            raise

    def insert(self, table: str, rows: Iterable[Row]) -> None:
        """Add rows to an append-only table."""
        self._write(f"insert into {table}", INSERTS[table], rows)

    def index(self, sql: str, rows: Iterable[Row]) -> None:
        """Keep an index in step with the rows that were added."""
        self._write("index", sql, rows)

    def _write(self, step: str, sql: str, rows: Iterable[Row]) -> None:
        self._faults(f"before {step}")
        self.connection.executemany(sql, rows)
        self._faults(f"after {step}")

    def _roll_back(self) -> None:
        if not self.connection.in_transaction:
            return
        with contextlib.suppress(apsw.Error):  # the error that led here is the one to tell
            self.connection.execute("ROLLBACK")

    def close(self) -> None:
        """Close the file and let others write; a second call does nothing."""
        try:
            with telling(self.path):
                self.connection.close()
        finally:
            if self._lock is not None:
                self._lock.release()


def _storable(values: Sequence[Any] | dict[str, Any]) -> Sequence[Any] | dict[str, Any]:
    if isinstance(values, dict):
        return {name: storable(value) for name, value in values.items()}
    return [storable(value) for value in values]


class telling:  # a class, because one made by a generator takes longer than a small query does
    """Turn what SQLite raises inside into errors that say what to do next."""

    __slots__ = ("_path",)

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Raise what it means in place of an error of SQLite; let every other pass.

        Raises:
            ValueError: rows do not fit together.
            RecordError: any other error of SQLite.
        """
        if isinstance(error, apsw.ConstraintError):
            raise ValueError(f"{self._path}: the rows do not fit together: {error}") from error
        if isinstance(error, apsw.Error):
            raise _in_words(self._path, error) from error


def _in_words(path: Path, error: apsw.Error) -> RecordError:
    if isinstance(error, apsw.CorruptError | apsw.NotADBError | apsw.FormatError):
        return DamagedRecordError(path, f"the file is damaged ({error})")
    if isinstance(error, apsw.FullError):
        return RecordError(
            path,
            f"no room left to write ({_free(path)} free there); what was acknowledged is safe;"
            " make room and run the same command again",
        )
    if isinstance(error, apsw.BusyError | apsw.LockedError):
        return RecordBusyError(path, "another program")
    if isinstance(error, apsw.IOError):
        return RecordError(
            path, f"the disk failed ({error}); what was acknowledged is safe; check the disk, then: tocsin verify"
        )
    if isinstance(error, apsw.ReadOnlyError | apsw.CantOpenError | apsw.PermissionsError | apsw.AuthError):
        return RecordError(path, f"cannot be opened or written ({error}); check the permissions of file and folder")
    if isinstance(error, apsw.SQLError | apsw.MisuseError | apsw.BindingsError):
        raise error  # our own mistake, or a schema that changed under us
    return RecordError(path, f"SQLite: {error}; run: tocsin verify")


def _free(path: Path) -> str:
    try:
        return f"{shutil.disk_usage(path.parent).free:,} bytes"
    except OSError:
        return "an unknown number of bytes"
