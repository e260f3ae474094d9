"""How a coding is compared with one written by hand."""

from copy import deepcopy
from typing import Any

from corpus.make import make_coding
from corpus.notation import read_codings
from evals.corpus_score import Scores, TypeTree, score
from evals.corpus_values import distance_km

from tocsin.model.identity import ReportId
from tocsin.model.report import Report
from tocsin.run.schema import coding_schema

TEXT = "A bomb killed 12 people in Kesh on Tuesday. Four men were arrested in Olma, police said."
WORDS = """
report olma-1
mention bombing @kesh < A bomb
  or type=attack_unspecified
  date 2024-05-14 < on Tuesday
  place kesh < in Kesh
  killed 12 ; or 14 < killed 12 people
  target people ; civilians ; optional < 12 people
  weapon explosive_unspecified < A bomb
mention arrest @olma < were arrested
  place olma < in Olma
  detained 4 < Four men were arrested
claim count ; by=police ; kind=organisation ; about=2 ; cue=said < Four men were arrested in Olma
  detained 4 < Four men
"""
PLACES = {
    "kesh": {"name": "Kesh", "precision": "populated_place", "country_iso3": "XXA", "lat": 10.0, "lon": 20.0},
    "olma": {"name": "Olma", "precision": "populated_place", "country_iso3": "XXA", "lat": 11.0, "lon": 20.0},
}


def hand_coding() -> dict[str, Any]:
    (words,) = read_codings(WORDS, "words")
    return make_coding("olma-1", Report(ReportId("rpt_olma"), TEXT), words, PLACES)


def compared(coding: dict[str, Any]) -> Scores:
    return score([hand_coding()], [coding], TypeTree.of(coding_schema()))


def faults(scores: Scores) -> list[tuple[str, str]]:
    return [(fault.kind, fault.field) for fault in scores.faults]


def test_the_same_coding_has_no_fault() -> None:
    assert not compared(hand_coding()).faults


def test_what_is_right_as_well_is_no_fault() -> None:
    coding = hand_coding()
    coding["mentions"][0]["type"] = "attack_unspecified"
    coding["mentions"][0]["quantities"][0] |= {"low": 14, "best": 14, "high": 14}
    assert not compared(coding).faults


def test_what_is_optional_counts_neither_way() -> None:
    coding = hand_coding()
    coding["mentions"][0]["participants"] = []
    assert not compared(coding).faults


def test_a_missing_mention_misses_all_its_values() -> None:
    coding = hand_coding()
    coding["mentions"] = coding["mentions"][:1]
    assert faults(compared(coding)) == [
        ("missed", name) for name in ("incidents", "type", "stage", "place", "figures")
    ]  # fmt: skip


def test_a_mention_told_twice_is_false_once() -> None:
    coding = hand_coding()
    coding["mentions"].append(deepcopy(coding["mentions"][1]) | {"id": "m3"})
    scores = compared(coding)
    assert scores.tallies["incidents"].false == 1
    assert scores.tallies["incidents"].missed == 0


def test_a_figure_with_another_value_is_missed_and_false() -> None:
    coding = hand_coding()
    coding["mentions"][0]["quantities"][0]["high"] = None
    assert faults(compared(coding)) == [("missed", "figures"), ("false", "figures")]


def test_a_place_is_right_within_25_km() -> None:
    coding = hand_coding()
    coding["mentions"][0]["place"] |= {"lat": 10.2}
    assert 22 < distance_km(PLACES["kesh"], coding["mentions"][0]["place"]) < 23
    assert not compared(coding).faults
    coding["mentions"][0]["place"] |= {"lat": 10.3}
    assert faults(compared(coding)) == [("missed", "place"), ("false", "place")]


def test_a_claim_of_another_speaker_is_not_the_same() -> None:
    coding = hand_coding()
    coding["claims"][0]["speaker"] = "the governor"
    assert faults(compared(coding)) == [("missed", "claims"), ("false", "claims")]


def test_a_claim_in_other_words_of_the_same_sentence_is_the_same() -> None:
    coding = hand_coding()
    coding["claims"][0]["content"] = [{"start": 44, "end": 66, "exact": "Four men were arrested"}]
    assert not compared(coding).faults
