"""Figures in sentences: what they count, and the range they commit to."""

import pytest

from tocsin.model.draft import FigureExpression
from tocsin.model.evidence import Basis
from tocsin.model.quantity import IncludesPerpetrators, Population, Subject
from tocsin.model.report import Report
from tocsin.model.sentence import split_sentences
from tocsin.resolve.quantities import find_figures

K, W, D, A, R = Subject.KILLED, Subject.WOUNDED, Subject.DETAINED, Subject.ABDUCTED, Subject.RELEASED
Triple = tuple[int | None, int | None, int | None]


def figures(text: str) -> tuple[FigureExpression, ...]:
    report = Report.of(text)
    return find_figures(report, split_sentences(report))[0]


def problems(text: str) -> list[str]:
    report = Report.of(text)
    return [p.code for p in find_figures(report, split_sentences(report))[1]]


def triple(figure: FigureExpression) -> Triple:
    return figure.range.low, figure.range.best, figure.range.high


def counted(text: str) -> list[tuple[Subject | None, int | None]]:
    """Subject and lower bound of each figure, parts left out."""
    return [(f.subject, f.range.low) for f in figures(text) if f.part_of is None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb killed at least 12 people in Orsk.", (12, 12, None)),
        ("More than 300 people were killed.", (300, 300, None)),
        ("Up to 40 people died.", (None, None, 40)),
        ("Fewer than 50 people were killed.", (None, None, 49)),
        ("About 100 people were killed.", (90, 100, 110)),
        ("Nearly 100 people were killed.", (90, 100, 100)),
        ("Nearly two dozen people were killed.", (22, 24, 24)),
        ("Between 6 and 8 people died.", (6, None, 8)),
        ("A couple of guards were killed.", (2, 2, 3)),
        ("Several guards were killed.", (3, None, 9)),
        ("Dozens were killed.", (12, None, 99)),
        ("Tens of thousands of people were killed.", (10_000, None, 99_999)),
        ("Soldiers were killed.", (2, None, None)),
        ("Many people were killed.", (3, None, None)),
        ("Nobody was killed.", (0, 0, 0)),
        ("Sixty people or more were killed.", (60, 60, None)),
    ],
)
def test_the_words_commit_to_the_range_of_the_word_table(text: str, expected: Triple) -> None:
    (figure,) = figures(text)
    assert (figure.subject, triple(figure)) == (K, expected)


