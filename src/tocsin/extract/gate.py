"""Whether any word of a text can be one of violence or of the response to it: a look before the reading.

Most of a mixed stream tells nothing of the kind, and is through after this
look. The table is wide on purpose: a report that it lets pass in vain costs
some milliseconds, one that it holds back is lost. `evals/gate.py` measures both.
"""

import re

# Beginnings of words; what follows a bar in brackets ends or continues them.
_STEMS = (
    *(
        "attack",
        "assault",
        "ambush",
        "assassin",
        "massacr",
        "atrocit",
        "bloodshed",
        "behead",
        "lynch",
        "tortur",
        "stab(?:b|s)",
    ),
    *(
        "kill",
        "murder",
        "slain",
        "slay",
        "execut(?!iv)",
        "casualt",
        "fatal",
        "dead(?!line)",
        "died",
        "deaths",
        "wound",
        "injur",
    ),
    *(
        "bomb",
        "firebomb",
        "blast",
        "explo[ds]",
        "deton",
        "grenade",
        "landmine",
        "mined",
        "ieds?\\b",
        "shell(?:ed|ing|s)\\b",
        "mortar",
    ),
    *(
        "rocket",
        "missile",
        "airstrike",
        "air[- ](?:strike|raid)",
        "drone",
        "suicide",
        "poison",
        "sarin",
        "chlorine",
        "chemical weapon",
    ),
    *(
        "shoot",
        "shot",
        "gun",
        "sniper",
        "open(?:ed|s)? fire",
        "fired (?:at|on|upon|into|from|[a-z]+ (?:shots|rounds))",
        "armed",
        "weapon",
    ),
    *(
        "milit",
        "paramilit",
        "rebel",
        "insurg",
        "guerrilla",
        "jihad",
        "terror",
        "extremis",
        "separatis",
        "fighters?\\b",
        "troops",
        "soldier",
    ),
    *(
        "clash",
        "skirmish",
        "offensive",
        "incursion",
        "crackdown",
        "violen",
        "riot",
        "unrest",
        "protest",
        "tear[- ]?gas",
        "loot",
        "arson",
    ),
    *(
        "kidnap",
        "abduct",
        "hostage",
        "hijack",
        "captiv",
        "captor",
        "raped?\\b",
        "rapes",
        "sexual",
        "beat(?:en|ing|s)?\\b",
    ),
    *(
        "arrest",
        "detain",
        "detention",
        "custody",
        "raid",
        "seiz",
        "defus",
        "deport",
        "curfew",
        "state of emergency",
        "sentenc",
        "convict",
    ),
    *(
        "indict",
        "prosecut",
        "jail",
        "imprison",
        "prison",
        "trial",
        "charged with",
        "ramm(?:ed|ing)",
        "plo(?:w|ugh)ed",
        "thwart",
        "foil",
    ),
    *(
        "plot",
        "threat",
        "vow",
        "stone[ds]?\\b",
        "set (?:on fire|fire to)",
        "torch",
        "vandal",
        "sabotag",
        "robb",
        "police",
    ),
)
_WORDS = re.compile(rf"\b(?:{'|'.join(_STEMS)})")


def may_tell(text: str) -> bool:
    """Say whether a text holds any word of violence or of the response to it.

    >>> may_tell("Gunmen opened fire in Kesh."), may_tell("The town won the match.")
    (True, False)
    """
    return _WORDS.search(text.lower()) is not None


def count_words(text: str) -> int:
    """Give how many words of a text are of violence or of the response to it: what the curve is drawn over."""
    return len(_WORDS.findall(text.lower()))
