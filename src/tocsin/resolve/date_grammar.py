"""The grammar of English dates: which rule reads the words from a given word on."""

from collections.abc import Callable, Iterable, Iterator

from tocsin.resolve import date_relative as relative
from tocsin.resolve.date_calendar import read_month, read_number, read_season, read_weekday
from tocsin.resolve.date_meaning import Kind, Meaning, Phrase
from tocsin.resolve.date_numbers import read_decade_word, read_year
from tocsin.resolve.date_words import Words
from tocsin.resolve.tables.dates import (
    CARDINALS,
    DECADES,
    EVENT_NOUNS,
    MONTHS,
    NAME_NOUNS,
    ORDINALS,
    PARTS,
    PARTS_WITH_OF,
    SEASONS,
    UNITS,
    VAGUE_COUNTS,
    WEEKDAYS,
    Part,
    Unit,
)
from tocsin.resolve.tables.dates_named import ANNIVERSARIES, NAMED_DAYS, Reckoning

Rule = Callable[[Words, int], Phrase | None]


def _names() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Index the names of days by their first word, the longest first, cut into words as a text is."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for key, (names, _) in NAMED_DAYS.items():
        for name in names.split("|"):
            words = tuple(Words(name, 0, len(name)).low)
            found.setdefault(words[0], []).append((words, key))
    return {first: tuple(sorted(some, key=lambda row: -len(row[0]))) for first, some in found.items()}


NAMES_BY_FIRST_WORD = _names()

# What a part ("early", "the end of") can be of.
_DIVISIBLE = frozenset({Kind.MONTH, Kind.YEARS, Kind.SEASON, Kind.UNIT, Kind.DAY})
# What can open and close a range ("from 3 May to 5 June").
_ONCE = frozenset(key for key, (_, days) in NAMED_DAYS.items() if any(d.reckoning is Reckoning.ONCE for d in days))
_MODIFYING = frozenset(("christmas_day", "easter_sunday", "thanksgiving", "halloween"))
_RANGED = frozenset({Kind.DAY, Kind.MONTH, Kind.YEARS, Kind.WEEKDAY, Kind.PART, Kind.SEASON, Kind.HOLIDAY})
_OPENERS = {
    "since": Kind.SINCE,
    "until": Kind.UNTIL,
    "till": Kind.UNTIL,
    "before": Kind.BEFORE,
    "after": Kind.AFTER,
    "by": Kind.UNTIL,
}
_BEFORE_OPENED = frozenset("the at least about around late early".split())
_HOURS_OF_UNTIL = frozenset("on sunset sunrise noon midnight dawn dusk".split())  # "until sunset on July 25"
_JOINS = frozenset(("to", "until", "till", "through", "thru", "-", "–", "—"))
# After a date that "before" or "after" goes with, only such a word can follow; a noun would take the date for itself.
_FREE_AFTER = frozenset(
    ". , ; : ) ! ? and or but when that as in on at of for with by to from was were is are had has who which while"
    " because after before police he she it they the a an".split()
) | {"", '"', "”", "–", "—"}


def read_phrases(words: Words) -> Iterator[Phrase]:
    """Give the date phrases of a sentence in order, the longest at each word, none overlapping."""
    index = 0
    while index < words.count:
        found = read_phrase(words, index)
        if found is None:
            index += 1
        else:
            yield found
            index = max(found.end, index + 1)


def read_phrase(words: Words, index: int) -> Phrase | None:
    """Read a date with what opens it ("since", "between") or closes a range that it opens."""
    word = words.low[index]
    if word in _OPENERS:
        return _opened(words, index, _OPENERS[word])
    if word == "between":
        return _between(words, index)
    found = read_core(words, index)
    return None if found is None else _ranged(words, found, _JOINS)


def read_core(words: Words, index: int) -> Phrase | None:
    """Read one date that begins at a word."""
    word = words.at(index)
    for rule in RULES.get(word, _NUMBER_RULES if word[:1].isdecimal() else ()):
        found = rule(words, index)
        if found is not None:
            return found
    return None


def _opened(words: Words, index: int, kind: Kind) -> Phrase | None:
    at = index + 1
    skipped = _BEFORE_OPENED | _HOURS_OF_UNTIL if words.at(index) in ("until", "till") else _BEFORE_OPENED
    while words.at(at) in skipped and at < index + 3:
        if words.at(at) in PARTS:
            break
        at += 1
    inner = read_core(words, at)
    if inner is None or inner.meaning.kind in (Kind.DURATION, Kind.VAGUE):
        return None
    if kind is not Kind.SINCE:
        after = words.at(inner.end)
        if kind in (Kind.BEFORE, Kind.AFTER) and after not in _FREE_AFTER:
            return None
        if after == "'s" or inner.meaning.kind in (Kind.AFTER_EVENT, Kind.PAST_SPAN):
            return None
    name = "by" if words.at(index) == "by" else None
    return Phrase(index, inner.end, Meaning(kind, name=name, inner=inner.meaning), f"date.{kind}")


