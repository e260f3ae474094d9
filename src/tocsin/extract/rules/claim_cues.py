"""Which words tie what was said to who said it, in one sentence: "police said", "according to Rhee", "…, said Rhee"."""

import re
from collections.abc import Iterator

from tocsin.extract.rules.claim_content import (
    apart_at_that,
    content_of,
    cut_before,
    in_figures,
    is_inserted,
    is_proposition,
    quoted_stretches,
    without_tail,
)
from tocsin.extract.rules.claim_objects import is_verb_here, object_start
from tocsin.extract.rules.claim_said import MIN_CONTENT, Said, speech_of, strip
from tocsin.extract.rules.claim_speakers import INVERTED, speaker_beside
from tocsin.extract.rules.clause import Span, Tagged, phrase_after
from tocsin.extract.rules.speaker_memory import Memory, Speaker
from tocsin.extract.rules.speakers import read_speaker, subject_phrase
from tocsin.extract.rules.tables.claim_objects import OBJECT_FORMS
from tocsin.extract.rules.tables.claims import ACCORDING, CONCERNED, DAYS_AND_MONTHS, MEDIA, NEEDS_THAT, SAY, STRICT
from tocsin.extract.rules.tables.words import BE_FORMS
from tocsin.model.claim import Speech
from tocsin.model.report import Report


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
            return in_figures(text, low, made)
    said: list[Said] = []
    quoted = quoted_stretches(text, start, end, is_open=is_open)
    for at in _cues(tagged, low):
        place = tagged.words[at].start
        if any(a < place < b for a, b in quoted):
            continue
        if not said:
            speaker, before, after = speaker_beside(text, tagged, at, memory)
            content = _content(text, low, tagged, at, (before, after)) if speaker is not None else ()
        else:
            after = at + 1
            speaker, before, content = _goes_on(text, low, tagged, at, said, memory)
        is_object = object_start(low, tagged, at) is not None
        is_whole = not said and is_inserted(tagged, before, after)
        is_free = is_object or is_whole
        content = tuple(span for span in content if is_free or is_proposition(text, tagged, at, span))
        if speaker is None or not content:
            continue
        if said:
            said[-1] = cut_before(text, said[-1], tagged.words[before].start)
        cue = (place, tagged.words[at].end)
        spans = [without_tail(text, low, span, tagged.lower[at], is_object=is_object) for span in content]
        if not is_whole:
            spans = [part for span in spans for part in apart_at_that(text, low, span)]
        rule = f"claim.{tagged.lower[at]}"
        stretches = [tuple(spans)] if is_whole else [(span,) for span in spans]
        said += [Said(speaker, speaker.kind, speech_of(text, one[-1]), one, cue, rule) for one in stretches]
    if not said and not is_open:
        said = _before_colon(text, tagged, memory) or _by_whom(text, low, tagged, memory)
    whole = [one for one in said if _is_long_enough(text, *one.content[-1])]
    return [piece for one in whole for piece in in_figures(text, low, one)]


def _before_colon(text: str, tagged: Tagged, memory: Memory) -> list[Said]:
    """Give the quotation that a colon opens, as the words of whom the sentence tells: "Rhee scorned such talk: “…”"."""
    opening = _COLON_AND_QUOTE.search(text, tagged.sentence.start, tagged.sentence.end)
    subject = subject_phrase(tagged) if opening else None
    if opening is None or subject is None or tagged.words[subject[1] - 1].end > opening.start():
        return []
    speaker = read_speaker(text, tagged, subject, memory)
    span = strip(text, opening.end(), tagged.sentence.end)
    if speaker is None or span[0] >= span[1]:
        return []
    return [Said(speaker, speaker.kind, Speech.DIRECT, (span,), None, "claim.colon")]


# A quotation that closes with its sentence: no long statement.
_COLON_AND_QUOTE = re.compile(r":\s?[“\"](?=[^“”\"]+[”\"]\W*\Z)")


