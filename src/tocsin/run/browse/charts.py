"""What a map, a time line and a list of counts show of the incidents that are wanted."""

import calendar
import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from tocsin.model.mention import EventType
from tocsin.model.wording import label_of
from tocsin.run.browse.catalogue import NO_DAY, Bools, Catalogue, Codes, Ints, ManyCodes
from tocsin.run.browse.wanted import FAMILIES
from tocsin.run.countries import country_name

Plain = dict[str, Any]
MOST_SPANS = 500
MOST_BUCKETS = 20_000
BUCKETS = ("day", "week", "month", "quarter", "year")
_AUTO_DAYS = ((62, "day"), (370, "week"), (366 * 12, "month"), (366 * 40, "quarter"))
_EPOCH = dt.date(1970, 1, 1).toordinal()
_CLUSTER_PX = 64  # of a map whose world is 256 px wide at zoom 0


def day_of(number: int) -> dt.date:
    """Give the date of a day counted from 1970."""
    return dt.date.fromordinal(max(1, min(number + _EPOCH, dt.date.max.toordinal())))


def families_of(catalogue: Catalogue) -> "np.ndarray[Any, Any]":
    """Give the number of each incident's family, in the order of FAMILIES; kept with the catalogue."""
    found = catalogue.derived.get("family")
    if found is None:
        by_type = [FAMILIES.index(EventType(value).family) for value in catalogue.type.values]
        found = np.array(by_type or [0], dtype=np.int64)[np.maximum(catalogue.type.codes, 0)]
        catalogue.derived["family"] = found
    made: np.ndarray[Any, Any] = found
    return made


# --- map --------------------------------------------------------------------------------------------------------------


def map_points(catalogue: Catalogue, mask: Bools) -> Plain:
    """Give the incidents that can be drawn as columns of equal length."""
    drawn = mask & catalogue.has_point
    killed = np.where(np.isnan(catalogue.killed_best), catalogue.killed_low, catalogue.killed_best)[drawn]
    return {
        "mode": "points",
        **_map_head(catalogue, mask, drawn),
        "types": list(catalogue.type.values),
        "stages": list(catalogue.stage.values),
        "precisions": list(catalogue.precision.values),
        "epoch": "1970-01-01",
        "id": catalogue.id[drawn].tolist(),
        "lon": np.round(catalogue.lon[drawn], 4).tolist(),
        "lat": np.round(catalogue.lat[drawn], 4).tolist(),
        "uncertainty_km": _numbers(catalogue.uncertainty_km[drawn]),
        "precision": catalogue.precision.codes[drawn].tolist(),
        "type": catalogue.type.codes[drawn].tolist(),
        "stage": catalogue.stage.codes[drawn].tolist(),
        "first": _days(catalogue.first[drawn]),
        "last": _days(catalogue.last[drawn]),
        "killed": _numbers(killed, whole=True),
    }


def _map_head(catalogue: Catalogue, mask: Bools, drawn: Bools) -> Plain:
    left = mask & ~drawn
    areas = catalogue.country.counts(left)
    return {
        "version": catalogue.version,
        "count": int(drawn.sum()),
        "without_point": int(left.sum()),
        "areas": [{"country_iso3": value, "count": n} for value, n in _by_count(areas)],
    }


def map_clusters(catalogue: Catalogue, mask: Bools, zoom: int) -> Plain:
    """Give the incidents that can be drawn as counts in cells of a grid whose cells shrink with the zoom."""
    drawn = mask & catalogue.has_point
    at = np.flatnonzero(drawn)
    size = 360 * _CLUSTER_PX / (256 * 2**zoom)  # degrees
    cells = np.floor((catalogue.lon[at] + 180) / size).astype(np.int64) * 2**32
    cells += np.floor((catalogue.lat[at] + 90) / size).astype(np.int64)
    order = np.argsort(cells, kind="stable")
    at = at[order]
    starts = np.flatnonzero(np.r_[True, np.diff(cells[order]) != 0]) if len(at) else np.array([], dtype=np.int64)
    return {"mode": "clusters", **_map_head(catalogue, mask, drawn), "clusters": _clusters(catalogue, at, starts)}


