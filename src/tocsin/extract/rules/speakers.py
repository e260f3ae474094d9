"""Who speaks: the name and kind of a speaker, from the noun phrase beside the cue."""

import re

from tocsin.extract.rules.clause import Span, Tagged, head_of, phrase_before
from tocsin.extract.rules.speaker_memory import Memory, Speaker
from tocsin.extract.rules.tables.claims import (
    ANONYMOUS,
    DAYS_AND_MONTHS,
    DOCUMENTS,
    OPENERS,
    ORGANISATIONS,
    ROLES,
    STATES,
)
from tocsin.extract.rules.tables.nouns import PUBLIC_TITLES
from tocsin.extract.rules.tables.words import TITLES
from tocsin.model.claim import SpeakerKind

_INNER = frozenset("al el bin ibn de del da dos van von der la le abu ben di".split())
_RANKS = frozenset(
    "commissioner superintendent inspector detective justice counsel attorney constable brigadier admiral marshal".split()
)
_QUESTION = frozenset("how what why where whose whom which".split())
_PEOPLE_END = re.compile(
    r"(?:suspects|witnesses|relatives|captives|hostages|ers|ors|ists|ians|ants|ents|ees|men|women|mates|ives|iers|people|children|victims|girls|boys|families|friends|parents|heads|crowds|troops|nurses|judges|guards|allies|pilots|clerics|medics|monks|priests|students|officials|teens|scholars)$"
)
_PERSON_END = re.compile(
    r"(?:suspect|accused|witness|relative|captive|hostage|prisoner|er|or|ist|ian|ant|ent|ee|man|woman|mate|person|girl|boy|friend|victim|guard|cleric|medic|pilot|aide|cousin|nephew|widow|scholar|chair|chairperson|youth|deputy)$"
)
_PERSONS = frozenset(
    "plaintiff clerk counsel monk nun priest pastor pupil pensioner principal surgeon admiral nephew niece son daughter baby boss elder aunt".split()
)
_NOT_PEOPLE = frozenset(
    "officer-involved matter number order letter paper order center centre power water river border quarter september october november december"
    " weather summer winter computer danger murder disorder hunger anger wonder corner manner rumor error terror"
    " color floor door factor mirror motor sector vector month cent accident incident moment document movement statement"
    " comment agreement government parliament treatment event president-elect amount restaurant plant warrant event percent present content"
    " letters papers orders centers centres borders quarters numbers matters powers doors factors errors sectors incidents"
    " accidents moments documents statements comments agreements events plants warrants presents contents"
    " headquarters developments elements weapons explosives archives motives lives members".split()
)


def read_speaker(text: str, tagged: Tagged, span: Span, memory: Memory) -> Speaker | None:
    """Give the speaker that a noun phrase names; "she", "the minister" stand for one named before; None if it is none."""
    words = tagged.words
    first, end = span
    while end - first > 1 and tagged.lower[end - 1] in ("further", "hence", "using", "aged"):
        end -= 1
    span = (first, end)
    lone = tagged.lower[end - 1]
    if tagged.tags[end - 1] == "PRON":
        return _standing_for(memory.of_pronoun(lone), words[end - 1].start, words[end - 1].end)
    if tagged.lower[first] == "whose" and end - first > 1:
        first, span = first + 1, (first + 1, end)
    if tagged.lower[first] in _QUESTION or lone == "according" or (end - first == 1 and lone in DAYS_AND_MONTHS):
        return None
    meant = memory.of_phrase(tagged.lower[first:end])
    if meant is not None:
        return _standing_for(meant, words[first].start, words[end - 1].end)
    if head_of(tagged, span) in DOCUMENTS and memory.last is None and _name_run(tagged, first, end) is None:
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
    if kind is SpeakerKind.ORGANISATION and run is not None and _has_title(tagged, run, span):
        name = text[words[run[0]].start : words[run[1] - 1].end]
        return Speaker(name, SpeakerKind.NAMED, start, stop, not lowered & PUBLIC_TITLES)
    if kind is None or tagged.lower[first] in ("no", "none", "nobody", "neither"):
        return None
    return Speaker(_without_article(phrase) if kind is not SpeakerKind.ROLE else phrase, kind, start, stop)


def subject_phrase(tagged: Tagged) -> Span | None:
    """Give the phrase before the first verb of a sentence."""
    verb = next((i for i, tag in enumerate(tagged.tags) if tag in ("VED", "V", "AUX", "MODAL")), None)
    return phrase_before(tagged, verb) if verb else None


def subject_of(text: str, tagged: Tagged) -> Speaker | None:
    """Give the named person or body of whom a sentence tells: the phrase before its first verb."""
    span = subject_phrase(tagged)
    if span is None or tagged.tags[span[1] - 1] == "PRON":
        return None
    found = read_speaker(text, tagged, span, Memory())
    is_named = found is not None and any(tagged.words[i].text[:1].isupper() for i in range(max(1, span[0]), span[1]))
    return (
        found
        if is_named and found is not None and found.kind in (SpeakerKind.NAMED, SpeakerKind.ORGANISATION)
        else None
    )


def _standing_for(meant: Speaker | None, start: int, end: int) -> Speaker | None:
    return None if meant is None else Speaker(meant.name, meant.kind, start, end, meant.is_private)


def _is_person(tagged: Tagged, run: Span, span: Span, head: str) -> bool:
    """Say whether a run of two or more capitalised words names a person: "police chief Ahmad Khan", not "Kabul Police"."""
    named = tagged.lower[run[0] : run[1]]
    if tagged.lower[span[0]] == "the" and run == (span[0] + 1, span[1]):
        return False  # a body has an article: "the Grey Lions said"
    if run[1] - run[0] < 2 or any(form in ORGANISATIONS or form in ANONYMOUS or form in STATES for form in named):
        return False
    has_title = any(
        tagged.lower[i] in TITLES or tagged.lower[i] in ROLES or tagged.lower[i] in _RANKS
        for i in range(span[0], run[1])
    )
    is_of = tagged.lower[run[1] : run[1] + 1] == ("of",) and has_title
    return run[1] == span[1] or is_of or head in ROLES or tagged.lower[run[1]] in ROLES


def _has_title(tagged: Tagged, run: Span, span: Span) -> bool:
    """Say whether a lone surname stands behind a title: "President Rhee", "General Rhee"."""
    before = run[0] - 1
    is_alone = run[1] - run[0] == 1 and run[1] == span[1] and before >= span[0]
    return is_alone and tagged.lower[before] in TITLES and tagged.lower[run[0]] not in ORGANISATIONS


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
    if head in _NOT_PEOPLE:
        return None
    if _PEOPLE_END.search(head):
        return SpeakerKind.ANONYMOUS
    if head in _PERSONS:
        return SpeakerKind.ROLE
    is_one = first in ("a", "an", "the", "one", "another", "his", "her", "their") or first.isdigit()
    return SpeakerKind.ROLE if is_one and _PERSON_END.search(head) else None


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
