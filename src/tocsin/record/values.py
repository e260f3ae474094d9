"""What goes into a record and what comes out of it, beside the values of the model."""

import datetime as dt
from dataclasses import dataclass
from typing import Generic, TypeVar

from tocsin.model.claim import ClaimType, Relation
from tocsin.model.coding import CodedReport
from tocsin.model.copies import CopyKeys
from tocsin.model.evidence import Evidence
from tocsin.model.identity import ActorId, IncidentId, MentionId, ReportId, RunId
from tocsin.model.incident import Incident, IncidentState
from tocsin.model.mention import EventType, Mention, Stage
from tocsin.model.outcome import InputState, Outcome
from tocsin.model.problem import Problem
from tocsin.model.report import Report

T = TypeVar("T")
CURRENT_STATES = (IncidentState.CANDIDATE, IncidentState.REVIEWED, IncidentState.CONFIRMED)


@dataclass(frozen=True, slots=True)
class Entry:
    """A coded report on its way in, with the keys that find its near-copies."""

    coded: CodedReport
    copies: CopyKeys | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one batch: an outcome for each one handed in, in the same order."""

    outcomes: tuple[Outcome, ...]
    new_reports: tuple[ReportId, ...]

    def count(self, state: InputState) -> int:
        """Count the inputs that ended in a state."""
        return sum(outcome.state is state for outcome in self.outcomes)


@dataclass(frozen=True, slots=True)
class CopyCandidate:
    """A stored report that shares a band with what was asked for."""

    report: ReportId
    keys: CopyKeys


@dataclass(frozen=True, slots=True)
class ToIndex:
    """What linking wants to find a mention by: its keys as numbers of 64 bits, and a text that it alone reads."""

    mention: MentionId
    keys: frozenset[int]
    payload: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A mention as it was coded, with the text that linking keeps beside it."""

    mention: Mention
    report: ReportId
    payload: str


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some answers in a stable order, and where to go on; `next` is None at the end."""

    items: tuple[T, ...]
    next: str | None = None


@dataclass(frozen=True, slots=True)
class IncidentFilter:
    """Which incidents are wanted; a field left out does not restrict.

    Days select incidents that can have happened within them; `actor` is an id
    of the knowledge base or words of a name; `place` and `text` are words, all
    of which must occur (text: in a report behind the incident).
    `has_set_aside` asks for those that some value was set aside for.
    """

    country: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    types: tuple[EventType, ...] = ()
    stages: tuple[Stage, ...] = ()
    actor: ActorId | str | None = None
    place: str | None = None
    text: str | None = None
    states: tuple[IncidentState, ...] = CURRENT_STATES
    has_set_aside: bool = False


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims are wanted; a field left out does not restrict.

    `about` is an incident; `speaker` is part of a speaker's name or alias,
    without regard to case and accents ("ozel" finds "Özel"); `text` are words
    of what was said; `relations` asks for claims that another claim of their
    report stands to in one of these ways, or that stand so to another;
    `is_figure` for those that put a figure on something.
    """

    about: IncidentId | None = None
    report: ReportId | None = None
    types: tuple[ClaimType, ...] = ()
    speaker: str | None = None
    text: str | None = None
    relations: tuple[Relation, ...] = ()
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that holds the words asked for, and the passages where they stand; best first."""

    report: Report
    passages: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class IncidentRevision:
    """One state of an incident and when the record learnt it."""

    incident: Incident
    recorded_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Run:
    """One command that added to the record; `ended_at` is None where it was cut off or is under way.

    `inputs` is what the command counted at its end; the other four are counted
    from the outcome rows, and together they must give the same number.
    """

    id: RunId
    command: str
    started_at: dt.datetime
    ended_at: dt.datetime | None = None
    inputs: int | None = None
    stored: int = 0
    already_there: int = 0
    refused: int = 0
    failed: int = 0

    @property
    def outcomes(self) -> int:
        """Count the inputs that have an outcome."""
        return self.stored + self.already_there + self.refused + self.failed

    @property
    def adds_up(self) -> bool:
        """Say whether every input of a finished run has its outcome."""
        return self.ended_at is None or self.inputs == self.outcomes


@dataclass(frozen=True, slots=True)
class ReportProblem:
    """A problem and the report it stands in."""

    report: ReportId
    problem: Problem


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One link of the audit chain.

    `after` is the digest of all that the action stored, `previous` the hash of
    the entry before, `hash` that of this one.
    """

    seq: int
    at: dt.datetime
    actor: str
    action: str
    target: str
    before: str | None
    after: str
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that `verify` found; `is_error` is False for what is only worth knowing (a run that was cut off)."""

    check: str
    subject: str
    message: str
    is_error: bool = True


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is; incidents are those neither merged away nor rejected."""

    reports: int = 0
    mentions: int = 0
    claims: int = 0
    relations: int = 0
    problems: int = 0
    incidents: int = 0
    revisions: int = 0
    judgements: int = 0
    reviews: int = 0
    runs: int = 0
    audit: int = 0


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """One revision of an incident, as lists, maps and counts look at it; `line` is JSON, see `record.cards.LINE`.

    `seq` counts revisions of all incidents in the order in which they were stored.
    """

    seq: int
    id: str
    recorded_at: str
    line: str


@dataclass(frozen=True, slots=True)
class IncidentCard:
    """One revision of an incident as a list shows it; `card` is JSON, see `record.cards.card_of`."""

    seq: int
    recorded_at: str
    card: str


@dataclass(frozen=True, slots=True)
class PlainReport:
    """A report without its model class: its text, and the rest as JSON."""

    id: str
    text: str
    payload: str


@dataclass(frozen=True, slots=True)
class ReportFilter:
    """Which reports are wanted; a field left out does not restrict. Days are those of publication (its first)."""

    since: dt.date | None = None
    until: dt.date | None = None
    source: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class ListedReport:
    """A report in a list, with how much was coded of it."""

    report: PlainReport
    mentions: int
    claims: int


@dataclass(frozen=True, slots=True)
class PlainDossier:
    """One incident with all that it rests on as JSON texts, for who only shows it.

    `cards` are those of all its revisions, oldest first; `mentions` are in the
    order of the incident's own; `claims` and `relations` are those of its
    reports that are about it.
    """

    incident: str
    recorded_at: str
    cards: tuple[IncidentCard, ...]
    mentions: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    reports: tuple[PlainReport, ...] = ()


ANY_INCIDENT = IncidentFilter()
ANY_CLAIM = ClaimFilter()
ANY_REPORT = ReportFilter()
