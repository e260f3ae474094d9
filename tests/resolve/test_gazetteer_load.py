"""A full GeoNames dump, made up and small, in the tables that GeoNames gives."""

from pathlib import Path

import pytest

from tocsin.errors import MissingPartError
from tocsin.resolve.base import AreaKind
from tocsin.resolve.gazetteer import CompiledGazetteer
from tocsin.resolve.gazetteer_load import load_geonames_dump


def feature(
    number: int, name: str, code: str, iso2: str = "SY", admin: str = "01", others: str = "", people: int = 0
) -> str:
    feature_class, feature_code = code.split(".")
    fields = [
        number,
        name,
        name,
        others,
        "35.5",
        "36.5",
        feature_class,
        feature_code,
        iso2,
        "",
        admin,
        "0101",
        "",
        "",
        people,
    ]
    return "\t".join(str(field) for field in [*fields, "", "", "Asia/Damascus", "2024-01-01"])


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    rows = [
        feature(1, "Syria", "A.PCLI", admin="00"),
        feature(2, "Teth", "A.ADM1"),
        feature(3, "Kesh", "P.PPLC", others="Qesh,kesh", people=90_000),
        feature(4, "Olma Camp", "S.CMPRF"),
        feature(5, "Old Kesh", "P.PPLQ"),
        feature(6, "Kesh Hill", "T.HLL"),
        feature(7, "Dorn", "P.PPL", iso2="TR", people=500),
        feature(8, "Lund", "P.PPL", admin=""),
        "broken row",
        feature(9, "Bad", "P.PPL").replace("35.5", "north"),
    ]
    (tmp_path / "allCountries.txt").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (tmp_path / "admin1CodesASCII.txt").write_text("SY.01\tTeth Governorate\tTeth Governorate\t2\n", encoding="utf-8")
    (tmp_path / "admin2Codes.txt").write_text("SY.01.0101\tKesh District\tKesh District\t20\n", encoding="utf-8")
    (tmp_path / "alternateNamesV2.txt").write_text(
        "1\t3\tar\tكيشن\n2\t3\tlink\thttps://example.org/Keshwiki\n3\t3\ten\tKeshton\n", encoding="utf-8"
    )
    (tmp_path / "hierarchy.txt").write_text("2\t8\tADM\n", encoding="utf-8")
    return tmp_path


def test_a_dump_becomes_a_gazetteer(dump: Path) -> None:
    load_geonames_dump(dump, dump / "out.bin")
    gazetteer = CompiledGazetteer(dump / "out.bin")
    kesh = gazetteer.named("Kesh")[0].area
    assert (kesh.kind, kesh.country_iso3, kesh.admin1, kesh.admin2) == (
        AreaKind.TOWN,
        "SYR",
        "Teth Governorate",
        "Kesh District",
    )
    assert (kesh.population, kesh.geonames_id, kesh.is_capital) == (90_000, 3, True)
    assert [gazetteer.named(name)[0].area.geonames_id for name in ("Qesh", "Keshton", "كيشن")] == [3, 3, 3]
    assert gazetteer.named("Keshwiki") == ()
    assert gazetteer.named("Olma Camp")[0].area.kind is AreaKind.CAMP
    assert gazetteer.named("Syrians")[0].area.kind is AreaKind.COUNTRY


def test_a_place_without_codes_takes_the_area_above_it_in_the_hierarchy(dump: Path) -> None:
    load_geonames_dump(dump, dump / "out.bin")
    lund = next(h.area for h in CompiledGazetteer(dump / "out.bin").named("Lund") if h.area.geonames_id == 8)
    assert lund.admin1 == "Teth Governorate"


def test_historical_places_and_broken_rows_are_left_out(dump: Path) -> None:
    load_geonames_dump(dump, dump / "out.bin")
    gazetteer = CompiledGazetteer(dump / "out.bin")
    assert gazetteer.named("Old Kesh") == ()
    assert gazetteer.named("Bad") == ()


def test_countries_and_classes_can_be_chosen(dump: Path) -> None:
    load_geonames_dump(dump, dump / "out.bin", countries=["tr"], classes=["P", "T.HLL"])
    gazetteer = CompiledGazetteer(dump / "out.bin")
    assert [hit.area.country_iso3 for hit in gazetteer.named("Dorn")] == ["TUR"]
    assert gazetteer.named("Kesh") == ()
    load_geonames_dump(dump, dump / "out.bin", classes=["T"])
    assert CompiledGazetteer(dump / "out.bin").named("Kesh Hill")[0].area.kind is AreaKind.REGION


def test_a_missing_table_says_what_to_download(tmp_path: Path) -> None:
    with pytest.raises(MissingPartError, match=r"geonames\.org"):
        load_geonames_dump(tmp_path, tmp_path / "out.bin")


def test_progress_is_told_by_rows(dump: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tocsin.resolve.gazetteer_load._EVERY", 3)
    told: list[tuple[str, int]] = []
    load_geonames_dump(dump, dump / "out.bin", progress=lambda name, rows: told.append((name, rows)))
    assert told[:3] == [("allCountries.txt", 3), ("allCountries.txt", 6), ("allCountries.txt", 9)]
