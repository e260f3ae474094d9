"""What the record keeps and what it can be asked, whatever it is stored in.

Nothing stored is changed or removed: a correction, a merge and a rejection
each add. What a method has returned from is stored for good; what it has not
returned from is stored whole or not at all. Writers are one at a time, readers
any number. Every implementation passes `tests/conformance/test_records.py`.
"""

import datetime as dt
from collections.abc import Collection, Container, Iterator, Sequence
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Protocol

from tocsin.model.claim import Claim, ClaimRelation
from tocsin.model.coding import CodedReport
from tocsin.model.copies import CopyKeys
from tocsin.model.identity import ClaimId, IncidentId, MentionId, ReportId, RunId
from tocsin.model.incident import Incident, Reference
from tocsin.model.interval import Interval
from tocsin.model.judgement import Judgement
from tocsin.model.mention import Mention
from tocsin.model.outcome import Outcome
from tocsin.model.report import Report
from tocsin.model.review import Review, ReviewTarget
from tocsin.record.values import (
    ANY_CLAIM,
    ANY_INCIDENT,
    ANY_REPORT,
    CURRENT_STATES,
    Added,
    AuditEntry,
    ClaimFilter,
    CopyCandidate,
    Counts,
    Entry,
    Finding,
    Hit,
    IncidentCard,
    IncidentFilter,
    IncidentLine,
    IncidentRevision,
    Kept,
    ListedReport,
    Page,
    PlainDossier,
    PlainReport,
    ReportFilter,
    ReportProblem,
    Run,
    ToIndex,
)

__all__ = [
    "Record",
    "Appending",
    "AskingReports",
    "AskingIncidents",
    "AskingPlainly",
    "AskingForLinking",
    "AskingItself",
    "Entry",
    "Added",
    "CopyCandidate",
    "Page",
    "ToIndex",
    "Kept",
    "IncidentFilter",
    "ClaimFilter",
    "Hit",
    "IncidentRevision",
    "IncidentLine",
    "IncidentCard",
    "PlainDossier",
    "PlainReport",
    "ReportFilter",
    "ListedReport",
    "Run",
    "ReportProblem",
    "AuditEntry",
    "Finding",
    "Counts",
    "CURRENT_STATES",
    "ANY_INCIDENT",
    "ANY_CLAIM",
    "ANY_REPORT",
]


class Appending(Protocol):
    """What can be added. Each call is one atomic, acknowledged step with one link in the audit chain."""

    def begin_run(self, command: str) -> RunId:
        """Open the accounting of one command."""

    def add(self, entries: Sequence[Entry], outcomes: Sequence[Outcome], run: RunId) -> Added:
        """Store reports with all that was coded of them, and what became of each input.

        An outcome `stored` must name a report of the entries or of the record;
        where the report was there before (or earlier in the batch), it is kept
        and returned as `already_there`. A report that is there stays as it is,
        and so does its coding.
        """

    def end_run(self, run: RunId, inputs: int) -> Run:
        """Close the accounting of one command, which says how many inputs it saw."""

    def append_judgements(self, judgements: Sequence[Judgement]) -> int:
        """Store the judgements that say something new; return how many did.

        A rule's judgement is new where it differs from the newest of a rule on
        the pair; a person's where it was not sent before.
        """

    def append_incidents(self, incidents: Sequence[Incident]) -> tuple[Incident, ...]:
        """Store each incident that differs from its newest revision, as the next revision.

        The record numbers revisions itself. Returns the newest revision of each
        incident handed in, in the same order. A merged incident (state `merged`,
        `merged_into` set) stays as a redirect.
        """

    def append_reviews(self, reviews: Sequence[Review]) -> int:
        """Store the reviews that were not sent before; return how many were new."""

    def append_decision(
        self, reviews: Sequence[Review], judgements: Sequence[Judgement], incidents: Sequence[Incident]
    ) -> None:
        """Store what a person decided with all that follows from it, in one step.

        What each part means is said at `append_reviews`, `append_judgements` and
        `append_incidents`.
        """

    def note(self, actor: str, action: str, target: str, reason: str) -> AuditEntry:
        """Write into the audit that someone did something that must not be forgotten, such as unmasking names."""


