"""Whether a view is unusual for its own history: its last days against its earlier windows of the same length.

The rule is `ears_c2`: the count is unusual where it is more than three spreads
above the mean of earlier windows, with one window left out between, so that the
beginning of a rise does not lift what it is measured against. It follows
method C2 of the Early Aberration Reporting System (Hutwagner, Thompson, Seeman
and Treadwell 2003, Journal of Urban Health 80, supplement 1, i89-i96), which
looks at days, with a baseline of seven and a gap of two.

Two things are ours: the spread is never less than the square root of the mean
(that of counts which come by chance at an even rate), and there must be at
least `at_least` of what is counted.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, stdev
from typing import TYPE_CHECKING, Any

import numpy as np

from tocsin.errors import SettingError
from tocsin.run.browse.catalogue import NO_DAY, Bools, Catalogue
from tocsin.run.browse.response import NOTE

if TYPE_CHECKING:
    from tocsin.record.base import Record

RULE = "ears_c2"
SPREADS = 3.0
LEAST_WINDOWS = 7  # the length of C2's baseline
COUNTED = ("incidents", "killed")
_EPOCH = dt.date(1970, 1, 1).toordinal()
Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Threshold:
    """How a view is measured: the length of a window in days, how many earlier ones, and what is counted in them."""

    days: int = 30
    windows: int = 12
    counted: str = "incidents"
    at_least: int = 3

    def __post_init__(self) -> None:
        for name, low, high in (("days", 1, 366), ("windows", LEAST_WINDOWS, 520), ("at_least", 1, 10**9)):
            held = getattr(self, name)
            if not isinstance(held, int) or isinstance(held, bool) or not low <= held <= high:
                raise SettingError(f"{name} of a threshold is a number from {low} to {high:,}, not {held!r}")
        if self.counted not in COUNTED:
            raise SettingError(f"counted is one of {', '.join(COUNTED)}, not {self.counted!r}")


def threshold(record: "Record", catalogue: Catalogue, mask: Bools, on: dt.date, asked: Threshold) -> Plain:
    """Give how the window that ends on a day stands to the earlier ones, and all that was counted.

    `state` is above, within, too_little_history (fewer than seven earlier
    windows in which any report was published) or nothing_loaded (none was in
    the last window). An incident counts in the window that holds all its days;
    killed are added up by their lower bound.
    """
    published = sorted(day for day, _ in record.report_days() if day)
    last = _window(catalogue, mask, published, on, asked)
    earlier = []
    for back in range(2, asked.windows + 2):  # one window is left out between
        day = on.toordinal() - back * asked.days
        if day - asked.days < 1:
            break
        earlier.append(_window(catalogue, mask, published, dt.date.fromordinal(day), asked))
    known = [one["count"] for one in earlier if one["reports"]]
    found: Plain = {
        "rule": RULE,
        "counted": asked.counted,
        "days": asked.days,
        "at_least": asked.at_least,
        "window": last,
        "history": earlier,
        "windows_known": len(known),
        "windows_needed": LEAST_WINDOWS,
        "mean": None,
        "spread": None,
        "limit": None,
        "version": catalogue.version,
        "note": NOTE,
    }
    if not last["reports"]:
        return found | {"state": "nothing_loaded"}
    if len(known) < LEAST_WINDOWS:
        return found | {"state": "too_little_history"}
    mean = fmean(known)
    spread = max(stdev(known), sqrt(mean))
    limit = mean + SPREADS * spread
    is_above = last["count"] > limit and last["count"] >= asked.at_least
    found |= {"mean": round(mean, 2), "spread": round(spread, 2), "limit": round(limit, 2)}
    return found | {"state": "above" if is_above else "within"}


def in_words(found: Plain) -> str:
    """Say in one line how a view stands."""
    window, counted = found["window"], found["counted"]
    period = f"{window['count']:,} {counted} from {window['start']} to {window['end']}"
    if found["state"] == "nothing_loaded":
        return f"no report of {window['start']} to {window['end']} was loaded: nothing can be said"
    if found["state"] == "too_little_history":
        known, needed = found["windows_known"], found["windows_needed"]
        return f"{period}; too little history: {known} earlier windows with reports, {needed} are needed"
    usual = f"{found['windows_known']} earlier windows: mean {found['mean']:g}, spread {found['spread']:g}"
    said = "more than" if found["state"] == "above" else "not more than"
    return f"{period}, {said} the limit of {found['limit']:g} ({usual}; rule {found['rule']})"


def _window(catalogue: Catalogue, mask: Bools, published: list[str], end: dt.date, asked: Threshold) -> Plain:
    start = dt.date.fromordinal(max(1, end.toordinal() - asked.days + 1))
    low, high = start.toordinal() - _EPOCH, end.toordinal() - _EPOCH
    dated = mask & (catalogue.first != NO_DAY) & (catalogue.last != NO_DAY)
    inside = dated & (catalogue.first >= low) & (catalogue.last <= high)
    touching = dated & (catalogue.first <= high) & (catalogue.last >= low)
    killed = int(np.nansum(catalogue.killed_low[inside]))
    return {
        "start": start.isoformat(),
        "end": end.isoformat(),
        "count": int(inside.sum()) if asked.counted == "incidents" else killed,
        "spanning": int((touching & ~inside).sum()),
        "reports": bisect_right(published, end.isoformat()) - bisect_left(published, start.isoformat()),
    }
