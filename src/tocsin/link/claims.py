"""How claims of different reports stand to each other, and what estimates of one population make over time."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from tocsin.model.claim import Claim, ClaimType, Polarity, Relation
from tocsin.model.identity import ActorId, ClaimId, IncidentId
from tocsin.model.quantity import Range, Subject

_FAR = 2.0  # times one figure must be the other before two are a contradiction and not a tension
_WITHHELD = "[name withheld]"
_MOST_OF_A_KIND = 60  # claims of one matter that are compared pair by pair; the newest
FIGURES = frozenset({ClaimType.COUNT, ClaimType.THREAT_SIZE, ClaimType.AGGREGATE_COUNT})
_BLAME = frozenset({ClaimType.ATTRIBUTION, ClaimType.DENIAL, ClaimType.RESPONSIBILITY_CLAIM})


@dataclass(frozen=True, slots=True)
class SaidClaim:
    """A claim with the day by which it was said, and the incident that it is about."""

    claim: Claim
    said_on: dt.date | None = None
    incident: IncidentId | None = None

    @property
    def speaker(self) -> str:
        """Name the speaker so that the same one is the same: a known actor, else the words; nobody named is nobody."""
        claim = self.claim
        if claim.speaker_actor is not None:
            return claim.speaker_actor
        return " ".join((claim.speaker or f"the report {claim.report}").casefold().split())

    @property
    def order(self) -> tuple[str, ClaimId]:
        """What claims are sorted by: undated first, then by day."""
        return (self.said_on.isoformat() if self.said_on else "", self.claim.id)


@dataclass(frozen=True, slots=True)
class Meeting:
    """How a later claim stands to an earlier one, and why in words."""

    earlier: ClaimId
    later: ClaimId
    relation: Relation
    reason: str


@dataclass(frozen=True, slots=True)
class Estimate:
    """One figure of a series: who said it, when, how low and how high; `claims` are this one and its repeats."""

    said_on: dt.date | None
    speaker: str | None
    range: Range
    claims: tuple[ClaimId, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """Estimates of one population in one area, oldest first; `lowest` and `highest` over all speakers, None is open."""

    subject: Subject
    area: str
    actor: ActorId | str | None
    estimates: tuple[Estimate, ...]

    @property
    def lowest(self) -> int:
        """The lowest figure that anyone gives."""
        return min(one.range.low or 0 for one in self.estimates)

    @property
    def highest(self) -> int | None:
        """The highest figure that anyone gives; None if someone leaves it open above all others."""
        ends = [one.range.high for one in self.estimates if one.range.high is not None]
        opens = [one.range.low or 0 for one in self.estimates if one.range.high is None]
        top = max(ends, default=None)
        return None if top is None or (opens and max(opens) >= top) else top


def meetings(claims: Iterable[SaidClaim]) -> tuple[Meeting, ...]:
    """Say how claims about one matter stand to each other; the order of the claims does not matter.

    The same from the same speaker is a repeat, another figure an update. Between
    speakers figures support each other where their ranges meet, are in tension
    where they do not, and contradict each other where one is twice the other.
    Blame and its denial, and two who claim one act, contradict or are in tension.
    """
    matters: dict[tuple[object, ...], list[SaidClaim]] = defaultdict(list)
    for said in claims:
        for matter in _matters(said):
            matters[matter].append(said)
    found: dict[tuple[ClaimId, ClaimId], Meeting] = {}
    for matter in sorted(matters, key=str):
        several = sorted(matters[matter], key=lambda said: said.order)[-_MOST_OF_A_KIND:]
        for earlier, later in combinations(several, 2):
            met = _meet_figures(earlier, later) if earlier.claim.type in FIGURES else _meet_blame(earlier, later)
            if met is not None:
                found[earlier.claim.id, later.claim.id] = Meeting(earlier.claim.id, later.claim.id, *met)
    return tuple(found[pair] for pair in sorted(found))


def _matters(said: SaidClaim) -> Iterator[tuple[object, ...]]:
    """Name what a claim is about, so that claims about one matter meet."""
    claim = said.claim
    if claim.type in FIGURES and claim.quantity is not None:
        quantity = claim.quantity.value
        scope = (quantity.subject, quantity.population, quantity.unit)
        if claim.type is ClaimType.COUNT:
            if said.incident is not None:
                yield ("count", said.incident, *scope)
        else:
            yield (claim.type, area_of(claim), actor_of(claim), *scope)
    elif claim.type in _BLAME and said.incident is not None:
        yield ("blame", said.incident)


def area_of(claim: Claim) -> str:
    """Name the area that a figure is of, by its place."""
    return claim.place.value.name if claim.place is not None else ""


def actor_of(claim: Claim) -> str | None:
    """Name the group that a figure is of, if the claim says one."""
    return claim.about_actor


def _meet_figures(earlier: SaidClaim, later: SaidClaim) -> tuple[Relation, str] | None:
    if earlier.claim.quantity is None or later.claim.quantity is None:
        return None
    one, other = earlier.claim.quantity.value.range, later.claim.quantity.value.range
    first, last = in_short(one), in_short(other)
    if earlier.speaker == later.speaker:
        if one == other:
            return Relation.REPEATS, f"the same speaker says {last} again"
        return Relation.UPDATES, f"the same speaker said {first} before, now {last}"
    if one == other:
        return Relation.SUPPORTS, f"both say {last}"
    if _meets(one, other):
        return Relation.SUPPORTS, f"{first} and {last} can both be true"
    low, high = sorted((_nearest(one, other), _nearest(other, one)))
    if high >= _FAR * max(low, 1):
        return Relation.CONTRADICTS, f"one says {first}, the other {last}: twice as many or more"
    return Relation.IN_TENSION, f"one says {first}, the other {last}"


def _meets(one: Range, other: Range) -> bool:
    return (one.low or 0) <= _top(other) and (other.low or 0) <= _top(one)


def _top(reach: Range) -> float:
    return float("inf") if reach.high is None else reach.high


def _nearest(reach: Range, other: Range) -> float:
    """Give the end of a range that lies nearest to another range that it does not meet."""
    return reach.low or 0 if (reach.low or 0) > _top(other) else _top(reach)


def _meet_blame(earlier: SaidClaim, later: SaidClaim) -> tuple[Relation, str] | None:
    one, other = earlier.claim, later.claim
    if earlier.speaker == later.speaker and one.type is other.type:
        return Relation.REPEATS, f"the same speaker: {one.type.replace('_', ' ')} again"
    kinds = {one.type, other.type}
    if kinds == {ClaimType.RESPONSIBILITY_CLAIM}:
        return Relation.IN_TENSION, "two speakers claim one act"
    if kinds == {ClaimType.RESPONSIBILITY_CLAIM, ClaimType.DENIAL} and earlier.speaker == later.speaker:
        return Relation.CONTRADICTS, "the same speaker claims the act and denies it"
    if kinds == {ClaimType.ATTRIBUTION, ClaimType.DENIAL}:
        blame, denial = (earlier, later) if one.type is ClaimType.ATTRIBUTION else (later, earlier)
        if _is_of(blame.claim.about_actor, denial.claim):
            return Relation.CONTRADICTS, "one blames the other, who denies it"
    if kinds == {ClaimType.ATTRIBUTION, ClaimType.RESPONSIBILITY_CLAIM}:
        blame, claimed = (earlier, later) if one.type is ClaimType.ATTRIBUTION else (later, earlier)
        if _is_of(blame.claim.about_actor, claimed.claim):
            return Relation.SUPPORTS, "one blames the other, who claims the act"
        if blame.claim.about_actor is not None:
            return Relation.IN_TENSION, "one blames another than who claims the act"
    if kinds == {ClaimType.ATTRIBUTION} and one.about_actor and other.about_actor:
        if one.about_actor.casefold() != other.about_actor.casefold():
            return Relation.IN_TENSION, f"one blames {one.about_actor}, the other {other.about_actor}"
        if one.polarity is other.polarity is Polarity.POSITIVE:
            return Relation.SUPPORTS, f"both blame {one.about_actor}"
        return Relation.CONTRADICTS, f"one blames {one.about_actor}, the other says that it was not"
    return None


def _is_of(actor: str | None, claim: Claim) -> bool:
    """Say whether an actor is the speaker of a claim."""
    names = {claim.speaker_actor, *(name.casefold() for name in (claim.speaker or "", *claim.speaker_aliases))}
    return actor is not None and (actor in names or actor.casefold() in names)


def series(claims: Iterable[SaidClaim]) -> tuple[Series, ...]:
    """Give estimates of each population in each area over time; a repeat by one speaker is one estimate."""
    groups: dict[tuple[Subject, str, str | None], list[SaidClaim]] = defaultdict(list)
    for said in claims:
        if said.claim.type is ClaimType.THREAT_SIZE and said.claim.quantity is not None:
            quantity = said.claim.quantity.value
            groups[quantity.subject, area_of(said.claim), actor_of(said.claim)].append(said)
    return tuple(
        Series(subject, area, actor, _estimates(groups[subject, area, actor]))
        for subject, area, actor in sorted(groups, key=str)
    )


def _estimates(several: Sequence[SaidClaim]) -> tuple[Estimate, ...]:
    found: list[Estimate] = []
    newest: dict[str, int] = {}
    for said in sorted(several, key=lambda one: one.order):
        assert said.claim.quantity is not None
        reach = said.claim.quantity.value.range
        before = newest.get(said.speaker)
        if before is not None and found[before].range == reach:
            known = found[before]
            found[before] = Estimate(known.said_on, known.speaker, reach, (*known.claims, said.claim.id))
            continue
        newest[said.speaker] = len(found)
        speaker = _WITHHELD if said.claim.is_private else said.claim.speaker
        found.append(Estimate(said.said_on, speaker, reach, (said.claim.id,)))
    return tuple(found)


def in_short(reach: Range) -> str:
    """Write a range in short.

    >>> from tocsin.model.quantity import Qualifier
    >>> in_short(Range(300, 300, None, Qualifier.MORE_THAN))
    '300 or more'
    """
    if reach.high is None:
        return f"{reach.low or 0:,} or more"
    if reach.low is None:
        return f"up to {reach.high:,}"
    return f"{reach.low:,}" if reach.low == reach.high else f"{reach.low:,} to {reach.high:,}"
