"""Whether two mentions tell one incident: by a named rule with its parts, or by a person."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tocsin.model.identity import JudgementId, MentionId, ReviewId, content_hash


class Decision(StrEnum):
    """What was decided about two mentions."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Part:
    """What one feature says: a weight (above 0 speaks for same) and why, in words."""

    feature: str
    weight: float
    reason: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision about two mentions, `left` sorting before `right`.

    `made_by` is "rule:NAME" or "person:NAME"; a person outranks a rule for
    ever. `at` is set for people's decisions only, so that rules give the same
    judgement on every run. `review` is the decision that it was made with: once
    that is taken back, the judgement counts no more.
    """

    left: MentionId
    right: MentionId
    decision: Decision
    made_by: str
    reason: str
    score: float | None = None
    parts: tuple[Part, ...] = ()
    at: datetime | None = None
    review: ReviewId | None = None

    def __post_init__(self) -> None:
        if not self.left < self.right:
            raise ValueError(f"{self.left} must sort before {self.right}")

    @property
    def is_by_person(self) -> bool:
        """Say whether a person decided it."""
        return self.made_by.startswith("person:")

    @property
    def id(self) -> JudgementId:
        """Name the judgement by its content, so that a review can point at it."""
        when = self.at.isoformat() if self.at else None
        parts = (self.left, self.right, self.decision, self.made_by, self.reason, self.score, when)
        return JudgementId("jdg_" + content_hash(*parts, [[p.feature, p.weight, p.reason] for p in self.parts]))
