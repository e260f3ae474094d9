"""Make the worked examples of the OpenAPI document: python tools/api_examples.py.

Each request is made of a server over the sample reports; its answer, with long
lists cut to their first entries, is the example. What changes from run to run
(times, ids of jobs and decisions) is written the same each time. A test makes
the same requests and holds the answers against what is written here.
"""

import json
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parents[1]
SAMPLES = HERE / "samples" / "reports"
TARGET = HERE / "src" / "tocsin" / "web" / "examples.json"
BASE = "/api/v1"
LONGEST = 2  # entries of a list that are shown
KEY = "3f0c9b8e-7d7e-4f0a-9a53-6f1d1d1f2c11"
TEXT = (
    "A bomb in a car killed four soldiers in Diyarbakir on 3 March 2016, the army said."
    " The governor blamed the PKK for the attack."
)
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(\+00:00|Z)")
_NOW = "2026-01-15T12:00:00+00:00"


@dataclass(frozen=True)
class Asked:
    """One request: where its parameters and its body begin with `$`, something of the record is put in."""

    operation: str  # "get /api/v1/incidents/{incident}"
    parameters: dict[str, Any] = field(default_factory=dict)
    body: Any = None
    status: int = 200


REQUESTS: tuple[Asked, ...] = (
    Asked("get /status"),
    Asked("get /vocabulary"),
    Asked("get /events", {"job": "$job"}),
    Asked("get /incidents.csv", {"country": ["TR"], "from": "2015", "to": "2016"}),
    Asked("get /incidents.geojson", {"country": ["TR"], "from": "2015", "to": "2016"}),
    Asked("get /codebook.csv"),
    Asked("get /citation", {"country": ["TR"]}),
    Asked("get /feeds/incidents.json", {"country": ["TR"], "after": 0, "limit": 2}),
    Asked("get /feeds/incidents.atom", {"country": ["TR"], "after": 0, "limit": 2}),
    Asked("get /incidents", {"country": ["TR"], "type": ["explosive"], "from": "2015", "sort": "-killed", "limit": 2}),
    Asked("get /incidents/{incident}", {"incident": "$incident"}),
    Asked("get /incidents/{incident}/versions", {"incident": "$incident"}),
    Asked("get /map", {"from": "2015", "to": "2016", "mode": "points"}),
    Asked("get /timeline", {"from": "2015", "to": "2016", "bucket": "month"}),
    Asked("get /facets", {"facet": ["type", "country"], "most": 2}),
    Asked("get /response", {"bucket": "year", "by": "time"}),
    Asked("get /compare", {"a": "2015", "b": "2016", "by": "type"}),
    Asked("get /threshold", {"family": ["attack"], "days": 30, "windows": 12, "on": "2016-06-30"}),
    Asked("get /aggregate", {"by": "country", "bucket": "year", "from": "2015", "to": "2016"}),
    Asked("get /aggregate.csv", {"by": "country", "bucket": "year", "from": "2015", "to": "2016"}),
    Asked("get /match-window", {"km": 50, "days": 2, "same_type": False}),
    Asked("get /brief", {"from": "2016", "to": "2016", "country": ["TR"]}),
    Asked("get /brief.md", {"from": "2016", "to": "2016", "country": ["TR"]}),
    Asked("get /brief.html", {"from": "2016", "to": "2016", "country": ["TR"]}),
    Asked("get /brief.pdf", {"from": "2016", "to": "2016", "country": ["TR"]}),
    Asked("get /reports", {"source": "$source", "limit": 2}),
    Asked("get /search", {"q": "Ankara bombing", "limit": 2}),
    Asked("get /reports/{report}", {"report": "$report"}),
    Asked("get /jobs/{job}", {"job": "$job"}),
    Asked("get /claims", {"speaker": "governor", "limit": 2}),
    Asked("get /claims/series", {"from": "2015", "limit": 1}),
    Asked("get /claims/contradictions", {"limit": 2}),
    Asked("get /review/queue", {"limit": 1, "two_person": True, "reviewer": "Ada Reed"}),
    Asked("post /code", body={"text": TEXT, "published": "2016-03-04", "source": "Sample Wire (sample)"}),
    Asked(
        "post /reports",
        {"wait": False, "Idempotency-Key": KEY},
        {"text": TEXT, "title": "Four soldiers killed", "published": "2016-03-04", "source": "Sample Wire (sample)"},
        202,
    ),
    Asked(
        "post /reviews",
        {"Idempotency-Key": KEY},
        {
            "item": "$value",
            "decision": "correct",
            "value": "40-45",
            "by": "Ada Reed",
            "why": "list of the hospital",
        },
        201,
    ),
    Asked("get /reviews", {"by": "Ada Reed", "limit": 2}),
    Asked(
        "post /reviews/undo",
        {"Idempotency-Key": KEY.replace("3f", "4f", 1)},
        {"review": "$review", "by": "Ada Reed", "why": "wrong hospital"},
        201,
    ),
)


