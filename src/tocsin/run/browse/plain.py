"""What a page shows of values, claims and reports, made from JSON as it is stored, with offsets for browsers."""

import json
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

import orjson

from tocsin.model.interval import DatePrecision, Interval, parse_interval
from tocsin.model.place import Place, PlacePrecision
from tocsin.model.quantity import Qualifier, Range
from tocsin.model.wording import date_in_words, label_of, place_in_words, range_in_words
from tocsin.record.cards import shape_of
from tocsin.record.values import PlainReport

Plain = dict[str, Any]


def from_json(words: str) -> Any:
    """Read JSON as the record writes it, as fast as can be; whole numbers over 64 bits and the like take longer."""
    try:
        return orjson.loads(words)
    except ValueError:
        return json.loads(words)


class Utf16:
    """Where characters stand in a text as browsers count: those beyond the first plane count twice."""

    __slots__ = ("_beyond",)

    def __init__(self, text: str) -> None:
        self._beyond: tuple[int, ...] = ()
        if not text.isascii() and max(text) > "\uffff":
            self._beyond = tuple(at for at, letter in enumerate(text) if letter > "\uffff")

    def at(self, offset: int) -> int:
        """Give the UTF-16 offset of a code point offset."""
        return offset + bisect_left(self._beyond, offset) if self._beyond else offset


class Offsets:
    """The UTF-16 offsets of several reports."""

    def __init__(self, reports: Iterable[PlainReport]) -> None:
        self._by_report = {report.id: Utf16(report.text) for report in reports}

    def spans(self, evidence: Iterable[Mapping[str, Any]]) -> list[Plain]:
        """Give evidence with both kinds of offsets."""
        return [self.span(one) for one in evidence]

    def span(self, evidence: Mapping[str, Any]) -> Plain:
        """Give one piece of evidence with both kinds of offsets."""
        units = self._by_report.get(evidence["report"])
        start, end = evidence["start"], evidence["end"]
        return {
            "report": evidence["report"],
            "start": start,
            "end": end,
            "start_utf16": units.at(start) if units else start,
            "end_utf16": units.at(end) if units else end,
            "exact": visible(evidence["exact"]),
        }


def visible(text: str) -> str:
    """Give a text as UTF-8 can carry it, each lone surrogate as one mark, so that offsets hold."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


# --- values in words --------------------------------------------------------------------------------------------------


def interval_from(plain: Mapping[str, Any]) -> Interval:
    """Give the interval of a stored one."""
    return _interval(plain.get("start"), plain.get("end"), plain["precision"], plain.get("best"))


@lru_cache(maxsize=4096)
def _interval(start: str | None, end: str | None, precision: str, best: str | None) -> Interval:
    whole = parse_interval(f"{start or '..'}/{end or '..'}") if start or end else None
    likeliest = parse_interval(best).start if best else None
    return Interval(whole.start if whole else None, whole.end if whole else None, DatePrecision(precision), likeliest)


def date_words(plain: Mapping[str, Any]) -> str:
    """Write stored days as people do."""
    return date_in_words(interval_from(plain))


def with_date_words(plain: Mapping[str, Any]) -> Plain:
    """Give stored days with their words and in the Extended Date/Time Format."""
    interval = interval_from(plain)
    return {**plain, "edtf": interval.edtf, "words": date_in_words(interval)}


def _place_from(plain: Mapping[str, Any]) -> Place:
    return Place(**{**plain, "precision": PlacePrecision(plain["precision"])})


def with_place_words(plain: Mapping[str, Any]) -> Plain:
    """Give a stored place with its words and how it may be drawn."""
    place = _place_from(plain)
    return {**plain, "shape": shape_of(place), "words": place_in_words(place)}


def with_range_words(plain: Mapping[str, Any]) -> Plain:
    """Give a stored range with its words."""
    return {**plain, "words": range_words(plain)}


def range_words(plain: Mapping[str, Any]) -> str:
    """Write a stored range as people do."""
    return range_in_words(Range(plain["low"], plain["best"], plain["high"], Qualifier(plain["qualifier"])))


def figure_name(plain: Mapping[str, Any]) -> str:
    """Name what a stored figure counts, and of whom where that is not everybody."""
    subject = plain.get("unit") or label_of(plain["subject"])
    return subject if plain["population"] == "total" else f"{subject}, {label_of(plain['population'])}"


def who_words(plain: Mapping[str, Any]) -> str:
    """Name a stored participant, how it is tied to the act, and what it is as a target."""
    notes = []
    if plain.get("attribution"):
        tie = label_of(plain["attribution"])
        notes.append(f"{tie}: {plain['blamer']}" if plain.get("blamer") else tie)
    if plain.get("target_type"):
        notes.append(label_of(plain["target_type"]))
    name = plain.get("name") or label_of(plain["kind"])
    return f"{name} ({', '.join(notes)})" if notes else name


def _shown_place(plain: Plain) -> tuple[Any, str]:
    shown = with_place_words(plain)
    return shown, shown["words"]


def _shown_date(plain: Plain) -> tuple[Any, str]:
    shown = with_date_words(plain)
    return shown, shown["words"]


def _shown_figure(plain: Plain) -> tuple[Any, str]:
    shown = {**plain, "range": with_range_words(plain["range"])}
    return shown, shown["range"]["words"]


def _shown_weapon(plain: Plain) -> tuple[Any, str]:
    return _bare(plain), f"{label_of(plain['type'])} ({label_of(plain['status'])})"


def _bare(plain: Plain) -> Plain:
    return {name: held for name, held in plain.items() if name != "evidence"}


# What is shown of a value of each field, and how it is written in words.
Show = Callable[[Any], tuple[Any, str]]
SHOWN: dict[str, Show] = {
    "type": lambda value: (value, label_of(value)),
    "stage": lambda value: (value, label_of(value)),
    "thwarted_at": lambda value: (value, label_of(value)),
    "date": _shown_date,
    "planned_date": _shown_date,
    "place": _shown_place,
    "quantities": _shown_figure,
    "participants": lambda value: (_bare(value), who_words(value)),
    "weapons": _shown_weapon,
}
LABELS: dict[str, Callable[[Any], str]] = {
    "quantities": figure_name,
    "participants": lambda value: label_of(value["role"]),
    "weapons": lambda value: "weapon",
}


def label_for(field: str, value: Any) -> str:
    """Name a value of a field."""
    return LABELS[field](value) if field in LABELS else label_of(field)


# --- reports ----------------------------------------------------------------------------------------------------------


def report_line(payload: str, text: str) -> Plain:
    """Give what a list shows of a report; its address only where a browser may follow it."""
    plain = from_json(payload)
    published = plain["published"]
    interval = interval_from(published["interval"])
    return {
        "id": plain["id"],
        "title": plain["title"],
        "source": plain["source"],
        "url": safe_url(plain["url"]),
        "byline": plain["byline"],
        "published": {
            "start": published["interval"]["start"],
            "end": published["interval"]["end"],
            "edtf": interval.edtf if interval.start or interval.end else None,
            "basis": published["basis"],
            "is_doubtful": published["is_doubtful"],
        },
        "language": plain["language"],
        "characters": len(text),
    }


def safe_url(url: str | None) -> str | None:
    """Give an address that a browser may follow: http and https only."""
    return url if url and url.lower().startswith(("http://", "https://")) else None
