"""What reports a JSON Lines file holds."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.model.interval import parse_interval
from tocsin.model.outcome import InputState, ReadResult
from tocsin.model.report import PublicationBasis
from tocsin.read.inputs import read_bytes
from tocsin.read.limits import Limits


def read(*lines: str | bytes, name: str = "a.jsonl", limits: Limits | None = None) -> list[ReadResult]:
    raw = b"\n".join(line.encode("utf-8", "surrogatepass") if isinstance(line, str) else line for line in lines)
    return read_bytes(raw, name, limits=limits or Limits())


def record(**fields: object) -> str:
    return json.dumps({"id": "r1", "text": "Nine people were killed in Olma.", **fields})


def test_text_is_kept_verbatim_so_that_offsets_hold() -> None:
    text = "  Nine\r\n\r\ndied – in “Olma”.\t "
    (result,) = read(record(text=text, title="Nine die"))
    assert result.report is not None
    assert result.report.text == text
    assert result.report.title == "Nine die"


def test_the_fields_of_a_record_reach_the_report() -> None:
    (result,) = read(record(url="https://post.test/a", source="Olma Post", published="2017-11-15T08:00:00Z"))
    report = result.report
    assert report is not None
    assert (report.external_id, report.url, report.source) == ("r1", "https://post.test/a", "Olma Post")
    assert report.published.interval.edtf == "2017-11-15"
    assert report.published.basis is PublicationBasis.METADATA


@pytest.mark.parametrize("words", ["2017-11-15", "2017-11", "2017", "2017-11-10/2017-11-30", "../2017-11-10"])
def test_published_takes_a_day_a_month_a_year_or_an_interval(words: str) -> None:
    (result,) = read(record(published=words))
    assert result.report is not None
    assert result.report.published.interval == parse_interval(words)


@pytest.mark.parametrize(
    "value", [17, -1, 1.5, True, "yesterday", "31-12-2017", ["2017"], {}, "9999-01-01", "0001-01-01"]
)
def test_an_unreadable_date_is_a_problem_and_unknown(value: object) -> None:
    (result,) = read(record(published=value))
    assert result.report is not None
    assert result.report.published.basis is PublicationBasis.UNKNOWN
    assert [p.code.partition(".")[0] for p in result.problems] == ["published"]


@pytest.mark.parametrize(
    ("line", "word"),
    [
        (record(text=None), "text"),
        (record(text=12), "text"),
        (record(text=["a"]), "text"),
        (record(text=""), "text"),
        (record(text="  "), "text"),
        (record(id=""), "id"),
        ('{"id": "x"}', "text"),
        ('"a string"', "object"),
        ("12", "object"),
        ("// note", "JSON"),
        ('{"id": "x", "text": "cut', "JSON"),
        ('{"id": "x", "text": "one", "text": "two"}', "twice"),
        ("[" * 100_000, "JSON"),
    ],
)
def test_a_bad_line_is_refused_with_its_number_and_field_and_the_others_are_read(line: str, word: str) -> None:
    first, bad, last = read(record(id="a"), line, record(id="z"))
    assert first.report is not None
    assert last.report is not None
    assert bad.position == 2
    assert bad.outcome is not None
    assert bad.outcome.state is InputState.REFUSED
    assert word in (bad.outcome.reason or "")


def test_blank_lines_marks_and_line_ends_are_no_errors() -> None:
    results = read(b"\xef\xbb\xbf" + record().encode() + b"\r", b"\r", b"   \r", record(id="r2"))
    assert [(r.position, r.outcome) for r in results] == [(1, None), (4, None)]


def test_extra_fields_with_odd_numbers_do_not_matter() -> None:
    line = record()[:-1] + ', "a": NaN, "b": Infinity, "c": 1e999, "d": ' + "9" * 10_000 + "}"
    (result,) = read(line)
    assert result.report is not None


def test_a_number_as_id_is_kept_as_its_digits() -> None:
    (result,) = read(record(id=17))
    assert result.report is not None
    assert result.report.external_id == "17"


def test_lone_surrogates_and_nul_are_replaced_one_by_one() -> None:
    (result,) = read('{"id": "a\\udfff", "text": "Five \\u0000 died \\ud800 here."}')
    assert result.report is not None
    assert result.report.text == "Five \ufffd died \ufffd here."
    assert len(result.problems) == 3


def test_a_line_over_the_limit_is_refused_and_the_next_one_read() -> None:
    results = read(record(), record(text="x" * 2000), record(id="z"), limits=Limits(line_bytes=1000))
    assert [r.outcome and r.outcome.code for r in results] == [None, "too_large", None]


def test_an_array_is_read_object_by_object() -> None:
    results = read(json.dumps([json.loads(record()), {"id": "x"}, json.loads(record(id="z"))], indent=1))
    assert [(r.position, r.report is not None) for r in results] == [(1, True), (2, False), (3, True)]


def test_one_id_with_two_texts_gives_two_reports_and_the_same_line_twice_gives_one() -> None:
    results = read(record(), record(text="Ten people were killed in Olma."), record())
    ids = [r.report.id for r in results if r.report]
    assert ids[0] == ids[2] != ids[1]


def test_the_users_date_holds_only_where_the_record_has_none() -> None:
    lines = f"{record(published='2016')}\n{record(id='z')}".encode()
    results = read_bytes(lines, "a.jsonl", published=parse_interval("2017-11"))
    assert [r.report.published.interval.edtf for r in results if r.report] == ["2016", "2017-11"]


@given(st.lists(st.one_of(st.binary(max_size=60), st.just(record().encode())), max_size=8))
def test_any_lines_give_one_result_for_each_that_is_not_blank(lines: list[bytes]) -> None:
    lines = [line.replace(b"\n", b" ") for line in lines]
    from tocsin.read.jsonl import read_lines
    from tocsin.read.worker import Worker

    results = list(read_lines(io.BytesIO(b"\n".join(lines)), "a", Limits(), Worker(Limits())))
    wanted = [number for number, line in enumerate(lines, 1) if line.strip()]
    assert [r.position for r in results] == wanted
