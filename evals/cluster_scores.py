"""How well a grouping agrees with the true one: MUC, B cubed, CEAF-e, their mean (CoNLL), and wrong merges."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

Key = Hashable


@dataclass(frozen=True, slots=True)
class PRF:
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Give the harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:.3f} R {self.recall:.3f} F1 {self.f1:.3f}"


@dataclass(frozen=True, slots=True)
class ClusterScores:
    """All scores of one grouping; merges are counted in pairs of items."""

    muc: PRF
    b3: PRF
    ceafe: PRF
    false_pairs: int
    missed_pairs: int
    true_pairs: int

    @property
    def conll(self) -> float:
        """Give the mean F1 of the three."""
        return (self.muc.f1 + self.b3.f1 + self.ceafe.f1) / 3


def score_clusters(truth: Sequence[Iterable[Key]], found: Sequence[Iterable[Key]]) -> ClusterScores:
    """Compare two groupings of the same items; items missing on one side stand there alone."""
    gold, guess = _complete(truth, found)
    in_gold = {item: number for number, group in enumerate(gold) for item in group}
    in_guess = {item: number for number, group in enumerate(guess) for item in group}
    overlap: dict[tuple[int, int], int] = Counter((in_gold[item], in_guess[item]) for item in in_gold)
    both = sum(n * (n - 1) // 2 for n in overlap.values())
    true_pairs, found_pairs = _pairs(gold), _pairs(guess)
    return ClusterScores(
        muc=PRF(_muc(guess, in_gold), _muc(gold, in_guess)),
        b3=_b3(gold, guess, overlap),
        ceafe=_ceafe(gold, guess, overlap),
        false_pairs=found_pairs - both,
        missed_pairs=true_pairs - both,
        true_pairs=true_pairs,
    )


def score_b3(truth: Sequence[Iterable[Key]], found: Sequence[Iterable[Key]]) -> PRF:
    """Give B cubed alone, for which no groups need be aligned."""
    gold, guess = _complete(truth, found)
    in_guess = {item: number for number, group in enumerate(guess) for item in group}
    overlap = Counter((number, in_guess[item]) for number, group in enumerate(gold) for item in group)
    return _b3(gold, guess, overlap)


def _b3(gold: Sequence[frozenset[Key]], guess: Sequence[frozenset[Key]], overlap: Mapping[tuple[int, int], int]) -> PRF:
    items = sum(overlap.values())
    precision = sum(n * n / len(guess[b]) for (_, b), n in overlap.items()) / items
    recall = sum(n * n / len(gold[a]) for (a, _), n in overlap.items()) / items
    return PRF(precision, recall)


def _complete(
    truth: Sequence[Iterable[Key]], found: Sequence[Iterable[Key]]
) -> tuple[list[frozenset[Key]], list[frozenset[Key]]]:
    gold, guess = [frozenset(g) for g in truth], [frozenset(g) for g in found]
    in_gold, in_guess = frozenset().union(*gold), frozenset().union(*guess)
    gold += [frozenset({item}) for item in in_guess - in_gold]
    guess += [frozenset({item}) for item in in_gold - in_guess]
    return gold, guess


def _pairs(groups: Iterable[frozenset[Key]]) -> int:
    return sum(len(g) * (len(g) - 1) // 2 for g in groups)


def _muc(groups: Iterable[frozenset[Key]], other: Mapping[Key, int]) -> float:
    kept = possible = 0
    for group in groups:
        kept += len(group) - len({other[item] for item in group})
        possible += len(group) - 1
    return kept / possible if possible else 1.0


def _ceafe(
    gold: Sequence[frozenset[Key]], guess: Sequence[frozenset[Key]], overlap: Mapping[tuple[int, int], int]
) -> PRF:
    """Align groups one to one so that their Dice similarity is largest, part by part of the overlap graph."""
    by_gold: dict[int, list[int]] = defaultdict(list)
    by_guess: dict[int, list[int]] = defaultdict(list)
    for a, b in overlap:
        by_gold[a].append(b)
        by_guess[b].append(a)
    total, seen = 0.0, set()
    for start in by_gold:
        if start in seen:
            continue
        left, right, waiting = {start}, set(), [start]
        while waiting:
            a = waiting.pop()
            for b in by_gold[a]:
                if b not in right:
                    right.add(b)
                    fresh = set(by_guess[b]) - left
                    left |= fresh
                    waiting += fresh
        seen |= left
        rows, columns = sorted(left), sorted(right)
        dice = [[2 * overlap.get((a, b), 0) / (len(gold[a]) + len(guess[b])) for b in columns] for a in rows]
        total += _best_assignment(dice)
    return PRF(total / len(guess), total / len(gold))


def _best_assignment(gain: Sequence[Sequence[float]]) -> float:
    """Give the largest sum of gains over one-to-one assignments (Hungarian algorithm)."""
    if len(gain) > len(gain[0]):
        gain = [list(column) for column in zip(*gain, strict=True)]
    rows, columns = len(gain), len(gain[0])
    u, v = [0.0] * (rows + 1), [0.0] * (columns + 1)
    match, way = [0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        match[0], at = row, 0
        least, used = [float("inf")] * (columns + 1), [False] * (columns + 1)
        while match[at]:
            used[at] = True
            here, delta, following = match[at], float("inf"), 0
            for column in range(1, columns + 1):
                if used[column]:
                    continue
                cost = -gain[here - 1][column - 1] - u[here] - v[column]
                if cost < least[column]:
                    least[column], way[column] = cost, at
                if least[column] < delta:
                    delta, following = least[column], column
            for column in range(columns + 1):
                if used[column]:
                    u[match[column]] += delta
                    v[column] -= delta
                else:
                    least[column] -= delta
            at = following
        while at:
            match[at], at = match[way[at]], way[at]
    return sum(gain[match[column] - 1][column - 1] for column in range(1, columns + 1) if match[column])
