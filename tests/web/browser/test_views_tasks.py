"""What a person does in the incident, report, claims, response, review, code and brief views, end to end."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import tocsin
from browserkit import Opener, served, until

SAMPLES = Path(__file__).parents[3] / "samples" / "reports"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server whose samples came in two runs: incidents have versions, and may be decided about."""
    path = tmp_path_factory.mktemp("desk") / "desk.db"
    with tocsin.open(str(path)) as record:
        record.add([SAMPLES / "html", SAMPLES / "text"])
        record.add([SAMPLES / "wire.jsonl"])
    yield from served(path)


def ask(page: Any, path: str) -> Any:
    """Ask the server what the page would."""
    return page.evaluate("(path) => fetch(path).then((answer) => answer.json())", f"/api/v1{path}")


def airport(page: Any) -> dict[str, Any]:
    """The attack on Istanbul's airport, told by four reports."""
    found = ask(page, "/incidents?q=Ataturk&type=suicide_bombing")["items"]
    return ask(page, f"/incidents/{found[0]['id']}")


def opened(open_page: Opener, desk: str, query: str = "", **how: Any) -> Any:
    """Open that incident."""
    first = open_page(f"{desk}/code")
    incident = airport(first)
    page = open_page(f"{desk}/incident/{incident['id']}{query}", **how)
    page.wait_for_selector(".values")
    return page


def test_a_press_on_a_toll_lights_its_exact_words(open_page: Opener, desk: str) -> None:
    page = opened(open_page, desk)
    row = page.locator(".value-row", has=page.locator("dt", has_text="killed"))
    row.locator(".value-button").click()
    until(page, "document.querySelectorAll('.report-text mark.is-lit').length > 0")
    lit = " ".join(page.locator("mark.is-lit").first.inner_text().split())
    words = lit.removeprefix("[evidence: ").removesuffix(" ]")
    assert words in row.locator("q").first.inner_text()
    assert "killed" in words
    assert "value=quantities" in page.url
    assert "lit in the reports" in page.locator("#live").inner_text()


def test_what_was_set_aside_can_be_read_in_its_report(open_page: Opener, desk: str) -> None:
    page = opened(open_page, desk)
    aside = page.locator(".set-aside .quote-button").first
    aside.evaluate("(button) => button.closest('details')?.setAttribute('open', '')")
    aside.click()
    until(page, "document.querySelectorAll('.report-text mark.is-lit').length > 0")
    assert page.locator(".reader-head h2").inner_text().startswith("set aside")


def test_a_link_opened_in_a_fresh_browser_shows_the_same(open_page: Opener, desk: str) -> None:
    page = opened(open_page, desk)
    page.locator(".value-row", has=page.locator("dt", has_text="date")).locator(".quote-button").nth(1).click()
    until(page, "document.querySelectorAll('.report-text mark.is-lit').length === 1")
    shown = [page.locator(".reader-head h2").inner_text(), page.locator(".report-text").inner_text()]
    fresh = open_page(page.url)
    until(fresh, "document.querySelectorAll('.report-text mark.is-lit').length === 1")
    assert [fresh.locator(".reader-head h2").inner_text(), fresh.locator(".report-text").inner_text()] == shown


def test_the_chart_of_a_toll_has_a_table_that_says_the_same(open_page: Opener, desk: str) -> None:
    page = opened(open_page, desk)
    chart = page.locator(".chart", has=page.locator("figcaption", has_text="killed"))
    said = chart.locator(".toll-point > title").all_text_contents()
    chart.locator("summary").click()
    rows = chart.locator("tbody tr")
    assert rows.count() >= len(said) > 2
    chart.locator("tbody .link-button").first.click()
    until(page, "document.querySelectorAll('.report-text mark.is-lit').length > 0")


def test_two_versions_stand_side_by_side(open_page: Opener, desk: str) -> None:
    page = opened(open_page, desk)
    page.wait_for_selector(".compared")
    until(page, "document.querySelector('.compared caption').innerText.startsWith('Revision 1 beside revision 2')")
    forward = page.locator(".compared tbody tr").all_inner_texts()
    page.get_by_label("revision 2 as the old one").check()
    page.get_by_label("revision 1 as the new one").check()
    until(page, "document.querySelector('.compared caption').innerText.startsWith('Revision 2 beside revision 1')")
    assert forward
    until(page, f"document.querySelectorAll('.compared tbody tr').length === {len(forward)}")
    assert "from=2" in page.url
    assert "to=1" in page.url


