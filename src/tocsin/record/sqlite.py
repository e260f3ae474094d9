"""The record in one SQLite file: what can be added to it."""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Sequence
from itertools import count
from pathlib import Path
from types import TracebackType

from ulid import ULID

from tocsin.errors import NoRecordError
from tocsin.model.identity import ReportId, RunId
from tocsin.model.incident import Incident, Reference
from tocsin.model.judgement import Judgement
from tocsin.model.outcome import Outcome
from tocsin.model.review import Review
from tocsin.record import audit, rows, sqlite_file
from tocsin.record.base import Added, AuditEntry, Entry, Run, ToIndex
from tocsin.record.facets import fold
from tocsin.record.lock import WriterLock
from tocsin.record.place_on_disk import check_is_there, check_place
from tocsin.record.rules import next_revision, settle
from tocsin.record.sqlite_plain import INSERT_CARD, card_rows, renew_cards
from tocsin.record.sqlite_queries import SqliteQueries
from tocsin.record.sqlite_schema import COLUMNS
from tocsin.record.sqlite_storage import FaultPoint, Row, Storage, no_fault, storable

Clock = Callable[[], dt.datetime]
ACTOR = "tocsin"

_INDEX_WORDS = "INSERT INTO report_words(rowid, title, text) VALUES (?, ?, ?)"
_INDEX_PLACE = "INSERT INTO mention_place VALUES (?, ?, ?, ?, ?)"
_INDEX_CURRENT = "INSERT OR REPLACE INTO current_incident VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_INDEX_MEMBER = "INSERT INTO incident_member VALUES (?, ?)"
_INDEX_NO_MEMBER = "DELETE FROM incident_member WHERE incident = ?"
_INSERT_AUDIT = "INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"


def utc_now() -> dt.datetime:
    """Give the time of this moment."""
    return dt.datetime.now(dt.UTC)


