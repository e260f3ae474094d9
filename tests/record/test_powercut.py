"""Whenever the power goes, the record is whole and what was acknowledged is in it.

`TOCSIN_CUTS=2000` makes the first test as long as a nightly run. With
`synchronous=NORMAL` the same test must see losses, or it would see nothing.
"""

import os
import random
from pathlib import Path

import apsw
import pytest
from powercut import Disk, RecordingVFS

from recordkit import many, outcomes
from tocsin.record.sqlite import SqliteRecord

CUTS = int(os.environ.get("TOCSIN_CUTS", "200"))
REPORTS, BATCH = 24, 3


def write_until_a_cut(folder: Path, number: int, synchronous: str) -> tuple[int, int, int]:
    """Write with a cut at a random moment; give acknowledged and lost reports, and errors of the rebuilt record."""
    folder.mkdir()
    path = folder / "record.db"
    SqliteRecord.open(path, create=True).close()
    chance = random.Random(number)
    disk = Disk(chance=chance)
    for file in folder.iterdir():
        disk.synced[file.name] = file.read_bytes()
    named = f"recording-{synchronous}-{number}"
    vfs = RecordingVFS(named, disk)
    acknowledged: set[str] = set()
    disk.cut_at = chance.randrange(1, 700)
    record = SqliteRecord.open(path, writing=True, vfs=named)
    connection = record._storage.connection
    connection.execute("PRAGMA synchronous=" + synchronous)
    connection.execute("PRAGMA wal_autocheckpoint=60")  # so that cuts fall into checkpoints too
    run = record.begin_run("add")
    for at in range(0, REPORTS, BATCH):
        entries = many(REPORTS)[at : at + BATCH]
        added = record.add(entries, outcomes(entries), run)
        if disk.image is None:
            acknowledged |= set(added.new_reports)
    image = disk.image or disk.cut()
    record.close()
    vfs.unregister()
    return len(acknowledged), *_look(folder, image, acknowledged)


def _look(folder: Path, image: dict[str, bytes], acknowledged: set[str]) -> tuple[int, int]:
    rebuilt = folder / "rebuilt"
    rebuilt.mkdir()
    for name, content in image.items():
        if not name.endswith(("-shm", ".lock")):
            (rebuilt / name).write_bytes(content)
    with SqliteRecord.open(rebuilt / "record.db", writing=True) as record:
        errors = [one for one in record.verify() if one.is_error]
        there = {one.id for one in record.reports(limit=1000).items}
    return len(acknowledged - there), len(errors)


@pytest.mark.slow
def test_a_power_cut_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    found = [write_until_a_cut(tmp_path / str(number), number, "FULL") for number in range(CUTS)]
    acknowledged, lost, errors = (sum(column) for column in zip(*found, strict=True))
    print(f"{CUTS} cuts with FULL: {acknowledged} acknowledged, {lost} lost, {errors} errors")
    assert acknowledged > CUTS
    assert (lost, errors) == (0, 0)


@pytest.mark.slow
def test_the_same_cuts_with_less_syncing_do_lose_some(tmp_path: Path) -> None:
    found = [write_until_a_cut(tmp_path / str(number), number, "NORMAL") for number in range(40)]
    acknowledged, lost, errors = (sum(column) for column in zip(*found, strict=True))
    print(f"40 cuts with NORMAL: {acknowledged} acknowledged, {lost} lost, {errors} errors")
    assert lost > 0
    assert errors == 0


@pytest.fixture(autouse=True)
def no_recording_left() -> None:
    assert not [name for name in apsw.vfs_names() if name.startswith("recording")]
