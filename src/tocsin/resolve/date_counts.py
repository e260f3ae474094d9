"""How far words count from a day: "two weeks ago", "in the past few years", "a month later"."""

from datetime import date, timedelta

from tocsin.model.interval import DatePrecision, month_end
from tocsin.resolve.date_meaning import At, Days, Meaning
from tocsin.resolve.date_spans import add_months, day_span, years_span
from tocsin.resolve.tables.dates import Unit

_DAYS_OF = {Unit.DAY: 1, Unit.WEEK: 7, Unit.WEEKEND: 7}
_MONTHS_OF = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}


def place_ago(meaning: Meaning, at: At) -> Days | None:
    """Place "two weeks ago": the words' number of units back from the day."""
    return count_from(meaning.unit, -meaning.high, -meaning.low, day_span(at.day))


def place_long_ago(meaning: Meaning, at: At) -> Days | None:
    """Place "years ago": some time before, at least two of the units back."""
    if meaning.unit in (Unit.SECOND, Unit.MINUTE, Unit.HOUR, None):
        return None
    nearest = date(at.day.year - 1, 12, 31) if meaning.unit is Unit.YEAR else go_back(at.day, meaning.unit, 2)
    return None if nearest is None else Days(None, nearest, DatePrecision.UNKNOWN)


def place_past_span(meaning: Meaning, at: At) -> Days | None:
    """Place "in the past few years": the most units that the words mean, up to the day."""
    start = None if meaning.unit is None else go_back(at.day, meaning.unit, meaning.high)
    return None if start is None else Days(start, at.day, _span_precision(meaning))


def place_next_span(meaning: Meaning, at: At) -> Days | None:
    """Place "in the next few days": from the day on."""
    end = None if meaning.unit is None else go_back(at.day, meaning.unit, -meaning.high)
    return None if end is None else Days(at.day, end, _span_precision(meaning))


def _span_precision(meaning: Meaning) -> DatePrecision:
    is_years = meaning.unit in (Unit.DECADE, Unit.CENTURY) or (meaning.unit is Unit.YEAR and meaning.high > 1)
    return DatePrecision.MULTI_YEAR if is_years else DatePrecision.RANGE


def go_back(day: date, unit: Unit, count: int) -> date | None:
    """Go back a number of units from a day; hours and less go back one day at most."""
    if unit in _DAYS_OF:
        return day - timedelta(days=_DAYS_OF[unit] * count)
    if unit in _MONTHS_OF:
        return add_months(day, -_MONTHS_OF[unit] * count)
    hours = count if unit is Unit.HOUR else 1
    return day - timedelta(days=-(-hours // 24))


def count_from(unit: Unit | None, low: int, high: int, origin: Days) -> Days | None:
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
