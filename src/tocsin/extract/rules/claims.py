"""Who said what in a report: speaker, cue and content of each claim."""

import re
from collections.abc import Iterator
from dataclasses import replace

from tocsin.extract.rules.claim_said import MIN_CONTENT, Said, is_quoted, opens_quote, speech_of, strip
from tocsin.extract.rules.claim_types import gives_harm, type_of
from tocsin.extract.rules.claims_narrated import narrated
from tocsin.extract.rules.clause import Tagged, lower, phrase_after, phrase_before
from tocsin.extract.rules.speakers import Speaker, read_speaker
from tocsin.extract.rules.tables.claims import (
    ACCORDING,
    CONCERNED,
    MATTERS,
    NEEDS_THAT,
    NEGATIVE,
    SAY,
    modality_of,
)
from tocsin.extract.rules.tables.words import BE_FORMS, TITLES
from tocsin.model.claim import Modality, Polarity, SpeakerKind, Speech
from tocsin.model.draft import ClaimExpression
from tocsin.model.evidence import Evidence
from tocsin.model.report import Report, SectionName

_OPEN, _CLOSE = "“«", "”»"
_INVERTED = frozenset("said says added warned warns tweeted explained wrote".split())


def find_claims(report: Report, tagged_sentences: tuple[Tagged, ...]) -> tuple[ClaimExpression, ...]:
    """Give the claims of a report in the order of its text.

    A quotation without a cue of its own belongs to the speaker of its
    paragraph: the next one named while the quotation is open, else the last.
    What is not on the matters of the record (CODEBOOK 1) is left out.
    """
    low = lower(report.text)
    found: list[ClaimExpression] = []
    last: Speaker | None = None
    known: dict[str, Speaker] = {}
    paragraph: list[Tagged] = []
    for tagged in (*tagged_sentences, None):
        if tagged is not None and (not paragraph or paragraph[-1].sentence.paragraph == tagged.sentence.paragraph):
            paragraph.append(tagged)
            continue
        if paragraph and paragraph[0].sentence.section not in (SectionName.BOILERPLATE, SectionName.BYLINE):
            said, last = _paragraph(report, low, paragraph, last, known)
            found += [made for one in said if (made := _typed(report, low, one)) is not None]
        paragraph = [tagged] if tagged is not None else []
    return tuple(found)


def _paragraph(
    report: Report, low: str, sentences: list[Tagged], last: Speaker | None, known: dict[str, Speaker]
) -> tuple[list[Said], Speaker | None]:
    said: list[Said] = []
    waiting: list[Tagged] = []
    is_open = False
    own: Speaker | None = None  # the speaker of this paragraph, once one is named
    for tagged in sentences:
        words = report.text[tagged.sentence.start : tagged.sentence.end]
        starts_open = is_open
        is_open = _open_after(words, is_open)
        made = [_known_by_name(m, known) for m in _spoken(report, low, tagged, own or last)]
        if made:
            named = next((m.speaker for m in made if m.speaker is not None), None)
            if waiting and named is not None:
                said += [_quoted(report, w, named) for w in waiting]
            waiting = []
            own, last = named or own, named or last
            said += made
        elif starts_open or words[:1] in '“"«':
            if own is not None:
                said.append(_quoted(report, tagged, own))
            else:
                waiting.append(tagged)
        else:
            said += narrated(report, low, tagged)
    if waiting and last is not None:
        said += [_quoted(report, w, last) for w in waiting]
    return sorted(said, key=lambda s: s.content[0]), last


def _known_by_name(said: Said, known: dict[str, Speaker]) -> Said:
    """Give a speaker named by surname alone the full name that stood before: "Rhee" is Eva Rhee."""
    speaker = said.speaker
    if speaker is None:
        return said
    last = speaker.name.split()[-1]
    if speaker.kind is SpeakerKind.NAMED and " " in speaker.name:
        known.setdefault(last, speaker)
        return said
    full = known.get(last)
    if full is None or len(_without_titles(speaker.name).split()) > 1:
        return said
    same = replace(speaker, name=full.name, kind=full.kind, is_private=full.is_private)
    return replace(said, speaker=same, kind=same.kind)


def _without_titles(name: str) -> str:
    return " ".join(word for word in name.split() if word.lower().strip(".") not in TITLES)


def _open_after(words: str, is_open: bool) -> bool:
    for mark in words:
        if mark in _OPEN:
            is_open = True
        elif mark in _CLOSE:
            is_open = False
        elif mark == '"':
            is_open = not is_open
    return is_open


def _quoted(report: Report, tagged: Tagged, speaker: Speaker) -> Said:
    content = strip(report.text, tagged.sentence.start, tagged.sentence.end)
    return Said(speaker, speaker.kind, Speech.DIRECT, (content,), None, "claim.quote")


# --- cues -----------------------------------------------------------------------------------------------------------


