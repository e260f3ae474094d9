"""The words of one sentence as the grammar of dates looks at them."""

import re
from functools import cached_property

from tocsin.resolve.tables.dates import CARDINALS, ORDINALS, TENS, VAGUE_COUNTS

# A grouped number stays whole ("1,200" is no year), so do times and decimals, and what mixes letters and
# digits ("A320", "11pm"); every other mark is a word of its own. Repetitions are bounded or cannot fail
# late, so that the scan is linear.
_TOKEN = re.compile(
    r"\d{1,3}(?:,\d{3}){1,4}(?!\d)"
    r"|\d{1,4}(?:st|nd|rd|th)(?![^\W_])"
    r"|\d{1,3}0['’]?s(?![^\W_])"
    r"|\d{2}(?=T\d)"
    r"|\d+(?:[.:]\d+)*(?:[^\W\d_][^\W_]*)?"
    r"|['’](?:s|ll|S|LL)(?![^\W_])"
    r"|[^\W_]+"
    r"|--+"
    r"|[^\w\s]"
)
_ORDINAL = re.compile(r"(\d{1,4})(?:st|nd|rd|th)", re.IGNORECASE)
_FOLD = str.maketrans({"’": "'", "\u2011": "-", "\u2010": "-"})


class Words:
    """The words of a stretch of text: `raw` as they stand, `low` in lower case, `starts` and `ends` in the text.

    Looking past either end gives an empty word, so that rules need no checks.
    """

    def __init__(self, text: str, start: int, end: int, is_capitals: bool = False) -> None:
        matches = list(_TOKEN.finditer(text, start, end))
        self.raw = [m.group() for m in matches]
        self.low = [raw.lower().translate(_FOLD) for raw in self.raw]
        self.starts = [m.start() for m in matches]
        self.ends = [m.end() for m in matches]
        self.is_capitals = is_capitals
        self.count = len(matches)

    def at(self, index: int) -> str:
        """Give the word at an index in lower case, or an empty one outside the sentence."""
        return self.low[index] if 0 <= index < self.count else ""

    def is_capital(self, index: int) -> bool:
        """Say whether the word begins with a capital letter; always true of text in capitals."""
        return 0 <= index < self.count and (self.is_capitals or self.raw[index][:1].isupper())

    def is_close(self, index: int) -> bool:
        """Say whether the word touches the one before it ("mid-May", "U.S.")."""
        return 0 < index < self.count and self.starts[index] == self.ends[index - 1]

    def is_name(self, index: int) -> bool:
        """Say whether the word looks like a name: a capital first, other letters small."""
        return 0 <= index < self.count and not self.is_capitals and self.raw[index][:1].isupper()

    @cached_property
    def text(self) -> str:
        """The words in lower case with single spaces."""
        return " ".join(self.low)

    def number(self, index: int) -> tuple[int, int] | None:
        """Give a small whole number in digits or words and the index behind it."""
        word = self.at(index)
        if word.isascii() and word.isdecimal():
            return (int(word), index + 1) if len(word) <= 4 else None
        if word in CARDINALS:
            if word in TENS:
                ones = index + 2 if self.at(index + 1) == "-" else index + 1
                value = CARDINALS.get(self.at(ones), 0)
                if 0 < value < 10:
                    return CARDINALS[word] + value, ones + 1
            return CARDINALS[word], index + 1
        return None

    def count_of_units(self, index: int) -> tuple[int, int, int] | None:
        """Give the lowest and highest number that words before a unit mean, and the index behind them.

        "two", "a", "a few", "two or three", "two to three", "several", "a couple of".
        """
        at = index
        if self.at(at) in ("a", "an", "one") and self.at(at + 1) not in VAGUE_COUNTS:
            if self.at(at + 1) in ("dozen",):
                return 12, 12, at + 2
            return 1, 1, at + 1
        if self.at(at) in ("a", "an", "the"):
            at += 1
        word = self.at(at)
        if word in VAGUE_COUNTS:
            low, high = VAGUE_COUNTS[word]
            at += 1
            return low, high, at + 1 if self.at(at) == "of" else at
        if at != index:
            return None
        first = self.number(at)
        if first is None:
            return None
        low, at = first
        if self.at(at) == "and" and self.at(at + 1) == "a" and self.at(at + 2) == "half":
            return low, low + 1, at + 3
        if self.low[at : at + 5] == ["-", "and", "-", "a", "-"] and self.at(at + 5) == "half":
            return low, low + 1, at + 6
        if self.at(at) in ("or", "to", "-", "–"):
            second = self.number(at + 1)
            if second is not None and second[0] > low:
                return low, second[0], second[1]
        return low, low, at

    def ordinal(self, index: int) -> int | None:
        """Give the number of an ordinal in digits or words ("3rd", "third")."""
        word = self.at(index)
        found = _ORDINAL.fullmatch(word)
        return int(found.group(1)) if found else ORDINALS.get(word)

    def day_number(self, index: int) -> int | None:
        """Give a day of the month ("3", "03", "3rd"), whether the month has it or not."""
        word = self.at(index)
        if word.isascii() and word.isdecimal() and len(word) <= 2:
            return int(word)
        found = _ORDINAL.fullmatch(word)
        return int(found.group(1)) if found and len(found.group(1)) <= 2 else None

    def year(self, index: int) -> int | None:
        """Give a year of four digits."""
        word = self.at(index)
        return int(word) if len(word) == 4 and word.isascii() and word.isdecimal() else None
