"""The record in one SQLite file: what can be asked of it."""

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from typing import Any

from tocsin.errors import NotFoundError, SettingError
from tocsin.model.claim import Claim, ClaimRelation
from tocsin.model.coding import CodedReport
from tocsin.model.copies import CopyKeys
from tocsin.model.identity import IncidentId, MentionId, ReportId, RunId
from tocsin.model.incident import Incident
from tocsin.model.interval import Interval
from tocsin.model.judgement import Judgement
from tocsin.model.mention import Mention
from tocsin.model.outcome import InputState, Outcome
from tocsin.model.problem import Problem
from tocsin.model.report import Report
from tocsin.model.review import Review, ReviewDecision, ReviewTarget, TargetKind, active_reviews
from tocsin.record import facets, rows, sqlite_checks
from tocsin.record.base import (
    ANY_CLAIM,
    ANY_INCIDENT,
    AuditEntry,
    ClaimFilter,
    CopyCandidate,
    Counts,
    Finding,
    Hit,
    IncidentFilter,
    IncidentRevision,
    Page,
    ReportProblem,
    Run,
)
from tocsin.record.sqlite_storage import Storage
from tocsin.record.words import find_passages, query_terms

_REPORT = "SELECT text, exact, payload FROM report"
_IN_BOX = "SELECT mention FROM mention_place WHERE south <= ? AND north >= ? AND west <= ? AND east >= ?"
_HAS_WORDS = "SELECT rowid FROM report_words WHERE report_words MATCH ?"
_REDIRECTS = 1000  # a chain of merges longer than this goes in a circle


