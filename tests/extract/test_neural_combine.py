import pytest

pytest.importorskip("tokenizers")

from neuralkit import scripted_model

from tocsin.extract.neural.combine import Limits
from tocsin.extract.neural.extractor import NeuralExtractor
from tocsin.extract.rules import RulesExtractor
from tocsin.model.draft import Draft
from tocsin.model.mention import Attribution, Role
from tocsin.model.report import Report

ALL = dict.fromkeys(("PI", "PO", "TG", "HN", "HD"), 0.5)
EVA = {"eva": "B-HN", "rhee": "I-HN"}
LIONS = {"grey": "B-PO", "lions": "I-PO"}


def draft_of(text: str, tags: dict[str, str], limits: Limits | None = None, relevant: float = 3.0) -> Draft:
    limits = limits or Limits(add=ALL)
    return NeuralExtractor(RulesExtractor(), scripted_model(tags, relevant), limits).extract(Report.of(text))


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
