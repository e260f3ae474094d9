"""Order, batches and repetition do not change the incidents; people's decisions hold and can be undone."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from telling_of import person, told

from tocsin.link.block import block_keys, may_meet
from tocsin.link.decide import judge, weigh
from tocsin.link.facts import facts_of
from tocsin.link.linking import LinkResult, link, neighbourhood
from tocsin.link.pairs import KeyIndex
from tocsin.model.identity import IncidentId, MentionId
from tocsin.model.incident import Incident, IncidentState
from tocsin.model.judgement import Decision, Judgement
from tocsin.model.mention import EventType, Factuality, Stage
from tocsin.model.told import Told

DAYS = ("2024-05-14", "2024-05-15", "2024-05-17", "2024-05", "2024", "2024-05-13/2024-05-19", None)
PLACES = ("Kesh", "Olma", "VRN", "Teth", None)
KINDS = (
    EventType.BOMBING,
    EventType.SUICIDE_BOMBING,
    EventType.ATTACK_UNSPECIFIED,
    EventType.ARMED_ASSAULT,
    EventType.ARREST,
)
WORDS = ("northgate", "depot", "bus", "market", "grocer", "harbour", "quay")


@st.composite
def one_told(draw: st.DrawFn, number: int) -> Told:
    return told(
        f"r{draw(st.integers(0, max(1, number))):02}",
        name=f"m{number:02}",
        kind=draw(st.sampled_from(KINDS)),
        day=draw(st.sampled_from(DAYS)),
        place=draw(st.sampled_from(PLACES)),
        published=draw(st.sampled_from(("2024-05-14", "2024-05-16", "2024-06-01", None))),
        killed=draw(st.sampled_from((None, "3", "4+", "11", "2-9"))),
        words=" ".join(draw(st.sets(st.sampled_from(WORDS), max_size=4))),
        source=draw(st.sampled_from((None, "Courier", "Post"))),
        copies=draw(st.sampled_from((None, None, "x"))),
        stage=draw(st.sampled_from((Stage.ACCOMPLISHED, Stage.ACCOMPLISHED, Stage.ATTEMPTED, Stage.THWARTED))),
        factuality=draw(st.sampled_from((Factuality.ASSERTED, Factuality.ASSERTED, Factuality.NEGATED))),
    )


@st.composite
def some_tolds(draw: st.DrawFn) -> tuple[Told, ...]:
    size = draw(st.integers(2, 12))
    return tuple(draw(one_told(number)) for number in range(size))


@st.composite
def decisions(draw: st.DrawFn, tolds: Sequence[Told]) -> tuple[Judgement, ...]:
    pairs = draw(st.lists(st.sampled_from(list(combinations(tolds, 2))), max_size=4, unique_by=str))
    return tuple(person(one, other, draw(st.sampled_from((Decision.SAME, Decision.DIFFERENT)))) for one, other in pairs)


@dataclass
class Book:
    """A record in miniature: it keeps mentions and the newest state of each incident."""

    index: KeyIndex = field(default_factory=KeyIndex)
    incidents: dict[IncidentId, Incident] = field(default_factory=dict)

    def add(self, tolds: Sequence[Told], people: Sequence[Judgement] = ()) -> LinkResult:
        for one in tolds:
            self.index.add(one)
        return self.relink(tolds, people)

    def relink(self, seeds: Sequence[Told], people: Sequence[Judgement]) -> LinkResult:
        touched = neighbourhood(seeds, self.index.sharing, people, self.index.by_id)
        names = {t.id for t in touched}
        old = [i for i in self.incidents.values() if not names.isdisjoint(i.mentions)]
        result = link(touched, people, old, self.incidents.__contains__)
        for incident in (*result.retired, *result.incidents):
            self.incidents[incident.id] = incident
        return result

    @property
    def values(self) -> set[Incident]:
        return bare(i for i in self.incidents.values() if i.state is not IncidentState.MERGED)


def bare(incidents: object) -> set[Incident]:
    """Give incidents without what depends on their history: ids and revisions."""
    return {replace(i, id=IncidentId(""), revision=1) for i in incidents}  # type: ignore[attr-defined]


def groups(result: LinkResult) -> set[tuple[MentionId, ...]]:
    return {i.mentions for i in result.incidents}


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_the_order_of_mentions_and_decisions_does_not_matter(data: st.DataObject) -> None:
    tolds = data.draw(some_tolds())
    people = data.draw(decisions(tolds))
    shuffled, others = data.draw(st.permutations(tolds)), data.draw(st.permutations(people))
    assert link(tolds, people) == link(shuffled, others)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_any_batches_give_what_all_at_once_give(data: st.DataObject) -> None:
    tolds = data.draw(st.permutations(data.draw(some_tolds())))
    people = data.draw(decisions(tolds))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(tolds)), max_size=5)))
    book, start = Book(), 0
    for cut in [*cuts, len(tolds)]:
        book.add(tolds[start:cut], people)
        start = cut
    assert book.values == bare(link(tolds, people).incidents)


@settings(max_examples=100, deadline=None)
@given(some_tolds())
def test_linking_twice_changes_nothing(tolds: tuple[Told, ...]) -> None:
    first = link(tolds)
    again = link(tolds, (), first.incidents)
    assert again.incidents == first.incidents
    assert again.changes == ()


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_ids_stay_with_their_mentions_when_reports_arrive(data: st.DataObject) -> None:
    tolds = data.draw(some_tolds())
    cut = data.draw(st.integers(1, len(tolds)))
    book = Book()
    book.add(tolds[:cut])
    before = {i.id: i for i in book.incidents.values()}
    result = book.add(tolds[cut:])
    living = {i.id for i in book.incidents.values() if i.state is not IncidentState.MERGED}
    redirected = {c.old for c in result.changes}
    assert all(name in living or name in redirected for name in before)
    assert all(i.merged_into in living for i in book.incidents.values() if i.state is IncidentState.MERGED)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_persons_different_always_holds_and_undoing_restores(data: st.DataObject) -> None:
    tolds = data.draw(some_tolds())
    book = Book()
    book.add(tolds)
    before = book.values
    people = data.draw(decisions(tolds))
    by_id = {t.id: t for t in tolds}
    judged = [by_id[name] for j in people for name in (j.left, j.right)]
    seeds = [t for t in tolds for i in book.incidents.values() if t.id in i.mentions and _any(judged, i)]
    book.relink([*judged, *seeds], people)
    for judgement in people:
        together = any({judgement.left, judgement.right} <= set(i.mentions) for i in book.values)
        assert not (together and judgement.decision is Decision.DIFFERENT)
    seeds = [t for t in tolds for i in book.incidents.values() if t.id in i.mentions and _any(judged, i)]
    book.relink([*judged, *seeds], ())
    assert book.values == before


def _any(judged: Sequence[Told], incident: Incident) -> bool:
    return any(t.id in incident.mentions for t in judged)


@settings(max_examples=150, deadline=None)
@given(one_told(0), one_told(1))
def test_a_judgement_does_not_depend_on_which_is_left(one: Told, other: Told) -> None:
    assert judge(one, other) == judge(other, one)
    assert weigh(facts_of(one), facts_of(other)) == weigh(facts_of(other), facts_of(one))
    parts = judge(one, other).parts
    assert not parts or round(sum(p.weight for p in parts), 2) == judge(one, other).score


@settings(max_examples=300, deadline=None)
@given(one_told(0), one_told(1))
def test_two_mentions_meet_from_both_sides_or_from_none(one: Told, other: Told) -> None:
    mine, theirs = block_keys(one), block_keys(other)
    assert mine.stored.isdisjoint(theirs.asked) == theirs.stored.isdisjoint(mine.asked)
    assert may_meet(facts_of(one), facts_of(other)) == may_meet(facts_of(other), facts_of(one))


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_taking_a_mention_away_leaves_what_the_others_give_at_once(data: st.DataObject) -> None:
    tolds = data.draw(some_tolds())
    gone = data.draw(st.sampled_from(tolds))
    book = Book()
    book.add(tolds)
    whole = neighbourhood([gone], book.index.sharing)
    with_it = {name for i in book.incidents.values() if gone.id in i.mentions for name in i.mentions}
    rest = Book(KeyIndex(one for one in tolds if one is not gone))
    seeds = list(rest.index.by_id(frozenset(with_it)))
    touched = neighbourhood(seeds, rest.index.sharing, held=[one for one in whole if one is not gone])
    names = {gone.id, *(one.id for one in touched)}
    old = [i for i in book.incidents.values() if not names.isdisjoint(i.mentions)]
    stays = [i for i in book.incidents.values() if names.isdisjoint(i.mentions)]
    made = link(touched, (), old, book.incidents.__contains__).incidents
    assert bare([*stays, *made]) == bare(link([one for one in tolds if one is not gone]).incidents)
