"""What the API stores, and how often."""

from typing import Any

BASE = "/api/v1"
REPORT = {"text": "A bomb killed four soldiers in Ankara on 3 March 2016.", "published": "2016-03-04"}


def test_a_report_is_added_once(own_api: Any) -> None:
    first = own_api.post(f"{BASE}/reports?wait=true", json=REPORT)
    assert first.status_code == 201
    assert first.json()["outcomes"][0]["state"] == "stored"
    assert own_api.post(f"{BASE}/reports?wait=true", json=REPORT).json()["outcomes"][0]["state"] == "already_there"
    assert own_api.get(f"{BASE}/incidents").json()["total"] == 1
    assert own_api.get(f"{BASE}/reports").json()["items"][0]["id"] == first.json()["outcomes"][0]["report"]


def test_a_request_sent_twice_under_one_key_has_one_answer(own_api: Any) -> None:
    key = {"Idempotency-Key": "one-and-the-same"}
    first = own_api.post(f"{BASE}/reports?wait=true", json=REPORT, headers=key)
    again = own_api.post(f"{BASE}/reports?wait=true", json=REPORT, headers=key)
    assert again.json() == first.json()
    assert again.headers["Idempotent-Replay"] == "true"
    other = own_api.post(f"{BASE}/reports?wait=true", json={**REPORT, "title": "Other"}, headers=key)
    assert other.status_code == 409


def test_a_job_tells_its_progress_until_it_is_done(own_api: Any) -> None:
    reports = [{**REPORT, "text": f"{REPORT['text']} It was attack {n}."} for n in range(3)]
    started = own_api.post(f"{BASE}/reports", json={"items": reports})
    assert started.status_code == 202
    events = own_api.get(started.json()["events"]).text
    assert "event: done" in events
    job = own_api.get(started.headers["Location"]).json()
    assert job["state"] == "done"
    assert job["summary"]["stored"] == 3
    assert job["summary"]["adds_up"] is True


def test_what_is_added_changes_the_version_and_the_answers(own_api: Any) -> None:
    before = own_api.get(f"{BASE}/timeline")
    own_api.post(f"{BASE}/reports?wait=true", json=REPORT)
    after = own_api.get(f"{BASE}/timeline", headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert after.json()["total"] == 1


def test_a_decision_about_an_old_version_is_a_conflict(own_api: Any) -> None:
    own_api.post(f"{BASE}/reports?wait=true", json=REPORT)
    (card,) = own_api.get(f"{BASE}/incidents").json()["items"]
    asked = {"item": card["id"], "decision": "accept", "by": "amina", "why": "read both reports"}
    first = own_api.post(f"{BASE}/reviews", json={**asked, "expected": None})
    assert first.status_code == 201
    late = own_api.post(f"{BASE}/reviews", json={**asked, "by": "berat", "expected": "0" * 16})
    assert late.status_code == 409
    assert own_api.get(f"{BASE}/incidents/{card['id']}").json()["reviews"][0]["by"] == "amina"


def test_as_known_on_a_day_before_the_record_there_was_nothing(own_api: Any) -> None:
    own_api.post(f"{BASE}/reports?wait=true", json=REPORT)
    assert own_api.get(f"{BASE}/incidents?as_known_on=2001-01-01").json()["total"] == 0
    (card,) = own_api.get(f"{BASE}/incidents?as_known_on=9998-12-31").json()["items"]
    assert own_api.get(f"{BASE}/incidents/{card['id']}?as_known_on=2001-01-01").status_code == 404


def test_a_report_that_only_looks_back_is_named_beside_the_incident(own_api: Any) -> None:
    told = "A bomb at the Northgate market in Ankara killed twelve people on 3 March 2016, police said."
    back = "Security has been tight since the Northgate bombing, which shook the country. Shops were open on Monday."
    for text, day in ((told, "2016-03-04"), (back, "2016-06-01")):
        own_api.post(f"{BASE}/reports?wait=true", json={"text": text, "published": day})
    found = [
        (card, own_api.get(f"{BASE}/incidents/{card['id']}").json()["references"])
        for card in own_api.get(f"{BASE}/incidents").json()["items"]
    ]
    assert all(isinstance(references, list) for _, references in found)
    for _, references in found:
        for one in references:
            assert one["reason"]
            assert all(words["exact"] in back for words in one["evidence"])