class SqliteQueries:
    """What can be asked of a record in one SQLite file; the docstrings of `tocsin.record.base` hold."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    # --- reports and what was coded of them --------------------------------------------------------------------

    def has_report(self, report: ReportId) -> bool:
        """Say whether a report is there."""
        return self._storage.row("SELECT 1 FROM report WHERE id = ?", (report,)) is not None

    def report(self, report: ReportId) -> Report | None:
        """Give a report by its id."""
        found = self._storage.row(_REPORT + " WHERE id = ?", (report,))
        return rows.read_report(*found) if found else None

    def coded(self, report: ReportId) -> CodedReport | None:
        """Give a report with all that was coded of it."""
        found = self.report(report)
        if found is None:
            return None
        claims = self._storage.rows("SELECT payload FROM claim WHERE report = " + _SEQ_OF + " ORDER BY seq", (report,))
        return CodedReport(
            found,
            self.mentions_of(report),
            tuple(rows.unpack(payload, Claim) for (payload,) in claims),
            self.relations_of(report),
            tuple(one.problem for one in self.problems(report)),
        )

    def reports(self, limit: int = 100, cursor: str | None = None) -> Page[Report]:
        """Give reports in the order of their ids."""
        found = list(self._storage.rows(_REPORT + " WHERE id > ? ORDER BY id LIMIT ?", (cursor or "", limit + 1)))
        items = tuple(rows.read_report(*row) for row in found[:limit])
        return Page(items, items[-1].id if len(found) > limit else None)

    def mention(self, mention: MentionId) -> Mention | None:
        """Give a mention by its id."""
        found = self._storage.row("SELECT payload FROM mention WHERE id = ?", (mention,))
        return rows.unpack(found[0], Mention) if found else None

    def mentions(self) -> Iterator[Mention]:
        """Give all mentions in the order of their ids."""
        return self._mentions("SELECT payload FROM mention ORDER BY id", ())

    def mentions_of(self, report: ReportId) -> tuple[Mention, ...]:
        """Give the mentions of a report in the order of its coding."""
        sql = "SELECT payload FROM mention WHERE report = " + _SEQ_OF + " ORDER BY position"
        return tuple(self._mentions(sql, (report,)))

    def mentions_between(self, first: dt.date, last: dt.date) -> Iterator[Mention]:
        """Give mentions whose possible days overlap the closed range, oldest first."""
        return self._mentions(_BETWEEN, (first.toordinal(), last.toordinal()))

    def mentions_near(self, lat: float, lon: float, radius_km: float) -> Iterator[Mention]:
        """Give mentions whose point lies within a radius, nearest first."""
        near = []
        for named in self._near(lat, lon, radius_km):
            found = self._storage.row("SELECT id, lat, lon FROM mention WHERE seq = ?", (named,))
            if found and (away := facets.distance_km(lat, lon, found[1], found[2])) <= radius_km:
                near.append((away, found[0], named))
        for _, _, named in sorted(near):
            yield from self._mentions("SELECT payload FROM mention WHERE seq = ?", (named,))

    def mentions_meeting(
        self, days: Interval | None, lat: float | None, lon: float | None, radius_km: float
    ) -> Iterator[Mention]:
        """Give the mentions that could tell the same incident as one of these days at this point."""
        wanted = facets.days_of(days)
        found = self._storage.rows(_MEETING, {"first": wanted.first, "last": wanted.last})
        if lat is None or lon is None:
            yield from (rows.unpack(payload, Mention) for payload, _, _ in found)
            return
        for payload, its_lat, its_lon in found:
            if its_lat is None or its_lon is None or facets.distance_km(lat, lon, its_lat, its_lon) <= radius_km:
                yield rows.unpack(payload, Mention)

    def claim(self, claim: Any) -> Claim | None:
        """Give a claim by its id."""
        found = self._storage.row("SELECT payload FROM claim WHERE id = ?", (claim,))
        return rows.unpack(found[0], Claim) if found else None

    def claims(self, wanted: ClaimFilter = ANY_CLAIM, limit: int = 100, cursor: str | None = None) -> Page[Claim]:
        """Give the claims that fit, in the order of reports' ids and, in a report, of its coding."""
        where, values = _claim_conditions(wanted)
        if cursor:
            report, position = _read_cursor(cursor, "claims")
            where.append("(report.id, claim.position) > (?, ?)")
            values += [report, position]
        sql = _CLAIMS + _all_of(where) + " ORDER BY report.id, claim.position LIMIT ?"
        found = list(self._storage.rows(sql, [*values, limit + 1]))
        items = tuple(rows.unpack(row[0], Claim) for row in found[:limit])
        return Page(items, f"{found[limit - 1][2]}:{found[limit - 1][1]}" if len(found) > limit else None)

    def relations_of(self, report: ReportId) -> tuple[ClaimRelation, ...]:
        """Give the relations between the claims of a report."""
        sql = "SELECT payload FROM relation WHERE report = " + _SEQ_OF + " ORDER BY seq"
        return tuple(rows.unpack(payload, ClaimRelation) for (payload,) in self._storage.rows(sql, (report,)))

    def problems(self, report: ReportId | None = None) -> Iterator[ReportProblem]:
        """Give what could not be read, of one report or of all."""
        sql = "SELECT report.id, problem.payload FROM problem JOIN report ON report.seq = problem.report"
        where = " WHERE report.id = ?" if report is not None else ""
        for named, payload in self._storage.rows(sql + where + " ORDER BY report.id, problem.seq", _given(report)):
            yield ReportProblem(named, rows.unpack(payload, Problem))

    def copy_keys(self, report: ReportId) -> CopyKeys | None:
        """Give the near-copy keys of a report."""
        found = self._storage.row("SELECT payload FROM copy_keys WHERE report = " + _SEQ_OF, (report,))
        return rows.unpack(found[0], CopyKeys) if found else None

    def copy_candidates(self, keys: CopyKeys) -> tuple[CopyCandidate, ...]:
        """Give the stored reports that share a band with these keys, in the order of their ids."""
        found = self._storage.rows(_CANDIDATES, (json.dumps(keys.bands), keys.version))
        return tuple(CopyCandidate(named, rows.unpack(payload, CopyKeys)) for named, payload in found)

    def search(self, words: str, limit: int = 20) -> tuple[Hit, ...]:
        """Give the reports that hold all the words, best first."""
        terms = query_terms(words)
        if not terms:
            return ()
        found = [rows.read_report(*row) for row in self._storage.rows(_SEARCH, (_match(terms), limit))]
        return tuple(Hit(report, find_passages(report, terms)) for report in found)

    # --- incidents and decisions -------------------------------------------------------------------------------

    def incident(self, wanted: str) -> Incident:
        """Give the newest revision of an incident by its id or the beginning of it, following merges."""
        named = self._full_id(wanted)
        for _ in range(_REDIRECTS):
            incident = self._newest(named)
            if incident is None:
                break
            if incident.merged_into is None:
                return incident
            named = incident.merged_into
        raise NotFoundError("incident", wanted, f"it was merged into {named}, which is not there; run: tocsin verify")

    def incident_of(self, mention: MentionId) -> IncidentId | None:
        """Say to which incident (not merged away) a mention belongs now."""
        found = self._storage.row(
            "SELECT incident FROM incident_member WHERE mention = ? ORDER BY incident LIMIT 1", (mention,)
        )
        return IncidentId(found[0]) if found else None

    def incidents(
        self, wanted: IncidentFilter = ANY_INCIDENT, limit: int = 100, cursor: str | None = None
    ) -> Page[Incident]:
        """Give the newest revisions that fit, by first possible day (undated last), then id."""
        terms = query_terms(wanted.text) if wanted.text is not None else None
        if terms == ():
            return Page(())
        where, values = _incident_conditions(wanted)
        if terms:
            where.append(_TOLD_WITH)
            values.append(_match(terms))
        if cursor:
            named, day = _read_cursor(cursor, "incidents")
            where.append("(now.sort_day, now.id) > (?, ?)")
            values += [day, named]
        sql = _INCIDENTS + _all_of(where) + " ORDER BY now.sort_day, now.id LIMIT ?"
        found = list(self._storage.rows(sql, [*values, limit + 1]))
        items = tuple(rows.unpack(row[0], Incident) for row in found[:limit])
        return Page(items, f"{found[limit - 1][2]}:{found[limit - 1][1]}" if len(found) > limit else None)

    def revisions(self, incident: IncidentId) -> tuple[IncidentRevision, ...]:
        """Give all revisions of an incident, oldest first."""
        sql = "SELECT payload, recorded_at FROM incident WHERE id = ? ORDER BY revision"
        return tuple(
            IncidentRevision(rows.unpack(payload, Incident), rows.read_time(at))
            for payload, at in self._storage.rows(sql, (incident,))
        )

    def incident_as_known(self, incident: IncidentId, on: dt.date) -> Incident | None:
        """Give an incident as the record knew it at the end of a day (UTC)."""
        known = [one for one in self.revisions(incident) if one.recorded_at.astimezone(dt.UTC).date() <= on]
        return known[-1].incident if known else None

    def judgement(self, left: MentionId, right: MentionId) -> Judgement | None:
        """Give the judgement that counts for a pair, in either order."""
        first, last = sorted((left, right))
        sql = "SELECT payload FROM judgement WHERE left_mention = ? AND right_mention = ? ORDER BY seq"
        found = [rows.unpack(payload, Judgement) for (payload,) in self._storage.rows(sql, (first, last))]
        return counting(found, self._rejected()) if found else None

    def judgements(self, mention: MentionId | None = None) -> Iterator[Judgement]:
        """Give the judgements that count, of one mention or of all, in the order of their pairs."""
        where = " WHERE left_mention = ?1 OR right_mention = ?1" if mention is not None else ""
        sql = "SELECT left_mention, right_mention, payload FROM judgement" + where + _BY_PAIR
        rejected = self._rejected()
        pair: tuple[str, str] | None = None
        several: list[Judgement] = []
        for left, right, payload in self._storage.rows(sql, _given(mention)):
            if (left, right) != pair:
                yield from _counting_or_none(several, rejected)
                pair, several = (left, right), []
            several.append(rows.unpack(payload, Judgement))
        yield from _counting_or_none(several, rejected)

    def reviews(self, target: ReviewTarget | None = None) -> tuple[Review, ...]:
        """Give all reviews, or those of one target, oldest first."""
        if target is None:
            found = self._storage.rows("SELECT payload FROM review ORDER BY seq")
        else:
            sql = "SELECT payload FROM review WHERE target_kind = ? AND target = ? ORDER BY seq"
            found = self._storage.rows(sql, (str(target.kind), target.id))
        several = (rows.unpack(payload, Review) for (payload,) in found)
        return tuple(one for one in several if target is None or one.target == target)

    # --- itself ------------------------------------------------------------------------------------------------

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

    # --- how it is asked ---------------------------------------------------------------------------------------

    def _mentions(self, sql: str, values: Sequence[Any]) -> Iterator[Mention]:
        for (payload,) in self._storage.rows(sql, values):
            yield rows.unpack(payload, Mention)

    def _near(self, lat: float, lon: float, radius_km: float) -> set[int]:
        found: set[int] = set()
        for south, north, west, east in facets.boxes_around(lat, lon, radius_km):
            found.update(row[0] for row in self._storage.rows(_IN_BOX, (north, south, east, west)))
        return found

    def _newest(self, incident: IncidentId) -> Incident | None:
        found = self._storage.row(
            "SELECT payload FROM incident WHERE seq = (SELECT seq FROM current_incident WHERE id = ?)", (incident,)
        )
        return rows.unpack(found[0], Incident) if found else None

    def _full_id(self, wanted: str) -> IncidentId:
        sql = "SELECT id FROM current_incident WHERE id >= ?1 AND substr(id, 1, length(?1)) = ?1 ORDER BY id LIMIT 6"
        found = [row[0] for row in self._storage.rows(sql, (wanted,))]
        return choose_id(wanted, found)

    def _rejected(self) -> frozenset[str]:
        sql = "SELECT EXISTS (SELECT 1 FROM review WHERE target_kind = 'judgement')"
        return rejected_judgements(self.reviews()) if self._storage.number(sql) else frozenset()


