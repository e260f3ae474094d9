"""Files that are no record, or a damaged one: refused with words, and left as they are.

The kit's own files are used where `TOCSIN_SHARED` names the folder that holds
it; the same cases are made here of our own record.
"""

import hashlib
import json
import os
import random
import sqlite3
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from recordkit import fill, incident, judge, many
from tocsin.errors import DamagedRecordError, NewerRecordError, NotARecordError, RecordError
from tocsin.record.migrations import APPLICATION_ID
from tocsin.record.sqlite import SqliteRecord

SHARED = os.environ.get("TOCSIN_SHARED")
WAYS = ("flip", "zero", "truncate", "stale-wal", "future", "swap")
SEEDS = int(os.environ.get("TOCSIN_DAMAGE_SEEDS", "2"))  # 100 in a nightly run
REPORTS = int(os.environ.get("TOCSIN_DAMAGE_REPORTS", "300"))  # 2,000 there


def hash_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a record with reports, incidents and decisions, closed."""
    path = tmp_path_factory.mktemp("sound") / "record.db"
    entries = many(REPORTS, padding=" Roads to the north stayed closed." * 20)
    mentions = [one.coded.mentions[0] for one in entries]
    with SqliteRecord.open(path, writing=True, create=True) as record:
        fill(record, entries, 100)
        record.append_incidents([incident(f"i{n}", mentions[n : n + 3]) for n in range(0, len(mentions), 3)])
        record.append_judgements([judge(mentions[n], mentions[n + 1]) for n in range(0, len(mentions) - 1, 2)])
    return path


@pytest.fixture
def own(sound: Path, tmp_path: Path) -> Path:
    """Give a copy of the sound record, to damage."""
    copy = tmp_path / "own.db"
    copy.write_bytes(sound.read_bytes())
    return copy


def assert_refused(path: Path, kind: type[RecordError], words: str) -> None:
    before = hash_of(path)
    for writing in (False, True):
        with pytest.raises(kind, match=words):
            SqliteRecord.open(path, writing=writing, create=writing)
    assert hash_of(path) == before


def test_an_empty_file_is_not_taken_for_a_new_record(tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    assert_refused(tmp_path / "empty.db", NotARecordError, "is an empty file")


@pytest.mark.parametrize("content", [b"notes about the week\n" * 200, b"SQLite format 3\0", b"SQLite format 3\0" * 3])
def test_a_text_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "notes.db").write_bytes(content)
    assert_refused(tmp_path / "notes.db", NotARecordError, "is not a SQLite file")


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as connection:
        connection.execute("CREATE TABLE report (id)")
    assert_refused(tmp_path / "other.db", NotARecordError, "belongs to another program")


def test_a_database_that_only_says_it_is_a_record_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as connection:
        connection.execute("CREATE TABLE report (id)")
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute("PRAGMA user_version=1")
    assert_refused(tmp_path / "other.db", NotARecordError, "tables, views or triggers")


def test_a_newer_record_is_refused(own: Path) -> None:
    with sqlite3.connect(own) as connection:
        connection.execute("PRAGMA user_version=999999")
    connection.close()
    assert_refused(own, NewerRecordError, "made by a newer version")


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER bad AFTER INSERT ON report BEGIN DELETE FROM outcome; END",
        "CREATE VIEW extra AS SELECT load_extension('x')",
        "CREATE TABLE extra (id)",
        "DROP TRIGGER no_DELETE_of_report",
        "CREATE INDEX extra ON report(load(id))",
    ],
)
def test_a_record_with_a_changed_schema_is_refused(own: Path, statement: str) -> None:
    connection = sqlite3.connect(own, isolation_level=None)
    connection.create_function("load", 1, lambda value: value, deterministic=True)
    connection.execute(statement)
    connection.close()
    assert_refused(own, NotARecordError, "tables, views or triggers")


def test_a_record_cut_in_half_is_refused(own: Path) -> None:
    content = own.read_bytes()
    own.write_bytes(content[: len(content) // 8192 * 4096])
    assert_refused(own, DamagedRecordError, "cut off; nothing was written; restore a backup")
    own.write_bytes(content[:-100])
    assert_refused(own, DamagedRecordError, "cut off")


def test_the_log_of_another_record_does_no_harm(own: Path, sound: Path, tmp_path: Path) -> None:
    """A log whose checksums hold is applied by SQLite; what it makes of the file must then be refused."""
    other = tmp_path / "other.db"
    with SqliteRecord.open(other, writing=True, create=True) as record:
        fill(record, many(150, seed=9))
    with SqliteRecord.open(other) as reader, SqliteRecord.open(other, writing=True) as record:
        reader.counts()
        fill(record, many(40, seed=10), 5)
        log = other.with_name("other.db-wal").read_bytes()
    assert len(log) > 4096
    own.with_name("own.db-wal").write_bytes(log)
    before = hash_of(own)
    try:
        with SqliteRecord.open(own) as record:
            found = [one for one in record.verify() if one.is_error]
            digest = record.digest()
    except RecordError:
        found, digest = [], ""
    with SqliteRecord.open(sound) as record:
        is_harmless = digest == record.digest()
    assert found or not digest or is_harmless
    assert hash_of(own) == before


def test_a_log_that_makes_it_another_record_is_refused(tmp_path: Path) -> None:
    """Two young records: the log of one holds every page, so that nothing but the identity tells them apart."""
    one, other = tmp_path / "one.db", tmp_path / "other.db"
    for path in (one, other):
        SqliteRecord.open(path, create=True).close()
    with SqliteRecord.open(other) as reader, SqliteRecord.open(other, writing=True) as record:
        reader.counts()
        record._storage.connection.execute("VACUUM")
        fill(record, many(3))
        log = other.with_name("other.db-wal").read_bytes()
    one.with_name("one.db-wal").write_bytes(log)
    assert_refused(one, DamagedRecordError, "belongs to another record")


def test_a_log_that_was_never_one_is_not_applied(own: Path, sound: Path) -> None:
    junk = struct.pack(">IIIIII", 0x377F0682, 3007000, 4096, 0, 1, 2) + bytes(8) + random.Random(4).randbytes(24 + 4096)
    own.with_name("own.db-wal").write_bytes(junk)
    with SqliteRecord.open(own, writing=True) as record, SqliteRecord.open(sound) as untouched:
        assert record.verify() == ()
        assert record.digest() == untouched.digest()


def found_or_harmless(path: Path, digest: str) -> str:
    """Say how damage was met: refused, found by verify, or harmless because all that is known is unchanged."""
    try:
        with SqliteRecord.open(path) as record:
            if any(one.is_error for one in record.verify()):
                return "found"
            assert record.digest() == digest, "a wrong answer that no check found"
            return "harmless"
    except RecordError:
        return "refused"


def damage(source: Path, target: Path, how: str, seed: int) -> None:
    """Damage a copy as the kit does, in our own way: bits, a lost page, a cut, a misplaced page."""
    chance = random.Random(seed)
    content = bytearray(source.read_bytes())
    pages = len(content) // 4096
    if how == "flip":
        for _ in range(5):
            content[chance.randrange(4096, len(content))] ^= 1 << chance.randrange(8)
    elif how == "zero":
        page = chance.randrange(2, pages)
        content[page * 4096 : (page + 1) * 4096] = bytes(4096)
    elif how == "truncate":
        del content[chance.randrange(2, pages) * 4096 :]
    elif how == "swap":
        one, other = (slice(n * 4096, (n + 1) * 4096) for n in chance.sample(range(1, pages), 2))
        content[one], content[other] = content[other], content[one]
    target.write_bytes(content)


@pytest.mark.parametrize("how", ["flip", "zero", "truncate", "swap"])
def test_damage_is_found_or_does_no_harm(sound: Path, tmp_path: Path, how: str) -> None:
    with SqliteRecord.open(sound) as record:
        digest = record.digest()
    for seed in range(SEEDS):
        path = tmp_path / f"{seed}.db"
        damage(sound, path, how, seed)
        before = hash_of(path)
        found_or_harmless(path, digest)
        assert hash_of(path) == before
        path.unlink()


# --- the kit -------------------------------------------------------------------------------------------------------

needs_kit = pytest.mark.skipif(not SHARED, reason="TOCSIN_SHARED names no folder")


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kit")
    script = Path(SHARED or "") / "hostile" / "make_hostile.py"
    subprocess.run([sys.executable, str(script), str(folder)], check=True, capture_output=True)
    return folder


@needs_kit
def test_every_database_of_the_kit_is_refused_and_unchanged(kit: Path) -> None:
    cases = json.loads((kit / "manifest.json").read_text())["cases"]
    paths = [kit / one["path"] for one in cases if one["id"].startswith("d")]
    assert len(paths) == 8
    for path in paths:
        assert_refused(path, RecordError, str(path))


@needs_kit
@pytest.mark.parametrize("how", WAYS)
def test_the_kits_damage_is_found_or_does_no_harm(sound: Path, tmp_path: Path, how: str) -> None:
    with SqliteRecord.open(sound) as record:
        digest = record.digest()
    script = Path(SHARED or "") / "hostile" / "corrupt_db.py"
    met = []
    for seed in range(SEEDS):
        path = tmp_path / f"{seed}.db"
        command = [sys.executable, str(script), str(sound), str(path), "--how", how, "--seed", str(seed)]
        subprocess.run(command, check=True, capture_output=True)
        before = hash_of(path)
        met.append(found_or_harmless(path, digest))
        assert hash_of(path) == before
        for left in tmp_path.iterdir():
            left.unlink()
    print(how, {one: met.count(one) for one in set(met)})
