"""Who speaks independently: near-copies count once, and a source updates itself."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tocsin.link.bursts import Burst, Said, find_bursts, scope_of
from tocsin.model.identity import MentionId
from tocsin.model.mention import Factuality
from tocsin.model.told import Standing, Told

_SECOND_LEVEL = frozenset(
    {"ac", "co", "com", "edu", "gov", "net", "org"}
)  # of "example.co.uk" three parts are one owner's
DOUBTED = "doubted"  # the one voice of all sources that people doubt
OTHERS = "others"  # the one voice of all that nobody called known, where a known one speaks


@dataclass(frozen=True, slots=True)
class Telling:
    """A mention with the voice that it comes from and the day by which it was known.

    `voice` is what counts when values are chosen, and may stand for many:
    `speaker` is the source or the group of near-copies alone. `is_copy` marks a
    near-copy that another source published first. `doubt` says in words why its
    figures are not believed against others', None if they are.
    """

    told: Told
    voice: str
    known_on: date | None
    is_copy: bool
    speaker: str = ""
    doubt: str | None = None

    @property
    def is_known(self) -> bool:
        """Say whether people called its source known."""
        return self.told.standing is Standing.KNOWN

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

    A speaker is a group of near-copies, if two of its texts are here; else the
    source, by its name and its site; else the report itself. Each speaker is a
    voice, but for those that count as one together: a burst (`bursts.py`), the
    sources that people doubt, and, where a source speaks that people called
    known, all that they did not. Mentions that deny the incident speak only
    where nobody else does.
    """
    everyone = sorted(members, key=lambda t: t.id)
    asserting = [t for t in everyone if t.mention.factuality is not Factuality.NEGATED]
    chosen = asserting or everyone
    copies = Counter(t.copies for t in chosen if t.copies is not None)
    first: dict[str, Told] = {}
    for told in sorted(chosen, key=lambda t: (t.standing is not Standing.KNOWN, *_order(t))):
        if told.copies is not None:
            first.setdefault(told.copies, told)
    tellings = [_telling(told, copies, first) for told in chosen]
    return tuple(sorted(_counted(tellings), key=lambda t: t.order))


def _counted(tellings: Sequence[Telling]) -> list[Telling]:
    """Give the tellings with the voices that they count as."""
    known = frozenset(t.speaker for t in tellings if t.is_known)
    doubted = {t.speaker for t in tellings if t.told.standing is Standing.DOUBTED} - known
    fair = [t for t in tellings if t.speaker not in doubted]
    first_heard = {t.speaker: t.order[0] for t in sorted(fair, key=lambda t: t.order, reverse=True)}
    said = [
        Said(t.speaker, t.order[0], scope_of(q.value), q.value.range)
        for t in fair
        if not t.is_copy
        for q in t.told.mention.quantities
    ]
    burst_of = {voice: burst for burst in find_bursts(said, first_heard, known) for voice in burst.voices}
    counted = []
    for telling in tellings:
        burst = burst_of.get(telling.speaker)
        if telling.speaker in doubted:
            telling = replace(
                telling, voice=DOUBTED, speaker=DOUBTED, doubt="voice.doubted: a person doubts its source"
            )
        elif burst is not None and burst.is_late:
            telling = replace(telling, voice=burst.name, doubt=_doubt(burst))
        elif burst is not None:
            telling = replace(telling, voice=burst.name)
        if known and telling.doubt is None and telling.speaker not in known:
            telling = replace(telling, voice=OTHERS)
        counted.append(telling)
    return counted


def _order(told: Told) -> tuple[str, MentionId]:
    day = told.published.end
    return (day.isoformat() if day else "~", told.id)


def _telling(told: Told, copies: Counter[str], first: dict[str, Told]) -> Telling:
    day = told.published.end
    if told.copies is not None and copies[told.copies] > 1:
        original = first[told.copies]
        is_copy = told.id != original.id and (told.source is None or source_named(told) != source_named(original))
        return Telling(told, f"copies:{told.copies}", day, is_copy, f"copies:{told.copies}")
    source = source_named(told)
    speaker = f"source:{source}" if source else f"report:{told.report}"
    return Telling(told, speaker, day, is_copy=False, speaker=speaker)


def source_named(told: Told) -> str | None:
    """Give what people call the source of a mention: its name, and its site where the report has an address.

    >>> from tocsin.link.voices import _site
    >>> _site("news.example.co.uk"), _site("example.com.breaking.test"), _site(None)
    ('@example.co.uk', '@breaking.test', '')
    """
    return f"{told.source}{_site(told.host)}" if told.source else None


def _doubt(burst: Burst) -> str:
    day = f"on {burst.day}" if burst.day else "on no known day"
    return f"voice.burst: one of {len(burst.voices)} sources first heard {day} that contradict what others say"


def _site(host: str | None) -> str:
    """Give the part of a host name that one owner holds: another site under a source's name is another source."""
    if not host or "." not in host:
        return ""
    parts = host.casefold().split(".")
    kept = 3 if len(parts) > 2 and len(parts[-1]) == 2 and parts[-2] in _SECOND_LEVEL else 2
    return "@" + ".".join(parts[-kept:])


def voices(tellings: Sequence[Telling]) -> int:
    """Count the independent sources: near-copies once, and once a burst that contradicts what was told before."""
    return len({telling.voice if telling.doubt else telling.speaker for telling in tellings})
