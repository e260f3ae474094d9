"""Which words of a sentence count something, and what is the noun?"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from tocsin.model.evidence import Basis
from tocsin.model.quantity import Population, Qualifier, Range
from tocsin.resolve.numbers import Amount, read_amount, read_hedges, to_range
from tocsin.resolve.quantities_guards import counts_nothing
from tocsin.resolve.quantities_line import Line, Tag
from tocsin.resolve.quantities_nouns import NounPhrase, is_people, read_noun_phrase
from tocsin.resolve.tables.quantities_cues import CUE_WORDS, Form
from tocsin.resolve.tables.quantities_nouns import CUE_NOUNS, PLURAL_PEOPLE, SINGULAR_PEOPLE
from tocsin.resolve.tables.quantities_numbers import GROUPS, NEEDS_OF, NUMBER_WORDS, Profile

ONE = Range(1, 1, 1, Qualifier.EXACT)


class Kind(Enum):
    """How the words count."""

    NUMBER = auto()
    PLURAL = auto()
    SINGULAR = auto()  # "a man", "the driver"
    NAMED = auto()  # a name, or "he"
    ZERO = auto()
    ALL = auto()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that may count something: tokens `start` to `number_end` the amount, up to `end` with its noun."""

    start: int
    number_end: int
    end: int
    kind: Kind
    range: Range | None
    basis: Basis
    rule: str
    noun: NounPhrase
    of: int | None = None
    problem: str | None = None
    is_determined: bool = False


_NUMBER_OPENERS = NUMBER_WORDS | {"a", "an", "half", "several", "few", "many", "dozens", "scores", "hundreds", "thousands",
    "tens", "millions", "couple", "handful", "multiple", "various", "numerous", "countless", "large", "group", "groups",
    "gang", "gangs", "numbers", "lots", "huge", "great", "crowds", "bands", "innumerable", "quite"}  # fmt: skip


def find_phrases(line: Line, profile: Profile) -> list[Phrase]:
    """Find all that may count something, in the order of the text, none inside another."""
    found: list[Phrase] = []
    at = 0
    floor = 0
    while at < len(line):
        phrase = _phrase_at(line, at, floor, profile)
        if phrase is None:
            at += 1
            continue
        if phrase.range is not None or phrase.problem is not None:
            found.append(phrase)
        at = max(phrase.end, at + 1)
        floor = phrase.number_end
    return found


def _phrase_at(line: Line, at: int, floor: int, profile: Profile) -> Phrase | None:
    word = line.low[at]
    if word in _ZERO_WORDS:
        return _zero(line, at)
    if word in {"all", "both", "half", "most"}:
        special = _share(line, at, profile)
        if special is not None:
            return special
    if word[0].isdecimal() or word in _NUMBER_OPENERS or "-" in word:
        counted = _number(line, at, floor, profile)
        if counted is not None:
            return counted
    if word in GROUPS and word != "both":
        return _group(line, at)
    if word in PLURAL_PEOPLE or word == "those":
        return _plural(line, at, floor, profile)
    if word in SINGULAR_PEOPLE:
        return _singular(line, at, floor)
    return None


# --- numbers ------------------------------------------------------------------------------------------------------


def _number(line: Line, at: int, floor: int, profile: Profile) -> Phrase | None:
    amount = read_amount(line.low, at, profile, line.tight)
    if amount is None:
        return None
    noun = read_noun_phrase(line, amount.end)
    if amount.row is not None and line.low[amount.end - 1] in NEEDS_OF and not noun.has_of:
        return None
    hedged = read_hedges(line.low, at, floor)
    nothing = counts_nothing(line, amount, noun, hedged.start)
    empty = Phrase(hedged.start, amount.end, amount.end, Kind.NUMBER, None, Basis.STATED, "figure.none", noun)
    if nothing is True:
        return empty
    read = to_range(amount, hedged, profile) if nothing is False else nothing
    start = hedged.start
    if isinstance(read, str):
        return replace(empty, problem=read, end=max(noun.end, amount.end))
    value, basis = read
    rule = f"figure.{value.qualifier}"
    return Phrase(start, amount.end, noun.end, Kind.NUMBER, value, basis, rule, noun,
                  is_determined=at > 0 and line.low[at - 1] in {"the", "these", "those"})  # fmt: skip


