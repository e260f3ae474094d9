"""A small record in code: two reports of one bombing, a thwarted plot, an attack in a whole country."""

import datetime as dt

import pytest

from tocsin.model.actor import ActorKind
from tocsin.model.claim import Claim, ClaimType, SpeakerKind, Speech
from tocsin.model.evidence import Basis, Evidence, Sourced
from tocsin.model.identity import ClaimId, IncidentId, MentionId
from tocsin.model.incident import Incident, IncidentState, Reconciled, SetAside, Toll
from tocsin.model.interval import DatePrecision, Interval, parse_interval
from tocsin.model.mention import (
    Attribution,
    EventType,
    Mention,
    Participant,
    Role,
    Stage,
    TargetType,
    ThwartedAt,
    WeaponType,
    WeaponUse,
)
from tocsin.model.place import Place, PlacePrecision
from tocsin.model.quantity import Population, Qualifier, Quantity, Range, Subject
from tocsin.model.report import Publication, PublicationBasis, Report, report_id
from tocsin.publish.dossier import Dossier

FIRST = (
    "A bomb went off at the market in Dorn on 3 May 2024, killing at least 12 people. "
    "Taxi driver Emre Kavak was taken in for questioning. "
    "“I saw a grey van,” said shopkeeper Lina Orsay."
)
SECOND = "The bomb in Dorn killed 14 people, officials said on Saturday. Kavak denies any part."
PLOT = "Police stopped a plot to bomb a mall in Olma province before it could start."
COUNTRYWIDE = "Gunmen shot a judge somewhere in Varnia in 2023."


def report_of(text: str, published: str, url: str | None = None, title: str | None = None) -> Report:
    when = Publication(parse_interval(published), PublicationBasis.METADATA)
    named = report_id(text, published=published, title=title, url=url)
    return Report(named, text, title=title, url=url, source="The Dorn Courier", published=when, language="en")


def words(report: Report, exact: str) -> Evidence:
    start = report.text.index(exact)
    return report.evidence(start, start + len(exact))


def chosen(value: object, mention: str, *evidence: Evidence, rule: str = "only") -> Reconciled:
    return Reconciled(value, rule, (MentionId(mention),), evidence)


def killed(low: int, best: int, high: int | None, qualifier: Qualifier) -> Quantity:
    return Quantity(Subject.KILLED, Range(low, best, high, qualifier), Population.TOTAL)


DORN = Place("Dorn", PlacePrecision.POPULATED_PLACE, "VRN", 41.5, -3.25, 123, "Dorn Province", "the market", 5.0)


