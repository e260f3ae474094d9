"""Reports are added in a process of their own as they are in this one."""

import os
import signal
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("numpy", reason="the extra web is not installed")

import tocsin
from tocsin.errors import RecordBusyError, TocsinError
from tocsin.run.browse.adding import AddsApart, AddsHere
from tocsin.run.browse.desk import Desk
from tocsin.run.settings import Settings

ITEMS = [
    {"text": "Gunmen shot dead a judge in Herat on Tuesday, police said.", "published": "2016-05-04", "title": "Judge"},
    {"text": "A bomb killed 4 soldiers in Ankara on 17 February 2016, officials said.", "published": "2016-02-18"},
]


def test_an_adding_apart_gives_what_one_here_gives(tmp_path: Path) -> None:
    found = []
    for kind in (AddsHere, AddsApart):
        desk = Desk(Settings(record=tmp_path / f"{kind.__name__}.db"))
        adder = kind(desk)
        told: list[int] = []
        made = adder.add(ITEMS, lambda done, name, told=told: told.append(done))
        again = adder.add(ITEMS, lambda done, name: None)
        with desk.reading() as record:
            digest = record.digest()
        adder.close()
        adder.close()
        desk.close()
        states = [[one["state"] for one in several.outcomes] for several in (made, again)]
        found.append((made.summary, again.summary, states, told, digest))
    assert found[0] == found[1]
    assert found[1][0].stored == 2
    assert found[1][1].already_there == 2


def test_an_error_there_is_raised_here_and_the_next_adding_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    desk = Desk(Settings(record=path))
    adder = AddsApart(desk)
    with tocsin.open(str(path)), pytest.raises(RecordBusyError) as raised:
        adder.add(ITEMS, lambda done, name: None)
    assert str(path) in str(raised.value)
    assert adder.add(ITEMS, lambda done, name: None).summary.stored == 2
    adder.close()
    desk.close()


def test_a_killed_process_is_told_and_another_takes_its_place(tmp_path: Path) -> None:
    desk = Desk(Settings(record=tmp_path / "record.db"))
    adder: Any = AddsApart(desk)
    adder.add(ITEMS[:1], lambda done, name: None)
    os.kill(adder._process.pid, signal.SIGKILL)
    with pytest.raises(TocsinError, match="send the reports again"):
        adder.add(ITEMS, lambda done, name: None)
    assert adder.add(ITEMS, lambda done, name: None).summary.inputs == 2
    adder.close()
    desk.close()
