"""A trained model in miniature: what it says of each word is written by the test."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from tocsin.extract.neural.labels import ACTS, ATTRIBUTIONS, SPEECH_TAGS, TAGS, TARGETS
from tocsin.extract.neural.model import Model

WORDS = (
    "gunmen killed the mayor of kesh in his car . a man named eva rhee was hit by grey lions army bomb exploded near market"
    " on monday police said town match won ##s , \" ' - b o m 1 2 3 went up flames eight were dead then blast"
).split()
VOCABULARY = ["[PAD]", *(f"[unused{n}]" for n in range(99)), "[UNK]", "[CLS]", "[SEP]", *dict.fromkeys(WORDS)]
PAIR = 4
OUTPUTS = {
    "tags": len(TAGS), "gate": 1, "types": len(ACTS), "speech": len(SPEECH_TAGS), "scope": 1, "same": PAIR, "value": PAIR,
    "act": PAIR, "attribution": len(ATTRIBUTIONS), "target": len(TARGETS),
}  # fmt: skip
AT = dict(zip(OUTPUTS, np.cumsum([0, *OUTPUTS.values()])[:-1].tolist(), strict=True))
Table = Mapping[str, str]


@dataclass(frozen=True)
class Script:
    """What the model says of each word: its tag, the act it names, whether an act that begins there counts, what belongs together.

    Words of one `kin` number are one happening, and a value's acts are those of its number.
    """

    tags: Table = field(default_factory=dict)
    acts: Table = field(default_factory=dict)
    scope: Mapping[str, float] = field(default_factory=dict)
    kin: Mapping[str, int] = field(default_factory=dict)
    attributions: Table = field(default_factory=dict)
    targets: Table = field(default_factory=dict)
    relevant: float = 3.0


class ScriptedSession:
    """Says of each piece what a script tells it to, whatever stands beside it."""

    def __init__(self, script: Script) -> None:
        self._script = script

    def run(self, _: object, feed: Mapping[str, Any]) -> list[Any]:
        script, ids = self._script, feed["ids"][0]
        out = np.zeros((1, len(ids), sum(OUTPUTS.values())), dtype=np.float32)
        for row, word in zip(out[0], (VOCABULARY[number] for number in ids), strict=True):
            row[AT["tags"] + TAGS.index(script.tags.get(word, "O"))] = 9.0
            row[AT["gate"]] = script.relevant
            row[AT["types"] + ACTS.index(script.acts.get(word, "O"))] = 9.0
            row[AT["scope"]] = script.scope.get(word, 0.0)
            for head in ("same", "value", "act"):
                if word in script.kin:
                    row[AT[head] + script.kin[word]] = 4.0
            if word in script.attributions:
                row[AT["attribution"] + ATTRIBUTIONS.index(script.attributions[word])] = 9.0
            if word in script.targets:
                row[AT["target"] + TARGETS.index(script.targets[word])] = 9.0
        return [out]


def scripted_model(script: Script | None = None) -> Model:
    """Give a model that says what a script tells it to; pairs are strangers unless they are kin."""
    notes = {"name": "scripted", "vocabulary": VOCABULARY, "outputs": OUTPUTS, "shifts": [-4.0, -4.0]}
    return Model(ScriptedSession(script or Script()), notes)
