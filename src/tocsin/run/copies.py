"""Which reports of a record repeat one another."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tocsin.model.copies import CopyKeys
from tocsin.model.identity import ReportId
from tocsin.model.report import Report
from tocsin.read.copies import is_copy, sign

if TYPE_CHECKING:
    from tocsin.record.base import Record


def copy_keys(report: Report) -> CopyKeys | None:
    """Give what is kept beside a report so that its near-copies are found again; None for a text too short."""
    signature = sign(report)
    return CopyKeys(signature.bands, signature.values, signature.parameters) if signature else None


def copy_groups(record: "Record", reports: Iterable[ReportId]) -> dict[ReportId, ReportId]:
    """Name the group of each report that has near-copies among these by the smallest id in it; the rest are left out.

    Reports that share a band are compared word for word. A copy of a copy is in
    the group, so the groups do not depend on the order of the reports.
    """
    among = frozenset(reports)
    groups = _Groups()
    for named in sorted(among):
        keys = record.copy_keys(named)
        candidates = [c.report for c in record.copy_candidates(keys)] if keys else []
        earlier = [other for other in candidates if other < named and other in among]
        if not earlier:
            continue
        report = record.report(named)
        for other in earlier:
            if groups.leader(named) == groups.leader(other):
                continue
            candidate = record.report(other)
            if report and candidate and is_copy(report, candidate):
                groups.join(named, other)
    return groups.named()


class _Groups:
    """Disjoint sets, each led by its smallest member."""

    def __init__(self) -> None:
        self._above: dict[ReportId, ReportId] = {}

    def leader(self, one: ReportId) -> ReportId:
        while (above := self._above.get(one, one)) != one:
            self._above[one] = self._above.get(above, above)
            one = above
        return one

    def join(self, left: ReportId, right: ReportId) -> None:
        first, second = sorted((self.leader(left), self.leader(right)))
        self._above[second] = first
        self._above.setdefault(first, first)

    def named(self) -> dict[ReportId, ReportId]:
        return {one: self.leader(one) for one in self._above}
