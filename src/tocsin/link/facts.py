"""What of a mention is compared, worked out once for each."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TypeGuard

from tocsin.link.telling import telling_words
from tocsin.model.evidence import Basis
from tocsin.model.identity import MentionId, ReportId
from tocsin.model.interval import Interval
from tocsin.model.mention import Attribution, EventType, Factuality, Mention, Role, Stage, TargetType, WeaponType
from tocsin.model.place import Place, PlacePrecision
from tocsin.model.quantity import Population, Subject
from tocsin.model.told import Told

# How far from the point that a place's words give the true spot may lie, where the place does not say itself.
_RADIUS_KM = {
    PlacePrecision.SITE: 5.0,
    PlacePrecision.POPULATED_PLACE: 12.0,
    PlacePrecision.NEAR: 35.0,
    PlacePrecision.ADMIN2: 40.0,
    PlacePrecision.ADMIN1: 120.0,
    PlacePrecision.REGION: 300.0,
    PlacePrecision.SEA_OR_AIR: 300.0,
}
_POINTS = frozenset({PlacePrecision.SITE, PlacePrecision.POPULATED_PLACE, PlacePrecision.NEAR})
_FRESH_DAYS = 10  # an undated act is most often news: it is sought this far back from the report
_NOT_TIED = frozenset({Attribution.ACQUITTED, Attribution.DENIED, Attribution.MENTIONED_ONLY})
_FACTUAL = frozenset({Attribution.REPORTED_AS_FACT, Attribution.CLAIMED})
_MAX_RADIUS_KM = 400.0
LARGE_COUNT = 8  # a figure that two acts seldom share by chance
_VAGUE_TARGETS = frozenset({TargetType.OTHER, TargetType.UNKNOWN})
_COUNTED = frozenset(
    {
        Subject.KILLED,
        Subject.WOUNDED,
        Subject.KILLED_OR_WOUNDED,
        Subject.DETAINED,
        Subject.ABDUCTED,
        Subject.RELEASED,
        Subject.CONVICTED,
    }
)


@dataclass(frozen=True, slots=True)
class Count:
    """A figure to compare: the range, open ends as None, and the point where the words fix one."""

    low: int
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Facts:
    """A mention in the form that features compare. Days are proleptic ordinals, None an open end.

    `is_dated` is false where no words date the act; then `first` and `last` are
    the days in which a report of its publication day would most often find it,
    or None. `is_day` says that words fix it to within three days, `is_anchored` that these were
    counted from the day of publication, which a reprint changes. `is_point`
    says that the place is a town or finer.
    """

    id: MentionId
    report: ReportId
    copies: str
    source: str | None
    type: EventType
    types: frozenset[EventType]
    family: str
    stage: Stage
    is_early: bool
    is_dated: bool
    is_day: bool
    is_anchored: bool
    first: int | None
    last: int | None
    published_first: int | None
    published_last: int | None
    is_point: bool
    lat: float | None
    lon: float | None
    radius_km: float
    country: str | None
    place_name: str | None
    place_words: frozenset[str]
    geonames_id: int | None
    site_words: frozenset[str]
    doers: frozenset[str]
    firm_doers: frozenset[str]
    receivers: frozenset[str]
    target_types: frozenset[TargetType]
    weapons: frozenset[WeaponType]
    counts: frozenset[tuple[Subject, Population, Count]]
    words: frozenset[str]
    title_words: frozenset[str]
    is_reference: bool
    is_negated: bool


def facts_of(told: Told) -> Facts:
    """Work out what is compared of a mention."""
    mention = told.mention
    place = mention.place.value if mention.place is not None else None
    dated = mention.date.value if mention.date is not None else None
    published = told.published
    first, last = _days(dated, published)
    doers, firm_doers = _doers(mention)
    receivers, target_types = _receivers(mention)
    return Facts(
        id=mention.id,
        report=mention.report,
        copies=told.copies or f"report:{mention.report}",
        source=told.source,
        type=mention.type,
        types=frozenset((mention.type, *mention.modes)),
        family=mention.type.family,
        stage=mention.stage,
        is_early=_is_early(mention),
        is_dated=_has_day(dated),
        is_day=first is not None and last is not None and _has_day(dated) and last - first <= 2,
        is_anchored=mention.date is not None and mention.date.basis is Basis.ANCHORED,
        first=first,
        last=last,
        published_first=_ordinal(published.start),
        published_last=_ordinal(published.end),
        is_point=place is not None and place.precision in _POINTS and place.lat is not None and place.lon is not None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        radius_km=_radius(place),
        country=place.country_iso3 if place else None,
        place_name=_plain(place.name) if _is_finer_than_country(place) else None,
        place_words=_words_of_name(place.name) if _is_finer_than_country(place) else frozenset(),
        geonames_id=place.geonames_id if place else None,
        site_words=_words_of_name(place.site) if place and place.site else frozenset(),
        doers=doers,
        firm_doers=firm_doers,
        receivers=receivers,
        target_types=target_types,
        weapons=frozenset(w.type for w in mention.weapons),
        counts=_counts(mention),
        words=told.words,
        title_words=told.title_words,
        is_reference=mention.reference_only,
        is_negated=mention.factuality is Factuality.NEGATED,
    )


def _has_day(dated: Interval | None) -> bool:
    return dated is not None and (dated.start is not None or dated.end is not None)


def _days(dated: Interval | None, published: Interval) -> tuple[int | None, int | None]:
    if dated is not None and _has_day(dated):
        return _ordinal(dated.start), _ordinal(dated.end)
    first, last = _ordinal(published.start), _ordinal(published.end)
    if first is None or last is None:
        return None, None
    return first - _FRESH_DAYS, last


def _ordinal(day: date | None) -> int | None:
    return day.toordinal() if day is not None else None


def _is_early(mention: Mention) -> bool:
    """Say whether nothing was launched: a plan, a threat, or a plot stopped before it began."""
    if mention.stage in (Stage.PLANNED, Stage.THREATENED):
        return True
    return mention.stage is Stage.THWARTED and str(mention.thwarted_at) in ("preparation", "before_launch")


def _is_finer_than_country(place: Place | None) -> TypeGuard[Place]:
    return place is not None and place.precision is not PlacePrecision.COUNTRY


def _radius(place: Place | None) -> float:
    if place is None:
        return _MAX_RADIUS_KM
    own = _RADIUS_KM.get(place.precision, _MAX_RADIUS_KM)
    return min(_MAX_RADIUS_KM, max(own, place.uncertainty_km or 0.0))


@lru_cache(maxsize=20_000)
def _words_of_name(name: str) -> frozenset[str]:
    return telling_words([name])


@lru_cache(maxsize=20_000)
def _plain(name: str) -> str:
    """Write a place's name without case, marks and the hyphen that spellings differ in."""
    return " ".join("".join(c if c.isalnum() else " " for c in name.casefold()).split())


