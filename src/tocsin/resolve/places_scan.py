"""Which words of a report can be names of places."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from tocsin.model.report import Report
from tocsin.model.sentence import Sentence, Word, split_words
from tocsin.resolve.base import AreaKind, Gazetteer, Named, NameKind
from tocsin.resolve.gazetteer_fold import fold_name
from tocsin.resolve.tables.places_everyday import EVERYDAY_WORDS
from tocsin.resolve.tables.places_words import (
    ACRONYMS,
    COMMON_WORDS,
    COMPASS,
    FIRST_NAMES,
    KIND_WORDS,
    NEUTRAL_CAPITALS,
    NEVER_NAMES,
    NEVER_PLACES,
    NUMBER_WORDS,
    ORGANISATION_WORDS,
    PERSON_TITLES,
    SITE_HEADS,
    STATE_ABBREVIATIONS,
    TITLES,
)

_PEOPLE_OF_A_NAMESAKE = 100_000  # that a town needs to be meant by a word which names a people too
_LONGEST = 6  # words in a name
_LONGEST_NAME = 100  # characters
_MOST_PARTS = 4  # of a word with hyphens
CONNECTORS = frozenset(
    "of the de la del da do dos das al el ez az ar ad as ash es and e i y on upon sur du des le les en main".split()
)
_LOW_ARTICLE = re.compile(r"(?:al|el|ar|as|ash|an|at|az|ad|ez|es|ed|ul|e)[-‐‑]['’‘]?[A-Z]")
_CAPITALS_SHARE = 0.85
_NOT_FIRST = (
    NEUTRAL_CAPITALS | ORGANISATION_WORDS | COMPASS | frozenset(KIND_WORDS) | frozenset("greater downtown".split())
)
_REGIONS = frozenset("region province".split())
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
        if any(hit.area.kind is AreaKind.COUNTRY and hit.by is not NameKind.DEMONYM for hit in self.hits):
            return False
        return any(hit.by is NameKind.DEMONYM for hit in self.hits)


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
        """Give the last words of names that begin with a first name or a title, in small letters."""
        found = set()
        for at, low in enumerate(self.low[:-1]):
            if self.in_capitals[self.sentence_of[at]] or not self.is_capital(at):
                continue
            if low in FIRST_NAMES or low in PERSON_TITLES:
                end = at + 1
                while end < min(at + 4, len(self.low)) and self.is_name_word(end) and self.is_adjacent(end - 1, end):
                    end += 1
                if end > at + 1 and self.low[end - 1] not in KIND_WORDS:
                    found.add(self.low[end - 1])
        return frozenset(found)

    @cached_property
    def last_words(self) -> frozenset[str]:
        """Give the last words, in small letters, of runs of two or three capitalised words, as people's names are."""
        found = set()
        at = 0
        while at < len(self.low) - 1:
            end = at
            while end < len(self.low) and self.is_name_word(end) and (end == at or self.is_adjacent(end - 1, end)):
                end += 1
            if 2 <= end - at <= 3 and not self.in_capitals[self.sentence_of[at]] and self.low[at] not in _NOT_FIRST:
                found.add(self.low[end - 1])
            at = max(end, at + 1)
        return frozenset(found)

    def is_name_word(self, at: int) -> bool:
        """Say whether a word is capitalised and no word of grammar or calendar."""
        return self.is_capital(at) and self.low[at] not in NEUTRAL_CAPITALS

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


FindUnknown = Callable[[Text, int, Gazetteer], Spot | None]


def find_spots(text: Text, gazetteer: Gazetteer, find_unknown: FindUnknown) -> list[Spot]:
    """Give the words that a gazetteer knows, the longest name at each place, in the order of the text.

    Where it knows none, `find_unknown` is asked.
    """
    spots: list[Spot] = []
    at = 0
    while at < len(text.words):
        found = _spots_at(text, at, gazetteer)
        unknown = find_unknown(text, at, gazetteer)
        if unknown is not None and (not found or _is_fuller(text, unknown, found[-1])):
            found = [unknown]
        spots += found
        at = max(at + 1, found[-1].last if found else 0)
    return spots


def _is_fuller(text: Text, unknown: Spot, known: Spot) -> bool:
    """Say whether an unknown name takes a known one in; a building called after a town does not."""
    return unknown.last > known.last and (bool(unknown.hits) or text.low[unknown.last - 1] not in SITE_HEADS)


