"""The files of real happenings read as they are written, and their days fit the calendar."""

import re
from datetime import date, timedelta

import pytest
from corpus.notation import NotationError
from corpus.world_notation import Figure, read_event, read_worlds

OUTLETS = {"wire": "Sample Wire (sample)"}
TEXT = """\
* market | bombing attack_unspecified | 2014-05-14 | Olma, XXA | killed 12 14..15; wounded 30 | Invented inquiry, 2015
* trial | trial_or_conviction | 2015-05-14..2015-05-16 | , XXA | | Invented court, 2015

@ wire 2015-05-16 trial; market < the bombing
Two jailed over Olma bombing
A court jailed two men on Saturday for the bombing of a market in Olma.
"""


def test_happenings_and_reports_of_a_file_are_read() -> None:
    event = read_event(TEXT, "olma", OUTLETS)
    market, trial = event.happenings
    assert (market.key, market.types, market.place, market.country) == (
        "olma/market",
        ("bombing", "attack_unspecified"),
        "Olma",
        "XXA",
    )
    assert market.figures == (Figure("killed", ((12, 12), (14, 15))), Figure("wounded", ((30, 30),)))
    assert (trial.first, trial.last, trial.place) == (date(2015, 5, 14), date(2015, 5, 16), "")
    (report,) = event.reports
    assert report.id == "olma-1"
    assert report.outlet == "Sample Wire (sample)"
    assert report.text.startswith("Two jailed over Olma bombing\n\nA court")
    assert [(told.key, told.words) for told in report.tells] == [("olma/trial", None), ("olma/market", "the bombing")]


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        ("market < the bombing", "market < the shooting", "does not stand in the report"),
        ("trial; market", "verdict; market", "is no happening"),
        ("killed 12", "killed dozens", "is no figure"),
        (" | Invented inquiry, 2015", "", "six parts"),
    ],
)
def test_a_wrong_line_is_named(wrong: str, right: str, said: str) -> None:
    with pytest.raises(NotationError, match=rf"olma:\d+: .*{said}"):
        read_event(TEXT.replace(wrong, right, 1), "olma", OUTLETS)


def test_a_figure_holds_its_numbers_and_meets_ranges_around_them() -> None:
    figure = Figure("killed", ((12, 12), (14, 15)))
    assert figure.holds(12)
    assert figure.holds(15)
    assert not figure.holds(13)
    assert figure.meets(10, 12)
    assert figure.meets(15, None)
    assert not figure.meets(13, 13)
    assert not figure.meets(16, None)


def test_the_worlds_hold_what_they_are_meant_to_hold() -> None:
    events = read_worlds()
    assert len(events) >= 60
    assert sum(len(event.reports) for event in events) >= 400
    for event in events:
        told = {telling.key for report in event.reports for telling in report.tells}
        assert {happening.key for happening in event.happenings} == told, event.name
        assert all(happening.source for happening in event.happenings), event.name
        assert all(report.outlet.endswith("(sample)") for report in event.reports), event.name


def test_weekdays_in_the_texts_are_days_of_the_report_or_of_a_happening() -> None:
    weekdays = [(date(2024, 1, 1) + timedelta(days)).strftime("%A") for days in range(7)]
    wrong = []
    for event in read_worlds():
        by_key = {happening.key: happening for happening in event.happenings}
        for report in event.reports:
            days = {report.published}
            for telling in report.tells:
                happening = by_key[telling.key]
                length = (happening.last - happening.first).days
                days |= {happening.first + timedelta(n) for n in range(length + 1)}
            named = {day.strftime("%A") for day in days if day > report.published - timedelta(9)}
            found = set(re.findall(rf"(?<!Palm )(?<!Easter )\b({'|'.join(weekdays)})\b", report.text))
            wrong += [(report.id, day) for day in found - named]
    # One report takes back what was said on the day before it.
    assert wrong == [("chibok-dapchi-2", "Wednesday")]


def test_no_report_tells_what_comes_after_it() -> None:
    for event in read_worlds():
        first = {happening.key: happening.first for happening in event.happenings}
        for report in event.reports:
            for telling in report.tells:
                assert first[telling.key] <= report.published or first[telling.key].day == 1, report.id
