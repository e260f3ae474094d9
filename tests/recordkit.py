"""Small reports, mentions, claims and incidents to fill a record with; all invented."""

import datetime as dt
import random
from collections.abc import Iterable, Sequence

from tocsin.model.actor import ActorKind
from tocsin.model.claim import Claim, ClaimRelation, ClaimType, Relation, SpeakerKind, Speech
from tocsin.model.coding import CodedReport
from tocsin.model.copies import CopyKeys
from tocsin.model.evidence import Basis, Evidence, Sourced
from tocsin.model.identity import ActorId, ClaimId, IncidentId, MentionId, content_hash
from tocsin.model.incident import Incident, IncidentState, Reconciled
from tocsin.model.interval import Interval
from tocsin.model.judgement import Decision, Judgement, Part
from tocsin.model.mention import Attribution, EventType, Mention, Participant, Role, Stage, ThwartedAt
from tocsin.model.outcome import InputState, Outcome
from tocsin.model.place import Place, PlacePrecision
from tocsin.model.problem import Problem
from tocsin.model.quantity import Qualifier, Quantity, Range, Subject
from tocsin.model.report import Report
from tocsin.record.base import Added, Entry, Record

PLACES = {
    "Ankara": Place("Ankara", PlacePrecision.POPULATED_PLACE, "TUR", 39.92, 32.85),
    "Şırnak": Place("Şırnak", PlacePrecision.POPULATED_PLACE, "TUR", 37.52, 42.46, admin1="Şırnak Province"),
    "Lima": Place("Lima", PlacePrecision.POPULATED_PLACE, "PER", -12.05, -77.05),
    "Suva": Place("Suva", PlacePrecision.POPULATED_PLACE, "FJI", -18.14, 178.44),
    "Apia": Place("Apia", PlacePrecision.POPULATED_PLACE, "WSM", -13.83, -171.76),
    "Sahel": Place("Sahel", PlacePrecision.REGION, None),
}
VERBS = {"bomb": EventType.BOMBING, "raid": EventType.RAID_OR_SEARCH_OPERATION, "clash": EventType.ARMED_CLASH}


class Clock:
    """A clock that moves one second at every look."""

    def __init__(self, start: dt.datetime = dt.datetime(2024, 3, 1, 12, tzinfo=dt.UTC)) -> None:
        self.now = start

    def __call__(self) -> dt.datetime:
        self.now += dt.timedelta(seconds=1)
        return self.now


def find(report: Report, words: str) -> Evidence:
    start = report.text.index(words)
    return report.evidence(start, start + len(words))


def coded(
    number: int,
    place: str | None = "Ankara",
    day: dt.date | None = dt.date(2015, 10, 10),
    verb: str = "bomb",
    killed: int | None = 3,
    speaker: str = "Deputy Özel",
    stage: Stage = Stage.ACCOMPLISHED,
    padding: str = "",
) -> CodedReport:
    """Give a report with one mention, two claims, a relation and a problem."""
    text = f"Report {number}. A {verb} hit {place or 'the town'}, killing {'some' if killed is None else killed}."
    text += f" {speaker} blamed the Red Column, and said it was not over.{padding}"
    report = Report.of(text, day.isoformat() if day else None, title=f"{verb.title()} in {place}")
    mention_id = MentionId("men_" + content_hash(report.id, 0))
    where = find(report, place) if place else None
    mention = Mention(
        mention_id,
        report.id,
        VERBS[verb],
        stage,
        (find(report, verb),),
        thwarted_at=ThwartedAt.SCENE if stage is Stage.THWARTED else None,
        date=Sourced(Interval.day(day), Basis.ANCHORED, (find(report, "hit"),), "test.day") if day else None,
        place=Sourced(PLACES[place], Basis.STATED, (where,), "test.place", 0.9) if place and where else None,
        quantities=(
            Sourced(
                Quantity(Subject.KILLED, Range(killed, killed, killed, Qualifier.EXACT)),
                Basis.STATED,
                (find(report, str(killed)),),
                "test.count",
            ),
        )
        if killed is not None
        else (),
        participants=(
            Participant(
                "the Red Column",
                Role.PERPETRATOR_ORGANISATION,
                (find(report, "the Red Column"),),
                ActorKind.ARMED_GROUP,
                attribution=Attribution.BLAMED_BY_OTHER,
                actor=ActorId("grp_red_column"),
            ),
        ),
    )
    said = find(report, "blamed the Red Column")
    claims = (
        Claim(
            ClaimId("clm_" + content_hash(report.id, 0)),
            report.id,
            ClaimType.ATTRIBUTION,
            speaker,
            SpeakerKind.NAMED,
            Speech.INDIRECT,
            (said,),
            about_mention=mention_id,
        ),
        Claim(
            ClaimId("clm_" + content_hash(report.id, 1)),
            report.id,
            ClaimType.WARNING,
            None,
            SpeakerKind.NARRATOR,
            Speech.NARRATOR,
            (find(report, "it was not over"),),
        ),
    )
    relations = (ClaimRelation(claims[1].id, claims[0].id, Relation.SUPPORTS),)
    problems = (Problem("date.vague", "no day", "resolve", (find(report, "hit"),)),)
    return CodedReport(report, (mention,), claims, relations, problems)


