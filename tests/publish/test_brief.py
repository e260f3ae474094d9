"""A brief as Markdown and as a page: what reports said is shown, never read as markup."""

from typing import Any

from tocsin.publish.brief import brief_to_html, brief_to_markdown, range_words

EVIL = "<img src=x onerror=alert(1)> [x](javascript:alert(1)) *Dorn*"
RANGE = {"low": 4, "best": 4, "high": None, "qualifier": "at_least"}


def brief(**changes: Any) -> dict[str, Any]:
    card = {
        "id": "01X",
        "title": EVIL,
        "date": None,
        "killed": RANGE,
        "wounded": None,
        "detained": None,
        "reports": 2,
        "independent_sources": 1,
    }
    totals = dict.fromkeys(("thwarted", "arrests", "raids", "seizures", "trials", "deportations", "detained_low"), 0)
    made = {
        "title": "Situation report",
        "counts": {"incidents": 3, "killed": RANGE},
        "total": 3,
        "new": [card],
        "changed": [{"card": card, "changes": [{"label": "killed", "before": None, "after": "4"}]}],
        "contradicted": [{"card": card, "reasons": ["disputed toll"]}],
        "response": {"totals": totals | {"arrests": 2}},
        "sources": [{"source": EVIL, "incidents": 3}],
        "note": "Counts follow what was loaded.",
    }
    return made | changes


def test_a_page_of_hostile_words_holds_no_markup_of_theirs() -> None:
    page = brief_to_html(brief())
    assert "<img" not in page
    assert "&lt;img src=x" in page


def test_markdown_of_hostile_words_is_escaped() -> None:
    written = brief_to_markdown(brief())
    assert "<img" not in written.replace("\\<", "")
    assert "[x](" not in written.replace("\\]", "").replace("\\(", "")
    assert "\\*Dorn\\*" in written


def test_what_is_empty_has_no_heading() -> None:
    written = brief_to_markdown(brief(new=[], changed=[], contradicted=[], sources=[]))
    assert "## What happened" not in written
    assert "## The response" in written
    assert "arrests: 2" in written


def test_more_than_are_listed_are_counted() -> None:
    assert "and 2 more" in brief_to_markdown(brief())


def test_ranges_keep_their_open_ends() -> None:
    assert range_words(RANGE) == "at least 4"
    assert range_words(RANGE | {"low": None, "high": 9}) == "at most 9"
    assert range_words(RANGE | {"high": 4}) == "4"
