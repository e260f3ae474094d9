"""Who said what: kept apart from the record of facts."""

from dataclasses import dataclass
from enum import StrEnum

from tocsin.model.evidence import Evidence, Sourced
from tocsin.model.identity import ActorId, ClaimId, MentionId, ReportId
from tocsin.model.interval import Interval
from tocsin.model.place import Place
from tocsin.model.quantity import Quantity


class ClaimType(StrEnum):
    """What kind of claim (CODEBOOK 10)."""

    RESPONSIBILITY_CLAIM = "responsibility_claim"
    DENIAL = "denial"
    ATTRIBUTION = "attribution"
    COUNT = "count"
    AGGREGATE_COUNT = "aggregate_count"
    THREAT_SIZE = "threat_size"
    MOVEMENT = "movement"
    WARNING = "warning"
    THREAT = "threat"
    ASSESSMENT = "assessment"
    MODUS_OPERANDI = "modus_operandi"
    STATUS = "status"


class SpeakerKind(StrEnum):
    """What the speaker is; narrator and unspecified have no name."""

    NAMED = "named"
    ROLE = "role"
    ORGANISATION = "organisation"
    ANONYMOUS = "anonymous"
    NARRATOR = "narrator"
    UNSPECIFIED = "unspecified"

    @property
    def has_name(self) -> bool:
        """Say whether a speaker of this kind must be named."""
        return self not in (SpeakerKind.NARRATOR, SpeakerKind.UNSPECIFIED)


class Speech(StrEnum):
    """How it was said."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    NARRATOR = "narrator"
    PASSIVE = "passive"


class Modality(StrEnum):
    """How sure the speaker is."""

    ASSERTED = "asserted"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    COUNTERFACTUAL = "counterfactual"


class Polarity(StrEnum):
    """Whether it says that something is, or that it is not."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Relation(StrEnum):
    """How one claim stands to another claim, or to a mention."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    IN_TENSION = "in_tension"
    QUALIFIES = "qualifies"
    UPDATES = "updates"
    REPEATS = "repeats"
    AGGREGATES = "aggregates"
    COMPATIBLE = "compatible"


@dataclass(frozen=True, slots=True)
class Claim:
    """What one speaker says in one report; `content` are the words said, without speaker and cue.

    `is_private` marks a speaker who is a private person: exports mask the name.
    """

    id: ClaimId
    report: ReportId
    type: ClaimType
    speaker: str | None
    speaker_kind: SpeakerKind
    speech: Speech
    content: tuple[Evidence, ...]
    cue: tuple[Evidence, ...] = ()
    speaker_evidence: tuple[Evidence, ...] = ()
    speaker_aliases: tuple[str, ...] = ()
    speaker_actor: ActorId | None = None
    is_private: bool = False
    proposition: str | None = None
    quantity: Sourced[Quantity] | None = None
    place: Sourced[Place] | None = None
    place_from: Sourced[Place] | None = None
    date: Sourced[Interval] | None = None
    about_mention: MentionId | None = None
    about_actor: str | None = None
    modality: Modality = Modality.ASSERTED
    polarity: Polarity = Polarity.POSITIVE
    confidence: float | None = None

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("a claim without content")
        if self.speaker_kind.has_name != (self.speaker is not None):
            raise ValueError(f"speaker {self.speaker!r} of kind {self.speaker_kind}")


@dataclass(frozen=True, slots=True)
class ClaimRelation:
    """How claim `source` stands to claim or mention `target`."""

    source: ClaimId
    target: ClaimId | MentionId
    relation: Relation
    scope_note: str | None = None
    confidence: float | None = None
