"""Which noun does a number count, and of which population is it?"""

from dataclasses import dataclass

from tocsin.model.quantity import Population
from tocsin.resolve.quantities_line import Line, Tag
from tocsin.resolve.tables.quantities_cues import Form
from tocsin.resolve.tables.quantities_nations import FOREIGN_NOUNS, NATION_PLURALS, NATIONS
from tocsin.resolve.tables.quantities_nouns import (
    ACT_NOUNS,
    COLLECTIVES,
    CUE_NOUNS,
    FORCE_NAMES,
    GROUP_NAMES,
    MEASURES,
    MEMBER_NOUNS,
    MODIFIERS,
    MUNITION_NOUNS,
    NEUTRAL_NOUNS,
    PLURAL_PEOPLE,
    SINGULAR_PEOPLE,
    WEAPON_NOUNS,
)
from tocsin.resolve.tables.quantities_numbers import NUMBER_WORDS

_LONGEST = 8  # words of a noun phrase after its number


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """What follows a number: `head` is the noun's word, `end` the word after the phrase.

    `cue` is a word inside that says what happened ("100 wounded people"),
    `cue_noun` a noun that the words stand for ("loss of life" for "deaths").
    `is_pronoun` marks "two of them", `has_of` an "of" before the noun,
    `is_misfit` a noun in the singular after a number other than one.
    """

    end: int
    head: int | None = None
    cue: int | None = None
    population: Population = Population.TOTAL
    is_people: bool = False
    is_plural: bool = False
    is_thing: bool = False
    is_measure: bool = False
    is_known: bool = False
    is_pronoun: bool = False
    has_of: bool = False
    has_more: bool = False
    is_partitive: bool = False
    is_misfit: bool = False
    cue_noun: str | None = None


def is_people(line: Line, at: int) -> bool:
    """Say whether the tables know a word as a noun of people."""
    return line.low[at] in PLURAL_PEOPLE or line.low[at] in SINGULAR_PEOPLE or line.low[at] in COLLECTIVES


def read_noun_phrase(line: Line, start: int) -> NounPhrase:
    """Read the noun phrase that begins at a word; without a noun it ends where it began.

    A noun that no table knows counts when it looks like a plural; what it means
    is for the verb to say.
    """
    opened = _read_of(line, start)
    if opened.is_pronoun:
        return _of_them(line, opened.at)
    reader = _Reader(line, opened.at)
    while reader.at < len(line) and reader.at - opened.at - reader.aside < _LONGEST and reader.step():
        pass
    if reader.measure is not None:
        return NounPhrase(reader.measure + 1, reader.measure, is_measure=True, has_of=opened.has_of)
    return _close(line, opened, reader)


def _of_them(line: Line, end: int) -> NounPhrase:
    """Read "two of them", and who they are in "two of them police officers" or "two of them (officers)"."""
    if (
        line.low[end : end + 1] == ("(",)
        and line.low[end + 2 : end + 3] == (")",)
        and line.low[end + 1] in PLURAL_PEOPLE
    ):
        who = population_of(line, end + 1, end + 1)
        return NounPhrase(end + 3, end + 1, population=who, has_of=True, is_pronoun=True, is_partitive=True)
    reader = _Reader(line, end)
    while reader.at < len(line) and reader.at - end < 4 and reader.step():
        pass
    head = reader.head
    if head is None or line.low[head] not in PLURAL_PEOPLE:
        return NounPhrase(end, has_of=True, is_pronoun=True, is_partitive=True)
    who = population_of(line, end, head)
    return NounPhrase(end, head, population=who, has_of=True, is_pronoun=True, is_partitive=True)


