"""The columns of all incidents are kept up with what is added, and say what reading them anew would."""

from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from recordkit import Clock, fill, incident, many

pytest.importorskip("numpy", reason="the extra web is not installed")

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.record.memory import MemoryRecord
from tocsin.record.sqlite import SqliteRecord
from tocsin.run.browse.catalogue import Catalogue, Codes, ManyCodes
from tocsin.run.browse.catalogue_read import read_catalogue, renewed


def said(catalogue: Catalogue) -> dict[str, Any]:
    """Give what a catalogue says, whatever its tables look like."""
    plain: dict[str, Any] = {}
    for one in fields(Catalogue):
        value = getattr(catalogue, one.name)
        if isinstance(value, Codes):
            plain[one.name] = [value.values[code] if code >= 0 else None for code in value.codes]
        elif isinstance(value, ManyCodes):
            pairs = zip(value.owners.tolist(), value.codes.tolist(), strict=True)
            plain[one.name] = sorted(
                (owner, value.values[code], value.label(value.values[code])) for owner, code in pairs
            )
        elif one.name == "seat":  # another numbering names the same incidents
            plain[one.name] = catalogue.positions(catalogue.id).tolist()
        elif isinstance(value, np.ndarray):
            plain[one.name] = ["nan" if n != n else n for n in value.tolist()]
        elif one.name not in ("seat_by_id", "derived"):
            plain[one.name] = value
    return plain


@given(st.lists(st.lists(st.integers(0, 11), max_size=6), min_size=1, max_size=6), st.integers(1, 5))
@settings(max_examples=40, deadline=None)
def test_a_catalogue_kept_up_is_one_read_anew(batches: list[list[int]], seed: int) -> None:
    record = MemoryRecord(Clock())
    entries = many(12, seed)
    fill(record, entries)
    kept = read_catalogue(record)
    for number, batch in enumerate(batches):
        record.append_incidents(
            [incident(f"i{n:02}", [entries[(n + number) % 12].coded.mentions[0]], killed=number) for n in batch]
        )
        kept = renewed(kept, record)
        assert said(kept) == said(read_catalogue(record))
        assert renewed(kept, record) is kept


def test_both_kinds_of_records_give_one_catalogue(tmp_path: Path) -> None:
    found = []
    with SqliteRecord.open(tmp_path / "record.db", writing=True, create=True, clock=Clock()) as stored:
        for record in (MemoryRecord(Clock()), stored):
            entries = many(9)
            fill(record, entries)
            record.append_incidents([incident(f"i{n}", [e.coded.mentions[0]]) for n, e in enumerate(entries)])
            found.append(said(read_catalogue(record)))
    assert found[0] == found[1]
    assert len(found[0]["id"]) == 9
