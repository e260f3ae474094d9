"""Who did an act and who suffered it: noun phrases by their place beside the act's words."""

import re
from dataclasses import dataclass

from tocsin.extract.rules.clause import Span, Tagged, agent_after, head_of, is_passive, phrase_after, phrase_before
from tocsin.extract.rules.lists import is_name, members_after, members_before
from tocsin.extract.rules.tables.nouns import (
    AGENT_KINDS,
    NOT_AGENTS,
    PUBLIC_TITLES,
    SITE_NOUNS,
    SITE_TYPES,
    TARGET_TYPES,
)
from tocsin.extract.rules.triggers import FoundAct
from tocsin.model.actor import ActorKind
from tocsin.model.mention import Attribution, EventType, Factuality, Role, TargetType

_ON = frozenset("on against at targeting targeted hitting upon".split())
_OF_NOUNS = re.compile(
    r"(?:assassination|killing|murder|kidnapping|abduction|arrest|shooting|bombing|shelling|execution|massacre|poisoning"
    r"|stabbing|beheading|slaying|hijacking|release|detention|lynching|torture|rape|beating|deportation|trial|conviction"
    r"|bombardment|destruction|burning|looting|rescue|raid|ambush|attempt)s?$"
)
_DATE_WORDS = re.compile(
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august"
    r"|september|october|november|december|yesterday|today|morning|night|evening|afternoon|day|week|month|year|noon)s?$"
)
_SUSPECTED = re.compile(r"\b(?:suspected|alleged|presumed|suspect)\b")
_HAS_NAME = re.compile(r"[^\W\d_a-z]\w+")
_TRIAL_TYPES = frozenset({EventType.ARREST, EventType.TRIAL_OR_CONVICTION, EventType.DEPORTATION})


@dataclass(frozen=True, slots=True)
class FoundParticipant:
    """A noun phrase in a role beside one act; offsets are those of the phrase, `head` its lowered head noun."""

    start: int
    end: int
    head: str
    role: Role
    kind: ActorKind
    rule: str
    attribution: Attribution | None = None
    target_type: TargetType | None = None
    is_private: bool = False


def find_participants(text: str, tagged: Tagged, act: FoundAct) -> tuple[FoundParticipant, ...]:
    """Give the doers and receivers that the grammar around one act names."""
    doer, receiver, rule = _phrases(tagged, act)
    found = []
    if doer is not None:
        made = _doer(text, tagged, act, doer, rule)
        if made is not None:
            found.append(made)
    if receiver is not None and receiver != doer:
        for span in (receiver, *_listed(tagged, receiver, rule)):
            made = _receiver(text, tagged, act, span, rule)
            if made is not None:
                found.append(made)
    if act.type.family == "attack" and act.act.kind != "effect":
        site = _site_after(tagged, tagged.index_at(act.end - 1) + 1)
        if site is not None and (receiver is None or site[0] >= receiver[1] or site[1] <= receiver[0]):
            for span in (site, *members_after(tagged, site)):
                made = _receiver(text, tagged, act, span, "participant.site")
                if made is not None:
                    found.append(made)
    return tuple(found)


def _listed(tagged: Tagged, receiver: Span, rule: str) -> tuple[Span, ...]:
    """Give the other members of the list that a receiver belongs to."""
    if rule != "participant.passive":
        return members_after(tagged, receiver)
    return members_before(tagged, receiver) if is_name(tagged, receiver) else ()


_AT = frozenset("in at outside near inside into against on into".split())
_SITE_REACH = 16  # words after an act in which the spot it hit can stand


def _site_after(tagged: Tagged, after: int) -> Span | None:
    """Give the building or gathering that an act is told to have happened at: "exploded outside a courthouse"."""
    for at in range(after, min(len(tagged.words), after + _SITE_REACH)):
        if tagged.lower[at] in (";", ":", "after", "when", "while", "who", "said", "before"):
            return None
        if tagged.lower[at] not in _AT:
            continue
        span = phrase_after(tagged, at + 3 if tagged.lower[at : at + 3] == ("in", "front", "of") else at + 1)
        if span is None:
            continue
        head = head_of(tagged, span)
        if TARGET_TYPES.get(head) in SITE_TYPES or head in SITE_NOUNS:
            return span
        inner = span[1] - 1
        if TARGET_TYPES.get(tagged.lower[inner]) in SITE_TYPES:
            return span
    return None


