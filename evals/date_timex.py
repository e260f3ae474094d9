"""How the dates and durations compare with MEANTIME's TIMEX3 annotation: spans and values."""

import gzip
import json
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tocsin.model.draft import DateExpression
from tocsin.model.interval import DatePrecision, Interval
from tocsin.model.report import Report
from tocsin.model.sentence import split_sentences
from tocsin.resolve.date_grammar import read_phrases
from tocsin.resolve.date_meaning import Kind, Meaning
from tocsin.resolve.date_words import Words
from tocsin.resolve.dates import find_dates
from tocsin.resolve.tables.dates import UNITS, Season, Unit

_LAST_SENTENCE = 5  # only the first six lines of each text are annotated
_SCORED = ("DATE", "DURATION")
_UNIT_LETTER = {
    Unit.SECOND: "T{}S",
    Unit.MINUTE: "T{}M",
    Unit.HOUR: "T{}H",
    Unit.DAY: "{}D",
    Unit.WEEK: "{}W",
    Unit.MONTH: "{}M",
    Unit.QUARTER: "{}Q",
    Unit.YEAR: "{}Y",
    Unit.DECADE: "{}DE",
    Unit.CENTURY: "{}CE",
}
_SEASONS = {Season.SPRING: "SP", Season.SUMMER: "SU", Season.AUTUMN: "FA", Season.WINTER: "WI"}