def _doers(mention: Mention) -> tuple[frozenset[str], frozenset[str]]:
    """Give the known actors tied to the act, and those the report ties firmly as its authors."""
    tied = [p for p in mention.participants if p.role.is_doer and p.actor is not None]
    named = frozenset(str(p.actor) for p in tied if p.attribution not in _NOT_TIED)
    firm = frozenset(str(p.actor) for p in tied if p.attribution in _FACTUAL and p.role is not Role.ACTOR)
    return named, firm


def _receivers(mention: Mention) -> tuple[frozenset[str], frozenset[TargetType]]:
    """Give the telling words and ids of who was aimed at or harmed, and of what kinds they are."""
    names = []
    known = set()
    kinds = set()
    for participant in mention.participants:
        if participant.role.is_receiver:
            names += [n for n in (participant.name, *participant.aliases) if n]
            if participant.actor is not None:
                known.add(f"@{participant.actor}")
            if participant.target_type is not None and participant.target_type not in _VAGUE_TARGETS:
                kinds.add(participant.target_type)
    return telling_words(names) | known, frozenset(kinds)


def _counts(mention: Mention) -> frozenset[tuple[Subject, Population, Count]]:
    found: dict[tuple[Subject, Population], Count] = {}
    for figure in mention.quantities:
        quantity = figure.value
        if quantity.subject in _COUNTED:
            reach = quantity.range
            key = (quantity.subject, quantity.population)
            count = Count(reach.low or 0, reach.best, reach.high)
            kept = found.get(key)
            if kept is None or _size(count) > _size(kept):  # of two figures for one thing the larger holds the other
                found[key] = count
    return frozenset((subject, population, count) for (subject, population), count in found.items())


def _size(count: Count) -> int:
    return count.best if count.best is not None else max(count.low, count.high or 0)
