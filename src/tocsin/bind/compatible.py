"""Which kinds of act can be one happening."""

from tocsin.model.draft import Trigger
from tocsin.model.mention import EventType as T
from tocsin.model.mention import Stage, TypeGroup

# Types that one act can be called by, besides its own; each pair holds both ways.
_PAIRS = (
    (T.BOMBING, T.SUICIDE_BOMBING),
    (T.BOMBING, T.ARMED_ASSAULT),
    (T.BOMBING, T.SHELLING_OR_ROCKET),
    (T.BOMBING, T.AIR_OR_DRONE_STRIKE),
    (T.BOMBING, T.VEHICLE_RAMMING),
    (T.BOMBING, T.INFRASTRUCTURE_OR_ARSON_ATTACK),
    (T.BOMBING, T.ASSASSINATION),
    (T.SUICIDE_BOMBING, T.ARMED_ASSAULT),
    (T.SUICIDE_BOMBING, T.VEHICLE_RAMMING),
    (T.SUICIDE_BOMBING, T.HOSTAGE_TAKING),
    (T.SHELLING_OR_ROCKET, T.AIR_OR_DRONE_STRIKE),
    (T.ARMED_ASSAULT, T.ARMED_CLASH),
    (T.ARMED_ASSAULT, T.ASSASSINATION),
    (T.ARMED_ASSAULT, T.VEHICLE_RAMMING),
    (T.ARMED_ASSAULT, T.UNARMED_ASSAULT),
    (T.ARMED_ASSAULT, T.HOSTAGE_TAKING),
    (T.ARMED_ASSAULT, T.INFRASTRUCTURE_OR_ARSON_ATTACK),
    (T.UNARMED_ASSAULT, T.ASSASSINATION),
    (T.UNARMED_ASSAULT, T.INFRASTRUCTURE_OR_ARSON_ATTACK),
    (T.UNARMED_ASSAULT, T.SEXUAL_VIOLENCE),
    (T.AIR_OR_DRONE_STRIKE, T.ASSASSINATION),
    (T.CBRN_ATTACK, T.ASSASSINATION),
    (T.KIDNAPPING, T.HOSTAGE_TAKING),
    (T.HIJACKING, T.HOSTAGE_TAKING),
    (T.HIJACKING, T.KIDNAPPING),
    (T.ROBBERY_OR_LOOTING, T.INFRASTRUCTURE_OR_ARSON_ATTACK),
    (T.ARREST, T.RAID_OR_SEARCH_OPERATION),
    (T.RAID_OR_SEARCH_OPERATION, T.WEAPONS_SEIZURE_OR_DEFUSAL),
    (T.PROTEST_OR_RIOT, T.ARMED_CLASH),
    (T.PROTEST_OR_RIOT, T.INFRASTRUCTURE_OR_ARSON_ATTACK),
    (T.PROTEST_OR_RIOT, T.UNARMED_ASSAULT),
)
_ALIKE = frozenset(_PAIRS) | frozenset((right, left) for left, right in _PAIRS)
_ANY_ATTACK = frozenset({TypeGroup.EXPLOSIVE, TypeGroup.ASSAULT, TypeGroup.PROPERTY})


BARE_AGENTS = frozenset({"gunman.agent", "attacker.agent"})  # words for doers that leave open what they did


def is_effect(trigger: Trigger) -> bool:
    """Say whether a trigger tells only what became of people ("killed")."""
    return trigger.rule.endswith(".effect")


def type_fit(left: T, right: T) -> float:
    """Say how well two types can tell one act: 1 the same, 0 never."""
    if left is right:
        return 1.0
    if (left, right) in _ALIKE:
        return 0.6
    pair = (left, right)
    if T.ATTACK_UNSPECIFIED in pair:
        other = right if left is T.ATTACK_UNSPECIFIED else left
        if other.group in _ANY_ATTACK:
            return 0.8
        if other in (T.HOSTAGE_TAKING, T.KIDNAPPING, T.HIJACKING):
            return 0.4
    return 0.0


def can_be_one(left: Trigger, right: Trigger) -> bool:
    """Say whether two triggers of one sentence, with nothing between that parts them, can tell one act."""
    if type_fit(left.type, right.type) == 0:
        if (left.rule in BARE_AGENTS) != (right.rule in BARE_AGENTS) and left.type.family == right.type.family:
            return True  # "gunmen shelled": those who do it, and what they do
        return is_effect(left) != is_effect(right) and {left.type.group, right.type.group} <= _WITH_VICTIMS
    return left.stage is right.stage or Stage.THREATENED not in (left.stage, right.stage)


_WITH_VICTIMS = _ANY_ATTACK | {TypeGroup.TAKING, TypeGroup.UNREST}