def score_timex(path: Path, show: bool) -> None:
    """Print span F1, strict and by overlap, and the share of overlapping ones with the right value."""
    tally: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            _score_text(json.loads(line), tally, show)
    gold, found = tally["gold"], tally["found"]
    print(f"\nMEANTIME: {gold} dates and durations annotated, {found} found")
    for name in ("exact", "overlap", "value"):
        precision, recall = tally[name + " found"] / found, tally[name] / gold
        f1 = 2 * precision * recall / (precision + recall)
        print(f"  {name:8} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
    print(f"  value right of those that overlap: {tally['value'] / tally['overlap']:.3f}")
    kinds = [f"{kind} {tally['overlap ' + kind]}/{tally['gold ' + kind]}" for kind in _SCORED]
    print(f"  by overlap: {', '.join(kinds)}")


def _score_text(plain: dict[str, Any], tally: Counter[str], show: bool) -> None:
    published = _published(plain["timex"])
    text = plain["text"]
    stop = _end_of_line(text, _LAST_SENTENCE)
    report = Report.of(text[:stop], published)
    expressions = list(find_dates(report, split_sentences(report))[0])
    gold = [t for t in plain["timex"] if t["type"] in _SCORED and t["sent"] <= _LAST_SENTENCE]
    other = [t for t in plain["timex"] if t["type"] not in _SCORED]
    expressions = [e for e in expressions if not any(_overlaps(e, t) for t in other)]
    tally["gold"] += len(gold)
    tally["found"] += len(expressions)
    for timex in gold:
        tally["gold " + timex["type"]] += 1
        over = [e for e in expressions if _overlaps(e, timex)]
        is_exact = any((e.evidence.start, e.evidence.end) == (timex["start"], timex["end"]) for e in over)
        values = [timex_values(e) for e in over]
        is_right = any(timex["value"] in some for some in values)
        tally["exact"] += is_exact
        tally["overlap"] += bool(over)
        tally["overlap " + timex["type"]] += bool(over)
        tally["value"] += is_right
        if show and not is_right:
            print(f"  {plain['id']} P={published} {timex['text']!r} {timex['value']} | {values}")
    for expression in expressions:
        over_gold = [t for t in gold if _overlaps(expression, t)]
        tally["exact found"] += any(
            (expression.evidence.start, expression.evidence.end) == (t["start"], t["end"]) for t in over_gold
        )
        tally["overlap found"] += bool(over_gold)
        tally["value found"] += any(t["value"] in timex_values(expression) for t in over_gold)
        if show and not over_gold:
            print(f"  {plain['id']} not in the gold: {expression.evidence.exact!r} {expression.rule}")


def _published(timexes: list[dict[str, Any]]) -> str | None:
    """Give the day of the text: its annotated creation time, or the date in its second line."""
    marked = [t["value"] for t in timexes if t.get("functionInDocument") == "CREATION_TIME"]
    marked += [t["value"] for t in timexes if t["sent"] == 1 and t["type"] == "DATE"]
    if not marked:
        return None
    day: str = marked[0]
    return day if day[:4].isdigit() else "-".join(day.split("-")[::-1])


def _end_of_line(text: str, number: int) -> int:
    at = -1
    for _ in range(number + 1):
        at = text.find("\n", at + 1)
        if at < 0:
            return len(text)
    return at


def _overlaps(expression: DateExpression, timex: dict[str, Any]) -> bool:
    return bool(expression.evidence.start < timex["end"] and timex["start"] < expression.evidence.end)


def timex_values(expression: DateExpression) -> set[str]:
    """Give the values of the TIMEX3 tags that one expression stands for: a range is two dates and a duration."""
    value = expression.value
    if expression.rule == "date.range" and value is not None and value.value.precision is DatePrecision.MULTI_YEAR:
        days = value.value
        if days.start and days.end:
            return {f"{days.start:%Y}", f"{days.end:%Y}", f"P{days.end.year - days.start.year}Y"}
    one = _timex_value(expression)
    return set() if one is None else {one}


def _timex_value(expression: DateExpression) -> str | None:
    """Write what an expression means as a TIMEX3 value, by that scheme's rules."""
    words = expression.evidence.exact
    if expression.rule in ("date.duration", "date.chained.event"):
        return _counted(words)
    meaning = next((phrase.meaning for phrase in read_phrases(Words(words, 0, len(words)))), None)
    if expression.rule.startswith("date.vague"):
        return "PRESENT_REF" if expression.rule.endswith("present") else "PAST_REF"
    if meaning is not None and meaning.kind in (Kind.PAST_SPAN, Kind.NEXT_SPAN):
        return None if meaning is None else _duration(meaning)
    if expression.value is None:
        return None
    days = expression.value.value
    if meaning is not None and meaning.kind in (Kind.SINCE, Kind.UNTIL, Kind.BEFORE, Kind.AFTER) and meaning.inner:
        return _open_value(meaning, days)
    return _interval_value(expression.rule, meaning, days)


def _counted(text: str) -> str | None:
    """Give the duration that words like "nine months" or "two days after" name."""
    words = Words(text, 0, len(text))
    counted = words.count_of_units(0)
    low, high, at = counted if counted is not None else (0, 0, 0)
    unit = UNITS.get(words.at(at + 1 if words.at(at) == "-" else at))
    return None if unit is None else _duration(Meaning(Kind.DURATION, unit=unit, low=low, high=high))


def _duration(meaning: Meaning) -> str | None:
    if meaning.unit is None:
        return None
    number = str(meaning.low) if meaning.low and meaning.low == meaning.high else "X"
    if meaning.unit is Unit.DECADE and number != "X":
        return f"P{10 * int(number)}Y"
    return "P" + _UNIT_LETTER[meaning.unit].format(number)


def _open_value(meaning: Meaning, days: Interval) -> str | None:
    day = {Kind.SINCE: days.start, Kind.UNTIL: days.end}.get(meaning.kind)
    if meaning.kind is Kind.BEFORE and days.end:
        day = days.end + timedelta(days=1)
    if meaning.kind is Kind.AFTER and days.start:
        day = days.start - timedelta(days=1)
    if day is None or meaning.inner is None:
        return None
    kind = meaning.inner.kind
    unit = meaning.inner.unit
    if kind is Kind.PART and meaning.inner.inner is not None:
        kind, unit = meaning.inner.inner.kind, meaning.inner.inner.unit
    if kind is Kind.YEARS or unit is Unit.YEAR:
        return f"{day:%Y}"
    return f"{day:%Y-%m}" if kind is Kind.MONTH else day.isoformat()


def _interval_value(rule: str, meaning: Meaning | None, days: Interval) -> str | None:
    start = days.start
    if start is None:
        return "PAST_REF"
    if rule.startswith("date.quarter"):
        return f"{start:%Y}-Q{(start.month + 2) // 3}"
    if rule.startswith("date.season") and meaning is not None and meaning.season is not None:
        return f"{start:%Y}-{_SEASONS[meaning.season]}"
    if "weekend" in rule:
        return f"{start:%G-W%V}-WE"
    if rule.startswith(("date.week_of_month", "date.ago.week")):
        return f"{_middle(days):%G-W%V}"
    if rule.startswith("date.part") or rule.startswith("date.earlier_in"):
        return f"{start:%Y-%m}" if rule.endswith("month") else f"{start:%Y}"
    if rule == "date.ago.year":
        return f"{_middle(days):%Y}"
    if rule == "date.ago.month":
        return f"{_middle(days):%Y-%m}"
    return _by_precision(days, start)


def _middle(days: Interval) -> date:
    assert days.start is not None
    return days.start if days.end is None else days.start + (days.end - days.start) / 2


def _by_precision(days: Interval, start: date) -> str | None:
    if days.precision is DatePrecision.DAY:
        return start.isoformat()
    if days.precision is DatePrecision.WEEK:
        return f"{start:%G-W%V}"
    if days.precision is DatePrecision.MONTH:
        return f"{start:%Y-%m}"
    if days.precision is DatePrecision.YEAR:
        return f"{start:%Y}"
    if days.precision is DatePrecision.MULTI_YEAR and days.end and days.end.year - start.year == 9:
        return f"{start.year // 10}"
    return None
