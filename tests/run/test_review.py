"""Decisions of people: kept for ever, stronger than any rule, and taken back without a trace in the values."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from recordkit import Clock, coded, fill
from tocsin.errors import ChangedMeanwhileError, DecisionError, KeyUsedError, NotFoundError
from tocsin.model.coding import CodedReport
from tocsin.model.incident import Incident, IncidentState
from tocsin.model.judgement import Decision
from tocsin.model.mention import Stage
from tocsin.record.base import Entry, IncidentFilter, Record
from tocsin.record.memory import MemoryRecord
from tocsin.record.sqlite import SqliteRecord
from tocsin.run.linking import link_new
from tocsin.run.query import find_incidents
from tocsin.run.review import Asked, Decided, decide, decisions, last_decision, undo
from tocsin.run.review_items import ItemKind, sentence_around
from tocsin.run.review_queue import review_item, review_queue
from tocsin.run.review_targets import version_of

NOON = dt.datetime(2024, 5, 1, 12, tzinfo=dt.UTC)
EVERY = IncidentFilter(states=tuple(IncidentState))


@pytest.fixture(params=["memory", "sqlite"])
def record(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Record]:
    """Two reports of one bombing in Ankara, a raid in Lima, and a clash in Şırnak."""
    made: Record = MemoryRecord(Clock())
    if request.param == "sqlite":
        made = SqliteRecord.open(tmp_path / "record.db", create=True, writing=True, clock=Clock())
    with made:
        add(made, coded(1), coded(2, killed=5), coded(3, "Lima", verb="raid"), coded(4, "Şırnak", verb="clash"))
        yield made


def add(record: Record, *reports: CodedReport) -> None:
    fill(record, [Entry(one) for one in reports])
    link_new(record, [one.report.id for one in reports])


def say(record: Record, item: str, decision: str, **more: object) -> Decided:
    asked = Asked(item, decision, "ada", "seen with my own eyes", **more)  # type: ignore[arg-type]
    return decide(record, asked, NOON + dt.timedelta(minutes=len(record.reviews())))


def take_back(record: Record, review: str) -> Decided:
    at = NOON + dt.timedelta(minutes=len(record.reviews()))
    return undo(record, review, by="ada", why="a slip", at=at)


def of(record: Record, number: int) -> Incident:
    """Give the incident that holds the mention of a report, by the report's number."""
    mention = next(m for m in record.mentions() if (r := record.report(m.report)) and f"Report {number}." in r.text)
    return record.incident(record.incident_of(mention.id) or "")


def killed(incident: Incident) -> int | None:
    return incident.quantities[0].value.range.best


def test_a_correction_stands_over_all_reports_and_names_what_it_set_aside(record: Record) -> None:
    bombing = of(record, 1)
    say(record, f"{bombing.id}:killed", "correct", value="4")
    figure = of(record, 1).quantities[0]
    assert (figure.value.range.best, figure.rule) == (4, "person")
    assert {one.value.range.best for one in figure.set_aside} == {3, 5}
    assert any("seen with my own eyes" in one.reason for one in figure.set_aside)


def test_a_correction_outlasts_new_reports_and_linking_everything_again(record: Record) -> None:
    say(record, f"{of(record, 1).id}:killed", "correct", value="4")
    add(record, coded(5, killed=9))
    assert killed(of(record, 1)) == 4
    link_new(record, None)
    assert killed(of(record, 1)) == 4
    assert len(of(record, 1).mentions) == 3


@pytest.mark.parametrize(
    ("field", "decision", "value"),
    [
        ("killed", "correct", "4"),
        ("killed.children", "correct", "2"),
        ("date", "correct", "2015-10-09"),
        ("place", "correct", "Istanbul @ 41.01,28.98"),
        ("type", "correct", "suicide bombing"),
        ("stage", "correct", "attempted"),
        ("killed", "reject", None),
        ("date", "reject", None),
        ("perpetrator_organisation.grp_red_column", "reject", None),
        (None, "accept", None),
        (None, "reject", None),
    ],
)
def test_taking_a_decision_back_restores_the_digest(
    record: Record, field: str | None, decision: str, value: str | None
) -> None:
    before, shown = record.digest(), of(record, 1)
    made = say(record, f"{shown.id}:{field}" if field else shown.id, decision, value=value)
    assert record.digest() != before
    assert of(record, 1) != shown
    take_back(record, made.review.id)
    assert record.digest() == before
    link_new(record, None)
    assert record.digest() == before


def test_an_undo_can_be_undone(record: Record) -> None:
    made = say(record, f"{of(record, 1).id}:killed", "correct", value="4")
    decided = record.digest()
    back = take_back(record, made.review.id)
    with pytest.raises(DecisionError, match="taken back already"):
        take_back(record, made.review.id)
    take_back(record, back.review.id)
    assert record.digest() == decided
    assert killed(of(record, 1)) == 4


