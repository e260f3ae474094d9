"""The English words of dates: months, weekdays, numbers, units, seasons, parts, and the words around them."""

from enum import IntEnum, StrEnum


class Unit(StrEnum):
    """A length of time that words count in."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Part(StrEnum):
    """A part of a month, a year, a week, a season or a decade."""

    START = "start"
    EARLY = "early"
    MID = "mid"
    LATE = "late"
    END = "end"
    FIRST_HALF = "first_half"
    SECOND_HALF = "second_half"


class Season(IntEnum):
    """A season, with the month that opens it (northern hemisphere, meteorological)."""

    SPRING = 3
    SUMMER = 6
    AUTUMN = 9
    WINTER = 12


MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep"
        "|october oct|november nov|december dec".split("|"),
        start=1,
    )
    for name in names.split()
}
# Months that are also everyday words or given names: without a day or a year they need a word that
# makes a date of them ("in May"), and a capital letter.
DOUBTFUL_MONTHS = frozenset("may march april june mar dec jan jun sep jul".split())
MONTH_ABBREVIATIONS = frozenset(name for name in MONTHS if len(name) <= 4 and name not in ("may", "june", "july"))

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon|tuesday tue tues|wednesday wed weds|thursday thu thur thurs|friday fri|saturday sat|sunday sun"
        ).split("|")
    )
    for name in names.split()
}
WEEKDAY_ABBREVIATIONS = frozenset(name for name in WEEKDAYS if len(name) <= 5 and not name.endswith("day"))

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
CARDINALS = {word: number for number, word in enumerate(_ONES)} | {
    word: 10 * number for number, word in enumerate(_TENS, start=2)
}
TENS = frozenset(_TENS)
ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
} | {"thirtieth": 30}

# Words that stand for a number of units, with the lowest and the highest that they mean (CODEBOOK 5: few = 2 to 5).
VAGUE_COUNTS = {
    "few": (2, 5),
    "couple": (2, 3),
    "several": (3, 9),
    "many": (3, 20),
    "some": (2, 9),
    "recent": (2, 5),
}

UNITS = {
    "second": Unit.SECOND,
    "minute": Unit.MINUTE,
    "hour": Unit.HOUR,
    "day": Unit.DAY,
    "weekend": Unit.WEEKEND,
    "week": Unit.WEEK,
    "fortnight": Unit.WEEK,
    "month": Unit.MONTH,
    "quarter": Unit.QUARTER,
    "year": Unit.YEAR,
    "decade": Unit.DECADE,
    "century": Unit.CENTURY,
}
UNITS |= (
    {"nights": Unit.DAY}
    | {word + "s": unit for word, unit in UNITS.items() if word != "century"}
    | {"centuries": Unit.CENTURY}
)

SEASONS = {
    "spring": Season.SPRING,
    "springtime": Season.SPRING,
    "summer": Season.SUMMER,
    "summertime": Season.SUMMER,
    "autumn": Season.AUTUMN,
    "fall": Season.AUTUMN,
    "winter": Season.WINTER,
    "wintertime": Season.WINTER,
}

PARTS = {
    "early": Part.EARLY,
    "mid": Part.MID,
    "late": Part.LATE,
    "beginning": Part.START,
    "start": Part.START,
    "middle": Part.MID,
    "midst": Part.MID,
    "end": Part.END,
    "close": Part.END,
}
PARTS_WITH_OF = frozenset("beginning start middle midst end close".split())

DECADES = {
    word: 10 * number
    for number, word in enumerate(
        "twenties thirties forties fifties sixties seventies eighties nineties".split(), start=2
    )
}

PARTS_OF_DAY = frozenset("morning afternoon evening night dawn noon midday dusk midnight lunchtime daybreak".split())

# Words before a month that make a date of it.
MONTH_LEADS = frozenset(
    "in since until till til last this next early mid late by during through throughout before after"
    " earlier later around between for past".split()
)
YEAR_LEADS = frozenset(
    "in since until till by from during before after between early late mid circa about around through"
    " throughout year summer spring autumn fall winter of".split()
)

# Nouns that name an act or a happening: a date beside one dates it ("the July bombing", "an attack on Friday").
EVENT_NOUNS = frozenset(
    "ambush ambushes abduction abductions arrest arrests arson assassination assassinations assault assaults atrocity"
    " attack attacks attempt beheading beheadings blast blasts bloodshed bombing bombings bomb bombs clash clashes"
    " collapse coup crackdown crash crisis death deaths deadline demonstration demonstrations disaster drone election"
    " elections elimination explosion explosions fighting fire flood genocide hijacking hostage incident incidents"
    " invasion kidnapping kidnappings killing killings kidnap launch massacre massacres meeting murder murders"
    " offensive operation plebiscite polls protest protests raid raids rally rampage referendum revolution riot riots"
    " robbery shooting shootings siege slaughter slaying stabbing stabbings strike strikes summit takeover threat"
    " tragedy truce uprising verdict violence vote vote war".split()
)

# Of these, the ones that are as often to come as past.
NEUTRAL_NOUNS = frozenset(
    "deadline demonstration election elections launch meeting operation protest protests rally referendum summit"
    " takeover threat truce verdict vote polls plebiscite".split()
)

# A date before one of these is a name: "the 17 November group", "9 July Avenue".
NAME_NOUNS = frozenset(
    "movement group organization organisation front brigade army square bridge street avenue boulevard martyrs"
    " university battalion airport stadium hospital forum alliance coalition museum memorial"
    " committee commission inquiry panel".split()
)

# Plural nouns that a number before them counts: "in May 15 people were killed".
COUNTED_NOUNS = frozenset(
    "people persons civilians soldiers troops men women children policemen officers officials fighters rebels militants"
    " gunmen suspects students villagers protesters demonstrators workers prisoners hostages insurgents guerrillas"
    " terrorists others members families homes houses buildings vehicles miles kilometers kilometres km metres meters"
    " percent cases refugees migrants passengers tourists residents dead wounded injured bodies shots rounds bombs"
    " attacks incidents dollars pesos euros pounds feet tons tonnes".split()
)

# The noun that names what a verb tells: "was killed on Friday. Two days after the killing".
NOUN_OF_VERB = {
    "killed": "killing",
    "attacked": "attack",
    "bombed": "bombing",
    "exploded": "explosion",
    "shot": "shooting",
    "stabbed": "stabbing",
    "kidnapped": "kidnapping",
    "abducted": "abduction",
    "assassinated": "assassination",
    "murdered": "murder",
    "arrested": "arrest",
    "raided": "raid",
    "robbed": "robbery",
    "hijacked": "hijacking",
    "ambushed": "ambush",
    "invaded": "invasion",
    "massacred": "massacre",
    "elected": "election",
    "crashed": "crash",
    "died": "death",
}

FUTURE_CUES = frozenset(
    "will shall 'll due scheduled slated expected upcoming forthcoming would going must"
    " should postponed tomorrow next intends intend hopes deadline".split()
)
# Verbs that in the present tense tell what is arranged: "campaigning resumes on Friday".
PRESENT_CUES = frozenset(
    "is are resumes resume begins begin starts start opens open reopens reopen closes close ends end leaves leave"
    " arrives arrive returns return meets meet votes vote expires expire faces face convenes departs lands airs goes go"
    " comes come stays falls lapses runs marks flies travels heads takes speaks appears hosts visits joins tours plays"
    " remains".split()
)
# Of these, the forms that no noun has: one beside a date outweighs a participle farther off ("a truce brokered by
# Cairo expires on Tuesday").
PRESENT_VERBS = PRESENT_CUES - frozenset(
    "is are resume begin start starts open close end ends leave leaves return returns meet meets vote votes expire face"
    " faces lands airs go come marks runs visits tours plays heads appears remains".split()
)
# What was to be and will not: the day can lie on either side.
CALLED_OFF = frozenset("cancelled canceled postponed scrapped abandoned off".split())
MODALS = frozenset("may might could".split())
# Verbs and nouns that an infinitive with a date goes with: "an offer to hold talks on 9 January".
COMMISSIVES = frozenset(
    "agree agreed agreement offer offered vow vowed vows pledge pledged decide decided decision want wants wanted hope"
    " hoped ready invite invited asked ask called calls proposed proposal promise promised promises urged refused"
    " threat bid deal prepares due".split()
)
# Verbs that put a thing off to a day to come: "adjourned until Monday".
DEFERRALS = frozenset(
    "adjourn adjourned adjourns postpone postponed postpones defer deferred delay delayed delays reschedule rescheduled"
    " moved pushed extended extends remanded prolonged".split()
)
# Before "to be" these say that something seems so, not that it is to come.
SEEMING = frozenset("seem seems seemed appear appears appeared ought believed thought said reported used".split())
WEAK_FUTURE_CUES = frozenset("would should must expected".split())
# A past participle that ends in -ed is found by its ending; these end so and say nothing of the past.
NOT_PAST = frozenset(
    "united armed masked alleged suspected hundred indeed speed need red feed seed breed bed unidentified"
    " unarmed islamist-based so-called sacred naked wicked bleed exceed proceed succeed shed wed".split()
)
PAST_CUES = frozenset(
    "was were had did said told began became broke brought built bought blew came caught chose cut died drew drove"
    " fell felt fled flew fought found gave got held hit hurt kept knew led left lost made met paid put ran rose sat"
    " saw sent set shot shook slain spoke spent spread stood stole struck swept took taught tore thought threw went"
    " won wrote withdrew burst beat been has have drove overran overtook shut".split()
)
CLAUSE_ENDS = frozenset(";:—–…")

SPEECH_VERBS = frozenset(
    "said says say told tells announced stated added reported confirmed warned claimed tweeted wrote denied"
    " acknowledged declared vowed urged condemned argued insisted noted remarked posted reiterated commented"
    " admitted alleged testified revealed disclosed indicated explained pledged".split()
)
SPEECH_NOUNS = frozenset(
    "statement speech interview communique communiqué remarks address briefing broadcast tweet post message letter"
    " report conference editorial release telecast announcement".split()
)
PLAN_CUES = frozenset(
    "plan plans planned planning plot plots plotted plotting intended intend intends meant threatened threatening"
    " scheduled due slated prepare preparing prepared".split()
)
