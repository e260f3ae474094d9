"""What the model says of the acts of a draft and of what belongs to them, from its vectors."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tocsin.extract.neural.reading import Reading
from tocsin.model.draft import Trigger
from tocsin.model.evidence import Evidence

UNREAD = 0.0  # of acts and words in sections that the model does not read: neither yes nor no


class LearnedAffinity:
    """Answers by vectors of tokens; expressions are where their first token is."""

    def __init__(self, reading: Reading, triggers: Sequence[Trigger]) -> None:
        vectors = reading.vectors
        self._starts = reading.starts
        self._values, self._shift = vectors.value, vectors.shifts[1]
        at = np.array([self._token(trigger.evidence.start) for trigger in triggers], dtype=np.int64)
        self._is_read = at >= 0
        self._scope = vectors.scope[at]
        self._acts = vectors.act[at]
        self._happenings, self._apart = vectors.same[at], vectors.shifts[0]
        self._owned: dict[int, NDArray[np.float32]] = {}

    def tells_incident(self, act: int) -> float:
        """Give the logit that an act is an incident of the record."""
        return float(self._scope[act]) if self._is_read[act] else UNREAD

    def are_one(self, left: int, right: int) -> float:
        """Give the logit that two acts are one happening."""
        if not (self._is_read[left] and self._is_read[right]):
            return UNREAD
        pair = self._happenings[left : left + 1], self._happenings[right : right + 1]
        return float(_scores(*pair, self._apart)[0, 0])

    def owns(self, act: int, words: Evidence) -> float:
        """Give the logit that a value is that of an act."""
        at = self._token(words.start)
        if at < 0 or not self._is_read[act]:
            return UNREAD
        if at not in self._owned:
            self._owned[at] = _scores(self._values[at : at + 1], self._acts, self._shift)[0]
        return float(self._owned[at][act])

    def _token(self, start: int) -> int:
        """Give the token that holds a place in the text; -1 where the model read nothing."""
        at = int(np.searchsorted(self._starts, start, side="right")) - 1
        return at if at >= 0 and start - int(self._starts[at]) < _LONGEST else -1


_LONGEST = 40  # characters of one token at most


def _scores(left: NDArray[np.float32], right: NDArray[np.float32], shift: float) -> NDArray[np.float32]:
    scores: NDArray[np.float32] = left @ right.T / left.shape[1] ** 0.5 + shift
    return scores
