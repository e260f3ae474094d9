"""What became of one input: the row that makes the accounting add up."""

from dataclasses import dataclass
from enum import StrEnum

from tocsin.model.identity import ReportId
from tocsin.model.problem import Problem
from tocsin.model.report import Report


class InputState(StrEnum):
    """Inputs = stored + already there + refused + failed, always."""

    STORED = "stored"
    ALREADY_THERE = "already_there"
    REFUSED = "refused"  # the input is at fault: no text, too large, wrong kind
    FAILED = "failed"  # we are: took too long, could not be read from disk


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input.

    `name` is the path or "-"; `position` the line or record number inside a
    container, from 1. `code` and `reason` are set for refused and failed ones.
    """

    name: str
    state: InputState
    position: int | None = None
    code: str | None = None
    reason: str | None = None
    report: ReportId | None = None


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What reading one input gave: a report with what could not be read in it, or the outcome of a refusal.

    `name` is shown to people, so control characters in it are escaped;
    `position` is the line or record number inside a container, from 1.
    """

    name: str
    position: int | None = None
    report: Report | None = None
    problems: tuple[Problem, ...] = ()
    outcome: Outcome | None = None

    def __post_init__(self) -> None:
        if (self.report is None) == (self.outcome is None):
            raise ValueError(f"{self.name}: a report or an outcome, one of them")