@pytest.mark.parametrize(
    ("text", "subject", "low"),
    [
        ("Two hundred people were wounded.", W, 200),
        ("Police arrested 12 men.", D, 12),
        ("Four nurses were taken hostage.", A, 4),
        ("They took nine drivers hostage.", A, 9),
        ("The army freed 14 girls.", R, 14),
        ("Three fishermen are missing.", Subject.MISSING, 3),
        ("Some 4,000 people were displaced.", Subject.DISPLACED, 3600),
        ("A court sentenced five men to death.", Subject.CONVICTED, 5),
        ("Four gunmen stormed the bank.", Subject.PERPETRATORS, 4),
        ("A gunman opened fire in a cafe.", Subject.PERPETRATORS, 1),
        ("Over 10,000 fighters remain in the valley.", Subject.FIGHTERS, 10_000),
        ("Police seized six rifles.", Subject.WEAPONS, 6),
        ("Nine rockets landed near the depot.", Subject.OTHER, 9),
        ("There were 30 casualties.", Subject.KILLED_OR_WOUNDED, 30),
        ("The explosion left 45 dead.", K, 45),
        ("Police shot two men dead.", K, 2),
        ("Bomb kills 5", K, 5),
        ("12 killed in market blast", K, 12),
        ("The raid claimed the lives of 7 farmers.", K, 7),
        ("The raid claimed 21 lives.", K, 21),
        ("Nine people lost their lives.", K, 9),
        ("The bodies of six men were found.", K, 6),
        ("Officials put the number of dead at 14.", K, 14),
        ("The death toll rose to 44.", K, 44),
        ("The number of people killed in Monday's shootings at two schools rose to 50.", K, 50),
        ("The death toll climbed from 27 to 31.", K, 31),
        ("A total of 39 are confirmed dead.", K, 39),
        ("Eight clerks were among the dead.", K, 8),
        ("Killed: 12 clerks.", K, 12),
        ("The arrest of eight men was announced.", D, 8),
        ("Three hostages are still being held.", A, 3),
        ("Eighteen people were rushed to hospital.", W, 18),
        ("Four people were shot dead.", K, 4),
        ("A MINE KILLED 11 POLICEMEN YESTERDAY.", K, 11),
    ],
)
def test_grammar_ties_a_figure_to_what_happened(text: str, subject: Subject, low: int) -> None:
    assert counted(text) == [(subject, low)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bomb killed three clerks and wounded about 20 people.", [(K, 3), (W, 18)]),
        ("It went off at noon, killing 12 and wounding 30.", [(K, 12), (W, 30)]),
        ("12 dead, 30 wounded", [(K, 12), (W, 30)]),
        ("12 people were killed in Orsk and five in Teva.", [(K, 12), (K, 5)]),
        ("Six guards were arrested and three freed.", [(D, 6), (R, 3)]),
        ("Two fatalities were confirmed and 84 people taken to hospital.", [(K, 2), (W, 84)]),
        ("Two blasts shook the town, and 20 people were killed.", [(Subject.OTHER, 2), (K, 20)]),
        ("There were no casualties.", [(K, 0), (W, 0)]),
        ("Between the two blasts, at least 20 were killed.", [(Subject.OTHER, 2), (K, 20)]),
        ("The army killed five rebels and arrested eight.", [(K, 5), (D, 8)]),
        ("They killed 30 women and children.", [(K, 30)]),
        ("He was arrested along with four others.", [(D, 1), (D, 4)]),
        ("The daughter of the two envoys was hurt.", [(W, 1), (None, 2)]),
        ("A clerk who said that four people had died was arrested.", [(K, 4)]),
        ("Three men charged with carrying out the raid were jailed.", [(D, 3)]),
        ("Some of the girls were killed.", [(K, 2)]),
        ("The police put the number of people held at 90.", [(D, 90)]),
    ],
)
def test_each_figure_of_a_sentence_has_its_own_subject(text: str, expected: list[tuple[Subject, int]]) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Marta Olin, 52, spoke to reporters.",
        "The 9mm pistol was found.",
        "Troops of the 2nd Brigade left.",
        "The 21st Century Institute said so.",
        "It went off at 10:30 a.m. on 12 March 2015.",
        "The attack came 15 years after the war.",
        "It lies 12 km from the border.",
        "The damage was put at $20 million.",
        "The party took 35% of the vote.",
        "The Lions won 3-1.",
        "One of the bombs failed.",
        "Flight 370 was late.",
        "The Group of 7 met.",
        "He stayed in a five-star hotel.",
        "The five-day siege ended.",
        "A 12-member council rules the town.",
        "They burned 14 houses.",
        "Police released three videos of the raid.",
        "The blast killed 12 cows.",
        "Version 2.1 was out.",
        "Call 555 0192 for help.",
        "The Seven Sisters hospital closed.",
        "The Falcon 9 rockets flew.",
        "It is one thing to ask, another to answer.",
        "No one knows why.",
        "It is not known how many people work there.",
    ],
)
def test_numbers_that_count_nobody_give_no_figure(text: str) -> None:
    assert figures(text) == ()


@pytest.mark.parametrize(
    ("text", "is_outcome"),
    [
        ("It could have killed hundreds of people.", False),
        ("An operation to arrest two men was under way.", False),
        ("They plotted to kill 20 clerks.", False),
        ("They wanted to take 50 people hostage.", False),
        ("If ten people are killed, the talks end.", False),
        ("The bomber managed to kill two people.", True),
        ("It took three hours to free 70 hostages.", True),
        ("The bomb killed two people.", True),
    ],
)
def test_aims_and_what_ifs_are_no_outcome(text: str, is_outcome: bool) -> None:
    figure = next(f for f in figures(text) if f.subject is not Subject.PERPETRATORS)
    assert figure.is_outcome is is_outcome


