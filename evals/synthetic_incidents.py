"""Invented incidents and what reports tell of them, crowded as in life: capitals, one month of war, old acts retold."""

import math
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tocsin.model.actor import ActorKind
from tocsin.model.evidence import Basis, Evidence, Sourced
from tocsin.model.identity import ActorId, MentionId, ReportId
from tocsin.model.interval import DatePrecision, Interval, month_end
from tocsin.model.mention import Attribution, EventType, Mention, Participant, Role, Stage, TargetType
from tocsin.model.place import Place, PlacePrecision
from tocsin.model.quantity import Qualifier, Quantity, Range, Subject
from tocsin.model.told import Told

_FIRST, _LAST = date(2010, 1, 1), date(2019, 12, 31)
_WAR_FIRST, _WAR_LAST, _WAR_SHARE = date(2014, 7, 1), date(2014, 7, 31), 0.05
_COUNTRIES, _TOWNS = 40, 60  # towns a country; the first is the capital
_TYPES = (
    (EventType.BOMBING, 24),
    (EventType.SUICIDE_BOMBING, 10),
    (EventType.ARMED_ASSAULT, 26),
    (EventType.ASSASSINATION, 8),
    (EventType.ARMED_CLASH, 10),
    (EventType.SHELLING_OR_ROCKET, 6),
    (EventType.AIR_OR_DRONE_STRIKE, 6),
    (EventType.KIDNAPPING, 5),
    (EventType.ARREST, 5),
)
_LOOSER = {
    EventType.SUICIDE_BOMBING: EventType.BOMBING,
    EventType.ASSASSINATION: EventType.ARMED_ASSAULT,
    EventType.ARMED_CLASH: EventType.ARMED_ASSAULT,
    EventType.BOMBING: EventType.SUICIDE_BOMBING,
    EventType.AIR_OR_DRONE_STRIKE: EventType.SHELLING_OR_ROCKET,
}
_TARGETS = tuple(TargetType)[:12]
_KILLED_WITH = Subject.KILLED


@dataclass(frozen=True, slots=True)
class Truth:
    """One invented incident."""

    number: int
    day: date
    country: int
    town: int
    type: EventType
    actor: int
    target: TargetType
    killed: int
    wounded: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class World:
    """Mentions, for each the number of the incident that it tells, and for each of these its true dead."""

    tolds: tuple[Told, ...]
    truth: dict[MentionId, int]
    killed: dict[int, int]

    @property
    def incidents(self) -> list[list[MentionId]]:
        """Give the true groups."""
        groups: dict[int, list[MentionId]] = {}
        for mention, number in self.truth.items():
            groups.setdefault(number, []).append(mention)
        return list(groups.values())


def make_world(mentions: int, seed: int = 1) -> World:
    """Invent about so many mentions, 3.3 an incident; the density of incidents is that of 30,000 in ten years, one
    in twenty of them in one month of war in one country (48 a day there).


    A smaller world is a shorter stretch of time, so that it is as crowded.
    """
    random = Random(seed)
    share = min(1.0, mentions / 100_000)
    truths = [_incident(random, number, share) for number in range(max(1, round(mentions * 0.3)))]
    tolds: list[Told] = []
    numbers: dict[MentionId, int] = {}
    for truth in truths:
        for _ in range(_tellings(random)):
            report = ReportId(f"r{len(tolds):07}")
            published = truth.day + timedelta(days=_lag(random))
            _tell(random, truth, report, published, tolds, numbers, is_old=False)
            if random.random() < 0.2:  # a paragraph about an older act in that country
                older = truths[random.randrange(len(truths))]
                if older.country == truth.country and older.day < truth.day and older.number != truth.number:
                    _tell(random, older, report, published, tolds, numbers, is_old=True)
    return World(tuple(tolds), numbers, {truth.number: truth.killed for truth in truths})


def _incident(random: Random, number: int, share: float) -> Truth:
    war = random.random() < _WAR_SHARE
    country = 0 if war else _zipf(random, _COUNTRIES)
    days = (_LAST - _FIRST).days
    start = _WAR_FIRST if war else _FIRST
    span = max(1, round(((_WAR_LAST - _WAR_FIRST).days if war else days) * share))
    killed = 0 if random.random() < 0.3 else min(400, math.floor(random.paretovariate(0.9)))
    kinds, weights = zip(*_TYPES, strict=True)
    return Truth(
        number=number,
        day=start + timedelta(days=random.randrange(span)),
        country=country,
        town=_zipf(random, _TOWNS),
        type=random.choices(kinds, weights)[0],
        actor=_zipf(random, 6),
        target=random.choice(_TARGETS),
        killed=killed,
        wounded=math.floor(killed * random.uniform(0, 4)) + random.randrange(3),
        words=tuple(f"name{random.randrange(20_000)}" for _ in range(5)),
    )


def _zipf(random: Random, size: int) -> int:
    """Draw a rank so that the first is drawn most: P(rank) falls as 1 / (rank + 1)."""
    return min(size - 1, math.floor(math.pow(size + 1, random.random())) - 1)


