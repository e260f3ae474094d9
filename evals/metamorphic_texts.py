"""The texts of the metamorphic set: short reports with slots, and what is put into the slots.

Everything told here is invented. Names of towns and of groups are real words only where the point is that a real name
must read like any other; nothing is said of any real happening.
"""

from dataclasses import dataclass

PUBLISHED = "2024-05-16"  # a Thursday
DAY = "Tuesday"
NUMBER = "twelve"


@dataclass(frozen=True, slots=True)
class Act:
    """A report of one act; `{Doer}` and `{doer}`, `{town}`, `{day}` and `{n}` are slots. `type` is what it must be."""

    id: str
    type: str
    text: str


# Acts against people who do not fight back: whoever does them, the type is the same (CODEBOOK 8, state force).
ACTS = (
    Act(
        "shelled",
        "shelling_or_rocket",
        "{Doer} shelled a market in {town} on {day}, killing {n} people and wounding nine others.",
    ),
    Act(
        "passive-shelled",
        "shelling_or_rocket",
        "At least {n} people were killed on {day} when {doer} shelled a village near {town}.",
    ),
    Act(
        "mortars",
        "shelling_or_rocket",
        "{Doer} fired mortars at a residential district of {town} on {day}. {N} residents were wounded.",
    ),
    Act(
        "rocket-by",
        "shelling_or_rocket",
        "A rocket fired by {doer} hit a clinic in {town} on {day}, wounding {n} patients.",
    ),
    Act("opened-fire", "armed_assault", "{Doer} opened fire on a bus in {town} on {day}, killing {n} passengers."),
    Act(
        "shot-dead",
        "armed_assault",
        "{Doer} shot dead {n} villagers near {town} on {day}, witnesses told a local station.",
    ),
    Act(
        "passive-shot",
        "armed_assault",
        "{N} worshippers were shot dead by {doer} in a mosque in {town} on {day}, a doctor said.",
    ),
    Act("march", "armed_assault", "{Doer} fired on a march in {town} on {day}. {N} marchers died."),
    Act("stabbed", "armed_assault", "{Doer} stabbed {n} farmers to death in a village outside {town} on {day}."),
    Act("executed", "armed_assault", "{Doer} executed {n} captured farmers in {town} on {day}, survivors said."),
    Act("massacre-by", "armed_assault", "A massacre by {doer} left {n} villagers dead near {town} on {day}."),
    Act("attacked", "attack_unspecified", "{Doer} attacked a village near {town} on {day}, killing {n} residents."),
    Act(
        "attack-by",
        "attack_unspecified",
        "{N} people died in an attack by {doer} on a school in {town} on {day}, the mayor said.",
    ),
    Act(
        "ambush",
        "armed_assault",
        "{Doer} ambushed a convoy of aid workers near {town} on {day} and killed {n} of them.",
    ),
    Act("blew-up", "infrastructure_or_arson_attack", "{Doer} blew up a bridge in {town} on {day}."),
    Act(
        "planted", "bombing", "A bomb planted by {doer} exploded in a market in {town} on {day}, wounding {n} shoppers."
    ),
    Act(
        "drone",
        "air_or_drone_strike",
        "A drone strike by {doer} hit a wedding in {town} on {day}, killing {n} guests.",
    ),
    Act(
        "drones",
        "air_or_drone_strike",
        "Drones launched by {doer} struck a hospital in {town} on {day}. {N} nurses died.",
    ),
    Act("abducted", "kidnapping", "{Doer} abducted {n} teachers from a school in {town} on {day}."),
    Act(
        "passive-abducted",
        "kidnapping",
        "{N} students were abducted by {doer} in {town} on {day}, their families said.",
    ),
    Act("hostages", "hostage_taking", "{Doer} took {n} patients hostage in a hospital in {town} on {day}."),
    Act(
        "burned",
        "infrastructure_or_arson_attack",
        "{Doer} set fire to a village near {town} on {day}. {N} families fled.",
    ),
    Act(
        "torched",
        "infrastructure_or_arson_attack",
        "{Doer} torched a church in {town} on {day}, and {n} neighbours were displaced.",
    ),
    Act("looted", "robbery_or_looting", "{Doer} looted a food store of an aid agency in {town} on {day}."),
    Act("beat", "unarmed_assault", "{Doer} beat {n} journalists in {town} on {day}, an editor said."),
    Act("raped", "sexual_violence", "{Doer} raped {n} women in a village near {town} on {day}, a nurse said."),
    Act("gas", "cbrn_attack", "{Doer} used chlorine gas in an attack on {town} on {day}, and {n} people died."),
    Act("rammed", "vehicle_ramming", "{Doer} drove a truck into a crowd in {town} on {day}, killing {n} people."),
    Act("assassinated", "assassination", "{Doer} assassinated the mayor of {town} on {day}."),
    Act("mayor", "assassination", "The mayor of {town} was shot dead by {doer} on {day} outside his office."),
    Act("mine", "bombing", "A mine laid by {doer} killed {n} farmers near {town} on {day}."),
    Act("released", "release", "{Doer} released {n} hostages near {town} on {day}."),
)

