"""When two mentions are two incidents whatever else they share: a table of named rules."""

from collections.abc import Callable
from dataclasses import dataclass

from tocsin.link.compare.kind import can_be_one
from tocsin.link.compare.when import gap_days
from tocsin.link.compare.where import distance_km
from tocsin.link.facts import Facts
from tocsin.model.mention import Stage

_APART_DAYS = 3  # beyond the day before and after and a careless weekday
_APART_KM = 100.0  # beyond what both places may be off


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule; an absolute one holds for whole groups, the others weigh against joining them."""

    name: str
    holds: Callable[[Facts, Facts], bool]
    reason: str
    is_absolute: bool = False


def _one_report(left: Facts, right: Facts) -> bool:
    return left.report == right.report


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


def _days_apart(left: Facts, right: Facts) -> bool:
    return left.is_day and right.is_day and left.is_dated and right.is_dated and gap_days(left, right) > _APART_DAYS


def _far_apart(left: Facts, right: Facts) -> bool:
    if (
        not left.is_point
        or not right.is_point
        or (left.geonames_id is not None and left.geonames_id == right.geonames_id)
    ):
        return False
    km = distance_km(left, right)
    return km is not None and km > _APART_KM + left.radius_km + right.radius_km


RULES = (
    Rule("one_report", _one_report, "one report tells both, apart from each other", is_absolute=True),
    Rule("types_exclude", _types_exclude, "acts of these types are never one: an answer or a trial is not the attack"),
    Rule("plan_and_deed", _plan_and_deed, "a plan that was not carried out is not an act that was"),
    Rule("reported_before", reported_before, "one was published before the other could have happened"),
    Rule("days_apart", _days_apart, "on days that are too far apart"),
    Rule("far_apart", _far_apart, "in places that are too far apart"),
)


def find_rule(left: Facts, right: Facts) -> Rule | None:
    """Give the first rule that tells the two apart, if any."""
    for rule in RULES:
        if rule.holds(left, right):
            return rule
    return None
