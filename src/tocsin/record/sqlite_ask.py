"""How questions are put into SQL: fixed pieces of text, and values that stay values."""

from collections.abc import Sequence
from typing import Any

from tocsin.model.identity import IncidentId
from tocsin.record.facets import wanted_words
from tocsin.record.rules import choose_id
from tocsin.record.sqlite_storage import Storage


def given(value: str | None) -> tuple[str, ...]:
    """Give the values of a condition that is left out for None."""
    return () if value is None else (value,)


def all_of(conditions: Sequence[str]) -> str:
    """Join conditions to what follows a FROM."""
    return " WHERE " + " AND ".join(conditions) if conditions else ""


def match(terms: Sequence[Sequence[str]]) -> str:
    """Write terms as a full-text query: every word quoted, so that none is an operator."""
    return " AND ".join('"' + " ".join(term) + '"' for term in terms)


def add_words(where: list[str], values: list[Any], column: str, words: str | None) -> None:
    """Add conditions that each word begins some word of a column."""
    for word in wanted_words(words):
        where.append("instr(" + column + ", ?)")
        values.append(" " + word)


def full_id(storage: Storage, wanted: str) -> IncidentId:
    """Give the id of the one incident that begins so.

    Raises:
        NotFoundError: no incident begins so, or several do.
    """
    sql = "SELECT id FROM current_incident WHERE id >= ?1 AND id < ?1 || char(1114111) ORDER BY id LIMIT 6"
    return choose_id(wanted, [row[0] for row in storage.rows(sql, (wanted,))])
