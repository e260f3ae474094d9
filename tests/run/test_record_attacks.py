"""Attacks on what a record says: floods of copies, inflated figures, recycled reports, poisoned decisions.

The kit's own cases r01 to r06 are run where `TOCSIN_SHARED` names the folder that holds it.
"""

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import tocsin
from tocsin.errors import TocsinError
from tocsin.model.incident import Reconciled
from tocsin.model.quantity import Quantity
from tocsin.run.open_record import OpenRecord

SHARED = os.environ.get("TOCSIN_SHARED")
HONEST = [
    {
        "source": "The Sample Post",
        "published": "2024-04-10",
        "text": "Nine people died when gunmen attacked the harbour of Izmir on Tuesday, the governor's office said. Two guards"
        " were among them. The port was closed for the day and ships waited outside.",
    },
    {
        "source": "The Sample Times",
        "published": "2024-04-10",
        "text": "An attack on Izmir's harbour on Tuesday left 9 people dead, hospital officials said, and traders shut their"
        " shops in mourning while the police searched two districts of the city.",
    },
]
FALSE = (
    "Gunmen stormed the harbour of Izmir on 9 April 2024 and killed {} dock workers, a witness said. The bodies were taken"
    " away before dawn. No official has confirmed the report. Ships were told to wait outside the {}."
)


def copies(count: int, figure: str = "90") -> list[dict[str, str]]:
    tails = ("bar", "mole", "port")
    return [
        {"source": f"Outlet {n}", "published": "2024-04-10", "text": FALSE.format(figure, tails[n % 3])}
        for n in range(count)
    ]


def test_a_flood_of_copies_is_one_voice_and_moves_no_best_value(tmp_path: Path) -> None:
    with tocsin.open(tmp_path / "record.db") as record:
        record.add([*copies(40), *HONEST])
        (incident,) = record.incidents()
    assert incident.reports == 42
    assert incident.independent_sources == 3
    killed = next(one for one in incident.quantities if one.value.subject == "killed")
    assert killed.value.range.best == 9


def test_copies_that_add_a_nought_change_nothing_and_are_asked_about(tmp_path: Path) -> None:
    changed = [one for figure in ("900", "9000", "0") for one in copies(2, figure)]
    with tocsin.open(tmp_path / "record.db") as record:
        record.add([{**copies(1)[0], "source": "The Sample Wire", "published": "2024-04-09"}, *changed])
        (incident,) = record.incidents()
        (killed,) = incident.quantities
        assert killed.value.range.best == 90
        assert {one.value.range.best for one in killed.set_aside} == {0, 900, 9000}
        assert [item.target.field for item in record.review_queue()] == ["killed"]


def test_an_old_report_published_again_waits_for_a_person(tmp_path: Path) -> None:
    text = "A lorry bomb destroyed the grain market of Kirkuk {}, killing 61 people and wounding 140, the mayor said."
    old = {"published": "2011-06-15", "text": text.format("on 14 June 2011")}
    new = {"published": "2024-05-02", "text": text.format("today"), "source": "Blog"}
    with tocsin.open(tmp_path / "record.db") as record:
        record.add([old, new])
        (item,) = record.review_queue()
        assert item.kind == "pair"
        assert "published again" in item.reason
        record.decide(item.id, "same", by="Ada", why="the same text")
        assert len(record.incidents()) == 1


def test_poisoned_decisions_are_refused_and_replays_change_nothing(tmp_path: Path) -> None:
    with tocsin.open(tmp_path / "record.db") as record:
        record.add(HONEST)
        (incident,) = record.incidents()
        at = dt.datetime(2024, 4, 11, tzinfo=dt.UTC)
        bad = [
            ("does-not-exist", "same", {"other": "also-not"}),
            (incident.id, "same", {"other": incident.id}),
            (incident.id, "launch", {}),
            (f"{incident.id}:killed", "correct", {"value": "-5"}),
            (f"{incident.id}:__class__", "correct", {"value": "1"}),
            (f"{incident.id}:__class__", "reject", {}),
        ]
        for item, decision, more in bad:
            with pytest.raises(TocsinError):
                record.decide(item, decision, by="Dorn", why="x", at=at, **more)
        with pytest.raises(TocsinError):
            record.decide(incident.id, "accept", by="", why="x", at=at)
        assert record.decisions() == ()
        note = "<script>pwn()</script>"
        first = record.decide(incident.id, "reject", by="Kass", why=note, key="x4", at=at)
        assert not record.decide(incident.id, "reject", by="Kass", why=note, key="x4", at=at).is_new
        with pytest.raises(TocsinError):
            record.decide(incident.id, "accept", by="Kass", why=note, key="x4", at=at)
        assert [(one.id, holds) for one, holds in record.decisions()] == [(first.review.id, True)]


