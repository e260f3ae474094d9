"""Bare references are tied to the incident that they name, whichever came first."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from recordkit import Clock, coded, fill, find
from tocsin.model.coding import CodedReport
from tocsin.model.report import Report
from tocsin.record.base import ANY_INCIDENT, Entry, Record
from tocsin.record.memory import MemoryRecord
from tocsin.record.sqlite import SqliteRecord
from tocsin.run.linking import link_new
from tocsin.run.query import find_incidents
from tocsin.run.show import show_incident


@pytest.fixture(params=["memory", "sqlite"])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[list[Record]]:
    made: list[Record] = []
    for number in range(6):
        if request.param == "memory":
            made.append(MemoryRecord(Clock()))
        else:
            path = tmp_path / f"{number}.db"
            made.append(SqliteRecord.open(path, create=True, writing=True, clock=Clock()))
    yield made
    for one in made:
        one.close()


def looking_back(number: int, name: str) -> CodedReport:
    """Give a report of a later raid whose second mention only names an earlier act."""
    later = coded(number, "Suva", verb="raid")
    report = Report.of(f"{later.report.text} Nothing like it was seen since the {name} bombing.", "2019-01-01")
    words = find(report, f"the {name} bombing")
    mention = replace(
        coded(number).mentions[0],
        report=report.id,
        triggers=(words,),
        reference_only=True,
        date=None,
        place=None,
        quantities=(),
        participants=(),
    )
    return CodedReport(report, (mention,))


def test_a_reference_is_tied_whatever_came_first(make: list[Record]) -> None:
    reports = [coded(1, "Lima"), coded(2, "Ankara"), looking_back(3, "Lima")]
    for record, order in zip(make, permutations(reports), strict=True):
        for report in order:
            fill(record, [Entry(report)])
            link_new(record, [report.report.id])
        lima = next(i for i in find_incidents(record, ANY_INCIDENT) if i.place and i.place.value.name == "Lima")
        view = show_incident(record, lima.id)
        assert [words.exact for words in view.references] == ["the Lima bombing"]
        assert view.to_dict()["references"][0]["exact"] == "the Lima bombing"
        assert record.verify() == ()


def test_a_reference_that_could_name_two_acts_is_let_go(make: list[Record]) -> None:
    record = make[0]
    import datetime as dt

    second = coded(4, "Lima", day=dt.date(2017, 3, 1), killed=40)
    for report in (coded(1, "Lima"), looking_back(3, "Lima"), second):
        fill(record, [Entry(report)])
        link_new(record, [report.report.id])
    assert [show_incident(record, one.id).references for one in find_incidents(record, ANY_INCIDENT)] == [(), ()]
    assert record.verify() == ()
