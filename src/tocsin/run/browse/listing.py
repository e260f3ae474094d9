"""Incidents in pages: which order, where a page ends, and what each line shows."""

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from tocsin.errors import SettingError
from tocsin.run.browse.catalogue import Bools, Catalogue, Ints

if TYPE_CHECKING:
    from tocsin.record.base import Record

# How incidents can be ordered: by a number, ascending; equal ones by day and id.
ORDERS: dict[str, Callable[[Catalogue], "np.ndarray[Any, Any]"]] = {
    "date": lambda c: c.sort_day,
    "-date": lambda c: np.where(c.is_dated, -c.sort_day, 2**40),
    "-killed": lambda c: -np.nan_to_num(np.where(np.isnan(c.killed_best), c.killed_low, c.killed_best), nan=-1.0),
    "-reports": lambda c: -c.reports,
    "-changed": lambda c: -c.seq,
}


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
    if sort not in ORDERS:
        raise SettingError(f"{sort[:40]!r} is no order; choose {', '.join(ORDERS)}")
    at = np.flatnonzero(mask)
    keys = ORDERS[sort](catalogue)[at]
    found: Ints = at[np.argsort(keys, kind="stable")]
    return found


def list_page(record: "Record", catalogue: Catalogue, mask: Bools, sort: str, limit: int, cursor: str | None) -> Listed:
    """Give a page of the wanted incidents, and where the next begins.

    A cursor holds the key and the id of the last incident shown, so that pages
    stay in step while incidents are added.
    """
    order = order_of(catalogue, mask, sort)
    start = _start(catalogue, order, sort, cursor) if cursor else 0
    shown = order[start : start + limit]
    cards = record.incident_cards([int(n) for n in catalogue.seq[shown]])
    has_more = start + limit < len(order)
    last = _cursor(catalogue, int(shown[-1]), sort) if has_more and len(shown) else None
    return Listed(tuple(cards[int(n)] for n in catalogue.seq[shown]), last, len(order))


def _key(catalogue: Catalogue, at: int, sort: str) -> list[Any]:
    return [float(ORDERS[sort](catalogue)[at]), int(catalogue.sort_day[at]), catalogue.id[at]]


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
