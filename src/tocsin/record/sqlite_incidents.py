"""The record in one SQLite file: what can be asked about incidents and decisions."""

import datetime as dt
import json
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import Any

from tocsin.errors import NotFoundError
from tocsin.model.identity import IncidentId, MentionId
from tocsin.model.incident import Incident
from tocsin.model.judgement import Decision, Judgement
from tocsin.model.review import Review, ReviewTarget
from tocsin.record import rows
from tocsin.record.base import (
    ANY_INCIDENT,
    IncidentFilter,
    IncidentRevision,
    Page,
)
from tocsin.record.rules import TakenBack, counting, read_cursor
from tocsin.record.sqlite_ask import add_words, all_of, full_id, given, match
from tocsin.record.sqlite_storage import Row, Storage
from tocsin.record.words import query_terms

_REDIRECTS = 1000  # a chain of merges longer than this goes in a circle


class IncidentQueries:
    """What can be asked about incidents; the docstrings of `tocsin.record.base` hold."""

    _storage: Storage
    _reviews_read: list[tuple[int, Review]]  # reviews never change, so that each is read once
    _taken_back_at: tuple[int, TakenBack]  # how many of them were looked at, and what was found

    def incident(self, wanted: str) -> Incident:
        """Give the newest revision of an incident by its id or the beginning of it, following merges."""
        named = full_id(self._storage, wanted)
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
            values.append(match(terms))
        if cursor:
            named, day = read_cursor(cursor, "incidents")
            where.append("(now.sort_day, now.id) > (?, ?)")
            values += [day, named]
        sql = _INCIDENTS + all_of(where) + " ORDER BY now.sort_day, now.id LIMIT ?"
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

    def incidents_known(self, on: dt.date) -> Iterator[Incident]:
        """Give every incident, in every state, as the record knew it at the end of a day (UTC); by their ids."""
        end = dt.datetime.combine(on + dt.timedelta(days=1), dt.time(), dt.UTC)
        newest: Incident | None = None
        for payload, at in self._storage.rows("SELECT payload, recorded_at FROM incident ORDER BY id, revision"):
            if rows.read_time(at) >= end:
                continue
            incident = rows.unpack(payload, Incident)
            if newest is not None and newest.id != incident.id:
                yield newest
            newest = incident
        if newest is not None:
            yield newest

    def judgement(self, left: MentionId, right: MentionId) -> Judgement | None:
        """Give the judgement that counts for a pair, in either order."""
        first, last = sorted((left, right))
        sql = "SELECT payload FROM judgement WHERE left_mention = ? AND right_mention = ? ORDER BY seq"
        found = [rows.unpack(payload, Judgement) for (payload,) in self._storage.rows(sql, (first, last))]
        return counting(found, self._taken_back()) if found else None

    def judgements(self, mention: MentionId | None = None) -> Iterator[Judgement]:
        """Give the judgements that count, of one mention or of all, in the order of their pairs."""
        where = " WHERE left_mention = ?1 OR right_mention = ?1" if mention is not None else ""
        sql = "SELECT left_mention, right_mention, payload FROM judgement" + where + _BY_PAIR
        return self._counting(self._storage.rows(sql, given(mention)), self._taken_back())

    def judgement_by_id(self, judgement: str) -> Judgement | None:
        """Give a judgement by its id, whether or not it still counts."""
        found = self._storage.row("SELECT payload FROM judgement WHERE id = ? ORDER BY seq LIMIT 1", (judgement,))
        return rows.unpack(found[0], Judgement) if found else None

    def judgements_by_people(self, more: Sequence[Review] = ()) -> Iterator[Judgement]:
        """Give people's judgements that count, in the order of their pairs; `more` reviews as if they were stored."""
        taken_back = TakenBack.by((*self.reviews(), *more)) if more else self._taken_back()
        return self._counting(self._storage.rows(_BY_PEOPLE + _BY_PAIR), taken_back)

    def judgements_unsure(self) -> Iterator[Judgement]:
        """Give the judgements that count and leave a pair unsure, in the order of their pairs."""
        found = self._counting(self._storage.rows(_UNSURE), self._taken_back())
        return (one for one in found if one.decision is Decision.UNSURE)

    def review_by_key(self, key: str) -> Review | None:
        """Give the review that was sent under a key of the caller's."""
        found = self._storage.row("SELECT payload FROM review WHERE json_extract(payload, '$.key') = ?", (key,))
        return rows.unpack(found[0], Review) if found else None

    def incidents_holding(self, mentions: Collection[MentionId]) -> tuple[Incident, ...]:
        """Give the newest states of the incidents that hold any of these mentions, and those merged into them."""
        found = self._storage.rows(_HOLDING, (json.dumps(sorted(mentions)),))
        return tuple(rows.unpack(payload, Incident) for (payload,) in found)

    @staticmethod
    def _counting(found: Iterator[Row], taken_back: TakenBack) -> Iterator[Judgement]:
        """Give of each pair the judgement that counts; rows are left, right and payload, sorted by pair and age."""
        for _, several in groupby(found, key=lambda row: (row[0], row[1])):
            counts = counting([rows.unpack(payload, Judgement) for _, _, payload in several], taken_back)
            if counts is not None:
                yield counts

    def reviews(self, target: ReviewTarget | None = None) -> tuple[Review, ...]:
        """Give all reviews, or those of one target, oldest first; what was read once is kept."""
        for seq, payload in self._storage.rows(
            _REVIEWS_AFTER, (self._reviews_read[-1][0] if self._reviews_read else 0,)
        ):
            self._reviews_read.append((seq, rows.unpack(payload, Review)))
        return tuple(one for _, one in self._reviews_read if target is None or one.target == target)

    def _newest(self, incident: IncidentId) -> Incident | None:
        found = self._storage.row(
            "SELECT payload FROM incident WHERE seq = (SELECT seq FROM current_incident WHERE id = ?)", (incident,)
        )
        return rows.unpack(found[0], Incident) if found else None

    def _taken_back(self) -> TakenBack:
        """Give what people took back; worked out anew only once there is one more review."""
        reviews = self.reviews()
        if len(reviews) != self._taken_back_at[0]:
            self._taken_back_at = (len(reviews), TakenBack.by(reviews))
        return self._taken_back_at[1]


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
    if wanted.has_set_aside:  # written with or without a space, see `rows.write`
        where.append("(instr(incident.payload, '\"set_aside\":[{') OR instr(incident.payload, '\"set_aside\": [{'))")
    for column, words in (("now.place", wanted.place), ("now.actors", wanted.actor)):
        add_words(where, values, column, words)
    return where, values


