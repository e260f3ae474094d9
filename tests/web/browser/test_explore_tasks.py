"""What a person does in Explore, end to end on the demo record: find, brush, compare, send, take along."""

import csv
import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from browserkit import Opener, until

FOUND = re.compile(r"(\d[\d,]*) incidents?")
ROWS = ".virtual-body [role=row]"


def shown_count(page: Any) -> int:
    """The number in the heading, once the answer to the newest question is there."""
    until(page, "!document.querySelector('.explore-table[aria-busy=true], .facets[aria-busy=true]')")
    found = FOUND.search(page.locator("main h1").inner_text())
    assert found is not None
    return int(found.group(1).replace(",", ""))


def ready(page: Any) -> Any:
    """Wait until rows, lists and the timeline stand."""
    page.wait_for_selector(ROWS)
    page.wait_for_selector(".facet input", state="attached")
    page.wait_for_selector(".timeline-chart canvas")
    return page


def asked(page: Any) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_a_search_leaves_the_incidents_of_reports_with_these_words(open_page: Opener, demo_address: str) -> None:
    page = ready(open_page(demo_address))
    everything = shown_count(page)
    page.keyboard.press("/")
    page.keyboard.type("Peshawar")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=Peshawar")
    until(page, f"!document.querySelector('main h1').innerText.startsWith('{everything} ')")
    assert 0 < shown_count(page) < everything
    assert "Peshawar" in page.locator(".virtual-body").inner_text()


def test_a_facet_leaves_what_it_counted(open_page: Opener, demo_address: str) -> None:
    page = ready(open_page(demo_address))
    choice = page.locator(".facet.stage label", has_text="thwarted")
    counted = int(re.sub(r"\D", "", choice.locator(".count").inner_text()))
    choice.locator("input").check()
    page.wait_for_url("**/?stage=thwarted")
    until(page, f"document.querySelector('main h1').innerText.startsWith('{counted} ')")
    stages = {cell.strip() for cell in page.locator(f"{ROWS} .cell.stage .badge").all_inner_texts()}
    assert stages
    assert all("thwarted" in stage for stage in stages)
    page.locator(".chosen .chip").click()
    until(page, f"!document.querySelector('main h1').innerText.startsWith('{counted} ')")
    assert "stage" not in asked(page)


def test_two_values_of_one_facet_are_either_or(open_page: Opener, demo_address: str) -> None:
    page = ready(open_page(f"{demo_address}/?stage=thwarted"))
    few = shown_count(page)
    page.locator(".facet.stage label", has_text="accomplished").locator("input").check()
    page.wait_for_url("**stage=thwarted&stage=accomplished*")
    until(page, f"!document.querySelector('main h1').innerText.startsWith('{few} ')")
    assert shown_count(page) > few


@pytest.mark.parametrize("way", ["webgl", "svg"])
def test_an_incident_is_found_by_the_map(open_page: Opener, demo_address: str, way: str) -> None:
    page = ready(open_page(f"{demo_address}/?incident=none&draw={way}"))
    page.locator(".mark-list summary").click()
    alone = page.locator(".mark-list li button:has-text('°'):not(:has-text('incident'))").first
    alone.click()
    page.wait_for_selector(".peek h2")
    assert asked(page)["incident"][0] not in ("", "none")
    assert page.locator(".virtual-row.active").count() <= 1


def test_a_cluster_comes_apart_when_it_is_clicked(open_page: Opener, demo_address: str) -> None:
    page = ready(open_page(f"{demo_address}/?incident=none"))
    largest = page.locator(".svg-mark:has(text)").first
    largest.wait_for()
    before = page.locator(".svg-mark").count()
    largest.click()
    page.wait_for_url("**map=*")
    page.wait_for_timeout(300)
    zoom = float(asked(page)["map"][0].split(",")[2])
    assert zoom > 3
    assert page.locator(".svg-mark").count() < before, "what lies elsewhere is out of sight now"
    assert page.locator(".svg-mark").count() > 1


