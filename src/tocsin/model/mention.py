"""What one report says of one incident."""

from dataclasses import dataclass
from enum import StrEnum

from tocsin.model.actor import ActorKind
from tocsin.model.evidence import Evidence, Sourced
from tocsin.model.identity import ActorId, MentionId, ReportId
from tocsin.model.interval import Interval
from tocsin.model.place import Place
from tocsin.model.quantity import Quantity


class TypeGroup(StrEnum):
    """The parent of a type; used to compare, never stored as a type."""

    EXPLOSIVE = "explosive"
    ASSAULT = "assault"
    TAKING = "taking"
    PROPERTY = "property"
    SECURITY = "security"
    THREAT = "threat"
    UNREST = "unrest"


class EventType(StrEnum):
    """What kind of act (CODEBOOK 3)."""

    BOMBING = "bombing"
    SUICIDE_BOMBING = "suicide_bombing"
    SHELLING_OR_ROCKET = "shelling_or_rocket"
    AIR_OR_DRONE_STRIKE = "air_or_drone_strike"
    ARMED_ASSAULT = "armed_assault"
    ARMED_CLASH = "armed_clash"
    ASSASSINATION = "assassination"
    VEHICLE_RAMMING = "vehicle_ramming"
    UNARMED_ASSAULT = "unarmed_assault"
    SEXUAL_VIOLENCE = "sexual_violence"
    CBRN_ATTACK = "cbrn_attack"
    ATTACK_UNSPECIFIED = "attack_unspecified"
    KIDNAPPING = "kidnapping"
    HOSTAGE_TAKING = "hostage_taking"
    HIJACKING = "hijacking"
    RELEASE = "release"
    INFRASTRUCTURE_OR_ARSON_ATTACK = "infrastructure_or_arson_attack"
    ROBBERY_OR_LOOTING = "robbery_or_looting"
    ARREST = "arrest"
    RAID_OR_SEARCH_OPERATION = "raid_or_search_operation"
    WEAPONS_SEIZURE_OR_DEFUSAL = "weapons_seizure_or_defusal"
    FORCE_MOBILISATION = "force_mobilisation"
    DEPORTATION = "deportation"
    TRIAL_OR_CONVICTION = "trial_or_conviction"
    THREAT = "threat"
    PROTEST_OR_RIOT = "protest_or_riot"

    @property
    def group(self) -> TypeGroup:
        """The parent group of the type."""
        return _GROUP_BY_TYPE[self]

    @property
    def family(self) -> str:
        """One of attack, security, threat, unrest."""
        return _FAMILY_BY_GROUP.get(self.group, "attack")


_TYPES_BY_GROUP = {
    TypeGroup.EXPLOSIVE: "bombing suicide_bombing shelling_or_rocket air_or_drone_strike",
    TypeGroup.ASSAULT: "armed_assault armed_clash assassination vehicle_ramming unarmed_assault sexual_violence"
    " cbrn_attack attack_unspecified",
    TypeGroup.TAKING: "kidnapping hostage_taking hijacking release",
    TypeGroup.PROPERTY: "infrastructure_or_arson_attack robbery_or_looting",
    TypeGroup.SECURITY: "arrest raid_or_search_operation weapons_seizure_or_defusal force_mobilisation deportation"
    " trial_or_conviction",
    TypeGroup.THREAT: "threat",
    TypeGroup.UNREST: "protest_or_riot",
}
_GROUP_BY_TYPE = {EventType(name): group for group, names in _TYPES_BY_GROUP.items() for name in names.split()}
_FAMILY_BY_GROUP = {TypeGroup.SECURITY: "security", TypeGroup.THREAT: "threat", TypeGroup.UNREST: "unrest"}


class Stage(StrEnum):
    """How far it got (CODEBOOK 4)."""

    ACCOMPLISHED = "accomplished"
    ATTEMPTED = "attempted"
    THWARTED = "thwarted"
    PLANNED = "planned"
    THREATENED = "threatened"


class ThwartedAt(StrEnum):
    """When others stopped it."""

    PREPARATION = "preparation"
    BEFORE_LAUNCH = "before_launch"
    EN_ROUTE = "en_route"
    SCENE = "scene"
    UNKNOWN = "unknown"


class Factuality(StrEnum):
    """Whether the report itself stands behind it (CODEBOOK 1)."""

    ASSERTED = "asserted"
    ATTRIBUTED = "attributed"
    NEGATED = "negated"


class Role(StrEnum):
    """What part an actor has in it (CODEBOOK 8)."""

    PERPETRATOR = "perpetrator"
    PERPETRATOR_ORGANISATION = "perpetrator_organisation"
    ACTOR = "actor"
    TARGET = "target"
    VICTIM = "victim"
    RESPONDER = "responder"
    SUPPORTER = "supporter"

    @property
    def is_doer(self) -> bool:
        """Say whether attribution applies to the role."""
        return self in (Role.PERPETRATOR, Role.PERPETRATOR_ORGANISATION, Role.ACTOR)

    @property
    def is_receiver(self) -> bool:
        """Say whether a target type applies to the role."""
        return self in (Role.TARGET, Role.VICTIM)


