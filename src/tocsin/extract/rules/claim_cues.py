"""Which words tie what was said to who said it, in one sentence: "police said", "according to Rhee", "…, said Rhee"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from tocsin.extract.rules.claim_said import MIN_CONTENT, Said, is_quoted, opens_quote, speech_of, strip
from tocsin.extract.rules.claim_types import gives_harm
from tocsin.extract.rules.clause import Span, Tagged, phrase_after, phrase_before
from tocsin.extract.rules.speaker_memory import Memory, Speaker
from tocsin.extract.rules.speakers import read_speaker
from tocsin.extract.rules.tables.claims import ACCORDING, CONCERNED, MEDIA, NEEDS_THAT, SAY, STRICT
from tocsin.extract.rules.tables.words import BE_FORMS
from tocsin.model.claim import Speech
from tocsin.model.report import Report

_INVERTED = frozenset("said says added warned warns tweeted explained wrote".split())


def spoken(report: Report, low: str, tagged: Tagged, memory: Memory, *, is_open: bool = False) -> list[Said]:
    """Give what a sentence says somebody said, cue by cue.

    A cue inside a quotation is the speaker's, not the report's, and is passed
    over; `is_open` says whether a quotation goes on into the sentence.
    """
    text, start, end = report.text, tagged.sentence.start, tagged.sentence.end
    according = ACCORDING.search(low, start, end)
    if according:
        made = _according(text, tagged, according, memory)
        if made is not None and not _only_carries(text, made):
            return [made]
    said: list[Said] = []
    quoted = _quoted_stretches(text, start, end, is_open=is_open)
    for at in _cues(tagged):
        place = tagged.words[at].start
        if any(a < place < b for a, b in quoted):
            continue
        if not said:
            speaker, before, after = _speaker_beside(text, tagged, at, memory)
            content = _content(text, tagged, at, before, after) if speaker is not None else ()
        else:
            speaker, before, content = _goes_on(text, tagged, at, said, memory)
        content = tuple(span for span in content if _is_proposition(text, tagged, at, span))
        if speaker is None or not content:
            continue
        if said:
            said[-1] = _cut_before(text, said[-1], tagged.words[before].start)
        cue = (place, tagged.words[at].end)
        spans = [_without_tail(text, low, span, tagged.lower[at]) for span in content]
        rule = f"claim.{tagged.lower[at]}"
        said += [Said(speaker, speaker.kind, speech_of(text, span), (span,), cue, rule) for span in spans]
    whole = [one for one in said if one.content[-1][1] - one.content[-1][0] >= MIN_CONTENT]
    return [piece for one in whole for piece in _in_figures(text, low, one)]


def _in_figures(text: str, low: str, said: Said) -> list[Said]:
    pieces = [piece for span in said.content for piece in _figures_apart(text, low, *span)]
    return [replace(said, speech=speech_of(text, span), content=(span,)) for span in pieces]


def _goes_on(
    text: str, tagged: Tagged, at: int, said: list[Said], memory: Memory
) -> tuple[Speaker | None, int, tuple[tuple[int, int], ...]]:
    """Give who says what by a later cue of a sentence: another, in a clause of its own, else the speaker before."""
    nothing: tuple[tuple[int, int], ...] = ()
    if tagged.words[at].start < said[-1].content[0][0]:
        return None, at, nothing
    own, first, after = _speaker_beside(text, tagged, at, memory)
    begins = first > 0 and first < at and tagged.lower[first - 1] in _STARTS_CLAUSE
    if own is not None and begins and tagged.words[first].start > said[-1].content[0][0]:
        return own, first, _content(text, tagged, at, first, after)[-1:]
    if tagged.lower[at] not in _GOES_ON:
        return None, at, nothing
    return said[-1].speaker, at, _content(text, tagged, at, at, at + 1)[-1:]


_STARTS_CLAUSE = frozenset(", ; - – — -- while but and however although though whereas".split())


def _quoted_stretches(text: str, start: int, end: int, *, is_open: bool) -> list[tuple[int, int]]:
    """Give the stretches of a sentence in quotation marks that close in it."""
    stretches: list[tuple[int, int]] = []
    opened = start - 1 if is_open else None
    for at in range(start, end):
        mark = text[at]
        if mark in "“«" or (mark == '"' and opened is None):
            opened = at
        elif mark in '”»"' and opened is not None:
            stretches.append((opened, at))
            opened = None
    return stretches


def _is_proposition(text: str, tagged: Tagged, at: int, span: tuple[int, int]) -> bool:
    """Say whether a stretch tells something, not only whom or what the speaking was about."""
    form = tagged.lower[at]
    first, after = tagged.index_at(span[0]), tagged.index_at(span[1] - 1) + 1
    if form in ("called", "calls", "commented", "calling") and tagged.lower[at + 1 : at + 2] in (("for",), ("on",)):
        return False
    if form.startswith(_OF_OBJECTS) or is_quoted(text, *span):
        return True
    has_verb = any(tag in ("AUX", "MODAL", "V", "VED", "VING") for tag in tagged.tags[first:after])
    is_adjunct = tagged.lower[first] in _ADJUNCT and not has_verb
    is_bare = after - first <= _BARE and not has_verb and "PRON" not in tagged.tags[first:after]
    return not is_adjunct and not is_bare


_OF_OBJECTS = (
    "claim",
    "accus",
    "blam",
    "den",
    "warn",
    "reject",
    "dismiss",
    "threat",
    "critic",
    "descri",
    "disput",
    "call",
)
_ADJUNCT = frozenset("of for on against with in at by during".split())
_BARE = 6  # words without a verb that make no proposition: "its formation", "minister for trade"


def _only_carries(text: str, said: Said) -> bool:
    """Say whether what a medium is named for is what somebody else said: "Rhee said, according to the Post"."""
    words = set(text[said.speaker.start : said.speaker.end].lower().split()) if said.speaker else set()
    return bool(words & MEDIA) and any(_SAID.search(text, *span) for span in said.content)


_SAID = re.compile(r"\b(?:said|told|says|wrote|tweeted|called|warned|denied|stated)\b")


def announced(report: Report, low: str, tagged: Tagged, memory: Memory) -> Speaker | None:
    """Give who speaks after a sentence that ends with a colon: "The minister, Eva Rhee, said:"; None if nobody does."""
    for at in _cues(tagged):
        speaker = _speaker_beside(report.text, tagged, at, memory)[0]
        if speaker is not None and len(tagged.words) - at <= _NEAR_COLON:
            speaker = memory.full(speaker)
            memory.note(speaker, tagged.lower[:at])
            return speaker
    return memory.last if _STATEMENT.search(low, tagged.sentence.start, tagged.sentence.end) else None


_NEAR_COLON = 8  # words from the cue to the colon: "said in a statement on Friday:"
_STATEMENT = re.compile(r"\b(?:following statement|statement below|statement reads)\b")


# Participles and verbs by which one speaker goes on in one sentence: "said two had died, adding that …".
_GOES_ON = frozenset("saying adding said added blaming accusing claiming warning insisting".split())


def _without_tail(text: str, low: str, span: tuple[int, int], cue: str) -> tuple[int, int]:
    """Leave out what the report goes on to say itself: "claimed the shooting, believed to be the deadliest"."""
    if is_quoted(text, *span):
        return span
    tail = (_OWN_WORDS if cue.startswith(_OF_BLAME) else _SEMICOLON).search(low, span[0] + MIN_CONTENT, span[1])
    return strip(text, span[0], tail.start()) if tail else span


_OF_BLAME = ("claim", "accus", "blam", "deni", "deny")
_SEMICOLON = re.compile(r";\s")
_OWN_WORDS = re.compile(r";\s|, (?:believed|with|which|who|but|as|after|though|although|while)\b")


def _cut_before(text: str, said: Said, at: int) -> Said:
    """End what was said where the next speaker or cue begins, without the word that joins them."""
    start, end = said.content[-1]
    if not start < at < end:
        return said
    joined = _JOINED.search(text[start:at])
    return replace(said, content=(*said.content[:-1], strip(text, start, start + joined.start() if joined else at)))


_JOINED = re.compile(r"[\s,;–—-]*\b(?:while|and|but|although|though|whereas|however)?[\s,;–—-]*\Z")


_JOINT = re.compile(r",? (?:and |while )|,? (?=(?:killing|wounding|injuring|leaving|including)\b)")


def _figures_apart(text: str, low: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut words that give several figures into one stretch for each: two figures are two claims."""
    joints = [m.span() for m in _JOINT.finditer(low, start, end)]
    stretches = zip((start, *(b for _, b in joints)), (*(a for a, _ in joints), end), strict=True)
    pieces: list[tuple[int, int]] = []
    for a, b in stretches:
        both = pieces and gives_harm(low, *pieces[-1]) and (gives_harm(low, a, b) or low.startswith("that ", a))
        if pieces and not both:
            pieces[-1] = (pieces[-1][0], b)
        elif a < b:
            pieces.append((a, b))
    several = sum(gives_harm(low, *p) for p in pieces) >= 2
    return [strip(text, *p) for p in pieces] if several else [(start, end)]


