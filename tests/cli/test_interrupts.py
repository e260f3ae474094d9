"""What happens when the reader goes, the user presses Ctrl-C, or the machine dies."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .conftest import tocsin

PLACES = "Ankara Istanbul Izmir Adana Bursa Konya Mersin Kayseri Trabzon Samsun".split()


def many_reports(count: int) -> str:
    """Give reports of different bombings as JSON Lines."""
    lines = []
    for number in range(count):
        place, day = PLACES[number % len(PLACES)], 1 + number % 27
        text = (
            f"A bomb exploded at a market in {place} on {day} May {2000 + number % 20}, killing {2 + number % 40}"
            f" people, police said. Report number {number}.\n"
        )
        lines.append(json.dumps({"id": str(number), "text": text * 8, "published": f"{2000 + number % 20}-06-01"}))
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("many") / "many.jsonl"
    path.write_text(many_reports(160), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def wanted(source: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    record = tmp_path_factory.mktemp("whole") / "r.db"
    assert tocsin("add", source, "--record", record).returncode == 0
    return digest(record)


def digest(record: Path) -> str:
    checked = json.loads(tocsin("verify", "--record", record, "--json").stdout)
    assert checked["is_whole"], checked["findings"]
    return checked["digest"]


def start(*words: str | Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tocsin", *map(str, words)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)


def wait_for_reports(running: "subprocess.Popen[str]", record: Path, count: int) -> None:
    """Wait until a record that is being written to holds some reports."""
    import apsw

    for _ in range(3000):
        time.sleep(0.02)
        assert running.poll() is None, running.communicate()
        if not record.exists():
            continue
        try:
            connection = apsw.Connection(str(record), flags=apsw.SQLITE_OPEN_READONLY)
            (found,) = connection.execute("SELECT count(*) FROM report").fetchone()
            connection.close()
        except apsw.Error:
            continue
        if found >= count:
            return
    raise AssertionError("nothing was stored in time")


@pytest.mark.slow
@pytest.mark.parametrize(("stored", "workers"), [(1, "1"), (100, "1"), (50, "2")])
def test_a_killed_run_is_completed_by_running_it_again(
    stored: int, workers: str, source: Path, wanted: str, tmp_path: Path
) -> None:
    record = tmp_path / "r.db"
    running = start("add", source, "--record", record, "--workers", workers)
    wait_for_reports(running, record, stored)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    between = json.loads(tocsin("verify", "--record", record, "--json").stdout)
    assert between["is_whole"], between["findings"]
    assert between["counts"]["reports"] < 160
    again = tocsin("add", source, "--record", record, "--json")
    summary = json.loads(again.stdout)
    assert summary["already_there"] == between["counts"]["reports"]
    assert summary["inputs"] == 160
    assert digest(record) == wanted


@pytest.mark.slow
@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_finishes_the_batch_says_so_and_the_next_run_goes_on(
    workers: str, source: Path, wanted: str, tmp_path: Path
) -> None:
    record = tmp_path / "r.db"
    running = start("add", source, "--record", record, "--workers", workers, "--json")
    wait_for_reports(running, record, 1)
    os.killpg(running.pid, signal.SIGINT)
    shown, complaints = running.communicate(timeout=60)
    summary = json.loads(shown)
    assert running.returncode == 130
    assert "Traceback" not in complaints
    assert summary["is_stopped"]
    assert summary["adds_up"]
    assert 0 < summary["stored"] < 160
    assert json.loads(tocsin("verify", "--record", record, "--json").stdout)["counts"]["reports"] == summary["stored"]
    assert tocsin("add", source, "--record", record).returncode == 0
    assert digest(record) == wanted


@pytest.mark.slow
def test_a_second_ctrl_c_stops_at_once_and_loses_nothing_that_was_stored(
    source: Path, wanted: str, tmp_path: Path
) -> None:
    record = tmp_path / "r.db"
    running = subprocess.Popen(
        [sys.executable, "-m", "tocsin", "add", "-", "--record", str(record)],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stdin is not None
    assert running.stderr is not None
    running.stdin.write("".join(source.read_text(encoding="utf-8").splitlines(keepends=True)[:60]))
    running.stdin.flush()
    wait_for_reports(running, record, 1)
    running.send_signal(signal.SIGINT)
    assert "press Ctrl-C again" in running.stderr.readline() + running.stderr.readline()
    running.send_signal(signal.SIGINT)
    assert "run the same command again" in running.stderr.read()
    assert running.wait(timeout=60) == 130
    assert tocsin("add", source, "--record", record).returncode == 0
    assert digest(record) == wanted


def test_a_second_writer_is_told_who_writes(source: Path, tmp_path: Path) -> None:
    record = tmp_path / "r.db"
    running = start("add", source, "--record", record)
    wait_for_reports(running, record, 1)
    second = tocsin("add", source, "--record", record)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    assert second.returncode == 1
    assert f"process {running.pid}" in second.stderr


@pytest.mark.parametrize("words", [["code", "--json"], ["code"]])
def test_a_reader_that_goes_away_is_no_error(words: list[str], source: Path) -> None:
    running = start(*words, source)
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.readline()
    running.stdout.close()
    assert running.stderr.read() == ""
    running.wait(timeout=60)


def test_code_gives_the_first_line_before_the_last_report_is_there() -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "tocsin", "code", "-", "--json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert running.stdin is not None
    assert running.stdout is not None
    first, second, _ = many_reports(2).split("\n")
    running.stdin.write(first + "\n")
    running.stdin.flush()
    assert json.loads(running.stdout.readline())["report"]["id"] == "0"
    running.stdin.write(second + "\n")
    running.stdin.close()
    assert json.loads(running.stdout.readline())["report"]["id"] == "1"
    running.wait(timeout=60)
