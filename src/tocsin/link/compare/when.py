"""Whether the days can be the same, given how exactly the words fix them."""

from datetime import date

from tocsin.link.facts import Facts

SAME_DAY, NEXT_DAY, FEW_DAYS, APART = "date.same_day", "date.next_day", "date.few_days", "date.apart"
IN_MONTH, IN_YEAR, IN_YEARS = "date.in_month", "date.in_year", "date.in_years"
FRESH, RECENT, OLD = "date.fresh", "date.recent", "date.old"
REPORTED_TOGETHER, REPORTED_NEAR, REPORTED_APART = "date.reported_together", "date.reported_near", "date.reported_apart"


def gap_days(left: Facts, right: Facts) -> int:
    """Give the days between two intervals: 0 where they share a day, open ends reach for ever."""
    before = 0 if right.first is None or left.last is None else right.first - left.last
    after = 0 if left.first is None or right.last is None else left.first - right.last
    return max(0, before, after)


def compare(left: Facts, right: Facts) -> str | None:
    """Give how the days agree; None where neither words nor publication tell."""
    if left.is_dated and right.is_dated:
        return _both_dated(left, right)
    if left.is_dated or right.is_dated:
        return _one_dated(left, right) if left.is_dated else _one_dated(right, left)
    if left.published_last is None or right.published_last is None:
        return None
    apart = abs(left.published_last - right.published_last)
    if apart <= 2:
        return REPORTED_TOGETHER
    return REPORTED_NEAR if apart <= 10 else REPORTED_APART


def _both_dated(left: Facts, right: Facts) -> str:
    gap = gap_days(left, right)
    if left.is_day and right.is_day:
        if gap == 0:
            return SAME_DAY
        return NEXT_DAY if gap == 1 else FEW_DAYS if gap <= 3 else APART
    if gap > _slack(left, right):
        return APART
    longest = max(_span(left), _span(right))
    return IN_MONTH if longest <= 62 else IN_YEAR if longest <= 800 else IN_YEARS


def _slack(left: Facts, right: Facts) -> int:
    """Give the days by which coarse words may be wrong: a week's edge, a month's edge."""
    return 1 if max(_span(left), _span(right)) <= 10 else 3


def _span(facts: Facts) -> int:
    if facts.first is None or facts.last is None:
        return 10_000
    return facts.last - facts.first + 1


def _one_dated(dated: Facts, undated: Facts) -> str | None:
    """Compare a dated act with one that is told without a day in a report of a known day."""
    if undated.published_first is None or undated.published_last is None or dated.last is None:
        return None
    if not dated.is_day:
        return RECENT if gap_days(dated, undated) == 0 else OLD
    age = undated.published_first - dated.last
    if age <= 3:
        return FRESH
    return RECENT if age <= 14 else OLD


def explain(outcome: str, left: Facts, right: Facts) -> str:
    """Say it in words."""
    if outcome in (REPORTED_TOGETHER, REPORTED_NEAR, REPORTED_APART):
        return f"no day told; reported {_day(left.published_last)} and {_day(right.published_last)}"
    if outcome in (FRESH, RECENT, OLD):
        dated, undated = (left, right) if left.is_dated else (right, left)
        return f"{_days(dated)}, and no day told in a report of {_day(undated.published_last)}"
    return f"{_days(left)} and {_days(right)}"


def _days(facts: Facts) -> str:
    if facts.first == facts.last:
        return _day(facts.first)
    return f"{_day(facts.first)} to {_day(facts.last)}"


def _day(ordinal: int | None) -> str:
    return date.fromordinal(ordinal).isoformat() if ordinal is not None else "open"