def _by_whom(text: str, low: str, tagged: Tagged, memory: Memory) -> list[Said]:
    """Give what a passive says was said by somebody: "Both attacks were claimed by the Grey Lions"."""
    match = _SAID_BY.search(low, tagged.sentence.start, tagged.sentence.end)
    if match is None:
        return []
    span = phrase_after(tagged, tagged.index_at(match.end() - 1) + 1)
    speaker = read_speaker(text, tagged, span, memory) if span is not None else None
    if speaker is None:
        return []
    content = strip(text, tagged.sentence.start, tagged.sentence.end)
    return [Said(speaker, speaker.kind, Speech.INDIRECT, (content,), match.span(), "claim.by")]


_SAID_BY = re.compile(
    r"\b(?:is|are|was|were|been) (?:\w+ly |later )?(?:claimed|blamed|denied|confirmed|disowned|rejected) by(?= )"
)


def _is_long_enough(text: str, start: int, end: int) -> bool:
    """Say whether words can be a proposition: a dozen characters, or a figure and a word ("180 dead")."""
    return end - start >= (MIN_FIGURE if any(mark.isdigit() for mark in text[start:end]) else MIN_CONTENT)


MIN_FIGURE = 6  # characters


def _content(text: str, low: str, tagged: Tagged, at: int, cue: Span) -> tuple[tuple[int, int], ...]:
    """Give the words said beside a cue that reaches over the words of `cue`: the object of its verb, else a clause."""
    begins = object_start(low, tagged, at)
    if begins is None or cue[1] != at + 1 or _that_follows(tagged, at):
        return content_of(text, tagged, at, *cue)
    span = strip(text, begins, tagged.sentence.end)
    return (span,) if span[0] < span[1] else ()


def _goes_on(
    text: str, low: str, tagged: Tagged, at: int, said: list[Said], memory: Memory
) -> tuple[Speaker | None, int, tuple[tuple[int, int], ...]]:
    """Give who says what by a later cue of a sentence: another, in a clause of its own, else the speaker before."""
    nothing: tuple[tuple[int, int], ...] = ()
    if tagged.words[at].start < said[-1].content[0][0]:
        return None, at, nothing
    own, first, after = speaker_beside(text, tagged, at, memory)
    begins = first > 0 and first < at and tagged.lower[first - 1] in _STARTS_CLAUSE
    if own is not None and begins and tagged.words[first].start > said[-1].content[0][0]:
        return own, first, _content(text, low, tagged, at, (first, after))[-1:]
    if own is not None and tagged.lower[at - 1] == "who":
        return own, first, _content(text, low, tagged, at, (at, at + 1))[-1:]  # "…, said Rhee, who believes that …"
    joined = tagged.lower[at - 1] in _JOINS_VERB and object_start(low, tagged, at) is not None
    if tagged.lower[at] not in _GOES_ON and not joined:
        return None, at, nothing
    return said[-1].speaker, at, _content(text, low, tagged, at, (at, at + 1))[-1:]


_JOINS_VERB = frozenset("and but or".split())


_STARTS_CLAUSE = frozenset(", ; - – — -- while but and however although though whereas".split())


def _only_carries(text: str, said: Said) -> bool:
    """Say whether what a medium is named for is what somebody else said: "Rhee said, according to the Post"."""
    words = set(text[said.speaker.start : said.speaker.end].lower().split()) if said.speaker else set()
    return bool(words & MEDIA) and any(_SAID.search(text, *span) for span in said.content)


_SAID = re.compile(r"\b(?:said|told|says|wrote|tweeted|called|warned|denied|stated)\b")


def announced(report: Report, low: str, tagged: Tagged, memory: Memory) -> Speaker | None:
    """Give who speaks after a sentence that ends with a colon: "The minister, Eva Rhee, said:"; None if nobody does."""
    for at in _cues(tagged, low):
        speaker = speaker_beside(report.text, tagged, at, memory)[0]
        if speaker is not None and len(tagged.words) - at <= _NEAR_COLON:
            speaker = memory.full(speaker)
            memory.note(speaker, tagged.lower[:at])
            return speaker
    return memory.last if _STATEMENT.search(low, tagged.sentence.start, tagged.sentence.end) else None


