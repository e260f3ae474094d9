"""When: every date expression of a report, placed on the calendar where its words and the report allow it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from tocsin.model.draft import DateExpression, DateUse
from tocsin.model.evidence import Basis, Evidence, Sourced
from tocsin.model.interval import DatePrecision, Interval
from tocsin.model.problem import Problem
from tocsin.model.report import Report, SectionName
from tocsin.model.sentence import Sentence
from tocsin.resolve.date_acts import ActDays
from tocsin.resolve.date_anchors import Anchors, is_chained, place
from tocsin.resolve.date_calendar import THAT_YEAR
from tocsin.resolve.date_confidence import DIRECTED, Grounds, confidence
from tocsin.resolve.date_context import Context, read_context
from tocsin.resolve.date_languages import is_english, joined, phrases_of
from tocsin.resolve.date_meaning import Days, Kind, Meaning, Phrase, Tense
from tocsin.resolve.date_numbers import FIRST_YEAR, LAST_YEAR
from tocsin.resolve.date_placers import is_fixed
from tocsin.resolve.date_words import Words
from tocsin.resolve.tables.dates import Unit

Found = tuple[tuple[DateExpression, ...], tuple[Problem, ...]]

_LETTERS = re.compile(r"[^\W\d_]+")
_ASIDE = frozenset({SectionName.CAPTION, SectionName.DATELINE})
# Meanings that a later "two days later" or "that week" can count from.
_TELLING = frozenset(
    {
        *(Kind.DAY, Kind.MONTH, Kind.YEARS, Kind.WEEKDAY, Kind.DAY_OFFSET, Kind.LAST_NIGHT, Kind.UNIT, Kind.HOLIDAY),
        *(Kind.ANNIVERSARY, Kind.CHAINED, Kind.AFTER_EVENT, Kind.AGO),
    }
)
_TOP = 4  # sentences at the top of a text in which a date on a line of its own is that of the writing
_UNREAD = Context(Tense.PAST, DateUse.EVENT, is_weak=True)  # of a language whose verbs we do not read
_NEAR = 3  # sentences back in which a day told is still the one that "that day" means
_DATELINE_END = re.compile(r"\s*(?:\([^()\n]{2,60}\)\s*)?(?:--|[-–—]|\[)|\s*\([A-Z][^()\n]{1,60}\)")
_DATELINE_PLACE = re.compile(r"[^\W\d_][^\d\n]{1,60},\s*\Z")


def find_dates(report: Report, sentences: tuple[Sentence, ...]) -> Found:
    """Find the date expressions of a report in order, each with the days that it means.

    The words of a date that cannot be placed stay, with no value: a relative
    date in a report without a publication date, a duration, "recently". Nothing
    is ever placed on the day of publication for want of words. What contradicts
    itself ("31 February 2024", "03/04/2024") is a problem beside a coarser value.
    """
    reader = _Reader(report)
    for sentence in sentences if is_english(report.language) else joined(sentences):
        if sentence.section is not SectionName.BOILERPLATE:
            reader.read(sentence)
    return tuple(reader.found), tuple(reader.problems)


class _Reader:
    """One pass over a report; keeps what later dates can be counted from."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.found: list[DateExpression] = []
        self.problems: list[Problem] = []
        interval = report.published.interval
        self.anchor = "published"
        self.anchors = Anchors(interval.start, interval.end)
        if interval.start is None or interval.end is None:
            self.anchors = Anchors()
        self.dateline: Days | None = None
        self.told: Days | None = None
        self.told_day: tuple[int, Days] | None = None
        self.sentence = 0
        self.acts = ActDays()
        self.is_english = is_english(report.language)
        self.read_phrases = phrases_of(report.language)
        self.is_capitals = _is_capitals(report.text)
        self._text_words: frozenset[str] | None = None

    def read(self, sentence: Sentence) -> None:
        """Find the dates of one sentence."""
        words = Words(self.report.text, sentence.start, sentence.end, self.is_capitals)
        placed: list[Days] = []
        self.sentence += 1
        for phrase in self.read_phrases(words):
            expression = self._resolve(words, phrase, sentence)
            self.found.append(expression)
            if expression.use is DateUse.EVENT and expression.value is not None:
                placed.append(_days(expression.value.value))
        self.acts.remember(words, {each for each in placed if each.precision is DatePrecision.DAY})

    def _resolve(self, words: Words, phrase: Phrase, sentence: Sentence) -> DateExpression:
        evidence = self.report.evidence(words.starts[phrase.first], words.ends[phrase.end - 1])
        context = read_context(words, phrase) if self.is_english else _UNREAD
        if sentence.section is SectionName.DATELINE or self._is_dateline(words, phrase, sentence):
            context = Context(Tense.PAST, DateUse.DATELINE)
        rule = _rule(phrase, context)
        problem = _problem(phrase.meaning, evidence)
        if problem is not None:
            self.problems.append(problem)
        days, anchor = self._place(phrase.meaning, context)
        if days is None or (problem is not None and problem.code == "date.out_of_range"):
            return DateExpression(evidence, None, context.use, rule)
        if context.use is DateUse.DATELINE:
            self._take_dateline(days, phrase.meaning)
        elif sentence.section not in _ASIDE and context.use is not DateUse.PLANNED and phrase.meaning.kind in _TELLING:
            self.told = days
            if days.precision is DatePrecision.DAY:
                self.told_day = (self.sentence, days)
        if context.use is DateUse.PLANNED and context.tense is Tense.FUTURE and self._is_over(days):
            context = Context(Tense.PAST, DateUse.EVENT)
        interval = Interval(days.start, days.end, days.precision, days.best, anchor)
        grounds = Grounds(
            rule, phrase.meaning, days, context, anchor, self.anchors, problem, self.report.published.is_doubtful
        )
        value = Sourced(interval, _basis(phrase.meaning), (evidence,), rule, confidence(grounds))
        return DateExpression(evidence, value, context.use, rule)

    def _place(self, meaning: Meaning, context: Context) -> tuple[Days | None, str | None]:
        """Place a meaning; give its days and what they were counted from."""
        if meaning.shift == THAT_YEAR:
            if self.told is None or self.told.start is None:
                return None, None
            dated = replace(meaning, year=self.told.start.year, shift=None)
            return place(dated, self.anchors), _name(self.told)
        if is_chained(meaning):
            told = self._told(meaning)
            if told is None:
                return None, None
            anchors = replace(self.anchors, told=told, tense=context.tense)
            days = place(meaning, anchors)
            if days is not None and context.tense is not Tense.FUTURE and self._is_to_come(days):
                return None, None  # counted forward from a later telling: "six months after the attack"
            return days, _name(told)
        needs_words = meaning.kind in (Kind.HOLIDAY, Kind.ANNIVERSARY) or (
            meaning.inner is not None and meaning.inner.kind is Kind.HOLIDAY
        )
        anchors = replace(self.anchors, tense=context.tense, text_words=self.text_words if needs_words else frozenset())
        days = place(meaning, anchors)
        if is_fixed(meaning) or (meaning.inner is not None and is_fixed(meaning.inner)):
            is_open = meaning.kind in (Kind.SINCE, Kind.AFTER) and days is not None and days.end is not None
            return days, self.anchor if is_open else None
        return days, self.anchor

    def _told(self, meaning: Meaning) -> Days | None:
        """Give the days that a chained date counts from: those of the act it names, or the last ones told."""
        base = meaning.inner if meaning.inner is not None else meaning
        if base.kind is Kind.AFTER_EVENT:
            return self.acts.day_of(base.name or "")
        if base.unit is Unit.DAY and self.told_day is not None and self.sentence - self.told_day[0] <= _NEAR:
            return self.told_day[1]
        return self.told or self.dateline

    def _is_dateline(self, words: Words, phrase: Phrase, sentence: Sentence) -> bool:
        """Say whether a date stands in words like "KABUL, Nov. 11 (Reuters) -" or "SAN SALVADOR, 3 JAN 90 --"."""
        if phrase.meaning.kind is not Kind.DAY or phrase.first > 12:
            return False
        is_alone = phrase.first == 0 and words.count - phrase.end <= 1
        if is_alone and phrase.meaning.year is not None and self.sentence <= _TOP:
            return True
        before = self.report.text[sentence.start : words.starts[phrase.first]]
        if not _DATELINE_PLACE.match(before):
            return False
        return _DATELINE_END.match(self.report.text, words.ends[phrase.end - 1]) is not None

    def _take_dateline(self, days: Days, meaning: Meaning) -> None:
        if self.dateline is None and days.precision is DatePrecision.DAY:
            self.dateline = days
            if self.anchors.first is None and meaning.year is not None:
                self.anchor, self.anchors = "dateline", Anchors(days.start, days.end)

    @property
    def text_words(self) -> frozenset[str]:
        """The words of the report in lower case, for the countries that it names."""
        if self._text_words is None:
            self._text_words = frozenset(m.group().lower() for m in _LETTERS.finditer(self.report.text))
        return self._text_words

    def _is_to_come(self, days: Days) -> bool:
        """Say whether the days lie after the last possible day of publication."""
        return days.start is not None and self.anchors.last is not None and days.start > self.anchors.last

    def _is_over(self, days: Days) -> bool:
        """Say whether the days lie before the first possible day of publication."""
        return days.end is not None and self.anchors.first is not None and days.end < self.anchors.first


