"""How many: the range that words commit to, and of whom."""

from dataclasses import dataclass
from enum import StrEnum


class Subject(StrEnum):
    """What is counted (CODEBOOK 7)."""

    KILLED = "killed"
    WOUNDED = "wounded"
    KILLED_OR_WOUNDED = "killed_or_wounded"
    DETAINED = "detained"
    ABDUCTED = "abducted"
    RELEASED = "released"
    MISSING = "missing"
    DISPLACED = "displaced"
    CONVICTED = "convicted"
    PERPETRATORS = "perpetrators"
    FIGHTERS = "fighters"
    WEAPONS = "weapons"
    OTHER = "other"


class Population(StrEnum):
    """Who is counted, by the noun (CODEBOOK 7)."""

    TOTAL = "total"
    CIVILIANS = "civilians"
    SECURITY_FORCES = "security_forces"
    ARMED_GROUP = "armed_group"
    PERPETRATORS = "perpetrators"
    CHILDREN = "children"
    FOREIGN_NATIONALS = "foreign_nationals"
    OTHER = "other"


class Qualifier(StrEnum):
    """How the words hedge the number (CODEBOOK 7)."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    ABOUT = "about"
    RANGE = "range"
    WORD_RANGE = "word_range"
    PLURAL = "plural"
    MANY = "many"
    ALL = "all"
    NONE = "none"


class IncludesPerpetrators(StrEnum):
    """Whether a figure counts the perpetrators too."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Range:
    """``low <= best <= high`` as the words commit to it; None: low 0, best no defensible point, high open."""

    low: int | None
    best: int | None
    high: int | None
    qualifier: Qualifier

    def __post_init__(self) -> None:
        known = [n for n in (self.low, self.best, self.high) if n is not None]
        if not known or known != sorted(known) or known[0] < 0:
            raise ValueError(f"{self.low} <= {self.best} <= {self.high} does not hold")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure: what is counted, of whom, and its range."""

    subject: Subject
    range: Range
    population: Population = Population.TOTAL
    includes_perpetrators: IncludesPerpetrators | None = None
    unit: str | None = None
    of: int | None = None
