"""The pure parts of the views, run in the browser that will run them: marks on words, figures over time, decisions."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tocsin

PAGE = Path(tocsin.__file__).parent / "web" / "page"
TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".html": "text/html"}


@pytest.fixture(scope="module")
def run(browser: Any) -> Iterator[Any]:
    """Run an expression over the modules of the views: run("marks", "tree(text, spans)", text=…, spans=…)."""
    context = browser.new_context()
    page = context.new_page()

    def serve(route: Any) -> None:
        path = PAGE / route.request.url.split("/", 3)[3]
        if path.suffix in TYPES and path.is_file():
            route.fulfill(body=path.read_bytes(), content_type=TYPES[path.suffix])
        else:
            route.fulfill(body="<!doctype html><title>parts</title>", content_type="text/html")

    page.route("http://parts.test/**", serve)
    page.goto("http://parts.test/start")

    def evaluate(module: str, expression: str, **given_values: Any) -> Any:
        names = ", ".join(given_values)
        code = f"async (given) => {{ const {{ {names} }} = given; const m = await import('/views/parts/{module}.js'); return {expression}; }}"
        return page.evaluate(code, given_values)

    yield evaluate
    context.close()


CHARACTERS = st.sampled_from("ab .\n😀مש٣")
TEXTS = st.text(CHARACTERS, max_size=40)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[dict[str, Any]]]:
    """A text, and spans that nest, cross and repeat, in code points."""
    text = draw(TEXTS.filter(bool))
    spans = []
    for number in range(draw(st.integers(0, 8))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        kind = draw(st.sampled_from(["lit", "date", "quantity"]))
        spans.append({"start": start, "end": end, "exact": text[start:end], "kind": kind, "id": number})
    return text, spans


def pieces(nodes: list[dict[str, Any]], within: tuple[int, ...] = ()) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Give each text node with the ids of the spans around it."""
    for node in nodes:
        if "text" in node:
            yield node["text"], within
        else:
            yield from pieces(node["children"], (*within, *(span["id"] for span in node["spans"])))


BROWSER_EXAMPLES = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)


@BROWSER_EXAMPLES
@given(marked_texts())
def test_marks_cover_exactly_their_words_however_they_cross(run: Any, drawn: tuple[str, list[dict[str, Any]]]) -> None:
    text, spans = drawn
    nodes = run("marks", "m.tree(text, m.placed(text, spans).spans)", text=text, spans=spans)
    found = list(pieces(nodes))
    assert "".join(words for words, _ in found) == text
    for span in spans:
        assert "".join(words for words, ids in found if span["id"] in ids) == span["exact"]


@BROWSER_EXAMPLES
@given(marked_texts())
def test_words_that_are_lit_are_never_cut_by_others(run: Any, drawn: tuple[str, list[dict[str, Any]]]) -> None:
    text, spans = drawn
    lit = [span for span in spans if span["kind"] == "lit"][:1]
    others = [span for span in spans if span["kind"] != "lit"]
    nodes = run("marks", "m.tree(text, m.placed(text, spans).spans)", text=text, spans=[*lit, *others])

    def lit_nodes(several: list[dict[str, Any]]) -> int:
        marks = [node for node in several if "spans" in node]
        return sum(any(s["kind"] == "lit" for s in n["spans"]) + lit_nodes(n["children"]) for n in marks)

    assert lit_nodes(nodes) == len(lit)


@BROWSER_EXAMPLES
@given(TEXTS, st.integers(0, 50), st.integers(0, 50))
def test_a_span_whose_words_are_not_there_is_no_mark(run: Any, text: str, start: int, end: int) -> None:
    spans = [{"start": start, "end": end, "exact": "ziggurat"}]
    found = run("marks", "m.placed(text, spans)", text=text, spans=spans)
    assert (found["spans"], len(found["broken"])) == ([], 1)


@BROWSER_EXAMPLES
@given(TEXTS)
def test_paragraphs_leave_no_word_out(run: Any, text: str) -> None:
    found = run("marks", "m.paragraphs(text).map((p) => text.slice(p.start, p.end))", text=text)
    assert "".join("".join(found).split()) == "".join(text.split())


