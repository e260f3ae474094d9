"""The grammar of calendar dates in words: days, months, weekdays, seasons."""

from tocsin.resolve.date_meaning import Kind, Meaning, Phrase
from tocsin.resolve.date_numbers import (
    FIRST_YEAR,
    LAST_YEAR,
    read_century,
    read_decade,
    read_numeric,
    read_year,
    read_year_span,
    two_digit_year,
)
from tocsin.resolve.date_words import Words
from tocsin.resolve.tables.dates import (
    COUNTED_NOUNS,
    DOUBTFUL_MONTHS,
    EVENT_NOUNS,
    MONTH_ABBREVIATIONS,
    MONTH_LEADS,
    MONTHS,
    NAME_NOUNS,
    PARTS,
    SEASONS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
    Season,
    Unit,
)

THAT_YEAR = 1000  # the shift of "July of that year": the year is that of the date told before
_NO_YEAR = 99_999  # "12 March 10000": out of any calendar's range
_YEAR_SHIFTS = {"last": -1, "this": 0, "next": 1}
_NOT_A_WEEKDAY_BEFORE = frozenset("every each sheffield super casual black freaky fat bloody ruby cyber good".split())
_WEEKDAY_LEADS = frozenset("on last next since until by from to of this late early before after".split())
_PLACE_LEADS = frozenset("to near at the of".split())
_NOT_A_WEEKDAY_AFTER = frozenset(
    "prayers prayer times mirror telegraph night-football mail mass school sermon"
    " paper papers newspaper lunch dinner roast league".split()
)


def year_behind(words: Words, index: int) -> tuple[int | None, int | None, int]:
    """Give the year after a day or a month, or its shift ("last year"), and the index behind; index if none."""
    at = index + 1 if words.at(index) == "," else index
    if words.at(at) == "of" and at == index:
        at += 1
    year = words.year(at)
    if year is not None and words.at(at + 1) not in ("hours", "gmt", "local", ":"):
        return year, None, at + 1
    if words.at(at).isdecimal() and 5 <= len(words.at(at)) <= 6 and at == index:
        return _NO_YEAR, None, at + 1
    if words.at(at) in ("that", "same") and words.at(at - 1) == "of" and words.at(at + 1) == "year":
        return None, THAT_YEAR, at + 2
    if at == index or words.at(at - 1) == "of":
        shift = _YEAR_SHIFTS.get(words.at(at))
        if shift is not None and words.at(at + 1) == "year":
            return None, shift, at + 2
    if words.at(index) == "'" and len(words.at(index + 1)) == 2 and words.at(index + 1).isdecimal():
        return two_digit_year(int(words.at(index + 1))), None, index + 2
    short = words.at(index)
    if len(short) == 2 and short.isdecimal() and _ends_dateline(words, index + 1):
        return two_digit_year(int(short)), None, index + 1
    return None, None, index


def _ends_dateline(words: Words, index: int) -> bool:
    """Say whether a dateline ends here, so that "3 JAN 90" has a year; "3 JAN 90 PEOPLE" has none."""
    return index >= words.count or words.at(index) in ("(", "-", "--", "–", "—", "]", ")", "[")


def read_month(words: Words, index: int, is_led: bool = False) -> Phrase | None:
    """Read "Nov. 10, 2017", "November 10", "November 2017", or a month alone where its neighbours make it one."""
    name = words.at(index)
    month = MONTHS[name]
    at = index + 1
    if words.at(at) == "." and name in MONTH_ABBREVIATIONS:
        at += 1
    day = words.day_number(at)
    if day is not None and 1 <= day <= 31 and not _is_counted(words, at):
        return _month_day(words, index, at, month, day)
    if not words.is_capital(index):
        return None
    year, shift, end = year_behind(words, at)
    if year is not None:
        return Phrase(index, end, Meaning(Kind.MONTH, year=year, month=month), "date.month.full")
    if shift is not None:
        return Phrase(index, end, Meaning(Kind.MONTH, month=month, shift=shift), "date.month.shifted")
    if words.is_capitals and day is not None and day > 31 and not _is_counted(words, at):
        return Phrase(index, at + 1, Meaning(Kind.MONTH, year=two_digit_year(day), month=month), "date.month.full")
    if is_led or _is_month(words, index, at):
        return Phrase(index, at, Meaning(Kind.MONTH, month=month), "date.month.yearless")
    return None


def _is_counted(words: Words, index: int) -> bool:
    """Say whether the number counts what follows it: "in May 15 people were killed"."""
    return words.at(index).isdecimal() and words.at(index + 1) in COUNTED_NOUNS


def _is_named(words: Words, index: int, end: int) -> bool:
    """Say whether a day and month are a name or a habit: "the 17 November group", "every 21 May"."""
    at = end + 1 if words.at(end) in ("-", "'s") else end
    return words.at(at) in NAME_NOUNS or words.at(index - 1) in ("every", "each")


