"""The bind step: which words belong to which happening."""

from tocsin.bind.claims import bind_claims
from tocsin.bind.mentions import bind_mentions
from tocsin.bind.relations import relate_claims
from tocsin.model.coding import CodedReport
from tocsin.model.draft import ResolvedDraft
from tocsin.model.report import Report

__all__ = ["bind"]


def bind(report: Report, resolved: ResolvedDraft) -> CodedReport:
    """Give the mentions and claims of one report, and how its claims stand to each other."""
    mentions = bind_mentions(report, resolved)
    claims = bind_claims(report, resolved, mentions)
    return CodedReport(report, mentions, claims, relate_claims(claims), resolved.draft.problems + resolved.problems)
