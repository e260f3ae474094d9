"""Who did an act and who suffered it: noun phrases by their place beside the act's words."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tocsin.extract.rules.clause import Span, Tagged, behind_bracket, head_of, is_passive, phrase_after
from tocsin.extract.rules.lists import is_name, members_after, members_before, members_in
from tocsin.extract.rules.nominal import DATE_WORDS
from tocsin.extract.rules.phrases import phrases_beside, verb_at
from tocsin.extract.rules.pronouns import Found, antecedent, pronoun_after, pronoun_before
from tocsin.extract.rules.tables.nouns import (
    AGENT_KINDS,
    NOT_AGENTS,
    OPEN_HEADS,
    PUBLIC_TITLES,
    SITE_NOUNS,
    SITE_TYPES,
    SORTS,
    TARGET_TYPES,
)
from tocsin.extract.rules.triggers import FoundAct
from tocsin.model.actor import ActorKind
from tocsin.model.mention import Attribution, EventType, Factuality, Role, TargetType

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
    doer, receiver, rule = phrases_beside(tagged, act)
    found = []
    if doer is not None:
        made = _doer(text, tagged, act, doer, rule)
        if made is not None:
            found.append(made)
    if receiver is not None and receiver != doer:
        found += _receivers(text, tagged, act, (receiver, *_listed(tagged, receiver, rule)), rule)
    if act.type.family == "attack" and act.act.kind != "effect":
        site = _site_after(tagged, tagged.index_at(act.end - 1) + 1)
        if site is not None and (receiver is None or site[0] >= receiver[1] or site[1] <= receiver[0]):
            found += _receivers(text, tagged, act, (site, *members_after(tagged, site)), "participant.site")
    return tuple(found)


def meant_participants(
    text: str, sentences: Sequence[Tagged], number: int, act: FoundAct, found: Sequence[FoundParticipant]
) -> tuple[tuple[Tagged, FoundParticipant], ...]:
    """Give those whom pronouns beside an act's verb stand for, each with the sentence that names it."""
    tagged = sentences[number]
    if act.act.kind not in ("verb", "effect"):
        return ()
    verb, after = verb_at(tagged, act)
    before, behind = pronoun_before(tagged, tagged.index_at(act.start)), pronoun_after(tagged, after)
    passive = is_passive(tagged, verb) or act.act.id == "died.effect"
    made: list[tuple[Tagged, FoundParticipant]] = []
    suffers = before if passive else behind
    if suffers is not None and not any(p.role.is_receiver for p in found):
        meant = antecedent(sentences, number, suffers)
        made += _as_meant(meant, lambda where, span: _receiver(text, where, act, span, "participant.pronoun"))
    if before is not None and not passive and not any(p.role.is_doer for p in found):
        meant = antecedent(sentences, number, before)
        made += _as_meant(meant, lambda where, span: _doer(text, where, act, span, "participant.pronoun"))
    return tuple(made)


def _as_meant(
    meant: Found | None, make: Callable[[Tagged, Span], FoundParticipant | None]
) -> list[tuple[Tagged, FoundParticipant]]:
    if meant is None:
        return []
    made = make(*meant)
    return [] if made is None else [(meant[0], made)]


def _receivers(text: str, tagged: Tagged, act: FoundAct, spans: tuple[Span, ...], rule: str) -> list[FoundParticipant]:
    """Give those of some phrases that can have suffered an act, members of one list each on its own."""
    members = (member for span in spans for member in members_in(tagged, span))
    made = (_receiver(text, tagged, act, member, rule) for member in members)
    return [one for one in made if one is not None]


def _listed(tagged: Tagged, receiver: Span, rule: str) -> tuple[Span, ...]:
    """Give the other members of the list that a receiver belongs to."""
    if rule != "participant.passive":
        return members_after(tagged, receiver)
    return members_before(tagged, receiver) if is_name(tagged, receiver) else ()


