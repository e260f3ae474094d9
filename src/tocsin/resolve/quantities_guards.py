"""Which numbers count nobody: ages, dates, sums of money, names with a number in them?"""

from tocsin.resolve.numbers import Amount
from tocsin.resolve.quantities_line import Line, Tag
from tocsin.resolve.quantities_nouns import NounPhrase
from tocsin.resolve.tables.quantities_nouns import CURRENCY, MONTHS, NUMBERED
from tocsin.resolve.tables.quantities_numbers import NUMBER_WORDS

_ORDINAL_TAILS = frozenset("st nd rd th s".split())
_YEARS = range(1000, 2101)
_SCORE_WORDS = frozenset("won win beat lost drew defeated led victory draw score".split())


_LOSSES = (("losses",), ("damage",), ("damages",), ("aid",), ("cash",), ("property",), ("debt",), ("fines",))


def counts_nothing(line: Line, amount: Amount, noun: NounPhrase, start: int) -> bool | str:
    """Say whether a number is none of people or things; a string is the code of a problem that it is instead."""
    if noun.is_measure:
        return True
    if line.low[amount.end : amount.end + 1] == ("in",) and line.low[amount.end + 1 : amount.end + 2] in _LOSSES:
        return True
    if amount.row is not None:
        return False
    if _is_glued(line, amount):
        return True
    if _is_negative(line, amount.start):
        return "figure.negative"
    if _is_money(line, amount, start):
        return True
    if _is_date(line, amount, noun) or _is_numbered(line, amount, noun) or _is_age(line, amount, noun):
        return True
    return _is_name_part(line, amount) or _is_model(line, amount, start)


def _is_glued(line: Line, amount: Amount) -> bool:
    """Find "2nd", "1e9", "34-year-old", "10:30", "9/11", "v2.1", "12-member"."""
    low, end, at = line.low, amount.end, amount.start
    if len(low[at]) > 1 and low[at][0] == "0":
        return True
    if amount.is_digits and end < len(low) and line.tight[end]:
        following = low[end]
        if following[0].isalnum() or following in {"/", "%", "°", "′", "'", "^", "\\", "_", "@", "=", "*", "×"}:
            return True
        joins = end + 1 < len(low) and line.tight[end + 1]
        if following in {"-", "–", ":", "."} and joins and low[end + 1][0].isalnum():
            return True
    if amount.is_digits and at > 0 and line.tight[at]:
        before = low[at - 1]
        if before in {"/", ":", "#", "@", "=", "_", "\\", "^", "№", ".", "%"}:
            return True
        if before[-1].isalnum() and before != "'s":
            return True
        if before in {"-", "–"} and at > 1 and line.tight[at - 1]:
            return True
    return False


def _is_negative(line: Line, at: int) -> bool:
    if at == 0:
        return False
    before = line.low[at - 1]
    return before in {"minus", "negative"} or (before in {"-", "−"} and line.tight[at] and not line.tight[at - 1])


def _is_money(line: Line, amount: Amount, start: int) -> bool:
    low = line.low
    for at in {amount.start - 1, start - 1}:
        if at >= 0 and (low[at] in CURRENCY or low[at].endswith("$")):
            return True
    return (amount.end < len(low) and low[amount.end] in {"%", "percent", "per"}) or (
        low[amount.end : amount.end + 1] == ("-",) and low[amount.end + 1 : amount.end + 2] == ("percent",)
    )


def _is_date(line: Line, amount: Amount, noun: NounPhrase) -> bool:
    low, at, end = line.low, amount.start, amount.end
    single = amount.low if amount.low == amount.high else None
    if (
        end < len(low)
        and low[end] in MONTHS
        and not (
            low[end] in {"may", "march"}
            and not line.is_name(end)
            and not (line.is_shouted and (amount.low or 99) <= 31)
        )
    ):
        return True
    if (
        at > 0
        and low[at - 1].rstrip(".") in MONTHS
        and (low[at - 1] not in {"may", "march"} or line.is_name(at - 1) or at == 1)
    ):
        return not (noun.is_known and single is not None and single > 31)
    if at > 1 and low[at - 1] in {",", "."} and low[at - 2] in MONTHS:
        return True
    if single is None or single not in _YEARS or not amount.is_digits or "," in low[at]:
        return False
    if low[end : end + 1] == ("of",) or noun.is_known:
        return False
    before = low[at - 1] if at else ""
    return noun.head is None or before in {
        "in",
        "since",
        "of",
        "from",
        "by",
        "until",
        "the",
        "late",
        "early",
        "mid",
        "during",
        "and",
        "(",
    }


