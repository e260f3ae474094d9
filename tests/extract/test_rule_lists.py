"""Lists of victims and targets, names given before offices or after the act, who staged what, in both cases of letters."""

import pytest
from drafting import draft_of

from tocsin.model.mention import EventType, Role

_RECEIVERS = (Role.TARGET, Role.VICTIM)
_DOERS = (Role.PERPETRATOR, Role.PERPETRATOR_ORGANISATION, Role.ACTOR)


def people(text: str, *roles: Role) -> list[str]:
    return [p.name for p in draft_of(text).participants if p.role in roles]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Gunmen killed Eva Rhee, Ada Voss and Ole Marr in Kesh.", {"Eva Rhee", "Ada Voss", "Ole Marr"}),
        ("GUNMEN KIDNAPPED EVA RHEE, ADA VOSS, AND OLE MARR.", {"EVA RHEE", "ADA VOSS", "OLE MARR"}),
        ("Eva Rhee, Ada Voss and Ole Marr were killed on Monday.", {"Eva Rhee", "Ada Voss", "Ole Marr"}),
        ("Rebels burned the school, the bank and the town hall.", {"the school", "the bank", "the town hall"}),
    ],
)
def test_each_member_of_a_list_is_a_participant_of_its_own(text: str, names: set[str]) -> None:
    assert names <= set(people(text, *_RECEIVERS))


def test_words_that_say_who_somebody_is_are_no_further_victim() -> None:
    assert people("Gunmen killed Eva Rhee, a radio reporter.", *_RECEIVERS) == ["Eva Rhee"]


def test_the_next_clause_is_no_member_of_a_list() -> None:
    assert people("Gunmen killed Eva Rhee, and Ada Voss fled the town.", *_RECEIVERS) == ["Eva Rhee"]


@pytest.mark.parametrize(
    "text",
    [
        "Eva Rhee, mayor of Kesh, in the northern province of Olma, who was kidnapped on Monday, was found dead.",
        "EVA RHEE, MAYOR OF KESH, WHO WAS KIDNAPPED ON MONDAY, WAS FOUND DEAD.",
    ],
)
def test_the_name_before_offices_and_places_suffered_it(text: str) -> None:
    assert people(text, *_RECEIVERS)[0].title() == "Eva Rhee"


def test_a_surname_stands_for_the_full_name_told_elsewhere() -> None:
    text = "Colleagues mourned Eva Maria Rhee. Rhee was kidnapped on Monday."
    assert people(text, *_RECEIVERS) == ["Eva Maria Rhee"]


def test_a_surname_that_two_persons_share_stands_for_nobody_else() -> None:
    text = "Eva Rhee met Ole Rhee. Rhee was kidnapped on Monday."
    assert people(text, *_RECEIVERS) == ["Rhee"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A bomb killed two people. They were identified as Eva Rhee and Ada Voss.", {"Eva Rhee", "Ada Voss"}),
        ("A bomb hit Kesh. The following died: Eva Rhee, 42; Ada Voss, and Ole Marr.", {"Eva Rhee", "Ada Voss"}),
    ],
)
def test_victims_may_be_named_after_the_act(text: str, names: set[str]) -> None:
    assert names <= set(people(text, *_RECEIVERS))


def test_suspects_who_are_identified_are_no_victims() -> None:
    assert not people("A bomb exploded. The attackers were identified as Ada Voss and Ole Marr.", Role.VICTIM)


@pytest.mark.parametrize(
    "text",
    [
        "The attack was carried out by Grey Lions guerrillas.",
        "Grey Lions guerrillas staged an attack on the mill.",
        "THE ATTACK WAS PRESUMABLY PERPETRATED BY GREY LIONS GUERRILLAS.",
        "The bomb was planted by Grey Lions guerrillas.",
        "Grey Lions guerrillas planted a bomb outside the mill.",
    ],
)
def test_who_staged_it_did_it(text: str) -> None:
    assert {name.lower() for name in people(text, *_DOERS)} == {"grey lions guerrillas"}


def test_a_second_verb_shares_the_subject_of_the_first() -> None:
    text = "Two guerrillas entered the village and shot a teacher."
    assert people(text, Role.PERPETRATOR) == ["Two guerrillas"]