def _clusters(catalogue: Catalogue, at: Any, starts: Any) -> list[Plain]:
    if not len(at):
        return []
    lon, lat, family = catalogue.lon[at], catalogue.lat[at], families_of(catalogue)[at]
    counts = np.diff(np.r_[starts, len(at)])
    sums = {
        "lon": np.round(np.add.reduceat(lon, starts) / counts, 4).tolist(),
        "lat": np.round(np.add.reduceat(lat, starts) / counts, 4).tolist(),
        "count": counts.tolist(),
        **{name: np.add.reduceat((family == n).astype(np.int64), starts).tolist() for n, name in enumerate(FAMILIES)},
        "killed_low": np.add.reduceat(np.nan_to_num(catalogue.killed_low[at]), starts).astype(np.int64).tolist(),
    }
    edges = [
        np.minimum.reduceat(lon, starts),
        np.minimum.reduceat(lat, starts),
        np.maximum.reduceat(lon, starts),
        np.maximum.reduceat(lat, starts),
    ]
    boxes = np.round(np.stack(edges, axis=1), 4).tolist()
    ids = [catalogue.id[at[start]] if n == 1 else None for start, n in zip(starts, counts, strict=True)]
    rows = zip(*sums.values(), boxes, ids, strict=True)
    return [dict(zip((*sums, "bbox", "id"), row, strict=True)) for row in rows]


def _numbers(values: Any, whole: bool = False) -> list[float | int | None]:
    return [None if n != n else int(n) if whole else round(n, 1) for n in values.tolist()]


def _days(values: Any) -> list[int | None]:
    return [None if day == NO_DAY else day for day in values.tolist()]


# --- time line --------------------------------------------------------------------------------------------------------


def bucket_for(catalogue: Catalogue, mask: Bools) -> str:
    """Give the bucket that leaves a readable number of bars."""
    days = _known_days(catalogue, mask)
    if not len(days):
        return "month"
    width = int(days.max() - days.min())
    return next((bucket for most, bucket in _AUTO_DAYS if width <= most), "year")


def _known_days(catalogue: Catalogue, mask: Bools) -> Any:
    both = np.r_[catalogue.first[mask], catalogue.last[mask]]
    return both[both != NO_DAY]


def bucket_starts(bucket: str, first: dt.date, last: dt.date) -> list[dt.date]:
    """Give the first days of all buckets from the one that holds `first` to the one that holds `last`."""
    day = bucket_start(bucket, first)
    starts: list[dt.date] = []
    while day <= last and len(starts) < MOST_BUCKETS:
        starts.append(day)
        following = next_start(bucket, day)
        if following is None:
            break
        day = following
    return starts


