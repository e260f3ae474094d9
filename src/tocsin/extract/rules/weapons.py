"""With what: words that name a weapon (CODEBOOK 9)."""

import re
from dataclasses import dataclass

from tocsin.extract.rules.clause import Tagged
from tocsin.model.mention import WeaponStatus, WeaponType

W = WeaponType

# The first row that matches a stretch of words takes it.
_TABLE = (
    (W.SUICIDE_DEVICE, r"suicide (?:\w+ )?(?:bomb\w*|vests?|belts?|attack\w*|blasts?|explosion|car bombs?)|explosive(?:s)? (?:vests?|belts?|jackets?)|(?:vests?|belts?) (?:packed|filled|laden) with explosives|blew (?:him|her|them)sel(?:f|ves) up"),
    (W.VEHICLE_BOMB, r"(?:car|truck|van|vehicle|lorry|motorcycle|motorbike|bus|humvee|tanker)[ -](?:bomb\w*)|vehicle-borne|(?:car|truck|van|vehicle|lorry|tanker) (?:\w+ )?(?:packed|laden|loaded|filled|rigged) with (?:\w+ )?explosives|explosives?-(?:laden|packed|filled) (?:\w+ )?(?:car|truck|van|vehicle|lorry|tanker)"),
    (W.IED, r"(?:roadside|improvised|home-?made|remote[- ]controll?ed|pipe|parcel|letter|nail|time|timed|pressure[- ]cooker|buried|sticky|magnetic|booby[- ]?trap\w*) (?:explosive )?(?:bombs?|devices?|explosives?)|\bieds?\b|booby[- ]?traps?|explosive devices?|remotely detonat\w+|bombs? (?:was|were) (?:placed|planted|hidden|left)|(?:placed|planted|hid) (?:a |the )?bombs?"),
    (W.MINE, r"land ?mines?|land-mines?|\bmines?(?= explo| (?:laid|planted|buried|placed) by)"),
    (W.GRENADE, r"(?:hand )?grenades?(?! launch)"),
    (W.AERIAL_BOMB_OR_DRONE, r"air ?strikes?|air-strikes?|air raids?|drone (?:strikes?|attacks?)|\bdrones?\b|aerial bomb\w+|warplanes?|fighter jets?|barrel bombs?|air support|aerial attacks?"),
    (W.ROCKET_OR_MORTAR, r"rocket(?:s|-propelled grenades?)?|\brpgs?\b|mortars?(?: (?:shells?|rounds?|fire))?|missiles?|artillery|shelling|shells\b|bazookas?|katyushas?"),
    (W.INCENDIARY, r"petrol bombs?|molotov cocktails?|molotovs|firebombs?|fire-bombs?|arson|incendiar\w+|set (?:\w+ ){0,4}(?:on fire|ablaze|alight)|set fire to|torched"),
    (W.CBRN, r"nerve (?:agent|gas)|sarin|chlorine gas|chlorine|novichok|poison(?:ed|ing|ous)?(?: gas)?|chemical weapons?|mustard gas|ricin|anthrax|\bvx\b"),
    (W.FIREARM, r"(?:automatic|assault|long-range) weapons?|submachine-?guns?|\bm-?16s?\b|gunm[ae]n|gun ?fire|\bguns?\b|firearms?|rifles?|pistols?|handguns?|revolvers?|shotguns?|machine[- ]?guns?|submachine guns?|ak-?47s?|kalashnikovs?|shot\b(?! put)|shootings?|opened fire|opens fire|bullets?|snipers?|gunned down|live (?:rounds?|ammunition)|assault rifles?|shoot(?:s|ers?)?\b|firefight|gun ?battle|fired (?:on|at|shots)|machine-gunned"),
    (W.BLADE_BLUNT_OR_HANDS, r"knife|knives|stabb\w+|machetes?|axes?\b|swords?|daggers?|behead\w+|hacked|sticks?\b|clubs\b|batons?|iron bars?|stones?\b|rocks\b|beaten|beating|slapp\w+|punch\w+|kick(?:ed|ing)|hammer|slit (?:\w+ )?throats?|screwdriver|fists"),
    (W.VEHICLE, r"(?:car|truck|van|vehicle|lorry)[ -](?:ramm\w+|attack)|(?:drove|driv\w+|plow\w+|plough\w+|ramm\w+|smash\w+|crash\w+) (?:\w+ ){0,4}(?:car|truck|van|vehicle|lorry|bus|suv)(?: \w+){0,4} (?:into|through|at)|(?:truck|van|car|lorry|vehicle) (?:\w+ ){0,2}(?:ramm\w+|plow\w+|plough\w+|rams|plows|ploughs|mow\w+|driven|accelerating|zigzag\w+)(?: \w+){0,3} (?:into|through)|mowed down by a (?:truck|car|van)"),
    (W.OTHER, r"rubber bullets?|tear ?gas|water cann?ons?|pepper spray|stun grenades?|bottles|projectiles|acid attack"),
    (W.EXPLOSIVE_UNSPECIFIED, r"bomb(?:s|ed|ing|ings)?\b(?!-making| disposal| squad| threat| experts?)|blasts?\b|explosions?|explosive charges?|explosives?|explod\w+|detonat\w+|\btnt\b|dynamite (?:charges?|sticks?|cartridges?)|dynamite\w*|blew up|blown up"),
)  # fmt: skip
_GROUPS = {f"w{number}": kind for number, (kind, _) in enumerate(_TABLE)}
_PATTERN = re.compile("|".join(f"(?P<w{number}>(?:{pattern}))" for number, (_, pattern) in enumerate(_TABLE)))
_SEIZED = re.compile(
    r"\b(?:seiz\w+|found|confiscat\w+|recover\w+|discover\w+|uncover\w+|cache|dug up|in possession of)\b"
)
_RUBBER = re.compile(r"rubber bullet|tear ?gas")


@dataclass(frozen=True, slots=True)
class FoundWeapon:
    """Words that name a weapon, with their offsets."""

    start: int
    end: int
    type: WeaponType
    status: WeaponStatus


def find_weapons(low: str, tagged: Tagged) -> tuple[FoundWeapon, ...]:
    """Give the weapons that one sentence names, in the order of the text; `low` is the lowered report text."""
    found = []
    first, last = tagged.sentence.start, tagged.sentence.end
    for match in _PATTERN.finditer(low, first, last):
        if match.start() > first and (low[match.start() - 1].isalnum()):
            continue
        kind = _GROUPS[match.lastgroup or "w0"]
        if kind is W.FIREARM and _RUBBER.search(low[max(first, match.start() - 8) : match.end() + 16]):
            continue
        status = (
            WeaponStatus.SEIZED
            if _SEIZED.search(low[max(first, match.start() - 50) : match.start()])
            else WeaponStatus.USED
        )
        found.append(FoundWeapon(match.start(), match.end(), kind, status))
    return tuple(found)
