"""The happening behind one or more mentions, with reconciled values."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from tocsin.model.evidence import Evidence
from tocsin.model.identity import IncidentId, MentionId
from tocsin.model.interval import Interval
from tocsin.model.mention import EventType, Participant, Stage, ThwartedAt, WeaponUse
from tocsin.model.place import Place
from tocsin.model.quantity import Population, Quantity, Range, Subject

T_co = TypeVar("T_co", covariant=True)


class IncidentState(StrEnum):
    """Where an incident stands; nothing machine-made is ever confirmed."""

    CANDIDATE = "candidate"
    REVIEWED = "reviewed"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class SetAside(Generic[T_co]):
    """A value that a mention gave and that was not chosen, and why."""

    value: T_co
    mention: MentionId
    reason: str


@dataclass(frozen=True, slots=True)
class Reconciled(Generic[T_co]):
    """The value of an incident, the rule that chose it, its support, and what was set aside."""

    value: T_co
    rule: str
    mentions: tuple[MentionId, ...]
    evidence: tuple[Evidence, ...]
    set_aside: tuple[SetAside[T_co], ...] = ()


@dataclass(frozen=True, slots=True)
class Toll:
    """A figure as it was known after the reports of one day; `known_on` is None for undated reports."""

    known_on: dt.date | None
    subject: Subject
    population: Population
    range: Range
    mentions: tuple[MentionId, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """The happening behind one or more mentions; rebuilt from them at any time.

    `revision` counts from 1. `independent_sources` counts near-copies once.
    `history` holds the figures as known day by day, oldest first.
    """

    id: IncidentId
    revision: int
    state: IncidentState
    mentions: tuple[MentionId, ...]
    type: Reconciled[EventType]
    stage: Reconciled[Stage]
    reports: int
    independent_sources: int
    thwarted_at: Reconciled[ThwartedAt] | None = None
    modes: tuple[EventType, ...] = ()
    date: Reconciled[Interval] | None = None
    planned_date: Reconciled[Interval] | None = None
    place: Reconciled[Place] | None = None
    quantities: tuple[Reconciled[Quantity], ...] = ()
    participants: tuple[Reconciled[Participant], ...] = ()
    weapons: tuple[Reconciled[WeaponUse], ...] = ()
    history: tuple[Toll, ...] = ()
    first_reported: dt.date | None = None
    last_reported: dt.date | None = None
    merged_into: IncidentId | None = None


class ChangeKind(StrEnum):
    """What became of an incident's id."""

    MERGED = "merged"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class IdChange:
    """Mentions of incident `old` are now found under `new`.

    Merged: `old` is gone and redirects to `new`. Split: `old` lives on with the
    larger part, and `mentions` went to `new`.
    """

    kind: ChangeKind
    old: IncidentId
    new: IncidentId
    mentions: tuple[MentionId, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention that only names an incident ("since Northgate"), and the incident it names; None for no single one."""

    mention: MentionId
    incident: IncidentId | None
    score: float
    reason: str
