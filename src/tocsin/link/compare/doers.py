"""Whether the same known actors are tied to the act."""

from tocsin.link.facts import Facts

SAME_DOER, OTHER_DOER, OTHER_FIRM_DOER = "doers.same", "doers.other", "doers.other_firm"


def compare(left: Facts, right: Facts) -> str | None:
    """Give whether known actors are shared; blame differs between reports, a group's own hand seldom does."""
    if not left.doers or not right.doers:
        return None
    if not left.doers.isdisjoint(right.doers):
        return SAME_DOER
    return OTHER_FIRM_DOER if left.firm_doers and right.firm_doers else OTHER_DOER


def explain(outcome: str, left: Facts, right: Facts) -> str:
    """Say it in words."""
    if outcome == SAME_DOER:
        return "both tied to " + ", ".join(sorted(left.doers & right.doers))
    return f"{', '.join(sorted(left.doers))} against {', '.join(sorted(right.doers))}"
