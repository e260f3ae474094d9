"""What kind of claim some words make: a count, a denial, a warning, an attribution (CODEBOOK 10)."""

import re

from tocsin.extract.rules.tables.claims import (
    ATTRIBUTED,
    CONCERNED,
    COUNTING,
    FEARING,
    JUDGEMENT,
    JUDGING,
    MODUS,
    MOVEMENT,
    NAMING,
    STATUS,
    TYPE_RULES,
    WARNING,
)
from tocsin.model.claim import ClaimType, Speech

_FIGHTERS = re.compile(r"\b(?:fighters|militants|jihadists|jihadis|insurgents|rebels|members|men|troops|terrorists)\b")
_NUMBER = re.compile(
    r"\d|\b(?:one(?! of\b)|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?"
    r"|dozens?|scores|hundreds?|thousands?|several|none|nobody|no (?:one|casualties|deaths|injuries|victims|(?:[\w-]+ ){1,4}(?:died|(?:(?:had|have|has) been|were|was) (?:killed|injured|hurt|wounded|harmed))))\b"
    r"|\ball\b(?=.{0,80}\b(?:unharmed|unhurt|uninjured)\b)"
)
_HARM = re.compile(
    r"\b(?:kill\w*|dead|died|deaths?|wound\w*|unharmed|unhurt|uninjured|injur\w+|casualt\w+|arrest\w*|detain\w*|bod(?:y|ies)|toll|victims|hostages|freed|released"
    r"|incarcerated|lives|slain|perished|neutralised|rescued|jailed|gaoled|took part|martyr\w*|abducted|kidnapped|missing|hurt|questions|interrogated|critical condition|displaced|deserted|prisoners)\b"
)
_SPAN = re.compile(
    r"\b(?:in|over|during|for|within) (?:the )?(?:past|last|recent|previous) |\bso far this year|\b(?:every|each) year|\bsince (?:\w+ )?\d{4}"
    r"|\bsince it|\bsince the\b|\bin recent (?:years|months|weeks)|\bthis year alone|\bin the space of|\bsince \d+ [a-z]+|\bdecades?\b"
    r"|\b(?:during|in) the month\b"
)
_SPAN_OF_ACTS = re.compile(
    rf"{_SPAN.pattern}|\bthis (?:year|month|week)\b|\bin \w+ months"
    r"|\bin (?:(?:19|20)\d\d|january|february|march|april|june|july|august|september|october|november|december)\b"
)
_ACTS = re.compile(
    r"(?:\d(?:st|nd|rd|th|d)?|\b(?:\w+teen|\w+ty|dozens of|hundreds of|thousands of|scores of|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)) (?:[\w-]+ ){0,3}"
    r"(?:attacks?|bombings|(?:air ?)?strikes|operations|raids|missions|clashes|assaults|incidents|camps|arrests|kidnappings|killings|massacres|murders"
    r"|crimes|complaints|criminal charges)\b"
)
_LOSSES = re.compile(r"\$ ?\d[\d,.]* (?:million|billion)")
_REMAIN = re.compile(r"\b(?:remain|active|strength|strong|number(?:s|ing)?|in the ranks|holed up|estimated|up to)\b")
_OF_HANDLING = re.compile(r"\bof (?:not |keeping|failing|ignoring|neglect|doing too|responding|hiding|covering)")


def gives_harm(low: str, start: int, end: int) -> bool:
    """Say whether a stretch of lowered text gives a number of people harmed, held or freed."""
    return bool(_NUMBER.search(low, start, end) and _HARM.search(low, start, end))


def type_of(words: str, cue: str, speech: Speech) -> ClaimType:
    """Give the type of a claim by its lowered words and cue; the first rule that fits wins (CODEBOOK 10)."""
    whole = f"{cue} {words}".strip()
    figure = kind_of_figure(words)
    if cue in CONCERNED or cue in FEARING:
        return ClaimType.WARNING
    if cue in NAMING:
        return ClaimType.ATTRIBUTION
    if "blam" in cue or "accus" in cue:
        return ClaimType.ASSESSMENT if _OF_HANDLING.search(words) else ClaimType.ATTRIBUTION
    if cue in JUDGING or "criticized" in cue or "criticised" in cue:
        return _first(whole, TYPE_RULES[:2]) or ClaimType.ASSESSMENT
    if cue.startswith(("den", "reject", "disput", "dismiss", "disown", "contest")):
        return ClaimType.DENIAL
    if cue.startswith("threaten"):
        return ClaimType.THREAT
    if cue in COUNTING and figure is None and _NUMBER.search(words) and not MODUS.search(words):
        return ClaimType.COUNT
    for kind, pattern in TYPE_RULES:
        if kind is ClaimType.ATTRIBUTION and figure not in (None, ClaimType.COUNT):
            break
        if pattern.search(whole):
            return kind
    if figure is not None:
        return figure
    return _first(whole, _LAST_RULES) or (ClaimType.ASSESSMENT if speech is Speech.DIRECT else ClaimType.STATUS)


_LAST_RULES = (
    (ClaimType.ATTRIBUTION, ATTRIBUTED),
    (ClaimType.MODUS_OPERANDI, MODUS),
    (ClaimType.WARNING, WARNING),
    (ClaimType.ASSESSMENT, JUDGEMENT),
    (ClaimType.STATUS, STATUS),
)


def _first(words: str, rules: tuple[tuple[ClaimType, re.Pattern[str]], ...]) -> ClaimType | None:
    return next((kind for kind, pattern in rules if pattern.search(words)), None)


def kind_of_figure(words: str) -> ClaimType | None:
    """Say whether words give a movement, a size of a force, an aggregate or a count."""
    if not _NUMBER.search(words) and not _ACTS.search(words):
        return None
    if _FIGHTERS.search(words) and MOVEMENT.search(words):
        return ClaimType.MOVEMENT
    if (_ACTS.search(words) or _LOSSES.search(words)) and _SPAN_OF_ACTS.search(words):
        return ClaimType.AGGREGATE_COUNT
    if _HARM.search(words):
        return ClaimType.AGGREGATE_COUNT if _SPAN.search(words) else ClaimType.COUNT
    if _FIGHTERS.search(words) and _REMAIN.search(words):
        return ClaimType.THREAT_SIZE
    return None
