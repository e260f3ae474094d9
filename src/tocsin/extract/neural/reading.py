"""All that the model says of one report: spans, and how much speaks for any words in a role."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from tocsin.extract.neural.decode import Found, Scores, read_spans, softmax
from tocsin.extract.neural.labels import TAGS
from tocsin.extract.neural.model import Model
from tocsin.extract.neural.windows import cut_windows
from tocsin.model.draft import Draft
from tocsin.model.report import Report

_KINDS_OF_TAGS = tuple(tag[2:] for tag in TAGS)


@dataclass(frozen=True, slots=True)
class Reading:
    """The model's view of a report; every array has one row a token, in the order of the text.

    `expressions` are the spans of roles; `starts` says where each token begins,
    `opens` whether it begins a word, `gates` how much speaks for its sentence
    telling an incident, as a logit.
    """

    expressions: tuple[Found, ...]
    starts: np.ndarray
    opens: np.ndarray
    sentences: np.ndarray
    tags: Scores
    gates: Scores

    def support(self, start: int, end: int, kinds: Collection[str]) -> float:
        """Give how sure the model is that some word of a stretch belongs to an expression of these kinds."""
        rows = self.tags[self._inside(start, end)]
        columns = [index for index, kind in enumerate(_KINDS_OF_TAGS) if kind in kinds]
        return float(rows[:, columns].sum(axis=1).max()) if len(rows) else 0.0

    def relevance(self, sentence: int) -> float:
        """Give the probability that a sentence tells an incident."""
        rows = self.gates[self.sentences == sentence]
        return float(1 / (1 + np.exp(-rows.mean()))) if len(rows) else 0.0

    def _inside(self, start: int, end: int) -> np.ndarray:
        found: np.ndarray = (self.starts >= start) & (self.starts < end) & self.opens
        return found


def read_report(report: Report, draft: Draft, model: Model) -> Reading | None:
    """Read a report beside its draft by rules; None where it has no words to read."""
    windows = cut_windows(report, draft, model.tokenizer)
    if not windows:
        return None
    heads = [model.read(window) for window in windows]
    tags = [softmax(head.tags, model.temperatures.get("tags", 1.0)) for head in heads]
    return Reading(
        tuple(f for window, rows in zip(windows, tags, strict=True) for f in read_spans(window, rows, TAGS)),
        np.array([piece.start for window in windows for piece in window.pieces]),
        np.array([piece.opens for window in windows for piece in window.pieces]),
        np.array([number for window in windows for number in window.sentences]),
        np.concatenate(tags),
        np.concatenate([head.gate for head in heads])[:, 0],
    )
