"""The views at their edges: hostile and right-to-left reports, graphic words, phones, dark, people who hear the page."""

import json
import os
import shutil
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import tocsin
from browserkit import Opener, served, until

SAMPLES = Path(__file__).parents[3] / "samples" / "reports"
EVIL = "<img src=x onerror=\"pwn('img')\"><script>pwn('script')</script>"
VIEWS = ("/incident/{incident}", "/incident/{incident}?value=quantities[0]", "/report/{report}", "/claims")
MORE = ("/claims?show=against", "/claims?show=estimates", "/response", "/review", "/code", "/brief")
REPORTS = [
    {
        "id": "hostile-1",
        "source": EVIL,
        "byline": EVIL,
        "url": "javascript:pwn('url')",
        "published": "2016-06-29",
        "title": f"Blast at Istanbul airport {EVIL}",
        "text": f"Blast at Istanbul airport {EVIL}\n\nA suicide bomber killed 43 people at Ataturk airport in Istanbul on"
        f" Tuesday, Governor {EVIL} Vasip Sahin said. {{{{constructor.constructor('pwn(1)')()}}}}",
    },
    {
        "id": "graphic-1",
        "source": "Sample Wire (sample)",
        "published": "2016-06-29",
        "title": "Survivors of the Istanbul airport attack speak",
        "text": "Survivors of the Istanbul airport attack speak\n\nThree suicide bombers killed 41 people at Ataturk airport"
        " in Istanbul on Tuesday, police said. 😀 Body parts lay in the hall after the bombers blew themselves up.",
    },
    {
        "id": "rtl-1",
        "source": "صحيفة العينة (sample)",
        "published": "2016-06-29",
        "title": "هجوم على مطار إسطنبول",
        "text": "هجوم على مطار إسطنبول\n\nقالت السلطات إن 41 شخصا قتلوا في هجوم على مطار أتاتورك.",
    },
]


