"""Reports with what their words are: the marked spans that the model learns from."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tocsin.model.mention import EventType
from tocsin.model.report import Report

Span = tuple[int, int]  # half-open, in the report's text


@dataclass(frozen=True, slots=True)
class CodedMention:
    """One mention as a coder told it: places of its words, and its values as (kind, places, what it is).

    `is_core` is None where the coder left open whether it counts, False of a bare reference.
    """

    type: EventType
    is_core: bool | None
    triggers: tuple[Span, ...]
    passages: tuple[Span, ...]
    values: tuple[tuple[str, tuple[Span, ...], str], ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A report with its marked spans.

    `expressions` are kinds of expressions (labels.KINDS) with their places,
    `unsure` places that teach nothing, `acts` the words of acts with their
    types, or None where the data does not mark them; `speech` likewise the
    speakers, cues and contents of claims. `relevant` are the places that tell
    an incident; `is_relevance_known` says whether all other text tells none.
    `weapons` are clauses that name a weapon somewhere inside. `attributions`
    and `targets` say of participants how they are tied to their act and what
    they are. `coded` are the mentions of a coding by hand, None where the data has none.
    """

    report: Report
    source: str
    part: str
    expressions: tuple[tuple[str, Span], ...] = ()
    unsure: tuple[Span, ...] = ()
    acts: tuple[tuple[str, Span], ...] | None = None
    speech: tuple[tuple[str, Span], ...] | None = None
    relevant: tuple[Span, ...] = ()
    is_relevance_known: bool = False
    weapons: tuple[Span, ...] = ()
    attributions: tuple[tuple[str, Span], ...] = ()
    targets: tuple[tuple[str, Span], ...] = ()
    coded: tuple[CodedMention, ...] | None = None
    gold: dict[str, list[list[str]]] = field(default_factory=dict)  # role to entities, each a list of its names


def places_of(words: str, text: str, within: Span | None = None) -> Iterator[Span]:
    """Give every place where words stand in a text, case ignored."""
    low, needle = text.lower(), words.lower()
    start, end = within or (0, len(text))
    at = low.find(needle, start, end)
    while at >= 0 and needle:
        yield at, at + len(needle)
        at = low.find(needle, at + len(needle), end)