@pytest.mark.parametrize(
    ("text", "population"),
    [
        ("Three soldiers were killed.", Population.SECURITY_FORCES),
        ("Three police officers were killed.", Population.SECURITY_FORCES),
        ("Three militants were killed.", Population.ARMED_GROUP),
        ("Three gunmen were killed.", Population.PERPETRATORS),
        ("Three schoolgirls were killed.", Population.CHILDREN),
        ("Three villagers were killed.", Population.CIVILIANS),
        ("Three foreign workers were killed.", Population.FOREIGN_NATIONALS),
        ("Three Chinese tourists were killed.", Population.FOREIGN_NATIONALS),
        ("Three people were killed.", Population.TOTAL),
        ("Three were killed.", Population.TOTAL),
        ("Three members of the coast guard were killed.", Population.SECURITY_FORCES),
        ("Three from the armed forces were killed.", Population.SECURITY_FORCES),
        ("Eleven of the dead were children.", Population.CHILDREN),
        ("Seven women and children were killed.", Population.TOTAL),
    ],
)
def test_the_noun_says_who_is_counted(text: str, population: Population) -> None:
    (figure,) = figures(text)
    assert figure.population is population


def test_including_opens_a_part_of_the_figure_before() -> None:
    whole, part = figures("Five people, including two children, died.")
    assert (triple(whole), triple(part)) == ((5, 5, 5), (2, 2, 2))
    assert part.part_of == 0
    assert (part.subject, part.population) == (K, Population.CHILDREN)


def test_parts_count_on_across_sentences() -> None:
    found = figures("A bomb killed one guard. Ten people were hurt, three of them badly.")
    assert [f.part_of for f in found] == [None, None, 1]


def test_joined_private_people_add_up_to_a_computed_sum() -> None:
    total, man, women = figures("A man and two women were killed.")
    assert (total.range.best, total.basis) == (3, Basis.COMPUTED)
    assert (man.part_of, women.part_of) == (0, 0)


def test_soldiers_and_rebels_are_not_added_up() -> None:
    assert counted("Three soldiers and seven rebels were killed.") == [(K, 3), (K, 7)]


def test_among_them_the_attacker_makes_the_figure_hold_perpetrators() -> None:
    assert figures("12 people died, among them the attacker.")[0].includes_perpetrators is IncludesPerpetrators.YES


def test_evidence_is_hedge_and_number_and_the_phrase_holds_what_happened() -> None:
    (figure,) = figures("Police said a bomb killed at least 12 people on Monday.")
    assert (figure.evidence.exact, figure.phrase.exact) == ("at least 12", "killed at least 12 people")
    assert figure.noun is not None
    assert figure.cue is not None
    assert (figure.noun.exact, figure.cue.exact) == ("people", "killed")


def test_all_of_a_number_keeps_the_number() -> None:
    (figure,) = figures("All 12 hostages were freed.")
    assert (figure.subject, triple(figure), str(figure.range.qualifier)) == (R, (12, 12, 12), "all")


def test_half_of_a_number_is_computed_from_it() -> None:
    (figure,) = figures("Half of the 40 hostages were freed.")
    assert (triple(figure), figure.of, figure.basis) == ((20, 20, 20), 40, Basis.COMPUTED)


def test_a_single_person_is_one() -> None:
    assert counted("A 34-year-old woman was shot dead.") == [(K, 1)]
    assert counted("Police shot him dead.") == [(K, 1)]
    assert counted("Gunmen killed Ana Ruiz on Monday.") == [(Subject.PERPETRATORS, 2), (K, 1)]


