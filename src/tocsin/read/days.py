"""Which day some words, an address or a time stamp name: a linear grammar for what pages write as dates."""

import re
from datetime import date

OLDEST = date(1900, 1, 1)

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier enero januar gennaio janeiro ocak januari jänner styczen",
            "february feb février fevrier febrero februar febbraio fevereiro şubat subat februari",
            "march mar mars marzo märz maerz março mart maart mrz",
            "april apr avril abril aprile nisan",
            "may mai mayo mei maggio maio mayıs mayis maj",
            "june jun juin junio juni giugno junho haziran",
            "july jul juillet julio juli luglio julho temmuz",
            "august aug août aout agosto ağustos agustos augustus augusti",
            "september sep sept septembre septiembre settembre setembro eylül eylul setiembre",
            "october oct octobre octubre oktober ottobre outubro ekim okt",
            "november nov novembre noviembre novembro kasım kasim",
            "december dec décembre decembre diciembre dezember dicembre dezembro aralık aralik desember dez",
        ),
        1,
    )
    for name in names.split()
}
_NAME = r"[^\W\d_]{3,11}"
_ISO = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d{2})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d{2})(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d)")
_YMD = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d{2})[./](?P<m>\d{1,2})[./](?P<d>\d{1,2})(?!\d)")
_WORDS_MDY = re.compile(
    rf"(?<!\w)(?P<n>{_NAME})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>(?:19|20)\d{{2}})(?!\d)", re.I
)
_WORDS_DMY = re.compile(
    rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.|º|er)?[ -](?:de |of )?(?P<n>{_NAME})\.?,?[ -](?:de |del )?"
    r"(?P<y>(?:19|20)\d{2})(?!\d)",
    re.I,
)
_NUMBERS = re.compile(r"(?<!\d)(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d{2})(?!\d)")
_URL = re.compile(
    r"[/_-](?P<y>(?:19|20)\d{2})(?P<sep>[/_-])(?P<m>\d{1,2}|[a-z]{3,9})(?P=sep)(?P<d>\d{1,2})(?=[/_.?-]|\Z)"
    r"|[/_-](?P<y2>(?:19|20)\d{2})(?P<m2>[01]\d)(?P<d2>[0-3]\d)(?=[/_.?t-]|\Z)"
    r"|/(?P<y3>(?:19|20)\d{2})/(?P<m3>[01]\d)(?P<d3>[0-3]\d)/",
    re.I,
)


def make_day(year: int, month: int, day: int) -> date | None:
    """Give the day, or None where the calendar has none or it is before 1900."""
    try:
        made = date(year, month, day)
    except ValueError:
        return None
    return made if made >= OLDEST else None


def day_in(words: str) -> date | None:
    """Give the first day that some words name in full; None where they name none or could name two.

    A numeric date with two readings ("04/05/2017") names none.

    >>> day_in("Posted 3rd May 2017, 10:15")
    datetime.date(2017, 5, 3)
    """
    words = " ".join(words[:400].split())
    found = [
        (m.start(), day)
        for pattern in (_ISO, _YMD, _COMPACT)
        for m in pattern.finditer(words)
        if (day := _of_numbers(m))
    ]
    found += [
        (m.start(), day)
        for pattern in (_WORDS_MDY, _WORDS_DMY)
        for m in pattern.finditer(words)
        if (day := _of_words(m))
    ]
    found += [(m.start(), day) for m in _NUMBERS.finditer(words) if (day := _of_either_order(m))]
    return min(found)[1] if found else None


def day_in_url(url: str) -> date | None:
    """Give the day that an address carries in its path, as in /2017/11/15/title; None without a full day."""
    path = url.partition("://")[2].partition("?")[0]
    path = path[path.find("/") :] if "/" in path else ""
    for found in _URL.finditer(path[:500]):
        year = found["y"] or found["y2"] or found["y3"]
        month = found["m"] or found["m2"] or found["m3"]
        number = int(month) if month.isdigit() else _MONTHS.get(month.casefold())
        if number and (day := make_day(int(year), number, int(found["d"] or found["d2"] or found["d3"]))):
            return day
    return None


def _of_numbers(found: re.Match[str]) -> date | None:
    return make_day(int(found["y"]), int(found["m"]), int(found["d"]))


def _of_words(found: re.Match[str]) -> date | None:
    month = _MONTHS.get(found["n"].casefold())
    return make_day(int(found["y"]), month, int(found["d"])) if month else None


def _of_either_order(found: re.Match[str]) -> date | None:
    first, second, year = int(found["a"]), int(found["b"]), int(found["y"])
    if found["sep"] == ".":  # only day.month.year is written so
        return make_day(year, second, first)
    if first == second or second > 12:
        return make_day(year, first, second)
    return make_day(year, second, first) if first > 12 else None
