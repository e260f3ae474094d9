"""Which people are counted without a number: a plural alone, or a single person?"""

from tocsin.model.evidence import Basis
from tocsin.model.quantity import Range
from tocsin.resolve.quantities_line import Line, Tag
from tocsin.resolve.quantities_nouns import ADVERB_LIKE, NounPhrase, is_people, read_noun_phrase
from tocsin.resolve.quantities_phrase import ONE, Kind, Phrase
from tocsin.resolve.tables.quantities_cues import CUE_WORDS, Form
from tocsin.resolve.tables.quantities_nouns import ACT_NOUNS, CUE_NOUNS, MEASURES, PLURAL_PEOPLE
from tocsin.resolve.tables.quantities_numbers import Profile

_LONGEST = 6  # words before the noun
_DEFINITE = frozenset("the his her their this that its my our whose 's these those your".split())
_INDEFINITE = frozenset(("a", "an", "another", "one"))
_JOINS = frozenset("police security army militant rebel civilian child jihadi insurgent guerrilla taliban".split())
_AGES = frozenset("year-old years-old month-old months-old year-olds".split())
_ADJECTIVAL = frozenset("armed masked wanted accused unidentified hooded".split())
_STATES = frozenset("captive hostage prisoner".split())
# Nouns that are not the people when another noun follows: "a hostage swap", "the militant group".
_TITLES = frozenset(
    "sergeant sgt general colonel major captain lieutenant commander president minister mayor governor senator judge"
    " sheikh imam bishop archbishop officer constable detective chief leader spokesman journalist photojournalist"
    " activist lawyer actor singer deputy ambassador envoy consul professor doctor reporter photographer brother sister"
    " cousin wife husband son daughter father mother uncle aunt priest rabbi pastor farmer student teacher".split()
)


def read_plural(line: Line, at: int, floor: int, profile: Profile) -> Phrase | None:
    """Read a plural noun alone ("gunmen", "Syrian civilians"), or "those who were killed"."""
    vague = profile.vague["plural"]
    value = Range(vague.low, vague.best, vague.high, vague.qualifier)
    if line.low[at] == "those":
        if line.low[at + 1 : at + 2] != ("who",) and at + 1 not in line.cue_at:
            return None
        return Phrase(at, at + 1, at + 1, Kind.PLURAL, value, Basis.WORD_TABLE, "figure.those", NounPhrase(at + 1))
    if line.low[at] == "taliban" or (at > 0 and line.low[at - 1] == "as" and line.low[at] in CUE_NOUNS):
        return None
    start, first_word = _modifiers_before(line, at, floor)
    noun = read_noun_phrase(line, first_word)
    if noun.head is None or not is_people(line, noun.head) or noun.end <= at:
        start, noun = at, read_noun_phrase(line, at)
    if noun.head is None or not noun.is_people or not noun.is_plural or is_attributive(line, noun.head):
        return None
    if (start > 1 and "number" in line.low[start - 2 : start]) or line.low[start - 3 : start - 1] == ("number", "of"):
        return None  # a tally: its figure comes later
    is_definite = start > 0 and line.low[start - 1] in _DEFINITE
    rule = "figure.the_plural" if is_definite else "figure.plural"
    return Phrase(start, noun.end, noun.end, Kind.PLURAL, value, Basis.WORD_TABLE, rule, noun)


def _modifiers_before(line: Line, at: int, floor: int) -> tuple[int, int]:
    """Give the first word of the modifiers that lead up to a noun, an age among them, and the first after the age."""
    start = at
    after_age: int | None = None
    while start > floor and at - start < _LONGEST:
        before = start - 1
        word = line.low[before]
        if word in _AGES or word == "old":
            age = _age_start(line, before)
            if age is None or age < floor:
                break
            after_age = start if after_age is None else after_age
            start = age
            continue
        if not (line.tags[before] is Tag.WORD and _may_modify(line, before)) and word not in _ADJECTIVAL:
            break
        start = before
    while start < at and line.low[start] in {"other", "more"}:
        start += 1
    return start, start if after_age is None else after_age


def _may_modify(line: Line, at: int) -> bool:
    word = line.low[at]
    cue = CUE_WORDS.get(word)
    if (cue is not None and cue.form is not Form.STATE) or word in ADVERB_LIKE or word in MEASURES:
        return False
    return not word[0].isdecimal() and (not is_people(line, at) or word in _JOINS)


def _age_start(line: Line, at: int) -> int | None:
    """Give where "34-year-old" or "14-year old" begins, from its last word."""
    step = at
    if line.low[step] == "old":
        step -= 1
        if step < 0 or line.low[step] not in {"year", "years", "month", "months", "week", "day"}:
            return None
    step -= 1
    if step >= 0 and line.low[step] in {"-", "–"}:
        step -= 1
    return step if step >= 0 and line.low[step][0].isdecimal() else None


def is_attributive(line: Line, head: int) -> bool:
    """Say whether another noun follows that these people only describe: "the militant group", "Terrorist Attack"."""
    at = head + 1
    if at < len(line) and line.low[at] in ACT_NOUNS and line.tags[at] is Tag.VERB:
        return not _takes_verb(line, at)  # "these terrorist attacks"
    if at >= len(line) or line.tags[at] is not Tag.WORD or at in line.cue_at or line.low[at] in ADVERB_LIKE:
        return False
    if line.words[at].text[:1].isupper():
        return (line.is_name(head) or line.is_shouted or head == 0) and line.low[head] not in _TITLES
    word = line.low[at]
    if word in PLURAL_PEOPLE:
        return False
    return (
        word.isalpha() and not word.endswith(("ed", "ing", "ly")) and not (word.endswith("s") and _takes_verb(line, at))
    )


def _takes_verb(line: Line, at: int) -> bool:
    """Say whether a word in -s after the noun can be its verb: an object or a preposition follows."""
    return at + 1 < len(line) and line.tags[at + 1] in {Tag.DETERMINER, Tag.PREPOSITION, Tag.PRONOUN, Tag.WORD}


def read_singular(line: Line, at: int, floor: int) -> Phrase | None:
    """Read "a man", "the driver", "another soldier", and "man" alone in a headline."""
    start, first_word = _modifiers_before(line, at, floor)
    noun = read_noun_phrase(line, first_word)
    if noun.head is None or noun.is_plural or not noun.is_people or noun.end <= at:
        start, noun = at, read_noun_phrase(line, at)
        if noun.head is None or noun.is_plural or not noun.is_people:
            return None
    first = start - 1
    word = line.low[first] if first >= 0 else ""
    if is_attributive(line, noun.head):
        return None
    if word in _DEFINITE:
        return _one(first if word != "'s" else start, noun, "figure.definite")
    if word in _INDEFINITE:
        if first > 0 and line.low[first - 1] in {"such", "like", "as"}:
            return None
        return _one(first, noun, "figure.one")
    return None if line.low[noun.head] in _STATES else _one(start, noun, "figure.bare")


def _one(start: int, noun: NounPhrase, rule: str) -> Phrase:
    return Phrase(start, noun.end, noun.end, Kind.SINGULAR, ONE, Basis.STATED, rule, noun)
