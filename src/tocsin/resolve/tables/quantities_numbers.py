"""Which words give a number, and which range they commit to: the word table, by profile.

A profile is a versioned reading of the vague words ("dozens"). The other rows
mean the same in every profile. Sources: the coding rules of the project
(`default`), the ACLED codebook (10 where only "many" is said), and the ranges
that a PETRARCH developer reports for the PITF atrocities data (`pitf`).
"""

from dataclasses import dataclass

from tocsin.model.quantity import Qualifier

UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
} | {"fourty": 40}
SCALES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "lakh": 100_000, "crore": 10_000_000}
HUNDRED = "hundred"
DOZENS = {"dozen": 12}

NUMBER_WORDS = frozenset(UNITS) | frozenset(TENS) | frozenset(SCALES) | {HUNDRED} | frozenset(DOZENS)


@dataclass(frozen=True, slots=True)
class Vague:
    """What a word without a number commits to."""

    low: int | None
    best: int | None
    high: int | None
    qualifier: Qualifier


@dataclass(frozen=True, slots=True)
class Profile:
    """One reading of the vague words; `about_share` is how far "about n" reaches to either side.

    `few` counts what "several" or "a few" multiplies: "several hundred" is
    `few.low` hundreds up to just under `few.high` + 1 hundreds.
    """

    name: str
    vague: dict[str, Vague]
    few: tuple[int, int]
    about_share: float = 0.1


def _word_range(low: int, high: int, best: int | None = None) -> Vague:
    return Vague(low, best, high, Qualifier.WORD_RANGE)


_COMMON = {
    "a couple": _word_range(2, 3, 2),
    "tens": _word_range(10, 99),
    "dozens": _word_range(12, 99),
    "scores": _word_range(20, 99),
    "hundreds": _word_range(100, 999),
    "thousands": _word_range(1_000, 9_999),
    "millions": _word_range(1_000_000, 9_999_999),
    "tens of thousands": _word_range(10_000, 99_999),
    "hundreds of thousands": _word_range(100_000, 999_999),
    "tens of millions": _word_range(10_000_000, 99_999_999),
    "hundreds of millions": _word_range(100_000_000, 999_999_999),
    "plural": Vague(2, None, None, Qualifier.PLURAL),
    "many": Vague(3, None, None, Qualifier.MANY),
    "all": Vague(2, None, None, Qualifier.ALL),
    "none": Vague(0, 0, 0, Qualifier.NONE),
}
_FEW = {"few": _word_range(3, 9), "several": _word_range(3, 9)}

DEFAULT = Profile("default", _COMMON | _FEW, (3, 9))
ACLED = Profile("acled", _COMMON | _FEW | {"many": Vague(10, None, None, Qualifier.MANY)}, (3, 9))
PITF = Profile(
    "pitf", _COMMON | {"few": _word_range(3, 9), "several": _word_range(5, 24), "tens": _word_range(50, 99)}, (5, 9)
)
PROFILES = {profile.name: profile for profile in (DEFAULT, ACLED, PITF)}

# Words for an amount without a number -> the row of `Profile.vague` they read.
# The longest wins. "of" after them belongs to the noun phrase, not to the amount.
AMOUNTS: dict[tuple[str, ...], str] = {
    tuple(words.split()): row
    for row, many in {
        "a couple": ("a couple", "couple"),
        "few": ("a few", "few", "a handful", "handful", "a small number", "quite a few", "a small group"),
        "several": ("several",),
        "tens": ("tens",),
        "dozens": ("dozens", "dozens and dozens"),
        "scores": ("scores",),
        "hundreds": ("hundreds", "hundreds and hundreds", "many hundreds"),
        "thousands": ("thousands", "thousands and thousands", "many thousands"),
        "millions": ("millions",),
        "tens of thousands": ("tens of thousands", "several tens of thousands", "many tens of thousands"),
        "hundreds of thousands": ("hundreds of thousands", "several hundreds of thousands",
        "many hundreds of thousands"),
        "tens of millions": ("tens of millions",),
        "hundreds of millions": ("hundreds of millions",),
        "plural": (
            "a number", "a group", "groups", "multiple", "numbers", "various", "a gang", "gangs", "an unknown number",
            "an unspecified number", "an undisclosed number", "an undetermined number", "a band", "bands", "a party",
            "a crowd", "crowds", "some",
        ),
        "many": (
            "many", "a large number", "large numbers", "a great many", "numerous", "countless", "a great number",
            "great numbers", "a large group", "large groups", "huge numbers", "a high number", "a significant number",
            "a considerable number", "a good many", "innumerable", "a great deal", "a lot", "lots",
        ),
    }.items()
    for words in many
}  # fmt: skip
# These need "of" and a noun of people after them to be an amount at all.
NEEDS_OF = frozenset({"some", "number", "group", "groups", "numbers", "gang", "gangs", "handful", "band",
    "bands", "party",
                      "crowd", "crowds", "deal", "lot", "lots"})  # fmt: skip

