"""Whether the weapons can be the same."""

from tocsin.link.facts import Facts
from tocsin.model.mention import WeaponType

SAME_WEAPON, OTHER_WEAPON = "weapons.same", "weapons.other"

# Explosives that a shorter telling calls by another name.
_EXPLOSIVES = frozenset(
    {WeaponType.IED, WeaponType.VEHICLE_BOMB, WeaponType.SUICIDE_DEVICE, WeaponType.EXPLOSIVE_UNSPECIFIED}
)


def compare(left: Facts, right: Facts) -> str | None:
    """Give whether a weapon is shared; explosives of any name can be one."""
    mine, theirs = left.weapons, right.weapons
    if not mine or not theirs:
        return None
    if not mine.isdisjoint(theirs) or (mine & _EXPLOSIVES and theirs & _EXPLOSIVES):
        return SAME_WEAPON
    return OTHER_WEAPON


def explain(outcome: str, left: Facts, right: Facts) -> str:
    """Say it in words."""
    return f"{', '.join(sorted(left.weapons))} and {', '.join(sorted(right.weapons))}"