def _cues(tagged: Tagged) -> Iterator[int]:
    for at, form in enumerate(tagged.lower):
        if (form not in SAY and form not in CONCERNED) or (
            at and tagged.tags[at - 1] in ("DET", "PREP", "POSS", "ADJ")
        ):
            continue
        if at and tagged.words[at].text[:1].isupper():
            continue  # "the United States": a name, no verb
        if at and form.endswith("ed") and _is_after_be(tagged, at) and form not in CONCERNED:
            continue
        if form in ("accused", "blamed", "charged") and tagged.lower[at + 1 : at + 2] in (("of",), ("for",), ("by",)):
            continue  # "a man accused of …": he says nothing
        if form in CONCERNED:
            if tagged.lower[at + 1 : at + 2] == ("that",):
                yield at
            continue
        if (form in NEEDS_THAT or form in STRICT) and not _takes_content(tagged, at):
            continue
        yield at


def _is_after_be(tagged: Tagged, at: int) -> bool:
    """Say whether a form of "be" makes the verb passive: whoever "was blamed" says nothing."""
    before = at - 1
    while before > 0 and tagged.tags[before] == "ADV":
        before -= 1
    return tagged.lower[before] in BE_FORMS


def _takes_content(tagged: Tagged, at: int) -> bool:
    """Say whether words said follow a verb that has other uses, or stand before it: "reported today that", "…, Rhee has reported."."""
    if "that" in tagged.lower[at + 1 : at + _TO_THAT]:
        return True
    if tagged.lower[at] in STRICT:
        return bool(set(tagged.lower[at + 1 : at + 2]) & _OPENS)
    following = tagged.lower[at + 1 : at + 3]
    return bool(set(following) & (_OPENS | _BEGINS)) or _ends_sentence(tagged, at)