def test_the_webgl_map_draws_the_same_marks_as_the_svg_map(open_page: Opener, demo_address: str) -> None:
    words = []
    for way in ("webgl", "svg"):
        page = ready(open_page(f"{demo_address}/?incident=none&map=20,40,2&draw={way}"))
        page.locator(".mark-list summary").click()
        page.wait_for_selector(".mark-list li button:has-text('°')")
        if way == "webgl":
            page.wait_for_selector(".svg-map", state="detached")
        words.append(sorted(page.locator(".mark-list li button").all_inner_texts()))
    assert words[0] == words[1]
    assert words[0]


def test_without_a_graphics_card_the_map_is_drawn_as_svg(open_page: Opener, demo_address: str) -> None:
    page = ready(open_page(demo_address))
    page.wait_for_selector(".svg-map .svg-mark")
    assert page.locator(".svg-map .land").count() > 150


def test_the_timeline_is_brushed_with_the_mouse_and_filters_everything(open_page: Opener, demo_address: str) -> None:
    page = ready(open_page(demo_address))
    everything = shown_count(page)
    chart = page.locator(".timeline-chart .u-over")
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.55, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.75, box["y"] + 25, steps=5)
    page.mouse.up()
    page.wait_for_url("**from=*to=*")
    until(page, f"!document.querySelector('main h1').innerText.startsWith('{everything} ')")
    assert 0 < shown_count(page) < everything
    assert page.locator(".timeline .u-select").bounding_box()["width"] > 50
    page.get_by_role("button", name="all time").click()
    until(page, f"document.querySelector('main h1').innerText.startsWith('{everything} ')")


def test_the_timeline_is_brushed_with_the_keyboard(open_page: Opener, demo_address: str) -> None:
    page = ready(open_page(demo_address))
    page.locator(".timeline-chart").focus()
    page.keyboard.press("ArrowRight")
    first = asked(page)
    page.keyboard.press("Shift+ArrowRight")
    second = asked(page)
    assert first["from"] == second["from"]
    assert first["to"] < second["to"]
    page.keyboard.press("Escape")
    assert "from" not in asked(page)


def test_the_timeline_is_zoomed_to_the_chosen_days(open_page: Opener, demo_address: str) -> None:
    page = ready(open_page(f"{demo_address}/?from=2015-01-01&to=2015-12-31"))
    page.locator(".timeline").get_by_role("button", name="zoom in").click()
    page.wait_for_url("**span=2015-01-01,2015-12-31*")
    page.locator(".timeline select").select_option("quarter")
    page.wait_for_url("**bars=quarter*")
    until(page, "document.querySelector('.timeline h2').innerText.includes('quarter')")
    page.get_by_role("button", name="as a table").click()
    days = page.locator(".timeline tbody th").all_inner_texts()
    assert days
    assert all(day.startswith("2015") for day in days)


def test_how_near_marks_must_lie_to_be_one_is_chosen(open_page: Opener, demo_address: str) -> None:
    page = ready(open_page(f"{demo_address}/?incident=none&draw=svg&map=15,45,2"))
    page.wait_for_selector(".svg-mark")
    together = page.locator(".svg-mark").count()
    page.locator(".mark-list summary").click()
    page.locator(".join select").select_option("1")
    page.wait_for_url("**join=1*")
    until(page, f"document.querySelectorAll('.svg-mark').length > {together}")
    assert together > 0


def test_a_link_shows_the_same_in_a_fresh_browser(open_page: Opener, demo_address: str) -> None:
    page = ready(open_page(demo_address))
    page.locator(".facet.stage label", has_text="accomplished").locator("input").check()
    page.get_by_role("button", name="Killed").click()
    page.wait_for_url("**sort=*")
    page.locator(ROWS).first.locator(".cell.place").click()
    page.wait_for_url("**incident=*")
    page.wait_for_selector(".peek h2")
    count, head, row = shown_count(page), page.locator(".peek h2").inner_text(), page.locator(ROWS).first.inner_text()
    other = ready(open_page(page.url))
    other.wait_for_selector(".peek h2")
    assert (shown_count(other), other.locator(".peek h2").inner_text()) == (count, head)
    assert other.locator(ROWS).first.inner_text() == row


