"""The grammar of dates in languages other than English: absolute dates, weekdays, yesterday and today."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby

from tocsin.model.sentence import Sentence
from tocsin.resolve.date_grammar import read_phrases
from tocsin.resolve.date_meaning import Kind, Meaning, Phrase
from tocsin.resolve.date_numbers import FIRST_YEAR, read_numeric
from tocsin.resolve.date_words import Words
from tocsin.resolve.tables.dates_languages import DIGITS_ONLY, LANGUAGES, Language

_LAST_YEAR = 2050
Phrases = Callable[[Words], Iterator[Phrase]]


def _code(language: str | None) -> str:
    return (language or "en").split("-")[0].split("_")[0].lower()


def is_english(language: str | None) -> bool:
    """Say whether a language code is that of English; so is none at all."""
    return _code(language) == "en"


def phrases_of(language: str | None) -> Phrases:
    """Give the grammar of a language by its code; English where none is known, digits only where we have no words."""
    if is_english(language):
        return read_phrases
    chosen = LANGUAGES.get(_code(language), DIGITS_ONLY)
    return lambda words: _read(words, chosen)


def joined(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Give whole paragraphs: "3. Mai" is no end of a sentence, and no rule here needs one."""
    grouped = groupby(sentences, key=lambda sentence: (sentence.section, sentence.paragraph))
    found = []
    for (section, paragraph), group in grouped:
        members = list(group)
        found.append(Sentence(members[0].start, members[-1].end, section, paragraph))
    return tuple(found)


def _read(words: Words, language: Language) -> Iterator[Phrase]:
    index = 0
    while index < words.count:
        found = _phrase(words, index, language)
        if found is None:
            index += 1
        else:
            yield found
            index = max(found.end, index + 1)


def _phrase(words: Words, index: int, language: Language) -> Phrase | None:
    word = words.low[index]
    if word[0].isdecimal():
        dated = _day_month(words, index, language) or _day_first(read_numeric(words, index))
        return _year(words, index, language) if dated is None else _with_weekday(words, dated, language)
    if word in language.weekdays:
        return _weekday(words, index, language)
    if word in language.days:
        return Phrase(index, index + 1, Meaning(Kind.DAY_OFFSET, low=language.days[word]), "date.day_offset")
    month = _month(words, index, language)
    return None if month is None else _month_alone(words, index, language, *month)


def _day_first(found: Phrase | None) -> Phrase | None:
    """Read "03/04/2024" with the day first, as all these languages do."""
    if found is None or found.meaning.kind is not Kind.TWO_READINGS or found.meaning.inner is None:
        return found
    return Phrase(found.first, found.end, found.meaning.inner, "date.day.slashed")


def _with_weekday(words: Words, dated: Phrase, language: Language) -> Phrase:
    """Take in the weekday that follows a date ("10 Ekim 2015 Cumartesi")."""
    weekday = language.weekdays.get(words.at(dated.end))
    if weekday is None or dated.meaning.kind is not Kind.DAY:
        return dated
    return Phrase(dated.first, dated.end + 1, replace(dated.meaning, weekday=weekday), dated.rule)


def _month(words: Words, index: int, language: Language) -> tuple[int, int] | None:
    """Give the month at a word, and the index behind it with the full stop of an abbreviation."""
    for length in (2, 1):
        number = language.months.get(tuple(words.low[index : index + length]))
        if number is not None:
            end = index + length
            is_short = length == 1 and len(words.low[index]) <= 4 and words.at(end) == "." and end + 1 < words.count
            return number, end + 1 if is_short and words.at(end + 1)[:1].isdecimal() else end
    return None


def _day(words: Words, index: int) -> int | None:
    """Give the day of the month in digits of any script ("3", "1er", "1º", "٣")."""
    word = words.at(index)
    digits = word.rstrip("erº°")
    return int(digits) if digits.isdecimal() and len(digits) <= 2 and 1 <= int(digits) <= 31 else None


def _full_year(words: Words, index: int) -> int | None:
    word = words.at(index)
    if len(word) != 4 or not word.isdecimal():
        return None
    return int(word) if FIRST_YEAR <= int(word) <= _LAST_YEAR else None


def _skip(words: Words, index: int, skipped: frozenset[str]) -> int:
    for _ in range(2):
        if words.at(index) in skipped:
            index += 1
    return index


def _day_month(words: Words, index: int, language: Language) -> Phrase | None:
    """Read "3 de mayo de 2024", "1er mai", "3. Mai 2024", "3 мая 2024", "3-5 Mayıs"."""
    day = _day(words, index)
    if day is None:
        return None
    at = _skip(words, index + 1, language.day_tails)
    last = None
    if words.at(at) in language.range_joins:
        last = _day(words, at + 1)
        if last is None or last <= day:
            return None
        at = _skip(words, at + 2, language.day_tails)
    month = _month(words, _skip(words, at, language.joins), language)
    if month is None:
        return None
    number, end = month
    year_at = _skip(words, end, language.joins)
    year = _full_year(words, year_at)
    end = end if year is None else year_at + 1
    rule = "date.day.yearless" if year is None else "date.day.full"
    first = Meaning(Kind.DAY, year=year, month=number, day=day)
    if last is None:
        return Phrase(index, end, first, rule)
    closing = Meaning(Kind.DAY, year=year, month=number, day=last)
    return Phrase(index, end, Meaning(Kind.RANGE, inner=first, last=closing), "date.range")


def _month_alone(words: Words, index: int, language: Language, number: int, end: int) -> Phrase | None:
    """Read "mayo de 2024", "en mayo", "Kasım ayında"."""
    year_at = _skip(words, end, language.joins)
    year = _full_year(words, year_at)
    if year is not None:
        return Phrase(index, year_at + 1, Meaning(Kind.MONTH, year=year, month=number), "date.month.full")
    is_led = words.at(index - 1) in language.month_leads or words.at(end) in language.month_tails
    is_case = words.at(end) == "'" and words.at(end + 1) in ("da", "de", "ta", "te", "daki", "deki")
    if not is_led and not is_case:
        return None
    return Phrase(index, end, Meaning(Kind.MONTH, month=number), "date.month.yearless")


def _weekday(words: Words, index: int, language: Language) -> Phrase | None:
    """Read a weekday, with the date that follows it if one does."""
    weekday = language.weekdays[words.low[index]]
    at = index + 1
    while words.at(at) in (",", "el", "le", "den", "dem") and at < index + 3:
        at += 1
    dated = _day_month(words, at, language)
    if dated is not None and dated.meaning.kind is Kind.DAY:
        return Phrase(index, dated.end, replace(dated.meaning, weekday=weekday), dated.rule)
    if language.weekday_leads and words.at(index - 1) not in language.weekday_leads:
        return None
    return Phrase(index, index + 1, Meaning(Kind.WEEKDAY, weekday=weekday), "date.weekday")


def _year(words: Words, index: int, language: Language) -> Phrase | None:
    """Read a year where a word before or after makes it one: "en 2015", "2015 yılında", "в 2015 году"."""
    year = _full_year(words, index)
    if year is None:
        return None
    is_case = words.at(index + 1) == "'" and words.at(index + 2) in (
        "da",
        "de",
        "ta",
        "te",
        "ten",
        "den",
        "daki",
        "teki",
    )
    if not (words.at(index - 1) in language.year_leads or words.at(index + 1) in language.year_tails or is_case):
        return None
    return Phrase(index, index + 1, Meaning(Kind.YEARS, year=year, last_year=year), "date.year")
