"""No edit goes unseen: of the audit chain itself, or of what it covers."""

import random
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from recordkit import Clock, fill, incident, judge, many
from tocsin.record import audit
from tocsin.record.base import AuditEntry
from tocsin.record.sqlite import SqliteRecord
from tocsin.record.sqlite_schema import APPEND_ONLY, COLUMNS

FIELDS = ("seq", "at", "actor", "action", "target", "before", "after", "previous", "hash")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("audit") / "record.db"
    entries = many(120)
    mentions = [one.coded.mentions[0] for one in entries]
    with SqliteRecord.open(made, writing=True, create=True, clock=Clock()) as record:
        fill(record, entries, 2)
        for at in range(0, 100, 5):
            record.append_incidents([incident(f"i{at}", mentions[at : at + 5])])
            record.append_judgements([judge(mentions[at], mentions[at + 1])])
            record.note("ada", "unmask names", f"{at}.csv", "a reason")
    return made


@pytest.fixture(scope="module")
def chain(path: Path) -> tuple[AuditEntry, ...]:
    with SqliteRecord.open(path) as record:
        return tuple(record.audit())


def is_found(entries: Sequence[AuditEntry], head: str | None = None) -> bool:
    return any(audit.check_chain(entries, head))


def change_a_character(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text))
    return text[:at] + chr(ord(text[at]) ^ 1) + text[at + 1 :]


def edit(chain: list[AuditEntry], chance: random.Random) -> list[AuditEntry]:
    at = chance.randrange(len(chain))
    entry = chain[at]
    field = chance.choice([name for name in FIELDS if name not in ("seq", "at", "before")])
    chain[at] = replace(entry, **{field: change_a_character(getattr(entry, field), chance)})
    return chain


def take_out(chain: list[AuditEntry], chance: random.Random) -> list[AuditEntry]:
    del chain[chance.randrange(len(chain) - 1)]
    return chain


def swap(chain: list[AuditEntry], chance: random.Random) -> list[AuditEntry]:
    one, other = chance.sample(range(len(chain)), 2)
    chain[one], chain[other] = chain[other], chain[one]
    return chain


def swap_and_renumber(chain: list[AuditEntry], chance: random.Random) -> list[AuditEntry]:
    return [replace(entry, seq=number) for number, entry in enumerate(swap(chain, chance), 1)]


def put_in(chain: list[AuditEntry], chance: random.Random) -> list[AuditEntry]:
    at = chance.randrange(len(chain))
    chain.insert(at, audit.link(chain[at - 1] if at else None, chain[at].at, "eve", "note", "nothing", "0" * 64))
    return chain


@pytest.mark.parametrize("change", [edit, take_out, swap, swap_and_renumber, put_in])
def test_every_change_of_the_chain_is_found(
    chain: tuple[AuditEntry, ...], change: Callable[[list[AuditEntry], random.Random], list[AuditEntry]]
) -> None:
    assert not is_found(chain, chain[-1].hash)
    missed = [seed for seed in range(100) if not is_found(change(list(chain), random.Random(seed)))]
    assert missed == []


def test_the_first_bad_entry_is_named(chain: tuple[AuditEntry, ...]) -> None:
    bad = list(chain)
    bad[41] = replace(bad[41], actor="eve")
    assert next(audit.check_chain(bad)).subject == "entry 42"


def test_an_end_that_was_cut_off_is_found_only_with_a_saved_head(chain: tuple[AuditEntry, ...]) -> None:
    assert not is_found(chain[:-3])
    assert is_found(chain[:-3], head=chain[-1].hash)


def test_a_whole_new_chain_is_found_with_a_saved_head(chain: tuple[AuditEntry, ...]) -> None:
    forged: list[AuditEntry] = []
    for entry in chain:
        last = forged[-1] if forged else None
        forged.append(audit.link(last, entry.at, entry.actor, entry.action, entry.target + "!", entry.after))
    assert not is_found(forged)
    assert is_found(forged, head=chain[-1].hash)


# --- rows that someone edits with another program ------------------------------------------------------------------


def tamper(path: Path, copy: Path, statements: Sequence[str]) -> bool:
    """Change rows behind the back of the record, put its triggers back, and say whether verify finds it."""
    copy.write_bytes(path.read_bytes())
    connection = sqlite3.connect(copy, isolation_level=None)
    triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    changed = 0
    for statement in statements:
        changed += connection.execute(statement).rowcount
    for _, sql in triggers:
        connection.execute(sql)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    assert changed > 0, statements
    with SqliteRecord.open(copy) as record:
        return any(one.is_error for one in record.verify())


def statements_for(table: str, chance: random.Random) -> list[str]:
    one = f"(SELECT seq FROM {table} ORDER BY seq LIMIT 1 OFFSET {chance.randrange(5)})"
    ways = [f"DELETE FROM {table} WHERE seq = {one}"]
    texts = {
        "report": "text",
        "outcome": "name",
        "run": "command",
        "run_end": "ended_at",
        "audit": "target",
        "copy_band": "band",
    }
    column = texts.get(table, "payload")
    ways.append(f"UPDATE {table} SET {column} = {column} || ' ' WHERE seq = {one}")
    return [chance.choice(ways)]


@pytest.mark.slow
def test_rows_changed_or_removed_with_another_program_are_found(path: Path, tmp_path: Path) -> None:
    with SqliteRecord.open(path) as record:
        filled = [one for one in APPEND_ONLY if record._storage.number(f"SELECT count(*) > 4 FROM {one}")]
        filled += [one for one in ("run", "run_end") if one not in filled]
    missed = []
    for seed in range(40):
        chance = random.Random(seed)
        table = filled[seed % len(filled)]
        statements = statements_for(table, chance)
        if table in ("run", "run_end"):
            statements = [statements[0].split(" WHERE ")[0]]
        if not tamper(path, tmp_path / "copy.db", statements):
            missed.append(statements)
    assert missed == []


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO outcome SELECT max(seq) + 1, run, 'x', NULL, 'failed', NULL, NULL, NULL, batch FROM outcome",
        "UPDATE mention SET lat = lat + 1 WHERE lat IS NOT NULL",
        "UPDATE current_incident SET type = 'arrest'",
        "DELETE FROM incident_member WHERE incident = 'i5'",
        "DELETE FROM current_incident WHERE id = 'i5'",
        "INSERT INTO report_words(report_words, rowid, title, text) VALUES ('delete', 1, 'x', 'y')",
        "DELETE FROM mention_place WHERE mention = (SELECT min(mention) FROM mention_place)",
        "UPDATE outcome SET state = 'refused' WHERE seq = 3",
    ],
)
def test_indexes_and_numbers_that_say_something_else_are_found(path: Path, tmp_path: Path, statement: str) -> None:
    assert tamper(path, tmp_path / "copy.db", [statement])


def test_every_append_only_table_is_covered_by_the_audit() -> None:
    assert {*COLUMNS, "audit"} == set(APPEND_ONLY)
    assert all(columns[-1] == "batch" for columns in COLUMNS.values())
