"""The grammar of dates counted from another: "yesterday", "last week", "two days later", "in the past few years"."""

from dataclasses import replace

from tocsin.resolve.date_calendar import read_month, read_number, read_weekday
from tocsin.resolve.date_meaning import Kind, Meaning, Phrase
from tocsin.resolve.date_words import Words
from tocsin.resolve.tables.dates import (
    EVENT_NOUNS,
    MONTHS,
    PARTS_OF_DAY,
    SEASONS,
    UNITS,
    VAGUE_COUNTS,
    WEEKDAYS,
    Unit,
)

_SHORT = (Unit.SECOND, Unit.MINUTE, Unit.HOUR)
_SINGLE_UNITS = {word: unit for word, unit in UNITS.items() if not word.endswith("s") and unit not in _SHORT}
_EARLIER = frozenset("earlier before prior previously beforehand".split())
_LATER = frozenset("later after afterwards afterward thereafter on".split())
_SAME = frozenset("same that very".split())
_SHIFTS = {"last": -1, "previous": -1, "preceding": -1, "prior": -1, "past": -1, "this": 0, "current": 0, "next": 1}
_FORWARD = frozenset("following next subsequent succeeding ensuing".split())
_BACKWARD = frozenset("previous preceding prior".split())
_DURATION_LEADS = frozenset(
    "for within over during after nearly almost about than in least some up lasted lasting takes took every".split()
)
_VAGUE = {
    "now": "present",
    "currently": "present",
    "nowadays": "present",
    "presently": "present",
    "recently": "past",
    "lately": "past",
    "formerly": "past",
}
_TODAY = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_VAGUE_TODAY_NOUNS = frozenset(
    "world society generation age era youth times standards youngsters kids children teenagers politics economy".split()
)


def read_day_word(words: Words, index: int) -> Phrase | None:
    """Read yesterday, today, tonight, tomorrow; not "today's world"."""
    word = words.at(index)
    if words.at(index + 1) == "'s" and words.at(index + 2) in _VAGUE_TODAY_NOUNS:
        return None
    if words.at(index - 1) == "a" or (words.at(index - 1) == "the" and words.is_name(index)):
        return None
    if word == "today" and (words.at(index - 1) == "usa" or words.at(index - 2) in _VAGUE_TODAY_NOUNS):
        return None
    return Phrase(index, index + 1, Meaning(Kind.DAY_OFFSET, low=_TODAY[word]), f"date.{word}")


def read_overnight(words: Words, index: int) -> Phrase | None:
    """Read "overnight"."""
    return Phrase(index, index + 1, Meaning(Kind.OVERNIGHT), "date.overnight")


def read_vague(words: Words, index: int) -> Phrase | None:
    """Read "currently", "recently": words of time that name no day."""
    name = _VAGUE[words.at(index)]
    return Phrase(index, index + 1, Meaning(Kind.VAGUE, name=name), f"date.vague.{name}")


def read_last(words: Words, index: int) -> Phrase | None:
    """Read what begins with last, past, this, next, previous, following, same, that."""
    word, at = words.at(index), index + 1
    is_this = word == "this"
    if word == "this" and words.at(at) in ("past", "last", "coming", "current"):
        word = {"coming": "next", "current": "this"}.get(words.at(at), "last")
        at += 1
    if word in ("coming", "upcoming"):
        word = "next"
    if word == "this" and words.at(at) == "time" and words.at(at + 1) == "last":
        unit = _SINGLE_UNITS.get(words.at(at + 2))
        if unit in (Unit.WEEK, Unit.MONTH, Unit.YEAR):
            return Phrase(index, at + 3, Meaning(Kind.AGO, unit=unit, low=1, high=1), f"date.ago.{unit}")
    shift = _SHIFTS.get(word)
    follower = words.at(at)
    chained = _chained_word(words, index, word, at)
    if chained is not None:
        return chained
    if shift is None:
        return None
    if follower == "night" and shift == -1:
        return Phrase(index, at + 1, Meaning(Kind.LAST_NIGHT), "date.night.last")
    if follower in PARTS_OF_DAY and shift == 0:
        return Phrase(index, at + 1, Meaning(Kind.DAY_OFFSET), "date.today")
    named = _shifted_name(words, index, at, shift)
    if named is not None:
        is_near = is_this and named.meaning.kind is Kind.WEEKDAY
        return replace(named, meaning=replace(named.meaning, name="past")) if is_near else named
    unit = _SINGLE_UNITS.get(follower)
    if unit is not None and unit is not Unit.DAY and words.at(at + 1) != "-":
        if words.at(at + 1) == "of" and unit is Unit.WEEK and words.at(at + 2) in MONTHS:
            return _week_of(words, index, at, -1 if shift == -1 else 0)
        is_span = words.at(index - 1) == "the" and words.at(index - 2) in ("in", "over", "during", "within", "for")
        if word == "past" or (word == "last" and is_span and unit in (Unit.WEEK, Unit.MONTH, Unit.YEAR)):
            return Phrase(index, at + 1, Meaning(Kind.PAST_SPAN, unit=unit, low=1, high=1), "date.span.past")
        name = {-1: "last", 0: "this", 1: "next"}[shift]
        return Phrase(index, at + 1, Meaning(Kind.UNIT, unit=unit, shift=shift), f"date.{unit}.{name}")
    return _span(words, index, at, shift)


