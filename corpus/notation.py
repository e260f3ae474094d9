"""What a line of a coding says: a head, its attributes, and the words of the report that it rests on.

A coding is written in words, and nobody counts characters:

    report olma-1
    mention bombing @olma-market < A bomb went off | the blast
      or type=attack_unspecified
      date 2024-05-14 < on Tuesday
      place olma ; site=the market < in the market of Olma
      killed 12+ < killing at least 12 people
      perpetrator_organisation Grey Lions ; claimed < The Grey Lions said
      weapon explosive_unspecified < [bomb] went off
    claim count ; by=police ; kind=organisation ; about=1 ; cue=said < killing at least 12 people
      killed 12+ < at least 12

`<` comes before the words, `|` between two pieces of them, `;` before an attribute. Words that stand more than once
are marked in brackets inside a longer passage that stands once, or "#2: words" names the second place where they stand.
`or ...` gives what is right as well (`or 14`, `or type=bombing`, `or content=...` for a claim told in a wider clause).
`@name` names the happening behind a mention.
Lines that begin with `#` are for the reader.
"""

import re
from dataclasses import dataclass, field


class NotationError(ValueError):
    """A line of a coding that cannot be read; says which one."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: "HEAD ; ATTRIBUTE ; ... < WORDS | WORDS", and the indented lines below it."""

    where: str
    head: str
    attributes: tuple[str, ...]
    words: tuple[str, ...]
    below: list["Line"] = field(default_factory=list)

    @property
    def key(self) -> str:
        """Give the first word of the head."""
        return self.head.split(" ", 1)[0]

    @property
    def rest(self) -> str:
        """Give the head without its first word."""
        return self.head.partition(" ")[2].strip()


@dataclass(frozen=True, slots=True)
class CodingInWords:
    """What somebody wrote about one report."""

    report: str
    lines: tuple[Line, ...]


def read_codings(text: str, name: str) -> list[CodingInWords]:
    """Give the codings of a file, in its order."""
    codings: list[tuple[str, list[Line]]] = []
    for number, raw in enumerate(text.splitlines(), 1):
        if not raw.strip() or raw.lstrip().startswith("#"):
            continue
        line = _read_line(raw.strip(), f"{name}:{number}")
        if line.key == "report":
            codings.append((line.rest, []))
        elif not codings:
            raise NotationError(f"{line.where}: before the first report")
        elif not raw.startswith(" "):
            codings[-1][1].append(line)
        elif not codings[-1][1]:
            raise NotationError(f"{line.where}: indented, but below nothing")
        else:
            codings[-1][1][-1].below.append(line)
    return [CodingInWords(report, tuple(lines)) for report, lines in codings]


def _read_line(raw: str, where: str) -> Line:
    told, _, words = raw.partition(" < ")
    head, *attributes = (part.strip() for part in told.split(";"))
    return Line(where, head, tuple(attributes), tuple(w.strip() for w in words.split(" | ") if w.strip()))


# --- figures and days -----------------------------------------------------------------------------------------------

_ABOUT = 10  # percent to either side
_FIGURE = re.compile(r"(?P<hedge>[~>]?)(?P<n>\d+)(?P<more>\+?)")
_BETWEEN = re.compile(r"(?P<low>\d*)(?P<dots>\.\.|--)(?P<less><?)(?P<high>\d+)")
_BETWEEN_QUALIFIER = {"..": "word_range", "--": "range"}
_WORDS: dict[str, tuple[int | None, int | None, int | None, str]] = {
    "plural": (2, None, None, "plural"),
    "many": (3, None, None, "many"),
    "all": (2, None, None, "all"),
    "none": (0, 0, 0, "none"),
    "couple": (2, 2, 3, "word_range"),
}


def read_figure(words: str) -> dict[str, object]:
    """Give low, best, high and qualifier of a figure in the codebook's table: 12, 12+, >12, ~300, plural, none.

    "3..9" is a word that stands for a range ("several"), "couple" likewise, "6--8" a range that is told, "..50" at
    most, "..<50" fewer than.

    >>> read_figure("~300")
    {'low': 270, 'best': 300, 'high': 330, 'qualifier': 'about'}
    """
    if words in _WORDS:
        low, best, high, qualifier = _WORDS[words]
        return {"low": low, "best": best, "high": high, "qualifier": qualifier}
    if between := _BETWEEN.fullmatch(words):
        return _read_between(between, words)
    found = _FIGURE.fullmatch(words)
    if found is None:
        raise NotationError(f"{words!r} is no figure")
    n = int(found["n"])
    if found["hedge"] == "~":
        spread = n * _ABOUT // 100
        return {"low": n - spread, "best": n, "high": n + spread, "qualifier": "about"}
    if found["hedge"] == ">":
        return {"low": n, "best": n, "high": None, "qualifier": "more_than"}
    if found["more"]:
        return {"low": n, "best": n, "high": None, "qualifier": "at_least"}
    return {"low": n, "best": n, "high": n, "qualifier": "exact"}


def _read_between(found: re.Match[str], words: str) -> dict[str, object]:
    low, high = found["low"], int(found["high"])
    if found["less"] and low:
        raise NotationError(f"{words!r} is no figure")
    qualifier = _BETWEEN_QUALIFIER[found["dots"]] if low else "less_than" if found["less"] else "at_most"
    return {"low": int(low) if low else None, "best": None, "high": high, "qualifier": qualifier}


def read_days(words: str) -> dict[str, object]:
    """Give start, end, best and precision of "2024-05-14", "2024-05-14..2024-05-16" or "2024-05-01..2024-05-31 month".

    An end that is not known is "null".

    >>> read_days("2024-05-14")
    {'start': '2024-05-14', 'end': '2024-05-14', 'precision': 'day', 'best': '2024-05-14'}
    """
    days, _, precision = words.partition(" ")
    start, _, end = days.partition("..")
    if not end:
        return {"start": start, "end": start, "precision": "day", "best": start}
    known = {"start": None if start == "null" else start, "end": None if end == "null" else end}
    return {**known, "precision": precision or "range", "best": None}