def choose_id(wanted: str, found: Sequence[str]) -> IncidentId:
    """Give the one id that is wanted: the whole id, or the only one that begins so."""
    if wanted in found or (len(found) == 1 and wanted):
        return IncidentId(wanted if wanted in found else found[0])
    if not found or not wanted:
        raise NotFoundError("incident", wanted, "list them with: tocsin incidents")
    some = ", ".join(found[:5]) + (" and more" if len(found) > 5 else "")
    raise NotFoundError("incident", wanted, f"it could be {some}; give more of its id")


def counting(several: Sequence[Judgement], rejected: frozenset[str]) -> Judgement | None:
    """Give the judgement that counts among those of one pair, given oldest first."""
    left = [one for one in several if one.id not in rejected]
    by_person = [one for one in left if one.is_by_person]
    return next(reversed(by_person or left), None)


def rejected_judgements(reviews: Sequence[Review]) -> frozenset[str]:
    """Give the ids of the judgements that a holding review rejects."""
    return frozenset(
        one.target.id
        for one in active_reviews(reviews)
        if one.target.kind is TargetKind.JUDGEMENT and one.decision is ReviewDecision.REJECT
    )


def _counting_or_none(several: Sequence[Judgement], rejected: frozenset[str]) -> Iterator[Judgement]:
    found = counting(several, rejected)
    if found is not None:
        yield found


