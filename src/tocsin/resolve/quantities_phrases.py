"""Which words of a sentence count something?"""

from dataclasses import replace

from tocsin.model.evidence import Basis
from tocsin.model.quantity import Population, Qualifier, Range
from tocsin.resolve.numbers import Amount, read_after, read_amount
from tocsin.resolve.quantities_guards import counts_nothing
from tocsin.resolve.quantities_hedges import read_hedges, to_range
from tocsin.resolve.quantities_line import Line, Tag
from tocsin.resolve.quantities_nouns import NounPhrase, read_noun_phrase
from tocsin.resolve.quantities_people import is_attributive, read_plural, read_singular
from tocsin.resolve.quantities_phrase import Kind, Phrase
from tocsin.resolve.quantities_shares import ZERO_WORDS, read_share, read_zero
from tocsin.resolve.tables.quantities_cues import COMPLEMENTS, RISES
from tocsin.resolve.tables.quantities_nouns import CUE_NOUNS, PLURAL_PEOPLE, SINGULAR_CUE_NOUNS, SINGULAR_PEOPLE
from tocsin.resolve.tables.quantities_numbers import AMOUNT_OPENERS, GROUPS, NEEDS_OF, RANGE_OPENERS, Profile


def find_phrases(line: Line, profile: Profile) -> list[Phrase]:
    """Find all that may count something, in the order of the text, none inside another."""
    found: list[Phrase] = []
    taken = floor = 0
    for at, word in enumerate(line.low):
        if at < taken or not (word in _OPENERS or word[0].isdecimal() or "-" in word):
            continue
        phrase = _phrase_at(line, at, floor, profile)
        if phrase is None:
            continue
        if phrase.range is not None or phrase.problem is not None:
            found.append(phrase)
        taken = phrase.end
        floor = phrase.number_end if phrase.range is not None else floor
    return found


_SHARES = frozenset({"all", "both", "half", "most"})
_OPENERS = (
    AMOUNT_OPENERS | ZERO_WORDS | _SHARES | frozenset(GROUPS) | frozenset(PLURAL_PEOPLE) | frozenset(SINGULAR_PEOPLE)
    | {"those"}
)  # fmt: skip


def _phrase_at(line: Line, at: int, floor: int, profile: Profile) -> Phrase | None:
    word = line.low[at]
    if word in ZERO_WORDS:
        return read_zero(line, at)
    if word in _SHARES:
        share = read_share(line, at, profile)
        if share is not None:
            return share
    if word[0].isdecimal() or word in AMOUNT_OPENERS or "-" in word:
        counted = _read_number(line, at, floor, profile)
        if counted is not None:
            return counted
    if word in GROUPS and word != "both":
        return _read_group(line, at)
    if word in PLURAL_PEOPLE or word == "those":
        return read_plural(line, at, floor, profile)
    if word in SINGULAR_PEOPLE:
        return read_singular(line, at, floor)
    return None


def _read_number(line: Line, at: int, floor: int, profile: Profile) -> Phrase | None:
    """Read a number or an amount with its hedges and its noun; one that counts nothing has no range."""
    amount = read_amount(line.low, at, profile, line.tight)
    if amount is None:
        return None
    if amount.is_digits and _chain_end(line, amount.start) is not None:
        return _nothing(at, _chain_end(line, amount.start) or at + 1)
    if _is_old_and_new(line, amount):
        first = read_amount(line.low, at, profile, line.tight, is_single=True)
        end = at + 1 if first is None else first.end
        return _nothing(at, end)
    noun = read_noun_phrase(line, amount.end)
    if noun.is_measure and amount.low != amount.high:
        single = read_amount(line.low, at, profile, line.tight, is_single=True)
        amount = single or amount  # "sentenced nine to 20 years"
        noun = read_noun_phrase(line, amount.end)
    if amount.row is not None and line.low[amount.end - 1] in NEEDS_OF and not noun.has_of:
        return None
    if amount.row in {"many", "few"} and at > 0 and line.low[at - 1] in {"how", "so", "as", "too", "not"}:
        return _nothing(at, max(noun.end, amount.end))
    noun = _with_joined_nouns(line, _fitting(line, amount, noun))
    hedged = read_hedges(line.low, at, floor)
    nothing = counts_nothing(line, amount, noun, hedged.start)
    if nothing is True:
        return replace(_nothing(hedged.start, amount.end), noun=noun)
    amount, noun = _with_late_hedge(line, amount, noun)
    read = to_range(amount, hedged, profile) if nothing is False else nothing
    start = hedged.start
    if start > 0 and line.low[start - 1] in RANGE_OPENERS and amount.low != amount.high:
        start -= 1
    number_end = min(amount.end, noun.end) if amount.end > noun.end else amount.end
    if isinstance(read, str):
        end = max(noun.end, amount.end)
        return Phrase(start, number_end, end, Kind.NUMBER, None, Basis.STATED, "figure.problem", noun, problem=read)
    value, basis = read
    return Phrase(
        start, number_end, max(noun.end, amount.end), Kind.NUMBER, value, basis, f"figure.{value.qualifier}", noun
    )