def bombing() -> Dossier:
    one = report_of(FIRST, "2024-05-03", "https://example.org/2024/05/03/emre-kavak-questioned", "=Bomb in Dorn")
    two = report_of(SECOND, "2024-05-04", "https://example.org/2024/05/04/toll-rises")
    day = Interval.day(dt.date(2024, 5, 3))
    driver = Participant(
        "Taxi driver Emre Kavak",
        Role.PERPETRATOR,
        (words(one, "Taxi driver Emre Kavak"),),
        ActorKind.PERSON,
        ("Kavak",),
        Attribution.MENTIONED_ONLY,
        is_private=True,
    )
    market = Participant("the market", Role.TARGET, (words(one, "the market"),), target_type=TargetType.BUSINESS)
    early, late = killed(12, 12, None, Qualifier.AT_LEAST), killed(14, 14, 14, Qualifier.EXACT)
    told = Mention(
        MentionId("m1"),
        one.id,
        EventType.BOMBING,
        Stage.ACCOMPLISHED,
        (words(one, "A bomb went off"),),
        date=Sourced(day, Basis.STATED, (words(one, "on 3 May 2024"),), "date.full"),
        place=Sourced(DORN, Basis.STATED, (words(one, "in Dorn"),), "place.town"),
        quantities=(Sourced(early, Basis.STATED, (words(one, "killing at least 12 people"),), "figure.at_least"),),
        participants=(driver, market),
        weapons=(WeaponUse(WeaponType.EXPLOSIVE_UNSPECIFIED, (words(one, "A bomb"),)),),
        evidence=(words(one, FIRST.split(". ")[0]),),
    )
    later = Mention(
        MentionId("m2"),
        two.id,
        EventType.BOMBING,
        Stage.ACCOMPLISHED,
        (words(two, "The bomb"),),
        quantities=(Sourced(late, Basis.STATED, (words(two, "killed 14 people"),), "figure.exact"),),
    )
    said = Claim(
        ClaimId("c1"),
        one.id,
        ClaimType.STATUS,
        "shopkeeper Lina Orsay",
        SpeakerKind.NAMED,
        Speech.DIRECT,
        (words(one, "I saw a grey van"),),
        cue=(words(one, "said shopkeeper Lina Orsay"),),
        speaker_evidence=(words(one, "shopkeeper Lina Orsay"),),
        is_private=True,
        about_mention=MentionId("m1"),
    )
    incident = Incident(
        IncidentId("01HWYXDORN0000000000000001"),
        2,
        IncidentState.CANDIDATE,
        (told.id, later.id),
        Reconciled(EventType.BOMBING, "type.most", (told.id, later.id), (*told.triggers, *later.triggers)),
        chosen(Stage.ACCOMPLISHED, "m1", *told.triggers),
        2,
        2,
        date=chosen(day, "m1", words(one, "on 3 May 2024")),
        place=chosen(DORN, "m1", words(one, "in Dorn")),
        quantities=(
            Reconciled(
                late,
                "figure.newest",
                (later.id,),
                (words(two, "killed 14 people"),),
                (SetAside(early, told.id, "older"),),
            ),
        ),
        participants=(chosen(driver, "m1", *driver.evidence), chosen(market, "m1", *market.evidence)),
        weapons=(chosen(told.weapons[0], "m1", *told.weapons[0].evidence),),
        history=(
            Toll(dt.date(2024, 5, 3), Subject.KILLED, Population.TOTAL, early.range, (told.id,)),
            Toll(dt.date(2024, 5, 4), Subject.KILLED, Population.TOTAL, late.range, (later.id,)),
        ),
        first_reported=dt.date(2024, 5, 3),
        last_reported=dt.date(2024, 5, 4),
    )
    return Dossier(incident, (told, later), (said,), (), (one, two))


def simple(number: int, text: str, kind: EventType, stage: Stage, place: Place | None, **more: object) -> Dossier:
    report = report_of(text, "2024-06-01")
    trigger = report.evidence(0, text.index(" ", 12))
    mention = Mention(MentionId(f"s{number}"), report.id, kind, stage, (trigger,), **more)
    incident = Incident(
        IncidentId(f"01HWYXSIMPLE{number:014}"),
        1,
        IncidentState.CANDIDATE,
        (mention.id,),
        chosen(kind, mention.id, trigger),
        chosen(stage, mention.id, trigger),
        1,
        1,
        thwarted_at=chosen(mention.thwarted_at, mention.id, trigger) if mention.thwarted_at else None,
        place=chosen(place, mention.id, trigger) if place else None,
    )
    return Dossier(incident, (mention,), (), (), (report,))


OLMA = Place("Olma", PlacePrecision.ADMIN1, "VRN", 10.0, 20.0, 77, "Olma", None, 60.0)
VARNIA = Place("Varnia", PlacePrecision.COUNTRY, "VRN", 12.0, 21.0, 1, None, None, 400.0)
YEAR = Sourced(
    Interval(dt.date(2023, 1, 1), dt.date(2023, 12, 31), DatePrecision.YEAR), Basis.INFERRED, (), "date.year"
)


def plot() -> Dossier:
    return simple(3, PLOT, EventType.BOMBING, Stage.THWARTED, OLMA, thwarted_at=ThwartedAt.BEFORE_LAUNCH)


def countrywide() -> Dossier:
    return simple(4, COUNTRYWIDE, EventType.ASSASSINATION, Stage.ACCOMPLISHED, VARNIA, date=YEAR)


@pytest.fixture
def dossiers() -> list[Dossier]:
    return [bombing(), plot(), countrywide()]