def _spots_at(text: Text, at: int, gazetteer: Gazetteer) -> list[Spot]:
    word = text.words[at].text
    if not word[0].isupper() and not (len(word) > 3 and _LOW_ARTICLE.match(word)):
        return _directed_area(text, at, gazetteer) if text.low[at] in COMPASS else []
    sentence = text.sentence_of[at]
    if (state := STATE_ABBREVIATIONS.get(text.low[at])) and text.low_at(at - 1, sentence) == ",":
        hits = tuple(h for h in gazetteer.named(state) if h.area.kind is AreaKind.ADMIN1)
        return [Spot(text.words[at].start, text.words[at].end, at, at + 1, sentence, hits)] if hits else []
    for end in _ends(text, at):
        start, stop = text.words[at].start, text.words[end - 1].end
        if stop - start > _LONGEST_NAME:
            continue
        hits = _known(text, at, end, gazetteer.named(text.report.text[start:stop]))
        if hits:
            return [Spot(start, stop, at, end, sentence, hits)]
    return _parts(text, at, gazetteer) if "-" in word else []


def _directed_area(text: Text, at: int, gazetteer: Gazetteer) -> list[Spot]:
    """Find areas whose name begins in small letters: "eastern Ukraine", "northern Sinai"."""
    if not text.is_capital(at + 1) or not text.is_adjacent(at, at + 1):
        return []
    start = text.words[at].start
    for end in (at + 3, at + 2):
        if text.is_capital(end - 1) and text.is_adjacent(end - 2, end - 1):
            stop = text.words[end - 1].end
            hits = tuple(h for h in gazetteer.named(text.report.text[start:stop]) if h.area.kind is AreaKind.REGION)
            if hits:
                return [Spot(start, stop, at, end, text.sentence_of[at], hits)]
    return []


def _ends(text: Text, at: int) -> list[int]:
    """Give where a name that begins at a word can end, the longest first."""
    ends = [at + 1]
    sentence, in_capitals = text.sentence_of[at], text.in_capitals[text.sentence_of[at]]
    limit = at + (4 if in_capitals else _LONGEST)
    end = at + 1
    while end < min(limit, len(text.words)) and text.sentence_of[end] == sentence:
        word, low = text.words[end].text, text.low[end]
        if word[0].isupper() or low in SITE_HEADS or low in KIND_WORDS:
            ends.append(end + 1)
        elif not (low in CONNECTORS or low in {"'s", "’s", "international", "military", "refugee", "'", "’", "facto"}):
            if not (word == "." and text.low[end - 1] in {"st", "mt", "ft", "ste"}) and not _LOW_ARTICLE.match(word):
                break
            if word != ".":
                ends.append(end + 1)
        end += 1
    return ends[::-1]


def _known(text: Text, first: int, last: int, hits: tuple[Named, ...]) -> tuple[Named, ...]:
    """Leave out what a name's form forbids: short capitals are countries only, common words need fame."""
    if not hits or _is_number(text, first, last):
        return ()
    hits = _without_namesakes(text, first, hits)
    asked = KIND_WORDS.get(text.low_at(last, text.sentence_of[first]), ())
    if any(h.area.kind in asked and h.by is not NameKind.DEMONYM for h in hits):
        hits = tuple(h for h in hits if h.by is not NameKind.DEMONYM)  # "Somali state"
    if last - first > 1:
        if fold_name(text.report.text[text.words[first].start : text.words[last - 1].end]) in NEVER_NAMES:
            return ()
        if not text.words[last - 1].text[0].isupper():
            return tuple(h for h in hits if h.area.kind is not AreaKind.TOWN)
        if text.low[first] in {"the", "a", "an", "in", "at", "on", "and", "of"} and text.low[first] != "la":
            return ()
        return hits
    return _known_word(text, first, hits)


def _is_number(text: Text, first: int, last: int) -> bool:
    """Say whether words are a number written out, though a town is called so ("Eighty-four people")."""
    return all(part in NUMBER_WORDS for word in text.low[first:last] for part in word.split("-"))


