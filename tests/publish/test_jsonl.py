"""A line holds everything but the texts."""

import io
import json
from dataclasses import replace

import pytest

from tocsin.errors import CodecError
from tocsin.publish.dossier import Dossier
from tocsin.publish.jsonl import dossier_from_plain, write_jsonl
from tocsin.publish.mask import Mask, mask_for


def lines(dossiers: list[Dossier], masked: bool) -> list[dict]:
    out = io.StringIO()
    write_jsonl([(dossier, mask_for([dossier]) if masked else Mask()) for dossier in dossiers], out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_line_read_back_is_the_incident_without_its_texts(dossiers: list[Dossier]) -> None:
    for plain, dossier in zip(lines(dossiers, masked=False), dossiers, strict=True):
        wanted = replace(dossier, reports=tuple(replace(r, text="", sections=()) for r in dossier.reports))
        assert dossier_from_plain(plain) == wanted


def test_a_masked_line_keeps_its_offsets(dossiers: list[Dossier]) -> None:
    evidence = lines(dossiers, masked=True)[0]["mentions"][0]["participants"][0]["evidence"][0]
    assert evidence["exact"] == "Taxi driver [name withheld]"
    assert evidence["end"] - evidence["start"] == len("Taxi driver Emre Kavak")


def test_other_json_is_refused() -> None:
    with pytest.raises(CodecError):
        dossier_from_plain({"shape": "else"})