def test_what_is_shown_is_downloaded_with_its_citation(open_page: Opener, demo_address: str, tmp_path: Any) -> None:
    page = ready(open_page(f"{demo_address}/?stage=thwarted"))
    count = shown_count(page)
    page.get_by_role("button", name="Download").click()
    page.wait_for_selector(".citation")
    assert "Tocsin" in page.locator(".citation").inner_text()
    with page.expect_download() as waited:
        page.get_by_role("link", name="CSV").click()
    waited.value.save_as(tmp_path / "shown.csv")
    rows = list(csv.DictReader((tmp_path / "shown.csv").open(encoding="utf-8-sig")))
    assert len(rows) == count
    assert {row["stage"] for row in rows} == {"thwarted"}
    with page.expect_download() as waited:
        page.get_by_role("link", name="Codebook").click()
    assert waited.value.suggested_filename == "tocsin-codebook.csv"


def test_two_periods_are_compared_with_the_honest_line(open_page: Opener, demo_address: str, tmp_path: Any) -> None:
    page = ready(open_page(f"{demo_address}/?a=2014&b=2015&by=type"))
    page.keyboard.press("c")
    page.wait_for_selector(".compare tbody tr")
    honest = page.locator(".honest").inner_text()
    assert "reports of" in honest or "report of" in honest
    assert "source" in honest
    with page.expect_download() as waited:
        page.get_by_role("link", name="This table as CSV").click()
    waited.value.save_as(tmp_path / "compared.csv")
    rows = list(csv.DictReader((tmp_path / "compared.csv").open(encoding="utf-8")))
    assert len(rows) == page.locator(".compare tbody tr").count()
    page.locator(".compare select").select_option("country")
    page.wait_for_url("**by=country*")


def test_the_keyboard_alone_finds_and_opens_an_incident(open_page: Opener, demo_address: str) -> None:
    page = ready(open_page(demo_address))
    grid = page.locator("[role=grid]")
    for _ in range(120):
        page.keyboard.press("Tab")
        if grid.evaluate("element => element === document.activeElement"):
            break
    assert grid.evaluate("element => element === document.activeElement")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    page.wait_for_selector(".virtual-row.active[aria-rowindex='3']")
    chosen = asked(page)["incident"][0]
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/incident/{chosen}")
    page.go_back()
    page.wait_for_selector(ROWS)
    assert asked(page)["incident"] == [chosen]


def test_the_keys_are_listed_and_can_be_changed(open_page: Opener, demo_address: str) -> None:
    page = ready(open_page(demo_address))
    page.keyboard.press("?")
    page.wait_for_selector("dialog[open] .keys")
    page.get_by_role("button", name="Change the key of Next incident").click()
    until(page, "document.querySelector('.said').innerText.startsWith('Press the new key')")
    page.keyboard.press("n")
    until(page, "document.querySelector('.said').innerText.includes('“n”')")
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog", state="detached")
    page.keyboard.press("n")
    page.wait_for_url("**incident=*")
    assert asked(page)["incident"]


def test_the_demo_record_opens_on_its_most_telling_incident(open_page: Opener, demo_address: str) -> None:
    page = ready(open_page(demo_address))
    page.wait_for_selector(".peek h2")
    assert page.locator(".peek .kicker").is_visible()
    page.get_by_role("button", name="Close the chosen incident").click()
    page.wait_for_selector(".peek", state="detached")


def test_an_empty_record_says_how_to_begin(open_page: Opener, empty_address: str) -> None:
    page = open_page(empty_address)
    page.wait_for_selector(".state-box.empty")
    assert "tocsin add" in page.locator("main").inner_text()


@pytest.mark.parametrize("asked_for", ["", "?show=compare&a=2014&b=2015", "?stage=thwarted&q=police"])
def test_nothing_is_wider_than_a_phone(open_page: Opener, demo_address: str, asked_for: str) -> None:
    page = open_page(f"{demo_address}/{asked_for}", width=390, height=844)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_a_phone_filters_and_lists(open_page: Opener, demo_address: str) -> None:
    page = ready(open_page(demo_address, width=390, height=844, scheme="dark"))
    page.locator(".facet-fold summary").click()
    page.locator(".facet.stage label", has_text="thwarted").click()
    page.wait_for_url("**stage=thwarted*")
    row = page.locator(ROWS).first
    row.scroll_into_view_if_needed()
    assert row.locator(".cell.date").is_visible()
    assert row.locator(".cell.place").is_visible()