class AskingReports(Protocol):
    """What can be asked about reports and what was coded of them."""

    def has_report(self, report: ReportId) -> bool:
        """Say whether a report is there."""

    def report(self, report: ReportId) -> Report | None:
        """Give a report by its id."""

    def coded(self, report: ReportId) -> CodedReport | None:
        """Give a report with all that was coded of it."""

    def reports(self, limit: int = 100, cursor: str | None = None) -> Page[Report]:
        """Give reports in the order of their ids."""

    def mention(self, mention: MentionId) -> Mention | None:
        """Give a mention by its id."""

    def mentions(self) -> Iterator[Mention]:
        """Give all mentions in the order of their ids."""

    def mentions_of(self, report: ReportId) -> tuple[Mention, ...]:
        """Give the mentions of a report in the order of its coding."""

    def mentions_between(self, first: dt.date, last: dt.date) -> Iterator[Mention]:
        """Give mentions whose possible days overlap the closed range, oldest first; undated ones are not among them."""

    def mentions_near(self, lat: float, lon: float, radius_km: float) -> Iterator[Mention]:
        """Give mentions whose point lies within a radius, by great circle, nearest first."""

    def mentions_meeting(
        self,
        days: Interval | None,
        lat: float | None,
        lon: float | None,
        radius_km: float,
    ) -> Iterator[Mention]:
        """Give the mentions that could tell the same incident as one of these days at this point.

        Days must be able to overlap and points lie within the radius; what is
        unknown on either side keeps nothing out. In the order of their ids.
        """

    def claim(self, claim: ClaimId) -> Claim | None:
        """Give a claim by its id."""

    def claims(self, wanted: ClaimFilter = ANY_CLAIM, limit: int = 100, cursor: str | None = None) -> Page[Claim]:
        """Give the claims that fit, in the order of reports' ids and, in a report, of its coding."""

    def relations_of(self, report: ReportId) -> tuple[ClaimRelation, ...]:
        """Give the relations between the claims of a report."""

    def problems(self, report: ReportId | None = None) -> Iterator[ReportProblem]:
        """Give what could not be read, of one report or of all."""

    def copy_keys(self, report: ReportId) -> CopyKeys | None:
        """Give the near-copy keys of a report."""

    def copy_candidates(self, keys: CopyKeys) -> tuple[CopyCandidate, ...]:
        """Give the stored reports that share a band with these keys, in the order of their ids."""

    def search(self, words: str, limit: int = 20) -> tuple[Hit, ...]:
        """Give the reports that hold all the words, best first.

        Any string may be asked; "quotes" keep words together.
        """


class AskingIncidents(Protocol):
    """What can be asked about incidents and about what was decided."""

    def incident(self, wanted: str) -> Incident:
        """Give the newest revision of an incident by its id or the beginning of it, following merges.

        Raises:
            NotFoundError: no incident begins so, or several do.
        """

    def incident_of(self, mention: MentionId) -> IncidentId | None:
        """Say to which incident (not merged away) a mention belongs now."""

    def incidents(
        self, wanted: IncidentFilter = ANY_INCIDENT, limit: int = 100, cursor: str | None = None
    ) -> Page[Incident]:
        """Give the newest revisions that fit, by first possible day (undated last), then id."""

    def revisions(self, incident: IncidentId) -> tuple[IncidentRevision, ...]:
        """Give all revisions of an incident, oldest first."""

    def incident_as_known(self, incident: IncidentId, on: dt.date) -> Incident | None:
        """Give an incident as the record knew it at the end of a day (UTC); None before it was known."""

    def incidents_known(self, on: dt.date) -> Iterator[Incident]:
        """Give every incident, in every state, as the record knew it at the end of a day (UTC); by their ids."""

    def judgement(self, left: MentionId, right: MentionId) -> Judgement | None:
        """Give the judgement that counts for a pair, in either order.

        A person's outranks a rule's for ever, among equals the newest counts; one
        that a holding review rejects, or whose own review was undone, does not
        count.
        """

    def judgements(self, mention: MentionId | None = None) -> Iterator[Judgement]:
        """Give the judgements that count, of one mention or of all, in the order of their pairs."""

    def judgement_by_id(self, judgement: str) -> Judgement | None:
        """Give a judgement by its id, whether or not it still counts."""

    def judgements_by_people(self, more: Sequence[Review] = ()) -> Iterator[Judgement]:
        """Give people's judgements that count, in the order of their pairs; `more` reviews as if they were stored."""

    def judgements_unsure(self) -> Iterator[Judgement]:
        """Give the judgements that count and leave a pair unsure, in the order of their pairs."""

    def review_by_key(self, key: str) -> Review | None:
        """Give the review that was sent under a key of the caller's."""

    def incidents_holding(self, mentions: Collection[MentionId]) -> tuple[Incident, ...]:
        """Give the newest states of the incidents that hold any of these mentions.

        Incidents that were merged into one of them are among these. In the order
        of their ids.
        """

    def reviews(self, target: ReviewTarget | None = None) -> tuple[Review, ...]:
        """Give all reviews, or those of one target, oldest first; see `model.review.active_reviews`."""


