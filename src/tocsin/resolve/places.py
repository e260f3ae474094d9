"""The places of a report: which words name one, what they do there, and which place of the world they mean."""

import math
from bisect import bisect_right
from dataclasses import replace
from datetime import date

from tocsin.model.draft import PlaceExpression, PlaceUse
from tocsin.model.evidence import Basis, Sourced
from tocsin.model.place import Place, PlacePrecision
from tocsin.model.problem import Problem
from tocsin.model.report import Report
from tocsin.model.sentence import Sentence
from tocsin.resolve.base import AreaKind, Gazetteer, NamedArea, NameKind
from tocsin.resolve.places_chain import Link, find_links
from tocsin.resolve.places_phrase import Frame, find_frame
from tocsin.resolve.places_rank import Ranked, are_close, distance_km, lies_in, rank_spots
from tocsin.resolve.places_roles import find_roles
from tocsin.resolve.places_scan import Spot, Text, find_spots, is_country, read_text
from tocsin.resolve.places_unknown import find_unknown, is_misplaced, is_only_alike, is_site_name, placed_in
from tocsin.resolve.places_use import decide_use, find_dateline
from tocsin.resolve.places_value import country_part, moved, place_of
from tocsin.resolve.tables.places_everyday import EVERYDAY_WORDS
from tocsin.resolve.tables.places_words import COMMON_WORDS

_WEIGHTS = {
    PlaceUse.LOCATION: 1.0,
    PlaceUse.DATELINE: 1.5,
    PlaceUse.ORIGIN: 0.7,
    PlaceUse.METONYM: 0.6,
    PlaceUse.DEMONYM: 0.5,
    PlaceUse.NAME_PART: 0.1,
}
_TOWNS = frozenset({PlacePrecision.POPULATED_PLACE, PlacePrecision.NEAR})
_SMALL_PEOPLE = 50_000
_LONGEST_CHAIN = 4
_DOUBTFUL = frozenset({PlaceUse.LOCATION, PlaceUse.ORIGIN, PlaceUse.DATELINE})


def find_places(
    report: Report, sentences: tuple[Sentence, ...], gazetteer: Gazetteer
) -> tuple[tuple[PlaceExpression, ...], tuple[Problem, ...]]:
    """Give every expression of a report that names a place, in the order of the text.

    A name that can mean two places is read by the words beside it, by the
    countries and places that the report names, then by fame. Where two remain
    the value is what they share, and None if that is nothing; a location
    without a value is a problem too.
    """
    text = read_text(report, sentences)
    return resolve_spots(text, find_spots(text, gazetteer, find_unknown), gazetteer)


def resolve_spots(
    text: Text, spots: list[Spot], gazetteer: Gazetteer, are_sure: bool = False
) -> tuple[tuple[PlaceExpression, ...], tuple[Problem, ...]]:
    """Give what the spots of a text mean; `are_sure` keeps those that look like no place."""
    dateline = find_dateline(text)
    links = find_links(text, spots)
    spots = _add_similar(text, spots, links, gazetteer)
    uses = [decide_use(text, spot, dateline) for spot in spots]
    frames = [find_frame(text, spot) for spot in spots]
    weights = [_WEIGHTS[use] for use, _ in uses]
    ranked = rank_spots(spots, [f.kinds for f in frames], links, weights, _event_day(text.report))
    outer_of = {link.inner: link.outer for link in reversed(links) if link.is_stated and link.inner < link.outer}
    ends = _chain_ends(spots, [link for link in links if _is_chain(link, ranked)])
    found: list[PlaceExpression] = []
    problems = []
    sites: list[int] = []
    for number in reversed(range(len(spots))):
        spot, (use, use_rule) = spots[number], uses[number]
        outer = outer_of.get(number)
        is_unknown = not ranked[number] or is_only_alike(ranked[number])
        is_called = bool(frames[number].kinds)
        is_unknown = is_unknown or any(
            is_misplaced(ranked[number], ranked[each], is_called) for each in _outers(number, outer_of)
        )
        if is_unknown:
            holder = _found_at(found, spots[outer]) if outer is not None else None
            if holder is None and not ranked[number] and is_site_name(text, spot.first, spot.last):
                sites.append(number)
            elif (one := _unknown(text, spot, frames[number], ends[number], holder, use, use_rule)) is not None:
                found.append(one)
            continue
        if not are_sure and not _is_believable(text, spot, frames[number], ranked[number], use):
            continue
        expression = _expression(text, spot, frames[number], ends[number], ranked[number], use, use_rule)
        found.append(expression)
        if expression.value is None and use in _DOUBTFUL:
            words = f"this name means one of {len(expression.candidates)} places that share nothing"
            problems.append(Problem("place.ambiguous", words, "resolve", (expression.evidence,)))
    found.sort(key=_position)
    found += _sites(text, found, [(spots[n], frames[n]) for n in sites[::-1]])
    found += find_roles(text, sorted(found, key=_position), gazetteer)
    return tuple(sorted(found, key=_position)), tuple(problems[::-1])


