"""Tying mentions to incidents as rules and people say, and keeping what changed."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tocsin.link.linking import LinkResult, link, neighbourhood
from tocsin.link.people import decided_incident, decided_mention, standings
from tocsin.link.voices import source_named
from tocsin.model.identity import IncidentId, MentionId, ReportId
from tocsin.model.incident import ChangeKind, IdChange, Incident, IncidentState
from tocsin.model.judgement import Decision, Judgement
from tocsin.model.mention import Mention
from tocsin.model.review import Review, TargetKind, active_reviews
from tocsin.model.told import Standing, Told
from tocsin.run.add import Linked
from tocsin.run.link_index import Index
from tocsin.run.references import attach

if TYPE_CHECKING:
    from tocsin.record.base import Record


@dataclass(frozen=True, slots=True)
class People:
    """All that people decided and that holds: about pairs, about mentions and about incidents."""

    judgements: tuple[Judgement, ...]
    about_mention: dict[str, list[Review]]
    about_incident: dict[str, list[tuple[int, Review]]]  # with their place in the record's order
    about_source: dict[str, Standing] = field(default_factory=dict)

    @classmethod
    def of(cls, record: "Record", more: Sequence[Review] = (), judged: Sequence[Judgement] = ()) -> "People":
        """Give what a record holds, as if these reviews and judgements had been decided too."""
        reviews = (*record.reviews(), *more)
        holding = active_reviews(reviews)
        about_mention: dict[str, list[Review]] = defaultdict(list)
        about_incident: dict[str, list[tuple[int, Review]]] = defaultdict(list)
        for position, review in enumerate(holding):
            if review.target.kind is TargetKind.MENTION:
                about_mention[review.target.id].append(review)
            elif review.target.kind is TargetKind.INCIDENT:
                about_incident[review.target.id].append((position, review))
        judgements = (*record.judgements_by_people(more), *judged)
        return cls(judgements, about_mention, about_incident, standings(holding))

    def standing(self, told: Told) -> Standing:
        """Give what people said of the source of a mention."""
        source = source_named(told) if self.about_source else None
        return self.about_source.get(source or "", Standing.UNTRIED)

    def mention(self, mention: Mention) -> Mention | None:
        """Give a mention as people corrected it; None if they rejected it."""
        reviews = self.about_mention.get(mention.id)
        return decided_mention(mention, reviews) if reviews else mention

    def incident(self, incident: Incident, ids: Iterable[IncidentId]) -> Incident:
        """Give an incident as people decided it; `ids` are its own and those that were merged into it."""
        found = sorted((p for one in ids for p in self.about_incident.get(one, ())), key=lambda placed: placed[0])
        return decided_incident(incident, [review for _, review in found])


@dataclass(frozen=True, slots=True)
class Followed:
    """What follows from new reports or decisions: states to keep, judgements, and what became of ids."""

    incidents: tuple[Incident, ...]
    judgements: tuple[Judgement, ...]
    changes: tuple[IdChange, ...]
    linked: Linked
    whole: tuple[Incident, ...] = ()  # all that the mentions make, changed or not


def link_new(record: "Record", new: Sequence[ReportId] | None) -> Linked:
    """Link the mentions of new reports with all that could be the same happening; None links everything again.

    Whatever the batches and their order, the incidents are those that linking
    all mentions at once would give.
    """
    if new is not None and not any(record.mentions_of(report) for report in new):
        return Linked()
    seeds = None if new is None else {m.id for report in new for m in record.mentions_of(report)}
    people = People.of(record)
    followed = follow(record, seeds, people)
    record.append_judgements(followed.judgements)
    record.append_incidents(followed.incidents)
    changed = {mention for incident in followed.incidents for mention in incident.mentions}
    attach(record, Index.of(record, people), changed.union(seeds or ()))
    return followed.linked


def follow(
    record: "Record", seeds: Collection[MentionId] | None, people: People, before: People | None = None
) -> Followed:
    """Work out what the record says once these mentions are linked anew, all of them for None; store nothing.

    `before` is what people had decided until now, where `people` holds something
    new: what met through these mentions then is grouped again too.
    """
    held = _reached(record, seeds, before) if seeds is not None and before is not None else ()
    index = Index.of(record, people)
    if seeds is None:
        tolds: tuple[Told, ...] = index.every()
        seeds = {mention.id for mention in record.mentions()}
    else:
        new, others = (tuple(index.by_id(frozenset(one))) for one in (seeds, held))
        tolds = neighbourhood(new, index.sharing, people.judgements, index.by_id, others)
    old = record.incidents_holding({*seeds, *(told.id for told in tolds)})
    result = link(tolds, people.judgements, old, lambda name: bool(record.revisions(name)))
    return _followed(result, old, people, {told.id for told in tolds})


def _reached(record: "Record", seeds: Collection[MentionId], people: People) -> Collection[MentionId]:
    """Give the mentions that these are linked with as people see them."""
    index = Index.of(record, people)
    new = tuple(index.by_id(frozenset(seeds)))
    return [told.id for told in neighbourhood(new, index.sharing, people.judgements, index.by_id)]


def _followed(result: LinkResult, old: Sequence[Incident], people: People, linked: Collection[MentionId]) -> Followed:
    old_by_id = {incident.id: incident for incident in old}
    into = {one.id: one.merged_into for one in old if one.merged_into is not None}
    living = {incident.id for incident in result.incidents}
    into = {one: other for one, other in into.items() if one not in living}
    into |= {change.old: change.new for change in result.changes if change.kind is ChangeKind.MERGED}
    ids = _ids_by_home(into)
    decided = [people.incident(one, (one.id, *ids.get(one.id, ()))) for one in result.incidents]
    changed = [one for one in decided if not _is_known(one, old_by_id.get(one.id))]
    gone = [
        replace(old_by_id[change.old], state=IncidentState.MERGED, merged_into=change.new)
        for change in result.changes
        if change.kind is ChangeKind.MERGED
    ]
    emptied = [
        replace(one, state=IncidentState.REJECTED)
        for one in old
        if one.id not in living
        and one.state not in (IncidentState.MERGED, IncidentState.REJECTED)
        and not set(one.mentions) & set(linked)
    ]
    new = sum(incident.id not in old_by_id for incident in changed)
    unsure = sum(judgement.decision is Decision.UNSURE for judgement in result.judgements)
    counted = Linked(new, len(changed) - new + len(emptied), unsure)
    return Followed((*changed, *gone, *emptied), result.judgements, result.changes, counted, tuple(decided))


def _is_known(incident: Incident, old: Incident | None) -> bool:
    return old is not None and replace(incident, revision=old.revision) == old


def _ids_by_home(into: dict[IncidentId, IncidentId]) -> dict[IncidentId, list[IncidentId]]:
    """Give the ids that lead to each id, however often they were merged on the way."""
    ids: dict[IncidentId, list[IncidentId]] = defaultdict(list)
    for one in sorted(into):
        home, seen = into[one], {one}
        while home in into and home not in seen:
            seen.add(home)
            home = into[home]
        ids[home].append(one)
    return ids