class _Reader:
    """Reads on to the noun, and remembers what it passed."""

    def __init__(self, line: Line, at: int) -> None:
        self.line = line
        self.at = at
        self.head: int | None = None
        self.cue: int | None = None
        self.measure: int | None = None
        self.inner_end = at  # after the last word that can be a noun no table knows
        self.has_more = False
        self.aside = 0  # words between brackets

    def step(self) -> bool:
        """Take the next word into the phrase; false where the phrase has ended."""
        line, at = self.line, self.at
        word, tag = line.low[at], line.tags[at]
        if word in _MORE:
            self.has_more = True
            return self._go(at + 1)
        if tag is Tag.QUOTE or (tag is Tag.DASH and line.tight[at] and line.tight[at + 1]):
            return self._go(at + 1)
        if word in PLURAL_PEOPLE or word in SINGULAR_PEOPLE or word in COLLECTIVES:
            self.head = at
            return self._go(at + 1) and _goes_on(line, at + 1)
        if word in CUE_NOUNS and not _noun_follows(line, at + 1):
            self.head = at
            return False
        if at in line.cue_at:
            return self._take_cue(at)
        if word in MEASURES and self.head is None:
            self.measure = at
            return False
        if word in _CLOSING:
            return self._skip_brackets(at)
        if word in {"and", "or"} and self.head is None and at > 0 and _is_adjective(line.low[at - 1]):
            return _noun_follows(line, at + 1) and self._go(at + 1)
        if tag is Tag.VERB and word in ACT_NOUNS and self.head is None and self.inner_end == at:
            tag = Tag.WORD  # "two bomb attacks"
        if tag is not Tag.WORD and not (tag is Tag.VERB and self.head is None and _noun_follows(line, at + 1)):
            return False
        if word[0].isdecimal() or word in NUMBER_WORDS or (word.endswith("ed") and self._has_plural(at)):
            return False
        self.head = None
        self.inner_end = at + 1
        return self._go(at + 1)

    def _has_plural(self, at: int) -> bool:
        """Say whether the word before looks like the noun itself: "two sides exchanged"."""
        return self.inner_end == at and at > 0 and _looks_plural(self.line.low[at - 1])

    def _go(self, at: int) -> bool:
        self.at = at
        return True

    def _take_cue(self, at: int) -> bool:
        """Take a participle before the noun: "100 wounded people"."""
        end = self.line.cue_end[at]
        if self.line.cue_at[at].form not in _INNER_FORMS or not _noun_follows(self.line, end):
            return False
        self.cue = at if self.cue is None else self.cue
        return self._go(end)

    def _skip_brackets(self, at: int) -> bool:
        """Step over "(Islamic State)" where the noun comes after it."""
        if self.head is not None:
            return False
        for end in range(at + 1, min(at + 12, len(self.line))):
            if self.line.low[end] == _CLOSING[self.line.low[at]]:
                self.aside = end + 1 - at
                return _noun_follows(self.line, end + 1) and self._go(end + 1)
        return False


_CLOSING = {"(": ")", "[": "]"}
_MORE = frozenset({"more", "other", "additional", "further"})
_INNER_FORMS = frozenset({Form.PAST, Form.PARTICIPLE, Form.STATE})


def _is_adjective(word: str) -> bool:
    return word in NATIONS or word in MODIFIERS


@dataclass(frozen=True, slots=True)
class _Opened:
    """Where the noun phrase begins after "of the", "of his", "of Khan's", or where "of them" ends."""

    at: int
    has_of: bool = False
    is_partitive: bool = False
    is_pronoun: bool = False


def _read_of(line: Line, at: int) -> _Opened:
    if line.low[at : at + 1] != ("of",):
        return _Opened(at)
    step = at + 1
    if step < len(line) and line.low[step] in _PARTITIVE_PRONOUNS:
        follows = step + 1 < len(line) and line.tags[step + 1] is Tag.WORD and step + 1 not in line.cue_at
        if line.low[step] not in {"these", "those"} or not follows:
            return _Opened(step + 1, True, True, True)
    owner = step
    while owner < min(step + 4, len(line)) and line.is_name(owner):
        owner += 1
    if owner > step and line.low[owner : owner + 1] == ("'s",):
        return _Opened(owner + 1, True, True)
    is_partitive = False
    while step < len(line) and line.low[step] in _DEFINITE:
        is_partitive = True
        step += 1
    if is_partitive and step < len(line) and (line.low[step].isdecimal() or line.low[step] in NUMBER_WORDS):
        step += 1  # "two of the 12 hostages"
    return _Opened(step, True, is_partitive)


_PARTITIVE_PRONOUNS = frozenset({"them", "whom", "us", "which", "these", "those"})
_DEFINITE = frozenset("the these those his her its their our all my your".split())


def _goes_on(line: Line, at: int) -> bool:
    """Say whether a noun of people is followed by another that it only describes ("police officers", "army posts")."""
    if at >= len(line) or line.tags[at] is not Tag.WORD or at in line.cue_at:
        return False
    word, before = line.low[at], line.low[at - 1]
    if word in MEASURES or word in ADVERB_LIKE:
        return False
    if word in CUE_NOUNS:
        return word not in {"dead", "wounded", "injured", "hostage", "captive"}
    if is_people(line, at):
        return True
    if before in _ATTRIBUTIVE and _looks_plural(word):
        return True
    if before in SINGULAR_PEOPLE and before not in PLURAL_PEOPLE and word not in SINGULAR_PEOPLE:
        return _plural_follows(line, at)
    return before in _ATTRIBUTIVE and at + 1 < len(line) and line.tags[at + 1] is Tag.WORD and is_people(line, at + 1)


