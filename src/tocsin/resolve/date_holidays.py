"""On which days a named day falls in a year."""

from collections.abc import Callable
from datetime import date, timedelta

from tocsin.resolve.tables.dates_islamic import FIRST_DAYS
from tocsin.resolve.tables.dates_named import NAMED_DAYS, NamedDay, Reckoning

Span = tuple[date, date]


def choose_reckoning(name: str, text_words: frozenset[str]) -> NamedDay | None:
    """Give the reckoning of a named day that the countries in the text point to; None where two are left."""
    return choose(NAMED_DAYS[name][1], text_words)


def choose(reckonings: tuple[NamedDay, ...], text_words: frozenset[str]) -> NamedDay | None:
    """Choose among reckonings by the words of the text: the most countries named, if there is one such."""
    scored = [(len(text_words.intersection(one.countries)), one) for one in reckonings]
    best = max((score for score, _ in scored), default=0)
    if best == 0:
        free = [one for one in reckonings if not one.countries]
        return free[0] if len(free) == 1 else None
    first = [one for score, one in scored if score == best]
    return first[0] if len(first) == 1 else None


def spans_of(day: NamedDay, year: int) -> list[Span]:
    """Give the first and last day of a named day in a year; two where a feast comes twice."""
    if not 2 <= year <= 9998:
        return []
    return [
        (first - timedelta(days=day.before), first + timedelta(days=day.after))
        for first in _FIRST_DAYS[day.reckoning](day, year)
        if year >= day.since
    ]


def _fixed(day: NamedDay, year: int) -> list[date]:
    return [date(year, day.month, day.day)]


def _once(day: NamedDay, year: int) -> list[date]:
    return [date(day.year, day.month, day.day)]


def _weekday(day: NamedDay, year: int) -> list[date]:
    if day.nth > 0:
        first = date(year, day.month, 1)
        found = first + timedelta(days=(day.weekday - first.weekday()) % 7 + 7 * (day.nth - 1))
    else:
        last = date(year, day.month + 1, 1) - timedelta(days=1) if day.month < 12 else date(year, 12, 31)
        found = last - timedelta(days=(last.weekday() - day.weekday) % 7)
    return [found + timedelta(days=day.offset)]


def _islamic(day: NamedDay, year: int) -> list[date]:
    shifted = [first + timedelta(days=day.offset) for first in FIRST_DAYS[day.feast]]
    return [first for first in shifted if first.year == year]


def _easter(day: NamedDay, year: int) -> list[date]:
    return [western_easter(year) + timedelta(days=day.offset)]


def _orthodox_easter(day: NamedDay, year: int) -> list[date]:
    return [orthodox_easter(year) + timedelta(days=day.offset)]


_FIRST_DAYS: dict[Reckoning, Callable[[NamedDay, int], list[date]]] = {
    Reckoning.FIXED: _fixed,
    Reckoning.ONCE: _once,
    Reckoning.WEEKDAY: _weekday,
    Reckoning.ISLAMIC: _islamic,
    Reckoning.EASTER: _easter,
    Reckoning.ORTHODOX_EASTER: _orthodox_easter,
}


def western_easter(year: int) -> date:
    """Give Easter Sunday by the Gregorian computus.

    >>> western_easter(2019)
    datetime.date(2019, 4, 21)
    """
    golden, century = year % 19, year // 100
    moon = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon -= (moon // 28) * (1 - (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    offset = moon - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))


def orthodox_easter(year: int) -> date:
    """Give Easter Sunday of the Orthodox churches, in the Gregorian calendar.

    >>> orthodox_easter(2019)
    datetime.date(2019, 4, 28)
    """
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    century = year // 100
    return date(year, month, day + 1) + timedelta(days=century - century // 4 - 2)
