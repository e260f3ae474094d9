"""A user's own gazetteer."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import tocsin

# geonameid, name, asciiname, alternatenames, lat, lon, class, code, country, cc2, admin1..4, population, elevation,
# dem, timezone, modified
ROWS = [
    ["298795", "Turkey", "Turkey", "", "39", "35", "A", "PCLI", "TR", "", "00", "", "", "", "80000000", "", "", "", ""],
    [
        "9000001",
        "Kavakdorn",
        "Kavakdorn",
        "",
        "38.5",
        "34.5",
        "P",
        "PPL",
        "TR",
        "",
        "01",
        "",
        "",
        "",
        "900",
        "",
        "",
        "",
        "",
    ],
]


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    folder = tmp_path / "dump"
    folder.mkdir()
    (folder / "allCountries.txt").write_text("".join("\t".join(row) + "\n" for row in ROWS), encoding="utf-8")
    (folder / "admin1CodesASCII.txt").write_text("TR.01\tOlma\tOlma\t1\n", encoding="utf-8")
    (folder / "admin2Codes.txt").write_text("", encoding="utf-8")
    return folder


def test_a_village_is_known_once_its_dump_was_loaded(dump: Path, tmp_path: Path) -> None:
    out = tmp_path / "own.bin"
    done = tocsin("gazetteer", "load", dump, "--out", out)
    assert done.returncode == 0, done.stderr
    text = "Gunmen shot dead two guards in Kavakdorn, Turkey, on Monday, police said."
    coded = subprocess.run(
        [sys.executable, "-m", "tocsin", "code", "-", "--json"],
        input=text,
        capture_output=True,
        text=True,
        env={**os.environ, "TOCSIN_GAZETTEER": str(out)},
        check=True,
    )
    (mention,) = json.loads(coded.stdout)["mentions"]
    assert (mention["place"]["name"], mention["place"]["lat"]) == ("Kavakdorn", 38.5)
    assert tocsin("gazetteer", "load", dump, "--out", out).returncode == 1
    assert tocsin("gazetteer", "load", dump, "--out", out, "--overwrite").returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dump", "own.bin"]


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    done = tocsin("gazetteer", "load", tmp_path, "--out", tmp_path / "own.bin")
    assert done.returncode == 1
    assert "admin1CodesASCII.txt" in done.stderr
    assert list(tmp_path.iterdir()) == []
