"""Making all incidents anew, and asking what was known on a day."""

import datetime as dt

import pytest

from recordkit import Clock, coded, fill
from tocsin.errors import NotFoundError
from tocsin.model.coding import CodedReport
from tocsin.record.base import ANY_INCIDENT, Entry, IncidentFilter
from tocsin.record.memory import MemoryRecord
from tocsin.run.linking import link_new
from tocsin.run.query import find_incidents
from tocsin.run.relink import propose, relink
from tocsin.run.review import Asked, decide
from tocsin.run.show import show_incident


class Days(Clock):
    """A clock that a test sets to a day."""

    def to(self, day: str) -> None:
        self.now = dt.datetime.fromisoformat(f"{day}T09:00:00+00:00")


@pytest.fixture
def clock() -> Days:
    return Days()


@pytest.fixture
def record(clock: Days) -> MemoryRecord:
    """One report a day: a bombing, its second report, and a raid."""
    made = MemoryRecord(clock)
    reports = [coded(1), coded(2, killed=5), coded(3, "Lima", verb="raid")]
    for day, report in zip(("2024-03-01", "2024-03-02", "2024-03-03"), reports, strict=True):
        clock.to(day)
        add(made, report)
    return made


def add(record: MemoryRecord, report: CodedReport) -> None:
    fill(record, [Entry(report)])
    link_new(record, [report.report.id])


def test_with_the_same_rules_the_same_incidents_are_made(record: MemoryRecord) -> None:
    (bombing,) = find_incidents(record, IncidentFilter(place="Ankara"))
    decide(record, Asked(f"{bombing.id}:killed", "correct", "ada", "seen", "4"), dt.datetime.now(dt.UTC))
    told = propose(record).told
    assert told.is_same
    assert (told.incidents, told.values, told.new, told.ids) == (2, (), (), ())


def test_with_other_rules_it_is_said_what_would_change_before_it_does(
    record: MemoryRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = record.digest()
    monkeypatch.setattr("tocsin.link.linking.group", lambda whole, _people: tuple((one,) for one in whole))
    proposal = propose(record)
    told = proposal.told
    assert not told.is_same
    assert [one.kind for one in told.ids] == ["split"]
    assert len(told.new) == 1
    assert "killed" in {one.field for one in told.values}
    assert record.digest() == before
    stored = relink(record, proposal)
    assert stored.is_stored
    assert len(list(find_incidents(record, ANY_INCIDENT))) == 3
    assert propose(record).told.is_same


def test_the_record_is_listed_as_it_was_known_on_a_day(record: MemoryRecord) -> None:
    def told(day: str, wanted: IncidentFilter = ANY_INCIDENT) -> list[tuple[str, int]]:
        return [(str(i.type.value), i.reports) for i in find_incidents(record, wanted, as_known=day)]

    assert told("2024-02-29") == []
    assert told("2024-03-01") == [("bombing", 1)]
    assert told("2024-03-02") == [("bombing", 2)]
    assert len(told("2024-03")) == 2
    assert told("2024-03-03", IncidentFilter(text="raid")) == [("raid_or_search_operation", 1)]
    assert told("2024-03-03", IncidentFilter(country="TUR")) == [("bombing", 2)]
    assert list(find_incidents(record, ANY_INCIDENT, 1, as_known="2024-03-03")) == [
        next(find_incidents(record, ANY_INCIDENT))
    ]


def test_one_incident_is_shown_as_it_was_known_on_a_day(record: MemoryRecord, clock: Days) -> None:
    (raid,) = find_incidents(record, IncidentFilter(place="Lima"))
    (bombing,) = find_incidents(record, IncidentFilter(place="Ankara"))
    clock.to("2024-03-09")
    made = decide(record, Asked(bombing.id, "same", "ada", "seen", other=raid.id), clock())
    assert made.is_new
    view = show_incident(record, bombing.id, as_known="2024-03-01")
    assert (len(view.mentions), len(view.revisions)) == (1, 1)
    assert len(show_incident(record, raid.id, as_known="2024-03-05").mentions) == 1
    assert len(show_incident(record, raid.id, as_known="2024-03-09").mentions) == 3
    with pytest.raises(NotFoundError, match="did not know it"):
        show_incident(record, bombing.id, as_known="2024-02-01")
