"""What the resolver of places asks of a gazetteer, and what it gets."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from tocsin.model.place import PlacePrecision


class AreaKind(StrEnum):
    """What a gazetteer's entry is."""

    COUNTRY = "country"
    ADMIN1 = "admin1"
    ADMIN2 = "admin2"
    TOWN = "town"
    REGION = "region"  # an area inside or across countries: an enclave, a valley, a part of a continent
    SEA = "sea"
    AIRPORT = "airport"
    CROSSING = "crossing"
    CAMP = "camp"
    BASE = "base"
    PRISON = "prison"
    SITE = "site"  # a building, a square, a bridge, a quarter


_PRECISIONS = {
    AreaKind.COUNTRY: PlacePrecision.COUNTRY,
    AreaKind.ADMIN1: PlacePrecision.ADMIN1,
    AreaKind.ADMIN2: PlacePrecision.ADMIN2,
    AreaKind.TOWN: PlacePrecision.POPULATED_PLACE,
    AreaKind.REGION: PlacePrecision.REGION,
    AreaKind.SEA: PlacePrecision.SEA_OR_AIR,
}


@dataclass(frozen=True, slots=True)
class NamedArea:
    """One entry of a gazetteer; `id` counts in that gazetteer only.

    `lat` and `lon` are its middle, `radius_km` the circle around it that holds
    nine tenths of it. `valid_from` and `valid_to` are the days between which
    the name or the role was true, both inclusive, None where it is always.
    `is_capital` is said of a country's capital.
    """

    id: int
    name: str
    kind: AreaKind
    lat: float
    lon: float
    radius_km: float
    country_iso3: str | None
    admin1: str | None = None
    admin2: str | None = None
    population: int = 0
    geonames_id: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    is_capital: bool = False

    @property
    def precision(self) -> PlacePrecision:
        """Give the precision of a place that is this entry and no more."""
        return _PRECISIONS.get(self.kind, PlacePrecision.SITE)

    def was_valid(self, day: date | None) -> bool:
        """Say whether the entry holds on a day; without a day it may."""
        if day is None:
            return True
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


class NameKind(StrEnum):
    """How a name names an entry."""

    MAIN = "main"
    ALTERNATE = "alternate"
    DEMONYM = "demonym"
    SIMILAR = "similar"  # sounds alike


@dataclass(frozen=True, slots=True)
class Named:
    """An entry and how it came to be found under a name."""

    area: NamedArea
    by: NameKind


class Gazetteer(Protocol):
    """Named areas of the world, found by name.

    Names are compared folded (`tocsin.resolve.gazetteer.fold_name`): case,
    accents, apostrophes, hyphens, "al-" and "Saint" make no difference. What
    is found comes in a fixed order: main names before others, then by kind,
    then the most populous first. An unknown name gives an empty tuple.
    """

    def named(self, name: str) -> tuple[Named, ...]:
        """Give all entries with this name, demonyms too."""

    def similar(self, name: str) -> tuple[Named, ...]:
        """Give entries whose name sounds like this one, where spellings of names vary much; often none."""

    def country(self, iso3: str) -> NamedArea | None:
        """Give a country by its ISO 3166-1 alpha-3 code."""

    def capital(self, iso3: str) -> NamedArea | None:
        """Give a country's capital, where it is known."""
