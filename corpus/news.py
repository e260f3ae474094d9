"""Short reports of our own, each with its coding: the files of corpus/news, read.

    python -m corpus.news [FILE ...]           check the files (all if none is named); exit status 1 if one is wrong
    python -m corpus.news --out FOLDER         write one coded report a file, in the shape that `tocsin schema` prints

A file holds places and reports:

    & olma: Olma | populated_place | XXX | 40.1 | 50.2
    @ NAME | OUTLET | 2024-05-14
    Headline
    The text, one paragraph a line.
    --
    mention bombing < A bomb went off
      killed 12+ < killing at least 12 people

Below `--` stands the coding, in the notation of notation.py; nothing there says that the report tells nothing. Outlets
are invented. A report belongs to the part that its name falls into: nothing is tuned or trained on `test`.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from corpus.make import make_coding, read_place
from corpus.notation import CodingInWords, Line, NotationError, read_codings
from tocsin.model.identity import ReportId
from tocsin.model.interval import DatePrecision, Interval
from tocsin.model.report import Publication, PublicationBasis, Report

HERE = Path(__file__).parent / "news"
Plain = dict[str, Any]
_PARTS = ((0.62, "train"), (0.75, "dev"), (1.0, "test"))


@dataclass(frozen=True, slots=True)
class CodedNews:
    """One report and what is written about it."""

    name: str
    outlet: str
    published: date
    title: str
    text: str  # the title included
    coding: CodingInWords


@dataclass(frozen=True, slots=True)
class NewsFile:
    """The reports and the places of one file."""

    reports: tuple[CodedNews, ...]
    places: dict[str, Plain]


def read_file(words: str, name: str) -> NewsFile:
    """Read one file; raises NotationError that names the line."""
    blocks: list[tuple[int, str, list[str], list[str]]] = []  # line, head, lines of the report, lines of the coding
    places: dict[str, Plain] = {}
    is_coding = False
    for number, line in enumerate(words.splitlines(), 1):
        if line.startswith("& "):
            key, place = read_place(line[2:], f"{name}:{number}")
            places[key] = place
        elif line.startswith("@ "):
            blocks.append((number, line[2:], [], []))
            is_coding = False
        elif line.strip() == "--" and blocks:
            is_coding = True
        elif line.strip() and blocks:
            _, _, told, coding = blocks[-1]
            (coding if is_coding else told).append(line if is_coding else line.strip())
        elif line.strip() and not line.startswith("#"):
            raise NotationError(f"{name}:{number}: neither a place nor part of a report")
    return NewsFile(tuple(_read_block(*block, f"{name}:{block[0]}") for block in blocks), places)


def _read_block(number: int, head: str, lines: list[str], coding: list[str], where: str) -> CodedNews:
    parts = [part.strip() for part in head.split("|")]
    if len(parts) != 3 or len(lines) < 2:
        raise NotationError(f"{where}: a report is `@ NAME | OUTLET | DAY`, a headline and a text")
    name, outlet, day = parts
    (read,) = read_codings("\n".join((f"report {name}", *coding)), where)
    return CodedNews(name, outlet, date.fromisoformat(day), lines[0], "\n\n".join(lines), read)


def part_of(name: str) -> str:
    """Give train, dev or test, by the hash of a report's name."""
    share = int.from_bytes(hashlib.sha256(name.encode()).digest()[:4]) / 2**32
    return next(part for end, part in _PARTS if share < end)


def coded(news: CodedNews, places: dict[str, Plain]) -> Plain:
    """Give the coded report as plain values; raises NotationError where words do not stand in the text."""
    published = Publication(
        Interval(news.published, news.published, DatePrecision.DAY, news.published), PublicationBasis.METADATA
    )
    report = Report(
        ReportId(news.name), news.text, title=news.title, source=news.outlet, published=published, language="en"
    )
    made = make_coding(news.name, report, news.coding, places)
    return made | {"x_source": "own", "x_split": part_of(news.name)}


def _faults(news: CodedNews, places: dict[str, Plain]) -> list[str]:
    """Give what is wrong with each line of a coding, so that all can be mended at once."""
    found = []
    for line in (part for top in news.coding.lines for part in _alone(top)):
        try:
            coded(replace(news, coding=CodingInWords(news.name, (line,))), places)
        except (NotationError, ValueError) as error:
            found.append(f"{news.name}: {line.head!r}: {error}")
    return found


def _alone(line: Line) -> list[Line]:
    return [replace(line, below=[])] + [replace(line, words=(), below=[below]) for below in line.below]


def make_all(paths: Sequence[Path]) -> tuple[dict[str, Plain], list[str]]:
    """Give the coded reports of files by name, and what is wrong."""
    made: dict[str, Plain] = {}
    wrong: list[str] = []
    for path in paths:
        try:
            read = read_file(path.read_text(encoding="utf-8"), path.name)
        except (NotationError, ValueError) as error:
            wrong.append(f"{path.name}: {error}")
            continue
        for news in read.reports:
            try:
                plain = coded(news, read.places)
            except (NotationError, ValueError) as error:
                wrong += _faults(news, read.places) or [f"{news.name}: {error}"]
                continue
            if news.name in made:
                wrong.append(f"{news.name}: two reports are called so")
            made[news.name] = plain
    return made, wrong


def main(argv: Sequence[str]) -> int:
    """Check files, or write them out as coded reports."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--out", type=Path, help="write one coded report a file into this folder")
    options = parser.parse_args(argv)
    made, wrong = make_all(options.files or sorted(HERE.glob("*.txt")))
    print("\n".join(wrong), end="\n" * bool(wrong))
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
        for name, plain in made.items():
            (options.out / f"{name}.json").write_text(json.dumps(plain, ensure_ascii=False, indent=1), encoding="utf-8")
    words = sum(len(plain["report"]["text"].split()) for plain in made.values())
    mentions = sum(len(plain["mentions"]) for plain in made.values())
    claims = sum(len(plain["claims"]) for plain in made.values())
    print(f"{len(made)} reports of {words:,} words, {mentions} mentions, {claims} claims; {len(wrong)} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
