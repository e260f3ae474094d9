"""Which mentions are worth comparing: keys of time and place at several precisions.

Time has five levels (day, week, month, year, any), place three (point, country, any).
A mention owns the cells of its own level and lies under those of the coarser
ones. Two mentions meet where, in time and in place alike, one owns a cell that
the other owns or lies under: "in 2015 in Ankara" meets "on Saturday at the
station", while two days of one year do not meet each other through the year.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, combinations
from math import floor

from tocsin.link.compare.kind import can_be_one
from tocsin.link.compare.where import is_named_in_words
from tocsin.link.facts import LARGE_COUNT, Facts, facts_of
from tocsin.link.rules import can_be_recycled, far_apart, reported_before
from tocsin.model.mention import EventType, Stage
from tocsin.model.told import Told

_DAY_SPAN, _WEEK_SPAN, _MONTH_SPAN, _YEAR_SPAN = 3, 21, 62, 800  # longest interval, in days, that owns such cells
_SLACK_DAYS = 1  # the night, the time zone and the day it was reported
_WEEK_DAYS = 7
_SHORT_TIMES = frozenset("dw")
_ANYWHERE = frozenset({"@o", "@u"})
_WORDS_WITHOUT_PLACE = 2
_TITLE_WORDS = 2
_WORDS_OF_VICTIM = 5
_REACH_DEGREES = 0.5  # how far a point looks for others: 55 km, less from east to west in the north


@dataclass(frozen=True, slots=True)
class BlockKeys:
    """The keys that a mention is found by, and those it looks for.

    A pair meets if one's `stored` shares a key with the other's `asked`; that is
    so from both sides or from none.
    """

    stored: frozenset[str]
    asked: frozenset[str]


def block_keys(told: Told) -> BlockKeys:
    """Give the keys of a mention: a pure function of it alone, so that an index never goes stale."""
    return keys_of(facts_of(told))


def keys_of(facts: Facts) -> BlockKeys:
    """Give the keys of a mention whose facts are worked out."""
    times, places = _time_cells(facts), _place_cells(facts)
    hooks = frozenset(_hooks(facts))
    stored = frozenset(_join(times.stored, places.stored))
    asked = frozenset(_join(times.asked, places.asked))
    named_stored, named_asked = _named(facts)
    return BlockKeys(hooks | stored | named_stored, hooks | asked | named_asked)


def _named(facts: Facts) -> tuple[frozenset[str], frozenset[str]]:
    """Give keys by which an act without a place meets one whose place its title names, in one month."""
    if facts.first is None or facts.last is None or _span(facts) > _MONTH_SPAN:
        return frozenset(), frozenset()
    months = list(_months(facts.first - _SLACK_DAYS, facts.last + _SLACK_DAYS))
    mine, other = ("p", "t") if facts.place_name is not None else ("t", "p")
    words = sorted(facts.place_words)[:1] if facts.place_name is not None else sorted(facts.title_words)
    names = [f"{word}{month}" for word in words for month in months]
    return frozenset(mine + name for name in names), frozenset(other + name for name in names)


def _join(times: Iterable[str], places: Iterable[str]) -> Iterator[str]:
    """Give the keys of time and place together, but none of a long time anywhere in the world."""
    for where in places:
        for when in times:
            if where not in _ANYWHERE or when[0] in _SHORT_TIMES:
                yield f"{when}{where}"


def _hooks(facts: Facts) -> Iterator[str]:
    """Give keys that need no cell: the text copied, and large figures with their year and with their country."""
    if not facts.copies.startswith("report:"):
        yield f"c{facts.copies}"
    yield from _victim_keys(facts)
    scopes = [facts.country] if facts.country else []
    if _span(facts) <= _YEAR_SPAN and facts.first is not None and facts.last is not None:
        scopes += _years(facts.first, facts.last)
    for subject, _, count in facts.counts:
        if count.best is not None and count.best >= LARGE_COUNT:
            yield from (f"n{subject}{count.best}{scope}" for scope in scopes)


def _victim_keys(facts: Facts) -> Iterator[str]:
    """Give keys by which two tellings of one person's assassination meet, years apart and without a place."""
    if EventType.ASSASSINATION in facts.types and facts.stage is Stage.ACCOMPLISHED:
        for one, other in combinations(sorted(facts.receivers)[:_WORDS_OF_VICTIM], 2):
            yield f"v{one} {other}"


