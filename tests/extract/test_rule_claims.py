from dataclasses import replace

import pytest
from drafting import draft_of

from tocsin.extract.rules import RulesExtractor
from tocsin.model.claim import ClaimType as C
from tocsin.model.claim import Modality, SpeakerKind
from tocsin.model.report import Report, Section, SectionName


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


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Police said the Grey Lions had carried out the bombing.", C.ATTRIBUTION),
        ("Police said the attackers appeared to be from Teth.", C.ATTRIBUTION),
        ("Police said the gunman fired on the crowd from a roof.", C.MODUS_OPERANDI),
        ("Eva Rhee said the troops should leave the village they attacked.", C.ASSESSMENT),
        ("The widow accused police of not stopping the attackers.", C.ASSESSMENT),
        ("Eva Rhee criticized the army for the attack.", C.ASSESSMENT),
        ("Police said fourteen soldiers were wounded.", C.COUNT),
        ("The army said the rebels had carried out 235 sabotage operations in January.", C.AGGREGATE_COUNT),
        ("This year alone, the rebels launched 25 attacks on the pipeline.", C.AGGREGATE_COUNT),
        ("They threatened to kill the senator, police said.", C.THREAT),
        ("Eva Rhee was arrested. She admitted that she had planted the bomb.", C.RESPONSIBILITY_CLAIM),
        ("The suspect told the court that he had nothing to do with the attack.", C.DENIAL),
    ],
)
def test_the_words_of_a_claim_tell_judgement_blame_and_manner_apart(text: str, kind: C) -> None:
    assert kind in {c.type for c in draft_of(text).claims}


def test_what_goes_on_from_the_matter_counts_only_in_a_report_of_violence() -> None:
    after = "“Nobody helped us,” said Eva Rhee."
    assert draft_of(f"Rebels bombed the market and killed two soldiers. {after}").claims
    assert not draft_of(f"The council repaired the old town hall last year at great cost to all. {after}").claims


@pytest.mark.parametrize(
    "courtesy",
    [
        "“Our thoughts are with the victims of the attack,” said Eva Rhee.",
        "“I offer my condolences to the families of those killed,” said Eva Rhee.",
    ],
)
def test_courtesy_is_no_claim(courtesy: str) -> None:
    assert not draft_of(f"A bomb killed two soldiers in Kesh. {courtesy}").claims


@pytest.mark.parametrize(
    "text",
    [
        "Eva Rhee called for the attackers to be tried.",
        "Eva Rhee commented on the bombing in Kesh.",
        "The militants announced a new fighting force.",
        "A man accused of terror was seen in Kesh.",
    ],
)
def test_words_about_what_was_spoken_of_are_not_what_was_said(text: str) -> None:
    assert all(c.speaker is None for c in draft_of(text).claims)


def test_a_text_that_stands_twice_makes_its_claims_once() -> None:
    text = "Police said the bomb killed two people."
    assert len(draft_of(f"{text}\n\n{text}").claims) == 1


def test_a_report_of_violence_makes_surer_claims_than_one_of_crime() -> None:
    (sure,) = draft_of("Police said rebels bombed the army base and killed two soldiers.").claims
    (weak,) = draft_of("Police said a man was killed in a quarrel over a parking space.").claims
    assert sure.score > weak.score


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("The army spoke of four gunmen in uniform.", "army", "four gunmen in uniform"),
        ("Hospital directors counted 43 dead after the attack.", "Hospital directors", "43 dead after the attack"),
        ("The Grey Lions owned up to the bomb in Gao.", "Grey Lions", "the bomb in Gao"),
        ("The governor praised the raid on the camp.", "The governor", "the raid on the camp"),
        ("The junta put the dead at 57.", "junta", "the dead at 57"),
        ("Officials accuse the Grey Lions of the bombing.", "Officials", "the Grey Lions of the bombing"),
    ],
)
def test_what_somebody_said_may_be_the_object_of_the_verb(text: str, speaker: str, content: str) -> None:
    (claim,) = draft_of(text).claims
    assert claim.speaker == speaker
    assert [e.exact for e in claim.content] == [content]


