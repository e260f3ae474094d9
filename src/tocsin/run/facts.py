"""What a mention, a claim or an incident says, as labelled lines with the words behind each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from tocsin.model.claim import Claim
from tocsin.model.evidence import Evidence, Sourced
from tocsin.model.incident import Incident, Reconciled
from tocsin.model.interval import DatePrecision, Interval
from tocsin.model.mention import EventType, Mention, Participant, Stage, ThwartedAt, WeaponUse
from tocsin.model.place import Place
from tocsin.model.quantity import Population, Qualifier, Quantity, Range


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


# --- values in words ------------------------------------------------------------------------------------------------


def label_of(value: object) -> str:
    """Give the name of a coded value with spaces for its underscores."""
    return str(value).replace("_", " ")


def type_in_words(kind: EventType, modes: tuple[EventType, ...] = ()) -> str:
    """Name a type and its modes.

    >>> type_in_words(EventType.BOMBING, (EventType.ARMED_ASSAULT,))
    'bombing (also armed assault)'
    """
    also = ", ".join(map(label_of, modes))
    return f"{label_of(kind)} (also {also})" if also else label_of(kind)


def stage_in_words(stage: Stage, thwarted_at: ThwartedAt | None) -> str:
    """Name a stage and, for a thwarted act, when it was stopped."""
    if thwarted_at is None or thwarted_at is ThwartedAt.UNKNOWN:
        return label_of(stage)
    return f"{label_of(stage)}, {label_of(thwarted_at)}"


def date_in_words(interval: Interval) -> str:
    """Write days as people do, with the precision where the days do not show it.

    >>> import datetime as dt
    >>> date_in_words(Interval(dt.date(2015, 1, 1), dt.date(2015, 12, 31), DatePrecision.YEAR))
    '2015 (year)'
    """
    if interval.start is None and interval.end is None:
        return "unknown"
    if interval.precision is DatePrecision.DAY:
        return interval.edtf
    best = f", most likely {interval.best}" if interval.best else ""
    return f"{interval.edtf.replace('/', ' to ')} ({label_of(interval.precision)}{best})"


def place_in_words(place: Place) -> str:
    """Name a place from the spot to the country."""
    parts = [place.site, place.name]
    if place.admin1 and place.admin1 != place.name:
        parts.append(place.admin1)
    if place.country_iso3:
        parts.append(place.country_iso3)
    named = ", ".join(dict.fromkeys(part for part in parts if part))
    return named if place.precision.value in ("site", "populated_place") else f"{named} ({label_of(place.precision)})"


def figure_label(quantity: Quantity) -> str:
    """Name what is counted, and of whom where that is not everybody."""
    subject = quantity.unit or label_of(quantity.subject)
    return subject if quantity.population is Population.TOTAL else f"{subject}, {label_of(quantity.population)}"


def range_in_words(figure: Range) -> str:
    """Write a range with its hedge.

    >>> range_in_words(Range(300, 300, None, Qualifier.MORE_THAN)), range_in_words(Range(90, 100, 110, Qualifier.ABOUT))
    ('more than 300', 'about 100 (90 to 110)')
    """
    low, best, high = (None if n is None else f"{n:,}" for n in (figure.low, figure.best, figure.high))
    if low is not None and low == high:
        return low
    if high is None:
        hedge = "more than" if figure.qualifier is Qualifier.MORE_THAN else "at least"
        return f"{hedge} {low}"
    if low is None:
        return f"at most {high}"
    if best is not None and best not in (low, high):
        return f"about {best} ({low} to {high})"
    return f"{low} to {high}"


def who_in_words(participant: Participant) -> str:
    """Name an actor, how it is tied to the act, and what it is as a target."""
    name = participant.name or label_of(participant.kind)
    notes = []
    if participant.attribution:
        tie = label_of(participant.attribution)
        notes.append(f"{tie}: {participant.blamer}" if participant.blamer else tie)
    if participant.target_type:
        notes.append(label_of(participant.target_type))
    return f"{name} ({', '.join(notes)})" if notes else name


def weapon_in_words(weapon: WeaponUse) -> str:
    """Name a weapon and what became of it."""
    return f"{label_of(weapon.type)} ({label_of(weapon.status)})"


def speaker_in_words(claim: Claim) -> str:
    """Name who says it."""
    return claim.speaker or ("the report itself" if claim.speaker_kind == "narrator" else "nobody named")


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