_TO_THAT = 5  # words between "reported" and its "that": "reported late on Friday that"
_OPENS = frozenset(':“"')
_BEGINS = frozenset("it the they he she them ,".split())


def _ends_sentence(tagged: Tagged, at: int) -> bool:
    """Say whether a cue closes its sentence after a comma and a speaker: "…, a newspaper has reported."."""
    rest = tagged.lower[at + 1 : at + 2]
    before = tagged.lower[max(0, at - _SPEAKER_WORDS) : at]
    return rest in ((), (".",), ('"',), ("”",)) and "," in before


_SPEAKER_WORDS = 10


def _speaker_beside(text: str, tagged: Tagged, at: int, memory: Memory) -> tuple[Speaker | None, int, int]:
    """Give the speaker of a cue with the word indices at which cue and speaker begin and end."""
    near = at
    while near > 1 and tagged.tags[near - 1] == "ADV":
        near -= 1
    if near > 0 and tagged.tags[near - 1] == "PRON":
        return read_speaker(text, tagged, (near - 1, near), memory), near - 1, at + 1
    inverted = at > 0 and (tagged.lower[at - 1] in (",", '"', "”", "“", "’", "'") or at == 0)
    if inverted:
        span = phrase_after(tagged, at + 1)
        if span is not None and span[0] <= at + 2 and not _goes_on_as_clause(tagged, span[1]):
            speaker = read_speaker(text, tagged, span, memory)
            if speaker is not None and tagged.lower[at] in _INVERTED:
                return speaker, at, span[1]
        if at + 1 < len(tagged.words) and tagged.tags[at + 1] == "PRON" and not _goes_on_as_clause(tagged, at + 2):
            return read_speaker(text, tagged, (at + 1, at + 2), memory), at, at + 2
    verb = at
    if tagged.lower[at] in CONCERNED:
        verb = next((i for i in range(at - 1, max(-1, at - 5), -1) if tagged.tags[i] == "AUX"), at)
    span = phrase_before(tagged, verb)
    if span is None:
        return None, at, at + 1
    inserted = _inserted_name(tagged, span[1], at)
    span = span if inserted else _with_head(tagged, span)
    if inserted is None and span[0] > 0 and tagged.tags[span[0] - 1] == "PREP":
        opening = _opening_phrase(tagged, at)
        if opening is not None:
            return read_speaker(text, tagged, opening, memory), opening[0], at + 1
    return read_speaker(text, tagged, inserted or span, memory), span[0], at + 1


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
_JOINS_TAIL = frozenset("in for at on from via near to".split())


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
    is_name = 2 <= len(words) <= 5 and words[0].text[:1].isupper() and words[-1].text[:1].isupper()
    return (start, end) if is_name and all(tagged.tags[i] in ("N", "ADJ", "VED") for i in (start, end - 1)) else None


