"""What kind of claim some words make: a count, a denial, a warning, an attribution (CODEBOOK 10)."""

import re

from tocsin.extract.rules.tables.claims import CONCERNED, MODUS, MOVEMENT, STATUS, TYPE_RULES, WARNING
from tocsin.model.claim import ClaimType, Speech

_FIGHTERS = re.compile(r"\b(?:fighters|militants|jihadists|jihadis|insurgents|rebels|members|men|troops|terrorists)\b")
_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores|hundreds?|thousands?|several|many|none|nobody|no one|all)\b"
)
_HARM = re.compile(
    r"\b(?:kill\w*|dead|died|deaths?|wound\w*|unharmed|unhurt|injur\w+|casualt\w+|arrest\w*|detain\w*|bod(?:y|ies)|toll|victims|hostages|freed|released"
    r"|incarcerated|lives|martyr\w*|abducted|kidnapped|missing|hurt|questions|interrogated)\b"
)
_SPAN = re.compile(
    r"\b(?:in|over|during|for|within) (?:the )?(?:past|last|recent|previous) |\bso far this year|\b(?:every|each) year|\bsince (?:\w+ )?\d{4}"
    r"|\bsince it|\bsince the\b|\bin recent (?:years|months|weeks)|\bthis year alone"
)
_REMAIN = re.compile(r"\b(?:remain|active|strength|strong|number(?:s|ing)?|in the ranks|holed up|estimated|up to)\b")


def gives_harm(low: str, start: int, end: int) -> bool:
    """Say whether a stretch of lowered text gives a number of people harmed, held or freed."""
    return bool(_NUMBER.search(low, start, end) and _HARM.search(low, start, end))


def type_of(words: str, cue: str, speech: Speech) -> ClaimType:
    """Give the type of a claim by its lowered words and cue; the first rule that fits wins (CODEBOOK 10)."""
    whole = f"{cue} {words}"
    figure = kind_of_figure(words)
    if cue in CONCERNED or cue in ("fears", "feared", "warned", "warns"):
        return ClaimType.WARNING
    if "blam" in cue or "accus" in cue:
        return ClaimType.ATTRIBUTION
    for kind, pattern in TYPE_RULES:
        if kind is ClaimType.ATTRIBUTION and figure not in (None, ClaimType.COUNT):
            break
        if pattern.search(whole):
            return kind
    if figure is not None:
        return figure
    for kind, pattern in ((ClaimType.WARNING, WARNING), (ClaimType.MODUS_OPERANDI, MODUS), (ClaimType.STATUS, STATUS)):
        if pattern.search(whole):
            return kind
    return ClaimType.ASSESSMENT if speech is Speech.DIRECT else ClaimType.STATUS


def kind_of_figure(words: str) -> ClaimType | None:
    """Say whether words give a movement, a size of a force, an aggregate or a count."""
    if not _NUMBER.search(words):
        return None
    if _FIGHTERS.search(words) and MOVEMENT.search(words):
        return ClaimType.MOVEMENT
    if _HARM.search(words):
        return ClaimType.AGGREGATE_COUNT if _SPAN.search(words) else ClaimType.COUNT
    if _FIGHTERS.search(words) and _REMAIN.search(words):
        return ClaimType.THREAT_SIZE
    return None
