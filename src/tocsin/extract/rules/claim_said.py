"""One stretch of speech, and where words that were said begin and end."""

from dataclasses import dataclass

from tocsin.extract.rules.speaker_memory import Speaker
from tocsin.model.claim import SpeakerKind, Speech

MIN_CONTENT = 12  # characters; shorter stretches are no proposition
_EDGE = ' \t\n\r,;:"“”‘’«»-–—'


@dataclass(frozen=True, slots=True)
class Said:
    """One stretch of speech in one sentence, before it is typed."""

    speaker: Speaker | None
    kind: SpeakerKind
    speech: Speech
    content: tuple[tuple[int, int], ...]
    cue: tuple[int, int] | None
    rule: str


def speech_of(text: str, span: tuple[int, int]) -> Speech:
    """Say whether words stand in quotation marks or are reported."""
    return Speech.DIRECT if is_quoted(text, *span) else Speech.INDIRECT


def strip(text: str, start: int, end: int) -> tuple[int, int]:
    """Give a stretch without the blanks and marks at its ends."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE + ".":
        end -= 1
    return start, end


def opens_quote(text: str, start: int) -> bool:
    """Say whether a quotation mark opens just before an offset."""
    return any(mark in '“"«' for mark in text[max(0, start - 2) : start])


def is_quoted(text: str, start: int, end: int) -> bool:
    """Say whether a quotation mark stands in a stretch or at its ends."""
    return any(mark in '“”"«»' for mark in text[max(0, start - 2) : end + 3])