def _span(words: Words, index: int, at: int, shift: int) -> Phrase | None:
    """Read "past few weeks", "last two years", "next 10 days"."""
    counted = words.count_of_units(at)
    low, high = (2, 5) if counted is None else counted[:2]
    behind = at if counted is None else counted[2]
    if words.at(behind) in ("full", "calendar", "consecutive", "straight"):
        behind += 1
    unit = UNITS.get(words.at(behind))
    if unit is None or shift == 0 or (counted is None and not words.at(behind).endswith("s")):
        return None
    if counted is None and words.at(behind + 1) == "of":
        return None  # "the last days of the siege"
    kind, name = (Kind.PAST_SPAN, "past") if shift == -1 else (Kind.NEXT_SPAN, "next")
    return Phrase(index, behind + 1, Meaning(kind, unit=unit, low=low, high=high), f"date.span.{name}")


def _shifted_name(words: Words, index: int, at: int, shift: int) -> Phrase | None:
    """Read a weekday, month or season after last, this or next."""
    follower = words.at(at)
    if follower in WEEKDAYS:
        found = read_weekday(words, at)
        if found is None or found.meaning.kind is not Kind.WEEKDAY or found.meaning.unit is not None:
            return None
    elif follower in MONTHS:
        found = read_month(words, at, is_led=True)
        if found is None or found.meaning.year is not None:
            return None
    elif follower in SEASONS:
        season = Meaning(Kind.SEASON, season=SEASONS[follower], name="shifted", shift=shift)
        rule = {-1: "last", 0: "this", 1: "next"}[shift]
        return Phrase(index, at + 1, season, f"date.season.{rule}")
    else:
        return None
    rule = {-1: "last", 0: "this", 1: "next"}[shift]
    return Phrase(index, found.end, replace(found.meaning, shift=shift, name="named"), f"{found.rule}.{rule}")


def _chained_word(words: Words, index: int, word: str, at: int) -> Phrase | None:
    """Read "the following day", "the previous night", "that week", "the same day"."""
    follower = words.at(at)
    unit = Unit.DAY if follower in PARTS_OF_DAY else _SINGLE_UNITS.get(follower)
    if word in _SAME:
        if word == "that" and words.at(at) not in (
            "day",
            "night",
            "morning",
            "evening",
            "afternoon",
            "week",
            "month",
            "year",
            "weekend",
        ):
            return None
        if unit is not None and unit is not Unit.QUARTER:
            return Phrase(index, at + 1, Meaning(Kind.CHAINED, unit=unit), "date.chained.same")
        return None
    if word in _FORWARD and (word != "next" or unit is Unit.DAY):
        if follower in WEEKDAYS and words.is_capital(at):
            meaning = Meaning(Kind.CHAINED, weekday=WEEKDAYS[follower], shift=1)
            return Phrase(index, at + 1, meaning, "date.chained.weekday")
        if unit is not None:
            meaning = Meaning(Kind.CHAINED, unit=unit, low=1, high=1, name="calendar")
            return Phrase(index, at + 1, meaning, "date.chained.next")
    if word in _BACKWARD and unit is not None:
        meaning = Meaning(Kind.CHAINED, unit=unit, low=-1, high=-1, name="calendar")
        return Phrase(index, at + 1, meaning, "date.chained.previous")
    return None


def _week_of(words: Words, index: int, at: int, number: int) -> Phrase | None:
    """Read "first week of May", "last week of March 2015"; `at` is the word week."""
    month = read_month(words, at + 2, is_led=True)
    if month is None or month.meaning.kind is not Kind.MONTH:
        return None
    meaning = Meaning(Kind.WEEK_OF_MONTH, low=number, inner=month.meaning)
    return Phrase(index, month.end, meaning, "date.week_of_month")


