"""Sentences of a text whose lines are broken at a fixed width."""

from tocsin.model.report import Report
from tocsin.model.sentence import split_sentences


def sentences(text: str) -> list[str]:
    report = Report.of(text)
    return [text[s.start : s.end] for s in split_sentences(report)]


def test_a_sentence_goes_on_over_the_line_breaks_of_wire_copy() -> None:
    text = "THE MAYOR WAS SHOT ON 18\nAUGUST IN THE PORT OF OLMA BY\nTWO MEN.\n\n   A GUARD WAS HURT IN\nTHE ATTACK."
    assert sentences(text) == [
        "THE MAYOR WAS SHOT ON 18\nAUGUST IN THE PORT OF OLMA BY\nTWO MEN.",
        "A GUARD WAS HURT IN\nTHE ATTACK.",
    ]


def test_lines_that_are_paragraphs_stay_apart() -> None:
    text = "Bomb in Kesh\nTwo people died on Tuesday.\nPolice are looking for a man\nHe fled."
    assert len(sentences(text)) == 4
