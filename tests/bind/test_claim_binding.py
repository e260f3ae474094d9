"""What claims are about, which figures they give, and how they stand to each other."""

import pytest
from coding import code

from tocsin.model.claim import ClaimType, Relation
from tocsin.model.quantity import Subject


def relations_of(text: str) -> set[Relation]:
    return {r.relation for r in code(text).relations}


def test_a_denial_contradicts_blame_of_the_denier() -> None:
    text = (
        "A bomb killed nine people in Gao on Monday. Police blamed the Grey Lions for the bomb attack.\n\n"
        "The Grey Lions denied that their men had carried out the bomb attack in Gao."
    )
    assert Relation.CONTRADICTS in relations_of(text)


def test_a_denial_of_something_else_contradicts_nothing() -> None:
    text = (
        "A bomb killed nine people in Gao on Monday. Police blamed the Grey Lions for the bomb attack.\n\n"
        "The harbour office denied that any ship was harmed by the blast."
    )
    assert Relation.CONTRADICTS not in relations_of(text)


def test_no_link_to_any_group_stands_against_a_claim_of_responsibility() -> None:
    text = (
        "A gunman killed nine people in Gao on Monday. Islamic State claimed responsibility for the shooting.\n\n"
        "Police said there was no evidence of links between the gunman and militant groups."
    )
    assert Relation.IN_TENSION in relations_of(text)


def test_one_speaker_who_says_nearly_the_same_again_repeats_it() -> None:
    text = (
        "A truck bomb killed nine people in Gao on Monday.\n\nThe mayor said the truck was packed with explosives.\n\n"
        "Later the mayor said the truck was packed with hidden explosives."
    )
    assert Relation.REPEATS in relations_of(text)


def test_what_differs_in_a_number_repeats_nothing() -> None:
    text = (
        "Bombs killed nine people in Gao on Monday.\n\nThe mayor said the first bomb was hidden in a truck.\n\n"
        "Later the mayor said the second bomb was hidden in a truck."
    )
    assert Relation.REPEATS not in relations_of(text)


@pytest.mark.parametrize(
    "counts",
    [
        "Police said 14 people were killed in the blast.\n\nThe embassy said no German was killed in the blast.",
        "Police said scores of people were wounded in the blast.\n\nA doctor said 120 people were wounded in the blast.",
    ],
)
def test_figures_of_a_part_and_bare_words_contradict_nothing(counts: str) -> None:
    assert Relation.CONTRADICTS not in relations_of(f"A bomb exploded in Kabul on Monday.\n\n{counts}")


def test_the_act_that_an_attack_answers_is_not_what_its_claim_is_about() -> None:
    text = (
        "Gunmen stormed a hotel in Gao on Monday and killed nine people. Air strikes killed 12 people in Teth last week.\n\n"
        "The Grey Lions said they had carried out the attack on the hotel in retaliation for the air strikes in Teth."
    )
    coded = code(text)
    (taken,) = [c for c in coded.claims if c.type is ClaimType.RESPONSIBILITY_CLAIM]
    (about,) = [m for m in coded.mentions if m.id == taken.about_mention]
    assert about.type.family == "attack"
    assert "strike" not in str(about.type)


def test_a_figure_of_people_freed_is_about_their_release() -> None:
    text = (
        "Boko Haram released 21 girls in Gao on Monday. Boko Haram kidnapped the girls in Teth in 2014.\n\n"
        "The minister said 21 of the girls kidnapped in Teth were released."
    )
    coded = code(text)
    (claim,) = [c for c in coded.claims if c.quantity is not None]
    assert claim.quantity is not None
    assert claim.quantity.value.subject is Subject.RELEASED
    (about,) = [m for m in coded.mentions if m.id == claim.about_mention]
    assert str(about.type) == "release"


def test_a_bare_plural_is_no_figure_of_a_claim() -> None:
    coded = code("A bomb exploded in Gao on Monday.\n\nPolice said it was not known how many people were killed.")
    assert all(c.quantity is None for c in coded.claims)


def test_a_sum_of_acts_keeps_its_figure() -> None:
    coded = code("The army said the rebels had carried out 235 sabotage operations in January.")
    (claim,) = coded.claims
    assert claim.type is ClaimType.AGGREGATE_COUNT
    assert claim.quantity is not None
    assert claim.quantity.value.range.best == 235


def test_a_report_that_tells_no_incident_holds_claims_only_if_it_is_on_the_matter_throughout() -> None:
    on_it = code("The minister said the army had weakened the rebels, whose militants had lost their weapons.")
    off_it = code("The minister said an inquiry into the price of bread would begin in May.")
    assert on_it.claims
    assert not off_it.claims


def test_a_denial_of_the_charge_answers_the_nearest_blame() -> None:
    text = (
        "A bomb killed nine people in Gao on Monday. Police blamed the Grey Lions for the bomb attack.\n\n"
        "The governor of Teth denied any part in the bomb attack."
    )
    assert Relation.CONTRADICTS in relations_of(text)
