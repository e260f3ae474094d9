"""Whether the places can be the same, given how far each may be off."""

from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from tocsin.link.facts import Facts
from tocsin.model.mention import EventType

SAME_PLACE, NEAR, OUTSKIRTS, AROUND, APART = (
    "place.same",
    "place.near",
    "place.outskirts",
    "place.around",
    "place.apart",
)
IN_AREA, IN_COUNTRY, OTHER_COUNTRY = "place.in_area", "place.in_country", "place.other_country"
SAME_AREA, IN_WORDS = "place.same_area", "place.in_words"
_SAME_KM, _OUTSKIRTS_KM, _AROUND_KM = 15.0, 25.0, 60.0
_VAGUE_KM = 300.0
_EARTH_KM = 6371.0


def distance_km(left: Facts, right: Facts) -> float | None:
    """Give the kilometres between the two points, None without both."""
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return None
    return _km(left.lat, left.lon, right.lat, right.lon)


@lru_cache(maxsize=100_000)  # towns are few beside pairs
def _km(from_lat: float, from_lon: float, to_lat: float, to_lon: float) -> float:
    lat, other = radians(from_lat), radians(to_lat)
    north, east = (other - lat) / 2, radians(to_lon - from_lon) / 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(sin(north) ** 2 + cos(lat) * cos(other) * sin(east) ** 2)))


def compare(left: Facts, right: Facts) -> str | None:
    """Give how the places agree; None where a report names none.

    A release is told from where they were held, handed over or received: there a distance says nothing.
    """
    outcome = _compare(left, right)
    if outcome in (AROUND, APART) and left.type is right.type is EventType.RELEASE and left.country == right.country:
        return IN_COUNTRY
    return outcome


def _compare(left: Facts, right: Facts) -> str | None:
    if left.geonames_id is not None and left.geonames_id == right.geonames_id and left.is_point:
        return SAME_PLACE
    if left.is_point and right.is_point:
        return _two_points(left, right)
    if left.country and right.country and left.country != right.country:
        return OTHER_COUNTRY
    if is_named_in_words(left, right):
        return IN_WORDS
    if (left.place_name is None and left.country is None) or (right.place_name is None and right.country is None):
        return None
    if left.place_name is not None and left.place_name == right.place_name:
        return SAME_PLACE if left.is_point or right.is_point else SAME_AREA
    km = distance_km(left, right)
    if left.place_name is not None and right.place_name is not None and km is not None:
        return _in_area(left, right, km)
    return IN_COUNTRY


def _in_area(left: Facts, right: Facts, km: float) -> str | None:
    """Compare with an area, whose point is its middle; a vague region ("the north of the country") has no edge."""
    if km <= left.radius_km + right.radius_km:
        return IN_AREA
    vague = max(left.radius_km, right.radius_km)
    if vague >= _VAGUE_KM and km <= 3 * vague:
        return IN_COUNTRY if left.country == right.country else None
    return APART


def is_named_in_words(left: Facts, right: Facts) -> bool:
    """Say whether one names no place of its own, but its title or passages hold the name of the other's."""
    return _holds_name(left, right) or _holds_name(right, left)


def _holds_name(unplaced: Facts, placed: Facts) -> bool:
    if unplaced.place_name is not None or not placed.place_words:
        return False
    return placed.place_words <= unplaced.title_words or placed.place_words <= unplaced.words


def _two_points(left: Facts, right: Facts) -> str:
    km = distance_km(left, right)
    if km is None or (left.place_name == right.place_name and km <= _AROUND_KM):
        return SAME_PLACE
    if km <= _SAME_KM:
        return SAME_PLACE if km <= 2.0 else NEAR
    beyond = km - left.radius_km - right.radius_km
    if beyond <= 0:
        return NEAR
    if beyond <= _OUTSKIRTS_KM:
        return OUTSKIRTS
    return AROUND if beyond <= _AROUND_KM else APART


def explain(outcome: str, left: Facts, right: Facts) -> str:
    """Say it in words."""
    if outcome == IN_WORDS:
        return f"{left.place_name or right.place_name}, which the other's words name"
    names = f"{left.place_name or left.country} and {right.place_name or right.country}"
    km = distance_km(left, right)
    if km is not None and outcome in (NEAR, OUTSKIRTS, AROUND, APART):
        return f"{names}, {km:.0f} km apart"
    return names if left.place_name != right.place_name else f"both {left.place_name or left.country}"
