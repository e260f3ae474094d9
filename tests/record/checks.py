"""What must hold of a record after any fault."""

from collections.abc import Iterable
from pathlib import Path

from tocsin.model.identity import ReportId
from tocsin.record.sqlite import SqliteRecord


def acknowledged(lines: Iterable[str]) -> tuple[set[str], set[str]]:
    """Give the reports and the incidents that a writer said it had stored."""
    reports: set[str] = set()
    incidents: set[str] = set()
    for line in lines:
        words = line.split()
        if words[:1] == ["incident"]:
            incidents.update(words[1:])
        else:
            reports.update(word for word in words if word.startswith("rpt_"))
    return reports, incidents


def assert_whole(path: Path, reports: set[str], incidents: set[str]) -> None:
    """Assert that nothing acknowledged is lost, nothing is half there, and every check passes."""
    if not path.exists():
        assert not reports
        return
    with SqliteRecord.open(path) as record:
        errors = [one for one in record.verify() if one.is_error]
        assert errors == []
        assert {one for one in reports if not record.has_report(ReportId(one))} == set()
        assert {one for one in incidents if record.incident(one) is None} == set()
        counts = record.counts()
        stored = sum(run.stored for run in record.runs())
        assert (counts.reports, counts.mentions, counts.claims) == (stored, stored, 2 * stored)