class Attribution(StrEnum):
    """How a doer is tied to the act, weakest first (CODEBOOK 8)."""

    ACQUITTED = "acquitted"
    DENIED = "denied"
    MENTIONED_ONLY = "mentioned_only"
    SUSPECTED = "suspected"
    BLAMED_UNSPECIFIED = "blamed_unspecified"
    BLAMED_BY_OTHER = "blamed_by_other"
    BLAMED_BY_AUTHORITIES = "blamed_by_authorities"
    CLAIMED = "claimed"
    REPORTED_AS_FACT = "reported_as_fact"

    @property
    def strength(self) -> int:
        """The place in the order of CODEBOOK 8; higher is stronger."""
        return _ATTRIBUTIONS.index(self)


_ATTRIBUTIONS = tuple(Attribution)


class TargetType(StrEnum):
    """What a receiver is (CODEBOOK 8)."""

    CIVILIANS = "civilians"
    CIVILIANS_AT_POLITICAL_GATHERING = "civilians_at_political_gathering"
    RELIGIOUS_SITE = "religious_site"
    BUSINESS = "business"
    AVIATION = "aviation"
    TRANSPORT = "transport"
    MARITIME = "maritime"
    POLICE = "police"
    MILITARY = "military"
    GOVERNMENT = "government"
    DIPLOMAT = "diplomat"
    SCHOOL = "school"
    HEALTH_FACILITY = "health_facility"
    AID_ORGANISATION = "aid_organisation"
    JOURNALIST_OR_MEDIA = "journalist_or_media"
    UTILITY = "utility"
    ARMED_GROUP = "armed_group"
    TOURISTS = "tourists"
    SUSPECTS = "suspects"
    OTHER = "other"
    UNKNOWN = "unknown"


class WeaponType(StrEnum):
    """With what (CODEBOOK 9)."""

    FIREARM = "firearm"
    IED = "ied"
    VEHICLE_BOMB = "vehicle_bomb"
    SUICIDE_DEVICE = "suicide_device"
    MINE = "mine"
    GRENADE = "grenade"
    ROCKET_OR_MORTAR = "rocket_or_mortar"
    AERIAL_BOMB_OR_DRONE = "aerial_bomb_or_drone"
    EXPLOSIVE_UNSPECIFIED = "explosive_unspecified"
    INCENDIARY = "incendiary"
    BLADE_BLUNT_OR_HANDS = "blade_blunt_or_hands"
    VEHICLE = "vehicle"
    CBRN = "cbrn"
    OTHER = "other"


class WeaponStatus(StrEnum):
    """What became of a weapon."""

    USED = "used"
    PLANNED = "planned"
    SEIZED = "seized"


@dataclass(frozen=True, slots=True)
class Participant:
    """One actor in one role; blame is never without its attribution.

    `name` is the noun phrase of the report, shortest full form. `actor` is the
    entry of the knowledge base, where the words name one. `is_private` marks a
    person who is no public figure: exports mask the name.
    """

    name: str | None
    role: Role
    evidence: tuple[Evidence, ...]
    kind: ActorKind = ActorKind.OTHER
    aliases: tuple[str, ...] = ()
    attribution: Attribution | None = None
    blamer: str | None = None
    target_type: TargetType | None = None
    actor: ActorId | None = None
    is_private: bool = False
    confidence: float | None = None

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"no words name {self.name!r}")
        if self.role.is_doer and self.attribution is None:
            raise ValueError(f"{self.name!r} is {self.role} without attribution")


@dataclass(frozen=True, slots=True)
class WeaponUse:
    """One type of weapon and what became of it."""

    type: WeaponType
    evidence: tuple[Evidence, ...]
    status: WeaponStatus = WeaponStatus.USED
    confidence: float | None = None

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"no words say {self.type}")


@dataclass(frozen=True, slots=True)
class Mention:
    """All that one report says of one incident; the fields are those of CODEBOOK 2.

    `evidence` holds every passage about it; `triggers` the shortest words that
    name the act, one a passage. `extractor` names the maker and its version.
    """

    id: MentionId
    report: ReportId
    type: EventType
    stage: Stage
    triggers: tuple[Evidence, ...]
    thwarted_at: ThwartedAt | None = None
    factuality: Factuality = Factuality.ASSERTED
    reference_only: bool = False
    modes: tuple[EventType, ...] = ()
    date: Sourced[Interval] | None = None
    planned_date: Sourced[Interval] | None = None
    place: Sourced[Place] | None = None
    quantities: tuple[Sourced[Quantity], ...] = ()
    participants: tuple[Participant, ...] = ()
    weapons: tuple[WeaponUse, ...] = ()
    stage_evidence: tuple[Evidence, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    confidence: float | None = None
    extractor: str = "rules"

    def __post_init__(self) -> None:
        if not self.triggers:
            raise ValueError("no words name the act")
        if (self.stage is Stage.THWARTED) != (self.thwarted_at is not None):
            raise ValueError(f"thwarted_at {self.thwarted_at} with stage {self.stage}")