# Hedges before a number. None: the words change nothing ("a total of 12").
HEDGES: dict[tuple[str, ...], Qualifier | None] = {
    tuple(words.split()): qualifier
    for qualifier, many in {
        Qualifier.AT_LEAST: (
            "at least", "at the very least", "no fewer than", "no less than", "not less than", "not fewer than",
            "a minimum of", "minimum of", "at a minimum", "as few as", "a confirmed minimum of",
        ),
        Qualifier.MORE_THAN: (
            "more than", "over", "above", "upwards of", "upward of", "in excess of", "exceeding", "exceeded", "exceeds",
            "exceed", "topped", "tops", "topping", "surpassed", "surpasses", "surpassing", "greater than", "well over",
            "just over", "far more than", "well above", "slightly more than", "a little over", "a little more than",
            "slightly over", "passed", "climbed past", "risen past", "rose past", "gone past", "went past",
            "soared past", "grown past", "climb past", "rise past", "moved past",
        ),
        Qualifier.AT_MOST: (
            "up to", "as many as", "at most", "at the most", "no more than", "not more than", "a maximum of",
            "maximum of", "as much as", "at the outside",
        ),
        Qualifier.LESS_THAN: ("fewer than", "less than", "under", "below", "just under", "well under", "far fewer than",
                              "slightly fewer than", "slightly less than"),
        Qualifier.ABOUT: (
            "about", "some", "around", "roughly", "approximately", "circa", "an estimated", "estimated", "close to",
            "nearly", "almost", "approaching", "near to", "approx", "in the region of", "somewhere around", "perhaps",
            "well nigh", "just about", "an approximate", "in the order of", "about some", "~", "c.",
        ),
        None: (
            "a total of", "total of", "a further", "further", "another", "an additional", "additional", "the", "these",
            "those", "only", "just", "exactly", "precisely", "a record", "other", "its", "their", "our", "his", "her",
            "a combined", "combined", "a combined total of", "fully", "a reported", "reported", "a confirmed",
            "a whopping",
            "confirmed", "the other", "my", "your", "even", "yet another", "still another", "an extra", "extra", "also",
            "the first", "the last", "the remaining", "remaining", "the latest", "the same", "an initial", "the final",
            "the estimated", "a full", "alone", "now", "possibly", "reportedly", "allegedly", "said", "the following",
        ),
    }.items()
    for words in many
}  # fmt: skip
# "nearly 100" is under 100; the other words of `about` reach to both sides.
FROM_BELOW = frozenset({"nearly", "almost", "approaching", "well nigh"})
# Words of HEDGES that the evidence of the figure does not need to show.
SILENT_HEDGES = frozenset(words for words, qualifier in HEDGES.items() if qualifier is None)

# Hedges after a number.
AFTER_HEDGES: dict[tuple[str, ...], Qualifier] = {
    ("or", "more"): Qualifier.AT_LEAST,
    ("or", "even", "more"): Qualifier.AT_LEAST,
    ("or", "possibly", "more"): Qualifier.AT_LEAST,
    ("and", "possibly", "more"): Qualifier.AT_LEAST,
    ("at", "least"): Qualifier.AT_LEAST,
    ("at", "a", "minimum"): Qualifier.AT_LEAST,
    ("-", "plus"): Qualifier.MORE_THAN,
    ("plus",): Qualifier.MORE_THAN,
    ("+",): Qualifier.MORE_THAN,
    ("odd",): Qualifier.ABOUT,
    ("-", "odd"): Qualifier.ABOUT,
    ("or", "so"): Qualifier.ABOUT,
    ("or", "thereabouts"): Qualifier.ABOUT,
    ("or", "fewer"): Qualifier.AT_MOST,
    ("or", "less"): Qualifier.AT_MOST,
    ("at", "most"): Qualifier.AT_MOST,
    ("at", "the", "most"): Qualifier.AT_MOST,
}

# Words that can begin an amount.
AMOUNT_OPENERS = NUMBER_WORDS | {words[0] for words in AMOUNTS} | {"a", "an", "half", "one"}

# Between two numbers: "6 to 8", "6-8", "two or three".
RANGE_MARKS = frozenset({"to", "-", "–", "—", "or"})
RANGE_OPENERS = frozenset({"between", "from"})

# Words for exactly so many people.
GROUPS = {"both": 2, "pair": 2, "duo": 2, "trio": 3, "quartet": 4, "twins": 2, "triplets": 3}
