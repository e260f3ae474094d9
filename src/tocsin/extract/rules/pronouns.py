"""Whom a pronoun beside an act speaks of: the one person, or the one armed group or force, that the words before it name."""

from collections.abc import Sequence

from tocsin.extract.rules.clause import Span, Tagged, head_of, phrase_after
from tocsin.extract.rules.lists import can_be_name
from tocsin.extract.rules.tables.nouns import AGENT_KINDS, NOT_AGENTS, PUBLIC_TITLES
from tocsin.extract.rules.tables.words import TITLES
from tocsin.model.actor import ActorKind

_ONE = frozenset("he she him her".split())
_MANY = frozenset("they them".split())
_BACK = 2  # sentences before that of the pronoun in which its name is looked for
_GROUPS = frozenset(
    {ActorKind.UNIDENTIFIED_ARMED_GROUP, ActorKind.STATE_FORCE, ActorKind.CRIMINAL_GROUP, ActorKind.ARMED_GROUP}
)
Found = tuple[Tagged, Span]


def pronoun_before(tagged: Tagged, verb: int) -> int | None:
    """Give the index of a pronoun that is the subject of the verb at a word index."""
    at = verb
    while at > 0 and tagged.tags[at - 1] in ("ADV", "AUX", "NEG", "TO", "MODAL"):
        at -= 1
    while at > 1 and tagged.lower[at - 1] in ("and", "also") and tagged.tags[at - 2] == "VED":
        at -= 2  # "he was targeted and killed"
        while at > 0 and tagged.tags[at - 1] in ("ADV", "AUX", "NEG"):
            at -= 1
    return at - 1 if at > 0 and tagged.lower[at - 1] in _ONE | _MANY else None


def pronoun_after(tagged: Tagged, after: int) -> int | None:
    """Give the index of a pronoun that is the object of the verb before a word index."""
    return after if after < len(tagged.words) and tagged.lower[after] in ("him", "her", "them") else None


def antecedent(sentences: Sequence[Tagged], number: int, at: int) -> Found | None:
    """Give the phrase that the pronoun at a word of one sentence stands for, None unless just one can be meant."""
    form = sentences[number].lower[at]
    find = _person if form in _ONE else _group
    if form in ("her", "them") and at + 1 < len(sentences[number].tags) and sentences[number].tags[at + 1] == "N":
        return None  # "her brother"
    for back in range(_BACK + 1):
        if number - back < 0:
            break
        tagged = sentences[number - back]
        if back and tagged.sentence.paragraph < sentences[number].sentence.paragraph - 1:
            break
        found = find(tagged, at if back == 0 else len(tagged.words))
        if found:
            names = {_key(tagged, span) for span in found}
            return (tagged, found[0]) if len(names) == 1 else None
    return None


def _key(tagged: Tagged, span: Span) -> str:
    return tagged.lower[span[1] - 1]


def _person(tagged: Tagged, end: int) -> list[Span]:
    """Give the names of persons that stand before a word, with the office before a name."""
    found: list[Span] = []
    at = 0
    while at < end:
        start = at
        while at < end and can_be_name(tagged, at):
            at += 1
        if at - start >= 2 and not _is_no_person(tagged, (start, at)):
            found.append((_with_title(tagged, start), at))
        at = max(at, start + 1)
    return found


def _with_title(tagged: Tagged, start: int) -> int:
    while start > 0 and (tagged.lower[start - 1] in PUBLIC_TITLES or tagged.lower[start - 1] in TITLES):
        start -= 1
    return start


def _is_no_person(tagged: Tagged, span: Span) -> bool:
    before = tagged.lower[span[0] - 1] if span[0] else ""
    after = tagged.lower[span[1]] if span[1] < len(tagged.words) else ""
    return before in ("in", "at", "near", "from", "to", "of") or after in AGENT_KINDS or after in NOT_AGENTS


def _group(tagged: Tagged, end: int) -> list[Span]:
    """Give the phrases that name an armed group or a force and stand before a word."""
    found: list[Span] = []
    at = 0
    while at < end:
        if tagged.tags[at] in ("N", "DET", "NUM", "ADJ"):
            span = phrase_after(tagged, at)
            if span is not None and span[1] <= end:
                if AGENT_KINDS.get(head_of(tagged, span)) in _GROUPS:
                    found.append(span)
                at = max(span[1], at + 1)
                continue
        at += 1
    return found
