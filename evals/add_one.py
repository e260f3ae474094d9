"""How long one more report takes in a record that holds many: python -m evals.add_one [--reports 5000] [--fresh]."""

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from recordkit import fill, many  # type: ignore[import-not-found]
from tocsin.model.copies import CopyKeys
from tocsin.record.base import Entry
from tocsin.record.sqlite import SqliteRecord
from tocsin.run.linking import link_new

SENTENCE = " Officials in the province said that the inquiry would go on and that roads to the north stayed closed."


def main() -> None:
    """Print the time of storing and linking one report, in milliseconds."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--reports", type=int, default=5000)
    words.add_argument("--more", type=int, default=25, help="reports that are added one at a time")
    words.add_argument("--fresh", action="store_true", help="open the record anew for each, as `tocsin add` does")
    asked = words.parse_args()
    entries = [
        Entry(one.coded, CopyKeys(tuple(f"{n}:{b}" for b in range(16)), tuple(range(n, n + 128)), "test"))
        for n, one in enumerate(many(asked.reports + asked.more, padding=SENTENCE * 18))
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.db"
        with SqliteRecord.open(path, writing=True, create=True) as record:
            fill(record, entries[: asked.reports], 200)
            start = time.perf_counter()
            link_new(record, None)
            print(f"{asked.reports:,} reports linked at once: {time.perf_counter() - start:.1f} s")
        stored, linked = [], []
        record = SqliteRecord.open(path, writing=True)
        for entry in entries[asked.reports :]:
            if asked.fresh:
                record.close()
                record = SqliteRecord.open(path, writing=True)
            start = time.perf_counter()
            fill(record, [entry])
            middle = time.perf_counter()
            link_new(record, [entry.coded.report.id])
            stored.append((middle - start) * 1000)
            linked.append((time.perf_counter() - middle) * 1000)
        print(f"file: {path.stat().st_size / 1e6:.1f} MB, {path.stat().st_size / asked.reports:,.0f} bytes a report")
        record.close()
    for name, times in (("storing", stored), ("linking", linked)):
        ranked = sorted(times)
        print(f"{name}: {statistics.median(times):.1f} ms in the median, {ranked[int(len(ranked) * 0.95)]:.1f} at 95 %")


if __name__ == "__main__":
    main()
