"""What a mention, a claim or an incident says, as labelled lines with the words behind each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from tocsin.model.claim import Claim
from tocsin.model.evidence import Evidence, Sourced
from tocsin.model.incident import Incident, Reconciled
from tocsin.model.interval import Interval
from tocsin.model.mention import Mention, Participant, WeaponUse
from tocsin.model.place import Place
from tocsin.model.quantity import Quantity
from tocsin.model.wording import (
    date_in_words,
    figure_label,
    label_of,
    place_in_words,
    range_in_words,
    speaker_in_words,
    stage_in_words,
    type_in_words,
    weapon_in_words,
    who_in_words,
)

__all__ = [
    "Fact",
    "facts_of_claim",
    "facts_of_incident",
    "facts_of_mention",
    "date_in_words",
    "figure_label",
    "label_of",
    "place_in_words",
    "range_in_words",
    "speaker_in_words",
    "stage_in_words",
    "type_in_words",
    "value_in_words",
    "weapon_in_words",
    "who_in_words",
]


@dataclass(frozen=True, slots=True)
class Fact:
    """One value in words: what it is, how the rule is called that read or chose it, and the words it rests on."""

    label: str
    value: str
    rule: str
    evidence: tuple[Evidence, ...]
    set_aside: tuple[str, ...] = ()


def facts_of_mention(mention: Mention) -> tuple[Fact, ...]:
    """Give every value of a mention, what happened first."""
    facts = [Fact("type", type_in_words(mention.type, mention.modes), mention.extractor, mention.triggers)]
    stage = stage_in_words(mention.stage, mention.thwarted_at)
    facts.append(Fact("stage", stage, mention.extractor, mention.stage_evidence or mention.triggers))
    dates: tuple[tuple[str, Sourced[Interval] | None], ...] = (
        ("date", mention.date),
        ("planned date", mention.planned_date),
    )
    facts += [Fact(label, date_in_words(d.value), d.rule, d.evidence) for label, d in dates if d]
    if mention.place:
        facts.append(Fact("place", place_in_words(mention.place.value), mention.place.rule, mention.place.evidence))
    facts += [
        Fact(figure_label(q.value), range_in_words(q.value.range), q.rule, q.evidence) for q in mention.quantities
    ]
    facts += [Fact(label_of(p.role), who_in_words(p), mention.extractor, p.evidence) for p in mention.participants]
    facts += [Fact("weapon", weapon_in_words(w), mention.extractor, w.evidence) for w in mention.weapons]
    return tuple(facts)


def facts_of_incident(incident: Incident) -> tuple[Fact, ...]:
    """Give every value of an incident with the rule that chose it and what was set aside."""
    return tuple(_incident_facts(incident))


def _incident_facts(incident: Incident) -> Iterator[Fact]:
    yield _chosen("type", incident.type, type_in_words)
    yield _chosen("stage", incident.stage, str)
    if incident.modes:
        yield Fact("also", ", ".join(map(label_of, incident.modes)), "", ())
    if incident.thwarted_at:
        yield _chosen("thwarted at", incident.thwarted_at, label_of)
    if incident.date:
        yield _chosen("date", incident.date, date_in_words)
    if incident.planned_date:
        yield _chosen("planned date", incident.planned_date, date_in_words)
    if incident.place:
        yield _chosen("place", incident.place, place_in_words)
    for figure in incident.quantities:
        yield _chosen(figure_label(figure.value), figure, lambda quantity: range_in_words(quantity.range))
    for who in incident.participants:
        yield _chosen(label_of(who.value.role), who, who_in_words)
    for weapon in incident.weapons:
        yield _chosen("weapon", weapon, weapon_in_words)


def _chosen(label: str, reconciled: Reconciled[Any], write: Any) -> Fact:
    aside = tuple(dict.fromkeys(f"{write(other.value)}: {other.reason}" for other in reconciled.set_aside))
    return Fact(label, write(reconciled.value), reconciled.rule, reconciled.evidence, aside)


def facts_of_claim(claim: Claim) -> tuple[Fact, ...]:
    """Give the values of a claim; what was said comes first."""
    facts = [Fact("said", "", str(claim.type), claim.content)]
    if claim.speaker_evidence or claim.cue:
        facts.append(Fact("speaker", speaker_in_words(claim), "", claim.speaker_evidence or claim.cue))
    if claim.quantity:
        quantity = claim.quantity
        shown = f"{range_in_words(quantity.value.range)} {figure_label(quantity.value)}"
        facts.append(Fact("figure", shown, quantity.rule, quantity.evidence))
    for label, place in (("place", claim.place), ("from", claim.place_from)):
        if place:
            facts.append(Fact(label, place_in_words(place.value), place.rule, place.evidence))
    if claim.date:
        facts.append(Fact("date", date_in_words(claim.date.value), claim.date.rule, claim.date.evidence))
    return tuple(facts)


_WRITERS: dict[type, Callable[[Any], str]] = {
    Interval: date_in_words,
    Place: place_in_words,
    Quantity: lambda quantity: range_in_words(quantity.range),
    Participant: who_in_words,
    WeaponUse: weapon_in_words,
}


def value_in_words(value: object) -> str:
    """Write any value of an incident as people do."""
    return _WRITERS.get(type(value), label_of)(value)
