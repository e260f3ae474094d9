"""Where the words that a model quotes stand in a report."""

import re
from collections.abc import Iterator, Sequence

from tocsin.model.evidence import Evidence
from tocsin.model.report import Report
from tocsin.model.sentence import Sentence

# Marks that models write in another form; one character stands for one, so that offsets hold.
_SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "\u00a0": " "})


class Quotes:
    """The words of one report, asked for by quote and sentence."""

    def __init__(self, report: Report, sentences: Sequence[Sentence], unread: Sequence[bool]) -> None:
        self._report = report
        self._sentences = sentences
        self._unread = unread
        self._plain = report.text.translate(_SAME)

    def find(self, quote: str, sentence: float, at: int | None = None) -> Evidence | None:
        """Give where a quote stands: in its sentence, else where the report has it once; None where it does not.

        Whole words only; the length of white space between them and the form of
        quotation marks do not matter. Of several in one sentence it is the first,
        or the nearest to the offset `at`. What was not shown to the model is not
        searched.
        """
        pattern = _pattern(quote)
        if pattern is None:
            return None
        number = int(sentence)  # "2.0" is an integer of JSON too
        if 0 <= number < len(self._sentences) and not self._unread[number]:
            told = self._sentences[number]
            # A quote may begin in its sentence and run on: claims do.
            here = [m for m in pattern.finditer(self._plain, told.start) if m.start() < told.end]
            if here:
                return self._evidence(min(here, key=lambda m: 0 if at is None else abs(m.start() - at)))
        everywhere = [m for m in pattern.finditer(self._plain) if self._is_shown(m)]
        return self._evidence(everywhere[0]) if len(everywhere) == 1 else None

    def sentence_at(self, evidence: Evidence) -> int | None:
        """Give the number of the sentence in which words begin."""
        return next(
            (n for n, one in enumerate(self._sentences) if one.start <= evidence.start < one.end),
            None,
        )

    def _is_shown(self, match: re.Match[str]) -> bool:
        return any(not self._unread[n] for n in self._touched(match))

    def _touched(self, match: re.Match[str]) -> Iterator[int]:
        return (n for n, one in enumerate(self._sentences) if one.start <= match.start() < one.end)

    def _evidence(self, match: re.Match[str]) -> Evidence:
        return self._report.evidence(match.start(), match.end())


def _pattern(quote: str) -> re.Pattern[str] | None:
    words = quote.translate(_SAME).split()
    if not words or not any(char.isalnum() for char in quote):
        return None
    joined = r"\s+".join(re.escape(word) for word in words)
    left = r"(?<!\w)" if words[0][0].isalnum() else ""
    right = r"(?!\w)" if words[-1][-1].isalnum() else ""
    return re.compile(left + joined + right)