def entry(number: int, band: str | None = None, **parts: object) -> Entry:
    bands = (f"b{number}", band) if band else (f"b{number}",)
    return Entry(coded(number, **parts), CopyKeys(bands, (number, 7), "test-1"))  # type: ignore[arg-type]


def many(count: int, seed: int = 1, padding: str = "") -> list[Entry]:
    """Give reports that differ in place, day, type and figures; the same for the same seed."""
    chance = random.Random(seed)
    return [
        entry(
            number,
            place=chance.choice([*PLACES, None]),
            day=dt.date(2015, 1, 1) + dt.timedelta(days=chance.randrange(2000)) if chance.random() < 0.9 else None,
            verb=chance.choice(list(VERBS)),
            killed=chance.choice([None, 0, 1, 12, 109]),
            speaker=chance.choice(["Deputy Özel", "Governor Ruiz", "A. Łukasz"]),
            padding=padding,
        )
        for number in range(count)
    ]


def outcomes(entries: Iterable[Entry]) -> list[Outcome]:
    return [Outcome(f"{one.coded.report.id}.txt", InputState.STORED, report=one.coded.report.id) for one in entries]


def fill(record: Record, entries: Sequence[Entry], batch: int = 1000) -> list[Added]:
    """Add reports in batches, as one run."""
    run = record.begin_run("add")
    added = [
        record.add(entries[at : at + batch], outcomes(entries[at : at + batch]), run)
        for at in range(0, len(entries), batch)
    ]
    record.end_run(run, len(entries))
    return added


def incident(
    named: str,
    members: Sequence[Mention],
    state: IncidentState = IncidentState.CANDIDATE,
    merged_into: str | None = None,
    killed: int | None = None,
) -> Incident:
    """Give an incident whose values are those of its first member."""
    first = members[0]
    ids = tuple(sorted(one.id for one in members))

    def chosen(value: object, words: tuple[Evidence, ...]) -> Reconciled[object]:
        return Reconciled(value, "test.first", (first.id,), words)

    quantity = Quantity(Subject.KILLED, Range(killed, killed, killed, Qualifier.EXACT)) if killed is not None else None
    return Incident(
        IncidentId(named),
        1,
        state,
        ids,
        chosen(first.type, first.triggers),  # type: ignore[arg-type]
        chosen(first.stage, ()),  # type: ignore[arg-type]
        len(members),
        len(members),
        date=chosen(first.date.value, first.date.evidence) if first.date else None,  # type: ignore[arg-type]
        place=chosen(first.place.value, first.place.evidence) if first.place else None,  # type: ignore[arg-type]
        participants=tuple(chosen(one, one.evidence) for one in first.participants),  # type: ignore[misc]
        quantities=(chosen(quantity, ()),) if quantity else (),  # type: ignore[arg-type]
        merged_into=IncidentId(merged_into) if merged_into else None,
    )


def judge(
    left: Mention,
    right: Mention,
    decision: Decision = Decision.SAME,
    made_by: str = "rule:close",
    at: dt.datetime | None = None,
    score: float | None = 0.5,
) -> Judgement:
    first, last = sorted((left.id, right.id))
    return Judgement(first, last, decision, made_by, "because", score, (Part("day", 1.0, "the same day"),), at)
