"""Numbers in digits and words, vague amounts, and the hedges around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.model.quantity import Qualifier
from tocsin.resolve.numbers import LARGEST, read_amount
from tocsin.resolve.quantities_hedges import read_hedges, to_range
from tocsin.resolve.tables.quantities_numbers import DEFAULT, HEDGES, PROFILES


def amount_of(text: str) -> tuple[int | None, int | None, str | None]:
    words = text.lower().split()
    found = read_amount(words, 0, DEFAULT, [False] * (len(words) + 1))
    assert found is not None
    return found.low, found.high, found.problem


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("1,200", 1_200),
        ("1,00,000", 100_000),
        ("12 000", 12_000),
        ("2.5 million", 2_500_000),
        ("٣٠٠", 300),
        ("nine hundred", 900),
        ("three dozen", 36),
        ("half a dozen", 6),
        ("half a million", 500_000),
        ("a hundred and twenty", 120),
        ("two and a half thousand", 2_500),
        ("two-and-a-half thousand", 2_500),
        ("one and a half million", 1_500_000),
        ("forty-two", 42),
        ("twenty one", 21),
        ("one thousand two hundred and five", 1_205),
        ("three million two hundred thousand", 3_200_000),
        ("twelve hundred", 1_200),
        ("a thousand and one", 1_001),
    ],
)
def test_digits_and_words_say_the_same_numbers(text: str, value: int) -> None:
    assert amount_of(text) == (value, value, None)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("6 to 8", 6, 8),
        ("two or three", 2, 3),
        ("two to three thousand", 2_000, 3_000),
        ("one or two hundred", 100, 200),
    ],
)
def test_two_numbers_with_to_or_are_a_range(text: str, low: int, high: int) -> None:
    assert amount_of(text) == (low, high, None)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("9" * 10_000, "figure.absurd"),
        (str(LARGEST + 1), "figure.absurd"),
        ("two hundred thousand million", "figure.malformed"),
        ("nineteen eighty-four", "figure.malformed"),
        ("1.500", "figure.ambiguous"),
        ("3.7", "figure.fraction"),
        ("15 to 12", "figure.backwards"),
        ("1٣", "figure.malformed"),
    ],
)
def test_what_looks_like_a_number_and_is_none_is_a_problem(text: str, problem: str) -> None:
    assert amount_of(text) == (None, None, problem)


def test_a_number_ends_before_the_next_one_begins() -> None:
    assert amount_of("one hundred and two hundred") == (100, 100, None)


def test_an_article_alone_is_no_number() -> None:
    assert read_amount(["a", "man"], 0, DEFAULT, [False] * 3) is None


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_every_row_of_every_profile_is_a_range(profile: object) -> None:
    from tocsin.resolve.tables.quantities_numbers import Profile

    assert isinstance(profile, Profile)
    for row in profile.vague.values():
        known = [n for n in (row.low, row.best, row.high) if n is not None]
        assert known == sorted(known)


@given(st.sampled_from(sorted(HEDGES)), st.integers(0, LARGEST))
def test_any_hedge_before_any_number_gives_a_range_in_order_or_a_problem(hedge: tuple[str, ...], n: int) -> None:
    words = [*hedge, str(n)]
    amount = read_amount(words, len(hedge), DEFAULT, [False] * (len(words) + 1))
    assert amount is not None
    read = to_range(amount, read_hedges(words, len(hedge)), DEFAULT)
    if isinstance(read, str):
        assert read == "figure.contradictory"
        assert n == 0
    else:
        qualifier = HEDGES[hedge]
        assert read[0].qualifier is (qualifier or (Qualifier.EXACT if n else Qualifier.NONE))


@given(st.integers(0, 10**6))
def test_grouping_does_not_change_a_number(n: int) -> None:
    assert amount_of(f"{n:,}") == amount_of(str(n)) == (n, n, None)


def test_hedges_that_pull_apart_are_a_problem() -> None:
    words = "at least at most 7".split()
    amount = read_amount(words, 4, DEFAULT, [False] * 6)
    assert amount is not None
    assert to_range(amount, read_hedges(words, 4), DEFAULT) == "figure.contradictory"
