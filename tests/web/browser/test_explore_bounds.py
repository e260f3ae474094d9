"""What Explore does at its edges: 100,000 rows, hostile and right-to-left names, errors, people who hear the page."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from browserkit import Opener, until

ROWS = ".virtual-body [role=row]"
MANY = 100_000


def card(number: int, **changes: object) -> dict[str, object]:
    """One row of the table, as the server gives it."""
    row: dict[str, object] = {
        "id": f"i{number:06}",
        "revision": 1,
        "state": "candidate",
        "title": "Bombing",
        "type": "bombing",
        "family": "attack",
        "modes": [],
        "stage": "accomplished",
        "date": {"start": "2015-10-10", "end": "2015-10-10", "best": "2015-10-10", "precision": "day"},
        "place": {
            "name": f"Town {number}",
            "site": None,
            "admin1": None,
            "country_iso3": "TUR",
            "lat": 39.9,
            "lon": 32.8,
        }
        | {"precision": "populated_place", "uncertainty_km": 5},
        "killed": {"low": number, "best": number, "high": number, "qualifier": "exact"},
        "wounded": None,
        "detained": None,
        "actors": [],
        "reports": 1,
        "independent_sources": 1,
        "sources": [],
        "flags": [],
    }
    return row | changes


def answering(rows: Callable[[int], dict[str, object]], total: int) -> Callable[[Any], object]:
    """Let the page ask for the table and get made-up rows; everything else comes from the server."""

    def answer(route: Any) -> None:
        asked = parse_qs(urlsplit(route.request.url).query)
        start, limit = int(asked.get("offset", ["0"])[0]), int(asked["limit"][0])
        items = [rows(number) for number in range(start, min(total, start + limit))]
        route.fulfill(json={"items": items, "total": total, "next": None, "version": 1})

    def answer_one(route: Any) -> None:
        number = int(urlsplit(route.request.url).path.rsplit("/i", 1)[1])
        route.fulfill(json={"card": rows(number), "values": []})

    def prepare(page: Any) -> None:
        page.route("**/api/v1/incidents?*", answer)
        page.route("**/api/v1/incidents/i*", answer_one)

    return prepare


def test_a_hundred_thousand_rows_are_never_all_drawn(open_page: Opener, demo_address: str) -> None:
    page = open_page(f"{demo_address}/?incident=none", prepare=answering(card, MANY))
    page.wait_for_selector(ROWS)
    assert page.locator("main h1").inner_text() == "100,000 incidents"
    assert page.locator("[role=grid]").get_attribute("aria-rowcount") == str(MANY + 1)
    page.locator("[role=grid]").focus()
    page.keyboard.press("End")
    page.wait_for_selector(f"{ROWS}.active[aria-rowindex='{MANY + 1}']")
    assert page.locator(f"{ROWS}.active .cell.killed").inner_text().startswith("99,999")
    assert page.locator(ROWS).count() < 80


def test_names_are_text_whatever_they_hold(open_page: Opener, demo_address: str) -> None:
    evil = '<img src=x onerror="window.pwn=1"><script>window.pwn=1</script>'
    place = {"name": evil, "site": evil, "admin1": evil, "country_iso3": "TUR", "precision": "site"}
    hostile = answering(lambda n: card(n, place=place, actors=[{"name": evil, "attribution": "claimed"}]), 3)
    page = open_page(f"{demo_address}/?incident=none", prepare=hostile)
    page.wait_for_selector(ROWS)
    assert page.locator(f"{ROWS} .cell.place").first.inner_text().startswith("<img src=x")
    assert page.locator("main img, main script").count() == 0
    assert page.evaluate("window.pwn") is None


def test_right_to_left_names_stand_apart_from_what_is_around_them(open_page: Opener, demo_address: str) -> None:
    place = {"name": "إدلب", "site": None, "admin1": None, "country_iso3": "SYR", "precision": "populated_place"}
    page = open_page(f"{demo_address}/?incident=none", prepare=answering(lambda n: card(n, place=place), 3))
    page.wait_for_selector(ROWS)
    cell = page.locator(f"{ROWS} .cell.place").first
    name, country = cell.locator("bdi").bounding_box(), cell.locator(".muted").bounding_box()
    assert cell.locator("bdi").evaluate("element => getComputedStyle(element).unicodeBidi") == "isolate"
    assert name["x"] < country["x"]
    page.locator("#q").fill("إدلب")
    assert page.locator("#q").evaluate("element => element.matches(':dir(rtl)')")


def test_an_error_says_what_to_do_and_can_be_tried_again(open_page: Opener, demo_address: str) -> None:
    problem = {"title": "Too busy", "status": 503, "detail": "Others are asking. Try again in 2 s."}
    answers = [{"status": 503, "body": json.dumps(problem), "content_type": "application/problem+json"}]

    def answer(route: Any) -> None:
        route.fulfill(**answers.pop()) if answers else route.continue_()

    page = open_page(f"{demo_address}/?incident=none", prepare=lambda page: page.route("**/api/v1/facets*", answer))
    page.wait_for_selector("[role=alert]")
    assert "Too busy" in page.locator("[role=alert]").inner_text()
    assert "Try again in 2 s" in page.locator("[role=alert]").inner_text()
    page.get_by_role("button", name="Try again").click()
    page.wait_for_selector(".facet input")
    open_page.watched.faults.clear()  # the browser itself logs a 503


def test_filters_that_nothing_fits_can_be_taken_away_one_by_one(open_page: Opener, demo_address: str) -> None:
    page = open_page(f"{demo_address}/?q=zzqqxx&incident=none")
    page.wait_for_selector(".state-box.empty")
    page.locator(".state-box .chip").click()
    page.wait_for_selector(ROWS)
    assert "zzqqxx" not in page.url


def test_what_changed_is_said_to_people_who_hear_the_page(open_page: Opener, demo_address: str) -> None:
    page = open_page(f"{demo_address}/?incident=none")
    page.wait_for_selector(".facet input")
    page.locator(".facet.stage label", has_text="thwarted").locator("input").check()
    until(page, "/^\\d+ incidents? shown$/.test(document.getElementById('live').textContent)")
    landmarks = page.evaluate(
        "[...document.querySelectorAll('header, nav, main, footer, aside, search, [role=search]')].length"
    )
    assert landmarks >= 5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("view", ["/?draw=webgl", "/?show=compare&type=bombing&incident=none", "/?q=zzqqxx"])
def test_axe_finds_nothing_in_explore(
    open_page: Opener, demo_address: str, axe: Callable[[Any], list[str]], view: str, width: int, scheme: str
) -> None:
    page = open_page(f"{demo_address}{view}", width=width, scheme=scheme)
    page.wait_for_load_state("networkidle")
    assert axe(page) == []


def test_axe_finds_nothing_in_dialogs_and_the_empty_record(
    open_page: Opener, demo_address: str, empty_address: str, axe: Callable[[Any], list[str]]
) -> None:
    page = open_page(f"{demo_address}/?incident=none")
    page.wait_for_selector(ROWS)
    page.keyboard.press("?")
    page.wait_for_selector("dialog[open]")
    assert axe(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Download").click()
    page.wait_for_selector(".citation")
    assert axe(page) == []
    begin = open_page(empty_address, width=390)
    begin.wait_for_selector(".state-box")
    assert axe(begin) == []
