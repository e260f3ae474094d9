"""The compiled gazetteer: its file, its folding, and what the shipped one holds."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.errors import MissingPartError
from tocsin.resolve.base import AreaKind, NamedArea
from tocsin.resolve.gazetteer import SHIPPED, CompiledGazetteer, load_gazetteer
from tocsin.resolve.gazetteer_fold import fold_name, sound_name
from tocsin.resolve.gazetteer_format import Entry, write_gazetteer
from tocsin.resolve.gazetteer_tables import area_entries, read_table

TOWN = NamedArea(0, "Kesh", AreaKind.TOWN, 1.0, 2.0, 1.5, "VRN", valid_from=date(2014, 1, 2))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mazar-e Sharif", "Mazar-i-Sharif"),
        ("Mazār-e Sharīf", "MAZAR I SHARIF"),
        ("St. Petersburg", "Saint Petersburg"),
        ("Jisr ash-Shughur", "Jisr al-Shughur"),
        ("Deir ez Zor", "Deir al-Zor"),
        ("Sana’a", "Sana'a"),
        ("U.S.", "US"),
        ("The Hague", "Hague"),
        ("Diyarbakır", "Diyarbakir"),
        ("Bosnia–Herzegovina", "Bosnia Herzegovina"),
        ("Port Said", "Port\u00a0Said"),
    ],
)
def test_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


@given(st.text(max_size=60))
def test_folding_is_stable_and_never_raises(name: str) -> None:
    folded = fold_name(name)
    assert fold_name(folded) == folded or len(folded.split()) > 1
    sound_name(folded)


@given(st.lists(st.text(min_size=1, max_size=12).filter(lambda name: fold_name(name)), min_size=1, max_size=30))
def test_what_is_written_is_found(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
    path = tmp_path_factory.mktemp("gazetteer") / "g.bin"
    areas = [NamedArea(0, name, AreaKind.TOWN, 1.5, -2.25, 1.0, "VRN") for name in names]
    write_gazetteer(path, [Entry(one) for one in areas], {})
    gazetteer = CompiledGazetteer(path)
    assert all(name in {hit.area.name for hit in gazetteer.named(name)} for name in names)


def test_the_same_entries_give_the_same_bytes(tmp_path: Path) -> None:
    entries = [Entry(TOWN, ("qesh",)), Entry(NamedArea(0, "Varnia", AreaKind.COUNTRY, 0.0, 0.0, 9.0, "VRN"))]
    write_gazetteer(tmp_path / "a.bin", entries, {"x": 1})
    write_gazetteer(tmp_path / "b.bin", entries, {"x": 1})
    assert (tmp_path / "a.bin").read_bytes() == (tmp_path / "b.bin").read_bytes()


def test_days_survive_the_file(tmp_path: Path) -> None:
    write_gazetteer(tmp_path / "a.bin", [Entry(TOWN)], {})
    found = CompiledGazetteer(tmp_path / "a.bin").named("Kesh")[0].area
    assert (found.valid_from, found.valid_to) == (date(2014, 1, 2), None)
    assert not found.was_valid(date(2013, 1, 1))
    assert found.was_valid(date(2020, 1, 1))
    assert found.was_valid(None)


def test_a_damaged_header_is_refused_and_a_damaged_body_found_by_verify(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    write_gazetteer(path, [Entry(TOWN)], {})
    assert CompiledGazetteer(path).verify()
    whole = bytearray(path.read_bytes())
    whole[-1] ^= 1
    path.write_bytes(whole)
    assert not CompiledGazetteer(path).verify()
    whole[10] ^= 1
    path.write_bytes(whole)
    with pytest.raises(MissingPartError):
        CompiledGazetteer(path)


@pytest.mark.parametrize("content", [b"", b"TOCSINGZ", b"something else entirely" * 40])
def test_another_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.bin"
    path.write_bytes(content)
    with pytest.raises(MissingPartError):
        CompiledGazetteer(path)


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(MissingPartError, match="gazetteer_build"):
        CompiledGazetteer(tmp_path / "none.bin")


def test_the_shipped_file_is_whole_and_small() -> None:
    assert load_gazetteer().verify()
    assert SHIPPED.stat().st_size < 20_000_000


@pytest.mark.parametrize(
    ("name", "kind", "iso3"),
    [
        ("Idlib", AreaKind.ADMIN1, "SYR"),
        ("Idlib", AreaKind.TOWN, "SYR"),
        ("Raqqa", AreaKind.TOWN, "SYR"),
        ("Nineveh", AreaKind.ADMIN1, "IRQ"),
        ("Reyhanli", AreaKind.TOWN, "TUR"),
        ("Turkish", AreaKind.COUNTRY, "TUR"),
        ("Cilvegozu", AreaKind.CROSSING, "TUR"),
        ("Zaatari", AreaKind.CAMP, "JOR"),
        ("Kabul airport", AreaKind.AIRPORT, "AFG"),
        ("Gaza Strip", AreaKind.REGION, "PSE"),
        ("Gulf of Aden", AreaKind.SEA, None),
        ("Сараево", AreaKind.TOWN, "BIH"),
        ("حلب", AreaKind.TOWN, "SYR"),
    ],
)
def test_the_shipped_gazetteer_knows(name: str, kind: AreaKind, iso3: str | None) -> None:
    assert any(hit.area.kind is kind and hit.area.country_iso3 == iso3 for hit in load_gazetteer().named(name))


def test_a_role_belongs_to_its_days() -> None:
    hits = load_gazetteer().named("Istanbul's main airport")
    before = [hit.area.lon for hit in hits if hit.area.was_valid(date(2016, 6, 28))]
    after = [hit.area.lon for hit in hits if hit.area.was_valid(date(2020, 1, 1))]
    assert before == [pytest.approx(28.8146)]
    assert after == [pytest.approx(28.752)]


def test_there_are_at_least_250_hand_made_areas_each_with_a_source() -> None:
    rows = read_table("places_areas.tsv")
    assert len(rows) >= 250
    assert all(row["source"] for row in rows)
    assert len(list(area_entries())) == len(rows)


def test_every_area_made_by_hand_lies_in_the_country_that_it_names() -> None:
    gazetteer = load_gazetteer()
    for row in read_table("places_areas.tsv"):
        country = gazetteer.country(row["iso3"]) if row["iso3"] else None
        if country is not None:
            reach = country.radius_km * 2.6 + 300
            assert abs(float(row["lat"]) - country.lat) * 111 < reach, row["name"]
