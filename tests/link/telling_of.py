"""Mentions for the tests of linking, made from a few words."""

from datetime import date, datetime
from typing import Any

from tocsin.model.actor import ActorKind
from tocsin.model.evidence import Basis, Evidence, Sourced
from tocsin.model.identity import ActorId, MentionId, ReportId
from tocsin.model.interval import Interval, parse_interval
from tocsin.model.judgement import Decision, Judgement
from tocsin.model.mention import (
    Attribution,
    EventType,
    Factuality,
    Mention,
    Participant,
    Role,
    Stage,
    TargetType,
    ThwartedAt,
)
from tocsin.model.place import Place, PlacePrecision
from tocsin.model.quantity import Population, Qualifier, Quantity, Range, Subject
from tocsin.model.told import Told

TOWNS = {
    "Kesh": (40.0, 30.0, "VRN"),
    "Olma": (41.5, 31.5, "VRN"),
    "Dorn": (42.0, 30.5, "VRN"),
    "Teth": (10.0, 60.0, "TTH"),
}


def words_of(report: str, exact: str = "a bomb") -> Evidence:
    return Evidence(ReportId(report), 0, len(exact), exact)


def range_of(words: str) -> Range:
    """Read "4", "4+" or "2-9"."""
    if words.endswith("+"):
        return Range(int(words[:-1]), int(words[:-1]), None, Qualifier.AT_LEAST)
    low, dash, high = words.partition("-")
    if dash:
        return Range(int(low), None, int(high), Qualifier.RANGE)
    return Range(int(low), int(low), int(low), Qualifier.EXACT)


def figure(subject: Subject, words: str, report: str, population: Population = Population.TOTAL) -> Sourced[Quantity]:
    evidence = words_of(report, f"{words} {subject}")
    return Sourced(Quantity(subject, range_of(words), population), Basis.STATED, (evidence,), "test")


def place_of(name: str, report: str) -> Sourced[Place]:
    evidence = words_of(report, f"in {name}")
    if name in TOWNS:
        lat, lon, country = TOWNS[name]
        place = Place(name, PlacePrecision.POPULATED_PLACE, country, lat, lon)
    else:
        place = Place(name, PlacePrecision.COUNTRY, name)
    return Sourced(place, Basis.STATED, (evidence,), "test")


def doer(name: str, report: str, tie: Attribution, blamer: str | None = None) -> Participant:
    return Participant(
        name,
        Role.PERPETRATOR,
        (words_of(report, name),),
        ActorKind.ARMED_GROUP,
        attribution=tie,
        blamer=blamer,
        actor=ActorId(name.casefold()),
    )


def target(name: str, report: str, kind: TargetType = TargetType.CIVILIANS) -> Participant:
    return Participant(name, Role.TARGET, (words_of(report, name),), ActorKind.CIVILIANS, target_type=kind)


def told(
    report: str,
    *,
    name: str = "m1",
    kind: EventType = EventType.BOMBING,
    day: str | None = None,
    place: str | None = None,
    published: str | None = None,
    stage: Stage = Stage.ACCOMPLISHED,
    killed: str | None = None,
    wounded: str | None = None,
    words: str = "",
    title: str = "",
    source: str | None = None,
    copies: str | None = None,
    participants: tuple[Participant, ...] = (),
    factuality: Factuality = Factuality.ASSERTED,
    reference_only: bool = False,
    trigger: str = "a bomb",
    **more: Any,
) -> Told:
    dated = Sourced(parse_interval(day), Basis.STATED, (words_of(report, f"on {day}"),), "test") if day else None
    figures = []
    if killed:
        figures.append(figure(Subject.KILLED, killed, report))
    if wounded:
        figures.append(figure(Subject.WOUNDED, wounded, report))
    mention = Mention(
        id=MentionId(f"{report}/{name}"),
        report=ReportId(report),
        type=kind,
        stage=stage,
        triggers=(words_of(report, trigger),),
        thwarted_at=ThwartedAt.PREPARATION if stage is Stage.THWARTED else None,
        factuality=factuality,
        reference_only=reference_only,
        date=dated,
        place=place_of(place, report) if place else None,
        quantities=tuple(figures),
        participants=participants,
        **more,
    )
    return Told(
        mention=mention,
        published=parse_interval(published) if published else Told(mention).published,
        source=source,
        copies=copies,
        words=frozenset(words.split()),
        title_words=frozenset(title.split()),
    )


def day(words: str) -> Interval:
    return Interval.day(date.fromisoformat(words))


def person(one: Told, other: Told, decision: Decision, at: str = "2024-06-01T12:00:00+00:00") -> Judgement:
    left, right = sorted((one.id, other.id))
    return Judgement(left, right, decision, "person:nadia", "read both", at=datetime.fromisoformat(at))
