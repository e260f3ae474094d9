"""Whatever is asked, the answer is one that the OpenAPI document names."""

from typing import Any

import pytest

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
BASE = "/api/v1"


@pytest.fixture(scope="session")
def document(api: Any) -> dict[str, Any]:
    plain: dict[str, Any] = api.get(f"{BASE}/openapi.json").json()
    return plain


def test_every_address_says_what_it_does_and_what_can_go_wrong(document: dict[str, Any]) -> None:
    assert len(document["paths"]) > 20
    for path, methods in document["paths"].items():
        for method, one in methods.items():
            assert one["description"], (path, method)
            assert {"401", "403", "404", "422", "503"} <= set(one["responses"]), (path, method)
            for status, answer in one["responses"].items():
                if int(status) >= 400:
                    assert list(answer["content"]) == ["application/problem+json"], (path, status)


@pytest.mark.slow
def test_random_requests_get_documented_answers(sample_record: Any) -> None:
    from evals.api_fuzz import fuzz

    found = fuzz(sample_record, 3)
    assert found.examples > 60
    assert found.faults == []
