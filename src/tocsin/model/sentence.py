"""Where the sentences and words of a text stand."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from tocsin.model.report import Report, Section, SectionName


class Word(NamedTuple):
    """A word, number or mark, and its half-open place in the report's text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A half-open stretch of text that is one sentence; `paragraph` counts from 0."""

    start: int
    end: int
    section: SectionName
    paragraph: int


# A word keeps its inner apostrophes, hyphens and points ("Mazar-i-Sharif", "U.S.", "'s" apart);
# a number keeps its grouping ("10,000", "2.5"). Every other mark is a word of its own.
_WORD = re.compile(
    r"\d[\d.,]*\d|\d"
    r"|(?:[^\W\d_]\.){2,}"
    r"|(?:['’][sS]\b)"
    r"|[^\W_]+(?:['’](?![sS]\b)[^\W\d_]+|-[^\W_]+)*"
    r"|[^\w\s]|_"
)
_SPACE = re.compile(r"\s+")
# The look behind and the possessive repeats keep a long run of marks or blanks from being tried at each character.
_END = re.compile(r"(?<![.!?…])[.!?…]++(?:[\"'”’)\]»]*+(?=\s|$)|[\"”»)]++(?=[A-Z“\"]))")
_PARAGRAPH = re.compile(r"(?<![^\S\n])[^\S\n]*+\n\s*")
_BLANK_LINE = re.compile(r"(?<![^\S\n])[^\S\n]*+\n[^\S\n]*+\n\s*")

# Words that a full stop follows without ending a sentence.
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt col maj capt sgt cpl pte cmdr adm brig rev fr sen rep gov hon pres sec"
    " st mt ft no nos vs etc jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun"
    " inc ltd co corp dept univ assn bros est approx al ca cf fig vol pp ed messrs supt insp det"
    " a.m p.m u.s u.k u.n e.u e.g i.e d.c sr jr".split()
)
_ALWAYS_INNER = frozenset(
    "mr mrs ms dr prof gen lt col maj capt sgt cpl cmdr adm brig rev sen rep gov st mt vs e.g i.e".split()
)
_BEFORE_NUMBER = frozenset("no nos jan feb aug sept oct nov dec".split())
# After "U.S." or "p.m." only these words are taken to open a sentence.
_OPENERS = frozenset(
    "The A An In On At He She It They We But And That This These Those There His Her Its Their As For After Before"
    " Then Now When While If Two Three Some Many Most Police Officials Witnesses However Meanwhile".split()
)
_MAX_SENTENCE = 2000  # characters; longer stretches are cut at a space so that all work stays linear


def split_words(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """Give the words of a stretch of text in order.

    >>> [w.text for w in split_words("Gunmen killed 1,200 in Mazar-i-Sharif.")]
    ['Gunmen', 'killed', '1,200', 'in', 'Mazar-i-Sharif', '.']
    """
    stop = len(text) if end is None else end
    return tuple(Word(m.group(), m.start(), m.end()) for m in _WORD.finditer(text, start, stop))


def split_sentences(report: Report) -> tuple[Sentence, ...]:
    """Give the sentences of a report in order, none across a section or a paragraph.

    Abbreviations, initials and decimal points end no sentence; a blank line or
    a line break after a heading does. In a text wrapped at a fixed width, as
    wire copy is, only a blank line ends a paragraph. White space belongs to no
    sentence.
    """
    gap = _BLANK_LINE if _is_wrapped(report.text) else _PARAGRAPH
    return tuple(
        Sentence(start, end, name, paragraph)
        for name, paragraph, start, end in _paragraphs(report.text, report.sections, gap)
        for start, end in _split_paragraph(report.text, start, end)
    )


def _is_wrapped(text: str) -> bool:
    """Say whether lines are broken at a fixed width: short ones that end and go on in the middle of a sentence."""
    sample = text[:20_000]
    lines = [line for raw in sample.split("\n") if (line := raw.strip())]
    if len(lines) < 3 or sum(len(line) <= 100 for line in lines) < 0.95 * len(lines):
        return False
    going_on = len(lines) if sample.isupper() else sum(line[0].islower() for line in lines[1:])
    unended = sum(line[-1] not in ".!?:;\"”'" for line in lines)
    return going_on >= 0.4 * len(lines) and unended >= 0.4 * len(lines)


def _paragraphs(
    text: str, sections: tuple[Section, ...], gap: re.Pattern[str]
) -> list[tuple[SectionName, int, int, int]]:
    found = []
    number = 0
    for section in _all_sections(len(text), sections):
        cuts = [section.start]
        cuts += [m.end() for m in gap.finditer(text, section.start, section.end)]
        cuts.append(section.end)
        for start, end in pairwise(cuts):
            if text[start:end].strip():
                found.append((section.name, number, start, end))
                number += 1
    return found


def _all_sections(length: int, sections: tuple[Section, ...]) -> list[Section]:
    """Fill what the sections leave out with body."""
    filled, at = [], 0
    for section in sections:
        if section.start > at:
            filled.append(Section(SectionName.BODY, at, section.start))
        filled.append(section)
        at = section.end
    if at < length:
        filled.append(Section(SectionName.BODY, at, length))
    return filled


def _split_paragraph(text: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces = []
    at = start
    for match in _END.finditer(text, start, end):
        if _ends_sentence(text, at, match, end):
            pieces += _cut(text, at, match.end())
            at = match.end()
    pieces += _cut(text, at, end)
    return pieces


def _ends_sentence(text: str, start: int, match: re.Match[str], end: int) -> bool:
    mark = match.group()
    if mark[0] != "." or mark.startswith(".."):
        return _next_opens(text, match.end(), end) or mark[0] != "…"
    if len(mark) > 1:
        return True
    before = text[max(start, match.start() - 12) : match.start()].rsplit(None, 1)[-1:]
    last = before[0].lstrip("(\"'“‘[").casefold() if before else ""
    if last in _ALWAYS_INNER or (
        len(last) == 1 and last.isalpha() and before[0].lstrip("(\"'“‘[").isupper() and last != "i"
    ):
        return False
    if re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", last):
        return _next_opens(text, match.end(), end, _OPENERS)
    if last in _ABBREVIATIONS:
        return _next_opens(text, match.end(), end) and last not in _BEFORE_NUMBER
    return True


def _next_opens(text: str, at: int, end: int, openers: frozenset[str] | None = None) -> bool:
    rest = text[at : min(end, at + 20)].lstrip(" \t\"'“‘([")
    return not rest or (rest[0].isupper() and (openers is None or rest.split(None, 1)[0].strip(",") in openers))


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Strip white space and cut an endless sentence at a space, or hard where there is none."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    pieces = []
    while end - start > _MAX_SENTENCE:
        cut = text.rfind(" ", start + 1, start + _MAX_SENTENCE)
        cut = start + _MAX_SENTENCE if cut <= start else cut
        pieces.append((start, cut))
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        pieces.append((start, end))
    return pieces