def bucket_start(bucket: str, day: dt.date) -> dt.date:
    """Give the first day of the bucket that holds a day; weeks begin on Monday."""
    if bucket == "day":
        return day
    if bucket == "week":
        return dt.date.fromordinal(max(1, day.toordinal() - day.weekday()))
    month = {"month": day.month, "quarter": (day.month - 1) // 3 * 3 + 1, "year": 1}[bucket]
    return dt.date(day.year, month, 1)


def next_start(bucket: str, day: dt.date) -> dt.date | None:
    """Give the first day of the next bucket; None at the end of the calendar."""
    days = {"day": 1, "week": 7}.get(bucket)
    if days is None:
        months = {"month": 1, "quarter": 3, "year": 12}[bucket]
        days = sum(calendar.monthrange(day.year, day.month + n)[1] for n in range(months))
    following = day.toordinal() + days
    return dt.date.fromordinal(following) if following <= dt.date.max.toordinal() else None


def timeline(catalogue: Catalogue, mask: Bools, bucket: str) -> Plain:
    """Give counts by bucket; an incident counts in one only where its days lie in it, wider ones are spans."""
    dated = mask & (catalogue.first != NO_DAY) & (catalogue.last != NO_DAY)
    known = _known_days(catalogue, mask)
    shown = bucket_for(catalogue, mask) if bucket == "auto" else bucket
    head: Plain = {"bucket": shown, "version": catalogue.version, "total": int(mask.sum())}
    head["undated"] = int((mask & ~catalogue.is_dated).sum())
    if not len(known):
        return head | {"first": None, "last": None, "buckets": [], "spans": []}
    first, last = day_of(int(known.min())), day_of(int(known.max()))
    starts = bucket_starts(shown, first, last)
    while len(starts) >= MOST_BUCKETS and shown != "year":  # ancient dates by day: too many bars to draw
        shown = BUCKETS[BUCKETS.index(shown) + 1]
        starts = bucket_starts(shown, first, last)
    edges = np.array([start.toordinal() - _EPOCH for start in starts])
    at = np.flatnonzero(dated)
    low = np.searchsorted(edges, catalogue.first[at], side="right") - 1
    high = np.searchsorted(edges, catalogue.last[at], side="right") - 1
    inside = low == high
    rows = _bucket_rows(catalogue, at[inside], low[inside], len(starts))
    touched = np.zeros(len(starts) + 1, dtype=np.int64)
    np.add.at(touched, low[~inside], 1)
    np.add.at(touched, np.minimum(high[~inside] + 1, len(starts)), -1)
    spanning = np.cumsum(touched)[:-1].tolist()
    open_ended = np.flatnonzero(mask & catalogue.is_dated & ~dated)
    return head | {
        "bucket": shown,
        "first": first.isoformat(),
        "last": last.isoformat(),
        "buckets": [
            {"start": start.isoformat(), "end": end_of(starts, n, shown), **row, "spanning": spanning[n]}
            for n, (start, row) in enumerate(zip(starts, rows, strict=True))
        ],
        "spans": [_span(catalogue, int(n)) for n in np.sort(np.r_[at[~inside], open_ended])[:MOST_SPANS]],
    }


def end_of(starts: list[dt.date], n: int, bucket: str) -> str:
    """Give the last day of a bucket."""
    following = starts[n + 1] if n + 1 < len(starts) else next_start(bucket, starts[n])
    return dt.date.fromordinal(following.toordinal() - 1).isoformat() if following else dt.date.max.isoformat()


def _bucket_rows(catalogue: Catalogue, at: Any, bucket: Any, size: int) -> list[Plain]:
    family, stage = families_of(catalogue)[at], catalogue.stage.codes[at]
    columns: dict[str, list[int | None]] = {
        name: np.bincount(bucket[family == n], minlength=size).tolist() for n, name in enumerate(FAMILIES)
    }
    for name in ("accomplished", "attempted", "thwarted", "planned", "threatened"):
        code = catalogue.stage.code_by_value.get(name, -2)
        columns[name] = np.bincount(bucket[stage == code], minlength=size).tolist()
    columns |= _killed(catalogue, at, bucket, size)
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _killed(catalogue: Catalogue, at: Any, bucket: Any, size: int) -> dict[str, list[int | None]]:
    """Sum the tolls by bucket; the upper sum is None where one of the figures is open above."""
    low, best, high = catalogue.killed_low[at], catalogue.killed_best[at], catalogue.killed_high[at]
    best = np.where(np.isnan(best), np.where(np.isnan(low), high, low), best)
    is_open = np.isnan(high) & ~np.isnan(best)
    sums = {
        name: np.bincount(bucket, weights=np.nan_to_num(values), minlength=size).astype(np.int64).tolist()
        for name, values in (("killed_low", low), ("killed_best", best), ("killed_high", high))
    }
    opened = np.bincount(bucket[is_open], minlength=size).tolist()
    sums["killed_high"] = [None if n else total for n, total in zip(opened, sums["killed_high"], strict=True)]
    return sums


def _span(catalogue: Catalogue, n: int) -> Plain:
    first, last = int(catalogue.first[n]), int(catalogue.last[n])
    return {
        "id": catalogue.id[n],
        "start": None if first == NO_DAY else day_of(first).isoformat(),
        "end": None if last == NO_DAY else day_of(last).isoformat(),
        "type": catalogue.type.values[catalogue.type.codes[n]],
    }


# --- counts -----------------------------------------------------------------------------------------------------------


def facet_names() -> tuple[str, ...]:
    """Give the facets that can be counted."""
    return tuple(_FACETS)


def facet(catalogue: Catalogue, name: str, mask: Bools, most: int) -> list[Plain]:
    """Count the incidents of a mask by the values of a facet, the most frequent first."""
    return _FACETS[name](catalogue, mask)[:most]


def _by_count(counts: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))