def test_what_was_blown_up_is_the_target_though_the_act_holds_its_words() -> None:
    text = "Guerrillas blew up two bridges and a pumping station near Teth."
    assert people(text, Role.TARGET)[0].startswith("two bridges")


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("A bomb exploded in front of the ministry building.", "the ministry building"),
        ("A BOMB EXPLODED IN FRONT OF THE MINISTRY BUILDING.", "THE MINISTRY BUILDING"),
    ],
)
def test_a_bomb_in_front_of_a_building_was_meant_for_it(text: str, site: str) -> None:
    assert site in people(text, Role.TARGET)


def test_words_of_an_act_may_stand_on_two_lines() -> None:
    text = "NEWS OF THE DAY\n\n   A CLERK OF THE HIGH COURT WAS RIDDLED\nWITH BULLETS BY TWO INDIVIDUALS IN KESH TODAY."
    (trigger,) = draft_of(text).triggers
    assert (trigger.type, trigger.evidence.exact) == (EventType.ARMED_ASSAULT, "RIDDLED\nWITH BULLETS")
    assert people(text, *_DOERS) == ["TWO INDIVIDUALS"]


def test_a_very_long_list_is_read_in_part() -> None:
    text = "Gunmen killed " + ", ".join(f"Eva Rhee{chr(97 + n % 26)}" for n in range(400)) + "."
    assert 0 < len(people(text, *_RECEIVERS)) < 50


@pytest.mark.parametrize(
    "text",
    ["The strike followed Judge Eva Rhee's murder.", "THE STRIKE FOLLOWED JUDGE EVA RHEE'S MURDER IN KESH."],
)
def test_whose_murder_it_was_suffered_it(text: str) -> None:
    assert [name.title() for name in people(text, *_RECEIVERS)] == ["Judge Eva Rhee"]
    assert people(text, *_DOERS) == []


def test_what_an_editor_put_in_brackets_leaves_the_phrase_whole() -> None:
    text = "GUNMEN KILLED GRL [GREY LIONS MOVEMENT OF THE NORTH] DIRECTOR EVA RHEE IN KESH."
    assert people(text, *_RECEIVERS)[-1].endswith("DIRECTOR EVA RHEE")


def test_murders_are_a_noun_before_of() -> None:
    assert people("They condemned the murders of Eva Rhee and Ada Voss.", *_RECEIVERS) == ["Eva Rhee", "Ada Voss"]


@pytest.mark.parametrize(
    "text",
    [
        "A bomb hit Kesh. Members of the Grey Lions took part in the attack.",
        "A bomb hit Kesh. Grey Lions members were responsible for the attack.",
        "A bomb hit Kesh, for which the Grey Lions are being held responsible.",
        'A bomb hit Kesh. The clandestine group "Grey Lions" (GRL) has claimed responsibility for the attack.',
    ],
)
def test_who_took_part_or_is_held_responsible_is_tied_to_it(text: str) -> None:
    assert any("Grey Lions" in name for name in people(text, Role.PERPETRATOR_ORGANISATION))


def test_taking_part_in_a_march_is_no_blame() -> None:
    assert not people("A bomb hit Kesh. Members of the union took part in a march.", Role.PERPETRATOR_ORGANISATION)


def test_where_somebody_is_does_not_make_the_place_a_doer_or_a_victim() -> None:
    assert people("Gunmen in Kesh shot a teacher.", Role.PERPETRATOR)[-1] == "Gunmen"
    assert people("A school in Kesh was attacked on Monday.", *_RECEIVERS)[0] == "A school"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Men with submachine guns and automatic weapons attacked the mill.", {"submachine guns", "automatic weapons"}),
        ("A dynamite charge exploded at the mill.", {"dynamite charge"}),
        ("Explosive charges were placed under the mill.", {"Explosive charges"}),
    ],
)
def test_things_in_somebodys_hands_are_weapons(text: str, words: set[str]) -> None:
    assert words <= {w.evidence.exact for w in draft_of(text).weapons}


def test_victims_may_be_told_by_their_calling_first() -> None:
    text = "They condemned the massacre of the priests Eva Rhee, Ada Voss, and Ole Marr."
    assert [name.split()[-1] for name in people(text, *_RECEIVERS)] == ["Rhee", "Voss", "Marr"]
    assert "Ada Voss" in people("Gunmen killed six nurses, including Ada Voss, head of a ward.", *_RECEIVERS)


def test_a_long_chain_of_ands_is_read_without_raising() -> None:
    assert draft_of("Eva Rhee and " * 3000 + "were killed.").triggers
