"""What a list shows of an incident, and what it is filtered and counted by; both are made once, when it is stored.

Nothing here names a private person: a doer who is one has no name on a card.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from tocsin.model.codec import scrub
from tocsin.model.incident import Incident, Reconciled
from tocsin.model.interval import Interval
from tocsin.model.mention import EventType, Participant
from tocsin.model.place import Place, PlacePrecision
from tocsin.model.quantity import Population, Quantity, Range, Subject
from tocsin.model.wording import date_in_words, label_of, place_in_words, range_in_words
from tocsin.record.facets import folded_words, incident_days

# Counts up when a card or a line changes its shape: stored ones of another number are made anew.
CARDS_VERSION = 2
Plain = dict[str, Any]

_POINTS = frozenset({PlacePrecision.SITE, PlacePrecision.POPULATED_PLACE, PlacePrecision.NEAR})
_CIRCLES = frozenset({PlacePrecision.ADMIN1, PlacePrecision.ADMIN2, PlacePrecision.REGION, PlacePrecision.SEA_OR_AIR})
_WIDEST_CIRCLE_KM = 500  # a wider circle says nothing
_MOST_SOURCES = 8
_MOST_DOERS = 6
_EPOCH = dt.date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an incident's card says and its values do not: who published, and whether claims about it contradict."""

    sources: tuple[str, ...] = ()
    has_contradiction: bool = False


def card_of(incident: Incident, around: Surroundings, recorded_at: str) -> Plain:
    """Give what a list shows of an incident."""
    kind = incident.type.value
    tolls = {str(subject): _toll(incident, subject) for subject in (Subject.KILLED, Subject.WOUNDED, Subject.DETAINED)}
    plain: Plain = {
        "id": incident.id,
        "revision": incident.revision,
        "state": str(incident.state),
        "changed_at": recorded_at,
        "title": title_of(incident),
        "type": str(kind),
        "group": str(kind.group),
        "family": kind.family,
        "modes": [str(mode) for mode in incident.modes],
        "stage": str(incident.stage.value),
        "thwarted_at": str(incident.thwarted_at.value) if incident.thwarted_at else None,
        "date": _date(incident),
        "place": _place(incident),
        **tolls,
        "actors": [_doer(who.value) for who in _doers(incident)[:_MOST_DOERS]],
        "targets": _distinct(str(p.value.target_type) for p in incident.participants if p.value.target_type),
        "weapons": _distinct(str(w.value.type) for w in incident.weapons),
        "reports": incident.reports,
        "independent_sources": incident.independent_sources,
        "sources": list(around.sources[:_MOST_SOURCES]),
        "first_reported": _day(incident.first_reported),
        "last_reported": _day(incident.last_reported),
        "flags": flags_of(incident, around),
    }
    clean: Plain = scrub(plain)
    return clean


def line_of(incident: Incident, around: Surroundings) -> list[Any]:
    """Give what an incident is filtered, counted and drawn by, in the order of `LINE`; days count from 1970."""
    place = incident.place.value if incident.place else None
    days = incident_days(incident)
    killed, wounded, detained = (_range(incident, one) for one in (Subject.KILLED, Subject.WOUNDED, Subject.DETAINED))
    doers = _doers(incident)
    line: list[Any] = [
        str(incident.type.value),
        str(incident.stage.value),
        str(incident.state),
        None if days.first is None else days.first - _EPOCH,
        None if days.last is None else days.last - _EPOCH,
        place.lat if place else None,
        place.lon if place else None,
        place.uncertainty_km if place else None,
        str(place.precision) if place else None,
        place.country_iso3 if place else None,
        place.admin1 if place else None,
        " ".join(folded_words(f"{place.name} {place.admin1 or ''} {place.site or ''}")) if place else "",
        *((killed.low, killed.best, killed.high) if killed else (None, None, None)),
        wounded.low if wounded else None,
        detained.low if detained else None,
        incident.reports,
        incident.independent_sources,
        _actors(doers),
        _distinct(str(who.value.attribution) for who in doers if who.value.attribution),
        list(around.sources),
        flags_of(incident, around),
    ]
    clean: list[Any] = scrub(line)
    return clean


LINE = (
    *("type", "stage", "state", "first", "last", "lat", "lon", "uncertainty_km", "precision", "country", "province"),
    *(
        "place_words",
        "killed_low",
        "killed_best",
        "killed_high",
        "wounded_low",
        "detained_low",
        "reports",
        "independent",
    ),
    *("actors", "attributions", "sources", "flags"),
)


def title_of(incident: Incident) -> str:
    """Name an incident by what, how far and where, without adjectives and without people."""
    kind, stage = label_of(incident.type.value), str(incident.stage.value)
    what = kind if stage == "accomplished" or incident.type.value is EventType.THREAT else f"{stage} {kind}"
    place = incident.place.value if incident.place else None
    where = [place.name, place.country_iso3] if place else []
    return ", ".join([what[:1].upper() + what[1:], *dict.fromkeys(part for part in where if part)])