@pytest.fixture(scope="module")
def edge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with the samples and the odd reports; TOCSIN_HOSTILE names a record or a folder of more.

    A kit with texts of megabytes takes a minute of work to add; a record is made of it once (`tocsin add KIT --record
    KIT.db --extractor rules`).
    """
    folder = tmp_path_factory.mktemp("edge")
    odd = folder / "odd.jsonl"
    odd.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in REPORTS))
    more = [Path(os.environ["TOCSIN_HOSTILE"])] if "TOCSIN_HOSTILE" in os.environ else []
    if more and more[0].is_file():
        shutil.copy(more.pop(), folder / "edge.db")
    with tocsin.open(str(folder / "edge.db")) as record:
        record.add([SAMPLES, odd, *more])
    yield from served(folder / "edge.db")


def ask(edge: str, path: str) -> Any:
    with urllib.request.urlopen(f"{edge}/api/v1{path}", timeout=60) as answer:
        return json.load(answer)


def all_of(edge: str, what: str) -> list[str]:
    """Give the ids of all "reports" or "incidents", page by page."""
    found: list[str] = []
    page = {"next": ""}
    while page["next"] is not None:
        page = ask(edge, f"/{what}?limit=500&cursor={page['next']}" if page["next"] else f"/{what}?limit=500")
        found += [one["id"] for one in page["items"]]
    return found


@pytest.fixture(scope="module")
def names(edge: str) -> dict[str, str]:
    """The incident and the reports that the odd reports tell."""
    incident = ask(edge, "/incidents?q=Ataturk&type=suicide_bombing")["items"][0]["id"]
    reports = ask(edge, f"/incidents/{incident}")["reports"]
    hostile = next(one["id"] for one in reports if "<img" in (one["title"] or ""))
    graphic = next(one["id"] for one in reports if "Survivors" in (one["title"] or ""))
    arabic = next(one["id"] for one in ask(edge, "/reports?limit=500")["items"] if one["language"] == "ar")
    return {"incident": incident, "report": hostile, "graphic": graphic, "arabic": arabic}


def trap(page: Any) -> None:
    page.add_init_script("window.pwned = []; window.pwn = (how) => window.pwned.push(how)")


def settled(page: Any) -> Any:
    """Wait until nothing is being asked for."""
    until(page, "!document.querySelector('.skeleton') && Boolean(document.querySelector('main h1'))")
    page.wait_for_timeout(200)
    return page


def test_hostile_reports_run_nothing_and_ask_nobody_on_any_view(
    open_page: Opener, edge: str, names: dict[str, str]
) -> None:
    for view in ("/", *VIEWS, *MORE):
        page = settled(open_page(edge + view.format(**names), prepare=trap))
        assert page.evaluate("window.pwned") == [], view
        assert page.locator("main img").count() == 0, view
    # open_page itself fails the test for a policy report, a request to others, or a fault


@pytest.mark.parametrize(("view", "drawn"), [("report", ".report-text"), ("incident", ".values")])
def test_every_page_of_a_hostile_kit_runs_nothing(
    open_page: Opener, edge: str, names: dict[str, str], view: str, drawn: str
) -> None:
    shown = all_of(edge, f"{view}s")[: None if os.environ.get("TOCSIN_HOSTILE") else 6]
    assert shown
    page = settled(open_page(f"{edge}/{view}/{shown[0]}", prepare=trap))
    for one in shown:
        # As a press on a link does: the page stays, the view changes, so that a hundred reports take no hundred loads.
        page.evaluate(
            "(path) => { history.pushState(null, '', path); dispatchEvent(new PopStateEvent('popstate')); }",
            f"/{view}/{one}",
        )
        until(page, f"Boolean(document.querySelector({drawn!r})) && location.pathname.endsWith({one!r})")
        page.wait_for_timeout(20)
    print(f"{len(shown)} pages of {view}s: {page.evaluate('window.pwned.length')} calls")
    assert page.evaluate("window.pwned") == []
    # open_page itself fails the test for a policy report, a request to others, or a fault of any of them


def test_a_hostile_pasted_text_is_text(open_page: Opener, edge: str, names: dict[str, str]) -> None:
    page = open_page(f"{edge}/code", prepare=trap)
    page.get_by_label("Text of the report").fill(REPORTS[0]["text"])
    page.wait_for_selector(".report-text mark")
    assert EVIL in page.locator(".report-text").inner_text()
    assert page.evaluate("window.pwned") == []


def test_an_address_that_is_no_web_address_is_no_link(open_page: Opener, edge: str, names: dict[str, str]) -> None:
    page = settled(open_page(f"{edge}/report/{names['report']}"))
    assert page.locator("a[href^='javascript']").count() == 0
    for link in page.locator("main a[target=_blank]").all():
        assert link.get_attribute("rel") == "noopener noreferrer"


def test_graphic_words_are_hidden_until_asked_for_and_found_all_the_same(
    open_page: Opener, edge: str, names: dict[str, str]
) -> None:
    page = settled(open_page(f"{edge}/report/{names['graphic']}"))
    text = page.locator(".report-text")
    assert "Body parts" not in text.inner_text()
    assert "Three suicide bombers" in text.inner_text()
    page.get_by_role("button", name="Graphic description hidden").click()
    assert "Body parts lay in the hall" in text.inner_text()
    page.get_by_role("button", name="hide again").click()
    assert "Body parts" not in text.inner_text()


def test_a_right_to_left_report_runs_from_right_to_left(open_page: Opener, edge: str, names: dict[str, str]) -> None:
    page = settled(open_page(f"{edge}/report/{names['arabic']}"))
    assert page.locator("h1").evaluate("(heading) => getComputedStyle(heading).direction") == "rtl"
    paragraph = page.locator(".report-text p").last
    assert paragraph.evaluate("(p) => getComputedStyle(p).direction") == "rtl"
    assert page.locator(".report-text").get_attribute("lang") == "ar"
    assert "only English is coded" in page.locator(".margin").inner_text()


def test_on_a_phone_the_words_come_up_as_a_sheet_and_go_by_escape(
    open_page: Opener, edge: str, names: dict[str, str]
) -> None:
    page = settled(open_page(f"{edge}/incident/{names['incident']}", width=390, height=844))
    assert not page.locator(".reader").is_visible()
    toll = page.locator(".value-row", has=page.locator("dt", has_text="killed")).locator(".value-button")
    toll.click()
    page.wait_for_selector(".reader.is-asked")
    box = page.locator(".reader").bounding_box()
    assert box["x"] == 0
    assert box["y"] + box["height"] == pytest.approx(844, abs=2)
    assert page.evaluate("document.activeElement.closest('.reader') !== null")
    page.keyboard.press("Escape")
    until(page, "!document.querySelector('.reader.is-asked')")
    assert page.evaluate("document.activeElement.classList.contains('value-button')")


@pytest.mark.parametrize("view", [*VIEWS, *MORE])
def test_no_view_is_wider_than_a_phone(open_page: Opener, edge: str, names: dict[str, str], view: str) -> None:
    page = settled(open_page(edge + view.format(**names), width=390, height=844))
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", [*VIEWS, *MORE])
def test_axe_finds_nothing_wrong(
    open_page: Opener, edge: str, names: dict[str, str], axe: Any, view: str, scheme: str
) -> None:
    page = settled(open_page(edge + view.format(**names), scheme=scheme))
    assert axe(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_with_a_coded_text_and_a_form(
    open_page: Opener, edge: str, axe: Any, scheme: str
) -> None:
    page = open_page(f"{edge}/code", scheme=scheme)
    page.get_by_role("button", name="Try an invented example").click()
    page.wait_for_selector(".report-text mark")
    assert axe(page) == []
    page = settled(open_page(f"{edge}/review", scheme=scheme))
    page.wait_for_selector(".review-item")
    page.get_by_role("button", name="Defer").click()
    page.wait_for_selector("dialog[open]")
    assert axe(page) == []
