"""Where: a named point or area, and how exactly the words fix it."""

from dataclasses import dataclass
from enum import StrEnum


class PlacePrecision(StrEnum):
    """How exact the words are (CODEBOOK 6)."""

    SITE = "site"
    POPULATED_PLACE = "populated_place"
    NEAR = "near"
    ADMIN2 = "admin2"
    ADMIN1 = "admin1"
    REGION = "region"
    COUNTRY = "country"
    SEA_OR_AIR = "sea_or_air"


@dataclass(frozen=True, slots=True)
class Place:
    """A named point or area; coordinates in degrees, WGS 84, of its centre.

    `uncertainty_km` is the radius around the point that should hold the true
    spot. `site` is a building or spot inside the place, in the report's words.
    """

    name: str
    precision: PlacePrecision
    country_iso3: str | None
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None
    admin1: str | None = None
    site: str | None = None
    uncertainty_km: float | None = None

    def __post_init__(self) -> None:
        if self.lat is not None and not -90 <= self.lat <= 90:
            raise ValueError(f"latitude {self.lat} of {self.name!r}")
        if self.lon is not None and not -180 <= self.lon <= 180:
            raise ValueError(f"longitude {self.lon} of {self.name!r}")
