"""Which of the places of one name is meant: by fame, by the words beside it, by the other places of the report."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tocsin.resolve.base import AreaKind, Named, NamedArea, NameKind
from tocsin.resolve.places_chain import Link
from tocsin.resolve.places_scan import Spot

_MOST = 80  # candidates of one name that are looked at
_KEPT = 5
_MOST_OUTER = 5  # readings of the larger of two linked names
_MOST_ANCHORS = 25
_FAMOUS_PEOPLE = 1_000_000
_TOWN_PEOPLE = 5_000
_TELLING = 0.5  # share of the report's first country from which on another one is what it is about too
_MOST_NEAR = 10  # readings whose distance to other places is looked at
_NEAR_KM = 150.0
_FAR_DEGREES = 8.0  # of latitude: too far to support
_PRIOR = {
    AreaKind.COUNTRY: 11.0,
    AreaKind.SITE: 6.5,
    AreaKind.AIRPORT: 6.0,
    AreaKind.BASE: 6.5,
    AreaKind.CAMP: 6.5,
    AreaKind.PRISON: 6.5,
    AreaKind.CROSSING: 6.5,
}
_CLOSE_CALL = 0.35
_LEVELS = frozenset({AreaKind.ADMIN1, AreaKind.ADMIN2})
_SEAT_KM = 80.0  # within which a town of the same name is taken for the seat of an area


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score; `by` names the strongest thing that speaks for it."""

    named: Named
    score: float
    by: str


def distance_km(a: NamedArea, b: NamedArea) -> float:
    """Give the great-circle distance of two areas' middles."""
    p, q = math.radians(a.lat), math.radians(b.lat)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


def prior(named: Named) -> float:
    """Give how likely a name means this entry when nothing else is known, as a power of ten."""
    area = named.area
    if area.kind is AreaKind.ADMIN1:
        score = min(7.3, 1.0 + math.log10(area.population + 1000))
    elif area.kind is AreaKind.ADMIN2:
        score = min(5.5, math.log10(area.population + 100) - 0.5)
    elif area.kind is AreaKind.TOWN:
        score = math.log10(area.population + 300) + (1.5 if area.is_capital else 0.0)
    elif area.kind in {AreaKind.REGION, AreaKind.SEA}:
        score = 7.0 + min(2.5, area.radius_km / 400)
    else:
        score = _PRIOR[area.kind]
    if named.by is NameKind.ALTERNATE and area.kind is AreaKind.TOWN:
        score -= 1.0 if area.population > 100_000 else 2.0
    elif named.by is NameKind.SIMILAR:
        score -= 3.0
    elif named.by is NameKind.MAIN and area.kind not in {AreaKind.TOWN, AreaKind.ADMIN1, AreaKind.ADMIN2}:
        score += 0.7
    return score


def rank_spots(
    spots: Sequence[Spot],
    kinds: Sequence[tuple[AreaKind, ...]],
    links: Sequence[Link],
    weights: Sequence[float],
    day: date | None,
) -> list[tuple[Ranked, ...]]:
    """Give for each spot its candidates, best first.

    `kinds` are those that words beside a name ask for, `weights` how much a
    spot says of where the report plays. Countries are weighed first, then
    each name is read in their light, then in that of its neighbours.
    """
    pools = [_pool(spot.hits, wanted, day) for spot, wanted in zip(spots, kinds, strict=True)]
    shares = _country_shares(pools, weights)
    scored = [_score(pool, wanted, shares) for pool, wanted in zip(pools, kinds, strict=True)]
    supports = _link_support(scored, links)
    anchors = _anchors(scored, supports)
    return [_rank(number, candidates, supports[number], shares, anchors) for number, candidates in enumerate(scored)]


def _score(pool: list[Named], wanted: tuple[AreaKind, ...], shares: dict[str, float]) -> list[tuple[Named, float]]:
    """Score the candidates of one name before anything beside it is looked at."""
    has_main = any(n.by is NameKind.MAIN and n.area.population >= _TOWN_PEOPLE for n in pool)
    scored = []
    for named in pool:
        score = prior(named) + _by_kind(named, wanted, pool) + 4.0 * shares.get(named.area.country_iso3 or "", 0.0)
        if has_main and named.by is NameKind.ALTERNATE and named.area.kind is AreaKind.TOWN:
            score -= 1.2  # "Salisbury" is rather a town of that name than what Harare once was
        scored.append((named, score))
    return scored