class SqliteRecord(SqliteQueries):
    """A record in one SQLite file; see `tocsin.record.base.Record` for what it promises."""

    def __init__(self, storage: Storage, clock: Clock = utc_now) -> None:
        super().__init__(storage)
        self._clock = clock

    @classmethod
    def open(
        cls,
        path: Path | str,
        *,
        writing: bool = False,
        create: bool = False,
        clock: Clock = utc_now,
        faults: FaultPoint = no_fault,
        vfs: str | None = None,
    ) -> "SqliteRecord":
        """Open a record, for reading unless said otherwise; `create` makes one where there is no file.

        A file that is no sound record of this or an older version is refused
        and left as it is. `faults` and `vfs` are for tests.

        Raises:
            NoRecordError, NotARecordError, NewerRecordError, DamagedRecordError: as they say.
            RecordBusyError: another process is writing to it.
            RecordError: it cannot be kept there, such as on a network drive.
        """
        true = check_place(path)
        if not create:
            check_is_there(true)
        lock = WriterLock(true) if writing or (create and not true.exists()) else None
        try:
            if create and not true.exists():
                sqlite_file.create(true)
            if not writing and lock is not None:
                lock.release()
                lock = None
            storage = _open_sound(true, lock, faults, vfs)
        except BaseException:  # also an interrupt: the lock must not outlive it; raised again
            if lock is not None:
                lock.release()
            raise
        if writing:
            renew_cards(storage)
        return cls(storage, clock)

    def begin_run(self, command: str) -> RunId:
        """Open the accounting of one command."""
        at = self._clock()
        named = RunId(str(ULID.from_datetime(at)))
        with self._storage.transaction():
            seq = self._next("run")
            self._seal("begin run", named, at, {"run": [(seq, named, storable(command), at.isoformat())]})
        return named

    def add(self, entries: Sequence[Entry], outcomes: Sequence[Outcome], run: RunId) -> Added:
        """Store reports with all that was coded of them, and what became of each input."""
        with self._storage.transaction():
            run_seq = self._open_run(run)
            new = self._new_entries(entries)
            settled = settle(outcomes, {entry.report.id for entry in new}, self.has_report)
            made = self._entry_rows(new)
            first = self._next("outcome")
            made["outcome"] = [
                (seq, run_seq, *map(storable, (o.name, o.position, str(o.state), o.code, o.reason, o.report)))
                for seq, o in zip(count(first), settled, strict=False)
            ]
            self._seal("add", run, self._clock(), made)
            self._index_entries(made)
        return Added(settled, tuple(entry.report.id for entry in new))

    def end_run(self, run: RunId, inputs: int) -> Run:
        """Close the accounting of one command, which says how many inputs it saw."""
        at = self._clock()
        with self._storage.transaction():
            made = [(self._next("run_end"), self._open_run(run), at.isoformat(), inputs)]
            self._seal("end run", run, at, {"run_end": made})
        return next(one for one in self.runs() if one.id == run)

    def append_judgements(self, judgements: Sequence[Judgement]) -> int:
        """Store the judgements that say something new; return how many did."""
        with self._storage.transaction():
            new = self._new_judgements(judgements)
            if new:
                made = {"judgement": self._judgement_rows(new)}
                self._seal("judge", f"{len(new)} pairs", self._clock(), made, actor=_makers(new))
        return len(new)

    def append_incidents(self, incidents: Sequence[Incident]) -> tuple[Incident, ...]:
        """Store each incident that differs from its newest revision, as the next revision."""
        at = self._clock()
        with self._storage.transaction():
            newest: dict[str, Incident] = {}
            made = self._incident_rows(incidents, newest, at)
            if made:
                self._seal("revise", f"{len(made)} incidents", at, {"incident": made})
                self._index_incidents(made, newest)
        return tuple(newest[incident.id] for incident in incidents)

    def append_reviews(self, reviews: Sequence[Review]) -> int:
        """Store the reviews that were not sent before; return how many were new."""
        with self._storage.transaction():
            new = self._new_reviews(reviews)
            if new:
                made = {"review": self._review_rows(new)}
                self._seal("review", f"{len(new)} decisions", self._clock(), made, actor=_reviewers(new))
        return len(new)

    def append_decision(
        self, reviews: Sequence[Review], judgements: Sequence[Judgement], incidents: Sequence[Incident]
    ) -> None:
        """Store what a person decided with all that follows from it, in one step."""
        at = self._clock()
        with self._storage.transaction():
            new = self._new_reviews(reviews)
            newest: dict[str, Incident] = {}
            revised = self._incident_rows(incidents, newest, at)
            made = {
                "judgement": self._judgement_rows(self._new_judgements(judgements)),
                "review": self._review_rows(new),
                "incident": revised,
            }
            if any(made.values()):
                target = ", ".join(f"{one.decision} {one.target.kind} {one.target.id}" for one in new) or "incidents"
                self._seal("decide", target, at, made, actor=_reviewers(new) or ACTOR)
                self._index_incidents(revised, newest)

    def append_references(self, references: Sequence[Reference]) -> None:
        """Store to which incidents bare references are tied; the newest of a mention counts."""
        if not references:
            return
        with self._storage.transaction():
            first = self._next("reference")
            made = [(seq, one.mention, one.incident, rows.pack(one)) for seq, one in enumerate(references, first)]
            self._seal("refer", f"{len(made)} references", self._clock(), {"reference": made})

    def index_mentions(self, version: str, several: Sequence[ToIndex], leaders: dict[ReportId, ReportId]) -> None:
        """Keep what linking worked out of mentions, in place of what was kept under other versions."""
        with self._storage.transaction():
            for sql in FORGET_OTHER_VERSIONS:
                self._storage.index(sql, [(version,)])
            seqs: dict[str, int] = dict(self._storage.rows(SEQS_OF, (json.dumps([one.mention for one in several]),)))
            told = [(seqs[one.mention], version, one.payload) for one in several]
            self._storage.index("INSERT OR REPLACE INTO told_mention VALUES (?, ?, ?)", told)
            self._storage.index("DELETE FROM mention_key WHERE mention = ?", [(seq,) for seq in seqs.values()])
            keys = sorted((key, seqs[one.mention]) for one in several for key in one.keys)
            self._storage.index("INSERT INTO mention_key VALUES (?, ?)", keys)
            self._storage.index("INSERT OR REPLACE INTO copy_group VALUES (?, ?)", leaders.items())

    def note(self, actor: str, action: str, target: str, reason: str) -> AuditEntry:
        """Write into the audit that someone did something that must not be forgotten."""
        with self._storage.transaction():
            return self._seal(action, f"{target}: {reason}", self._clock(), {}, actor=actor)

    def copy_to(self, target: Path) -> None:
        """Write a whole copy of the record to a path, while others go on reading and writing."""
        sqlite_file.copy_to(self._storage.connection, self._storage.path, check_place(target))

    def close(self) -> None:
        """Let go of everything; a second call does nothing."""
        self._storage.close()

    def __enter__(self) -> "SqliteRecord":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # --- how a step is made ------------------------------------------------------------------------------------

    def _next(self, table: str) -> int:
        return self._storage.number(_NEXT[table])

    def _seal(
        self, action: str, target: str, at: dt.datetime, made: dict[str, list[Row]], actor: str = ACTOR
    ) -> AuditEntry:
        """Write rows (without their batch) and the link of the audit chain that covers them."""
        actor, action, target = storable(actor), storable(action), storable(target)
        last = self._storage.row("SELECT * FROM audit ORDER BY seq DESC LIMIT 1")
        before = rows.read_audit(last) if last else None
        batch = before.seq + 1 if before else 1
        sealed = {table: [(*row, batch) for row in made[table]] for table in COLUMNS if made.get(table)}
        entry = audit.link(before, at, actor, action, target, audit.digest_rows(sealed.items()))
        self._storage.index(_INSERT_AUDIT, [rows.audit_row(entry)])
        for table, several in sealed.items():
            self._storage.insert(table, several)
        return entry

    def _open_run(self, run: RunId) -> int:
        found = self._storage.row(
            "SELECT seq, EXISTS (SELECT 1 FROM run_end WHERE run = run.seq) FROM run WHERE id = ?", (run,)
        )
        if found is None or found[1]:
            raise ValueError(f"run {run} was never begun or has ended")
        return int(found[0])

    def _new_entries(self, entries: Sequence[Entry]) -> list[rows.PlainEntry]:
        new: dict[ReportId, rows.PlainEntry] = {}
        for entry in entries:
            if entry.coded.report.id not in new and not self.has_report(entry.coded.report.id):
                new[entry.coded.report.id] = rows.check_entry(entry)
        return list(new.values())

    def _entry_rows(self, new: Sequence[rows.PlainEntry]) -> dict[str, list[Row]]:
        made: dict[str, list[Row]] = {table: [] for table in _OF_ENTRIES}
        seqs = {table: count(self._next(table)) for table in _OF_ENTRIES}
        for entry in new:
            coded = entry.entry.coded
            report = next(seqs["report"])
            made["report"].append(rows.report_row(report, coded.report))
            for position, (mention, plain) in enumerate(zip(coded.mentions, entry.mentions, strict=True)):
                made["mention"].append(rows.mention_row(next(seqs["mention"]), report, position, mention, plain))
            for position, (claim, plain) in enumerate(zip(coded.claims, entry.claims, strict=True)):
                made["claim"].append(rows.claim_row(next(seqs["claim"]), report, position, claim, plain))
            for table, values in (("relation", entry.relations), ("problem", entry.problems)):
                made[table] += [(next(seqs[table]), report, rows.write(value)) for value in values]
            keys = entry.entry.copies
            if keys:
                made["copy_keys"].append((next(seqs["copy_keys"]), report, keys.version, rows.pack(keys)))
                made["copy_band"] += [(next(seqs["copy_band"]), band, report) for band in dict.fromkeys(keys.bands)]
        return made

    def _index_entries(self, made: dict[str, list[Row]]) -> None:
        words = [(row[0], fold(row[2] or ""), fold(row[3])) for row in made["report"]]
        self._storage.index(_INDEX_WORDS, words)
        places = [(row[0], row[6], row[6], row[7], row[7]) for row in made["mention"] if row[6] is not None]
        self._storage.index(_INDEX_PLACE, places)

    def _new_judgements(self, judgements: Iterable[Judgement]) -> list[Judgement]:
        new: list[Judgement] = []
        sent: set[str] = set()
        newest: dict[tuple[str, str], str | None] = {}
        for one in judgements:
            if one.is_by_person:
                if one.id not in sent and not self._storage.row("SELECT 1 FROM judgement WHERE id = ?", (one.id,)):
                    new.append(one)
                sent.add(one.id)
                continue
            pair = (one.left, one.right)
            if pair not in newest:
                found = self._storage.row(_NEWEST_OF_RULES, pair)
                newest[pair] = found[0] if found else None
            if newest[pair] != one.id:
                new.append(one)
                newest[pair] = one.id
        return new

    def _judgement_rows(self, new: Sequence[Judgement]) -> list[Row]:
        return [
            (seq, one.id, one.left, one.right, int(one.is_by_person), rows.pack(one))
            for seq, one in enumerate(new, self._next("judgement"))
        ]

    def _new_reviews(self, reviews: Sequence[Review]) -> list[Review]:
        new: dict[str, Review] = {}
        for one in reviews:
            if not self._storage.row("SELECT 1 FROM review WHERE id = ?", (one.id,)):
                new.setdefault(one.id, one)
        return list(new.values())

    def _review_rows(self, new: Sequence[Review]) -> list[Row]:
        return [
            (seq, one.id, str(one.target.kind), storable(one.target.id), rows.pack(one))
            for seq, one in enumerate(new, self._next("review"))
        ]

    def _incident_rows(self, incidents: Sequence[Incident], newest: dict[str, Incident], at: dt.datetime) -> list[Row]:
        return [
            (seq, incident.id, incident.revision, at.isoformat(), rows.pack(incident))
            for seq, incident in enumerate(self._changed(incidents, newest), self._next("incident"))
        ]

    def _changed(self, incidents: Sequence[Incident], newest: dict[str, Incident]) -> Iterable[Incident]:
        """Give the next revisions of incidents that changed; `newest` gets the newest of all."""
        for incident in incidents:
            known = newest.get(incident.id) or self._newest(incident.id)
            revised = next_revision(incident, known)
            newest[incident.id] = revised or known or incident
            if revised is not None:
                yield revised

    def _index_incidents(self, made: Sequence[Row], newest: dict[str, Incident]) -> None:
        self._storage.index(INSERT_CARD, list(card_rows(self._storage, _revised(made, newest))))
        seq_by_id = {row[1]: row[0] for row in made}  # the last revision of the batch wins
        changed = [newest[named] for named in seq_by_id]
        self._storage.index(_INDEX_CURRENT, [rows.current_row(seq_by_id[one.id], one) for one in changed])
        self._storage.index(_INDEX_NO_MEMBER, [(one.id,) for one in changed])
        members = [(one.id, mention) for one in changed if rows.is_current(one) for mention in set(one.mentions)]
        self._storage.index(_INDEX_MEMBER, members)


