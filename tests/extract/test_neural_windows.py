import pytest
from hypothesis import given
from hypothesis import strategies as st
from neuralkit import VOCABULARY

pytest.importorskip("tokenizers")

from tocsin.extract.neural.labels import CASE_CAPITAL, CASE_LOWER, CASE_UNKNOWN, GROUP_MARKS, ROLE_MARKS
from tocsin.extract.neural.tokens import WordPieces
from tocsin.extract.neural.windows import Window, cut_windows
from tocsin.extract.rules import RulesExtractor
from tocsin.model.mention import Role, TypeGroup
from tocsin.model.report import Report

PIECES = WordPieces(VOCABULARY)


def windows_of(text: str, size: int = 256) -> tuple[Window, ...]:
    report = Report.of(text)
    return cut_windows(report, RulesExtractor().extract(report), PIECES, size)


def test_pieces_stand_where_their_words_stand() -> None:
    text = "Gunmen killed the mayor of Kesh."
    pieces = PIECES.pieces(text)
    assert [text[p.start : p.end] for p in pieces] == ["Gunmen", "killed", "the", "mayor", "of", "Kesh", "."]
    assert all(p.opens for p in pieces)


def test_what_the_rules_found_is_marked_beside_the_words() -> None:
    (window,) = windows_of("Gunmen killed the mayor of Kesh.")
    assert window.acts[1] == GROUP_MARKS[TypeGroup.ASSAULT]
    assert window.roles[0] == ROLE_MARKS[Role.PERPETRATOR]
    assert window.roles[6] == 0


def test_how_a_word_is_written_is_told_unless_all_is_in_capitals() -> None:
    (window,) = windows_of("Gunmen killed the mayor of Kesh.")
    assert window.case[:3] == (CASE_CAPITAL, CASE_LOWER, CASE_LOWER)
    (capitals,) = windows_of("GUNMEN KILLED THE MAYOR OF KESH.")
    assert set(capitals.case) == {CASE_UNKNOWN}


def test_a_text_without_words_has_no_window() -> None:
    assert windows_of("\n\n") == ()


@given(
    st.lists(
        st.sampled_from(["A bomb exploded.", "Police said on Monday.", "The match was won, 1 - 2."]),
        min_size=1,
        max_size=40,
    ),
    st.integers(8, 60),
)
def test_windows_hold_every_piece_once_and_keep_to_their_size(sentences: list[str], size: int) -> None:
    text = " ".join(sentences)
    windows = windows_of(text, size)
    assert [p for w in windows for p in w.pieces] == PIECES.pieces(text)
    assert all(len(w.ids) <= size for w in windows)
    assert all(len(w.case) == len(w.acts) == len(w.roles) == len(w.sentences) == len(w.pieces) for w in windows)