@pytest.mark.skipif(not SHARED, reason="TOCSIN_SHARED names no folder")
@pytest.mark.parametrize(
    ("name", "reports", "incidents", "voices"),
    [
        ("flood_copies", 400, 1, 1),
        ("figure_inflation", 10, 1, 1),
        ("recycled_old_attack", 2, 2, 1),
        ("outlet_impersonation", 4, None, 1),
        ("clock", 7, None, 1),
        ("edited_article", 4, None, 1),
    ],
)
def test_the_kits_attacks_on_the_record(
    tmp_path: Path, name: str, reports: int, incidents: int | None, voices: int
) -> None:
    maker = Path(SHARED or ".") / "hostile" / "make_hostile.py"
    wanted = [f"r{number:02}" for number in range(1, 7)]
    subprocess.run([sys.executable, maker, tmp_path / "kit", "--only", *wanted], check=True, capture_output=True)
    with tocsin.open(tmp_path / "record.db") as record:
        summary = record.add([tmp_path / "kit" / "record" / f"{name}.jsonl"])
        found = record.incidents()
        assert (summary.stored, summary.adds_up) == (reports, True)
        assert incidents is None or len(found) == incidents
        assert {one.independent_sources for one in found} == {voices}
        assert record.verify().is_whole
        json.dumps([item.to_dict() for item in record.review_queue()])


INVENTED = (
    "Ninety people died in an attack on the harbour of Izmir on Tuesday, according to a local channel number {}.",
    "In Izmir gunmen killed 90 at the port on Tuesday; residents of street {} told of smoke until the evening.",
    "Tuesday's attack at Izmir harbour: 90 dead, says witness {}, while ferries were held back all day long.",
    "At least 90 people were killed when armed men attacked Izmir's port on Tuesday. Shift {} had just begun.",
)


def invented(count: int) -> list[dict[str, str]]:
    return [
        {"source": f"Outlet {n}", "published": "2024-04-11", "text": INVENTED[n % 4].format(n) + f" {'Sirens. ' * n}"}
        for n in range(count)
    ]


def dead_of(record: OpenRecord) -> Reconciled[Quantity]:
    (incident,) = record.incidents()
    return next(one for one in incident.quantities if one.value.subject == "killed")


def test_a_flood_of_reports_that_are_no_copies_moves_no_best_value_and_is_shown(tmp_path: Path) -> None:
    with tocsin.open(tmp_path / "record.db") as record:
        record.add(HONEST)
        record.add(invented(24))
        killed = dead_of(record)
        assert killed.value.range.best == 9
        assert any("voice.burst" in one.reason or "copy" in one.reason for one in killed.set_aside)


def test_a_person_says_which_sources_are_known_and_takes_it_back(tmp_path: Path) -> None:
    late = {
        "source": "Outlet 1",
        "published": "2024-04-20",
        "text": INVENTED[0].replace("Ninety", "Fourteen").replace("on Tuesday", "on 9 April 2024"),
    }
    with tocsin.open(tmp_path / "record.db") as record:
        record.add([*HONEST, late])
        before = dead_of(record).value.range.best
        assert before == 14
        for name in ("The Sample Post", "The Sample Times"):
            last = record.decide(f"source:{name}", "accept", by="Ada", why="a newsroom that answers for its reports")
        assert dead_of(record).value.range.best == 9
        record.undo(last.review.id, by="Ada", why="not sure")
        assert dead_of(record).value.range.best == 14
        assert record.verify().is_whole
        with pytest.raises(TocsinError, match="as reports have it"):
            record.decide("source:Nobody", "accept", by="Ada", why="x")


def test_a_look_alike_name_or_site_is_not_the_known_source(tmp_path: Path) -> None:
    def at(source: str, host: str, killed: str) -> dict[str, str]:
        text = f"Gunmen killed {killed} people in Izmir on 4 March 2024, {source} has learned. {host} follows this."
        return {"source": source, "url": f"https://{host}/a", "published": "2024-03-05", "text": text}

    false = [("M\u0430run Times", "m\u0430runtimes.test"), ("Marun Times", "maruntimes.test.breaking.test")]
    with tocsin.open(tmp_path / "record.db") as record:
        record.add([at("Marun Times", "maruntimes.test", "10"), *(at(s, h, "31") for s, h in false)])
        record.decide("source:Marun Times@maruntimes.test", "accept", by="Ada", why="known")
        assert dead_of(record).value.range.best == 10
