"""The two-person rule: what one person decided alone is asked of another, until two have the same word on it."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordkit import Clock, coded, fill, judge
from tocsin.link.agreement import changing_review, lone_change, who_accepts, who_agrees
from tocsin.model.coding import CodedReport
from tocsin.model.incident import Incident, IncidentState
from tocsin.model.judgement import Decision
from tocsin.model.review import Review, ReviewDecision, ReviewTarget, TargetKind
from tocsin.record.base import Entry, Record
from tocsin.record.memory import MemoryRecord
from tocsin.record.sqlite import SqliteRecord
from tocsin.run.linking import link_new
from tocsin.run.review import Asked, Decided, decide, undo
from tocsin.run.review_items import Item, ItemKind
from tocsin.run.review_queue import review_queue

NOON = dt.datetime(2024, 5, 1, 12, tzinfo=dt.UTC)


@pytest.fixture(params=["memory", "sqlite"])
def record(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Record]:
    """Two reports of one bombing in Ankara, one of two days later, and a raid in Lima."""
    made: Record = MemoryRecord(Clock())
    if request.param == "sqlite":
        made = SqliteRecord.open(tmp_path / "record.db", create=True, writing=True, clock=Clock())
    with made:
        later = coded(7, day=dt.date(2015, 10, 12))
        _add(made, coded(1), coded(2, killed=5), coded(3, "Lima", verb="raid"), later)
        yield made


def _add(record: Record, *reports: CodedReport) -> None:
    fill(record, [Entry(one) for one in reports])
    link_new(record, [one.report.id for one in reports])


def _say(record: Record, by: str, item: str, decision: str, **more: object) -> Decided:
    at = NOON + dt.timedelta(minutes=len(record.reviews()))
    return decide(record, Asked(item, decision, by, "read", **more), at)  # type: ignore[arg-type]


def _of(record: Record, number: int) -> Incident:
    mention = next(m for m in record.mentions() if (r := record.report(m.report)) and f"Report {number}." in r.text)
    return record.incident(record.incident_of(mention.id) or "")


def _asked(record: Record, reader: str) -> dict[str, Item]:
    return {one.id: one for one in review_queue(record, kinds=[ItemKind.SECOND], second_reader=reader)}


def test_a_correction_holds_at_once_and_is_asked_of_another_person_until_two_agree(record: Record) -> None:
    item = f"{_of(record, 1).id}:killed"
    _say(record, "ada", item, "correct", value="4")
    assert _asked(record, "ada") == {}
    asked = _asked(record, "ben")[item]
    assert asked.value == "4"
    assert "ada corrected it" in asked.reason
    _say(record, "ben", item, "accept", expected=asked.version)
    assert _of(record, 1).quantities[0].value.range.best == 4
    assert _asked(record, "ben") == _asked(record, "cem") == {}


def test_to_accept_or_put_off_a_correction_does_not_take_it_back(record: Record) -> None:
    item = f"{_of(record, 1).id}:killed"
    _say(record, "ada", item, "correct", value="4")
    for decision in ("defer", "accept"):
        _say(record, "ben", item, decision)
        link_new(record, None)
        assert _of(record, 1).quantities[0].value.range.best == 4


def test_where_two_disagree_the_newest_holds_and_the_first_is_asked_again(record: Record) -> None:
    item = f"{_of(record, 1).id}:killed"
    _say(record, "ada", item, "correct", value="4")
    _say(record, "ben", item, "correct", value="6")
    assert _asked(record, "ben") == {}
    assert _asked(record, "ada")[item].value == "6"
    _say(record, "ada", item, "correct", value="6")
    assert _asked(record, "cem") == {}


def test_a_value_that_one_person_took_away_can_be_agreed_to_be_gone(record: Record) -> None:
    item = f"{_of(record, 3).id}:place"
    _say(record, "ada", item, "reject")
    asked = _asked(record, "ben")[item]
    assert asked.choices == ("accept", "correct", "defer")
    assert "took it away" in asked.reason
    _say(record, "ben", item, "accept")
    assert _of(record, 3).place is None
    assert _asked(record, "cem") == {}


def test_an_accepted_value_is_asked_again_of_another_and_not_once_it_changed(record: Record) -> None:
    item = f"{_of(record, 1).id}:killed"
    _say(record, "ada", item, "accept")
    assert item in _asked(record, "ben")
    _add(record, coded(5, killed=11))
    assert item not in _asked(record, "ben")
    assert item in {one.id for one in review_queue(record)}


def test_a_pair_that_one_person_decided_is_asked_of_another(record: Record) -> None:
    first, other = _of(record, 1), _of(record, 7)
    assert first.id != other.id
    sides = [record.mention(one.mentions[0]) for one in (first, other)]
    unsure = judge(*sorted(filter(None, sides), key=lambda one: one.id), Decision.UNSURE)
    record.append_judgements([unsure])
    pair = unsure.id
    _say(record, "ada", pair, "different")
    (asked,) = _asked(record, "ben").values()
    assert (asked.id, asked.choices) == (pair, ("same", "different", "defer"))
    assert len(asked.sides) == 2
    assert "ada said that they are two happenings" in asked.reason
    said = _say(record, "ben", pair, "same", expected=asked.version)
    assert record.incident_of(unsure.left) == record.incident_of(unsure.right)
    assert "ben said that they are one happening" in _asked(record, "ada")[pair].reason
    undo(record, said.review.id, by="ben", why="a slip", at=NOON + dt.timedelta(hours=2))
    _say(record, "cem", pair, "different")
    assert _asked(record, "ben") == {}


def test_joined_incidents_are_asked_about_until_another_accepts_them(record: Record) -> None:
    bombing = _of(record, 1).id
    _say(record, "ada", bombing, "same", other=_of(record, 7).id)
    home = _of(record, 1).id
    assert "ada joined another incident to it" in _asked(record, "ben")[home].reason
    _say(record, "ben", home, "accept")
    assert "ben accepted it" in _asked(record, "ada")[home].reason


def test_a_rejected_incident_is_asked_about_and_two_rejections_settle_it(record: Record) -> None:
    raid = _of(record, 3).id
    _say(record, "ada", raid, "reject")
    assert _asked(record, "ben")[raid].choices == ("accept", "reject", "defer")
    _say(record, "ben", raid, "reject")
    assert _asked(record, "cem") == {}
    assert record.incident(raid).state is IncidentState.REJECTED


def test_what_two_confirmed_is_no_longer_confirmed_once_one_changes_a_value(record: Record) -> None:
    raid = _of(record, 3).id
    _say(record, "ada", raid, "accept")
    _say(record, "ben", raid, "accept")
    assert record.incident(raid).state is IncidentState.CONFIRMED
    made = _say(record, "ada", f"{raid}:killed", "correct", value="4")
    assert record.incident(raid).state is IncidentState.REVIEWED
    _say(record, "ben", f"{raid}:killed", "accept")
    assert record.incident(raid).state is IncidentState.CONFIRMED
    undo(record, made.review.id, by="ada", why="a slip", at=NOON + dt.timedelta(hours=2))
    assert record.incident(raid).state is IncidentState.CONFIRMED


_DECISIONS = (ReviewDecision.ACCEPT, ReviewDecision.EDIT, ReviewDecision.REJECT, ReviewDecision.DEFER)
_reviews = st.lists(
    st.builds(
        lambda field, decision, by, value, n: Review(
            ReviewTarget(TargetKind.INCIDENT, "one", field),
            ReviewDecision.ACCEPT if field is None and decision is ReviewDecision.EDIT else decision,
            "read",
            by,
            NOON + dt.timedelta(minutes=n),
            old=value,
            new=value if decision is ReviewDecision.EDIT else None,
        ),
        st.sampled_from((None, "killed")),
        st.sampled_from(_DECISIONS),
        st.sampled_from(("ada", "ben", "cem")),
        st.sampled_from(("4", "5")),
        st.integers(0, 99),
    ),
    max_size=8,
)


@given(_reviews)
def test_whoever_changed_a_value_last_agrees_with_it_and_nobody_agrees_twice(reviews: list[Review]) -> None:
    changing = changing_review(reviews, "killed")
    people = who_agrees(reviews, "killed", changing.new if changing else "4")
    assert len(set(people)) == len(people)
    assert set(people) | set(who_accepts(reviews)) <= {one.reviewer for one in reviews}
    own = [one for one in reviews if changing and one.reviewer == changing.reviewer]
    if changing is not None and own[-1] is changing:
        assert changing.reviewer in people
    alone = lone_change(reviews)
    assert alone is None or alone.decision is ReviewDecision.REJECT
