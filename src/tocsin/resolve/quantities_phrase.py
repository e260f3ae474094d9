"""What is a phrase that may count something?"""

from dataclasses import dataclass
from enum import Enum, auto

from tocsin.model.evidence import Basis
from tocsin.model.quantity import Qualifier, Range
from tocsin.resolve.quantities_nouns import NounPhrase

ONE = Range(1, 1, 1, Qualifier.EXACT)
NONE = Range(0, 0, 0, Qualifier.NONE)


class Kind(Enum):
    """How the words count."""

    NUMBER = auto()
    PLURAL = auto()  # "gunmen"
    SINGULAR = auto()  # "a man", "the driver"
    NAMED = auto()  # a name, or "he"
    ZERO = auto()
    ALL = auto()  # "all 12", "both", "half of the 40"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that may count something.

    Tokens `start` to `number_end` are hedge and amount, up to `end` come with
    the noun. `of` is the whole of "half of the 40". A phrase with a problem has
    no range.
    """

    start: int
    number_end: int
    end: int
    kind: Kind
    range: Range | None
    basis: Basis
    rule: str
    noun: NounPhrase
    of: int | None = None
    problem: str | None = None
