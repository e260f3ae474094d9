"""How sure the value of a date is: what separates a date that the words fix from one that only their sense gives."""

from dataclasses import dataclass
from datetime import date

from tocsin.model.problem import Problem
from tocsin.resolve.date_anchors import Anchors, is_chained
from tocsin.resolve.date_context import Context
from tocsin.resolve.date_meaning import Days, Kind, Meaning, Tense
from tocsin.resolve.date_placers import is_fixed

DOUBTED = 0.45  # two readings are left, and the words choose neither; values under 0.5 are for a person to look at
_OPEN = frozenset({Kind.UNTIL, Kind.BEFORE, Kind.AFTER})
_HOLDING = frozenset({Kind.PART, Kind.WEEK_OF_MONTH, Kind.QUARTER, Kind.RANGE, Kind.EARLIER_IN})
DIRECTED = frozenset({Kind.WEEKDAY, Kind.DAY, Kind.MONTH, Kind.SEASON, Kind.HOLIDAY})
_SURE_BY_TENSE = {Tense.PAST: 0.9, Tense.FUTURE: 0.75, Tense.UNKNOWN: DOUBTED, Tense.NEAREST: DOUBTED}
_LONG_BACK = 270  # days after which a date without a year needs a past tense to be believed
_NEXT_IS_NEAR = 75  # days ahead within which the coming one is as likely meant as one of most of a year back
_WEAK = 0.55
_CHAINED = 0.6
_IMPOSSIBLE = 0.4


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a value rests on: how it was read, where it was placed, and what it was counted from."""

    rule: str
    meaning: Meaning
    days: Days
    context: Context
    anchor: str | None
    anchors: Anchors
    problem: Problem | None = None
    is_published_doubtful: bool = False


def confidence(grounds: Grounds) -> float:
    """Say how sure a value is, 0 to 1: lower where the tense is weak, readings are left, or the anchor is doubtful."""
    sure = 0.98 if grounds.anchor is None else 0.9
    core = _core(grounds.meaning)
    if core.kind in DIRECTED and not is_fixed(core) and core.shift is None and core.unit is None:
        sure = min(_SURE_BY_TENSE[grounds.context.tense], _WEAK if grounds.context.is_weak else 1.0)
    if is_chained(grounds.meaning):
        sure = _CHAINED
    if any(doubts(grounds, core) for doubts in _DOUBTS):
        sure = min(sure, DOUBTED)
    if grounds.problem is not None:
        sure = min(sure, _IMPOSSIBLE)
    if grounds.anchor == "published" and grounds.is_published_doubtful:
        sure *= 0.5
    return sure


def _core(meaning: Meaning) -> Meaning:
    """Give what decides which way to look: May in "by early May", 5 June in "from 3 May to 5 June"."""
    while True:
        inner = meaning.last if meaning.kind is Kind.RANGE else meaning.inner
        if inner is None or meaning.kind not in _OPEN | _HOLDING:
            return meaning
        meaning = inner


def _is_year_old_feast(grounds: Grounds, core: Meaning) -> bool:
    """A feast without a year was placed most of a year back: "on New Year's Eve" in a report of 30 December."""
    end, last = grounds.days.end, grounds.anchors.last
    if core.kind is not Kind.HOLIDAY or is_fixed(core) or end is None or last is None:
        return False
    return (last - end).days > 350


def _is_against_tense(grounds: Grounds, core: Meaning) -> bool:
    """A day without a year is after publication though told, or most of a year back for no clear reason."""
    start, last, tense = grounds.days.start, grounds.anchors.last, grounds.context.tense
    if core.kind is not Kind.DAY or is_fixed(core) or last is None or start is None:
        return False
    if tense is Tense.UNKNOWN and (last - start).days > _LONG_BACK:
        return True
    return start < last if tense is Tense.FUTURE else start > last


def _is_nearer_ahead(grounds: Grounds, core: Meaning) -> bool:
    """A day or month without a year was placed most of a year back, though the next one is weeks away.

    Editors write "last" or the year beside a date so old: one that has neither is as likely to come.
    """
    start, last = grounds.days.start, grounds.anchors.last
    is_yearless = core.kind in (Kind.DAY, Kind.MONTH) and not is_fixed(core) and core.shift is None
    if not is_yearless or start is None or last is None or start.year == date.min.year:
        return False
    return (last - start).days > 365 - _NEXT_IS_NEAR


def _is_within_week(grounds: Grounds, core: Meaning) -> bool:
    """ "Last" or "next" beside a day of the week that lies one to three days off: some mean the one, some the other."""
    start, last = grounds.days.start, grounds.anchors.last
    if core.kind is not Kind.WEEKDAY or core.unit is not None or core.shift not in (-1, 1) or core.name == "past":
        return False
    if start is None or last is None:
        return False
    return abs((last - start).days) in (1, 2, 3, 8)


def _may_be_a_name(grounds: Grounds, _: Meaning) -> bool:
    """A year or a weekday before a name: "the 2016 games", but also "the 2016 Toyota"."""
    return ".of_name" in grounds.rule


def _has_both_tenses(grounds: Grounds, core: Meaning) -> bool:
    """The words around a date look back and ahead: "the army said it will leave on Friday the towns it took"."""
    is_open = core.kind in (Kind.WEEKDAY, Kind.DAY, Kind.MONTH) and not is_fixed(core) and core.shift is None
    return is_open and core.unit is None and grounds.context.is_mixed


def _ends_either_way(grounds: Grounds, core: Meaning) -> bool:
    """What held, or was stopped, until a day or a month: nothing but the sense says whether that day is over."""
    is_open = core.kind in DIRECTED and not is_fixed(core) and core.shift is None
    return is_open and grounds.meaning.kind in _OPEN and grounds.context.tense is not Tense.FUTURE


def _has_unlike_ends(grounds: Grounds, _: Meaning) -> bool:
    """A range opens and closes with words of two kinds: "from Monday until 22 November"."""
    meaning = grounds.meaning
    if meaning.kind is not Kind.RANGE or meaning.inner is None or meaning.last is None:
        return False
    return meaning.inner.kind is not meaning.last.kind and not is_fixed(meaning.last)


_DOUBTS = (
    _ends_either_way,
    _has_unlike_ends,
    _is_year_old_feast,
    _is_against_tense,
    _is_nearer_ahead,
    _is_within_week,
    _may_be_a_name,
    _has_both_tenses,
)
