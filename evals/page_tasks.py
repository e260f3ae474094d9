"""A person's tasks on a large record, end to end in a browser: python evals/page_tasks.py RECORD.db [--way webgl].

RECORD.db comes from evals/page_record.py. Prints how long each task took from the first press to the answer on screen,
and every failure; ends with 1 if there was one, or if the page asked anyone outside or broke its policy. Writes ten
decisions into the record and takes one back. Needs Chromium (tools/browser.sh).
"""

import argparse
import csv
import re
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from browserkit import Opener, Watched, browser_path, served, until  # type: ignore[import-not-found]

ROWS = ".virtual-body [role=row]"
REVIEWED = 10
_PATIENCE_S = 120
_REST_S = 0.5
_IDLE = "!document.querySelector('.explore-table[aria-busy=true], .facets[aria-busy=true]')"


@dataclass(slots=True)
class Person:
    """Somebody at the page: where it is, and how to open it in a fresh browser."""

    home: str
    open_page: Opener
    way: str
    page: Any = None

    def open(self, address: str, **how: Any) -> Any:
        """Open an address in a fresh browser that waits as long as we do; the one before is closed."""
        self.open_page.close()
        return self.open_page(address, prepare=lambda page: page.set_default_timeout(_PATIENCE_S * 1000), **how)

    def explore(self, query: str = "") -> Any:
        """Open Explore in a fresh browser and wait until rows, lists and the time line stand."""
        draw = "&draw=svg" if self.way == "svg" else ""
        self.page = self.open(f"{self.home}/?incident=none{draw}{query}")
        self.until(f"document.querySelector('{ROWS} .cell.date .day') && document.querySelector('.facet input')")
        self.until("Boolean(document.querySelector('.timeline-chart canvas'))")
        return self.page

    def until(self, expression: str) -> None:
        """Wait until an expression holds in the page."""
        until(self.page, expression, _PATIENCE_S)

    def count(self) -> int:
        """Give the number in the heading once the newest answer is there."""
        self.until(_IDLE)
        return int(re.sub(r"\D", "", self.page.locator("main h1").inner_text().split(" incident")[0]))

    def until_other(self, count: int) -> None:
        """Wait until the heading gives another number."""
        self.until(f"!document.querySelector('main h1').innerText.startsWith('{count:,} ')")

    def ask(self, path: str) -> Any:
        """Ask the server what the page would."""
        return self.page.evaluate("(path) => fetch(path).then((answer) => answer.json())", f"/api/v1{path}")


Task = Callable[[Person], None]