def _month_day(words: Words, index: int, at: int, month: int, day: int) -> Phrase | None:
    end = at + 1
    if words.at(end) in ("-", "–", "to", "through", "until") or (
        words.at(end) == "and" and (words.at(index - 1) == "between" or words.day_number(end + 1) == day + 1)
    ):
        last = words.day_number(end + 1)
        if last is not None and day < last <= 31 and words.at(end + 2) not in MONTHS:
            year, shift, behind = year_behind(words, end + 2)
            return _days(index, behind, year, shift, month, day, last)
    year, shift, end = year_behind(words, end)
    if year is None and (not words.is_capital(index) or _is_named(words, index, end)):
        return None
    return Phrase(index, end, Meaning(Kind.DAY, year=year, month=month, day=day, shift=shift), _day_rule(year))


def _days(first: int, end: int, year: int | None, shift: int | None, month: int, day: int, last: int) -> Phrase:
    """Give the span from one day of a month to another."""
    opening = Meaning(Kind.DAY, year=year, month=month, day=day, shift=shift)
    closing = Meaning(Kind.DAY, year=year, month=month, day=last, shift=shift)
    return Phrase(first, end, Meaning(Kind.RANGE, inner=opening, last=closing), "date.range")


def _day_rule(year: int | None) -> str:
    return "date.day.yearless" if year is None else "date.day.full"


def _is_month(words: Words, index: int, end: int) -> bool:
    """Say whether a month that stands alone is a date and no name, verb or adjective."""
    name, before, after = words.at(index), words.at(index - 1), words.at(end)
    lead = words.at(index - 2) if before in ("-", "the") else before
    if words.day_number(index - (2 if before == "of" else 1)) is not None:
        return False  # the rule for days has read it as a name
    if words.is_name(end) and after not in WEEKDAYS and after not in MONTHS and index + 1 == end:
        return before in MONTH_LEADS and name not in DOUBTFUL_MONTHS and not words.is_name(index - 1)
    if before == "from" and after in ("until", "till", "through", "to", "-", "–"):
        return True
    if name == "may" and before in ("by", "from", "around", "between", "for", "before", "after", "till", "to"):
        return False
    if words.is_capitals:
        return before in MONTH_LEADS or lead in PARTS or (after in EVENT_NOUNS and name not in ("may", "march"))
    if before in MONTH_LEADS or (before == "-" and lead in PARTS):
        return True
    if after == "'s" or after in EVENT_NOUNS:
        return name not in ("may", "march") or (before == "the" and after in EVENT_NOUNS)
    if before == "of" and words.at(index - 2) in ("month", "end", "beginning", "start", "middle", "week", "half"):
        return True
    if before in ("and", "or", "to", "–", "-", "through") and words.at(index - 2) in MONTHS:
        return True
    return name not in DOUBTFUL_MONTHS and not words.is_name(index - 1) and len(name) > 4


def read_number(words: Words, index: int) -> Phrase | None:
    """Read a date that opens with digits or an ordinal."""
    for rule in (read_numeric, _day_month, read_decade, read_century, read_year_span, read_year):
        found = rule(words, index)
        if found is not None:
            return found
    return None


def _day_month(words: Words, index: int) -> Phrase | None:
    """Read "10 November 2017", "10th of Nov.", "10-Nov-2017", "3-5 May", "3 to 5 May"."""
    day = words.day_number(index)
    if day is None:
        ordinal = words.ordinal(index)
        if ordinal is None or words.at(index + 1) != "of" or words.at(index + 2) not in MONTHS:
            return None
        day = ordinal
    if words.is_close(index) and words.at(index - 1) in "$€£#/.":
        return None
    at = index + 1
    last = None
    is_between = words.at(at) in ("and", "&") and (
        words.at(index - 1) == "between" or words.day_number(at + 1) == day + 1
    )
    if words.at(at) in ("-", "–", "/", "to", "through", "until") or is_between:
        last = words.day_number(at + 1)
        if last is not None and last > day:
            at += 2
        else:
            last = None
            at += 1 if words.at(at) in "-/" else 0
    if words.at(at) == "of":
        at += 1
    name = words.at(at)
    if name not in MONTHS or not 1 <= day <= 31:
        return None
    if not words.is_capital(at) and not (words.year(at + 1) and name not in ("may", "march")):
        return None
    end = at + 1
    if words.at(end) == "." and name in MONTH_ABBREVIATIONS and end + 1 < words.count:
        end += 1
    if words.at(end) in ("-", "/") and words.year(end + 1) is not None:
        end += 1
    year, shift, end = year_behind(words, end)
    if words.at(end - 1) == "." and end == words.count:
        end -= 1
    if year is None and _is_named(words, index, end):
        return None
    if last is not None:
        return _days(index, end, year, shift, MONTHS[name], day, last)
    return Phrase(index, end, Meaning(Kind.DAY, year=year, month=MONTHS[name], day=day, shift=shift), _day_rule(year))