def test_a_section_is_a_paragraph_of_its_own_and_a_dateline_stays(run: Any) -> None:
    text = "Blast in Dorn\nDORN, Monday - A bomb went off.\nRead more here"
    sections = [
        {"name": "title", "start": 0, "end": 13},
        {"name": "dateline", "start": 14, "end": 28},
        {"name": "boilerplate", "start": 46, "end": 60},
    ]
    found = run("marks", "m.paragraphs(text, sections)", text=text, sections=sections)
    assert [one["section"] for one in found] == ["title", "body", "boilerplate"]


def test_sentences_about_bodies_are_asked_about_first(run: Any) -> None:
    text = "It was noon. Body parts lay in the hall. Police came."
    (found,) = run("graphic", "m.graphicStretches(text)", text=text)
    assert text[found["start"] : found["end"]] == "Body parts lay in the hall."
    assert run("graphic", "m.isGraphic(text)", text="The body of the report parts with custom.") is False


RANGE = {"low": 10, "best": 10, "high": None, "qualifier": "at_least"}


def incident(**changes: Any) -> dict[str, Any]:
    """An incident with one figure from each of two reports, one of them undated."""

    def mention(number: int, low: int) -> dict[str, Any]:
        figure = {"subject": "killed", "population": "total", "unit": None, "range": RANGE | {"low": low, "best": low}}
        value = {"field": "quantities[0]", "label": "killed", "value": figure, "words": str(low)}
        words = [{"report": f"rpt_{number}", "start": 0, "end": 4, "exact": "four"}]
        return {
            "id": f"mnt_{number}",
            "report": f"rpt_{number}",
            "values": [value | {"evidence": words}],
            "triggers": [],
        }

    figures = mention(1, 10)["values"][0] | {"set_aside": [{"words": "12", "mention": "mnt_2", "report": "rpt_2"}]}
    history = [{"known_on": "2016-06-28", "subject": "killed", "population": "total", "range": RANGE}]
    made = {"mentions": [mention(1, 10), mention(2, 12)], "history": history, "values": [figures], "claims": []}
    return made | changes


def test_a_figure_without_a_day_stands_beside_the_chart(run: Any) -> None:
    reports = [["rpt_1", {"source": "Wire", "published": {"start": "2016-06-28"}}], ["rpt_2", {"published": None}]]
    (one,) = run("series", "m.series(incident, new Map(reports))", incident=incident(), reports=reports)
    assert [point["report"] for point in one["points"]] == ["rpt_1"]
    assert [point["report"] for point in one["undated"]] == ["rpt_2"]


def test_a_year_between_two_figures_is_shortened_and_says_so(run: Any) -> None:
    days = ["2017-06-28", "2016-06-28", "2016-06-29"]
    code = "(() => { const a = m.dayAxis(days); return { at: a.days.map(a.at), gaps: a.gaps }; })()"
    found = run("series", code, days=days)
    assert found["at"] == sorted(found["at"])
    assert (found["at"][0], found["at"][-1]) == (0, 1)
    assert [gap["days"] for gap in found["gaps"]] == [364]


@pytest.mark.parametrize("top", [1, 2, 3, 7, 45, 300, 1267, 98_000])
def test_the_axis_reaches_every_figure(run: Any, top: int) -> None:
    marks = run("series", "m.ticks(top)", top=top)
    assert marks[0] == 0
    assert marks[-1] >= top
    assert len(marks) <= 8


def test_values_words_and_what_was_set_aside_can_be_asked_for(run: Any) -> None:
    def asked(**choice: Any) -> Any:
        return run("asked", "m.askedFor(choice, incident)", choice=choice, incident=incident())

    assert asked(value="quantities[0]")["title"] == "killed: 10"
    assert asked(value="quantities[0]", aside=0)["evidence"][0]["report"] == "rpt_2"
    assert asked(value="mnt_2/quantities[0]")["evidence"][0]["report"] == "rpt_2"
    assert asked(value="place") is None
    assert asked() is None


