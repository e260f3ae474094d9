"""How well and how fast pages are read: 4-gram F1 of the body against plain trafilatura, in the same run.

    python -m evals.read_pages --shared DIR

The measure is that of the article-extraction benchmark: precision and recall of
bags of 4 tokens, averaged over the pages.
"""

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from tocsin.errors import ReadError
from tocsin.model.report import SectionName
from tocsin.read.html import read_page
from tocsin.read.sections import find_sections

_FILE = "data/article_extraction/scrapinghub.jsonl.gz"
_TOKEN = re.compile(r"\w+")
_SIZE = 4


def main() -> None:
    """Print precision, recall, F1 and pages a second of both readers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder that holds data/")
    parser.add_argument("--worst", type=int, default=0, help="also list this many of the worst pages")
    arguments = parser.parse_args()
    pages = list(_pages(arguments.shared / _FILE))
    for name, reader in (("tocsin", _by_tocsin), ("trafilatura fast", _by_trafilatura)):
        _measure(name, reader, pages, arguments.worst)


def _measure(name: str, reader: Callable[[dict[str, Any]], str], pages: list[dict[str, Any]], worst: int) -> None:
    reader(pages[0])  # so that the imports are not timed
    scores, spent = [], 0.0
    for page in pages:
        start = time.perf_counter()
        body = reader(page)
        spent += time.perf_counter() - start
        scores.append((*_precision_and_recall(body, page["article_body"]), page["id"]))
    precision = sum(score[0] for score in scores) / len(scores)
    recall = sum(score[1] for score in scores) / len(scores)
    f1 = 2 * precision * recall / (precision + recall)
    print(f"{name:18} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  {len(pages) / spent:.1f} pages/s")
    for low in sorted(scores, key=lambda score: score[0] + score[1])[:worst]:
        print(f"    P {low[0]:.2f} R {low[1]:.2f} {low[2]}")


def _by_tocsin(page: dict[str, Any]) -> str:
    """Give what our page reader takes for body: not the title, captions and boilerplate."""
    try:
        read = read_page(page["html"], page["id"], date(2099, 12, 31), page["url"])
    except ReadError:
        return ""
    body, at = [], 0
    for section in find_sections(read.text, read.title, read.captions):
        if section.name not in (SectionName.DATELINE, SectionName.BODY):
            body.append(read.text[at : section.start])
            at = section.end
    return " ".join([*body, read.text[at:]])


def _by_trafilatura(page: dict[str, Any]) -> str:
    """Give what trafilatura alone takes for body; it reads the metadata too, as we do."""
    from trafilatura import bare_extraction

    found = bare_extraction(page["html"], page["url"], fast=True, include_comments=False, with_metadata=True)
    return str(getattr(found, "text", None) or "")


def _precision_and_recall(found: str, wanted: str) -> tuple[float, float]:
    ours, gold = _shingles(found), _shingles(wanted)
    shared = sum((ours & gold).values())
    precision = shared / sum(ours.values()) if ours else float(not gold)
    recall = shared / sum(gold.values()) if gold else float(not ours)
    return precision, recall


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    tokens = _TOKEN.findall(text)
    return Counter(zip(*(tokens[start:] for start in range(_SIZE)), strict=False))


def _pages(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


if __name__ == "__main__":
    main()
