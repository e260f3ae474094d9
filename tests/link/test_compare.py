"""What each feature finds in two mentions, and that every finding has a weight."""

import re
from pathlib import Path

import pytest
from telling_of import told

from tocsin.link import compare
from tocsin.link.compare import counts, kind, when, where, words
from tocsin.link.decide import judge
from tocsin.link.facts import facts_of
from tocsin.link.telling import telling_words
from tocsin.link.weights import WEIGHTS
from tocsin.model.judgement import Decision
from tocsin.model.mention import EventType

DAY = "2024-05-14"


@pytest.mark.parametrize(
    ("one", "other", "finding"),
    [
        (DAY, DAY, when.SAME_DAY),
        (DAY, "2024-05-15", when.NEXT_DAY),
        (DAY, "2024-05-17", when.FEW_DAYS),
        (DAY, "2024-06-17", when.APART),
        (DAY, "2024-05", when.IN_MONTH),
        (DAY, "2024", when.IN_YEAR),
        (DAY, "2023", when.APART),
    ],
)
def test_days_are_compared_as_exactly_as_the_words_are(one: str, other: str, finding: str) -> None:
    assert when.compare(facts_of(told("r1", day=one)), facts_of(told("r2", day=other))) == finding


@pytest.mark.parametrize(
    ("published", "finding"), [("2024-05-15", when.FRESH), ("2024-05-24", when.RECENT), ("2024-08-01", when.OLD)]
)
def test_an_undated_act_is_sought_in_the_days_before_its_report(published: str, finding: str) -> None:
    dated, undated = facts_of(told("r1", day=DAY)), facts_of(told("r2", published=published))
    assert when.compare(dated, undated) == finding


@pytest.mark.parametrize(
    ("one", "other", "finding"),
    [
        ("Kesh", "Kesh", where.SAME_PLACE),
        ("Kesh", "VRN", where.IN_COUNTRY),
        ("Kesh", "Olma", where.APART),
        ("Kesh", "TTH", where.OTHER_COUNTRY),
        ("Kesh", None, None),
    ],
)
def test_places_are_compared_as_exactly_as_the_words_are(one: str, other: str | None, finding: str | None) -> None:
    assert where.compare(facts_of(told("r1", place=one)), facts_of(told("r2", place=other))) == finding


@pytest.mark.parametrize(
    ("first", "then", "finding"),
    [
        ("12", "12", counts.SAME_LARGE_COUNT),
        ("3", "3", counts.SAME_COUNT),
        ("58", "59", counts.CLOSE_LARGE),
        ("6", "7", counts.CLOSE),
        ("4+", "11", counts.GREW),
        ("11", "6", counts.SHRANK),
        ("5", "40", counts.JUMPED),
        ("40", "1", counts.PART),
        ("42", "42", counts.SAME_HUGE_COUNT),
    ],
)
def test_tolls_may_grow_and_seldom_shrink_or_jump(first: str, then: str, finding: str) -> None:
    early = facts_of(told("r1", published="2024-05-14", killed=first))
    late = facts_of(told("r2", published="2024-05-15", killed=then))
    assert counts.compare(early, late) == finding


@pytest.mark.parametrize(
    ("one", "other", "can"),
    [
        (EventType.BOMBING, EventType.SUICIDE_BOMBING, True),
        (EventType.ATTACK_UNSPECIFIED, EventType.ARMED_ASSAULT, True),
        (EventType.ARREST, EventType.BOMBING, False),
        (EventType.TRIAL_OR_CONVICTION, EventType.ARREST, False),
        (EventType.RELEASE, EventType.KIDNAPPING, False),
        (EventType.PROTEST_OR_RIOT, EventType.ARMED_ASSAULT, True),
    ],
)
def test_some_types_can_never_be_one_act(one: EventType, other: EventType, can: bool) -> None:
    assert kind.can_be_one(facts_of(told("r1", kind=one)), facts_of(told("r2", kind=other))) is can


def test_shared_rare_words_count_by_their_part_of_the_shorter_telling() -> None:
    short, long = told("r1", words="northgate depot"), told("r2", words="northgate depot bus quay mayor ferry")
    assert words.compare(facts_of(short), facts_of(long)) == words.MANY


def test_words_that_any_report_may_use_are_not_telling() -> None:
    assert telling_words(["Police said on Tuesday that the bomb attack killed people"]) == frozenset()


def test_every_finding_has_a_weight_and_every_weight_a_finding() -> None:
    folder = Path(compare.__file__).parent
    named = {
        name for path in folder.glob("*.py") for name in re.findall(r'"([a-z]+\.[a-z_]+)"', path.read_text("utf-8"))
    }
    assert named == set(WEIGHTS)


def test_a_judgement_says_why_in_words() -> None:
    one = told("r1", day=DAY, place="Kesh", killed="12", words="northgate depot")
    other = told("r2", day=DAY, place="Kesh", killed="12", words="northgate depot")
    found = judge(one, other)
    assert found.decision is Decision.SAME
    assert "2024-05-14" in found.reason
    assert {p.reason for p in found.parts} >= {"both kesh", "killed 12 and 12", "shared: depot, northgate"}
