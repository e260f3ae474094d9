"""What people decided about values, laid over what the rules gave."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from tocsin.link.agreement import changing_review, who_accepts, who_agrees
from tocsin.model.codec import from_plain, to_plain
from tocsin.model.evidence import Basis, Sourced
from tocsin.model.incident import Incident, IncidentState, Reconciled, SetAside
from tocsin.model.interval import Interval
from tocsin.model.mention import EventType, Mention, Participant, Stage, ThwartedAt, WeaponUse
from tocsin.model.place import Place
from tocsin.model.quantity import Population, Quantity
from tocsin.model.review import Review, ReviewDecision, TargetKind
from tocsin.model.told import Standing

Whole = TypeVar("Whole", Incident, Mention)
PERSON = "person"  # the rule of a value that a person chose


# --- which value a field names -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Single:
    """A field that an incident or a mention has at most once; `is_needed` ones can be changed but not taken away."""

    kind: type
    is_needed: bool = False


SINGLES = {
    "type": Single(EventType, is_needed=True),
    "stage": Single(Stage, is_needed=True),
    "thwarted_at": Single(ThwartedAt),
    "date": Single(Interval),
    "planned_date": Single(Interval),
    "place": Single(Place),
}


def figure_field(quantity: Quantity) -> str:
    """Name the field of a figure by what is counted, and of whom where that is not everybody.

    >>> from tocsin.model.quantity import Qualifier, Range, Subject
    >>> figure_field(Quantity(Subject.KILLED, Range(3, 3, 3, Qualifier.EXACT)))
    'killed'
    """
    parts = [str(quantity.subject)]
    if quantity.population is not Population.TOTAL or quantity.unit:
        parts.append(str(quantity.population))
    if quantity.unit:
        parts.append(quantity.unit)
    return ".".join(parts)


def participant_field(participant: Participant) -> str:
    """Name the field of a participant by its role and its name."""
    return f"{participant.role}.{participant.actor or participant.name or participant.kind}"


def weapon_field(weapon: WeaponUse) -> str:
    """Name the field of a weapon by its type."""
    return f"weapon.{weapon.type}"


@dataclass(frozen=True, slots=True)
class Several:
    """A list of an incident, and how each entry of it is named."""

    attribute: str
    name: Callable[[Any], str]


SEVERAL = (
    Several("quantities", figure_field),
    Several("participants", participant_field),
    Several("weapons", weapon_field),
)


def values_of(incident: Incident) -> dict[str, Reconciled[Any]]:
    """Give each value of an incident by the name of its field."""
    found = {name: value for name in SINGLES if (value := getattr(incident, name)) is not None}
    for several in SEVERAL:
        for value in getattr(incident, several.attribute):
            found.setdefault(several.name(value.value), value)
    return found


def value_as_text(value: object) -> str:
    """Give a value as the JSON text that a review keeps of it."""
    return json.dumps(to_plain(value), ensure_ascii=True, separators=(",", ":"), sort_keys=True)


def value_from_text(field: str, text: str) -> Any:
    """Give the value of a field back from what `value_as_text` made of it.

    Raises:
        CodecError: it is no value of that field.
    """
    kind = SINGLES[field].kind if field in SINGLES else Quantity
    return from_plain(json.loads(text), kind)


# --- incidents -----------------------------------------------------------------------------------------------------


def decided_incident(incident: Incident, reviews: Sequence[Review]) -> Incident:
    """Give an incident as people decided it to be.

    `reviews` are the holding reviews of it and of what was merged into it,
    oldest first; the newest correction or rejection of a field counts. Its state
    is theirs too: rejected, reviewed by one person, confirmed by two, and a
    candidate without any. Confirmed it is only while two people agree with each
    value that a person changed.
    """
    about = [one for one in reviews if one.target.kind is TargetKind.INCIDENT]
    alone = False
    for field in sorted({one.target.field for one in about if one.target.field is not None}):
        changing = changing_review(about, field)
        if changing is not None:
            incident = _decide_field(incident, field, changing)
            alone = alone or len(who_agrees(about, field, changing.new)) < 2
    state = state_by([one for one in about if one.target.field is None])
    return replace(incident, state=IncidentState.REVIEWED if alone and state is IncidentState.CONFIRMED else state)


def state_by(reviews: Sequence[Review]) -> IncidentState:
    """Give the state that holding reviews of a whole incident (oldest first) leave it in."""
    decisive = [r for r in reviews if r.decision in (ReviewDecision.ACCEPT, ReviewDecision.REJECT)]
    if not decisive:
        return IncidentState.CANDIDATE
    if decisive[-1].decision is ReviewDecision.REJECT:
        return IncidentState.REJECTED
    return IncidentState.CONFIRMED if len(who_accepts(reviews)) > 1 else IncidentState.REVIEWED


def _decide_field(incident: Incident, field: str, review: Review) -> Incident:
    if review.decision is ReviewDecision.EDIT and review.new is not None:
        return _put(incident, field, value_from_text(field, review.new), review)
    if review.decision is ReviewDecision.REJECT:
        return _take_away(incident, field)
    return incident


def _put(incident: Incident, field: str, value: Any, review: Review) -> Incident:
    old = values_of(incident).get(field)
    chosen = _chosen(value, old, review)
    if field in SINGLES:
        changed = _with(incident, field, chosen)
        is_stopped = changed.stage.value is Stage.THWARTED
        return changed if is_stopped or changed.thwarted_at is None else replace(changed, thwarted_at=None)
    kept = [one for one in incident.quantities if figure_field(one.value) != field]
    figures = sorted([*kept, chosen], key=lambda one: (one.value.subject, one.value.population, one.value.unit or ""))
    return replace(incident, quantities=tuple(figures))


def _chosen(value: Any, old: Reconciled[Any] | None, review: Review) -> Reconciled[Any]:
    """Give a person's value; what the rules chose is set aside, with the person's reason."""
    if old is None:
        return Reconciled(value, PERSON, (), ())
    if old.value == value:
        return replace(old, rule=PERSON)
    agreeing = tuple(sorted({one.mention for one in old.set_aside if one.value == value}))
    aside = [SetAside(old.value, mention, f"a person decided: {review.reason}") for mention in old.mentions]
    aside += [one for one in old.set_aside if one.value != value]
    return Reconciled(value, PERSON, agreeing, (), tuple(aside))


def _take_away(incident: Incident, field: str) -> Incident:
    if field in SINGLES:
        return incident if SINGLES[field].is_needed else _with(incident, field, None)
    for several in SEVERAL:
        held = getattr(incident, several.attribute)
        kept = tuple(one for one in held if several.name(one.value) != field)
        if len(kept) < len(held):
            incident = _with(incident, several.attribute, kept)
    return incident


def _with(whole: Whole, field: str, value: object) -> Whole:
    changed: dict[str, Any] = {field: value}
    return replace(whole, **changed)


# --- sources -----------------------------------------------------------------------------------------------------


def standings(reviews: Iterable[Review]) -> dict[str, Standing]:
    """Give what people said of sources, by name: accepted ones are known, rejected ones doubted; the newest counts.

    `reviews` are the holding reviews of a record, oldest first.
    """
    said = {ReviewDecision.ACCEPT: Standing.KNOWN, ReviewDecision.REJECT: Standing.DOUBTED}
    about = [one for one in reviews if one.target.kind is TargetKind.SOURCE and one.decision in said]
    return {one.target.id: said[one.decision] for one in about}


# --- mentions ------------------------------------------------------------------------------------------------------


def decided_mention(mention: Mention, reviews: Iterable[Review]) -> Mention | None:
    """Give a mention as people corrected it, or None if they rejected it.

    `reviews` are the holding reviews of it, oldest first; the newest on a field
    counts, and to accept a correction keeps it. What was coded stays in the record.
    """
    newest: dict[str | None, Review] = {}
    for one in reviews:
        held = newest.get(one.target.field)
        accepts_correction = one.decision is ReviewDecision.ACCEPT and held is not None and held.new is not None
        if one.decision is not ReviewDecision.DEFER and not accepts_correction:
            newest[one.target.field] = one
    whole = newest.pop(None, None)
    if whole is not None and whole.decision is ReviewDecision.REJECT:
        return None
    for field in sorted(name for name in newest if name is not None):
        mention = _decide_mention_field(mention, field, newest[field])
    return mention


def _decide_mention_field(mention: Mention, field: str, review: Review) -> Mention:
    if review.decision is ReviewDecision.EDIT and review.new is not None:
        return _put_in_mention(mention, field, value_from_text(field, review.new))
    if review.decision is not ReviewDecision.REJECT:
        return mention
    if field in SINGLES:
        return mention if SINGLES[field].is_needed or field == "thwarted_at" else _with(mention, field, None)
    return replace(
        mention,
        quantities=tuple(q for q in mention.quantities if figure_field(q.value) != field),
        participants=tuple(p for p in mention.participants if participant_field(p) != field),
        weapons=tuple(w for w in mention.weapons if weapon_field(w) != field),
    )


def _put_in_mention(mention: Mention, field: str, value: Any) -> Mention:
    if field == "stage":
        at = (mention.thwarted_at or ThwartedAt.UNKNOWN) if value is Stage.THWARTED else None
        return replace(mention, stage=value, thwarted_at=at)
    if field == "thwarted_at":
        return replace(mention, thwarted_at=value) if mention.stage is Stage.THWARTED else mention
    if field == "type":
        return replace(mention, type=value)
    sourced: Sourced[Any] = Sourced(value, Basis.REVIEWER, (), PERSON)
    if field in SINGLES:
        return _with(mention, field, sourced)
    kept = tuple(q for q in mention.quantities if figure_field(q.value) != field)
    return replace(mention, quantities=(*kept, sourced))
