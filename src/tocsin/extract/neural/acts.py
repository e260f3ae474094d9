"""Acts that the model reads in words which no table holds: "a second vehicle went up in flames"."""

from collections.abc import Iterator
from dataclasses import replace

from tocsin.extract.neural.labels import ACTS
from tocsin.extract.neural.reading import Reading
from tocsin.extract.rules.clause import lower, tag_sentence
from tocsin.extract.rules.stages import stage_of
from tocsin.model.draft import Draft, Trigger
from tocsin.model.mention import EventType, Stage, ThwartedAt
from tocsin.model.report import Report

RULE = "neural.acts"
_VERBS = frozenset({"V", "VED", "VING"})
_NONE = ACTS.index("O")


def with_acts(report: Report, draft: Draft, reading: Reading, least: float) -> Draft:
    """Give the draft with the acts of which the model is at least so sure, in the order of the text."""
    low = lower(report.text)
    added = [
        made
        for start, end, kind, score in _runs(report.text, reading, draft, least)
        if (made := _trigger(report, draft, low, start, end, kind, score)) is not None
    ]
    if not added:
        return draft
    told = sorted([*enumerate(draft.triggers), *((-1, t) for t in added)], key=lambda pair: pair[1].evidence.start)
    moved = {old: new for new, (old, _) in enumerate(told)}
    return replace(
        draft,
        triggers=tuple(trigger for _, trigger in told),
        participants=tuple(replace(p, trigger=moved[p.trigger]) for p in draft.participants),
        weapons=tuple(w if w.trigger is None else replace(w, trigger=moved[w.trigger]) for w in draft.weapons),
    )


def _runs(text: str, reading: Reading, draft: Draft, least: float) -> Iterator[tuple[int, int, EventType, float]]:
    """Give the stretches of words that the model takes for an act in sentences where the rules have none.

    Each with its place, type, and how sure the model is. Beside an act of the rules the model would as a rule only
    name it again, by its doer: "police officers" fired, so they are an act.
    """
    told = {trigger.sentence for trigger in draft.triggers}
    sure = 1.0 - reading.acts[:, _NONE]
    words = [i for i in range(len(reading.starts)) if reading.opens[i] and text[int(reading.starts[i])].isalnum()]
    run: list[int] = []
    for at, index in enumerate(words):
        if sure[index] >= least:
            run.append(index)
        is_last = at + 1 == len(words) or sure[words[at + 1]] < least or _parted(reading, index, words[at + 1])
        if run and is_last:
            start, end = int(reading.starts[run[0]]), int(reading.ends[run[-1]])
            if int(reading.sentences[run[0]]) not in told:
                votes = reading.acts[run].sum(axis=0)
                votes[_NONE] = 0
                yield start, end, EventType(ACTS[int(votes.argmax())]), float(sure[run].max())
            run = []


def _parted(reading: Reading, left: int, right: int) -> bool:
    return bool(reading.sentences[left] != reading.sentences[right])


def _trigger(
    report: Report, draft: Draft, low: str, start: int, end: int, kind: EventType, score: float
) -> Trigger | None:
    number = next(n for n, s in enumerate(draft.sentences) if s.start <= start < s.end)
    sentence = draft.sentences[number]
    staging = stage_of(low, start, end, (sentence.start, sentence.end))
    if not staging.is_real:
        return None
    tagged = tag_sentence(report.text, sentence)
    if not any(word[0].islower() for word in report.text[start:end].split()) and not tagged.is_capitals:
        return None  # a name alone is no act
    span = range(tagged.index_at(start), tagged.index_at(end - 1) + 1)
    stage = Stage.THREATENED if kind is EventType.THREAT else staging.stage
    stopped = (staging.thwarted_at or ThwartedAt.UNKNOWN) if stage is Stage.THWARTED else None
    cue = staging.span
    return Trigger(
        report.evidence(start, end), kind, stage, number, RULE, score, stopped, staging.factuality,
        not any(tagged.tags[i] in _VERBS for i in span if i < len(tagged.tags)), False,
        (report.evidence(*cue),) if cue and cue[0] < cue[1] else (),
    )  # fmt: skip
