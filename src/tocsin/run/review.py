"""What a person decides about the record: each decision one row for ever, with who, when and why."""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from tocsin.errors import ChangedMeanwhileError, DecisionError, KeyUsedError, NotFoundError
from tocsin.link.agreement import changing_review
from tocsin.link.people import SINGLES, value_as_text, value_from_text, values_of
from tocsin.model.codec import to_plain
from tocsin.model.identity import IncidentId, MentionId
from tocsin.model.incident import IdChange, Incident
from tocsin.model.judgement import Decision, Judgement
from tocsin.model.review import (
    Review,
    ReviewDecision,
    ReviewTarget,
    TargetKind,
    active_reviews,
    undone_reviews,
)
from tocsin.run.add import Linked
from tocsin.run.linking import People, follow
from tocsin.run.review_targets import (
    ids_touching,
    mentions_of_source,
    pair_of,
    review_named,
    target_of,
    touched,
    version_of,
)
from tocsin.run.review_values import can_correct, parse_value
from tocsin.run.second_readings import reviews_by_incident

if TYPE_CHECKING:
    from tocsin.record.base import Record

# What people say, and what is written down.
DECISIONS: dict[str, ReviewDecision] = {
    "accept": ReviewDecision.ACCEPT,
    "correct": ReviewDecision.EDIT,
    "reject": ReviewDecision.REJECT,
    "same": ReviewDecision.MERGE,
    "different": ReviewDecision.SPLIT,
    "split": ReviewDecision.SPLIT,
    "defer": ReviewDecision.DEFER,
}
NOTHING = Linked()
_WORDS = {ReviewDecision.MERGE: "same", ReviewDecision.EDIT: "correct"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A decision as it comes from a page, a terminal or a program.

    `item` names what it is about: a pair ("jdg_..."), an incident or the
    beginning of its id, one value of it ("01BX...:date", "01BX...:killed"), a
    mention ("mnt_...", "mnt_...:place"), a claim ("clm_...") or a source
    ("source:Sample Post@samplepost.test": accept is known, reject doubted). `value` is the
    new value of a correction, as people type it. `mentions` are those that a
    split takes out, `other` is the incident that "same" joins. `expected` is
    the version that the person saw, `key` the caller's name for the request.
    """

    item: str
    decision: str
    by: str
    why: str
    value: str | None = None
    mentions: tuple[str, ...] = ()
    other: str | None = None
    expected: str | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that is stored, and what followed; `is_new` is False for one that was sent before."""

    review: Review
    is_new: bool
    version: str
    linked: Linked
    changes: tuple[IdChange, ...] = ()
    incidents: tuple[IncidentId, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Give plain data for `--json` and for programs."""
        return {
            "review": self.review.id,
            "is_new": self.is_new,
            **review_to_dict(self.review),
            "version": self.version,
            "incidents": list(self.incidents),
            "changes": [to_plain(change) for change in self.changes],
        }


def review_to_dict(review: Review) -> dict[str, Any]:
    """Give a review as plain data, in the words of `DECISIONS`."""
    target = review.target
    return {
        "decision": word_of(review),
        "target": {"kind": str(target.kind), "id": target.id, "field": target.field},
        "by": review.reviewer,
        "at": review.at.isoformat(),
        "why": review.reason,
        "old": review.old,
        "new": review.new,
    }


def word_of(review: Review) -> str:
    """Give the word that people use for a decision."""
    if review.decision is ReviewDecision.SPLIT:
        return "different" if review.target.kind is TargetKind.JUDGEMENT else "split"
    return _WORDS.get(review.decision, str(review.decision))


# --- deciding ------------------------------------------------------------------------------------------------------


def decide(record: "Record", asked: Asked, at: dt.datetime) -> Decided:
    """Store a decision with all that follows from it, in one step; `at` is an aware time.

    A decision outlasts every later linking. Sent again under its key, it is
    found and not made twice.

    Raises:
        DecisionError: it cannot be made so; ChangedMeanwhileError if the item is
            no longer what `expected` says, KeyUsedError if the key is another's.
        NotFoundError: there is no such item.
    """
    target = target_of(record, asked.item)
    decision = _decision(asked)
    _check_words(asked)
    before = _sent_before(record, asked.key)
    if before is not None:
        if not _is_same(record, before, asked, target):
            raise KeyUsedError(asked.key or "", before.id)
        return Decided(before, False, version_of(record, before.target), NOTHING)
    found = version_of(record, target)
    if asked.expected is not None and asked.expected != found:
        raise ChangedMeanwhileError(asked.item, asked.expected, found)
    review, judgements = _MAKERS[target.kind](record, asked, target, decision, at)
    return _store(record, review, judgements)


def undo(record: "Record", review: str, *, by: str, why: str, at: dt.datetime, key: str | None = None) -> Decided:
    """Take a decision back, by its id or the beginning of it: what was before it is restored.

    An undo can be undone in its turn, by its own id.

    Raises:
        DecisionError: it was taken back already.
        NotFoundError: there is no such decision.
    """
    wanted = review_named(record, review)
    asked = Asked(wanted.id, "undo", by, why, key=key)
    _check_words(asked)
    before = _sent_before(record, key)
    target = ReviewTarget(TargetKind.REVIEW, wanted.id)
    if before is not None:
        if before.target != target:
            raise KeyUsedError(key or "", before.id)
        return Decided(before, False, version_of(record, wanted.target), NOTHING)
    if wanted.id in undone_reviews(record.reviews()):
        raise DecisionError(f"{wanted.id} was taken back already; to restore it, undo the undo")
    made = Review(target, ReviewDecision.UNDO, why.strip(), by.strip(), at, key=key)
    return _store(record, made, ())


def last_decision(record: "Record", by: str | None = None) -> Review:
    """Give the newest decision that holds, of one person or of all.

    Raises:
        NotFoundError: there is none.
    """
    for review in reversed(active_reviews(record.reviews())):
        if by is None or review.reviewer == by:
            return review
    raise NotFoundError("decision", by or "", "nobody of that name has decided anything that still holds")


def decisions(record: "Record", incident: str | None = None) -> tuple[tuple[Review, bool], ...]:
    """Give all decisions, or those that touch an incident, oldest first, and whether each still holds."""
    reviews = record.reviews()
    undone = undone_reviews(reviews)
    wanted = None if incident is None else ids_touching(record, record.incident(incident))
    kept = [one for one in reviews if wanted is None or {one.id, one.target.id} & wanted]
    return tuple((one, one.id not in undone) for one in kept)


def _store(record: "Record", review: Review, judgements: Sequence[Judgement]) -> Decided:
    if any(one.id == review.id for one in record.reviews()):
        return Decided(review, False, version_of(record, review.target), NOTHING)
    people = People.of(record, (review,), judgements)
    seeds = touched(record, review)
    if not seeds:
        record.append_decision((review,), judgements, ())
        return Decided(review, True, version_of(record, review.target), NOTHING)
    followed = follow(record, seeds, people, before=People.of(record))
    record.append_decision((review,), (*judgements, *followed.judgements), followed.incidents)
    ids = tuple(sorted({incident.id for incident in followed.incidents}))
    return Decided(review, True, version_of(record, review.target), followed.linked, followed.changes, ids)


def _check_words(asked: Asked) -> None:
    if not asked.by.strip():
        raise DecisionError("say who decides; a decision without a name is not kept")
    if not asked.why.strip():
        raise DecisionError("say why in a few words; a decision without a reason is not kept")


def _decision(asked: Asked) -> ReviewDecision:
    if asked.decision not in DECISIONS:
        raise DecisionError(f"{asked.decision!r} is no decision; choose {', '.join(DECISIONS)}")
    return DECISIONS[asked.decision]


def _sent_before(record: "Record", key: str | None) -> Review | None:
    return None if key is None else record.review_by_key(key)


def _is_same(record: "Record", before: Review, asked: Asked, target: ReviewTarget) -> bool:
    """Say whether a request asks for the very decision that was stored under its key."""
    if before.target != target or word_of(before) != asked.decision:
        return False
    if (before.reviewer, before.reason) != (asked.by.strip(), asked.why.strip()):
        return False
    if before.decision is ReviewDecision.EDIT:
        country = _country_of(record, target)
        return asked.value is not None and before.new == _new_value(target.field or "", asked.value, country)
    if target.kind is TargetKind.INCIDENT and before.decision is ReviewDecision.SPLIT:
        return set(asked.mentions) == set(json.loads(before.new or "[]"))
    if target.kind is TargetKind.INCIDENT and before.decision is ReviewDecision.MERGE:
        joined = set(json.loads(before.new or "[]"))
        return asked.other is not None and not joined.isdisjoint(record.incident(asked.other).mentions)
    return True


# --- decisions about each kind of thing ----------------------------------------------------------------------------

Made = tuple[Review, tuple[Judgement, ...]]


def _about_pair(
    record: "Record", asked: Asked, target: ReviewTarget, decision: ReviewDecision, at: dt.datetime
) -> Made:
    """Same or different: a person's judgement, which outranks every rule's."""
    _allow(asked, ("same", "different", "defer"))
    pair = pair_of(record, target)
    assert pair is not None
    counts = record.judgement(pair.left, pair.right) or pair
    review = _review(asked, target, decision, at, str(counts.decision), asked.decision)
    if decision is ReviewDecision.DEFER:
        return review, ()
    said = Decision.SAME if decision is ReviewDecision.MERGE else Decision.DIFFERENT
    return review, (_judgement(pair.left, pair.right, said, review),)


def _about_incident(
    record: "Record", asked: Asked, target: ReviewTarget, decision: ReviewDecision, at: dt.datetime
) -> Made:
    incident = record.incident(target.id)
    if target.field is not None:
        _allow(asked, ("accept", "correct", "reject", "defer"))
        value = values_of(incident).get(target.field)
        is_gone = decision is ReviewDecision.ACCEPT and _was_rejected(record, incident, target.field)
        if value is None and decision is not ReviewDecision.EDIT and not is_gone:
            known = ", ".join(values_of(incident))
            raise DecisionError(f"{incident.id} has no {target.field}; it has {known}")
        old = value_as_text(value.value) if value else None
        return _about_field(asked, target, decision, at, old, _country_of(record, target)), ()
    if decision is ReviewDecision.MERGE:
        return _join(record, asked, target, incident, at)
    if decision is ReviewDecision.SPLIT:
        return _split(asked, target, incident, at)
    _allow(asked, ("accept", "reject", "same", "split", "defer"))
    return _review(asked, target, decision, at, str(incident.state), None), ()


def _was_rejected(record: "Record", incident: Incident, field: str) -> bool:
    """Say whether a person took a value away, so that another can agree that there is none."""
    changing = changing_review(reviews_by_incident(record).get(incident.id, ()), field)
    return changing is not None and changing.decision is ReviewDecision.REJECT


def _join(record: "Record", asked: Asked, target: ReviewTarget, incident: Incident, at: dt.datetime) -> Made:
    """Two incidents are one: a chain of judgements holds all their mentions together."""
    if asked.other is None:
        raise DecisionError("say which other incident it is the same as")
    other = record.incident(asked.other)
    if other.id == incident.id:
        raise DecisionError(f"{asked.other} is {incident.id} already")
    review = _review(asked, target, ReviewDecision.MERGE, at, None, json.dumps(sorted(other.mentions)))
    chain = [*sorted(incident.mentions), *sorted(other.mentions)]
    pairs = pairwise(chain)
    return review, tuple(_judgement(left, right, Decision.SAME, review) for left, right in pairs)


def _split(asked: Asked, target: ReviewTarget, incident: Incident, at: dt.datetime) -> Made:
    """Some mentions tell another incident: each of them is different from each that stays."""
    leaving = {MentionId(one) for one in asked.mentions}
    strangers = leaving - set(incident.mentions)
    staying = set(incident.mentions) - leaving
    if strangers:
        raise DecisionError(f"{min(strangers)} is no mention of {incident.id}")
    if not leaving or not staying:
        raise DecisionError("name the mentions that tell another incident, and leave at least one")
    review = _review(asked, target, ReviewDecision.SPLIT, at, None, json.dumps(sorted(leaving)))
    pairs = [(one, other) for one in sorted(leaving) for other in sorted(staying)]
    return review, tuple(_judgement(one, other, Decision.DIFFERENT, review) for one, other in pairs)


def _about_mention(
    record: "Record", asked: Asked, target: ReviewTarget, decision: ReviewDecision, at: dt.datetime
) -> Made:
    if target.field is None:
        _allow(asked, ("accept", "reject", "defer"))
        return _review(asked, target, decision, at, None, None), ()
    _allow(asked, ("accept", "correct", "reject", "defer"))
    return _about_field(asked, target, decision, at, None, _country_of(record, target)), ()


def _about_claim(
    record: "Record", asked: Asked, target: ReviewTarget, decision: ReviewDecision, at: dt.datetime
) -> Made:
    _allow(asked, ("accept", "reject", "defer"))
    return _review(asked, target, decision, at, None, None), ()


def _about_source(
    record: "Record", asked: Asked, target: ReviewTarget, decision: ReviewDecision, at: dt.datetime
) -> Made:
    """Accept: a source that is known; reject: one that is doubted."""
    _allow(asked, ("accept", "reject"))
    if not mentions_of_source(record, target.id):
        raise NotFoundError(
            "source",
            target.id,
            "give its name as reports have it, and @ and its site if they have addresses:"
            " source:Sample Post@samplepost.test",
        )
    return _review(asked, target, decision, at, None, None), ()


_MAKERS = {
    TargetKind.SOURCE: _about_source,
    TargetKind.JUDGEMENT: _about_pair,
    TargetKind.INCIDENT: _about_incident,
    TargetKind.MENTION: _about_mention,
    TargetKind.CLAIM: _about_claim,
}


def _about_field(
    asked: Asked, target: ReviewTarget, decision: ReviewDecision, at: dt.datetime, old: str | None, country: str | None
) -> Review:
    field = target.field or ""
    if decision is ReviewDecision.REJECT and field in SINGLES and SINGLES[field].is_needed:
        raise DecisionError(f"there is always a {field}; correct it instead, or reject the whole")
    if decision is not ReviewDecision.EDIT:
        return _review(asked, target, decision, at, old, None)
    if not can_correct(field):
        raise DecisionError(f"{field} can be accepted or rejected, but not be given another value")
    if asked.value is None:
        raise DecisionError(f"say what {field} should be")
    return _review(asked, target, decision, at, old, _new_value(field, asked.value, country))


def _new_value(field: str, words: str, country: str | None) -> str:
    new = value_as_text(parse_value(field, words, country))
    value_from_text(field, new)
    return new


def _country_of(record: "Record", target: ReviewTarget) -> str | None:
    """Give the country in which a bare name of a place is looked for."""
    if target.kind is TargetKind.MENTION:
        mention = record.mention(MentionId(target.id))
        return mention.place.value.country_iso3 if mention and mention.place else None
    place = record.incident(target.id).place
    return place.value.country_iso3 if place else None


def _allow(asked: Asked, allowed: Iterable[str]) -> None:
    choices = tuple(allowed)
    if asked.decision not in choices:
        raise DecisionError(f"{asked.item} cannot be decided {asked.decision!r}; choose {', '.join(choices)}")


def _review(
    asked: Asked, target: ReviewTarget, decision: ReviewDecision, at: dt.datetime, old: str | None, new: str | None
) -> Review:
    return Review(target, decision, asked.why.strip(), asked.by.strip(), at, old, new, asked.key)


def _judgement(one: MentionId, other: MentionId, said: Decision, review: Review) -> Judgement:
    left, right = sorted((one, other))
    return Judgement(left, right, said, f"person:{review.reviewer}", review.reason, at=review.at, review=review.id)