def _outers(number: int, outer_of: dict[int, int]) -> list[int]:
    """Give the larger places that a name is told to lie in, the nearest first."""
    found: list[int] = []
    while number in outer_of and len(found) < _LONGEST_CHAIN:
        number = outer_of[number]
        found.append(number)
    return found


def _position(expression: PlaceExpression) -> tuple[int, int]:
    return expression.evidence.start, expression.evidence.end


def _add_similar(text: Text, spots: list[Spot], links: list[Link], gazetteer: Gazetteer) -> list[Spot]:
    """Give names that are told to lie in an area what sounds like them too."""
    inner = {link.inner for link in links if link.is_stated}
    wider = []
    for number, spot in enumerate(spots):
        if number in inner and not spot.is_demonym and not is_country(spot):
            known = {hit.area.id for hit in spot.hits}
            alike = gazetteer.similar(text.report.text[spot.start : spot.end])
            spot = replace(spot, hits=spot.hits + tuple(hit for hit in alike if hit.area.id not in known))
        wider.append(spot)
    return wider


def _found_at(found: list[PlaceExpression], spot: Spot) -> Place | None:
    """Give the value of the expression at a spot; the ones found last stand nearest."""
    for expression in reversed(found):
        if expression.evidence.start == spot.start:
            return expression.value.value if expression.value is not None else None
        if expression.evidence.start > spot.start:
            break
    return None


def _unknown(
    text: Text, spot: Spot, frame: Frame, chain_end: int, holder: Place | None, use: PlaceUse, use_rule: str
) -> PlaceExpression | None:
    """Give a name that no gazetteer has where its own words say in what it lies; else nothing."""
    if holder is None or use is PlaceUse.NAME_PART:
        return None
    evidence = text.report.evidence(spot.start, spot.end)
    phrase = text.report.evidence(frame.start, max(frame.end, chain_end))
    place = placed_in(evidence.exact, holder)
    rule = f"place.unknown.in_{holder.precision}"
    value = Sourced(place, Basis.INFERRED, (phrase,), rule)
    return PlaceExpression(evidence, phrase, value, use, f"place.{use_rule}", (place,))


def _event_day(report: Report) -> date | None:
    """Give the day on which names and roles must hold: a report tells mostly of its own time."""
    return report.published.interval.start or report.published.interval.end


def _is_chain(link: Link, ranked: list[tuple[Ranked, ...]]) -> bool:
    """Say whether the first of two linked names lies in the second, as far as they are known."""
    inner, outer = ranked[link.inner], ranked[link.outer]
    if not inner or not outer:
        return bool(outer)
    return lies_in(inner[0].named.area, outer[0].named.area)


def _chain_ends(spots: list[Spot], links: list[Link]) -> list[int]:
    """Give for each spot where the chain of larger places behind it ends."""
    ends = [spot.end for spot in spots]
    for link in reversed(links):
        if link.inner < link.outer:
            ends[link.inner] = max(ends[link.inner], ends[link.outer])
    return ends


def _is_believable(text: Text, spot: Spot, frame: Frame, ranked: tuple[Ranked, ...], use: PlaceUse) -> bool:
    """Say whether a name is more likely a place than a person, a body or a common word."""
    if not ranked:
        return False
    if use in {PlaceUse.DEMONYM, PlaceUse.DATELINE}:
        return True
    best = ranked[0]
    area = best.named.area
    if area.kind not in {AreaKind.TOWN, AreaKind.ADMIN2, AreaKind.ADMIN1} or best.by == "in_chain":
        return True
    if best.by == "by_fame" and area.population < _SMALL_PEOPLE and not frame.kinds:
        return False  # a small town of a country that nothing else in the report speaks of
    if _is_everyday(text, spot) and best.by != "near_others" and area.population < _SMALL_PEOPLE and not frame.kinds:
        return False
    size = best.score - (2.6 if area.kind is AreaKind.TOWN else 2.0)
    return size >= _needed(text, spot, frame, use)


def _is_everyday(text: Text, spot: Spot) -> bool:
    low = text.low[spot.first]
    return spot.last - spot.first == 1 and (low in COMMON_WORDS or low in EVERYDAY_WORDS)


