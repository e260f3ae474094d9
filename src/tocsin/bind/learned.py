"""What a trained model says, as the binder weighs it beside the words; without a model nothing changes.

The numbers were tuned on the `dev` parts of the codings (evals/RESULTS.md). A logit of 2 is "seven to one".
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeVar

from tocsin.model.draft import Affinity, DateExpression, PlaceExpression
from tocsin.model.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Sway:
    """How much the model's word counts.

    `drop` and `take`: an act that the rules find in scope is dropped below the
    first logit, one that they find out of scope is taken above the second.
    `join` is what a logit of "one happening" adds to the fit of two acts,
    `reach` how many characters of distance a logit of "its value" makes up for.
    An act without a day or a place gets the likeliest from `pick` upwards, and loses one below `disown`; a figure
    that the words tie to nothing goes to an act from `adopt` upwards.
    """

    drop: float = -1.5
    take: float = 1.5
    join: float = 0.3
    reach: float = 10.0
    most: float = 4.0  # no logit counts for more
    pick: float = 1.0
    disown: float = -3.0
    adopt: float = 0.5


SWAY = Sway()


def overrules(affinity: Affinity | None, acts: Iterable[int], is_in_scope: bool) -> bool:
    """Say whether the model's word on the acts of a group outweighs that of the rules on its scope."""
    if affinity is None:
        return False
    logit = max(map(affinity.tells_incident, acts))
    return logit < SWAY.drop if is_in_scope else logit > SWAY.take


def togetherness(affinity: Affinity | None, acts: Iterable[int], others: Iterable[int]) -> float:
    """Give what the model adds to the fit of some acts and others: the mean of their pairs, in points of fit."""
    if affinity is None:
        return 0.0
    logits = [_held(affinity.are_one(left, right)) for left, right in product(acts, others)]
    return SWAY.join * sum(logits) / len(logits)


def nearness(affinity: Affinity | None, acts: Sequence[int], words: Evidence) -> float:
    """Give how many characters nearer to these acts words count than they stand."""
    if affinity is None:
        return 0.0
    return SWAY.reach * max(_held(affinity.owns(act, words)) for act in acts)


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


def is_disowned(affinity: Affinity, acts: Sequence[int], words: Iterable[Evidence]) -> bool:
    """Say whether the model is sure that a value which the words tie to these acts is not theirs."""
    return max(ownership(affinity, acts, one) for one in words) < SWAY.disown


def adopted(affinity: Affinity, acts: Sequence[int], words: Evidence) -> float:
    """Give how likely a figure that the words tie to nothing is that of these acts, minus infinity if not enough so."""
    logit = ownership(affinity, acts, words)
    return logit if logit >= SWAY.adopt else float("-inf")


def _held(logit: float) -> float:
    return max(-SWAY.most, min(SWAY.most, logit))
