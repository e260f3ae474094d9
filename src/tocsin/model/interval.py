"""When: the days that must contain something, and how exactly the words fix them."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tocsin.errors import DateFormatError


class DatePrecision(StrEnum):
    """How exact the words are (CODEBOOK 5)."""

    DAY = "day"
    RANGE = "range"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    MULTI_YEAR = "multi_year"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Interval:
    """The first and last day that must contain something, both inclusive; None is an open end.

    `best` is set only where the words fix one day. `anchor` says what a relative
    expression was counted from: "published", "dateline", an ISO day, or None.
    """

    start: date | None
    end: date | None
    precision: DatePrecision
    best: date | None = None
    anchor: str | None = None

    def __post_init__(self) -> None:
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"{self.start} is after {self.end}")
        if self.best and ((self.start and self.best < self.start) or (self.end and self.best > self.end)):
            raise ValueError(f"{self.best} is not within {self.start}..{self.end}")

    @classmethod
    def day(cls, day: date, anchor: str | None = None) -> "Interval":
        """Give the interval that is exactly one day."""
        return cls(day, day, DatePrecision.DAY, day, anchor)

    @property
    def edtf(self) -> str:
        """Write the interval in the Extended Date/Time Format, ISO 8601-2.

        >>> Interval(date(2017, 10, 1), date(2017, 10, 31), DatePrecision.MONTH).edtf
        '2017-10'
        """
        first, last = self.start, self.end
        if first is None and last is None:
            return "../.."
        if first is None or last is None:
            return f"{first or '..'}/{last or '..'}"
        if first == last:
            return first.isoformat()
        if first.day == 1 and (first.year, first.month) == (last.year, last.month) and last.day == month_end(first).day:
            return f"{first:%Y-%m}"
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
            years = f"{first.year:04}"
            return years if first.year == last.year else f"{years}/{last.year:04}"
        return f"{first}/{last}"

    def overlaps(self, other: "Interval") -> bool:
        """Say whether some day can be in both."""
        starts_in_time = self.start is None or other.end is None or self.start <= other.end
        return starts_in_time and (other.start is None or self.end is None or other.start <= self.end)


def month_end(day: date) -> date:
    """Give the last day of the month of a day."""
    return day.replace(day=monthrange(day.year, day.month)[1])


_EDTF_PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z", re.ASCII)


def parse_interval(words: str) -> Interval:
    """Read an EDTF day, month, year or interval, as `--published` takes it; a time after the day is dropped.

    >>> parse_interval("2017-11").end
    datetime.date(2017, 11, 30)

    Raises:
        DateFormatError: the words are no such date.
    """
    first, slash, last = words.strip().partition("/")
    start, start_end, precision = _parse_part(first, words)
    if not slash:
        return Interval(start, start_end, precision, start if precision is DatePrecision.DAY else None)
    _, end, _ = _parse_part(last, words)
    if start is not None and end is not None and start > end:
        raise DateFormatError(words)
    if start == end and start is not None:
        return Interval.day(start)
    return Interval(start, end, DatePrecision.RANGE)


def _parse_part(part: str, words: str) -> tuple[date | None, date | None, DatePrecision]:
    part = part.strip()
    if part in ("..", ""):
        if words.strip() in ("..", "", "/"):
            raise DateFormatError(words)
        return None, None, DatePrecision.UNKNOWN
    found = _EDTF_PART.match(re.split(r"[T ]", part, maxsplit=1)[0])
    if found is None:
        raise DateFormatError(words)
    year, month, day = (int(group) if group else None for group in found.groups())
    try:
        if year is None or year < 1:
            raise ValueError
        if month is None:
            return date(year, 1, 1), date(year, 12, 31), DatePrecision.YEAR
        if day is None:
            first = date(year, month, 1)
            return first, month_end(first), DatePrecision.MONTH
        return date(year, month, day), date(year, month, day), DatePrecision.DAY
    except ValueError:
        raise DateFormatError(words) from None
