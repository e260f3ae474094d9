"""What a person decided about a value, a mention, a claim, an incident or a judgement, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tocsin.model.identity import ReviewId, content_hash


class ReviewDecision(StrEnum):
    """What was decided (RECORD.md 2.2)."""

    ACCEPT = "accept"
    EDIT = "edit"
    REJECT = "reject"
    MERGE = "merge"
    SPLIT = "split"
    DEFER = "defer"
    UNDO = "undo"  # takes an earlier review back; its target is that review


class TargetKind(StrEnum):
    """What a review is about."""

    REPORT = "report"
    MENTION = "mention"
    CLAIM = "claim"
    INCIDENT = "incident"
    JUDGEMENT = "judgement"
    REVIEW = "review"
    SOURCE = "source"  # by name, and "@" and its site where its reports have addresses


@dataclass(frozen=True, slots=True)
class ReviewTarget:
    """The thing that a review is about; `field` names one value of it ("date", "quantities[0]")."""

    kind: TargetKind
    id: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """One person's decision; `old` and `new` are the value before and after, as JSON text.

    A review is never changed: a person takes it back with an UNDO, and an UNDO
    can be undone in its turn. `at` is an aware time. `key` is the caller's own
    name for the request: sent twice, it is one review.
    """

    target: ReviewTarget
    decision: ReviewDecision
    reason: str
    reviewer: str
    at: datetime
    old: str | None = None
    new: str | None = None
    key: str | None = None

    def __post_init__(self) -> None:
        if not self.reviewer:
            raise ValueError("a review without a reviewer")
        if self.at.tzinfo is None:
            raise ValueError(f"{self.at} has no time zone")
        if (self.decision is ReviewDecision.UNDO) != (self.target.kind is TargetKind.REVIEW):
            raise ValueError(f"{self.decision} of a {self.target.kind}")

    @property
    def id(self) -> ReviewId:
        """Name the review by its content: the same decision sent twice is one review."""
        target = self.target
        parts = (target.kind, target.id, target.field, self.decision, self.old, self.new, self.reason, self.reviewer)
        return ReviewId("rev_" + content_hash(*parts, self.at.isoformat()))


def undone_reviews(reviews: Iterable[Review]) -> frozenset[ReviewId]:
    """Give the ids of the reviews that a later, holding UNDO takes back."""
    every = tuple(reviews)
    undone: set[ReviewId] = set()
    for review in reversed(every):
        if review.decision is ReviewDecision.UNDO and review.id not in undone:
            undone.add(ReviewId(review.target.id))
    return frozenset(undone)


def active_reviews(reviews: Iterable[Review]) -> tuple[Review, ...]:
    """Give the reviews that hold, in the order given (oldest first): those that no later, holding UNDO takes back."""
    undone: set[str] = set()
    holding = []
    for review in reversed(tuple(reviews)):
        if review.id in undone:
            continue
        if review.decision is ReviewDecision.UNDO:
            undone.add(review.target.id)
        else:
            holding.append(review)
    return tuple(reversed(holding))
