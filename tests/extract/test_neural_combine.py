import pytest

pytest.importorskip("tokenizers")

from neuralkit import Script, scripted_model

from tocsin.extract.neural.affinity import LearnedAffinity
from tocsin.extract.neural.combine import Limits
from tocsin.extract.neural.extractor import LONGEST, NOT_READ, NeuralExtractor
from tocsin.extract.rules import RulesExtractor
from tocsin.model.draft import Draft
from tocsin.model.mention import Attribution, EventType, Role, TargetType
from tocsin.model.report import Report

ALL = dict.fromkeys(("PI", "PO", "TG", "HN", "HD"), 0.5)
EVA = {"eva": "B-HN", "rhee": "I-HN"}
LIONS = {"grey": "B-PO", "lions": "I-PO"}


def draft_of(text: str, tags: dict[str, str], limits: Limits | None = None, relevant: float = 3.0) -> Draft:
    limits = limits or Limits(add=ALL)
    return NeuralExtractor(RulesExtractor(), scripted_model(Script(tags, relevant=relevant)), limits).extract(
        Report.of(text)
    )


def test_a_victim_named_away_from_the_act_is_tied_to_it() -> None:
    draft = draft_of("A bomb exploded near the market. Eva Rhee was in her car.", EVA)
    (added,) = [p for p in draft.participants if p.rule.startswith("neural")]
    assert (added.evidence.exact, added.role, added.is_private) == ("Eva Rhee", Role.TARGET, True)
    assert draft.triggers[added.trigger].evidence.exact.lower().startswith(("bomb", "explod", "a bomb"))
    assert 0.5 <= added.score <= 1


@pytest.mark.parametrize(
    ("sentence", "attribution"),
    [
        ("The Grey Lions claimed responsibility.", Attribution.CLAIMED),
        ("Police blamed the Grey Lions.", Attribution.BLAMED_UNSPECIFIED),
        ("The suspected Grey Lions fled.", Attribution.SUSPECTED),
        ("The Grey Lions fled.", Attribution.REPORTED_AS_FACT),
    ],
)
def test_blame_keeps_how_firm_it_is(sentence: str, attribution: Attribution) -> None:
    draft = draft_of(f"A bomb exploded near the market. {sentence}", LIONS)
    doers = [p for p in draft.participants if "Grey Lions" in p.evidence.exact and p.role.is_doer]
    assert doers
    assert {p.attribution for p in doers if p.rule.startswith("neural")} <= {attribution}


def test_who_denies_or_condemns_is_no_doer_by_the_model() -> None:
    draft = draft_of("A bomb exploded near the market. The Grey Lions condemned it.", LIONS)
    assert not [p for p in draft.participants if p.rule.startswith("neural")]


def test_below_its_limit_nothing_is_added() -> None:
    draft = draft_of("A bomb exploded near the market. Eva Rhee was in her car.", EVA, Limits(add={"HN": 1.01}))
    assert not [p for p in draft.participants if p.rule.startswith("neural")]


def test_a_participant_in_whom_the_model_sees_nobody_is_dropped() -> None:
    text = "Gunmen killed the mayor of Kesh."
    assert draft_of(text, {}).participants
    assert not draft_of(text, {}, Limits(add=ALL, keep_doer=0.1, keep_receiver=0.1)).participants


def test_a_report_that_tells_no_incident_to_the_model_keeps_its_sentences_alone() -> None:
    text = "Gunmen killed the mayor of Kesh."
    dropped = draft_of(text, {}, Limits(ALL, keep_report=0.5), relevant=-9.0)
    assert (dropped.triggers, dropped.participants, dropped.weapons) == ((), (), ())
    assert len(dropped.sentences) == 1
    assert draft_of(text, {}, Limits(ALL, keep_report=0.5)).triggers


def test_a_text_without_any_act_is_left_to_the_rules() -> None:
    text = "The town won the match on Monday."
    assert draft_of(text, {"town": "B-TG"}).participants == ()


def draft_by(text: str, script: Script, limits: Limits | None = None) -> Draft:
    return NeuralExtractor(RulesExtractor(), scripted_model(script), limits or Limits(add=ALL)).extract(Report.of(text))


