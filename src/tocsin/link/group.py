"""Which mentions of a component are one incident: averages, not chains of weak links."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest
from itertools import combinations

from tocsin.link.block import keys_of, may_meet
from tocsin.link.decide import Verdict, weigh
from tocsin.link.facts import Facts
from tocsin.link.rules import is_retold
from tocsin.link.weights import GROUP_FROM, SAME_FROM
from tocsin.model.identity import MentionId
from tocsin.model.judgement import Decision, Judgement

_ALL_PAIRS_UP_TO = 60  # members of a component; a larger one is grouped by leaders
_WITNESSES = 6  # members that speak for a group


@dataclass(frozen=True, slots=True)
class Constraints:
    """What people decided: pairs that must be one incident and pairs that must not."""

    same: frozenset[tuple[MentionId, MentionId]] = frozenset()
    different: frozenset[tuple[MentionId, MentionId]] = frozenset()

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> "Constraints":
        """Give the constraints that people's judgements make; of two on one pair the newest counts."""
        newest: dict[tuple[MentionId, MentionId], Judgement] = {}
        for judgement in judgements:
            pair = (judgement.left, judgement.right)
            if judgement.is_by_person and (pair not in newest or _age(newest[pair]) < _age(judgement)):
                newest[pair] = judgement
        chosen = {d: frozenset(p for p, j in newest.items() if j.decision is d) for d in Decision}
        return cls(chosen[Decision.SAME], chosen[Decision.DIFFERENT])


def _age(judgement: Judgement) -> tuple[str, str, str]:
    return (judgement.at.isoformat() if judgement.at else "", judgement.made_by, judgement.decision)


@dataclass(slots=True)
class _Group:
    """Members that stand together so far; made and thrown away within one call."""

    members: list[Facts]
    reports: set[str] = field(default_factory=set)
    _witnesses: list[Facts] | None = None

    def witnesses(self) -> list[Facts]:
        """Give the members that speak for the group: those that tell most."""
        if self._witnesses is None:
            self._witnesses = nsmallest(_WITNESSES, self.members, key=_telling)
        return self._witnesses

    def take_in(self, other: "_Group") -> None:
        """Take in all members of another group."""
        self.members += other.members
        self.reports |= other.reports
        self._witnesses = None


def _telling(facts: Facts) -> tuple[int, MentionId]:
    told = facts.is_day + facts.is_point + bool(facts.counts) + bool(facts.doers) + bool(facts.words)
    return (-told, facts.id)


def most_telling(members: Sequence[Facts]) -> Facts:
    """Give the member that tells most of the act."""
    return min(members, key=_telling)


def group(component: Sequence[Facts], constraints: Constraints) -> tuple[tuple[Facts, ...], ...]:
    """Split a component into incidents; the order of its members does not matter.

    Joined are, the best pair first, groups whose pairs are the same on average,
    so that no chain of doubtful links pulls two acts together. Two mentions of
    one report are never joined by a rule. What a person called the same is
    joined first, what a person called different never; should the two conflict,
    "different" holds.
    """
    members = sorted(component, key=lambda f: f.id)
    groups = _joined_by_people(members, constraints)
    if len(groups) == 1 or _stands_by_one(members, groups, constraints):
        return (tuple(members),)
    merger = _Merger(groups, constraints)
    if len(members) <= _ALL_PAIRS_UP_TO:
        merger.merge_best_first()
    else:
        merger.follow_leaders()
    return merger.result()


def _stands_by_one(members: Sequence[Facts], groups: Sequence[_Group], constraints: Constraints) -> bool:
    """Say whether every member is the same as the most telling one, and nothing holds any two apart.

    Then they are one incident: as many comparisons as members instead of their pairs.
    """
    if len(groups) < len(members) or len({f.report for f in members}) < len(members):
        return False
    names = {f.id for f in members}
    if any(left in names and right in names for left, right in constraints.different):
        return False
    leader = most_telling(members)
    return all(f is leader or weigh(leader, f).decision is Decision.SAME for f in members)


def _joined_by_people(members: Sequence[Facts], constraints: Constraints) -> list[_Group]:
    by_id = {f.id: _Group([f], {f.report}) for f in members}
    for left, right in sorted(constraints.same):
        one, other = by_id.get(left), by_id.get(right)
        if one is None or other is None or one is other or _forbidden(one, other, constraints):
            continue
        one.take_in(other)
        for moved in other.members:
            by_id[moved.id] = one
    return sorted({id(g): g for g in by_id.values()}.values(), key=lambda g: min(f.id for f in g.members))


