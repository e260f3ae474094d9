"""A situation report as PDF: plain data in, bytes out. Needs fpdf2 and two Noto fonts (the extra `pdf`).

The fonts hold Latin, Cyrillic, Greek and Arabic letters; Arabic is joined and
runs from right to left, also within a line. A letter of another script is shown
as a question mark in a diamond, and the last line says so.
"""

import datetime as dt
import unicodedata
from collections.abc import Container, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tocsin.errors import MissingPartError
from tocsin.publish.brief import sections_of

if TYPE_CHECKING:
    from fpdf import FPDF

Plain = Mapping[str, Any]
_MARGIN = 18  # millimetres
_SIZES = {"title": 17, "heading": 12, "line": 9.5, "note": 8.5}  # points
_HEIGHTS = {"title": 9, "heading": 7, "line": 5, "note": 4.6}  # millimetres
_WITH_HEADING = 25  # millimetres that a heading and its first lines need
_MARK = "\ufffd"
_LACKING = "Letters of a script that the fonts of this file lack are shown as \ufffd; the page and Markdown have them."
# Where letters join or turn: only there is the slower shaping of words needed.
_SHAPED = (("\u0590", "\u08ff"), ("\ufb1d", "\ufdff"), ("\ufe70", "\ufefe"), ("\u0300", "\u036f"))


def brief_to_pdf(brief: Plain, made_at: dt.datetime) -> bytes:
    """Give a brief as a PDF of A4 pages; the same brief made at the same time gives the same bytes.

    Raises:
        MissingPartError: the extra `pdf` is not installed.
    """
    pdf = _document(brief["title"], made_at)
    known = _letters()
    is_whole = _write(pdf, "title", brief["title"], known)
    for heading, lines in sections_of(brief):
        pdf.ln(2)
        if pdf.will_page_break(_WITH_HEADING):
            pdf.add_page()
        _rule(pdf)
        is_whole &= _write(pdf, "heading", heading, known)
        for line in lines:
            is_whole &= _write(pdf, "line", f"\u2013 {line}", known)
    pdf.ln(3)
    _rule(pdf)
    _write(pdf, "note", brief["note"], known)
    if not is_whole:
        _write(pdf, "note", _LACKING, known)
    return bytes(pdf.output())


def _document(title: str, made_at: dt.datetime) -> "FPDF":
    try:
        from fpdf import FPDF
    except ImportError as error:
        raise _missing(error) from error

    class Pages(FPDF):
        def footer(self) -> None:
            self.set_y(-12)
            self.set_font("latin", size=8)
            self.cell(0, 5, f"{self.page_no()} / {{nb}}", align="C")

    pdf = Pages(format="A4")
    pdf.set_margins(_MARGIN, _MARGIN, _MARGIN)
    pdf.set_auto_page_break(True, margin=_MARGIN)
    pdf.set_title(title)
    pdf.set_creator("Tocsin")
    pdf.set_producer("fpdf2")
    pdf.set_lang("en")
    pdf.set_creation_date(made_at)
    for family, path in _font_files().items():
        pdf.add_font(family, fname=path)
    pdf.set_fallback_fonts(["arabic"], exact_match=False)
    pdf.add_page()
    return pdf


def _write(pdf: "FPDF", kind: str, words: str, known: Container[int]) -> bool:
    """Write one paragraph; say whether all its letters could be shown."""
    shown = _printable(words, known)
    pdf.set_font("latin", size=_SIZES[kind])
    pdf.set_text_shaping(any(low <= letter <= high for letter in shown for low, high in _SHAPED))
    align = "R" if _runs_left(shown) else "L"
    pdf.multi_cell(0, _HEIGHTS[kind], shown, align=align, new_x="LMARGIN", new_y="NEXT")
    return _MARK not in shown or _MARK in words


def _rule(pdf: "FPDF") -> None:
    pdf.set_draw_color(150)
    pdf.line(_MARGIN, pdf.get_y(), pdf.w - _MARGIN, pdf.get_y())
    pdf.ln(1)


def _printable(words: str, known: Container[int]) -> str:
    """Give words on one line, each letter that no font has as a mark; what is not meant to be seen is left out."""
    seen = " ".join(unicodedata.normalize("NFC", words).split())
    kept = (letter for letter in seen if unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co"))
    return "".join(letter if ord(letter) in known else _MARK for letter in kept)


def _runs_left(words: str) -> bool:
    """Say whether a paragraph begins in a script that runs from right to left."""
    strong = (kind for letter in words if (kind := unicodedata.bidirectional(letter)) in ("L", "R", "AL"))
    return next(strong, "L") != "L"


@lru_cache(maxsize=1)
def _font_files() -> dict[str, Path]:
    try:
        import fontpkg_noto_sans
        import fontpkg_noto_sans_arabic
    except ImportError as error:
        raise _missing(error) from error
    return {
        "latin": Path(fontpkg_noto_sans.ROOT) / "files" / "NotoSans[wdth,wght].ttf",
        "arabic": Path(fontpkg_noto_sans_arabic.ROOT) / "files" / "NotoSansArabic[wdth,wght].ttf",
    }


@lru_cache(maxsize=1)
def _letters() -> frozenset[int]:
    """Give the code points that one of the fonts has."""
    from fontTools.ttLib import TTFont

    found: set[int] = set()
    for path in _font_files().values():
        with TTFont(path, lazy=True) as font:
            found.update(font.getBestCmap())
    return frozenset(found)


def _missing(error: ImportError) -> MissingPartError:
    return MissingPartError(error.name or "fpdf2", "to write PDF install it with: pip install 'tocsin[pdf]'")
