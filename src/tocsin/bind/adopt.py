"""Figures in sentences that tell no act ("Twenty-eight people are dead"), given to the happening that a model ties them to."""

from collections.abc import Sequence
from dataclasses import replace

from tocsin.bind.group import Group
from tocsin.bind.learned import adopted
from tocsin.model.draft import FigureExpression, ResolvedDraft


def adopt_figures(resolved: ResolvedDraft, groups: Sequence[Group], aggregates: frozenset[int]) -> None:
    """Add every figure that stands with no act to the group whose acts a model ties it to most, if to any.

    Sums over a span of time stay with none. Without a model nothing is added.
    """
    affinity = resolved.draft.affinity
    if affinity is None or not groups:
        return
    held = {figure.evidence for group in groups for cluster in group.clusters for figure in cluster.figures}
    for figure in resolved.figures:
        if figure.subject is None or figure.evidence in held or _sentence_of(resolved, figure) in aggregates:
            continue
        score, number = max(
            (adopted(affinity, [act for c in group.clusters for act in c.triggers], figure.evidence), -number)
            for number, group in enumerate(groups)
        )
        if score > float("-inf"):
            last = groups[-number].clusters[-1]
            groups[-number].clusters[-1] = replace(last, figures=(*last.figures, figure))


def _sentence_of(resolved: ResolvedDraft, figure: FigureExpression) -> int:
    sentences = resolved.draft.sentences
    return next((n for n, s in enumerate(sentences) if s.start <= figure.evidence.start < s.end), -1)