def claim(number: int, speaker: str, low: int | None, high: int | None, day: str = "2016-06-28") -> dict[str, Any]:
    figure = {"subject": "fighters", "population": "armed_group", "unit": None}
    return {
        "id": f"clm_{number}",
        "type": "threat_size",
        "speaker_words": speaker,
        "about_actor": "islamic_state",
        "published": {"start": day},
        "quantity": figure | {"range": {"low": low, "best": low, "high": high, "qualifier": "range"}},
    }


def test_estimates_of_one_group_stand_together_and_say_when_speakers_disagree(run: Any) -> None:
    claims = [
        claim(1, "governor", 5000, 5000, "2016-07-01"),
        claim(2, "minister", 300, 500),
        claim(3, "army", 400, None),
    ]
    (group,) = run("said", "m.estimates(claims)", claims=claims)
    assert [row["speaker"] for row in group["rows"]] == ["army", "minister", "governor"]
    assert group["disagree"] is True
    (agreeing,) = run("said", "m.estimates(claims)", claims=[claim(1, "a", 10, None), claim(2, "b", 12, 12)])
    assert agreeing["disagree"] is False


def test_a_contradiction_is_told_once_whatever_way_it_is_stored(run: Any) -> None:
    claims = [claim(1, "a", 1, 1), claim(2, "b", 2, 2)]
    there = {"from": "clm_1", "to": "clm_2", "relation": "contradicts", "scope_note": None}
    back = there | {"from": "clm_2", "to": "clm_1"}
    found = run("said", "m.contradictions(claims, relations)", claims=claims, relations=[there, back])
    assert len(found) == 1


@pytest.mark.parametrize(
    ("start", "end", "name"),
    [
        ("2016-01-01", "2016-12-31", "2016"),
        ("2016-10-01", "2016-12-31", "Q4 2016"),
        ("2016-10-01", "2016-10-31", "Oct 2016"),
        ("2016-10-03", "2016-10-09", "2016-10-03"),
        ("2016-10-03", "2016-10-03", "2016-10-03"),
    ],
)
def test_periods_are_named_as_people_do(run: Any, start: str, end: str, name: str) -> None:
    assert run("tally", "m.periodName({ start, end })", start=start, end=end) == name


def test_empty_years_in_the_middle_are_folded_and_at_the_ends_left_out(run: Any) -> None:
    rows = [
        {"start": f"{year}-01-01", "end": f"{year}-12-31", "attacks": int(year in (2001, 2010))}
        for year in range(1999, 2013)
    ]
    shown = run("tally", "m.folded(rows)", rows=rows)
    assert [one.get("folded") for one in shown] == [None, 8, None]


def test_a_period_is_set_against_the_average_before_it(run: Any) -> None:
    assert run("tally", "m.againstAverage(values)", values=[2, 2, 4, 0]) == [None, None, "+100 %", "−100 %"]
    assert run("tally", "m.againstAverage(values)", values=[0, 0, 3]) == [None, None, "none before"]


def test_the_words_that_tell_are_marked_inside_a_sentence(run: Any) -> None:
    found = run("decisions", "m.told(words, spots)", words="😀 A bomb went off", spots=[[4, 8], [2, 8], [9, 13]])
    assert "".join(one["text"] for one in found) == "😀 A bomb went off"
    assert [one["text"] for one in found if one["isTelling"]] == ["A bomb", "went"]


def test_what_differs_between_two_reports_is_named(run: Any) -> None:
    sides = [{"facts": [["date", "2016-06-28"], ["killed", "4"]]}, {"facts": [["date", "2016-06-29"], ["killed", "4"]]}]
    assert run("decisions", "[...m.differing(sides)]", sides=sides) == ["date"]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//x.test", "ftp://x.test/", "nonsense", None]
)
def test_only_web_addresses_of_reports_are_links(run: Any, url: str | None) -> None:
    assert run("links", "m.outside(url)", url=url) is None
    assert run("links", "m.outside('https://x.test/a')") == "https://x.test/a"