def _forbidden(one: _Group, other: _Group, constraints: Constraints) -> bool:
    if not constraints.different:
        return False
    return any(
        ((a.id, b.id) if a.id < b.id else (b.id, a.id)) in constraints.different
        for a in one.members
        for b in other.members
    )


def _is_retold(one: _Group, other: _Group) -> bool:
    """Say whether all mentions that two groups have of one report only come back to each other."""
    pairs = ((a, b) for a in one.members for b in other.members if a.report == b.report)
    return all(is_retold(a, b) for a, b in pairs)


class _Merger:
    """Joins groups step by step; keeps the verdicts it has asked for."""

    def __init__(self, groups: list[_Group], constraints: Constraints) -> None:
        self._groups = groups
        self._constraints = constraints
        self._of = {f.id: g for g in groups for f in g.members}
        self._verdicts: dict[tuple[MentionId, MentionId], Verdict] = {}

    def merge_best_first(self) -> None:
        """Try all pairs that are the same, the surest first."""
        everyone = sorted((f for g in self._groups for f in g.members), key=lambda f: f.id)
        pairs = [(self._verdict(a, b).score, a, b) for a, b in combinations(everyone, 2)]
        pairs = [pair for pair in pairs if pair[0] >= SAME_FROM]
        for _, left, right in sorted(pairs, key=lambda p: (-p[0], p[1].id, p[2].id)):
            one, other = self._of[left.id], self._of[right.id]
            if one is not other and self._may_join(one, other):
                self._join(one, other)

    def follow_leaders(self) -> None:
        """Let each group, the most telling first, join the best of those before it that it meets by a key."""
        leaders: list[_Group] = []
        by_key: dict[str, set[int]] = defaultdict(set)
        for newcomer in sorted(self._groups, key=lambda g: (-len(g.members), min(_telling(f) for f in g.members))):
            keys = [keys_of(f) for f in newcomer.members]
            met = {number for own in keys for key in own.asked for number in by_key.get(key, ())}
            home = self._best_of([(number, leaders[number]) for number in sorted(met)], newcomer)
            if home is None:
                home = len(leaders)
                leaders.append(newcomer)
            else:
                self._join(leaders[home], newcomer)
            for own in keys:
                for key in own.stored:
                    by_key[key].add(home)

    def _best_of(self, leaders: list[tuple[int, _Group]], newcomer: _Group) -> int | None:
        ranked = []
        for number, leader in leaders:
            pairs = [(a, b) for a in leader.witnesses() for b in newcomer.witnesses()]
            if any(may_meet(a, b) and self._verdict(a, b).score >= SAME_FROM for a, b in pairs):
                ranked.append((self._mean(leader, newcomer), -number, leader))
        ranked.sort(key=lambda r: (-r[0], -r[1]))
        return next((-number for _, number, leader in ranked if self._may_join(leader, newcomer)), None)

    def result(self) -> tuple[tuple[Facts, ...], ...]:
        """Give the groups, each sorted, in the order of their first members."""
        groups = {id(g): g for g in self._of.values()}.values()
        return tuple(sorted((tuple(sorted(g.members, key=lambda f: f.id)) for g in groups), key=lambda g: g[0].id))

    def _verdict(self, left: Facts, right: Facts) -> Verdict:
        pair = (left.id, right.id) if left.id < right.id else (right.id, left.id)
        found = self._verdicts.get(pair)
        if found is None:
            found = self._verdicts[pair] = weigh(left, right)
        return found

    def _mean(self, one: _Group, other: _Group) -> float:
        scores = [self._verdict(a, b).score for a in one.witnesses() for b in other.witnesses()]
        return sum(scores) / len(scores)

    def _may_join(self, one: _Group, other: _Group) -> bool:
        if _forbidden(one, other, self._constraints):
            return False
        if not one.reports.isdisjoint(other.reports) and not _is_retold(one, other):
            return False
        return self._mean(one, other) >= GROUP_FROM

    def _join(self, one: _Group, other: _Group) -> None:
        one.take_in(other)
        for moved in other.members:
            self._of[moved.id] = one
