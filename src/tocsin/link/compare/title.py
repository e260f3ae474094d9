"""Whether the titles share words that few reports use."""

from tocsin.link.facts import Facts

ALIKE, SHARED = "title.alike", "title.shared"


def compare(left: Facts, right: Facts) -> str | None:
    """Give how alike the titles are; titles that differ say nothing, for a report tells several acts."""
    if not left.title_words or not right.title_words:
        return None
    shared = len(left.title_words & right.title_words)
    if not shared:
        return None
    return ALIKE if shared >= 2 and 2 * shared >= len(left.title_words | right.title_words) else SHARED


def explain(outcome: str, left: Facts, right: Facts) -> str:
    """Say it in words."""
    return "titles share " + ", ".join(sorted(left.title_words & right.title_words))
