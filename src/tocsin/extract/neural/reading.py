"""All that the model says of one report: spans, and how much speaks for any words in a role."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from tocsin.extract.neural.decode import Found, Scores, read_spans, softmax
from tocsin.extract.neural.labels import TAGS
from tocsin.extract.neural.model import Model
from tocsin.extract.neural.windows import Piece, Window, cut_windows
from tocsin.model.draft import Draft
from tocsin.model.report import Report

_KINDS_OF_TAGS = tuple(tag[2:] for tag in TAGS)


@dataclass(frozen=True, slots=True)
class PairVectors:
    """What the heads for acts, and for acts and values in pairs, say of each token."""

    scope: Scores
    same: Scores
    value: Scores
    act: Scores
    shifts: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Reading:
    """The model's view of a report; every array has one row a token, in the order of the text.

    `expressions` are the spans of roles; `starts` says where each token begins, `ends` where its word does,
    `opens` whether it begins a word, `gates` how much speaks for its sentence
    telling an incident, as a logit.
    """

    expressions: tuple[Found, ...]
    starts: np.ndarray
    ends: np.ndarray
    opens: np.ndarray
    sentences: np.ndarray
    tags: Scores
    acts: Scores
    gates: Scores
    vectors: PairVectors
    attributions: Scores
    targets: Scores

    def likeliest(self, scores: Scores, start: int) -> tuple[int, float]:
        """Give which column of a head's probabilities is highest at a place in the text, and how high; -1 if unread."""
        at = int(np.searchsorted(self.starts, start))
        if at >= len(self.starts) or self.starts[at] != start:
            return -1, 0.0
        best = int(scores[at].argmax())
        return best, float(scores[at][best])

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


# Taken from the logit of "no expression": most words are none, and so the model says it too readily (tuned on dev).
_NOBODY = np.array([1.0 if tag == "O" else 0.0 for tag in TAGS], dtype=np.float32)


def read_report(report: Report, draft: Draft, model: Model) -> Reading | None:
    """Read a report beside its draft by rules; None where it has no words to read."""
    windows = cut_windows(report, draft, model.tokenizer)
    if not windows:
        return None
    heads = [model.read(window) for window in windows]
    tags = [softmax(head.tags - _NOBODY, model.temperatures.get("tags", 1.0)) for head in heads]
    return Reading(
        tuple(f for window, rows in zip(windows, tags, strict=True) for f in read_spans(window, rows, TAGS)),
        np.array([piece.start for window in windows for piece in window.pieces]),
        np.array([end for window in windows for end in _ends_of_words(window)]),
        np.array([piece.opens for window in windows for piece in window.pieces]),
        np.array([number for window in windows for number in window.sentences]),
        np.concatenate(tags),
        softmax(np.concatenate([head.types for head in heads])),
        np.concatenate([head.gate for head in heads])[:, 0],
        PairVectors(
            np.concatenate([head.scope for head in heads])[:, 0],
            np.concatenate([head.same for head in heads]),
            np.concatenate([head.value for head in heads]),
            np.concatenate([head.act for head in heads]),
            model.shifts,
        ),
        softmax(np.concatenate([head.attribution for head in heads])),
        softmax(np.concatenate([head.target for head in heads])),
    )


def _ends_of_words(window: Window) -> list[int]:
    """Give for each token where the word that it belongs to ends."""
    ends: list[int] = []
    following: Piece | None = None
    for piece in reversed(window.pieces):
        ends.append(piece.end if following is None or following.opens else ends[-1])
        following = piece
    return ends[::-1]
