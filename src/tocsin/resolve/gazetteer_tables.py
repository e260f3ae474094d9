"""The hand-made tables of places: dated areas, roles and sites that no gazetteer has."""

import math
from collections.abc import Iterable, Iterator
from datetime import date
from importlib import resources

from tocsin.resolve.base import AreaKind, NamedArea
from tocsin.resolve.gazetteer_fold import fold_name
from tocsin.resolve.gazetteer_format import Entry

_NEAR_DEGREES = 0.5
_COLUMNS = {
    "places_countries.tsv": ("iso3", "names", "demonyms", "middle"),
    "places_iso.tsv": ("iso2", "iso3"),
    "places_capitals.tsv": ("iso3", "capital"),
    "places_admin.tsv": ("iso3", "area", "aliases", "lat", "lon"),
    "places_middles.tsv": ("iso3", "area", "lat", "lon", "radius_km"),
    "places_districts.tsv": ("iso3", "admin1", "name", "aliases", "kind", "lat", "lon", "radius_km"),
    "places_areas.tsv": ("name", "aliases", "kind", "iso3", "lat", "lon", "radius_km", "from", "to", "source"),
}


def read_table(name: str) -> list[dict[str, str]]:
    """Read a table: tab-separated, lines that begin with # are comments."""
    text = (resources.files("tocsin.resolve.tables") / name).read_text("utf-8")
    columns = _COLUMNS[name]
    rows = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            fields = [field.strip() for field in line.split("\t")]
            if len(fields) > len(columns):
                raise ValueError(f"{name}:{number}: {len(fields)} fields, {len(columns)} expected")
            rows.append(dict(zip(columns, fields + [""] * (len(columns) - len(fields)), strict=True)))
    return rows


def area_entries() -> Iterator[Entry]:
    """Give the hand-made areas, roles and sites as entries of a gazetteer."""
    for row in read_table("places_areas.tsv"):
        area = NamedArea(
            0,
            row["name"],
            AreaKind(row["kind"]),
            float(row["lat"]),
            float(row["lon"]),
            float(row["radius_km"]),
            row["iso3"] or None,
            valid_from=_day(row["from"]),
            valid_to=_day(row["to"]),
        )
        yield Entry(area, tuple(sorted({fold_name(alias) for alias in row["aliases"].split("|") if alias})))


def district_entries(known: Iterable[Entry]) -> Iterator[Entry]:
    """Give the hand-made districts and small towns that are not among the known entries of their country."""
    there: dict[tuple[str, AreaKind, str], list[NamedArea]] = {}
    for entry in known:
        for name in {fold_name(entry.area.name), *entry.names}:
            there.setdefault((entry.area.country_iso3 or "", entry.area.kind, name), []).append(entry.area)
    for row in read_table("places_districts.tsv"):
        kind, name = AreaKind(row["kind"]), fold_name(row["name"])
        lat, lon = float(row["lat"]), float(row["lon"])
        if any(_are_near(area, lat, lon) for area in there.get((row["iso3"], kind, name), ())):
            continue
        admin1, admin2 = row["admin1"] or None, row["name"] if kind is AreaKind.ADMIN2 else None
        area = NamedArea(0, row["name"], kind, lat, lon, float(row["radius_km"]), row["iso3"], admin1, admin2)
        yield Entry(area, tuple(sorted({fold_name(alias) for alias in row["aliases"].split("|") if alias})))


def _are_near(area: NamedArea, lat: float, lon: float) -> bool:
    """Say whether an area lies within about half a degree of a point."""
    return abs(area.lat - lat) < _NEAR_DEGREES and abs(area.lon - lon) < _NEAR_DEGREES


def town_radius_km(population: int) -> float:
    """Guess how far a town reaches from its middle: 1 km for a village, 20 km for ten million people."""
    return round(1 + 0.006 * math.sqrt(population), 1)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
