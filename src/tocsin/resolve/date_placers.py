"""Where a calendar meaning lies, seen from one day: one function for each kind of meaning."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from tocsin.model.interval import DatePrecision, month_end
from tocsin.resolve.date_counts import place_ago, place_long_ago, place_next_span, place_past_span
from tocsin.resolve.date_holidays import choose, choose_reckoning, spans_of
from tocsin.resolve.date_meaning import At, Days, Kind, Meaning, Tense
from tocsin.resolve.date_spans import (
    add_months,
    add_years,
    cut,
    day_span,
    month_span,
    part_of,
    season_span,
    union,
    unit_span,
    years_span,
)
from tocsin.resolve.tables.dates import Season, Unit
from tocsin.resolve.tables.dates_named import ANNIVERSARIES, Reckoning

_FIXED_KINDS = frozenset({Kind.DAY, Kind.MONTH, Kind.YEARS, Kind.SEASON})


def is_fixed(meaning: Meaning) -> bool:
    """Say whether the words alone fix the days, so that nothing is counted from another date."""
    kind = meaning.kind
    if kind in _FIXED_KINDS:
        return meaning.year is not None
    if kind is Kind.HOLIDAY:
        return meaning.year is not None or _is_once(meaning)
    if kind in (Kind.PART, Kind.WEEK_OF_MONTH, Kind.QUARTER):
        return meaning.inner is not None and is_fixed(meaning.inner)
    if kind is Kind.TWO_READINGS:
        return True
    if kind is Kind.RANGE:
        return meaning.last is not None and is_fixed(meaning.last)
    return False


def _is_once(meaning: Meaning) -> bool:
    day = choose_reckoning(meaning.name or "", frozenset())
    return day is not None and day.reckoning is Reckoning.ONCE


def _day(meaning: Meaning, at: At) -> Days:
    month, day = meaning.month or 1, meaning.day or 1
    if meaning.year is not None or meaning.shift is not None:
        return _day_or_month(
            meaning.year if meaning.year is not None else at.day.year + (meaning.shift or 0), month, day
        )
    if not _exists(2000, month, day):
        return _month(Meaning(Kind.MONTH, month=month), at)
    reach = 8 if (month, day) == (2, 29) or meaning.weekday is not None else 1
    years = [year for year in range(at.day.year - reach, at.day.year + reach + 1) if _exists(year, month, day)]
    past = [found for year in years if (found := date(year, month, day)) <= at.day]
    future = [found for year in years if (found := date(year, month, day)) >= at.day]
    if meaning.weekday is not None:
        return day_span(_fitting(meaning.weekday, past, future, at))
    return day_span(_choose(past[-1], future[0], at))


def _choose(past: date, future: date, at: At) -> date:
    """Choose between the last and the coming day by the tense; a plan takes the nearer one."""
    if at.tense is Tense.NEAREST:
        return past if at.day - past <= future - at.day else future
    if at.tense is Tense.UNKNOWN and future - at.day <= timedelta(days=60) and at.day - past > timedelta(days=270):
        return future  # "he takes office on 20 January", written on the 8th
    if _is_next_door(past, future, at.day):
        return past if at.day - past <= future - at.day else future
    return future if at.is_future else past


def _is_next_door(past: date, future: date, day: date) -> bool:
    """Say whether one of two days is within a week and the other most of a year off: nobody leaves out that year."""
    near, far = sorted((day - past, future - day))
    return timedelta(0) < near <= timedelta(days=7) and far > timedelta(days=300)


def _fitting(weekday: int, past: list[date], future: list[date], at: At) -> date:
    """Choose the year in which the weekday fits: the nearest past one, unless the coming one alone fits."""
    nearest = future[0] if at.is_future else past[-1]
    if nearest.weekday() == weekday:
        return nearest
    for found in (*reversed(past[-2:]), *future[:2]):
        if found.weekday() == weekday:
            return found
    return nearest


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= month_end(date(year, month, 1)).day


def _day_or_month(year: int, month: int, day: int) -> Days:
    """Give the day, or its month where the month has no such day ("31 February")."""
    return day_span(date(year, month, day)) if _exists(year, month, day) else month_span(date(year, month, 1))


def _month(meaning: Meaning, at: At) -> Days:
    month = meaning.month or 1
    if meaning.year is not None:
        return month_span(date(meaning.year, month, 1))
    this = date(at.day.year, month, 1)
    if meaning.shift is not None and meaning.name != "named":
        return cut(month_span(date(at.day.year + meaning.shift, month, 1)), at.day, at.is_clipped and not at.is_future)
    if meaning.shift == 0:
        return month_span(this) if at.is_future or this > at.day else cut(month_span(this), at.day, at.is_clipped)
    opening = at.day.replace(day=1)
    if meaning.shift == -1:
        return month_span(this if this < opening else add_years(this, -1))
    if meaning.shift == 1:
        return month_span(this if this > opening else add_years(this, 1))
    if at.tense is Tense.NEAREST:
        past = this if this <= opening else add_years(this, -1)
        return month_span(_choose(past, add_years(past, 1), at))
    if at.is_future:
        return month_span(this if this >= opening else add_years(this, 1))
    return cut(month_span(this if this <= opening else add_years(this, -1)), at.day, at.is_clipped)


def _years(meaning: Meaning, at: At) -> Days:
    return years_span(meaning.year or 1, meaning.last_year or meaning.year or 1)


def place_weekday(meaning: Meaning, at: At) -> Days:
    """Place "Tuesday", "last Tuesday", "Tuesday last week"."""
    weekday = meaning.weekday or 0
    if meaning.unit is Unit.WEEK and meaning.low:
        back = (at.day.weekday() - weekday) % 7
        return day_span(at.day - timedelta(days=back + 7 * meaning.low))
    if meaning.unit is Unit.WEEK:
        monday = at.day - timedelta(days=at.day.weekday())
        return day_span(monday + timedelta(days=7 * (meaning.shift or 0) + weekday))
    back = (at.day.weekday() - weekday) % 7
    ahead = (weekday - at.day.weekday()) % 7
    if meaning.shift == -1:  # yesterday is "Thursday", or "this past Thursday", and not "last Thursday"
        return day_span(at.day - timedelta(days=8 if back == 1 and meaning.name != "past" else back or 7))
    if meaning.shift == 1:
        return day_span(at.day + timedelta(days=8 if ahead == 1 and meaning.name != "past" else ahead or 7))
    return day_span(_choose(at.day - timedelta(days=back), at.day + timedelta(days=ahead), at))


def _day_offset(meaning: Meaning, at: At) -> Days:
    return day_span(at.day + timedelta(days=meaning.low))


def _last_night(meaning: Meaning, at: At) -> Days:
    before = at.day - timedelta(days=1)
    return Days(before, at.day, DatePrecision.RANGE, before)


def _overnight(meaning: Meaning, at: At) -> Days:
    return Days(at.day - timedelta(days=1), at.day, DatePrecision.RANGE)


def _unit(meaning: Meaning, at: At) -> Days | None:
    if meaning.unit is None:
        return None
    return unit_span(meaning.unit, meaning.shift, at.day, is_future=at.is_future, is_clipped=at.is_clipped)


def _earlier_in(meaning: Meaning, at: At) -> Days | None:
    """Place "earlier this month": its first day to P; in its first three days the month before counts too."""
    if meaning.inner is not None:
        month = PLACERS[meaning.inner.kind](meaning.inner, at)
        return None if month is None else replace(month, precision=DatePrecision.RANGE)
    if meaning.unit is None:
        return None
    found = unit_span(meaning.unit, 0, at.day, is_future=False, is_clipped=True)
    if found is None or meaning.unit is not Unit.MONTH or found.start is None:
        return found
    start = add_months(found.start, -1) if at.day.day <= 3 else found.start
    return Days(start, at.day, DatePrecision.RANGE)


def _later_in(meaning: Meaning, at: At) -> Days | None:
    if meaning.unit is None:
        return None
    found = unit_span(meaning.unit, 0, at.day, is_future=True, is_clipped=False)
    return None if found is None else Days(at.day, found.end, DatePrecision.RANGE)


def _season(meaning: Meaning, at: At) -> Days:
    season = meaning.season or Season.SUMMER
    if meaning.year is not None:
        return season_span(season, meaning.year)
    year = at.day.year
    if meaning.shift is not None and meaning.name != "shifted":
        return season_span(season, year + meaning.shift)
    spans = [season_span(season, each) for each in range(year - 2, year + 3)]
    begun = [span for span in spans if span.start is not None and span.start <= at.day]
    current = begun[-1] if begun[-1].end is not None and begun[-1].end >= at.day else None
    if meaning.shift == -1:
        return begun[-2] if current is not None else begun[-1]
    if meaning.shift == 1 or (meaning.shift is None and at.is_future and current is None):
        return spans[len(begun)]
    if meaning.shift == 0 and current is None and (at.is_future or begun[-1].end is None or begun[-1].end.year < year):
        return spans[len(begun)]
    return cut(begun[-1], at.day, at.is_clipped and not at.is_future)


def _quarter(meaning: Meaning, at: At) -> Days | None:
    month = 3 * (meaning.low - 1) + 1
    if meaning.inner is None:
        first = date(at.day.year, month, 1)
        if first > at.day and not at.is_future:
            first = add_years(first, -1)
    else:
        year = PLACERS[meaning.inner.kind](meaning.inner, replace(at, is_clipped=False))
        if year is None or year.start is None or year.precision is not DatePrecision.YEAR:
            return None
        first = date(year.start.year, month, 1)
    return Days(first, month_end(add_months(first, 2)), DatePrecision.RANGE)


def _week_of_month(meaning: Meaning, at: At) -> Days | None:
    if meaning.inner is None:
        return None
    month = _month(meaning.inner, replace(at, is_clipped=False))
    if month.start is None or month.end is None:
        return None
    if meaning.low == -1:
        return Days(month.end - timedelta(days=6), month.end, DatePrecision.RANGE)
    first = month.start + timedelta(days=7 * (max(meaning.low, 1) - 1))
    return Days(first, min(first + timedelta(days=6), month.end), DatePrecision.RANGE) if first <= month.end else None


def _part(meaning: Meaning, at: At) -> Days | None:
    if meaning.inner is None or meaning.part is None:
        return None
    whole = PLACERS[meaning.inner.kind](meaning.inner, replace(at, is_clipped=False))
    found = None if whole is None else part_of(whole, meaning.part)
    is_relative = found is not None and not is_fixed(meaning)
    return cut(found, at.day, is_relative and not at.is_future) if found is not None else None


def _holiday(meaning: Meaning, at: At) -> Days | None:
    day = choose_reckoning(meaning.name or "", at.text_words)
    if day is None:
        return None
    if day.reckoning is Reckoning.ONCE:
        return day_span(date(day.year, day.month, day.day))
    if meaning.year is not None:
        return _spans_to_days(spans_of(day, meaning.year)[:1])
    year = at.day.year
    if meaning.shift is not None and meaning.last_year is None:
        return _spans_to_days(spans_of(day, year + meaning.shift)[:1])
    spans = sorted(span for each in range(year - 2, year + 3) for span in spans_of(day, each))
    is_future = at.is_future
    if at.tense is Tense.NEAREST and spans:
        nearest = min(spans, key=lambda span: abs(span[0] - at.day))
        is_future = nearest[0] >= at.day
    if is_future:
        return _spans_to_days([span for span in spans if span[1] >= at.day][:1])
    found = _spans_to_days([span for span in spans if span[0] <= at.day][-1:])
    return cut(found, at.day, at.is_clipped) if found is not None else None


def _spans_to_days(spans: list[tuple[date, date]]) -> Days | None:
    if not spans:
        return None
    start, end = spans[0]
    return day_span(start) if start == end else Days(start, end, DatePrecision.RANGE)


def _anniversary(meaning: Meaning, at: At) -> Days | None:
    day = choose((ANNIVERSARIES[meaning.low][1],), at.text_words)
    if day is None:
        return None
    if meaning.high:
        return _spans_to_days(spans_of(day, day.since + meaning.high))
    spans = [span for each in range(at.day.year - 1, at.day.year + 2) for span in spans_of(day, each)]
    chosen = [s for s in spans if s[1] >= at.day][:1] if at.is_future else [s for s in spans if s[0] <= at.day][-1:]
    return _spans_to_days(chosen)


def _two_readings(meaning: Meaning, at: At) -> Days | None:
    if meaning.inner is None or meaning.last is None:
        return None
    one, other = _day(meaning.inner, at), _day(meaning.last, at)
    both = union(one, other)
    return Days(both.start, both.end, DatePrecision.RANGE)


def _range(meaning: Meaning, at: At) -> Days | None:
    """Place a range: its end first, then the latest opening that is not after it."""
    if meaning.inner is None or meaning.last is None:
        return None
    closing = PLACERS[meaning.last.kind](meaning.last, replace(at, is_clipped=False))
    if closing is None or closing.start is None or closing.end is None:
        return None
    before = At(closing.start, Tense.PAST, at.text_words, is_clipped=False)
    if meaning.inner.kind is Kind.WEEKDAY and meaning.last.kind is not Kind.WEEKDAY:
        before = at  # "from Monday until 22 November"
    opening = PLACERS[meaning.inner.kind](meaning.inner, before)
    if opening is None or opening.start is None or opening.start > closing.end:
        return None
    is_years = opening.precision is DatePrecision.YEAR and closing.precision is DatePrecision.YEAR
    return Days(opening.start, closing.end, DatePrecision.MULTI_YEAR if is_years else DatePrecision.RANGE)


PLACERS: dict[Kind, Callable[[Meaning, At], Days | None]] = {
    Kind.DAY: _day,
    Kind.MONTH: _month,
    Kind.YEARS: _years,
    Kind.WEEKDAY: place_weekday,
    Kind.DAY_OFFSET: _day_offset,
    Kind.LAST_NIGHT: _last_night,
    Kind.OVERNIGHT: _overnight,
    Kind.UNIT: _unit,
    Kind.EARLIER_IN: _earlier_in,
    Kind.LATER_IN: _later_in,
    Kind.SEASON: _season,
    Kind.QUARTER: _quarter,
    Kind.WEEK_OF_MONTH: _week_of_month,
    Kind.PART: _part,
    Kind.HOLIDAY: _holiday,
    Kind.ANNIVERSARY: _anniversary,
    Kind.TWO_READINGS: _two_readings,
    Kind.RANGE: _range,
    Kind.AGO: place_ago,
    Kind.LONG_AGO: place_long_ago,
    Kind.PAST_SPAN: place_past_span,
    Kind.NEXT_SPAN: place_next_span,
}