def _group(line: Line, at: int) -> Phrase | None:
    """Read "the pair", "a trio of men"."""
    if at == 0 or line.low[at - 1] not in {"the", "a"}:
        return None
    size = GROUPS[line.low[at]]
    noun = read_noun_phrase(line, at + 1)
    value = Range(size, size, size, Qualifier.EXACT)
    return Phrase(at - 1, at + 1, noun.end, Kind.NUMBER, value, Basis.STATED, "figure.group", noun)


# --- all, both, half, none ----------------------------------------------------------------------------------------


def _share(line: Line, at: int, profile: Profile) -> Phrase | None:
    """Read "all 12", "all of the hostages", "both men", "half of the 40 hostages", "most of the 40"."""
    word, step = line.low[at], at + 1
    if word in {"half", "most"} and line.low[step : step + 1] != ("of",):
        return None
    if line.low[step : step + 1] == ("of",):
        step += 1
    while step < len(line) and line.low[step] in {"the", "those", "these", "its", "their", "his", "her", "them", "our"}:
        step += 1
    inner = read_amount(line.low, step, profile, line.tight) if step < len(line) else None
    total = inner.low if inner is not None and inner.low == inner.high else None
    end = inner.end if inner is not None and total is not None else step
    noun = read_noun_phrase(line, end)
    if total is not None and noun.is_measure:
        return None
    made = _share_range(word, total, profile)
    if made is None:
        return None
    value, basis = made
    if (
        total is None
        and word == "all"
        and not (noun.is_people and noun.is_plural)
        and line.low[step - 1] not in {"those", "them"}
    ):
        return None
    if total is None and word == "both" and not noun.is_people and not _next_is_verb(line, end):
        return None
    return Phrase(
        at,
        end,
        noun.end,
        Kind.ALL,
        value,
        basis,
        f"figure.{word}",
        noun,
        of=total if word in {"half", "most"} else None,
    )


def _next_is_verb(line: Line, at: int) -> bool:
    return at < len(line) and (line.tags[at] in {Tag.BE, Tag.HAVE} or at in line.cue_at)


