"""What the sentence around a date says of it: which way it looks, and what the date dates."""

from dataclasses import dataclass

from tocsin.model.draft import DateUse
from tocsin.resolve.date_meaning import Kind, Meaning, Phrase, Tense
from tocsin.resolve.date_words import Words
from tocsin.resolve.tables.dates import (
    CALLED_OFF,
    CLAUSE_ENDS,
    COMMISSIVES,
    DEFERRALS,
    EVENT_NOUNS,
    FUTURE_CUES,
    MODALS,
    NEUTRAL_NOUNS,
    NOT_PAST,
    PARTS_OF_DAY,
    PAST_CUES,
    PLAN_CUES,
    PRESENT_CUES,
    PRESENT_VERBS,
    SEEMING,
    SPEECH_NOUNS,
    SPEECH_VERBS,
    WEAK_FUTURE_CUES,
    Unit,
)

_LOOKING_BACK = frozenset({Kind.PAST_SPAN, Kind.EARLIER_IN, Kind.LAST_NIGHT, Kind.OVERNIGHT, Kind.LONG_AGO, Kind.SINCE})
_YEARS = frozenset(("year", "years"))
_ATTRIBUTES = frozenset("planned scheduled expected intended upcoming".split())
_DETERMINERS = frozenset("a an the 's its his her their originally long".split())
_DUE_LEADS = frozenset("is are was were be been originally 's".split())
_ARRANGED = frozenset("scheduled set expected due slated".split())
_REACH = 30  # words to either side that are looked at
_DEFERRED_REACH = 8  # words before "to Monday" in which the verb stands that puts something off
_CLOSE_BEFORE = 4  # words before a date in which a present verb tells what is arranged
_CLOSE = 7  # words to either side in which one that looks the other way makes a date doubtful
_BEFORE_A_DATE = frozenset("on late early the earlier just at about around in".split()) | PARTS_OF_DAY
_AUXILIARIES = frozenset("is are was were be set due".split())
_RELEASED = frozenset("issued released published posted made read broadcast carried sent dated given aired".split())


@dataclass(frozen=True, slots=True)
class Context:
    """Which way the words around a date look, whether only weak words say so, and what it dates.

    `is_mixed` says that the words nearest to the date look the other way than those that decided.
    """

    tense: Tense
    use: DateUse
    is_weak: bool = False
    is_mixed: bool = False


def read_context(words: Words, phrase: Phrase) -> Context:
    """Say what a date in a sentence dates: an event, what somebody said, a plan, or how long something took."""
    if phrase.meaning.kind is Kind.DURATION:
        return Context(Tense.UNKNOWN, DateUse.DURATION)
    if _is_speech(words, phrase):
        return Context(Tense.PAST, DateUse.SPEECH)
    if _is_timed(words, phrase.first):
        return Context(Tense.NEAREST, DateUse.PLANNED, is_weak=True)
    tense, is_plan, is_weak = _tense(words, phrase)
    if (tense is Tense.FUTURE or is_plan) and not is_past(phrase.meaning):
        return Context(tense, DateUse.PLANNED, is_weak, _is_mixed(words, phrase, tense))
    return Context(tense, DateUse.EVENT, is_weak, _is_mixed(words, phrase, tense))


def is_past(meaning: Meaning) -> bool:
    """Say whether the words themselves look back: "last month", "yesterday", "two years ago"."""
    if meaning.inner is not None:
        return is_past(meaning.inner)
    if meaning.kind in (Kind.AGO, Kind.DAY_OFFSET):
        return (meaning.low > 0) if meaning.kind is Kind.AGO else meaning.low < 0
    return meaning.kind in _LOOKING_BACK or (
        meaning.kind in (Kind.UNIT, Kind.MONTH, Kind.SEASON) and meaning.shift == -1
    )


def _is_timed(words: Words, first: int) -> bool:
    """Say whether the date is what a plan was timed for ("timed to coincide with")."""
    near = words.low[max(0, first - 9) : first]
    return "timed" in near or ("coincide" in near and "to" in near)


def _is_speech(words: Words, phrase: Phrase) -> bool:
    """Say whether the date is that of a statement: "said on Friday", "told reporters Tuesday", "on Monday said"."""
    after = words.at(phrase.end)
    if after == "'s":
        return words.at(phrase.end + 1) in SPEECH_NOUNS
    behind = phrase.end + 1 if after in PARTS_OF_DAY else phrase.end
    if words.at(behind) == ",":
        behind += 1
    if words.at(behind) in SPEECH_VERBS:
        return True
    at = phrase.first - 1
    while words.at(at) in _BEFORE_A_DATE:
        at -= 1
    word = words.at(at)
    if word in SPEECH_VERBS:
        return True
    if word in _RELEASED:
        at -= 1
        word = words.at(at)
    if word in SPEECH_NOUNS:
        near = words.low[max(0, at - 5) : at]
        return any(each in ("in", "a", "an", "issued", "released", "told") for each in near)
    for back in range(at, max(at - 5, -1), -1):
        each = words.at(back)
        if each == "told":
            return True
        if each in CLAUSE_ENDS or each in (",", "that", "of", "killed") or each in EVENT_NOUNS:
            return False
    return False