def _between(words: Words, index: int) -> Phrase | None:
    at = index + 2 if words.at(index + 1) == "the" else index + 1
    inner = read_core(words, at)
    if inner is None:
        return None
    if inner.meaning.kind is Kind.RANGE:
        return Phrase(index, inner.end, inner.meaning, "date.range")
    joined = _ranged(words, inner, frozenset(("and",)))
    return None if joined is inner else Phrase(index, joined.end, joined.meaning, "date.range")


def _ranged(words: Words, opening: Phrase, joins: frozenset[str]) -> Phrase:
    """Join a date with the one that closes its range; give it back if there is none."""
    if opening.meaning.kind not in _RANGED or words.at(opening.end) not in joins:
        return opening
    at = opening.end + 1
    if words.at(at) in ("the", "on"):
        at += 1
    word = words.at(at)
    if word in MONTHS:
        closing = read_month(words, at, is_led=True)
    elif words.year(at) is not None and opening.meaning.kind is Kind.YEARS:
        closing = read_year(words, at, is_led=True)
    else:
        closing = read_core(words, at)
    if closing is None or closing.meaning.kind not in _RANGED:
        return opening
    is_opened = words.at(opening.first - 1) == "from" or words.at(opening.end) in ("until", "till")
    mixed = (opening.meaning.kind is Kind.WEEKDAY) != (closing.meaning.kind is Kind.WEEKDAY)
    if mixed and not is_opened:
        return opening
    meaning = Meaning(Kind.RANGE, inner=opening.meaning, last=closing.meaning)
    return Phrase(opening.first, closing.end, meaning, "date.range")


def _read_part(words: Words, index: int) -> Phrase | None:
    """Read "early May", "mid-2015", "the end of last year", "late 1990s"."""
    word = words.at(index)
    at = index + 1
    if word in PARTS_WITH_OF:
        if words.at(at) != "of":
            return None
        at += 1
        if words.at(at) == "the":
            unit = UNITS.get(words.at(at + 1))
            if unit in (Unit.WEEK, Unit.MONTH, Unit.YEAR) and words.at(at + 2) != "of":
                inner = Meaning(Kind.UNIT, unit=unit, shift=0)
                return Phrase(index, at + 2, Meaning(Kind.PART, part=PARTS[word], inner=inner), f"date.part.{unit}")
            at += 1
    elif words.at(at) in ("-", "in", "to"):
        if words.at(at) == "to":
            return None
        at += 2 if words.at(at + 1) == "the" else 1
    return _part_of(words, index, at, PARTS[word])


def _part_of(words: Words, index: int, at: int, part: Part) -> Phrase | None:
    inner = _read_inner(words, at)
    if inner is None or inner.meaning.kind not in _DIVISIBLE:
        return None
    if inner.meaning.kind is Kind.DAY or inner.meaning.unit is Unit.DECADE:
        return None
    meaning = Meaning(Kind.PART, part=part, inner=inner.meaning)
    return Phrase(index, inner.end, meaning, f"date.part.{inner.meaning.unit or inner.meaning.kind}")


def _read_inner(words: Words, at: int) -> Phrase | None:
    """Read a month, a year or a season that the words before have made a date."""
    if words.at(at) in MONTHS:
        return read_month(words, at, is_led=True)
    found = read_core(words, at)
    if found is None and words.year(at) is not None:
        return read_year(words, at, is_led=True)
    if found is None and words.at(at) in SEASONS and not words.is_name(at):
        return Phrase(at, at + 1, Meaning(Kind.SEASON, season=SEASONS[words.at(at)]), "date.season.yearless")
    return found


def _read_half_or_quarter(words: Words, index: int) -> Phrase | None:
    """Read "second half of 2015", "third quarter of this year", "third-quarter"."""
    number = words.ordinal(index) if words.at(index) not in ("final", "last") else 4
    at = index + 2 if words.at(index + 1) == "-" else index + 1
    unit = words.at(at)
    if number is None or unit not in ("half", "quarter") or not 1 <= number <= (2 if unit == "half" else 4):
        return None
    end = at + 1
    if words.at(index - 1) in ("their", "his", "her", "its", "our") and at == index + 1:
        return None
    inner = None
    if words.at(end) == "of":
        behind = end + 2 if words.at(end + 1) == "the" else end + 1
        if words.at(behind) == "year" and behind == end + 2:
            inner = Phrase(behind, behind + 1, Meaning(Kind.UNIT, unit=Unit.YEAR, shift=0), "date.year.this")
        else:
            inner = _read_inner(words, behind)
        if inner is None or inner.meaning.kind not in _DIVISIBLE:
            return None
        end = inner.end
    elif words.year(end) is not None:
        inner = read_year(words, end, is_led=True)
        end += 1
    if unit == "half":
        if inner is None:
            return None
        part = Part.FIRST_HALF if number == 1 else Part.SECOND_HALF
        return Phrase(index, end, Meaning(Kind.PART, part=part, inner=inner.meaning), "date.part.half")
    meaning = Meaning(Kind.QUARTER, low=number, inner=inner.meaning if inner else None)
    return Phrase(index, end, meaning, "date.quarter")