def _chain_end(line: Line, at: int) -> int | None:
    """Give the end of digits that three or more hyphens or slashes chain: a date, a number of a file."""
    end = at + 1
    while end + 1 < len(line) and line.tight[end] and line.tight[end + 1] and line.low[end] in {"-", "–", "/", "."}:
        if not line.low[end + 1][0].isdecimal():
            break
        end += 2
    return end if end - at > 3 else None


def _nothing(start: int, end: int) -> Phrase:
    return Phrase(start, end, end, Kind.NUMBER, None, Basis.STATED, "figure.nothing", NounPhrase(end))


def _is_old_and_new(line: Line, amount: Amount) -> bool:
    """Say whether "from 27 to 31" tells a rise: its first number counts no longer."""
    at = amount.start
    if at > 0 and line.low[at - 1] == "by" and any(word in RISES for word in line.low[max(0, at - 6) : at - 1]):
        return amount.low != amount.high and "to" in line.low[at : amount.end]  # "raised the toll by five to 38"
    if at == 0 or line.low[at - 1] != "from" or (amount.low == amount.high and amount.problem is None):
        return False
    return any(word in RISES for word in line.low[max(0, at - 4) : at - 1])


def _fitting(line: Line, amount: Amount, noun: NounPhrase) -> NounPhrase:
    """Leave out a noun in the singular after a number other than one: "7-11 manager", "36 arrest warrants"."""
    if noun.head is None:
        return noun
    if amount.low == amount.high == 1:
        return (
            _misfit(amount, noun) if noun.is_known and not noun.is_plural and is_attributive(line, noun.head) else noun
        )
    word = line.low[noun.head]
    if word in SINGULAR_CUE_NOUNS or (word in SINGULAR_PEOPLE and word not in PLURAL_PEOPLE and word not in CUE_NOUNS):
        return _misfit(amount, noun)
    return noun


def _misfit(amount: Amount, noun: NounPhrase) -> NounPhrase:
    return replace(noun, head=None, is_people=False, is_known=False, end=amount.end, is_misfit=True)


def _with_joined_nouns(line: Line, noun: NounPhrase) -> NounPhrase:
    """Take in nouns that one number counts together: "30 women and children", "seven men, women and children"."""
    if not (noun.is_known and noun.is_plural) or noun.head != noun.end - 1:
        return noun
    end, people = noun.end, {noun.population}
    while end + 1 < len(line) and line.low[end] in {",", "and", "or"} and line.low[end + 1] in PLURAL_PEOPLE:
        if line.low[end] == "," and line.low[end + 2 : end + 3] != ("and",):
            break
        if line.tags[end + 2 : end + 3] in {(Tag.VERB,), (Tag.WORD,)} and line.low[end + 2] not in COMPLEMENTS:
            break  # "12 soldiers and rebels withdrew"
        people.add(PLURAL_PEOPLE[line.low[end + 1]])
        end += 2
    if end == noun.end:
        return noun
    return replace(noun, end=end, population=noun.population if len(people) == 1 else Population.TOTAL)


def _with_late_hedge(line: Line, amount: Amount, noun: NounPhrase) -> tuple[Amount, NounPhrase]:
    """Read a hedge after the noun: "sixty people or more"."""
    if noun.head is None:
        return amount, noun
    after, end = read_after(line.low, noun.end, line.tight)
    if not after or after[0] is Qualifier.MORE_THAN:
        return amount, noun
    return replace(amount, after=(*amount.after, *after)), replace(noun, end=end)


def _read_group(line: Line, at: int) -> Phrase | None:
    """Read "the pair", "a trio of men"."""
    if at == 0 or line.low[at - 1] not in {"the", "a"}:
        return None
    size = GROUPS[line.low[at]]
    noun = read_noun_phrase(line, at + 1)
    value = Range(size, size, size, Qualifier.EXACT)
    return Phrase(at - 1, at + 1, noun.end, Kind.NUMBER, value, Basis.STATED, "figure.group", noun)
