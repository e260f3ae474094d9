"""Which incidents of a catalogue a person asks for."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from tocsin.errors import SettingError
from tocsin.model.incident import IncidentState
from tocsin.model.mention import Attribution, EventType, Stage
from tocsin.model.place import PlacePrecision
from tocsin.record.facets import EARTH_KM, fold, folded_words
from tocsin.run.browse.catalogue import NO_DAY, Bools, Catalogue
from tocsin.run.countries import country_iso3
from tocsin.run.query import first_day, last_day, one_of, types_named

if TYPE_CHECKING:
    from tocsin.record.base import Record

FAMILIES = ("attack", "security", "threat", "unrest")
FLAGS = (
    *("disputed_toll", "disputed_date", "disputed_place", "disputed_type", "claims_contradict"),
    *("single_source", "undated", "unplaced"),
)
_EPOCH = dt.date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asks for, as checked values; a field left empty does not restrict."""

    since: dt.date | None = None
    until: dt.date | None = None
    types: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    attributions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    precisions: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    box: tuple[float, float, float, float] | None = None  # west, south, east, north
    near: tuple[float, float, float] | None = None  # lat, lon, km
    place: str | None = None
    text: str | None = None
    min_killed: int | None = None
    known_on: dt.date | None = None

    @property
    def is_quick(self) -> bool:
        """Whether the columns alone answer, without a look at words or at another day."""
        return self.text is None and self.place is None and self.known_on is None and not self.actors

    def without(self, facet: str) -> "Wanted":
        """Give the same question without the restriction that a facet makes, so that its other values are counted."""
        changed = _FIELD_BY_FACET.get(facet)
        nothing: Any = {changed: ()} if changed else {}
        return replace(self, **nothing)


_FIELD_BY_FACET = {
    "type": "types",
    "family": "families",
    "stage": "stages",
    "actor": "actors",
    "attribution": "attributions",
    "country": "countries",
    "province": "provinces",
    "source": "sources",
    "precision": "precisions",
    "state": "states",
    "flag": "flags",
}


def wanted_from(
    *,
    since: str | None = None,
    until: str | None = None,
    type: Iterable[str] = (),
    family: Iterable[str] = (),
    stage: Iterable[str] = (),
    actor: Iterable[str] = (),
    attribution: Iterable[str] = (),
    country: Iterable[str] = (),
    province: Iterable[str] = (),
    source: Iterable[str] = (),
    precision: Iterable[str] = (),
    state: Iterable[str] = (),
    flag: Iterable[str] = (),
    bbox: str | None = None,
    near: str | None = None,
    place: str | None = None,
    q: str | None = None,
    min_killed: int | None = None,
    as_known_on: str | None = None,
) -> Wanted:
    """Give the question that the words mean.

    Raises:
        SettingError: a word is no date, type, country, box or the like; the message says what is.
    """
    return Wanted(
        since=first_day(since) if since else None,
        until=last_day(until) if until else None,
        types=tuple(dict.fromkeys(str(kind) for word in type for kind in types_named(word))),
        families=tuple(_one_of_names(FAMILIES, word, "family") for word in family),
        stages=tuple(str(one_of(Stage, word, "stage")) for word in stage),
        actors=tuple(actor),
        attributions=tuple(str(one_of(Attribution, word, "attribution")) for word in attribution),
        countries=tuple(country_iso3(word) for word in country),
        provinces=tuple(province),
        sources=tuple(source),
        precisions=tuple(str(one_of(PlacePrecision, word, "precision of a place")) for word in precision),
        states=tuple(str(one_of(IncidentState, word, "state")) for word in state),
        flags=tuple(_one_of_names(FLAGS, word, "flag") for word in flag),
        box=box_from(bbox) if bbox else None,
        near=_near_from(near) if near else None,
        place=place or None,
        text=q or None,
        min_killed=min_killed,
        known_on=last_day(as_known_on) if as_known_on else None,
    )


def box_from(words: str) -> tuple[float, float, float, float]:
    """Read "west,south,east,north" in degrees; west may be the greater where the box crosses the date line."""
    west, south, east, north = _numbers(words, 4, "box; write bbox=west,south,east,north in degrees")
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise SettingError(f"{words!r} is no box; longitudes go from -180 to 180, south is below north")
    return west, south, east, north


def _near_from(words: str) -> tuple[float, float, float]:
    lat, lon, km = _numbers(words, 3, "circle; write near=lat,lon,km")
    if not (-90 <= lat <= 90 and -180 <= lon <= 180 and 0 < km <= 20_100):
        raise SettingError(f"{words!r} is no circle; write near=lat,lon,km such as 39.9,32.85,50")
    return lat, lon, km