def _rule(phrase: Phrase, context: Context) -> str:
    meaning = phrase.meaning
    if meaning.kind in DIRECTED and not is_fixed(meaning) and meaning.shift is None:
        return f"{phrase.rule}.{'future' if context.tense is Tense.FUTURE else 'past'}"
    return phrase.rule


def _basis(meaning: Meaning) -> Basis:
    if meaning.kind in (Kind.HOLIDAY, Kind.ANNIVERSARY):
        return Basis.CALENDAR
    fixed = is_fixed(meaning) or (
        meaning.inner is not None and is_fixed(meaning.inner) and meaning.kind in (Kind.UNTIL, Kind.BEFORE)
    )
    return Basis.STATED if fixed else Basis.ANCHORED


def _problem(meaning: Meaning, evidence: Evidence) -> Problem | None:
    """Say what is wrong with a date in itself, if anything."""
    for part in _parts(meaning):
        if part.year is not None and not FIRST_YEAR <= part.year <= LAST_YEAR:
            return Problem(
                "date.out_of_range", f"no year that a report tells of: {evidence.exact!r}", "resolve", (evidence,)
            )
        if part.kind is Kind.TWO_READINGS:
            return Problem("date.ambiguous", f"day or month first: {evidence.exact!r}", "resolve", (evidence,))
        if part.kind is not Kind.DAY or part.month is None or part.day is None:
            continue
        try:
            found = date(part.year or 2000, part.month, part.day)
        except ValueError:
            return Problem("date.impossible", f"there is no such day: {evidence.exact!r}", "resolve", (evidence,))
        if part.weekday is not None and part.year is not None and found.weekday() != part.weekday:
            return Problem("date.weekday_mismatch", f"not that weekday: {evidence.exact!r}", "resolve", (evidence,))
    return None


def _parts(meaning: Meaning) -> Iterator[Meaning]:
    yield meaning
    for part in (meaning.inner, meaning.last):
        if part is not None:
            yield from _parts(part)


def _days(interval: Interval) -> Days:
    return Days(interval.start, interval.end, interval.precision, interval.best)


def _name(told: Days) -> str | None:
    return told.start.isoformat() if told.start is not None else None


def _is_capitals(text: str) -> bool:
    """Say whether a text is written in capitals, as wire copy once was."""
    sample = text[:20_000]
    upper = sum(map(str.isupper, sample))
    return upper > 20 and sum(map(str.islower, sample)) < upper // 20
