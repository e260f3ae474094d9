"""The small parts of the record: folding, query terms, boxes, migrations, locks, the audit of a run."""

import doctest
import sqlite3
from pathlib import Path

import pytest

from recordkit import Clock, fill, incident, many
from tocsin.errors import RecordError
from tocsin.record import facets, migrations, sqlite, sqlite_file, words
from tocsin.record.migrations import Migration
from tocsin.record.sqlite import SqliteRecord


@pytest.mark.parametrize("module", [facets, words])
def test_the_examples_in_the_docstrings_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Şırnak", "sirnak"),
        ("İstanbul", "istanbul"),
        ("Łódź", "lodz"),
        ("Tromsø", "tromso"),
        ("STRASSE straße", "strasse strasse"),
        ("Ελλάδα", "ελλαδα"),
        ("𝐀nkara", "ankara"),
        ("a\0b", "a b"),
    ],
)
def test_folding_takes_off_case_and_accents(text: str, folded: str) -> None:
    assert facets.fold(text) == folded


def test_folding_is_quick_on_long_texts() -> None:
    """One letter of another plane in a pattern once made it forty times slower."""
    assert max(map(ord, facets._MARKS.pattern)) < 0x10000


def test_words_are_found_where_a_word_begins() -> None:
    line = facets.word_line(["the Red Column", None, "Özel's men"])
    assert facets.has_words(line, ["red"])
    assert facets.has_words(line, ["col", "oze"])
    assert not facets.has_words(line, ["lumn"])
    assert facets.has_words(line, [])


def test_a_distance_is_that_of_the_great_circle() -> None:
    ankara_istanbul = facets.distance_km(39.92, 32.85, 41.01, 28.98)
    assert 345 < ankara_istanbul < 355
    assert facets.distance_km(10, 20, 10, 20) == 0


# --- migrations ----------------------------------------------------------------------------------------------------

NOW = migrations.newest()
NEXT = Migration(migrations.newest() + 1, "CREATE TABLE extra (seq INTEGER PRIMARY KEY, words TEXT) STRICT;")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "record.db"
    with SqliteRecord.open(path, writing=True, create=True, clock=Clock()) as record:
        fill(record, many(5))
    return path


@pytest.fixture
def _next_version(monkeypatch: pytest.MonkeyPatch, old: Path) -> None:
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, NEXT))
    monkeypatch.setattr(migrations, "newest", lambda: NEXT.version)
    monkeypatch.setattr(migrations, "after", lambda version: tuple(one for one in (NEXT,) if one.version > version))


def version_of(path: Path) -> int:
    with sqlite3.connect(path) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


@pytest.mark.usefixtures("_next_version")
def test_an_older_record_is_brought_up_and_a_copy_of_it_is_kept(old: Path) -> None:
    with pytest.raises(RecordError, match="older version"):
        SqliteRecord.open(old)
    assert version_of(old) == NOW
    with SqliteRecord.open(old, writing=True) as record:
        assert record.counts().reports == 5
        assert record.verify() == ()
        digest = record.digest()
    assert version_of(old) == NEXT.version
    copy = old.with_name(f"record.db.v{NOW}")
    assert version_of(copy) == NOW
    with SqliteRecord.open(old) as record:
        assert record.digest() == digest


@pytest.mark.usefixtures("_next_version")
def test_a_migration_that_fails_changes_nothing(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = Migration(NEXT.version, NEXT.statements + "INSERT INTO missing VALUES (1);")
    monkeypatch.setattr(migrations, "after", lambda version: (broken,))
    with pytest.raises(Exception, match="no such table"):
        SqliteRecord.open(old, writing=True)
    assert version_of(old) == NOW


def test_a_record_of_the_first_version_keeps_all_that_is_known(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrations, "MIGRATIONS", migrations.MIGRATIONS[:1])
        patch.setattr(migrations, "newest", lambda: 1)
        patch.setattr(migrations, "after", lambda version: ())
        patch.setattr(sqlite, "renew_cards", lambda storage: 0)
        with SqliteRecord.open(path, writing=True, create=True, clock=Clock()) as record:
            fill(record, many(5))
            digest = record.digest()
    assert version_of(path) == 1
    with SqliteRecord.open(path, writing=True) as record:
        assert record.digest() == digest
        assert record.verify() == ()
    assert version_of(path) == migrations.newest()


def test_migrations_are_numbered_without_gaps() -> None:
    numbers = [one.version for one in migrations.MIGRATIONS]
    assert numbers == list(range(1, len(numbers) + 1))
    assert migrations.after(0) == migrations.MIGRATIONS
    assert migrations.after(migrations.newest()) == ()


def test_a_half_made_record_takes_no_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path) -> None:
        raise OSError("no power")

    monkeypatch.setattr(sqlite_file, "sync", fail)
    with pytest.raises(OSError, match="no power"):
        SqliteRecord.open(tmp_path / "record.db", writing=True, create=True)
    assert [one.name for one in tmp_path.iterdir()] == ["record.db.lock"]


def test_a_record_without_cards_gets_them(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with SqliteRecord.open(path, writing=True, create=True, clock=Clock()) as record:
        entries = many(5)
        fill(record, entries)
        record.append_incidents([incident("01A", [entries[0].coded.mentions[0]])])
        before = record.incident_cards(range(1, 100))
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE incident_card")
        connection.execute("DROP INDEX report_by_published")
        connection.execute("DROP INDEX told_mention_by_version")
        connection.execute("DROP TABLE copy_group")
        connection.execute("DROP TABLE reference")
        connection.execute("PRAGMA user_version=2")
    with SqliteRecord.open(path, writing=True) as record:
        assert version_of(path) == NOW
        assert before
        assert record.incident_cards(range(1, 100)) == before
        assert record.verify() == ()