_AFTER_THE_ONE = (("who",), ("that",), ("which",), ("in",), ("on",), ("at",), ("with",), ("thing",))


def _is_numbered(line: Line, amount: Amount, noun: NounPhrase) -> bool:
    """Find "Flight 370", "Article 5", "Group of 7"."""
    low, at = line.low, amount.start
    if at == 0:
        return False
    before = low[at - 1].rstrip(".")
    if low[at] == "one" and before == "the" and low[amount.end : amount.end + 1] in _AFTER_THE_ONE:
        return True
    if before in {"number", "numbers"} and at > 1 and low[at - 2] in {"to", "who", "they", "that", "rebels", "and"}:
        return False  # "they number 600"
    if before in NUMBERED and not noun.is_known and not _cue_follows(line, amount.end):
        return True
    if (before in {"no", "nos"} and low[at - 1].endswith(".")) or before in {
        "flight",
        "resolution",
        "article",
        "boeing",
        "highway",
        "route",
        "aged",
        "age",
    }:
        return True
    return (
        before == "of"
        and at > 1
        and low[at - 2] in {"group", "gang", "chicago", "league"}
        and not noun.is_known
        and line.is_name(at - 2)
    )


def _is_model(line: Line, amount: Amount, start: int) -> bool:
    """Find "Falcon 9 rockets": a small number right after a name that no preposition leads."""
    at = amount.start
    if start != at or not amount.is_digits or amount.low is None or amount.low >= 20 or not line.is_name(at - 1):
        return False
    before = line.low[at - 1]
    if before in line.low[at - 1 : at] and (
        line.tags[at - 1] is not Tag.WORD or before in MONTHS or at - 1 in line.cue_start
    ):
        return False
    first = at - 1
    while first > 0 and line.is_name(first) and line.tags[first] is Tag.WORD:
        first -= 1
    return line.tags[first] is not Tag.PREPOSITION


def _cue_follows(line: Line, at: int) -> bool:
    return at in line.cue_at or (at < len(line) and line.tags[at] is Tag.BE)


def _is_age(line: Line, amount: Amount, noun: NounPhrase) -> bool:
    """Find "Smith, 34, was", "Smith, 34." and "(34)"."""
    low, at, end = line.low, amount.start, amount.end
    if at == 0 or amount.low is None or amount.low != amount.high or amount.low > 120:
        return False
    closes = end >= len(low) or low[end] in {",", ".", ")", "and", ";", "who", "of", "from"}
    if low[at - 1] == "(" and end < len(low) and low[end] == ")":
        return True
    if low[at - 1] != "," or not closes or at < 2:
        return False
    if noun.is_known and noun.has_of:
        return False
    follows = low[end : end + 1]
    if follows in {("and",), ("of",), ("from",), ("who",)} and not line.is_name(at - 2):
        return False
    if not amount.is_digits:
        return False
    closes_hard = follows in {(",",), (";",), (".",), ()}
    return line.is_name(at - 2) or (line.is_shouted and closes_hard) or low[at - 2] in _PERSON_LEADS


_PERSON_LEADS = frozenset(
    "son daughter wife husband brother sister mother father man woman boy girl child cousin".split()
)


def _is_name_part(line: Line, amount: Amount) -> bool:
    """Find "the Seven Sisters hospital": a number word with a capital inside a name."""
    low, at, end = line.low, amount.start, amount.end
    if line.is_shouted or amount.is_digits or at == 0 or not line.is_name(at) or low[at] not in NUMBER_WORDS:
        return False
    if line.words[at - 1].text in {"“", '"', "‘", "'", ":", "-", "–", "—", "(", "|"}:
        return False
    return end < len(low) and line.is_name(end)