def _without_namesakes(text: Text, first: int, hits: tuple[Named, ...]) -> tuple[Named, ...]:
    """Of words that name a people leave out the villages called so ("Spanish" is no town of Ontario)."""
    if not any(h.by is NameKind.DEMONYM for h in hits) or text.low_at(first - 1, text.sentence_of[first]) == "near":
        return hits
    return tuple(h for h in hits if h.area.kind is not AreaKind.TOWN or h.area.population >= _PEOPLE_OF_A_NAMESAKE)


def _known_word(text: Text, first: int, hits: tuple[Named, ...]) -> tuple[Named, ...]:
    word, low = text.words[first].text, text.low[first]
    in_capitals = text.in_capitals[text.sentence_of[first]]
    if low in NEVER_PLACES or (low in ACRONYMS and not word.isupper()) or (len(word) < 3 and not word.isupper()):
        return ()
    if word.isupper() and word.isascii() and not in_capitals and len(word) > 1:
        return tuple(h for h in hits if _may_be_in_capitals(h, len(word)) or _is_at_start(text, first))
    if low in COMPASS and not _is_named_province(text, first + 1):
        return ()
    if fold_name(word) in COMMON_WORDS or low in EVERYDAY_WORDS:
        is_told = _is_told(text, first)
        is_first = first == text.first_of[text.sentence_of[first]] and not in_capitals
        return tuple(h for h in hits if is_told or _is_famous(h, is_first))
    return hits


def _is_named_province(text: Text, at: int) -> bool:
    """Say whether a word makes a name of "Eastern": "Eastern Province", "North-West region", not "eastern states"."""
    if at >= len(text.low):
        return False
    is_hyphened = "-" in text.low[at - 1] and text.is_capital(at - 1) and text.low[at] in _REGIONS
    asked = KIND_WORDS.get(text.low[at], ()) if text.is_capital(at) or is_hyphened else ()
    return is_hyphened or asked[:1] == (AreaKind.ADMIN1,)


def _may_be_in_capitals(hit: Named, length: int) -> bool:
    """Say whether capitals are an abbreviation of this entry, or its shouted name."""
    if hit.area.kind is AreaKind.COUNTRY:
        return True
    return (hit.area.kind is AreaKind.ADMIN1 and length == 3) or (length > 4 and hit.area.population > 300_000)


def _is_at_start(text: Text, first: int) -> bool:
    return first - text.first_of[text.sentence_of[first]] < 3 and len(text.words[first].text) > 3


def _is_famous(hit: Named, is_first: bool) -> bool:
    """Say whether a common word may be this place: a country always, a large town inside a sentence."""
    kind = hit.area.kind
    return kind is AreaKind.COUNTRY or (
        not is_first and hit.area.population >= 100_000 and kind in {AreaKind.TOWN, AreaKind.ADMIN1}
    )


def _is_told(text: Text, first: int) -> bool:
    """Say whether the words before say that a place comes, and no other name follows."""
    sentence = text.sentence_of[first]
    if text.low_at(first + 1, sentence) in KIND_WORDS:
        return True
    if text.is_capital(first + 1) and text.is_adjacent(first, first + 1):
        return False
    before = text.low_at(first - 1, sentence)
    return before in {"in", "at", "near", "outside"} or (
        before == "of" and text.low_at(first - 2, sentence) in KIND_WORDS
    )


def _parts(text: Text, at: int, gazetteer: Gazetteer) -> list[Spot]:
    """Find names inside a word with hyphens: "Paris-based", "Turkey-Syria"."""
    word = text.words[at]
    sentence = text.sentence_of[at]
    pieces, offset, spots = word.text.split("-"), word.start, []
    for number, piece in enumerate(pieces[:_MOST_PARTS]):
        if len(piece) > 1 and piece[0].isupper() and piece.lower() not in COMPASS:
            hits = gazetteer.named(piece)
            if len(piece) <= 3 or number:
                hits = tuple(h for h in hits if h.area.kind is AreaKind.COUNTRY)
            if fold_name(piece) in COMMON_WORDS:
                hits = tuple(h for h in hits if _is_famous(h, is_first=False))
            if hits:
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
    return not is_country(spot)


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


def is_country(spot: Spot) -> bool:
    """Say whether a country bears the name, whatever else does."""
    return any(hit.area.kind is AreaKind.COUNTRY for hit in spot.hits)
