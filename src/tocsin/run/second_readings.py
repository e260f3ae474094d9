"""What a second person must agree with: values, pairs and whole incidents that one person decided alone."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tocsin.errors import NotFoundError
from tocsin.link.agreement import JOINS, changing_review, lone_change, who_accepts, who_agrees
from tocsin.link.doubts import Doubt, DoubtKind, accepted_value
from tocsin.model.identity import IncidentId, MentionId
from tocsin.model.incident import Incident, IncidentState
from tocsin.model.judgement import Decision, Judgement
from tocsin.model.review import Review, ReviewDecision, TargetKind, active_reviews
from tocsin.run.review_items import Item, ItemKind, pair_item, value_item

if TYPE_CHECKING:
    from tocsin.record.base import Record

Deferred = Collection[tuple[str, str | None]]  # ids and fields that were put off
_SAID = {
    ReviewDecision.EDIT: "corrected it",
    ReviewDecision.REJECT: "took it away",
    ReviewDecision.ACCEPT: "accepted it",
    ReviewDecision.MERGE: "joined another incident to it",
    ReviewDecision.SPLIT: "split another incident off",
}


def second_readings(record: "Record", reader: str, deferred: Deferred) -> Iterator[Item]:
    """Give what one person decided alone, and that person is not the reader.

    One person's decision holds at once; it is asked about until a second person
    has the same newest word on it. Decisions about single mentions and claims
    are not asked about again: they show in the incidents that they make.
    """
    for incident, reviews in sorted(reviews_by_incident(record).items()):
        found = record.incident(incident)
        yield from _values(found, reviews, reader, deferred)
        yield from _whole(found, reviews, reader, deferred)
    yield from _pairs(record, reader, deferred)


def reviews_by_incident(record: "Record") -> dict[IncidentId, list[Review]]:
    """Give the holding reviews of incidents, oldest first, under the incident that each is part of now."""
    homes: dict[str, IncidentId | None] = {}
    found: dict[IncidentId, list[Review]] = defaultdict(list)
    for one in active_reviews(record.reviews()):
        if one.target.kind is TargetKind.INCIDENT:
            if one.target.id not in homes:
                homes[one.target.id] = _home(record, one.target.id)
            home = homes[one.target.id]
            if home is not None:
                found[home].append(one)
    return found


def _home(record: "Record", incident: str) -> IncidentId | None:
    try:
        return record.incident(incident).id
    except NotFoundError:
        return None


# --- values -----------------------------------------------------------------------------------------------------------


def _values(incident: Incident, reviews: Sequence[Review], reader: str, deferred: Deferred) -> Iterator[Item]:
    if incident.state is IncidentState.REJECTED:
        return
    for field in sorted({one.target.field for one in reviews if one.target.field is not None}):
        standing = accepted_value(incident, field)
        people = who_agrees(reviews, field, standing)
        if len(people) != 1 or reader in people:
            continue
        changing = changing_review(reviews, field)
        done = _SAID[changing.decision if changing else ReviewDecision.ACCEPT]
        doubt = Doubt(field, DoubtKind.VALUE, 1.0, f"{people[0]} {done}; a second person must agree")
        item = replace(value_item(incident, doubt, (incident.id, field) in deferred), kind=ItemKind.SECOND)
        if standing is None:
            item = replace(item, choices=tuple(one for one in item.choices if one != "reject"))
        yield item


# --- whole incidents --------------------------------------------------------------------------------------------------


def _whole(incident: Incident, reviews: Sequence[Review], reader: str, deferred: Deferred) -> Iterator[Item]:
    alone = lone_change(reviews)
    accepting = who_accepts(reviews)
    if alone is not None:
        person, done = (
            alone.reviewer,
            "rejected it" if alone.decision is ReviewDecision.REJECT else _SAID[alone.decision],
        )
    elif incident.state is not IncidentState.REJECTED and len(accepting) == 1:
        person, done = accepting[0], _SAID[ReviewDecision.ACCEPT]
    else:
        return
    if person == reader:
        return
    doubt = Doubt("", DoubtKind.VALUE, 1.0, f"{person} {done}; a second person must agree")
    item = replace(value_item(incident, doubt, (incident.id, None) in deferred), kind=ItemKind.SECOND)
    if alone is not None and alone.decision is ReviewDecision.REJECT:
        item = replace(item, choices=("accept", "reject", "defer"))
    yield item


# --- pairs ------------------------------------------------------------------------------------------------------------


def _pairs(record: "Record", reader: str, deferred: Deferred) -> Iterator[Item]:
    asked: dict[tuple[MentionId, MentionId], Judgement] = {}
    said: dict[tuple[MentionId, MentionId], dict[str, Decision]] = defaultdict(dict)
    for one in active_reviews(record.reviews()):
        pair = record.judgement_by_id(one.target.id) if one.target.kind is TargetKind.JUDGEMENT else None
        if pair is not None and one.decision in JOINS:
            both = (pair.left, pair.right)
            asked.setdefault(both, pair)
            said[both].pop(one.reviewer, None)
            said[both][one.reviewer] = Decision.SAME if one.decision is ReviewDecision.MERGE else Decision.DIFFERENT
    for both, pair in sorted(asked.items()):
        counts = record.judgement(*both)
        people = [person for person, decision in said[both].items() if counts and decision is counts.decision]
        if len(people) == 1 and reader not in people:
            yield _pair(record, pair, people[0], said[both][people[0]], (pair.id, None) in deferred)


def _pair(record: "Record", pair: Judgement, person: str, decision: Decision, is_deferred: bool) -> Item:
    homes = [record.incident_of(one) for one in (pair.left, pair.right)]
    item = pair_item(pair, [record.incident(one) if one else None for one in homes], is_deferred)
    told = "one happening" if decision is Decision.SAME else "two happenings"
    reason = f"{person} said that they are {told}; a second person must agree"
    return replace(item, kind=ItemKind.SECOND, reason=reason, gain=max(item.gain, 1.0))
