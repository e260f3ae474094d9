"""Which values of an incident a person should look at, and how much hangs on them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from math import log2
from typing import Any

from tocsin.link.people import PERSON, figure_field, participant_field, value_as_text, values_of
from tocsin.model.incident import Incident, Reconciled
from tocsin.model.judgement import Judgement
from tocsin.model.mention import Attribution, EventType
from tocsin.model.quantity import Quantity, Subject

_EVEN = 0.5  # the chance that a question which no sum was drawn for is answered either way
_FAR = 2  # times: a figure set aside that is so far from the chosen one is asked about
_LEAST_SPREAD = 0.1  # of the higher figure; closer figures are no contradiction


class DoubtKind(StrEnum):
    """Why a value is asked about."""

    CONTRADICTION = "contradiction"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A value that may be wrong: how likely (0 to 1), and why in words."""

    field: str
    kind: DoubtKind
    chance: float
    reason: str


Finder = Callable[[Incident], Iterator[Doubt]]


def doubts_of(incident: Incident) -> tuple[Doubt, ...]:
    """Give the values that reports differ in, the likeliest to be wrong first; a person's are no doubt."""
    values = values_of(incident)
    found = [d for find in FINDERS for d in find(incident) if values[d.field].rule != PERSON]
    return tuple(sorted(found, key=lambda doubt: (-doubt.chance, doubt.field)))


def _type(incident: Incident) -> Iterator[Doubt]:
    kind = incident.type.value
    others = [one for one in incident.type.set_aside if one.value is not EventType.ATTACK_UNSPECIFIED]
    far = [one for one in others if one.value.group is not kind.group]
    if far:
        yield _contradiction("type", incident.type, len({one.mention for one in far}), [str(o.value) for o in far])
    elif others:
        share = _share(incident.type, len({one.mention for one in others})) / 2
        said = ", ".join(sorted({str(one.value) for one in others}))
        yield Doubt("type", DoubtKind.VALUE, share, f"told as {kind}, also as {said}")


def _stage(incident: Incident) -> Iterator[Doubt]:
    if incident.stage.set_aside:
        others = {one.mention for one in incident.stage.set_aside}
        yield _contradiction("stage", incident.stage, len(others), [str(o.value) for o in incident.stage.set_aside])


def _date(incident: Incident) -> Iterator[Doubt]:
    if incident.date is not None and incident.date.set_aside:
        others = {one.mention for one in incident.date.set_aside}
        yield _contradiction("date", incident.date, len(others), [o.value.edtf for o in incident.date.set_aside])


def _place(incident: Incident) -> Iterator[Doubt]:
    if incident.place is not None and incident.place.set_aside:
        others = {one.mention for one in incident.place.set_aside}
        yield _contradiction("place", incident.place, len(others), [o.value.name for o in incident.place.set_aside])


def _figures(incident: Incident) -> Iterator[Doubt]:
    for figure in incident.quantities:
        reach = figure.value.range
        if not figure.set_aside or reach.low is None or reach.high is None:
            continue
        spread = (reach.high - reach.low) / max(reach.high, 1)
        if spread > _LEAST_SPREAD:
            said = f"reports give {reach.low:,} to {reach.high:,}"
            yield Doubt(figure_field(figure.value), DoubtKind.CONTRADICTION, _EVEN * spread, said)


def _figures_set_aside(incident: Incident) -> Iterator[Doubt]:
    """Ask about figures that a rule set aside (those of copies, say) and that are far from the chosen one."""
    for figure in incident.quantities:
        best = figure.value.range.best
        aside = {one.value.range.best for one in figure.set_aside} - {None}
        if best is None or figure.value.range.high != figure.value.range.low:
            continue
        far = sorted(n for n in aside if n is not None and (n >= _FAR * max(best, 1) or _FAR * n <= best))
        if far:
            said = f"the reports agree on {best:,}, but {', '.join(f'{n:,}' for n in far)} was set aside"
            yield Doubt(figure_field(figure.value), DoubtKind.CONTRADICTION, _EVEN / 2, said)


def _participants(incident: Incident) -> Iterator[Doubt]:
    for who in incident.participants:
        if any(one.value.attribution is Attribution.DENIED for one in who.set_aside):
            said = f"{who.value.attribution} in one report, denied in another"
            yield Doubt(participant_field(who.value), DoubtKind.CONTRADICTION, _EVEN, said)


FINDERS: tuple[Finder, ...] = (_type, _stage, _date, _place, _figures, _figures_set_aside, _participants)


def _contradiction(field: str, chosen: Reconciled[Any], against: int, said: list[str]) -> Doubt:
    others = ", ".join(sorted(set(said)))
    reason = f"{len(chosen.mentions)} say so, {against} say {others}"
    return Doubt(field, DoubtKind.CONTRADICTION, _share(chosen, against), reason)


def _share(chosen: Reconciled[Any], against: int) -> float:
    return against / (against + len(chosen.mentions)) if chosen.mentions or against else _EVEN


def accepted_value(incident: Incident, field: str) -> str | None:
    """Give the value of a field as a review keeps it, to see whether what was accepted still stands."""
    value = values_of(incident).get(field)
    return None if value is None else value_as_text(value.value)


def chance_same(judgement: Judgement) -> float:
    """Give the chance that two mentions are one incident: the sum is a logarithm of odds to base 2.

    >>> from tocsin.model.identity import MentionId
    >>> from tocsin.model.judgement import Decision
    >>> chance_same(Judgement(MentionId("a"), MentionId("b"), Decision.UNSURE, "rule:score", "", score=1.0))
    0.6666666666666666
    """
    if judgement.score is None:
        return _EVEN
    odds = 2.0 ** max(-50.0, min(50.0, judgement.score))
    return float(odds / (1 + odds))


def weight_of(incident: Incident) -> float:
    """Say how much hangs on an incident: reports that tell it, people killed or wounded, doublings counting alike."""
    killed = _best(incident, Subject.KILLED)
    wounded = _best(incident, Subject.WOUNDED)
    return 1 + log2(1 + incident.reports) / 2 + log2(1 + killed + wounded / 5)


def _best(incident: Incident, subject: Subject) -> int:
    points = [_point(one.value) for one in incident.quantities if one.value.subject is subject]
    return max(points, default=0)


def _point(quantity: Quantity) -> int:
    reach = quantity.range
    return next(n for n in (reach.best, reach.low, reach.high) if n is not None)
