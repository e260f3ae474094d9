"""A trained model in miniature: what it says of each word is written by the test."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from tocsin.extract.neural.labels import ACTS, SPEECH_TAGS, TAGS
from tocsin.extract.neural.model import Model

WORDS = (
    "gunmen killed the mayor of kesh in his car . a man named eva rhee was hit by grey lions army bomb exploded near market"
    " on monday police said town match won ##s , \" ' - b o m 1 2 3"
).split()
VOCABULARY = ["[PAD]", *(f"[unused{n}]" for n in range(99)), "[UNK]", "[CLS]", "[SEP]", *dict.fromkeys(WORDS)]
OUTPUTS = {"tags": len(TAGS), "gate": 1, "types": len(ACTS), "speech": len(SPEECH_TAGS)}


class ScriptedSession:
    """Says of each piece what a table of words tells it to, whatever stands beside it."""

    def __init__(self, tags: Mapping[str, str], relevant: float = 3.0) -> None:
        self._tags, self._relevant = tags, relevant

    def run(self, _: object, feed: Mapping[str, Any]) -> list[Any]:
        ids = feed["ids"][0]
        out = np.zeros((1, len(ids), sum(OUTPUTS.values())), dtype=np.float32)
        for at, number in enumerate(ids):
            tag = self._tags.get(VOCABULARY[number], "O")
            out[0, at, TAGS.index(tag)] = 9.0
            out[0, at, len(TAGS)] = self._relevant
            out[0, at, len(TAGS) + 1] = 9.0  # no word names an act
        return [out]


def scripted_model(tags: Mapping[str, str], relevant: float = 3.0) -> Model:
    """Give a model that tags words by a table; `relevant` is the logit of its gate everywhere."""
    notes = {"name": "scripted", "vocabulary": VOCABULARY, "outputs": OUTPUTS}
    return Model(ScriptedSession(tags, relevant), notes)
