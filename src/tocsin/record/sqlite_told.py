"""The record in one SQLite file: what linking keeps beside the mentions, so that a new report meets only its block."""

import json
from collections.abc import Collection, Container, Iterator

from tocsin.model.identity import IncidentId, MentionId, ReportId
from tocsin.model.incident import Reference
from tocsin.model.mention import Mention
from tocsin.record import rows
from tocsin.record.sqlite_storage import Storage
from tocsin.record.values import Kept


class ToldQueries:
    """What linking asks; the docstrings of `tocsin.record.base` hold."""

    _storage: Storage

    def reports_to_index(self, version: str) -> Iterator[ReportId]:
        """Give the reports with mentions that are not in the index of linking under this version of its rules."""
        has_other = "SELECT 1 FROM told_mention WHERE version < ?1 UNION ALL SELECT 1 FROM told_mention"
        old = self._storage.row(has_other + " WHERE version > ?1 LIMIT 1", (version,))
        after = 0 if old else self._storage.number("SELECT max(mention) FROM told_mention")
        for (named,) in self._storage.rows(_REPORTS_AFTER, (after,)):
            yield ReportId(named)

    def kept_sharing(self, keys: Collection[int], known: Container[MentionId] = ()) -> Iterator[Kept | MentionId]:
        """Give what is kept of the mentions with any of these keys; of those that are known only the id."""
        wanted = [(seq, named) for seq, named in self._storage.rows(_SHARING, (json.dumps(list(keys)),))]
        yield from (MentionId(named) for _, named in wanted if named in known)
        yield from self._kept([seq for seq, named in wanted if named not in known])

    def kept_of(self, mentions: Collection[MentionId]) -> Iterator[Kept]:
        """Give what is kept of mentions, by their ids."""
        sql = "SELECT seq FROM mention WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
        yield from self._kept([seq for (seq,) in self._storage.rows(sql, (json.dumps(list(mentions)),))])

    def references_of(self, mentions: Collection[MentionId]) -> dict[MentionId, Reference]:
        """Give what these bare references are tied to now, by their mentions."""
        found = self._storage.rows(_REFERENCES_OF, (json.dumps(list(mentions)),))
        several = [rows.unpack(payload, Reference) for (payload,) in found]
        return {one.mention: one for one in several}

    def references_to(self, incidents: Collection[IncidentId]) -> tuple[Reference, ...]:
        """Give the bare references that are tied to any of these ids now, in the order of their mentions."""
        found = self._storage.rows(_REFERENCES_TO, (json.dumps(list(incidents)),))
        return tuple(rows.unpack(payload, Reference) for (payload,) in found)

    def copy_leaders(self, reports: Collection[ReportId]) -> dict[ReportId, ReportId]:
        """Give the smallest id of the group of near-copies that each report is in; those in none are left out."""
        sql = "SELECT report, leader FROM copy_group WHERE report IN (SELECT value FROM json_each(?))"
        return dict(self._storage.rows(sql, (json.dumps(list(reports)),)))

    def copies_led_by(self, leader: ReportId) -> tuple[ReportId, ...]:
        """Give the reports of a group of near-copies, in the order of their ids."""
        found = self._storage.rows("SELECT report FROM copy_group WHERE leader = ? ORDER BY report", (leader,))
        return tuple(ReportId(named) for (named,) in found)

    def mention_ids_of(self, reports: Collection[ReportId]) -> tuple[MentionId, ...]:
        """Give the ids of the mentions of reports, in their order."""
        found = self._storage.rows(_MENTIONS_OF, (json.dumps(list(reports)),))
        return tuple(MentionId(named) for (named,) in found)

    def _kept(self, seqs: list[int]) -> Iterator[Kept]:
        for mention, report, payload in self._storage.rows(_KEPT, (json.dumps(seqs),)):
            yield Kept(rows.unpack(mention, Mention), ReportId(report), payload)


_REPORTS_AFTER = """
SELECT DISTINCT report.id FROM mention JOIN report ON report.seq = mention.report WHERE mention.seq > ?
ORDER BY report.seq
"""
_SHARING = """
SELECT seq, id FROM mention WHERE seq IN
(SELECT mention FROM mention_key WHERE key IN (SELECT value FROM json_each(?))) ORDER BY id
"""
_MENTIONS_OF = """
SELECT mention.id FROM mention JOIN report ON report.seq = mention.report
WHERE report.id IN (SELECT value FROM json_each(?)) ORDER BY mention.id
"""
_NEWEST = "seq = (SELECT max(seq) FROM reference WHERE mention = one.mention)"
_REFERENCES_OF = "SELECT payload FROM reference AS one WHERE mention IN (SELECT value FROM json_each(?)) AND " + _NEWEST
_REFERENCES_TO = (
    "SELECT payload FROM reference AS one WHERE incident IN (SELECT value FROM json_each(?)) AND "
    + _NEWEST
    + " ORDER BY mention"
)
_KEPT = """
SELECT mention.payload, report.id, told_mention.payload FROM mention JOIN report ON report.seq = mention.report
JOIN told_mention ON told_mention.mention = mention.seq
WHERE mention.seq IN (SELECT value FROM json_each(?)) ORDER BY mention.id
"""