def test_two_incidents_that_a_person_calls_the_same_are_one_and_come_apart_again(record: Record) -> None:
    before = record.digest()
    bombing, raid = of(record, 1), of(record, 3)
    made = say(record, bombing.id, "same", other=raid.id)
    joined = of(record, 1)
    assert set(joined.mentions) == {*bombing.mentions, *raid.mentions}
    assert record.incident(raid.id) == record.incident(bombing.id) == joined
    link_new(record, None)
    assert of(record, 3).id == joined.id
    take_back(record, made.review.id)
    assert record.digest() == before
    assert (of(record, 1).id, of(record, 3).id) == (bombing.id, raid.id)


def test_a_mention_that_a_person_splits_off_stays_apart(record: Record) -> None:
    leaving = of(record, 1).mentions[0]
    made = say(record, of(record, 1).id, "split", mentions=(leaving,))
    assert of(record, 1).id != of(record, 2).id
    add(record, coded(6, killed=5))
    assert of(record, 1).id != of(record, 2).id
    judged = [one.decision for one in record.judgements(leaving) if one.is_by_person]
    assert judged == [Decision.DIFFERENT]
    take_back(record, made.review.id)
    assert of(record, 1).id == of(record, 2).id


def test_a_rejected_mention_leaves_its_incident_and_the_last_one_takes_it_along(record: Record) -> None:
    before = record.digest()
    bombing, raid = of(record, 1), of(record, 3)
    first = say(record, bombing.mentions[0], "reject")
    assert record.incident(bombing.id).mentions == bombing.mentions[1:]
    second = say(record, raid.mentions[0], "reject")
    assert record.incident(raid.id).state is IncidentState.REJECTED
    assert raid.id not in {one.id for one in find_incidents(record, IncidentFilter())}
    for made in (second, first):
        take_back(record, made.review.id)
    assert record.digest() == before


def test_a_corrected_mention_is_linked_by_what_the_person_says(record: Record) -> None:
    mention = of(record, 2).mentions[-1]
    made = say(record, f"{mention}:date", "correct", value="2011-03-05")
    apart = record.incident(record.incident_of(mention) or "")
    assert apart.mentions == (mention,)
    assert apart.date is not None
    assert apart.date.value.edtf == "2011-03-05"
    take_back(record, made.review.id)
    assert len(of(record, 1).mentions) == 2


def test_one_person_reviews_and_two_confirm(record: Record) -> None:
    bombing = of(record, 1).id
    say(record, bombing, "accept")
    assert record.incident(bombing).state is IncidentState.REVIEWED
    say(record, bombing, "accept")
    assert record.incident(bombing).state is IncidentState.REVIEWED
    decide(record, Asked(bombing, "accept", "ben", "checked with the hospital"), NOON)
    assert record.incident(bombing).state is IncidentState.CONFIRMED


# --- sending twice, and seeing what is old -------------------------------------------------------------------------


def test_a_decision_sent_twice_under_its_key_is_made_once(record: Record) -> None:
    item = f"{of(record, 1).id}:killed"
    first = say(record, item, "correct", value="4", key="k1")
    again = say(record, item, "correct", value="4", key="k1")
    assert (first.is_new, again.is_new) == (True, False)
    assert again.review == first.review
    assert len(record.reviews()) == 1


def test_a_key_is_good_for_one_decision_only(record: Record) -> None:
    item = f"{of(record, 1).id}:killed"
    say(record, item, "correct", value="4", key="k1")
    with pytest.raises(KeyUsedError):
        say(record, item, "reject", key="k1")
    with pytest.raises(KeyUsedError):
        say(record, item, "correct", value="7", key="k1")


def test_who_saw_an_older_state_is_told_and_nothing_is_stored(record: Record) -> None:
    item = review_item(record, f"{of(record, 1).id}:killed")
    say(record, item.id, "correct", value="4", expected=item.version)
    with pytest.raises(ChangedMeanwhileError) as caught:
        say(record, item.id, "correct", value="6", expected=item.version)
    assert caught.value.found == version_of(record, item.target)
    assert killed(of(record, 1)) == 4
    assert len(record.reviews()) == 1


@pytest.mark.parametrize(
    ("item", "decision", "more"),
    [
        ("{bombing}", "perhaps", {}),
        ("{bombing}:killed", "correct", {}),
        ("{bombing}:killed", "correct", {"value": "some"}),
        ("{bombing}:killed", "correct", {"value": "5-3"}),
        ("{bombing}:date", "correct", {"value": ""}),
        ("{bombing}:type", "reject", {}),
        ("{bombing}:perpetrator_organisation.grp_red_column", "correct", {"value": "x"}),
        ("{bombing}", "split", {"mentions": ("mnt_x",)}),
        ("{bombing}", "split", {}),
        ("{bombing}", "same", {}),
        ("{bombing}", "same", {"other": "{bombing}"}),
        ("{bombing}", "correct", {"value": "3"}),
    ],
)
def test_what_cannot_be_decided_is_said_and_nothing_is_stored(
    record: Record, item: str, decision: str, more: dict[str, object]
) -> None:
    names = {"bombing": of(record, 1).id}
    given = {key: value.format(**names) if isinstance(value, str) else value for key, value in more.items()}
    with pytest.raises(DecisionError):
        say(record, item.format(**names), decision, **given)
    assert record.reviews() == ()