_AT = frozenset(
    "in at outside near inside into against on between under beneath opposite among amid beside aboard through within".split()
)
_SETTLEMENTS = frozenset("resort city town village port district suburb".split())
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
        if head in _SETTLEMENTS and "of" in tagged.lower[span[0] : span[1]]:
            continue  # "crowds in the resort of Kesh"
        if TARGET_TYPES.get(head) in SITE_TYPES or head in SITE_NOUNS:
            return span
        inner = span[1] - 1
        if TARGET_TYPES.get(tagged.lower[inner]) in SITE_TYPES:
            return span
    return None


def _has_name(tagged: Tagged, phrase: str) -> bool:
    return not tagged.is_capitals and _HAS_NAME.search(phrase) is not None


_NAMES_VICTIM = re.compile(
    r"(?:assassinat|kidnap|murder|kill|shot|shoot|wound|attack|hostage|massacre|stab|beat|release)"
)


def _doer(text: str, tagged: Tagged, act: FoundAct, span: Span, rule: str) -> FoundParticipant | None:
    head = head_of(tagged, span)
    if head in NOT_AGENTS or DATE_WORDS.search(head) or tagged.tags[span[1] - 1] == "PRON":
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
        is_private_name(phrase, head),
    )


def named_victim(text: str, tagged: Tagged, span: Span) -> FoundParticipant:
    """Give a person whom a sentence after the act names as one of its victims."""
    start, end = tagged.words[span[0]].start, tagged.words[span[1] - 1].end
    kind = target_type(tagged, span) or _apposed_type(tagged, span[1])
    head, phrase = head_of(tagged, span), text[start:end]
    return FoundParticipant(
        start, end, head, Role.VICTIM, ActorKind.PERSON, "participant.identified", None, kind or TargetType.UNKNOWN,
        is_private_name(phrase, head),
    )  # fmt: skip


def _receiver(text: str, tagged: Tagged, act: FoundAct, span: Span, rule: str) -> FoundParticipant | None:
    head = head_of(tagged, span)
    if DATE_WORDS.search(head) or tagged.tags[span[1] - 1] == "PRON" or tagged.lower[span[0]] in ("no", "none"):
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
        kind or TargetType.UNKNOWN, is_private_name(phrase, head) and kind in (None, TargetType.CIVILIANS, TargetType.SUSPECTS),
    )  # fmt: skip


def _is_person(tagged: Tagged, span: Span, head: str) -> bool:
    """Say whether a phrase names one person: a holder of an office, or a name that is no spot and no group."""
    if head in PUBLIC_TITLES:
        return True
    span = behind_bracket(tagged, span)
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
    """Say what a receiver is, by its head noun, else by its other words from the right; None if no word tells.

    A head that only says where or how many leaves it to the word before it: "police station".
    """
    head = head_of(tagged, span)
    if head in OPEN_HEADS:
        at = next((i for i in range(span[1] - 1, span[0], -1) if tagged.lower[i] == head), span[0])
        sort = SORTS.get(tagged.lower[at - 1]) if at > span[0] else None
        if sort is not None:
            return sort
    if head in TARGET_TYPES and TARGET_TYPES[head] is not TargetType.CIVILIANS:
        return TARGET_TYPES[head]
    for at in range(span[1] - 1, span[0] - 1, -1):
        kind = TARGET_TYPES.get(tagged.lower[at])
        if kind is not None and kind is not TargetType.CIVILIANS:
            return kind
    return TARGET_TYPES.get(head) or next(
        (TARGET_TYPES[form] for form in reversed(tagged.lower[span[0] : span[1]]) if form in TARGET_TYPES), None
    )


def is_private_name(phrase: str, head: str) -> bool:
    """Say whether a phrase gives the name of a person without any public office."""
    lowered = phrase.lower()
    if any(title in lowered.split() for title in PUBLIC_TITLES):
        return False
    return head not in AGENT_KINDS and head not in TARGET_TYPES and len(re.findall(r"\b[A-Z][\w'’-]+", phrase)) >= 2
