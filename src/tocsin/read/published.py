"""When a page was published: a vote of what its metadata, address and visible text say."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tocsin.model.interval import Interval
from tocsin.model.report import Publication, PublicationBasis
from tocsin.read.days import OLDEST


class Voter(StrEnum):
    """Who names a publication date, in the order in which they are believed."""

    JSON_LD = "JSON-LD"
    META = "meta tag"
    LOOSE_META = "meta tag of any date"  # "date", "created": which date, it does not say
    TIME = "time element"
    URL = "address"
    VISIBLE = "visible text"
    HTMLDATE = "htmldate"


# How much each counts. An address and a meta tag that agree beat a JSON-LD block that stands alone.
WEIGHTS = {
    Voter.JSON_LD: 3.0,
    Voter.META: 3.0,
    Voter.URL: 2.5,
    Voter.TIME: 2.0,
    Voter.LOOSE_META: 1.7,
    Voter.VISIBLE: 1.5,
    Voter.HTMLDATE: 2.2,
}
_METADATA = frozenset({Voter.JSON_LD, Voter.META, Voter.LOOSE_META, Voter.TIME})
_SETTLED = 5.0  # weight on one day, and none on another: htmldate need not be asked


@dataclass(frozen=True, slots=True)
class Vote:
    """One voter's day, and the words it read it from."""

    voter: Voter
    day: date
    words: str


def elect(votes: tuple[Vote, ...], newest: date) -> Publication:
    """Give the day with the most weight, with a doubt flag where another day got votes too.

    Days one apart count as one (time zones), and the earlier-ranked voter's
    wording is kept. Days outside 1900 to `newest` do not count.
    """
    possible = [vote for vote in votes if OLDEST <= vote.day <= newest]
    if not possible:
        return Publication.unknown() if not votes else _none_possible(votes)
    order = list(Voter)
    totals: dict[date, float] = {}
    for vote in possible:
        totals[vote.day] = totals.get(vote.day, 0.0) + WEIGHTS[vote.voter]
    support = {
        day: total + 0.5 * sum(totals.get(day + timedelta(days=step), 0.0) for step in (-1, 1))
        for day, total in totals.items()
    }
    best_rank = {day: min(order.index(v.voter) for v in possible if v.day == day) for day in totals}
    winner = max(totals, key=lambda day: (support[day], totals[day], -best_rank[day], -day.toordinal()))
    others = sorted({vote.day for vote in possible if abs((vote.day - winner).days) > 1})
    basis = _basis({vote.voter for vote in possible if vote.day == winner})
    is_alone = {vote.voter for vote in possible} == {Voter.HTMLDATE}  # right in nine pages of ten
    return Publication(Interval.day(winner), basis, bool(others) or is_alone, _note(votes))


def is_settled(votes: tuple[Vote, ...]) -> bool:
    """Say whether voters with enough weight name one day and nobody names another."""
    days = {vote.day for vote in votes}
    return len(days) == 1 and sum(WEIGHTS[vote.voter] for vote in votes) >= _SETTLED


def _basis(voters: set[Voter]) -> PublicationBasis:
    if voters & _METADATA:
        return PublicationBasis.METADATA
    return PublicationBasis.STATED if Voter.VISIBLE in voters else PublicationBasis.INFERRED


def _none_possible(votes: tuple[Vote, ...]) -> Publication:
    unknown = Publication.unknown()
    return Publication(unknown.interval, unknown.basis, True, _note(votes))


def _note(votes: tuple[Vote, ...]) -> str:
    order = list(Voter)
    return "; ".join(f"{v.voter}: {v.day} ({v.words})" for v in sorted(votes, key=lambda v: order.index(v.voter)))
