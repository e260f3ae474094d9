"""Floods: many sources never seen before that say one thing on one day against what others say."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tocsin.model.quantity import IncludesPerpetrators, Population, Quantity, Range, Subject

BURST_FROM = 4  # so many new sources with one figure on one day, and no fewer, are a burst
_NEAR = 1.25  # figures within a quarter of each other are told as one: a flood may vary its figure
_OPEN_JUMP = 4  # "at least 9" agrees with 20 and not with 90
_RIVALS = 2  # so many voices must say otherwise; one that a person called known is enough

Scope = tuple[Subject, Population, bool, str]


def scope_of(quantity: Quantity) -> Scope:
    """Give what a figure counts: figures of different scopes never compete."""
    with_perpetrators = (
        quantity.includes_perpetrators is IncludesPerpetrators.YES
        and quantity.population is not Population.PERPETRATORS
    )
    return (quantity.subject, quantity.population, with_perpetrators, quantity.unit or "")


def point_of(reach: Range) -> int:
    """Give the one number that stands for a range when figures are set against each other."""
    return next(n for n in (reach.best, reach.low, reach.high) if n is not None)


class Said(NamedTuple):
    """One figure of one voice; `day` is the ISO day of its report, empty where it has none."""

    voice: str
    day: str
    scope: Scope
    range: Range


@dataclass(frozen=True, slots=True)
class Burst:
    """Voices that count as one, the ISO day on which all of them were first heard, and whether they came too late.

    `is_late`: others had said otherwise by that day, and nobody heard before it
    agrees; their figure is then not believed. Otherwise only later voices differ.
    """

    voices: frozenset[str]
    day: str
    is_late: bool

    @property
    def name(self) -> str:
        """What the voices are called together."""
        return f"burst:{self.day}:{min(self.voices)}"


def find_bursts(figures: Iterable[Said], first_heard: Mapping[str, str], known: frozenset[str]) -> tuple[Burst, ...]:
    """Find the bursts among the voices of one incident, the earliest first, no voice in two.

    `first_heard` gives the ISO day of each voice's first report of the
    incident, `known` are the voices that people called known: those are in no
    burst. A burst counts once if two voices outside it, or a known one, say
    something that cannot be squared with it; unless a known voice, or one heard
    before that day, says the same. Those first heard later count against it
    only if they are no burst themselves.
    """
    bursts: list[Burst] = []
    taken: set[str] = set()
    if len(first_heard) < BURST_FROM + 1:
        return ()
    for newest in _by_scope(figures):
        crowds = [c for c in _crowds(newest, first_heard, known) if taken.isdisjoint(c)]
        crowded = {voice for crowd in crowds for voice in crowd}
        for crowd in crowds:
            burst = _burst(crowd, newest, first_heard, known, crowded)
            if burst is not None:
                bursts.append(burst)
                taken |= burst.voices
    return tuple(sorted(bursts, key=lambda b: (b.day, b.name)))


def _by_scope(figures: Iterable[Said]) -> list[dict[str, Range]]:
    """Give the newest figure of each voice, for each scope."""
    newest: dict[Scope, dict[str, Said]] = defaultdict(dict)
    for said in figures:
        held = newest[said.scope].get(said.voice)
        if held is None or (held.day, point_of(held.range)) < (said.day, point_of(said.range)):
            newest[said.scope][said.voice] = said
    return [{voice: said.range for voice, said in newest[scope].items()} for scope in sorted(newest)]


def _crowds(newest: Mapping[str, Range], first_heard: Mapping[str, str], known: frozenset[str]) -> list[list[str]]:
    """Give the sets of new voices, first heard on one day, whose figures lie next to each other."""
    by_day: dict[str, list[str]] = defaultdict(list)
    for voice in newest:
        if voice not in known:
            by_day[first_heard[voice]].append(voice)
    crowds = []
    for day in sorted(by_day):
        crowd: list[str] = []
        for voice in sorted(by_day[day], key=lambda v: (point_of(newest[v]), v)):
            if crowd and not _is_near(point_of(newest[crowd[-1]]), point_of(newest[voice])):
                crowds.append(crowd)
                crowd = []
            crowd.append(voice)
        crowds.append(crowd)
    return [crowd for crowd in crowds if len(crowd) >= BURST_FROM]


def _burst(
    crowd: Sequence[str],
    newest: Mapping[str, Range],
    first_heard: Mapping[str, str],
    known: frozenset[str],
    crowded: set[str],
) -> Burst | None:
    day = first_heard[crowd[0]]
    inside = [newest[voice] for voice in crowd]
    others = sorted(newest.keys() - set(crowd))
    rivals = [v for v in others if all(_contradicts(newest[v], one) for one in inside)]
    early = [v for v in rivals if first_heard[v] <= day or v in known]
    late = [v for v in rivals if first_heard[v] > day and v not in crowded and v not in known]
    heard_before = [v for v in others if v in known or first_heard[v] < day]
    if any(any(_is_near(point_of(newest[v]), point_of(one)) for one in inside) for v in heard_before):
        return None
    if len(early) >= _RIVALS or any(v in known for v in early):
        return Burst(frozenset(crowd), day, is_late=True)
    if len(early) + len(late) >= _RIVALS:
        return Burst(frozenset(crowd), day, is_late=False)
    return None


def _is_near(one: int, other: int) -> bool:
    low, high = sorted((one, other))
    return high <= _NEAR * low


def _contradicts(one: Range, other: Range) -> bool:
    """Say whether two figures cannot both be right, give or take what careless words allow."""
    low, high = sorted((one, other), key=point_of)
    if _is_near(point_of(low), point_of(high)):
        return False
    if low.high is None:  # "at least 9" and 90
        return point_of(high) > _OPEN_JUMP * point_of(low) + 6
    return not (high.best is None and (high.low or 0) <= point_of(low))  # "up to 40" and 9