class AskingPlainly(Protocol):
    """What can be asked by who only shows it: JSON texts as they are stored, without the model's classes."""

    def at_once(self) -> AbstractContextManager[None]:
        """Answer all that is asked inside from one state of the record, whatever others add meanwhile."""

    def version(self) -> int:
        """Give the number of the newest link of the audit chain: while it stays, nothing has changed."""

    def incident_lines(self, after: int = 0, known_on: dt.date | None = None) -> Iterator[IncidentLine]:
        """Give the revisions stored after a number, oldest first; of `known_on`, those known at its end (UTC)."""

    def incident_cards(self, seqs: Sequence[int]) -> dict[int, str]:
        """Give the cards of revisions by their numbers."""

    def plain_dossier(self, wanted: str, revision: int | None = None) -> PlainDossier:
        """Give one incident, by its id or the beginning of it, following merges; the newest revision unless told.

        Raises:
            NotFoundError: no incident begins so, several do, or it has no such revision.
        """

    def cards_told_by(self, report: ReportId, most: int) -> tuple[str, ...]:
        """Give the cards of the incidents that a report tells, in the order of its mentions."""

    def listed_reports(
        self, wanted: ReportFilter = ANY_REPORT, limit: int = 100, cursor: str | None = None, newest_first: bool = False
    ) -> Page[ListedReport]:
        """Give the reports that fit by the first day of publication (unknown first), then id."""

    def report_days(self) -> Iterator[tuple[str | None, str | None]]:
        """Give the first day of publication and the source of every report."""

    def incidents_told_with(self, words: str) -> frozenset[str]:
        """Give the ids of the incidents that reports with all these words tell."""


class AskingForLinking(Protocol):
    """What linking keeps beside the mentions and asks for; an index, which can be worked out again at any time."""

    def index_mentions(self, version: str, several: Sequence[ToIndex], leaders: dict[ReportId, ReportId]) -> None:
        """Keep what linking worked out of mentions, in place of what was kept under other versions.

        `leaders` name, for reports with near-copies, the smallest id of their
        group. An index is no knowledge: it is in no digest and in no audit.
        """

    def reports_to_index(self, version: str) -> Iterator[ReportId]:
        """Give the reports with mentions that are not in the index of linking under this version of its rules.

        In the order in which they were stored.
        """

    def kept_sharing(self, keys: Collection[int], known: Container[MentionId] = ()) -> Iterator[Kept | MentionId]:
        """Give what is kept of the mentions with any of these keys; of those that are known only the id."""

    def kept_of(self, mentions: Collection[MentionId]) -> Iterator[Kept]:
        """Give what is kept of mentions, by their ids."""

    def append_references(self, references: Sequence[Reference]) -> None:
        """Store to which incidents bare references are tied; the newest of a mention counts."""

    def references_of(self, mentions: Collection[MentionId]) -> dict[MentionId, Reference]:
        """Give what these bare references are tied to now, by their mentions."""

    def references_to(self, incidents: Collection[IncidentId]) -> tuple[Reference, ...]:
        """Give the bare references that are tied to any of these ids now, in the order of their mentions."""

    def copy_leaders(self, reports: Collection[ReportId]) -> dict[ReportId, ReportId]:
        """Give the smallest id of the group of near-copies that each report is in; those in none are left out."""

    def copies_led_by(self, leader: ReportId) -> tuple[ReportId, ...]:
        """Give the reports of a group of near-copies, in the order of their ids."""

    def mention_ids_of(self, reports: Collection[ReportId]) -> tuple[MentionId, ...]:
        """Give the ids of the mentions of reports, in their order."""


class AskingItself(Protocol):
    """What the record can say about itself."""

    def counts(self) -> Counts:
        """Count what there is."""

    def runs(self) -> tuple[Run, ...]:
        """Give all runs with their accounting, oldest first."""

    def outcomes(self, run: RunId) -> Iterator[Outcome]:
        """Give the outcomes of a run in the order in which they were stored."""

    def audit(self, after: int = 0) -> Iterator[AuditEntry]:
        """Give the links of the audit chain from a number on."""

    def digest(self) -> str:
        """Give the SHA-256 of all that is known, whatever the order and the batches in which it came.

        Over sorted lines of reports, evidence, values, incidents (named by
        their members) and people's decisions, without row numbers, made-up ids,
        runs and clock times. A rule's judgements are not in it: which pairs were
        explained depends on the batches, what came of them is in the incidents.
        """

    def verify(self, head: str | None = None) -> tuple[Finding, ...]:
        """Check everything that can be checked; `head` is a saved hash that the audit chain must hold."""


class Record(Appending, AskingReports, AskingIncidents, AskingPlainly, AskingForLinking, AskingItself, Protocol):
    """An append-only record of what reports said and what people decided."""

    def close(self) -> None:
        """Let go of everything; a second call does nothing."""

    def __enter__(self) -> "Record": ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
