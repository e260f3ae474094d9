"""The record in memory: what is shown as JSON texts, without the model's classes."""

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext

from tocsin.errors import NotFoundError
from tocsin.model.claim import Claim
from tocsin.model.identity import IncidentId, ReportId
from tocsin.model.incident import Incident, IncidentState
from tocsin.model.report import Report
from tocsin.record import rows, rules
from tocsin.record.base import (
    ANY_REPORT,
    AuditEntry,
    Entry,
    IncidentCard,
    IncidentLine,
    IncidentRevision,
    ListedReport,
    Page,
    PlainDossier,
    PlainReport,
    ReportFilter,
)
from tocsin.record.cards import Surroundings, card_of, line_of
from tocsin.record.words import holds_terms, query_terms


class PlainInMemory:
    """What is given as JSON texts; the docstrings of `tocsin.record.base` hold."""

    _entries: dict[ReportId, Entry]
    _revisions: dict[IncidentId, list[IncidentRevision]]
    _audit: list[AuditEntry]

    def at_once(self) -> AbstractContextManager[None]:
        """Give one state: nothing is added beside this process."""
        return nullcontext()

    def version(self) -> int:
        """Give the number of the newest link of the audit chain."""
        return len(self._audit)

    def incident_lines(self, after: int = 0, known_on: dt.date | None = None) -> Iterator[IncidentLine]:
        """Give the revisions stored after a number, oldest first."""
        for seq, one in self._numbered():
            if seq > after and (known_on is None or one.recorded_at.astimezone(dt.UTC).date() <= known_on):
                line = line_of(one.incident, self._around(one.incident))
                yield IncidentLine(seq, one.incident.id, one.recorded_at.isoformat(), rows.write(line))

    def incident_cards(self, seqs: Sequence[int]) -> dict[int, str]:
        """Give the cards of revisions by their numbers."""
        return {seq: self._card(seq, one).card for seq, one in self._numbered() if seq in set(seqs)}

    def plain_dossier(self, wanted: str, revision: int | None = None) -> PlainDossier:
        """Give one incident with all that it rests on."""
        known = self._revisions[self._following(wanted)]
        number = len(known) if revision is None else revision
        if not 1 <= number <= len(known):
            remedy = f"it has {len(known)} revisions; ask for one of 1 to {len(known)}"
            raise NotFoundError("incident", f"{wanted} revision {revision}", remedy)
        one = known[number - 1]
        members = one.incident.mentions
        codings = [self._entries[report].coded for report in self._telling(one.incident)]
        by_id = {mention.id: mention for coded in codings for mention in coded.mentions}
        claims: list[Claim] = [c for coded in codings for c in coded.claims if c.about_mention in set(members)]
        relations = [r for coded in codings for r in coded.relations] if claims else []
        return PlainDossier(
            rows.pack(one.incident),
            one.recorded_at.isoformat(),
            tuple(self._card(seq, kept) for seq, kept in self._numbered() if kept.incident.id == one.incident.id),
            tuple(rows.pack(by_id[mention]) for mention in members),
            tuple(map(rows.pack, claims)),
            tuple(map(rows.pack, relations)),
            tuple(
                PlainReport(coded.report.id, coded.report.text, rows.report_row(0, coded.report)[-1])
                for coded in codings
            ),
        )

    def cards_told_by(self, report: ReportId, most: int) -> tuple[str, ...]:
        """Give the cards of the incidents that a report tells, in the order of its mentions."""
        found: dict[str, str] = {}
        for mention in self._entries[report].coded.mentions if report in self._entries else ():
            for seq, one in self._numbered():
                several = self._revisions[one.incident.id]
                if mention.id in one.incident.mentions and one is several[-1] and one.incident.merged_into is None:
                    found[one.incident.id] = self._card(seq, one).card
        return tuple(found.values())[:most]

    def listed_reports(
        self, wanted: ReportFilter = ANY_REPORT, limit: int = 100, cursor: str | None = None, newest_first: bool = False
    ) -> Page[ListedReport]:
        """Give the reports that fit by the first day of publication, then id."""
        terms = query_terms(wanted.text) if wanted.text is not None else None
        found = []
        for entry in self._entries.values():
            report = entry.coded.report
            words = f"{report.title or ''}\n{report.text}"
            if _fits_report(report, wanted) and (terms is None or holds_terms(words, terms)):
                found.append(((_published(report), report.id), entry.coded))
        found.sort(key=lambda one: one[0], reverse=newest_first)
        if cursor:
            day, _, named = cursor.partition(":")
            found = [one for one in found if (one[0] < (day, named) if newest_first else one[0] > (day, named))]
        items = tuple(
            ListedReport(
                PlainReport(one.report.id, one.report.text, rows.report_row(0, one.report)[-1]),
                len(one.mentions),
                len(one.claims),
            )
            for _, one in found[:limit]
        )
        return Page(items, ":".join(found[limit - 1][0]) if len(found) > limit else None)

    def report_days(self) -> Iterator[tuple[str | None, str | None]]:
        """Give the first day of publication and the source of every report."""
        for entry in self._entries.values():
            yield _published(entry.coded.report) or None, entry.coded.report.source

    def incidents_told_with(self, words: str) -> frozenset[str]:
        """Give the ids of the incidents that reports with all these words tell."""
        terms = query_terms(words)
        return frozenset(
            several[-1].incident.id
            for several in self._revisions.values()
            if several[-1].incident.state is not IncidentState.MERGED
            and any(
                holds_terms(f"{report.title or ''}\n{report.text}", terms)
                for report in (self._entries[named].coded.report for named in self._telling(several[-1].incident))
            )
        )

    def _numbered(self) -> list[tuple[int, IncidentRevision]]:
        """Give all revisions in the order in which they were stored, numbered from 1."""
        every = (one for several in self._revisions.values() for one in several)
        return list(enumerate(sorted(every, key=lambda one: (one.recorded_at, one.incident.id)), 1))

    def _card(self, seq: int, one: IncidentRevision) -> IncidentCard:
        at = one.recorded_at.isoformat()
        return IncidentCard(seq, at, rows.write(card_of(one.incident, self._around(one.incident), at)))

    def _following(self, wanted: str) -> IncidentId:
        named = rules.choose_id(wanted, sorted(self._revisions))
        for _ in range(len(self._revisions)):
            into = self._revisions[named][-1].incident.merged_into
            if into is None:
                return named
            named = into
        raise NotFoundError("incident", wanted, "it was merged in a circle; run: tocsin verify")

    def _telling(self, incident: Incident) -> list[ReportId]:
        members = set(incident.mentions)
        told = {m.id: m.report for e in self._entries.values() for m in e.coded.mentions if m.id in members}
        return list(dict.fromkeys(told[mention] for mention in incident.mentions))

    def _around(self, incident: Incident) -> Surroundings:
        reports = [self._entries[named].coded for named in self._telling(incident)]
        about = {c.id for coded in reports for c in coded.claims if c.about_mention in set(incident.mentions)}
        against = any(r.relation == "contradicts" and r.source in about for coded in reports for r in coded.relations)
        return Surroundings(tuple(sorted({c.report.source for c in reports if c.report.source})), against)


def _published(report: Report) -> str:
    start = report.published.interval.start
    return start.isoformat() if start else ""


def _fits_report(report: Report, wanted: ReportFilter) -> bool:
    day = report.published.interval.start
    if (wanted.since or wanted.until) and day is None:
        return False
    return (
        (wanted.since is None or day is None or day >= wanted.since)
        and (wanted.until is None or day is None or day <= wanted.until)
        and (wanted.source is None or report.source == wanted.source)
    )
