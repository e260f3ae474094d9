"""One row an incident, for spreadsheets and statistics; one row a piece of evidence in a second file."""

import csv
from collections.abc import Iterable, Iterator
from typing import IO, Any

from tocsin.model.codec import scrub
from tocsin.model.evidence import Evidence
from tocsin.model.incident import Incident, Reconciled
from tocsin.publish.dossier import Dossier
from tocsin.publish.flat import COLUMNS, Cell, row_of, words_of
from tocsin.publish.mask import Mask

# What makes a spreadsheet take a string for a formula (OWASP), and the guard itself.
_OPENERS = tuple("=+-@\t\r\n＝＋－＠'")

EVIDENCE_COLUMNS = {
    "incident_id": "the incident",
    "field": "which of its values",
    "value": "the value that the words support",
    "rule": "the rule that chose it",
    "report_id": "the report",
    "url": "the report's address",
    "published": "when it was published, in ISO 8601-2",
    "start": "first character of the words in the report's text, from 0",
    "end": "the character after the last",
    "exact": "the words",
}


def write_csv(dossiers: Iterable[tuple[Dossier, Mask]], out: IO[str]) -> int:
    """Write a header and one row an incident; return how many incidents were written."""
    rows = _writer(out)
    rows.writerow([column.name for column in COLUMNS])
    written = 0
    for dossier, mask in dossiers:
        rows.writerow([guard(cell) for cell in row_of(dossier, mask).values()])
        written += 1
    return written


def write_evidence_csv(dossiers: Iterable[tuple[Dossier, Mask]], out: IO[str]) -> int:
    """Write a header and one row a piece of evidence of a value; return how many incidents were covered."""
    rows = _writer(out)
    rows.writerow(EVIDENCE_COLUMNS)
    written = 0
    for dossier, mask in dossiers:
        rows.writerows([guard(cell) for cell in row] for row in evidence_rows(dossier, mask))
        written += 1
    return written


def evidence_rows(dossier: Dossier, mask: Mask) -> Iterator[list[Cell]]:
    """Give a row for each piece of evidence behind each value, in the order of `EVIDENCE_COLUMNS`."""
    report_by_id = {report.id: report for report in dossier.reports}
    for field, value, rule, evidence in _supported(dossier.incident):
        report = report_by_id.get(evidence.report)
        yield [
            dossier.incident.id,
            field,
            mask.text(value),
            rule,
            evidence.report,
            mask.url(report.url) if report and report.url else None,
            report.published.interval.edtf if report else None,
            evidence.start,
            evidence.end,
            mask.text(evidence.exact),
        ]


def _supported(incident: Incident) -> Iterator[tuple[str, str, str, Evidence]]:
    singles: dict[str, tuple[Reconciled[Any] | None, str]] = {
        "type": (incident.type, "{0}"),
        "stage": (incident.stage, "{0}"),
        "thwarted_at": (incident.thwarted_at, "{0}"),
        "date": (incident.date, "{0.edtf}"),
        "planned_date": (incident.planned_date, "{0.edtf}"),
        "place": (incident.place, "{0.name}"),
    }
    for field, (reconciled, shown) in singles.items():
        if reconciled:
            for evidence in reconciled.evidence:
                yield field, shown.format(reconciled.value), reconciled.rule, evidence
    for figure in incident.quantities:
        for evidence in figure.evidence:
            yield (
                f"{figure.value.subject} {figure.value.population}",
                words_of(figure.value.range),
                figure.rule,
                evidence,
            )
    for who in incident.participants:
        for evidence in who.evidence:
            yield str(who.value.role), who.value.name or str(who.value.kind), who.rule, evidence
    for weapon in incident.weapons:
        for evidence in weapon.evidence:
            yield "weapon", str(weapon.value.type), weapon.rule, evidence


def guard(cell: Cell) -> Cell:
    """Put an apostrophe before a string that a spreadsheet would run; numbers stay numbers.

    >>> guard("=1+1"), guard(-3.5), guard("'quoted'")
    ("'=1+1", -3.5, "''quoted'")
    """
    if not isinstance(cell, str):
        return cell
    text: str = scrub(cell)
    return "'" + text if text.startswith(_OPENERS) else text


def unguard(text: str) -> str:
    """Take off exactly one apostrophe that `guard` put there.

    >>> unguard("'=1+1"), unguard("''quoted'"), unguard("plain")
    ('=1+1', "'quoted'", 'plain')
    """
    return text[1:] if text.startswith("'") and text[1:].startswith(_OPENERS) else text


def table_schema() -> dict[str, Any]:
    """Give the columns as a Frictionless Table Schema, for programs and for the manual."""
    return {
        "fields": [{"name": column.name, "type": column.kind, "description": column.meaning} for column in COLUMNS],
        "primaryKey": "incident_id",
        "missingValues": [""],
    }


class _Lines:
    """A stream that ends lines with LF; the writer must think of CR LF, or it leaves a bare CR unquoted."""

    def __init__(self, out: IO[str]) -> None:
        self._out = out

    def write(self, row: str) -> None:
        self._out.write(row.removesuffix("\r\n") + "\n")


def _writer(out: IO[str]) -> Any:
    return csv.writer(_Lines(out), lineterminator="\r\n")
