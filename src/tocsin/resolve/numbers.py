"""Which number, or range of numbers, do these words say?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from tocsin.model.quantity import Qualifier
from tocsin.resolve.tables.quantities_numbers import (
    AFTER_HEDGES,
    AMOUNTS,
    DOZENS,
    HUNDRED,
    NUMBER_WORDS,
    RANGE_MARKS,
    SCALES,
    TENS,
    UNITS,
    Profile,
    Vague,
)

LARGEST = 2**63 - 1
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:\.\d{3}){2,}|\d+")
_DECIMAL = re.compile(r"(\d{1,6}|\d{1,3}(?:,\d{3})+)\.(\d{1,4})")
_MULTIPLIERS = SCALES | {HUNDRED: 100} | DOZENS
_ARTICLES = frozenset({"a", "an", "one", "half"})
_LONGEST = 30  # words of one number
_AMOUNT_OPENERS = frozenset(words[0] for words in AMOUNTS)


@dataclass(frozen=True, slots=True)
class Amount:
    """What the words from token `start` up to `end` say, without hedges before them.

    `low` and `high` differ for "6 to 8". `problem` is set, and both are None,
    where the words look like a number that nobody can read. `is_digits` says
    that it was written in digits, `row` names the table row of a vague word.
    """

    start: int
    end: int
    low: int | None = None
    high: int | None = None
    vague: Vague | None = None
    row: str | None = None
    problem: str | None = None
    is_digits: bool = False
    after: tuple[Qualifier, ...] = ()


def read_amount(
    words: Sequence[str], at: int, profile: Profile, tight: Sequence[bool], *, is_single: bool = False
) -> Amount | None:
    """Read the amount that begins at a token, if one does.

    `words` are lower-cased; `tight[i]` says that no space stands before token
    i. Words that look like a number and are none come back with a problem.
    `is_single` leaves "to 8" after "6" alone.

    >>> from tocsin.resolve.tables.quantities_numbers import DEFAULT
    >>> read_amount("two and a half thousand people".split(), 0, DEFAULT, [False] * 6).low
    2500
    """
    vague = _read_vague(words, at, profile)
    if vague is not None:
        return vague
    first = _read_value(words, at, tight)
    if first is None:
        return None
    value, end, problem = first
    is_digits = words[at][0].isdecimal()
    if problem is not None or value is None:
        return Amount(at, end, problem=problem or "figure.malformed", is_digits=is_digits)
    return _with_tail(words, at, end, value, is_digits, tight, is_single)


def _with_tail(
    words: Sequence[str], at: int, end: int, value: Fraction, is_digits: bool, tight: Sequence[bool], is_single: bool
) -> Amount:
    """Read on after a first value: a second one after "to", and hedges that follow."""
    second = None if is_single else _read_second(words, at, end, value, tight)
    low, high, problem = value, value, None
    if second is not None:
        low, high, end, problem = second
    if problem is None and (low.denominator != 1 or high.denominator != 1):
        problem = "figure.fraction"
    if problem is None and high > LARGEST:
        problem = "figure.absurd"
    if problem is not None:
        return Amount(at, end, problem=problem, is_digits=is_digits)
    after, end = read_after(words, end, tight)
    return Amount(at, end, int(low), int(high), is_digits=is_digits, after=after)


def read_after(words: Sequence[str], at: int, tight: Sequence[bool]) -> tuple[tuple[Qualifier, ...], int]:
    """Read a hedge that begins at a token ("or more"), and give the token after it."""
    for length in (3, 2, 1):
        found = AFTER_HEDGES.get(tuple(words[at : at + length]))
        if found is not None and not (words[at] == "plus" and not tight[at] and at + 1 < len(words)):
            return (found,), at + length
    return (), at


def _read_second(
    words: Sequence[str], at: int, end: int, first: Fraction, tight: Sequence[bool]
) -> tuple[Fraction, Fraction, int, str | None] | None:
    """Read "to 8" after "6": the range, or a problem where it runs backwards."""
    between = at > 0 and words[at - 1] == "between"
    mark = words[end] if end < len(words) else ""
    if not (mark in RANGE_MARKS or (between and mark == "and")) or end + 1 >= len(words):
        return None
    if mark in {"-", "–", "—"} and tight[end] != tight[end + 1]:
        return None
    if words[end + 1] == "more":
        return None
    found = _read_value(words, end + 1, tight)
    if found is None:
        return None
    second, stop, trouble = found
    if second is None or trouble is not None:
        return None
    last = _MULTIPLIERS.get(words[stop - 1])
    if last and stop - 1 > end + 1 and first < 100 and words[end - 1] not in _MULTIPLIERS and first < second / last:
        first *= last  # "two to three hundred"
    if mark == "or" and not first < second <= first * 2 + 3:
        return None
    if second <= first:
        return first, first, stop, "figure.backwards"
    return first, second, stop, None


def _read_vague(words: Sequence[str], at: int, profile: Profile) -> Amount | None:
    """Read "dozens", "several hundred", "a couple of dozen"."""
    if words[at] not in _AMOUNT_OPENERS:
        return None
    for length in (4, 3, 2, 1):
        row = AMOUNTS.get(tuple(words[at : at + length]))
        if row is None or len(words) < at + length:
            continue
        end = at + length
        vague = profile.vague[row]
        step = end + 1 if row == "a couple" and words[end : end + 1] == ["of"] else end
        unit = 1
        while step < len(words) and (scale := _MULTIPLIERS.get(words[step].removesuffix("s"))) and unit < LARGEST:
            unit *= scale
            step += 1
        if unit == 1:
            return Amount(at, end, vague=vague, row=row)
        if row in {"few", "several", "many"}:
            low, high = profile.few
            ranged = Vague(low * unit, None, (high + 1) * unit - 1, Qualifier.WORD_RANGE)
            return Amount(at, step, vague=ranged, row=row)
        if row == "a couple":
            return Amount(at, step, vague=Vague(2 * unit, 2 * unit, 3 * unit, Qualifier.WORD_RANGE), row=row)
        return Amount(at, end, vague=vague, row=row)
    return None


_Value = tuple[Fraction | None, int, str | None]


def _read_value(words: Sequence[str], at: int, tight: Sequence[bool]) -> _Value | None:
    word = words[at]
    if word[0].isdecimal():
        return _read_digits(words, at, tight)
    if word in NUMBER_WORDS or word in _ARTICLES or "-" in word:
        return _read_words(words, at)
    return None


def _read_digits(words: Sequence[str], at: int, tight: Sequence[bool]) -> _Value:
    """Read digits with any grouping, and a scale after them ("2.5 million")."""
    text, end = words[at].rstrip(".,"), at + 1
    value: Fraction | None = None
    problem = None
    if _is_mixed(text):
        problem = "figure.malformed"
    elif _GROUPED.fullmatch(text):
        digits = text.replace(",", "").replace(".", "")
        if len(digits) > 19:
            problem = "figure.absurd"
        else:
            value = Fraction(int(digits))
    elif (decimal := _DECIMAL.fullmatch(text)) is not None:
        value = Fraction(int(decimal[1].replace(",", ""))) + Fraction(int(decimal[2]), 10 ** len(decimal[2]))
    else:
        problem = "figure.malformed" if len(text) < 40 else "figure.absurd"
    # "12 000": groups of exactly three after one of at most three, each with its space
    if value is not None and len(text) <= 3 and text[0] != "0" and text.isdecimal():
        while end < len(words) and len(words[end]) == 3 and words[end].isdecimal() and not tight[end] and value < 10**9:
            value = value * 1000 + int(words[end])
            end += 1
    if value is not None and tuple(words[end : end + 3]) == ("and", "a", "half"):
        value, end = value + Fraction(1, 2), end + 3  # "2 and a half million"
    while value is not None and end < len(words) and words[end] in _MULTIPLIERS and value < LARGEST:
        value, end = value * _MULTIPLIERS[words[end]], end + 1
    if value is not None and value.denominator != 1 and len(text.partition(".")[2]) == 3:
        problem, value = "figure.ambiguous", None  # "1.500": a thousand and a half, or one and a half
    return value, end, problem


def _is_mixed(text: str) -> bool:
    """Say whether digits of two scripts stand in one number."""
    return not text.isascii() and len({ord(c) - int(c) for c in text if c.isdecimal()}) > 1


def _read_words(words: Sequence[str], at: int) -> _Value | None:
    """Read number words: "a hundred and twenty", "half a dozen", "two-and-a-half thousand"."""
    if words[at] in {"a", "an"} and (at + 1 >= len(words) or words[at + 1] not in _AFTER_ARTICLE):
        return None
    parts, ends = _number_parts(words, at)
    if not parts or (parts[0] in _MULTIPLIERS and at > 0):
        return None
    reader = _WordReader()
    used = 0
    for index, part in enumerate(parts):
        if not reader.take(part, parts[index + 1 : index + 4]):
            break
        if reader.is_complete:
            used = index + 1
    if used == 0:
        return None
    if reader.is_broken:
        return None, ends[len(parts) - 1], "figure.malformed"
    return reader.total_at_last_complete, ends[used - 1], None


_AFTER_ARTICLE = frozenset(_MULTIPLIERS) | {"half", "half-dozen", "half-million"}


def _number_parts(words: Sequence[str], at: int) -> tuple[list[str], list[int]]:
    """Give the run of number words from a token on, hyphens taken apart, each with the token after it."""
    parts: list[str] = []
    ends: list[int] = []
    for index in range(at, min(at + _LONGEST, len(words))):
        word = words[index]
        if word in NUMBER_WORDS or (word in _JOINERS and index > at) or word in _ARTICLES:
            if (
                word == "and"
                and index + 2 < len(words)
                and words[index + 2] in _MULTIPLIERS
                and words[index + 1] != "a"
            ):
                break  # "one hundred and two hundred" are two numbers
            parts.append(word)
            ends.append(index + 1)
            continue
        pieces = word.split("-")
        if len(pieces) == 1 or pieces[0] == "and" or not all(p in NUMBER_WORDS or p in _JOINERS for p in pieces):
            break
        parts += pieces
        ends += [-1] * (len(pieces) - 1) + [index + 1]
    while parts and parts[-1] in {"and", "a", "an", "half"}:
        parts.pop()
        ends.pop()
    return _cut_inside(parts, ends)


def _cut_inside(parts: list[str], ends: list[int]) -> tuple[list[str], list[int]]:
    """Drop a run that would end inside a hyphenated word."""
    while ends and ends[-1] == -1:
        parts.pop()
        ends.pop()
    return parts, ends


_JOINERS = frozenset({"and", "a", "an", "half"})


class _WordReader:
    """Adds number words up, and knows when the next one does not fit."""

    def __init__(self) -> None:
        self.total = Fraction(0)
        self.current: Fraction | None = None
        self.smallest = Fraction(10**30)
        self.last = ""
        self.is_broken = False
        self.is_complete = False
        self.total_at_last_complete = Fraction(0)

    def take(self, part: str, following: Sequence[str]) -> bool:
        """Take one word; false where the number has ended before it."""
        took = self._take(part, following)
        if took:
            self.last = part
            self.is_complete = part not in _JOINERS or (part == "half" and self.current is not None)
            if self.is_complete:
                self.total_at_last_complete = self.total + (self.current or 0)
        return took

    def _take(self, part: str, following: Sequence[str]) -> bool:
        if part in {"a", "an"}:
            return self._take_article(following)
        if part == "and":
            return self._take_and(following)
        if part == "half":
            return self._take_half(following)
        if part in UNITS or part in TENS:
            return self._take_small(UNITS.get(part, TENS.get(part, 0)), part in UNITS)
        return self._take_multiplier(_MULTIPLIERS[part])

    def _take_article(self, following: Sequence[str]) -> bool:
        if self.last in {"half", "and"}:
            return bool(following)
        if self.last or not following or following[0] not in (*_MULTIPLIERS, "half"):
            return False
        self.current = None if following[0] == "half" else Fraction(1)
        return True

    def _take_and(self, following: Sequence[str]) -> bool:
        if list(following[:2]) == ["a", "half"] and self.current is not None:
            return True
        fits = self.last in {HUNDRED, *SCALES} and bool(following) and (following[0] in UNITS or following[0] in TENS)
        return fits and not (len(following) > 1 and following[1] in _MULTIPLIERS)

    def _take_half(self, following: Sequence[str]) -> bool:
        if self.last == "a" and self.current is not None:
            self.current += Fraction(1, 2) * (self.smallest if self.last in _MULTIPLIERS else 1)
            return True
        if self.current is not None or not following:
            return False
        self.current = Fraction(1, 2)
        return True

    def _take_small(self, value: int, is_unit: bool) -> bool:
        if self.current is None or self.last == "and":
            self.current = (self.current or Fraction(0)) + value
            return True
        if self.last == HUNDRED or (self.last in TENS and is_unit and 0 < value < 10):
            self.current += value
            return True
        self.is_broken = True
        return False

    def _take_multiplier(self, unit: int) -> bool:
        if self.current is None:
            if self.total:
                self.is_broken = True
                return False
            self.current = Fraction(1)
        if unit in (100, 12):
            if self.current >= 100 and unit == 100:
                self.is_broken = True
                return False
            self.current *= unit
            return True
        if unit >= self.smallest:
            self.is_broken = True
            return False
        self.smallest = Fraction(unit)
        self.total += self.current * unit
        self.current = None
        return True
