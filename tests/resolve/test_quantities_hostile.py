"""Any text at all: nothing raises, and every figure keeps its invariants."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.model.report import Report
from tocsin.model.sentence import split_sentences
from tocsin.resolve.quantities import find_figures

_WORDS = st.sampled_from(
    "killed wounded and or , ; : ( ) - – at least up to about 12 1,00,000 1e9 -5 9999999999999999999999 two hundred"
    " dozen a half million people soldiers gunmen were was of the them including among who in Kesh"
    " said no none all both one"
    " to from rose toll death number between 3.7 ٣٠٠ several hundreds him shot dead “ ” ' . years km % $ \u200b".split(
        " "
    )
)


def check(text: str) -> None:
    report = Report.of(text)
    figures, problems = find_figures(report, split_sentences(report))
    starts = [f.evidence.start for f in figures]
    assert starts == sorted(starts)
    for index, figure in enumerate(figures):
        for words in (figure.evidence, figure.phrase, figure.noun, figure.cue):
            assert words is None or report.text[words.start : words.end] == words.exact
        assert figure.phrase.holds(figure.evidence)
        assert figure.part_of is None or (0 <= figure.part_of < len(figures) and figure.part_of != index)
        assert (figure.range.high or 0) < 2**63
    for problem in problems:
        assert problem.code.startswith("figure.")
        assert problem.evidence


@given(st.lists(_WORDS, max_size=40))
@settings(max_examples=300, deadline=None)
def test_any_heap_of_counting_words_keeps_the_invariants(words: list[str]) -> None:
    check(" ".join(words))


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_characters_keep_the_invariants(text: str) -> None:
    if text:
        check(text)


@pytest.mark.parametrize(
    "piece",
    ["one hundred and ", "1-", "1,000,", "at least ", "killed and wounded ",
     "two of them ", "including ", "(", "“", "'s ",
     "12 people, ", "9", "a dozen ", "of the ", "who were ", "no "],
)  # fmt: skip
def test_repeated_pieces_do_not_raise(piece: str) -> None:
    check(piece * 2_000)


@given(st.lists(_WORDS, max_size=25), st.lists(_WORDS, max_size=25))
@settings(max_examples=100, deadline=None)
def test_a_paragraph_does_not_change_the_figures_of_another(left: list[str], right: list[str]) -> None:
    def values(text: str) -> list[tuple[str, object, object]]:
        report = Report.of(text)
        return [(f.evidence.exact, f.range, f.subject) for f in find_figures(report, split_sentences(report))[0]]

    one, two = " ".join(left) + ".", " ".join(right) + "."
    assert values(f"{one}\n\n{two}") == values(one) + values(two)
