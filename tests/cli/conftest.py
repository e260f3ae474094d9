"""A folder of short invented reports, and a record made of them by the command line."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

FIRST = """Blast kills 12 at market in Ankara

A bomb exploded at a market in Ankara on 14 November 2017, killing at least 12 people and wounding 30, police said.

"We ran for our lives," said Emre Kavak, a shopkeeper. Nobody has claimed responsibility for the attack.
"""
SECOND = """Death toll rises to 14 after Ankara market bombing

The death toll from Tuesday's bomb attack on a market in Ankara has risen to 14, the health ministry said on Wednesday.
The interior minister blamed the Islamic State for the bombing.
"""
PLOT = """Police foil plot to bomb a shopping mall in Istanbul

Police in Istanbul thwarted a plot to bomb a shopping mall on 9 November 2017 and held four suspects, officials said.
"""
PAGE = """<!doctype html><html><head><title>Gunmen kill judge in Diyarbakir</title>
<meta property="article:published_time" content="2016-03-02T08:00:00Z"></head><body><article>
<h1>Gunmen kill judge in Diyarbakir</h1>
<p>Gunmen shot and killed a judge outside his home in Diyarbakir on Tuesday, the governor's office said. The attackers
fled in a white car and police set up roadblocks around the city.</p>
<p>No group claimed responsibility. The governor said that the judge had been threatened in the past few months and
that an investigation had been opened by the prosecutor.</p></article></body></html>
"""
FRENCH = """Une bombe a explosé mardi sur un marché du centre de la ville, tuant douze personnes et blessant une
trentaine d'autres, selon la police. Le ministre de l'intérieur a condamné cet attentat, qui n'a pas été revendiqué.
"""


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    (folder / "first.txt").write_text(FIRST, encoding="utf-8")
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    lines = [
        {"id": "second", "text": SECOND, "published": "2017-11-15", "source": "The Sample Post"},
        {"id": "plot", "text": PLOT, "published": "2017-11-20", "title": "\x1b[31mPolice foil plot\u202e"},
        {"id": "french", "text": FRENCH, "published": "2017-11-15"},
    ]
    (folder / "more.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return folder


def tocsin(*words: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
    """Run the real command in a process of its own."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("TOCSIN_")}
    environment["TOCSIN_EXTRACTOR"] = "rules"
    command = [sys.executable, "-m", "tocsin", *map(str, words)]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env=environment, check=False, timeout=120, **options
    )


@pytest.fixture(scope="session")
def record(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("record") / "record.db"
    added = tocsin("add", reports, "--record", path, "--published", "2017-11-15")
    assert added.returncode == 0, added.stderr
    return path
