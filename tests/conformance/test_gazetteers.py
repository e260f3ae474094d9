"""What every gazetteer promises (tocsin.resolve.base.Gazetteer)."""

from pathlib import Path

import pytest

from tocsin.resolve.base import AreaKind, Gazetteer, NamedArea, NameKind
from tocsin.resolve.gazetteer import CompiledGazetteer, MemoryGazetteer
from tocsin.resolve.gazetteer_fold import sound_name
from tocsin.resolve.gazetteer_format import Entry, write_gazetteer


def area(name: str, kind: AreaKind, people: int = 0, iso3: str | None = "VRN", **more: object) -> NamedArea:
    return NamedArea(0, name, kind, 10.0, 20.0, 5.0, iso3, population=people, **more)  # type: ignore[arg-type]


ENTRIES = (
    Entry(area("Varnia", AreaKind.COUNTRY, 5_000_000), ("republic of varnia",), ("varnian", "varnians")),
    Entry(area("Teth", AreaKind.ADMIN1, 300_000, admin1="Teth")),
    Entry(area("Kesh", AreaKind.TOWN, 1200, admin1="Teth"), ("qesh",), sounds=(sound_name("kesabad"),)),
    Entry(area("Kesh", AreaKind.TOWN, 90_000, admin1="Olma", is_capital=True, geonames_id=77)),
    Entry(area("al-Dorn", AreaKind.TOWN, 400), ("dorn",)),
    Entry(area("Northern Sea", AreaKind.SEA, iso3=None)),
)


@pytest.fixture(params=["memory", "compiled"])
def gazetteer(request: pytest.FixtureRequest, tmp_path: Path) -> Gazetteer:
    if request.param == "memory":
        return MemoryGazetteer(ENTRIES)
    write_gazetteer(tmp_path / "small.bin", ENTRIES, {})
    return CompiledGazetteer(tmp_path / "small.bin")


def test_candidates_come_most_populous_first(gazetteer: Gazetteer) -> None:
    assert [hit.area.population for hit in gazetteer.named("Kesh")] == [90_000, 1200]


@pytest.mark.parametrize("name", ["KESH", "kesh", "Késh", "K'esh", "  Kesh "])
def test_spelling_of_case_and_accents_makes_no_difference(gazetteer: Gazetteer, name: str) -> None:
    assert len(gazetteer.named(name)) == 2


def test_other_names_and_demonyms_say_that_they_are(gazetteer: Gazetteer) -> None:
    assert [hit.by for hit in gazetteer.named("Qesh")] == [NameKind.ALTERNATE]
    assert [hit.by for hit in gazetteer.named("Varnians")] == [NameKind.DEMONYM]


def test_an_arabic_article_may_be_there_or_not(gazetteer: Gazetteer) -> None:
    assert [hit.area.name for hit in gazetteer.named("Al Dorn")] == ["al-Dorn"]
    assert [hit.area.name for hit in gazetteer.named("el-Dorn")] == ["al-Dorn"]
    assert [hit.area.name for hit in gazetteer.named("Dorn")] == ["al-Dorn"]


@pytest.mark.parametrize("name", ["", "Nowhere", "Kesh Kesh", "\u0000", "x" * 10_000])
def test_an_unknown_name_gives_nothing(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.named(name) == ()
    assert gazetteer.similar(name) == ()


def test_what_sounds_alike_is_found_apart(gazetteer: Gazetteer) -> None:
    assert [(hit.area.name, hit.by) for hit in gazetteer.similar("Qezzabad")] == [("Kesh", NameKind.SIMILAR)]
    assert gazetteer.named("Qezzabad") == ()


def test_countries_and_capitals_are_found_by_code(gazetteer: Gazetteer) -> None:
    country, capital = gazetteer.country("VRN"), gazetteer.capital("VRN")
    assert country is not None
    assert country.kind is AreaKind.COUNTRY
    assert capital is not None
    assert (capital.name, capital.geonames_id) == ("Kesh", 77)
    assert gazetteer.country("XXX") is None
    assert gazetteer.capital("XXX") is None


def test_an_entry_keeps_all_its_fields(gazetteer: Gazetteer) -> None:
    found = gazetteer.named("Kesh")[0].area
    assert (found.lat, found.lon, found.radius_km) == (10.0, 20.0, 5.0)
    assert (found.country_iso3, found.admin1, found.admin2, found.is_capital) == ("VRN", "Olma", None, True)
    assert gazetteer.named("Northern Sea")[0].area.country_iso3 is None
