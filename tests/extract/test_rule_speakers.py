"""Whose words they are: titles, pronouns, documents, statements, phrases that speak for nobody."""

import pytest
from drafting import draft_of

from tocsin.model.claim import SpeakerKind


def speakers_of(text: str) -> list[str | None]:
    return [c.speaker for c in draft_of(text).claims]


@pytest.mark.parametrize(
    "later",
    [
        "The minister said the attackers had fled.",
        "Rhee said the attackers had fled.",
        "Minister Rhee said the attackers had fled.",
        "She said the attackers had fled.",
    ],
)
def test_title_surname_and_pronoun_stand_for_the_person_named_before(later: str) -> None:
    text = f"The defence minister, Eva Rhee, said two soldiers were killed in the attack. {later}"
    assert speakers_of(text) == ["Eva Rhee", "Eva Rhee"]


def test_a_pronoun_stands_for_the_person_told_of_though_she_had_not_spoken() -> None:
    assert "Eva Rhee" in speakers_of("Eva Rhee was arrested in Kesh. She admitted that she had planted the bomb.")


def test_a_document_speaks_for_who_issued_it() -> None:
    text = "The Interior Ministry said a bomb killed two soldiers. The communique adds that the attackers fled."
    assert speakers_of(text) == ["Interior Ministry", "Interior Ministry"]


def test_a_statement_after_a_colon_is_its_issuers_to_the_end() -> None:
    text = "The Foreign Minister, Eva Rhee, said:\n\nThe Grey Lions attacked a market.\n\nThe attack was a brutal act of terror."
    claims = draft_of(text).claims
    assert [c.speaker for c in claims] == ["Eva Rhee", "Eva Rhee"]
    assert [c.content[0].exact for c in claims] == [
        "The Grey Lions attacked a market",
        "The attack was a brutal act of terror",
    ]


def test_a_spokesman_keeps_those_he_speaks_for() -> None:
    (claim,) = draft_of("A spokesman for the army in Kesh said two rebels were killed.").claims
    assert claim.speaker == "A spokesman for the army"


def test_a_month_that_is_a_name_speaks() -> None:
    assert speakers_of("Prime Minister Alma May said the bomb killed two people.") == ["Alma May"]


@pytest.mark.parametrize(
    "text",
    [
        "The results suggest that the bomb was small.",
        "That is how Rhee describes the attackers.",
        "The Grey Lions released a video in August, saying two soldiers were killed.",
        "The area reported that shots were fired.",
    ],
)
def test_what_cannot_speak_is_no_speaker(text: str) -> None:
    assert not {"August", "results", "The area", "how Rhee"} & set(speakers_of(text))


def test_a_medium_that_carries_words_of_another_is_not_their_speaker() -> None:
    (claim,) = draft_of("Eva Rhee said the bomb killed two people, according to the Kesh Post.").claims
    assert claim.speaker == "Eva Rhee"


def test_two_speakers_of_one_sentence_keep_their_own_words() -> None:
    text = "The army said its troops killed nine rebels, while the Grey Lions said they had killed 20 soldiers."
    claims = draft_of(text).claims
    assert [(c.speaker, c.content[0].exact) for c in claims] == [
        ("army", "its troops killed nine rebels"),
        ("Grey Lions", "they had killed 20 soldiers"),
    ]


def test_a_cue_inside_a_quotation_is_not_the_reports() -> None:
    (claim,) = draft_of("“Many people think the attackers fled,” said Eva Rhee.").claims
    assert (claim.speaker, claim.speaker_kind) == ("Eva Rhee", SpeakerKind.NAMED)


def test_a_press_statement_speaks_for_its_issuer_but_not_in_courtesies() -> None:
    text = (
        "Varnia strongly condemns the bombing of a market in Kesh. We offer our condolences to the victims of the attack.\n\n"
        "The attack shows the disregard of the Grey Lions for civilians."
    )
    claims = draft_of(text).claims
    assert [(c.speaker, c.content[0].exact) for c in claims] == [
        ("Varnia", "The attack shows the disregard of the Grey Lions for civilians")
    ]


def test_an_outlet_may_stand_behind_reports() -> None:
    (claim,) = draft_of("The bomb was hidden in a truck, reports Kesh Post.").claims
    assert claim.speaker == "Kesh Post"


def test_a_subject_speaks_again_after_but() -> None:
    claims = draft_of("The Grey Lions did not name the attacker but claimed that he carried out the bombing.").claims
    assert [c.speaker for c in claims] == ["Grey Lions"]


def test_the_outcome_of_an_act_is_told_apart_from_its_plain_telling_but_blame_stays() -> None:
    plain = "A bomber rammed a truck into a wall, killing at least four civilians, officials said."
    blame = "Grey Lions fighters had carried out the bombing, killing at least four civilians, officials said."
    assert [c.content[0].exact for c in draft_of(plain).claims] == ["killing at least four civilians"]
    assert [c.content[0].exact for c in draft_of(blame).claims] == [
        "Grey Lions fighters had carried out the bombing",
        "killing at least four civilians",
    ]


def test_that_of_a_relative_clause_opens_no_speech() -> None:
    claims = draft_of("The minister reported on the attack in a meeting that was led by rebels.").claims
    assert "was led by rebels" not in {c.content[0].exact for c in claims}
