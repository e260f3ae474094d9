"""Which incidents and claims a person asks for, from words as people type them."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from tocsin.errors import SettingError
from tocsin.model.claim import Claim, ClaimType
from tocsin.model.incident import Incident, IncidentState
from tocsin.model.interval import parse_interval
from tocsin.model.mention import EventType, Stage, TypeGroup
from tocsin.model.report import Report

if TYPE_CHECKING:
    from tocsin.record.base import ClaimFilter, IncidentFilter, Page, Record

Choice = TypeVar("Choice", bound=StrEnum)
T = TypeVar("T")
Words = str | Iterable[str] | None
PAGE = 500
_EVERY_HIT = 1_000_000


def incident_filter(
    *,
    country: str | None = None,
    since: str | None = None,
    until: str | None = None,
    type: Words = None,
    stage: Words = None,
    actor: str | None = None,
    place: str | None = None,
    text: str | None = None,
    state: Words = None,
) -> "IncidentFilter":
    """Give the filter that the words mean.

    `country` is an ISO code or a name; `since` and `until` are days, months or
    years; `type` takes types and groups of types ("explosive", "security");
    without a `state`, what was rejected or merged away is left out.

    Raises:
        SettingError: a word is no country, date, type, stage or state.
    """
    from tocsin.record.base import CURRENT_STATES, IncidentFilter
    from tocsin.run.countries import country_iso3

    return IncidentFilter(
        country=country_iso3(country) if country else None,
        since=first_day(since) if since else None,
        until=last_day(until) if until else None,
        types=tuple(dict.fromkeys(kind for word in _words(type) for kind in types_named(word))),
        stages=tuple(dict.fromkeys(one_of(Stage, word, "stage") for word in _words(stage))),
        actor=actor,
        place=place,
        text=text,
        states=tuple(dict.fromkeys(one_of(IncidentState, word, "state") for word in _words(state))) or CURRENT_STATES,
    )


def claim_filter(
    record: "Record",
    *,
    about: str | None = None,
    speaker: str | None = None,
    type: Words = None,
    text: str | None = None,
) -> "ClaimFilter":
    """Give the filter that the words mean; `about` is an incident's id or the beginning of one."""
    from tocsin.record.base import ClaimFilter

    return ClaimFilter(
        about=record.incident(about).id if about else None,
        types=tuple(dict.fromkeys(one_of(ClaimType, word, "claim type") for word in _words(type))),
        speaker=speaker,
        text=text,
    )


def find_incidents(
    record: "Record", wanted: "IncidentFilter", limit: int | None = None, as_known: str | None = None
) -> Iterator[Incident]:
    """Give the incidents that fit, in the record's order; as the record knew them at the end of a day, if one is given.

    Raises:
        SettingError: `as_known` is no date.
    """
    if as_known is not None:
        return islice(iter(_known_then(record, wanted, last_day(as_known))), limit)
    return _all(lambda size, cursor: record.incidents(wanted, size, cursor), limit)


def _known_then(record: "Record", wanted: "IncidentFilter", on: dt.date) -> list[Incident]:
    from tocsin.record.facets import fits, incident_days

    told_with = None
    if wanted.text is not None:
        told_with = {hit.report.id for hit in record.search(wanted.text, _EVERY_HIT)}
    found = []
    for incident in record.incidents_known(on):
        if not fits(incident, wanted):
            continue
        mentions = map(record.mention, incident.mentions) if told_with is not None else ()
        if told_with is None or any(one is not None and one.report in told_with for one in mentions):
            found.append(incident)
    return sorted(found, key=lambda one: (incident_days(one).sort_day, one.id))


def find_claims(record: "Record", wanted: "ClaimFilter", limit: int | None = None) -> Iterator[Claim]:
    """Give the claims that fit, in the record's order."""
    return _all(lambda size, cursor: record.claims(wanted, size, cursor), limit)


def all_reports(record: "Record") -> Iterator[Report]:
    """Give all reports in the order of their ids."""
    return _all(record.reports, None)


def _all(ask: "Callable[[int, str | None], Page[T]]", limit: int | None) -> Iterator[T]:
    cursor: str | None = None
    left = limit
    while left is None or left > 0:
        page = ask(PAGE if left is None else min(PAGE, left), cursor)
        yield from page.items
        if page.next is None:
            return
        cursor = page.next
        left = None if left is None else left - len(page.items)


def first_day(words: str) -> dt.date:
    """Give the first day of a day, month, year or interval."""
    day = parse_interval(words).start
    if day is None:
        raise SettingError(f"{words!r} has no first day; write 2017-11-15, 2017-11 or 2017")
    return day


def last_day(words: str) -> dt.date:
    """Give the last day of a day, month, year or interval."""
    day = parse_interval(words).end
    if day is None:
        raise SettingError(f"{words!r} has no last day; write 2017-11-15, 2017-11 or 2017")
    return day


def types_named(word: str) -> tuple[EventType, ...]:
    """Give the types that a type or a group of types names.

    >>> [str(kind) for kind in types_named("property")]
    ['infrastructure_or_arson_attack', 'robbery_or_looting']
    """
    wanted = _normal(word)
    if wanted in set(TypeGroup) - {TypeGroup.THREAT}:
        return tuple(kind for kind in EventType if kind.group == wanted)
    return (one_of(EventType, word, "type", extra=tuple(TypeGroup)),)


def one_of(kinds: type[Choice], word: str, what: str, extra: Iterable[str] = ()) -> Choice:
    """Give the choice that a word names, however it is spelt with hyphens, spaces or capitals.

    Raises:
        SettingError: it names none; the message says which come close.
    """
    wanted = _normal(word)
    try:
        return kinds(wanted)
    except ValueError:
        known = [*map(str, kinds), *map(str, extra)]
        close = get_close_matches(wanted, known, n=3, cutoff=0.5) or known
        raise SettingError(f"{word!r} is no {what}; try {', '.join(close)}") from None


def _normal(word: str) -> str:
    return "_".join(word.strip().casefold().replace("-", " ").replace("_", " ").split())


def _words(words: Words) -> tuple[str, ...]:
    if words is None:
        return ()
    return (words,) if isinstance(words, str) else tuple(words)
