"""Who stands beside a verb of speech, before it or after it, and which words name the speaker."""

from tocsin.extract.rules.clause import Span, Tagged, phrase_after, phrase_before
from tocsin.extract.rules.speaker_memory import Memory, Speaker
from tocsin.extract.rules.speakers import read_speaker, subject_phrase
from tocsin.extract.rules.tables.claims import CONCERNED, DAYS_AND_MONTHS
from tocsin.model.claim import SpeakerKind

INVERTED = frozenset(
    "said says added warned warns tweeted explained wrote reports reported stated announced noted argued continued claimed"
    " confirmed recalled replied tells say insists insisted maintains maintained retorted observed declared reckons writes".split()
)


def speaker_beside(text: str, tagged: Tagged, at: int, memory: Memory) -> tuple[Speaker | None, int, int]:
    """Give the speaker of a cue with the word indices at which cue and speaker begin and end."""
    near = at
    while near > 1 and tagged.tags[near - 1] == "ADV":
        near -= 1
    if near > 0 and tagged.tags[near - 1] == "PRON" and tagged.lower[near - 1] not in ("who", "which"):
        some = _some_of_them(text, tagged, near)
        return (
            (some, near - 3, at + 1)
            if some
            else (read_speaker(text, tagged, (near - 1, near), memory), near - 1, at + 1)
        )
    inverted = at > 0 and (tagged.lower[at - 1] in (",", '"', "”", "“", "’", "'") or at == 0)
    if inverted:
        some = _some_of_them(text, tagged, at + 4) if at + 4 <= len(tagged.words) else None
        if some is not None and tagged.lower[at] in INVERTED:
            return some, at, at + 4
        span = phrase_after(tagged, at + 1)
        if span is not None and span[0] <= at + 2 and not _goes_on_as_clause(tagged, span[1]):
            speaker = read_speaker(text, tagged, span, memory)
            speaker = speaker or _nameless(text, tagged, span)
            if speaker is not None and tagged.lower[at] in INVERTED:
                return speaker, at, span[1]
        if at + 1 < len(tagged.words) and tagged.tags[at + 1] == "PRON" and not _goes_on_as_clause(tagged, at + 2):
            return read_speaker(text, tagged, (at + 1, at + 2), memory), at, at + 2
    joined = near > 0 and tagged.lower[near - 1] in ("and", "but") and tagged.tags[at] != "N"
    if joined or (inverted and tagged.tags[at] == "VING"):
        subject = subject_phrase(tagged)
        if subject is not None and subject[1] < at:
            return read_speaker(text, tagged, subject, memory), at, at + 1  # "Rhee showed a film, saying …"
    verb = at
    if verb > 2 and tagged.lower[verb - 1] in DAYS_AND_MONTHS and tagged.lower[verb - 2] == "on":
        verb -= 2  # "had on Wednesday accused"
    who = _who_before(tagged, verb)
    if who is not None:
        span = phrase_before(tagged, who)
        if span is not None:
            return read_speaker(text, tagged, span, memory), span[0], at + 1
    if tagged.lower[at] in CONCERNED:
        verb = next((i for i in range(at - 1, max(-1, at - 5), -1) if tagged.tags[i] == "AUX"), at)
    span = phrase_before(tagged, verb)
    if span is None:
        return None, at, at + 1
    if (
        span[0] > 1
        and tagged.lower[span[0] - 1] in ("that", "this", "these", "those")
        and tagged.lower[span[0] - 2] == ","
    ):
        span = (span[0] - 1, span[1])  # "…, that group's spokesman said"
    inserted = _inserted_name(tagged, span[1], at)
    span = span if inserted else _with_head(tagged, span)
    if inserted is None and span[0] > 0 and tagged.tags[span[0] - 1] == "PREP":
        opening = _opening_phrase(tagged, at)
        if opening is not None:
            return read_speaker(text, tagged, opening, memory), opening[0], at + 1
    return read_speaker(text, tagged, inserted or span, memory), span[0], at + 1


