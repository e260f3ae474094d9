"""Places that are told by their role: "the capital", "the city", "here"."""

import re
from collections import Counter
from dataclasses import replace
from typing import Final

from tocsin.model.draft import PlaceExpression, PlaceUse
from tocsin.model.evidence import Basis, Sourced
from tocsin.model.place import Place, PlacePrecision
from tocsin.resolve.base import AreaKind, Gazetteer
from tocsin.resolve.places_scan import Text

_ROLE = re.compile(
    r"\b(?P<lead>(?:in|at|of|to|from|across|around|near|outside|over|through|inside|within)\s+)?"
    r"(?:(?:the|this|that)\s+(?:\w+\s+)?(?P<noun>capital|city|town|village)\b|(?P<here>here)(?=\s+(?:on|in|at|said|and|by|last)\b|[.,;]))"
    r"(?!['’]s\s+\w+\s+(?:of|in)\b)",
)
_NAMED_AFTER = re.compile(r",?\s*(?:of\s+)?[A-Z]|\s+(?:of|in)\s+[A-Z]")
_TOWNS: Final = frozenset({PlacePrecision.POPULATED_PLACE, PlacePrecision.NEAR})


def find_roles(text: Text, named: list[PlaceExpression], gazetteer: Gazetteer) -> list[PlaceExpression]:
    """Give the roles that the places named before them make clear; no others."""
    found = []
    body = text.report.text
    dateline = next((e for e in named if e.use is PlaceUse.DATELINE and e.value is not None), None)
    at, chain_end, votes = 0, -1, Counter[str]()
    last_town: Place | None = None
    for match in _ROLE.finditer(body):
        while at < len(named) and named[at].evidence.start < match.start():
            if (town := _town(named[at])) is not None and named[at].evidence.end > chain_end:
                last_town = town
            chain_end = max(chain_end, named[at].phrase.end) if town is not None else chain_end
            if (iso3 := _country(named[at])) is not None:
                votes[iso3] += 1
            at += 1
        if _NAMED_AFTER.match(body, match.end()):
            continue
        dateline_town = dateline.value.value if dateline is not None and dateline.value is not None else None
        if match["here"]:
            place, rule = dateline_town, "place.role.here"
        elif match["noun"] == "capital":
            iso3 = _people_in(match.group(), gazetteer) or (votes.most_common(1)[0][0] if votes else None)
            place, rule = _capital(iso3, gazetteer), "place.role.capital"
        else:
            place, rule = last_town or dateline_town, "place.role.town"
        if place is not None:
            start = match.start("noun") if match["noun"] else match.start("here")
            evidence = text.report.evidence(start, match.end())
            phrase = text.report.evidence(match.start(), match.end())
            value = Sourced(place, Basis.INFERRED, (phrase,), rule)
            found.append(PlaceExpression(evidence, phrase, value, PlaceUse.LOCATION, rule, (place,)))
    return found


def _town(expression: PlaceExpression) -> Place | None:
    if expression.value is None or expression.use is not PlaceUse.LOCATION:
        return None
    place = expression.value.value
    return replace(place, site=None) if place.precision in _TOWNS else None


def _country(expression: PlaceExpression) -> str | None:
    return expression.value.value.country_iso3 if expression.value is not None else None


def _people_in(words: str, gazetteer: Gazetteer) -> str | None:
    for word in words.split():
        if word[0].isupper():
            for hit in gazetteer.named(word):
                if hit.area.kind is AreaKind.COUNTRY:
                    return hit.area.country_iso3
    return None


def _capital(iso3: str | None, gazetteer: Gazetteer) -> Place | None:
    area = gazetteer.capital(iso3) if iso3 else None
    if area is None:
        return None
    return Place(
        area.name, area.precision, area.country_iso3, area.lat, area.lon, area.geonames_id, area.admin1,
        uncertainty_km=area.radius_km,
    )  # fmt: skip
