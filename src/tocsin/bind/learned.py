"""What a trained model says, as the binder weighs it beside the words; without a model nothing changes.

The numbers were tuned on the `dev` parts of the codings (evals/RESULTS.md). A logit of 2 is "seven to one".
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from tocsin.model.draft import Affinity, DateExpression, PlaceExpression
from tocsin.model.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Sway:
    """How much the model's word counts, in logits.

    An act that the rules find in scope is dropped below `drop`. One to which the
    words tie no day or place gets the likeliest from `pick` upwards; a figure
    that the words tie to no act goes to one from `adopt` upwards.
    """

    drop: float = -4.0
    pick: float = 0.0
    adopt: float = 0.5


SWAY = Sway()


def is_no_incident(affinity: Affinity | None, acts: Iterable[int]) -> bool:
    """Say whether the model is sure that none of a group's acts is an incident, whatever the rules say.

    The other way round, taking what the rules leave out, gained on short reports of our own and lost more on real ones.
    """
    return affinity is not None and max(map(affinity.tells_incident, acts)) < SWAY.drop


Found = TypeVar("Found", DateExpression, PlaceExpression)


def pick(affinity: Affinity, acts: Sequence[int], found: Iterable[Found], rank: Callable[[Found], int]) -> Found | None:
    """Give the day or the place that is most likely that of these acts, None where none is likely enough.

    `rank` says how coarse one is, 0 the finest.
    """
    weighed = [(ownership(affinity, acts, one.evidence), one) for one in found]
    likely = [(score - _COARSE * rank(one), -one.evidence.start, one) for score, one in weighed if score >= SWAY.pick]
    return max(likely, key=lambda row: row[:2])[2] if likely else None


_COARSE = 0.5  # logits that each step of coarseness speaks against a day or a place


def ownership(affinity: Affinity, acts: Sequence[int], words: Evidence) -> float:
    """Give the logit that a value is that of some of these acts."""
    return max(affinity.owns(act, words) for act in acts)


def adopted(affinity: Affinity, acts: Sequence[int], words: Evidence) -> float:
    """Give how likely a figure that the words tie to nothing is that of these acts, minus infinity if not enough so."""
    logit = ownership(affinity, acts, words)
    return logit if logit >= SWAY.adopt else float("-inf")