_INCIDENTS = (
    "SELECT incident.payload, now.sort_day, now.id FROM current_incident AS now JOIN incident ON incident.seq = now.seq"
)
_TOLD_WITH = """
now.id IN (SELECT incident_member.incident FROM incident_member JOIN mention ON mention.id = incident_member.mention
WHERE mention.report IN (SELECT rowid FROM report_words WHERE report_words MATCH ?))
"""
_REVIEWS_AFTER = "SELECT seq, payload FROM review WHERE seq > ? ORDER BY seq"
_BY_PEOPLE = "SELECT left_mention, right_mention, payload FROM judgement WHERE by_person"
# All judgements of the pairs that some judgement left unsure; which of them counts is said elsewhere.
_UNSURE = """
SELECT one.left_mention, one.right_mention, one.payload FROM judgement AS one JOIN (
SELECT DISTINCT left_mention, right_mention FROM judgement WHERE json_extract(payload, '$.decision') = 'unsure'
) AS pair ON one.left_mention = pair.left_mention AND one.right_mention = pair.right_mention
ORDER BY one.left_mention, one.right_mention, one.seq
"""
_HOLDING = """
WITH RECURSIVE found(id) AS (
SELECT incident FROM incident_member WHERE mention IN (SELECT value FROM json_each(?))
UNION SELECT current_incident.id FROM current_incident JOIN found ON current_incident.merged_into = found.id
)
SELECT incident.payload FROM found JOIN current_incident AS now ON now.id = found.id
JOIN incident ON incident.seq = now.seq ORDER BY found.id
"""
_BY_PAIR = " ORDER BY left_mention, right_mention, seq"
