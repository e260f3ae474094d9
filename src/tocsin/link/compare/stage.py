"""Whether it got equally far."""

from tocsin.link.facts import Facts
from tocsin.model.mention import Stage

SAME_STAGE, OTHER_STAGE = "stage.same", "stage.other"


def compare(left: Facts, right: Facts) -> str | None:
    """Give whether the stages agree; that both were carried out is too common to say anything."""
    if left.stage is right.stage:
        return None if left.stage is Stage.ACCOMPLISHED else SAME_STAGE
    return OTHER_STAGE


def explain(outcome: str, left: Facts, right: Facts) -> str:
    """Say it in words."""
    return f"both {left.stage}" if outcome == SAME_STAGE else f"{left.stage} and {right.stage}"
