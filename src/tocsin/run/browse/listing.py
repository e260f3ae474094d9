"""Incidents in pages: which order, where a page ends, and what each line shows."""

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from tocsin.errors import SettingError
from tocsin.run.browse.catalogue import Bools, Catalogue, Codes, Ints

if TYPE_CHECKING:
    from tocsin.record.base import Record


def _codes(read: Callable[[Catalogue], Codes]) -> "Callable[[Catalogue], np.ndarray[Any, Any]]":
    """Order by a coded value as it is spelt; a catalogue's tables are sorted."""
    return lambda c: np.where(read(c).codes < 0, np.nan, read(c).codes.astype(np.float64))


def _killed(catalogue: Catalogue) -> "np.ndarray[Any, Any]":
    return np.where(np.isnan(catalogue.killed_best), catalogue.killed_low, catalogue.killed_best)


def _places(catalogue: Catalogue) -> "np.ndarray[Any, Any]":
    words = np.array(catalogue.place_words, dtype=np.str_)
    _, numbers = np.unique(words, return_inverse=True)
    found = np.where(words == "", np.nan, numbers.astype(np.float64))
    return found[: len(catalogue)]


# What incidents can be ordered by, as numbers; NaN is not known and comes last either way.
_KEYS: dict[str, Callable[[Catalogue], "np.ndarray[Any, Any]"]] = {
    "date": lambda c: np.where(c.is_dated, c.sort_day, np.nan),
    "killed": _killed,
    "wounded": lambda c: c.wounded_low,
    "reports": lambda c: c.reports.astype(np.float64),
    "sources": lambda c: c.independent.astype(np.float64),
    "changed": lambda c: c.seq.astype(np.float64),
    "place": _places,
    "country": _codes(lambda c: c.country),
    "type": _codes(lambda c: c.type),
    "stage": _codes(lambda c: c.stage),
    "state": _codes(lambda c: c.state),
}
ORDERS = tuple(sign + name for name in _KEYS for sign in ("", "-"))
_UNKNOWN_LAST = 1e18


def keys_of(catalogue: Catalogue, sort: str) -> "np.ndarray[Any, Any]":
    """Give the number of each incident in an order, ascending; kept with the catalogue.

    Raises:
        SettingError: there is no such order.
    """
    if sort not in ORDERS:
        raise SettingError(f"{sort[:40]!r} is no order; choose {', '.join(ORDERS)}")
    found = catalogue.derived.get(sort)
    if found is None:
        keys = _KEYS[sort.removeprefix("-")](catalogue)
        found = np.nan_to_num(-keys if sort.startswith("-") else keys, nan=_UNKNOWN_LAST)
        catalogue.derived[sort] = found
    made: np.ndarray[Any, Any] = found
    return made


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of a list: the cards as JSON, where to go on, and how many there are in all."""

    cards: tuple[str, ...]
    next: str | None
    total: int


def order_of(catalogue: Catalogue, mask: Bools, sort: str) -> Ints:
    """Give the positions of the wanted incidents in an order.

    Raises:
        SettingError: there is no such order.
    """
    keys = keys_of(catalogue, sort)
    at = np.flatnonzero(mask)
    if sort == "date":  # the order that the catalogue has
        return at
    found: Ints = at[np.argsort(keys[at], kind="stable")]
    return found


def list_page(
    record: "Record", catalogue: Catalogue, mask: Bools, sort: str, limit: int, cursor: str | None, offset: int = 0
) -> Listed:
    """Give a page of the wanted incidents, and where the next begins; without a cursor it begins at `offset`.

    A cursor holds the key and the id of the last incident shown, so that pages
    stay in step while incidents are added.
    """
    order = order_of(catalogue, mask, sort)
    start = _start(catalogue, order, sort, cursor) if cursor else offset
    shown = order[start : start + limit]
    cards = record.incident_cards([int(n) for n in catalogue.seq[shown]])
    has_more = start + limit < len(order)
    last = _cursor(catalogue, int(shown[-1]), sort) if has_more and len(shown) else None
    return Listed(tuple(cards[int(n)] for n in catalogue.seq[shown]), last, len(order))


def _key(catalogue: Catalogue, at: int, sort: str) -> list[Any]:
    return [float(keys_of(catalogue, sort)[at]), int(catalogue.sort_day[at]), catalogue.id[at]]


def _cursor(catalogue: Catalogue, at: int, sort: str) -> str:
    words = json.dumps([sort, *_key(catalogue, at, sort)], separators=(",", ":"))
    return base64.urlsafe_b64encode(words.encode()).decode().rstrip("=")


def read_cursor(cursor: str) -> list[Any]:
    """Give what a cursor holds.

    Raises:
        SettingError: it is none that a list gave.
    """
    try:
        found = json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
    except ValueError:  # also what is no base64, no UTF-8 or no JSON
        found = None
    if not isinstance(found, list):
        raise SettingError(f"{cursor[:40]!r} is no cursor; ask again without it")
    return found


def _start(catalogue: Catalogue, order: Ints, sort: str, cursor: str) -> int:
    found = read_cursor(cursor)
    kinds = (str, int | float, int, str)
    if len(found) != 4 or not all(isinstance(one, kind) for one, kind in zip(found, kinds, strict=True)):
        raise SettingError(f"{cursor[:40]!r} is no cursor of this list; ask again without it")
    if found[0] != sort:
        raise SettingError(
            f"the cursor is of a list sorted by {found[0][:20]!r}; keep sort={found[0][:20]} or ask anew"
        )
    key = [float(found[1]), found[2], found[3]]
    low, high = 0, len(order)
    while low < high:
        middle = (low + high) // 2
        if _key(catalogue, int(order[middle]), sort) <= key:
            low = middle + 1
        else:
            high = middle
    return low