def may_meet(left: Facts, right: Facts) -> bool:
    """Say whether two mentions that share a key are worth a comparison.

    Days, types and publication must allow one act. Unless words fix both to one
    day and one town, they must also share a word, an actor, a figure or a copied
    text; where one has no place, two words. Without, the sum could not reach
    "same", and a large city would be compared with all its history.
    """
    if left.report == right.report or not can_be_one(left, right):
        return False
    if _apart(left, right):
        return can_be_recycled(left, right)
    if left.is_point and right.is_point:
        if far_apart(left, right):
            return False
        if left.is_day and right.is_day and left.first == right.first:
            return True
        is_placed = True
    elif is_named_in_words(left, right):
        return not reported_before(left, right)
    elif left.place_name is not None and left.place_name == right.place_name:
        is_placed = True
        if left.is_day and right.is_day and left.first == right.first:
            return True
    else:
        is_placed = left.country is not None and right.country is not None
    if not left.counts.isdisjoint(right.counts) or left.copies == right.copies:
        return not reported_before(left, right)
    if is_placed:
        hooked = (
            not left.words.isdisjoint(right.words)
            or not left.doers.isdisjoint(right.doers)
            or not left.receivers.isdisjoint(right.receivers)
            or len(left.title_words & right.title_words) >= _TITLE_WORDS
        )
    else:
        hooked = len(left.words & right.words) >= _WORDS_WITHOUT_PLACE
    return hooked and not reported_before(left, right)


def _apart(left: Facts, right: Facts) -> bool:
    """Say whether the days cannot meet, cells being coarser than intervals."""
    if left.first is not None and right.last is not None and left.first > right.last + _SLACK_DAYS:
        return True
    return right.first is not None and left.last is not None and right.first > left.last + _SLACK_DAYS


@dataclass(frozen=True, slots=True)
class _Cells:
    """Names of cells, each marked o (owned) or u (the mention lies under it)."""

    stored: tuple[str, ...]
    asked: tuple[str, ...]


def _cells(own: list[str], own_asked: list[str], above: list[str], *, has_finer: bool) -> _Cells:
    stored = [f"{cell}o" for cell in own] + [f"{cell}u" for cell in above]
    asked = [f"{cell}o" for cell in own_asked] + [f"{cell}o" for cell in above]
    if has_finer:
        asked += [f"{cell}u" for cell in own_asked]
    return _Cells(tuple(stored), tuple(asked))


def _span(facts: Facts) -> int:
    if facts.first is None or facts.last is None:
        return _YEAR_SPAN + 1
    return facts.last - facts.first + 1


def _time_cells(facts: Facts) -> _Cells:
    span = _span(facts)
    if facts.first is None or facts.last is None or span > _YEAR_SPAN:
        return _cells(["*"], ["*"], [], has_finer=True)
    first, last = facts.first - _SLACK_DAYS, facts.last + _SLACK_DAYS
    levels = [list(cells) for cells in (_weeks(first, last), _months(first, last), _years(first, last), "*")]
    if span <= _DAY_SPAN:
        own = [f"d{day}" for day in range(facts.first, facts.last + 1)]
        asked = [f"d{day}" for day in range(first, last + 1)]
        return _cells(own, asked, list(chain(*levels)), has_finer=False)
    level = 0 if span <= _WEEK_SPAN else 1 if span <= _MONTH_SPAN else 2
    return _cells(levels[level], levels[level], list(chain(*levels[level + 1 :])), has_finer=True)


def _weeks(first: int, last: int) -> Iterator[str]:
    for week in range(first // _WEEK_DAYS, last // _WEEK_DAYS + 1):
        yield f"w{week}"


def _months(first: int, last: int) -> Iterator[str]:
    start, end = _date(first), _date(last)
    for month in range(start.year * 12 + start.month, end.year * 12 + end.month + 1):
        yield f"m{month}"


def _years(first: int, last: int) -> Iterator[str]:
    for year in range(_date(first).year, _date(last).year + 1):
        yield f"y{year}"


def _date(ordinal: int) -> date:
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))


def _place_cells(facts: Facts) -> _Cells:
    country = [f"@{facts.country}"] if facts.country else []
    if facts.is_point and facts.lat is not None and facts.lon is not None:
        own = [_grid(facts.lat, facts.lon)]
        return _cells(own, _around(facts.lat, facts.lon), [*country, "@"], has_finer=False)
    if country:
        return _cells(country, country, ["@"], has_finer=True)
    return _cells(["@"], ["@"], [], has_finer=True)


def _around(lat: float, lon: float) -> list[str]:
    reach = (-_REACH_DEGREES, _REACH_DEGREES)
    return sorted({_grid(lat + north, lon + east) for north in reach for east in reach})


def _grid(lat: float, lon: float) -> str:
    """Name the cell of one degree that holds a point; the last meridian meets the first."""
    return f"@{floor(lat)},{(floor(lon) + 180) % 360}"