def _tense(words: Words, phrase: Phrase) -> tuple[Tense, bool, bool]:
    """Give the tense, whether it is a plan told in the past, and whether the cue is weak."""
    after = words.at(phrase.end)
    is_attributive = after == "'s" or (words.at(phrase.first - 1) in ("a", "an", "the") and after[:1].isalpha())
    if is_attributive:
        if after in EVENT_NOUNS and after not in NEUTRAL_NOUNS:
            return Tense.PAST, False, False
        found = _look_right(words, phrase.end)
        if found is not None:
            return found
        if after == "'s" and words.at(phrase.end + 1) not in NEUTRAL_NOUNS:
            return Tense.UNKNOWN, False, False  # the verb before tells of another act: "comes after December's blast"
    if after == "that":
        return Tense.PAST, False, False
    if words.at(phrase.end) in ("has", "have") and words.at(phrase.first - 1) in ("", ".", ",", "and", "that"):
        return (
            Tense.FUTURE,
            False,
            True,
        )  # no perfect goes with a day that is over: "Saturday has been declared a holiday"
    if _is_called_off(words, phrase):
        return Tense.NEAREST, True, True
    if not PRESENT_VERBS.isdisjoint(words.low[max(0, phrase.first - _CLOSE_BEFORE) : phrase.first]):
        return (Tense.FUTURE if phrase.meaning.kind is Kind.WEEKDAY else Tense.NEAREST), False, True
    found = _look_deferred(words, phrase)
    if found is not None:
        return found
    found = _look_left(words, phrase.first)
    if found is None:
        found = _look_right(words, phrase.end)
    if found is None and _is_to_come(words, phrase):
        return Tense.FUTURE, False, True
    if found is None and _is_arranged(words, phrase):
        return Tense.NEAREST, False, True
    if found is None and is_attributive and after in NEUTRAL_NOUNS:
        return Tense.NEAREST, False, True
    return found or (Tense.UNKNOWN, False, False)


def _before(phrase: Phrase) -> range:
    return range(max(0, phrase.first - _CLOSE), phrase.first)


def _is_called_off(words: Words, phrase: Phrase) -> bool:
    """Say whether what a date was set for will not be: "the match of Saturday has been called off"."""
    near = words.low[phrase.end : phrase.end + _CLOSE]
    return words.at(phrase.first - 1) in ("of", "on", "for") and "been" in near and not CALLED_OFF.isdisjoint(near)


def _look_deferred(words: Words, phrase: Phrase) -> tuple[Tense, bool, bool] | None:
    """Read what was put off to a date as a plan: "adjourned the case to May 22", "postponed until Monday"."""
    is_until = phrase.meaning.kind is Kind.UNTIL
    if not is_until and words.at(phrase.first - 1) not in ("to", "until", "till", "for"):
        return None
    near = words.low[max(0, phrase.first - _DEFERRED_REACH) : phrase.first]
    if DEFERRALS.isdisjoint(near) and not ("put" in near and ("off" in near or "back" in near)):
        return None
    return (Tense.NEAREST, True, True) if "had" in near else (Tense.FUTURE, True, False)


def _is_mixed(words: Words, phrase: Phrase, tense: Tense) -> bool:
    """Say whether a word near the date looks the other way than the tense that was chosen."""
    other = {Tense.PAST: Tense.FUTURE, Tense.FUTURE: Tense.PAST}.get(tense)
    if other is None:
        return False
    if any(words.at(at) in _YEARS and words.at(at + 1) in ("after", "since") for at in _before(phrase)):
        return True  # "a year after the attack of October 7": not that of this year
    for at in (*range(phrase.first - 1, phrase.first - 1 - _CLOSE, -1), *range(phrase.end, phrase.end + _CLOSE)):
        if 0 <= at < words.count and words.low[at] not in SPEECH_VERBS:
            found = _cue(words, at)
            if found is not None and found[0] is other:
                return True
    return False


def _is_to_come(words: Words, phrase: Phrase) -> bool:
    """Say whether a day of the week in the present tense is the coming one: "the funeral is on Thursday"."""
    if phrase.meaning.unit is Unit.WEEKEND and phrase.meaning.shift == 0:
        return True
    inner = phrase.meaning.inner
    if phrase.meaning.kind in (Kind.BEFORE, Kind.UNTIL) and inner is not None and inner.kind is Kind.WEEKDAY:
        return True  # "no flight leaves before Tuesday"
    day = phrase.meaning.last if phrase.meaning.kind is Kind.RANGE and phrase.meaning.last else phrase.meaning
    if day.kind is not Kind.WEEKDAY or day.shift is not None:
        return False
    near = words.low[max(0, phrase.first - 10) : phrase.first] + words.low[phrase.end : phrase.end + 6]
    return not PRESENT_CUES.isdisjoint(near)


