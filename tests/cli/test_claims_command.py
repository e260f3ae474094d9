"""Claims in a terminal and as JSON."""

import json
from pathlib import Path

import pytest

from .conftest import tocsin

REPORTS = [
    ("2018-09-01", "The UN estimates that 20,000 fighters remain in Idlib."),
    ("2018-09-04", "Up to 30,000 fighters are in Idlib, the US envoy said on Tuesday."),
    ("2018-09-05", "A bomb killed 12 people in Ankara on Tuesday, police said."),
    ("2018-09-06", "More than 300 people have been killed in attacks in Turkey in the past few years, officials said."),
    (
        "2018-09-08",
        "A bomb went off in Izmir on Friday. Emre Kavak, a shopkeeper, said that two people were killed in the blast.",
    ),
]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("claims")
    lines = [json.dumps({"published": day, "text": text}) for day, text in REPORTS]
    (folder / "reports.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert tocsin("add", folder / "reports.jsonl", "--record", folder / "record.db").returncode == 0
    return folder / "record.db"


def test_estimates_of_fighters_are_a_series(kept: Path) -> None:
    done = tocsin("claims", "--series", "fighters", "--place", "idlib", "--json", "--record", kept)
    (line,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["said_on"] for one in line["estimates"]] == ["2018-09-01", "2018-09-04"]
    assert line["area"] == "Idlib"
    assert "30,000" in tocsin("claims", "--series", "fighters", "--record", kept).stdout
    assert "No estimate fits" in tocsin("claims", "--series", "weapons", "--record", kept).stderr
    assert tocsin("claims", "--place", "Idlib", "--record", kept).returncode == 1


def test_an_aggregate_is_set_beside_what_the_record_holds(kept: Path) -> None:
    done = tocsin("claims", "--type", "aggregate_count", "--json", "--record", kept)
    (line,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert line["x_beside"]["incidents"] == 1
    assert line["x_beside"]["best"] == 12
    assert "the record holds 12" in tocsin("claims", "--type", "aggregate_count", "--record", kept).stdout


def test_claims_that_meet_are_listed_with_the_reason(kept: Path) -> None:
    done = tocsin("claims", "--meet", "--json", "--record", kept)
    relations = {json.loads(line)["relation"] for line in done.stdout.splitlines()}
    assert relations <= {"repeats", "updates", "supports", "in_tension", "contradicts"}
    assert relations
    assert "fighters" in tocsin("claims", "--meet", "--record", kept).stdout


def test_private_names_are_withheld_from_json(kept: Path) -> None:
    shown = tocsin("claims", "--json", "--record", kept).stdout
    assert "Kavak" not in shown
    assert "[name withheld]" in shown