def test_a_participant_goes_to_the_act_that_the_model_ties_it_to() -> None:
    text = "A bomb exploded near the market. Then gunmen killed the mayor. Eva Rhee was in her car."
    script = Script(EVA, kin={"bomb": 1, "exploded": 1, "eva": 1, "killed": 2, "gunmen": 2})
    draft = draft_by(text, script)
    (added,) = [p for p in draft.participants if p.rule.startswith("neural")]
    assert draft.triggers[added.trigger].evidence.exact in ("A bomb", "bomb", "exploded")


def test_what_the_model_is_sure_of_a_participant_counts_before_the_words_around_it() -> None:
    text = "A bomb exploded near the market. The Grey Lions fled. Eva Rhee was in her car."
    script = Script(LIONS | EVA, attributions={"grey": "denied"}, targets={"eva": "journalist_or_media"})
    found = {p.evidence.exact: p for p in draft_by(text, script).participants if p.rule.startswith("neural")}
    assert found["Grey Lions"].attribution is Attribution.DENIED
    assert found["Eva Rhee"].target_type is TargetType.JOURNALIST_OR_MEDIA


def test_the_model_never_makes_a_fact_of_blame() -> None:
    text = "A bomb exploded near the market. Police blamed the Grey Lions."
    found = [
        p
        for p in draft_by(text, Script(LIONS, attributions={"grey": "reported_as_fact"})).participants
        if p.role.is_doer
    ]
    assert found
    assert Attribution.REPORTED_AS_FACT not in {p.attribution for p in found}


def test_an_act_in_words_of_no_table_is_one_where_the_model_is_sure() -> None:
    text = "The market went up in flames. Gunmen killed the mayor."
    script = Script(acts={"went": "bombing", "up": "bombing", "flames": "bombing"})
    before, after = draft_by(text, script), draft_by(text, script, Limits(add=ALL, act=0.5))
    assert [t.rule for t in before.triggers if t.rule == "neural.acts"] == []
    learned = [t for t in after.triggers if t.rule == "neural.acts"]
    assert [(t.evidence.exact, t.type, t.is_nominal) for t in learned] == [
        ("went up", EventType.BOMBING, False), ("flames", EventType.BOMBING, True)
    ]  # fmt: skip
    assert [t.evidence.start for t in after.triggers] == sorted(t.evidence.start for t in after.triggers)
    named = lambda draft: {(p.name, draft.triggers[p.trigger].evidence.exact) for p in draft.participants}  # noqa: E731
    assert named(before) == named(after)


def test_the_draft_carries_what_the_model_says_of_acts_and_their_values() -> None:
    text = "A bomb exploded near the market on Monday. Gunmen killed the mayor of Kesh."
    script = Script(scope={"bomb": -3.0, "killed": 2.5}, kin={"bomb": 1, "exploded": 1, "monday": 1, "killed": 2})
    draft = draft_by(text, script)
    affinity = draft.affinity
    assert isinstance(affinity, LearnedAffinity)
    at = {t.evidence.exact.lower(): n for n, t in enumerate(draft.triggers)}
    bomb, exploded, killed = at["bomb"], at["exploded"], at["killed"]
    assert (affinity.tells_incident(bomb), affinity.tells_incident(killed)) == (-3.0, 2.5)
    assert affinity.are_one(bomb, exploded) > 0 > affinity.are_one(bomb, killed)
    assert affinity.are_one(bomb, killed) == affinity.are_one(killed, bomb)
    report = Report.of(text)
    start = text.index("Monday")
    monday = report.evidence(start, start + 6)
    assert affinity.owns(bomb, monday) > 0 > affinity.owns(killed, monday)


def test_a_very_long_report_is_left_to_the_rules_and_says_so() -> None:
    text = "Gunmen killed the mayor of Kesh. " * (LONGEST // 30)
    draft = draft_of(text, EVA)
    assert draft.affinity is None
    assert draft.triggers
    assert [p.code for p in draft.problems] == [NOT_READ]