def _content(text: str, tagged: Tagged, at: int, first: int, after: int) -> tuple[tuple[int, int], ...]:
    """Give the stretches of a sentence that were said: what stands before and after speaker and cue.

    Words before the speaker count when a quotation mark closes them, or when
    nothing is said after the cue: "Two died, police said."
    """
    words, sentence = tagged.words, tagged.sentence
    cut = words[first].start if first < len(words) else sentence.end
    left = strip(text, sentence.start, cut)
    closes = text[max(sentence.start, cut - 3) : cut].rstrip()[-1:]
    right = strip(text, _after_cue(tagged, after), sentence.end)
    is_tail = _is_tail(tagged, after) and not (
        tagged.lower[at].startswith(_OF_BLAME) and tagged.lower[after : after + 1] != (",",)
    )
    says_more = right[1] - right[0] >= MIN_CONTENT and (opens_quote(text, right[0]) or not is_tail)
    has_left = left[1] - left[0] >= MIN_CONTENT and closes in ',”"“’'
    if has_left and (closes != "," or not says_more or is_quoted(text, *left)):
        return (left, right) if says_more else (left,)
    return (right,) if right[1] - right[0] >= MIN_CONTENT else ()


def _is_tail(tagged: Tagged, after: int) -> bool:
    """Say whether what follows a closing "X said" is about the saying: ", a doctor", "on Friday", "in a statement"."""
    if after >= len(tagged.words):
        return True
    return tagged.lower[after] in (
        ",",
        "in",
        "on",
        "at",
        "of",
        "to",
        "during",
        "late",
        "early",
        ".",
        "who",
        "from",
        "when",
        "after",
    ) or (tagged.tags[after] in ("N", "DET"))


_ADDRESSEE = frozenset("that : , in on late early earlier yesterday today reporters".split())


def _after_cue(tagged: Tagged, after: int) -> int:
    """Pass over whom it was told to and when, up to the words said."""
    words = tagged.words
    limit = min(len(words), after + 14)
    if tagged.lower[after : after + 1] in (["responsibility"], ["credit"], ("responsibility",), ("credit",)):
        limit = after  # its "that" tells which act: "claimed responsibility for the attacks that killed 31"
    for at in range(after, limit):
        if tagged.lower[at] == "that" or tagged.lower[at] in (":", "“", '"'):
            return words[at].end
        if tagged.tags[at] in ("VED", "V", "VING", "AUX", "MODAL"):
            break
    if after < len(words) and tagged.lower[after - 1] in ("told", "tells"):
        span = phrase_after(tagged, after)
        after = span[1] if span else after
    while after < len(words) and tagged.tags[after] in ("PUNCT",):
        after += 1
    return words[after].start if after < len(words) else tagged.sentence.end


def _according(text: str, tagged: Tagged, match: re.Match[str], memory: Memory) -> Said | None:
    first = tagged.index_at(match.start())
    after = tagged.index_at(match.end() - 1) + 1
    span = phrase_after(tagged, after)
    if tagged.lower[after + 1 : after + 2] == ("reports",):  # which looks like a verb
        span = (after, after + 2)
    if span is None:
        return None
    speaker = read_speaker(text, tagged, span, memory)
    if speaker is None:
        return None
    sentence = tagged.sentence
    left = strip(text, sentence.start, tagged.words[first].start)
    right_from = next(
        (tagged.words[i].end for i in range(span[1], len(tagged.words)) if tagged.lower[i] == ","),
        tagged.words[span[1] - 1].end,
    )
    right = strip(text, right_from, sentence.end)
    chosen = left if left[1] - left[0] >= max(MIN_CONTENT, (right[1] - right[0]) // 2) else right
    if chosen[1] - chosen[0] < MIN_CONTENT:
        return None
    cue = (match.start(), match.end())
    return Said(speaker, speaker.kind, Speech.INDIRECT, (chosen,), cue, "claim.according_to")