def test_typographic_quotes_and_hyphens_change_nothing() -> None:
    assert counted("“Twenty‑one people were killed,” he said.") == [(K, 21)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The ministry reported minus five killed.", "figure.negative"),
        ("Some 15-12 were wounded.", "figure.backwards"),
        ("At least at most 7 died.", "figure.contradictory"),
        ("3.7 people died.", "figure.fraction"),
        ("Two hundred thousand million and three people died.", "figure.malformed"),
        (f"A blast killed {'9' * 30} people.", "figure.absurd"),
    ],
)
def test_numbers_that_nobody_can_read_are_problems_and_no_figures(text: str, code: str) -> None:
    assert figures(text) == ()
    assert problems(text) == [code]


def test_the_profile_decides_what_vague_words_commit_to() -> None:
    from tocsin.resolve.tables.quantities_numbers import PITF

    report = Report.of("Several people were killed.")
    (figure,) = find_figures(report, split_sentences(report), PITF)[0]
    assert triple(figure) == (5, None, 24)


@pytest.mark.parametrize(
    ("text", "subject", "low"),
    [
        ("The governor put the number of people killed at 142.", K, 142),
        ("Forty are now known to have been killed.", K, 40),
        ("The death toll now stands at 87.", K, 87),
        ("The number of those killed has climbed past 200.", K, 200),
        ("Officials revised the toll down from 48 to 41.", K, 41),
        ("The ministry raised the death toll by five to 38.", K, 38),
        ("Casualties were put at 70.", Subject.KILLED_OR_WOUNDED, 70),
        ("The figure for the injured stands at 212.", W, 212),
        ("Seven of the wounded later died in hospital.", K, 7),
        ("Two people drowned in the river.", K, 2),
        ("One soldier fell in the fighting.", K, 1),
        ("Snipers picked off three marchers.", K, 3),
        ("Doctors treated 27 people for gunshot wounds.", W, 27),
        ("A grenade exploded, leaving eight with shrapnel wounds.", W, 8),
        ("Police have taken eight men into custody.", D, 8),
        ("The raid ended with the arrests of 12 people.", D, 12),
        ("Gunmen made off with 17 pupils.", A, 17),
        ("Negotiators won the freedom of 11 sailors.", R, 11),
        ("The court handed jail terms to nine men.", Subject.CONVICTED, 9),
        ("The shelling drove tens of thousands from their homes.", Subject.DISPLACED, 10_000),
        ("The attackers, four men in uniform, came by boat.", Subject.PERPETRATORS, 4),
    ],
)
def test_what_newsrooms_write_for_a_count_is_read(text: str, subject: Subject, low: int) -> None:
    assert (subject, low) in counted(text)


def test_scores_more_were_hurt_is_a_figure_of_its_own() -> None:
    assert counted("A bomb killed nine; scores more were hurt.") == [(K, 9), (W, 20)]


@pytest.mark.parametrize(
    "text", ["He drove past two villages.", "The fighting is past its worst.", "They walked past 20 shops."]
)
def test_past_is_a_hedge_only_where_a_tally_climbs(text: str) -> None:
    assert not any(f.range.qualifier == "more_than" for f in figures(text))


@pytest.mark.parametrize(
    ("text", "subject", "low"),
    [
        ("Forty villagers did not survive.", K, 40),
        ("Three of the raiders were shot on the spot.", K, 3),
        ("Twelve people had their throats cut.", K, 12),
        ("Doctors treated 25 people.", W, 25),
        ("Troops rounded up 40 boys.", D, 40),
        ("One was caught alive.", D, 1),
        ("Two men gave themselves up.", D, 2),
        ("Twelve were led away.", A, 12),
        ("900 prisoners got away.", R, 900),
        ("12 women regained their freedom.", R, 12),
        ("Twelve were condemned to death.", Subject.CONVICTED, 12),
    ],
)
def test_newspaper_words_tell_what_happened_to_those_counted(text: str, subject: Subject, low: int) -> None:
    assert (subject, low) in counted(text)
