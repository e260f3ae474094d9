"""Random histories: order, batches and repetition change nothing, people outrank rules, undo restores what was."""

import datetime as dt
import os
from collections.abc import Iterable
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recordkit import Clock, coded, fill
from tocsin.errors import DecisionError
from tocsin.model.coding import CodedReport
from tocsin.model.identity import IncidentId
from tocsin.model.incident import Incident, IncidentState
from tocsin.record.base import ANY_INCIDENT, Entry, IncidentFilter, Record
from tocsin.record.memory import MemoryRecord
from tocsin.run.linking import link_new
from tocsin.run.query import find_incidents
from tocsin.run.review import Asked, decide, undo

NOON = dt.datetime(2024, 5, 1, tzinfo=dt.UTC)
HISTORIES = settings(
    max_examples=int(os.environ.get("TOCSIN_HISTORIES", "25")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
DAYS = [dt.date(2015, 10, 10), dt.date(2015, 10, 11), dt.date(2015, 10, 20), None]


@st.composite
def some_reports(draw: st.DrawFn) -> list[CodedReport]:
    return [
        coded(
            number,
            place=draw(st.sampled_from(["Ankara", "Ankara", "Lima", None])),
            day=draw(st.sampled_from(DAYS)),
            verb=draw(st.sampled_from(["bomb", "bomb", "clash"])),
            killed=draw(st.sampled_from([None, 3, 12, 12, 60])),
        )
        for number in range(draw(st.integers(2, 9)))
    ]


Corrections = list[tuple[int, str, str | None]]  # report, field or "", new value; None rejects


@st.composite
def some_corrections(draw: st.DrawFn) -> Corrections:
    kinds = [("", None), ("date", "2015-10-10"), ("date", "2011"), ("killed", "60"), ("killed", None)]
    chosen = draw(st.lists(st.tuples(st.integers(0, 8), st.sampled_from(kinds)), max_size=3, unique_by=lambda c: c[0]))
    return [(number, field, value) for number, (field, value) in chosen]


def build(reports: Iterable[list[CodedReport]], corrections: Corrections, early: int = 0) -> Record:
    """Add reports batch by batch, with some corrections between the batches and the rest at the end."""
    record = MemoryRecord(Clock())
    waiting = list(corrections)
    for batch in reports:
        fill(record, [Entry(one) for one in batch])
        link_new(record, [one.report.id for one in batch])
        if early:
            waiting = correct(record, waiting)
    correct(record, waiting)
    return record


def correct(record: Record, corrections: Corrections) -> Corrections:
    """Make the corrections whose report is there; give the others."""
    left = []
    for number, field, value in corrections:
        mention = next((m.id for m in record.mentions() if of_number(record, m.report) == number), None)
        if mention is None:
            left.append((number, field, value))
            continue
        decision = "reject" if value is None else "correct"
        decide(record, Asked(f"{mention}:{field}" if field else mention, decision, "ada", "seen", value), NOON)
    return left


def of_number(record: Record, report: str) -> int:
    found = record.report(report)  # type: ignore[arg-type]
    return int(found.text.split(".")[0].split()[1]) if found else -1


def what_is_known(record: Record) -> set[Incident]:
    return {replace(one, id=IncidentId(""), revision=0) for one in find_incidents(record, ANY_INCIDENT)}


@HISTORIES
@given(some_reports(), some_corrections(), st.data())
def test_order_batches_and_the_time_of_corrections_change_no_incident(
    reports: list[CodedReport], corrections: Corrections, data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(reports))
    size = data.draw(st.integers(1, 4))
    one = build([reports], corrections)
    batches = [shuffled[at : at + size] for at in range(0, len(shuffled), size)]
    other = build(batches, corrections, early=data.draw(st.integers(0, 1)))
    assert what_is_known(one) == what_is_known(other)
    before = other.digest()
    fill(other, [Entry(report) for report in reports])
    link_new(other, None)
    assert other.digest() == before
    assert other.verify() == ()


def test_an_incident_that_comes_apart_takes_no_id_that_another_incident_has_by_then() -> None:
    """Report 1 founds an incident that only report 5 is left in; taken out of another later, 1 founds one once more."""
    reports = [
        coded(number, day=None if number == 5 else DAYS[0], verb="clash" if number in (1, 5) else "bomb", killed=killed)
        for number, killed in enumerate([None, 12, None, 12, None, None, None, None])
    ]
    corrections: Corrections = [(5, "date", "2011"), (6, "date", "2011"), (1, "killed", None)]
    one = build([reports], corrections)
    other = build([[report] for report in reports], corrections)
    assert all(other.incident_of(mention.id) for mention in other.mentions())
    assert what_is_known(one) == what_is_known(other)
    before = other.digest()
    link_new(other, None)
    assert other.digest() == before
    assert other.verify() == ()


@HISTORIES
@given(some_reports(), st.data())
def test_decisions_outlast_linking_and_undoing_all_of_them_restores_what_was(
    reports: list[CodedReport], data: st.DataObject
) -> None:
    record = build([reports], [])
    before = record.digest()
    ids = {mention.id: record.incident_of(mention.id) for mention in record.mentions()}
    made = []
    for step in range(data.draw(st.integers(1, 5))):
        asked = data.draw(st.sampled_from(possible(record)))
        try:
            done = decide(record, asked, NOON + dt.timedelta(minutes=step))
        except DecisionError:
            continue
        made.append(done.review.id)
        decided = record.digest()
        link_new(record, None)
        assert record.digest() == decided
    for step, review in enumerate(reversed(made), 10):
        undo(record, review, by="ada", why="a slip", at=NOON + dt.timedelta(minutes=step))
    assert record.digest() == before
    assert {mention.id: record.incident_of(mention.id) for mention in record.mentions()} == ids
    assert record.verify() == ()


def possible(record: Record) -> list[Asked]:
    """Give decisions of every kind that could be made now."""
    incidents = list(find_incidents(record, ANY_INCIDENT)) or [record.incident(i.id) for i in _rejected(record)]
    found = []
    for one, other in zip(incidents, [*incidents[1:], incidents[0]], strict=True):
        found += [
            Asked(one.id, "accept", "ada", "seen"),
            Asked(one.id, "reject", "ada", "seen"),
            Asked(f"{one.id}:date", "correct", "ada", "seen", "2014-01-02"),
            Asked(f"{one.id}:killed", "correct", "ada", "seen", "7"),
            Asked(f"{one.id}:place", "reject", "ada", "seen"),
            Asked(one.id, "same", "ada", "seen", other=other.id),
            Asked(one.id, "split", "ada", "seen", mentions=one.mentions[:1]),
            Asked(one.mentions[0], "reject", "ada", "seen"),
            Asked(f"{one.mentions[-1]}:date", "correct", "ada", "seen", "2015-10-20"),
        ]
    return found


def _rejected(record: Record) -> list[Incident]:
    return list(find_incidents(record, IncidentFilter(states=(IncidentState.REJECTED,))))