@contextmanager
def serving() -> Iterator[Any]:
    """Give something that asks a server over a record of the sample reports."""
    from starlette.testclient import TestClient

    from tocsin.run.api import open as open_record
    from tocsin.run.browse.desk import Desk
    from tocsin.run.settings import Settings
    from tocsin.web.app import make_app

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.db"
        with open_record(path) as record:
            record.add([SAMPLES])
        desk = Desk(Settings(record=path))
        try:
            yield TestClient(make_app(desk), base_url="http://127.0.0.1:8765", raise_server_exceptions=False)
        finally:
            desk.close()


def known_of(client: Any) -> dict[str, str]:
    """Give what requests name: an incident, a value of it, a report, its source, a job."""
    incident = client.get(f"{BASE}/incidents?place=airport&country=TR").json()["items"][0]["id"]
    page = client.get(f"{BASE}/incidents/{incident}").json()
    reports = sorted(page["reports"], key=lambda one: (one["characters"], one["id"]))
    job = client.post(f"{BASE}/reports?wait=true", json={"text": TEXT, "published": "2016-03-04"}).json()["job"]
    return {
        "$incident": incident,
        "$value": f"{incident}:killed",
        "$report": reports[0]["id"],
        "$source": reports[0]["source"],
        "$job": job,
    }


def ask(client: Any, asked: Asked, known: dict[str, str]) -> Any:
    """Make a request and give its answer."""
    method, path = asked.operation.split()
    given = {
        name: known.get(value, value) if isinstance(value, str) else value for name, value in asked.parameters.items()
    }
    for name in re.findall(r"{(\w+)}", path):
        path = path.replace(f"{{{name}}}", str(given.pop(name)))
    headers = {name: given.pop(name) for name in list(given) if name == "Idempotency-Key"}
    body = _filled(asked.body, known) if asked.body is not None else None
    answer = client.request(method, BASE + path, params=given, json=body, headers=headers)
    if asked.operation == "post /reviews":
        known["$review"] = answer.json()["review"]
    return answer


def _filled(plain: dict[str, Any], known: dict[str, str]) -> dict[str, Any]:
    """Give parameters or a body with what is named put in."""
    return {name: known.get(held, held) if isinstance(held, str) else held for name, held in plain.items()}


def shortened(plain: Any) -> Any:
    """Give an answer with every list cut to its first entries."""
    if isinstance(plain, dict):
        return {name: shortened(held) for name, held in plain.items()}
    if isinstance(plain, list):
        return [shortened(held) for held in plain[:LONGEST]]
    return _TIME.sub(_NOW, plain) if isinstance(plain, str) else plain


def example_of(asked: Asked, answer: Any, known: dict[str, str]) -> dict[str, Any]:
    """Give what the document shows of a request: its parameters, its body and its answer."""
    media = answer.headers["content-type"].partition(";")[0]
    if media == "application/pdf":
        shown: Any = None
    elif media.endswith("json"):
        shown = shortened(answer.json())
    else:
        lines = answer.text.splitlines()
        shown = _TIME.sub(_NOW, "\n".join(lines[:4])) if media == "text/csv" else _TIME.sub(_NOW, answer.text)
    found = {
        "parameters": asked.parameters,
        "body": asked.body,
        "status": asked.status,
        "media": media,
        "answer": shown,
    }
    text = json.dumps(found, ensure_ascii=False)
    for name, value in known.items():
        text = text.replace(f'"{name}"', json.dumps(value, ensure_ascii=False))
    for name, stable in (("$job", "a1b2c3d4e5f60718"), ("$review", "rev_5d1f0c9b8e7d4f0a")):
        if name in known:
            text = text.replace(known[name], stable)
    made: dict[str, Any] = json.loads(text)
    return made


def examples() -> dict[str, Any]:
    """Give the examples of all operations."""
    with serving() as client:
        known = known_of(client)
        found = {}
        for asked in REQUESTS:
            answer = ask(client, asked, known)
            if answer.status_code != asked.status:
                raise SystemExit(f"{asked.operation}: {answer.status_code} {answer.text[:400]}")
            found[asked.operation.replace(" ", f" {BASE}")] = example_of(asked, answer, known)
        return found


def written(found: dict[str, Any]) -> str:
    """Give the file as it is kept: one operation a line."""
    rows = (
        f"{json.dumps(name)}: {json.dumps(one, ensure_ascii=False, separators=(',', ':'))}"
        for name, one in found.items()
    )
    return "{\n" + ",\n".join(rows) + "\n}\n"


if __name__ == "__main__":
    os.environ["TOCSIN_EXTRACTOR"] = "rules"  # as the tests read, so that a training changes no example
    made = written(examples())
    TARGET.write_text(made, encoding="utf-8")
    sys.stdout.write(f"{TARGET.name}: {len(made):,} bytes, {len(REQUESTS)} operations\n")
