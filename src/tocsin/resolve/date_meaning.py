"""What the words of a date say, before they are placed on a calendar."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tocsin.model.interval import DatePrecision
from tocsin.resolve.tables.dates import Part, Season, Unit


class Kind(StrEnum):
    """The sort of meaning; `date_anchors.PLACERS` has one function for each."""

    DAY = "day"
    MONTH = "month"
    YEARS = "years"
    WEEKDAY = "weekday"
    DAY_OFFSET = "day_offset"
    LAST_NIGHT = "last_night"
    OVERNIGHT = "overnight"
    UNIT = "unit"
    EARLIER_IN = "earlier_in"
    LATER_IN = "later_in"
    AGO = "ago"
    LONG_AGO = "long_ago"
    PAST_SPAN = "past_span"
    NEXT_SPAN = "next_span"
    PART = "part"
    SEASON = "season"
    QUARTER = "quarter"
    WEEK_OF_MONTH = "week_of_month"
    HOLIDAY = "holiday"
    ANNIVERSARY = "anniversary"
    TWO_READINGS = "two_readings"
    RANGE = "range"
    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"
    CHAINED = "chained"
    AFTER_EVENT = "after_event"
    DURATION = "duration"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the words of a date say; only the fields that the kind needs are set.

    `shift` is -1 for last, 0 for this, 1 for next, None where the words do not
    say. `low` and `high` count units. `inner` is what a part, a range, "since"
    and the like are of; `last` is the end of a range or the second reading.
    """

    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    unit: Unit | None = None
    shift: int | None = None
    low: int = 0
    high: int = 0
    part: Part | None = None
    season: Season | None = None
    name: str | None = None
    last_year: int | None = None
    inner: "Meaning | None" = None
    last: "Meaning | None" = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words from index `first` to before `end` that have a meaning; `rule` names the rule that read them."""

    first: int
    end: int
    meaning: Meaning
    rule: str


@dataclass(frozen=True, slots=True)
class Days:
    """A placed meaning: first and last day, how exact, and the day that the words fix, if any."""

    start: date | None
    end: date | None
    precision: DatePrecision
    best: date | None = None


class Tense(StrEnum):
    """Which way the sentence looks from its anchor."""

    PAST = "past"
    FUTURE = "future"
    NEAREST = "nearest"  # a plan told in the past: its day can lie on either side
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class At:
    """One day to count from, and which way to look."""

    day: date
    tense: Tense
    text_words: frozenset[str] = frozenset()
    is_clipped: bool = True

    @property
    def is_future(self) -> bool:
        """Say whether the coming day is meant."""
        return self.tense is Tense.FUTURE
