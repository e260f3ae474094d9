"""What other date libraries find in a text: each only where it is installed, all with the same anchor."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from typing import Any

from evals.date_heideltime import start_heideltime


@dataclass(frozen=True, slots=True)
class PeerDate:
    """Words that a library took for a date, and the day that it gave.

    `last` is the last day where a library gives spans; most of them know no intervals.
    """

    start: int
    end: int
    day: date
    last: date | None = None


Peer = Callable[[str, date | None, str], list[PeerDate]]


def available_peers() -> dict[str, Peer]:
    """Give the libraries that can be imported, by name."""
    peers: dict[str, Peer] = {}
    for name, make in (("dateparser", _dateparser), ("timefhuman", _timefhuman), ("parsedatetime", _parsedatetime)):
        try:
            peers[name] = make(import_module(name))
        except ImportError:
            continue
    with contextlib.suppress(ImportError):
        peers["HeidelTime"] = _heideltime()
    return peers


def _heideltime() -> Peer:
    spans_of = start_heideltime()

    def find(text: str, published: date | None, language: str) -> list[PeerDate]:
        return [PeerDate(*span) for span in spans_of(text, published, language)]

    return find


def _noon(day: date | None) -> datetime:
    return datetime.combine(day or date(2000, 1, 1), datetime.min.time()).replace(hour=12)


def _dateparser(_: Any) -> Peer:
    from dateparser.search import search_dates

    def find(text: str, published: date | None, language: str) -> list[PeerDate]:
        settings = {"RELATIVE_BASE": _noon(published), "PREFER_DATES_FROM": "past"}
        found, at = [], 0
        for words, when in search_dates(text, languages=[language], settings=settings) or ():
            start = text.find(words, at)
            if start >= 0:
                found.append(PeerDate(start, start + len(words), when.date()))
                at = start + len(words)
        return found

    return find


def _timefhuman(module: Any) -> Peer:
    def find(text: str, published: date | None, _: str) -> list[PeerDate]:
        config = module.tfhConfig(now=_noon(published), direction=module.Direction.previous, return_matched_text=True)
        found = []
        for _words, span, when in module.timefhuman(text, config=config):
            first = when[0] if isinstance(when, (list, tuple)) and when else when
            if isinstance(first, (datetime, date)):
                found.append(PeerDate(span[0], span[1], first.date() if isinstance(first, datetime) else first))
        return found

    return find


def _parsedatetime(module: Any) -> Peer:
    calendar = module.Calendar()

    def find(text: str, published: date | None, _: str) -> list[PeerDate]:
        rows = calendar.nlp(text, sourceTime=_noon(published)) or ()
        return [PeerDate(start, end, when.date()) for when, kind, start, end, _words in rows if kind in (1, 3)]

    return find


def is_within(day: date, start: str | None, end: str | None) -> bool:
    """Say whether a day lies in an interval of ISO days, open where one is None."""
    is_begun = start is None or date.fromisoformat(start) <= day
    return is_begun and (end is None or day <= date.fromisoformat(end))
