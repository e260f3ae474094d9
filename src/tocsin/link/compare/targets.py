"""Whether the same was aimed at or harmed."""

from tocsin.link.facts import Facts

SAME_TARGET, SAME_KIND, OTHER_KIND = "targets.same", "targets.same_kind", "targets.other_kind"


def compare(left: Facts, right: Facts) -> str | None:
    """Give whether the receivers share a telling word, else whether they are of one kind."""
    if not left.receivers.isdisjoint(right.receivers):
        return SAME_TARGET
    if not left.target_types or not right.target_types:
        return None
    return OTHER_KIND if left.target_types.isdisjoint(right.target_types) else SAME_KIND


def explain(outcome: str, left: Facts, right: Facts) -> str:
    """Say it in words."""
    if outcome == SAME_TARGET:
        return "both hit " + ", ".join(sorted(left.receivers & right.receivers))
    if outcome == SAME_KIND:
        return "both hit " + ", ".join(sorted(left.target_types & right.target_types))
    return f"hit {', '.join(sorted(left.target_types))}, not {', '.join(sorted(right.target_types))}"
