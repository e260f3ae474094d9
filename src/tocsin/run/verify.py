"""Whether a record is whole: its own checks, and the evidence of every value against the texts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tocsin.model.codec import to_plain
from tocsin.model.coding import CodedReport
from tocsin.model.evidence import Evidence
from tocsin.run.facts import facts_of_claim, facts_of_mention

if TYPE_CHECKING:
    from tocsin.record.base import Counts, Finding, Record


@dataclass(frozen=True, slots=True)
class Verified:
    """What was checked and what was found; `head` is the newest hash of the audit chain, worth keeping elsewhere."""

    counts: "Counts"
    findings: "tuple[Finding, ...]"
    digest: str
    head: str | None
    evidence: int

    @property
    def is_whole(self) -> bool:
        """Say whether no check failed."""
        return not any(finding.is_error for finding in self.findings)

    def to_dict(self) -> dict[str, Any]:
        """Give plain data for `--json`."""
        return {
            "is_whole": self.is_whole,
            "counts": to_plain(self.counts),
            "evidence": self.evidence,
            "digest": self.digest,
            "head": self.head,
            "findings": [to_plain(finding) for finding in self.findings],
        }


def verify(record: "Record", head: str | None = None) -> Verified:
    """Check the file, the accounting, the audit chain, and the words behind every value.

    `head` is a hash of the audit chain that was saved before: if the chain no
    longer holds it, its end was cut off.
    """
    findings = list(record.verify(head))
    checked = 0
    for coded in _all_coded(record):
        for evidence in evidence_of(coded):
            checked += 1
            if coded.report.text[evidence.start : evidence.end] != evidence.exact:
                findings.append(_mismatch(evidence))
    newest = None
    for entry in record.audit():
        newest = entry.hash
    return Verified(record.counts(), tuple(findings), record.digest(), newest, checked)


def evidence_of(coded: CodedReport) -> Iterator[Evidence]:
    """Give every piece of evidence of a coded report."""
    for mention in coded.mentions:
        yield from mention.evidence
        for fact in facts_of_mention(mention):
            yield from fact.evidence
    for claim in coded.claims:
        yield from claim.cue
        for fact in facts_of_claim(claim):
            yield from fact.evidence
    for problem in coded.problems:
        yield from problem.evidence


def _all_coded(record: "Record") -> Iterator[CodedReport]:
    cursor: str | None = None
    while True:
        page = record.reports(200, cursor)
        for report in page.items:
            coded = record.coded(report.id)
            if coded is not None:
                yield coded
        if page.next is None:
            return
        cursor = page.next


def _mismatch(evidence: Evidence) -> "Finding":
    from tocsin.record.base import Finding

    where = f"{evidence.report}:{evidence.start}-{evidence.end}"
    return Finding("evidence", where, f"the text there is not {evidence.exact[:60]!r}")
