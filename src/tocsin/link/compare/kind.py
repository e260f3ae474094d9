"""Whether the types can name one act."""

from tocsin.link.facts import Facts
from tocsin.model.mention import EventType, Stage, TypeGroup

SAME_TYPE, SAME_RARE_TYPE, KIN_TYPE, MODE_TYPE, UNSPECIFIED_TYPE, OTHER_TYPE, FAR_TYPE = (
    "type.same",
    "type.same_rare",
    "type.kin",
    "type.mode",
    "type.unspecified",
    "type.other",
    "type.far",
)

# Acts so seldom that two of one week are most often one.
_RARE = frozenset(
    {
        EventType.RELEASE,
        EventType.HIJACKING,
        EventType.HOSTAGE_TAKING,
        EventType.VEHICLE_RAMMING,
        EventType.CBRN_ATTACK,
        EventType.DEPORTATION,
        EventType.SEXUAL_VIOLENCE,
    }
)

# Types that reporters use for one act, beside each type's own group.
_KIN = (
    "bombing suicide_bombing",
    "bombing infrastructure_or_arson_attack",
    "bombing weapons_seizure_or_defusal",
    "suicide_bombing vehicle_ramming",
    "suicide_bombing armed_assault",
    "shelling_or_rocket air_or_drone_strike",
    "armed_assault assassination armed_clash",
    "armed_assault hostage_taking",
    "armed_assault unarmed_assault",
    "kidnapping hostage_taking hijacking",
    "arrest raid_or_search_operation",
    "raid_or_search_operation weapons_seizure_or_defusal",
    "raid_or_search_operation armed_clash",
    "protest_or_riot unarmed_assault",
    "protest_or_riot armed_assault",
    "protest_or_riot armed_clash",
    "protest_or_riot infrastructure_or_arson_attack",
    "bombing air_or_drone_strike",
    "bombing shelling_or_rocket",
    "assassination bombing",
    "assassination air_or_drone_strike",
    "assassination unarmed_assault",
    "assassination cbrn_attack",
)
_ARMED_FROM_AFAR = frozenset({EventType.SHELLING_OR_ROCKET, EventType.AIR_OR_DRONE_STRIKE})
_NO_KIN_OF_UNSPECIFIED = frozenset({EventType.RELEASE, EventType.KIDNAPPING, EventType.ROBBERY_OR_LOOTING})


def _relation(left: EventType, right: EventType) -> str | None:
    if left is right:
        return SAME_RARE_TYPE if left in _RARE else SAME_TYPE
    for named in _KIN:
        if left in named.split() and right in named.split():
            return KIN_TYPE
    pair = {left, right}
    if EventType.ATTACK_UNSPECIFIED in pair and left.family == right.family and not pair & _NO_KIN_OF_UNSPECIFIED:
        return UNSPECIFIED_TYPE
    if EventType.RELEASE in pair or EventType.TRIAL_OR_CONVICTION in pair or left.family != right.family:
        return None
    if left.family == "security":
        return OTHER_TYPE if EventType.DEPORTATION not in pair else None
    if left.group is not right.group and (pair & _ARMED_FROM_AFAR or TypeGroup.TAKING in (left.group, right.group)):
        return FAR_TYPE
    return OTHER_TYPE


_RELATIONS = {(left, right): _relation(left, right) for left in EventType for right in EventType}


def can_be_one(left: Facts, right: Facts) -> bool:
    """Say whether the types can name one act at all.

    A trial is not the attack it is about, an arrest is not the act it answers, a
    release is not the taking. A threat can be the plan that it threatens.
    """
    return _RELATIONS[left.type, right.type] is not None or _is_threat_of_plan(left, right)


def _is_threat_of_plan(left: Facts, right: Facts) -> bool:
    if EventType.THREAT not in (left.type, right.type):
        return False
    return left.stage is Stage.THREATENED and right.stage is Stage.THREATENED


def compare(left: Facts, right: Facts) -> str | None:
    """Give how the types stand to each other; a type that is a mode of the other counts as kin."""
    outcome = _RELATIONS[left.type, right.type]
    if outcome in (OTHER_TYPE, FAR_TYPE) and (left.type in right.types or right.type in left.types):
        return MODE_TYPE
    return outcome or OTHER_TYPE


def explain(outcome: str, left: Facts, right: Facts) -> str:
    """Say it in words."""
    if outcome in (SAME_TYPE, SAME_RARE_TYPE):
        return f"both {left.type}"
    bond = {KIN_TYPE: "can be", MODE_TYPE: "has as a part", UNSPECIFIED_TYPE: "can be"}.get(outcome, "is not")
    return f"{left.type} {bond} {right.type}"
