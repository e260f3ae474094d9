"""The record in one SQLite file: all that can be asked of it."""

from collections.abc import Iterator

from tocsin.model.identity import RunId
from tocsin.model.outcome import InputState, Outcome
from tocsin.record import rows, sqlite_checks
from tocsin.record.base import (
    AuditEntry,
    Counts,
    Finding,
    Run,
)
from tocsin.record.rules import TakenBack
from tocsin.record.sqlite_incidents import IncidentQueries
from tocsin.record.sqlite_plain import PlainQueries
from tocsin.record.sqlite_reports import ReportQueries
from tocsin.record.sqlite_search import Ranking
from tocsin.record.sqlite_storage import Storage
from tocsin.record.sqlite_told import ToldQueries


class SqliteQueries(ReportQueries, IncidentQueries, PlainQueries, ToldQueries):
    """What can be asked of a record in one SQLite file; the docstrings of `tocsin.record.base` hold."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._ranking = Ranking(storage)
        self._reviews_read = []
        self._taken_back_at = (0, TakenBack())

    def counts(self) -> Counts:
        """Count what there is."""
        found = self._storage.row(_COUNTS)
        return Counts(*found) if found else Counts()

    def runs(self) -> tuple[Run, ...]:
        """Give all runs with their accounting, oldest first."""
        return tuple(
            Run(named, command, rows.read_time(start), rows.read_time(end) if end else None, *numbers)
            for named, command, start, end, *numbers in self._storage.rows(_RUNS)
        )

    def outcomes(self, run: RunId) -> Iterator[Outcome]:
        """Give the outcomes of a run in the order in which they were stored."""
        for name, position, state, code, reason, report in self._storage.rows(_OUTCOMES, (run,)):
            yield Outcome(name, InputState(state), position, code, reason, report)

    def audit(self, after: int = 0) -> Iterator[AuditEntry]:
        """Give the links of the audit chain from a number on."""
        for row in self._storage.rows("SELECT * FROM audit WHERE seq > ? ORDER BY seq", (after,)):
            yield rows.read_audit(row)

    def digest(self) -> str:
        """Give the SHA-256 of all that is known, whatever the order and the batches in which it came."""
        return sqlite_checks.digest(self._storage, self.judgements(), self.reviews())

    def verify(self, head: str | None = None) -> tuple[Finding, ...]:
        """Check everything that can be checked."""
        return tuple(sqlite_checks.find_all(self._storage, self.runs, head))


_COUNTS = """
SELECT (SELECT count(*) FROM report), (SELECT count(*) FROM mention), (SELECT count(*) FROM claim),
(SELECT count(*) FROM relation), (SELECT count(*) FROM problem),
(SELECT count(*) FROM current_incident WHERE state NOT IN ('merged', 'rejected')), (SELECT count(*) FROM incident),
(SELECT count(*) FROM judgement), (SELECT count(*) FROM review), (SELECT count(*) FROM run),
(SELECT count(*) FROM audit)
"""
_RUNS = """
SELECT run.id, run.command, run.started_at, run_end.ended_at, run_end.inputs,
(SELECT count(*) FROM outcome WHERE outcome.run = run.seq AND state = 'stored'),
(SELECT count(*) FROM outcome WHERE outcome.run = run.seq AND state = 'already_there'),
(SELECT count(*) FROM outcome WHERE outcome.run = run.seq AND state = 'refused'),
(SELECT count(*) FROM outcome WHERE outcome.run = run.seq AND state = 'failed')
FROM run LEFT JOIN run_end ON run_end.run = run.seq ORDER BY run.seq
"""
_OUTCOMES = """
SELECT outcome.name, outcome.position, outcome.state, outcome.code, outcome.reason, outcome.report
FROM outcome JOIN run ON run.seq = outcome.run WHERE run.id = ? ORDER BY outcome.seq
"""
