"""Whether the passages share words that few reports use."""

from tocsin.link.facts import Facts

MANY, SOME, FEW, NONE = "words.many", "words.some", "words.few", "words.none"
_ENOUGH = 5  # telling words that both must have before a lack of shared ones speaks


def compare(left: Facts, right: Facts) -> str | None:
    """Give how many of the shorter telling's words the other has; None where one has hardly any."""
    least = min(len(left.words), len(right.words))
    if least < 2:
        return None
    shared = len(left.words & right.words)
    if not shared:
        return NONE if least >= _ENOUGH else None
    part = shared / least
    if (shared >= 3 and part >= 0.45) or (shared >= 2 and part >= 0.6):
        return MANY
    if shared >= 2 and part >= 0.2:
        return SOME
    return FEW


def explain(outcome: str, left: Facts, right: Facts) -> str:
    """Say it in words."""
    shared = sorted(left.words & right.words)
    if not shared:
        return "no telling word shared"
    return "shared: " + ", ".join(shared[:6]) + (", …" if len(shared) > 6 else "")