_NEAR_COLON = 8  # words from the cue to the colon: "said in a statement on Friday:"
_STATEMENT = re.compile(r"\b(?:following statement|statement below|statement reads)\b")


# Participles and verbs by which one speaker goes on in one sentence: "said two had died, adding that …".
_GOES_ON = frozenset("saying adding said added blaming accusing claiming warning insisting".split())


def _cues(tagged: Tagged, low: str) -> Iterator[int]:
    for at, form in enumerate(tagged.lower):
        if (form not in SAY and form not in CONCERNED and form not in OBJECT_FORMS) or (
            at and tagged.tags[at - 1] in ("DET", "PREP", "POSS", "ADJ")
        ):
            continue
        if not is_verb_here(tagged, at):
            continue
        if at and tagged.words[at].text[:1].isupper() and not tagged.is_capitals:
            continue  # "the United States": a name, no verb
        if at and form.endswith("ed") and _is_after_be(tagged, at) and form not in CONCERNED:
            continue
        if form in ("accused", "blamed", "charged") and tagged.lower[at + 1 : at + 2] in (("of",), ("for",), ("by",)):
            continue  # "a man accused of …": he says nothing
        if form in CONCERNED:
            if tagged.lower[at + 1 : at + 2] == ("that",):
                yield at
            continue
        if object_start(low, tagged, at) is not None:
            yield at
            continue
        if form not in SAY or ((form in NEEDS_THAT or form in STRICT) and not _takes_content(tagged, at)):
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
    if _that_follows(tagged, at):
        return True
    if tagged.lower[at] in ("held", "holds", "hold"):
        return "responsible" in tagged.lower[at + 1 : at + _TO_RESPONSIBLE]
    if tagged.lower[at] in ("called", "calls") and set(tagged.lower[at + 2 :]) & {"“", '"'}:
        return tagged.lower[at + 1] not in ("for", "on", "in", "off")
    if tagged.lower[at] in STRICT:
        return bool(set(tagged.lower[at + 1 : at + 2]) & _OPENS or set(tagged.lower[max(0, at - 4) : at]) & _CLOSES)
    if at and tagged.lower[at - 1] in _ENDS_WORDS and tagged.lower[at] in INVERTED:
        return True
    following = tagged.lower[at + 1 : at + 3]
    if following[:1] in (("on",), ("about",), ("from",), ("of",)):
        return False  # "reported on the attack"
    return bool(set(following) & (_OPENS | _BEGINS)) or _ends_sentence(tagged, at)


def _that_follows(tagged: Tagged, at: int) -> bool:
    """Say whether "that" opens what was said, with no more than a time between: not "reported on a plan that"."""
    for i in range(at + 1, min(len(tagged.words), at + _TO_THAT)):
        if tagged.lower[i] == "that":
            return True
        if tagged.tags[i] == "N" and tagged.lower[i] not in DAYS_AND_MONTHS:
            return False
    return False


_TO_THAT = 5  # words between "reported" and its "that": "reported late on Friday that"
_ENDS_WORDS = frozenset({",", '"', "”"})
_CLOSES = frozenset('”"')
_OPENS = frozenset(':“"')
_TO_RESPONSIBLE = 12  # words between "held" and its "responsible"
_BEGINS = frozenset("being it the they he she them ,".split())


def _ends_sentence(tagged: Tagged, at: int) -> bool:
    """Say whether a cue closes its sentence after a comma and a speaker: "…, a newspaper has reported."."""
    rest = tagged.lower[at + 1 : at + 2]
    before = tagged.lower[max(0, at - _SPEAKER_WORDS) : at]
    return rest in ((), (".",), ('"',), ("”",)) and "," in before


_SPEAKER_WORDS = 10


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
