"""Which texts are copies of one another."""

import pytest

from tocsin.model.report import Report, Section, SectionName
from tocsin.read.copies import agency_of, containment, is_copy, sign, similarity

STORY = (
    "Gunmen opened fire on a bus near the market of Olma on Thursday, killing nine people, police said. "
    "The attackers fled on two motorcycles towards the northern hills before soldiers reached the scene. "
    "Residents described hearing shots for about ten minutes shortly after the morning prayers had ended. "
    "No group has said that it was behind the attack, the third in the district since the beginning of the month. "
    "The governor asked people to keep away from the northern road while it was being searched for mines. "
)
OTHER = (
    "The mayor of Kesh opened a new bridge over the river on Monday and thanked the workers for their patience. "
    "Traffic had been led through the old town for two years, which shopkeepers there had often complained about. "
    "The bridge cost four million and was paid for by the province and a loan from the development bank. "
)


def test_the_same_text_has_the_same_signature() -> None:
    assert sign(Report.of(STORY)) == sign(Report.of(STORY.upper()))


def test_copies_with_small_edits_share_a_band_and_are_copies() -> None:
    left, right = Report.of(STORY), Report.of(STORY.replace("nine", "ten").replace("governor", "prefect"))
    first, second = sign(left), sign(right)
    assert first is not None
    assert second is not None
    assert set(first.bands) & set(second.bands)
    assert similarity(first, second) > 0.6
    assert is_copy(left, right)


def test_shortened_copy_is_found_by_what_it_holds() -> None:
    short = Report.of(" ".join(STORY.split(". ")[:2]))
    assert containment(short, Report.of(STORY)) > 0.8
    assert is_copy(Report.of(STORY), short)


def test_other_stories_are_no_copies() -> None:
    left, right = sign(Report.of(STORY)), sign(Report.of(OTHER))
    assert left is not None
    assert right is not None
    assert not set(left.bands) & set(right.bands)
    assert not is_copy(Report.of(STORY), Report.of(OTHER))


def test_what_surrounds_the_story_does_not_make_copies_differ() -> None:
    tail = "Copyright 2017 The Olma Post. All rights reserved."
    text = STORY + tail
    framed = Report("rpt_x", text, sections=(Section(SectionName.BOILERPLATE, len(STORY), len(text)),))  # type: ignore[arg-type]
    assert sign(framed) == sign(Report.of(STORY))


def test_a_text_too_short_to_tell_has_no_signature() -> None:
    assert sign(Report.of("Nine died.")) is None
    assert not is_copy(Report.of("Nine died."), Report.of("Ten died."))


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("OLMA, Zubrovka (AP) — Gunmen fired on a bus.", "AP"),
        ("OLMA (Reuters) - Gunmen fired on a bus.", "Reuters"),
        ("Gunmen fired on a bus.\n\n(AFP)", "AFP"),
        ("Gunmen fired on a bus. Copyright 2018 The Associated Press. All rights reserved.", "AP"),
        ("Gunmen fired on a bus, Reuters reported.", None),
        ("Gunmen fired on a bus.", None),
    ],
)
def test_an_agency_is_named_where_the_report_credits_it(text: str, agency: str | None) -> None:
    assert agency_of(Report.of(text)) == agency