@pytest.mark.parametrize(
    "text", ["The police report of the bombing is late.", "The army refused to admit the bombing."]
)
def test_a_noun_that_looks_like_a_verb_and_an_infinitive_are_no_cues(text: str) -> None:
    assert draft_of(text).claims == ()


def test_what_one_clause_says_does_not_reach_over_a_semicolon() -> None:
    (claim,) = draft_of("Soldiers stormed the camp on Sunday; nine hostages were killed, state television said.").claims
    assert [e.exact for e in claim.content] == ["nine hostages were killed"]


def test_a_semicolon_in_a_quotation_ends_nothing() -> None:
    (claim,) = draft_of("“The attackers fled; nobody was killed,” said Eva Rhee.").claims
    assert [e.exact for e in claim.content] == ["The attackers fled; nobody was killed"]


def test_a_speaker_between_commas_cuts_no_statement_in_two() -> None:
    (claim,) = draft_of("Eva Rhee spoke of a bomb. The gunmen at the gate, she added, had shot two soldiers.").claims
    assert [e.exact for e in claim.content] == ["The gunmen at the gate", "had shot two soldiers"]


def test_and_that_begins_a_second_claim() -> None:
    claims = draft_of("Police said that two men had been killed and that a third gunman was arrested.").claims
    assert [c.content[0].exact for c in claims] == ["two men had been killed", "a third gunman was arrested"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Grey Lions Front said it carried out the bombing. The group said two soldiers died.", "Grey Lions Front"),
        (
            "The interior ministry said two died in the attack. Police came. The ministry said a third was killed.",
            "interior ministry",
        ),
    ],
)
def test_the_group_and_the_ministry_are_those_named_before(text: str, speaker: str) -> None:
    assert {c.speaker for c in draft_of(text).claims} == {speaker}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A baker who lost two sons said soldiers had fired on the crowd.", "A baker"),
        ("The inquiry went to the chief prosecutor, who said 16 suspects were arrested.", "the chief prosecutor"),
        ("A small faction, Jundtar, said it had bombed the bridge.", "Jundtar"),
        ("An adviser had on Wednesday accused the Grey Lions of the attack.", "An adviser"),
        ("“They shot at us,” said one of them, a carpenter.", "one of them"),
        ("“They shot at us,” said a beekeeper.", "a beekeeper"),
    ],
)
def test_a_speaker_is_found_behind_clauses_and_days(text: str, speaker: str) -> None:
    assert [c.speaker for c in draft_of(text).claims] == [speaker]


def test_a_title_makes_no_claim_that_its_text_makes_in_full() -> None:
    report = Report.of("Police say nine killed in Kesh bombing\n\nPolice said nine people were killed in the bombing.")
    titled = replace(
        report, sections=(Section(SectionName.TITLE, 0, 38), Section(SectionName.BODY, 38, len(report.text)))
    )
    assert [c.content[0].exact for c in RulesExtractor().extract(titled).claims] == [
        "nine people were killed in the bombing"
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "The two attacks were claimed by the Grey Lions.",
            "Grey Lions",
            "The two attacks were claimed by the Grey Lions",
        ),
        ("Eva Rhee scorned talk of rebels: “This is no attack.”", "Eva Rhee", "This is no attack"),
        ("The attack was the work of rebels, say the police.", "police", "The attack was the work of rebels"),
    ],
)
def test_a_speaker_may_stand_behind_by_before_a_colon_or_last(text: str, speaker: str, content: str) -> None:
    (claim,) = draft_of(text).claims
    assert (claim.speaker, [e.exact for e in claim.content]) == (speaker, [content])


def test_a_second_verb_behind_who_has_the_same_speaker() -> None:
    claims = draft_of("“The attack was planned,” says a retired colonel, who believes that rebels did it.").claims
    assert [c.speaker for c in claims] == ["a retired colonel", "a retired colonel"]


@pytest.mark.parametrize(
    "text",
    [
        "The Grey Lions claimed the bomb attack in Gao.",
        "The Grey Lions owned up to the bomb in Gao.",
        "The Grey Lions have assumed responsibility for the raid.",
    ],
)
def test_who_claims_or_owns_to_an_act_takes_responsibility(text: str) -> None:
    assert [c.type for c in draft_of(text).claims] == [C.RESPONSIBILITY_CLAIM]
