"""How often the publication date of a page is right to the day: our vote beside htmldate alone.

python -m evals.publication_dates --shared DIR
"""

import argparse
import gzip
import json
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tocsin.errors import ReadError
from tocsin.model.report import Publication
from tocsin.read.html import read_page

_FILE = "data/article_extraction/pubdate_mediacloud.jsonl.gz"


def main() -> None:
    """Print exact-day accuracy, with and without the page's address, and how well the doubt flag warns."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder that holds data/")
    parser.add_argument("--wrong", action="store_true", help="list the wrong days with their votes")
    arguments = parser.parse_args()
    pages = [page for page in _pages(arguments.shared / _FILE) if isinstance(page["date"], str)]
    newest = max(date.fromisoformat(page["date"][:10]) for page in pages) + timedelta(days=365)
    for has_url in (True, False):
        _measure(f"vote, {'with' if has_url else 'without'} address", pages, newest, has_url, arguments.wrong)
    _measure_htmldate(pages, newest)


def _measure(name: str, pages: list[dict[str, Any]], newest: date, has_url: bool, lists_wrong: bool) -> None:
    counts: Counter[str] = Counter()
    start = time.perf_counter()
    for page in pages:
        wanted = date.fromisoformat(page["date"][:10])
        found = _published(page, newest, has_url)
        given = found.interval.best if found else None
        right = "right" if given == wanted else "none" if given is None else "wrong"
        counts[right] += 1
        if found and found.is_doubtful:
            counts[f"doubted {right}"] += 1
        if lists_wrong and right != "right":
            note = found.note if found else "no article"
            print(f"    {wanted} {given} {page['url'][:100]} | {note}")
    spent = time.perf_counter() - start
    share = counts["right"] / len(pages)
    print(
        f"{name:22} right {counts['right']} of {len(pages)} ({share:.3f}), wrong {counts['wrong']},"
        f" none {counts['none']}; doubted: {counts['doubted right']} right, {counts['doubted wrong']} wrong;"
        f" {len(pages) / spent:.0f} pages/s with extraction"
    )


def _published(page: dict[str, Any], newest: date, has_url: bool) -> Publication | None:
    try:
        return read_page(page["html"], page["id"], newest, page["url"] if has_url else None).published
    except ReadError:
        return None


def _measure_htmldate(pages: list[dict[str, Any]], newest: date) -> None:
    from htmldate import find_date

    for has_url in (True, False):
        right = none = 0
        for page in pages:
            url = page["url"] if has_url else None
            found = find_date(page["html"], url=url, original_date=True, max_date=newest.isoformat())
            right += found == page["date"][:10]
            none += found is None
        name = f"htmldate, {'with' if has_url else 'without'} address"
        print(f"{name:26} right {right} of {len(pages)} ({right / len(pages):.3f}), none {none}")


def _pages(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


if __name__ == "__main__":
    main()
