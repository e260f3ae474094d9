"""Dates of a report: which words are dates, and which days they mean."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.model.draft import DateExpression, DateUse
from tocsin.model.evidence import Basis
from tocsin.model.interval import DatePrecision, parse_interval
from tocsin.model.problem import Problem
from tocsin.model.report import Publication, PublicationBasis, Report, Section, SectionName
from tocsin.model.sentence import split_sentences
from tocsin.resolve.dates import find_dates

THURSDAY = "2024-05-16"


def found(text: str, published: str | None = THURSDAY) -> list[DateExpression]:
    report = Report.of(text, published)
    return list(find_dates(report, split_sentences(report))[0])


def problems(text: str, published: str | None = THURSDAY) -> list[Problem]:
    report = Report.of(text, published)
    return list(find_dates(report, split_sentences(report))[1])


def days(text: str, published: str | None = THURSDAY) -> list[str]:
    """Give words and EDTF of every date that has a value."""
    return [f"{e.evidence.exact}: {e.value.value.edtf}" for e in found(text, published) if e.value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb went off on 3 May 2024.", "3 May 2024: 2024-05-03"),
        ("The judge was shot on Nov. 10, 2017, in Varn.", "Nov. 10, 2017: 2017-11-10"),
        ("A mine killed two on the 4th of June 2011.", "4th of June 2011: 2011-06-04"),
        ("The note of 2019-03-15T10:00:00Z names the school.", "2019-03-15: 2019-03-15"),
        ("The file is dated 25/12/2009.", "25/12/2009: 2009-12-25"),
        ("The town fell in February 2013.", "February 2013: 2013-02"),
        ("A bomber struck in 2015.", "2015: 2015"),
        ("The 2015 attack killed twelve.", "2015: 2015"),
        ("In the 1970s the group hijacked planes.", "1970s: 1970/1979"),
        ("It disarmed in the late 1990s.", "late 1990s: 1997/1999"),
    ],
)
def test_an_absolute_date_is_what_it_says(text: str, expected: str) -> None:
    assert days(text, published=None) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb killed two on Tuesday.", "Tuesday: 2024-05-14"),
        ("A guard was shot yesterday.", "yesterday: 2024-05-15"),
        ("Shells fell overnight.", "overnight: 2024-05-15/2024-05-16"),
        ("Ten died over the weekend.", "weekend: 2024-05-11/2024-05-12"),
        ("The depot burned last week.", "last week: 2024-05-06/2024-05-12"),
        ("Two raids were made earlier this week.", "earlier this week: 2024-05-13/2024-05-16"),
        ("The pass was shelled last month.", "last month: 2024-04"),
        ("A drone hit the refinery in October.", "October: 2023-10"),
        ("A judge died in early May.", "early May: 2024-05-01/2024-05-10"),
        ("The bridge burned earlier this month.", "earlier this month: 2024-05-01/2024-05-16"),
        ("A bishop was killed last year.", "last year: 2023"),
        ("Hundreds died in the past few years.", "past few years: 2019-05-16/2024-05-16"),
        ("The road has been shut since March.", "since March: 2024-03-01/2024-05-16"),
        ("The boys were taken a week ago.", "a week ago: 2024-05-08/2024-05-10"),
        ("He vanished a month ago.", "a month ago: 2024-04-11/2024-04-21"),
        ("The forest burned in summer 2023.", "summer 2023: 2023-06-01/2023-08-31"),
        ("He was shot on 8 March.", "8 March: 2024-03-08"),
    ],
)
def test_a_relative_date_counts_from_publication_as_the_codebook_says(text: str, expected: str) -> None:
    assert days(text) == [expected]


def test_on_thursday_in_a_report_of_thursday_is_that_day() -> None:
    assert days("Gunmen killed a teacher on Thursday.") == ["Thursday: 2024-05-16"]


def test_last_night_has_a_best_day_and_overnight_has_none() -> None:
    night, overnight = found("Three died last night. Shells fell overnight.")
    assert night.value is not None
    assert overnight.value is not None
    assert (night.value.value.best, overnight.value.value.best) == (date(2024, 5, 15), None)


def test_earlier_this_month_reaches_into_the_month_before_in_its_first_three_days() -> None:
    text = "The bridge burned earlier this month."
    assert days(text, "2024-05-02") == ["earlier this month: 2024-04-01/2024-05-02"]


def test_the_tense_decides_between_last_and_next() -> None:
    assert days("The court will sit on Tuesday.") == ["Tuesday: 2024-05-21"]
    assert days("The poll is due in June.") == ["June: 2024-06"]
    assert days("The trial was held in June.") == ["June: 2023-06"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The funeral is on Friday.", "2024-05-17"),
        ("Campaigning resumes on Friday.", "2024-05-17"),
        ("An offer to hold talks on 20 May came from Olma.", "2024-05-20"),
        ("The bus was scheduled to leave on Wednesday.", "2024-05-15"),
        ("The mayor may be freed on 12 June.", "2024-06-12"),
        ("A 12 June hearing has been scheduled.", "2024-06-12"),
        ("The May blast would have had more victims on Wednesday.", "2024-05-15"),
        ("He told the council on Monday that he would resign.", "2024-05-13"),
        ("The town is quiet after the attack on Monday.", "2024-05-13"),
        ("They had threatened to strike last month.", "2024-04"),
        ("Due to a landslide the road was shut on Monday.", "2024-05-13"),
    ],
)
def test_plans_modals_and_the_present_tense_look_ahead_and_tellings_back(text: str, expected: str) -> None:
    assert days(text)[-1].endswith(": " + expected)


def test_a_day_that_no_verb_places_is_unsure() -> None:
    (one,) = found("The market in Kesh, Friday")
    assert one.value is not None
    assert one.value.confidence is not None
    assert one.value.confidence < 0.5


def test_a_year_told_before_is_that_of_a_month_of_that_year() -> None:
    assert days("It rose up in 2009, after its founder died in July of that year.")[1] == "July of that year: 2009-07"


def test_a_date_next_door_to_publication_is_of_its_year_but_unsure() -> None:
    (one,) = found("A guard was killed on 17 May.")
    assert one.value is not None
    assert one.value.value.best == date(2024, 5, 17)
    assert one.value.confidence is not None
    assert one.value.confidence < 0.5


@pytest.mark.parametrize(
    "text",
    [
        "Mrs May said they may march on the capital.",
        "The august assembly rose; a man sat in the sun.",
        "A second bomb was made safe within a second.",
        "The 21st Century Institute counts 1,200 fighters.",
        "A 34-year-old man was held; she is 45 years old.",
        "The post on Highway 2015 is guarded 24/7.",
        "The council adopted Resolution 1973.",
        "People leaving after Friday prayers were shot at.",
        "The Friday Times and The Sun wrote of it.",
        "He is in his 40s and owns an A320 and an AK-47.",
        "The side won 3-2 in the 90th minute.",
        "Some 1900 fighters crossed; in 2000 cases the charge was dropped.",
        "April Jones and General August Kern met Officer June Ortega.",
        "The 17 November group named itself after a march.",
        "Every Friday the crowd throws stones.",
        "The shots were fired at 2015 hours.",
    ],
)
def test_words_that_only_look_like_dates_have_no_value(text: str) -> None:
    assert days(text) == []


def test_a_duration_is_kept_without_a_value() -> None:
    (one,) = found("The town has been shelled for nine months.")
    assert (one.use, one.value, one.evidence.exact) == (DateUse.DURATION, None, "nine months")


def test_nothing_relative_has_a_value_where_publication_is_unknown() -> None:
    text = "He was shot on Tuesday, on 8 March and last month, but not on 8 March 2014."
    assert days(text, published=None) == ["8 March 2014: 2014-03-08"]
    assert len(found(text, published=None)) == 4


def test_a_month_of_publication_still_places_what_all_its_days_agree_on() -> None:
    assert days("It fell last month.", "2017-11") == ["last month: 2017-10"]
    assert days("A bomb went off today.", "2017-11") == ["today: 2017-11"]
    assert days("On Saturday they struck.", "2017-01") == ["Saturday: 2016-12-31/2017-01-28"]


def test_later_dates_count_from_the_day_told_before() -> None:
    text = "A bomb went off on 3 May 2015. Two days later a second one was found. The next day the mayor fled."
    assert days(text) == ["3 May 2015: 2015-05-03", "Two days later: 2015-05-05", "next day: 2015-05-06"]
    later = found(text)[1].value
    assert later is not None
    assert later.value.anchor == "2015-05-03"


def test_days_after_an_act_are_placed_only_if_its_day_is_told() -> None:
    told = "A judge fell in an attack on 20 August 2013. Three days after the attack a man was held."
    assert days(told)[-1] == "Three days after: 2013-08-23"
    assert days("Three days after the Kesh bombing the border was shut.") == []


def test_an_act_named_again_by_a_like_word_has_the_day_it_was_told_on() -> None:
    told = "Shots were fired at a bus in Teth on 6 July 2021. Three days after the shooting a man was held."
    assert days(told)[-1] == "Three days after: 2021-07-09"
    bomb = "A bomb killed nine in Kesh on 3 May 2023. Two weeks after the attack the market reopened."
    assert days(bomb)[-1] == "Two weeks after: 2023-05-15/2023-05-19"


def test_days_after_an_act_told_on_two_days_have_no_value() -> None:
    text = "A bomb killed nine on 3 May 2023 and another four. A blast hit Olma on 8 May 2023. Two days after the attack a man fled."
    assert not any(line.startswith("Two days after") for line in days(text))


def test_a_day_on_which_an_act_is_remembered_is_not_counted_from() -> None:
    text = "The Kesh bombing was remembered at a vigil on Tuesday. Six months after the bombing nobody has been tried."
    assert days(text) == ["Tuesday: 2024-05-14"]


def test_what_was_put_off_to_a_day_lies_ahead() -> None:
    assert days("The judge adjourned the case to May 22.") == ["May 22: 2024-05-22"]
    assert days("The court put off its ruling to Monday.") == ["Monday: 2024-05-20"]
    assert days("Parties suspended their campaigns until Saturday.") == ["until Saturday: ../2024-05-18"]
    assert days("By Monday the rebels had taken the port.") == ["By Monday: ../2024-05-13"]


def test_no_perfect_goes_with_a_day_that_is_over() -> None:
    assert days("Saturday has been declared a day of mourning.") == ["Saturday: 2024-05-18"]


def test_a_present_verb_beside_a_date_outweighs_a_participle_before() -> None:
    assert days("A truce brokered in Cairo expires on Tuesday.") == ["Tuesday: 2024-05-21"]
    assert days("Flags will fly low until sunset on July 25.") == ["until sunset on July 25: ../2024-07-25"]
    assert days("Guards stood by on Sunday.") == ["Sunday: 2024-05-12"]


def test_the_day_of_what_was_called_off_may_be_to_come() -> None:
    (one,) = found("The match of Saturday has been called off.")
    assert one.value is not None
    assert one.value.value.edtf == "2024-05-18"
    assert (one.value.confidence or 1) < 0.5


def test_last_thursday_is_not_yesterday() -> None:
    assert days("A lorry hit a crowd last Wednesday.") == ["last Wednesday: 2024-05-08"]
    assert days("A lorry hit a crowd this past Wednesday.") == ["this past Wednesday: 2024-05-15"]
    assert days("He was held on 8 May. The following Thursday he fled.")[-1] == "following Thursday: 2024-05-09"


def test_the_friday_before_counts_from_a_day_told() -> None:
    assert days("The convoy set out the Friday before.") == []
    assert days("A mine killed two on 8 May 2024. The Friday before, the road had been swept.")[-1] == (
        "Friday before: 2024-05-03"
    )


@pytest.mark.parametrize(
    "text",
    [
        "A grenade wounded four on June 20.",
        "The first phase ends in mid-July.",
        "The hotel was held until Saturday.",
        "A lorry hit a crowd last Tuesday.",
        "The curfew held from Monday until 22 May.",
    ],
)
def test_a_date_that_two_readings_fit_is_doubted(text: str) -> None:
    values = [e.value.confidence for e in found(text) if e.value]
    assert len(values) == 1
    assert values[0] is not None
    assert values[0] < 0.5


def test_a_day_later_without_a_day_told_has_no_value() -> None:
    assert days("A day earlier he had asked for guards.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("From 3 to 5 May the town was under fire.", "3 to 5 May: 2024-05-03/2024-05-05"),
        ("Forty were taken between 10 and 12 March.", "between 10 and 12 March: 2024-03-10/2024-03-12"),
        ("The siege ran from November 2016 to February 2017.", "November 2016 to February 2017: 2016-11-01/2017-02-28"),
        ("Attacks rose from 2012 to 2015.", "2012 to 2015: 2012/2015"),
        ("Clashes from Monday to Wednesday left nine dead.", "Monday to Wednesday: 2024-05-13/2024-05-15"),
    ],
)
def test_a_range_runs_from_its_first_to_its_last_day(text: str, expected: str) -> None:
    assert days(text) == [expected]


def test_until_and_before_are_open_at_the_start() -> None:
    until, before = found("They held the port until 2016. He left before Christmas.")
    assert until.value is not None
    assert before.value is not None
    assert (until.value.value.start, until.value.value.end) == (None, date(2016, 12, 31))
    assert before.value.value.end == date(2023, 12, 24)


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("A crowd was shot at on New Year's Eve.", "2017-01-02", "New Year's Eve: 2016-12-31"),
        ("A lorry struck on Bastille Day 2016.", "2017-01-02", "Bastille Day 2016: 2016-07-14"),
        ("Churches were bombed on Easter Sunday.", "2019-05-01", "Easter Sunday: 2019-04-21"),
        ("Guards stood by on Republic Day across Turkey.", "2017-11-13", "Republic Day: 2017-10-29"),
        ("Guards stood by on Republic Day in Delhi.", "2017-11-13", "Republic Day: 2017-01-26"),
        ("The crowd met for Eid al-Fitr.", "2017-11-13", "Eid al-Fitr: 2017-06-25/2017-06-28"),
        ("Two were hurt on Black Friday.", "2016-11-30", "Black Friday: 2016-11-25"),
        ("Nearly 3,000 died in the 9/11 attacks.", "2017-11-13", "9/11: 2001-09-11"),
        ("He planned the Sept. 11 attacks.", "2017-11-13", "Sept. 11 attacks: 2001-09-11"),
    ],
)
def test_a_named_day_comes_from_the_calendar(text: str, published: str, expected: str) -> None:
    assert days(text, published) == [expected]
    assert {e.value.basis for e in found(text, published) if e.value} == {Basis.CALENDAR}


def test_a_holiday_of_several_countries_has_no_value_where_none_is_named() -> None:
    assert days("The parade on Independence Day was called off.") == []


def test_an_impossible_day_gives_its_month_and_a_problem() -> None:
    assert days("He fell on 31 February 2024.") == ["31 February 2024: 2024-02"]
    assert [p.code for p in problems("He fell on 31 February 2024.")] == ["date.impossible"]


def test_a_year_out_of_range_gives_a_problem_and_no_value() -> None:
    text = "The raid of 12 March 10000 and the note of 5 May 3021 are inventions."
    assert days(text) == []
    assert [p.code for p in problems(text)] == ["date.out_of_range", "date.out_of_range"]


def test_an_ambiguous_numeric_date_keeps_both_readings_and_is_unsure() -> None:
    (one,) = found("The memo is of 03/04/2024.")
    assert one.value is not None
    assert one.value.value.edtf == "2024-03-04/2024-04-03"
    assert (one.value.value.precision, one.value.confidence) == (DatePrecision.RANGE, 0.4)
    assert [p.code for p in problems("The memo is of 03/04/2024.")] == ["date.ambiguous"]


def test_a_weekday_that_does_not_fit_its_date_is_a_problem() -> None:
    assert [p.code for p in problems("It was on Monday, May 14, 2024.")] == ["date.weekday_mismatch"]


def test_a_weekday_chooses_the_year_of_a_date_without_one() -> None:
    assert days("They were married on Sunday, 14 May.") == ["Sunday, 14 May: 2023-05-14"]


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("Police said on Friday that a guard had been shot.", DateUse.SPEECH),
        ("The minister told reporters Tuesday that the toll could rise.", DateUse.SPEECH),
        ("In a statement on Monday, the group claimed the blast.", DateUse.SPEECH),
        ("The army on Monday announced the capture of the town.", DateUse.SPEECH),
        ("A bomb killed two on Tuesday, police said.", DateUse.EVENT),
        ("Officials said Tuesday's blast killed two.", DateUse.EVENT),
        ("The plot was timed to coincide with New Year's Eve.", DateUse.PLANNED),
        ("The court will sit on Tuesday.", DateUse.PLANNED),
        ("OLMA, May 14 (Wire) - The mayor is dead.", DateUse.DATELINE),
        ("The siege took three weeks.", DateUse.DURATION),
    ],
)
def test_what_a_date_dates_follows_from_the_words_around_it(text: str, use: DateUse) -> None:
    assert [e.use for e in found(text)] == [use]


def test_text_in_capitals_with_a_short_year_in_its_dateline() -> None:
    text = "SAN TELMO, 3 JAN 90 -- FOUR PEASANTS WERE SHOT ON 30\nDECEMBER BY REBELS WHO\nMAY RETURN."
    assert days(text, "1990-01-03") == ["3 JAN 90: 1990-01-03", "30\nDECEMBER: 1989-12-30"]


def test_a_full_dateline_is_the_anchor_where_publication_is_unknown() -> None:
    text = "SAN TELMO, 3 JAN 90 -- FOUR PEASANTS WERE SHOT YESTERDAY AND A MAYOR WAS TAKEN."
    last = found(text, published=None)[-1]
    assert last.value is not None
    assert (last.value.value.best, last.value.value.anchor) == (date(1990, 1, 2), "dateline")


def test_a_date_in_a_caption_is_not_what_later_dates_count_from() -> None:
    caption = "Police in Dorn on 1 March 2015."
    report = Report.of(caption + "\nTwo days later the mayor fled.", THURSDAY)
    sections = (Section(SectionName.CAPTION, 0, len(caption)),)
    report = Report(report.id, report.text, published=report.published, language="en", sections=sections)
    assert [e.value is not None for e in find_dates(report, split_sentences(report))[0]] == [True, False]


def test_boilerplate_gives_no_dates() -> None:
    report = Report.of("READ MORE: Blast in Olma on 1 March 2015", THURSDAY)
    sections = (Section(SectionName.BOILERPLATE, 0, len(report.text)),)
    report = Report(report.id, report.text, published=report.published, language="en", sections=sections)
    assert find_dates(report, split_sentences(report)) == ((), ())


def test_doubt_about_publication_travels_to_what_counts_from_it() -> None:
    sure = Report.of("A guard was shot yesterday, not on 3 May 2015.", THURSDAY)
    published = Publication(parse_interval(THURSDAY), PublicationBasis.INFERRED, is_doubtful=True)
    doubtful = Report(sure.id, sure.text, published=published, language="en")
    values = [e.value.confidence for e in find_dates(doubtful, split_sentences(doubtful))[0] if e.value]
    assert values[0] is not None
    assert values[0] < 0.5
    assert values[1] == 0.98


def test_curly_marks_and_hard_spaces_are_read_too() -> None:
    assert days("Two died on New Year’s Eve and on 3\u00a0May\u00a02015.", "2017-01-02") == [
        "New Year’s Eve: 2016-12-31",
        "3\u00a0May\u00a02015: 2015-05-03",
    ]


_PIECES = st.sampled_from(
    "on in since until between the last next May march 3 31 1990 2024 30s 03/04/2024 2024-02-30 Tuesday weeks ago later"
    " two a few days earlier this 99999 Eid al-Fitr early mid late of and to - ' . , week year month yesterday 9/11"
    " first half after before Republic Day anniversary ² ٣ 0".split()
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=25), st.sampled_from([None, THURSDAY, "2017-11", "2016", "0001-01-01", "9999-12-31"]))
def test_any_words_give_evidence_that_is_in_the_text_and_ordered_days(pieces: list[str], published: str | None) -> None:
    text = " ".join(pieces)
    for language in ("en", "de"):
        report = Report.of(text, published, language=language)
        expressions, _ = find_dates(report, split_sentences(report))
        starts = [e.evidence.start for e in expressions]
        assert starts == sorted(starts)
        for one in expressions:
            assert text[one.evidence.start : one.evidence.end] == one.evidence.exact
            if one.value is not None and one.value.value.start and one.value.value.end:
                assert one.value.value.start <= one.value.value.end


@given(st.text(max_size=200))
def test_any_text_is_read_with_words_that_stand_in_it(text: str) -> None:
    assert all(text[one.evidence.start : one.evidence.end] == one.evidence.exact for one in found(text))


@given(
    st.dates(date(1950, 1, 1), date(2049, 12, 31)), st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%d %b %Y"])
)
def test_a_day_written_out_is_read_back(day: date, form: str) -> None:
    (one,) = found(f"The attack of {day.strftime(form)} was the first.", published=None)
    assert one.value is not None
    assert one.value.value.best == day
