"""What real happenings were, and what several reports said of them: the files of corpus/worlds, read.

One file an event with what belongs to it. Happenings first, one a line, then the reports:

    * KEY | types, the best first | day or first..last | place, country | figures | where the facts come from
    @ OUTLET DAY KEY; KEY < WORDS
    Headline
    Text of the report, one paragraph a line.

A figure is a subject and every number that sources give for the end of it: `killed 191 193` or `wounded 700..784`.
Behind `@` stand the happenings that the report tells, in any order; WORDS, which stand in the headline or the text,
say which sentence tells a happening when a report tells several. Outlets are invented and stand in outlets.txt.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from corpus.notation import NotationError

HERE = Path(__file__).parent / "worlds"


@dataclass(frozen=True, slots=True)
class Figure:
    """What is counted and the numbers that are right, as ranges."""

    subject: str
    ranges: tuple[tuple[int, int], ...]

    def holds(self, number: int) -> bool:
        """Say whether the number is one of the known ones."""
        return any(low <= number <= high for low, high in self.ranges)

    def meets(self, low: int, high: int | None) -> bool:
        """Say whether a range holds one of the known numbers."""
        return any(low <= last and (high is None or first <= high) for first, last in self.ranges)


@dataclass(frozen=True, slots=True)
class Happening:
    """What is known of one happening."""

    key: str
    types: tuple[str, ...]
    first: date
    last: date
    place: str
    country: str
    figures: tuple[Figure, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Telling:
    """That a report tells a happening, and in which words where it tells several."""

    key: str
    words: str | None


@dataclass(frozen=True, slots=True)
class WorldReport:
    """One invented report on real happenings."""

    id: str
    outlet: str
    published: date
    title: str
    text: str  # the title included
    tells: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """The happenings and reports of one file; keys begin with the file's name."""

    name: str
    happenings: tuple[Happening, ...]
    reports: tuple[WorldReport, ...]


def read_worlds(folder: Path = HERE) -> tuple[Event, ...]:
    """Give all events, sorted by name."""
    outlets = dict(
        line.split(": ", 1) for line in (folder / "outlets.txt").read_text(encoding="utf-8").splitlines() if line
    )
    paths = sorted(path for path in folder.glob("*.txt") if path.name != "outlets.txt")
    return tuple(read_event(path.read_text(encoding="utf-8"), path.stem, outlets) for path in paths)


def is_for_test(number: int) -> bool:
    """Say whether the event at this place of the sorted list belongs to the part that nothing is tuned on."""
    return number % 3 == 2


def read_event(text: str, name: str, outlets: dict[str, str]) -> Event:
    """Read one file; raises NotationError that names the line."""
    happenings: list[Happening] = []
    blocks: list[tuple[int, list[str]]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("* "):
            happenings.append(_read_happening(line[2:], f"{name}:{number}", name))
        elif line.startswith("@ "):
            blocks.append((number, [line[2:]]))
        elif line.strip() and blocks:
            blocks[-1][1].append(line.strip())
        elif line.strip() and not line.startswith("#"):
            raise NotationError(f"{name}:{number}: neither a happening nor part of a report")
    keys = {happening.key for happening in happenings}
    reports = [
        _read_report(lines, f"{name}:{number}", f"{name}-{index}", outlets, keys)
        for index, (number, lines) in enumerate(blocks, 1)
    ]
    return Event(name, tuple(happenings), tuple(reports))


def _read_happening(line: str, where: str, event: str) -> Happening:
    parts = [part.strip() for part in line.split("|")]
    if len(parts) != 6:
        raise NotationError(f"{where}: a happening has six parts, this one {len(parts)}")
    key, types, days, place, figures, source = parts
    first, _, last = days.partition("..")
    town, _, country = place.rpartition(",")
    return Happening(
        f"{event}/{key}",
        tuple(types.split()),
        date.fromisoformat(first),
        date.fromisoformat(last or first),
        town.strip(),
        country.strip(),
        tuple(_read_figure(figure.split(), where) for figure in figures.split(";") if figure.strip()),
        source,
    )


def _read_figure(words: list[str], where: str) -> Figure:
    ranges = []
    for word in words[1:]:
        found = re.fullmatch(r"(\d+)(?:\.\.(\d+))?", word)
        if found is None:
            raise NotationError(f"{where}: {word!r} is no figure")
        ranges.append((int(found[1]), int(found[2] or found[1])))
    return Figure(words[0], tuple(ranges))


def _read_report(lines: list[str], where: str, name: str, outlets: dict[str, str], keys: set[str]) -> WorldReport:
    head, title, *paragraphs = lines
    outlet, day, told = head.split(" ", 2)
    text = "\n\n".join((title, *paragraphs))
    tells = []
    for one in told.split(";"):
        key, _, words = (part.strip() for part in one.partition("<"))
        full = f"{name.rpartition('-')[0]}/{key}"
        if full not in keys:
            raise NotationError(f"{where}: {key!r} is no happening of this file")
        if words and words not in text:
            raise NotationError(f"{where}: {words!r} does not stand in the report")
        tells.append(Telling(full, words or None))
    return WorldReport(name, outlets[outlet], date.fromisoformat(day), title, text, tuple(tells))
