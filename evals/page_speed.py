"""How fast the page shows itself, by the browser's own clock: python evals/page_speed.py RECORD.db [--rounds 5].

Each round is a fresh browser without a cache. Prints medians of: first contentful paint, largest paint, the first row
of the table, all of Explore there (rows, facets, timeline, map), layout shift, and tasks that held the page longer than
50 ms; then what a change of filter and a jump to the last row take. Needs Chromium (tools/browser.sh).
"""

import argparse
import statistics
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from browserkit import browser_path, served, until  # type: ignore[import-not-found]

_WATCH = """
window.seen = { shift: 0, largest: 0, long: [] };
const watch = (type, see) => new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({ type, buffered: true });
watch("layout-shift", (entry) => { if (!entry.hadRecentInput) seen.shift += entry.value; });
watch("largest-contentful-paint", (entry) => { seen.largest = entry.startTime; });
watch("longtask", (entry) => seen.long.push(entry.duration));
"""
_FIRST_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
_ROW = "document.querySelector('.virtual-body [role=row] .cell.date .day') !== null"
_ALL = (
    _ROW
    + " && document.querySelector('.facet input') && document.querySelector('.timeline-chart canvas') && (document.querySelector('.svg-mark') || document.querySelector('.mark-list li')) !== null"
)
NAMES = (
    "first paint",
    "largest paint",
    "first row",
    "all there",
    "layout shift",
    "long tasks",
    "longest",
    "filter",
    "jump",
)


def main() -> None:
    """Print one line a way of drawing the map."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("record", type=Path)
    asked.add_argument("--rounds", type=int, default=5)
    wanted = asked.parse_args()
    from playwright.sync_api import sync_playwright

    with closing(served(wanted.record)) as serving, sync_playwright() as play:
        address = next(serving)
        browser = play.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        print(f"Chromium {browser.version}, {wanted.rounds} rounds, median (worst)")
        for way in ("svg", "webgl"):
            rounds = [_measured(browser, address, way) for _ in range(wanted.rounds + 1)][
                1:
            ]  # the first warms the server
            print(f"map drawn with {way}")
            for name, *values in zip(NAMES, *rounds, strict=True):
                unit = "" if name == "layout shift" else " ms"
                digits = 4 if name == "layout shift" else 0
                print(f"  {name}: {statistics.median(values):,.{digits}f}{unit} ({max(values):,.{digits}f}{unit})")
        browser.close()


def _measured(browser: Any, address: str, way: str) -> tuple[float, ...]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    context.add_init_script(_WATCH)
    page = context.new_page()
    page.goto(f"{address}/?incident=none" + ("&draw=svg" if way == "svg" else ""))
    first_row = _when(page, _ROW)
    everything = _when(page, _ALL)
    page.wait_for_timeout(1000)
    seen = page.evaluate("({...seen})")
    paint = page.evaluate(_FIRST_PAINT)
    filtered, jumped = _filtered(page), _jumped(page)
    context.close()
    long = seen["long"] or [0]
    return paint, seen["largest"], first_row, everything, seen["shift"], sum(long), max(long), filtered, jumped


def _when(page: Any, expression: str) -> float:
    until(page, expression, 60)
    return float(page.evaluate("performance.now()"))


def _filtered(page: Any) -> float:
    """Milliseconds from a click on a facet to the rows that fit."""
    start = page.evaluate("performance.now()")
    before = page.locator("main h1").inner_text()
    page.locator(".facet.stage input").nth(1).click()
    until(page, f"document.querySelector('main h1').innerText !== {before!r}", 60)
    return float(page.evaluate("performance.now()")) - float(start)


def _jumped(page: Any) -> float:
    """Milliseconds from the End key to the last row."""
    page.locator("[role=grid]").focus()
    start = page.evaluate("performance.now()")
    page.keyboard.press("End")
    last = page.locator("[role=grid]").get_attribute("aria-rowcount")
    until(page, f"document.querySelector('.virtual-row.active[aria-rowindex=\"{last}\"]') !== null", 60)
    return float(page.evaluate("performance.now()")) - float(start)


if __name__ == "__main__":
    main()
