"""Whatever kills the writer, what it acknowledged is there, whole, and the same command completes the rest.

`TOCSIN_KILLS=1000` makes the first test as long as a nightly run.
"""

import os
import random
import selectors
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from checks import acknowledged, assert_whole
from writer_script import CrashAt, main, write

from recordkit import many
from tocsin.record.sqlite import SqliteRecord

SCRIPT = Path(__file__).with_name("writer_script.py")
KILLS = int(os.environ.get("TOCSIN_KILLS", "50"))
REPORTS, BATCH = 400, 7


def run_and_kill(path: Path, after_seconds: float) -> list[str]:
    """Start the writer, kill it so long after it is ready, and give the lines that it got out."""
    command = [sys.executable, str(SCRIPT), str(path), str(REPORTS), str(BATCH)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        seen = b""
        end: float | None = None
        with selectors.DefaultSelector() as waiting:
            waiting.register(process.stdout, selectors.EVENT_READ)
            while end is None or time.monotonic() < end:
                if not waiting.select(0.01 if end is None else max(0.0, end - time.monotonic())):
                    continue
                piece = os.read(process.stdout.fileno(), 65536)
                if not piece:
                    break
                seen += piece
                if end is None and b"ready" in seen:
                    end = time.monotonic() + after_seconds
        process.send_signal(signal.SIGKILL)
        rest, _ = process.communicate()
    lines = (seen + rest).decode().split("\n")
    return lines[:-1]  # the last is empty, or was cut off and so is not acknowledged


@pytest.mark.slow
def test_kills_at_random_moments_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    chance = random.Random(20)
    path = tmp_path / "record.db"
    reports: set[str] = set()
    incidents: set[str] = set()
    lost = 0
    for kill in range(KILLS):
        lines = run_and_kill(path, chance.uniform(0.0, 0.25))
        more_reports, more_incidents = acknowledged(lines)
        reports |= more_reports
        incidents |= more_incidents
        lost += len(more_reports)
        assert_whole(path, reports, incidents)
        if lines[-1:] == ["end"] or kill % 25 == 24:  # begin anew, so that every kill meets work to do
            path.unlink()
            for left in tmp_path.glob("record.db-*"):
                left.unlink()
            reports, incidents = set(), set()
    print(f"{KILLS} kills, {lost} acknowledged reports")
    assert lost > KILLS  # the kills did meet a writer at work


def test_the_same_command_completes_what_a_kill_cut_off(tmp_path: Path) -> None:
    cut, whole = tmp_path / "cut.db", tmp_path / "whole.db"
    for path, crash_at in ((cut, "31"), (cut, "60"), (cut, "0"), (whole, "0")):
        subprocess.run(
            [sys.executable, str(SCRIPT), str(path), "40", "10", crash_at], check=False, stdout=subprocess.DEVNULL
        )
    with SqliteRecord.open(cut) as left, SqliteRecord.open(whole) as right:
        assert left.digest() == right.digest()
        assert [run.ended_at is None for run in left.runs()] == [True, True, False]


def crash_at(path: Path, step: int) -> int:
    """Let a child of this process write until it ends or comes to the step; give how it ended."""
    said = path.with_suffix(".said")
    child = os.fork()
    if child == 0:
        try:
            os.dup2(os.open(said, os.O_WRONLY | os.O_CREAT), 1)
            main(str(path), "6", "3", str(step))
        except BaseException:
            os._exit(1)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, 137)
    assert_whole(path, *acknowledged(said.read_text().splitlines()))
    return code


@pytest.mark.slow
def test_a_crash_at_every_step_of_the_storage_leaves_a_whole_record(tmp_path: Path) -> None:
    """SQLite's own way: fail the first step, the second, and so on, until a run ends unharmed."""
    steps = 0
    while crash_at(tmp_path / f"{steps}.db", steps + 1) == 137:
        steps += 1
    print(f"{steps} steps of the storage layer")
    assert steps > 50


class Counting:
    """A fault point that only notes the steps."""

    def __init__(self) -> None:
        self.steps: list[str] = []

    def __call__(self, step: str) -> None:
        self.steps.append(step)


class FailingAt:
    """A fault point that raises at the n-th step."""

    def __init__(self, step: int) -> None:
        self.left = step

    def __call__(self, step: str) -> None:
        self.left -= 1
        if self.left == 0:
            raise OSError(28, "No space left on device", step)


@pytest.mark.slow
def test_an_error_at_every_step_leaves_the_record_as_it_was(tmp_path: Path) -> None:
    counting = Counting()
    with SqliteRecord.open(tmp_path / "whole.db", writing=True, create=True, faults=counting) as record:
        write(record, many(6), 3)
    assert len(counting.steps) > 50
    assert {"before commit", "after commit", "before insert into report", "after index"} <= set(counting.steps)
    path = tmp_path / "record.db"
    SqliteRecord.open(path, create=True).close()
    for step in range(1, len(counting.steps) + 1):
        faults = FailingAt(step)
        with SqliteRecord.open(path, writing=True, faults=faults) as record, pytest.raises(OSError, match="No space"):
            write(record, many(6, seed=step), 3)
        with SqliteRecord.open(path) as record:
            assert [one for one in record.verify() if one.is_error] == []


def test_the_step_that_kills_is_the_one_asked_for() -> None:
    assert CrashAt(0).left == 0  # 0 never counts down to 0 again: no crash
