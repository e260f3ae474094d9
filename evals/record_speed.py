"""How fast the record stores, opens and answers: python evals/record_speed.py [--reports 10000] [--batch 200]."""

import argparse
import datetime as dt
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

import apsw

from recordkit import fill, incident, many  # type: ignore[import-not-found]
from tocsin.model.copies import CopyKeys
from tocsin.record.base import ClaimFilter, Entry, IncidentFilter
from tocsin.record.sqlite import SqliteRecord

SENTENCE = " Officials in the province said that the inquiry would go on and that roads to the north stayed closed."


def main() -> None:
    """Print one line a measure."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--reports", type=int, default=10_000)
    words.add_argument("--batch", type=int, default=200)
    asked = words.parse_args()
    entries = [
        Entry(one.coded, CopyKeys(tuple(f"{n}:{b}" for b in range(16)), tuple(range(n, n + 128)), "test"))
        for n, one in enumerate(many(asked.reports, padding=SENTENCE * 18))
    ]
    size = statistics.mean(len(one.coded.report.text) for one in entries)
    print(f"{asked.reports:,} reports of {size:,.0f} characters, batches of {asked.batch}")
    print(f"SQLite {apsw.sqlite_lib_version()}, synchronous=FULL")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.db"
        with SqliteRecord.open(path, writing=True, create=True) as record:
            start, busy = time.perf_counter(), time.process_time()
            fill(record, entries, asked.batch)
            wall, busy = time.perf_counter() - start, time.process_time() - busy
            print(f"storing: {asked.reports / wall:,.0f} reports/s ({asked.reports / busy:,.0f} a second of one core)")
            start = time.perf_counter()
            fill(record, entries, asked.batch)
            print(f"storing what is there: {asked.reports / (time.perf_counter() - start):,.0f} reports/s")
            mentions = [one.coded.mentions[0] for one in entries]
            start = time.perf_counter()
            record.append_incidents([incident(f"i{n:06}", mentions[n : n + 4]) for n in range(0, len(mentions), 4)])
            print(f"storing incidents: {len(mentions) / 4 / (time.perf_counter() - start):,.0f}/s")
        print(f"file: {path.stat().st_size / 1e6:,.1f} MB, {path.stat().st_size / asked.reports:,.0f} bytes a report")
        _ask(path, entries)


def _ask(path: Path, entries: list[Entry]) -> None:
    _time("open", lambda: SqliteRecord.open(path).close())
    with SqliteRecord.open(path) as record:
        report = entries[len(entries) // 2].coded.report.id
        keys = entries[0].copies or CopyKeys((), (), "test")
        questions: dict[str, Callable[[], object]] = {
            "report by id": lambda: record.report(report),
            "coded report by id": lambda: record.coded(report),
            "incident by id": lambda: record.incident("i000400"),
            "50 incidents": lambda: record.incidents(limit=50),
            "50 incidents of a country and type": lambda: record.incidents(
                IncidentFilter(country="TUR", since=dt.date(2016, 1, 1)), limit=50
            ),
            "50 incidents by words": lambda: record.incidents(IncidentFilter(text="sirnak bomb"), limit=50),
            "50 claims of a speaker": lambda: record.claims(ClaimFilter(speaker="ozel"), limit=50),
            "search, 20 hits": lambda: record.search("report 4711"),
            "search, common words, 20 hits": lambda: record.search("raid killing"),
            "mentions of a week": lambda: list(record.mentions_between(dt.date(2017, 1, 1), dt.date(2017, 1, 7))),
            "mentions within 50 km": lambda: list(record.mentions_near(37.5, 42.4, 50)),
            "near-copy candidates": lambda: record.copy_candidates(keys),
            "counts": record.counts,
            "digest": record.digest,
            "verify": record.verify,
        }
        for name, question in questions.items():
            _time(name, question, rounds=1 if name in ("digest", "verify") else 7)


def _time(name: str, question: Callable[[], object], rounds: int = 7) -> None:
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        question()
        taken.append((time.perf_counter() - start) * 1000)
    print(f"{name}: {statistics.median(taken):,.2f} ms ({min(taken):,.2f} to {max(taken):,.2f})")


if __name__ == "__main__":
    main()
