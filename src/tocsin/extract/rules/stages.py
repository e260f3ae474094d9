"""How far an act got, when it was stopped, and whether the report tells it as real."""

import re
from dataclasses import dataclass

from tocsin.extract.rules.tables.stages import STAGE_CUES, THWARTED_AT_CUES
from tocsin.model.mention import Factuality, Stage, ThwartedAt

_REACH = 90  # characters before and after an act in which a cue can stand
_COMPILED = tuple((cue, re.compile(cue.pattern)) for cue in STAGE_CUES)
_THWARTED_AT = tuple((when, re.compile(pattern)) for when, pattern in THWARTED_AT_CUES)
_REPORTEDLY = re.compile(
    r"\b(?:reportedly|allegedly|apparently|alleged|accus\w+|claim(?:ed|s|ing)? to have|is said to|are said to|was reported|were reported|are reported to)\b"
)
_MARK = re.compile(r"[.;:!?]\s")


@dataclass(frozen=True, slots=True)
class Staging:
    """What the words around an act say; `span` holds the cue's offsets, relative to the text given."""

    stage: Stage = Stage.ACCOMPLISHED
    thwarted_at: ThwartedAt | None = None
    factuality: Factuality = Factuality.ASSERTED
    is_real: bool = True
    rule: str = "stage.default"
    span: tuple[int, int] | None = None


def stage_of(low: str, start: int, end: int, sentence: tuple[int, int]) -> Staging:
    """Read the stage of the act at ``low[start:end]`` from the lowered text of its sentence.

    An act of which the words say that it may, will or did not happen is given
    back as not real.
    """
    before = low[max(sentence[0], start - _REACH) : start]
    after = low[end : min(sentence[1], end + _REACH)]
    marks = list(_MARK.finditer(before))
    if marks:
        before = before[marks[-1].end() :]
    factuality = Factuality.ATTRIBUTED if _REPORTEDLY.search(before[-60:]) else Factuality.ASSERTED
    around = {"before": (before, start - len(before)), "own": (low[start:end], start), "after": (after, end)}
    for cue, pattern in _COMPILED:
        words, base = around[cue.where]
        found = pattern.search(words)
        if found is None:
            continue
        span = (base + found.start(), base + found.end())
        span = (span[0] + _leading(low, *span), span[1] - _trailing(low, *span))
        if cue.stage is None:
            return Staging(is_real=False, rule=f"stage.{cue.id}", span=span)
        at = thwarted_at(low[sentence[0] : sentence[1]]) if cue.stage is Stage.THWARTED else None
        return Staging(cue.stage, at, factuality, True, f"stage.{cue.id}", span)
    return Staging(factuality=factuality)


def thwarted_at(low_sentence: str) -> ThwartedAt:
    """Say when a thwarted act was stopped, from the lowered sentence that tells it."""
    for when, pattern in _THWARTED_AT:
        if pattern.search(low_sentence):
            return when
    return ThwartedAt.UNKNOWN


def _leading(low: str, start: int, end: int) -> int:
    words = low[start:end]
    return len(words) - len(words.lstrip())


def _trailing(low: str, start: int, end: int) -> int:
    words = low[start:end]
    return len(words) - len(words.rstrip())