def read_earlier(words: Words, index: int) -> Phrase | None:
    """Read "earlier this month", "later this week", "earlier in the year"."""
    at = index + 1
    if words.at(at) == "in" and words.at(at + 1) in MONTHS and words.at(index) == "earlier":
        month = read_month(words, at + 1, is_led=True)
        if month is not None and month.meaning.kind is Kind.MONTH:
            return Phrase(index, month.end, Meaning(Kind.EARLIER_IN, inner=month.meaning), "date.earlier_in.month")
    if words.at(at) == "in" and words.at(at + 1) == "the":
        at += 1
    elif words.at(at) != "this":
        return None
    unit = _SINGLE_UNITS.get(words.at(at + 1))
    if unit is None or unit is Unit.DAY or (words.at(at) == "the" and words.at(at + 2) in ("of", "-")):
        return None
    kind = Kind.EARLIER_IN if words.at(index) == "earlier" else Kind.LATER_IN
    return Phrase(index, at + 2, Meaning(kind, unit=unit), f"date.{kind}.{unit}")


def read_recent(words: Words, index: int) -> Phrase | None:
    """Read "recent weeks" and "coming days"."""
    unit = UNITS.get(words.at(index + 1))
    if unit is None or not words.at(index + 1).endswith("s"):
        return None
    kind, name = (Kind.PAST_SPAN, "past") if words.at(index) == "recent" else (Kind.NEXT_SPAN, "next")
    return Phrase(index, index + 2, Meaning(kind, unit=unit, low=2, high=5), f"date.span.{name}")


def read_counted(words: Words, index: int) -> Phrase | None:
    """Read a number of units: "two days ago", "a week later", "three days after the attack", "33 years"."""
    counted = words.count_of_units(index)
    if counted is None:
        return None
    low, high, at = counted
    is_hyphened = words.at(at) == "-" and words.is_close(at)
    if is_hyphened:
        at += 1
    unit = UNITS.get(words.at(at))
    if unit is None or (words.at(at) == "second" and at > index) or unit in (Unit.WEEKEND, Unit.QUARTER):
        return None
    if words.at(at) == "fortnight" or words.at(at) == "fortnights":
        low, high = 2 * low, 2 * high
    return _counted_unit(words, index, at, unit, (low, high), is_hyphened)


def _counted_unit(
    words: Words, index: int, at: int, unit: Unit, count: tuple[int, int], is_hyphened: bool
) -> Phrase | None:
    low, high = count
    end = at + 1
    after = words.at(end)
    if after in ("-", "old") or (after == "of" and words.at(end + 1) == "age") or words.at(index - 1) == "aged":
        return None
    if words.at(index) in VAGUE_COUNTS and not is_hyphened and not words.at(at).endswith("s"):
        return None  # "some day", "many a year"
    if not is_hyphened:
        if after == "ago" or (after == "back" and words.at(end + 1) in (",", ".", "")):
            if unit is Unit.WEEK and low == high and words.at(end + 1) in WEEKDAYS and words.is_capital(end + 1):
                day = Meaning(Kind.WEEKDAY, weekday=WEEKDAYS[words.at(end + 1)], unit=Unit.WEEK, low=low)
                return Phrase(index, end + 2, day, "date.weekday.weeks_ago")
            return Phrase(index, end + 1, Meaning(Kind.AGO, unit=unit, low=low, high=high), f"date.ago.{unit}")
        if after == "from" and words.at(end + 1) in ("now", "today"):
            return Phrase(index, end + 2, Meaning(Kind.AGO, unit=unit, low=-high, high=-low), f"date.ahead.{unit}")
        placed = _before_or_after(words, index, end, unit, low, high)
        if placed is not None:
            return placed
    if words.at(index - 1) == "on" and words.at(index) in VAGUE_COUNTS:
        return None
    is_bare = words.at(index) in ("a", "an", "one") and not is_hyphened
    if is_bare and after != "of" and words.at(index - 1) not in _DURATION_LEADS:
        return None
    if words.at(end) == "'":
        end += 1
    first = index
    return Phrase(first, at + 1, Meaning(Kind.DURATION, unit=unit, low=low, high=high), "date.duration")