@pytest.mark.parametrize(("by", "why"), [("", "because"), (" ", "because"), ("ada", ""), ("ada", " \n")])
def test_a_decision_has_a_name_and_a_reason(record: Record, by: str, why: str) -> None:
    with pytest.raises(DecisionError):
        decide(record, Asked(of(record, 1).id, "accept", by, why), NOON)


def test_what_is_not_there_cannot_be_decided(record: Record) -> None:
    for item in ("jdg_none", "mnt_none", "clm_none", "01NONE"):
        with pytest.raises(NotFoundError):
            say(record, item, "accept")


# --- the queue -----------------------------------------------------------------------------------------------------


def test_a_contradiction_is_asked_about_with_the_sentences_of_both_sides(record: Record) -> None:
    (item,) = [one for one in review_queue(record) if one.id == f"{of(record, 1).id}:killed"]
    assert item.kind is ItemKind.CONTRADICTION
    assert item.choices == ("accept", "correct", "reject", "defer")
    said = [sentence.exact for side in item.sides for sentence in side.sentences]
    assert any("killing 3" in sentence for sentence in said)
    assert any("killing 5" in sentence for sentence in said)


def test_what_is_accepted_is_not_asked_again_until_it_changes(record: Record) -> None:
    item = f"{of(record, 1).id}:killed"
    say(record, item, "accept")
    assert item not in {one.id for one in review_queue(record)}
    add(record, coded(5, killed=11))
    assert item in {one.id for one in review_queue(record)}


def test_what_is_put_off_comes_last_and_only_when_asked_for(record: Record) -> None:
    item = review_queue(record)[0].id
    say(record, item, "defer")
    assert item not in {one.id for one in review_queue(record)}
    assert review_queue(record, with_deferred=True)[-1].id == item


def test_an_unsure_pair_is_asked_once_and_settled_by_a_person(record: Record) -> None:
    add(record, coded(7, day=dt.date(2015, 10, 12), killed=3, stage=Stage.ACCOMPLISHED))
    pairs = review_queue(record, kinds=[ItemKind.PAIR])
    for pair in pairs:
        assert pair.choices == ("same", "different", "defer")
        assert len(pair.sides) == 2
    if pairs:
        made = say(record, pairs[0].id, "different", expected=pairs[0].version)
        assert pairs[0].id not in {one.id for one in review_queue(record)}
        take_back(record, made.review.id)
        assert pairs[0].id in {one.id for one in review_queue(record)}


def test_more_killed_and_more_reports_come_first(record: Record) -> None:
    add(record, coded(8, "Suva", killed=300), coded(9, "Suva", killed=90))
    assert review_queue(record)[0].incidents == (of(record, 8).id,)


def test_where_two_must_agree_another_person_is_asked_for_what_one_accepted(record: Record) -> None:
    raid = of(record, 3).id
    say(record, raid, "accept")
    assert raid not in {one.id for one in review_queue(record)}
    assert raid not in {one.id for one in review_queue(record, second_reader="ada")}
    (asked,) = [one for one in review_queue(record, second_reader="ben") if one.id == raid]
    assert asked.kind is ItemKind.SECOND
    assert "ada accepted it" in asked.reason
    decide(record, Asked(raid, "accept", "ben", "seen too", expected=asked.version), NOON + dt.timedelta(hours=1))
    assert of(record, 3).state is IncidentState.CONFIRMED
    assert raid not in {one.id for one in review_queue(record, second_reader="ben")}


def test_decisions_of_an_incident_are_listed_with_whether_they_hold(record: Record) -> None:
    bombing = of(record, 1).id
    made = say(record, f"{bombing}:killed", "correct", value="4")
    say(record, of(record, 3).id, "accept")
    back = take_back(record, made.review.id)
    assert [(one.id, holds) for one, holds in decisions(record, bombing)] == [
        (made.review.id, False),
        (back.review.id, True),
    ]
    assert len(decisions(record)) == 3
    assert last_decision(record, "ada").target.id == of(record, 3).id


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("One. Two bombs. Three.", "Two", "Two bombs."),
        ("A title\nA bomb", "bomb", "A bomb"),
        ("no end", "no end", "no end"),
        ("x" * 2000, "x", None),
    ],
)
def test_the_sentence_around_words_is_found(text: str, words: str, sentence: str | None) -> None:
    start = text.index(words)
    first, last = sentence_around(text, start, start + len(words))
    assert text[first:last] == sentence if sentence else last - first < 1000
