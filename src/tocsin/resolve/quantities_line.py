"""What is each word of a sentence, as far as counting goes?"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from tocsin.model.report import Report
from tocsin.model.sentence import Sentence, Word, split_words
from tocsin.resolve.tables.quantities_cues import (
    ADVERBS,
    BE,
    CONJUNCTIONS,
    CUE_PHRASES,
    CUE_WORDS,
    DASHES,
    DETERMINERS,
    HAVE,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    VERBS,
    Cue,
)

_QUOTES = frozenset("\"'“”‘’«»")


class Tag(IntEnum):
    """The part a word plays in the walk from a figure to its verb."""

    WORD = 0  # any word that no table knows: mostly nouns, adjectives, names
    PREPOSITION = 1
    CONJUNCTION = 2
    DETERMINER = 3
    PRONOUN = 4
    BE = 5
    HAVE = 6
    MODAL = 7
    ADVERB = 8
    VERB = 9
    RELATIVE = 10
    COMMA = 11
    DASH = 12
    END = 13  # ; : and brackets
    QUOTE = 14


def _tags() -> dict[str, Tag]:
    found: dict[str, Tag] = {}
    for words, tag in (
        (VERBS, Tag.VERB),
        (ADVERBS, Tag.ADVERB),
        (PRONOUNS, Tag.PRONOUN),
        (DETERMINERS, Tag.DETERMINER),
        (PREPOSITIONS, Tag.PREPOSITION),
        (SUBORDINATORS, Tag.PREPOSITION),
        (CONJUNCTIONS, Tag.CONJUNCTION),
        (RELATIVES, Tag.RELATIVE),
        (MODALS, Tag.MODAL),
        (HAVE, Tag.HAVE),
        (BE, Tag.BE),
        (DASHES, Tag.DASH),
        (_QUOTES, Tag.QUOTE),
        (";:()[]…!?.", Tag.END),
        (",", Tag.COMMA),
    ):
        found.update(dict.fromkeys(words, tag))
    return found


TAGS = _tags()


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: its words, lower-cased words, tags and cues.

    `cue_at[i]` is the cue that begins at word i and `cue_end[i]` the word after
    it; `cue_start[i]` is the first word of the cue that ends with word i, or
    -1. `is_shouted` says that the case of letters tells nothing.
    """

    report: Report
    words: tuple[Word, ...]
    low: tuple[str, ...]
    tags: tuple[Tag, ...]
    tight: tuple[bool, ...]
    cue_at: dict[int, Cue]
    cue_end: dict[int, int]
    cue_start: dict[int, int]
    is_shouted: bool

    def __len__(self) -> int:
        return len(self.words)

    def is_name(self, at: int) -> bool:
        """Say whether a word is capitalised where that means something."""
        return 0 < at < len(self.words) and not self.is_shouted and self.words[at].text[:1].isupper()


def read_line(report: Report, sentence: Sentence) -> Line:
    """Read the words of one sentence; marks that cannot be seen are no part of a word."""
    words = split_words(report.text, sentence.start, sentence.end)
    if not report.text.isascii():
        words = _seen(words)
    low = tuple([_lower(word.text) for word in words])
    tags = tuple([TAGS.get(word, Tag.WORD) for word in low])
    tight = (False, *[a.end == b.start for a, b in pairwise(words)], False)
    cue_at, cue_end, cue_start = _find_cues(low)
    return Line(report, words, low, tags, tight, cue_at, cue_end, cue_start, _is_shouted(words))


def _lower(word: str) -> str:
    """Lower a word, with plain apostrophe and hyphen."""
    if word.isascii():
        return word.lower()
    return word.lower().replace("’", "'").replace("‑", "-").replace("‐", "-")


_TYPED_HYPHENS = frozenset("‐‑")


def _seen(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Join words that only an unseen mark (soft hyphen, zero-width space) or a typographic hyphen takes apart."""
    joined: list[Word] = []
    glue: str | None = None  # what stands between the last word and the next, if they touch
    for word in words:
        touches = bool(joined) and joined[-1].end == word.start and joined[-1].text[-1].isalnum()
        if len(word.text) == 1 and (word.text in _TYPED_HYPHENS or unicodedata.category(word.text) == "Cf"):
            if touches:
                glue = "-" if word.text in _TYPED_HYPHENS else ""
                joined[-1] = Word(joined[-1].text, joined[-1].start, word.end)
            elif word.text in _TYPED_HYPHENS:
                joined.append(word)
            continue
        if glue is not None and joined[-1].end == word.start and word.text[0].isalnum():
            joined[-1] = Word(joined[-1].text + glue + word.text, joined[-1].start, word.end)
        else:
            joined.append(word)
        glue = None
    return tuple(joined)


def _is_shouted(words: Sequence[Word]) -> bool:
    """Say whether six of seven words begin with a capital, as in headlines and in telexes."""
    letters = [word.text for word in words if len(word.text) > 2 and word.text[0].isalpha()]
    return bool(letters) and sum(map(str.islower, letters)) * 7 <= len(letters)


_CUE_OPENERS = frozenset(CUE_PHRASES) | frozenset(CUE_WORDS)


def _find_cues(low: Sequence[str]) -> tuple[dict[int, Cue], dict[int, int], dict[int, int]]:
    cue_at: dict[int, Cue] = {}
    cue_end: dict[int, int] = {}
    cue_start: dict[int, int] = {}
    taken = 0
    for at, word in enumerate(low):
        if word not in _CUE_OPENERS or at < taken:
            continue
        end, cue = _cue_here(low, at)
        if cue is not None and not (cue.is_base and _is_noun_here(low, at)):
            cue_at[at], cue_end[at], cue_start[end - 1] = cue, end, at
            taken = end
    return cue_at, cue_end, cue_start


def _is_noun_here(low: Sequence[str], at: int) -> bool:
    """Say whether a bare form is a noun: "the rescue crew", "of release"."""
    if at == 0:
        return True
    tag = TAGS.get(low[at - 1])
    return tag in {Tag.DETERMINER, Tag.PREPOSITION} and low[at - 1] not in {"to", "this", "that", "all"}


def _cue_here(low: Sequence[str], at: int) -> tuple[int, Cue | None]:
    for phrase, cue in CUE_PHRASES.get(low[at], ()):
        end = at + len(phrase)
        if low[at + 1 : end] == phrase[1:]:
            return end, cue
    return at + 1, CUE_WORDS.get(low[at])
