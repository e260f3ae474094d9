"""The shape of one coded report, for other programs."""

import json
from importlib.resources import files
from typing import Any


def coding_schema_text() -> str:
    """Give coding.schema.json, byte for byte as it comes with the package."""
    return files("tocsin").joinpath("coding.schema.json").read_text(encoding="utf-8")


def coding_schema() -> dict[str, Any]:
    """Give the JSON Schema of one coded report."""
    schema: dict[str, Any] = json.loads(coding_schema_text())
    return schema
