"""Which words a value rests on."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from tocsin.model.identity import ReportId

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The exact words of one report: ``report.text[start:end] == exact``, in code points, half-open."""

    report: ReportId
    start: int
    end: int
    exact: str

    def __post_init__(self) -> None:
        if self.start < 0 or not self.exact or self.end - self.start != len(self.exact):
            raise ValueError(f"{self.exact!r} does not fit {self.start}:{self.end}")

    def overlaps(self, other: "Evidence") -> bool:
        """Say whether both share at least one character of one report."""
        return self.report == other.report and self.start < other.end and other.start < self.end

    def holds(self, other: "Evidence") -> bool:
        """Say whether the other lies wholly inside this."""
        return self.report == other.report and self.start <= other.start and other.end <= self.end


class Basis(StrEnum):
    """How a value follows from the words (CODEBOOK 5, 6, 7)."""

    STATED = "stated"
    ANCHORED = "anchored"  # a date counted from another date
    CALENDAR = "calendar"  # a named day
    GAZETTEER = "gazetteer"
    WORD_TABLE = "word_table"
    COMPUTED = "computed"
    INFERRED = "inferred"
    INFERRED_FROM_STAGE = "inferred_from_stage"
    REVIEWER = "reviewer"

    @property
    def needs_words(self) -> bool:
        """Say whether a value of this basis must point at words."""
        return self in _NEEDS_WORDS


_NEEDS_WORDS = frozenset({Basis.STATED, Basis.ANCHORED, Basis.WORD_TABLE})


@dataclass(frozen=True, slots=True)
class Sourced(Generic[T_co]):
    """A value, the words it rests on, and the rule that read it out of them.

    A value that no report gives is not stored: the field is ``None``. Zero is
    stored only where a report says zero. `confidence` lies between 0 and 1 and
    is ``None`` where nothing was estimated.
    """

    value: T_co
    basis: Basis
    evidence: tuple[Evidence, ...]
    rule: str
    confidence: float | None = None

    def __post_init__(self) -> None:
        if self.basis.needs_words and not self.evidence:
            raise ValueError(f"{self.value!r} is called {self.basis}, but no words state it")
