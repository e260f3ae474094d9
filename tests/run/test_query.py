"""Words that people type become filters."""

import datetime as dt

import pytest

from tocsin.errors import DateFormatError, SettingError
from tocsin.model.mention import EventType, Stage
from tocsin.run.countries import country_iso3
from tocsin.run.query import first_day, incident_filter, last_day, types_named


@pytest.mark.parametrize(
    ("words", "code"), [("tr", "TUR"), ("TUR", "TUR"), ("UK", "GBR"), ("Turkey", "TUR"), ("united kingdom", "GBR")]
)
def test_a_country_is_named_by_code_or_name(words: str, code: str) -> None:
    assert country_iso3(words) == code


def test_an_unknown_country_is_refused_with_what_to_do() -> None:
    with pytest.raises(SettingError, match="give an ISO code"):
        country_iso3("Atlantis")


def test_a_year_spans_from_its_first_to_its_last_day() -> None:
    assert first_day("2015") == dt.date(2015, 1, 1)
    assert last_day("2015") == dt.date(2015, 12, 31)
    assert last_day("2016-02") == dt.date(2016, 2, 29)


@pytest.mark.parametrize("words", ["soon", "2015-13", "", "last week"])
def test_a_word_that_is_no_date_is_refused(words: str) -> None:
    with pytest.raises(DateFormatError):
        first_day(words)


def test_an_open_end_is_no_day() -> None:
    with pytest.raises(SettingError):
        last_day("2015/..")


def test_a_group_stands_for_its_types_and_spelling_does_not_matter() -> None:
    assert types_named("Suicide bombing") == types_named("suicide-bombing") == (EventType.SUICIDE_BOMBING,)
    assert types_named("taking") == tuple(kind for kind in EventType if kind.group == "taking")
    assert types_named("threat") == (EventType.THREAT,)


def test_a_misspelt_type_is_refused_with_those_that_come_close() -> None:
    with pytest.raises(SettingError, match="suicide_bombing"):
        types_named("suicid_bombing")


def test_a_filter_takes_one_word_or_several() -> None:
    wanted = incident_filter(country="tr", since="2015", until="2016-03", type=["bombing", "bombing"], stage="thwarted")
    assert wanted.country == "TUR"
    assert (wanted.since, wanted.until) == (dt.date(2015, 1, 1), dt.date(2016, 3, 31))
    assert wanted.types == (EventType.BOMBING,)
    assert wanted.stages == (Stage.THWARTED,)