def _tellings(random: Random) -> int:
    return min(60, math.floor(random.paretovariate(1.35)))


def _lag(random: Random) -> int:
    return random.choices((0, 1, 2, 3, 7, 30), (30, 40, 15, 8, 5, 2))[0]


def _tell(
    random: Random,
    truth: Truth,
    report: ReportId,
    published: date,
    tolds: list[Told],
    numbers: dict[MentionId, int],
    is_old: bool,
) -> None:
    identity = MentionId(f"{report}-{sum(1 for t in tolds[-3:] if t.report == report)}-{random.getrandbits(32):08x}")
    words = Evidence(report, 0, 4, "told")
    mention = Mention(
        id=identity,
        report=report,
        type=_type(random, truth.type),
        stage=Stage.ACCOMPLISHED,
        triggers=(words,),
        date=_date(random, truth.day, words, is_old),
        place=_place(random, truth, words),
        quantities=_figures(random, truth, published, words),
        participants=_participants(random, truth, words),
    )
    common = [f"topic{_zipf(random, 3000)}" for _ in range(random.randint(2, 8))]
    own = [word for word in truth.words if random.random() < (0.3 if is_old else 0.5)]
    tolds.append(
        Told(
            mention=mention,
            published=Interval.day(published),
            source=f"source{_zipf(random, 200)}",
            words=frozenset(own + common),
        )
    )
    numbers[identity] = truth.number


def _type(random: Random, kind: EventType) -> EventType:
    drawn = random.random()
    if kind is EventType.ARREST or drawn < 0.75:
        return kind
    if drawn < 0.88 and kind is not EventType.KIDNAPPING:
        return EventType.ATTACK_UNSPECIFIED
    return _LOOSER.get(kind, kind)


def _date(random: Random, day: date, words: Evidence, is_old: bool) -> Sourced[Interval] | None:
    drawn = random.random()
    if is_old:
        drawn = 0.6 + drawn * 0.4
    if drawn < 0.68:
        found = Interval.day(day)
    elif drawn < 0.71:
        found = Interval.day(day + timedelta(days=random.choice((-1, 1))))
    elif drawn < 0.89:
        return None
    elif drawn < 0.96:
        found = Interval(day.replace(day=1), month_end(day), DatePrecision.MONTH)
    elif drawn < 0.98:
        monday = day - timedelta(days=day.weekday())
        found = Interval(monday, monday + timedelta(days=6), DatePrecision.WEEK)
    else:
        found = Interval(date(day.year, 1, 1), date(day.year, 12, 31), DatePrecision.YEAR)
    return Sourced(found, Basis.STATED, (words,), "invented")


def _place(random: Random, truth: Truth, words: Evidence) -> Sourced[Place] | None:
    drawn = random.random()
    country = f"C{truth.country:02}"
    if drawn < 0.1:
        return None
    lat, lon = -40 + 2.0 * truth.country, -170 + 8.0 * truth.country
    if drawn < 0.18:
        found = Place(country, PlacePrecision.COUNTRY, country, lat, lon)
    else:
        around = Random(truth.country * 1000 + truth.town)
        north, east = around.uniform(-3, 3), around.uniform(-3, 3)
        site = f"Site {truth.words[0]}" if drawn > 0.9 else None
        number = truth.country * 1000 + truth.town
        found = Place(
            f"Town {number}",
            PlacePrecision.POPULATED_PLACE,
            country,
            lat + north,
            lon + east,
            geonames_id=number,
            site=site,
        )
    return Sourced(found, Basis.GAZETTEER, (words,), "invented")


def _figures(random: Random, truth: Truth, published: date, words: Evidence) -> tuple[Sourced[Quantity], ...]:
    found = []
    is_early = (published - truth.day).days < 2
    for subject, final in ((_KILLED_WITH, truth.killed), (Subject.WOUNDED, truth.wounded)):
        if final and random.random() < 0.75 and truth.type is not EventType.ARREST:
            known = max(1, round(final * (random.uniform(0.5, 1.0) if is_early and random.random() < 0.6 else 1.0)))
            is_open = random.random() < 0.4
            reach = Range(known, known, None if is_open else known, Qualifier.AT_LEAST if is_open else Qualifier.EXACT)
            found.append(Sourced(Quantity(subject, reach), Basis.STATED, (words,), "invented"))
    return tuple(found)


def _participants(random: Random, truth: Truth, words: Evidence) -> tuple[Participant, ...]:
    found = []
    if random.random() < 0.55:
        actor = truth.actor if random.random() < 0.92 else _zipf(random, 6)
        name = f"group{truth.country}-{actor}"
        tie = random.choice((Attribution.REPORTED_AS_FACT, Attribution.SUSPECTED, Attribution.BLAMED_BY_AUTHORITIES))
        found.append(
            Participant(name, Role.PERPETRATOR, (words,), ActorKind.ARMED_GROUP, attribution=tie, actor=ActorId(name))
        )
    if random.random() < 0.6:
        found.append(Participant("people", Role.TARGET, (words,), ActorKind.CIVILIANS, target_type=truth.target))
    return tuple(found)
