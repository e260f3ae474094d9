"""Results of the Python API show well and turn into plain data."""

import json
import re
import sys
from html.parser import HTMLParser

import jsonschema
import pytest

from tocsin.errors import MissingPartError
from tocsin.model.coding import CodedReport
from tocsin.model.interval import Interval, parse_interval
from tocsin.model.quantity import Qualifier, Range
from tocsin.run.coded import Coded
from tocsin.run.facts import date_in_words, facts_of_mention, range_in_words
from tocsin.run.html import coded_to_html, safe_html, table_to_html
from tocsin.run.schema import coding_schema


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.opened.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_notebook_shows_the_text_with_its_evidence_marked_and_runs_nothing(coded: CodedReport) -> None:
    tags = Tags()
    tags.feed(coded_to_html(coded))
    assert not {"script", "b-", "i", "img"} & set(tags.opened)
    assert coded.report.text in tags.text
    assert "<script>alert(1)</script>" in tags.text
    marked = re.findall(r"<mark[^>]*>([^<]*)</mark>", coded_to_html(coded))
    assert {"A bomb", "in Dorn", "in 2015", "The Grey Lions were blamed"} <= set(marked)


@pytest.mark.parametrize("text", ["<img src=x onerror=alert(1)>", "a\x1bb", "\u202etxt", '" onload="x', "\ud800"])
def test_html_shows_any_text_and_does_nothing_else(text: str) -> None:
    shown = safe_html(text)
    assert not set("<>\"'\x1b\u202e") & set(shown)
    shown.encode("utf-8")


def test_a_table_of_many_rows_says_how_many_it_leaves_out() -> None:
    assert "and 50 more" in table_to_html(["n"], ([n] for n in range(250)))


def test_plain_data_is_in_the_shape_of_the_schema(coded: CodedReport) -> None:
    plain = Coded(coded).to_dict()
    assert list(jsonschema.Draft202012Validator(coding_schema()).iter_errors(json.loads(json.dumps(plain)))) == []


def test_a_frame_without_pandas_names_what_to_install(coded: CodedReport, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingPartError, match=r"tocsin\[frames\]"):
        Coded(coded).to_frame()


def test_a_frame_has_a_row_a_mention(coded: CodedReport, monkeypatch: pytest.MonkeyPatch) -> None:
    class Pandas:
        @staticmethod
        def DataFrame(rows: list[dict], columns: tuple[str, ...]) -> list[dict]:
            assert set(columns) == set(rows[0])
            return rows

    monkeypatch.setitem(sys.modules, "pandas", Pandas)
    (row,) = Coded(coded).to_frame()
    assert (row["type"], row["place"], row["killed"]) == ("bombing", "Dorn", 300)


def test_every_value_of_a_mention_is_told_with_its_words(coded: CodedReport) -> None:
    facts = {fact.label: fact for fact in facts_of_mention(coded.mentions[0])}
    assert facts["killed"].value == "more than 300"
    assert facts["date"].value == "2015 (year)"
    assert facts["perpetrator organisation"].value == "Grey Lions (blamed unspecified)"
    for fact in facts.values():
        for spot in fact.evidence:
            assert coded.report.text[spot.start : spot.end] == spot.exact


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Range(45, 45, 45, Qualifier.EXACT), "45"),
        (Range(12, 12, None, Qualifier.AT_LEAST), "at least 12"),
        (Range(None, None, 50, Qualifier.AT_MOST), "at most 50"),
        (Range(6, None, 8, Qualifier.RANGE), "6 to 8"),
        (Range(1000, None, 9999, Qualifier.WORD_RANGE), "1,000 to 9,999"),
    ],
)
def test_a_range_reads_as_people_write_it(figure: Range, words: str) -> None:
    assert range_in_words(figure) == words


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (parse_interval("2017-11-10"), "2017-11-10"),
        (parse_interval("2017-10"), "2017-10 (month)"),
        (parse_interval("2017-11-10/2017-11-12"), "2017-11-10 to 2017-11-12 (range)"),
        (Interval(None, None, parse_interval("2017").precision), "unknown"),
    ],
)
def test_days_read_as_people_write_them(interval: Interval, words: str) -> None:
    assert date_in_words(interval) == words
