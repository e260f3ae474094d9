"""When two mentions are two incidents, or a matter for a person, whatever else they share: a table of named rules."""

from collections.abc import Callable
from dataclasses import dataclass

from tocsin.link.compare.kind import can_be_one
from tocsin.link.compare.when import gap_days
from tocsin.link.compare.where import distance_km
from tocsin.link.facts import LARGE_COUNT, Count, Facts
from tocsin.model.judgement import Decision
from tocsin.model.mention import EventType, Stage

_APART_DAYS = 3  # beyond the day before and after and a careless weekday
_RECYCLED_WORDS = 2
_APART_KM = 100.0  # beyond what both places may be off


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule and its decision; a "different" weighs against joining whole groups too."""

    name: str
    holds: Callable[[Facts, Facts], bool]
    reason: str
    decision: Decision = Decision.DIFFERENT


def _one_report(left: Facts, right: Facts) -> bool:
    return left.report == right.report and not is_retold(left, right)


def is_retold(left: Facts, right: Facts) -> bool:
    """Say whether one report only comes back to what it told: nothing in its second mention tells it from the first.

    Type and stage are one, the days meet, and one of the two has no place, no
    doer and no target of its own, and no figure that the other's does not hold.
    """
    if left.report != right.report or left.type is not right.type or left.stage is not right.stage:
        return False
    if left.first is None or right.first is None or gap_days(left, right) > 1:
        return False
    return _adds_nothing(left, right) or _adds_nothing(right, left)


def _adds_nothing(one: Facts, other: Facts) -> bool:
    if one.place_name not in (None, other.place_name) or not one.doers <= other.doers:
        return False
    if not one.receivers <= other.receivers or not one.site_words <= other.site_words:
        return False
    held = {(subject, population): count for subject, population, count in other.counts}
    return all((s, p) in held and _is_within(count, held[s, p]) for s, p, count in one.counts)


def _is_within(loose: Count, firm: Count) -> bool:
    """Say whether "two or more" agrees with 84."""
    most = firm.high if firm.high is not None else max(firm.best or 0, firm.low)
    return loose == firm or (loose.high is None and loose.low <= most)


def _types_exclude(left: Facts, right: Facts) -> bool:
    return not can_be_one(left, right)


def _plan_and_deed(left: Facts, right: Facts) -> bool:
    """A plan, a threat or a plot that was stopped in time is not the act that was carried out."""
    if left.is_early == right.is_early:
        return False
    done = right if left.is_early else left
    return done.stage in (Stage.ACCOMPLISHED, Stage.ATTEMPTED)


def reported_before(left: Facts, right: Facts) -> bool:
    """No report tells an act that is still to come."""
    return _precedes(left, right) or _precedes(right, left)


def _precedes(report: Facts, act: Facts) -> bool:
    if report.published_last is None or act.first is None or not act.is_dated or report.is_early:
        return False
    return report.published_last + 1 < act.first


def _recycled(left: Facts, right: Facts) -> bool:
    return (_days_apart(left, right) or reported_before(left, right)) and can_be_recycled(left, right)


def _days_apart(left: Facts, right: Facts) -> bool:
    return left.is_day and right.is_day and left.is_dated and right.is_dated and gap_days(left, right) > _APART_DAYS


def far_apart(left: Facts, right: Facts) -> bool:
    """Say whether the towns lie further apart than both may be off; a release has several places."""
    if (
        not left.is_point
        or not right.is_point
        or (left.geonames_id is not None and left.geonames_id == right.geonames_id)
    ):
        return False
    if left.type is right.type is EventType.RELEASE and left.country == right.country:
        return False
    km = distance_km(left, right)
    return km is not None and km > _APART_KM + left.radius_km + right.radius_km


def can_be_recycled(left: Facts, right: Facts) -> bool:
    """Say whether one can be an old report that was published again, its "today" now another day.

    Then the texts are copies, or a day counted from publication stands beside
    the same large figure and two or more of the same rare words.
    """
    if left.copies == right.copies:
        return True
    if (not left.is_anchored and not right.is_anchored) or left.country != right.country:
        return False
    is_large = any((c.best or 0) >= LARGE_COUNT for _, _, c in left.counts & right.counts)
    return is_large and len(left.words & right.words) >= _RECYCLED_WORDS


def _is_ruled(left: Facts, right: Facts) -> bool:
    """Say whether any rule holds, each question asked once: of most pairs none does."""
    return (
        _one_report(left, right)
        or _types_exclude(left, right)
        or _plan_and_deed(left, right)
        or reported_before(left, right)
        or _days_apart(left, right)
        or far_apart(left, right)
    )


RULES = (
    Rule("one_report", _one_report, "one report tells both, apart from each other"),
    Rule("types_exclude", _types_exclude, "acts of these types are never one: an answer or a trial is not the attack"),
    Rule("plan_and_deed", _plan_and_deed, "a plan that was not carried out is not an act that was"),
    Rule("recycled", _recycled, "an old report published again, or a new act much like it", decision=Decision.UNSURE),
    Rule("reported_before", reported_before, "one was published before the other could have happened"),
    Rule("days_apart", _days_apart, "on days that are too far apart"),
    Rule("far_apart", far_apart, "in places that are too far apart"),
)


def find_rule(left: Facts, right: Facts) -> Rule | None:
    """Give the first rule that decides about the two, if any."""
    if not _is_ruled(left, right):
        return None
    for rule in RULES:
        if rule.holds(left, right):
            return rule
    return None