def _before_or_after(words: Words, index: int, end: int, unit: Unit, low: int, high: int) -> Phrase | None:
    """Read what follows a number of units: "later", "earlier", "before", "after the attack"."""
    after = words.at(end)
    if after in _EARLIER:
        sign = -1
    elif after in _LATER and (after != "on" or words.at(end + 1) in (",", ".", "")):
        sign = 1
    else:
        return None
    if after in ("before", "after", "prior") and _opens_phrase(words, end + 1):
        noun = _event_noun(words, end + 1)
        meaning = Meaning(Kind.AFTER_EVENT, unit=unit, low=sign * low, high=sign * high, name=noun)
        return Phrase(index, end + 1, meaning, "date.chained.event")
    low, high = sorted((sign * low, sign * high))
    return Phrase(index, end + 1, Meaning(Kind.CHAINED, unit=unit, low=low, high=high), f"date.chained.{after}")


def _opens_phrase(words: Words, index: int) -> bool:
    """Say whether words that an act can be named by come next ("the attack", "a suicide bomber struck")."""
    word = words.at(index)
    return bool(word) and word[0].isalpha() and word not in ("and", "but", "when", "in", "on", "at", "that", "police")


def _event_noun(words: Words, index: int) -> str | None:
    for at in range(index, min(index + 6, words.count)):
        if words.at(at) in EVENT_NOUNS:
            return words.at(at)
    return None


def read_bare_unit(words: Words, index: int) -> Phrase | None:
    """Read "days later", "years ago", "for weeks", "the day before", "decades of war"."""
    word = words.at(index)
    unit = UNITS[word]
    after, before = words.at(index + 1), words.at(index - 1)
    if not word.endswith("s"):
        return _bare_single(words, index, unit, after, before)
    if word == "weekends":
        return None
    if after == "ago":
        return Phrase(index, index + 2, Meaning(Kind.LONG_AGO, unit=unit), f"date.ago.{unit}")
    if after in _EARLIER or (after in _LATER and after != "on"):
        return Phrase(index, index + 2, Meaning(Kind.CHAINED, unit=None), "date.chained.unknown")
    if after == "-" and words.at(index + 2) == "long":
        return Phrase(index, index + 3, Meaning(Kind.DURATION, unit=unit), "date.duration")
    if before in ("for", "lasted", "took") or (after == "of" and before not in ("the", "these", "those", "early")):
        return Phrase(index, index + 1, Meaning(Kind.DURATION, unit=unit), "date.duration")
    return None


def _bare_single(words: Words, index: int, unit: Unit, after: str, before: str) -> Phrase | None:
    if unit is Unit.WEEKEND and before == "the" and after in ("before", "after"):
        step = -1 if after == "before" else 1
        meaning = Meaning(Kind.CHAINED, unit=unit, low=step, high=step, name="calendar")
        return Phrase(index, index + 2, meaning, f"date.chained.{after}")
    if unit is Unit.WEEKEND:
        if before in ("the", "over") and after != "'s":
            return Phrase(index, index + 1, Meaning(Kind.UNIT, unit=unit), "date.weekend")
        return None
    if before == "the" and unit in (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR) and after in ("before", "after"):
        sign = -1 if after == "before" else 1
        if words.at(index + 2) == "last" or (words.at(index + 2) == "next" and unit is not Unit.DAY):
            return Phrase(index, index + 3, Meaning(Kind.UNIT, unit=unit, shift=2 * sign), f"date.{unit}.two_away")
        if words.at(index + 2) in ("yesterday", "tomorrow"):
            return Phrase(index, index + 3, Meaning(Kind.DAY_OFFSET, low=2 * sign), "date.day_offset")
        return _before_or_after(words, index, index + 1, unit, 1, 1)
    return None


def read_night(words: Words, index: int) -> Phrase | None:
    """Read "the night before"."""
    if words.at(index - 1) == "the" and words.at(index + 1) in ("before", "after"):
        return _before_or_after(words, index, index + 1, Unit.DAY, 1, 1)
    return None


def read_ordinal(words: Words, index: int) -> Phrase | None:
    """Read "first week of May", "second half of 2015", "third quarter", "19th century", "fourth of July"."""
    found = read_number(words, index)
    if found is not None:
        return found
    number = words.ordinal(index)
    at = index + 2 if words.at(index + 1) == "-" else index + 1
    if number is not None and words.at(at) == "week" and words.at(at + 1) == "of" and words.at(at + 2) in MONTHS:
        return _week_of(words, index, at, number)
    return None