def _is_modifier(words: Words, end: int) -> bool:
    """Say whether a noun follows that a feast only describes: "a Christmas market", not "the Christmas bombing"."""
    after = words.at(end)
    return after[:1].isalpha() and after not in _FREE_AFTER and after not in EVENT_NOUNS and after != "this"


def _read_named(words: Words, index: int) -> Phrase | None:
    """Read a holiday or a day known by a name ("Eid al-Fitr", "Bastille Day", "9/11")."""
    for name, key in NAMES_BY_FIRST_WORD[words.at(index)]:
        end = index + len(name)
        if words.low[index:end] != list(name) or not (words.is_capital(index) or words.raw[index][0].isdecimal()):
            continue
        if words.at(end) == "/" or words.at(index - 1) == "/":
            continue
        if words.at(end) in NAME_NOUNS or words.at(end) in ("agreement", "accord"):
            continue
        if key in _MODIFYING and len(name) == 1 and _is_modifier(words, end):
            continue
        year = words.year(end)
        if year is None and words.at(end) in (",", "of", "in") and words.year(end + 1) is not None:
            end, year = end + 1, words.year(end + 1)
        shift = {"last": -1, "this": 0, "next": 1}.get(words.at(end)) if words.at(end + 1) == "year" else None
        if year is not None:
            return Phrase(index, end + 1, Meaning(Kind.HOLIDAY, name=key, year=year), "date.holiday.full")
        if shift is not None:
            return Phrase(index, end + 2, Meaning(Kind.HOLIDAY, name=key, shift=shift), "date.holiday.shifted")
        before = words.year(index - 1)
        if before is not None and key not in _ONCE:
            return Phrase(index, end, Meaning(Kind.HOLIDAY, name=key, year=before), "date.holiday.full")
        return Phrase(index, end, Meaning(Kind.HOLIDAY, name=key), "date.holiday")
    return None


def _read_anniversary(words: Words, index: int) -> Phrase | None:
    """Read "anniversary of the founding of the republic" and "10th anniversary of the Sept. 11 attacks"."""
    at = index if words.at(index) == "anniversary" else index + 1
    if words.at(at) != "anniversary" or words.at(at + 1) not in ("of", "since"):
        return None
    years = 0 if at == index else words.ordinal(index) or 0
    near = words.low[at + 2 : at + 14]
    for row, (names, _) in enumerate(ANNIVERSARIES):
        if all(name in near for name in names):
            end = at + 3 + max(near.index(name) for name in names)
            meaning = Meaning(Kind.ANNIVERSARY, low=row, high=years)
            return Phrase(index, end, meaning, "date.anniversary")
    return None


_NUMBER_RULES: tuple[Rule, ...] = (
    _read_anniversary,
    read_number,
    relative.read_counted,
    _read_half_or_quarter,
    relative.read_ordinal,
)


def _rules() -> dict[str, tuple[Rule, ...]]:
    """Give the rules to try for each word that can open a date, in order."""
    rules: dict[str, list[Rule]] = {}

    def add(names: Iterable[str], *added: Rule) -> None:
        for name in names:
            rules.setdefault(name, []).extend(added)

    add(NAMES_BY_FIRST_WORD, _read_named)
    for name in tuple(rules):
        if name[:1].isdecimal():
            add((name,), *_NUMBER_RULES)
    add(MONTHS, read_month)
    add(WEEKDAYS, read_weekday)
    add(("anniversary", *ORDINALS), _read_anniversary)
    add(ORDINALS, _read_half_or_quarter, relative.read_ordinal)
    add(("final", "last"), _read_half_or_quarter)
    add(CARDINALS, relative.read_counted)
    add(("a", "an"), relative.read_counted)
    add((word for word in VAGUE_COUNTS if word != "recent"), relative.read_counted)
    add(("last", "past", "this", "next", "previous", "preceding", "prior", "current"), relative.read_last)
    add(("following", "subsequent", "same", "that", "coming", "upcoming", "succeeding"), relative.read_last)
    add(("earlier", "later"), relative.read_earlier)
    add(("recent", "coming"), relative.read_recent)
    add(("yesterday", "today", "tonight", "tomorrow"), relative.read_day_word)
    add(("overnight",), relative.read_overnight)
    add(("now", "currently", "nowadays", "presently", "recently", "lately", "formerly"), relative.read_vague)
    add(PARTS, _read_part)
    add(DECADES, read_decade_word)
    add(SEASONS, read_season)
    add(UNITS, relative.read_bare_unit)
    add(("night", "morning", "evening"), relative.read_night)
    return {name: tuple(found) for name, found in rules.items()}


RULES = _rules()
