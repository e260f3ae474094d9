"""Values of the model in words, as a person would write them."""

from tocsin.model.claim import Claim
from tocsin.model.interval import DatePrecision, Interval
from tocsin.model.mention import EventType, Participant, Stage, ThwartedAt, WeaponUse
from tocsin.model.place import Place
from tocsin.model.quantity import Population, Qualifier, Quantity, Range


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