def flags_of(incident: Incident, around: Surroundings) -> list[str]:
    """Name what a reader should know of an incident before believing it."""
    killed = _figure(incident, Subject.KILLED)
    wounded = _figure(incident, Subject.WOUNDED)
    flags = {
        "disputed_toll": any(figure is not None and _is_disputed(figure) for figure in (killed, wounded)),
        "disputed_date": incident.date is not None and bool(incident.date.set_aside),
        "disputed_place": incident.place is not None and bool(incident.place.set_aside),
        "disputed_type": any(other.value.group is not incident.type.value.group for other in incident.type.set_aside),
        "claims_contradict": around.has_contradiction,
        "single_source": incident.independent_sources <= 1,
        "undated": not incident_days(incident).is_known,
        "unplaced": incident.place is None,
    }
    return [name for name, holds in flags.items() if holds]


def _is_disputed(figure: Reconciled[Quantity]) -> bool:
    """Say whether some source gives a figure outside the range that was chosen, or the range is as wide as voices."""
    chosen = figure.value.range
    return any(_differs(other.value.range, chosen) for other in figure.set_aside)


def _differs(one: Range, chosen: Range) -> bool:
    return (one.low, one.high) != (chosen.low, chosen.high)


def _figure(incident: Incident, subject: Subject) -> Reconciled[Quantity] | None:
    for reconciled in incident.quantities:
        if reconciled.value.subject is subject and reconciled.value.population is Population.TOTAL:
            return reconciled
    return None


def _range(incident: Incident, subject: Subject) -> Range | None:
    figure = _figure(incident, subject)
    return figure.value.range if figure else None


def _toll(incident: Incident, subject: Subject) -> Plain | None:
    found = _range(incident, subject)
    return range_to_plain(found) if found else None


def range_to_plain(found: Range) -> Plain:
    """Give a range with its words."""
    plain: Plain = {"low": found.low, "best": found.best, "high": found.high, "qualifier": str(found.qualifier)}
    return plain | {"words": range_in_words(found)}


def _date(incident: Incident) -> Plain | None:
    dated, planned = incident.date, incident.planned_date
    if dated is not None and (dated.value.start or dated.value.end):
        return date_to_plain(dated.value) | {"is_planned": False}
    if planned is not None:
        return date_to_plain(planned.value) | {"is_planned": True}
    return None


def date_to_plain(interval: Interval) -> Plain:
    """Give an interval with its words."""
    return {
        "start": _day(interval.start),
        "end": _day(interval.end),
        "best": _day(interval.best),
        "precision": str(interval.precision),
        "edtf": interval.edtf,
        "words": date_in_words(interval),
    }


def _place(incident: Incident) -> Plain | None:
    if incident.place is None:
        return None
    place = incident.place.value
    private = {
        word for who in incident.participants if who.value.is_private for word in folded_words(_names(who.value))
    }
    site = None if private & set(folded_words(place.site or "")) else place.site
    return place_to_plain(place, site)


def place_to_plain(place: Place, site: str | None) -> Plain:
    """Give a place with its words and how it may be drawn; an area is never a point."""
    shown = Place(place.name, place.precision, place.country_iso3, admin1=place.admin1, site=site)
    return {
        "name": place.name,
        "site": site,
        "admin1": place.admin1,
        "country_iso3": place.country_iso3,
        "lat": place.lat,
        "lon": place.lon,
        "precision": str(place.precision),
        "uncertainty_km": place.uncertainty_km,
        "geonames_id": place.geonames_id,
        "shape": shape_of(place),
        "words": place_in_words(shown),
    }


def shape_of(place: Place) -> str:
    """Say how a place may be drawn: a point, a circle of its width, an area without geometry, or not at all."""
    if place.precision in _POINTS:
        return "none" if place.lat is None or place.lon is None else "point"
    has_width = place.lat is not None and place.uncertainty_km is not None
    if place.precision in _CIRCLES and has_width and 0 < (place.uncertainty_km or 0) <= _WIDEST_CIRCLE_KM:
        return "circle"
    return "area"


def _names(participant: Participant) -> str:
    return " ".join(filter(None, (participant.name, *participant.aliases)))


def _doers(incident: Incident) -> list[Reconciled[Participant]]:
    return [who for who in incident.participants if who.value.role.is_doer]


def _doer(participant: Participant) -> Plain:
    return {
        "name": None if participant.is_private else participant.name,
        "actor": participant.actor,
        "role": str(participant.role),
        "kind": str(participant.kind),
        "attribution": str(participant.attribution) if participant.attribution else None,
        "blamer": participant.blamer,
    }


def _actors(doers: list[Reconciled[Participant]]) -> list[list[str]]:
    """Give each doer that has a name and is no private person as what it is counted by and how it is called."""
    found: dict[str, str] = {}
    for who in doers:
        one = who.value
        if one.name and not one.is_private:
            found.setdefault(str(one.actor or one.name), one.name)
    return [[value, name] for value, name in found.items()]


def _distinct(values: Any) -> list[str]:
    return list(dict.fromkeys(values))


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
