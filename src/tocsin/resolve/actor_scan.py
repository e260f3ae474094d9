"""Which stretches of a sentence are names, countries and nouns that can make up an actor: one pass, longest first."""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from tocsin.resolve.actor_base import ActorBase, Alias, Noun
from tocsin.resolve.actor_vocabulary import WORDS_IN_CAPS
from tocsin.resolve.actor_words import Case, Token, case_of, fits_case, split_tokens

_COMMAS = ",.;:()[]!?—|/"  # no phrase of the tables runs over these
_BREAKS = _COMMAS + '–"“”'  # no noun phrase runs over these


class Part(Enum):
    """What a stretch of a sentence is."""

    NAME = "name"
    COUNTRY = "country"
    NOUN = "noun"
    OTHER = "other"


class Item(NamedTuple):
    """A stretch of tokens and what it is; `key` are its folded words.

    `aliases` of a name, `iso3` and `use` of a country ("name", "adjective",
    "either", "people", "capital"), `noun` of a noun, and of a name that is one too. A possessive item had 's after it.
    """

    part: Part
    key: str
    start: int
    end: int
    is_possessive: bool = False
    aliases: tuple[Alias, ...] = ()
    iso3: str = ""
    use: str = ""
    noun: Noun | None = None


@dataclass(frozen=True, slots=True)
class Scan:
    """The items of one sentence of a text, and how the sentence is set."""

    text: str
    items: tuple[Item, ...]
    case: Case

    def touches(self, at: int) -> bool:
        """Say whether the next item follows with at most a space, a hyphen or a possessive between."""
        if not 0 <= at < len(self.items) - 1:
            return False
        gap = self.text[self.items[at].end : self.items[at + 1].start]
        return gap == " " or (len(gap) <= 12 and "--" not in gap and not any(c in _BREAKS for c in gap))

    def follows(self, at: int, part: Part) -> bool:
        """Say whether the item after this one touches it and is such a part."""
        return self.touches(at) and self.items[at + 1].part is part

    def key(self, at: int) -> str:
        """Give the folded words of an item, "" where there is none."""
        return self.items[at].key if 0 <= at < len(self.items) else ""

    def after_article(self, at: int) -> int:
        """Give the index of the item, or of the next one if it is "the"."""
        return at + 1 if self.key(at) == "the" else at


def scan_sentence(text: str, start: int, end: int, base: ActorBase) -> Scan:
    """Cut a sentence into items: at each word the longest name, country or noun that the tables know."""
    tokens = split_tokens(text, start, end)
    case = case_of(tokens)
    items: list[Item] = []
    at, longest = 0, base.longest
    while at < len(tokens):
        key, _, first, last, is_possessive = tokens[at]
        most = longest.get(key, 0)
        if is_possessive:
            most = max(most, longest.get(key + "s", 0))  # "People's Army" is indexed as "peoples army"
        found, count = _longest(text, tokens, at, most, base, case) if most else (None, 1)
        items.append(found or Item(Part.OTHER, key, first, last, is_possessive))
        at += count
    return Scan(text, tuple(items), case)


def _longest(
    text: str, tokens: list[Token], at: int, most: int, base: ActorBase, case: Case
) -> tuple[Item | None, int]:
    for count in range(min(most, len(tokens) - at), 0, -1):
        found = _item(text, tokens, at, count, base, case)
        if found is not None:
            return found, count
    return None, 1


def _item(text: str, tokens: list[Token], at: int, count: int, base: ActorBase, case: Case) -> Item | None:
    last = tokens[at + count - 1]
    key = last.key
    if count > 1:
        key = " ".join([t.key + "s" if t.is_possessive else t.key for t in tokens[at : at + count - 1]] + [key])
    country, noun = base.country_words.get(key), base.nouns.get(key)
    is_name = key in base.index
    if not (is_name or country or noun) or (count > 1 and not _is_unbroken(text, tokens, at, count)):
        return None
    start, end = tokens[at].start, last.end
    if is_name and not _is_address(text, start, end):
        fitting = tuple([a for a in base.named(key) if fits_case(tokens, at, count, a.words, case)])
        if fitting:
            return Item(Part.NAME, key, start, end, last.is_possessive, aliases=fitting, noun=noun)
    if country and _is_country(text[start:end], key, case):
        return Item(Part.COUNTRY, key, start, end, last.is_possessive, iso3=country[0], use=country[1])
    return Item(Part.NOUN, key, start, end, last.is_possessive, noun=noun) if noun else None


def _is_unbroken(text: str, tokens: list[Token], at: int, count: int) -> bool:
    """A phrase runs over spaces, hyphens and quotation marks, not over commas, stops or brackets."""
    for left, right in zip(tokens[at : at + count - 1], tokens[at + 1 : at + count], strict=True):
        gap = text[left.end : right.start]
        if gap not in (" ", "-") and (len(gap) > 12 or any(c in _COMMAS for c in gap)):
            return False
    return True


def _is_address(text: str, start: int, end: int) -> bool:
    """Say whether words stand inside an address or a handle: "www.news.com.au", "@AP"."""
    before, after = text[start - 1 : start], text[end : end + 2]
    return (
        before == "@"
        or (before in (".", "_") and start > 1 and text[start - 2].isalnum())
        or (len(after) == 2 and after[0] in "._" and after[1].isalnum())
    )


def _is_country(raw: str, key: str, case: Case) -> bool:
    if len(key) <= 3:
        return raw.isupper() and (case is not Case.CAPITALS or "." in raw or key not in WORDS_IN_CAPS)
    return case is Case.LOWER or raw[0].isupper()