def _share_range(word: str, total: int | None, profile: Profile) -> tuple[Range, Basis] | None:
    if word == "both":
        return Range(2, 2, 2, Qualifier.EXACT), Basis.STATED
    if word == "all":
        if total is not None:
            return Range(total, total, total, Qualifier.ALL), Basis.STATED
        vague = profile.vague["all"]
        return Range(vague.low, vague.best, vague.high, Qualifier.ALL), Basis.STATED
    if total is None:
        return None
    if word == "half":
        if total % 2:
            return Range(total // 2, None, total // 2 + 1, Qualifier.ABOUT), Basis.COMPUTED
        return Range(total // 2, total // 2, total // 2, Qualifier.EXACT), Basis.COMPUTED
    return Range((total + 1) // 2, None, total, Qualifier.AT_LEAST), Basis.COMPUTED


_ZERO_WORDS = frozenset({"no", "none", "nobody", "no-one", "without", "zero"})


def _zero(line: Line, at: int) -> Phrase | None:
    """Read "no casualties", "nobody", "none of the 12", "without loss of life"."""
    low, word = line.low, line.low[at]
    value = Range(0, 0, 0, Qualifier.NONE)
    if word in {"nobody", "no-one"}:
        return Phrase(at, at + 1, at + 1, Kind.ZERO, value, Basis.STATED, "figure.none", NounPhrase(at + 1))
    if word == "no" and low[at + 1 : at + 2] == ("one",):
        return Phrase(at, at + 2, at + 2, Kind.ZERO, value, Basis.STATED, "figure.none", NounPhrase(at + 2))
    if word == "no" and low[at + 1 : at + 2] and low[at + 1] in {"fewer", "less", "more"}:
        return None
    if word == "none":
        return _none(line, at, value)
    step = at + 1
    if word == "without" and low[step : step + 1] == ("any",):
        step += 1
    if low[step : step + 3] in {("loss", "of", "life"), ("loss", "of", "lives")}:
        noun = NounPhrase(step + 3, step, cue=step, is_plural=True)
        return Phrase(at, at + 1, step + 3, Kind.ZERO, value, Basis.STATED, "figure.none", noun)
    noun = read_noun_phrase(line, step)
    if noun.head is None or not (noun.is_people or low[noun.head] in CUE_NOUNS):
        return None
    return Phrase(at, step, noun.end, Kind.ZERO, value, Basis.STATED, "figure.none", noun)


def _none(line: Line, at: int, value: Range) -> Phrase:
    step, of = at + 1, None
    noun = NounPhrase(step)
    if line.low[step : step + 1] == ("of",):
        step += 1
        while step < len(line) and line.low[step] in {"the", "those", "these", "its", "their", "his", "her"}:
            step += 1
        if step < len(line) and line.low[step].isdecimal() and len(line.low[step]) < 10:
            of = int(line.low[step])
            step += 1
        noun = read_noun_phrase(line, step)
        if (
            noun.head is None
            and step < len(line)
            and line.low[step] in {"them", "us", "wounded", "injured", "dead", "killed"}
        ):
            noun = NounPhrase(step + 1)
    return Phrase(at, at + 1, max(noun.end, step), Kind.ZERO, value, Basis.STATED, "figure.none", noun, of=of)


# --- nouns without a number ---------------------------------------------------------------------------------------


def _plural(line: Line, at: int, floor: int, profile: Profile) -> Phrase | None:
    """Read a plural noun alone ("gunmen", "Syrian civilians"), or "those who were killed"."""
    vague = profile.vague["plural"]
    value = Range(vague.low, vague.best, vague.high, vague.qualifier)
    if line.low[at] == "those":
        follows = line.low[at + 1 : at + 2]
        if follows != ("who",) and at + 1 not in line.cue_at:
            return None
        return Phrase(at, at + 1, at + 1, Kind.PLURAL, value, Basis.WORD_TABLE, "figure.those", NounPhrase(at + 1))
    start = _modifiers_before(line, at, floor)
    noun = read_noun_phrase(line, start)
    if noun.head is None or not is_people(line, noun.head) or noun.end <= at:
        noun = read_noun_phrase(line, at)
    if noun.head is None or not noun.is_people or not noun.is_plural:
        return None
    return Phrase(start, noun.end, noun.end, Kind.PLURAL, value, Basis.WORD_TABLE, "figure.plural", noun,
                  is_determined=start > 0 and line.low[start - 1] in {"the", "these", "those"})  # fmt: skip


def _modifiers_before(line: Line, at: int, floor: int) -> int:
    """Give the first word of the modifiers that lead up to a noun."""
    start = at
    while start > floor and at - start < 6:
        before = start - 1
        if line.tags[before] is not Tag.WORD:
            break
        cue = CUE_WORDS.get(line.low[before])
        if cue is not None and (cue.form is not Form.STATE or before == 0):
            break
        if line.low[before][0].isdecimal() or (is_people(line, before) and not _joins(line, before)):
            break
        start = before
    return start


def _joins(line: Line, at: int) -> bool:
    return line.low[at] in {
        "police",
        "security",
        "army",
        "militant",
        "rebel",
        "civilian",
        "child",
        "jihadi",
        "insurgent",
        "guerrilla",
    }


_ONE_WORDS = frozenset(
    {"a", "an", "another", "the", "his", "her", "their", "this", "that", "its", "one", "my", "our", "whose"}
)


def _singular(line: Line, at: int, floor: int) -> Phrase | None:
    """Read "a man", "the driver", "another soldier", and "man" alone in a headline."""
    start = _modifiers_before(line, at, floor)
    noun = read_noun_phrase(line, start)
    if noun.head is None or noun.is_plural or not noun.is_people or noun.end <= at:
        noun = read_noun_phrase(line, at)
        if noun.head is None or noun.is_plural or not noun.is_people:
            return None
    first = start - 1
    word = line.low[first] if first >= 0 else ""
    rule = (
        "figure.definite"
        if word in {"the", "his", "her", "their", "this", "that", "its", "my", "our", "whose"}
        else "figure.one"
    )
    if word in _ONE_WORDS:
        begin = first
    else:
        begin = start
        rule = "figure.bare"
    if word == "a" and first > 0 and line.low[first - 1] in {"such", "like", "as"}:
        return None
    return Phrase(
        begin, noun.end, noun.end, Kind.SINGULAR, ONE, Basis.STATED, rule, noun, is_determined=rule == "figure.definite"
    )


def plural_nouns(phrases: list[Phrase]) -> Iterator[Phrase]:
    """Give the phrases that count by a plural noun alone."""
    return (p for p in phrases if p.kind is Kind.PLURAL)


__all__ = ["Amount", "Kind", "Phrase", "Population", "find_phrases"]