# Written after the mends that the acts above led to, and scored before anybody looked: longer, told less straight.
LATER = (
    Act(
        "headline",
        "shelling_or_rocket",
        "{N} dead as {doer} shell camp near {town}\n\nAt least {n} people died on {day} when {doer} shelled a camp for"
        " displaced families near {town}, aid workers said.",
    ),
    Act(
        "checkpoint",
        "armed_assault",
        "A family of {n} was killed at a checkpoint outside {town} on {day}, a relative said. {Doer} had opened fire on"
        " their car.",
    ),
    Act(
        "night",
        "armed_assault",
        "{Doer} came to the village before dawn on {day} and went from house to house, survivors said. They shot {n} men"
        " in front of their families in the village, which lies north of {town}.",
    ),
    Act(
        "bodies",
        "armed_assault",
        "The bodies of {n} students were found near {town} on {day}. They had been shot by {doer}, witnesses said.",
    ),
    Act(
        "barrel",
        "air_or_drone_strike",
        "Barrel bombs dropped by {doer} destroyed a bakery in {town} on {day}, killing {n} customers.",
    ),
    Act(
        "accused",
        "attack_unspecified",
        "A rights group accused {doer} of killing {n} prisoners in a jail in {town} on {day}.",
    ),
    Act(
        "during",
        "armed_assault",
        "During a funeral in {town} on {day}, {doer} shot into the crowd; {n} mourners were wounded.",
    ),
    Act(
        "journalist",
        "assassination",
        "A newspaper editor was murdered in {town} on {day}. Colleagues said {doer} had followed her home.",
    ),
    Act(
        "disappeared",
        "kidnapping",
        "{N} activists have been missing since {doer} took them from their homes in {town} on {day}, their lawyer said.",
    ),
    Act(
        "aid",
        "robbery_or_looting",
        "{Doer} seized {n} trucks loaded with food from an aid agency near {town} on {day}.",
    ),
    Act(
        "church",
        "bombing",
        "An explosion at a church in {town} on {day} killed {n} worshippers. {Doer} had thrown grenades into the building.",
    ),
    Act(
        "school",
        "infrastructure_or_arson_attack",
        "A school in {town} burned to the ground on {day} after {doer} set it alight, its headmaster said.",
    ),
    Act(
        "torture",
        "unarmed_assault",
        "{N} farmers were tortured by {doer} in a village near {town} on {day}, two of them said.",
    ),
    Act(
        "knives",
        "armed_assault",
        "Armed with machetes, {doer} hacked {n} villagers to death near {town} on {day}.",
    ),
    Act(
        "artillery",
        "shelling_or_rocket",
        "Artillery fire by {doer} killed {n} people in the old town of {town} on {day}.",
    ),
    Act(
        "hospital",
        "attack_unspecified",
        "Doctors in {town} said on {day} that {doer} had stormed their hospital and killed {n} patients in their beds.",
    ),
)

# Acts that were not carried out: the stage must hold as well.
STAGED = (
    Act("threat", "bombing", "{Doer} threatened on {day} to blow up the bridge at {town}."),
    Act("plot", "bombing", "Police said on {day} that {doer} had planned to bomb a market in {town}."),
    Act("denied", "shelling_or_rocket", "{Doer} denied that they had shelled a market in {town} on {day}."),
    Act("claimed", "armed_assault", "{Doer} said they had shot dead {n} soldiers in {town} on {day}."),
    Act("failed", "bombing", "A bomb planted by {doer} in a market in {town} failed to explode on {day}."),
)

