"""What the API answers when it is asked."""

import csv
import io
import json
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

BASE = "/api/v1"


def ids(api: Any, query: str) -> list[str]:
    """Give the ids of all pages of a list."""
    found, cursor = [], ""
    while True:
        page = api.get(f"{BASE}/incidents?{query}{cursor}").json()
        found += [card["id"] for card in page["items"]]
        if page["next"] is None:
            return found
        cursor = f"&cursor={page['next']}"


def test_a_list_says_how_many_there_are_and_in_which_version(api: Any) -> None:
    answer = api.get(f"{BASE}/incidents?limit=3")
    assert answer.status_code == 200
    page = answer.json()
    assert len(page["items"]) == 3
    assert page["total"] > 20
    assert answer.headers["Tocsin-Version"] == str(page["version"])
    assert page["items"][0]["date"]["start"] <= page["items"][1]["date"]["start"]


@given(limit=st.integers(1, 40), sort=st.sampled_from(("date", "-date", "-killed", "place", "-reports", "changed")))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_pages_put_together_are_the_whole_list(api: Any, limit: int, sort: str) -> None:
    whole = ids(api, f"sort={sort}&limit=500")
    assert len(set(whole)) == len(whole) > 20
    assert ids(api, f"sort={sort}&limit={limit}") == whole


def test_an_offset_begins_where_the_list_would_be(api: Any) -> None:
    whole = ids(api, "sort=-killed&limit=500")
    page = api.get(f"{BASE}/incidents?sort=-killed&limit=4&offset=5").json()
    assert [card["id"] for card in page["items"]] == whole[5:9]


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ("country=TR", lambda card: card["place"]["country_iso3"] == "TUR"),
        ("type=explosive", lambda card: card["group"] == "explosive"),
        ("family=security", lambda card: card["family"] == "security"),
        ("stage=thwarted", lambda card: card["stage"] == "thwarted"),
        ("from=2016&to=2016", lambda card: card["date"]["start"].startswith("2016")),
        ("min_killed=50", lambda card: card["killed"]["low"] >= 50),
        ("flag=single_source", lambda card: card["independent_sources"] <= 1),
        ("actor=islamic-state", lambda card: any(who["actor"] == "islamic-state" for who in card["actors"])),
        ("bbox=26,36,45,42", lambda card: 26 <= card["place"]["lon"] <= 45 and 36 <= card["place"]["lat"] <= 42),
        ("near=39.9,32.85,50", lambda card: card["place"]["name"] == "Ankara"),
        ("place=ankara", lambda card: "Ankara" in card["place"]["words"]),
    ],
)
def test_a_filter_gives_what_fits_and_something(api: Any, query: str, holds: Any) -> None:
    items = api.get(f"{BASE}/incidents?{query}&limit=500").json()["items"]
    assert items
    assert all(holds(card) for card in items)


def test_words_of_the_reports_find_incidents(api: Any) -> None:
    found = api.get(f"{BASE}/incidents?q=ankara").json()["items"]
    assert any(card["place"] and card["place"]["name"] == "Ankara" for card in found)


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("typ=bombing", "typ"),
        ("type=bomb", "bombing"),
        ("country=Atlantis", "ISO code"),
        ("from=yesterday", "2017-11-15"),
        ("sort=size", "-killed"),
        ("cursor=nonsense", "without it"),
        ("bbox=1,2,3", "west,south,east,north"),
        ("limit=0", "limit"),
    ],
)
def test_a_wrong_parameter_is_told_with_what_to_do(api: Any, query: str, hint: str) -> None:
    answer = api.get(f"{BASE}/incidents?{query}")
    assert answer.status_code == 422
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert hint in json.dumps(answer.json())