def test_a_line_of_the_versions_opens_that_version(open_page: Opener, desk: str) -> None:
    page = opened(open_page, desk)
    page.locator("[aria-label='Table of revisions'] tbody tr").last.locator("a").click()
    page.wait_for_selector(".note")
    assert "Revision 1 of this incident" in page.locator(".note").first.inner_text()
    fresh = open_page(page.url)
    fresh.wait_for_selector(".values")
    assert "revision 1" in fresh.locator(".incident-head").inner_text().lower()


def test_an_incident_is_shown_as_it_was_known_on_a_day(open_page: Opener, desk: str) -> None:
    page = opened(open_page, desk)
    today = ask(page, page.url.replace(desk, "").replace("/incident/", "/incidents/"))["recorded_at"][:10]
    page.locator("#as-known-on").fill(today)
    page.wait_for_selector(".note")
    assert "As the record knew it" in page.locator(".note").first.inner_text()


def test_a_day_before_it_was_known_says_so_and_what_to_do(open_page: Opener, desk: str) -> None:
    first = open_page(f"{desk}/code")
    page = open_page(f"{desk}/incident/{airport(first)['id']}?on=2001-01-01")
    page.wait_for_selector("[role=alert]")
    assert "not known" in page.locator("[role=alert]").inner_text()
    page.get_by_role("link", name="Show it as it is known now").click()
    page.wait_for_selector(".values")
    open_page.watched.faults.clear()  # the browser writes the 404 on its console


def test_blame_stands_with_who_voices_it(open_page: Opener, desk: str) -> None:
    page = opened(open_page, desk)
    table = page.locator("table.attribution")
    assert "Islamic State" in table.inner_text()
    for row in table.locator("tbody tr").all():
        assert row.locator("td").nth(-2).inner_text().strip()


def test_marked_words_of_a_report_say_what_they_carry(open_page: Opener, desk: str) -> None:
    first = open_page(f"{desk}/code")
    report = airport(first)["reports"][0]["id"]
    page = open_page(f"{desk}/report/{report}")
    page.wait_for_selector(".report-text mark")
    page.locator(".report-text mark.k-date").first.click()
    page.wait_for_selector(".carries")
    assert "date" in page.locator(".carries").inner_text()
    assert "at=" in page.url
    page.locator(".mention-values .value-button").first.click()
    until(page, "document.querySelectorAll('.report-text mark.is-lit').length > 0")


def test_kinds_of_evidence_are_switched_off_and_the_address_keeps_it(open_page: Opener, desk: str) -> None:
    first = open_page(f"{desk}/code")
    page = open_page(f"{desk}/report/{airport(first)['reports'][0]['id']}")
    page.wait_for_selector(".report-text mark.k-quantity")
    page.locator(".kind", has_text="how many").locator("input").uncheck()
    until(page, "!document.querySelector('.report-text mark.k-quantity')")
    fresh = open_page(page.url)
    fresh.wait_for_selector(".report-text mark")
    assert fresh.locator(".report-text mark.k-quantity").count() == 0


def test_claims_of_a_speaker_are_found_and_lead_to_their_words(open_page: Opener, desk: str) -> None:
    page = open_page(f"{desk}/claims")
    page.wait_for_selector(".claim")
    page.get_by_label("Speaker").fill("governor")
    page.keyboard.press("Enter")
    speakers = "[...document.querySelectorAll('.claim-head strong')]"
    until(page, f"{speakers}.length > 0 && {speakers}.every((s) => s.innerText.includes('governor'))")
    assert page.locator(".claim").count() > 0
    page.locator(".claim .quote-button").first.click()
    until(page, "document.querySelectorAll('.report-text mark.is-lit').length > 0")


def test_estimates_stand_beside_each_other_with_low_and_high(open_page: Opener, desk: str) -> None:
    page = open_page(f"{desk}/claims?show=estimates")
    page.wait_for_selector(".estimate-table")
    chart = page.locator(".estimates", has_text="Ankara").first
    assert chart.locator("tbody tr").count() >= 3
    assert "speakers disagree" in chart.inner_text()


def test_every_period_of_the_response_says_what_it_rests_on(open_page: Opener, desk: str) -> None:
    page = open_page(f"{desk}/response")
    page.wait_for_selector("table.counts")
    counts = ask(page, "/status")["record"]["counts"]
    assert f"{counts['reports']} reports loaded" in page.locator(".honest-line").inner_text()
    for row in page.locator("table.counts").first.locator("tbody tr:not(.folded-row)").all():
        assert row.locator(".rests").count() == 2
    assert page.locator(".response-chart .bar").count() > 3


