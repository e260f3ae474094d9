"""Which words count all of a number, half of it, or nobody?"""

from tocsin.model.evidence import Basis
from tocsin.model.quantity import Qualifier, Range
from tocsin.resolve.numbers import read_amount
from tocsin.resolve.quantities_line import Line, Tag
from tocsin.resolve.quantities_nouns import NounPhrase, read_noun_phrase
from tocsin.resolve.quantities_phrase import NONE, Kind, Phrase
from tocsin.resolve.tables.quantities_nouns import CUE_NOUNS, SINGULAR_CUE_NOUNS
from tocsin.resolve.tables.quantities_numbers import Profile

_ARTICLES = frozenset("the those these its their his her them our whom us".split())
ZERO_WORDS = frozenset({"no", "none", "nobody", "no-one", "without", "zero", "not"})


def read_share(line: Line, at: int, profile: Profile) -> Phrase | None:
    """Read "all 12", "all of the hostages", "both men", "half of the 40 hostages", "most of the 40"."""
    word = line.low[at]
    step = _after_of(line, at + 1)
    if word in {"half", "most"} and line.low[at + 1 : at + 2] != ("of",):
        return None
    inner = read_amount(line.low, step, profile, line.tight) if step < len(line) else None
    total = inner.low if inner is not None and inner.low == inner.high else None
    end = inner.end if inner is not None and total is not None else step
    noun = read_noun_phrase(line, end)
    value = _share_range(word, total, profile)
    if value is None or noun.is_measure or (total is None and not _counts_people(line, at, step, noun)):
        return None
    basis = Basis.COMPUTED if word in {"half", "most"} else Basis.STATED
    number_end = at + 1 if total is None else end
    return Phrase(
        at, number_end, max(noun.end, end), Kind.ALL, value, basis, f"figure.{word}", noun,
        of=total if basis is Basis.COMPUTED else None,
    )  # fmt: skip


def _after_of(line: Line, step: int) -> int:
    if line.low[step : step + 1] == ("of",):
        step += 1
    while step < len(line) and line.low[step] in _ARTICLES:
        step += 1
    return step


def _counts_people(line: Line, at: int, end: int, noun: NounPhrase) -> bool:
    """Say whether "all" or "both" without a number speaks of people."""
    if line.low[at] == "all":
        return (noun.is_people and noun.is_plural) or line.low[end - 1] in {"those", "them", "whom"}
    if line.low[end - 1] == "the" and end - 1 > at:
        return False  # "both the army and the police"
    follows = end < len(line) and (line.tags[end] in {Tag.BE, Tag.HAVE} or end in line.cue_at)
    return noun.is_people or (noun.head is None and (follows or line.low[at - 1 : at] in _OBJECT_LEADS))


_OBJECT_LEADS = (("killing",), ("killed",), ("wounding",))


def _share_range(word: str, total: int | None, profile: Profile) -> Range | None:
    if word == "both":
        return Range(2, 2, 2, Qualifier.EXACT)
    if word == "all":
        if total is not None:
            return Range(total, total, total, Qualifier.ALL)
        vague = profile.vague["all"]
        return Range(vague.low, vague.best, vague.high, Qualifier.ALL)
    if total is None:
        return None
    if word == "most":
        return Range((total + 1) // 2, None, total, Qualifier.AT_LEAST)
    if total % 2:
        return Range(total // 2, None, total // 2 + 1, Qualifier.ABOUT)
    return Range(total // 2, total // 2, total // 2, Qualifier.EXACT)


def read_zero(line: Line, at: int) -> Phrase | None:
    """Read "no casualties", "nobody", "none of the 12", "without loss of life", "not a single soldier"."""
    low, word = line.low, line.low[at]
    if word in {"nobody", "no-one"}:
        return _zero(at, at + 1, NounPhrase(at + 1))
    if word == "no" and low[at + 1 : at + 2] == ("one",):
        return _zero(at, at + 2, NounPhrase(at + 2))
    if word == "none":
        return _read_none(line, at)
    if word == "not":
        single = low[at + 1 : at + 3] == ("a", "single") or low[at + 1 : at + 2] == ("one",)
        return _read_no(line, at, at + (3 if low[at + 1] == "a" else 2), at + 3) if single else None
    if word == "no" and low[at + 1 : at + 2] and low[at + 1] in {"fewer", "less", "more"}:
        return None
    return _read_no(line, at, at + 1, at + 1)


def _read_no(line: Line, at: int, step: int, number_end: int) -> Phrase | None:
    low = line.low
    while step < len(line) and low[step] in {"any", "causing", "immediate", "apparent"}:
        step += 1
    if low[step : step + 3] in {("loss", "of", "life"), ("loss", "of", "lives")}:
        return _zero(at, at + 1, NounPhrase(step + 3, step, cue_noun="deaths"))
    noun = read_noun_phrase(line, step)
    if noun.head is None or not (noun.is_people or low[noun.head] in CUE_NOUNS):
        return None
    if low[noun.head] in SINGULAR_CUE_NOUNS and line.tags[noun.end : noun.end + 1] == (Tag.WORD,):
        return None  # "no arrest warrants"
    return _zero(at, at + 1 if number_end == at + 1 else min(number_end, noun.head), noun)


def _zero(start: int, number_end: int, noun: NounPhrase, of: int | None = None, end: int | None = None) -> Phrase:
    stop = max(noun.end, number_end, end or 0)
    return Phrase(start, number_end, stop, Kind.ZERO, NONE, Basis.STATED, "figure.none", noun, of=of)


def _read_none(line: Line, at: int) -> Phrase:
    """Read "none", "none of them", "none of the 900", "none of the wounded"."""
    if line.low[at + 1 : at + 2] != ("of",):
        return _zero(at, at + 1, NounPhrase(at + 1))
    step, of = _after_of(line, at + 1), None
    if step < len(line) and line.low[step].isdecimal() and len(line.low[step]) < 10:
        of = int(line.low[step])
        step += 1
    noun = read_noun_phrase(line, step)
    return _zero(at, at + 1, noun, of, step)
