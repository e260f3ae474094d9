"""What the words of one report gave before anything was decided about which belongs to which."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from tocsin.model.actor import Actor, ActorKind
from tocsin.model.claim import ClaimType, Modality, Polarity, SpeakerKind, Speech
from tocsin.model.evidence import Basis, Evidence, Sourced
from tocsin.model.identity import ReportId
from tocsin.model.interval import Interval
from tocsin.model.mention import (
    Attribution,
    EventType,
    Factuality,
    Role,
    Stage,
    TargetType,
    ThwartedAt,
    WeaponStatus,
    WeaponType,
)
from tocsin.model.place import Place
from tocsin.model.problem import Problem
from tocsin.model.quantity import IncludesPerpetrators, Population, Quantity, Range, Subject
from tocsin.model.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that name an act: what kind, how far it got, and how sure.

    `sentence` is the index of its sentence in the draft. `is_nominal` is true
    of a noun ("the July bombing"), false of a clause. `rule` names the table
    row or model head, `score` lies between 0 and 1.
    """

    evidence: Evidence
    type: EventType
    stage: Stage
    sentence: int
    rule: str
    score: float = 1.0
    thwarted_at: ThwartedAt | None = None
    factuality: Factuality = Factuality.ASSERTED
    is_nominal: bool = False
    is_reference: bool = False
    stage_evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class ParticipantExpression:
    """Words that name who did or suffered an act; `trigger` is the index of the act's trigger in the draft."""

    evidence: Evidence
    name: str
    role: Role
    trigger: int
    rule: str
    kind: ActorKind = ActorKind.OTHER
    attribution: Attribution | None = None
    blamer: str | None = None
    target_type: TargetType | None = None
    is_private: bool = False
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class WeaponExpression:
    """Words that name a weapon; `trigger` is the index of the trigger it goes with, if the words tie it to one."""

    evidence: Evidence
    type: WeaponType
    status: WeaponStatus
    rule: str
    trigger: int | None = None
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class ClaimExpression:
    """Words that somebody said: speaker, cue and content, before figures and mentions are bound to them."""

    type: ClaimType
    speaker: str | None
    speaker_kind: SpeakerKind
    speech: Speech
    content: tuple[Evidence, ...]
    rule: str
    cue: tuple[Evidence, ...] = ()
    speaker_evidence: tuple[Evidence, ...] = ()
    speaker_aliases: tuple[str, ...] = ()
    is_private: bool = False
    about_actor: str | None = None
    modality: Modality = Modality.ASSERTED
    polarity: Polarity = Polarity.POSITIVE
    score: float = 1.0


class DateUse(StrEnum):
    """What a date expression dates."""

    EVENT = "event"
    SPEECH = "speech"  # "said on Friday"
    DATELINE = "dateline"
    DURATION = "duration"  # "for weeks": no date
    PLANNED = "planned"  # "timed to coincide with"


@dataclass(frozen=True, slots=True)
class DateExpression:
    """Words that give a time, and the days they mean; no value where they cannot be placed."""

    evidence: Evidence
    value: Sourced[Interval] | None
    use: DateUse
    rule: str


@dataclass(frozen=True, slots=True)
class FigureExpression:
    """Words that give a number of something.

    `evidence` is hedge and number ("at least 12"); `phrase` the shortest words
    that also carry what is counted ("killed at least 12 people"); `noun` the
    noun counted, lower-cased head; `cue` the word that gives the subject
    ("killed"). `subject` is None where nearby words give none. `part_of` is the
    index of the figure of which this one is a subset. `is_outcome` is false for
    aims and what-ifs ("could have killed hundreds").
    """

    evidence: Evidence
    phrase: Evidence
    range: Range
    basis: Basis
    rule: str
    noun: Evidence | None = None
    cue: Evidence | None = None
    subject: Subject | None = None
    population: Population = Population.TOTAL
    includes_perpetrators: IncludesPerpetrators | None = None
    unit: str | None = None
    of: int | None = None
    part_of: int | None = None
    is_outcome: bool = True

    def sourced(self, subject: Subject | None = None) -> Sourced[Quantity] | None:
        """Give the figure as a value of its own subject, or of the given one; None if there is neither."""
        chosen = subject or self.subject
        if chosen is None:
            return None
        quantity = Quantity(chosen, self.range, self.population, self.includes_perpetrators, self.unit, self.of)
        return Sourced(quantity, self.basis, (self.phrase,), self.rule)


class PlaceUse(StrEnum):
    """What a place name does in its sentence."""

    LOCATION = "location"  # "in Kabul", "the Istanbul mall"
    ORIGIN = "origin"  # "a man from Kabul", "police in Dorn said"
    METONYM = "metonym"  # "Ankara is concerned"
    DEMONYM = "demonym"  # "Turkish", "Afghans"
    NAME_PART = "name_part"  # "the Ankara institute"
    DATELINE = "dateline"


@dataclass(frozen=True, slots=True)
class PlaceExpression:
    """Words that name a place.

    `evidence` is the name, `phrase` the name with preposition and all that is
    chained to it ("in the town of Chibok, in Borno state"). `candidates` are
    the places that the words can mean, best first; `value` is None while two
    are left that share nothing.
    """

    evidence: Evidence
    phrase: Evidence
    value: Sourced[Place] | None
    use: PlaceUse
    rule: str
    candidates: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorExpression:
    """Words that name an actor: one of the knowledge base, or a generic group ("gunmen") with its kind."""

    evidence: Evidence
    name: str
    kind: ActorKind
    rule: str
    actor: Actor | None = None


class Affinity(Protocol):
    """What a trained model says of the acts of a draft, as logits: above 0 yes is likelier than no.

    Acts are named by the index of their trigger. A binder without one goes by the words alone.
    """

    def tells_incident(self, act: int) -> float:
        """Say whether an act is an incident of the record, rather than an accident, a film, a figure of speech."""
        ...

    def owns(self, act: int, words: Evidence) -> float:
        """Say whether the date, place, figure, participant or weapon that words give is that of an act."""
        ...


@dataclass(frozen=True, slots=True)
class Draft:
    """What `extract` found in one report; indices of triggers count in `triggers`."""

    report: ReportId
    sentences: tuple[Sentence, ...]
    triggers: tuple[Trigger, ...] = ()
    participants: tuple[ParticipantExpression, ...] = ()
    weapons: tuple[WeaponExpression, ...] = ()
    claims: tuple[ClaimExpression, ...] = ()
    extractor: str = "rules"
    problems: tuple[Problem, ...] = ()
    affinity: Affinity | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class ResolvedDraft:
    """A draft with what its dates, figures, places and actors mean; each tuple is in the order of the text."""

    draft: Draft
    dates: tuple[DateExpression, ...] = ()
    figures: tuple[FigureExpression, ...] = ()
    places: tuple[PlaceExpression, ...] = ()
    actors: tuple[ActorExpression, ...] = ()
    problems: tuple[Problem, ...] = ()
