"""Who said what in a report: speaker, cue and content of each claim."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from tocsin.extract.rules.claim_clauses import clauses_of, open_after
from tocsin.extract.rules.claim_cues import announced, spoken
from tocsin.extract.rules.claim_matters import Matters, is_on_matters, matters_of
from tocsin.extract.rules.claim_said import Said, strip
from tocsin.extract.rules.claim_types import type_of
from tocsin.extract.rules.claims_narrated import narrated
from tocsin.extract.rules.clause import Tagged, lower, phrase_before
from tocsin.extract.rules.speaker_memory import Memory, Speaker
from tocsin.extract.rules.speakers import read_speaker, subject_of
from tocsin.extract.rules.tables.claims import (
    NEGATIVE,
    modality_of,
)
from tocsin.model.claim import Modality, Polarity, Speech
from tocsin.model.draft import ClaimExpression
from tocsin.model.evidence import Evidence
from tocsin.model.report import Report, SectionName


def find_claims(report: Report, tagged_sentences: tuple[Tagged, ...]) -> tuple[ClaimExpression, ...]:
    """Give the claims of a report in the order of its text.

    A quotation without a cue of its own belongs to the speaker of its
    paragraph: the next one named while the quotation is open, else the last.
    What follows "Rhee said:" is a statement of Rhee's, up to the next speaker.
    What is not on the matters of the record (CODEBOOK 1) is left out.
    """
    low = lower(report.text)
    found: list[ClaimExpression] = []
    memory, matters = Memory(), matters_of(low)
    issuer = _of_press_statement(report.text, tagged_sentences)
    heard: set[tuple[str | None, str]] = set()
    for paragraph in _paragraphs(tagged_sentences):
        if paragraph[0].sentence.section in (SectionName.BOILERPLATE, SectionName.BYLINE):
            continue
        said = _unheard(low, _paragraph(report, low, paragraph, memory, issuer), heard)
        issuer = _issuer(report, low, paragraph, memory, issuer)
        found += [made for one in said if (made := _typed(report, low, one, matters)) is not None]
    return _without_title(report, found)


def _without_title(report: Report, found: list[ClaimExpression]) -> tuple[ClaimExpression, ...]:
    """Leave out the claims of the title where the text below holds some: a title tells in short what it says in full."""
    end = next((s.end for s in report.sections if s.name is SectionName.TITLE), 0)
    body = tuple(claim for claim in found if claim.content[0].start >= end)
    return body or tuple(found)


def _unheard(low: str, said: list[Said], heard: set[tuple[str | None, str]]) -> list[Said]:
    """Leave out what the same speaker said in the same words before: a text may stand in a report twice."""
    new: list[Said] = []
    for one in said:
        key = (one.speaker.name if one.speaker else None, " ".join(low[a:b] for a, b in one.content))
        if key not in heard:
            heard.add(key)
            new.append(one)
    return new


def _of_press_statement(text: str, tagged_sentences: tuple[Tagged, ...]) -> Speaker | None:
    """Give the issuer of a press statement: who "condemns" in its first sentences, where later ones say "we" unquoted."""
    body = [t for t in tagged_sentences if t.sentence.section is SectionName.BODY]
    opening = next((t for t in body[:_OPENING] if set(t.lower) & _CONDEMNS and t.tags[0] != "PRON"), None)
    if (
        opening is None
        or not any(t.lower[:1] in (("we",), ("our",)) for t in body)
        or any(_quotes_or_announces(text, t) for t in body)
    ):
        return None
    at = next(i for i, form in enumerate(opening.lower) if form in _CONDEMNS)
    span = phrase_before(opening, at)
    return None if span is None else read_speaker(text, opening, span, Memory())


_OPENING = 3  # sentences
_CONDEMNS = frozenset("condemn condemns welcomes deplores".split())


def _quotes_or_announces(text: str, tagged: Tagged) -> bool:
    words = text[tagged.sentence.start : tagged.sentence.end].rstrip()
    return words.endswith(":") or any(mark in words for mark in '“"')


def _paragraphs(tagged_sentences: tuple[Tagged, ...]) -> Iterator[list[Tagged]]:
    for _, sentences in groupby(tagged_sentences, key=lambda t: t.sentence.paragraph):
        yield list(sentences)


def _paragraph(report: Report, low: str, sentences: list[Tagged], memory: Memory, issuer: Speaker | None) -> list[Said]:
    said: list[Said] = []
    waiting: list[Tagged] = []
    is_open = False
    own: Speaker | None = None  # the speaker of this paragraph, once one is named
    for tagged in _clauses(report.text, sentences, is_whole=issuer is not None):
        words = report.text[tagged.sentence.start : tagged.sentence.end]
        starts_open = is_open
        is_open = open_after(words, is_open)
        told = subject_of(report.text, tagged)
        if told is not None:
            memory.note(memory.full(told), _words_beside(tagged, told), spoke=False)
        made = [_full(m, memory) for m in spoken(report, low, tagged, memory, is_open=starts_open)]
        if made:
            named = next((m.speaker for m in made if m.speaker is not None), None)
            if waiting and named is not None:
                said += [_quoted(report, w, named) for w in waiting]
            waiting = []
            own = named or own
            if named is not None:
                memory.note(named, _words_beside(tagged, named))
            said += made
        elif starts_open or words[:1] in '“"«':
            if own is not None:
                said.append(_quoted(report, tagged, own))
            else:
                waiting.append(tagged)
        elif issuer is not None and tagged.sentence.section is not SectionName.TITLE:
            said.append(_quoted(report, tagged, issuer))
        else:
            said += narrated(report, low, tagged)
    if waiting and memory.last is not None:
        said += [_quoted(report, w, memory.last) for w in waiting]
    return sorted(said, key=lambda s: s.content[0])


def _clauses(text: str, sentences: list[Tagged], *, is_whole: bool) -> Iterator[Tagged]:
    """Give the clauses of the sentences of a paragraph; the sentences of a statement (`is_whole`) stay whole."""
    is_open = False
    for tagged in sentences:
        yield from [tagged] if is_whole else clauses_of(tagged, is_open)
        is_open = open_after(text[tagged.sentence.start : tagged.sentence.end], is_open)


_NO_STATEMENT = re.compile(
    r"^\W*(?:further information|notes? (?:for|to) editors?|follow |media (?:enquiries|contact)|ends\b|-+ ?ends)"
)


def _issuer(
    report: Report, low: str, sentences: list[Tagged], memory: Memory, issuer: Speaker | None
) -> Speaker | None:
    """Give whose statement the next paragraph is: after "Rhee said:" it is Rhee's, until a quotation or a notice."""
    last = sentences[-1].sentence
    if report.text[last.start : last.end].rstrip().endswith(":"):
        return announced(report, low, sentences[-1], memory) or issuer
    first = sentences[0].sentence.start
    return None if report.text[first] in '“"«' or _NO_STATEMENT.match(low[first : last.end]) else issuer


