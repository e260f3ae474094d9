"""Who speaks independently: near-copies count once, and a source updates itself."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tocsin.model.identity import MentionId
from tocsin.model.mention import Factuality
from tocsin.model.told import Told


@dataclass(frozen=True, slots=True)
class Telling:
    """A mention with the voice that it comes from and the day by which it was known.

    `is_copy` marks a near-copy that another source published first.
    """

    told: Told
    voice: str
    known_on: date | None
    is_copy: bool

    @property
    def id(self) -> MentionId:
        """The mention's id."""
        return self.told.id

    @property
    def order(self) -> tuple[str, MentionId]:
        """What tellings are sorted by: undated reports first, then by day."""
        return (self.known_on.isoformat() if self.known_on else "", self.id)


def tellings_of(members: Iterable[Told]) -> tuple[Telling, ...]:
    """Give the mentions of one incident with their voices, the earliest first.

    A voice is a group of near-copies, if two of its texts are here; else the
    source; else the report itself. Mentions that deny the incident speak only
    where nobody else does.
    """
    everyone = sorted(members, key=lambda t: t.id)
    asserting = [t for t in everyone if t.mention.factuality is not Factuality.NEGATED]
    chosen = asserting or everyone
    copies = Counter(t.copies for t in chosen if t.copies is not None)
    first: dict[str, Told] = {}
    for told in sorted(chosen, key=_order):
        if told.copies is not None:
            first.setdefault(told.copies, told)
    tellings = [_telling(told, copies, first) for told in chosen]
    return tuple(sorted(tellings, key=lambda t: t.order))


def _order(told: Told) -> tuple[str, MentionId]:
    day = told.published.end
    return (day.isoformat() if day else "~", told.id)


def _telling(told: Told, copies: Counter[str], first: dict[str, Told]) -> Telling:
    day = told.published.end
    if told.copies is not None and copies[told.copies] > 1:
        original = first[told.copies]
        is_copy = told.id != original.id and (told.source is None or told.source != original.source)
        return Telling(told, f"copies:{told.copies}", day, is_copy)
    return Telling(told, f"source:{told.source}" if told.source else f"report:{told.report}", day, is_copy=False)


def voices(tellings: Sequence[Telling]) -> int:
    """Count the independent voices."""
    return len({telling.voice for telling in tellings})
