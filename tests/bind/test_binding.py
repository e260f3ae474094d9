from datetime import date

import pytest
from coding import code, told
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.model.claim import ClaimType
from tocsin.model.mention import Attribution, EventType, Role, Stage, TargetType
from tocsin.model.quantity import Subject

T = EventType


def figures(mention: object, subject: Subject) -> list[tuple[int | None, int | None, int | None]]:
    ranges = [q.value.range for q in mention.quantities if q.value.subject is subject]  # type: ignore[attr-defined]
    return [(r.low, r.best, r.high) for r in ranges]


def test_title_lead_and_later_paragraphs_tell_one_bombing() -> None:
    coded = code(
        "A bomb exploded in a market in Maiduguri on Tuesday, killing at least 12 people and wounding about 20, police said.\n\n"
        "The blast tore through stalls at noon. The Grey Lions claimed responsibility for the attack.",
        title="Bomb kills 12 in Maiduguri market",
    )
    (mention,) = told(coded)
    assert mention.type is T.BOMBING
    assert mention.stage is Stage.ACCOMPLISHED
    assert mention.date is not None
    assert mention.date.value.best == date(2024, 5, 14)
    assert mention.place is not None
    assert (mention.place.value.name, mention.place.value.country_iso3) == ("Maiduguri", "NGA")
    assert figures(mention, Subject.KILLED) == [(12, 12, None)]
    assert figures(mention, Subject.WOUNDED) == [(18, 20, 22)]
    assert TargetType.BUSINESS in {p.target_type for p in mention.participants}


def test_two_towns_on_two_days_are_two_incidents() -> None:
    coded = code(
        "A bomb killed nine people in Kabul on Monday. On Tuesday, gunmen shot dead three shoppers in Herat.",
        title=None,
    )
    assert [(m.type, m.date and m.date.value.best) for m in told(coded)] == [
        (T.BOMBING, date(2024, 5, 13)),
        (T.ARMED_ASSAULT, date(2024, 5, 14)),
    ]


def test_a_bomb_in_one_town_and_a_shooting_in_the_next_are_two_incidents() -> None:
    coded = code(
        "A car bomb exploded in Oslo on Friday, killing seven people, police said.\n\n"
        "Hours later a man opened fire on the island of Utoya, killing at least 10 people.",
        title="Bomb in Oslo kills seven; gunman fires on camp",
    )
    assert [(m.type, m.place and m.place.value.name) for m in told(coded)] == [
        (T.BOMBING, "Oslo"),
        (T.ARMED_ASSAULT, "Utoya"),
    ]


def test_an_earlier_attack_told_as_background_is_a_mention_of_its_own() -> None:
    coded = code(
        "A car bomb killed four people in Mosul on Monday, police said.\n\n"
        "In 2015, a suicide bomber killed 30 people at a wedding in Gaziantep."
    )
    assert [(m.type, m.place and m.place.value.name) for m in told(coded)] == [
        (T.BOMBING, "Mosul"),
        (T.SUICIDE_BOMBING, "Gaziantep"),
    ]


def test_an_arrest_on_the_spot_belongs_to_the_attack() -> None:
    coded = code("A man stabbed two people in Hamburg on Tuesday. Police arrested the attacker at the scene.")
    (mention,) = told(coded)
    assert mention.type is T.ARMED_ASSAULT
    assert figures(mention, Subject.DETAINED) == [(1, 1, 1)]
    assert [p.role for p in mention.participants if p.name and "olice" in p.name] == [Role.RESPONDER]


def test_a_span_of_years_gives_a_claim_and_no_incident() -> None:
    coded = code("In the past few years over 300 people have been killed in attacks in Turkey.")
    assert told(coded) == []
    (claim,) = [c for c in coded.claims if c.type is ClaimType.AGGREGATE_COUNT]
    assert claim.quantity is not None
    assert (claim.quantity.value.subject, claim.quantity.value.range.low) == (Subject.KILLED, 300)


def test_a_foiled_plot_is_thwarted_and_kills_nobody() -> None:
    coded = code(
        "Police in Oslo foiled a bomb attack on a shopping mall last month, just before it was to be launched."
    )
    (mention,) = told(coded)
    assert (mention.type, mention.stage) == (T.BOMBING, Stage.THWARTED)
    assert figures(mention, Subject.KILLED) == []


def test_a_speakers_day_dates_no_act() -> None:
    (mention,) = told(code("Police said on Friday that a guard had been shot dead by gunmen."))
    assert mention.date is None


def test_no_date_word_means_no_date() -> None:
    (mention,) = told(code("Gunmen attacked a bank in Lagos and shot dead two guards."))
    assert mention.date is None


@pytest.mark.parametrize(
    "text",
    [
        "A fire in a block of flats killed three people in Badalona on Saturday.",
        "A bus crash killed nine people near Lima on Tuesday.",
        "The lions killed their keeper near Pretoria on Monday.",
        "The home team's attack was too strong; the striker shot twice.",
        "Thousands marched through Oslo and went home.",
        "The film about the massacre opens in May.",
        "A gunman wounded five people in Kesh on Sunday after a personal argument, police said.",
        "Two people were injured when a boat started shooting fireworks at the crowd in Kesh.",
        "The nominee attacked the mayor over mail-in ballots in a debate on Tuesday.",
        "The army test-fired a missile in a nuclear test, and the explosion was heard in Kesh.",
    ],
)
def test_accidents_sport_film_and_peaceful_marches_are_no_incidents(text: str) -> None:
    assert told(code(text)) == []


def test_blame_keeps_who_blames_and_a_claim_of_it() -> None:
    coded = code("A bomb killed two soldiers in Gao on Monday. The army blamed al-Qaeda for the attack.")
    (mention,) = told(coded)
    (doer,) = [p for p in mention.participants if p.role.is_doer]
    assert (doer.attribution, doer.blamer) == (Attribution.BLAMED_BY_AUTHORITIES, "The army")


def test_two_counts_that_cannot_both_be_true_contradict() -> None:
    coded = code(
        "A bomb exploded in Kabul on Monday.\n\nPolice said 14 people were killed in the blast.\n\n"
        "A doctor said 30 people were killed in the blast."
    )
    assert "contradicts" in {str(r.relation) for r in coded.relations}


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_codes_with_evidence_that_stands_in_it(text: str) -> None:
    coded = code(text)
    for mention in coded.mentions:
        values = [mention.date, mention.place, *mention.quantities]
        spans = [*mention.triggers, *mention.evidence, *(e for v in values if v for e in v.evidence)]
        spans += [e for p in mention.participants for e in p.evidence] + [
            e for w in mention.weapons for e in w.evidence
        ]
        assert all(coded.report.text[e.start : e.end] == e.exact for e in spans)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(
    ["A bomb killed nine people in Kabul on Monday.", "Gunmen shot dead a judge in Herat on Tuesday.",
     "Police arrested two suspects.", "The Taliban claimed responsibility for the attack.", "Nobody was hurt."]
), max_size=6))  # fmt: skip
def test_the_same_report_is_coded_the_same_way_every_time(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert code(text) == code(text)
