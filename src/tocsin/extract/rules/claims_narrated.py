"""What the report says without a speaker: passive blame and belief, and the narrator's own aggregates and sizes."""

import re
from itertools import pairwise

from tocsin.extract.rules.claim_said import MIN_CONTENT, Said, strip
from tocsin.extract.rules.claim_types import kind_of_figure
from tocsin.extract.rules.clause import Tagged
from tocsin.extract.rules.tables.claims import PASSIVE
from tocsin.model.claim import ClaimType, SpeakerKind, Speech
from tocsin.model.report import Report


def narrated(report: Report, low: str, tagged: Tagged) -> list[Said]:
    """Give the claims that nobody named makes: passive blame or belief, and the narrator's own aggregates and sizes."""
    start, end = tagged.sentence.start, tagged.sentence.end
    found = [made for part in _parts(low, start, end) if (made := _narrated_figure(report, low, *part)) is not None]
    if not found:
        whole = _narrated_figure(report, low, start, end)
        found = [whole] if whole else []
    passive = PASSIVE.search(low, start, end)
    if passive and not any(s.kind is SpeakerKind.UNSPECIFIED for s in found):
        content = strip(report.text, *next(p for p in _parts(low, start, end) if p[0] <= passive.start() < p[1]))
        if content[1] - content[0] < 2 * MIN_CONTENT:
            content = strip(report.text, start, end)
        found.append(Said(None, SpeakerKind.UNSPECIFIED, Speech.PASSIVE, (content,), passive.span(), "claim.passive"))
    return found


_LARGE = re.compile(r"\b(?:hundreds|thousands|tens of|hundred|thousand|\d{3,}|\d{1,3}(?:,\d{3})+)\b")


# Thousands who "have been" killed or taken are a sum over many acts, though no span of time is named.
_ALL_TOLD = re.compile(
    r"\b(?:thousands|hundreds|tens of thousands) (?:of )?(?:[\w-]+ ){0,5}(?:have|has) been (?:killed|abducted|kidnapped|detained|arrested|wounded|injured|displaced)\b"
)


def _narrated_figure(report: Report, low: str, start: int, end: int) -> Said | None:
    words = low[start:end]
    kind = ClaimType.AGGREGATE_COUNT if _ALL_TOLD.search(words) else kind_of_figure(words)
    if kind not in (ClaimType.AGGREGATE_COUNT, ClaimType.THREAT_SIZE, ClaimType.MOVEMENT):
        return None
    if kind is not ClaimType.AGGREGATE_COUNT and not _LARGE.search(words):
        return None
    content = strip(report.text, start, end)
    passive = PASSIVE.search(low, start, end)
    if passive and kind is ClaimType.THREAT_SIZE:
        return Said(None, SpeakerKind.UNSPECIFIED, Speech.PASSIVE, (content,), passive.span(), "claim.passive_size")
    return Said(None, SpeakerKind.NARRATOR, Speech.NARRATOR, (content,), None, "claim.narrator")


def _parts(low: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a sentence at its commas and semicolons, not inside numbers."""
    cuts = [start, *(m.end() for m in _COMMA.finditer(low, start, end)), end]
    return [(a, b) for a, b in pairwise(cuts) if a < b]


_COMMA = re.compile(r"[,;]\s")
