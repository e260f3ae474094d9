"""Compile a gazetteer from the tables of a full GeoNames dump.

The folder holds `allCountries.txt` (or files of single countries such as
`SY.txt`), `admin1CodesASCII.txt` and `admin2Codes.txt`; `alternateNamesV2.txt`
and `hierarchy.txt` are read where they are there. The files are as GeoNames
gives them (https://download.geonames.org/export/dump/, CC BY 4.0).
"""

import math
import unicodedata
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tocsin.errors import MissingPartError
from tocsin.resolve.base import AreaKind, NamedArea
from tocsin.resolve.gazetteer_fold import fold_name, sound_name, without_article
from tocsin.resolve.gazetteer_format import Entry, GazetteerWriter
from tocsin.resolve.gazetteer_tables import area_entries, read_table, town_radius_km

Progress = Callable[[str, int], None]

# What a class, or a class and a code, becomes; a class by itself says what its other codes become.
_KINDS: Final[dict[str, AreaKind]] = {
    "A.PCLI": AreaKind.COUNTRY,
    "A.PCL": AreaKind.COUNTRY,
    "A.PCLD": AreaKind.COUNTRY,
    "A.PCLF": AreaKind.COUNTRY,
    "A.PCLS": AreaKind.COUNTRY,
    "A.PCLIX": AreaKind.COUNTRY,
    "A.TERR": AreaKind.COUNTRY,
    "A.ADM1": AreaKind.ADMIN1,
    "A.ADM2": AreaKind.ADMIN2,
    "A": AreaKind.REGION,
    "P": AreaKind.TOWN,
    "S.AIRP": AreaKind.AIRPORT,
    "S.AIRF": AreaKind.AIRPORT,
    "S.AIRB": AreaKind.BASE,
    "L.MILB": AreaKind.BASE,
    "S.MILB": AreaKind.BASE,
    "S.PRN": AreaKind.PRISON,
    "S.CMPRF": AreaKind.CAMP,
    "S.CMP": AreaKind.CAMP,
    "S.CMPL": AreaKind.CAMP,
    "S.CMPQ": AreaKind.CAMP,
    "S.CTRB": AreaKind.CROSSING,
    "S": AreaKind.SITE,
    "R": AreaKind.SITE,
    "L": AreaKind.REGION,
    "T": AreaKind.REGION,
    "V": AreaKind.REGION,
    "H.SEA": AreaKind.SEA,
    "H.OCN": AreaKind.SEA,
    "H.GULF": AreaKind.SEA,
    "H.STRT": AreaKind.SEA,
    "H": AreaKind.REGION,
}
_GONE: Final = frozenset({"PPLH", "PPLQ", "PPLW", "ADM1H", "ADM2H", "PCLH"})
DEFAULT_CLASSES: Final = ("P", "A.PCL*", "A.TERR", "A.ADM1", "A.ADM2", "S.AIRP", "S.AIRB", "S.CMP*", "S.PRN", "L")
_RADIUS_KM: Final = {
    AreaKind.COUNTRY: 400.0,
    AreaKind.ADMIN1: 80.0,
    AreaKind.ADMIN2: 25.0,
    AreaKind.REGION: 20.0,
    AreaKind.SEA: 200.0,
    AreaKind.AIRPORT: 3.0,
    AreaKind.BASE: 4.0,
}
_NO_NAMES: Final = frozenset(
    "link wkdt post iata icao faac tcid unlc abbr phon piny fr_1793".split()
)  # "languages" that are none
_SCRIPTS: Final = ("LATIN", "ARABIC", "CYRILLIC")
_EVERY: Final = 100_000


