"""What a web page elsewhere, a stranger and a flood can do: nothing."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from tocsin.errors import NotFoundError, SettingError
from tocsin.run.tokens import load_tokens, new_token, revoke_token, tokens_path

BASE = "/api/v1"
NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
REPORT = {"text": "A bomb killed four soldiers in Ankara on 3 March 2016."}


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost.", "[::2]:80", "0.0.0.0"])
def test_another_name_for_this_computer_is_refused(api: Any, host: str) -> None:
    for path in ("/", f"{BASE}/status"):
        assert api.get(path, headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost:8765", "127.0.0.1", "[::1]:8765", "LOCALHOST"])
def test_the_names_of_this_computer_are_answered(api: Any, host: str) -> None:
    assert api.get(f"{BASE}/status", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Origin": "https://127.0.0.1.evil.example:8765"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
@pytest.mark.parametrize("path", ["reports", "code", "reviews", "reviews/undo"])
def test_other_sites_cannot_write(own_api: Any, headers: dict[str, str], path: str) -> None:
    answer = own_api.post(f"{BASE}/{path}", json=REPORT, headers=headers)
    assert answer.status_code == 403
    assert answer.json()["code"] == "origin.foreign"
    assert own_api.get(f"{BASE}/status").json()["record"]["is_empty"] is True


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_a_form_of_another_site_cannot_write(own_api: Any, kind: str) -> None:
    answer = own_api.post(f"{BASE}/reports", content=b'{"text": "x"}', headers={"Content-Type": kind})
    assert answer.status_code == 415


def test_our_own_page_can_write(own_api: Any) -> None:
    headers = {"Origin": "http://127.0.0.1:8765", "Sec-Fetch-Site": "same-origin"}
    assert own_api.post(f"{BASE}/reports?wait=true", json=REPORT, headers=headers).status_code == 201


@pytest.mark.parametrize("path", ["/", "/incident/1", f"{BASE}/status", f"{BASE}/nothing", "/missing.js"])
def test_every_answer_carries_the_policy(api: Any, path: str) -> None:
    answer = api.get(path)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "require-trusted-types-for 'script'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize(
    "path",
    ["/../pyproject.toml", "/%2e%2e/app.py", "/..%2fapp.py", "/.%00./x.js", "//etc/passwd.txt", "/a\\..\\app.py"],
)
def test_no_file_outside_the_page_is_given(api: Any, path: str) -> None:
    answer = api.get(path)
    assert b"make_app" not in answer.content
    assert b"[project]" not in answer.content
    assert b"root:" not in answer.content


def test_a_body_over_the_limit_is_refused_before_it_is_read(sample_record: Path) -> None:
    testing = pytest.importorskip("starlette.testclient")
    from tocsin.run.browse.desk import Desk
    from tocsin.run.settings import Settings
    from tocsin.web.app import make_app
    from tocsin.web.guard import Limits

    app = make_app(Desk(Settings(record=sample_record)), limits=Limits(body_bytes=1000))
    client = testing.TestClient(app, base_url="http://localhost")
    assert client.post(f"{BASE}/code", json={"text": "x" * 2000}).status_code == 413
    headers = {"Content-Type": "application/json"}
    streamed = client.post(f"{BASE}/code", content=iter([b'{"text":"', b"x" * 2000, b'"}']), headers=headers)
    assert streamed.status_code == 413


def test_more_requests_than_allowed_are_told_to_come_again(sample_record: Path) -> None:
    testing = pytest.importorskip("starlette.testclient")
    from tocsin.run.browse.desk import Desk
    from tocsin.run.settings import Settings
    from tocsin.web.app import make_app
    from tocsin.web.guard import Limits

    app = make_app(Desk(Settings(record=sample_record)), limits=Limits(at_a_time=0))
    answer = testing.TestClient(app, base_url="http://localhost").get(f"{BASE}/status")
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0


def test_words_of_a_query_stay_words(api: Any) -> None:
    for words in ("' OR 1=1 --", '"; DROP TABLE report; --', "NEAR(a b)", "*", "\0", "x" * 250, "a AND (b", "{}"):
        assert api.get(f"{BASE}/search", params={"q": words}).status_code == 200
        assert api.get(f"{BASE}/incidents", params={"q": words, "place": words, "actor": words}).status_code == 200
        assert api.get(f"{BASE}/reports", params={"source": words, "q": words}).status_code == 200


def test_private_names_are_withheld_everywhere_but_in_the_text(own_api: Any) -> None:
    text = "A bomb killed four soldiers in Ankara on 3 March 2016. Shopkeeper Ali Demir said he had seen two men."
    own_api.post(f"{BASE}/reports?wait=true", json={"text": text, "published": "2016-03-04"})
    for path in ("incidents", "incidents.csv", "incidents.geojson", "facets", "feeds/incidents.json", "map"):
        assert "Demir" not in own_api.get(f"{BASE}/{path}").text, path
    (card,) = own_api.get(f"{BASE}/incidents").json()["items"]
    page = own_api.get(f"{BASE}/incidents/{card['id']}").text
    assert "[name withheld]" in page + own_api.get(f"{BASE}/claims").text
    assert "Demir" not in page + own_api.get(f"{BASE}/claims").text
    (line,) = own_api.get(f"{BASE}/reports").json()["items"]
    assert "Ali Demir" in own_api.get(f"{BASE}/reports/{line['id']}").json()["text"]


# --- tokens ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def guarded(tmp_path: Path) -> Any:
    testing = pytest.importorskip("starlette.testclient", reason="the extra web is not installed")
    from tocsin.run.browse.desk import Desk
    from tocsin.run.settings import Settings
    from tocsin.web.access import finder
    from tocsin.web.app import make_app

    record = tmp_path / "record.db"
    app = make_app(Desk(Settings(record=record)), hosts=("team.example",), find_token=finder(record))
    client = testing.TestClient(app, base_url="http://team.example")
    client.record = record
    return client


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


WRITES = {
    "code": ("read", REPORT),
    "reports": ("add", REPORT),
    "reviews": ("review", {"item": "x", "decision": "accept", "by": "x", "why": "x"}),
    "reviews/undo": ("review", {"review": "x", "by": "x", "why": "x"}),
}


@pytest.mark.parametrize("scope", ["read", "review", "add", "admin"])
def test_every_route_wants_its_scope(guarded: Any, scope: str) -> None:
    from tocsin.web.access import needed_scope

    token = new_token(guarded.record, scope, [scope], NOW)
    for route in _routes(guarded):
        for method in route.methods:
            needed = needed_scope(method, route.path)
            path = route.path.replace("{", "").replace("}", "").replace("path:path", "")
            body = WRITES.get(path.removeprefix(f"{BASE}/"), ("", REPORT))[1]
            ask = {"json": body} if method == "POST" else {}
            if path == f"{BASE}/events":
                continue  # never ends
            assert guarded.request(method, path, **ask).status_code == 401, path
            answer = guarded.request(method, path, headers=bearer(token), **ask)
            assert (answer.status_code == 403) == (scope not in (needed, "admin")), (path, answer.status_code)


def test_a_new_route_that_writes_is_closed_until_it_has_a_rule(guarded: Any) -> None:
    from tocsin.web.access import needed_scope

    known = {f"{BASE}/{path}": scope for path, (scope, _) in WRITES.items()}
    writing = [route.path for route in _routes(guarded) if "POST" in route.methods]
    assert {path: needed_scope("POST", path) for path in writing} == known
    assert needed_scope("POST", f"{BASE}/anything") == "admin"


def _routes(guarded: Any) -> list[Any]:
    from fastapi.routing import APIRoute, iter_route_contexts

    found = []
    for context in iter_route_contexts(guarded.app.app.routes):
        route = getattr(context, "route", context)
        if isinstance(route, APIRoute):
            found.append(context)
    return found


def test_a_token_is_kept_as_a_hash_in_a_file_for_its_owner_only(tmp_path: Path) -> None:
    record = tmp_path / "record.db"
    made = new_token(record, "amina", ["read", "review"], NOW)
    path = tokens_path(record)
    assert made not in path.read_text()
    assert path.stat().st_mode & 0o077 == 0
    assert [one.name for one in load_tokens(record)] == ["amina"]
    with pytest.raises(SettingError, match="taken"):
        new_token(record, "amina", [], NOW)
    with pytest.raises(SettingError, match="no scope"):
        new_token(record, "berat", ["everything"], NOW)


def test_a_token_that_is_taken_back_is_refused_at_once(guarded: Any) -> None:
    token = new_token(guarded.record, "amina", ["read"], NOW)
    assert guarded.get(f"{BASE}/status", headers=bearer(token)).status_code == 200
    assert guarded.get(f"{BASE}/status", auth=("amina", token)).status_code == 200
    revoke_token(guarded.record, "amina")
    assert guarded.get(f"{BASE}/status", headers=bearer(token)).status_code == 401
    with pytest.raises(NotFoundError):
        revoke_token(guarded.record, "amina")


def test_a_decision_is_kept_under_the_name_of_the_token(guarded: Any) -> None:
    token = new_token(guarded.record, "amina", ["admin"], NOW)
    guarded.post(f"{BASE}/reports?wait=true", json=REPORT, headers=bearer(token))
    (card,) = guarded.get(f"{BASE}/incidents", headers=bearer(token)).json()["items"]
    asked = {"item": card["id"], "decision": "accept", "by": "someone else", "why": "read it"}
    made = guarded.post(f"{BASE}/reviews", json=asked, headers=bearer(token))
    assert made.json()["by"] == "amina"


def test_beyond_this_computer_no_server_starts_without_a_token(tmp_path: Path) -> None:
    from tocsin.run.settings import Settings
    from tocsin.web.serve import serve

    with pytest.raises(SettingError, match="tocsin token new"):
        serve(Settings(record=tmp_path / "record.db"), "0.0.0.0", 0, tell=lambda _: None)


def test_a_port_that_is_taken_is_told_with_what_to_do(tmp_path: Path) -> None:
    import socket

    from tocsin.run.settings import Settings
    from tocsin.web.serve import serve

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(SettingError, match="--port"):
            serve(Settings(record=tmp_path / "record.db"), "127.0.0.1", taken.getsockname()[1], tell=lambda _: None)
