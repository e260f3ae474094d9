import pytest

pytest.importorskip("tokenizers")

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from neuralkit import VOCABULARY

from tocsin.extract.neural.decode import read_spans, softmax
from tocsin.extract.neural.labels import TAGS
from tocsin.extract.neural.tokens import WordPieces
from tocsin.extract.neural.windows import Window, cut_windows
from tocsin.extract.rules import RulesExtractor
from tocsin.model.report import Report

TEXT = "Gunmen killed the mayor of Kesh. Police said a bomb exploded near the market on Monday."


def window() -> Window:
    report = Report.of(TEXT)
    (only,) = cut_windows(report, RulesExtractor().extract(report), WordPieces(VOCABULARY))
    return only


WINDOW = window()


def rows(tags: dict[int, str]) -> np.ndarray:
    made = np.zeros((len(WINDOW.pieces), len(TAGS)), dtype=np.float32)
    for at in range(len(made)):
        made[at, TAGS.index(tags.get(at, "O"))] = 8.0
    return softmax(made)


def test_a_span_reaches_from_its_first_word_to_its_last() -> None:
    (found,) = read_spans(WINDOW, rows({3: "B-HD", 4: "I-HD", 5: "I-HD"}), TAGS)
    assert (found.label, TEXT[found.start : found.end], found.sentence) == ("HD", "mayor of Kesh", 0)
    assert found.score == pytest.approx(1.0, abs=0.01)


def test_a_span_ends_with_its_sentence() -> None:
    spans = read_spans(WINDOW, rows({5: "B-TG", 6: "I-TG", 7: "I-TG"}), TAGS)
    assert [TEXT[f.start : f.end] for f in spans] == ["Kesh."]


@given(st.integers(0, 2**32 - 1))
def test_spans_never_overlap_and_have_sound_scores(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(scale=3, size=(len(WINDOW.pieces), len(TAGS))).astype(np.float32)
    spans = read_spans(WINDOW, softmax(scores), TAGS)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(0 <= f.start < f.end <= len(TEXT) and 0 < f.score <= 1.0001 for f in spans)


def test_a_higher_temperature_makes_less_sure() -> None:
    scores = np.array([[4.0, 0.0, 1.0]], dtype=np.float32)
    assert softmax(scores, 2.0).max() < softmax(scores).max()
    assert softmax(scores, 2.0).sum() == pytest.approx(1.0)
