"""From examples to rows of numbers that a training step reads; written once as JSON lines."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from tocsin.extract.neural.labels import ACT_INDEX, ATTRIBUTIONS, SPEECH_INDEX, TAG_INDEX, TARGETS, WEAPON
from tocsin.extract.neural.windows import Tokenizer, Window, cut_windows
from tocsin.model.draft import Draft
from tocsin.run.code import Parts
from training.examples import Example, Span
from training.pairs import acts_of, marks_of, values_of

Row = dict[str, Any]
IGNORED = -100


def rows_of(example: Example, parts: Parts, tokenizer: Tokenizer) -> Iterator[Row]:
    """Give one row a window: what goes into the model, and what each head should say of each token."""
    draft = parts.extractor.extract(example.report)
    resolved = parts.resolve(example.report, draft)
    coded = example.coded or ()
    acts = acts_of(coded, resolved) if example.coded is not None else []
    values = values_of(coded, resolved) if example.coded is not None else []
    example = _with_weapons(example, draft)
    for window in cut_windows(example.report, draft, tokenizer):
        tags = _tags(example, window)
        yield {
            "source": example.source, "part": example.part, "report": str(example.report.external_id or example.report.id),
            "ids": window.ids, "case": window.case, "acts": window.acts, "roles": window.roles,
            "sentences": window.sentences, "spans": [(p.start, p.end) for p in window.pieces],
            "opens": [int(p.opens) for p in window.pieces],
            "tags": tags, "gate": _gate(example, window), "types": _types(example, window),
            "speech": _speech(example, window),
            "attribution": _facts(example.attributions, ATTRIBUTIONS, window),
            "target": _facts(example.targets, TARGETS, window),
            **marks_of(window, acts, values),
            "is_empty": all(tag <= 0 for tag in tags) and not any(_touched(example.relevant, window)),
        }  # fmt: skip


def _with_weapons(example: Example, draft: Draft) -> Example:
    """Take, of a clause about a weapon, the words that the table of weapons knows; a clause without any teaches nothing."""
    known, unsure = [], []
    for start, end in example.weapons:
        inside = [(w.evidence.start, w.evidence.end) for w in draft.weapons if start <= w.evidence.start < end]
        known += [(WEAPON, span) for span in inside]
        unsure += [] if inside else [(start, end)]
    return replace(
        example, expressions=(*example.expressions, *dict.fromkeys(known)), unsure=(*example.unsure, *unsure)
    )


def _tags(example: Example, window: Window) -> list[int]:
    tags = [0 if piece.opens else IGNORED for piece in window.pieces]
    for start, end in example.unsure:
        for index, piece in enumerate(window.pieces):
            if start <= piece.start < end:
                tags[index] = IGNORED
    for kind, (start, end) in example.expressions:
        mark = "B"
        for index, piece in enumerate(window.pieces):
            if start <= piece.start < end and piece.opens:
                tags[index] = TAG_INDEX[f"{mark}-{kind}"]
                mark = "I"
    return tags


def _touched(spans: tuple[tuple[int, int], ...], window: Window) -> list[bool]:
    return [any(start <= piece.start < end for start, end in spans) for piece in window.pieces]


def _gate(example: Example, window: Window) -> list[int]:
    """Say for each token whether its sentence tells an incident; unknown where the data does not mark sentences."""
    telling = {s for s, touched in zip(window.sentences, _touched(example.relevant, window), strict=True) if touched}
    other = 0 if example.is_relevance_known else IGNORED
    return [1 if sentence in telling else other for sentence in window.sentences]


def _types(example: Example, window: Window) -> list[int]:
    if example.acts is None:
        return [IGNORED] * len(window.pieces)
    types = [0 if piece.opens else IGNORED for piece in window.pieces]
    for kind, (start, end) in example.acts:
        for index, piece in enumerate(window.pieces):
            if start <= piece.start < end and piece.opens:
                types[index] = ACT_INDEX[kind] if kind else IGNORED
    return types


def _facts(facts: Sequence[tuple[str, Span]], values: Sequence[str], window: Window) -> list[int]:
    """Say at the first token of each participant what is known of it."""
    index = {str(value): number for number, value in enumerate(values)}
    at = {start: index[value] for value, (start, _) in facts}
    return [at.get(piece.start, IGNORED) if piece.opens else IGNORED for piece in window.pieces]


def _speech(example: Example, window: Window) -> list[int]:
    if example.speech is None:
        return [IGNORED] * len(window.pieces)
    tags = [0 if piece.opens else IGNORED for piece in window.pieces]
    for kind, (start, end) in example.speech:
        mark = "B"
        for index, piece in enumerate(window.pieces):
            if start <= piece.start < end and piece.opens:
                tags[index] = SPEECH_INDEX[f"{mark}-{kind}"]
                mark = "I"
    return tags