def test_an_incident_holds_values_with_words_and_what_was_set_aside(api: Any) -> None:
    named = api.get(f"{BASE}/status").json()["record"]["highlight"]
    page = api.get(f"{BASE}/incidents/{named}").json()
    assert page["card"]["id"] == page["id"] == named
    assert {value["field"] for value in page["values"]} >= {"type", "stage", "date", "place"}
    assert any(value["set_aside"] for value in page["values"])
    assert page["history"]
    assert page["reports"]
    assert page["versions"][-1]["revision"] == page["revision"]


def evidence_in(value: Any) -> list[dict[str, Any]]:
    """Give every piece of evidence anywhere in an answer."""
    if isinstance(value, dict):
        own = [value] if {"exact", "start_utf16"} <= set(value) else []
        return own + [one for held in value.values() for one in evidence_in(held)]
    return [one for held in value for one in evidence_in(held)] if isinstance(value, list) else []


def test_both_kinds_of_offsets_point_at_the_words_in_every_report(api: Any) -> None:
    checked = beyond = 0
    for line in api.get(f"{BASE}/reports?limit=500").json()["items"]:
        page = api.get(f"{BASE}/reports/{line['id']}").json()
        units = page["text"].encode("utf-16-le")
        assert page["length_utf16"] * 2 == len(units)
        for span in page["spans"]:
            assert page["text"][span["start"] : span["end"]] == span["exact"]
            assert units[span["start_utf16"] * 2 : span["end_utf16"] * 2].decode("utf-16-le") == span["exact"]
            checked += 1
            beyond += span["start"] != span["start_utf16"]
    assert checked > 300
    assert beyond > 0


def test_evidence_of_an_incident_counts_as_its_reports_do(api: Any) -> None:
    (card,) = api.get(f"{BASE}/incidents?place=diyarbakir").json()["items"]
    page = api.get(f"{BASE}/incidents/{card['id']}").json()
    text = api.get(f"{BASE}/reports/{page['reports'][0]['id']}").json()["text"]
    units = text.encode("utf-16-le")
    found = evidence_in(page["values"])
    assert found
    for one in found:
        assert units[one["start_utf16"] * 2 : one["end_utf16"] * 2].decode("utf-16-le") == one["exact"]


