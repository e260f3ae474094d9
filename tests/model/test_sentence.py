import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.model.report import Report
from tocsin.model.sentence import split_sentences, split_words


def sentences(text: str) -> list[str]:
    report = Report.of(text)
    return [text[s.start : s.end] for s in split_sentences(report)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. Rhee left. He was shot.", 2),
        ("The U.S. Army sent 2.5 tonnes. It arrived at 5 p.m. Then it left.", 3),
        ("On Nov. 10 the bomb went off.", 1),
        ("“It was loud.” Nobody was hurt!", 2),
        ("Gen. A. B. Rhee of St. Olma spoke.", 1),
        ("A headline without a stop\n\nThe first sentence.", 2),
        ("", 0),
        ("   \n\n  ", 0),
    ],
)
def test_sentences_end_where_a_reader_would_stop(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_words_keep_hyphens_apostrophes_and_grouping() -> None:
    words = [w.text for w in split_words("Mazar-i-Sharif’s 1,200 mosque-goers didn't flee.")]
    assert words == ["Mazar-i-Sharif", "’s", "1,200", "mosque-goers", "didn't", "flee", "."]


@given(st.text(max_size=300))
def test_sentences_are_in_order_and_cover_everything_but_white_space(text: str) -> None:
    found = split_sentences(Report.of(text))
    at = 0
    for sentence in found:
        assert not text[at : sentence.start].strip()
        assert at <= sentence.start < sentence.end
        at = sentence.end
    assert not text[at:].strip()


@given(st.text(max_size=200))
def test_words_stand_where_they_say(text: str) -> None:
    assert all(text[w.start : w.end] == w.text for w in split_words(text))


def test_a_text_without_any_space_is_cut_and_not_hung_on() -> None:
    assert len(sentences("x" * 100_000)) >= 50


def test_the_possessive_is_a_word_of_its_own_in_capitals_too() -> None:
    assert [word.text for word in split_words("EVA RHEE'S HOUSE")] == ["EVA", "RHEE", "'S", "HOUSE"]