def _phrases(tagged: Tagged, act: FoundAct) -> tuple[Span | None, Span | None, str]:
    after = tagged.index_at(act.end - 1) + 1
    if act.act.kind == "noun":
        return _beside_noun(tagged, act, after)
    if act.act.kind == "agent":
        start = tagged.index_at(act.start)
        while start > 0 and tagged.tags[start - 1] in ("N", "NUM", "ADJ", "DET") and tagged.tags[start] != "DET":
            start -= 1
        return (start, after), None, "participant.agent"
    first = tagged.index_at(act.start)
    if act.act.id.startswith("ram."):
        start = after - 1
        while start > first and tagged.tags[start - 1] in ("N", "NUM", "ADJ", "DET"):
            start -= 1
        return phrase_before(tagged, first), (start, after), "participant.ram"
    verb = _verb_index(tagged, first, after)
    if is_passive(tagged, verb):
        return agent_after(tagged, after - 1), _subject(tagged, first), "participant.passive"
    if act.act.id in _HOLDS_OBJECT:
        inside = first + (2 if tagged.lower[first + 1 : first + 2] in (("up",), ("fire",), ("down",)) else 1)
        return phrase_before(tagged, first), phrase_after(tagged, inside), "participant.active"
    following = phrase_after(tagged, after) if _object_may_follow(tagged, after) else None
    return phrase_before(tagged, first), following, "participant.active"


_HOLDS_OBJECT = frozenset({"pylon.verb", "arson.object"})  # rows whose words hold what was hit: "blew up two pylons"
_APPOSED = 3  # phrases between a name and its verb: "Eva Rhee, mayor of Kesh, in the north, who was …"


def _subject(tagged: Tagged, verb: int) -> Span | None:
    """Give who a passive verb speaks of: the name before offices and places between commas, else the phrase before it."""
    span = phrase_before(tagged, verb)
    for _ in range(_APPOSED):
        if span is None or span[0] < 2:
            break
        before = span[0] - 1
        if tagged.tags[before] == "PREP" and tagged.lower[before - 1] == ",":
            earlier = phrase_before(tagged, before - 1)
        elif tagged.lower[before] == "," and not is_name(tagged, span):
            earlier = phrase_before(tagged, before)
            earlier = earlier if earlier is not None and is_name(tagged, earlier) else None
        else:
            break
        if earlier is None:
            break
        span = earlier
    return span


def _verb_index(tagged: Tagged, first: int, after: int) -> int:
    for at in range(first, after):
        if tagged.tags[at] in ("VED", "V", "VING"):
            return at
    return first


def _object_may_follow(tagged: Tagged, after: int) -> bool:
    if after >= len(tagged.words):
        return False
    form = tagged.lower[after]
    return tagged.tags[after] not in ("PREP", "CONJ", "PUNCT", "TO", "AUX") or form in (
        "at",
        "about",
        "over",
        "on",
        "into",
        "up",
    )


def _beside_noun(tagged: Tagged, act: FoundAct, after: int) -> tuple[Span | None, Span | None, str]:
    doer = receiver = None
    size = len(tagged.words)
    at = after
    for _ in range(3):
        if at >= size:
            break
        form = tagged.lower[at]
        if form == "by":
            doer = phrase_after(tagged, at + 1)
            at = doer[1] if doer else size
        elif form in _ON or (form == "of" and _OF_NOUNS.search(tagged.lower[after - 1])):
            span = phrase_after(tagged, at + 1)
            if receiver is None and span and not _DATE_WORDS.search(head_of(tagged, span)):
                receiver = span
            at = span[1] if span else size
        elif form == "that" and at + 1 < size and tagged.lower[at + 1] in ("targeted", "hit", "struck"):
            receiver = phrase_after(tagged, at + 2)
            break
        else:
            break
    receiver = receiver or _hit_by(tagged, act)
    doer = doer or _staged_by(tagged, act, at)
    if doer is None:
        return _modifier(tagged, act), receiver, "participant.modifier"
    return doer, receiver, "participant.noun"


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
    return (words[0], end) if words and end > first else None


def _is_proper(tagged: Tagged, at: int) -> bool:
    return not tagged.is_capitals and tagged.words[at].text[:1].isupper() and tagged.lower[at] not in NOT_AGENTS


def _has_name(tagged: Tagged, phrase: str) -> bool:
    return not tagged.is_capitals and _HAS_NAME.search(phrase) is not None


_NAMES_VICTIM = re.compile(
    r"(?:assassinat|kidnap|murder|kill|shot|shoot|wound|attack|hostage|massacre|stab|beat|release)"
)


