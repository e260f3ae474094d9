"""Which words tell one sort of act, so that "the shooting" is the act in which "shots were fired"."""

ANY_VIOLENCE = "violence"  # "the attack", "the tragedy": whatever of VIOLENT was told
_WORDS = {
    ANY_VIOLENCE: (
        "attack attacks attacked assault assaults assaulted atrocity bloodshed massacre massacred killing killings"
        " killed slaughter rampage incident tragedy ambush ambushed stormed raiders attackers murder murders murdered"
    ),
    "explosion": (
        "bomb bombs bombing bombings bombed bomber bombers blast blasts explosion explosions exploded detonated blew"
        " device"
    ),
    "shooting": "shooting shootings shot shots gunman gunmen sniper snipers gunfire",
    "stabbing": "stabbing stabbings stabbed knifed hacked",
    "ramming": "ramming rammed ploughed plowed",
    "arson": "arson torched fire",
    "strike": "strike strikes airstrike airstrikes shelling shelled rocket rockets missile missiles drone drones",
    "abduction": (
        "abduction abductions abducted kidnapping kidnappings kidnapped kidnap seizure hostages hostage captive"
        " captives snatched"
    ),
    "coup": "coup coups putsch takeover mutiny overthrown overthrew ousted toppled",
    "vote": "election elections vote voted polls plebiscite referendum",
    "crash": "crash crashed crashes",
    "arrest": "arrest arrests arrested detained",
    "raid": "raid raids raided",
    "quake": "quake earthquake",
}
FAMILY_OF_WORD = {word: family for family, words in _WORDS.items() for word in words.split()}
VIOLENT = frozenset(
    {ANY_VIOLENCE, "explosion", "shooting", "stabbing", "ramming", "arson", "strike", "raid", "abduction"}
)

# A sentence with one of these looks back at an act from a later day.
LATER_WORDS = frozenset(
    "anniversary anniversaries vigil vigils memorial memorials commemorate commemorated commemoration commemorations"
    " remembered remember mourned mourn mourners funeral funerals marked marking trial verdict sentenced jailed"
    " convicted acquitted prosecutors pleaded inquest inquiry tribunal since".split()
)
