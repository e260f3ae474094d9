"""Which plain values of a mention, claim or incident are searched and sorted by."""

import datetime as dt
import math
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tocsin.model.claim import Claim
from tocsin.model.incident import Incident
from tocsin.model.interval import Interval
from tocsin.model.mention import Mention
from tocsin.model.place import Place
from tocsin.record.base import IncidentFilter

# Letters that Unicode does not take apart, as people without them on the keyboard type them.
_PLAIN = {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "æ": "ae", "œ": "oe"}
_SPECIAL = re.compile("[" + "".join(_PLAIN) + "]")
# Marks beyond the first plane are left: one of them in the class would make the whole of it slow.
_MARKS = re.compile("[" + "".join(chr(n) for n in range(0x300, 0x10000) if unicodedata.combining(chr(n))) + "]+")
_WORD = re.compile(r"[^\W_]+")
MAX_QUERY = 1000  # characters
MAX_TERMS = 50
UNDATED = 9_999_999  # sorts after every day that a date can hold
EARTH_KM = 6371.0088
_KM_PER_DEGREE = EARTH_KM * math.pi / 180


def fold(text: str) -> str:
    """Give a text without case and accents, to compare with; nothing that is shown.

    >>> fold("Özel, Şırnak")
    'ozel, sirnak'
    """
    if text.isascii():
        return text.lower().replace("\0", " ")
    apart = _MARKS.sub("", unicodedata.normalize("NFKD", text).casefold())
    plain = _SPECIAL.sub(lambda letter: _PLAIN[letter.group()], apart)
    return plain.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")


def folded_words(text: str) -> list[str]:
    """Give the folded words of a text, without marks."""
    return _WORD.findall(fold(text))


def wanted_words(text: str | None) -> list[str]:
    """Give the folded words that someone asks for, each once; the rest of an endless question is not looked at."""
    return list(dict.fromkeys(folded_words((text or "")[:MAX_QUERY])))[:MAX_TERMS]


def word_line(texts: Iterable[str | None]) -> str:
    """Give the folded words of some names in one line, a space before each word and a bar between names."""
    return "|".join("".join(f" {word}" for word in folded_words(text)) for text in texts if text)


def has_words(line: str, words: Iterable[str]) -> bool:
    """Say whether each word begins some word of a line that `word_line` gave."""
    return all(f" {word}" in line for word in words)


@dataclass(frozen=True, slots=True)
class Days:
    """The possible days as numbers; None is an open end. `is_known` is False where nothing is said of them."""

    first: int | None
    last: int | None

    @property
    def is_known(self) -> bool:
        """Say whether anything is known of the days."""
        return self.first is not None or self.last is not None

    @property
    def sort_day(self) -> int:
        """The day to sort by."""
        if self.first is not None:
            return self.first
        return UNDATED if self.last is None else self.last

    def meets(self, other: "Days") -> bool:
        """Say whether some day can be in both."""
        starts_in_time = self.first is None or other.last is None or self.first <= other.last
        return starts_in_time and (self.last is None or other.first is None or other.first <= self.last)


def days_of(*intervals: Interval | None) -> Days:
    """Give the days of the first interval that says any."""
    for interval in intervals:
        if interval is not None and (interval.start or interval.end):
            return Days(_number(interval.start), _number(interval.end))
    return Days(None, None)


def _number(day: dt.date | None) -> int | None:
    return day.toordinal() if day else None


def mention_days(mention: Mention) -> Days:
    """Give the possible days of a mention: of its date or, without one, of what was planned."""
    planned = mention.planned_date
    return days_of(mention.date.value if mention.date else None, planned.value if planned else None)


def incident_days(incident: Incident) -> Days:
    """Give the possible days of an incident: of its date or, without one, of what was planned."""
    planned = incident.planned_date
    return days_of(incident.date.value if incident.date else None, planned.value if planned else None)