def test_an_answer_is_not_sent_again_while_nothing_changed(api: Any) -> None:
    first = api.get(f"{BASE}/map")
    again = api.get(f"{BASE}/map", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    one = api.get(f"{BASE}/incidents/{first.json()['id'][0]}")
    assert api.get(one.request.url, headers={"If-None-Match": one.headers["ETag"]}).status_code == 304


def test_a_large_answer_is_packed_where_asked(api: Any) -> None:
    packed = api.get(f"{BASE}/incidents", headers={"Accept-Encoding": "gzip"})
    plain = api.get(f"{BASE}/incidents", headers={"Accept-Encoding": "identity"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert packed.json() == plain.json()


def test_map_columns_are_of_one_length_and_areas_are_no_points(api: Any) -> None:
    drawn = api.get(f"{BASE}/map?mode=points").json()
    columns = ("id", "lon", "lat", "uncertainty_km", "precision", "type", "stage", "first", "last", "killed")
    assert {len(drawn[name]) for name in columns} == {drawn["count"]}
    assert "country" not in {drawn["precisions"][n] for n in drawn["precision"]}
    clusters = api.get(f"{BASE}/map?mode=clusters&zoom=1").json()
    assert sum(one["count"] for one in clusters["clusters"]) == clusters["count"] == drawn["count"]


def test_the_bars_and_spans_of_the_time_line_hold_every_dated_incident(api: Any) -> None:
    for bucket in ("day", "week", "month", "quarter", "year"):
        line = api.get(f"{BASE}/timeline?bucket={bucket}").json()
        counted = sum(bar[family] for bar in line["buckets"] for family in ("attack", "security", "threat", "unrest"))
        assert counted + len(line["spans"]) + line["undated"] == line["total"]
        assert all(bar["start"] <= bar["end"] for bar in line["buckets"])


def test_a_facet_is_counted_without_its_own_restriction(api: Any) -> None:
    whole = api.get(f"{BASE}/facets?facet=country&facet=type").json()["facets"]
    narrowed = api.get(f"{BASE}/facets?facet=country&facet=type&country=TR").json()
    assert narrowed["facets"]["country"] == whole["country"]
    assert sum(one["count"] for one in narrowed["facets"]["type"]) == narrowed["total"]


def test_csv_and_geojson_hold_all_that_fits(api: Any) -> None:
    total = api.get(f"{BASE}/incidents?country=TR").json()["total"]
    rows = list(csv.reader(io.StringIO(api.get(f"{BASE}/incidents.csv?country=TR").text)))
    assert len(rows) == total + 1
    assert api.get(f"{BASE}/incidents?country=TR", headers={"Accept": "text/csv"}).text.splitlines()[0] == ",".join(
        rows[0]
    )
    features = api.get(f"{BASE}/incidents.geojson?country=TR").json()["features"]
    assert len(features) == total
    explained = {row[0] for row in csv.reader(io.StringIO(api.get(f"{BASE}/codebook.csv").text))}
    assert set(rows[0]) <= explained


def test_a_feed_goes_on_where_it_ended(api: Any) -> None:
    total = api.get(f"{BASE}/incidents").json()["total"]
    seen, after = [], 0
    while True:
        feed = api.get(f"{BASE}/feeds/incidents.json?limit=10&after={after}").json()
        if not feed["items"]:
            break
        seen += [item["id"] for item in feed["items"]]
        after = feed["_tocsin"]["next_after"]
    assert len(set(seen)) == len(seen) == total
    atom = ElementTree.fromstring(api.get(f"{BASE}/feeds/incidents.atom?limit=500").content)
    assert len(atom.findall("{http://www.w3.org/2005/Atom}entry")) == total


def test_the_response_stands_beside_the_attacks_with_the_reports_it_rests_on(api: Any) -> None:
    found = api.get(f"{BASE}/response?bucket=year").json()
    assert sum(row["attacks"] for row in found["rows"]) > 0
    assert sum(row["arrests"] for row in found["rows"]) > 0
    assert found["totals"]["reports"] >= sum(row["reports"] for row in found["rows"]) > 0
    assert "reported" in found["note"]
    places = api.get(f"{BASE}/response?by=country").json()["rows"]
    assert {"TUR", "FRA"} <= {row["value"] for row in places}


def test_two_periods_are_compared_by_day_and_kind(api: Any) -> None:
    found = api.get(f"{BASE}/compare?a=2015&b=2016&by=country").json()
    assert found["a"]["days"] == 365
    assert found["b"]["days"] == 366
    assert all(row["change"] == row["b"] - row["a"] for row in found["rows"])


def test_search_gives_passages_with_their_words(api: Any) -> None:
    found = api.get(f"{BASE}/search?q=ankara").json()["items"]
    assert found
    assert all(passage["exact"].casefold() == "ankara" for hit in found for passage in hit["passages"])


@pytest.mark.parametrize("path", ["incidents/none", "reports/none", "jobs/none", "nothing", "incidents/x/versions"])
def test_what_is_not_there_is_a_problem(api: Any, path: str) -> None:
    answer = api.get(f"{BASE}/{path}")
    assert answer.status_code == 404
    assert answer.json()["detail"]


def test_an_empty_record_answers_everything(own_api: Any) -> None:
    for path in ("status", "incidents", "map", "timeline", "facets", "reports", "response", "claims", "search?q=x"):
        answer = own_api.get(f"{BASE}/{path}")
        assert answer.status_code == 200, path
    assert own_api.get(f"{BASE}/status").json()["record"]["is_empty"] is True


def test_head_tells_what_get_would(api: Any) -> None:
    head = api.head(f"{BASE}/incidents")
    assert head.status_code == 200
    assert head.content == b""
