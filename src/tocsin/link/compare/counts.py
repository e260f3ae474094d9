"""Whether the figures can be of one act: tolls grow, they seldom shrink or jump."""

from collections.abc import Iterator

from tocsin.link.facts import LARGE_COUNT, Count, Facts
from tocsin.model.quantity import Population, Subject

SAME_COUNT, SAME_LARGE_COUNT, SAME_HUGE_COUNT, CLOSE_LARGE, CLOSE, GREW, SHRANK, PART, JUMPED = (
    "counts.same",
    "counts.same_large",
    "counts.same_huge",
    "counts.close_large",
    "counts.close",
    "counts.grew",
    "counts.shrank",
    "counts.part",
    "counts.jumped",
)
_HUGE = 40  # an exact figure that two acts of one year hardly ever share
_VERY_LARGE = 20  # figures so large are seldom even close by chance
_ONE_MORE = 2  # "a wounded man died": a report on one death more may give that figure alone
_PLURAL = 3
_RANKED = (SAME_HUGE_COUNT, SAME_LARGE_COUNT, CLOSE_LARGE, SAME_COUNT, CLOSE, GREW, SHRANK, PART, JUMPED)

_RANK = {outcome: number for number, outcome in enumerate(_RANKED)}
_NONE = len(_RANKED)


def compare(left: Facts, right: Facts) -> str | None:
    """Give how the figures of one scope stand to each other; those of the largest toll decide."""
    if not left.counts or not right.counts:
        return None
    earlier, later = _in_order(left, right)
    is_ordered = earlier.published_last != later.published_last
    best = _NONE
    for _, mine, theirs in _shared(earlier, later):
        best = min(best, _RANK[_pair(mine, theirs, is_ordered)])
    return None if best == _NONE else _RANKED[best]


def _in_order(left: Facts, right: Facts) -> tuple[Facts, Facts]:
    if (left.published_last or 0) <= (right.published_last or 0):
        return left, right
    return right, left


def _shared(earlier: Facts, later: Facts) -> Iterator[tuple[Subject, Count, Count]]:
    """Give the figures of one subject and population; a part of the dead is not compared with all of them."""
    for subject, population, mine in earlier.counts:
        for other, of_whom, theirs in later.counts:
            is_one_scope = subject is other and population is of_whom and population is not Population.OTHER
            if is_one_scope and not _is_bare_plural(mine) and not _is_bare_plural(theirs):
                yield subject, mine, theirs


def _is_bare_plural(count: Count) -> bool:
    """Say whether a figure is but a plural ("girls were freed"), which any figure agrees with."""
    return count.best is None and count.high is None and count.low <= _PLURAL


def _pair(earlier: Count, later: Count, is_ordered: bool) -> str:
    before, after = _point(earlier), _point(later)
    if not is_ordered:
        before, after = min(before, after), max(before, after)
    if earlier.best is not None and earlier.best == later.best:
        if before >= _HUGE:
            return SAME_HUGE_COUNT
        return SAME_LARGE_COUNT if before >= LARGE_COUNT else SAME_COUNT
    low, high = min(before, after), max(before, after)
    if high <= 1.3 * low + (2 if _overlap(earlier, later) else 1):
        return CLOSE_LARGE if low >= _VERY_LARGE else CLOSE
    if _overlap(earlier, later):
        return GREW if after >= before else SHRANK
    if high > 4 * low + 6 or (low == 0 and high > 3):
        return PART if 0 < low <= _ONE_MORE and high > _VERY_LARGE else JUMPED
    return GREW if after > before else SHRANK


def _point(count: Count) -> int:
    if count.best is not None:
        return count.best
    if count.high is not None and count.low:
        return (count.low + count.high) // 2
    return count.low or count.high or 0


def _overlap(one: Count, other: Count) -> bool:
    return (one.high is None or other.low <= one.high) and (other.high is None or one.low <= other.high)


def explain(outcome: str, left: Facts, right: Facts) -> str:
    """Say it in words."""
    pairs = [f"{subject} {_words(mine)} and {_words(theirs)}" for subject, mine, theirs in _shared(left, right)]
    return "; ".join(sorted(pairs))


def _words(count: Count) -> str:
    if count.best is not None:
        return str(count.best) if count.high is not None else f"{count.best} or more"
    return f"{count.low} to {count.high}" if count.high is not None else f"{count.low} or more"
