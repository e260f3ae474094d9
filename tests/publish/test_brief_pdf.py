"""A brief as PDF: what stands in it, in which scripts, and what is said where a part is missing."""

import datetime as dt
import io
import logging
import sys
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tocsin.errors import MissingPartError

pytest.importorskip("fpdf", reason="the extra pdf is not installed")
pytest.importorskip("pypdf", reason="pypdf is not installed")
import pypdf

from tocsin.publish.brief_pdf import brief_to_pdf

AT = dt.datetime(2024, 5, 1, 12, tzinfo=dt.UTC)
TOTALS = ("thwarted", "arrests", "raids", "seizures", "trials", "deportations", "detained_low")


def brief(*titles: str, note: str = "Counts follow what was loaded.") -> dict[str, Any]:
    figures: dict[str, Any] = dict.fromkeys(("date", "killed", "wounded", "detained"))
    cards = [
        {"id": f"01X{n}", "title": t, "reports": 2, "independent_sources": 1, **figures} for n, t in enumerate(titles)
    ]
    return {
        "title": "Situation report, Istanbul, 2016",
        "counts": {"incidents": len(cards)},
        "total": len(cards),
        "new": cards,
        "changed": [],
        "contradicted": [],
        "response": {"totals": dict.fromkeys(TOTALS, 0)},
        "sources": [],
        "note": note,
    }


def pages(made: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages]


def test_what_the_brief_says_stands_in_the_file() -> None:
    made = brief_to_pdf(brief("Bombing, Ankara, TUR"), AT)
    (text,) = pages(made)
    for words in (
        "Situation report, Istanbul, 2016",
        "What happened",
        "undated, Bombing, Ankara, TUR",
        "1 / 1",
        "Counts follow",
    ):
        assert words in text
    assert pypdf.PdfReader(io.BytesIO(made)).metadata.title == "Situation report, Istanbul, 2016"


@pytest.mark.parametrize(
    "title", ["Взрыв, Волгоград, RUS", "Bombing, Şanlıurfa, TUR", "Ґалаґан, Łódź, Čačak", "Βόμβα, Αθήνα"]
)
def test_names_of_other_alphabets_are_letters_and_none_is_lacking(title: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        (text,) = pages(brief_to_pdf(brief(title), AT))
    assert title in text
    assert "�" not in text
    assert not [one for one in caplog.records if "missing" in one.getMessage()]


def test_arabic_names_are_there_whole_within_a_line_too(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        (text,) = pages(brief_to_pdf(brief("Bombing, سوق الجمعة, Baghdad", "انفجار في اسطنبول"), AT))
    # Read backwards, and a letter's dots are a mark of their own: the letters are looked for one by one.
    assert set("سوقعمجلاةرفنطبي") <= set(text)
    assert ", Baghdad (" in text.replace(" ,", ",").replace(",B", ", B")
    assert "�" not in text
    assert not [one for one in caplog.records if "missing" in one.getMessage()]


def test_a_letter_that_no_font_has_is_marked_and_the_file_says_so() -> None:
    (text,) = pages(brief_to_pdf(brief("Bombing, 東京"), AT))
    assert "Bombing, ��" in text
    assert "the page and Markdown have them" in text


def test_the_same_brief_at_the_same_time_is_the_same_file() -> None:
    assert brief_to_pdf(brief("Bombing", "انفجار"), AT) == brief_to_pdf(brief("Bombing", "انفجار"), AT)


def test_a_long_brief_has_several_pages_and_no_heading_alone_at_the_end_of_one() -> None:
    found = pages(brief_to_pdf(brief(*(f"Bombing, town {n}" for n in range(120))), AT))
    assert len(found) > 2
    assert f"1 / {len(found)}" in found[0]
    assert "town 119" in found[-1]


@given(title=st.text(max_size=60))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_words_can_be_written(title: str) -> None:
    assert brief_to_pdf(brief(title, note=title), AT).startswith(b"%PDF-")


@pytest.mark.parametrize("part", ["fpdf", "fontpkg_noto_sans", "fontpkg_noto_sans_arabic"])
def test_where_a_part_is_missing_it_is_said_what_to_install(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from tocsin.publish import brief_pdf

    brief_pdf._font_files.cache_clear()
    monkeypatch.setitem(sys.modules, part, None)
    with pytest.raises(MissingPartError, match=r"tocsin\[pdf\]"):
        brief_to_pdf(brief("Bombing"), AT)
