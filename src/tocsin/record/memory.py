"""The record in memory: for tests, notebooks and one-off questions; gone with the process."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from types import TracebackType

from ulid import ULID

from tocsin.model.codec import to_plain
from tocsin.model.identity import ReportId, RunId
from tocsin.model.incident import Incident
from tocsin.model.judgement import Judgement
from tocsin.model.outcome import Outcome
from tocsin.model.review import Review
from tocsin.record import audit as chain
from tocsin.record import rules
from tocsin.record.base import (
    Added,
    AuditEntry,
    Entry,
    IncidentRevision,
    Run,
)
from tocsin.record.memory_queries import MemoryQueries
from tocsin.record.rows import check_entry


def utc_now() -> dt.datetime:
    """Give the time of this moment."""
    return dt.datetime.now(dt.UTC)


class MemoryRecord(MemoryQueries):
    """A record in memory; see `tocsin.record.base.Record` for what it promises, but for outliving the process."""

    def __init__(self, clock: Callable[[], dt.datetime] = utc_now) -> None:
        super().__init__()
        self._clock = clock

    # --- what can be added -------------------------------------------------------------------------------------

    def begin_run(self, command: str) -> RunId:
        """Open the accounting of one command."""
        at = self._clock()
        named = RunId(str(ULID.from_datetime(at)))
        self._runs[named] = Run(named, command, at)
        self._outcomes[named] = []
        self._seal("begin run", named, at, [command])
        return named

    def add(self, entries: Sequence[Entry], outcomes: Sequence[Outcome], run: RunId) -> Added:
        """Store reports with all that was coded of them, and what became of each input."""
        self._check_open(run)
        new: dict[ReportId, Entry] = {}
        for entry in entries:
            if entry.coded.report.id not in self._entries and entry.coded.report.id not in new:
                check_entry(entry)
                new[entry.coded.report.id] = entry
        settled = rules.settle(outcomes, set(new), self.has_report)
        for entry in new.values():
            if any(mention.id in self._mentions for mention in entry.coded.mentions):
                raise ValueError(f"{entry.coded.report.id}: a mention of it has the id of another report's")
        self._entries |= new
        self._mentions |= {mention.id: mention for entry in new.values() for mention in entry.coded.mentions}
        self._outcomes[run] += settled
        self._seal("add", run, self._clock(), [*new.values(), *settled])
        return Added(settled, tuple(new))

    def end_run(self, run: RunId, inputs: int) -> Run:
        """Close the accounting of one command, which says how many inputs it saw."""
        self._check_open(run)
        at = self._clock()
        self._runs[run] = replace(self._runs[run], ended_at=at, inputs=inputs)
        self._seal("end run", run, at, [inputs])
        return self._counted(self._runs[run])

    def append_judgements(self, judgements: Sequence[Judgement]) -> int:
        """Store the judgements that say something new; return how many did."""
        new = []
        for one in judgements:
            if one.left not in self._mentions or one.right not in self._mentions:
                raise ValueError(f"{one.left} or {one.right} is no mention of this record")
        for one in judgements:
            several = self._judgements.setdefault((one.left, one.right), [])
            equals = [known for known in several if known.is_by_person == one.is_by_person]
            looked_at = equals if one.is_by_person else equals[-1:]
            if one.id not in {known.id for known in looked_at}:
                several.append(one)
                new.append(one)
        if new:
            self._seal("judge", f"{len(new)} pairs", self._clock(), new)
        return len(new)

    def append_incidents(self, incidents: Sequence[Incident]) -> tuple[Incident, ...]:
        """Store each incident that differs from its newest revision, as the next revision."""
        at = self._clock()
        made = []
        if any(mention not in self._mentions for one in incidents for mention in one.mentions):
            raise ValueError("an incident names a mention that is not in this record")
        for incident in incidents:
            revised = rules.next_revision(incident, self._newest(incident.id))
            if revised is not None:
                self._revisions.setdefault(incident.id, []).append(IncidentRevision(revised, at))
                made.append(revised)
        if made:
            self._seal("revise", f"{len(made)} incidents", at, made)
        return tuple(self._revisions[incident.id][-1].incident for incident in incidents)

    def append_reviews(self, reviews: Sequence[Review]) -> int:
        """Store the reviews that were not sent before; return how many were new."""
        new = {one.id: one for one in reviews if one.id not in self._reviews}
        self._reviews |= new
        if new:
            self._seal("review", f"{len(new)} decisions", self._clock(), list(new.values()))
        return len(new)

    def append_decision(
        self, reviews: Sequence[Review], judgements: Sequence[Judgement], incidents: Sequence[Incident]
    ) -> None:
        """Store what a person decided with all that follows from it, in one step."""
        known = {one for pair in judgements for one in (pair.left, pair.right)}
        if not known.union(*(one.mentions for one in incidents)) <= self._mentions.keys():
            raise ValueError("a decision names a mention that is not in this record")
        self.append_reviews(reviews)
        self.append_judgements(judgements)
        self.append_incidents(incidents)

    def note(self, actor: str, action: str, target: str, reason: str) -> AuditEntry:
        """Write into the audit that someone did something that must not be forgotten."""
        return self._seal(action, f"{target}: {reason}", self._clock(), [], actor)

    def close(self) -> None:
        """Do nothing: what is in memory needs no closing."""

    def __enter__(self) -> "MemoryRecord":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _seal(
        self, action: str, target: str, at: dt.datetime, made: Sequence[object], actor: str = "tocsin"
    ) -> AuditEntry:
        after = chain.digest_rows([(action, [[to_plain(one)] for one in made])])
        entry = chain.link(self._audit[-1] if self._audit else None, at, actor, action, target, after)
        self._audit.append(entry)
        return entry

    def _check_open(self, run: RunId) -> None:
        if run not in self._runs or self._runs[run].ended_at is not None:
            raise ValueError(f"run {run} was never begun or has ended")
