"""Which words of a report can be names of places."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from tocsin.model.report import Report
from tocsin.model.sentence import Sentence, Word, split_words
from tocsin.resolve.base import AreaKind, Gazetteer, Named, NameKind
from tocsin.resolve.gazetteer_fold import fold_name
from tocsin.resolve.tables.places_words import (
    COMMON_WORDS,
    FIRST_NAMES,
    KIND_WORDS,
    NEUTRAL_CAPITALS,
    ORGANISATION_WORDS,
    SITE_HEADS,
    TITLES,
)

_LONGEST = 6  # words in a name
_CONNECTORS = frozenset("of the de la del da do dos das al el and e i y on upon sur du des le les en main".split())
_LOW_ARTICLE = re.compile(r"(?:al|el|ar|as|ash|an|at|az|ad|ul|e)[-‐‑]['’‘]?[A-Z]")
_CAPITALS_SHARE = 0.85
_SUFFIXES = frozenset(
    "based born backed led held controlled run trained funded administered occupied made bound".split()
)


@dataclass(frozen=True, slots=True)
class Spot:
    """Words that the gazetteer knows: `first` and `last` count in the text's words, `last` exclusive.

    `suffix` is what a hyphen ties to the name ("based" of "Paris-based").
    """

    start: int
    end: int
    first: int
    last: int
    sentence: int
    hits: tuple[Named, ...]
    suffix: str = ""

    @property
    def is_demonym(self) -> bool:
        """Say whether the words name people or a quality, not the place."""
        return self.hits[0].by is NameKind.DEMONYM


@dataclass(frozen=True)
class Text:
    """A report's words, lower-cased too, with the sentence of each and what is written all in capitals."""

    report: Report
    words: tuple[Word, ...]
    low: tuple[str, ...]
    sentence_of: tuple[int, ...]
    first_of: tuple[int, ...]
    in_capitals: tuple[bool, ...]
    sentences: tuple[Sentence, ...] = field(default=())

    @cached_property
    def names_of_people(self) -> frozenset[str]:
        """Give the folded last words of names that begin with a first name or a title."""
        found = set()
        for at, low in enumerate(self.low[:-1]):
            if (
                (low in FIRST_NAMES or low in TITLES)
                and self.is_capital(at)
                and not self.in_capitals[self.sentence_of[at]]
            ):
                end = at + 1
                while end < min(at + 4, len(self.low)) and self.is_capital(end) and self.is_adjacent(end - 1, end):
                    end += 1
                if end > at + 1 and (low in FIRST_NAMES or end > at + 2) and self.low[end - 1] not in KIND_WORDS:
                    found.add(self.low[end - 1])
        return frozenset(found)

    def is_capital(self, at: int) -> bool:
        """Say whether a word begins with a capital letter."""
        return 0 <= at < len(self.words) and self.words[at].text[0].isupper()

    def is_adjacent(self, left: int, right: int) -> bool:
        """Say whether nothing but white space stands between two words of one sentence."""
        if left < 0 or right >= len(self.words) or self.sentence_of[left] != self.sentence_of[right]:
            return False
        return not self.report.text[self.words[left].end : self.words[right].start].strip()

    def low_at(self, at: int, sentence: int) -> str:
        """Give a word in small letters, nothing outside the sentence."""
        return self.low[at] if 0 <= at < len(self.low) and self.sentence_of[at] == sentence else ""


def read_text(report: Report, sentences: tuple[Sentence, ...]) -> Text:
    """Split a report's sentences into words."""
    words: list[Word] = []
    sentence_of: list[int] = []
    first_of, in_capitals = [], []
    for number, sentence in enumerate(sentences):
        first_of.append(len(words))
        own = split_words(report.text, sentence.start, sentence.end)
        words += own
        sentence_of += [number] * len(own)
        in_capitals.append(_is_in_capitals(report.text[sentence.start : sentence.end]))
    low = tuple(word.text.lower() for word in words)
    return Text(report, tuple(words), low, tuple(sentence_of), tuple(first_of), tuple(in_capitals), sentences)


def _is_in_capitals(text: str) -> bool:
    upper = sum(1 for c in text if c.isupper())
    lower = sum(1 for c in text if c.islower())
    return upper >= 8 and upper >= _CAPITALS_SHARE * (upper + lower)


def find_spots(text: Text, gazetteer: Gazetteer) -> list[Spot]:
    """Give the words that a gazetteer knows, the longest name at each place, in the order of the text."""
    spots: list[Spot] = []
    at = 0
    while at < len(text.words):
        found = _spots_at(text, at, gazetteer)
        spots += found
        at = max(at + 1, found[-1].last if found else 0)
    return spots


def _spots_at(text: Text, at: int, gazetteer: Gazetteer) -> list[Spot]:
    word = text.words[at].text
    if not word[0].isupper() and not (len(word) > 3 and _LOW_ARTICLE.match(word)):
        return []
    sentence = text.sentence_of[at]
    for end in _ends(text, at):
        start, stop = text.words[at].start, text.words[end - 1].end
        hits = _known(text, at, end, gazetteer.named(text.report.text[start:stop]))
        if hits:
            return [Spot(start, stop, at, end, sentence, hits)]
    return _parts(text, at, gazetteer) if "-" in word else []