def main() -> None:
    """Do the tasks in turn."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("record", type=Path)
    asked.add_argument("--way", choices=("svg", "webgl"), default="svg", help="how the map is drawn")
    wanted = asked.parse_args()
    from playwright.sync_api import sync_playwright

    failed = 0
    with closing(served(wanted.record)) as serving, sync_playwright() as play:
        home = next(serving)
        browser = play.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        print(f"Chromium {browser.version}, map drawn with {wanted.way}", flush=True)
        opener = Opener(browser)
        person = Person(home, opener, wanted.way)
        for name, task in TASKS.items():
            start = time.perf_counter()
            try:
                task(person)
            except Exception as error:  # whatever went wrong, the next task is tried
                failed += 1
                print(f"  FAILED {name}: {str(error).splitlines()[0][:200]}", flush=True)
            else:
                print(f"  {name}: {time.perf_counter() - start:.2f} s", flush=True)
        opener.close()
        browser.close()
        seen = opener.watched
        print(f"asked outside: {len(seen.outside)}, policy reports: {len(seen.reports)}, faults: {len(seen.faults)}")
        for fault in seen.faults[:5]:
            print(f"  {fault[:300]}")
    sys.exit(1 if failed or seen != Watched() else 0)


# --- tasks ------------------------------------------------------------------------------------------------------------


def open_explore(person: Person) -> None:
    """Open the page: rows, lists, time line and marks of the map."""
    page = person.explore()
    page.wait_for_selector(".svg-mark, .mark-list li", state="attached")


def find_by_map(person: Person) -> None:
    """Open the list of marks, go into the smallest cluster until one incident stands alone, or a spot holds them all.

    What lies at one spot does not come apart on a map: the table then lists it, and its first row is opened.
    """
    page = person.page
    page.locator(".mark-list summary").click()
    for _ in range(12):
        listed = marks_at_rest(person)
        alone = next((n for n, words in enumerate(listed) if "°" in words and "incidents" not in words), None)
        close = [n for n, words in enumerate(listed) if "close together" in words]
        if alone is None and not close:
            break
        before = page.url
        page.locator(".mark-list li button").nth(close[-1] if alone is None else alone).click()
        person.until(f"location.href !== {before!r}")
        if "bbox=" in page.url:
            open_first_at_spot(person, int(listed[close[-1]].split()[0].replace(",", "")))
        if "bbox=" in page.url or alone is not None:
            page.wait_for_selector(".peek h2")
            return
    raise AssertionError("no mark came apart into single incidents, and no spot was reached")


def marks_at_rest(person: Person) -> list[str]:
    """Give the words of the listed marks once the map has stood still for half a second."""
    last: list[str] = []
    since = start = time.monotonic()
    while time.monotonic() - since < _REST_S or not last:
        if time.monotonic() - start > _PATIENCE_S:
            raise AssertionError("the map does not come to rest")
        person.page.wait_for_timeout(50)
        found = person.page.locator(".mark-list li button").all_inner_texts()
        if found != last:
            last, since = found, time.monotonic()
    return last


def open_first_at_spot(person: Person, counted: int) -> None:
    """Open the first of the incidents at a spot, which are as many as its mark said or more (areas are listed too)."""
    if person.count() < counted:
        raise AssertionError(f"{person.count()} incidents instead of the {counted} of the mark")
    person.page.locator(ROWS).first.locator(".cell.place").click()


def find_by_search(person: Person) -> None:
    """Search for a word that one report holds."""
    page = person.explore()
    everything = person.count()
    page.keyboard.press("/")
    page.keyboard.type("4711")
    page.keyboard.press("Enter")
    person.until("location.search.includes('q=4711')")
    person.until_other(everything)
    if person.count() != 1:
        raise AssertionError(f"{person.count()} incidents instead of 1")


def open_afresh(person: Person) -> None:
    """Open Explore again, as someone who has been there before the record changed."""
    person.explore()


def find_by_facets(person: Person) -> None:
    """Choose two facets; what is left is what the second one counted."""
    page, everything = person.page, person.count()
    page.locator(".facet.stage label", has_text="thwarted").locator("input").check()
    person.until_other(everything)
    some = person.count()
    choice = page.locator(".facet.country label").first
    counted = int(re.sub(r"\D", "", choice.locator(".count").inner_text()))
    choice.locator("input").check()
    person.until_other(some)
    if person.count() != counted:
        raise AssertionError(f"{person.count()} incidents instead of the {counted} that were counted")


def brush(person: Person) -> None:
    """Drag over a part of the time line."""
    page = person.page
    everything = person.count()
    chart = page.locator(".timeline-chart .u-over")
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 25, steps=5)
    page.mouse.up()
    page.wait_for_url("**from=*to=*")
    person.until_other(everything)
    if not 0 < person.count() < everything:
        raise AssertionError("the brush left nothing, or all")


def last_row(person: Person) -> None:
    """Jump to the last of all rows."""
    page = person.page
    page.locator("[role=grid]").focus()
    page.keyboard.press("End")
    last = page.locator("[role=grid]").get_attribute("aria-rowcount")
    person.until(f"document.querySelector('.virtual-row.active[aria-rowindex=\"{last}\"]') !== null")


def evidence(person: Person) -> None:
    """Open an incident and press its toll: its words light up in the report."""
    incident = person.ask("/incidents?min_killed=5&limit=1")["items"][0]["id"]
    page = person.page = person.open(f"{person.home}/incident/{incident}")
    page.wait_for_selector(".values")
    page.locator(".value-row", has=page.locator("dt", has_text="killed")).locator(".value-button").click()
    person.until("document.querySelectorAll('.report-text mark.is-lit').length > 0")


def open_review(person: Person) -> None:
    """Open the queue and give a name, by keys."""
    page = person.page = person.open(f"{person.home}/review")
    page.wait_for_selector(".review-item", timeout=_PATIENCE_S * 1000)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.review-bar input[type=text]') !== null"):
            break
    page.keyboard.type("ada")
    page.keyboard.press("Tab")
    person.until("Boolean(document.querySelector('.review-item'))")


def review_ten(person: Person) -> None:
    """Answer ten questions by keys alone."""
    page = person.page
    decided = person.ask("/reviews")["total"]
    for number in range(REVIEWED):
        question = page.locator("#question").inner_text()
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("f" if number % 3 == 2 else "a")
        if number % 3 == 2:
            page.wait_for_selector("dialog[open]")
            page.keyboard.press("Enter")
        wanted = decided + number + 1
        until_total(person, wanted)
        person.until("Boolean(document.querySelector('.review-item'))")
        if not question:
            raise AssertionError("a question without words")


def undo(person: Person) -> None:
    """Take the last decision back by its key."""
    page = person.page
    page.wait_for_timeout(200)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("u")
    person.until("document.querySelector('.desk .said').innerText.includes('Taken back')")


def until_total(person: Person, wanted: int) -> None:
    """Wait until so many decisions are stored."""
    last = time.monotonic() + _PATIENCE_S
    while person.ask("/reviews").get("total", -1) < wanted:  # while it follows a decision the server may say it is busy
        if time.monotonic() > last:
            raise AssertionError(f"decision {wanted} was not stored")
        person.page.wait_for_timeout(50)


def send_link(person: Person) -> None:
    """Choose something, and open the address in a fresh browser: it shows the same."""
    page = person.explore("&stage=thwarted&from=2014-07-01&to=2014-07-31")
    page.locator(ROWS).first.locator(".cell.place").click()
    page.wait_for_selector(".peek h2")
    shown = person.count(), page.locator(".peek h2").inner_text()
    person.page = other = person.open(page.url)
    other.wait_for_selector(".peek h2")
    person.until(f"Boolean(document.querySelector('{ROWS}'))")
    if (person.count(), other.locator(".peek h2").inner_text()) != shown:
        raise AssertionError("the fresh browser shows something else")


def download(person: Person) -> None:
    """Take along what is shown as CSV."""
    page, count = person.page, person.count()
    page.get_by_role("button", name="Download").click()
    page.wait_for_selector(".citation")
    with page.expect_download(timeout=_PATIENCE_S * 1000) as waited:
        page.get_by_role("link", name="CSV").click()
    with Path(waited.value.path()).open(encoding="utf-8-sig") as file:
        rows = len(list(csv.DictReader(file)))
    if rows != count:
        raise AssertionError(f"{rows} rows instead of {count}")


def brief(person: Person) -> None:
    """Make the brief of a month."""
    page = person.page = person.open(f"{person.home}/brief")
    page.get_by_label("From", exact=True).fill("2014-07")
    page.get_by_label("To", exact=True).fill("2014-07")
    page.get_by_role("button", name="Make the brief").click()
    person.until("document.querySelector('.brief-title')?.innerText.includes('2014-07-01')")


def response(person: Person) -> None:
    """Look at attacks and the response to them."""
    person.page = person.open(f"{person.home}/response")
    person.until("document.querySelectorAll('.response-chart .bar').length > 3")


def on_a_phone(person: Person) -> None:
    """Open Explore on a phone in dark mode; nothing is wider than it."""
    person.page = person.open(f"{person.home}/?incident=none", width=390, height=844, scheme="dark")
    person.until(f"Boolean(document.querySelector('{ROWS} .cell.date .day'))")
    if person.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        raise AssertionError("something is wider than the phone")


TASKS: dict[str, Task] = {
    "open Explore for the first time": open_explore,
    "find by the map": find_by_map,
    "find by search": find_by_search,
    "open Explore again": open_afresh,
    "find by two facets": find_by_facets,
    "open Explore a third time": open_afresh,
    "brush the time line": brush,
    "jump to the last row": last_row,
    "open the evidence of a toll": evidence,
    "open the review queue": open_review,
    f"answer {REVIEWED} questions by keys": review_ten,
    "undo by a key": undo,
    "send a link, open it in a fresh browser": send_link,
    "download what is shown": download,
    "make a brief of a month": brief,
    "see the response": response,
    "open Explore on a phone, dark": on_a_phone,
}

if __name__ == "__main__":
    main()