def _plain(counts: dict[str, int], label: Callable[[str], str] = label_of) -> list[Plain]:
    return [{"value": value, "label": label(value), "count": n} for value, n in _by_count(counts)]


def _of_codes(read: Callable[[Catalogue], Codes], label: Callable[[str], str] = label_of) -> "FacetCounts":
    return lambda catalogue, mask: _plain(read(catalogue).counts(mask), label)


def _of_many(read: Callable[[Catalogue], ManyCodes], label: Callable[[str], str] | None = None) -> "FacetCounts":
    return lambda catalogue, mask: _plain(read(catalogue).counts(mask), label or read(catalogue).label)


def _types(catalogue: Catalogue, mask: Bools) -> list[Plain]:
    return [
        one | {"group": str(EventType(one["value"]).group), "family": EventType(one["value"]).family}
        for one in _plain(catalogue.type.counts(mask))
    ]


def _families(catalogue: Catalogue, mask: Bools) -> list[Plain]:
    counts = np.bincount(families_of(catalogue)[mask], minlength=len(FAMILIES)).tolist()
    return _plain({name: n for name, n in zip(FAMILIES, counts, strict=True) if n})


def _years(catalogue: Catalogue, mask: Bools) -> list[Plain]:
    """Count by year, oldest first; an incident whose days are in two years counts in both, open ends do not."""
    dated = mask & (catalogue.first != NO_DAY) & (catalogue.last != NO_DAY)
    if not dated.any():
        return []
    first, last = _years_of(catalogue.first[dated]), _years_of(catalogue.last[dated])
    start, size = int(first.min()), int(last.max() - first.min()) + 1
    begun, ended = np.bincount(first - start, minlength=size), np.bincount(last - start, minlength=size)
    counts = (np.cumsum(begun) - np.cumsum(np.r_[0, ended[:-1]])).tolist()
    return [{"value": str(year), "label": str(year), "count": n} for year, n in enumerate(counts, start) if n]


def _years_of(days: Ints) -> Ints:
    """Give the calendar year of each day, the first and the last that a date can have at the ends."""
    kept = np.clip(days, 1 - _EPOCH, dt.date.max.toordinal() - _EPOCH)
    found: Ints = kept.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970
    return found


FacetCounts = Callable[[Catalogue, Bools], list[Plain]]
_FACETS: dict[str, FacetCounts] = {
    "type": _types,
    "family": _families,
    "stage": _of_codes(lambda c: c.stage),
    "actor": _of_many(lambda c: c.actors),
    "attribution": _of_many(lambda c: c.attributions, label_of),
    "country": _of_codes(lambda c: c.country, country_name),
    "province": _of_codes(lambda c: c.province, str),
    "source": _of_many(lambda c: c.sources),
    "state": _of_codes(lambda c: c.state),
    "precision": _of_codes(lambda c: c.precision),
    "flag": _of_many(lambda c: c.flags, label_of),
    "year": _years,
}


def some_of(names: Iterable[str]) -> tuple[str, ...]:
    """Give the facets that are asked for, or all."""
    return tuple(names) or facet_names()
