"""Which mentions are one incident, and what the incidents are then."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from tocsin.link.block import keys_of, may_meet
from tocsin.link.decide import explain, weigh
from tocsin.link.facts import Facts, facts_of
from tocsin.link.group import Constraints, group, most_telling
from tocsin.link.identity import assign_ids
from tocsin.link.pairs import find_components
from tocsin.link.reconcile import reconcile
from tocsin.link.references import attach_references
from tocsin.model.identity import IncidentId, MentionId
from tocsin.model.incident import ChangeKind, IdChange, Incident, IncidentState, Reference
from tocsin.model.judgement import Decision, Judgement
from tocsin.model.told import Told


@dataclass(frozen=True, slots=True)
class LinkResult:
    """What linking a closed set of mentions gives.

    `incidents` are all that the mentions make, sorted by id; one that is equal
    to its old state is the very old value, so what is new is what to append.
    `judgements` are the rules' judgements that hold the incidents together and
    those left unsure, for the review queue. `changes` are ids that merged or
    split, `retired` the old incidents that merged into another, as redirects.
    `references` tie bare references to incidents.
    """

    incidents: tuple[Incident, ...]
    judgements: tuple[Judgement, ...] = ()
    changes: tuple[IdChange, ...] = ()
    references: tuple[Reference, ...] = ()
    retired: tuple[Incident, ...] = ()


Sharing = Callable[[frozenset[str]], Iterable[Told]]
ById = Callable[[frozenset[MentionId]], Iterable[Told]]


def _knows_none(_: IncidentId) -> bool:
    return False


def link(
    tolds: Sequence[Told],
    people: Sequence[Judgement] = (),
    old: Sequence[Incident] = (),
    knows: Callable[[IncidentId], bool] = _knows_none,
) -> LinkResult:
    """Group mentions into incidents and reconcile their values; the order of the arguments does not matter.

    `tolds` must be closed: all mentions of a record, or what `neighbourhood`
    gives for the new ones. `people` are people's judgements about any of them,
    `old` the latest states of the incidents that hold any of them, merged ones
    included. Linking a neighbourhood gives the same incidents as linking all.
    `knows` says whether the record has an incident of an id: one that is not
    among `old` names something else, and no group here is given it.
    """
    told_by_id = {told.id: told for told in tolds}
    work_out = _remembered_facts if len(told_by_id) <= _FEW else facts_of
    facts = [work_out(told_by_id[name]) for name in sorted(told_by_id)]
    events = [f for f in facts if not f.is_reference]
    constraints = Constraints.of(people)
    components = find_components(events, [pair for pair in sorted(constraints.same) if set(pair) <= told_by_id.keys()])
    groups = [members for whole in components.wholes for members in group(whole, constraints)]
    kept = [members for members in groups if not all(f.is_negated for f in members)]
    told_groups = [[told_by_id[f.id] for f in members] for members in kept]
    states = _newest(old)
    old_by_id = {state.id: state for state in states}
    assigned = assign_ids(states, told_groups, lambda name: name not in old_by_id and knows(name))
    incidents = [
        reconcile(members, name, old_by_id.get(name)) for members, name in zip(told_groups, assigned.ids, strict=True)
    ]
    references = [told_by_id[f.id] for f in facts if f.is_reference]
    return LinkResult(
        incidents=tuple(sorted(incidents, key=lambda i: i.id)),
        judgements=_judgements(groups, components.unsure),
        changes=assigned.changes,
        references=attach_references(references, list(zip(incidents, told_groups, strict=True))),
        retired=tuple(_retire(old_by_id[c.old], c.new) for c in assigned.changes if c.kind is ChangeKind.MERGED),
    )


def _newest(old: Sequence[Incident]) -> tuple[Incident, ...]:
    newest: dict[IncidentId, Incident] = {}
    for state in old:
        if state.id not in newest or newest[state.id].revision < state.revision:
            newest[state.id] = state
    return tuple(newest[name] for name in sorted(newest))


def _retire(old: Incident, into: IncidentId) -> Incident:
    return replace(old, revision=old.revision + 1, state=IncidentState.MERGED, merged_into=into)


def _judgements(groups: Sequence[Sequence[Facts]], unsure: Iterable[tuple[Facts, Facts]]) -> tuple[Judgement, ...]:
    """Give why each member is with its group's most telling one, and what a person should decide."""
    found: dict[tuple[MentionId, MentionId], Judgement] = {}
    for members in groups:
        leader = most_telling(members)
        for member in members:
            if member.id != leader.id:
                made = explain(leader, member)
                found[made.left, made.right] = made
    for left, right in unsure:
        made = explain(left, right)
        found[made.left, made.right] = made
    return tuple(found[pair] for pair in sorted(found))


def neighbourhood(
    new: Sequence[Told],
    sharing: Sharing,
    people: Sequence[Judgement] = (),
    by_id: ById | None = None,
    held: Sequence[Told] = (),
) -> tuple[Told, ...]:
    """Give all mentions whose incident can change when these are new, these included.

    `sharing(keys)` gives the record's mentions that have any of these keys among
    `block_keys(told).stored`; the record may keep the keys as an index. For
    undoing or making a judgement, `new` are the two mentions judged; pass the
    members of their old incidents too, so that a split is seen whole. `people`
    are the record's judgements by people, and `by_id` fetches the mentions that
    these tie to others without a shared key. `held` are mentions that were held
    together by what has changed since: without it they are grouped anew, even
    where nothing leads to them any more.
    """
    bonds = _bonds(Constraints.of(people))
    found = {told.id: (told, _remembered_facts(told)) for told in new}
    seeds = set(found)
    found |= {told.id: (told, _remembered_facts(told)) for told in held if told.id not in seeds}
    seen = {name: facts for name, (_, facts) in found.items()}
    waiting = sorted(found)
    while waiting:
        told, facts = found[waiting.pop()]
        if facts.is_reference:
            continue
        met = {other.id: other for other in sharing(keys_of(facts).asked)}
        if by_id is not None:
            met |= {other.id: other for other in by_id(frozenset(bonds.get(told.id, ())))}
        for name in sorted(met.keys() - found.keys()):
            other = seen.get(name)
            if other is None:
                other = seen[name] = _remembered_facts(met[name])
            if name not in bonds.get(told.id, ()):
                if other.is_reference or not may_meet(facts, other):
                    continue
                decision = weigh(facts, other).decision
                if decision is Decision.DIFFERENT or (decision is Decision.UNSURE and told.id not in seeds):
                    continue
            found[name] = (met[name], other)
            waiting.append(name)
    return tuple(found[name][0] for name in sorted(found))


# Facts of mentions met before: a record asks about the same neighbours again and again, one report after another.
# Kept by identity, with the mention itself, so that a number that Python uses again is never taken for it.
_remembered: dict[int, tuple[Told, Facts]] = {}
_MOST_REMEMBERED = 100_000
_FEW = 3_000  # so many mentions are a neighbourhood; more are a record, whose facts are worked out once anyway


def _remembered_facts(told: Told) -> Facts:
    held = _remembered.get(id(told))
    if held is not None and held[0] is told:
        return held[1]
    if len(_remembered) >= _MOST_REMEMBERED:
        _remembered.clear()
    facts = facts_of(told)
    _remembered[id(told)] = (told, facts)
    return facts


def _bonds(constraints: Constraints) -> dict[MentionId, set[MentionId]]:
    bonds: dict[MentionId, set[MentionId]] = {}
    for left, right in constraints.same:
        bonds.setdefault(left, set()).add(right)
        bonds.setdefault(right, set()).add(left)
    return bonds
