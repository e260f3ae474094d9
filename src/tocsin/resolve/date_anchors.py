"""Where on the calendar the meaning of a date lies, counted from publication or from a day told before."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from tocsin.model.interval import DatePrecision, month_end
from tocsin.resolve.date_holidays import choose, choose_reckoning, spans_of
from tocsin.resolve.date_meaning import Days, Kind, Meaning
from tocsin.resolve.date_spans import (
    add_months,
    add_years,
    cut,
    day_span,
    month_span,
    part_of,
    season_span,
    unit_span,
    years_span,
)
from tocsin.resolve.tables.dates import Season, Unit
from tocsin.resolve.tables.dates_named import ANNIVERSARIES, Reckoning


class Tense(StrEnum):
    """Which way the sentence looks from its anchor."""

    PAST = "past"
    FUTURE = "future"
    NEAREST = "nearest"  # a plan told in the past: its day can lie on either side
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Anchors:
    """What a date can be counted from: the first and last possible day of publication, and the day told before.

    `text_words` are the lower-case words of the report; they choose among
    countries that have a holiday of one name.
    """

    first: date | None = None
    last: date | None = None
    told: Days | None = None
    tense: Tense = Tense.UNKNOWN
    text_words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _At:
    """One day to count from, and which way to look."""

    day: date
    tense: Tense
    text_words: frozenset[str] = frozenset()
    is_clipped: bool = True

    @property
    def is_future(self) -> bool:
        return self.tense is Tense.FUTURE


_FIXED_KINDS = frozenset({Kind.DAY, Kind.MONTH, Kind.YEARS, Kind.SEASON})
_OPEN = frozenset({Kind.SINCE, Kind.UNTIL, Kind.BEFORE, Kind.AFTER})
_NEVER = frozenset({Kind.DURATION, Kind.VAGUE})
_CHAINED = frozenset({Kind.CHAINED, Kind.AFTER_EVENT})
_SOME_DAY = date(2000, 1, 1)


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


def is_chained(meaning: Meaning) -> bool:
    """Say whether the words count from a day told before."""
    if meaning.kind in _OPEN and meaning.inner is not None:
        return is_chained(meaning.inner)
    return meaning.kind in _CHAINED


def place(meaning: Meaning, anchors: Anchors) -> Days | None:
    """Give the days that a meaning stands for, or None where the anchors do not fix them.

    Where publication is an interval, the days are placed from its first and its
    last day; if both agree that is the answer, else their union.
    """
    try:
        found = _place(meaning, anchors)
    except (OverflowError, ValueError):
        return None  # beyond the years that a calendar has
    if found is not None and found.start is not None and found.end is not None and found.start > found.end:
        return None  # words that contradict each other
    return found


def _place(meaning: Meaning, anchors: Anchors) -> Days | None:
    if meaning.kind in _NEVER:
        return None
    if meaning.kind in _OPEN:
        return _place_open(meaning, anchors)
    if meaning.kind in _CHAINED:
        return None if anchors.told is None else _chain(meaning, anchors.told)
    if is_fixed(meaning):
        first = last = _SOME_DAY
    elif anchors.first is None or anchors.last is None:
        return None
    else:
        first, last = anchors.first, anchors.last
    placer = _PLACERS[meaning.kind]
    early = placer(meaning, _At(first, anchors.tense, anchors.text_words))
    if first == last or early is None:
        return early
    late = placer(meaning, _At(last, anchors.tense, anchors.text_words))
    return early if late == early or late is None else _union(early, late)


def _union(one: Days, other: Days) -> Days:
    """Give the days that hold both; as exact as both are only where the union is one month or one year."""
    start = None if one.start is None or other.start is None else min(one.start, other.start)
    end = None if one.end is None or other.end is None else max(one.end, other.end)
    if one.precision is other.precision and one.precision not in (DatePrecision.DAY, DatePrecision.WEEK):
        same = one.start == other.start or one.precision is DatePrecision.MULTI_YEAR
        return Days(start, end, one.precision if same else DatePrecision.RANGE)
    if start is not None and end is not None and start.day == 1 and end == month_end(start):
        return Days(start, end, DatePrecision.MONTH)
    return Days(start, end, DatePrecision.RANGE)


def _place_open(meaning: Meaning, anchors: Anchors) -> Days | None:
    """Place since, until, before and after: open on the side that the words leave open."""
    if meaning.inner is None:
        return None
    tense = Tense.PAST if meaning.kind is Kind.SINCE else anchors.tense
    if meaning.kind is Kind.UNTIL and tense is Tense.UNKNOWN and not is_chained(meaning):
        tense = Tense.FUTURE
    if meaning.kind is Kind.UNTIL and tense is Tense.PAST and meaning.inner.kind in (Kind.DAY, Kind.MONTH):
        tense = Tense.NEAREST  # "delayed the vote until June"
    inner = _place(meaning.inner, replace(anchors, tense=tense))
    if inner is None or inner.start is None or inner.end is None:
        return None
    if meaning.kind is Kind.SINCE:
        last = anchors.last if anchors.last is None or anchors.last >= inner.start else None
        return Days(inner.start, last, DatePrecision.RANGE)
    if meaning.kind is Kind.UNTIL:
        return Days(None, inner.end, DatePrecision.RANGE)
    if meaning.kind is Kind.BEFORE:
        return Days(None, inner.start - timedelta(days=1), DatePrecision.RANGE)
    opening = inner.end + timedelta(days=1)
    last = anchors.last if anchors.last is not None and anchors.last >= opening and not _is_future(anchors) else None
    return Days(opening, last, DatePrecision.RANGE)


def _is_future(anchors: Anchors) -> bool:
    return anchors.tense is Tense.FUTURE


# --- calendar dates ------------------------------------------------------------------------------------------------


def _day(meaning: Meaning, at: _At) -> Days:
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


def _choose(past: date, future: date, at: _At) -> date:
    """Choose between the last and the coming day by the tense; a plan takes the nearer one."""
    if at.tense is Tense.NEAREST:
        return past if at.day - past <= future - at.day else future
    if _is_next_door(past, future, at.day):
        return past if at.day - past <= future - at.day else future
    return future if at.is_future else past


def _is_next_door(past: date, future: date, day: date) -> bool:
    """Say whether one of two days is within a week and the other most of a year off: nobody leaves out that year."""
    near, far = sorted((day - past, future - day))
    return timedelta(0) < near <= timedelta(days=7) and far > timedelta(days=300)


def _fitting(weekday: int, past: list[date], future: list[date], at: _At) -> date:
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


def _month(meaning: Meaning, at: _At) -> Days:
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


def _years(meaning: Meaning, at: _At) -> Days:
    return years_span(meaning.year or 1, meaning.last_year or meaning.year or 1)


def _weekday(meaning: Meaning, at: _At) -> Days:
    weekday = meaning.weekday or 0
    if meaning.unit is Unit.WEEK and meaning.low:
        back = (at.day.weekday() - weekday) % 7
        return day_span(at.day - timedelta(days=back + 7 * meaning.low))
    if meaning.unit is Unit.WEEK:
        monday = at.day - timedelta(days=at.day.weekday())
        return day_span(monday + timedelta(days=7 * (meaning.shift or 0) + weekday))
    back = (at.day.weekday() - weekday) % 7
    ahead = (weekday - at.day.weekday()) % 7
    if meaning.shift == -1:
        return day_span(at.day - timedelta(days=back or 7))
    if meaning.shift == 1:
        return day_span(at.day + timedelta(days=ahead or 7))
    return day_span(_choose(at.day - timedelta(days=back), at.day + timedelta(days=ahead), at))


def _day_offset(meaning: Meaning, at: _At) -> Days:
    return day_span(at.day + timedelta(days=meaning.low))


def _last_night(meaning: Meaning, at: _At) -> Days:
    before = at.day - timedelta(days=1)
    return Days(before, at.day, DatePrecision.RANGE, before)


def _overnight(meaning: Meaning, at: _At) -> Days:
    return Days(at.day - timedelta(days=1), at.day, DatePrecision.RANGE)


def _unit(meaning: Meaning, at: _At) -> Days | None:
    if meaning.unit is None:
        return None
    return unit_span(meaning.unit, meaning.shift, at.day, is_future=at.is_future, is_clipped=at.is_clipped)


def _earlier_in(meaning: Meaning, at: _At) -> Days | None:
    """Place "earlier this month": its first day to P; in its first three days the month before counts too."""
    if meaning.unit is None:
        return None
    found = unit_span(meaning.unit, 0, at.day, is_future=False, is_clipped=True)
    if found is None or meaning.unit is not Unit.MONTH or found.start is None:
        return found
    start = add_months(found.start, -1) if at.day.day <= 3 else found.start
    return Days(start, at.day, DatePrecision.RANGE)


def _later_in(meaning: Meaning, at: _At) -> Days | None:
    if meaning.unit is None:
        return None
    found = unit_span(meaning.unit, 0, at.day, is_future=True, is_clipped=False)
    return None if found is None else Days(at.day, found.end, DatePrecision.RANGE)


def _season(meaning: Meaning, at: _At) -> Days:
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


def _quarter(meaning: Meaning, at: _At) -> Days | None:
    month = 3 * (meaning.low - 1) + 1
    if meaning.inner is None:
        first = date(at.day.year, month, 1)
        if first > at.day and not at.is_future:
            first = add_years(first, -1)
    else:
        year = _PLACERS[meaning.inner.kind](meaning.inner, replace(at, is_clipped=False))
        if year is None or year.start is None or year.precision is not DatePrecision.YEAR:
            return None
        first = date(year.start.year, month, 1)
    return Days(first, month_end(add_months(first, 2)), DatePrecision.RANGE)


def _week_of_month(meaning: Meaning, at: _At) -> Days | None:
    if meaning.inner is None:
        return None
    month = _month(meaning.inner, replace(at, is_clipped=False))
    if month.start is None or month.end is None:
        return None
    if meaning.low == -1:
        return Days(month.end - timedelta(days=6), month.end, DatePrecision.RANGE)
    first = month.start + timedelta(days=7 * (max(meaning.low, 1) - 1))
    return Days(first, min(first + timedelta(days=6), month.end), DatePrecision.RANGE) if first <= month.end else None


def _part(meaning: Meaning, at: _At) -> Days | None:
    if meaning.inner is None or meaning.part is None:
        return None
    whole = _PLACERS[meaning.inner.kind](meaning.inner, replace(at, is_clipped=False))
    found = None if whole is None else part_of(whole, meaning.part)
    is_relative = found is not None and not is_fixed(meaning)
    return cut(found, at.day, is_relative and not at.is_future) if found is not None else None


def _holiday(meaning: Meaning, at: _At) -> Days | None:
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


def _anniversary(meaning: Meaning, at: _At) -> Days | None:
    day = choose((ANNIVERSARIES[meaning.low][1],), at.text_words)
    if day is None:
        return None
    if meaning.high:
        return _spans_to_days(spans_of(day, day.since + meaning.high))
    spans = [span for each in range(at.day.year - 1, at.day.year + 2) for span in spans_of(day, each)]
    chosen = [s for s in spans if s[1] >= at.day][:1] if at.is_future else [s for s in spans if s[0] <= at.day][-1:]
    return _spans_to_days(chosen)


def _two_readings(meaning: Meaning, at: _At) -> Days | None:
    if meaning.inner is None or meaning.last is None:
        return None
    one, other = _day(meaning.inner, at), _day(meaning.last, at)
    both = _union(one, other)
    return Days(both.start, both.end, DatePrecision.RANGE)


def _range(meaning: Meaning, at: _At) -> Days | None:
    """Place a range: its end first, then the latest opening that is not after it."""
    if meaning.inner is None or meaning.last is None:
        return None
    closing = _PLACERS[meaning.last.kind](meaning.last, replace(at, is_clipped=False))
    if closing is None or closing.start is None or closing.end is None:
        return None
    before = _At(closing.start, Tense.PAST, at.text_words, is_clipped=False)
    opening = _PLACERS[meaning.inner.kind](meaning.inner, before)
    if opening is None or opening.start is None or opening.start > closing.end:
        return None
    is_years = opening.precision is DatePrecision.YEAR and closing.precision is DatePrecision.YEAR
    return Days(opening.start, closing.end, DatePrecision.MULTI_YEAR if is_years else DatePrecision.RANGE)


# --- counted ------------------------------------------------------------------------------------------------------


def _ago(meaning: Meaning, at: _At) -> Days | None:
    return _counted(meaning.unit, -meaning.high, -meaning.low, day_span(at.day))


def _long_ago(meaning: Meaning, at: _At) -> Days | None:
    """Place "years ago": some time before, at least two of the units back."""
    if meaning.unit in (Unit.SECOND, Unit.MINUTE, Unit.HOUR, None):
        return None
    nearest = date(at.day.year - 1, 12, 31) if meaning.unit is Unit.YEAR else _back(at.day, meaning.unit, 2)
    return None if nearest is None else Days(None, nearest, DatePrecision.UNKNOWN)


def _past_span(meaning: Meaning, at: _At) -> Days | None:
    start = None if meaning.unit is None else _back(at.day, meaning.unit, meaning.high)
    return None if start is None else Days(start, at.day, _span_precision(meaning))


def _next_span(meaning: Meaning, at: _At) -> Days | None:
    end = None if meaning.unit is None else _back(at.day, meaning.unit, -meaning.high)
    return None if end is None else Days(at.day, end, _span_precision(meaning))


def _span_precision(meaning: Meaning) -> DatePrecision:
    is_years = meaning.unit in (Unit.DECADE, Unit.CENTURY) or (meaning.unit is Unit.YEAR and meaning.high > 1)
    return DatePrecision.MULTI_YEAR if is_years else DatePrecision.RANGE


_DAYS_OF = {Unit.DAY: 1, Unit.WEEK: 7, Unit.WEEKEND: 7}
_MONTHS_OF = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}


def _back(day: date, unit: Unit, count: int) -> date | None:
    """Go back a number of units from a day; hours and less go back one day at most."""
    if unit in _DAYS_OF:
        return day - timedelta(days=_DAYS_OF[unit] * count)
    if unit in _MONTHS_OF:
        return add_months(day, -_MONTHS_OF[unit] * count)
    hours = count if unit is Unit.HOUR else 1
    return day - timedelta(days=-(-hours // 24))


def _counted(unit: Unit | None, low: int, high: int, origin: Days) -> Days | None:
    """Count units from the days of an origin; negative is back.

    Days are exact. Words count weeks and months loosely: a week is a day more or
    less, one month five days, several months the calendar month, years the
    calendar year, one year two months.
    """
    if unit is None or origin.start is None or origin.end is None:
        return None
    first, last = origin.start, origin.end
    if unit is Unit.DAY:
        start, end = first + timedelta(days=low), last + timedelta(days=high)
        return day_span(start) if start == end else Days(start, end, DatePrecision.RANGE)
    if unit in (Unit.WEEK, Unit.WEEKEND):
        slack = timedelta(days=min(max(abs(low), abs(high), 1), 3))
        return Days(
            first + timedelta(days=7 * low) - slack, last + timedelta(days=7 * high) + slack, DatePrecision.RANGE
        )
    if unit is Unit.MONTH:
        if low == high and abs(low) == 1:
            middle = timedelta(days=30 * low)
            return Days(first + middle - timedelta(days=5), last + middle + timedelta(days=5), DatePrecision.RANGE)
        start, end = add_months(first.replace(day=1), low), month_end(add_months(last.replace(day=1), high))
        return Days(start, end, DatePrecision.MONTH if month_end(start) == end else DatePrecision.RANGE)
    if unit is Unit.YEAR:
        if low == high and abs(low) == 1:
            return Days(add_months(first, 12 * low - 2), add_months(last, 12 * high + 2), DatePrecision.RANGE)
        return years_span(first.year + low, last.year + high)
    if unit is Unit.DECADE:
        return years_span(first.year + 10 * low - 1, last.year + 10 * high + 1)
    if unit is Unit.HOUR and abs(low) <= 24:
        start, end = sorted((first, last + timedelta(days=1 if low > 0 else -1)))
        return Days(start, end, DatePrecision.RANGE)
    return None


def _chain(meaning: Meaning, told: Days) -> Days | None:
    """Count from the day told before: "two days later", "that week", "the following Friday"."""
    if told.start is None or told.end is None:
        return None
    if meaning.weekday is not None:
        if told.precision is not DatePrecision.DAY:
            return None
        return _weekday(replace(meaning, kind=Kind.WEEKDAY), _At(told.start, Tense.FUTURE))
    if meaning.name == "calendar" and meaning.unit in (Unit.WEEK, Unit.MONTH, Unit.YEAR):
        return unit_span(meaning.unit, meaning.low, told.start, is_future=True, is_clipped=False)
    if meaning.low == meaning.high == 0:
        if meaning.unit is Unit.DAY:
            return told if told.precision is DatePrecision.DAY else None
        one = None if meaning.unit is None else unit_span(meaning.unit, 0, told.start, is_future=True, is_clipped=False)
        return one if one is None or one.end is None or one.end >= told.end else None
    if told.precision is not DatePrecision.DAY:
        return _chain_coarse(meaning, told)
    return _counted(meaning.unit, meaning.low, meaning.high, told)


def _chain_coarse(meaning: Meaning, told: Days) -> Days | None:
    """Count from a month or a year: "a year later" after 2015 is 2016; days from a month are lost."""
    if told.start is None or told.end is None or meaning.low != meaning.high:
        return None
    if told.precision is DatePrecision.YEAR and meaning.unit is Unit.YEAR:
        return years_span(told.start.year + meaning.low, told.start.year + meaning.low)
    if told.precision is DatePrecision.MONTH and meaning.unit is Unit.MONTH:
        return month_span(add_months(told.start.replace(day=1), meaning.low))
    if told.precision is DatePrecision.MONTH and meaning.unit is Unit.YEAR:
        return month_span(add_years(told.start.replace(day=1), meaning.low))
    return None


_PLACERS: dict[Kind, Callable[[Meaning, _At], Days | None]] = {
    Kind.DAY: _day,
    Kind.MONTH: _month,
    Kind.YEARS: _years,
    Kind.WEEKDAY: _weekday,
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
    Kind.AGO: _ago,
    Kind.LONG_AGO: _long_ago,
    Kind.PAST_SPAN: _past_span,
    Kind.NEXT_SPAN: _next_span,
}
