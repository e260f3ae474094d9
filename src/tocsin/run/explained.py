"""The reasons for the values of a coded report, and how they are written as plain data."""

from dataclasses import dataclass
from typing import Any

from tocsin.model.coding import CodedReport
from tocsin.model.evidence import Evidence
from tocsin.model.identity import ClaimId, MentionId


@dataclass(frozen=True, slots=True)
class Because:
    """Words that a value rests on, the rule or model head that read them, and its score from 0 to 1 if it gives one."""

    words: Evidence
    rule: str
    score: float | None = None
    means: str = ""


@dataclass(frozen=True, slots=True)
class Other:
    """What the value could have been, and what spoke against it or how much for it."""

    value: str
    note: str
    words: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one value is what it is; `note` says what no words say."""

    label: str
    value: str
    because: tuple[Because, ...]
    others: tuple[Other, ...] = ()
    note: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Explained:
    """A coded report with the reasons for each mention and claim, and the words for acts that made no mention."""

    coded: CodedReport
    mentions: tuple[tuple[MentionId, tuple[Reason, ...]], ...]
    claims: tuple[tuple[ClaimId, tuple[Reason, ...]], ...]
    unused: tuple[Because, ...]
    note: str = ""


def to_plain(explained: Explained) -> dict[str, Any]:
    """Give the reasons as plain data, by the ids of mentions and claims."""
    return {
        "mentions": [{"id": name, "values": [_reason(r) for r in reasons]} for name, reasons in explained.mentions],
        "claims": [{"id": name, "values": [_reason(r) for r in reasons]} for name, reasons in explained.claims],
        "unused": [_because(one) for one in explained.unused],
        "note": explained.note or None,
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "field": reason.label,
        "value": reason.value,
        "confidence": reason.confidence,
        "because": [_because(one) for one in reason.because],
        "others": [{"value": o.value, "note": o.note, "words": [_span(e) for e in o.words]} for o in reason.others],
        "note": reason.note or None,
    }


def _because(one: Because) -> dict[str, Any]:
    return {"words": _span(one.words), "rule": one.rule, "score": one.score, "means": one.means or None}


def _span(words: Evidence) -> dict[str, Any]:
    return {"start": words.start, "end": words.end, "exact": words.exact}
