import pytest

pytest.importorskip("tokenizers")

from neuralkit import VOCABULARY
from test_standoff import CODING
from training.arrays import IGNORED, rows_of
from training.examples import places_of
from training.from_codings import example_from_coding

from tocsin.extract.neural.labels import TAGS
from tocsin.extract.neural.tokens import WordPieces
from tocsin.run.settings import Settings
from tocsin.run.wire import load_parts


def test_places_are_found_whatever_the_case() -> None:
    assert list(places_of("BOMB", "A bomb, two bombs")) == [(2, 6), (12, 16)]


def test_a_coding_teaches_its_participants_and_acts() -> None:
    example = example_from_coding(CODING, "hand", "train")
    text = example.report.text
    assert {(kind, text[start:end]) for kind, (start, end) in example.expressions} == {
        ("HN", "Eva Rhee"),
        ("PO", "Grey Lions"),
    }
    assert [(kind, text[start:end]) for kind, (start, end) in example.acts or ()] == [("assassination", "killed")]


def test_a_row_has_one_label_a_token_and_none_inside_a_word() -> None:
    (row,) = rows_of(example_from_coding(CODING, "hand", "train"), load_parts(Settings()), WordPieces(VOCABULARY))
    assert len(row["tags"]) == len(row["case"]) == len(row["ids"]) - 2
    assert [TAGS[t] for t in row["tags"] if t > 0] == ["B-HN", "I-HN", "B-PO", "I-PO"]
    assert all(tag == IGNORED for tag, opens in zip(row["tags"], row["opens"], strict=True) if not opens)
