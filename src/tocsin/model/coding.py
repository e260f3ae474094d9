"""One coded report: what `tocsin code` gives."""

from dataclasses import dataclass

from tocsin.model.claim import Claim, ClaimRelation
from tocsin.model.mention import Mention
from tocsin.model.problem import Problem
from tocsin.model.report import Report


@dataclass(frozen=True, slots=True)
class CodedReport:
    """A report, the incidents it mentions, the claims it carries, and what could not be read."""

    report: Report
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    relations: tuple[ClaimRelation, ...] = ()
    problems: tuple[Problem, ...] = ()
