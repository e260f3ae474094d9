"""Deciding in a terminal and from scripts."""

import datetime as dt
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from rich.console import Console

from recordkit import Clock, coded, fill
from tocsin.cli.review_session import ANSWERS, MOVES, Session
from tocsin.record.base import Entry
from tocsin.record.memory import MemoryRecord
from tocsin.run.linking import link_new
from tocsin.run.review import Asked, decide
from tocsin.run.review_queue import review_queue

from .conftest import tocsin


@pytest.fixture
def record() -> MemoryRecord:
    made = MemoryRecord(Clock())
    reports = [coded(1), coded(2, killed=5), coded(3, "Lima", killed=80), coded(4, "Lima", killed=60)]
    fill(made, [Entry(one) for one in reports])
    link_new(made, None)
    return made


def sit(record: MemoryRecord, keys: str, lines: Iterable[str] = ()) -> tuple[int, str]:
    """Press keys one after another and give the number of decisions and what was shown."""
    shown, pressed, typed = io.StringIO(), iter(keys), iter(lines)

    def ask(_what: str, usual: str) -> str:
        return next(typed, "") or usual

    out = Console(file=shown, width=120, highlight=False)
    clock = Clock(dt.datetime(2024, 5, 1, tzinfo=dt.UTC))
    made = Session(record, "ada", out, lambda: next(pressed, "q"), ask, clock).run()
    return made, shown.getvalue()


def test_a_key_answers_and_the_next_question_comes_by_itself(record: MemoryRecord) -> None:
    first, second = review_queue(record)
    made, shown = sit(record, "a")
    assert made == 1
    assert shown.index(first.id) < shown.index(second.id)
    assert [one.target.id for one in record.reviews()] == [first.incidents[0]]
    assert record.reviews()[0].reason == "the words say so"
    assert [one.id for one in review_queue(record)] == [second.id]


def test_the_sentences_of_all_sides_are_shown(record: MemoryRecord) -> None:
    _, shown = sit(record, "")
    assert "killing 80" in shown
    assert "killing 60" in shown
    assert "2 questions left" in shown


def test_a_correction_asks_for_the_value_and_the_reason(record: MemoryRecord) -> None:
    made, _ = sit(record, "c", iter(["70", "the court's list"]))
    (kept,) = record.reviews()
    assert (made, kept.reason) == (1, "the court's list")
    assert record.incident(kept.target.id).quantities[0].value.range.best == 70


def test_what_cannot_be_is_told_and_asked_again(record: MemoryRecord) -> None:
    made, shown = sit(record, "sca", iter(["many", "because"]))
    assert "same is no answer" in shown
    assert "write 45" in shown
    assert made == 1  # the accept that came after


def test_undo_takes_the_last_decision_back(record: MemoryRecord) -> None:
    before = record.digest()
    made, shown = sit(record, "aun")
    assert made == 0
    assert "is taken back by" in shown
    assert record.digest() == before


def test_going_on_to_the_end_and_back(record: MemoryRecord) -> None:
    _, shown = sit(record, "nbnn")
    assert "All questions were shown." in shown
    made, shown = sit(record, "aa")
    assert made == 2
    assert "Nothing waits any more." in shown


def test_the_keys_are_listed_on_a_question_mark(record: MemoryRecord) -> None:
    _, shown = sit(record, "?o")
    for key in (*ANSWERS, *MOVES):
        assert f"  {key}  " in shown
    assert "How the figures changed" in shown


