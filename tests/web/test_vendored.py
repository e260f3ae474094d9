"""The files of others that the page ships are those that were pinned, and the page stays small."""

import runpy
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "src" / "tocsin" / "web" / "page"
OWN = [path for path in sorted(PAGE.rglob("*.js")) if "vendor" not in path.parts]


@pytest.fixture(scope="module")
def vendor() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "tools" / "vendor.py"))


def test_vendored_files_are_as_pinned(vendor: dict[str, Any]) -> None:
    assert vendor["check"]() == []


def test_the_whole_page_is_under_700_kb_after_gzip(vendor: dict[str, Any]) -> None:
    assert vendor["size"]() < vendor["BUDGET"] == 700_000


def test_every_vendored_package_is_named_in_the_notice(vendor: dict[str, Any]) -> None:
    notice = (ROOT / "NOTICE").read_text()
    for name, package in vendor["PACKAGES"].items():
        assert f"{name} {package.version}" in notice.replace("\n", " ")


@pytest.mark.parametrize("path", OWN, ids=lambda path: str(path.relative_to(PAGE)))
def test_no_text_can_become_markup(path: Path) -> None:
    text = path.read_text()
    for word in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "dangerouslySetInnerHTML",
        "eval(",
        "DOMParser",
    ):
        assert word not in text


@pytest.mark.parametrize("path", [PAGE / "index.html", *OWN, *PAGE.glob("*.css")], ids=lambda path: path.name)
def test_the_page_names_no_other_host(path: Path) -> None:
    text = path.read_text().replace("http://www.w3.org/", "")
    assert "http://" not in text
    assert "https://" not in text


def test_the_first_page_holds_no_inline_script_or_style() -> None:
    text = (PAGE / "index.html").read_text()
    assert "style=" not in text
    assert "<style" not in text
    assert "<script>" not in text
    assert text.count("<script") == 1
    assert " on" not in text.replace(" on the", "").replace(" on this", "").split("<body>")[0]


def test_files_preloaded_by_the_first_page_exist() -> None:
    import re

    text = (PAGE / "index.html").read_text()
    named = re.findall(r'(?:href|src)="/([^"#]+)"', text)
    assert len(named) > 20
    assert [name for name in named if not (PAGE / name).is_file()] == []