# {state}: who acts for a state; {armed}: who acts for an armed group. Both are plural.
DOERS = (
    ("government forces", "rebels"),
    ("soldiers", "militants"),
    ("police officers", "guerrillas"),
    ("security forces", "insurgents"),
    ("army troops", "Grey Lions fighters"),
)

# neutral, loaded
WORDS = (
    ("rebels", "terrorists"),
    ("militants", "extremists"),
    ("fighters", "jihadists"),
    ("insurgents", "guerrillas"),
    ("Grey Lions fighters", "Grey Lions terrorists"),
)

# The second word says that those who act carry guns: the type may become more telling, a firearm may be added.
ARMED = ("militants", "gunmen")

# words, name in the gazetteer, country
TOWNS = (
    ("Mosul", "Mosul", "IRQ"),
    ("Kano", "Kano", "NGA"),
    ("Quetta", "Quetta", "PAK"),
    ("Homs", "Homs", "SYR"),
    ("Cali", "Cali", "COL"),
    ("Kandahar", "Kandahār", "AFG"),
    ("Mogadishu", "Mogadishu", "SOM"),
)

GROUPS = (
    "the Grey Lions",
    "the Northern Front",
    "the Shining Path",
    "the Tamil Tigers",
    "the Red Brigades",
    "the Taliban",
)

# {group} claims, is blamed, denies, is named with its fighters; {person} is an official or a private person.
NAMED = (
    Act(
        "claim",
        "bombing",
        "A bomb exploded in a market in {town} on {day}, killing {n} people. {Group} claimed responsibility for the attack.",
    ),
    Act(
        "blame",
        "armed_assault",
        "Gunmen shot dead {n} bus passengers near {town} on {day}. Police blamed {group} for the attack.",
    ),
    Act("passive-blame", "bombing", "A car bomb killed {n} people in {town} on {day}. {Group} were blamed."),
    Act(
        "fighters",
        "kidnapping",
        "Fighters of {group} abducted {n} teachers from a school in {town} on {day}, parents said.",
    ),
    Act("did", "attack_unspecified", "{Group} attacked a police post in {town} on {day}, killing {n} officers."),
    Act(
        "arrested",
        "arrest",
        "Police arrested {n} suspected members of {group} in {town} on {day}.",
    ),
)
PERSONS = ("Omar Haddad", "Eva Rhee", "Maria Lopez", "John Carter", "Ivan Petrov")
SPOKEN = (
    Act(
        "minister",
        "bombing",
        "A bomb killed {n} people in {town} on {day}. Interior minister {person} said the attackers had come from abroad.",
    ),
    Act("target", "assassination", "Gunmen shot dead {person}, the mayor of {town}, outside the town hall on {day}."),
    Act(
        "journalist",
        "assassination",
        "{person}, a radio journalist, was shot dead by gunmen in {town} on {day}, police said.",
    ),
    Act(
        "toll",
        "shelling_or_rocket",
        "Rockets hit a market in {town} on {day}. {N} people were killed, said governor {person}.",
    ),
)

# (in front of the text, behind it)
OUTLETS = (
    ("", ""),
    ("LUND, May 15 (Sample Wire) - ", ""),
    ("LUND, May 15 (Olma News Agency) - ", ""),
    ("", " The news was first told by the Lund Courier."),
    ("", " The news was first told by Radio Varnia."),
)

# Sentences about other things, with days, places and figures of their own.
ASIDES = (
    "The town lies on a river and lives on cotton and leather.",
    "Its university opened in 1963.",
    "Rain is expected in Lisbon next week.",
    "The council meets in June to vote on a budget of 40 million dollars.",
    "Some 300 pupils took part in a song contest in Vienna last month.",
)

# days of the same length of grammar, and the days that they are
DAYS = (("Tuesday", "2024-05-14"), ("Monday", "2024-05-13"), ("Sunday", "2024-05-12"))
NUMBERS = (("twelve", 12), ("seven", 7), ("31", 31))
