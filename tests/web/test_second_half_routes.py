"""Claims, review, coding, response and brief over HTTP, on the samples."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import tocsin
from tocsin.run.settings import Settings

pytest.importorskip("fastapi", reason="the server needs `pip install -e '.[web]'`")
testclient = pytest.importorskip("starlette.testclient")

SAMPLES = Path(__file__).parents[2] / "samples" / "reports"


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the samples, in two runs, so that incidents have several revisions."""
    path = tmp_path_factory.mktemp("samples") / "samples.db"
    with tocsin.open(path) as record:
        record.add([SAMPLES / "html", SAMPLES / "text"])
        record.add([SAMPLES / "wire.jsonl"])
    return path


@pytest.fixture
def client(samples: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Any]:
    """Ask a server of a copy of the samples; a parameter sets the two-person rule."""
    from tocsin.run.browse.desk import Desk
    from tocsin.web.app import make_app

    copy = tmp_path / "copy.db"
    copy.write_bytes(samples.read_bytes())
    desk = Desk(Settings(copy, is_two_person=getattr(request, "param", False)))
    with testclient.TestClient(make_app(desk), base_url="http://localhost") as asking:
        yield asking


def get(client: Any, path: str, **params: Any) -> Any:
    answer = client.get(f"/api/v1{path}", params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()


def post(client: Any, path: str, body: Any, status: int, **headers: str) -> Any:
    answer = client.post(f"/api/v1{path}", json=body, headers=headers)
    assert answer.status_code == status, answer.text
    return answer.json()


def test_claims_come_in_pages_that_leave_none_out(client: Any) -> None:
    whole = get(client, "/claims", limit=500)
    assert whole["next"] is None
    paged, at = [], None
    while True:
        page = get(client, "/claims", limit=7, **({"cursor": at} if at else {}))
        paged += [one["id"] for one in page["items"]]
        at = page["next"]
        if at is None:
            break
    assert paged == [one["id"] for one in whole["items"]]
    assert len(paged) == whole["total"] > 20


def test_claims_are_of_a_speaker_a_kind_and_a_time(client: Any) -> None:
    found = get(client, "/claims", speaker="governor", type="count", **{"from": "2016"})["items"]
    assert found
    for one in found:
        assert "governor" in one["speaker_words"]
        assert one["type"] == "count"
        assert one["published"]["end"] >= "2016"


def test_estimates_of_one_thing_stand_together_by_day(client: Any) -> None:
    several = get(client, "/claims/series")["series"]
    ankara = next(one for one in several if one["label"].startswith("killed: Suicide bombing, Ankara"))
    days = [point["published"]["start"] for point in ankara["points"]]
    assert days == sorted(days)
    assert {"prime minister's office", "interior ministry"} <= {point["speaker_words"] for point in ankara["points"]}


def test_only_claims_against_each_other_are_contradictions(client: Any) -> None:
    for pair in get(client, "/claims/contradictions")["items"]:
        assert pair["relation"] in ("contradicts", "in_tension")
        assert pair["left"]["id"] != pair["right"]["id"]


def test_a_decision_is_kept_once_shown_and_taken_back(client: Any) -> None:
    queue = get(client, "/review/queue")
    item = next(one for one in queue["items"] if "accept" in one["choices"])
    body = {
        "item": item["id"],
        "decision": "accept",
        "by": "ada",
        "why": "the words say so",
        "expected": item["version"],
    }
    made = post(client, "/reviews", body, 201, **{"Idempotency-Key": "once-and-for-all"})
    again = post(client, "/reviews", body, 201, **{"Idempotency-Key": "once-and-for-all"})
    assert made["review"] == again["review"]
    assert again["is_new"] is False
    assert item["id"] not in {one["id"] for one in get(client, "/review/queue")["items"]}
    (listed,) = get(client, "/reviews", by="ada")["items"]
    assert (listed["decision"], listed["holds"], listed["why"]) == ("accept", True, "the words say so")
    post(client, "/reviews/undo", {"review": made["review"], "by": "ada"}, 201)
    assert item["id"] in {one["id"] for one in get(client, "/review/queue")["items"]}
    assert [one["holds"] for one in get(client, "/reviews")["items"]] == [True, False]


def test_who_decides_on_what_another_changed_is_told(client: Any) -> None:
    item = next(one for one in get(client, "/review/queue")["items"] if "accept" in one["choices"])
    body = {"item": item["id"], "by": "ada", "why": "seen", "expected": item["version"]}
    post(client, "/reviews", body | {"decision": "accept"}, 201)
    told = post(client, "/reviews", body | {"decision": "reject", "by": "ben"}, 409)
    assert told["code"] == "review.conflict"
    refused = post(client, "/reviews", body | {"decision": "reject", "expected": None, "why": "  "}, 422)
    assert refused["code"] == "review.impossible"


@pytest.mark.parametrize("client", [True], indirect=True)
def test_where_the_server_says_so_two_people_must_agree(client: Any) -> None:
    incident = get(client, "/incidents")["items"][0]["id"]
    post(client, "/reviews", {"item": incident, "decision": "accept", "by": "ada", "why": "read"}, 201)
    queue = get(client, "/review/queue", reviewer="ben", limit=200)
    assert queue["settings"]["two_person"] is True
    assert (incident, "second") in {(one["id"], one["kind"]) for one in queue["items"]}
    own = get(client, "/review/queue", reviewer="ada", limit=200)
    assert "second" not in {one["kind"] for one in own["items"]}


def test_a_text_is_coded_matched_and_not_kept(client: Any) -> None:
    before = get(client, "/status")["record"]
    text = (
        "Suicide attack at Istanbul airport kills 41\n\n"
        "Three suicide bombers killed 41 people at Ataturk airport in Istanbul on Tuesday, the governor said. 😀"
    )
    coded = post(client, "/code", {"text": text, "published": "2016-06-29"}, 200)
    assert coded["text"] == text
    assert all(text[one["start"] : one["end"]] == one["exact"] for one in coded["spans"])
    assert "airport" in coded["matches"][0]["incident"]["title"]
    assert coded["matches"][0]["decision"] == "same"
    assert get(client, "/status")["record"] == before


def test_a_page_is_read_as_a_page(client: Any) -> None:
    page = (SAMPLES / "html" / "ankara-4.html").read_text()
    coded = post(client, "/code", {"text": page, "content_type": "text/html"}, 200)
    assert "<" not in coded["text"]
    assert coded["mentions"]
    assert post(client, "/code", {"text": " ", "content_type": "text/html"}, 422)["detail"]
    assert post(client, "/code", {"text": "Blast.", "published": "soon"}, 422)["detail"]


def test_response_counts_what_explore_counts(client: Any) -> None:
    by_time = get(client, "/response", bucket="year")
    arrests = get(client, "/incidents", type="arrest", stage="accomplished")["total"]
    assert by_time["totals"]["arrests"] == arrests > 0
    assert sum(row["arrests"] for row in by_time["rows"]) <= arrests
    thwarted = get(client, "/incidents", family="attack", stage="thwarted")["total"]
    assert by_time["totals"]["thwarted"] == thwarted > 0
    by_country = get(client, "/response", by="country")["rows"]
    assert sum(row["arrests"] for row in by_country) == arrests


def test_every_count_says_how_many_reports_and_sources_it_rests_on(client: Any) -> None:
    found = get(client, "/response", bucket="year")
    assert found["totals"]["reports"] == get(client, "/status")["record"]["counts"]["reports"]
    in_2016 = next(row for row in found["rows"] if row["start"] == "2016-01-01")
    assert in_2016["reports"] > in_2016["sources"] > 0
    assert "loaded" in found["note"]


def test_a_brief_adds_up_ranges_and_lists_what_it_counts(client: Any) -> None:
    brief = get(client, "/brief", **{"from": "2015", "to": "2016"})
    assert brief["counts"]["incidents"] == len(brief["new"]) == brief["total"]
    lows = [card["killed"]["low"] or 0 for card in brief["new"] if card["killed"]]
    assert brief["counts"]["killed"]["low"] == sum(lows)
    assert all(one["changes"] for one in brief["changed"])
    assert {one["card"]["id"] for one in brief["contradicted"]} <= {card["id"] for card in brief["new"]}


def test_a_brief_can_be_taken_along(client: Any) -> None:
    markdown = client.get("/api/v1/brief.md", params={"country": "TUR"})
    assert markdown.headers["content-disposition"].endswith('"tocsin-brief.md"')
    assert markdown.text.startswith("# Situation report")
    page = client.get("/api/v1/brief.html", params={"country": "TUR"})
    assert "<script" not in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]


def test_a_brief_can_be_taken_along_as_pdf(client: Any) -> None:
    pytest.importorskip("fpdf", reason="the extra pdf is not installed")
    made = client.get("/api/v1/brief.pdf", params={"country": "TUR"})
    assert made.headers["content-type"] == "application/pdf"
    assert made.headers["content-disposition"].endswith('"tocsin-brief.pdf"')
    assert made.content.startswith(b"%PDF-")
    assert get(client, "/status")["parts"]["pdf"] is True


def test_a_server_without_the_part_says_what_to_install(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fpdf", None)
    told = client.get("/api/v1/brief.pdf", params={"country": "FRA"})
    assert told.status_code == 501
    assert "tocsin[pdf]" in told.json()["detail"]