def _words_beside(tagged: Tagged, speaker: Speaker) -> tuple[str, ...]:
    """Give the words of a speaker's phrase and of the apposition behind it: "Eva Rhee, the minister of trade"."""
    first, after = tagged.index_at(speaker.start), tagged.index_at(speaker.end - 1) + 1
    reach = after + _APPOSITION if tagged.lower[after : after + 1] == (",",) else after
    named_after = first > 1 and tagged.lower[first - 1] == ","  # "the minister of trade, Eva Rhee"
    return tagged.lower[max(0, first - _APPOSITION) if named_after else first : reach]


_APPOSITION = 7


_FRAGMENT = 4  # words


def _full(said: Said, memory: Memory) -> Said:
    if said.speaker is None:
        return said
    same = memory.full(said.speaker)
    return replace(said, speaker=same, kind=same.kind)


def _quoted(report: Report, tagged: Tagged, speaker: Speaker) -> Said:
    content = strip(report.text, tagged.sentence.start, tagged.sentence.end)
    if len(tagged.words) <= _FRAGMENT:
        content = (content[0], content[0])  # "[...]", "and under our jackets": no proposition
    return Said(speaker, speaker.kind, Speech.DIRECT, (content,), None, "claim.quote")


# --- what kind of claim ---------------------------------------------------------------------------------------------


def _typed(report: Report, low: str, said: Said, matters: Matters) -> ClaimExpression | None:
    if any(start >= end for start, end in said.content):
        return None
    words = " ".join(low[a:b] for a, b in said.content)
    cue = low[said.cue[0] : said.cue[1]] if said.cue else ""
    told_by = cue if said.speaker is not None and said.cue is not None else None
    if not is_on_matters(low, said.content, matters, goes_on=said.speech is not Speech.PASSIVE, cue=told_by):
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
        score=matters.score,
    )


def _evidence_of(report: Report, speaker: Speaker | None) -> tuple[Evidence, ...]:
    return (report.evidence(speaker.start, speaker.end),) if speaker else ()
