"""Who did and who suffered the act that a noun names: "an attack by … on …", "the attack was staged by …"."""

import re

from tocsin.extract.rules.clause import Span, Tagged, agent_after, head_of, is_passive, phrase_after, phrase_before
from tocsin.extract.rules.lists import is_name
from tocsin.extract.rules.tables.nouns import AGENT_KINDS, NOT_AGENTS
from tocsin.extract.rules.triggers import FoundAct

_ON = frozenset("on against at targeting targeted hitting upon".split())
_OF_NOUNS = re.compile(
    r"(?:assassination|killing|murder|kidnapping|abduction|arrest|shooting|bombing|shelling|execution|massacre|poisoning"
    r"|stabbing|beheading|slaying|hijacking|release|detention|lynching|torture|rape|beating|deportation|trial|conviction"
    r"|bombardment|destruction|burning|looting|rescue|raid|ambush|attempt)s?$"
)
DATE_WORDS = re.compile(
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|june|july|august"
    r"|september|october|november|december|yesterday|today|morning|night|evening|afternoon|day|week|month|year|noon)s?$"
)


def beside_noun(tagged: Tagged, act: FoundAct, after: int) -> tuple[Span | None, Span | None, str]:
    """Give doer and receiver of an act that a noun names, and the rule; `after` is the index of the word behind it."""
    doer = receiver = None
    size = len(tagged.words)
    at = _behind_date(tagged, after)
    for _ in range(3):
        if at >= size:
            break
        form = tagged.lower[at]
        if form == "by":
            doer = phrase_after(tagged, at + 1)
            at = doer[1] if doer else size
        elif form in _ON or (form == "of" and _OF_NOUNS.search(tagged.lower[after - 1])):
            span = phrase_after(tagged, at + 1)
            if receiver is None and span and not DATE_WORDS.search(head_of(tagged, span)):
                receiver = span
            at = span[1] if span else size
        elif form == "that" and at + 1 < size and tagged.lower[at + 1] in ("targeted", "hit", "struck"):
            receiver = phrase_after(tagged, at + 2)
            break
        else:
            break
    receiver = receiver or _hit_by(tagged, act)
    possessed = _possessed(tagged, act)
    receiver = receiver or possessed
    doer = doer or _staged_by(tagged, act, at)
    if doer is None and possessed is None:
        return _modifier(tagged, act), receiver, "participant.modifier"
    return doer, receiver, "participant.noun"


_DATED = frozenset("last this earlier on in late early yesterday today".split())


def _behind_date(tagged: Tagged, at: int) -> int:
    """Give the index behind a date that stands between an act's noun and its doer: "an attempt last year by"."""
    end = at
    while end < min(len(tagged.words), at + 4) and (
        tagged.lower[end] in _DATED or tagged.tags[end] == "NUM" or DATE_WORDS.match(tagged.lower[end])
    ):
        end += 1
    return end if end > at and end < len(tagged.words) and tagged.lower[end] == "by" else at


_ON_PEOPLE = re.compile(
    r"(?:assassination|killing|murder|kidnapping|abduction|execution|slaying|disappearance|release)$"
)


def _possessed(tagged: Tagged, act: FoundAct) -> Span | None:
    """Give the person whose murder, kidnapping or the like a noun names: "Judge Rhee's assassination"."""
    at = tagged.index_at(act.start) - 1
    while at > 0 and tagged.tags[at] == "ADJ":
        at -= 1
    if at < 1 or tagged.tags[at] != "POSS" or not _ON_PEOPLE.search(tagged.lower[act.head]):
        return None
    span = phrase_before(tagged, at)
    return span if span is not None and is_name(tagged, span) else None


_STAGED = frozenset(
    "staged staging launched launching perpetrated perpetrating conducted conducting committed committing carried carrying"
    " executed mounted made ordered directed planned masterminded".split()
)
_STAGED_REACH = 10  # words between an act's noun and "was carried out by"


def _staged_by(tagged: Tagged, act: FoundAct, after: int) -> Span | None:
    """Give who is told to have staged the act that a noun names: "the attack was carried out by", "they staged an attack"."""
    for at in range(after, min(len(tagged.words) - 1, after + _STAGED_REACH)):
        if tagged.lower[at] in (";", ":", "and", "but", "which"):
            break
        if tagged.lower[at] in _STAGED:
            return agent_after(tagged, at, 6) if tagged.lower[at] != "made" else None
    at = tagged.index_at(act.start) - 1
    while at > 0 and tagged.tags[at] in ("DET", "ADJ", "N", "NUM", "POSS") and tagged.lower[at] not in _STAGED:
        at -= 1
    if at > 1 and tagged.lower[at] == "out" and tagged.lower[at - 1] in ("carried", "carrying"):
        at -= 1
    if at > 0 and tagged.lower[at] in _STAGED and not is_passive(tagged, at):
        return phrase_before(tagged, at)
    return None


_HIT = frozenset("hit struck targeted attacked rocked shaken wrecked destroyed damaged".split())


def _hit_by(tagged: Tagged, act: FoundAct) -> Span | None:
    """Give what was "hit by" the act that a noun names: "the airport was hit by an attack"."""
    at = tagged.index_at(act.start) - 1
    while at > 0 and tagged.tags[at] in ("DET", "ADJ", "N", "NUM", "POSS"):
        at -= 1
    if at > 0 and tagged.lower[at] == "by" and tagged.lower[at - 1] in _HIT:
        return phrase_before(tagged, at - 1)
    return None


_MERE_SORTS = frozenset({"terrorist", "military", "armed", "police-involved"})  # sorts of act, not doers


def _modifier(tagged: Tagged, act: FoundAct) -> Span | None:
    """Give the nouns between a determiner and the act's noun that name a doer: "a Taliban assault", "US airstrikes"."""
    end = tagged.index_at(act.start)
    first = end
    # The act's own words may hold the doer: "militant attack".
    for at in range(end, act.head):
        if tagged.lower[at] in AGENT_KINDS and tagged.lower[at] not in ("terrorist", "terrorists", "guerrilla"):
            return at, at + 1
    while first > 0 and tagged.tags[first - 1] in ("N", "POSS") and end - first < 4:
        first -= 1
    if first < end and tagged.tags[end - 1] == "POSS":
        end -= 1
    words = [at for at in range(first, end) if tagged.lower[at] in AGENT_KINDS or _is_proper(tagged, at)]
    if all(tagged.lower[at] in _MERE_SORTS for at in words):
        return None
    return (words[0], end) if words and end > first else None


def _is_proper(tagged: Tagged, at: int) -> bool:
    return not tagged.is_capitals and tagged.words[at].text[:1].isupper() and tagged.lower[at] not in NOT_AGENTS
