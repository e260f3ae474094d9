"""Where the words of a coding stand in a report's text."""

import difflib
import re
from itertools import pairwise
from typing import Any

from corpus.notation import NotationError

Plain = dict[str, Any]
_NUMBERED = re.compile(r"#(?P<n>\d+): (?P<words>.+)", re.S)
_SENTENCE_END = re.compile(r"[.!?](?=\s+[A-Z\"“])|\n")


def find_words(text: str, words: str, where: str) -> Plain:
    """Give the span of words that stand once; "a bomb [killed] 12" is the word in brackets, in a passage that does."""
    if numbered := _NUMBERED.match(words):
        return _find_numbered(text, numbered["words"], int(numbered["n"]), where)
    before, bracket, rest = words.partition("[")
    marked, _, after = rest.partition("]")
    passage = f"{before}{marked}{after}" if bracket else words
    count = text.count(passage)
    if count != 1:
        near = _nearest(text, passage) if not count else ""
        raise NotationError(
            f"{where}: {passage!r} stands {count} times in the text{f'; nearest: {near!r}' * bool(near)}"
        )
    start = text.index(passage) + (len(before) if bracket else 0)
    exact = marked if bracket else words
    return {"start": start, "end": start + len(exact), "exact": exact}


def _find_numbered(text: str, words: str, number: int, where: str) -> Plain:
    start = -1
    for _ in range(number):
        start = text.find(words, start + 1)
        if start < 0:
            raise NotationError(f"{where}: {words!r} does not stand {number} times in the text")
    return {"start": start, "end": start + len(words), "exact": words}


def sentences_with(text: str, spans: list[Plain]) -> list[Plain]:
    """Give the sentences that hold these spans, in the order of the text."""
    found = []
    for start, end in _sentences(text):
        if any(start < span["end"] and span["start"] < end for span in spans):
            found.append({"start": start, "end": end, "exact": text[start:end]})
    return found


def _sentences(text: str) -> list[tuple[int, int]]:
    cuts = [0, *(found.end() for found in _SENTENCE_END.finditer(text)), len(text)]
    spans = []
    for start, end in pairwise(cuts):
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            spans.append((start, end))
    return spans


def _nearest(text: str, words: str) -> str:
    found = difflib.SequenceMatcher(None, text, words, autojunk=False).find_longest_match()
    start = max(0, found.a - found.b)
    return text[start : start + len(words)]
