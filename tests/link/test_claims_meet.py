"""Claims of different reports about one matter."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telling_of import place_of, range_of, words_of

from tocsin.link.claims import SaidClaim, meetings, series
from tocsin.model.claim import Claim, ClaimType, Polarity, Relation, SpeakerKind, Speech
from tocsin.model.evidence import Basis, Sourced
from tocsin.model.identity import ActorId, ClaimId, IncidentId, ReportId
from tocsin.model.quantity import Quantity, Subject


def said(
    name: str,
    speaker: str = "the governor",
    figure: str | None = None,
    kind: ClaimType = ClaimType.COUNT,
    day: int = 1,
    about: str | None = "i1",
    place: str | None = None,
    subject: Subject = Subject.KILLED,
    **more: object,
) -> SaidClaim:
    words = words_of(name, "it is so")
    claim = Claim(
        ClaimId(name),
        ReportId(name),
        kind,
        speaker,
        SpeakerKind.NAMED,
        Speech.INDIRECT,
        (words,),
        quantity=Sourced(Quantity(subject, range_of(figure)), Basis.STATED, (words,), "test") if figure else None,
        place=place_of(place, name) if place else None,
        **more,  # type: ignore[arg-type]
    )
    return SaidClaim(claim, dt.date(2018, 1, day), IncidentId(about) if about else None)


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        (said("a", figure="12"), said("b", figure="12", day=2), Relation.REPEATS),
        (said("a", figure="12"), said("b", figure="14", day=2), Relation.UPDATES),
        (said("a", figure="12"), said("b", "the army", "12", day=2), Relation.SUPPORTS),
        (said("a", figure="12+"), said("b", "the army", "14", day=2), Relation.SUPPORTS),
        (said("a", figure="12"), said("b", "the army", "14", day=2), Relation.IN_TENSION),
        (said("a", figure="12"), said("b", "the army", "40", day=2), Relation.CONTRADICTS),
        (said("a", figure="12"), said("b", "the army", "40", day=2, about="i2"), None),
        (said("a", figure="12"), said("b", "the army", "40", day=2, subject=Subject.WOUNDED), None),
        (
            said("a", kind=ClaimType.ATTRIBUTION, about_actor="the Red Column"),
            said("b", "the Red Column", kind=ClaimType.DENIAL, day=2),
            Relation.CONTRADICTS,
        ),
        (
            said("a", kind=ClaimType.ATTRIBUTION, about_actor="the Red Column"),
            said("b", "the Red Column", kind=ClaimType.RESPONSIBILITY_CLAIM, day=2),
            Relation.SUPPORTS,
        ),
        (
            said("a", "the Red Column", kind=ClaimType.RESPONSIBILITY_CLAIM),
            said("b", "the Grey Lions", kind=ClaimType.RESPONSIBILITY_CLAIM, day=2),
            Relation.IN_TENSION,
        ),
        (
            said("a", kind=ClaimType.ATTRIBUTION, about_actor="the Red Column"),
            said("b", "the army", kind=ClaimType.ATTRIBUTION, about_actor="the Grey Lions", day=2),
            Relation.IN_TENSION,
        ),
        (
            said("a", kind=ClaimType.ATTRIBUTION, about_actor="the Red Column"),
            said(
                "b",
                "the army",
                kind=ClaimType.ATTRIBUTION,
                about_actor="the Red Column",
                day=2,
                polarity=Polarity.NEGATIVE,
            ),
            Relation.CONTRADICTS,
        ),
    ],
)
def test_how_two_claims_stand_to_each_other(one: SaidClaim, other: SaidClaim, relation: Relation | None) -> None:
    found = meetings([one, other])
    assert [met.relation for met in found] == ([relation] if relation else [])
    assert all(met.reason for met in found)
    assert meetings([other, one]) == found


def test_one_speaker_is_one_under_two_names_of_a_known_actor() -> None:
    army = ActorId("the-army")
    one = said("a", "the army", "12", speaker_actor=army)
    other = said("b", "army officials", "12", day=2, speaker_actor=army)
    assert [met.relation for met in meetings([one, other])] == [Relation.REPEATS]


def test_estimates_of_one_population_are_a_series_over_time() -> None:
    def fighters(name: str, speaker: str, figure: str, day: int, place: str = "Kesh") -> SaidClaim:
        return said(name, speaker, figure, ClaimType.THREAT_SIZE, day, None, place, Subject.FIGHTERS)

    claims = [
        fighters("a", "the envoy", "10000-12000", 1),
        fighters("b", "the ministry", "30000", 2),
        fighters("c", "the envoy", "10000-12000", 3),
        fighters("d", "the envoy", "8000", 4),
        fighters("e", "the envoy", "500", 4, "Olma"),
        said("f", figure="12"),
    ]
    kesh, olma = series(claims)
    assert [(one.speaker, one.range.low, one.claims) for one in kesh.estimates] == [
        ("the envoy", 10000, ("a", "c")),
        ("the ministry", 30000, ("b",)),
        ("the envoy", 8000, ("d",)),
    ]
    assert (kesh.lowest, kesh.highest, kesh.area, olma.area) == (8000, 30000, "Kesh", "Olma")
    assert series(list(reversed(claims))) == series(claims)


def test_an_open_estimate_leaves_the_series_open() -> None:
    one = said("a", "x", "100+", ClaimType.THREAT_SIZE, 1, None, "Kesh", Subject.FIGHTERS)
    other = said("b", "y", "90", ClaimType.THREAT_SIZE, 2, None, "Kesh", Subject.FIGHTERS)
    (found,) = series([one, other])
    assert (found.lowest, found.highest) == (90, None)


def test_a_private_speaker_is_not_named_in_a_series() -> None:
    one = said("a", "Ann Reed", "100", ClaimType.THREAT_SIZE, 1, None, "Kesh", Subject.FIGHTERS, is_private=True)
    assert "Reed" not in str(series([one]))


@given(st.lists(st.tuples(st.sampled_from("xyz"), st.sampled_from(["3", "4+", "2-9", "50"])), max_size=7))
def test_meetings_do_not_depend_on_the_order(parts: list[tuple[str, str]]) -> None:
    claims = [said(f"c{n}", who, figure, day=1 + n % 3) for n, (who, figure) in enumerate(parts)]
    assert meetings(claims) == meetings(list(reversed(claims)))
    assert all(met.earlier != met.later for met in meetings(claims))