_OF_ENTRIES = ("report", "mention", "claim", "relation", "problem", "copy_keys", "copy_band")
SEQS_OF = "SELECT id, seq FROM mention WHERE id IN (SELECT value FROM json_each(?))"
FORGET_OTHER_VERSIONS = (
    "DELETE FROM copy_group WHERE EXISTS (SELECT 1 FROM told_mention WHERE version < ?1)"
    " OR EXISTS (SELECT 1 FROM told_mention WHERE version > ?1)",
    "DELETE FROM mention_key WHERE mention IN (SELECT mention FROM told_mention WHERE version < ?1)"
    " OR mention IN (SELECT mention FROM told_mention WHERE version > ?1)",
    "DELETE FROM told_mention WHERE version < ?1 OR version > ?1",
)
_NEXT = {table: "SELECT coalesce(max(seq), 0) + 1 FROM " + table for table in COLUMNS}
_NEWEST_OF_RULES = (
    "SELECT id FROM judgement WHERE left_mention = ? AND right_mention = ? AND NOT by_person ORDER BY seq DESC LIMIT 1"
)


def _revised(made: Sequence[Row], newest: dict[str, Incident]) -> Iterable[tuple[int, str, Incident]]:
    """Give the number, the time and the value of each revision; `newest` holds the last of each incident."""
    for seq, named, revision, at, payload in made:
        is_last = newest[named].revision == revision
        yield seq, at, newest[named] if is_last else rows.unpack(payload, Incident)


def _makers(judgements: Iterable[Judgement]) -> str:
    return ", ".join(sorted({one.made_by for one in judgements}))


def _reviewers(reviews: Iterable[Review]) -> str:
    return ", ".join(sorted({one.reviewer for one in reviews}))


def _open_sound(path: Path, lock: WriterLock | None, faults: FaultPoint, vfs: str | None) -> Storage:
    if not path.exists():
        raise NoRecordError(path)
    sqlite_file.check_header(path)
    connection = sqlite_file.connect(path, writing=lock is not None, vfs=vfs)
    try:
        version = sqlite_file.check_content(connection, path)
        if lock is None:
            sqlite_file.check_readable(path, version)
        else:
            sqlite_file.upgrade(connection, path, version)
            sqlite_file.checkpoint_on_close(connection)
    except BaseException:  # also an interrupt: no connection stays open; raised again
        connection.close()
        raise
    return Storage(connection, path, lock, faults)
