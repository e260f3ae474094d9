"""What must not matter to a coding: names, outlets, order, and whether those who act are called rebels or forces."""

from functools import cache

import pytest
from evals.metamorphic import Outcome, Pair, later_pairs, pairs, run, summary

import tocsin
from tocsin.model.actor import ActorKind
from tocsin.model.claim import SpeakerKind
from tocsin.model.mention import Attribution, EventType, Mention, Role

PART = 6  # every sixth pair is tried here, all of them by `python -m evals.metamorphic`
BREAKS = frozenset(
    {
        # "district of Homs" is read as the district that the gazetteer has, not as a part of the town.
        "town/mortars/Mosul/Homs",
        # Only of a group that is known are members counted as an armed group's.
        "group/arrested/the Grey Lions/the Taliban",
    }
)


@cache
def _outcomes() -> tuple[Outcome, ...]:
    return run(pairs()[::PART])


def test_a_changed_name_outlet_order_or_word_changes_nothing_else() -> None:
    broken = {o.pair.id: o.differs for o in _outcomes() if not o.holds and o.pair.id not in BREAKS}
    assert not broken


def test_the_same_act_is_typed_alike_whether_a_state_or_an_armed_group_does_it() -> None:
    doers = [pair for pair in pairs() if pair.change == "doer"]
    actors = summary(run(doers[::3]))["actors"]
    assert actors["typed_alike"] == actors["state"]["texts"] == len(doers[::3])
    assert actors["state"]["right_type"] == actors["armed group"]["right_type"]


def test_the_later_pairs_are_typed_alike_too() -> None:
    doers = [pair for pair in later_pairs() if pair.change == "doer"]
    actors = summary(run(doers[::3]))["actors"]
    assert actors["typed_alike"] == len(doers[::3])


def test_there_are_more_than_200_pairs_and_each_differs() -> None:
    found = pairs()
    assert len(found) > 200
    assert len({pair.id for pair in found}) == len(found)
    assert all(pair.left.text != pair.right.text for pair in found)


def test_a_pair_that_differs_in_its_act_does_not_hold() -> None:
    whole = next(pair for pair in pairs() if pair.change == "day")
    left, right = whole.left, whole.right
    other = Pair("other", "day", whole.type, left, type(right)(right.text.replace("shelled", "burned"), right.words))
    assert not run([other])[0].holds


def _only(text: str) -> Mention:
    (mention,) = tocsin.code(text, published="2024-05-16").mentions
    return mention


def _doers(mention: Mention) -> list[tuple[str | None, Role, Attribution | None]]:
    return [(p.name, p.role, p.attribution) for p in mention.participants if p.role.is_doer]


def test_a_group_that_is_blamed_stays_apart_from_the_gunmen_and_its_blame_is_no_fact() -> None:
    told = "Gunmen shot dead nine passengers near Mosul on Tuesday. Police blamed the Grey Lions for the attack."
    assert _doers(_only(told)) == [
        ("Gunmen", Role.PERPETRATOR, Attribution.REPORTED_AS_FACT),
        ("Grey Lions", Role.PERPETRATOR_ORGANISATION, Attribution.BLAMED_BY_AUTHORITIES),
    ]


def test_a_group_named_after_an_animal_is_no_animal() -> None:
    mention = _only("The Grey Lions attacked a police post in Mosul on Tuesday, killing nine officers.")
    assert mention.type is EventType.ATTACK_UNSPECIFIED
    assert not tocsin.code("Two lions attacked a keeper at the zoo in Vienna on Tuesday.").mentions


def test_a_claim_by_a_group_that_nobody_knows_is_that_of_an_organisation() -> None:
    told = "A bomb killed nine people in Mosul on Tuesday. The Grey Lions claimed responsibility for the attack."
    coded = tocsin.code(told, published="2024-05-16")
    assert _doers(coded.mentions[0]) == [("Grey Lions", Role.PERPETRATOR_ORGANISATION, Attribution.CLAIMED)]
    (claim,) = [c for c in coded.claims if c.speaker == "Grey Lions"]
    assert claim.speaker_kind is SpeakerKind.ORGANISATION
    assert not claim.is_private


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A bomb planted by soldiers exploded in a market in Mosul.", EventType.BOMBING),
        ("A mine laid by soldiers killed two farmers near Mosul.", EventType.BOMBING),
        ("A rocket fired by soldiers hit a clinic in Mosul.", EventType.SHELLING_OR_ROCKET),
        ("Drones launched by soldiers struck a hospital in Mosul.", EventType.AIR_OR_DRONE_STRIKE),
        ("Soldiers fired on a march in Mosul.", EventType.ARMED_ASSAULT),
        ("Soldiers shot into a crowd in Mosul.", EventType.ARMED_ASSAULT),
        ("Barrel bombs dropped by soldiers destroyed a bakery in Mosul.", EventType.AIR_OR_DRONE_STRIKE),
        ("Soldiers beat two journalists in Mosul.", EventType.UNARMED_ASSAULT),
        ("Soldiers used chlorine gas in an attack on Mosul.", EventType.CBRN_ATTACK),
    ],
)
def test_who_sent_or_placed_a_weapon_did_the_act(text: str, kind: EventType) -> None:
    mention = _only(text)
    assert mention.type is kind
    doers = [p for p in mention.participants if p.role is Role.PERPETRATOR]
    assert [p.kind for p in doers] == [ActorKind.STATE_FORCE]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gunmen torched a church in Mosul.", EventType.INFRASTRUCTURE_OR_ARSON_ATTACK),
        ("Gunmen took nine patients hostage in a hospital in Mosul.", EventType.HOSTAGE_TAKING),
        ("Gunmen shelled a village near Mosul.", EventType.SHELLING_OR_ROCKET),
        ("Gunmen attacked a village near Mosul.", EventType.ARMED_ASSAULT),
    ],
)
def test_what_gunmen_did_says_more_than_that_they_carry_guns(text: str, kind: EventType) -> None:
    assert _only(text).type is kind


def test_a_hospital_stormed_by_forces_is_no_storm() -> None:
    mention = _only("Doctors said government forces had stormed their hospital in Mosul and killed nine patients.")
    assert [p.kind for p in mention.participants if p.role.is_doer] == [ActorKind.STATE_FORCE]
    assert not tocsin.code("A storm killed nine patients in a hospital in Mosul on Tuesday.").mentions


def test_what_a_force_is_accused_of_is_no_part_of_its_name() -> None:
    mention = _only("A rights group accused police officers of killing nine prisoners in a jail in Mosul.")
    assert _doers(mention) == [("police officers", Role.PERPETRATOR_ORGANISATION, Attribution.BLAMED_BY_OTHER)]


def test_those_who_shoot_into_a_crowd_are_not_counted_as_shot() -> None:
    mention = _only("Soldiers shot into a crowd in Mosul on Tuesday; nine mourners were wounded.")
    assert [(q.value.range.low, q.value.range.high) for q in mention.quantities] == [(9, 9)]


def test_being_accused_of_earlier_abuses_is_no_blame_for_the_act_told() -> None:
    told = (
        "Rebels shot dead nine villagers near Mosul on Tuesday. "
        "Paramilitary groups have been accused of abuses during previous operations."
    )
    assert [name for name, *_ in _doers(_only(told))] == ["Rebels"]


def test_a_lead_sentence_about_another_day_does_not_place_the_act() -> None:
    told = "Rebels shot dead nine nurses on Tuesday. A song contest was held in Vienna last month."
    assert _only(told).place is None
