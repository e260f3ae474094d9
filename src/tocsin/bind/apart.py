"""How far two places are from each other, and when they cannot be one spot."""

from math import asin, cos, radians, sin, sqrt

from tocsin.model.place import Place, PlacePrecision

FAR_KM = 25.0  # towns so far from each other are two; tuned on the development gold
TOWNS = frozenset({PlacePrecision.SITE, PlacePrecision.POPULATED_PLACE, PlacePrecision.NEAR, PlacePrecision.ADMIN2})


def are_apart(left: Place, right: Place, far_km: float) -> bool:
    """Say whether two places cannot be one spot: other countries, or towns too far from each other."""
    if left.country_iso3 and right.country_iso3 and left.country_iso3 != right.country_iso3:
        return True
    if left.precision not in TOWNS or right.precision not in TOWNS:
        if left.precision is right.precision is PlacePrecision.ADMIN1:
            return left.name != right.name
        return False
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return False
    return distance_km(left.lat, left.lon, right.lat, right.lon) > far_km


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Give the great-circle distance between two points in kilometres."""
    a = sin(radians(lat2 - lat1) / 2) ** 2
    b = cos(radians(lat1)) * cos(radians(lat2)) * sin(radians(lon2 - lon1) / 2) ** 2
    return 12742.0 * asin(min(1.0, sqrt(a + b)))