@dataclass(slots=True)
class _Spread:
    """How far an area's towns lie apart, summed as they come."""

    count: int = 0
    lat: float = 0.0
    lon: float = 0.0
    squares: float = 0.0

    def add(self, lat: float, lon: float) -> None:
        self.count += 1
        self.lat += lat
        self.lon += lon
        self.squares += lat * lat + (lon * math.cos(math.radians(lat))) ** 2

    def radius_km(self) -> float:
        """Give about the radius that holds nine tenths: one and a half standard deviations."""
        if self.count < 3:
            return 0.0
        lat, lon = self.lat / self.count, self.lon / self.count
        spread = self.squares / self.count - lat * lat - (lon * math.cos(math.radians(lat))) ** 2
        return 111.2 * 1.5 * math.sqrt(max(0.0, spread))


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of a dump that is wanted."""

    area: NamedArea
    names: tuple[str, ...]


@dataclass(slots=True)
class _Dump:
    """What must be known before a row can be written: codes, parents, extents, other names."""

    iso3: dict[str, str]
    admin1: dict[str, str]
    admin2: dict[str, str]
    parents: dict[int, int]
    wanted: tuple[str, ...]
    chosen: frozenset[str] | None
    ids: set[int] = field(default_factory=set)
    alternates: dict[int, list[str]] = field(default_factory=dict)
    codes: dict[int, str] = field(default_factory=dict)
    spreads: dict[tuple[str | None, str | None, str | None], _Spread] = field(default_factory=dict)


def load_geonames_dump(
    folder: Path,
    out: Path,
    countries: Collection[str] | None = None,
    classes: Collection[str] | None = None,
    progress: Progress | None = None,
) -> int:
    """Compile a dump into a gazetteer file and give the number of its entries.

    `countries` are ISO 3166-1 alpha-2 codes, all if none are given. `classes`
    are feature classes ("P"), codes ("S.AIRP") or beginnings of codes
    ("S.CMP*"). `progress` is told what is read and how many rows so far. Our
    own dated areas, roles and demonyms are added to what the dump has. The
    large table is read twice, so that it never lies in memory.
    """
    dump = _Dump(
        {row["iso2"]: row["iso3"] for row in read_table("places_iso.tsv")},
        _codes(folder / "admin1CodesASCII.txt"),
        _codes(folder / "admin2Codes.txt"),
        _parents(folder / "hierarchy.txt"),
        tuple(classes or DEFAULT_CLASSES),
        frozenset(code.upper() for code in countries) if countries else None,
    )
    tables = _tables(folder, dump.chosen)
    for row in _rows(tables, dump, progress):
        _note(row.area, dump)
    _read_alternates(folder / "alternateNamesV2.txt", dump, progress)
    writer = GazetteerWriter()
    own = {row["iso3"]: row for row in read_table("places_countries.tsv")}
    for row in _rows(tables, dump, progress):
        writer.add(_entry(row, dump, own))
    for entry in area_entries():
        writer.add(entry)
    writer.write(out, {"sources": {"geonames": folder.name}, "classes": list(dump.wanted)})
    return len(writer)


def _tables(folder: Path, chosen: frozenset[str] | None) -> list[Path]:
    whole = folder / "allCountries.txt"
    if whole.exists():
        return [whole]
    single = [p for p in sorted(folder.glob("[A-Z][A-Z].txt")) if chosen is None or p.stem in chosen]
    if not single:
        raise MissingPartError(f"{whole}", "download allCountries.zip from geonames.org and unpack it there")
    return single


def _codes(path: Path) -> dict[str, str]:
    if not path.exists():
        raise MissingPartError(str(path), "download it from geonames.org into the same folder")
    with path.open(encoding="utf-8") as file:
        return {row[0]: row[1] for line in file if len(row := line.rstrip("\n").split("\t")) > 1}


def _parents(path: Path) -> dict[int, int]:
    parents: dict[int, int] = {}
    if path.exists():
        with path.open(encoding="utf-8") as file:
            for line in file:
                row = line.rstrip("\n").split("\t")
                if len(row) > 1 and (len(row) < 3 or row[2] in {"", "ADM"}):
                    parents[int(row[1])] = int(row[0])
    return parents


def _rows(tables: list[Path], dump: _Dump, progress: Progress | None) -> Iterator[_Row]:
    for path in tables:
        with path.open(encoding="utf-8", errors="replace") as file:
            for number, line in enumerate(file, 1):
                if progress is not None and number % _EVERY == 0:
                    progress(path.name, number)
                fields = line.rstrip("\n").split("\t")
                if len(fields) >= 15 and (dump.chosen is None or fields[8] in dump.chosen):
                    row = _read_row(fields, dump)
                    if row is not None:
                        yield row


def _read_row(row: list[str], dump: _Dump) -> _Row | None:
    """Read id, name, ascii, alternates, lat, lon, class, code, country, cc2, adm1 to 4, people; None if unwanted."""
    code = f"{row[6]}.{row[7]}"
    kind = _KINDS.get(code) or _KINDS.get(row[6])
    iso3 = dump.iso3.get(row[8])
    if kind is None or row[7] in _GONE or not _is_wanted(code, dump.wanted):
        return None
    if iso3 is None and kind in {AreaKind.COUNTRY, AreaKind.ADMIN1, AreaKind.ADMIN2, AreaKind.TOWN}:
        return None
    try:
        geonames_id, lat, lon, people = int(row[0]), float(row[4]), float(row[5]), int(row[14] or 0)
    except ValueError:
        return None
    admin1 = dump.admin1.get(f"{row[8]}.{row[10]}")
    if kind is AreaKind.ADMIN1:
        admin1 = admin1 or row[1]
    admin2 = dump.admin2.get(f"{row[8]}.{row[10]}.{row[11]}") if row[11] else None
    radius = town_radius_km(people) if kind is AreaKind.TOWN else _RADIUS_KM.get(kind, 1.5)
    area = NamedArea(
        0, row[1], kind, lat, lon, radius, iso3, admin1, admin2, people, geonames_id, is_capital=code == "P.PPLC"
    )
    return _Row(area, (row[2], *row[3].split(",")))


def _note(area: NamedArea, dump: _Dump) -> None:
    """Keep of a row what other rows need."""
    if area.geonames_id is not None:
        dump.ids.add(area.geonames_id)
        if area.kind is AreaKind.ADMIN1:
            dump.codes[area.geonames_id] = area.admin1 or area.name
    if area.kind is AreaKind.TOWN:
        iso3 = area.country_iso3
        for key in ((iso3, None, None), (iso3, area.admin1, None), (iso3, area.admin1, area.admin2)):
            dump.spreads.setdefault(key, _Spread()).add(area.lat, area.lon)


def _is_wanted(code: str, wanted: tuple[str, ...]) -> bool:
    return any(code == one or code.startswith(one[:-1] if one.endswith("*") else one + ".") for one in wanted)


def _read_alternates(path: Path, dump: _Dump, progress: Progress | None) -> None:
    if not path.exists():
        return
    with path.open(encoding="utf-8", errors="replace") as file:
        for count, line in enumerate(file, 1):
            if progress is not None and count % _EVERY == 0:
                progress(path.name, count)
            row = line.rstrip("\n").split("\t")
            if len(row) >= 4 and row[1].isdigit() and row[2] not in _NO_NAMES and int(row[1]) in dump.ids:
                dump.alternates.setdefault(int(row[1]), []).append(row[3])


def _complete(area: NamedArea, dump: _Dump) -> NamedArea:
    """Give an area its extent from its towns, and a place without codes the first-level area above it."""
    key = {
        AreaKind.COUNTRY: (area.country_iso3, None, None),
        AreaKind.ADMIN1: (area.country_iso3, area.admin1, None),
        AreaKind.ADMIN2: (area.country_iso3, area.admin1, area.admin2),
    }.get(area.kind)
    radius = max(area.radius_km, dump.spreads[key].radius_km()) if key in dump.spreads else area.radius_km
    admin1, at = area.admin1, area.geonames_id or 0
    for _ in range(6):
        if admin1 is not None or area.kind is AreaKind.COUNTRY or at not in dump.parents:
            break
        at = dump.parents[at]
        admin1 = dump.codes.get(at)
    if radius == area.radius_km and admin1 == area.admin1:
        return area
    return NamedArea(
        0, area.name, area.kind, area.lat, area.lon, round(radius, 1), area.country_iso3, admin1, area.admin2,
        area.population, area.geonames_id, is_capital=area.is_capital,
    )  # fmt: skip


def _entry(row: _Row, dump: _Dump, own: dict[str, dict[str, str]]) -> Entry:
    area = _complete(row.area, dump)
    names = [*row.names, *dump.alternates.get(area.geonames_id or 0, ())]
    demonyms: list[str] = []
    if area.kind is AreaKind.COUNTRY and (known := own.get(area.country_iso3 or "")):
        names += known["names"].split("|")
        demonyms = known["demonyms"].split("|")
    main = fold_name(area.name)
    folded = {fold_name(name) for name in names if _is_name(name)} - {main, ""}
    folded |= {short for name in (main, *folded) if (short := without_article(name))}
    sounds = {sound_name(name) for name in (main, *folded) if name.isascii() and len(name) > 4}
    return Entry(
        area,
        tuple(sorted(folded)),
        tuple(sorted({fold_name(d) for d in demonyms if d})),
        tuple(sorted(s for s in sounds if len(s) > 4)) if area.kind is AreaKind.TOWN else (),
    )


def _is_name(name: str) -> bool:
    letters = [c for c in name if c.isalpha()]
    if len(letters) < 3 or (name.isupper() and len(name) <= 4):
        return False
    return unicodedata.name(letters[0], "?").split()[0] in _SCRIPTS and (
        letters[0].isupper() or not letters[0].isascii()
    )
