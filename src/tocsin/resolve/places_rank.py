"""Which of the places of one name is meant: by fame, by the words beside it, by the other places of the report."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tocsin.resolve.base import AreaKind, Gazetteer, Named, NamedArea, NameKind
from tocsin.resolve.places_chain import Link
from tocsin.resolve.places_scan import Spot

_MOST = 80  # candidates of one name that are looked at
_KEPT = 5
_NEAR_KM = 150.0
_PRIOR = {
    AreaKind.COUNTRY: 9.5,
    AreaKind.REGION: 7.5,
    AreaKind.SEA: 7.5,
    AreaKind.SITE: 6.5,
    AreaKind.AIRPORT: 6.0,
    AreaKind.BASE: 6.5,
    AreaKind.CAMP: 6.5,
    AreaKind.PRISON: 6.5,
    AreaKind.CROSSING: 6.5,
}
_CLOSE_CALL = 0.35


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
        score = min(7.0, 1.0 + math.log10(area.population + 1000))
    elif area.kind is AreaKind.ADMIN2:
        score = min(5.0, math.log10(area.population + 100) - 0.8)
    elif area.kind is AreaKind.TOWN:
        score = math.log10(area.population + 300) + (1.5 if area.is_capital else 0.0)
    else:
        score = _PRIOR[area.kind]
    if named.by is NameKind.ALTERNATE and area.kind is AreaKind.TOWN:
        score -= 1.0 if area.population > 100_000 else 2.0
    return score


def rank_spots(
    spots: Sequence[Spot],
    kinds: Sequence[tuple[AreaKind, ...]],
    links: Sequence[Link],
    weights: Sequence[float],
    day: date | None,
    gazetteer: Gazetteer,
) -> list[tuple[Ranked, ...]]:
    """Give for each spot its candidates, best first.

    `kinds` are those that words beside a name ask for, `weights` how much a
    spot says of where the report plays. Countries are weighed first, then
    each name is read in their light, then in that of its neighbours.
    """
    pools = [_pool(spot.hits, wanted, day) for spot, wanted in zip(spots, kinds, strict=True)]
    shares = _country_shares(pools, weights)
    scored = [
        [
            (named, prior(named) + _by_kind(named, wanted) + 3.0 * shares.get(named.area.country_iso3 or "", 0.0))
            for named in pool
        ]
        for pool, wanted in zip(pools, kinds, strict=True)
    ]
    supports = _link_support(scored, links)
    anchors = _anchors(scored, supports)
    ranked = []
    for number, candidates in enumerate(scored):
        rows = []
        for named, score in candidates:
            linked = supports[number].get(named.area.id, 0.0)
            near = _nearness(named.area, anchors, number)
            by = (
                "in_chain"
                if linked
                else "near_others"
                if near > 0.5
                else "in_country"
                if shares.get(named.area.country_iso3 or "", 0) > 0.15
                else "by_fame"
            )
            rows.append(Ranked(named, round(score + linked + near, 4), by))
        rows.sort(key=lambda row: (-row.score, row.named.area.id))
        ranked.append(tuple(rows[:_KEPT]))
    return ranked


def _pool(hits: tuple[Named, ...], wanted: tuple[AreaKind, ...], day: date | None) -> list[Named]:
    valid = [hit for hit in hits if hit.area.was_valid(day)] or list(hits)
    fitting = [hit for hit in valid if hit.area.kind in wanted] if wanted else []
    return (fitting or valid)[:_MOST]


def _by_kind(named: Named, wanted: tuple[AreaKind, ...]) -> float:
    """Prefer the kind that the words ask for, and of a bare name the town to the area of the same name."""
    kind = named.area.kind
    if wanted:
        return 3.0 - 0.5 * wanted.index(kind) if kind in wanted else 0.0
    return {AreaKind.TOWN: 2.6, AreaKind.ADMIN1: 0.6}.get(kind, 0.0)


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
        return inner.admin1 == outer.admin1 if inner.admin1 else distance_km(inner, outer) <= outer.radius_km
    if outer.kind is AreaKind.ADMIN2 and inner.admin2:
        return inner.admin2 == outer.admin2 and inner.admin1 == outer.admin1
    return distance_km(inner, outer) <= outer.radius_km * 1.5 + 15


def _link_support(scored: list[list[tuple[Named, float]]], links: Sequence[Link]) -> list[dict[int, float]]:
    """Give each candidate that lies in, or holds, a candidate beside it the support of that neighbour."""
    supports: list[dict[int, float]] = [{} for _ in scored]
    for link in links:
        if not scored[link.outer] or not scored[link.inner]:
            continue
        top = max(score for _, score in scored[link.outer])
        for outer, outer_score in scored[link.outer]:
            for inner, _ in scored[link.inner]:
                if lies_in(inner.area, outer.area):
                    loss = min(4.0, (top - outer_score) * 0.8)
                    bonus = (6.0 if link.is_stated else 3.0) - loss
                    if bonus > supports[link.inner].get(inner.area.id, 0.0):
                        supports[link.inner][inner.area.id] = bonus
                    if bonus > supports[link.outer].get(outer.area.id, 0.0):
                        supports[link.outer][outer.area.id] = bonus / 2
    return supports


def _anchors(scored: list[list[tuple[Named, float]]], supports: list[dict[int, float]]) -> list[tuple[int, NamedArea]]:
    """Give the places that the report surely means: their neighbours are likelier than their namesakes."""
    anchors: list[tuple[int, NamedArea]] = []
    for number, candidates in enumerate(scored):
        rows = sorted(
            ((score + supports[number].get(n.area.id, 0.0), -n.area.id, n.area) for n, score in candidates),
            reverse=True,
        )
        if not rows or rows[0][2].kind is AreaKind.COUNTRY or (len(rows) > 1 and rows[0][0] - rows[1][0] <= 1.5):
            continue
        if all(area.id != rows[0][2].id for _, area in anchors):
            anchors.append((number, rows[0][2]))
    return anchors[:40]


def _nearness(area: NamedArea, anchors: Iterable[tuple[int, NamedArea]], own: int) -> float:
    if area.kind is AreaKind.COUNTRY:
        return 0.0
    nearest = min(
        (distance_km(area, anchor) for number, anchor in anchors if number != own and anchor.id != area.id), default=1e9
    )
    return 1.5 * math.exp(-nearest / _NEAR_KM)


def are_close(first: Ranked, second: Ranked) -> bool:
    """Say whether two candidates are too close to call."""
    return first.score - second.score < _CLOSE_CALL
