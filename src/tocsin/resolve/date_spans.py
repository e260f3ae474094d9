"""Spans of the calendar: months, years, seasons, weeks around a day, and their parts."""

from calendar import monthrange
from datetime import date, timedelta

from tocsin.model.interval import DatePrecision, month_end
from tocsin.resolve.date_meaning import Days
from tocsin.resolve.tables.dates import Part, Season, Unit


def day_span(day: date) -> Days:
    """Give one day."""
    return Days(day, day, DatePrecision.DAY, day)


def month_span(first: date) -> Days:
    """Give the month that opens on a day."""
    return Days(first, month_end(first), DatePrecision.MONTH)


def years_span(first: int, last: int) -> Days:
    """Give whole years."""
    precision = DatePrecision.YEAR if first == last else DatePrecision.MULTI_YEAR
    return Days(date(first, 1, 1), date(last, 12, 31), precision)


def season_span(season: Season, year: int) -> Days:
    """Give a season's three months; a winter is named by the year in which it begins."""
    first = date(year, season, 1)
    return Days(first, month_end(add_months(first, 2)), DatePrecision.RANGE)


def add_months(day: date, months: int) -> date:
    """Move a day by months; the 31st becomes the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_years(day: date, years: int) -> date:
    """Move a day by years."""
    return add_months(day, 12 * years)


def cut(days: Days, last: date, is_cut: bool) -> Days:
    """End a span at a day that lies inside it: what is told as past is not after publication."""
    if not is_cut or days.start is None or days.end is None or not days.start <= last < days.end:
        return days
    return Days(days.start, last, days.precision, days.best)


def unit_span(unit: Unit, shift: int | None, day: date, *, is_future: bool, is_clipped: bool) -> Days | None:
    """Give the last, this or next week, month, year … around a day; this one ends at the day unless it is future."""
    if unit is Unit.WEEKEND:
        return _weekend(shift, day, is_future)
    step = shift or 0
    if unit is Unit.WEEK:
        monday = day - timedelta(days=day.weekday()) + timedelta(days=7 * step)
        whole = Days(monday, monday + timedelta(days=6), DatePrecision.WEEK)
    elif unit is Unit.MONTH:
        whole = month_span(add_months(day.replace(day=1), step))
    elif unit is Unit.QUARTER:
        first = add_months(date(day.year, 3 * ((day.month - 1) // 3) + 1, 1), 3 * step)
        whole = Days(first, month_end(add_months(first, 2)), DatePrecision.RANGE)
    elif unit is Unit.YEAR:
        whole = years_span(day.year + step, day.year + step)
    elif unit is Unit.DECADE:
        if step == -1:
            return Days(add_years(day, -10), day, DatePrecision.MULTI_YEAR)
        whole = years_span(day.year // 10 * 10 + 10 * step, day.year // 10 * 10 + 10 * step + 9)
    elif unit is Unit.CENTURY:
        first_year = (day.year - 1) // 100 * 100 + 1 + 100 * step
        whole = years_span(first_year, first_year + 99)
    else:
        return None
    return cut(whole, day, is_clipped and not is_future and step == 0)


def _weekend(shift: int | None, day: date, is_future: bool) -> Days:
    """Give a Saturday and Sunday; on a weekend the present one is meant unless the words say last or next."""
    saturday = day - timedelta(days=(day.weekday() - 5) % 7)
    is_within = day.weekday() >= 5
    if shift == -1:
        saturday -= timedelta(days=7 if is_within else 0)
    elif shift == 1 or (is_future and not is_within):
        saturday += timedelta(days=7)
    elif shift is None and day.weekday() == 5:
        return Days(saturday - timedelta(days=7), day, DatePrecision.RANGE)
    whole = Days(saturday, saturday + timedelta(days=1), DatePrecision.RANGE)
    return cut(whole, day, is_within and not is_future and shift is None)


# Months of a year, from the first to the last, that each part means.
_MONTHS_OF_YEAR = {
    Part.START: (1, 3),
    Part.EARLY: (1, 4),
    Part.MID: (5, 8),
    Part.LATE: (9, 12),
    Part.END: (10, 12),
    Part.FIRST_HALF: (1, 6),
    Part.SECOND_HALF: (7, 12),
}
_DAYS_OF_MONTH = {
    Part.START: (1, 10),
    Part.EARLY: (1, 10),
    Part.MID: (11, 20),
    Part.LATE: (21, 31),
    Part.END: (21, 31),
    Part.FIRST_HALF: (1, 15),
    Part.SECOND_HALF: (16, 31),
}
_DAYS_OF_WEEK = {
    Part.START: (0, 2),
    Part.EARLY: (0, 2),
    Part.MID: (1, 3),
    Part.LATE: (3, 6),
    Part.END: (4, 6),
    Part.FIRST_HALF: (0, 3),
    Part.SECOND_HALF: (3, 6),
}
# Tenths of a span of years.
_TENTHS = {
    Part.START: (0, 3),
    Part.EARLY: (0, 3),
    Part.MID: (4, 6),
    Part.LATE: (7, 9),
    Part.END: (7, 9),
    Part.FIRST_HALF: (0, 4),
    Part.SECOND_HALF: (5, 9),
}
_THIRDS = {
    Part.START: (0, 0),
    Part.EARLY: (0, 0),
    Part.MID: (1, 1),
    Part.LATE: (2, 2),
    Part.END: (2, 2),
    Part.FIRST_HALF: (0, 1),
    Part.SECOND_HALF: (1, 2),
}


def _third_of_years(start: int, end: int, part: Part) -> Days:
    """Give the opening, middle or closing third of a few years; "the end of the 1950-53 war" is its last year."""
    if part in (Part.START, Part.END):
        return years_span(start, start) if part is Part.START else years_span(end, end)
    third = max((end - start + 1) // 3, 1)
    first, last = _THIRDS[part]
    return years_span(start + first * third, end if last == 2 else start + (last + 1) * third - 1)


def part_of(whole: Days, part: Part) -> Days | None:
    """Give the early, middle or late part of a month, a year, a week, a season or several years."""
    start, end = whole.start, whole.end
    if start is None or end is None:
        return None
    if whole.precision is DatePrecision.MONTH:
        first, last = _DAYS_OF_MONTH[part]
        return Days(start.replace(day=first), start.replace(day=min(last, end.day)), DatePrecision.RANGE)
    if whole.precision is DatePrecision.YEAR:
        first, last = _MONTHS_OF_YEAR[part]
        return Days(date(start.year, first, 1), month_end(date(start.year, last, 1)), DatePrecision.RANGE)
    if whole.precision is DatePrecision.WEEK:
        first, last = _DAYS_OF_WEEK[part]
        return Days(start + timedelta(days=first), start + timedelta(days=last), DatePrecision.RANGE)
    if whole.precision is DatePrecision.MULTI_YEAR:
        first, last = _TENTHS[part]
        tenth = (end.year - start.year + 1) // 10
        if tenth < 1:
            return _third_of_years(start.year, end.year, part)
        return years_span(start.year + first * tenth, start.year + last * tenth + tenth - 1)
    if whole.precision is DatePrecision.RANGE and start.day == 1 and add_months(start, 3) - timedelta(days=1) == end:
        first, last = _THIRDS[part]
        return Days(add_months(start, first), month_end(add_months(start, last)), DatePrecision.RANGE)
    return None


def union(one: Days, other: Days) -> Days:
    """Give the days that hold both; as exact as both are only where the union is one month or one year."""
    start = None if one.start is None or other.start is None else min(one.start, other.start)
    end = None if one.end is None or other.end is None else max(one.end, other.end)
    if one.precision is other.precision and one.precision not in (DatePrecision.DAY, DatePrecision.WEEK):
        same = one.start == other.start or one.precision is DatePrecision.MULTI_YEAR
        return Days(start, end, one.precision if same else DatePrecision.RANGE)
    if start is not None and end is not None and start.day == 1 and end == month_end(start):
        return Days(start, end, DatePrecision.MONTH)
    return Days(start, end, DatePrecision.RANGE)
