"""Whether the response keeps up with the threat: attacks beside arrests, raids and thwarted plots, and two periods."""

import datetime as dt
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from tocsin.errors import SettingError
from tocsin.model.interval import parse_interval
from tocsin.run.browse import charts
from tocsin.run.browse.catalogue import NO_DAY, Bools, Catalogue, Floats
from tocsin.run.browse.charts import Plain

if TYPE_CHECKING:
    from tocsin.record.base import Record

NOTE = (
    "Counts follow what was reported and loaded: compare them with the reports and sources of the same period before"
    " reading a rise or a fall into them."
)
_EPOCH = dt.date(1970, 1, 1).toordinal()
_COUNTED: dict[str, Callable[[Catalogue], Bools]] = {
    "attacks": lambda c: (charts.families_of(c) == 0) & ~c.stage.isin(("thwarted", "planned", "threatened")),
    "accomplished": lambda c: (charts.families_of(c) == 0) & c.stage.isin(("accomplished",)),
    "thwarted": lambda c: c.stage.isin(("thwarted",)),
    "threats": lambda c: c.stage.isin(("planned", "threatened")),
    "arrests": lambda c: c.type.isin(("arrest",)),
    "raids": lambda c: c.type.isin(("raid_or_search_operation",)),
    "seizures": lambda c: c.type.isin(("weapons_seizure_or_defusal",)),
    "trials": lambda c: c.type.isin(("trial_or_conviction",)),
    "deportations": lambda c: c.type.isin(("deportation",)),
}
_SUMMED: dict[str, Callable[[Catalogue], Floats]] = {
    "killed_low": lambda c: c.killed_low,
    "detained_low": lambda c: c.detained_low,
}
BY = ("time", "province", "country")


def response(record: "Record", catalogue: Catalogue, mask: Bools, bucket: str, by: str) -> Plain:
    """Give attacks and the response to them by period or by place, with the reports that the counts rest on."""
    if by not in BY:
        raise SettingError(f"{by[:40]!r} is no way to group; choose {', '.join(BY)}")
    shown = charts.bucket_for(catalogue, mask) if bucket == "auto" else bucket
    rows = _by_time(record, catalogue, mask, shown) if by == "time" else _by_place(catalogue, mask, by)
    days = list(record.report_days())
    totals = _counts(catalogue, mask) | {"reports": len(days), "sources": len({s for _, s in days if s})}
    return {"bucket": shown, "by": by, "version": catalogue.version, "rows": rows, "totals": totals, "note": NOTE}


def _counts(catalogue: Catalogue, mask: Bools) -> Plain:
    counted: Plain = {name: int((mask & read(catalogue)).sum()) for name, read in _COUNTED.items()}
    return counted | {name: int(np.nansum(read(catalogue)[mask])) for name, read in _SUMMED.items()}


def _by_time(record: "Record", catalogue: Catalogue, mask: Bools, bucket: str) -> list[Plain]:
    dated = mask & (catalogue.first != NO_DAY) & (catalogue.last != NO_DAY)
    if not dated.any():
        return []
    first, last = (charts.day_of(int(n)) for n in (catalogue.first[dated].min(), catalogue.last[dated].max()))
    starts = charts.bucket_starts(bucket, first, last)
    edges = np.array([start.toordinal() - _EPOCH for start in starts])
    low = np.searchsorted(edges, catalogue.first, side="right") - 1
    high = np.searchsorted(edges, catalogue.last, side="right") - 1
    inside = dated & (low == high)
    columns = {
        name: np.bincount(low[inside & read(catalogue)], minlength=len(starts)).tolist()
        for name, read in _COUNTED.items()
    }
    for name, read in _SUMMED.items():
        weights = np.nan_to_num(read(catalogue)[inside])
        columns[name] = np.bincount(low[inside], weights=weights, minlength=len(starts)).astype(np.int64).tolist()
    reports, sources = _reports_by(record, [start.isoformat() for start in starts])
    return [
        {
            "value": start.isoformat(),
            "label": start.isoformat(),
            "start": start.isoformat(),
            "end": charts.end_of(starts, n, bucket),
            **{name: column[n] for name, column in columns.items()},
            "reports": reports[n],
            "sources": len(sources[n]),
        }
        for n, start in enumerate(starts)
    ]


def _reports_by(record: "Record", starts: Sequence[str]) -> tuple[Counter[int], dict[int, set[str]]]:
    """Count the reports loaded, and name their sources, by the bucket that holds their publication."""
    reports: Counter[int] = Counter()
    sources: dict[int, set[str]] = defaultdict(set)
    for day, source in record.report_days():
        if day is not None:
            bucket = bisect_right(starts, day) - 1
            reports[bucket] += 1
            if source:
                sources[bucket].add(source)
    return reports, sources


