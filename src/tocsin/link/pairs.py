"""Which pairs of mentions meet, and which of them hold together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tocsin.link.block import BlockKeys, block_keys, keys_of, may_meet
from tocsin.link.decide import weigh
from tocsin.link.facts import Facts
from tocsin.model.identity import MentionId
from tocsin.model.judgement import Decision
from tocsin.model.told import Told


class Unions:
    """Which things have been joined so far; the smallest names the whole."""

    def __init__(self) -> None:
        self._parent: dict[MentionId, MentionId] = {}

    def find(self, one: MentionId) -> MentionId:
        """Give the name of the whole that holds this one."""
        root = one
        while (above := self._parent.get(root, root)) != root:
            root = above
        while one != root:
            self._parent[one], one = root, self._parent.get(one, one)
        return root

    def join(self, one: MentionId, other: MentionId) -> None:
        """Join the wholes that hold these two."""
        first, second = sorted((self.find(one), self.find(other)))
        self._parent[second] = first


@dataclass(frozen=True, slots=True)
class Components:
    """Sets of mentions held together by pairs judged same, and the pairs left unsure between them."""

    wholes: tuple[tuple[Facts, ...], ...]
    unsure: tuple[tuple[Facts, Facts], ...]


def find_components(facts: Sequence[Facts], bonds: Iterable[tuple[MentionId, MentionId]] = ()) -> Components:
    """Give the components of mentions under "same"; `bonds` are pairs that people hold together.

    Two mentions that are already in one component are not compared again, so
    that a thousand reports of one act cost a thousand comparisons and not half
    a million. The components do not depend on the order: all pairs that meet
    between two components were compared and found not to be the same.
    """
    unions = Unions()
    for one, other in bonds:
        unions.join(one, other)
    unsure = []
    for left, right in _meeting_pairs(sorted(facts, key=lambda f: f.id), unions):
        decision = weigh(left, right).decision
        if decision is Decision.SAME:
            unions.join(left.id, right.id)
        elif decision is Decision.UNSURE:
            unsure.append((left, right))
    wholes: dict[MentionId, list[Facts]] = defaultdict(list)
    for one_facts in sorted(facts, key=lambda f: f.id):
        wholes[unions.find(one_facts.id)].append(one_facts)
    return Components(
        tuple(tuple(wholes[name]) for name in sorted(wholes)),
        tuple(pair for pair in unsure if unions.find(pair[0].id) != unions.find(pair[1].id)),
    )


def _meeting_pairs(facts: Sequence[Facts], unions: Unions) -> Iterator[tuple[Facts, Facts]]:
    """Give each pair that meets once and is not in one whole by then, the later of the two first."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(facts):
        keys: BlockKeys = keys_of(one)
        met: set[int] = set()
        for key in keys.asked:
            met.update(index.get(key, ()))
        for other in sorted(met):
            before = facts[other]
            if unions.find(before.id) != unions.find(one.id) and may_meet(one, before):
                yield before, one
        for key in keys.stored:
            index[key].append(number)


class KeyIndex:
    """Mentions by their block keys, in memory: what `neighbourhood` asks where the record keeps no keys."""

    def __init__(self, tolds: Iterable[Told] = ()) -> None:
        self._by_key: dict[str, list[MentionId]] = defaultdict(list)
        self._by_id: dict[MentionId, Told] = {}
        for told in tolds:
            self.add(told)

    def add(self, told: Told) -> None:
        """Take in a mention; one that is there stays as it is."""
        if told.id not in self._by_id:
            self._by_id[told.id] = told
            for key in block_keys(told).stored:
                self._by_key[key].append(told.id)

    def sharing(self, keys: frozenset[str]) -> Iterator[Told]:
        """Give the mentions that are stored under any of these keys, each once."""
        found = {name for key in keys for name in self._by_key.get(key, ())}
        return (self._by_id[name] for name in sorted(found))

    def by_id(self, names: frozenset[MentionId]) -> Iterator[Told]:
        """Give the mentions of these names that are here."""
        return (self._by_id[name] for name in sorted(names) if name in self._by_id)
