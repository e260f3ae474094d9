"""When a page was published: days in words, in addresses, and the vote."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.model.report import PublicationBasis
from tocsin.read.days import day_in, day_in_url
from tocsin.read.published import Vote, Voter, elect, is_settled

NEWEST = date(2030, 1, 1)
DAY = date(2017, 11, 15)


@pytest.mark.parametrize(
    "words",
    [
        "2017-11-15T08:00:00Z",
        "15 November 2017",
        "Nov. 15, 2017",
        "Posted on November 15th, 2017 at 9 pm",
        "15 de noviembre de 2017",
        "15. November 2017",
        "15.11.2017",
        "15/11/2017",
        "11/15/2017",
        "20171115",
        "15 Kasım 2017",
    ],
)
def test_a_full_day_is_read_however_it_is_written(words: str) -> None:
    assert day_in(words) == DAY


@pytest.mark.parametrize("words", ["04/05/2017", "November 2017", "31 February 2017", "15 Foo 2017", "", "0000-00-00"])
def test_words_that_fix_no_single_day_give_none(words: str) -> None:
    assert day_in(words) is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://post.test/2017/11/15/blast-in-olma", DAY),
        ("https://post.test/world/2017-11-15/blast", DAY),
        ("https://post.test/2017/nov/15/blast", DAY),
        ("https://post.test/news/20171115-blast", DAY),
        ("https://post.test/2017/11/blast", None),
        ("https://post.test/blast?d=2017/11/15/", None),
        ("no address", None),
    ],
)
def test_an_address_may_carry_the_day(url: str, day: date | None) -> None:
    assert day_in_url(url) == day


def vote(voter: Voter, day: date) -> Vote:
    return Vote(voter, day, day.isoformat())


def test_voters_that_agree_leave_no_doubt() -> None:
    votes = (vote(Voter.JSON_LD, DAY), vote(Voter.META, DAY))
    published = elect(votes, NEWEST)
    assert (published.interval.best, published.is_doubtful) == (DAY, False)
    assert published.basis is PublicationBasis.METADATA
    assert is_settled(votes)


def test_two_that_agree_beat_one_that_is_believed_more() -> None:
    other = date(2019, 2, 1)
    published = elect((vote(Voter.JSON_LD, other), vote(Voter.META, DAY), vote(Voter.URL, DAY)), NEWEST)
    assert published.interval.best == DAY
    assert published.is_doubtful
    assert published.note is not None
    assert "JSON-LD: 2019-02-01" in published.note


def test_days_next_to_each_other_are_time_zones_and_no_doubt() -> None:
    published = elect((vote(Voter.META, DAY), vote(Voter.URL, date(2017, 11, 16))), NEWEST)
    assert (published.interval.best, published.is_doubtful) == (DAY, False)


def test_a_day_that_cannot_be_does_not_count() -> None:
    published = elect((vote(Voter.META, date(2031, 1, 1)), vote(Voter.URL, DAY)), NEWEST)
    assert published.interval.best == DAY
    assert elect((vote(Voter.META, date(2031, 1, 1)),), NEWEST).basis is PublicationBasis.UNKNOWN


def test_a_guess_that_stands_alone_is_doubtful() -> None:
    assert elect((vote(Voter.HTMLDATE, DAY),), NEWEST).is_doubtful


def test_without_votes_the_date_is_unknown() -> None:
    assert elect((), NEWEST).basis is PublicationBasis.UNKNOWN


@given(st.text(max_size=300))
def test_any_words_give_a_day_or_none(words: str) -> None:
    day = day_in(words)
    assert day is None or day.year >= 1900


@given(st.lists(st.tuples(st.sampled_from(list(Voter)), st.dates()), max_size=6))
def test_the_order_of_votes_does_not_matter(votes: list[tuple[Voter, date]]) -> None:
    given_votes = tuple(vote(voter, day) for voter, day in votes)
    assert elect(given_votes, NEWEST).interval == elect(given_votes[::-1], NEWEST).interval
