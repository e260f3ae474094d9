"""What holds of a record whatever is put into it, in whatever order and batches."""

import datetime as dt
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from recordkit import Clock, fill, incident, judge, many
from tocsin.model.incident import IncidentState
from tocsin.model.judgement import Decision
from tocsin.model.outcome import InputState
from tocsin.model.report import Report
from tocsin.model.review import Review, ReviewDecision, ReviewTarget, TargetKind, active_reviews
from tocsin.record import facets
from tocsin.record.base import IncidentFilter, Record
from tocsin.record.memory import MemoryRecord
from tocsin.record.sqlite import SqliteRecord
from tocsin.record.words import find_passages, query_terms

ENTRIES = many(10)
MENTIONS = [one.coded.mentions[0] for one in ENTRIES]
NOON = dt.datetime(2024, 5, 1, 12, tzinfo=dt.UTC)
FEW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
numbers = st.integers(0, 9)


def made_of(kind: str, folder: str) -> Record:
    clock = Clock()
    if kind == "memory":
        return MemoryRecord(clock)
    return SqliteRecord.open(Path(folder) / "record.db", writing=True, create=True, clock=clock)


@pytest.mark.parametrize("kind", ["memory", "sqlite"])
@FEW
@given(order=st.permutations(range(10)), batch=st.integers(1, 11), again=st.lists(numbers, max_size=5))
def test_order_batches_and_repeats_give_one_digest(kind: str, order: list[int], batch: int, again: list[int]) -> None:
    with tempfile.TemporaryDirectory() as folder, made_of(kind, folder) as record:
        fill(record, [ENTRIES[number] for number in (*order, *again)], batch)
        assert record.digest() == WHOLE
        assert record.counts().reports == 10
        (run,) = record.runs()
        assert (run.stored, run.already_there) == (10, len(again))


def whole() -> str:
    with MemoryRecord(Clock()) as record:
        fill(record, ENTRIES)
        return record.digest()


WHOLE = whole()


def review(number: int, second: int) -> Review:
    target = ReviewTarget(TargetKind.MENTION, MENTIONS[number].id, "date")
    return Review(target, ReviewDecision.EDIT, "looked it up", "ada", NOON + dt.timedelta(seconds=second), "1", "2")


def undo(one: Review, second: int) -> Review:
    target = ReviewTarget(TargetKind.REVIEW, one.id)
    return Review(target, ReviewDecision.UNDO, "a slip", "ada", NOON + dt.timedelta(seconds=second))


@given(kept=st.lists(numbers, max_size=4, unique=True), undone=st.lists(numbers, max_size=4, unique=True))
def test_undone_reviews_are_as_if_they_had_never_been(kept: list[int], undone: list[int]) -> None:
    record, other = MemoryRecord(Clock()), MemoryRecord(Clock())
    for one in (record, other):
        fill(one, ENTRIES)
        one.append_reviews([review(number, 0) for number in kept])
    taken_back = [review(number, 7) for number in undone]
    record.append_reviews(taken_back)
    record.append_reviews([undo(one, 9) for one in taken_back])
    assert record.digest() == other.digest()
    assert active_reviews(record.reviews()) == active_reviews(other.reviews())


@given(st.integers(0, 6))
def test_an_even_number_of_undos_is_none(depth: int) -> None:
    chain = [review(1, 0)]
    for second in range(1, depth + 1):
        chain.append(undo(chain[-1], second))
    assert list(active_reviews(chain)) == (chain[:1] if depth % 2 == 0 else [])


@given(st.text())
def test_folding_is_done_once_and_keeps_what_can_be_stored(text: str) -> None:
    folded = facets.fold(text)
    folded.encode("utf-8")
    assert "\0" not in folded
    assert all(word == facets.fold(word) for word in facets.folded_words(text) if word.isascii())


@given(st.text(), st.text())
def test_passages_are_the_words_of_the_text(text: str, words: str) -> None:
    report = Report.of(text)
    for one in find_passages(report, query_terms(words + " " + text[:40])):
        assert report.text[one.start : one.end] == one.exact


degrees = st.floats(-90, 90, allow_nan=False)
meridians = st.floats(-180, 180, allow_nan=False)


@given(degrees, meridians, degrees, meridians, st.floats(0, 15_000))
def test_every_point_of_a_circle_lies_in_one_of_its_boxes(
    lat: float, lon: float, to_lat: float, to_lon: float, radius_km: float
) -> None:
    if facets.distance_km(lat, lon, to_lat, to_lon) < radius_km * 0.999:
        boxes = list(facets.boxes_around(lat, lon, radius_km))
        assert any(south <= to_lat <= north and west <= to_lon <= east for south, north, west, east in boxes), boxes


class BothRecords(RuleBasedStateMachine):
    """Whatever is done, in memory and in SQLite the same is known."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.records = (made_of("memory", ""), made_of("sqlite", self.folder.name))
        self.second = 0
        for one in self.records:
            fill(one, ENTRIES[:4])

    @rule(several=st.lists(numbers, max_size=6), batch=st.integers(1, 4))
    def add(self, several: list[int], batch: int) -> None:
        found = [fill(one, [ENTRIES[number] for number in several], batch) for one in self.records]
        states = [[one.count(state) for one in added for state in InputState] for added in found]
        assert states[0] == states[1]

    @rule(
        named=st.sampled_from("ab"),
        first=st.integers(0, 2),
        killed=st.integers(0, 2),
        state=st.sampled_from([IncidentState.CANDIDATE, IncidentState.REJECTED]),
    )
    def revise(self, named: str, first: int, killed: int, state: IncidentState) -> None:
        one = incident(named, MENTIONS[first : first + 2], state, killed=killed)
        left, right = (record.append_incidents([one]) for record in self.records)
        assert left == right

    @rule(first=st.integers(0, 2), decision=st.sampled_from(list(Decision)), by_person=st.booleans())
    def judge(self, first: int, decision: Decision, by_person: bool) -> None:
        self.second += 1
        at = NOON + dt.timedelta(seconds=self.second) if by_person else None
        made_by = "person:ada" if by_person else "rule:close"
        one = judge(MENTIONS[first], MENTIONS[first + 1], decision, made_by, at)
        left, right = (record.append_judgements([one]) for record in self.records)
        assert left == right

    @rule(number=numbers, second=st.integers(0, 2), is_undo=st.booleans())
    def review(self, number: int, second: int, is_undo: bool) -> None:
        one = review(number, second)
        if is_undo:
            one = undo(one, second + 100)
        left, right = (record.append_reviews([one]) for record in self.records)
        assert left == right

    @rule(words=st.sampled_from(["sirnak", "bomb", '"red column"', "ruiz raid", "nothing"]))
    def ask(self, words: str) -> None:
        hits = [{hit.report.id for hit in record.search(words, limit=50)} for record in self.records]
        assert hits[0] == hits[1]
        left, right = (record.incidents(IncidentFilter(text=words, states=())) for record in self.records)
        assert left == right

    @invariant()
    def the_same_is_known(self) -> None:
        left, right = self.records
        assert left.counts() == right.counts()
        assert left.digest() == right.digest()
        assert list(left.judgements()) == list(right.judgements())

    def teardown(self) -> None:
        for record in self.records:
            assert [one for one in record.verify() if one.is_error] == []
            record.close()
        self.folder.cleanup()


TestBothRecords = BothRecords.TestCase
TestBothRecords.settings = settings(max_examples=12, stateful_step_count=15, deadline=None)
