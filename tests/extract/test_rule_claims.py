import pytest
from drafting import draft_of

from tocsin.model.claim import ClaimType as C
from tocsin.model.claim import Modality, SpeakerKind


@pytest.mark.parametrize(
    ("text", "speaker", "kind", "content"),
    [
        (
            "Police said two people died in the attack.",
            "Police",
            SpeakerKind.ORGANISATION,
            "two people died in the attack",
        ),
        (
            "Two people died in the attack, police said.",
            "police",
            SpeakerKind.ORGANISATION,
            "Two people died in the attack",
        ),
        ("“Two men shot at us,” said Eva Rhee, a baker.", "Eva Rhee", SpeakerKind.NAMED, "Two men shot at us"),
        (
            "According to the ministry, nine soldiers were killed.",
            "ministry",
            SpeakerKind.ORGANISATION,
            "nine soldiers were killed",
        ),
        ("Witnesses said the gunmen wore masks.", "Witnesses", SpeakerKind.ANONYMOUS, "the gunmen wore masks"),
    ],
)
def test_speaker_cue_and_words_said_are_told_apart(text: str, speaker: str, kind: SpeakerKind, content: str) -> None:
    (claim,) = draft_of(text).claims
    assert (claim.speaker, claim.speaker_kind) == (speaker, kind)
    assert [e.exact for e in claim.content] == [content]


def test_a_surname_alone_stands_for_the_full_name_told_before() -> None:
    claims = draft_of("“The attack was planned,” said Eva Rhee.\n\n“Two attackers fled,” Rhee said.").claims
    assert {c.speaker for c in claims} == {"Eva Rhee"}


def test_a_surname_that_stands_after_a_first_name_speaks_as_a_person() -> None:
    claims = draft_of("Police arrested Ahmad Rhee.\n\nRhee said the bombing killed two people.").claims
    assert [c.speaker_kind for c in claims] == [SpeakerKind.NAMED]


def test_a_quotation_goes_on_over_sentences_until_its_speaker_is_named() -> None:
    claims = draft_of("“Nine fighters came to Kesh. Nobody arrested them,” said Eva Rhee.").claims
    assert [c.speaker for c in claims] == ["Eva Rhee", "Eva Rhee"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Grey Lions said it carried out the attack.", C.RESPONSIBILITY_CLAIM),
        ("The Grey Lions claimed responsibility for the attacks that killed 31 people.", C.RESPONSIBILITY_CLAIM),
        ("The governor denied that anyone had been arrested.", C.DENIAL),
        ("A doctor said 14 people were killed.", C.COUNT),
        ("The embassy warned of attacks on hotels.", C.WARNING),
        ("In the past few years over 300 people have been killed in attacks.", C.AGGREGATE_COUNT),
        ("Over 10,000 fighters remain in the enclave.", C.THREAT_SIZE),
        ("Thousands of militants are still believed to be active in Varnia.", C.THREAT_SIZE),
        ("“Nine hundred fighters came to Varnia from Teth,” said Eva Rhee.", C.MOVEMENT),
    ],
)
def test_the_words_give_the_kind_of_claim(text: str, kind: C) -> None:
    assert kind in {c.type for c in draft_of(text).claims}


def test_a_belief_that_nobody_holds_has_no_speaker() -> None:
    (claim,) = draft_of("Thousands of militants are still believed to be active in Varnia.").claims
    assert (claim.speaker, claim.speaker_kind, claim.modality) == (None, SpeakerKind.UNSPECIFIED, Modality.PROBABLE)


def test_a_country_with_states_in_its_name_says_nothing() -> None:
    assert not draft_of("The United States military attacked a camp.").claims


def test_talk_of_other_matters_is_no_claim() -> None:
    assert not draft_of("The mayor said the new library would open in May.").claims


@pytest.mark.parametrize("text", ["The mayor blamed", "“It was a bomb,” the mayor claimed", "Police accused"])
def test_a_report_may_break_off_after_a_cue(text: str) -> None:
    assert isinstance(draft_of(f"A bomb killed two people in Kesh. {text}").claims, tuple)
