"""An incident's other values, and the rule that chose each."""

from dataclasses import replace

import pytest
from telling_of import doer, target, told, words_of

from tocsin.link.reconcile import reconcile
from tocsin.link.reconcile_rules import RULES
from tocsin.model.identity import IncidentId
from tocsin.model.incident import Incident
from tocsin.model.mention import Attribution, EventType, Stage, TargetType, ThwartedAt, WeaponType, WeaponUse
from tocsin.model.told import Told


def incident_of(*members: Told) -> Incident:
    return reconcile(members, IncidentId("i1"))


def test_a_bare_attack_contradicts_no_type() -> None:
    kinds = (EventType.ATTACK_UNSPECIFIED, EventType.ATTACK_UNSPECIFIED, EventType.BOMBING)
    incident = incident_of(*(told(f"r{n}", kind=kind) for n, kind in enumerate(kinds)))
    assert incident.type.value is EventType.BOMBING
    assert {a.value for a in incident.type.set_aside} == {EventType.ATTACK_UNSPECIFIED}


def test_the_finer_of_two_types_wins_with_a_third_of_the_voices() -> None:
    kinds = (EventType.BOMBING, EventType.BOMBING, EventType.SUICIDE_BOMBING)
    assert incident_of(*(told(f"r{n}", kind=k) for n, k in enumerate(kinds))).type.value is EventType.SUICIDE_BOMBING


def test_the_date_is_the_finest_that_half_the_voices_agree_with() -> None:
    incident = incident_of(
        told("r1", day="2024-05-14"), told("r2", day="2024-05"), told("r3", day="2024-05-13/2024-05-19"), told("r4")
    )
    assert incident.date is not None
    assert incident.date.value.edtf == "2024-05-14"
    assert incident.date.set_aside == ()


def test_a_day_that_others_exclude_is_set_aside_with_a_reason() -> None:
    incident = incident_of(told("r1", day="2024-05-14"), told("r2", day="2024-05-14"), told("r3", day="2024-05-15"))
    assert incident.date is not None
    assert incident.date.value.edtf == "2024-05-14"
    assert [a.mention for a in incident.date.set_aside] == ["r3/m1"]


def test_the_place_is_the_finest_that_half_the_voices_agree_with() -> None:
    incident = incident_of(told("r1", place="VRN"), told("r2", place="Kesh"), told("r3", place="VRN"))
    assert incident.place is not None
    assert incident.place.value.name == "Kesh"


def test_an_actor_gets_the_strongest_tie_that_a_report_gives_itself() -> None:
    incident = incident_of(
        told("r1", participants=(doer("Grey Lions", "r1", Attribution.SUSPECTED),)),
        told("r2", participants=(doer("Grey Lions", "r2", Attribution.CLAIMED),)),
        told("r3", participants=(doer("Grey Lions", "r3", Attribution.BLAMED_BY_AUTHORITIES, "police"),)),
    )
    (who,) = incident.participants
    assert who.value.attribution is Attribution.CLAIMED
    assert {a.reason for a in who.set_aside} == {
        "a weaker tie: suspected",
        "a weaker tie: blamed_by_authorities by police",
    }


def test_rival_actors_stay_side_by_side() -> None:
    incident = incident_of(
        told("r1", participants=(doer("Grey Lions", "r1", Attribution.CLAIMED),)),
        told("r2", participants=(doer("Red Dawn", "r2", Attribution.BLAMED_BY_AUTHORITIES, "police"),)),
    )
    assert {p.value.name for p in incident.participants} == {"Grey Lions", "Red Dawn"}


def test_targets_that_share_a_telling_word_are_one() -> None:
    incident = incident_of(
        told("r1", participants=(target("the Varnian consulate", "r1", TargetType.DIPLOMAT),)),
        told("r2", participants=(target("consulate", "r2", TargetType.DIPLOMAT),)),
    )
    assert len(incident.participants) == 1


def test_a_bare_explosive_gives_way_to_a_named_one() -> None:
    def with_weapon(report: str, kind: WeaponType) -> Told:
        one = told(report)
        return replace(one, mention=replace(one.mention, weapons=(WeaponUse(kind, (words_of(report),)),)))

    incident = incident_of(
        with_weapon("r1", WeaponType.EXPLOSIVE_UNSPECIFIED), with_weapon("r2", WeaponType.VEHICLE_BOMB)
    )
    assert [w.value.type for w in incident.weapons] == [WeaponType.VEHICLE_BOMB]


def test_a_thwarted_act_says_when_it_was_stopped() -> None:
    incident = incident_of(told("r1", stage=Stage.THWARTED), told("r2", stage=Stage.THWARTED))
    assert incident.thwarted_at is not None
    assert incident.thwarted_at.value is ThwartedAt.PREPARATION


def test_the_days_of_the_first_and_last_report_are_kept() -> None:
    incident = incident_of(told("r1", published="2024-05-14"), told("r2", published="2024-06-02"))
    assert (str(incident.first_reported), str(incident.last_reported)) == ("2024-05-14", "2024-06-02")


def test_an_unchanged_incident_is_the_old_one_and_a_changed_one_the_next_revision() -> None:
    first = incident_of(told("r1", killed="3"))
    assert reconcile([told("r1", killed="3")], first.id, first) is first
    assert reconcile([told("r1", killed="3"), told("r2", killed="4")], first.id, first).revision == 2


@pytest.mark.parametrize("field", ["type", "stage", "date", "place"])
def test_every_value_names_a_rule_of_the_table(field: str) -> None:
    incident = incident_of(
        told("r1", day="2024-05-14", place="Kesh", killed="3"), told("r2", day="2024-05", killed="4")
    )
    assert getattr(incident, field).rule in RULES
    assert all(q.rule in RULES for q in incident.quantities)


def test_every_value_points_at_words_or_has_none_to_point_at() -> None:
    incident = incident_of(told("r1", day="2024-05-14", place="Kesh", killed="3"))
    assert incident.date is not None
    assert incident.place is not None
    assert [e.exact for e in incident.date.evidence] == ["on 2024-05-14"]
    assert [e.exact for e in incident.place.evidence] == ["in Kesh"]
    assert [e.exact for q in incident.quantities for e in q.evidence] == ["3 killed"]
