"""A sentence cut at its semicolons: what one clause says, and who says it, does not reach into the next."""

from dataclasses import replace

from tocsin.extract.rules.clause import Tagged

_OPEN, _CLOSE = "“«", "”»"
_LEAST = 3  # words of a clause


def open_after(words: str, is_open: bool) -> bool:
    """Say whether a quotation is open behind some words, given whether one was before them."""
    for mark in words:
        if mark in _OPEN:
            is_open = True
        elif mark in _CLOSE:
            is_open = False
        elif mark == '"':
            is_open = not is_open
    return is_open


def clauses_of(tagged: Tagged, is_open: bool) -> list[Tagged]:
    """Give the clauses of a sentence; a semicolon inside a quotation (`is_open`: it begins in one) cuts nothing.

    The offsets stay those of the report, the clauses together hold every word.
    """
    cuts = [0]
    for at, word in enumerate(tagged.words):
        is_open = open_after(word.text, is_open)
        if word.text == ";" and not is_open and at - cuts[-1] >= _LEAST and len(tagged.words) - at > _LEAST:
            cuts.append(at + 1)
    if len(cuts) == 1:
        return [tagged]
    ends = [*cuts[1:], len(tagged.words)]
    return [_part(tagged, first, end) for first, end in zip(cuts, ends, strict=True)]


def _part(tagged: Tagged, first: int, end: int) -> Tagged:
    words = tagged.words[first:end]
    start = tagged.sentence.start if first == 0 else words[0].start
    stop = tagged.sentence.end if end == len(tagged.words) else words[-1].end
    sentence = replace(tagged.sentence, start=start, end=stop)
    return Tagged(sentence, words, tagged.lower[first:end], tagged.tags[first:end], tagged.is_capitals)
