"""What became of one input: the row that makes the accounting add up."""

from dataclasses import dataclass
from enum import StrEnum

from tocsin.model.identity import ReportId


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
