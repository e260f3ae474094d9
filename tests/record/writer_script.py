"""Fill a record and say on standard output what was acknowledged; the tests kill this at any moment.

    python writer_script.py RECORD REPORTS BATCH [CRASH_AT]

Each acknowledged batch is one line: the ids of its reports. CRASH_AT ends the
process as a power switch would, at the n-th step of the storage layer.
"""

import os
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from recordkit import incident, judge, many, outcomes
from tocsin.record.base import Entry
from tocsin.record.sqlite import SqliteRecord


class CrashAt:
    """A fault point that ends the process at the n-th step."""

    def __init__(self, step: int) -> None:
        self.left = step

    def __call__(self, step: str) -> None:
        self.left -= 1
        if self.left == 0:
            os._exit(137)


def say(words: Sequence[str]) -> None:
    os.write(1, (" ".join(words) + "\n").encode())


def write(record: SqliteRecord, entries: list[Entry], batch: int) -> None:
    """Store in batches, with judgements and incidents as linking would add them."""
    run = record.begin_run("add")
    for at in range(0, len(entries), batch):
        several = entries[at : at + batch]
        record.add(several, outcomes(several), run)
        say([one.coded.report.id for one in several])
        mentions = [one.coded.mentions[0] for one in several]
        record.append_judgements([judge(left, right) for left, right in pairwise(mentions)])
        (kept,) = record.append_incidents([incident(f"i{at:05}", mentions)])
        say(["incident", kept.id])
    record.end_run(run, len(entries))
    say(["end"])


def main(path: str, reports: str, batch: str, crash_at: str = "0") -> None:
    entries = many(int(reports))
    with SqliteRecord.open(path, writing=True, create=True, faults=CrashAt(int(crash_at))) as record:
        say(["ready"])
        write(record, entries, int(batch))


if __name__ == "__main__":
    main(*sys.argv[1:])
