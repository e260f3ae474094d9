"""The hand codings of the sample reports are sound, and our codings of them do not get worse."""

import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from corpus.make import HERE, files
from corpus.notation import NotationError, read_codings, read_figure
from corpus.words import find_words
from evals.corpus import (
    code_samples,
    link_as_coded_by_hand,
    read_hand_codings,
    read_happenings,
    score_codings,
    score_linking,
)
from evals.corpus_score import Scores, TypeTree, score

from tocsin.model.coding import CodedReport
from tocsin.run.schema import coding_schema

CODINGS = read_hand_codings()

# Measured on 2026-11-24 with `python -m evals.corpus --brief`; raise them when the figures rise.
INCIDENT_F1 = 0.893
LINKING_B3 = 0.913
LINKING_B3_BY_HAND = 0.983
SLACK = 0.03


def spans_in(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "exact" in value:
            yield value
        for inner in value.values():
            yield from spans_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans_in(inner)


@pytest.fixture(scope="module")
def coded() -> dict[str, CodedReport]:
    return code_samples()


@pytest.fixture(scope="module")
def scores(coded: dict[str, CodedReport]) -> Scores:
    return score_codings(CODINGS, coded)


# --- the hand codings -----------------------------------------------------------------------------------------------


def test_the_files_are_as_made_from_the_words_and_from_what_the_reader_gives() -> None:
    on_disk = {path.name: path.read_text(encoding="utf-8") for path in HERE.glob("*.json")}
    assert on_disk == files(), "run python -m corpus.make"


@pytest.mark.parametrize("name", sorted(CODINGS))
def test_a_coding_fits_the_schema(name: str) -> None:
    assert list(jsonschema.Draft202012Validator(coding_schema()).iter_errors(CODINGS[name])) == []


@pytest.mark.parametrize("name", sorted(CODINGS))
def test_all_evidence_stands_in_the_text(name: str) -> None:
    text = CODINGS[name]["report"]["text"]
    for span in spans_in(CODINGS[name]):
        assert text[span["start"] : span["end"]] == span["exact"]


@pytest.mark.parametrize("name", sorted(CODINGS))
def test_every_value_rests_on_words(name: str) -> None:
    for mention in CODINGS[name]["mentions"]:
        lists = (mention["quantities"], mention["participants"], mention["weapons"])
        single = [value for value in (mention["date"], mention["place"]) if value is not None]
        assert mention["triggers"]
        assert all(value["evidence"] for value in (*(v for values in lists for v in values), *single))


@pytest.mark.parametrize("name", sorted(CODINGS))
def test_ids_are_unique_and_what_they_name_is_there(name: str) -> None:
    coding = CODINGS[name]
    mentions, claims = ([one["id"] for one in coding[key]] for key in ("mentions", "claims"))
    assert len({*mentions, *claims}) == len(mentions) + len(claims)
    assert {claim["about_mention"] for claim in coding["claims"]} <= {None, *mentions}
    for relation in coding["claim_relations"]:
        assert {relation["from"], relation["to"]} <= {*mentions, *claims}


def test_thwarted_at_is_told_exactly_where_the_stage_is_thwarted() -> None:
    for coding in CODINGS.values():
        for mention in coding["mentions"]:
            assert (mention["thwarted_at"] is not None) == (mention["stage"] == "thwarted")


def test_every_mention_belongs_to_one_happening() -> None:
    happenings = json.loads((HERE / "incidents.json").read_text(encoding="utf-8"))
    listed = sorted(mention for mentions in happenings.values() for mention in mentions)
    assert listed == sorted(f"{name}/{m['id']}" for name, coding in CODINGS.items() for m in coding["mentions"])


# --- the notation ---------------------------------------------------------------------------------------------------


def test_words_in_brackets_are_found_inside_their_passage() -> None:
    text = "A bomb killed 12 in Kesh. Kesh mourned."
    assert find_words(text, "in [Kesh]", "here") == {"start": 20, "end": 24, "exact": "Kesh"}


def test_words_that_stand_twice_or_never_are_refused() -> None:
    for words in ("Kesh", "Olma"):
        with pytest.raises(NotationError, match="times in the text"):
            find_words("A bomb killed 12 in Kesh. Kesh mourned.", words, "here")


def test_hedges_of_figures_are_read_as_the_codebook_says() -> None:
    assert read_figure(">150") == {"low": 150, "best": 150, "high": None, "qualifier": "more_than"}
    assert read_figure("12+") == {"low": 12, "best": 12, "high": None, "qualifier": "at_least"}
    assert read_figure("none") == {"low": 0, "best": 0, "high": 0, "qualifier": "none"}
    with pytest.raises(NotationError):
        read_figure("a lot")


def test_a_line_holds_a_head_its_attributes_and_words() -> None:
    (coding,) = read_codings(
        "report olma-1\nmention bombing @olma < A bomb | the blast\n  killed 12 ; or 14 < 12 dead", "x"
    )
    (mention,) = coding.lines
    assert (mention.rest, mention.words) == ("bombing @olma", ("A bomb", "the blast"))
    assert [(below.key, below.rest, below.attributes) for below in mention.below] == [("killed", "12", ("or 14",))]


# --- our codings beside them ----------------------------------------------------------------------------------------


def test_a_coding_agrees_fully_with_itself() -> None:
    itself = score(list(CODINGS.values()), list(CODINGS.values()), TypeTree.of(coding_schema()))
    assert not itself.faults


def test_incidents_are_found_as_well_as_when_measured(scores: Scores) -> None:
    assert scores.tallies["incidents"].f1 >= INCIDENT_F1 - SLACK


def test_reports_without_an_incident_give_none(coded: dict[str, CodedReport]) -> None:
    empty = [name for name, coding in CODINGS.items() if not coding["mentions"]]
    assert len(empty) == 5
    assert not [name for name in empty if coded[name].mentions]


def test_mentions_are_joined_as_well_as_when_measured(coded: dict[str, CodedReport], scores: Scores) -> None:
    linking = score_linking(list(coded.values()), scores.pairs, read_happenings())
    assert linking.clusters.b3.f1 >= LINKING_B3 - SLACK


def test_hand_coded_mentions_are_joined_as_well_as_when_measured() -> None:
    by_hand = link_as_coded_by_hand(CODINGS, read_happenings())
    assert by_hand.clusters.b3.f1 >= LINKING_B3_BY_HAND - SLACK
