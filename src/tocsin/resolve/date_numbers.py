"""The grammar of dates that are all figures: "2017-11-10", "the 1970s", "2012-15", a year alone."""

from tocsin.resolve.date_meaning import Kind, Meaning, Phrase
from tocsin.resolve.date_words import Words
from tocsin.resolve.tables.dates import (
    COUNTED_NOUNS,
    DECADES,
    EVENT_NOUNS,
    PARTS,
    YEAR_LEADS,
)

FIRST_YEAR, LAST_YEAR = 1500, 2100
_LAST_BARE_YEAR = 2050  # "since 2100" is a time of day
_TIMES = frozenset(("year", "time", "date"))
_PERSONAL = frozenset("his her their my our your its".split())


def two_digit_year(number: int) -> int:
    """Read a year of two digits as one of 1930 to 2029."""
    return 2000 + number if number < 30 else 1900 + number


def read_numeric(words: Words, index: int) -> Phrase | None:
    """Read a date that is all digits: "2017-11-10", "10.11.2017", "25/12/2017"."""
    return _iso(words, index) or _dotted(words, index) or _slashed(words, index)


def _iso(words: Words, index: int) -> Phrase | None:
    """Read "2017-11-10", "2017/11/10" and "2017-11"."""
    year = words.year(index)
    mark = words.at(index + 1)
    if year is None or mark not in ("-", "/") or not words.is_close(index + 1) or not words.is_close(index + 2):
        return None
    month, day = words.at(index + 2), words.at(index + 4)
    if not (len(month) == 2 and month.isdecimal() and FIRST_YEAR <= year <= LAST_YEAR):
        return None
    if words.at(index + 3) == mark and words.is_close(index + 4) and day[:2].isdecimal():
        meaning = Meaning(Kind.DAY, year=year, month=int(month), day=int(day[:2]))
        return Phrase(index, index + 5, meaning, "date.day.iso")
    if mark == "-" and 1 <= int(month) <= 12 and words.at(index + 3) != "-" and int(month) <= year % 100:
        return Phrase(index, index + 3, Meaning(Kind.MONTH, year=year, month=int(month)), "date.month.iso")
    return None


def _dotted(words: Words, index: int) -> Phrase | None:
    """Read "10.11.2017": always day first."""
    parts = words.at(index).split(".")
    if len(parts) != 3 or len(parts[2]) not in (2, 4) or max(len(parts[0]), len(parts[1])) > 2:
        return None
    if not all(part.isdecimal() for part in parts):
        return None
    day, month, year = (int(part) for part in parts)
    if len(parts[2]) == 2:
        if len(parts[0]) != 2 or len(parts[1]) != 2:
            return None
        year = two_digit_year(year)
    if day > 31 or not 1 <= month <= 12 or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return Phrase(index, index + 1, Meaning(Kind.DAY, year=year, month=month, day=day), "date.day.dotted")


def _slashed(words: Words, index: int) -> Phrase | None:
    """Read "25/12/2017"; where both orders are possible, keep both readings."""
    mark = words.at(index + 1)
    if mark not in ("/", "-") or words.at(index + 3) != mark:
        return None
    parts = (words.at(index), words.at(index + 2), words.at(index + 4))
    if not all(part.isascii() and part.isdecimal() for part in parts) or len(parts[0]) > 2 or len(parts[1]) > 2:
        return None
    if len(parts[2]) not in (2, 4) or (len(parts[2]) == 2 and mark == "-"):
        return None
    if words.is_close(index) or not all(words.is_close(index + offset) for offset in range(1, 5)):
        return None
    first, second, year = (int(part) for part in parts)
    if len(parts[2]) == 2:
        year = two_digit_year(year)
    if not FIRST_YEAR <= year <= LAST_YEAR or not (1 <= first <= 31 and 1 <= second <= 31):
        return None
    by_day = Meaning(Kind.DAY, year=year, month=second, day=first)
    by_month = Meaning(Kind.DAY, year=year, month=first, day=second)
    if first == second or second > 12 or first > 12:
        return Phrase(index, index + 5, by_month if second > 12 else by_day, "date.day.slashed")
    return Phrase(index, index + 5, Meaning(Kind.TWO_READINGS, inner=by_day, last=by_month), "date.day.ambiguous")


def read_decade(words: Words, index: int) -> Phrase | None:
    """Read "the 1970s" and "the '80s", not "in her 80s"."""
    word = words.at(index)
    if not word.endswith("s") or not word[0].isdecimal():
        return None
    digits = word[:-1].rstrip("'")
    if not digits.isdecimal() or digits[-1] != "0":
        return None
    first = int(digits)
    if len(digits) == 2:
        lead = (
            words.at(index - 2) if words.at(index - 1) in PARTS or words.at(index - 1) == "-" else words.at(index - 1)
        )
        if lead in _PERSONAL or words.at(index - 3) in _PERSONAL or not 20 <= first <= 90:
            return None
        if (words.at(index - 1) != "'" and lead not in ("the", "and")) or _is_measured(words, index):
            return None
        first += 1900
    elif len(digits) != 4 or not FIRST_YEAR <= first <= LAST_YEAR:
        return None
    span = 99 if first % 100 == 0 and first < 2000 else 9
    return Phrase(index, index + 1, Meaning(Kind.YEARS, year=first, last_year=first + span), "date.decade")


