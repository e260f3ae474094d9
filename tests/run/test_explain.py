"""Why a coding says what it says: every value with its words and rules, and what else it could have been."""

import json

import pytest

from tocsin.model.codec import coded_report_to_json
from tocsin.model.report import Report
from tocsin.run.code import code_report
from tocsin.run.explain import explain_report
from tocsin.run.explained import Explained, Reason, to_plain
from tocsin.run.settings import Settings
from tocsin.run.wire import load_parts

TEXT = (
    "Gunmen attacked a checkpoint in Mosul on Tuesday, killing at least nine soldiers, police said on Wednesday. "
    "The army blamed the Grey Lions for the shooting. A bomb also exploded at the checkpoint.\n\n"
    "The club won its match, and the coach spoke of an attack of nerves."
)


def explained(text: str = TEXT, published: str | None = "2024-05-09") -> Explained:
    return explain_report(Report.of(text, published), load_parts(Settings()))


def reasons(of: Explained) -> dict[str, Reason]:
    return {reason.label: reason for reason in of.mentions[0][1]}


def test_the_coding_is_the_one_that_is_made_without_asking_why() -> None:
    report = Report.of(TEXT, "2024-05-09")
    parts = load_parts(Settings())
    assert explain_report(report, parts).coded == code_report(report, parts)


def test_every_value_of_every_mention_has_words_or_says_that_it_has_none() -> None:
    found = explained()
    assert found.mentions
    for mention, values in found.mentions:
        labels = [reason.label for reason in values]
        assert labels[:2] == ["type", "stage"], mention
        for reason in values:
            assert reason.because or reason.note, reason
            assert all(found.coded.report.text[b.words.start : b.words.end] == b.words.exact for b in reason.because)
            assert all(b.rule for b in reason.because)


def test_a_type_comes_with_its_votes_and_the_runner_up_with_those_of_its_own() -> None:
    kind = reasons(explained())["type"]
    assert "votes" in kind.note
    assert {b.rule for b in kind.because}
    assert any("bombing" in other.value and "votes" in other.note for other in kind.others) or "bombing" in kind.value


def test_a_day_that_dates_what_was_said_is_named_as_the_runner_up_it_was() -> None:
    date = reasons(explained())["date"]
    assert date.value == "2024-05-07"
    assert any("Wednesday" in other.words[0].exact for other in date.others)


def test_a_place_shows_the_other_readings_of_its_name() -> None:
    place = reasons(explained("A bomb killed three guards in Tripoli on Monday."))["place"]
    assert any("another reading of the name" in other.note for other in place.others)


def test_figures_of_the_same_subject_that_were_not_taken_are_shown() -> None:
    text = "A bomb killed nine people in Mosul on Tuesday. The blast in Mosul killed 12 people, a doctor said."
    killed = reasons(explained(text))["killed"]
    assert killed.value == "9"
    assert [other.value for other in killed.others] == ["12"]


def test_claims_say_which_words_are_cue_and_speaker() -> None:
    found = explained()
    assert found.claims
    means = {b.means for _, values in found.claims for reason in values for b in reason.because}
    assert {"what was said", "cue", "speaker"} <= means


@pytest.mark.parametrize("text", ["The town won the match on Monday.", "", "Der Verein gewann."])
def test_a_report_that_tells_nothing_says_that_nothing_was_found(text: str) -> None:
    found = explained(text, None)
    assert (found.mentions, found.claims) == ((), ())
    assert found.note


def test_the_plain_form_is_json_and_names_the_ids_of_the_coding() -> None:
    found = explained()
    plain = json.loads(json.dumps(to_plain(found)))
    coding = coded_report_to_json(found.coded)
    assert [one["id"] for one in plain["mentions"]] == [one["id"] for one in coding["mentions"]]
    assert [one["id"] for one in plain["claims"]] == [one["id"] for one in coding["claims"]]
    assert {"field", "value", "because", "others"} <= set(plain["mentions"][0]["values"][0])