def _is_arranged(words: Words, phrase: Phrase) -> bool:
    """Say whether the present tense before a day or a month tells what is arranged: "the phase ends in mid-July"."""
    core = phrase.meaning
    while core.inner is not None:
        core = core.inner
    if core.kind not in (Kind.DAY, Kind.MONTH) or core.year is not None or core.shift is not None:
        return False
    return not PRESENT_CUES.isdisjoint(words.low[max(0, phrase.first - 4) : phrase.first])


def _look_left(words: Words, first: int) -> tuple[Tense, bool, bool] | None:
    for at in range(first - 1, max(first - _REACH, -1), -1):
        word = words.low[at]
        if word in CLAUSE_ENDS:
            return None
        if word == "to" and words.at(at - 1) in _AUXILIARIES:
            is_told = words.at(at - 1) in ("was", "were")
            return (Tense.NEAREST, True, True) if is_told else (Tense.FUTURE, False, False)
        if (
            word == "to"
            and _opens_infinitive(words, at, first)
            and any(near in COMMISSIVES for near in words.low[max(0, at - 3) : at])
        ):
            return Tense.NEAREST, True, True
        if word == "be" and words.at(at - 1) == "to" and words.at(at - 2) not in SEEMING:
            is_told = words.at(at - 2) in ("was", "were", "had")
            return (Tense.NEAREST, True, True) if is_told else (Tense.FUTURE, False, False)
        if word in EVENT_NOUNS:
            if words.at(at - 1) != "to" and word not in NEUTRAL_NOUNS:
                return Tense.PAST, False, False
            continue
        if word in SPEECH_VERBS:
            return None
        found = _cue(words, at)
        if found is not None:
            return found
    return None


def _opens_infinitive(words: Words, at: int, first: int) -> bool:
    """Say whether a verb follows "to", as far as its looks tell: "to hold talks", not "to the group"."""
    return at + 1 < first and words.at(at + 1) not in ("the", "a", "an", "his", "their") and not words.is_name(at + 1)


def _look_right(words: Words, start: int) -> tuple[Tense, bool, bool] | None:
    for at in range(start, min(start + _REACH, words.count)):
        word = words.low[at]
        if word in CLAUSE_ENDS:
            return None
        if word == "to" and words.at(at - 1) in ("is", "are"):
            return Tense.FUTURE, False, False
        if word in ("is", "are") and words.at(at + 1) == "to":
            return Tense.FUTURE, False, False
        if word in SPEECH_VERBS:
            if words.at(at + 1) in (",", ".", ""):
                continue  # "On Monday, officials said, flags will fly"
            return Tense.PAST, False, False
        found = None if word in PLAN_CUES and word not in FUTURE_CUES else _cue(words, at)
        if found is not None:
            return found
    return None


def _cue(words: Words, at: int) -> tuple[Tense, bool, bool] | None:
    word = words.low[at]
    if words.at(at - 1) == "be":
        return None
    if word == "won" and words.at(at + 1) == "'":
        return Tense.FUTURE, False, False
    if word in _ATTRIBUTES and words.at(at - 1) in _DETERMINERS:
        return None  # "the planned safe zone"
    if word in MODALS and (word != "may" or not words.is_name(at)):
        return (Tense.PAST, False, True) if words.at(at + 1) == "have" else (Tense.FUTURE, False, True)
    if word in WEAK_FUTURE_CUES and words.at(at + 1) == "have":
        return Tense.PAST, False, True
    if word == "due" and words.at(at - 1) not in _DUE_LEADS:
        return None  # "due to a landslide"
    if word in _ARRANGED and words.at(at - 1) in ("was", "were"):
        return Tense.NEAREST, True, True  # "was scheduled to leave on Sunday", before or after the report
    if word in FUTURE_CUES:
        return Tense.FUTURE, False, word in WEAK_FUTURE_CUES
    if word in PLAN_CUES:
        return (Tense.FUTURE, False, True) if words.at(at - 1) in ("is", "are") else (Tense.NEAREST, True, True)
    is_present = words.at(at - 1) in ("is", "are")
    if word == "set" and (is_present or words.at(at + 1) in ("to", "for")):
        return Tense.FUTURE, False, False
    if is_present:
        return None  # "is believed", "are held": neither past nor to come
    if word in PAST_CUES:
        behind = words.at(at + 2) if words.at(at + 1) == "been" else words.at(at + 1)
        is_future = behind in FUTURE_CUES or behind in ("to", "set")
        return None if is_future else (Tense.PAST, False, False)
    if len(word) > 3 and word.endswith("ed") and word not in NOT_PAST:
        return Tense.PAST, False, False
    return None
