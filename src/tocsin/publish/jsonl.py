"""One incident a line, with nothing left out: values, what was set aside, history, mentions, claims, evidence, reports.

The texts of the reports are not repeated: they are the publishers'. A report is
named with its address and the SHA-256 of its text, so that whoever holds the
text can check every piece of evidence.
"""

import json
from collections.abc import Iterable
from typing import IO, Any

from tocsin.errors import CodecError
from tocsin.model.claim import Claim, ClaimRelation
from tocsin.model.codec import from_plain, scrub, to_plain
from tocsin.model.incident import Incident
from tocsin.model.mention import Mention
from tocsin.model.report import Report
from tocsin.publish.dossier import Dossier
from tocsin.publish.mask import Mask

SHAPE = "tocsin.incident/1.0"


def write_jsonl(dossiers: Iterable[tuple[Dossier, Mask]], out: IO[str]) -> int:
    """Write one line an incident; return how many were written."""
    written = 0
    for dossier, mask in dossiers:
        out.write(json.dumps(dossier_to_plain(dossier, mask), ensure_ascii=False, separators=(",", ":")) + "\n")
        written += 1
    return written


def dossier_to_plain(dossier: Dossier, mask: Mask) -> dict[str, Any]:
    """Give everything on one incident as JSON can hold it, names withheld as the mask says."""
    plain = {
        "shape": SHAPE,
        "incident": to_plain(dossier.incident),
        "mentions": [to_plain(mention) for mention in dossier.mentions],
        "claims": [to_plain(claim) for claim in dossier.claims],
        "relations": [to_plain(relation) for relation in dossier.relations],
        "reports": [_report_to_plain(report) for report in dossier.reports],
    }
    masked: dict[str, Any] = scrub(mask.plain(plain))
    return masked


def _report_to_plain(report: Report) -> dict[str, Any]:
    plain: dict[str, Any] = to_plain(report)
    del plain["text"], plain["sections"]
    plain["characters"] = len(report.text)
    return plain


def dossier_from_plain(plain: dict[str, Any]) -> Dossier:
    """Read a line of an unmasked export back; reports come without their text.

    Raises:
        CodecError: it is no such line, or names were withheld from it, so that
            its evidence no longer equals the words of the report.
    """
    if plain.get("shape") != SHAPE:
        raise CodecError(f"not a line of {SHAPE}; export it with: tocsin export --shape jsonl")
    reports = [{k: v for k, v in report.items() if k != "characters"} | {"text": ""} for report in plain["reports"]]
    return Dossier(
        from_plain(plain["incident"], Incident),
        from_plain(plain["mentions"], tuple[Mention, ...]),
        from_plain(plain["claims"], tuple[Claim, ...]),
        from_plain(plain["relations"], tuple[ClaimRelation, ...]),
        from_plain(reports, tuple[Report, ...]),
    )
