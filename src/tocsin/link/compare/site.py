"""Whether the building or spot is the same."""

from tocsin.link.facts import Facts

SAME_SITE, OTHER_SITE = "site.same", "site.other"


def compare(left: Facts, right: Facts) -> str | None:
    """Give whether words of the sites are shared; None where a report names no site."""
    mine, theirs = left.site_words, right.site_words
    if not mine or not theirs:
        return None
    return OTHER_SITE if mine.isdisjoint(theirs) else SAME_SITE


def explain(outcome: str, left: Facts, right: Facts) -> str:
    """Say it in words."""
    if outcome == SAME_SITE:
        return "both at " + ", ".join(sorted(left.site_words & right.site_words))
    return f"at {', '.join(sorted(left.site_words))}, not {', '.join(sorted(right.site_words))}"
