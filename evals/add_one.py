"""How long one more report takes in a record that holds many: python -m evals.add_one [--reports 5000] [--fresh].

Invented reports of one act each, in 400 invented towns over 2,000 days. Both
clocks are printed, for a machine at work stretches the one on the wall.
"""

import argparse
import datetime as dt
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from recordkit import PLACES, VERBS, coded, fill  # type: ignore[import-not-found]
from tocsin.model.copies import CopyKeys
from tocsin.model.place import Place, PlacePrecision
from tocsin.record.base import Entry
from tocsin.record.sqlite import SqliteRecord
from tocsin.run.linking import link_new

LETTERS = "abcdefghijklmnopqrstuvwxyz"
COUNTRIES = ("TUR", "PER", "FJI", "SYR", "IRQ", "AFG", "NGA")
SENTENCE = " Officials said that roads stayed closed."


def entries(count: int, seed: int = 2) -> list[Entry]:
    """Give invented reports; the same for the same seed."""
    chance = random.Random(seed)
    for _ in range(400):
        name = "".join(chance.choice(LETTERS) for _ in range(7)).title()
        country = chance.choice(COUNTRIES)
        lat, lon = chance.uniform(-60, 60), chance.uniform(-170, 170)
        PLACES[name] = Place(name, PlacePrecision.POPULATED_PLACE, country, lat, lon)
    names = list(PLACES)
    return [_entry(number, names, chance) for number in range(count)]


def _entry(number: int, names: list[str], chance: random.Random) -> Entry:
    word = "".join(chance.choice(LETTERS) for _ in range(8))
    made = coded(
        number,
        place=chance.choice(names),
        day=dt.date(2015, 1, 1) + dt.timedelta(days=chance.randrange(2000)),
        verb=chance.choice(list(VERBS)),
        killed=chance.choice([None, 1, 2, 3, 12, 109, 5, 7]),
        padding=f" The {word} was near." + SENTENCE * 30,
    )
    return Entry(made, CopyKeys(tuple(f"{number}:{b}" for b in range(16)), tuple(range(number, number + 128)), "test"))


def main() -> None:
    """Print what linking one report takes, in milliseconds."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--reports", type=int, default=5000)
    words.add_argument("--more", type=int, default=30, help="reports that are added one at a time")
    words.add_argument("--fresh", action="store_true", help="open the record anew for each")
    asked = words.parse_args()
    several = entries(asked.reports + asked.more)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.db"
        with SqliteRecord.open(path, writing=True, create=True) as record:
            fill(record, several[: asked.reports], 200)
            start = time.process_time()
            link_new(record, None)
            print(f"{asked.reports:,} reports linked at once: {time.process_time() - start:.1f} s of processor")
        wall, processor = [], []
        record = SqliteRecord.open(path, writing=True)
        for entry in several[asked.reports :]:
            if asked.fresh:
                record.close()
                record = SqliteRecord.open(path, writing=True)
            fill(record, [entry])
            start, busy = time.perf_counter(), time.process_time()
            link_new(record, [entry.coded.report.id])
            wall.append((time.perf_counter() - start) * 1000)
            processor.append((time.process_time() - busy) * 1000)
        record.close()
    for name, times in (("wall", wall), ("processor", processor)):
        ranked = sorted(times)
        high = ranked[int(len(ranked) * 0.95)]
        print(f"linking one more, {name}: {statistics.median(times):.1f} ms in the median, {high:.1f} at 95 %")


if __name__ == "__main__":
    main()