_ATTRIBUTIVE = frozenset(
    "police army militant rebel civilian child security student student's guerrilla insurgent terrorist women woman"
    " soldier crew staff taliban forces personnel jihadist officer government civilians militia extremist troop"
    " suicide teacher refugee migrant prisoner hostage guard passenger worker driver".split()
)
ADVERB_LIKE = frozenset("ago away later early earlier daily alike nationwide each apiece altogether".split())


def _plural_follows(line: Line, at: int) -> bool:
    """Say whether a plural of people comes before the phrase ends: "five National Front (NF) rebels"."""
    closing: str | None = None
    for step in range(at, min(at + 8, len(line))):
        word = line.low[step]
        if closing is not None:
            closing = None if word == closing else closing
        elif word in PLURAL_PEOPLE:
            return True
        elif word in _CLOSING:
            closing = _CLOSING[word]
        elif line.tags[step] is not Tag.WORD:
            return False
    return False


def _noun_follows(line: Line, at: int) -> bool:
    """Say whether a noun of people, or a counted thing, comes before the phrase ends."""
    closing: str | None = None
    for step in range(at, min(at + 8, len(line))):
        word = line.low[step]
        if closing is not None:
            closing = None if word == closing else closing
        elif word in PLURAL_PEOPLE or word in SINGULAR_PEOPLE or word in COLLECTIVES or word in _COUNTED_THINGS:
            return True
        elif word in _CLOSING:
            closing = _CLOSING[word]
        elif line.tags[step] is not Tag.WORD:
            return False
    return False


_COUNTED_THINGS = WEAPON_NOUNS | MUNITION_NOUNS | ACT_NOUNS | {"bodies", "corpses"}


def _looks_plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))


def _close(line: Line, opened: _Opened, reader: _Reader) -> NounPhrase:
    head = reader.head if reader.head is not None else _unknown_head(line, opened.at, reader.inner_end)
    if head is None:
        step = opened.at
        while step < len(line) and line.low[step] in _MORE:
            step += 1
        end = step if reader.has_more and not opened.has_of else opened.at
        return NounPhrase(end, has_of=opened.has_of, has_more=reader.has_more, is_partitive=opened.is_partitive)
    word = line.low[head]
    known = word in PLURAL_PEOPLE or word in SINGULAR_PEOPLE or word in COLLECTIVES
    return NounPhrase(
        head + 1,
        head,
        reader.cue,
        population_of(line, opened.at, head),
        is_people=known or word in NATION_PLURALS or word in CUE_NOUNS,
        is_plural=word not in SINGULAR_PEOPLE and (known or word in CUE_NOUNS or _looks_plural(word)),
        is_thing=not known and word in _COUNTED_THINGS and word not in CUE_NOUNS,
        is_measure=word in MEASURES,
        is_known=known,
        has_of=opened.has_of,
        has_more=reader.has_more,
        is_partitive=opened.is_partitive,
    )


def _unknown_head(line: Line, at: int, end: int) -> int | None:
    """Give the last plural-looking word of the words before a phrase stopped."""
    for step in range(end - 1, at - 1, -1):
        word = line.low[step]
        if word in _COUNTED_THINGS or word in NATION_PLURALS or word in {"taliban"}:
            return step
        if line.tags[step] is Tag.WORD and _looks_plural(word) and word.isalpha():
            return step
    return None


def population_of(line: Line, at: int, head: int) -> Population:
    """Say who is counted, by the noun and the words right before it."""
    word = line.low[head]
    own = PLURAL_PEOPLE.get(word) or SINGULAR_PEOPLE.get(word) or COLLECTIVES.get(word)
    before = line.low[at:head]
    if own is None:
        if word in NATION_PLURALS:
            return Population.FOREIGN_NATIONALS
        if word not in CUE_NOUNS:
            return Population.TOTAL
        own = Population.TOTAL
    if word in FOREIGN_NOUNS and any(w in NATIONS or w == "foreign" for w in before):
        return Population.FOREIGN_NATIONALS
    if word in NEUTRAL_NOUNS or word in CUE_NOUNS or word in COLLECTIVES:
        for modifier in before:
            if modifier in MODIFIERS:
                return MODIFIERS[modifier]
    if word in MEMBER_NOUNS and own is Population.TOTAL:
        return member_population(line, head + 1) or own
    return own


def member_population(line: Line, at: int) -> Population | None:
    """Read who is meant by "of the Coast Guard", "from the army" after a noun or a number."""
    if line.low[at : at + 1] != ("of",) and line.low[at : at + 1] != ("from",):
        return None
    for step in range(at + 1, min(at + 8, len(line))):
        word = line.low[step]
        if word in FORCE_NAMES:
            return Population.SECURITY_FORCES
        if word in GROUP_NAMES:
            return Population.ARMED_GROUP
        if line.tags[step] not in {Tag.WORD, Tag.DETERMINER} and word != "armed":
            return None
    return None
