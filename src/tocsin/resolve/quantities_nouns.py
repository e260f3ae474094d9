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

_LONGEST = 8  # words of a noun phrase after its number


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """What follows a number: `head` is the noun's word, `end` the word after the phrase.

    `cue` is a word inside that says what happened ("100 wounded people"),
    `is_pronoun` marks "two of them", `has_of` an "of" before the noun.
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


def is_people(line: Line, at: int) -> bool:
    """Say whether the tables know a word as a noun of people."""
    return line.low[at] in PLURAL_PEOPLE or line.low[at] in SINGULAR_PEOPLE or line.low[at] in COLLECTIVES


def read_noun_phrase(line: Line, start: int) -> NounPhrase:
    """Read the noun phrase that begins at a word; without a noun it ends where it began.

    A noun that no table knows counts when it looks like a plural; what it means
    is for the verb to say.
    """
    at, has_more = start, False
    at, has_of, is_partitive, pronoun_end = _read_of(line, at)
    if pronoun_end is not None:
        return NounPhrase(pronoun_end, has_of=True, is_pronoun=True, is_partitive=True)
    if has_of and is_partitive and at < len(line) and (line.low[at][0].isdecimal()):
        at += 1  # "two of the 12 hostages"
    head, cue, inner_end = None, None, at
    step = at
    while step < len(line) and step - at < _LONGEST:
        word, tag = line.low[step], line.tags[step]
        if word in {"more", "other", "additional", "further"}:
            has_more = True
            step += 1
            continue
        if tag is Tag.QUOTE or (tag is Tag.DASH and line.tight[step] and line.tight[step + 1]):
            step += 1
            continue
        if word in PLURAL_PEOPLE or word in SINGULAR_PEOPLE or word in COLLECTIVES:
            head = step
            step += 1
            if not _goes_on(line, step):
                break
            continue
        if word in CUE_NOUNS and not _noun_follows(line, step + 1):
            head = step
            break
        here = line.cue_at.get(step)
        if here is not None:
            if here.form in _INNER_FORMS and _noun_follows(line, line.cue_end[step]):
                cue = step if cue is None else cue
                step = line.cue_end[step]
                continue
            break
        if word in MEASURES:
            return NounPhrase(step + 1, step, is_measure=True, has_of=has_of)
        if tag is not Tag.WORD and not (tag is Tag.VERB and _noun_follows(line, step + 1) and head is None):
            break
        if head is not None and not _goes_on(line, step):
            break
        if head is None or not is_people(line, head):
            inner_end = step + 1
        else:
            head = None
            inner_end = step + 1
        step += 1
    return _close(line, at, head, cue, inner_end, has_of, has_more, is_partitive)


_INNER_FORMS = frozenset({Form.PAST, Form.PARTICIPLE, Form.STATE})


def _read_of(line: Line, at: int) -> tuple[int, bool, bool, int | None]:
    """Step over "of the", "of his"; the last value is the end of "of them"."""
    if line.low[at : at + 1] != ("of",):
        return at, False, False, None
    step, is_partitive = at + 1, False
    if step < len(line) and line.low[step] in {"them", "whom", "us", "which", "these", "those"}:
        following = line.low[step + 1 : step + 2]
        if (
            line.low[step] not in {"these", "those"}
            or not following
            or line.tags[step + 1] is not Tag.WORD
            or step + 1 in line.cue_at
        ):
            return step + 1, True, True, step + 1
    while step < len(line) and (line.low[step] in _DEFINITE or line.low[step] in {"'s"}):
        is_partitive = True
        step += 1
    return step, True, is_partitive, None


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
    return before in _ATTRIBUTIVE and at + 1 < len(line) and line.tags[at + 1] is Tag.WORD and is_people(line, at + 1)


_ATTRIBUTIVE = frozenset(
    "police army militant rebel civilian child security student student's guerrilla insurgent terrorist women woman"
    " soldier crew staff taliban forces personnel jihadist officer government civilians militia extremist troop"
    " suicide teacher refugee migrant prisoner hostage guard passenger worker driver".split()
)
ADVERB_LIKE = frozenset("ago away later early earlier daily alike nationwide each apiece altogether".split())


def _noun_follows(line: Line, at: int) -> bool:
    """Say whether a noun of people, or a counted thing, comes before the phrase ends."""
    for step in range(at, min(at + 4, len(line))):
        word = line.low[step]
        if word in PLURAL_PEOPLE or word in SINGULAR_PEOPLE or word in COLLECTIVES or word in _COUNTED_THINGS:
            return True
        if line.tags[step] is not Tag.WORD:
            return False
    return False


_COUNTED_THINGS = WEAPON_NOUNS | MUNITION_NOUNS | ACT_NOUNS | {"bodies", "corpses"}


def _looks_plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))


def _close(
    line: Line,
    at: int,
    head: int | None,
    cue: int | None,
    inner_end: int,
    has_of: bool,
    has_more: bool,
    partitive: bool,
) -> NounPhrase:
    if head is None:
        head = _unknown_head(line, at, inner_end)
        if head is None:
            step = at
            while step < len(line) and line.low[step] in {"more", "other", "additional", "further"}:
                step += 1
            return NounPhrase(
                step if has_more and not has_of else at, has_of=has_of, has_more=has_more, is_partitive=partitive
            )
    word = line.low[head]
    known = word in PLURAL_PEOPLE or word in SINGULAR_PEOPLE or word in COLLECTIVES
    plural = word in PLURAL_PEOPLE or word in COLLECTIVES or word in CUE_NOUNS or _looks_plural(word)
    if word in SINGULAR_PEOPLE:
        plural = False
    people = known or word in NATION_PLURALS or (word in CUE_NOUNS)
    thing = not known and word in _COUNTED_THINGS and word not in CUE_NOUNS
    return NounPhrase(
        head + 1, head, cue, population_of(line, at, head), people, plural, thing, word in MEASURES, known, False, has_of,
        has_more, partitive,
    )  # fmt: skip


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
        return _member_population(line, head + 1) or own
    return own


def _member_population(line: Line, at: int) -> Population | None:
    """Read "members of the Coast Guard", "employees of the army"."""
    if line.low[at : at + 1] != ("of",) and line.low[at : at + 1] != ("from",):
        return None
    for step in range(at + 1, min(at + 8, len(line))):
        word = line.low[step]
        if word in FORCE_NAMES:
            return Population.SECURITY_FORCES
        if word in GROUP_NAMES:
            return Population.ARMED_GROUP
        if line.tags[step] not in {Tag.WORD, Tag.DETERMINER}:
            return None
    return None
