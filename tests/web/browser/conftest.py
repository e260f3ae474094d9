"""A browser and a server with the demo record, for tests of what a person does on the page."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import tocsin
from browserkit import Opener, Watched, browser_path, served

sync_api = pytest.importorskip("playwright.sync_api", reason="the browser tests need `pip install -e '.[dev]'`")

ROOT = Path(__file__).parents[3]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Try a test of this folder once more when it fails: a browser on a busy machine can be late; the report says so."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.flaky(reruns=2))


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    path = browser_path()
    if path is None:
        pytest.skip("no Chromium: `apt-get install chromium`, or name one in TOCSIN_CHROMIUM")
    with sync_api.sync_playwright() as play:
        opened = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def demo_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    with tocsin.open(str(path)) as record:
        record.add([str(ROOT / "samples" / "reports")])
    return path


@pytest.fixture(scope="session")
def demo_address(demo_record: Path) -> Iterator[str]:
    """The address of a server that shows the samples; TOCSIN_DEMO_ADDRESS names one that runs already."""
    running = os.environ.get("TOCSIN_DEMO_ADDRESS")
    yield from [running] if running else served(demo_record)


@pytest.fixture(scope="session")
def empty_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server whose record holds nothing."""
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    with tocsin.open(str(path)):
        pass
    yield from served(path)


@pytest.fixture
def open_page(browser: Any) -> Iterator[Opener]:
    """Open pages; afterwards none of them may have met a fault, broken its policy or asked anyone outside."""
    opener = Opener(browser)
    yield opener
    opener.close()
    assert opener.watched == Watched()


@pytest.fixture
def axe() -> Any:
    """Say what axe-core finds wrong with a page, as short lines."""
    runner = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()

    def violations(page: Any) -> list[str]:
        found = runner.run(page).response["violations"]
        return [f"{one['id']}: {one['help']}: {one['nodes'][0]['html'][:200]}" for one in found]

    return violations