def _given(value: str | None) -> tuple[str, ...]:
    return () if value is None else (value,)


def _all_of(conditions: Sequence[str]) -> str:
    return " WHERE " + " AND ".join(conditions) if conditions else ""


def _match(terms: Sequence[Sequence[str]]) -> str:
    """Write terms as a full-text query: every word quoted, so that none is an operator."""
    return " AND ".join('"' + " ".join(term) + '"' for term in terms)


def _read_cursor(cursor: str, what: str) -> tuple[str, int]:
    named, _, number = cursor.rpartition(":")
    if not named or not number.isascii() or not number.isdigit() or len(number) > 15:
        raise SettingError(f"{cursor[:60]!r} is no place in a list of {what}; begin again without it")
    return named, int(number)


def _claim_conditions(wanted: ClaimFilter) -> tuple[list[str], list[Any]]:
    where: list[str] = []
    values: list[Any] = []
    for condition, value in (
        ("claim.about_mention IN (SELECT mention FROM incident_member WHERE incident = ?)", wanted.about),
        ("report.id = ?", wanted.report),
    ):
        if value is not None:
            where.append(condition)
            values.append(value)
    if wanted.types:
        where.append("claim.type IN (SELECT value FROM json_each(?))")
        values.append(json.dumps([str(one) for one in wanted.types]))
    for column, words in (("claim.speaker", wanted.speaker), ("claim.said", wanted.text)):
        _add_words(where, values, column, words)
    return where, values


