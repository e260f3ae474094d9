"""The digest of a record in SQLite, and all that can be checked of one."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

import apsw

from tocsin.model.codec import from_plain, to_plain
from tocsin.model.incident import Incident
from tocsin.model.judgement import Judgement
from tocsin.model.review import Review, active_reviews
from tocsin.record import digest as lines
from tocsin.record import rows, sqlite_file, verify
from tocsin.record.audit import canonical, check_chain
from tocsin.record.base import Finding, Run
from tocsin.record.sqlite_plain import card_rows
from tocsin.record.sqlite_schema import COLUMNS, SELECTS
from tocsin.record.sqlite_storage import Storage

_REPORTS = "SELECT id, text, exact, payload FROM report"
_VALUES = {
    "mention": "SELECT payload FROM mention",
    "claim": "SELECT payload FROM claim",
    "relation": "SELECT payload FROM relation",
    "problem": "SELECT payload FROM problem",
}
_CURRENT = "SELECT incident.payload FROM current_incident JOIN incident ON incident.seq = current_incident.seq"


def digest(storage: Storage, judgements: Iterable[Judgement], reviews: Iterable[Review]) -> str:
    """Give the digest that `tocsin.record.base` promises."""
    return lines.digest_lines(_lines(storage, judgements, reviews))


def _lines(storage: Storage, judgements: Iterable[Judgement], reviews: Iterable[Review]) -> Iterator[object]:
    for _, text, exact, payload in storage.rows(_REPORTS):
        yield lines.report_line(json.loads(payload), rows.exact_text(text, exact))
    for kind, sql in _VALUES.items():
        for (payload,) in storage.rows(sql):
            yield from lines.value_lines(kind, json.loads(payload))
    name_by_id: dict[str, object] = {}
    for (payload,) in storage.rows(_CURRENT):
        incident = json.loads(payload)
        name_by_id[incident["id"]] = sorted(incident["mentions"])
        if incident["state"] != "merged":
            yield lines.incident_line(incident)
    for one in judgements:
        if one.is_by_person:
            yield lines.judgement_line(to_plain(one))
    for one_id, payload in storage.rows("SELECT id, payload FROM judgement WHERE by_person"):
        name_by_id[one_id] = lines.judgement_line(json.loads(payload))
    for review in active_reviews(reviews):
        yield lines.review_line(to_plain(review), name_by_id)


def find_all(storage: Storage, runs: Callable[[], tuple[Run, ...]], head: str | None) -> Iterator[Finding]:
    """Check the file, the audit chain and what it covers, the texts, the accounting and the incidents.

    Damage that stops one check is a finding of it; the others still run.
    """
    checks: dict[str, Callable[[], Iterable[Finding]]] = {
        "file": lambda: _check_file(storage),
        "audit": lambda: check_chain(_audit(storage), head),
        "rows": lambda: _check_batches(storage),
        "evidence": lambda: _check_evidence(storage),
        "accounting": lambda: verify.check_runs(runs()),
        "incidents": lambda: _check_incidents(storage),
        "indexes": lambda: _check_indexes(storage),
        "full text": lambda: _check_words(storage),
    }
    for name, check in checks.items():
        try:
            yield from check()
        except Exception as error:
            # Damaged rows can break every rule of the model, in every way: what breaks a check is what it is for.
            yield Finding(name, str(storage.path), f"could not be checked to the end: {error}")


def _check_file(storage: Storage) -> Iterator[Finding]:
    for (found,) in storage.rows("PRAGMA integrity_check(20)"):
        if found != "ok":
            yield Finding("file", str(storage.path), " ".join(str(found).split())[:300])
    for table, row, parent, _ in storage.rows("PRAGMA foreign_key_check"):
        yield Finding("file", f"{table} {row}", f"points at a row of {parent} that is not there")


def _audit(storage: Storage) -> Iterator[Any]:
    for row in storage.rows("SELECT * FROM audit ORDER BY seq"):
        yield rows.read_audit(row)


def _check_batches(storage: Storage) -> Iterator[Finding]:
    """Find rows that were changed, taken out or put in behind the back of the audit."""
    said: dict[int, str] = dict(storage.rows("SELECT seq, after FROM audit"))
    tables: dict[int, list[str]] = {}
    for table in COLUMNS:
        batch, one = None, hashlib.sha256()
        for row in storage.rows(SELECTS[table]):
            if row[-1] != batch:
                if batch is not None:
                    tables.setdefault(batch, []).append(f"{table} {one.hexdigest()}\n")
                batch, one = row[-1], hashlib.sha256()
            one.update(canonical(list(row)) + b"\n")
        if batch is not None:
            tables.setdefault(batch, []).append(f"{table} {one.hexdigest()}\n")
    for batch in sorted({*said, *tables}):
        found = hashlib.sha256("".join(tables.get(batch, [])).encode()).hexdigest()
        if said.get(batch) != found:
            yield Finding("rows", f"entry {batch}", "what it stored was changed, taken out or added to afterwards")


def _check_evidence(storage: Storage) -> Iterator[Finding]:
    by_report = "SELECT report.id, {0}.payload FROM {0} JOIN report ON report.seq = {0}.report WHERE report.id = ?"
    queries = {kind: by_report.replace("{0}", kind) for kind in ("mention", "claim", "problem")}
    for named, text, exact, payload in storage.rows(_REPORTS):
        whole = rows.exact_text(text, exact)
        report = json.loads(payload)
        if report["id"] != named:
            yield Finding("text", named, "is stored under another name than its own")
        yield from verify.check_report(report, whole)
        for kind, sql in queries.items():
            for _, value in storage.rows(sql, (named,)):
                text_of = {named: whole}.get
                yield from verify.check_evidence(f"{kind} of {named}", json.loads(value), text_of)


def _check_incidents(storage: Storage) -> Iterator[Finding]:
    @lru_cache(maxsize=256)
    def text_of(report: str) -> str | None:
        found = storage.row("SELECT text, exact FROM report WHERE id = ?", (report,))
        return rows.exact_text(*found) if found else None

    def has_mention(mention: str) -> bool:
        return storage.row("SELECT 1 FROM mention WHERE id = ?", (mention,)) is not None

    def has_incident(incident: str) -> bool:
        return storage.row("SELECT 1 FROM current_incident WHERE id = ?", (incident,)) is not None

    for (payload,) in storage.rows("SELECT payload FROM incident ORDER BY seq"):
        incident = json.loads(payload)
        yield from verify.check_incident(incident, has_mention, has_incident)
        yield from verify.check_evidence(incident["id"], incident, text_of)


def _check_indexes(storage: Storage) -> Iterator[Finding]:
    """Find indexes that say something else than the rows that they are made of."""
    newest = (
        "SELECT seq, payload FROM incident AS one"
        " WHERE revision = (SELECT max(revision) FROM incident WHERE id = one.id)"
    )
    stored = {row[0]: row for row in storage.rows("SELECT * FROM current_incident")}
    members = set(storage.rows("SELECT incident, mention FROM incident_member"))
    for seq, payload in storage.rows(newest):
        incident = from_plain(json.loads(payload), Incident)
        if stored.pop(incident.id, None) != rows.current_row(seq, incident):
            yield Finding("indexes", incident.id, "the index of current incidents says something else")
        belonging = {(incident.id, mention) for mention in incident.mentions} if rows.is_current(incident) else set()
        if not belonging <= members:
            yield Finding("indexes", incident.id, "the index of members lacks some")
        members -= belonging
    for named in [*stored, *(incident for incident, _ in members)]:
        yield Finding("indexes", named, "stands in an index, but no such revision is there")
    yield from _check_cards(storage)
    lost = "SELECT count(*) FROM mention WHERE lat IS NOT NULL AND seq NOT IN (SELECT mention FROM mention_place)"
    if storage.number(lost):
        yield Finding("indexes", "mention_place", "mentions with a point are not in the index of places")
    mislaid = (
        "SELECT count(*) FROM mention_place AS place LEFT JOIN mention ON mention.seq = place.mention"
        " WHERE mention.lat IS NULL OR mention.lat < south OR mention.lat > north OR mention.lon < west"
        " OR mention.lon > east"
    )
    if storage.number(mislaid):
        yield Finding("indexes", "mention_place", "the index of places holds points that no mention has")


def _check_cards(storage: Storage) -> Iterator[Finding]:
    """Find cards that say something else than the incidents that they are made of."""
    kept = {row[0]: row for row in storage.rows("SELECT * FROM incident_card")}
    revisions = storage.rows("SELECT seq, recorded_at, payload FROM incident ORDER BY seq")
    values = ((seq, at, from_plain(json.loads(payload), Incident)) for seq, at, payload in revisions)
    for made in card_rows(storage, values):
        if kept.pop(made[0], None) != made:
            yield Finding("indexes", made[1], "the card of a revision says something else than the revision")
    for row in kept.values():
        yield Finding("indexes", row[1], "has a card, but no such revision is there")


def _check_words(storage: Storage) -> Iterator[Finding]:
    """Find a full-text index that does not hold the words of the reports.

    SQLite asks for the right to write in this check, though it writes nothing;
    a record that is being written to is not checked here.
    """
    connection = storage.connection if storage.is_writable else sqlite_file.connect(storage.path, writing=True)
    try:
        connection.execute("INSERT INTO report_words(report_words, rank) VALUES ('integrity-check', 1)")
    except apsw.CorruptError:
        yield Finding("full text", "report_words", "the full-text index does not agree with the reports")
    except (apsw.BusyError, apsw.LockedError, apsw.ReadOnlyError) as error:
        yield Finding("full text", "report_words", f"was not checked: {error}", is_error=False)
    finally:
        if connection is not storage.connection:
            connection.close()
