"""Which stretches of a report's text are title, byline, dateline, caption or boilerplate."""

import re
from typing import NamedTuple

from tocsin.model.report import Section, SectionName
from tocsin.read.lines import (
    AGENCY_ONLY,
    BOILERPLATE,
    BYLINE,
    CAPTION,
    CREDIT_LINE,
    DATE_LINE,
    DATELINE,
    DATELINE_MIXED,
    NAME_AND_SOURCE,
    NO_TOWN,
    PAST,
    PRESENT,
    SCENE,
    SECOND_SENTENCE,
)

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\S\n]*[^\s][^\n]*)*")
_BREAK_TO_SPACE = {ord(mark): " " for mark in "\r\n\x0b\x0c\x85\u2028\u2029"}
_MOST_LINES = 3000  # looked at; no report has more, and a list of figures should cost no time
_LONGEST = 800  # characters; a longer line is a paragraph of the story
_BETWEEN_NAMES = frozenset("and in of for the with de del da al el bin ibn van von der la le du di".split())
_LABEL_LONGEST = 40  # characters; a longer first line is the story's first paragraph
_TITLE_LONGEST = 220
_TOP = 6  # lines after the title in which a byline, a date and the dateline stand
_BOTTOM = 6  # last lines in which a byline can stand


class _Line(NamedTuple):
    start: int
    end: int
    words: str


def find_sections(text: str, title: str | None = None, captions: tuple[str, ...] = ()) -> tuple[Section, ...]:
    """Give the sections of a text in order; what they leave out is body.

    `title` and `captions` are what the source itself named so. Without a title,
    a first line that reads like a headline is taken for one.
    """
    lines = _lines(text, _MOST_LINES)
    if not lines:
        return ()
    found, first = _title(text, lines, title)
    known = {" ".join(caption.split()) for caption in captions}
    seen_dateline = False
    for number, line in enumerate(lines[first:], first):
        is_short = len(line.words) <= _LONGEST
        name = _name_of(line.words, known, number - first, len(lines) - number) if is_short else None
        if name is not None:
            found.append(Section(name, line.start, line.end))
        elif not seen_dateline and number - first < _TOP:
            if end := dateline_end(line.words):
                found.append(Section(SectionName.DATELINE, line.start, line.start + end))
            seen_dateline = len(line.words) > _LABEL_LONGEST
    return tuple(_merged(text, found))


def guess_title(text: str) -> str | None:
    """Give the first line where it reads like a headline: short, alone on its line, no sentence."""
    lines = _lines(text, most=2)
    if len(lines) < 2:
        return None
    words = lines[0].words
    gap = text[lines[0].end : lines[1].start]
    follows = lines[1].words
    is_alone = gap.count("\n") > 1 or len(follows) > len(words) or _name_of(follows, set(), 0, 9) is not None
    if SECOND_SENTENCE.search(words):
        return None
    if not 8 <= len(words) <= _TITLE_LONGEST or not is_alone or " " not in words:
        return None
    if words.rstrip("\"'”’)]")[-1:] in ("", *".:;,") or dateline_end(words) or _name_of(words, set(), 0, 9) is not None:
        return None
    return words


def dateline_end(words: str) -> int | None:
    """Give where the dateline at the start of a paragraph ends, without the dash's white space; None without one.

    >>> dateline_end("OLMA, Zubrovka (Agency) — Gunmen fired on a bus.")
    25
    """
    head = words[:600]
    shouts = head.upper() == head
    if (found := DATELINE.match(head)) and _is_dateline(found, shouts):
        again = DATELINE.match(head, found.end())  # an agency's dateline inside a monitor's
        if again and again["agency"] and _is_dateline(again, shouts):
            found = again
        return len(head[: found.end()].rstrip())
    if found := AGENCY_ONLY.match(head) or (None if shouts else DATELINE_MIXED.match(head)):
        return len(found.group().rstrip())
    return None


