import pytest
from drafting import draft_of

from tocsin.model.mention import Attribution, Role, TargetType


def people(text: str, *roles: Role) -> list[str]:
    return [p.name for p in draft_of(text).participants if p.role in roles]


def test_the_subject_of_an_active_verb_did_it_and_its_object_suffered_it() -> None:
    text = "Two gunmen shot dead a judge in Varn."
    assert people(text, Role.PERPETRATOR)[-1] == "Two gunmen"
    assert people(text, Role.TARGET, Role.VICTIM) == ["a judge"]


def test_the_passive_turns_them_round() -> None:
    text = "Four teachers were kidnapped by militants in Olma."
    assert people(text, Role.PERPETRATOR) == ["militants"]
    assert people(text, Role.TARGET, Role.VICTIM) == ["Four teachers"]


def test_people_killed_there_did_not_do_it() -> None:
    text = "Families came to remember the 45 people killed there on 28 June, when gunmen attacked the terminal."
    assert "the 45 people" not in people(text, Role.PERPETRATOR)
    assert "the 45 people" in people(text, Role.TARGET, Role.VICTIM)


def test_a_bomb_is_nobody() -> None:
    assert people("A bomb killed nine people in Kesh.", Role.PERPETRATOR) == []


def test_a_noun_takes_its_doer_before_it_and_its_target_after_it() -> None:
    text = "An attack by Grey Lions fighters on a police station shook Olma."
    assert people(text, Role.PERPETRATOR) == ["Grey Lions fighters"]
    assert people(text, Role.TARGET) == ["a police station"]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Gunmen attacked a mosque in Kesh.", TargetType.RELIGIOUS_SITE),
        ("A bomb exploded outside a courthouse in Kesh.", TargetType.GOVERNMENT),
        ("Rebels attacked an army convoy.", TargetType.MILITARY),
        ("A rocket hit; gunmen attacked the clinic.", TargetType.HEALTH_FACILITY),
        ("Militants attacked a bus in Teth.", TargetType.TRANSPORT),
        ("Gunmen shot dead three journalists.", TargetType.JOURNALIST_OR_MEDIA),
    ],
)
def test_the_noun_says_what_the_target_is(text: str, target: TargetType) -> None:
    assert target in {p.target_type for p in draft_of(text).participants}


@pytest.mark.parametrize(
    ("text", "attribution", "blamer"),
    [
        ("A bomb hit Kesh. The Grey Lions claimed responsibility for the attack.", Attribution.CLAIMED, None),
        ("A bomb hit Kesh. The Grey Lions were blamed for the attack.", Attribution.BLAMED_UNSPECIFIED, None),
        ("A bomb hit Kesh. Police blamed the Grey Lions.", Attribution.BLAMED_BY_AUTHORITIES, "Police"),
        ("A bomb hit Kesh. A rival party accused the Grey Lions.", Attribution.BLAMED_BY_OTHER, "A rival party"),
        ("A bomb hit Kesh. The Grey Lions denied involvement in the attack.", Attribution.DENIED, None),
        ("A bomb hit Kesh. The blast bears the hallmarks of the Grey Lions.", Attribution.SUSPECTED, None),
    ],
)
def test_blame_keeps_its_kind_and_its_speaker(text: str, attribution: Attribution, blamer: str | None) -> None:
    found = [p for p in draft_of(text).participants if p.rule.startswith("attribution") and "Grey Lions" in p.name]
    assert [(p.attribution, p.blamer) for p in found] == [(attribution, blamer)]


def test_nobody_claiming_it_names_no_doer() -> None:
    text = "A bomb hit Kesh. No group claimed responsibility for the attack."
    assert not any(p.rule.startswith("attribution") for p in draft_of(text).participants)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Gunmen attacked a police station in Kesh.", TargetType.POLICE),
        ("Gunmen attacked a petrol station in Kesh.", TargetType.BUSINESS),
        ("Gunmen attacked a radio station in Kesh.", TargetType.JOURNALIST_OR_MEDIA),
        ("Gunmen attacked an army headquarters in Kesh.", TargetType.MILITARY),
        ("Gunmen attacked the railway station in Kesh.", TargetType.TRANSPORT),
        ("Gunmen attacked a government office in Kesh.", TargetType.GOVERNMENT),
        ("Gunmen attacked a pizzeria in Kesh.", TargetType.BUSINESS),
    ],
)
def test_the_word_before_an_open_head_says_what_it_is(text: str, target: TargetType) -> None:
    assert target in {p.target_type for p in draft_of(text).participants}


@pytest.mark.parametrize(
    ("text", "attribution"),
    [
        ("A bomb went off in Kesh. The Grey Front put its name to it.", Attribution.CLAIMED),
        ("A bomb went off in Kesh. The Grey Front, in a statement, said its men had planted it.", Attribution.CLAIMED),
        ("A bomb went off in Kesh. The Grey Front assumed responsibility.", Attribution.CLAIMED),
        ("A bomb went off in Kesh. Suspicion has fallen on the Grey Front.", Attribution.SUSPECTED),
        ("A bomb went off in Kesh. Police point the finger at the Grey Front.", Attribution.BLAMED_BY_AUTHORITIES),
        ("A bomb went off in Kesh. The Grey Front is to blame.", Attribution.BLAMED_UNSPECIFIED),
    ],
)
def test_newspaper_words_of_claim_and_blame_keep_their_kind(text: str, attribution: Attribution) -> None:
    assert {p.attribution for p in draft_of(text).participants if "Grey Front" in p.name} == {attribution}


def test_a_date_before_the_subject_is_no_part_of_it() -> None:
    assert people("On 11 March gunmen attacked a mosque.", Role.PERPETRATOR)[-1] == "gunmen"
    assert people("In Kesh two men shot a judge.", Role.PERPETRATOR) == ["two men"]


def test_who_is_let_go_did_not_do_it() -> None:
    text = "Two of the miners were let go by the rebels."
    assert people(text, Role.TARGET) == ["Two of the miners"]
