"""One report coded by hand."""

import pytest

from tocsin.model.actor import ActorKind
from tocsin.model.claim import Claim, ClaimType, SpeakerKind, Speech
from tocsin.model.coding import CodedReport
from tocsin.model.evidence import Basis, Evidence, Sourced
from tocsin.model.identity import ClaimId, MentionId
from tocsin.model.interval import parse_interval
from tocsin.model.mention import Attribution, EventType, Mention, Participant, Role, Stage, WeaponType, WeaponUse
from tocsin.model.place import Place, PlacePrecision
from tocsin.model.problem import Problem
from tocsin.model.quantity import Qualifier, Quantity, Range, Subject
from tocsin.model.report import Report

TEXT = (
    "A bomb <script>alert(1)</script> killed over 300 people in Dorn in 2015. The Grey Lions were blamed. "
    "“It was terrible,” a nurse said."
)


def words(report: Report, exact: str) -> Evidence:
    start = report.text.index(exact)
    return report.evidence(start, start + len(exact))


@pytest.fixture
def coded() -> CodedReport:
    report = Report.of(TEXT, published="2017-11-15", title="Blast <b>in</b> Dorn")
    mention = Mention(
        MentionId("m1"),
        report.id,
        EventType.BOMBING,
        Stage.ACCOMPLISHED,
        (words(report, "A bomb"),),
        date=Sourced(parse_interval("2015"), Basis.STATED, (words(report, "in 2015"),), "date.year"),
        place=Sourced(
            Place("Dorn", PlacePrecision.POPULATED_PLACE, "VRN", 1.5, 2.5),
            Basis.STATED,
            (words(report, "in Dorn"),),
            "place.town",
        ),
        quantities=(
            Sourced(
                Quantity(Subject.KILLED, Range(300, 300, None, Qualifier.MORE_THAN)),
                Basis.STATED,
                (words(report, "killed over 300 people"),),
                "figure.more_than",
            ),
        ),
        participants=(
            Participant(
                "Grey Lions",
                Role.PERPETRATOR_ORGANISATION,
                (words(report, "The Grey Lions were blamed"),),
                ActorKind.ARMED_GROUP,
                attribution=Attribution.BLAMED_UNSPECIFIED,
            ),
        ),
        weapons=(WeaponUse(WeaponType.EXPLOSIVE_UNSPECIFIED, (words(report, "A bomb"),)),),
    )
    claim = Claim(
        ClaimId("c1"),
        report.id,
        ClaimType.ASSESSMENT,
        "a nurse",
        SpeakerKind.ROLE,
        Speech.DIRECT,
        (words(report, "It was terrible"),),
        cue=(words(report, "a nurse said"),),
        about_mention=mention.id,
    )
    return CodedReport(report, (mention,), (claim,), (), (Problem("date.unclear", "one <i>word</i>", "resolve"),))