def test_ten_questions_are_answered_by_keys_alone_and_one_is_taken_back(open_page: Opener, desk: str) -> None:
    page = open_page(f"{desk}/review")
    page.wait_for_selector(".review-item")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.review-bar input[type=text]') !== null"):
            break
    page.keyboard.type("ada")
    page.keyboard.press("Tab")
    until(page, "Boolean(document.querySelector('.review-item'))")
    waiting = ask(page, "/review/queue?limit=50")["total"]
    for number in range(10):
        item = page.evaluate("document.querySelector('#question').innerText")
        before = ask(page, "/reviews")["total"]
        choices = page.locator(".answers button").all_inner_texts()
        is_pair = any("Same" in one for one in choices) and not any("Accept" in one for one in choices)
        key = "d" if is_pair else "f" if number % 3 == 2 else "a"
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press(key)
        if key == "f":
            page.wait_for_selector("dialog[open]")
            page.keyboard.press("Enter")
        for _ in range(200):
            if ask(page, "/reviews")["total"] > before:
                break
            page.wait_for_timeout(50)
        assert ask(page, "/reviews")["total"] == before + 1, item
        page.wait_for_timeout(150)
        until(page, "Boolean(document.querySelector('.review-item, .desk .empty'))")
    assert ask(page, "/review/queue?limit=50")["total"] < waiting
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("u")
    until(page, "document.querySelector('.desk .said').innerText.includes('Taken back')")
    newest = ask(page, "/reviews")["items"]
    assert newest[0]["decision"] == "undo"
    assert sum(not one["holds"] for one in newest) == 1
    assert {one["by"] for one in newest} == {"ada"}


def test_the_keys_are_listed_and_can_be_changed(open_page: Opener, desk: str) -> None:
    page = open_page(f"{desk}/review")
    page.wait_for_selector("main h1")
    page.wait_for_selector(".review-item, .empty")
    page.keyboard.press("?")
    page.wait_for_selector("dialog[open]")
    assert "Review: accept" in page.locator("dialog").inner_text()
    page.get_by_label("Change the key of Review: accept").click()
    until(page, "document.querySelector('dialog .said').innerText.startsWith('Press the new key')")
    page.keyboard.press("y")
    until(page, "document.querySelector('dialog .said').innerText.includes('Changed to')")
    assert page.evaluate("JSON.parse(localStorage['tocsin.keys'])['review.accept']") == "y"


def test_a_pasted_text_is_coded_and_named_and_forgotten(open_page: Opener, desk: str) -> None:
    page = open_page(f"{desk}/code")
    before = ask(page, "/status")["record"]["counts"]["reports"]
    page.get_by_label("Published on").fill("2016-06-29")
    page.get_by_label("Text of the report").fill(
        "Suicide attack at Istanbul airport kills 41\n\nThree suicide bombers killed 41 people at Ataturk airport in"
        " Istanbul on Tuesday, the governor said."
    )
    page.wait_for_selector(".report-text mark.k-quantity")
    assert "airport" in page.locator(".matches li").first.inner_text()
    page.locator(".mention-values .value-button", has_text="41").first.click()
    until(page, "document.querySelectorAll('.report-text mark.is-lit').length > 0")
    assert ask(page, "/status")["record"]["counts"]["reports"] == before


def test_a_dropped_page_is_read_as_a_page(open_page: Opener, desk: str) -> None:
    page = open_page(f"{desk}/code")
    page.locator("input[type=file]").set_input_files(str(SAMPLES / "html" / "ankara-4.html"))
    page.wait_for_selector(".report-text mark")
    assert "<p>" not in page.locator(".report-text").inner_text()
    assert "read as a web page" in page.locator(".entry-side").inner_text()


def test_a_brief_is_made_of_a_period_and_taken_along(open_page: Opener, desk: str) -> None:
    page = open_page(f"{desk}/brief")
    page.get_by_label("From", exact=True).fill("2015")
    page.get_by_label("To", exact=True).fill("2015")
    page.get_by_role("button", name="Make the brief").click()
    until(page, "document.querySelector('.brief-title')?.innerText.includes('2015-01-01')")
    dates = page.locator(".brief-list").first.locator("li strong").all_inner_texts()
    assert dates
    assert all(day.startswith("2015") for day in dates)
    with page.expect_download() as coming:
        page.get_by_role("link", name="Markdown").click()
    assert coming.value.suggested_filename == "tocsin-brief.md"
    assert "# Situation report" in Path(coming.value.path()).read_text()
