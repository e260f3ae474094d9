"""How fast it starts, codes and stores, and how large it is; medians, with the bare Python start beside them.

    python -m evals.speed --shared DIR [--runs 9] [--install]

`--install` makes a fresh environment, installs the package from this folder by
pip, and measures it; that needs the package index.
"""

import argparse
import gzip
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_ARTICLES = "data/fivew/news_clusters.jsonl.gz"
_ARTICLE_WORDS = 600


def main() -> None:
    """Print one line a figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder that holds data/")
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--install", action="store_true")
    arguments = parser.parse_args()
    rows = read_articles(arguments.shared / _ARTICLES)
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, Python {sys.version.split()[0]}")
    with tempfile.TemporaryDirectory() as folder:
        measure_starts(write_article(rows, Path(folder)), arguments.runs)
    measure_coding(rows)
    with tempfile.TemporaryDirectory() as folder:
        measure_adding(rows, Path(folder))
    if arguments.install:
        with tempfile.TemporaryDirectory() as folder:
            measure_install(Path(folder))


def measure_starts(article: Path, runs: int) -> None:
    """Print how long cold commands take, each in a process of its own."""
    tocsin = [sys.executable, "-m", "tocsin"]
    words = len(article.read_text(encoding="utf-8").split())
    for name, command in (
        ("bare python", [sys.executable, "-c", "pass"]),
        ("tocsin --help", [*tocsin, "--help"]),
        (f"tocsin code, {words} words", [*tocsin, "code", str(article), "--published", "2017-10-02"]),
        ("the same with --json", [*tocsin, "code", str(article), "--published", "2017-10-02", "--json"]),
    ):
        clock, processor = zip(*(times_of(command) for _ in range(runs)), strict=True)
        print(
            f"{name:28} median {statistics.median(clock) * 1000:.0f} ms by the clock"
            f" ({min(clock) * 1000:.0f} to {max(clock) * 1000:.0f}, {runs} runs),"
            f" {statistics.median(processor) * 1000:.0f} ms of processor time"
        )


def times_of(command: Sequence[str]) -> tuple[float, float]:
    """Give how long a command takes, by the clock and by the processor, in seconds."""
    began, spent = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    now = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = now.ru_utime + now.ru_stime - spent.ru_utime - spent.ru_stime
    return time.perf_counter() - began, processor


def measure_coding(rows: Sequence[dict[str, Any]]) -> None:
    """Print how many articles a second one process codes, once everything is loaded."""
    import tocsin

    tocsin.code(rows[0]["text"], published=rows[0]["date"])
    began, spent = time.perf_counter(), time.process_time()
    for row in rows:
        tocsin.code(row["text"], published=row["date"], title=row["title"])
    seconds, processor = time.perf_counter() - began, time.process_time() - spent
    characters = sum(len(row["text"]) for row in rows)
    print(
        f"coding in bulk               {len(rows) / seconds:.1f} articles/s by the clock,"
        f" {len(rows) / processor:.1f} by processor time, {characters / processor / 1000:.0f} kB/s"
        f" ({len(rows)} articles of {characters / len(rows):.0f} characters)"
    )
    print(f"memory, one process          {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")


def measure_adding(rows: Sequence[dict[str, Any]], folder: Path) -> None:
    """Print how many articles a second `tocsin add` reads, codes, stores and links."""
    source = folder / "articles.jsonl"
    lines = (json.dumps({"id": row["id"], "text": row["text"], "published": row["date"]}) for row in rows)
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    clock, processor = times_of([sys.executable, "-m", "tocsin", "add", str(source), "--record", str(folder / "r.db")])
    print(
        f"tocsin add                   {len(rows) / clock:.1f} articles/s by the clock, {len(rows) / processor:.1f}"
        " by processor time, start and linking included"
    )


def measure_install(folder: Path) -> None:
    """Print how large a fresh install is, and the package's own part of it."""
    subprocess.run([sys.executable, "-m", "venv", str(folder / "v")], check=True)
    before = size_of(folder)
    pip = [str(folder / "v" / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, str(Path(__file__).parents[1])], check=True)
    whole = size_of(folder) - before
    own = sum(size_of(path) for path in folder.glob("v/lib/python*/site-packages/tocsin"))
    print(f"install                      {whole / 1e6:.0f} MB with dependencies, {own / 1e6:.0f} MB of it the package")


def size_of(folder: Path) -> int:
    """Give the bytes of all files under a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def read_articles(path: Path) -> list[dict[str, Any]]:
    """Give the articles of the benchmark."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def write_article(rows: Sequence[dict[str, Any]], folder: Path) -> Path:
    """Write the article whose length is nearest to 600 words."""
    chosen = min(rows, key=lambda row: abs(len(row["text"].split()) - _ARTICLE_WORDS))
    path = folder / "article.txt"
    path.write_text(chosen["text"], encoding="utf-8")
    return path


if __name__ == "__main__":
    main()
