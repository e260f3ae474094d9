"""From what the model says of each token to spans: the best sequence of tags that is one."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tocsin.extract.neural.windows import Window

Scores = NDArray[np.float32]  # one row a token, one column a label


@dataclass(frozen=True, slots=True)
class Found:
    """A span that the model found: its label, its place in the text, and how sure it is (0 to 1, calibrated)."""

    label: str
    start: int
    end: int
    score: float
    sentence: int


def softmax(scores: Scores, temperature: float = 1.0) -> Scores:
    """Give the probabilities of each row."""
    scaled = scores / temperature
    raised = np.exp(scaled - scaled.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), dtype=np.float32)


def read_spans(window: Window, probabilities: Scores, tags: Sequence[str]) -> list[Found]:
    """Give the spans of a window, in order; `probabilities` has one row a token and one column a tag.

    A word has the tag of its first piece. An I tag follows only a B or I tag
    of its own kind. A span's score is the mean of its words' probabilities.
    """
    words = [index for index, piece in enumerate(window.pieces) if piece.opens]
    if not words:
        return []
    rows = probabilities[words]
    path = _best_path(np.log(rows + 1e-9), tags)
    found: list[Found] = []
    at = 0
    while at < len(words):
        label = tags[path[at]]
        if not label.startswith("B-"):
            at += 1
            continue
        kind, last = label[2:], at
        while last + 1 < len(words) and tags[path[last + 1]] == f"I-{kind}" and _is_one(window, words, last):
            last += 1
        score = float(np.mean([rows[i][path[i]] for i in range(at, last + 1)]))
        end = _end_of_word(window, words[last])
        found.append(Found(kind, window.pieces[words[at]].start, end, score, window.sentences[words[at]]))
        at = last + 1
    return found


def _is_one(window: Window, words: Sequence[int], at: int) -> bool:
    return window.sentences[words[at]] == window.sentences[words[at + 1]]


def _end_of_word(window: Window, index: int) -> int:
    while index + 1 < len(window.pieces) and not window.pieces[index + 1].opens:
        index += 1
    return window.pieces[index].end


def _best_path(logs: Scores, tags: Sequence[str]) -> list[int]:
    """Give the likeliest sequence of tags in which every I follows its own B or I (Viterbi)."""
    forbidden = np.zeros((len(tags), len(tags)), dtype=np.float32)
    first = np.zeros(len(tags), dtype=np.float32)
    for column, tag in enumerate(tags):
        if tag.startswith("I-"):
            first[column] = -1e9
            for row, before in enumerate(tags):
                if before[2:] != tag[2:] or before == "O":
                    forbidden[row, column] = -1e9
    best = logs[0] + first
    backs = []
    for row in logs[1:]:
        ways = best[:, None] + forbidden
        back = ways.argmax(axis=0)
        backs.append(back)
        best = ways[back, np.arange(len(tags))] + row
    path = [int(best.argmax())]
    for back in reversed(backs):
        path.append(int(back[path[-1]]))
    return path[::-1]
