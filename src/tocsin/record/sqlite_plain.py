"""The record in one SQLite file: what is shown as it is stored, without the model's classes."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any

from tocsin.errors import NotFoundError
from tocsin.model.identity import ReportId
from tocsin.model.incident import Incident
from tocsin.record import rows
from tocsin.record.base import (
    ANY_REPORT,
    IncidentCard,
    IncidentLine,
    ListedReport,
    Page,
    PlainDossier,
    PlainReport,
    ReportFilter,
)
from tocsin.record.cards import CARDS_VERSION, Surroundings, card_of, line_of
from tocsin.record.sqlite_ask import all_of, full_id, match
from tocsin.record.sqlite_storage import Row, Storage
from tocsin.record.words import query_terms

_REDIRECTS = 1000  # a chain of merges longer than this goes in a circle


class PlainQueries:
    """What is given as JSON texts; the docstrings of `tocsin.record.base` hold."""

    _storage: Storage

    def at_once(self) -> AbstractContextManager[None]:
        """Answer from one state; also quicker, because every question by itself takes and gives back the locks."""
        return self._storage.snapshot()

    def version(self) -> int:
        """Give the number of the newest link of the audit chain."""
        return self._storage.number("SELECT max(seq) FROM audit")

    def incident_lines(self, after: int = 0, known_on: dt.date | None = None) -> Iterator[IncidentLine]:
        """Give the revisions stored after a number, oldest first."""
        end = "9999" if known_on is None else (known_on + dt.timedelta(days=1)).isoformat()
        for row in self._storage.rows(_LINES, (after, end)):
            yield IncidentLine(*row)

    def incident_cards(self, seqs: Sequence[int]) -> dict[int, str]:
        """Give the cards of revisions by their numbers."""
        return dict(self._storage.rows(_CARDS, (json.dumps(list(seqs)),)))

    def plain_dossier(self, wanted: str, revision: int | None = None) -> PlainDossier:
        """Give one incident with all that it rests on."""
        named = self._plain_id(wanted)
        cards = tuple(IncidentCard(*row) for row in self._storage.rows(_CARDS_OF, (named,)))
        number = len(cards) if revision is None else revision
        found = self._storage.row(_REVISION, (named, number))
        if found is None:
            remedy = f"it has {len(cards)} revisions; ask for one of 1 to {len(cards)}"
            raise NotFoundError("incident", f"{named} revision {revision}", remedy)
        payload, recorded_at, members = found
        mentions = list(self._storage.rows(_MENTIONS, (members,)))
        reports = json.dumps(list(dict.fromkeys(row[1] for row in mentions)))
        claims = [row[0] for row in self._storage.rows(_CLAIMS, (members, reports))]
        relations = [row[0] for row in self._storage.rows(_RELATIONS, (reports,))] if claims else []
        return PlainDossier(
            payload,
            recorded_at,
            cards,
            tuple(row[0] for row in mentions),
            tuple(claims),
            tuple(relations),
            tuple(
                PlainReport(named, rows.exact_text(text, exact), plain)
                for named, text, exact, plain in self._storage.rows(_REPORTS, (reports,))
            ),
        )

    def cards_told_by(self, report: ReportId, most: int) -> tuple[str, ...]:
        """Give the cards of the incidents that a report tells, in the order of its mentions."""
        return tuple(row[0] for row in self._storage.rows(_CARDS_TOLD_BY, (report, most)))

    def listed_reports(
        self, wanted: ReportFilter = ANY_REPORT, limit: int = 100, cursor: str | None = None, newest_first: bool = False
    ) -> Page[ListedReport]:
        """Give the reports that fit by the first day of publication, then id."""
        where, values = _report_conditions(wanted)
        if where is None:
            return Page(())
        if cursor:
            day, _, named = cursor.partition(":")
            where.append(f"({_PUBLISHED}, report.id) {'<' if newest_first else '>'} (?, ?)")
            values += [day, named]
        order = " DESC" if newest_first else ""
        sql = f"{_LISTED} {all_of(where)} ORDER BY {_PUBLISHED}{order}, report.id{order} LIMIT ?"
        found = list(self._storage.rows(sql, [*values, limit + 1]))
        items = tuple(
            ListedReport(PlainReport(named, rows.exact_text(text, exact), payload), mentions, claims)
            for named, text, exact, payload, _, mentions, claims in found[:limit]
        )
        return Page(items, f"{found[limit - 1][4]}:{found[limit - 1][0]}" if len(found) > limit else None)

    def report_days(self) -> Iterator[tuple[str | None, str | None]]:
        """Give the first day of publication and the source of every report."""
        for day, source in self._storage.rows(_REPORT_DAYS):
            yield day or None, source

    def incidents_told_with(self, words: str) -> frozenset[str]:
        """Give the ids of the incidents that reports with all these words tell."""
        terms = query_terms(words)
        if not terms:
            return frozenset()
        return frozenset(row[0] for row in self._storage.rows(_TOLD_WITH, (match(terms),)))

    def _plain_id(self, wanted: str) -> str:
        named = wanted
        for _ in range(_REDIRECTS):
            found = self._storage.row("SELECT merged_into FROM current_incident WHERE id = ?", (named,))
            if found is None and named == wanted:
                named = full_id(self._storage, wanted)
            elif found is None:
                break
            elif found[0] is None:
                return named
            else:
                named = found[0]
        raise NotFoundError("incident", wanted, f"it was merged into {named}, which is not there; run: tocsin verify")


def _report_conditions(wanted: ReportFilter) -> tuple[list[str] | None, list[Any]]:
    where: list[str] = []
    values: list[Any] = []
    if wanted.since is not None or wanted.until is not None:
        where += [f"{_PUBLISHED} >= ?", f"{_PUBLISHED} <= ?"]
        values += [(wanted.since or dt.date.min).isoformat(), (wanted.until or dt.date.max).isoformat()]
    if wanted.source is not None:
        where.append("json_extract(report.payload, '$.source') = ?")
        values.append(wanted.source)
    if wanted.text is not None:
        terms = query_terms(wanted.text)
        if not terms:
            return None, []
        where.append("report.seq IN (SELECT rowid FROM report_words WHERE report_words MATCH ?)")
        values.append(match(terms))
    return where, values


def card_rows(storage: Storage, made: Iterable[tuple[int, str, Incident]]) -> Iterator[Row]:
    """Give the rows of the index of cards for revisions: their numbers, when they were stored, and what they say."""
    for seq, recorded_at, incident in made:
        around = surroundings(storage, incident.mentions)
        line, card = line_of(incident, around), card_of(incident, around, recorded_at)
        yield seq, incident.id, recorded_at, CARDS_VERSION, rows.write(line), rows.write(card)


def surroundings(storage: Storage, mentions: Sequence[str]) -> Surroundings:
    """Give who published what these mentions are told in, and whether claims about them contradict one another."""
    members = json.dumps(list(mentions))
    sources: dict[str, None] = {}
    reports: list[int] = []
    for seq, payload in storage.rows(_TELLING, (members,)):
        reports.append(seq)
        source = json.loads(payload).get("source")
        if source:
            sources[source] = None
    against = storage.row(_CONTRADICTION, (json.dumps(reports), members))
    return Surroundings(tuple(sorted(sources)), against is not None)


def renew_cards(storage: Storage) -> int:
    """Make the cards that are missing or were made by another version; return how many."""
    if storage.row(_STALE, (CARDS_VERSION,)) is None:
        return 0
    made = 0
    while True:
        found: list[Any] = list(storage.rows(_WITHOUT_CARD, (CARDS_VERSION,)))
        if not found:
            return made
        values = [(seq, at, rows.unpack(payload, Incident)) for seq, at, payload in found]
        with storage.transaction():
            storage.index(INSERT_CARD, list(card_rows(storage, values)))
        made += len(found)


_PUBLISHED = "coalesce(json_extract(report.payload, '$.published.interval.start'), '')"
_LISTED = f"""
SELECT report.id, report.text, report.exact, report.payload, {_PUBLISHED},
(SELECT count(*) FROM mention WHERE mention.report = report.seq),
(SELECT count(*) FROM claim WHERE claim.report = report.seq)
FROM report
"""
_REPORT_DAYS = f"SELECT {_PUBLISHED}, json_extract(report.payload, '$.source') FROM report"
INSERT_CARD = "INSERT OR REPLACE INTO incident_card VALUES (?, ?, ?, ?, ?, ?)"
_LINES = "SELECT seq, id, recorded_at, line FROM incident_card WHERE seq > ? AND recorded_at < ? ORDER BY seq"
_CARDS = "SELECT seq, card FROM incident_card WHERE seq IN (SELECT value FROM json_each(?))"
_CARDS_OF = """
SELECT incident_card.seq, incident_card.recorded_at, incident_card.card
FROM incident JOIN incident_card ON incident_card.seq = incident.seq WHERE incident.id = ? ORDER BY incident.revision
"""
_CARDS_TOLD_BY = """
SELECT incident_card.card FROM report JOIN mention ON mention.report = report.seq
JOIN incident_member ON incident_member.mention = mention.id
JOIN current_incident ON current_incident.id = incident_member.incident
JOIN incident_card ON incident_card.seq = current_incident.seq
WHERE report.id = ? GROUP BY incident_member.incident ORDER BY min(mention.position) LIMIT ?
"""
_REVISION = (
    "SELECT payload, recorded_at, json_extract(payload, '$.mentions') FROM incident WHERE id = ? AND revision = ?"
)
_MENTIONS = """
SELECT mention.payload, mention.report FROM json_each(?) AS wanted
JOIN mention ON mention.id = wanted.value ORDER BY wanted.key
"""
_CLAIMS = """
SELECT claim.payload FROM claim
WHERE claim.about_mention IN (SELECT value FROM json_each(?1)) AND claim.report IN (SELECT value FROM json_each(?2))
ORDER BY claim.seq
"""
_RELATIONS = "SELECT payload FROM relation WHERE report IN (SELECT value FROM json_each(?)) ORDER BY seq"
_REPORTS = """
SELECT report.id, report.text, report.exact, report.payload FROM json_each(?) AS wanted
JOIN report ON report.seq = wanted.value ORDER BY wanted.key
"""
_TOLD_WITH = """
SELECT DISTINCT incident_member.incident FROM report_words
JOIN mention ON mention.report = report_words.rowid
JOIN incident_member ON incident_member.mention = mention.id
WHERE report_words MATCH ?
"""
_TELLING = """
SELECT DISTINCT report.seq, report.payload FROM json_each(?) AS wanted
JOIN mention ON mention.id = wanted.value JOIN report ON report.seq = mention.report
"""
_CONTRADICTION = """
SELECT 1 FROM relation JOIN claim ON claim.id = json_extract(relation.payload, '$.source')
WHERE relation.report IN (SELECT value FROM json_each(?1))
AND json_extract(relation.payload, '$.relation') = 'contradicts'
AND claim.about_mention IN (SELECT value FROM json_each(?2)) LIMIT 1
"""
_STALE = """
SELECT 1 WHERE (SELECT max(seq) FROM incident) IS NOT (SELECT max(seq) FROM incident_card)
OR EXISTS (SELECT 1 FROM incident_card WHERE version < ?1) OR EXISTS (SELECT 1 FROM incident_card WHERE version > ?1)
"""
_WITHOUT_CARD = """
SELECT incident.seq, incident.recorded_at, incident.payload FROM incident
LEFT JOIN incident_card ON incident_card.seq = incident.seq
WHERE incident_card.version IS NOT ? ORDER BY incident.seq LIMIT 500
"""
