"""Which words of a text can name an actor: tokens, the keys under which tables know them, and their case."""

import re
import unicodedata
from collections.abc import Iterable
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from tocsin.resolve.actor_vocabulary import SOFT, WORDS_IN_CAPS

# Apostrophes join ("Jama'at"), hyphens split ("al-Qaeda"), points of initials vanish ("U.S.").
_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}[^\W\d_]?(?![^\W_])|[^\W_]+(?:['’ʼ‘`´][^\W_]+)*")
_POSSESSIVE = frozenset({"'s", "’s", "'S", "’S"})
_MARKS = re.compile(r"[\u0300-\u036f\u0640\u064b-\u065f'’ʼ‘`´ʻʿʾ.]")
_BREAKS = re.compile(r"[^\w\n]+|_+")
_PLAIN = {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ə": "e"}
# The same for plain ASCII by one table, which is much faster.
_ASCII = {i: " " for i in range(128) if not chr(i).isalnum() and chr(i) not in "\n"} | {ord("'"): None, ord("."): None}
_ASCII |= {i: chr(i).lower() for i in range(ord("A"), ord("Z") + 1)} | {ord("`"): None}


class Token(NamedTuple):
    """One token: its key, its words and half-open place without a possessive 's, and whether it had one."""

    key: str
    raw: str
    start: int
    end: int
    is_possessive: bool


class Case(Enum):
    """How a sentence is set: case tells names from words only in mixed text."""

    MIXED = 0
    CAPITALS = 1
    LOWER = 2


def fold_phrases(phrases: Iterable[str]) -> list[str]:
    """Give the keys of many names at once, tokens parted by one space.

    >>> fold_phrases(["al-Qa'ida", "Öcalan’s Men"])
    ['al qaida', 'ocalans men']
    """
    lines = list(phrases)
    plain = iter(_lines("\n".join([p for p in lines if p.isascii()]).translate(_ASCII)))
    other = iter(_lines(_fold_any("\n".join([p for p in lines if not p.isascii()]))))
    return [next(plain) if p.isascii() else next(other) for p in lines]


def _lines(blob: str) -> list[str]:
    """Cut at line breaks and leave single spaces between words, all lines at once."""
    while "  " in blob:
        blob = blob.replace("  ", " ")
    return blob.replace(" \n", "\n").replace("\n ", "\n").strip(" ").split("\n")


def _fold_any(blob: str) -> str:
    folded = _MARKS.sub("", unicodedata.normalize("NFKD", blob).casefold())
    for letter, plain in _PLAIN.items():
        folded = folded.replace(letter, plain)
    return _BREAKS.sub(" ", folded)


def _fold(raw: str) -> str:
    return raw.translate(_ASCII).replace(" ", "") if raw.isascii() else _fold_any(raw).replace(" ", "")


_cached_fold = lru_cache(maxsize=16384)(_fold)
_CACHED = 32  # characters; longer tokens are no words, and would fill the memory


def split_tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Give the tokens of a stretch of text in order.

    >>> [t.key for t in split_tokens("Al-Qaeda's men and U.S. troops")]
    ['al', 'qaeda', 'men', 'and', 'us', 'troops']
    """
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        raw, at = match.group(), match.start()
        is_possessive = raw[-2:] in _POSSESSIVE and len(raw) > 2
        if is_possessive:
            raw = raw[:-2]
        key = _cached_fold(raw) if len(raw) <= _CACHED else _fold(raw)
        if key:
            tokens.append(Token(key, raw, at, at + len(raw), is_possessive))
    return tokens


def case_of(tokens: list[Token]) -> Case:
    """Say how a sentence is set, by its words of two letters or more."""
    raws = [t.raw for t in tokens if t.end - t.start > 1]
    lower = sum([r.islower() for r in raws])
    if lower >= 3 and lower < len(raws) and any(r[0].isupper() for r in raws):
        return Case.MIXED
    capital = sum([r.isupper() for r in raws])
    if capital >= 2 and lower * 10 <= capital:
        return Case.CAPITALS
    return Case.LOWER if lower >= 3 and not any(r[0].isupper() for r in raws) else Case.MIXED


@lru_cache(maxsize=8192)
def _cased_tokens(name: str) -> tuple[str, ...]:
    return tuple(m.group() for m in _TOKEN.finditer(name))


def fits_case(tokens: list[Token], first: int, count: int, name: str, case: Case) -> bool:
    """Say whether tokens of a text are written as a name is: acronyms in capitals, names with their capitals.

    In a sentence all in capitals (or all small) case says nothing, so only
    acronyms that are also words ("IS", "AS", "MEND") are turned down.
    """
    cased = _cased_tokens(name)
    if len(cased) != count:
        return True
    if case is not Case.MIXED:
        if count > 1:
            return True
        key, raw = tokens[first].key, tokens[first].raw
        is_whole = raw.isupper() if case is Case.CAPITALS else len(key) > 2
        return key not in WORDS_IN_CAPS and (is_whole or not _is_acronym(cased[0]))
    if count == 1 and tokens[first].key in WORDS_IN_CAPS and _stands_in_capitals(tokens, first):
        return False  # "SINGERS WHO LEFT" in the middle of small letters
    for i, wanted in enumerate(cased):
        token = tokens[first + i]
        if not wanted[0].isupper() or (count > 1 and token.key in SOFT):
            continue
        raw = token.raw
        if not raw[0].isupper() or (_is_acronym(wanted) and raw[1:] == raw[1:].lower()):
            return False
    return True


def _is_acronym(wanted: str) -> bool:
    """Say whether a word is written with capitals inside: "ELN", "LeT", "M23"."""
    return len(wanted) > 1 and wanted[0].isupper() and wanted[1:] != wanted[1:].lower()


def _stands_in_capitals(tokens: list[Token], at: int) -> bool:
    around = tokens[max(at - 1, 0) : at] + tokens[at + 1 : at + 2]
    return any(len(t.raw) >= 4 and t.raw.isupper() for t in around)
