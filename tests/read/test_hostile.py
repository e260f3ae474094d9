"""The hostile-input kit, where TOCSIN_SHARED names the folder that holds it."""

import json
import os
import subprocess
import sys
import time
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tocsin.model.outcome import ReadResult
from tocsin.model.report import Report
from tocsin.read.inputs import read_inputs

_SHARED = os.environ.get("TOCSIN_SHARED")
_KIT = Path(_SHARED or ".", "hostile")
_KINDS = ("h", "t", "j", "s")
_OTHERS = ("p01", "m01", "m02", "m03", "a01", "a06", "w11", "f01", "f03", "f14", "d02", "d05")

pytestmark = pytest.mark.skipif(not _SHARED, reason="TOCSIN_SHARED is not set")


def _cases() -> list[dict[str, Any]]:
    if not _SHARED:
        return []
    cases: list[dict[str, Any]] = json.loads((_KIT / "manifest.json").read_text())["cases"]
    return [case for case in cases if case["id"][0] in _KINDS or case["id"] in _OTHERS]


@cache
def _made(folder: Path) -> Path:
    out = folder / "out"
    subprocess.run([sys.executable, _KIT / "make_hostile.py", out, "--big"], check=True, capture_output=True)
    return out


@pytest.fixture(scope="session")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _made(tmp_path_factory.mktemp("hostile"))


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case["id"])
def test_a_case_meets_what_its_manifest_says_of_reading(case: dict[str, Any], kit: Path) -> None:
    if case["id"] == "s06" and os.geteuid() == 0:
        pytest.skip("root reads the unreadable file")
    start = time.monotonic()
    results = list(read_inputs([kit / case["path"]]))
    assert time.monotonic() - start < 2 * case["max_seconds"], "far over the kit's time, even for a busy machine"
    reports = [result.report for result in results if result.report]
    unique = {report.id for report in reports}
    if case["docs_good"] is not None:
        assert len(unique) == case["docs_good"]
    is_array = case["id"] == "j08"  # "or reads it": an array of five good records gives five reports
    if case["docs_bad"] is not None and not is_array:
        assert len([r for r in results if r.outcome]) == case["docs_bad"]
    if case["expect"] == "reject":
        assert len(reports) == (5 if is_array else 0)
    stored = "\n".join(f"{report.title}\n{report.text}" for report in reports)
    for words in case["survive"]:
        assert words in stored
    for words in case["never_stored"]:
        assert words not in stored
    for result in results:
        _check(result)


def _check(result: ReadResult) -> None:
    assert all(char.isprintable() for char in result.name)
    if result.outcome:
        assert result.outcome.code
        assert "\n" not in (result.outcome.reason or "")
    if result.report:
        _check_report(result.report)


def _check_report(report: Report) -> None:
    assert "\x00" not in report.text
    for words in (report.text, report.title, report.byline, report.url, report.source, report.external_id):
        (words or "").encode("utf-8")
    at = 0
    for section in report.sections:
        assert at <= section.start < section.end <= len(report.text)
        at = section.end


def test_one_run_over_all_gives_what_single_runs_give(kit: Path) -> None:
    paths = [kit / case["path"] for case in _cases() if case["id"] != "h32"]
    together = [(r.name, r.position, r.report and r.report.id) for r in read_inputs(paths)]
    apart = [(r.name, r.position, r.report and r.report.id) for path in paths for r in read_inputs([path])]
    assert together == apart


def test_the_process_outlives_the_whole_kit(kit: Path) -> None:
    results = list(
        read_inputs([kit / "html", kit / "records", kit / "fs", kit / "models", kit / "archives", kit / "db"])
    )
    assert all((r.report is None) != (r.outcome is None) for r in results)
    assert not list(kit.rglob("PWNED*"))