def _spoken(report: Report, low: str, tagged: Tagged, last: Speaker | None) -> list[Said]:
    """Give what a sentence says somebody said, by its first cue that has a speaker."""
    text, start, end = report.text, tagged.sentence.start, tagged.sentence.end
    according = ACCORDING.search(low, start, end)
    if according:
        made = _according(text, tagged, according, last)
        if made is not None:
            return [made]
    said: list[Said] = []
    for at in _cues(tagged):
        if said and (tagged.words[at].start < said[-1].content[0][0] or tagged.lower[at] not in _GOES_ON):
            continue
        if said and said[-1].speaker is not None:
            speaker, before, after = said[-1].speaker, at, at + 1
        else:
            found, before, after = _speaker_beside(text, tagged, at, last)
            if found is None:
                continue
            speaker = found
        content = _content(text, tagged, at, before, after)
        if not content:
            continue
        if said:
            content = content[-1:]
            said[-1] = _cut_before(text, said[-1], tagged.words[at].start)
        cue = (tagged.words[at].start, tagged.words[at].end)
        rule = f"claim.{tagged.lower[at]}"
        content = tuple(_without_tail(text, low, span, tagged.lower[at]) for span in content)
        pieces = [piece for span in content for piece in _figures_apart(text, low, *span)]
        said += [Said(speaker, speaker.kind, speech_of(text, span), (span,), cue, rule) for span in pieces]
    return said


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
    start, end = said.content[-1]
    if not start < at < end:
        return said
    return replace(said, content=(*said.content[:-1], strip(text, start, at)))


_JOINT = re.compile(r",? (?:and |while )|,? (?=(?:killing|wounding|injuring|leaving|including)\b)")


def _figures_apart(text: str, low: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut words that give several figures into one stretch for each: two figures are two claims."""
    joints = [m.span() for m in _JOINT.finditer(low, start, end)]
    stretches = zip((start, *(b for _, b in joints)), (*(a for a, _ in joints), end), strict=True)
    pieces: list[tuple[int, int]] = []
    for a, b in stretches:
        if pieces and gives_harm(low, *pieces[-1]) and not gives_harm(low, a, b) and not low.startswith("that ", a):
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
        if form in CONCERNED:
            if tagged.lower[at + 1 : at + 2] == ("that",):
                yield at
            continue
        if form in NEEDS_THAT and not _takes_content(tagged, at):
            continue
        yield at


def _is_after_be(tagged: Tagged, at: int) -> bool:
    """Say whether a form of "be" makes the verb passive: whoever "was blamed" says nothing."""
    before = at - 1
    while before > 0 and tagged.tags[before] == "ADV":
        before -= 1
    return tagged.lower[before] in BE_FORMS


def _takes_content(tagged: Tagged, at: int) -> bool:
    following = tagged.lower[at + 1 : at + 3]
    return bool(set(following) & {"that", ":", ",", "“", '"', "it", "the", "they", "he", "she", "them"})


def _speaker_beside(text: str, tagged: Tagged, at: int, last: Speaker | None) -> tuple[Speaker | None, int, int]:
    """Give the speaker of a cue with the word indices at which cue and speaker begin and end."""
    near = at
    while near > 1 and tagged.tags[near - 1] == "ADV":
        near -= 1
    if near > 0 and tagged.tags[near - 1] == "PRON":
        return read_speaker(text, tagged, (near - 1, near), last), near - 1, at + 1
    inverted = at > 0 and (tagged.lower[at - 1] in (",", '"', "”", "“", "’", "'") or at == 0)
    if inverted:
        span = phrase_after(tagged, at + 1)
        if span is not None and span[0] <= at + 2 and not _goes_on_as_clause(tagged, span[1]):
            speaker = read_speaker(text, tagged, span, last)
            if speaker is not None and tagged.lower[at] in _INVERTED:
                return speaker, at, span[1]
        if at + 1 < len(tagged.words) and tagged.tags[at + 1] == "PRON":
            return read_speaker(text, tagged, (at + 1, at + 2), last), at, at + 2
    verb = at
    if tagged.lower[at] in CONCERNED:
        verb = next((i for i in range(at - 1, max(-1, at - 5), -1) if tagged.tags[i] == "AUX"), at)
    span = phrase_before(tagged, verb)
    if span is None:
        return None, at, at + 1
    inserted = _inserted_name(tagged, span[1], at)
    return read_speaker(text, tagged, inserted or span, last), span[0], at + 1


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


def _according(text: str, tagged: Tagged, match: re.Match[str], last: Speaker | None) -> Said | None:
    first = tagged.index_at(match.start())
    after = tagged.index_at(match.end() - 1) + 1
    span = phrase_after(tagged, after)
    if tagged.lower[after + 1 : after + 2] == ("reports",):  # which looks like a verb
        span = (after, after + 2)
    if span is None:
        return None
    speaker = read_speaker(text, tagged, span, last)
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


# --- what kind of claim ---------------------------------------------------------------------------------------------


def _typed(report: Report, low: str, said: Said) -> ClaimExpression | None:
    if any(start >= end for start, end in said.content):
        return None
    words = " ".join(low[a:b] for a, b in said.content)
    cue = low[said.cue[0] : said.cue[1]] if said.cue else ""
    if not MATTERS.search(words):
        return None
    kind = type_of(words, cue, said.speech)
    modality = modality_of(f"{cue} {words}")
    if said.speech is Speech.PASSIVE:
        modality = Modality.PROBABLE
    return ClaimExpression(
        kind,
        said.speaker.name if said.speaker else None,
        said.kind,
        said.speech,
        tuple(report.evidence(a, b) for a, b in said.content),
        said.rule,
        (report.evidence(*said.cue),) if said.cue else (),
        _evidence_of(report, said.speaker),
        (),
        said.speaker.is_private if said.speaker else False,
        None,
        modality,
        Polarity.NEGATIVE if NEGATIVE.search(words) and len(words) < 120 else Polarity.POSITIVE,
    )


def _evidence_of(report: Report, speaker: Speaker | None) -> tuple[Evidence, ...]:
    return (report.evidence(speaker.start, speaker.end),) if speaker else ()