def read_weekday(words: Words, index: int) -> Phrase | None:
    """Read "Tuesday", "Friday, Nov. 11, 2016", "Tuesday last week"; not "Friday prayers" or "The Sun"."""
    name = words.at(index)
    weekday = WEEKDAYS[name]
    at = index + 1
    if name in WEEKDAY_ABBREVIATIONS:
        if words.at(at) == ".":
            at += 1
        if not _is_short_weekday(words, index, at):
            return None
    if not words.is_capital(index) and words.at(index - 1) not in ("on", "last", "next", "since", "until"):
        return None
    if words.at(index - 1) in _NOT_A_WEEKDAY_BEFORE or words.at(at) in _NOT_A_WEEKDAY_AFTER:
        return None
    if words.at(index - 1) in _PLACE_LEADS and words.is_name(at) and words.at(at) not in MONTHS:
        return None  # "the road to Sunday Lake"
    behind = at + 1 if words.at(at) in (",", "the") else at
    is_thirteenth = words.at(at) == "the" and words.ordinal(at + 1) is not None
    dated = None
    if words.at(behind) in MONTHS:
        dated = read_month(words, behind)
    elif words.at(behind)[:1].isdecimal():
        dated = read_number(words, behind)
    if dated is not None and dated.meaning.kind is Kind.DAY:
        told = dated.meaning
        meaning = Meaning(Kind.DAY, year=told.year, month=told.month, day=told.day, shift=told.shift, weekday=weekday)
        return Phrase(index, dated.end, meaning, dated.rule)
    if is_thirteenth or (words.is_name(at) and words.at(at) == "night"):
        return None
    if words.at(index - 1) == "the" and words.at(at) in ("before", "after"):
        return _read_weekday_beside(words, index, at)
    week = at + 1 if words.at(at) == "of" else at
    shift = _YEAR_SHIFTS.get(words.at(week))
    if shift is not None and words.at(week + 1) == "week":
        meaning = Meaning(Kind.WEEKDAY, weekday=weekday, unit=Unit.WEEK, shift=shift)
        return Phrase(index, week + 2, meaning, "date.weekday.of_week")
    is_doubtful = words.is_name(at) and words.at(index - 1) not in _WEEKDAY_LEADS  # "Sunday Oliseh"
    rule = "date.weekday.of_name" if is_doubtful else "date.weekday"
    return Phrase(index, index + 1, Meaning(Kind.WEEKDAY, weekday=weekday), rule)


def _read_weekday_beside(words: Words, index: int, at: int) -> Phrase:
    """Read "the Friday before", and "the Friday after the raid"; `at` is before or after."""
    shift = -1 if words.at(at) == "before" else 1
    noun = next((words.at(i) for i in range(at + 1, min(at + 6, words.count)) if words.at(i) in EVENT_NOUNS), None)
    is_named = words.at(at + 1)[:1].isalpha() and words.at(at + 1) not in ("and", "but", "in", "on", "at", "when")
    kind = Kind.AFTER_EVENT if is_named else Kind.CHAINED
    meaning = Meaning(kind, weekday=WEEKDAYS[words.at(index)], shift=shift, name=noun if is_named else None)
    return Phrase(index, at + 1, meaning, "date.chained.weekday")


def _is_short_weekday(words: Words, index: int, end: int) -> bool:
    if words.at(end) == ",":
        end += 1
    if words.at(end) in MONTHS or (words.day_number(end) is not None and words.at(end + 1) in MONTHS):
        return True
    return words.is_capital(index) and words.at(index - 1) in ("on", "last", "next", "since", "until")


def read_season(words: Words, index: int) -> Phrase | None:
    """Read "summer 2023", "the winter of 2015", "in the spring"; not "the Arab Spring" or "the fall of Mosul"."""
    season = SEASONS[words.at(index)]
    at = index + 1
    if words.at(at) == "of" or (words.at(at) == "," and words.year(at + 1) is not None):
        at += 1
    year = words.year(at)
    if year is not None and FIRST_YEAR <= year <= LAST_YEAR:
        end, last = at + 1, None
        if words.at(end) in ("-", "–", "/") and words.at(end + 1).isdecimal() and season is Season.WINTER:
            end, last = end + 2, year + 1
        return Phrase(index, end, Meaning(Kind.SEASON, season=season, year=year, last_year=last), "date.season.full")
    shift = _YEAR_SHIFTS.get(words.at(at))
    if shift is not None and words.at(at + 1) == "year":
        return Phrase(index, at + 2, Meaning(Kind.SEASON, season=season, shift=shift), "date.season.shifted")
    before = words.at(index - 1)
    lead = words.at(index - 2) if before == "the" else before
    is_led = lead in ("in", "during", "over", "since", "until", "through", "by", "this", "throughout")
    if (
        words.is_name(index)
        or not is_led
        or at != index + 1
        or (season is Season.AUTUMN and before != "the" and words.at(index) == "fall")
    ):
        return None
    return Phrase(index, index + 1, Meaning(Kind.SEASON, season=season), "date.season.yearless")
