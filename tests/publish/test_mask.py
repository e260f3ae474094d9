"""Names of private persons leave no export."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.publish.csv import write_csv, write_evidence_csv
from tocsin.publish.dossier import Dossier
from tocsin.publish.geojson import write_geojson
from tocsin.publish.jsonl import write_jsonl
from tocsin.publish.mask import WITHHELD, Mask, mask_for, mask_of, personal_names


@pytest.mark.parametrize("write", [write_jsonl, write_csv, write_evidence_csv, write_geojson])
def test_no_shape_holds_a_private_name_in_values_evidence_or_addresses(write, dossiers: list[Dossier]) -> None:
    out = io.StringIO()
    write([(dossier, mask_for([dossier])) for dossier in dossiers], out)
    for name in ("Kavak", "kavak", "Emre", "Orsay", "Lina"):
        assert name not in out.getvalue()
    assert "Dorn" in out.getvalue()


def test_without_a_mask_the_names_are_there(dossiers: list[Dossier]) -> None:
    out = io.StringIO()
    write_jsonl([(dossier, Mask()) for dossier in dossiers], out)
    assert "Emre Kavak" in out.getvalue()


@pytest.mark.parametrize(
    ("phrase", "names"),
    [
        ("Emre Kavak", ["Emre Kavak"]),
        ("taxi driver Emre Kavak", ["Emre Kavak"]),
        ("Mr Kavak", ["Kavak"]),
        ("a 34-year-old suspect", []),
        ("a Turkish shopkeeper", []),
        ("The shopkeeper", []),
        ("a man named Emre", ["Emre"]),
        ("a nurse, Ann van der Berg", ["Ann van der Berg"]),
        ("Ahmed al-Sayed", ["Ahmed al-Sayed"]),
        ("Jean-Luc O'Neil", ["Jean-Luc O'Neil"]),
        ("", []),
    ],
)
def test_a_phrase_holds_the_names_in_it_and_no_more(phrase: str, names: list[str]) -> None:
    assert personal_names(phrase) == names


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Kavak’s van", f"{WITHHELD}’s van"),
        ("EMRE KAVAK HELD", f"{WITHHELD} HELD"),
        ("emre kavak held", f"{WITHHELD} held"),
        ("Emre  Kavak", WITHHELD),
        ("Kavakli town", "Kavakli town"),
        ("Emré Kavak", WITHHELD),
    ],
)
def test_a_name_is_found_however_it_is_written(text: str, masked: str) -> None:
    assert mask_of(["Emre Kavak"]).text(text) == masked


def test_a_town_keeps_its_name_in_the_place_though_a_suspect_is_called_so() -> None:
    mask = mask_of(["Emre Dorn"])
    plain = mask.plain({"place": {"name": "Dorn", "precision": "populated_place"}, "exact": "Dorn was held in Dorn"})
    assert plain["place"]["name"] == "Dorn"
    assert "Dorn" not in plain["exact"]


@pytest.mark.parametrize(
    ("url", "masked"),
    [
        ("https://example.org/news/emre-kavak-held.html", "https://example.org/"),
        ("https://example.org/news/Emre%20Kavak", "https://example.org/"),
        ("https://example.org/news/bomb", "https://example.org/news/bomb"),
    ],
)
def test_an_address_with_a_name_in_it_is_cut_to_its_host(url: str, masked: str) -> None:
    assert mask_of(["Emre Kavak"]).url(url) == masked


@given(st.text(), st.lists(st.text(max_size=30), max_size=4))
def test_any_text_and_any_names_give_a_text(text: str, phrases: list[str]) -> None:
    mask = mask_of(phrases)
    assert isinstance(mask.text(text), str)
    assert isinstance(mask.url(text), str)
    if mask == Mask():
        assert mask.text(text) == text
