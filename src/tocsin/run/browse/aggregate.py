"""Counts by place and period, each against the average of the periods before: a table of places by weeks or months."""

import csv
import io
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from tocsin.errors import SettingError
from tocsin.publish.csv import guard
from tocsin.run.browse import charts
from tocsin.run.browse.catalogue import NO_DAY, Bools, Catalogue, Codes
from tocsin.run.browse.charts import Plain
from tocsin.run.browse.response import NOTE
from tocsin.run.countries import country_name

if TYPE_CHECKING:
    from tocsin.record.base import Record

MOST_CELLS = 50_000
BEFORE = 12  # periods that the average is of
LEAST_BEFORE = 3
PLACES: dict[str, tuple[Callable[[Catalogue], Codes], Callable[[str], str]]] = {
    "country": (lambda catalogue: catalogue.country, country_name),
    "province": (lambda catalogue: catalogue.province, str),
}
COLUMNS = (
    *("place", "label", "start", "end", "incidents", "killed_low"),
    *("average", "change", "against_average", "reports"),
)


def aggregate(record: "Record", catalogue: Catalogue, mask: Bools, by: str, bucket: str) -> Plain:
    """Give one row a place and period, periods without an incident included; an incident counts where all its days lie.

    `average` is that of the place's periods before, twelve at most and null with
    fewer than three; `change` is the difference, `against_average` the ratio.
    `reports` are all that were published in the period and loaded, of any place.
    What is undated, spans periods or has no place is counted beside the rows.

    Raises:
        SettingError: there is no such level of places, or there would be too many rows.
    """
    if by not in PLACES:
        raise SettingError(f"{by[:40]!r} is no level of places; choose {', '.join(PLACES)}")
    read, label = PLACES[by]
    codes = read(catalogue)
    shown = charts.bucket_for(catalogue, mask) if bucket == "auto" else bucket
    dated = mask & (catalogue.first != NO_DAY) & (catalogue.last != NO_DAY)
    head: Plain = {"by": by, "bucket": shown, "version": catalogue.version, "note": NOTE, "total": int(mask.sum())}
    placed = dated & (codes.codes >= 0)
    if not placed.any():
        left = {"not_dated": int((mask & ~dated).sum()), "not_placed": int(dated.sum()), "spanning": 0}
        return head | left | {"rows": []}
    first, last = (charts.day_of(int(n)) for n in (catalogue.first[placed].min(), catalogue.last[placed].max()))
    starts = charts.bucket_starts(shown, first, last)
    edges = np.array([start.toordinal() for start in starts]) - charts.day_of(0).toordinal()
    low = np.searchsorted(edges, catalogue.first, side="right") - 1
    inside = placed & (low == np.searchsorted(edges, catalogue.last, side="right") - 1)
    at = np.flatnonzero(inside)
    places = np.unique(codes.codes[at])
    if len(places) * len(starts) > MOST_CELLS or len(starts) >= charts.MOST_BUCKETS:
        raise SettingError(
            f"{len(places):,} places in {len(starts):,} periods are over {MOST_CELLS:,} rows; take a wider bucket, a"
            " shorter time or fewer places"
        )
    cells = np.searchsorted(places, codes.codes[at]) * len(starts) + low[at]
    size = len(places) * len(starts)
    counts = np.bincount(cells, minlength=size).reshape(len(places), len(starts))
    killed = np.bincount(cells, weights=np.nan_to_num(catalogue.killed_low[at]), minlength=size).reshape(counts.shape)
    reports = _reports(record, [start.isoformat() for start in starts])
    rows = [
        {
            "place": codes.values[place],
            "label": label(codes.values[place]),
            "start": start.isoformat(),
            "end": charts.end_of(starts, n, shown),
            "incidents": int(counts[row, n]),
            "killed_low": int(killed[row, n]),
            **_against(counts[row], n),
            "reports": reports[n],
        }
        for row, place in sorted(enumerate(places.tolist()), key=lambda one: codes.values[one[1]])
        for n, start in enumerate(starts)
    ]
    left = {
        "not_dated": int((mask & ~dated).sum()),
        "not_placed": int((dated & ~placed).sum()),
        "spanning": int((placed & ~inside).sum()),
    }
    return head | left | {"rows": rows}


def aggregate_csv(made: Plain) -> str:
    """Write the rows of an aggregate as CSV; null is an empty cell."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    rows.writerows([guard("" if row[name] is None else row[name]) for name in COLUMNS] for row in made["rows"])
    return out.getvalue()


def _against(counts: Any, n: int) -> Plain:
    before = counts[max(0, n - BEFORE) : n]
    if len(before) < LEAST_BEFORE:
        return {"average": None, "change": None, "against_average": None}
    average = float(before.mean())
    change = round(float(counts[n]) - average, 3)
    ratio = round(float(counts[n]) / average, 3) if average else None
    return {"average": round(average, 3), "change": change, "against_average": ratio}


def _reports(record: "Record", starts: list[str]) -> Counter[int]:
    return Counter(bisect_right(starts, day) - 1 for day, _ in record.report_days() if day is not None)