def _nameless(text: str, tagged: Tagged, span: Span) -> Speaker | None:
    """Give who is quoted by whatever noun stands behind the verb and an article: ", said a beekeeper"."""
    if tagged.lower[span[0]] not in ("a", "an", "another") or span[1] - span[0] < _ARTICLE_AND_NOUN:
        return None
    start, end = tagged.words[span[0]].start, tagged.words[span[1] - 1].end
    return Speaker(text[start:end], SpeakerKind.ROLE, start, end, is_private=True)


_ARTICLE_AND_NOUN = 2  # words


def _some_of_them(text: str, tagged: Tagged, near: int) -> Speaker | None:
    """Give the nameless speaker of "one of them said", which ends before a word."""
    if (
        near < 3
        or tagged.lower[near - 2] != "of"
        or tagged.tags[near - 1] != "PRON"
        or tagged.tags[near - 3] not in ("NUM", "N", "PRON", "DET")
    ):
        return None
    start, end = tagged.words[near - 3].start, tagged.words[near - 1].end
    return Speaker(text[start:end], SpeakerKind.ANONYMOUS, start, end, is_private=True)


def _who_before(tagged: Tagged, verb: int) -> int | None:
    """Give the "who" that tells of a speaker without commas: "a baker who lost two sons said"; or stands just before it."""
    if verb > 0 and tagged.lower[verb - 1] == "who":
        return verb - 1 if verb < 2 or tagged.lower[verb - 2] != "," else verb - 2
    for at in range(verb - 2, max(0, verb - _CLAUSE_OF_WHO), -1):
        if tagged.tags[at] in ("PUNCT", "QUOTE"):
            return None
        if tagged.lower[at] == "who":
            return at if tagged.tags[at + 1] in ("VED", "V", "AUX", "MODAL") else None
    return None


_CLAUSE_OF_WHO = 12  # words between a speaker and the cue


def _with_head(tagged: Tagged, span: Span) -> Span:
    """Give the whole phrase of which a phrase says where or for whom: "a spokesman for the army in Kesh"."""
    for _ in range(_TAILS):
        before = span[0] - 1
        if before < 1 or tagged.lower[before] not in _JOINS_TAIL or tagged.tags[before - 1] not in ("N", "NUM"):
            break
        head = phrase_before(tagged, before)
        if head is None or head[1] != before:
            break
        span = (head[0], span[1] if tagged.lower[before] == "for" else head[1])
    return span


def _opening_phrase(tagged: Tagged, at: int) -> Span | None:
    """Give the phrase that opens a sentence if no other verb stands before a cue: "A panel set up after the attack said"."""
    if any(
        tag in ("AUX", "MODAL", "PRON") or form == ","
        for tag, form in zip(tagged.tags[:at], tagged.lower[:at], strict=True)
    ):
        return None
    first = phrase_after(tagged, 0)
    return first if first is not None and first[0] <= 1 else None


_TAILS = 3
_JOINS_TAIL = frozenset("in for at on from via near to against".split())


def _goes_on_as_clause(tagged: Tagged, after: int) -> bool:
    """Say whether a verb follows a phrase: in ", said 14 people had died" the people are no speakers."""
    return after < len(tagged.words) and tagged.tags[after] in ("AUX", "MODAL", "V", "VED")


def _inserted_name(tagged: Tagged, first: int, at: int) -> tuple[int, int] | None:
    """Give the name set between commas before a cue: "a local deputy, Eva Rhee, told radio"."""
    start, end = first, at
    while start < end and tagged.lower[start] == ",":
        start += 1
    while end > start and (tagged.lower[end - 1] == "," or tagged.tags[end - 1] in ("AUX", "ADV")):
        end -= 1
    words = tagged.words[start:end]
    least = 1 if start > first and end < at and tagged.lower[end] == "," else 2
    is_name = least <= len(words) <= 5 and words[0].text[:1].isupper() and words[-1].text[:1].isupper()
    return (start, end) if is_name and all(tagged.tags[i] in ("N", "ADJ", "VED") for i in (start, end - 1)) else None
