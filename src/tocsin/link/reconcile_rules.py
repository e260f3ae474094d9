"""Which type, stage, date and place an incident has: a table of named rules."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from tocsin.link.compare import where
from tocsin.link.facts import facts_of
from tocsin.link.voices import Telling
from tocsin.model.evidence import Evidence, Sourced
from tocsin.model.identity import MentionId
from tocsin.model.incident import Reconciled, SetAside
from tocsin.model.interval import Interval
from tocsin.model.mention import EventType, Stage, ThwartedAt
from tocsin.model.place import Place, PlacePrecision

T = TypeVar("T", bound=Hashable)

# What each rule id says, for documentation and for `tocsin show`.
RULES = {
    "type.only": "all reports give one type",
    "type.majority": "what most independent voices say; a bare 'attack' contradicts nothing, and of bombing and"
    " suicide bombing the finer wins if a third of them say it",
    "stage.only": "all reports give one stage",
    "stage.majority": "what most independent voices say; at a tie the later stage in the order accomplished, thwarted,"
    " attempted, planned, threatened gives way",
    "thwarted_at.majority": "when most voices say it was stopped, unknown only if nobody says",
    "date.only": "one report dates it, or all give the same days",
    "date.finest_agreed": "the finest days that at least half of the dating voices can agree with; the earliest at a"
    " tie",
    "place.only": "one report places it, or all name the same place",
    "place.finest_agreed": "the finest place that at least half of the placing voices can agree with, by the name most"
    " of them use",
    "figure.agreed": "every live figure is the same",
    "figure.newest": "the newest figure, each source's own later figures having replaced its earlier ones",
    "figure.majority_of_newest": "of the figures of the newest two days, the one that most voices agree with",
    "figure.exact_within_newest": "the newest figure is open ('more than 140'): the newest exact one that it"
    " agrees with",
    "figure.lowest_of_newest": "of the figures of the newest two days several have as many voices: the newer, then the"
    " lower",
    "voice.burst": "four or more sources, all first heard on one day and with one figure, count as one voice where two"
    " others (or one that a person called known) cannot be squared with it, unless a source heard before says the same;"
    " against what was told by that day their figure is kept in the range and never the best",
    "voice.others": "where a source speaks that a person called known, all others together are one voice",
    "voice.doubted": "all sources that a person doubts together are one voice, which is believed only where nobody"
    " else speaks",
    "participant.strongest_attribution": "the strongest tie that any report gives itself; the weaker are set aside",
    "participant.only": "all reports that name it give the same tie",
    "weapon.any": "every weapon that a report names; a bare 'explosive' gives way to a named one",
}

_STAGE_ORDER = (Stage.ACCOMPLISHED, Stage.THWARTED, Stage.ATTEMPTED, Stage.PLANNED, Stage.THREATENED)
_FINER = {
    EventType.SUICIDE_BOMBING: EventType.BOMBING,
    EventType.ASSASSINATION: EventType.ARMED_ASSAULT,
    EventType.HOSTAGE_TAKING: EventType.KIDNAPPING,
}
_PLACE_ORDER = tuple(PlacePrecision)


def reconcile_type(tellings: Sequence[Telling]) -> Reconciled[EventType]:
    """Give the most specific type that the majority supports."""
    given = [(t, t.told.mention.type) for t in tellings]
    votes = _votes(given)
    specific: dict[EventType, int] = {
        kind: n for kind, n in votes.items() if kind != EventType.ATTACK_UNSPECIFIED
    } or votes
    scores: dict[EventType, int] = dict(specific)
    for finer, coarser in _FINER.items():
        if finer in specific and coarser in specific and 2 * specific[finer] >= specific[coarser]:
            scores[finer] = specific[finer] + specific[coarser]
    chosen = min(scores, key=lambda kind: (-scores[kind], kind in _FINER.values(), kind))
    rule = "type.only" if len(votes) == 1 else "type.majority"
    return _chosen(given, chosen, rule, lambda kind: f"{votes[kind]} of {sum(votes.values())} voices say {kind}")


def reconcile_stage(tellings: Sequence[Telling]) -> Reconciled[Stage]:
    """Give the stage that most voices tell."""
    given = [(t, t.told.mention.stage) for t in tellings]
    votes = _votes(given)
    chosen = min(votes, key=lambda stage: (-votes[stage], _STAGE_ORDER.index(stage)))
    rule = "stage.only" if len(votes) == 1 else "stage.majority"
    found = _chosen(given, chosen, rule, lambda stage: f"{votes[stage]} of {sum(votes.values())} voices say {stage}")
    words = tuple(dict.fromkeys(e for t, s in given if s is chosen for e in t.told.mention.stage_evidence))
    return Reconciled(found.value, found.rule, found.mentions, words, found.set_aside)


def reconcile_thwarted_at(tellings: Sequence[Telling]) -> Reconciled[ThwartedAt] | None:
    """Give when it was stopped, by the voices that say so."""
    given = [(t, at) for t in tellings if (at := t.told.mention.thwarted_at) is not None]
    if not given:
        return None
    votes = _votes(given)
    known = {at: n for at, n in votes.items() if at != ThwartedAt.UNKNOWN} or votes
    chosen = min(known, key=lambda at: (-known[at], at))
    return _chosen(given, chosen, "thwarted_at.majority", lambda at: f"fewer voices say {at}")


def reconcile_date(tellings: Sequence[Telling]) -> Reconciled[Interval] | None:
    """Give the finest days that at least half of the dating voices can agree with."""
    return _date([(t, d) for t in tellings if (d := t.told.mention.date) is not None])


def reconcile_planned_date(tellings: Sequence[Telling]) -> Reconciled[Interval] | None:
    """Give the days for which it was planned, by the same rule."""
    return _date([(t, d) for t in tellings if (d := t.told.mention.planned_date) is not None])


def _date(given: Sequence[tuple[Telling, Sourced[Interval]]]) -> Reconciled[Interval] | None:
    if not given:
        return None
    values = [(t, d.value) for t, d in given]
    chosen = _finest_agreed(values, _span, Interval.overlaps, lambda i: i.edtf)
    agreeing = [(t, d) for t, d in given if (d.value.start, d.value.end) == (chosen.start, chosen.end)]
    rule = "date.only" if len({(d.start, d.end) for _, d in values}) == 1 else "date.finest_agreed"
    aside = [
        SetAside(d.value, t.id, f"cannot be {chosen.edtf}, which more voices agree with")
        for t, d in given
        if not d.value.overlaps(chosen)
    ]
    return Reconciled(chosen, rule, _ids(agreeing), _words(agreeing), _sorted(aside))


def _span(interval: Interval) -> int:
    if interval.start is None or interval.end is None:
        return 100_000
    return (interval.end - interval.start).days


def reconcile_place(tellings: Sequence[Telling]) -> Reconciled[Place] | None:
    """Give the finest place that at least half of the placing voices can agree with."""
    given = [(t, p) for t in tellings if (p := t.told.mention.place) is not None]
    if not given:
        return None
    places = {p.value for _, p in given}
    facts = {t.id: facts_of(t.told) for t, _ in given} if len(places) > 1 else {}
    compatible: dict[tuple[Place, Place], bool] = {}
    by_place = {p.value: t.id for t, p in reversed(given)}

    def agrees(one: Place, other: Place) -> bool:
        if one == other:
            return True
        if (one, other) not in compatible:
            found = where.compare(facts[by_place[one]], facts[by_place[other]])
            compatible[one, other] = found not in (where.APART, where.AROUND, where.OTHER_COUNTRY)
        return compatible[one, other]

    values = [(t, p.value) for t, p in given]
    names = Counter(p.name for _, p in values)
    chosen = _finest_agreed(
        values, lambda p: _PLACE_ORDER.index(p.precision), agrees, lambda p: (-names[p.name], p.site is None, str(p))
    )
    agreeing = [(t, p) for t, p in given if p.value == chosen or p.value.name == chosen.name]
    rule = "place.only" if len(names) == 1 else "place.finest_agreed"
    aside = [
        SetAside(p.value, t.id, f"is not {chosen.name}, which more voices agree with")
        for t, p in given
        if not agrees(p.value, chosen)
    ]
    return Reconciled(chosen, rule, _ids(agreeing), _words(agreeing), _sorted(aside))


def _finest_agreed(
    values: Sequence[tuple[Telling, T]],
    coarseness: Callable[[T], int],
    agrees: Callable[[T, T], bool],
    tie: Callable[[T], object],
) -> T:
    """Give the finest value that at least half of the voices agree with, else the one with most of them."""
    everyone = {t.voice for t, _ in values}
    said: dict[T, set[str]] = defaultdict(set)
    for telling, value in values:
        said[value].add(telling.voice)
    support = {one: len({v for other in said for v in said[other] if agrees(one, other)}) for one in said}
    enough = [value for value in said if 2 * support[value] >= len(everyone)]
    if not enough:
        most = max(support.values())
        enough = [value for value in said if support[value] == most]
    return min(enough, key=lambda v: (coarseness(v), -support[v], -len(said[v]), tie(v)))


def _votes(given: Sequence[tuple[Telling, T]]) -> dict[T, int]:
    voices: dict[T, set[str]] = defaultdict(set)
    for telling, value in given:
        voices[value].add(telling.voice)
    return {value: len(who) for value, who in voices.items()}


def _chosen(given: Sequence[tuple[Telling, T]], chosen: T, rule: str, reason: Callable[[T], str]) -> Reconciled[T]:
    agreeing = [t for t, value in given if value == chosen]
    words = tuple(dict.fromkeys(e for t in agreeing for e in t.told.mention.triggers))
    aside = [SetAside(value, t.id, reason(value)) for t, value in given if value != chosen]
    return Reconciled(chosen, rule, tuple(t.id for t in agreeing), words, _sorted(aside))


def _ids(given: Sequence[tuple[Telling, Sourced[T]]]) -> tuple[MentionId, ...]:
    return tuple(dict.fromkeys(t.id for t, _ in given))


def _words(given: Sequence[tuple[Telling, Sourced[T]]]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(e for _, sourced in given for e in sourced.evidence))


def _sorted(aside: list[SetAside[T]]) -> tuple[SetAside[T], ...]:
    return tuple(sorted(aside, key=lambda a: (a.mention, a.reason)))