def _is_measured(words: Words, index: int) -> bool:
    """Say whether the words before speak of degrees or ages: "temperatures in the 80s"."""
    near = words.low[max(0, index - 8) : index]
    return any(word in near for word in ("temperatures", "temperature", "degrees", "mph", "aged", "percent", "ages"))


def read_decade_word(words: Words, index: int) -> Phrase | None:
    """Read "the nineties", not "in his nineties"."""
    lead = words.at(index - 1)
    if lead in PARTS or lead == "-":
        lead = words.at(index - 2) if words.at(index - 2) not in PARTS else words.at(index - 3)
    if lead != "the":
        return None
    first = 1900 + DECADES[words.at(index)]
    return Phrase(index, index + 1, Meaning(Kind.YEARS, year=first, last_year=first + 9), "date.decade")


def read_century(words: Words, index: int) -> Phrase | None:
    """Read "the 19th century", not a name that begins so ("21st Century Institute")."""
    number = words.ordinal(index)
    at = index + 2 if words.at(index + 1) == "-" else index + 1
    if number is None or words.at(at) != "century" or not 10 <= number <= 21:
        return None
    if words.is_name(at) or words.is_name(at + 1):
        return None
    first = 100 * (number - 1) + 1
    return Phrase(index, at + 1, Meaning(Kind.YEARS, year=first, last_year=first + 99), "date.century")


def read_year_span(words: Words, index: int) -> Phrase | None:
    """Read "2012-2015" and "2015–16"."""
    year, mark, last = words.year(index), words.at(index + 1), words.at(index + 2)
    if year is None or mark not in ("-", "–", "/") or not (FIRST_YEAR <= year <= LAST_YEAR):
        return None
    if (
        not (words.is_close(index + 1) and words.is_close(index + 2) and last.isdecimal())
        or words.at(index + 3) == mark
    ):
        return None
    end = int(last) if len(last) == 4 else year - year % 100 + int(last) if len(last) == 2 else 0
    if words.is_close(index) and words.at(index - 1) not in ("(", "'", '"', "“"):
        return None
    if not year < end <= min(year + 60, LAST_YEAR):
        return None
    return Phrase(index, index + 3, Meaning(Kind.YEARS, year=year, last_year=end), "date.years")


def read_year(words: Words, index: int, is_led: bool = False) -> Phrase | None:
    """Read a year of four digits where its neighbours make it one: "in 2015", "the 2015 attack", "(2015)"."""
    year = words.year(index)
    if year is None or not FIRST_YEAR <= year <= _LAST_BARE_YEAR:
        return None
    joined = words.at(index + 1) in ("and", "to", "or", "-", "–") and words.year(index + 2) is not None
    if joined and words.at(index + 3) in COUNTED_NOUNS:
        return None  # "between 1500 and 2000 people"
    if is_led or _is_year(words, index, year):
        if (
            not is_led
            and words.at(index - 1) == "the"
            and not EVENT_NOUNS.intersection(words.low[index + 1 : index + 8])
        ):
            return Phrase(index, index + 1, Meaning(Kind.YEARS, year=year, last_year=year), "date.year.of_name")
        return Phrase(index, index + 1, Meaning(Kind.YEARS, year=year, last_year=year), "date.year")
    return None


def _is_year(words: Words, index: int, year: int) -> bool:
    before, after = words.at(index - 1), words.at(index + 1)
    if after in ("hours", "hrs", "gmt", "local", "utc", "%", "km") or after in COUNTED_NOUNS:
        return before == "the" and after in EVENT_NOUNS and year >= 1900
    if words.is_close(index) and before not in ("(", "-", "–", "—", "[", '"', "“", "'"):
        return False
    if "number" in words.low[max(0, index - 4) : index]:
        return False
    if before in YEAR_LEADS:
        return year >= 1900 or before in ("in", "since", "year") or (before != "of" and year >= 1700)
    if after == "'s" or after in EVENT_NOUNS or (before == "(" and after == ")"):
        return year >= 1900
    if before == "was" and not _TIMES.isdisjoint(words.low[max(0, index - 9) : index]):
        return True  # "the last time was 2001"
    if before == "," and index <= 4 and words.is_name(index - 2) and after in (":", "", "."):
        return year >= 1900  # a caption: "Kesh, 1998: …"
    if before in ("and", "or", "to", "–", "-", ","):
        return words.year(index - 2) is not None and year >= 1900
    if before != "the" or year < 1900 or not after[:1].isalpha() or after == "block":
        return False
    return words.is_name(index + 1) or not after.endswith("s")
