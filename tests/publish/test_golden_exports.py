"""One small export a shape, byte for byte."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from tocsin.publish.csv import write_csv, write_evidence_csv
from tocsin.publish.dossier import Dossier
from tocsin.publish.geojson import write_geojson
from tocsin.publish.jsonl import write_jsonl
from tocsin.publish.mask import mask_for

GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("incidents.jsonl", write_jsonl),
        ("incidents.csv", write_csv),
        ("evidence.csv", write_evidence_csv),
        ("incidents.geojson", write_geojson),
    ],
)
def test_an_export_is_what_it_was(name: str, write: Callable[..., int], dossiers: list[Dossier]) -> None:
    out = io.StringIO()
    assert write([(dossier, mask_for([dossier])) for dossier in dossiers], out) == len(dossiers)
    assert out.getvalue() == (GOLDEN / name).read_text(encoding="utf-8")
