"""Who speaks: the name and kind of a speaker, from the noun phrase beside the cue."""

import re
from dataclasses import dataclass

from tocsin.extract.rules.clause import Span, Tagged, head_of
from tocsin.extract.rules.tables.claims import ANONYMOUS, OPENERS, ORGANISATIONS, ROLES, STATES
from tocsin.extract.rules.tables.nouns import PUBLIC_TITLES
from tocsin.extract.rules.tables.words import TITLES
from tocsin.model.claim import SpeakerKind

_PERSON = re.compile(r"(?:he|she|him|her)$")
_GROUP = re.compile(r"(?:they|it|we|them)$")
_PERSONS = frozenset({SpeakerKind.NAMED, SpeakerKind.ROLE})
_INNER = frozenset("al el bin ibn de del da dos van von der la le abu ben di".split())


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker as the report names it; offsets are those of the words that name it."""

    name: str
    kind: SpeakerKind
    start: int
    end: int
    is_private: bool = False


def read_speaker(text: str, tagged: Tagged, span: Span, last: "Speaker | None") -> Speaker | None:
    """Give the speaker that a noun phrase names; a pronoun stands for the last speaker; None if it is no speaker."""
    words = tagged.words
    first, end = span
    lone = tagged.lower[end - 1]
    if tagged.tags[end - 1] == "PRON":
        if last is not None and (_PERSON.match(lone) if last.kind in _PERSONS else _GROUP.match(lone)):
            return Speaker(last.name, last.kind, words[end - 1].start, words[end - 1].end, last.is_private)
        return None
    run = _name_run(tagged, first, end)
    head = head_of(tagged, span)
    lowered = set(tagged.lower[first:end])
    if run is not None and _is_person(tagged, run, span, head):
        name = " ".join(text[words[run[0]].start : words[run[1] - 1].end].split())
        return Speaker(name, SpeakerKind.NAMED, words[first].start, words[end - 1].end, not lowered & PUBLIC_TITLES)
    start, stop = words[first].start, words[end - 1].end
    phrase = " ".join(text[start:stop].split())
    if len(phrase) > 90:
        return None
    kind = _kind(head, lowered, run, tagged.lower[first])
    if kind is SpeakerKind.ORGANISATION and run is not None and run == span and _is_surname(text, phrase):
        kind = SpeakerKind.NAMED
    if kind is None or tagged.lower[first] in ("no", "none", "nobody", "neither"):
        return None
    return Speaker(_without_article(phrase) if kind is not SpeakerKind.ROLE else phrase, kind, start, stop)


def _is_person(tagged: Tagged, run: Span, span: Span, head: str) -> bool:
    """Say whether a run of two or more capitalised words names a person: "police chief Ahmad Khan", not "Kabul Police"."""
    named = tagged.lower[run[0] : run[1]]
    if run[1] - run[0] < 2 or any(form in ORGANISATIONS or form in ANONYMOUS or form in STATES for form in named):
        return False
    return run[1] == span[1] or head in ROLES or tagged.lower[run[1]] in ROLES


def _is_surname(text: str, word: str) -> bool:
    """Say whether a lone capitalised word stands after a first name somewhere in the report: "Ahmad Khan", later "Khan"."""
    before = re.findall(rf"\b([A-Z][\w’'-]*[a-z])\s+{re.escape(word)}\b(?!\s+[A-Z])", text)
    return any(first.lower() not in OPENERS and first.lower() not in TITLES for first in before)


def _kind(head: str, lowered: set[str], run: Span | None, first: str) -> SpeakerKind | None:
    if head in ("spokesman", "spokeswoman", "spokesperson") or (head in ROLES and first not in ("officials",)):
        return SpeakerKind.ANONYMOUS if head in ("source", "official", "witness") else SpeakerKind.ROLE
    if head in ANONYMOUS:
        return SpeakerKind.ORGANISATION if head == "authorities" else SpeakerKind.ANONYMOUS
    if head in ORGANISATIONS or lowered & ORGANISATIONS:
        return SpeakerKind.ORGANISATION
    if run is not None:
        return SpeakerKind.NAMED if run[1] - run[0] == 1 and head.istitle() else SpeakerKind.ORGANISATION
    if head.endswith("s") and head not in ("news", "this", "yes"):
        return SpeakerKind.ANONYMOUS
    return SpeakerKind.ROLE if first in ("a", "an", "the", "one", "his", "her", "their") else None


def _name_run(tagged: Tagged, first: int, end: int) -> Span | None:
    """Give the last run of capitalised words that are no titles: "police chief Ahmad Khan" gives "Ahmad Khan"."""
    best: Span | None = None
    at = first
    while at < end:
        if not _is_name(tagged, at):
            at += 1
            continue
        stop = at + 1
        while stop < end and (_is_name(tagged, stop) or (tagged.lower[stop] in _INNER and stop + 1 < end)):
            stop += 1
        opens = at == first and stop - at >= 2 and not set(tagged.lower[at:stop]) & ORGANISATIONS
        if opens:
            return at, stop
        if best is None or stop - at >= best[1] - best[0]:
            best = (at, stop)
        at = stop
    return best


def _is_name(tagged: Tagged, at: int) -> bool:
    word = tagged.words[at].text
    is_capital = word[:1].isupper() or (word[:3] in ("al-", "el-") and word[3:4].isupper())
    return is_capital and tagged.lower[at] not in TITLES and tagged.tags[at] in ("N", "ADJ", "VED", "VING")


def _without_article(phrase: str) -> str:
    return re.sub(r"^(?:the|The)\s+", "", phrase)