@dataclass(frozen=True, slots=True)
class IncidentFacets:
    """What an incident is found by."""

    days: Days
    country: str | None
    lat: float | None
    lon: float | None
    place: str
    actors: str


def incident_facets(incident: Incident) -> IncidentFacets:
    """Give what an incident is found by."""
    place = incident.place.value if incident.place else None
    names: list[str | None] = []
    for one in incident.participants:
        names += [one.value.actor, one.value.name, *one.value.aliases]
    return IncidentFacets(
        incident_days(incident),
        place.country_iso3 if place else None,
        place.lat if place else None,
        place.lon if place else None,
        word_line([place.name, place.admin1, place.site]) if place else "",
        word_line(names),
    )


def fits(incident: Incident, wanted: IncidentFilter) -> bool:
    """Say whether an incident fits a filter, but for its `text`, which needs the reports."""
    facets = incident_facets(incident)
    return (
        (not wanted.states or incident.state in wanted.states)
        and (not wanted.types or incident.type.value in wanted.types)
        and (not wanted.stages or incident.stage.value in wanted.stages)
        and (wanted.country is None or facets.country == wanted.country)
        and _fits_days(facets.days, wanted)
        and has_words(facets.place, wanted_words(wanted.place))
        and has_words(facets.actors, wanted_words(wanted.actor))
        and (not wanted.has_set_aside or has_set_aside(incident))
    )


def has_set_aside(incident: Incident) -> bool:
    """Say whether a value of one of the reports was set aside for one of the incident's."""
    single = (incident.type, incident.stage, incident.thwarted_at, incident.date, incident.planned_date, incident.place)
    several = (*incident.quantities, *incident.participants, *incident.weapons)
    return any(one is not None and one.set_aside for one in (*single, *several))


def _fits_days(days: Days, wanted: IncidentFilter) -> bool:
    if wanted.since is None and wanted.until is None:
        return True
    return days.is_known and days.meets(Days(_number(wanted.since), _number(wanted.until)))


def speaker_line(claim: Claim) -> str:
    """Give what a claim's speaker is found by."""
    return word_line([claim.speaker, *claim.speaker_aliases, claim.speaker_actor])


def said_line(claim: Claim) -> str:
    """Give what a claim's words are found by."""
    return word_line([*(e.exact for e in claim.content), claim.proposition])


def point_of(place: Place | None) -> tuple[float, float] | None:
    """Give latitude and longitude where both are known."""
    if place is None or place.lat is None or place.lon is None:
        return None
    return place.lat, place.lon


def mention_point(mention: Mention) -> tuple[float, float] | None:
    """Give the point of a mention, if it has one."""
    return point_of(mention.place.value if mention.place else None)


def distance_km(lat: float, lon: float, to_lat: float, to_lon: float) -> float:
    """Give the great-circle distance of two points."""
    first, last = math.radians(lat), math.radians(to_lat)
    half = (
        math.sin((last - first) / 2) ** 2
        + math.cos(first) * math.cos(last) * math.sin(math.radians(to_lon - lon) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


_SLACK = 1e-9  # degrees, a tenth of a millimetre: what rounding may take off a box


def boxes_around(lat: float, lon: float, radius_km: float) -> Iterator[tuple[float, float, float, float]]:
    """Give boxes (south, north, west, east) that hold the circle: two where it crosses the last meridian."""
    height = radius_km / _KM_PER_DEGREE + _SLACK
    south, north = lat - height, lat + height
    narrowest = math.cos(math.radians(max(abs(south), abs(north))))
    if south <= -90 or north >= 90 or narrowest * 180 <= height:
        yield south, north, -180.0, 180.0
        return
    width = height / narrowest
    west, east = lon - width, lon + width
    yield south, north, max(west, -180.0), min(east, 180.0)
    if west < -180:
        yield south, north, west + 360, 180.0
    if east > 180:
        yield south, north, -180.0, east - 360
