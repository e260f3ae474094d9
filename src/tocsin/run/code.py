"""What one report says: extract, resolve and bind in a row."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tocsin.extract.gate import may_tell
from tocsin.model.coding import CodedReport
from tocsin.model.draft import Draft, ResolvedDraft
from tocsin.model.problem import Problem
from tocsin.model.report import Report

if TYPE_CHECKING:
    from tocsin.extract.base import Extractor

CODED_LANGUAGES = frozenset({"en"})
NOT_CODED = "language.not_coded"


@dataclass(frozen=True, slots=True)
class Parts:
    """The three steps between a report and its coding, with their tables loaded."""

    extractor: "Extractor"
    resolve: Callable[[Report, Draft], ResolvedDraft]
    bind: Callable[[Report, ResolvedDraft], CodedReport]


def code_report(report: Report, parts: Parts, problems: tuple[Problem, ...] = ()) -> CodedReport:
    """Give what a report says; `problems` are those that reading it gave, and come first.

    A report in a language that cannot be coded gives no mention and no claim,
    and a problem that says so. One whose language nobody could tell (a few
    words, a list of names) is coded as English. One without any word of violence
    or of the response to it tells nothing and is not read further.
    """
    if report.language is not None and report.language not in CODED_LANGUAGES:
        message = f"written in {report.language!r}; only English is coded, the report is kept"
        return CodedReport(report, problems=(*problems, Problem(NOT_CODED, message, "extract")))
    if not may_tell(report.text):
        return CodedReport(report, problems=problems)
    draft = parts.extractor.extract(report)
    if not draft.triggers and not draft.claims:
        return CodedReport(report, problems=problems + draft.problems)  # nothing that a date or a place could go to
    coded = parts.bind(report, parts.resolve(report, draft))
    return replace(coded, problems=problems + coded.problems)
