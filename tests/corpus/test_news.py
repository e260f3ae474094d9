"""The short reports of our own with their codings: the notation, the parts, and that every file is right."""

from datetime import date

import pytest
from corpus.news import HERE, coded, make_all, part_of, read_file
from corpus.notation import NotationError
from evals.gold import coded_report_from_json

TEXT = """
& gao: Gao | populated_place | MLI | 16.27 | -0.04
@ gao-1 | The Sample Wire | 2017-01-18
Car bomb hits camp
A bomber drove into a camp in Gao on Wednesday, and several people died.
People fled.
--
mention suicide_bombing < A bomber drove into a camp
  date 2017-01-18 < on Wednesday
  place gao < in Gao
  killed 3..9 < several people died
@ gao-2 | The Sample Wire | 2017-01-19
Market day
Nothing happened.
--
"""


def test_a_file_gives_reports_with_their_codings_and_places():
    read = read_file(TEXT, "try")
    assert [(news.name, news.outlet, news.published) for news in read.reports] == [
        ("gao-1", "The Sample Wire", date(2017, 1, 18)),
        ("gao-2", "The Sample Wire", date(2017, 1, 19)),
    ]
    assert read.reports[0].text.startswith("Car bomb hits camp\n\nA bomber")
    plain = coded(read.reports[0], read.places)
    (mention,) = plain["mentions"]
    assert mention["place"]["name"] == "Gao"
    assert (mention["quantities"][0]["low"], mention["quantities"][0]["high"]) == (3, 9)
    assert coded(read.reports[1], read.places)["mentions"] == []


def test_every_wrong_line_of_a_coding_is_named_at_once(tmp_path):
    path = tmp_path / "wrong.txt"
    path.write_text(
        TEXT.replace("in Gao\n  killed", "in Kidal\n  killed").replace("several people died\n@", "many died\n@")
    )
    made, wrong = make_all([path])
    assert list(made) == ["gao-2"]
    assert len(wrong) == 2
    assert "in Kidal" in wrong[0]
    assert "many died" in wrong[1]


@pytest.mark.parametrize(
    "words", ["loose words", "@ one | two\nHeadline\nText", "@ a | b | 2020-01-01\nHeadline alone"]
)
def test_what_is_no_report_is_an_error_that_says_where(words):
    with pytest.raises(NotationError, match="try:1"):
        read_file(words, "try")


def test_the_part_of_a_report_depends_on_its_name_alone():
    parts = [part_of(f"name-{number}") for number in range(2000)]
    assert part_of("gao-1") == part_of("gao-1")
    assert 0.57 < parts.count("train") / 2000 < 0.67
    assert 0.20 < parts.count("test") / 2000 < 0.30


def test_all_reports_are_coded_without_a_fault():
    made, wrong = make_all(sorted(HERE.glob("*.txt")))
    assert wrong == []
    assert len(made) > 600
    for plain in made.values():
        assert coded_report_from_json(plain).report.text == plain["report"]["text"]
    assert sum(not plain["mentions"] for plain in made.values()) > 100
