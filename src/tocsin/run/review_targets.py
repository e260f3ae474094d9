"""What a decision is about, which version of it a person saw, and which mentions it touches."""

import json
from collections.abc import Collection
from typing import TYPE_CHECKING

from tocsin.errors import NotFoundError
from tocsin.link.people import value_as_text, values_of
from tocsin.link.voices import source_named
from tocsin.model.identity import ClaimId, MentionId, content_hash
from tocsin.model.incident import Incident
from tocsin.model.judgement import Judgement
from tocsin.model.review import Review, ReviewDecision, ReviewTarget, TargetKind, active_reviews

if TYPE_CHECKING:
    from tocsin.record.base import Record


SOURCE_PREFIX = "source"  # "source:Sample Post@samplepost.test" names a source


def target_of(record: "Record", item: str) -> ReviewTarget:
    """Give what an item's name means; see `tocsin.run.review.Asked.item`.

    Raises:
        NotFoundError: there is no such thing.
    """
    named, _, field = item.partition(":")
    if named == SOURCE_PREFIX:
        return ReviewTarget(TargetKind.SOURCE, field.strip())
    for prefix, kind in (("jdg_", TargetKind.JUDGEMENT), ("mnt_", TargetKind.MENTION), ("clm_", TargetKind.CLAIM)):
        if named.startswith(prefix):
            target = ReviewTarget(kind, named, field or None)
            if not _is_there(record, target):
                raise NotFoundError(str(kind), named, "list what waits with: tocsin review list")
            return target
    if record.mention(MentionId(named)) is not None:
        return ReviewTarget(TargetKind.MENTION, named, field or None)
    return ReviewTarget(TargetKind.INCIDENT, record.incident(named).id, field or None)


def _is_there(record: "Record", target: ReviewTarget) -> bool:
    if target.kind is TargetKind.JUDGEMENT:
        return pair_of(record, target) is not None
    if target.kind is TargetKind.MENTION:
        return record.mention(MentionId(target.id)) is not None
    return record.claim(ClaimId(target.id)) is not None


def pair_of(record: "Record", target: ReviewTarget) -> Judgement | None:
    """Give the judgement that a target names."""
    return record.judgement_by_id(target.id)


def version_of(record: "Record", target: ReviewTarget) -> str:
    """Name the state of an item as a person sees it: what it says, and what was decided about it.

    Two people who look at one item see one version; once one of them has
    decided, the other's is old.
    """
    held = [one.id for one in active_reviews(record.reviews()) if one.target == target]
    state: object = None
    if target.kind is TargetKind.JUDGEMENT:
        pair = pair_of(record, target)
        counts = record.judgement(pair.left, pair.right) if pair else None
        state = counts.id if counts else None
    elif target.kind is TargetKind.INCIDENT:
        incident = record.incident(target.id)
        value = values_of(incident).get(target.field or "")
        state = value_as_text(value.value) if value else incident.revision if target.field is None else None
    return content_hash(target.kind, target.id, target.field, state, held)


def touched(record: "Record", review: Review) -> Collection[MentionId]:
    """Give the mentions whose incidents a decision can change, with all that are with them now."""
    target = review.target
    if target.kind is TargetKind.REVIEW:
        return touched(record, review_named(record, target.id))
    if review.decision is ReviewDecision.DEFER or target.kind in (TargetKind.CLAIM, TargetKind.REPORT):
        return ()
    seeds: set[MentionId] = set()
    if target.kind is TargetKind.JUDGEMENT:
        pair = pair_of(record, target)
        seeds = {pair.left, pair.right} if pair else set()
    elif target.kind is TargetKind.MENTION:
        seeds = {MentionId(target.id)}
    elif target.kind is TargetKind.SOURCE:
        seeds = mentions_of_source(record, target.id)
    else:
        seeds = set(record.incident(target.id).mentions)
    if review.decision in (ReviewDecision.MERGE, ReviewDecision.SPLIT) and target.kind is TargetKind.INCIDENT:
        seeds |= {MentionId(one) for one in json.loads(review.new or "[]")}
    return seeds.union(*(one.mentions for one in record.incidents_holding(seeds)))


def mentions_of_source(record: "Record", source: str) -> set[MentionId]:
    """Give all mentions that a source tells, by its name as `source_named` gives it."""
    from tocsin.run.link_index import Index
    from tocsin.run.linking import People

    return {told.id for told in Index.of(record, People.of(record)).every() if source_named(told) == source}


def review_named(record: "Record", wanted: str) -> Review:
    """Give a decision by its id or the beginning of it.

    Raises:
        NotFoundError: there is none, or several begin so.
    """
    found = [one for one in record.reviews() if wanted and one.id.startswith(wanted)]
    if len(found) != 1:
        remedy = "give more of its id" if found else "list them with: tocsin review log"
        raise NotFoundError("decision", wanted, remedy)
    return found[0]


def ids_touching(record: "Record", incident: Incident) -> set[str]:
    """Give the ids of an incident, of its mentions, of judgements on these, and of decisions about all of them."""
    ids: set[str] = {one.id for one in record.incidents_holding(incident.mentions)} | set(incident.mentions)
    for review in record.reviews():
        pair = pair_of(record, review.target) if review.target.kind is TargetKind.JUDGEMENT else None
        if pair is not None and not {pair.left, pair.right}.isdisjoint(incident.mentions):
            ids.add(review.id)
        if review.target.id in ids:
            ids.add(review.id)
    return ids
