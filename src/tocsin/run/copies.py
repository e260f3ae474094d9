"""Which reports of a record repeat one another."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from tocsin.model.copies import CopyKeys
from tocsin.model.identity import ReportId
from tocsin.model.report import Report
from tocsin.read.copies import is_copy, sign


def copy_keys(report: Report) -> CopyKeys | None:
    """Give what is kept beside a report so that its near-copies are found again; None for a text too short."""
    signature = sign(report)
    return CopyKeys(signature.bands, signature.values, signature.parameters) if signature else None


def copy_groups(
    reports: Iterable[Report], keys_by_report: Mapping[ReportId, CopyKeys | None]
) -> dict[ReportId, ReportId]:
    """Name the group of each report that has near-copies by the smallest id in it; the rest are left out.

    Reports that share a band are compared word for word. A copy of a copy is in
    the group, so the groups do not depend on the order of the reports.
    """
    report_by_id = {report.id: report for report in reports}
    sharing: dict[tuple[str, str], list[ReportId]] = defaultdict(list)
    for named in sorted(report_by_id):
        keys = keys_by_report.get(named)
        for band in keys.bands if keys else ():
            sharing[keys.version if keys else "", band].append(named)
    groups = _Groups()
    seen: set[tuple[ReportId, ReportId]] = set()
    for members in sharing.values():
        for left, right in combinations(members, 2):
            if (left, right) in seen or groups.leader(left) == groups.leader(right):
                continue
            seen.add((left, right))
            if is_copy(report_by_id[left], report_by_id[right]):
                groups.join(left, right)
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
