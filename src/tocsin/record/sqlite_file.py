"""Whether a file is a record, a sound one, and of which version; how a new one is made."""

import contextlib
import errno
import os
import secrets
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import apsw

from tocsin.errors import DamagedRecordError, NewerRecordError, NotARecordError, RecordError
from tocsin.record import migrations
from tocsin.record.facets import fold
from tocsin.record.sqlite_storage import telling

_MAGIC = b"SQLite format 3\0"
_HEADER = 100
QUICK_CHECK_BYTES = 64 * 1024 * 1024  # larger files are checked by `verify` only, or opening would take seconds
_OPEN_READ = apsw.SQLITE_OPEN_READONLY
_OPEN_WRITE = apsw.SQLITE_OPEN_READWRITE
_OPEN_NEW = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE


def check_header(path: Path) -> None:
    """Refuse a file that cannot be a record, from its first bytes, before SQLite touches it.

    Raises:
        NotARecordError, NewerRecordError, DamagedRecordError: as they say.
    """
    try:
        head, size = _first_bytes(path)
    except OSError as error:
        raise RecordError(path, f"cannot be read ({error.strerror}); check its permissions") from error
    if not head:
        raise NotARecordError(path, "is an empty file")
    if not head.startswith(_MAGIC) or len(head) < _HEADER:
        raise NotARecordError(path, "is not a SQLite file")
    (application,) = struct.unpack(">I", head[68:72])
    (version,) = struct.unpack(">I", head[60:64])
    if application != migrations.APPLICATION_ID:
        raise NotARecordError(path, "belongs to another program")
    if version > migrations.newest():
        raise NewerRecordError(path, version, migrations.newest())
    page = struct.unpack(">H", head[16:18])[0]
    page = 65536 if page == 1 else page
    (pages,) = struct.unpack(">I", head[28:32])
    if page < 512:
        raise DamagedRecordError(path, f"pages of {page} bytes are too small")
    # After a power cut the log may hold pages that the file lacks: then SQLite has to look.
    if not _has_log(path) and (size % page or pages * page > size):
        raise DamagedRecordError(path, f"{pages:,} pages of {page} bytes should be there, not {size:,} bytes; cut off")


