"""The worked examples of the OpenAPI document: each fits its schema, can be asked, and is answered like that."""

import copy
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

pytest.importorskip("starlette.testclient", reason="the extra web is not installed")

ROOT = Path(__file__).parents[2]
MADE = runpy.run_path(str(ROOT / "tools" / "api_examples.py"))
REQUESTS = MADE["REQUESTS"]
BASE = MADE["BASE"]
NAMES = [one.operation for one in REQUESTS]


@pytest.fixture(scope="module")
def client() -> Iterator[Any]:
    with MADE["serving"]() as asking:
        yield asking


@pytest.fixture(scope="module")
def document(client: Any) -> dict[str, Any]:
    plain: dict[str, Any] = client.get(f"{BASE}/openapi.json").json()
    return plain


@pytest.fixture(scope="module")
def answers(client: Any) -> dict[str, Any]:
    """The answer to each request, all made in their order of one server."""
    known = MADE["known_of"](client)
    return {asked.operation: MADE["ask"](client, asked, known) for asked in REQUESTS}


def operation_of(document: dict[str, Any], name: str) -> dict[str, Any]:
    method, path = name.split()
    found: dict[str, Any] = document["paths"][BASE + path][method]
    return found


def problems_of(value: Any, schema: dict[str, Any], document: dict[str, Any]) -> list[str]:
    whole = {**copy.deepcopy(schema), "components": document["components"]}
    return [one.message[:200] for one in jsonschema.Draft202012Validator(whole).iter_errors(value)]


def test_every_operation_has_a_worked_example(document: dict[str, Any]) -> None:
    every = {f"{method} {path.removeprefix(BASE)}" for path, methods in document["paths"].items() for method in methods}
    assert set(NAMES) == every


@pytest.mark.parametrize("asked", REQUESTS, ids=NAMES)
def test_an_example_fits_its_schema(asked: Any, document: dict[str, Any]) -> None:
    operation = operation_of(document, asked.operation)
    shown = {one["name"]: one for one in operation.get("parameters", ()) if "example" in one}
    assert set(shown) == set(asked.parameters)
    required = {one["name"] for one in operation.get("parameters", ()) if one.get("required")}
    assert required <= set(shown)
    for one in shown.values():
        assert problems_of(one["example"], one["schema"], document) == []
    if asked.body is not None:
        content = operation["requestBody"]["content"]["application/json"]
        assert problems_of(content["example"], content["schema"], document) == []
    else:
        assert "requestBody" not in operation
    content = operation["responses"][str(asked.status)]["content"]
    if "application/pdf" in content:
        return
    examples = {media: one for media, one in content.items() if "example" in one}
    assert len(examples) == 1
    for media, one in examples.items():
        if media.endswith("json"):
            assert problems_of(one["example"], one.get("schema", {}), document) == []
        else:
            assert isinstance(one["example"], str)


@pytest.mark.parametrize("asked", REQUESTS, ids=NAMES)
def test_an_example_is_answered_as_it_says(asked: Any, document: dict[str, Any], answers: dict[str, Any]) -> None:
    if asked.operation == "get /brief.pdf":
        pytest.importorskip("fpdf", reason="the extra pdf is not installed")
    answer = answers[asked.operation]
    assert answer.status_code == asked.status, answer.text[:300]
    media = answer.headers["content-type"].partition(";")[0]
    content = operation_of(document, asked.operation)["responses"][str(asked.status)]["content"]
    assert media in content
    if media == "application/pdf":
        assert answer.content.startswith(b"%PDF-")
    elif media.endswith("json"):
        assert problems_of(answer.json(), content[media].get("schema", {}), document) == []
        assert list(missing(content[media]["example"], answer.json())) == []
    elif media == "text/csv":
        assert answer.text.splitlines()[0] == content[media]["example"].splitlines()[0]
    else:
        assert answer.text[:8] == content[media]["example"][:8]


def missing(shown: Any, given: Any, where: str = "") -> Iterator[str]:
    """Give what an example shows and an answer does not have: names, or a list that is empty."""
    if isinstance(shown, dict) and isinstance(given, dict):
        for name, held in shown.items():
            if name not in given:
                yield f"{where}.{name}"
            elif not {type(held), type(given[name])} & {type(None)}:
                yield from missing(held, given[name], f"{where}.{name}")
    elif isinstance(shown, list) and isinstance(given, list) and shown and not given:
        yield f"{where}[]"
    elif isinstance(shown, list) and isinstance(given, list) and shown and isinstance(shown[0], dict):
        known = {name for one in given for name in one}
        yield from (f"{where}[].{name}" for name in set(shown[0]) - known)


def test_requests_that_change_something_say_what_they_changed(answers: dict[str, Any]) -> None:
    made = answers["post /reviews"].json()
    assert (made["decision"], made["target"]["field"]) == ("correct", "killed")
    assert answers["get /reviews"].json()["items"][0]["id"] == made["review"]
    assert answers["post /reviews/undo"].json()["decision"] == "undo"
