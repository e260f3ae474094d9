"""Where on the calendar the meaning of a date lies, counted from publication or from a day told before."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from tocsin.model.interval import DatePrecision
from tocsin.resolve.date_counts import count_from
from tocsin.resolve.date_meaning import At, Days, Kind, Meaning, Tense
from tocsin.resolve.date_placers import PLACERS, is_fixed, place_weekday
from tocsin.resolve.date_spans import add_months, add_years, month_span, union, unit_span, years_span
from tocsin.resolve.tables.dates import Part, Unit

_OPEN = frozenset({Kind.SINCE, Kind.UNTIL, Kind.BEFORE, Kind.AFTER})
_NEVER = frozenset({Kind.DURATION, Kind.VAGUE})
_CHAINED = frozenset({Kind.CHAINED, Kind.AFTER_EVENT})
_EITHER_WAY = frozenset({Kind.DAY, Kind.MONTH, Kind.PART, Kind.WEEKDAY})
_SOME_DAY = date(2000, 1, 1)


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
    placer = PLACERS[meaning.kind]
    early = placer(meaning, At(first, anchors.tense, anchors.text_words))
    if first == last or early is None:
        return early
    late = placer(meaning, At(last, anchors.tense, anchors.text_words))
    return early if late == early or late is None else union(early, late)


def _place_open(meaning: Meaning, anchors: Anchors) -> Days | None:
    """Place since, until, before and after: open on the side that the words leave open."""
    if meaning.inner is None:
        return None
    tense = Tense.PAST if meaning.kind is Kind.SINCE else anchors.tense
    if meaning.kind is Kind.UNTIL and tense is Tense.UNKNOWN and not is_chained(meaning):
        tense = Tense.FUTURE
    if meaning.kind is Kind.UNTIL and tense is Tense.PAST and _can_end_ahead(meaning):
        tense = Tense.NEAREST  # "delayed the vote until June", "suspended campaigning until Monday"
    inner = _place(meaning.inner, replace(anchors, tense=tense))
    if inner is None or inner.start is None or inner.end is None:
        return None
    if meaning.kind is Kind.SINCE:
        last = anchors.last if anchors.last is None or anchors.last >= inner.start else None
        return Days(inner.start, last, DatePrecision.RANGE)
    if meaning.kind is Kind.UNTIL:
        return Days(None, inner.end, DatePrecision.RANGE)
    if meaning.kind is Kind.BEFORE and meaning.inner.part is Part.END:
        return Days(None, inner.end, DatePrecision.RANGE)  # "before the end of the year"
    if meaning.kind is Kind.BEFORE:
        return Days(None, inner.start - timedelta(days=1), DatePrecision.RANGE)
    opening = inner.end + timedelta(days=1)
    last = anchors.last if anchors.last is not None and anchors.last >= opening and not _is_future(anchors) else None
    return Days(opening, last, DatePrecision.RANGE)


def _can_end_ahead(meaning: Meaning) -> bool:
    """Say if what a past tense tells can end after publication: "until Monday", not "by Monday they had left"."""
    kinds = (Kind.DAY, Kind.MONTH) if meaning.name == "by" else _EITHER_WAY
    return meaning.inner is not None and meaning.inner.kind in kinds


def _is_future(anchors: Anchors) -> bool:
    return anchors.tense is Tense.FUTURE


def _chain(meaning: Meaning, told: Days) -> Days | None:
    """Count from the day told before: "two days later", "that week", "the following Friday"."""
    if told.start is None or told.end is None:
        return None
    if meaning.weekday is not None:
        if told.precision is not DatePrecision.DAY:
            return None
        return place_weekday(replace(meaning, kind=Kind.WEEKDAY, name="past"), At(told.start, Tense.FUTURE))
    if meaning.name == "calendar" and meaning.unit in (Unit.WEEKEND, Unit.WEEK, Unit.MONTH, Unit.YEAR):
        return unit_span(meaning.unit, meaning.low, told.start, is_future=True, is_clipped=False)
    if meaning.low == meaning.high == 0:
        if meaning.unit is Unit.DAY:
            return told if told.precision is DatePrecision.DAY else None
        one = None if meaning.unit is None else unit_span(meaning.unit, 0, told.start, is_future=True, is_clipped=False)
        return one if one is None or one.end is None or one.end >= told.end else None
    if told.precision is not DatePrecision.DAY:
        return _chain_coarse(meaning, told)
    return count_from(meaning.unit, meaning.low, meaning.high, told)


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
