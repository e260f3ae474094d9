"""Whether the numbers of a run add up and its digest holds, on 320 news articles and 181 web pages.

    python -m evals.accounting --shared DIR

The articles go in as JSON Lines and the pages as HTML files, through the
command line, as a user would do it: once, again, shuffled, and with two
workers. What must hold: inputs = stored + already there + refused + failed in
every run; the second run changes nothing; the digest is the same every time.
"""

import argparse
import gzip
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_ARTICLES = "data/fivew/news_clusters.jsonl.gz"
_PAGES = "data/article_extraction/scrapinghub.jsonl.gz"


def main() -> None:
    """Print a line a run and whether everything held; exit with 1 where it did not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder that holds data/")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        articles, pages = write_articles(arguments.shared, folder), write_pages(arguments.shared, folder)
        shuffled = shuffle(articles, pages, random.Random(arguments.seed))
        print(f"{len(read_lines(articles))} articles, {len(pages)} pages")
        in_order = [articles, *pages]
        digests = {
            "in order": run("in order", folder / "a.db", in_order),
            "again": run("again", folder / "a.db", in_order),
            "shuffled": run("shuffled", folder / "b.db", shuffled),
            "two workers": run("two workers", folder / "c.db", in_order, "--workers", "2"),
        }
    is_one = len(set(digests.values())) == 1
    print(f"digest {digests['in order']}: {'the same in all runs' if is_one else 'NOT the same'}")
    sys.exit(0 if is_one else 1)


def run(name: str, record: Path, inputs: list[Path], *options: str) -> str:
    """Add inputs to a record by the command line, print what became of them, and give the record's digest."""
    began = time.perf_counter()
    added = command("add", *map(str, inputs), "--record", str(record), "--json", *options)
    seconds = time.perf_counter() - began
    checked = command("verify", "--record", str(record), "--json")
    counts = " + ".join(f"{added[state]} {state}" for state in ("stored", "already_there", "refused", "failed"))
    incidents = added["incidents"]
    print(
        f"{name:12} {added['inputs']} = {counts}: {'adds up' if added['adds_up'] else 'DOES NOT ADD UP'};"
        f" {added['mentions']} mentions, {incidents['new']} incidents new, {incidents['changed']} changed;"
        f" {'whole' if checked['is_whole'] else 'NOT WHOLE'}; {seconds:.1f} s"
    )
    for bad in added["bad"]:
        print(f"             {bad['state']}: {Path(bad['name']).name}:{bad['position']}: {bad['reason']}")
    if not added["adds_up"] or not checked["is_whole"]:
        sys.exit(1)
    digest: str = checked["digest"]
    return digest


def command(*words: str) -> Any:
    """Run one command of tocsin and give what it printed."""
    done = subprocess.run([sys.executable, "-m", "tocsin", *words], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 3):
        sys.exit(f"tocsin {words[0]} ended with {done.returncode}: {done.stderr[-2000:]}")
    return json.loads(done.stdout)


def write_articles(shared: Path, folder: Path) -> Path:
    """Write the articles as JSON Lines that tocsin reads."""
    path = folder / "articles.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for row in _rows(shared / _ARTICLES):
            article = {key: row[key] for key in ("id", "text", "title", "url")}
            out.write(json.dumps(article | {"published": row["date"], "source": row["domain"]}) + "\n")
    return path


def write_pages(shared: Path, folder: Path) -> list[Path]:
    """Write each page as a file."""
    paths = []
    for row in _rows(shared / _PAGES):
        path = folder / f"{row['id']}.html"
        path.write_text(row["html"], encoding="utf-8")
        paths.append(path)
    return paths


def shuffle(articles: Path, pages: list[Path], chance: random.Random) -> list[Path]:
    """Give the same inputs in another order: the lines of the articles in four files among the pages."""
    lines = read_lines(articles)
    chance.shuffle(lines)
    parts = []
    for number in range(4):
        part = articles.with_name(f"part{number}.jsonl")
        part.write_text("".join(lines[number::4]), encoding="utf-8")
        parts.append(part)
    mixed = [*pages, *parts]
    chance.shuffle(mixed)
    return mixed


def read_lines(path: Path) -> list[str]:
    """Give the lines of a file with their ends."""
    with path.open(encoding="utf-8", newline="\n") as lines:
        return list(lines)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


if __name__ == "__main__":
    main()
