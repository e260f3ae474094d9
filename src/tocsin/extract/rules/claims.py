"""Who said what in a report: speaker, cue and content of each claim."""

from dataclasses import replace

from tocsin.extract.rules.claim_cues import spoken
from tocsin.extract.rules.claim_said import Said, strip
from tocsin.extract.rules.claim_types import type_of
from tocsin.extract.rules.claims_narrated import narrated
from tocsin.extract.rules.clause import Tagged, lower
from tocsin.extract.rules.speakers import Speaker
from tocsin.extract.rules.tables.claims import (
    MATTERS,
    NEGATIVE,
    modality_of,
)
from tocsin.extract.rules.tables.words import TITLES
from tocsin.model.claim import Modality, Polarity, SpeakerKind, Speech
from tocsin.model.draft import ClaimExpression
from tocsin.model.evidence import Evidence
from tocsin.model.report import Report, SectionName

_OPEN, _CLOSE = "“«", "”»"


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
        made = [_known_by_name(m, known) for m in spoken(report, low, tagged, own or last)]
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