def _needed(text: Text, spot: Spot, frame: Frame, use: PlaceUse) -> float:
    """Give the score (a power of ten of people, about) that a name needs beside what its words say."""
    need = 4.8
    if frame.has_preposition or frame.kinds:
        need = 2.6
    elif spot.last - spot.first > 1:
        need -= 0.8
    if text.first_of[spot.sentence] == spot.first:
        need += 0.5
    if text.in_capitals[spot.sentence]:
        need += 1.5
    if use is PlaceUse.NAME_PART:
        need += 0.5
    return need


def _sites(text: Text, found: list[PlaceExpression], wanted: list[tuple[Spot, Frame]]) -> list[PlaceExpression]:
    """Give named buildings and streets the town named last before them, in their paragraph or the one before."""
    placed = []
    at, town, town_paragraph = 0, None, -9
    for spot, frame in wanted:
        paragraph = text.sentences[spot.sentence].paragraph
        while at < len(found) and found[at].evidence.start < spot.start:
            value = found[at].value
            if value is not None and value.value.precision in _TOWNS and found[at].use in _DOUBTFUL:
                town = value.value
                town_paragraph = _paragraph_of(text, found[at].evidence.start)
            at += 1
        if town is not None and paragraph - town_paragraph <= 1:
            evidence = text.report.evidence(spot.start, spot.end)
            phrase = text.report.evidence(frame.start, max(frame.end, spot.end))
            place = replace(town, site=evidence.exact, precision=PlacePrecision.POPULATED_PLACE)
            value_here = Sourced(place, Basis.INFERRED, (phrase,), "place.site.in_town")
            placed.append(PlaceExpression(evidence, phrase, value_here, PlaceUse.LOCATION, "place.site", (place,)))
    return placed


def _paragraph_of(text: Text, start: int) -> int:
    number = bisect_right(text.sentences, start, key=lambda sentence: sentence.start) - 1
    return text.sentences[number].paragraph if number >= 0 else -9


def _expression(
    text: Text, spot: Spot, frame: Frame, chain_end: int, ranked: tuple[Ranked, ...], use: PlaceUse, use_rule: str
) -> PlaceExpression:
    report = text.report
    evidence = report.evidence(spot.start, spot.end)
    phrase = report.evidence(frame.start, max(frame.end, chain_end))
    if use is PlaceUse.DEMONYM:
        frame = replace(frame, compass="", distance_km=None, is_near=False, site=None, end=spot.end)
        ranked = tuple(row for row in ranked if row.named.by is NameKind.DEMONYM) or ranked
    candidates = tuple(place_of(row.named.area, frame) for row in ranked)
    place, rule = _choose(ranked, frame)
    value = None
    if place is not None:
        value = Sourced(place, Basis.GAZETTEER, (phrase,), f"place.{rule}", _confidence(ranked))
    return PlaceExpression(evidence, phrase, value, use, f"place.{use_rule}", candidates)


def _choose(ranked: tuple[Ranked, ...], frame: Frame) -> tuple[Place | None, str]:
    """Take the best candidate, or what the two best share when they are too close to call."""
    best = ranked[0]
    kind = best.named.area.kind.value
    rival = next((row for row in ranked[1:] if _differs(best.named.area, row.named.area)), None)
    if rival is not None and are_close(best, rival):
        shared = _shared(best.named.area, rival.named.area)
        return shared, "shared"
    if frame.compass and frame.distance_km is not None:
        return moved(best.named.area, frame), f"{kind}.moved"
    if frame.compass and best.named.area.kind in {AreaKind.COUNTRY, AreaKind.ADMIN1, AreaKind.REGION}:
        return country_part(best.named.area, frame), f"{kind}.part"
    return place_of(best.named.area, frame), f"{kind}.{best.by}"


def _differs(a: NamedArea, b: NamedArea) -> bool:
    return not (lies_in(a, b) or lies_in(b, a)) and distance_km(a, b) > 25


def _shared(a: NamedArea, b: NamedArea) -> Place | None:
    if a.country_iso3 is None or a.country_iso3 != b.country_iso3:
        return None
    if a.admin1 and a.admin1 == b.admin1:
        return Place(
            a.admin1, PlacePrecision.ADMIN1, a.country_iso3, round((a.lat + b.lat) / 2, 4),
            round((a.lon + b.lon) / 2, 4), admin1=a.admin1, uncertainty_km=round(distance_km(a, b) / 2 + 10, 1),
        )  # fmt: skip
    return Place(a.name, PlacePrecision.COUNTRY, a.country_iso3)


def _confidence(ranked: tuple[Ranked, ...]) -> float:
    """Turn the lead over the next different place into a share: 1 point is 3 to 1."""
    rival = next((r for r in ranked[1:] if _differs(ranked[0].named.area, r.named.area)), None)
    lead = ranked[0].score - rival.score if rival else 4.0
    return round(1 / (1 + math.pow(3.0, -max(0.0, lead))), 3)