def _rank(
    number: int,
    candidates: list[tuple[Named, float]],
    support: dict[int, float],
    shares: dict[str, float],
    anchors: list[tuple[int, NamedArea]],
) -> tuple[Ranked, ...]:
    """Add the support of neighbours and of the report's other places, and sort."""
    top = max(shares.values(), default=1.0)
    scored = sorted(((score + support.get(named.area.id, 0.0), named) for named, score in candidates), key=_by_score)
    rows = []
    for score, named in scored[:_MOST_NEAR]:
        area = named.area
        near = _nearness(area, anchors, number)
        if support.get(area.id):
            by = "in_chain"
        elif near > 0.5:
            by = "near_others"
        else:
            by = "in_country" if shares.get(area.country_iso3 or "", 0.0) > _TELLING * top else "by_fame"
        rows.append(Ranked(named, round(score + near, 4), by))
    rows.sort(key=lambda row: (-row.score, row.named.area.id))
    return tuple(rows[:_KEPT])


def _by_score(row: tuple[float, Named]) -> tuple[float, int]:
    return -row[0], row[1].area.id


def _is_dated(area: NamedArea) -> bool:
    return area.valid_from is not None or area.valid_to is not None


def _pool(hits: tuple[Named, ...], wanted: tuple[AreaKind, ...], day: date | None) -> list[Named]:
    valid = [hit for hit in hits if hit.area.was_valid(day)] or list(hits)
    known = {hit.area.kind for hit in valid if _is_dated(hit.area)}
    # Of two airports that bore a name, the one whose years are known to fit.
    valid = [hit for hit in valid if _is_dated(hit.area) or hit.area.kind not in known]
    fitting = [hit for hit in valid if hit.area.kind in wanted or hit.area.kind is AreaKind.COUNTRY] if wanted else []
    if wanted and wanted[0] in _LEVELS:
        fitting = _without_seats(fitting)
    return (fitting or valid)[:_MOST]


def _without_seats(hits: list[Named]) -> list[Named]:
    """Of an area and the town that it is called after leave the area: "Kupwara district" is not the town."""
    areas = [hit.area for hit in hits if hit.area.kind in _LEVELS]
    return [
        hit for hit in hits
        if hit.area.kind is not AreaKind.TOWN
        or not any(a.country_iso3 == hit.area.country_iso3 and distance_km(a, hit.area) < _SEAT_KM for a in areas)
    ]  # fmt: skip


def _by_kind(named: Named, wanted: tuple[AreaKind, ...], pool: Sequence[Named]) -> float:
    """Prefer the kind that the words ask for, and of a bare name the town to the area that is called after it."""
    area = named.area
    if wanted:
        return 3.0 - 0.3 * wanted.index(area.kind) if area.kind in wanted else 0.0
    if area.kind is AreaKind.TOWN:
        return 2.6
    if area.kind in {AreaKind.ADMIN1, AreaKind.ADMIN2}:
        has_town = any(
            other.area.kind is AreaKind.TOWN and other.area.country_iso3 == area.country_iso3
            and (other.area.admin1 == area.admin1) and other.area.population * 30 >= area.population
            for other in pool
        )  # fmt: skip
        return 0.3 if has_town else 2.2
    return 0.0


def _country_shares(pools: Sequence[list[Named]], weights: Sequence[float]) -> dict[str, float]:
    """Weigh which countries the report is about: each name spreads its weight over what it can mean."""
    votes: dict[str, float] = defaultdict(float)
    for pool, weight in zip(pools, weights, strict=True):
        best: dict[str, float] = defaultdict(float)
        for named in pool:
            if named.area.country_iso3:
                best[named.area.country_iso3] = max(best[named.area.country_iso3], 10.0 ** (prior(named) - 6))
        total = sum(best.values())
        for iso3, share in best.items():
            votes[iso3] += weight * share / total
    total = sum(votes.values()) or 1.0
    return {iso3: math.sqrt(vote / total) for iso3, vote in votes.items()}


