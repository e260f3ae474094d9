"""The OpenAPI document with a worked example on every operation; they are made by tools/api_examples.py."""

import json
from functools import lru_cache
from importlib.resources import files
from typing import Any

Plain = dict[str, Any]


@lru_cache(maxsize=1)
def kept_examples() -> Plain:
    """Give the examples by operation ("get /api/v1/status"): parameters, body, status, media type and answer."""
    found: Plain = json.loads(files("tocsin.web").joinpath("examples.json").read_text(encoding="utf-8"))
    return found


def with_examples(document: Plain) -> Plain:
    """Put the examples into a document, which is changed and given back."""
    kept = kept_examples()
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            example = kept.get(f"{method} {path}")
            if example is not None:
                _show(operation, example)
    return document


def _show(operation: Plain, example: Plain) -> None:
    for parameter in operation.get("parameters", ()):
        if parameter["name"] in example["parameters"]:
            parameter["example"] = example["parameters"][parameter["name"]]
    if example["body"] is not None:
        operation["requestBody"]["content"]["application/json"]["example"] = example["body"]
    content = operation["responses"].get(str(example["status"]), {}).get("content", {})
    if example["media"] in content and example["answer"] is not None:
        content[example["media"]]["example"] = example["answer"]