def _numbers(words: str, count: int, what: str) -> tuple[float, ...]:
    parts = words.split(",")
    try:
        found = tuple(float(part) for part in parts)
    except ValueError:
        raise SettingError(f"{words[:80]!r} is no {what}") from None
    if len(found) != count or not all(np.isfinite(found)):
        raise SettingError(f"{words[:80]!r} is no {what}")
    return found


def _one_of_names(known: tuple[str, ...], word: str, what: str) -> str:
    name = word.strip().casefold().replace("-", "_").replace(" ", "_")
    if name not in known:
        raise SettingError(f"{word[:80]!r} is no {what}; choose {', '.join(known)}")
    return name


# --- which incidents fit ----------------------------------------------------------------------------------------------


def mask_of(catalogue: Catalogue, wanted: Wanted, record: "Record") -> Bools:
    """Say of each incident of a catalogue whether it is wanted; the record is asked for words of reports only."""
    mask = catalogue.state.isin(wanted.states) if wanted.states else catalogue.is_current.copy()
    for is_asked, fits in _TESTS:
        if is_asked(wanted):
            mask &= fits(catalogue, wanted)
    if wanted.text is not None:
        mask &= catalogue.at_ids(record.incidents_told_with(wanted.text))
    return mask


def _fits_days(catalogue: Catalogue, wanted: Wanted) -> Bools:
    mask = catalogue.is_dated.copy()
    if wanted.since is not None:
        mask &= (catalogue.last == NO_DAY) | (catalogue.last >= wanted.since.toordinal() - _EPOCH)
    if wanted.until is not None:
        mask &= (catalogue.first == NO_DAY) | (catalogue.first <= wanted.until.toordinal() - _EPOCH)
    return mask


def _fits_families(catalogue: Catalogue, wanted: Wanted) -> Bools:
    return catalogue.type.isin(str(kind) for kind in EventType if kind.family in wanted.families)


def _fits_actors(catalogue: Catalogue, wanted: Wanted) -> Bools:
    """Take ids and names as they are counted; any other words are words of a name."""
    known = catalogue.actors
    values = {one for one in wanted.actors if one in known.code_by_value}
    for words in wanted.actors:
        asked = folded_words(words)
        if words not in values and asked:
            for value, label in zip(known.values, known.labels, strict=True):
                line = f" {fold(value)} {fold(label)}"
                if all(f" {word}" in line for word in asked):
                    values.add(value)
    return known.isin(values, len(catalogue))


def _fits_box(catalogue: Catalogue, wanted: Wanted) -> Bools:
    assert wanted.box is not None
    west, south, east, north = wanted.box
    lon = catalogue.lon
    across = (lon >= west) & (lon <= east) if west <= east else (lon >= west) | (lon <= east)
    found: Bools = across & (catalogue.lat >= south) & (catalogue.lat <= north)
    return found


def _fits_near(catalogue: Catalogue, wanted: Wanted) -> Bools:
    assert wanted.near is not None
    lat, lon, km = wanted.near
    first, last = np.radians(lat), np.radians(catalogue.lat)
    half = (
        np.sin((last - first) / 2) ** 2
        + np.cos(first) * np.cos(last) * np.sin(np.radians(catalogue.lon - lon) / 2) ** 2
    )
    found: Bools = 2 * EARTH_KM * np.arcsin(np.sqrt(np.minimum(1.0, half))) <= km
    return found


def _fits_place(catalogue: Catalogue, wanted: Wanted) -> Bools:
    asked = folded_words(wanted.place or "")
    lines = (f" {words}" for words in catalogue.place_words)
    return np.fromiter((all(f" {w}" in line for w in asked) for line in lines), dtype=np.bool_, count=len(catalogue))


Fits = Callable[[Catalogue, Wanted], Bools]
_TESTS: tuple[tuple[Callable[[Wanted], object], Fits], ...] = (
    (lambda w: w.since or w.until, _fits_days),
    (lambda w: w.types, lambda c, w: c.type.isin(w.types)),
    (lambda w: w.families, _fits_families),
    (lambda w: w.stages, lambda c, w: c.stage.isin(w.stages)),
    (lambda w: w.countries, lambda c, w: c.country.isin(w.countries)),
    (lambda w: w.provinces, lambda c, w: c.province.isin(w.provinces)),
    (lambda w: w.precisions, lambda c, w: c.precision.isin(w.precisions)),
    (lambda w: w.attributions, lambda c, w: c.attributions.isin(w.attributions, len(c))),
    (lambda w: w.sources, lambda c, w: c.sources.isin(w.sources, len(c))),
    (lambda w: w.flags, lambda c, w: c.flags.isin(w.flags, len(c))),
    (lambda w: w.actors, _fits_actors),
    (lambda w: w.box, _fits_box),
    (lambda w: w.near, _fits_near),
    (lambda w: w.place, _fits_place),
    (lambda w: w.min_killed, lambda c, w: np.nan_to_num(c.killed_low, nan=-1.0) >= float(w.min_killed or 0)),
)
