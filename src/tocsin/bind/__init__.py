"""The bind step: which words belong to which happening."""

from tocsin.bind.mentions import bind_mentions
from tocsin.model.coding import CodedReport
from tocsin.model.draft import ResolvedDraft
from tocsin.model.report import Report

__all__ = ["bind"]


def bind(report: Report, resolved: ResolvedDraft) -> CodedReport:
    """Give the mentions and claims of one report."""
    mentions = bind_mentions(report, resolved)
    return CodedReport(report, mentions, (), (), resolved.draft.problems + resolved.problems)
