"""Values as people type them when they correct a record."""

import re
from collections.abc import Callable
from typing import Any

from tocsin.errors import CodecError, DecisionError
from tocsin.link.people import SINGLES, value_from_text
from tocsin.model.interval import parse_interval
from tocsin.model.mention import EventType, Stage, ThwartedAt
from tocsin.model.place import Place
from tocsin.model.quantity import Population, Qualifier, Quantity, Range, Subject
from tocsin.run.query import one_of

_FIGURE = re.compile(r"(about |~)?(\d{1,9})(?:(\+)|\s*(?:-|–|\.\.|to)\s*(\d{1,9}))?\Z")
_TRIPLE = re.compile(r"(\d{1,9})/(\d{1,9})/(\d{1,9})\Z")
_POINT = re.compile(r"\s*@\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\Z")
FIGURE_HELP = "write 45, 45+ (at least), 40-50, ~45 (about) or 40/45/50 (low, best, high)"


def parse_value(field: str, words: str, country: str | None = None) -> Any:
    """Read the new value of a field: words as people type them, or the JSON that a review keeps.

    `country` is the country in which a bare name of a place is looked for first.

    Raises:
        DecisionError: the words are no value of that field.
        DateFormatError, SettingError: as the parsers of dates and types say.
    """
    text = words.strip()
    if not text:
        raise DecisionError(f"no value given for {field}; to take a value away, reject it")
    if text[0] in '{"':
        try:
            return value_from_text(field, text)
        except (CodecError, ValueError) as error:
            raise DecisionError(f"no value of {field}: {error}") from error
    if field == "place":
        return _place(text, country)
    if field in PARSERS:
        return PARSERS[field](text)
    return parse_quantity(field, text)


PARSERS: dict[str, Callable[[str], Any]] = {
    "type": lambda words: one_of(EventType, words, "type"),
    "stage": lambda words: one_of(Stage, words, "stage"),
    "thwarted_at": lambda words: one_of(ThwartedAt, words, "time of being stopped"),
    "date": parse_interval,
    "planned_date": parse_interval,
}


def can_correct(field: str) -> bool:
    """Say whether a field can be given another value; participants and weapons can only be accepted or rejected."""
    return field in SINGLES or field.split(".", 1)[0] in set(Subject)


def parse_quantity(field: str, words: str) -> Quantity:
    """Read a figure of a field such as "killed" or "killed.children".

    >>> parse_quantity("killed", "40-50").range.high
    50
    """
    subject, *rest = field.split(".")
    try:
        population = Population(rest[0]) if rest else Population.TOTAL
        return Quantity(Subject(subject), _range(words), population, unit=rest[1] if len(rest) > 1 else None)
    except ValueError as error:
        raise DecisionError(f"{field!r} cannot be {words!r}: {error}; {FIGURE_HELP}") from error


def _range(words: str) -> Range:
    plain = words.replace(",", "").strip().casefold()
    triple = _TRIPLE.match(plain)
    if triple:
        low, best, high = map(int, triple.groups())
        return Range(low, best, high, Qualifier.RANGE)
    found = _FIGURE.match(plain)
    if found is None:
        raise ValueError("that is no figure")
    about, number, more, high_words = found.groups()
    n = int(number)
    if more:
        return Range(n, n, None, Qualifier.AT_LEAST)
    if high_words:
        return Range(n, None, int(high_words), Qualifier.RANGE)
    return Range(n * 9 // 10, n, -(-n * 11 // 10), Qualifier.ABOUT) if about else Range(n, n, n, Qualifier.EXACT)


def _place(words: str, country: str | None) -> Place:
    """Find a place by "Name", "Name, COUNTRY" or "Name @ latitude,longitude".

    Of several of that name in a country the largest is taken; where the country
    is not known and several have it, the choice is left to the person.
    """
    from tocsin.resolve.base import NameKind
    from tocsin.resolve.places_phrase import Frame
    from tocsin.resolve.places_value import place_of
    from tocsin.run.countries import country_iso3
    from tocsin.run.settings import settings_here
    from tocsin.run.wire import load_gazetteer

    point = _POINT.search(words)
    name, _, country_words = words[: point.start() if point else None].rpartition(",")
    if not name:
        name, country_words = country_words, ""
    wanted = country_iso3(country_words.strip()) if country_words.strip() else None
    named = load_gazetteer(settings_here().gazetteer).named(name.strip())
    areas = [one.area for one in named if one.by in (NameKind.MAIN, NameKind.ALTERNATE)]
    inside = [area for area in areas if area.country_iso3 == (wanted or country)]
    if not inside and wanted is None and len({area.country_iso3 for area in areas}) == 1:
        inside = areas
    if point:
        return _moved(point, name.strip(), wanted or country, [place_of(one, Frame(0, 1)) for one in inside])
    if not inside:
        known = ", ".join(sorted({area.country_iso3 or "no country" for area in areas})[:8])
        where = (
            f"it is known in {known}; write {name.strip()}, COUNTRY" if areas else "no gazetteer entry has this name"
        )
        raise DecisionError(f"{words!r} is not one place: {where}, or give its point: NAME @ 39.93,32.86")
    return place_of(max(inside, key=lambda area: (area.population, -area.id)), Frame(0, 1))


def _moved(point: "re.Match[str]", name: str, country: str | None, known: list[Place]) -> Place:
    from dataclasses import replace

    from tocsin.model.place import PlacePrecision

    lat, lon = float(point[1]), float(point[2])
    base = known[0] if known else Place(name, PlacePrecision.POPULATED_PLACE, country)
    try:
        return replace(base, name=name, lat=lat, lon=lon, geonames_id=None)
    except ValueError as error:
        raise DecisionError(f"{lat}, {lon} is no point: {error}") from error