def _first_bytes(path: Path) -> tuple[bytes, int]:
    """Give the header of a file and its size, read as SQLite reads.

    Closing a file drops every POSIX lock that the process holds on it, also those
    of a connection elsewhere in the process (sqlite.org/howtocorrupt.html, 2.2);
    another program would then take the log away under that connection. SQLite
    waits with closing its own files.
    """
    size = path.stat().st_size
    if not os.access(path, os.R_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    try:
        file = apsw.VFSFile("", str(path), [apsw.SQLITE_OPEN_MAIN_DB | _OPEN_READ, 0])
    except apsw.Error as error:
        raise OSError(errno.EIO, str(error), str(path)) from error
    try:
        return file.xRead(min(size, _HEADER), 0), size
    finally:
        file.xClose()


def _check_log(connection: apsw.Connection, path: Path) -> None:
    """Refuse a log that belongs to another record: with it the file says another identity than without."""
    try:
        alone = apsw.Connection(f"file:{quote(str(path))}?immutable=1", _OPEN_READ | apsw.SQLITE_OPEN_URI)
        own = _identity(alone)
        alone.close()
    except apsw.Error:
        return  # a power cut while the log was put into the file; the log holds what is missing
    if own != _identity(connection):
        raise DamagedRecordError(path, f"the log {path.name}-wal beside it belongs to another record")


def _identity(connection: apsw.Connection) -> object:
    return next(iter(connection.execute("SELECT id FROM identity")), None)


def _has_log(path: Path) -> bool:
    try:
        return path.with_name(path.name + "-wal").stat().st_size > 0
    except OSError:
        return False


def connect(path: Path, *, writing: bool, new: bool = False, vfs: str | None = None) -> apsw.Connection:
    """Open a file with the settings of RELIABILITY.md 3; it is not yet known to be a record."""
    flags = _OPEN_NEW if new else _OPEN_WRITE if writing else _OPEN_READ
    with telling(path):
        connection = apsw.Connection(str(path), flags, vfs=vfs)
        connection.config(apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
        connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
        connection.config(apsw.SQLITE_DBCONFIG_ENABLE_ATTACH_CREATE, 0)
        # Until the file is known to be sound its log must not be written into it, not even on closing.
        connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
        connection.set_busy_timeout(10_000)
        connection.execute(
            "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;"
            "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32000"
        )
        if sys.platform == "darwin":
            connection.execute("PRAGMA fullfsync=ON; PRAGMA checkpoint_fullfsync=ON")
        if not writing:
            connection.execute("PRAGMA wal_autocheckpoint=0; PRAGMA query_only=ON")
        connection.create_scalar_function(
            "tocsin_fold", _fold, 1, flags=apsw.SQLITE_DETERMINISTIC | apsw.SQLITE_INNOCUOUS
        )
    return connection


def _fold(*texts: object) -> str:
    return fold(str(texts[0]))


def check_content(connection: apsw.Connection, path: Path) -> int:
    """Refuse a file with tables or triggers that are not ours, or with damage; give its version."""
    with telling(path), _damaged_schema(path):
        version = int(next(iter(connection.execute("PRAGMA user_version")))[0])
        if version > migrations.newest():
            raise NewerRecordError(path, version, migrations.newest())
        if _schema(connection) != _expected_schema(version):
            raise NotARecordError(path, "holds tables, views or triggers that Tocsin did not make")
        if _has_log(path):
            _check_log(connection, path)
        pages = int(next(iter(connection.execute("PRAGMA page_count")))[0])
        page_size = int(next(iter(connection.execute("PRAGMA page_size")))[0])
        if pages * page_size <= QUICK_CHECK_BYTES:
            check_quickly(connection, path)
    return version


@contextlib.contextmanager
def _damaged_schema(path: Path) -> Iterator[None]:
    """Take what SQLite cannot read as statements for damage: here all statements are known to be good."""
    try:
        yield
    except apsw.SQLError as error:
        raise DamagedRecordError(path, f"the tables cannot be read ({error})") from error


def check_readable(path: Path, version: int) -> None:
    """Refuse an older record that was only opened for reading."""
    if version < migrations.newest():
        raise RecordError(path, f"made by an older version (schema {version}); any command that writes upgrades it")


def checkpoint_on_close(connection: apsw.Connection) -> None:
    """Let a writer put the log into the file when it closes."""
    connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0)


def check_quickly(connection: apsw.Connection, path: Path) -> None:
    """Refuse a file whose pages do not hang together."""
    with telling(path):
        found = next(iter(connection.execute("PRAGMA quick_check(1)")))[0]
    if found != "ok":
        raise DamagedRecordError(path, f"quick_check found: {' '.join(str(found).split())[:200]}")


def _schema(connection: apsw.Connection) -> set[tuple[str, str, str, str | None]]:
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema")
    return {(str(kind), str(name), str(table), sql) for kind, name, table, sql in rows}


def _expected_schema(version: int) -> set[tuple[str, str, str, str | None]]:
    connection = connect(Path(":memory:"), writing=True, new=True)
    try:
        for one in migrations.MIGRATIONS:
            if one.version <= version:
                connection.execute(one.statements)
        return _schema(connection)
    finally:
        connection.close()


def create(path: Path) -> None:
    """Make an empty record, whole or not at all: it is made beside the path and then given its name."""
    made = path.with_name(f"{path.name}.new-{os.getpid()}")
    made.unlink(missing_ok=True)
    try:
        connection = connect(made, writing=True, new=True)
        with telling(path):
            connection.execute("PRAGMA page_size=4096")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("PRAGMA application_id=" + str(migrations.APPLICATION_ID))
            for one in migrations.MIGRATIONS:
                connection.execute(one.statements)
            connection.execute("INSERT INTO identity VALUES (1, ?)", (secrets.token_hex(16),))
            connection.execute("PRAGMA user_version=" + str(migrations.newest()))
            connection.execute("COMMIT")
            connection.execute("PRAGMA journal_mode=WAL")
            checkpoint_on_close(connection)
            connection.close()
        sync(made)
        try:
            os.link(made, path)
        except FileExistsError:
            raise RecordError(path, "was made by another program in this moment; run the command again") from None
        except OSError:  # a file system without links; the writer lock keeps other makers out
            os.replace(made, path)
        sync(path.parent)
    finally:
        for left in (made, made.with_name(made.name + "-wal"), made.with_name(made.name + "-shm")):
            left.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Have the disk keep a file or a folder's list of names."""
    file = os.open(path, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def upgrade(connection: apsw.Connection, path: Path, version: int) -> Path | None:
    """Bring a record to this version; a copy of the old one is made first and kept. Gives the copy's path."""
    needed = migrations.after(version)
    if not needed:
        return None
    copy = path.with_name(f"{path.name}.v{version}")
    copy_to(connection, path, copy)
    with telling(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            for one in needed:
                connection.execute(one.statements)
            connection.execute("PRAGMA user_version=" + str(migrations.newest()))
            connection.execute("COMMIT")
        except BaseException:  # also an interrupt: half a schema is undone; raised again
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return copy


def copy_to(connection: apsw.Connection, path: Path, target: Path) -> None:
    """Write a whole copy of an open record beside its name, then give it the name; readers and a writer may go on."""
    made = target.with_name(f"{target.name}.new-{os.getpid()}")
    made.unlink(missing_ok=True)
    try:
        with telling(path):
            copied = apsw.Connection(str(made), _OPEN_NEW)
            with copied.backup("main", connection, "main") as backup:
                while not backup.done:
                    backup.step(1000)
            copied.close()
        sync(made)
        os.replace(made, target)
        sync(target.parent)
    finally:
        for left in (made, made.with_name(made.name + "-wal"), made.with_name(made.name + "-shm")):
            left.unlink(missing_ok=True)
