"""Incidents on a map: RFC 7946, and never a pin where the reports name only an area."""

import json
import math
from collections.abc import Iterable
from typing import IO, Any

from tocsin.model.codec import scrub
from tocsin.model.incident import Incident
from tocsin.model.place import PlacePrecision
from tocsin.publish.dossier import Dossier
from tocsin.publish.flat import point_of, row_of
from tocsin.publish.mask import Mask

_CIRCLE_CORNERS = 32
_MAX_CIRCLE_KM = 500  # a wider circle says nothing
_EARTH_KM = 6371.0088
# A circle around the centre is honest about these; a country is no circle.
_CIRCLES = frozenset({PlacePrecision.ADMIN1, PlacePrecision.ADMIN2, PlacePrecision.REGION, PlacePrecision.SEA_OR_AIR})


def write_geojson(dossiers: Iterable[tuple[Dossier, Mask]], out: IO[str]) -> int:
    """Write a feature collection, one feature a line; return how many features were written."""
    written = 0
    out.write('{"type":"FeatureCollection","features":[')
    for dossier, mask in dossiers:
        out.write(",\n" if written else "\n")
        out.write(json.dumps(feature_of(dossier, mask), ensure_ascii=False, separators=(",", ":")))
        written += 1
    out.write("\n]}\n")
    return written


def feature_of(dossier: Dossier, mask: Mask) -> dict[str, Any]:
    """Give one incident as a feature.

    `geometry_is` says what the geometry shows: a "point" for a named spot or
    town, an "uncertainty_circle" for a district, province or region whose width
    is known, and "none" (no geometry) for a country or an unknown place.
    """
    row = row_of(dossier, mask)
    for name in ("latitude", "longitude"):
        del row[name]
    geometry, shows = _geometry(dossier.incident)
    return {
        "type": "Feature",
        "id": dossier.incident.id,
        "geometry": geometry,
        "properties": scrub({"geometry_is": shows, **row}),
    }


def _geometry(incident: Incident) -> tuple[dict[str, Any] | None, str]:
    point = point_of(incident)
    if point is not None:
        return {"type": "Point", "coordinates": [round(point[1], 6), round(point[0], 6)]}, "point"
    place = incident.place.value if incident.place else None
    if place is None or place.lat is None or place.lon is None or place.precision not in _CIRCLES:
        return None, "none"
    ring = circle(place.lat, place.lon, place.uncertainty_km or 0)
    return ({"type": "Polygon", "coordinates": [ring]}, "uncertainty_circle") if ring else (None, "none")


def circle(lat: float, lon: float, radius_km: float) -> list[list[float]]:
    """Give a closed counter-clockwise ring around a centre, or nothing where it would cross a pole or the date line."""
    if not 0 < radius_km <= _MAX_CIRCLE_KM:
        return []
    reach = math.degrees(radius_km / _EARTH_KM)
    if abs(lat) + reach >= 89:
        return []
    across = math.degrees(math.asin(min(1.0, math.sin(math.radians(reach)) / math.cos(math.radians(lat)))))
    if abs(lon) + across > 180:
        return []
    ring = []
    for corner in range(_CIRCLE_CORNERS):
        bearing = -2 * math.pi * corner / _CIRCLE_CORNERS
        ring.append(_travel(lat, lon, bearing, radius_km / _EARTH_KM))
    return [*ring, ring[0]]


def _travel(lat: float, lon: float, bearing: float, angle: float) -> list[float]:
    north = math.radians(lat)
    there = math.asin(math.sin(north) * math.cos(angle) + math.cos(north) * math.sin(angle) * math.cos(bearing))
    aside = math.atan2(
        math.sin(bearing) * math.sin(angle) * math.cos(north), math.cos(angle) - math.sin(north) * math.sin(there)
    )
    return [round(lon + math.degrees(aside), 6), round(math.degrees(there), 6)]
