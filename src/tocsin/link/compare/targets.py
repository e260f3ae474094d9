"""Whether the same was aimed at or harmed."""

from tocsin.link.facts import Facts
from tocsin.model.mention import EventType, Stage

SAME_VICTIM, SAME_NAMED, SAME_TARGET, SAME_KIND, OTHER_KIND = (
    "targets.same_victim",
    "targets.same_named",
    "targets.same",
    "targets.same_kind",
    "targets.other_kind",
)


def compare(left: Facts, right: Facts) -> str | None:
    """Give whether the receivers share telling words or a known actor, else whether they are of one kind.

    A person of one name is assassinated once: that says more than any other target.
    """
    shared = len(left.receivers & right.receivers)
    is_done = left.stage is right.stage is Stage.ACCOMPLISHED
    if shared >= 2 and is_done and EventType.ASSASSINATION in left.types | right.types:
        return SAME_VICTIM
    if shared:
        return SAME_NAMED if shared >= 2 else SAME_TARGET
    if not left.target_types or not right.target_types:
        return None
    return OTHER_KIND if left.target_types.isdisjoint(right.target_types) else SAME_KIND


def explain(outcome: str, left: Facts, right: Facts) -> str:
    """Say it in words."""
    if outcome in (SAME_VICTIM, SAME_NAMED, SAME_TARGET):
        return "both hit " + ", ".join(sorted(left.receivers & right.receivers))
    if outcome == SAME_KIND:
        return "both hit " + ", ".join(sorted(left.target_types & right.target_types))
    return f"hit {', '.join(sorted(left.target_types))}, not {', '.join(sorted(right.target_types))}"
