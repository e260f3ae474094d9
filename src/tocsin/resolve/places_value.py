"""Places made of gazetteer entries and of the words that move, narrow or blur them."""

import math
from dataclasses import replace

from tocsin.model.place import Place, PlacePrecision
from tocsin.resolve.base import AreaKind, NamedArea
from tocsin.resolve.places_phrase import Frame

_KM_A_DEGREE = 111.2
_DIRECTIONS = {"north": (1, 0), "south": (-1, 0), "east": (0, 1), "west": (0, -1)}
_NEAR_KM = 15.0
# Factor and kilometres by which the extent of an entry is widened: so wide that about nine of ten truths lie inside
# (measured on UCDP's rows), for centres are set differently and small areas are known by few towns.
_BLUR = {
    AreaKind.TOWN: (1.3, 4.0),
    AreaKind.ADMIN2: (1.5, 25.0),
    AreaKind.ADMIN1: (1.0, 10.0),
    AreaKind.REGION: (1.1, 15.0),
}
_SITES = frozenset({AreaKind.SITE, AreaKind.AIRPORT, AreaKind.BASE, AreaKind.CAMP, AreaKind.PRISON, AreaKind.CROSSING})


def place_of(area: NamedArea, frame: Frame) -> Place:
    """Give an entry as a place, with the site and the "near" of the words."""
    precision = area.precision
    uncertainty = _BLUR[area.kind][0] * area.radius_km + _BLUR[area.kind][1] if area.kind in _BLUR else area.radius_km
    if frame.is_near and area.kind in {AreaKind.TOWN, AreaKind.SITE, AreaKind.AIRPORT}:
        precision = PlacePrecision.NEAR
        uncertainty += frame.distance_km or _NEAR_KM
    return Place(
        area.name,
        precision,
        area.country_iso3,
        round(area.lat, 5),
        round(area.lon, 5),
        area.geonames_id,
        area.admin1,
        area.name if area.kind in _SITES and precision is PlacePrecision.SITE else frame.site,
        round(uncertainty, 1),
    )


def _heading(compass: str) -> tuple[float, float]:
    """Give the unit vector (north, east) of compass words, (0, 0) of none.

    >>> _heading("northern"), _heading("central")
    ((1.0, 0.0), (0.0, 0.0))
    """
    north = sum(v[0] for k, v in _DIRECTIONS.items() if k in compass)
    east = sum(v[1] for k, v in _DIRECTIONS.items() if k in compass)
    length = math.hypot(north, east) or 1.0
    return north / length, east / length


def _shift(area: NamedArea, compass: str, km: float) -> tuple[float, float]:
    north, east = _heading(compass)
    lat = max(-90.0, min(90.0, area.lat + north * km / _KM_A_DEGREE))
    lon = area.lon + east * km / (_KM_A_DEGREE * max(0.1, math.cos(math.radians(area.lat))))
    return round(lat, 5), round((lon + 180) % 360 - 180, 5)


def moved(area: NamedArea, frame: Frame) -> Place:
    """Give the point that lies so far from a place in a direction; "north" may be off by 30 degrees."""
    km = frame.distance_km or 0.0
    lat, lon = _shift(area, frame.compass, km)
    place = place_of(area, replace(frame, is_near=True))
    return replace(
        place, lat=lat, lon=lon, geonames_id=None, precision=PlacePrecision.NEAR,
        uncertainty_km=round(min(area.radius_km, 8.0) + 0.5 * km + 2, 1),
    )  # fmt: skip


def country_part(area: NamedArea, frame: Frame) -> Place:
    """Give "northern Mali" as a region half-way from the middle to that edge."""
    lat, lon = _shift(area, frame.compass, 0.5 * area.radius_km)
    return Place(
        f"{frame.compass} {area.name}", PlacePrecision.REGION, area.country_iso3, lat, lon, None, area.admin1,
        frame.site, round(0.65 * area.radius_km, 1),
    )  # fmt: skip