def lies_in(inner: NamedArea, outer: NamedArea) -> bool:
    """Say whether one area can lie in another, by its fields or by the outer's extent."""
    if inner.id == outer.id:
        return False
    if outer.kind is AreaKind.COUNTRY:
        return inner.country_iso3 == outer.country_iso3 and inner.kind is not AreaKind.COUNTRY
    if inner.kind is AreaKind.COUNTRY:
        return outer.kind is AreaKind.REGION and distance_km(inner, outer) <= outer.radius_km
    if inner.country_iso3 and outer.country_iso3 and inner.country_iso3 != outer.country_iso3:
        return False
    if outer.kind is AreaKind.ADMIN1:
        return inner.admin1 == outer.admin1 if inner.admin1 else distance_km(inner, outer) <= outer.radius_km * 1.4 + 10
    if outer.kind is AreaKind.ADMIN2 and inner.admin2:
        return inner.admin2 == outer.admin2 and inner.admin1 == outer.admin1
    return distance_km(inner, outer) <= outer.radius_km * 1.5 + 15


def _link_support(scored: list[list[tuple[Named, float]]], links: Sequence[Link]) -> list[dict[int, float]]:
    """Give each candidate that lies in, or holds, a candidate beside it the support of that neighbour."""
    supports: list[dict[int, float]] = [{} for _ in scored]
    for link in links:
        if not scored[link.outer] or not scored[link.inner]:
            continue
        outers = sorted(scored[link.outer], key=lambda row: -row[1])[:_MOST_OUTER]
        top = outers[0][1]
        for outer, outer_score in outers:
            for inner, _ in scored[link.inner]:
                if lies_in(inner.area, outer.area):
                    loss = min(4.0, (top - outer_score) * 0.8)
                    bonus = (6.0 if link.is_stated else 3.0) - loss
                    bonus *= _trust(inner.area, outer.area, scored[link.inner])
                    if bonus > supports[link.inner].get(inner.area.id, 0.0):
                        supports[link.inner][inner.area.id] = bonus
                    if bonus > supports[link.outer].get(outer.area.id, 0.0):
                        supports[link.outer][outer.area.id] = bonus / 2
    return supports


def _trust(inner: NamedArea, outer: NamedArea, readings: list[tuple[Named, float]]) -> float:
    """Give how far a comma may speak for a small reading: "China, Japan and Korea", "Paris, the US and Mali"."""
    if inner.kind not in {AreaKind.TOWN, AreaKind.ADMIN2}:
        return 1.0
    if any(named.area.kind is AreaKind.COUNTRY for named, _ in readings):
        return 0.3
    if outer.kind is not AreaKind.COUNTRY:
        return 1.0
    biggest = max(named.area.population for named, _ in readings)
    return 0.4 if biggest > _FAMOUS_PEOPLE and inner.population * 50 < biggest else 1.0


def _anchors(scored: list[list[tuple[Named, float]]], supports: list[dict[int, float]]) -> list[tuple[int, NamedArea]]:
    """Give the places that the report surely means: their neighbours are likelier than their namesakes."""
    anchors: list[tuple[int, NamedArea]] = []
    seen: set[int] = set()
    for number, candidates in enumerate(scored):
        if len(anchors) >= _MOST_ANCHORS:
            break
        rows = sorted(
            ((score + supports[number].get(n.area.id, 0.0), -n.area.id, n.area) for n, score in candidates),
            reverse=True,
        )[:2]
        if not rows or rows[0][2].kind is AreaKind.COUNTRY or (len(rows) > 1 and rows[0][0] - rows[1][0] <= 1.5):
            continue
        if rows[0][2].id not in seen:
            seen.add(rows[0][2].id)
            anchors.append((number, rows[0][2]))
    return anchors


def _nearness(area: NamedArea, anchors: Iterable[tuple[int, NamedArea]], own: int) -> float:
    if area.kind is AreaKind.COUNTRY:
        return 0.0
    nearest = 1e9
    for number, anchor in anchors:
        is_far = abs(area.lat - anchor.lat) > _FAR_DEGREES
        if number != own and not is_far and anchor.id != area.id:
            nearest = min(nearest, distance_km(area, anchor))
    return 1.5 * math.exp(-nearest / _NEAR_KM)


def are_close(first: Ranked, second: Ranked) -> bool:
    """Say whether two candidates are too close to call."""
    return first.score - second.score < _CLOSE_CALL