# --- from scripts --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("review")
    first = "A bomb exploded at a market in Ankara on Tuesday, killing 14 people, police said."
    second = "Twenty people died when a bomb went off in a market in Ankara on Tuesday, the governor said."
    texts = [("The Sample Post", "2017-11-15", first), ("The Sample Times", "2017-11-15", second)]
    lines = [json.dumps({"source": source, "published": day, "text": text}) for source, day, text in texts]
    (folder / "reports.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert tocsin("add", folder / "reports.jsonl", "--record", folder / "record.db").returncode == 0
    return folder / "record.db"


def test_without_a_terminal_it_says_what_to_use(kept: Path) -> None:
    done = tocsin("review", "--record", kept, stdin=subprocess.DEVNULL)
    assert done.returncode == 1
    assert "tocsin review list --json" in done.stderr
    assert done.stdout == ""


def test_a_question_is_listed_decided_logged_and_undone(kept: Path) -> None:
    listed = tocsin("review", "list", "--json", "--record", kept)
    (item,) = [json.loads(line) for line in listed.stdout.splitlines()]
    assert item["kind"] == "contradiction"
    assert {side["source"] for side in item["sides"]} == {"The Sample Post", "The Sample Times"}
    who = ("--by", "Ada Reed", "--why", "the hospital's list", "--record", kept)
    words = ("review", "decide", item["id"], "correct", "--value", "17", "--expect", item["version"], *who)
    made = tocsin(*words, "--key", "k", "--json")
    assert made.returncode == 0, made.stderr
    assert json.loads(made.stdout)["is_new"] is True
    assert "nothing changed" in tocsin(*words, "--key", "k").stdout
    refused = tocsin(*words, "--key", "k2")
    assert (refused.returncode, "changed since you saw it" in refused.stderr) == (1, True)
    assert '"rule":"person"' in tocsin("show", item["id"].split(":")[0], "--json", "--record", kept).stdout
    assert "Nothing waits" in tocsin("review", "list", "--record", kept).stderr
    undone = tocsin("review", "undo", "--by", "Ada Reed", "--why", "a slip", "--record", kept)
    assert undone.returncode == 0, undone.stderr
    log = tocsin("review", "log", "--record", kept).stdout
    assert re.search(r"Ada Reed: correct .* \(taken back\)", log)
    assert tocsin("review", "show", item["id"], "--record", kept).returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
def test_in_a_terminal_keys_are_read_one_by_one(kept: Path) -> None:
    import pty

    main, side = pty.openpty()
    environment = {**os.environ, "TERM": "dumb", "COLUMNS": "100"}
    command = [sys.executable, "-m", "tocsin", "review", "--by", "Ada", "--record", str(kept)]
    running = subprocess.Popen(command, stdin=side, stdout=side, stderr=side, env=environment)
    os.close(side)
    shown = _read_until(main, b"q quit")
    shown += _press_until(main, b"?", b"q  quit")
    shown += _press_until(main, b"q", b"tocsin review log")
    assert running.wait(timeout=60) == 0
    os.close(main)
    assert b"q  quit" in shown
    assert b"0 decisions kept" in shown


def _press_until(main: int, key: bytes, wanted: bytes) -> bytes:
    """Press a key again each second until what it leads to is shown: keys pressed too early are thrown away."""
    for _ in range(30):
        os.write(main, key)
        shown = _read_until(main, wanted, seconds=1.0)
        if wanted in shown:
            return shown
    raise AssertionError(f"{wanted!r} was never shown")


def _read_until(main: int, wanted: bytes, seconds: float = 60.0) -> bytes:
    import select

    shown = b""
    while wanted not in shown and select.select([main], [], [], seconds)[0]:
        try:
            got = os.read(main, 4096)
        except OSError:  # the other side is closed
            break
        shown += got
    return shown


def test_making_all_incidents_anew_proves_the_digest_and_days_can_be_asked_for(kept: Path) -> None:
    told = json.loads(tocsin("relink", "--dry-run", "--json", "--record", kept).stdout)
    assert told["is_same"] is True
    assert "exactly the incidents that stand" in tocsin("relink", "--record", kept).stdout
    assert tocsin("incidents", "--as-known", "1999", "--json", "--record", kept).stdout == ""
    now = tocsin("incidents", "--json", "--record", kept).stdout
    assert tocsin("incidents", "--as-known", "2999", "--json", "--record", kept).stdout == now


def test_with_two_persons_the_terminal_asks_what_another_decided_alone(record: MemoryRecord) -> None:
    asked = review_queue(record)[0]
    decide(record, Asked(asked.id, "accept", "ben", "seen"), dt.datetime(2024, 5, 1, tzinfo=dt.UTC))
    shown = io.StringIO()
    out = Console(file=shown, width=120, highlight=False)
    clock = Clock(dt.datetime(2024, 5, 2, tzinfo=dt.UTC))
    keys = iter("a")
    session = Session(record, "ada", out, lambda: next(keys, "q"), lambda _, usual: usual, clock, is_two_person=True)
    assert session.run() == 1
    assert "ben accepted it; a second person must agree" in shown.getvalue()
    assert {one.reviewer for one in record.reviews() if one.target.id == asked.incidents[0]} == {"ada", "ben"}
