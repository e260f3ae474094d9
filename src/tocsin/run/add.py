"""Reading reports into a record: read, code, store batch by batch, then link."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tocsin.model.coding import CodedReport
from tocsin.model.identity import ReportId, RunId
from tocsin.model.outcome import InputState, Outcome, ReadResult
from tocsin.run.batches import BATCH_REPORTS, batches
from tocsin.run.code import NOT_CODED
from tocsin.run.copies import copy_keys
from tocsin.run.crew import CodeAll

if TYPE_CHECKING:
    from tocsin.record.base import Added, Record

Progress = Callable[[int, str], None]  # inputs so far, the name of the newest
CRASHED = "coding_failed"


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking changed: incidents that are new, and those whose values or members changed."""

    new: int = 0
    changed: int = 0
    unsure: int = 0


@dataclass(slots=True)
class Summary:
    """What became of the inputs of one run; its numbers add up, or `adds_up` is False.

    `bad` lists the refused and failed inputs. `is_stopped` says that the run
    was asked to end early: what it counts is stored, the rest was not begun.
    """

    inputs: int = 0
    stored: int = 0
    already_there: int = 0
    refused: int = 0
    failed: int = 0
    mentions: int = 0
    claims: int = 0
    problems: int = 0
    not_coded: Counter[str] = field(default_factory=Counter)
    linked: Linked = Linked()
    bad: list[Outcome] = field(default_factory=list)
    is_stopped: bool = False

    @property
    def adds_up(self) -> bool:
        """Say whether every input has an outcome."""
        return self.inputs == self.stored + self.already_there + self.refused + self.failed

    def count(self, outcomes: Iterable[Outcome]) -> None:
        """Count the outcomes of one batch."""
        for outcome in outcomes:
            setattr(self, outcome.state, getattr(self, outcome.state) + 1)
            if outcome.state in (InputState.REFUSED, InputState.FAILED):
                self.bad.append(outcome)

    def count_coded(self, coded: CodedReport) -> None:
        """Count what a newly stored report gave."""
        self.mentions += len(coded.mentions)
        self.claims += len(coded.claims)
        self.problems += len(coded.problems)
        if any(problem.code == NOT_CODED for problem in coded.problems):
            self.not_coded[coded.report.language or "unknown"] += 1

    def to_dict(self) -> dict[str, object]:
        """Give plain data for `--json`."""
        return {
            **{
                name: getattr(self, name)
                for name in ("inputs", *map(str, InputState), "mentions", "claims", "problems")
            },
            "not_coded": dict(sorted(self.not_coded.items())),
            "incidents": {"new": self.linked.new, "changed": self.linked.changed, "unsure": self.linked.unsure},
            "adds_up": self.adds_up,
            "is_stopped": self.is_stopped,
            "bad": [
                {"name": o.name, "position": o.position, "state": str(o.state), "code": o.code, "reason": o.reason}
                for o in self.bad
            ],
        }


def add(
    reads: Iterable[ReadResult],
    record: "Record",
    code_all: CodeAll,
    *,
    command: str = "add",
    batch: int = BATCH_REPORTS,
    on_progress: Progress = lambda _count, _name: None,
    should_stop: Callable[[], bool] = lambda: False,
) -> Summary:
    """Store reports with all that they say, then link their mentions to incidents.

    A batch is durable when the next begins; a run that was cut off is completed
    by running it again. When `should_stop` turns true, the batch under way is
    finished and linked, and the run ends.
    """
    from tocsin.run.linking import link_new

    summary = Summary()
    is_whole = _last_run_ended(record)
    run = record.begin_run(command)
    new: list[ReportId] = []
    for reads_now in batches(reads, batch):
        added, codings = _add_batch(reads_now, record, code_all, run)
        summary.inputs += len(reads_now)
        summary.count(added.outcomes)
        for report in added.new_reports:
            summary.count_coded(codings[report])
        new += added.new_reports
        on_progress(summary.inputs, reads_now[-1].name)
        if should_stop():
            summary.is_stopped = True
            break
    # After a run that was cut off, mentions may be stored that were never linked.
    summary.linked = link_new(record, new if is_whole else None)
    record.end_run(run, summary.inputs)
    return summary


def _last_run_ended(record: "Record") -> bool:
    runs = record.runs()
    return not runs or runs[-1].ended_at is not None


def _add_batch(
    reads: Sequence[ReadResult], record: "Record", code_all: CodeAll, run: RunId
) -> "tuple[Added, dict[ReportId, CodedReport]]":
    """Code what is new in a batch and store it; what is there already is only counted."""
    from tocsin.record.base import Entry

    fresh: dict[ReportId, ReadResult] = {}
    for read in reads:
        if read.report is not None and read.report.id not in fresh and not record.has_report(read.report.id):
            fresh[read.report.id] = read
    tried = dict(zip(fresh, code_all(list(fresh.values())), strict=True))
    coded = {report: result for report, result in tried.items() if isinstance(result, CodedReport)}
    entries = [Entry(coding, copy_keys(coding.report)) for coding in coded.values()]
    return record.add(entries, [_outcome(read, tried) for read in reads], run), coded


def _outcome(read: ReadResult, tried: dict[ReportId, CodedReport | str]) -> Outcome:
    if read.outcome is not None:
        return read.outcome
    assert read.report is not None
    result = tried.get(read.report.id)
    if isinstance(result, str):
        return Outcome(read.name, InputState.FAILED, read.position, CRASHED, result)
    return Outcome(read.name, InputState.STORED, read.position, report=read.report.id)
