"""Tying new mentions to incidents, and keeping what changed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tocsin.link.block import block_keys
from tocsin.link.linking import LinkResult, link, neighbourhood
from tocsin.link.telling import tell
from tocsin.model.identity import IncidentId, MentionId, ReportId
from tocsin.model.incident import ChangeKind, Incident, IncidentState
from tocsin.model.judgement import Decision, Judgement
from tocsin.model.told import Told
from tocsin.run.add import Linked
from tocsin.run.copies import copy_groups
from tocsin.run.query import all_reports, find_incidents

if TYPE_CHECKING:
    from tocsin.record.base import Record


@dataclass(frozen=True, slots=True)
class Index:
    """The mentions of a record as linking sees them, found by id and by block key."""

    told_by_id: dict[MentionId, Told]
    ids_by_key: dict[str, list[MentionId]]

    def sharing(self, keys: frozenset[str]) -> Iterable[Told]:
        """Give the mentions that store any of these keys."""
        found = {mention for key in keys for mention in self.ids_by_key.get(key, ())}
        return self.by_id(frozenset(found))

    def by_id(self, mentions: frozenset[MentionId]) -> Iterable[Told]:
        """Give mentions by their ids."""
        return [self.told_by_id[mention] for mention in sorted(mentions) if mention in self.told_by_id]


def link_new(record: "Record", new: Sequence[ReportId] | None) -> Linked:
    """Link the mentions of new reports with all that could be the same happening; None links everything again.

    Whatever the batches and their order, the incidents are those that linking
    all mentions at once would give.
    """
    if new is not None and not any(record.mentions_of(report) for report in new):
        return Linked()
    index = index_of(record)
    people = tuple(judgement for judgement in record.judgements() if judgement.is_by_person)
    if new is None:
        tolds: tuple[Told, ...] = tuple(index.told_by_id.values())
    else:
        fresh = [index.told_by_id[m.id] for report in new for m in record.mentions_of(report)]
        tolds = neighbourhood(fresh, index.sharing, people, index.by_id)
    old = _old_incidents(record, {told.id for told in tolds})
    return _store(record, link(tolds, people, old), old)


def _store(record: "Record", result: LinkResult, old: Sequence[Incident]) -> Linked:
    """Keep the incidents that are new or changed, redirects for merged ones, and why."""
    old_by_id = {incident.id: incident for incident in old}
    changed = [incident for incident in result.incidents if old_by_id.get(incident.id) != incident]
    record.append_judgements(result.judgements)
    record.append_incidents([*changed, *_redirects(result, old_by_id)])
    new = sum(incident.id not in old_by_id for incident in changed)
    return Linked(new, len(changed) - new, _unsure(result.judgements))


def _redirects(result: LinkResult, old_by_id: dict[IncidentId, Incident]) -> list[Incident]:
    return [
        replace(old_by_id[change.old], state=IncidentState.MERGED, merged_into=change.new)
        for change in result.changes
        if change.kind is ChangeKind.MERGED
    ]


def _unsure(judgements: Iterable[Judgement]) -> int:
    return sum(judgement.decision is Decision.UNSURE for judgement in judgements)


def index_of(record: "Record") -> Index:
    """Give every mention of a record as linking sees it."""
    groups = copy_groups(record, {mention.report for mention in record.mentions()})
    told_by_id: dict[MentionId, Told] = {}
    ids_by_key: dict[str, list[MentionId]] = defaultdict(list)
    for report in all_reports(record):
        for mention in record.mentions_of(report.id):
            told = tell(report, mention, groups.get(report.id))
            told_by_id[told.id] = told
            for key in block_keys(told).stored:
                ids_by_key[key].append(told.id)
    return Index(told_by_id, ids_by_key)


def _old_incidents(record: "Record", mentions: set[MentionId]) -> tuple[Incident, ...]:
    """Give the newest states of the incidents that hold any of these mentions, merged ones included."""
    from tocsin.record.base import IncidentFilter

    every = IncidentFilter(states=tuple(IncidentState))
    return tuple(i for i in find_incidents(record, every) if not mentions.isdisjoint(i.mentions))