def _by_place(catalogue: Catalogue, mask: Bools, by: str) -> list[Plain]:
    codes = catalogue.country if by == "country" else catalogue.province
    places = [(one, mask & codes.isin((one["value"],))) for one in charts.facet(catalogue, by, mask, 500)]
    unplaced = mask & (codes.codes < 0)
    if unplaced.any():
        places.append(({"value": None, "label": "not placed"}, unplaced))
    rows = []
    for one, here in places:
        told = {"reports": int(catalogue.reports[here].sum()), "sources": _sources(catalogue, here)}
        rows.append({"value": one["value"], "label": one["label"], **_counts(catalogue, here), **told})
    return rows


def _sources(catalogue: Catalogue, mask: Bools) -> int:
    return len(catalogue.sources.counts(mask))


# --- two periods ------------------------------------------------------------------------------------------------------


def compare(catalogue: Catalogue, mask: Bools, first: str, second: str, by: str) -> Plain:
    """Compare two periods by the values of a facet, each per 30 days beside the average of all that is dated.

    An incident counts in a period only where its days lie in it.

    Raises:
        SettingError: a period is open or no date, or there is no such facet.
    """
    if by not in charts.facet_names():
        raise SettingError(f"{by[:40]!r} is no facet; choose {', '.join(charts.facet_names())}")
    periods = [_period(first), _period(second)]
    masks = [_within(catalogue, mask, *period) for period in periods]
    dated = mask & (catalogue.first != NO_DAY) & (catalogue.last != NO_DAY)
    whole = int(catalogue.last[dated].max() - catalogue.first[dated].min()) + 1 if dated.any() else 1
    counts = [_by_value(catalogue, by, one) for one in (*masks, dated)]
    labels = {value: label for several in counts for value, (label, _) in several.items()}
    days = [period[1].toordinal() - period[0].toordinal() + 1 for period in periods]
    rows = [_row(value, labels[value], counts, (*days, whole)) for value in labels]
    rows.sort(key=lambda row: (-abs(row["change"]), -row["b"], row["value"]))
    return {
        "a": _told(catalogue, masks[0], periods[0]),
        "b": _told(catalogue, masks[1], periods[1]),
        "by": by,
        "version": catalogue.version,
        "rows": rows,
        "note": NOTE,
    }


def _period(words: str) -> tuple[dt.date, dt.date]:
    interval = parse_interval(words)
    if interval.start is None or interval.end is None:
        raise SettingError(f"{words[:60]!r} has no end; write 2015-10 or 2015-10-01/2015-10-15")
    return interval.start, interval.end


def _within(catalogue: Catalogue, mask: Bools, first: dt.date, last: dt.date) -> Bools:
    low, high = first.toordinal() - _EPOCH, last.toordinal() - _EPOCH
    found: Bools = mask & (catalogue.first >= low) & (catalogue.last != NO_DAY) & (catalogue.last <= high)
    return found


def _by_value(catalogue: Catalogue, by: str, mask: Bools) -> dict[str, tuple[str, int]]:
    return {one["value"]: (one["label"], one["count"]) for one in charts.facet(catalogue, by, mask, 500)}


def _row(value: str, label: str, counts: Sequence[dict[str, tuple[str, int]]], days: Sequence[int]) -> Plain:
    a, b, every = (several.get(value, ("", 0))[1] for several in counts)
    per_a, per_b, average = (round(30 * n / length, 3) for n, length in zip((a, b, every), days, strict=True))
    return {
        "value": value,
        "label": label,
        "a": a,
        "b": b,
        "change": b - a,
        "per_30_days_a": per_a,
        "per_30_days_b": per_b,
        "average_per_30_days": average,
        "against_average": round(per_b / average, 3) if average else None,
    }


def _told(catalogue: Catalogue, mask: Bools, period: tuple[dt.date, dt.date]) -> Plain:
    killed: Any = catalogue.killed_high[mask]
    has_toll = ~np.isnan(catalogue.killed_low[mask]) | ~np.isnan(killed)
    is_open = bool((has_toll & np.isnan(killed)).any())
    return {
        "from": period[0].isoformat(),
        "to": period[1].isoformat(),
        "days": period[1].toordinal() - period[0].toordinal() + 1,
        "incidents": int(mask.sum()),
        "killed_low": int(np.nansum(catalogue.killed_low[mask])),
        "killed_high": None if is_open else int(np.nansum(killed)),
        "reports": int(catalogue.reports[mask].sum()),
        "sources": _sources(catalogue, mask),
    }
