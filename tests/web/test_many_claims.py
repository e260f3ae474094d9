"""Claims of a record that holds more of them than one look takes in."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from recordkit import entry, fill, find
from tocsin.errors import SettingError
from tocsin.model.claim import ClaimRelation, ClaimType, Relation
from tocsin.model.evidence import Basis, Sourced
from tocsin.model.quantity import Qualifier, Quantity, Range, Subject
from tocsin.record.base import ANY_CLAIM, ClaimFilter, Entry, Record

pytest.importorskip("numpy", reason="numpy is not installed")
from tocsin.run.browse.claims_page import Days, contradictions_page
from tocsin.run.browse.estimates import series_page
from tocsin.run.wire import open_record


def _against(number: int) -> Entry:
    """Give a report of which both claims put a figure on the dead and stand against each other."""
    one = entry(number, killed=12)
    first, second = one.coded.claims
    words = find(one.coded.report, "12")
    figures = [
        Sourced(Quantity(Subject.KILLED, Range(n, n, n, Qualifier.EXACT)), Basis.STATED, (words,), "test.count")
        for n in (12, 15)
    ]
    claims = (
        replace(first, type=ClaimType.COUNT, quantity=figures[0]),
        replace(second, type=ClaimType.COUNT, quantity=figures[1], about_mention=first.about_mention),
    )
    relations = (
        ClaimRelation(first.id, second.id, Relation.CONTRADICTS, "of one attack"),
        ClaimRelation(second.id, first.id, Relation.CONTRADICTS),
    )
    return Entry(replace(one.coded, claims=claims, relations=relations), one.copies)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    path: Path = tmp_path_factory.mktemp("claims") / "many.db"
    with open_record(path, writing=True, create=True) as made:
        fill(made, [_against(n) if n % 2 else entry(n) for n in range(60)])
        yield made


def _pages(record: Record, wanted: ClaimFilter, limit: int) -> list[frozenset[str]]:
    found, at = [], None
    while True:
        page = contradictions_page(record, wanted, Days(), limit, at)
        found += [frozenset((one["left"]["id"], one["right"]["id"])) for one in page["items"]]
        at = page["next"]
        if at is None:
            return found


@pytest.mark.parametrize("limit", [1, 3, 7, 500])
def test_pages_of_contradictions_hold_every_pair_once_whatever_their_length(record: Record, limit: int) -> None:
    found = _pages(record, ANY_CLAIM, limit)
    assert len(found) == len(set(found)) == 30


@pytest.mark.parametrize("limit", [1, 3, 500])
def test_a_filter_that_one_side_fits_finds_each_pair_once_too(record: Record, limit: int) -> None:
    assert len(_pages(record, ClaimFilter(speaker="ozel"), limit)) == 30
    assert _pages(record, ClaimFilter(speaker="nobody"), limit) == []


def test_contradictions_of_other_days_are_left_out(record: Record) -> None:
    assert contradictions_page(record, ANY_CLAIM, Days(first=dt.date(2020, 1, 1)))["items"] == []


def test_series_come_in_pages_that_leave_none_out(record: Record) -> None:
    whole = series_page(record, ANY_CLAIM, Days(), 500)
    assert whole["next"] is None
    assert sum(len(one["points"]) for one in whole["series"]) == 60
    paged, at = [], None
    while True:
        page = series_page(record, ANY_CLAIM, Days(), 1, at)
        paged += [one["key"] for one in page["series"]]
        assert page["total"] == whole["total"]
        at = page["next"]
        if at is None:
            break
    assert paged == [one["key"] for one in whole["series"]]


def test_a_word_that_is_no_place_in_a_list_of_estimates_is_refused(record: Record) -> None:
    with pytest.raises(SettingError, match="begin again"):
        series_page(record, ANY_CLAIM, Days(), 10, "soon")