def _ends(text: Text, at: int) -> list[int]:
    """Give where a name that begins at a word can end, the longest first."""
    ends = [at + 1]
    sentence, in_capitals = text.sentence_of[at], text.in_capitals[text.sentence_of[at]]
    limit = at + (4 if in_capitals else _LONGEST)
    end = at + 1
    while end < min(limit, len(text.words)) and text.sentence_of[end] == sentence:
        word, low = text.words[end].text, text.low[end]
        if word[0].isupper() or low in SITE_HEADS:
            ends.append(end + 1)
        elif not (low in _CONNECTORS or low in {"'s", "’s", "international", "military", "refugee", "'", "’"}):
            if not (word == "." and text.low[end - 1] in {"st", "mt", "ft", "ste"}) and not _LOW_ARTICLE.match(word):
                break
            if word != ".":
                ends.append(end + 1)
        end += 1
    return ends[::-1]


def _known(text: Text, first: int, last: int, hits: tuple[Named, ...]) -> tuple[Named, ...]:
    """Leave out what a name's form forbids: short capitals are countries only, common words need fame."""
    if not hits:
        return ()
    if last - first > 1:
        if not text.words[last - 1].text[0].isupper():
            return tuple(h for h in hits if h.area.kind is not AreaKind.TOWN)
        if text.low[first] in {"the", "a", "an", "in", "at", "on", "and", "of"} and text.low[first] != "la":
            return ()
        return hits
    word = text.words[first].text
    in_capitals = text.in_capitals[text.sentence_of[first]]
    if len(word) <= 3 and (not in_capitals or len(word) < 3):
        if word.isupper() and word.isascii():
            return tuple(h for h in hits if h.area.kind is AreaKind.COUNTRY)
        if len(word) < 3:
            return ()
    if word.lower() == "us" and word != "US":
        return ()
    if fold_name(word) in COMMON_WORDS:
        return tuple(
            h
            for h in hits
            if (h.area.population >= 100_000 and h.area.kind is AreaKind.TOWN)
            or h.area.kind is AreaKind.COUNTRY
            or _is_told(text, first)
        )
    return hits


def _is_told(text: Text, first: int) -> bool:
    before = text.low_at(first - 1, text.sentence_of[first])
    return (
        before in {"in", "at", "near", "from", "to", "outside"}
        or text.low_at(first - 2, text.sentence_of[first]) in KIND_WORDS
    )


def _parts(text: Text, at: int, gazetteer: Gazetteer) -> list[Spot]:
    """Find names inside a word with hyphens: "Paris-based", "Turkey-Syria"."""
    word = text.words[at]
    sentence = text.sentence_of[at]
    pieces, offset, spots = word.text.split("-"), word.start, []
    for number, piece in enumerate(pieces):
        if len(piece) > 1 and piece[0].isupper():
            hits = gazetteer.named(piece)
            if len(piece) <= 3 or number:
                hits = tuple(h for h in hits if h.area.kind is AreaKind.COUNTRY)
            if hits and fold_name(piece) not in COMMON_WORDS:
                rest = pieces[number + 1].lower() if number + 1 < len(pieces) else ""
                suffix = rest if rest in _SUFFIXES else "-"
                spots.append(Spot(offset, offset + len(piece), at, at + 1, sentence, hits, suffix))
        offset += len(piece) + 1
    return spots


def is_part_of_name(text: Text, spot: Spot) -> bool:
    """Say whether capitals beside a name make it part of the name of a body or a person."""
    if spot.suffix:
        return False
    if text.in_capitals[spot.sentence]:
        return (
            text.low_at(spot.last, spot.sentence) in ORGANISATION_WORDS - NEUTRAL_CAPITALS
            and text.low_at(spot.last, spot.sentence) not in KIND_WORDS
        )
    return _is_named_after(text, spot) or _is_named_before(text, spot)


def _is_named_after(text: Text, spot: Spot) -> bool:
    at = spot.last
    if not text.is_capital(at) or not text.is_adjacent(at - 1, at):
        return False
    low = text.low[at]
    if low in KIND_WORDS or low in SITE_HEADS or low in NEUTRAL_CAPITALS or low in TITLES:
        return low in ORGANISATION_WORDS and low not in KIND_WORDS and low not in NEUTRAL_CAPITALS
    if low in ORGANISATION_WORDS:
        return True
    is_country = spot.hits[0].area.kind is AreaKind.COUNTRY
    return not is_country or low in ORGANISATION_WORDS


def _is_named_before(text: Text, spot: Spot) -> bool:
    at = spot.first - 1
    if not text.is_adjacent(at, at + 1):
        return False
    low = text.low[at]
    single = spot.last - spot.first == 1
    if text.is_capital(at):
        if low in TITLES and low not in {"president", "minister"}:
            return True
        if low in FIRST_NAMES and single:
            return True
        if low in NEUTRAL_CAPITALS or low in KIND_WORDS or low in {"mt", "mount", "lake", "camp", "port", "fort"}:
            return False
        return single
    if low == "of":
        return text.low_at(at - 1, spot.sentence) in ORGANISATION_WORDS - NEUTRAL_CAPITALS and text.is_capital(at - 1)
    if low in {"in", "the"}:
        back = at - 1 if low == "in" else at - 2
        return text.low_at(back, spot.sentence) in {
            "state",
            "qaeda",
            "qaida",
            "al-qaeda",
            "al-qaida",
        } and text.is_capital(back)
    return False