def _doer(text: str, tagged: Tagged, act: FoundAct, span: Span, rule: str) -> FoundParticipant | None:
    head = head_of(tagged, span)
    if head in NOT_AGENTS or _DATE_WORDS.search(head) or tagged.tags[span[1] - 1] == "PRON":
        return None
    if all(tag in ("NUM", "DET") for tag in tagged.tags[span[0] : span[1]]):
        return None
    start, end = tagged.words[span[0]].start, tagged.words[span[1] - 1].end
    phrase = text[start:end]
    kind = AGENT_KINDS.get(head)
    if kind is None and tagged.is_capitals:
        kind = next((AGENT_KINDS[form] for form in tagged.lower[span[0] : span[1]] if form in AGENT_KINDS), None)
    if kind is None and not _has_name(tagged, phrase) and not (tagged.is_capitals and "active" in rule):
        return None
    if len(phrase) > 120:
        return None
    attribution = Attribution.REPORTED_AS_FACT
    if _SUSPECTED.search(phrase.lower()):
        attribution = Attribution.SUSPECTED
    elif act.staging.factuality is Factuality.ATTRIBUTED:
        attribution = Attribution.BLAMED_UNSPECIFIED
    return FoundParticipant(
        start,
        end,
        head,
        act.act.doer,
        kind or ActorKind.OTHER,
        f"{rule}.doer",
        attribution,
        None,
        _is_private(phrase, head),
    )


def _receiver(text: str, tagged: Tagged, act: FoundAct, span: Span, rule: str) -> FoundParticipant | None:
    head = head_of(tagged, span)
    if _DATE_WORDS.search(head) or tagged.tags[span[1] - 1] == "PRON":
        return None
    start, end = tagged.words[span[0]].start, tagged.words[span[1] - 1].end
    phrase = text[start:end]
    if len(phrase) > 160:
        return None
    is_person = _is_person(tagged, span, head)
    kind = target_type(tagged, span)
    if is_person and kind in (None, TargetType.CIVILIANS):
        kind = _apposed_type(tagged, span[1]) or kind
    is_victim = _NAMES_VICTIM.match(act.act.id) is not None and head not in NOT_AGENTS
    if kind is None and not _has_name(tagged, phrase) and not (tagged.is_capitals and is_victim):
        return None
    if act.type in _TRIAL_TYPES:
        kind = TargetType.SUSPECTS
    role = Role.VICTIM if act.act.kind == "effect" else Role.TARGET
    actor = AGENT_KINDS.get(head, ActorKind.CIVILIANS if kind is TargetType.CIVILIANS else ActorKind.OTHER)
    return FoundParticipant(
        start, end, head, role, ActorKind.PERSON if is_person else actor, f"{rule}.receiver", None,
        kind or TargetType.UNKNOWN, _is_private(phrase, head) and kind in (None, TargetType.CIVILIANS, TargetType.SUSPECTS),
    )  # fmt: skip


def _is_person(tagged: Tagged, span: Span, head: str) -> bool:
    """Say whether a phrase names one person: a holder of an office, or a name that is no spot and no group."""
    if head in PUBLIC_TITLES:
        return True
    last = tagged.words[span[1] - 1].text
    named = last[:1].isupper() and last.isalpha() and last.isupper() == tagged.is_capitals
    return (
        named
        and head not in TARGET_TYPES
        and head not in AGENT_KINDS
        and head not in NOT_AGENTS
        and span[1] - span[0] <= 8
    )


_APPOSED_REACH = 8  # words after a name in which ", mayor of Kesh" says what the person is


def _apposed_type(tagged: Tagged, after: int) -> TargetType | None:
    """Say what a named person is, by the words set behind the name: "Eva Rhee, a radio reporter"."""
    if after >= len(tagged.words) or tagged.lower[after] not in (",", "("):
        return None
    for at in range(after + 1, min(len(tagged.words), after + 1 + _APPOSED_REACH)):
        if tagged.lower[at] in (",", ")", ".", "who", "was", "has"):
            return None
        kind = TARGET_TYPES.get(tagged.lower[at])
        if kind is not None and kind is not TargetType.CIVILIANS:
            return kind
        if tagged.lower[at] in PUBLIC_TITLES:
            return TargetType.GOVERNMENT
    return None


def target_type(tagged: Tagged, span: Span) -> TargetType | None:
    """Say what a receiver is, by its head noun, else by its other words from the right; None if no word tells."""
    head = head_of(tagged, span)
    if head in TARGET_TYPES and TARGET_TYPES[head] is not TargetType.CIVILIANS:
        return TARGET_TYPES[head]
    for at in range(span[1] - 1, span[0] - 1, -1):
        kind = TARGET_TYPES.get(tagged.lower[at])
        if kind is not None and kind is not TargetType.CIVILIANS:
            return kind
    return TARGET_TYPES.get(head) or next(
        (TARGET_TYPES[form] for form in reversed(tagged.lower[span[0] : span[1]]) if form in TARGET_TYPES), None
    )


def _is_private(phrase: str, head: str) -> bool:
    """Say whether a phrase gives the name of a person without any public office."""
    lowered = phrase.lower()
    if any(title in lowered.split() for title in PUBLIC_TITLES):
        return False
    return head not in AGENT_KINDS and head not in TARGET_TYPES and len(re.findall(r"\b[A-Z][\w'’-]+", phrase)) >= 2
