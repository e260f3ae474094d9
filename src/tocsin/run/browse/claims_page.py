"""Claims as pages show them: lists, and what stands against what."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tocsin.model.claim import Claim, Relation
from tocsin.model.codec import to_plain
from tocsin.model.identity import ClaimId, ReportId
from tocsin.model.report import Report
from tocsin.record import rows
from tocsin.record.values import ClaimFilter, PlainReport
from tocsin.run.browse.claim_page import claim_to_plain
from tocsin.run.browse.incident_page import mask_from
from tocsin.run.browse.plain import Offsets, Plain, report_line

if TYPE_CHECKING:
    from tocsin.record.base import Record

MOST_READ = 5000  # claims that one page looks at; the next goes on from there
_PAGE = 500
_MOST_OF_REPORT = 10_000
AGAINST = (Relation.CONTRADICTS, Relation.IN_TENSION)


@dataclass(frozen=True, slots=True)
class Days:
    """The days on which a report may have been published; None is open."""

    first: dt.date | None = None
    last: dt.date | None = None

    def hold(self, report: Report | None) -> bool:
        """Say whether a report can be of these days; one without a date is only of all days."""
        if self.first is None and self.last is None:
            return True
        when = report.published.interval if report else None
        if when is None or (when.start is None and when.end is None):
            return False
        return not (
            (self.last is not None and when.start is not None and when.start > self.last)
            or (self.first is not None and when.end is not None and when.end < self.first)
        )


class Shown:
    """Makes claims of one record plain, each report asked for once."""

    def __init__(self, record: "Record") -> None:
        self._record = record
        self._reports: dict[str, Report | None] = {}
        self._lines: dict[str, tuple[Offsets, Plain] | None] = {}

    def report(self, claim: Claim) -> Report | None:
        """Give the report of a claim."""
        if claim.report not in self._reports:
            self._reports[claim.report] = self._record.report(claim.report)
        return self._reports[claim.report]

    def plain(self, claim: Claim) -> Plain:
        """Give a claim with its words, names of private persons withheld."""
        if claim.report not in self._lines:
            report = self.report(claim)
            self._lines[claim.report] = _line(report) if report else None
        offsets, line = self._lines[claim.report] or (Offsets(()), None)
        held: Plain = to_plain(claim)
        incident = self._record.incident_of(claim.about_mention) if claim.about_mention else None
        shown: Plain = mask_from(None, (), [held]).plain(claim_to_plain(held, offsets, line, incident))
        return shown


def _line(report: Report) -> tuple[Offsets, Plain]:
    payload = rows.report_row(0, report)[-1]
    return Offsets([PlainReport(report.id, report.text, payload)]), report_line(payload, report.text)


def claims_page(record: "Record", wanted: ClaimFilter, days: Days, limit: int, cursor: str | None) -> Plain:
    """Give a page of claims, and where the next begins; `total` is known only where it is on this page."""
    shown = Shown(record)
    items: list[Plain] = []
    at, read = cursor, 0
    while len(items) < limit and read < MOST_READ:
        page = record.claims(wanted, limit, at)
        items += [shown.plain(claim) for claim in page.items if days.hold(shown.report(claim))]
        at, read = page.next, read + limit
        if at is None:
            break
    return {"items": items, "next": at, "total": len(items) if at is None and cursor is None else None}


# --- contradictions ---------------------------------------------------------------------------------------------------


def contradictions_page(
    record: "Record", wanted: ClaimFilter, days: Days, limit: int = 100, cursor: str | None = None
) -> Plain:
    """Give a page of pairs of claims that stand against each other, where one of them fits; and where the next begins.

    A page can hold a few pairs more than `limit`: those of one report stay together.
    """
    shown = Shown(record)
    wanted = replace(wanted, relations=AGAINST)
    items: list[Plain] = []
    at = cursor
    while len(items) < limit:
        page = record.claims(wanted, _PAGE if limit > _PAGE else max(limit, 1), at)
        read = {claim.id for claim in page.items}
        for report in dict.fromkeys(claim.report for claim in page.items):
            fitting = record.claims(replace(wanted, report=report), _MOST_OF_REPORT).items
            # A report whose claims lie on two pages is told on the first of them.
            if fitting[0].id in read and days.hold(shown.report(fitting[0])):
                items += _pairs(record, report, {claim.id: claim for claim in fitting}, shown)
        at = page.next
        if at is None:
            break
    return {"items": items, "next": at}


def _pairs(record: "Record", report: ReportId, fitting: dict[ClaimId, Claim], shown: Shown) -> Iterator[Plain]:
    pairs: set[frozenset[str]] = set()
    for one in record.relations_of(report):
        both = frozenset((one.source, one.target))
        if one.relation not in AGAINST or both in pairs or not both & set(fitting):
            continue
        sides = _sides(record, fitting, (one.source, ClaimId(one.target)))
        if sides is not None:
            pairs.add(both)
            left, right = map(shown.plain, sides)
            yield {"relation": str(one.relation), "scope_note": one.scope_note, "left": left, "right": right}


def _sides(record: "Record", known: dict[ClaimId, Claim], ids: Iterable[ClaimId]) -> tuple[Claim, ...] | None:
    found = [known.get(one) or record.claim(one) for one in ids]
    sides = tuple(claim for claim in found if claim is not None)
    return sides if len(sides) == 2 else None
