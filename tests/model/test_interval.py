from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.errors import DateFormatError
from tocsin.model.interval import DatePrecision, Interval, parse_interval


@pytest.mark.parametrize(
    ("words", "start", "end", "precision"),
    [
        ("2017-11-15", "2017-11-15", "2017-11-15", DatePrecision.DAY),
        ("2017-11-15T08:30:00Z", "2017-11-15", "2017-11-15", DatePrecision.DAY),
        ("2017-11", "2017-11-01", "2017-11-30", DatePrecision.MONTH),
        ("2016", "2016-01-01", "2016-12-31", DatePrecision.YEAR),
        ("2017-11-10/2017-11-30", "2017-11-10", "2017-11-30", DatePrecision.RANGE),
        ("2017/2018-03", "2017-01-01", "2018-03-31", DatePrecision.RANGE),
        ("2017-11-10/2017-11-10", "2017-11-10", "2017-11-10", DatePrecision.DAY),
    ],
)
def test_a_day_a_month_a_year_or_an_interval_is_read(
    words: str, start: str, end: str, precision: DatePrecision
) -> None:
    interval = parse_interval(words)
    assert (str(interval.start), str(interval.end), interval.precision) == (start, end, precision)


def test_an_open_end_stays_open() -> None:
    assert parse_interval("2017-11-10/..").end is None
    assert parse_interval("../2017-11-10").start is None


@pytest.mark.parametrize(
    "words", ["", "..", "yesterday", "2017-02-30", "2017-13", "17-11-10", "2018/2017", "0000-01-01", "2017-1-1"]
)
def test_other_words_are_an_error_that_says_what_to_write(words: str) -> None:
    with pytest.raises(DateFormatError, match="write 2017-11-15"):
        parse_interval(words)


@given(st.text(max_size=30))
def test_any_words_give_an_interval_or_a_date_error(words: str) -> None:
    try:
        interval = parse_interval(words)
    except DateFormatError:
        return
    assert interval.start is None or interval.end is None or interval.start <= interval.end


@given(st.dates(), st.dates())
def test_what_edtf_writes_reads_back(left: date, right: date) -> None:
    first, last = sorted((left, right))
    interval = Interval.day(first) if first == last else Interval(first, last, DatePrecision.RANGE)
    again = parse_interval(interval.edtf)
    assert (again.start, again.end) == (first, last)


def test_an_interval_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="is after"):
        Interval(date(2017, 2, 1), date(2017, 1, 1), DatePrecision.RANGE)
    with pytest.raises(ValueError, match="not within"):
        Interval(date(2017, 1, 1), date(2017, 1, 3), DatePrecision.RANGE, date(2017, 2, 1))


def test_open_intervals_overlap_what_they_can_hold() -> None:
    since = Interval(date(2017, 1, 1), None, DatePrecision.UNKNOWN)
    assert since.overlaps(Interval.day(date(2030, 1, 1)))
    assert not since.overlaps(Interval.day(date(2016, 12, 31)))