def _incident_conditions(wanted: IncidentFilter) -> tuple[list[str], list[Any]]:
    where: list[str] = []
    values: list[Any] = []
    for column, several in (("now.state", wanted.states), ("now.type", wanted.types), ("now.stage", wanted.stages)):
        if several:
            where.append(column + " IN (SELECT value FROM json_each(?))")
            values.append(json.dumps([str(one) for one in several]))
    if wanted.country is not None:
        where.append("now.country = ?")
        values.append(wanted.country)
    if wanted.since is not None or wanted.until is not None:
        where.append("(now.first IS NOT NULL OR now.last IS NOT NULL)")
    if wanted.since is not None:
        where.append("(now.last IS NULL OR now.last >= ?)")
        values.append(wanted.since.toordinal())
    if wanted.until is not None:
        where.append("(now.first IS NULL OR now.first <= ?)")
        values.append(wanted.until.toordinal())
    for column, words in (("now.place", wanted.place), ("now.actors", wanted.actor)):
        _add_words(where, values, column, words)
    return where, values


def _add_words(where: list[str], values: list[Any], column: str, words: str | None) -> None:
    for word in facets.folded_words(words or ""):
        where.append("instr(" + column + ", ?)")
        values.append(" " + word)


_SEQ_OF = "(SELECT seq FROM report WHERE id = ?)"
_BETWEEN = """
SELECT payload FROM mention
WHERE (first IS NOT NULL OR last IS NOT NULL) AND (last IS NULL OR last >= ?1) AND (first IS NULL OR first <= ?2)
ORDER BY coalesce(first, last), id
"""
_MEETING = """
SELECT payload, lat, lon FROM mention
WHERE (first IS NULL OR :last IS NULL OR first <= :last) AND (last IS NULL OR :first IS NULL OR last >= :first)
ORDER BY id
"""
_CLAIMS = "SELECT claim.payload, claim.position, report.id FROM claim JOIN report ON report.seq = claim.report"
_CANDIDATES = """
SELECT report.id, copy_keys.payload FROM copy_keys JOIN report ON report.seq = copy_keys.report
WHERE copy_keys.report IN (SELECT report FROM copy_band WHERE band IN (SELECT value FROM json_each(?1)))
AND copy_keys.version = ?2 ORDER BY report.id
"""
_SEARCH = """
SELECT report.text, report.exact, report.payload FROM report_words JOIN report ON report.seq = report_words.rowid
WHERE report_words MATCH ? ORDER BY bm25(report_words, 4.0, 1.0), report.id LIMIT ?
"""
_INCIDENTS = (
    "SELECT incident.payload, now.sort_day, now.id FROM current_incident AS now JOIN incident ON incident.seq = now.seq"
)
_TOLD_WITH = """
now.id IN (SELECT incident_member.incident FROM incident_member JOIN mention ON mention.id = incident_member.mention
WHERE mention.report IN (SELECT rowid FROM report_words WHERE report_words MATCH ?))
"""
_BY_PAIR = " ORDER BY left_mention, right_mention, seq"
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