def _is_dateline(found: re.Match[str], shouts: bool) -> bool:
    """Rule out "BREAKING: ..." and, in a text of capitals, all but a date or an agency before the dash."""
    place, rest = found["place"], found["rest"]
    if place.split()[0].strip(".").casefold() in NO_TOWN or len(place) < 3:
        return False
    if shouts:
        return found["agency"] is not None or any(char.isdigit() for char in rest)
    is_colon = found.group()[: found.start("tag") - found.start()].rstrip().endswith(":")
    return not is_colon or (not rest and len(place) > 3)


def _lines(text: str, most: int | None = None) -> list[_Line]:
    """Give the lines that hold words, or the paragraphs where the lines were broken at a fixed width."""
    pattern = _PARAGRAPH if _is_wrapped(text) else _LINE
    lines = []
    for found in pattern.finditer(text):
        words = found.group()
        stripped = words.strip()
        if stripped:
            start = found.start() + len(words) - len(words.lstrip())
            lines.append(_Line(start, start + len(stripped), stripped.translate(_BREAK_TO_SPACE)))
            if len(lines) == most:
                break
    return lines


def _is_wrapped(text: str) -> bool:
    """Say whether most lines end in mid-sentence before column 90, as texts off the wire do."""
    lines = text[:4000].split("\n")[:-1]
    full = [line for line in lines if line.strip()]
    if len(full) < 4 or max(map(len, full)) > 90:
        return False
    return sum(len(line) > 40 and line.rstrip()[-1] not in ".!?\"”'’:" for line in full) * 2 > len(full)


def _title(text: str, lines: list[_Line], title: str | None) -> tuple[list[Section], int]:
    """Give the title's section, if the text begins with it, and the number of the first line after it."""
    wanted = " ".join(title.split()) if title else guess_title(text)
    if not wanted:
        return [], 0
    joined = ""
    for number, line in enumerate(lines[:4]):
        joined = f"{joined} {' '.join(line.words.split())}".strip()
        if joined == wanted:
            return [Section(SectionName.TITLE, lines[0].start, line.end)], number + 1
        if not wanted.startswith(joined):
            break
    if text.startswith(title or "\0", lines[0].start):  # the title runs on into the first paragraph
        return [Section(SectionName.TITLE, lines[0].start, lines[0].start + len(title or ""))], 0
    return [], 0


def _name_of(words: str, captions: set[str], from_top: int, to_bottom: int) -> SectionName | None:
    if " ".join(words.split()) in captions:
        return SectionName.CAPTION
    if from_top < _TOP and (DATE_LINE.match(words) or CREDIT_LINE.match(words)):
        return SectionName.DATELINE if DATE_LINE.match(words) else SectionName.BYLINE
    is_edge = from_top < _TOP or to_bottom <= _BOTTOM
    if is_edge and (byline_names(words) or (from_top < 2 and NAME_AND_SOURCE.match(words))):
        return SectionName.BYLINE
    if BOILERPLATE.match(words):
        return SectionName.BOILERPLATE
    if is_caption(words, from_top):
        return SectionName.CAPTION
    return None


def byline_names(words: str) -> str | None:
    """Give the names in a line such as "By Jane Roe and John Doe"; None where it is no byline."""
    found = BYLINE.match(words)
    if not found:
        return None
    names = found["names"].strip().strip(",|")
    parts = names.replace(",", " ").split()
    if len(parts) > (4 if names.isupper() else 14):
        return None
    return names if all(not part[0].islower() or part in _BETWEEN_NAMES for part in parts) else None


def is_caption(words: str, from_top: int = 0) -> bool:
    """Say whether a paragraph describes a picture: by its credit, or as a scene with place and full date."""
    if CAPTION.match(words):
        return True
    if words.isupper() or SECOND_SENTENCE.search(words):
        return False
    return SCENE.match(words) is not None and PRESENT.search(words) is not None and PAST.search(words) is None


def _merged(text: str, sections: list[Section]) -> list[Section]:
    """Join neighbours of one name that only white space parts, boilerplate alone."""
    joined: list[Section] = []
    for section in sorted(sections, key=lambda s: s.start):
        last = joined[-1] if joined else None
        if last and section.start < last.end:
            continue
        if last and last.name is section.name is SectionName.BOILERPLATE and not text[last.end : section.start].strip():
            joined[-1] = Section(last.name, last.start, section.end)
        else:
            joined.append(section)
    return joined
