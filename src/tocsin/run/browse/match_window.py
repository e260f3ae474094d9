"""What a plain window would merge: incidents so near in place and time that a rule of thumb calls them one.

Data sets are often joined so: events within 1 or 5 km and 1 or 2 days, of one
type, are taken for one (xSub, cross-sub.org, lets its users choose). Nothing is
changed here: a researcher sees how far counts depend on the window.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

from tocsin.errors import SettingError
from tocsin.record.facets import EARTH_KM
from tocsin.run.browse.catalogue import NO_DAY, Bools, Catalogue
from tocsin.run.browse.charts import Plain

FINE = ("site", "populated_place")  # places that a few km mean something for
MOST_PAIRS = 200
MOST_COMPARED = 200_000_000


def match_window(catalogue: Catalogue, mask: Bools, km: float, days: int, same_type: bool) -> Plain:
    """Say how many incidents would be left if those within a window were one, and which pairs that are.

    Compared are incidents of one known day at a town or finer; the others stand
    for themselves (`not_compared`). Two incidents are one where their points are
    at most `km` apart and their days at most `days`; so are those that a chain joins.

    Raises:
        SettingError: so many lie so close together that the window says nothing.
    """
    at = np.flatnonzero(mask & _is_exact(catalogue))
    pairs = list(_pairs(catalogue, at, km, days, same_type))
    home = {int(n): int(n) for n in at}

    def root(n: int) -> int:
        while home[n] != n:
            home[n] = home[home[n]]
            n = home[n]
        return n

    for left, right, _, _ in pairs:
        home[root(left)] = root(right)
    groups = len({root(n) for n in home})
    shown = sorted(pairs, key=lambda one: (one[2], one[3], catalogue.id[one[0]]))[:MOST_PAIRS]
    total = int(mask.sum())
    return {
        "version": catalogue.version,
        "window": {"km": km, "days": days, "same_type": same_type},
        "total": total,
        "compared": len(at),
        "not_compared": total - len(at),
        "pairs_found": len(pairs),
        "left": total - len(at) + groups,
        "merged_away": len(at) - groups,
        "pairs": [
            {"left": catalogue.id[left], "right": catalogue.id[right], "km": round(apart, 2), "days": gap}
            for left, right, apart, gap in shown
        ],
    }


def _is_exact(catalogue: Catalogue) -> Bools:
    is_day = (catalogue.first != NO_DAY) & (catalogue.first == catalogue.last)
    found: Bools = is_day & ~np.isnan(catalogue.lat) & catalogue.precision.isin(FINE)
    return found


def _pairs(
    catalogue: Catalogue, at: Any, km: float, days: int, same_type: bool
) -> Iterator[tuple[int, int, float, int]]:
    """Give each pair within the window once: every incident is held against those of its day and of the next ones."""
    at = at[np.argsort(catalogue.first[at], kind="stable")]
    day, kind = catalogue.first[at], catalogue.type.codes[at]
    lat, lon = np.radians(catalogue.lat[at]), np.radians(catalogue.lon[at])
    ends = np.searchsorted(day, day + days, side="right")
    if int((ends - np.arange(len(at))).sum()) > MOST_COMPARED:
        raise SettingError("too many incidents lie within so few days; take a shorter time or fewer days")
    for n in range(len(at)):
        later = slice(n + 1, int(ends[n]))
        half = np.sin((lat[later] - lat[n]) / 2) ** 2
        half += np.cos(lat[n]) * np.cos(lat[later]) * np.sin((lon[later] - lon[n]) / 2) ** 2
        apart = 2 * EARTH_KM * np.arcsin(np.sqrt(np.minimum(1.0, half)))
        near = apart <= km
        if same_type:
            near &= kind[later] == kind[n]
        for m in np.flatnonzero(near).tolist():
            other = n + 1 + m
            yield int(at[n]), int(at[other]), float(apart[m]), int(day[other] - day[n])
