"""The record in one SQLite file: what can be asked about reports and what was coded of them."""

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from typing import Any

from tocsin.model.claim import Claim, ClaimRelation
from tocsin.model.coding import CodedReport
from tocsin.model.copies import CopyKeys
from tocsin.model.identity import MentionId, ReportId
from tocsin.model.interval import Interval
from tocsin.model.mention import Mention
from tocsin.model.problem import Problem
from tocsin.model.report import Report
from tocsin.record import facets, rows
from tocsin.record.base import (
    ANY_CLAIM,
    ClaimFilter,
    CopyCandidate,
    Hit,
    Page,
    ReportProblem,
)
from tocsin.record.rules import read_cursor
from tocsin.record.sqlite_ask import add_words, all_of, given
from tocsin.record.sqlite_search import Ranking
from tocsin.record.sqlite_storage import Storage
from tocsin.record.words import find_passages, query_terms

_REPORT = "SELECT text, exact, payload FROM report"
_IN_BOX = """
SELECT mention.id, mention.lat, mention.lon, mention.payload
FROM mention_place AS place JOIN mention ON mention.seq = place.mention
WHERE place.south <= ? AND place.north >= ? AND place.west <= ? AND place.east >= ?
"""


class ReportQueries:
    """What can be asked about reports; the docstrings of `tocsin.record.base` hold."""

    _storage: Storage
    _ranking: Ranking

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
        near: dict[str, tuple[float, str]] = {}
        for south, north, west, east in facets.boxes_around(lat, lon, radius_km):
            for named, its_lat, its_lon, payload in self._storage.rows(_IN_BOX, (north, south, east, west)):
                away = facets.distance_km(lat, lon, its_lat, its_lon)
                if away <= radius_km:
                    near[named] = (away, payload)
        for named in sorted(near, key=lambda one: (near[one][0], one)):
            yield rows.unpack(near[named][1], Mention)

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
            report, position = read_cursor(cursor, "claims")
            where.append("(report.id, claim.position) > (?, ?)")
            values += [report, position]
        sql = _CLAIMS + all_of(where) + " ORDER BY report.id, claim.position LIMIT ?"
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
        for named, payload in self._storage.rows(sql + where + " ORDER BY report.id, problem.seq", given(report)):
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
        found = [rows.read_report(*row) for row in self._ranking.best(terms, limit)]
        return tuple(Hit(report, find_passages(report, terms)) for report in found)

    def _mentions(self, sql: str, values: Sequence[Any]) -> Iterator[Mention]:
        for (payload,) in self._storage.rows(sql, values):
            yield rows.unpack(payload, Mention)


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
    if wanted.relations:
        where.append(_STANDS_SO)
        values.append(json.dumps([str(one) for one in wanted.relations]))
    if wanted.is_figure:
        where.append("claim.payload ->> '$.quantity' IS NOT NULL")
    for column, words in (("claim.speaker", wanted.speaker), ("claim.said", wanted.text)):
        add_words(where, values, column, words)
    return where, values


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
_STANDS_SO = """EXISTS (
SELECT 1 FROM relation WHERE relation.report = claim.report
AND relation.payload ->> '$.relation' IN (SELECT value FROM json_each(?))
AND claim.id IN (relation.payload ->> '$.source', relation.payload ->> '$.target'))"""
_CANDIDATES = """
SELECT report.id, copy_keys.payload FROM copy_keys JOIN report ON report.seq = copy_keys.report
WHERE copy_keys.report IN (SELECT report FROM copy_band WHERE band IN (SELECT value FROM json_each(?1)))
AND copy_keys.version = ?2 ORDER BY report.id
"""
