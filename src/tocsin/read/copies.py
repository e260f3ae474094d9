"""Which texts are copies of one another, and which agency a text says it comes from.

A signature and its band keys are kept beside a report. Two reports that share a
band key are compared; shortened wire copy is found by how much of the short
text lies in the long one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from tocsin.model.identity import content_hash
from tocsin.model.report import Report, SectionName

# Kept with every signature: signatures of other parameters are not compared.
PERMUTATIONS = 128
BANDS = 32
SHINGLE_WORDS = 5
SEED = 20_171_115
PARAMETERS = f"rensa-rminhash-1/{PERMUTATIONS}/{BANDS}/{SHINGLE_WORDS}/{SEED}"

COPY_SIMILARITY = 0.7  # of the shingles of both, from here on a copy
COPY_CONTAINMENT = 0.6  # of the shingles of the shorter, from here on shortened copy
_LEAST_SHINGLES = 8  # a shorter text is too little to call a copy
_LONGEST = 200_000  # characters looked at

_WORD = re.compile(r"[^\W_]+")
_LEFT_OUT = frozenset({SectionName.BOILERPLATE, SectionName.BYLINE, SectionName.DATELINE, SectionName.CAPTION})


@dataclass(frozen=True, slots=True)
class Signature:
    """The MinHash of a text's 5-word shingles; `bands` are keys that likely copies share."""

    parameters: str
    values: tuple[int, ...]
    bands: tuple[str, ...]
    shingles: int


def sign(report: Report) -> Signature | None:
    """Give the signature of a report's story, without credits and boilerplate; None where it is too short."""
    shingles = shingles_of(report)
    if len(shingles) < _LEAST_SHINGLES:
        return None
    made = _hasher()(PERMUTATIONS, SEED)
    made.update(sorted(shingles))
    values = tuple(int(value) for value in made.digest())
    rows = PERMUTATIONS // BANDS
    bands = tuple(
        content_hash(PARAMETERS, band, list(values[band * rows : (band + 1) * rows])) for band in range(BANDS)
    )
    return Signature(PARAMETERS, values, bands, len(shingles))


def similarity(left: Signature, right: Signature) -> float:
    """Estimate the share of all shingles that two texts have in common.

    Raises:
        ValueError: they were made with other parameters.
    """
    if left.parameters != right.parameters:
        raise ValueError(f"signatures of {left.parameters} and {right.parameters} cannot be compared")
    same = sum(a == b for a, b in zip(left.values, right.values, strict=True))
    return same / len(left.values)


def containment(left: Report, right: Report) -> float:
    """Give the share of the shorter story's shingles that lie in the longer one; 0 where it is too short to tell."""
    smaller, larger = sorted((shingles_of(left), shingles_of(right)), key=len)
    if len(smaller) < _LEAST_SHINGLES:
        return 0.0
    return len(smaller & larger) / len(smaller)


def is_copy(left: Report, right: Report) -> bool:
    """Say whether one report repeats the other: nearly word for word, or shortened."""
    smaller, larger = sorted((shingles_of(left), shingles_of(right)), key=len)
    if len(smaller) < _LEAST_SHINGLES:
        return smaller == larger and bool(smaller)
    shared = len(smaller & larger)
    return shared >= COPY_SIMILARITY * len(smaller | larger) or shared >= COPY_CONTAINMENT * len(smaller)


def shingles_of(report: Report) -> frozenset[str]:
    """Give the runs of five words in a report's story, letter case and marks aside."""
    words: list[str] = []
    for start, end in _story(report):
        words += _WORD.findall(report.text[start : min(end, _LONGEST)].casefold())
    return frozenset(" ".join(words[at : at + SHINGLE_WORDS]) for at in range(len(words) - SHINGLE_WORDS + 1))


def _story(report: Report) -> Iterator[tuple[int, int]]:
    at = 0
    for section in report.sections:
        if section.name in _LEFT_OUT:
            yield at, section.start
            at = section.end
    yield at, len(report.text)


@cache
def _hasher() -> Any:
    from rensa import RMinHash

    return RMinHash


# --- whose words they are -------------------------------------------------------------------------------------------

AGENCIES = {
    "AP": r"A\.?P\.?|Associated Press",
    "AFP": r"AFP|Agence France[- ]Presse",
    "Reuters": r"Reuters|REUTERS",
    "Xinhua": r"Xinhua|XINHUA",
    "EFE": r"EFE|ACAN-EFE|EFE-ACAN",
    "dpa": r"dpa|DPA",
    "Anadolu": r"AA|Anadolu(?: Agency)?",
    "TASS": r"TASS|Itar-Tass",
    "UPI": r"UPI",
    "PTI": r"PTI",
    "ANI": r"ANI",
    "IANS": r"IANS",
    "Kyodo": r"Kyodo(?: News)?",
    "ANSA": r"ANSA",
    "Interfax": r"Interfax",
    "Yonhap": r"Yonhap",
    "Bernama": r"Bernama|BERNAMA",
    "SANA": r"SANA",
    "IRNA": r"IRNA",
    "WAFA": r"WAFA",
    "NOTIMEX": r"NOTIMEX|Notimex",
    "PA": r"PA|Press Association",
    "CNN": r"CNN",
    "RFE/RL": r"RFE/RL",
    "VOA": r"VOA",
}
_NAMED = "|".join(f"(?P<a{number}>{pattern})" for number, pattern in enumerate(AGENCIES.values()))
# In brackets with a dash after it at the top, alone in brackets at the bottom, or in a line of credit.
_TOP = re.compile(rf"\((?:{_NAMED})\)\s?(?:[-–—]|--|:)")
_CREDIT = r"(?:With|with|Source:|Credit:|©|Copyright \d{4}(?: The)?)"
_BOTTOM = re.compile(rf"[(\[](?:{_NAMED})[)\]]|{_CREDIT} (?:{_NAMED.replace('?P<a', '?P<b')})\b")
_NEAR = 600  # characters of the top and the bottom that are looked at


def agency_of(report: Report) -> str | None:
    """Give the news agency that a report credits as its source; None where it credits none or several.

    >>> agency_of(Report.of("OLMA (Reuters) - Gunmen fired on a bus."))
    'Reuters'
    """
    text = report.text
    found = _agencies(_TOP, text[: 2 * _NEAR]) or _agencies(_BOTTOM, text[-_NEAR:])
    return found.pop() if len(found) == 1 else None


def _agencies(pattern: re.Pattern[str], text: str) -> set[str]:
    names = list(AGENCIES)
    return {
        names[int(group[1:])]
        for match in pattern.finditer(text)
        for group, words in match.groupdict().items()
        if words is not None
    }
