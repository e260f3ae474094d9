"""A record's incidents read into columns, and columns kept up with what is added."""

import bisect
import copy
import datetime as dt
import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from tocsin.record.cards import LINE
from tocsin.run.browse.catalogue import NO_DAY, Catalogue, Codes, Ints, ManyCodes, Texts, sort_days
from tocsin.run.browse.plain import from_json

if TYPE_CHECKING:
    from tocsin.record.base import IncidentLine, Record

_DAYS = ("first", "last")
_FLOATS = (
    *("lat", "lon", "uncertainty_km", "killed_low", "killed_best", "killed_high"),
    *("wounded_low", "detained_low"),
)
_INTS = ("reports", "independent")
_CODES = ("type", "stage", "state", "precision", "country", "province")
_MANY = ("attributions", "sources", "flags")


def read_catalogue(record: "Record", known_on: dt.date | None = None) -> Catalogue:
    """Read the catalogue of a record as it is, or as it was known at the end of a day (UTC)."""
    version = record.version()  # asked first: what is added meanwhile is read again with the next version
    with _no_collecting():
        lines = {line.id: line for line in record.incident_lines(0, known_on)}
        return _made(version, list(lines.values()), {})


def renewed(catalogue: Catalogue, record: "Record") -> Catalogue:
    """Give a catalogue with all that was added since it was read."""
    version = record.version()
    if version == catalogue.version:
        return catalogue
    fresh = {line.id: line for line in record.incident_lines(catalogue.newest)}
    if fresh:
        return _joined(catalogue, _made(version, list(fresh.values()), catalogue.seat_by_id))
    same = copy.copy(catalogue)  # with all that was worked out of its columns
    object.__setattr__(same, "version", version)
    return same


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Make many lists without the collector looking through them again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


# --- reading lines ----------------------------------------------------------------------------------------------------


def _made(version: int, several: "Sequence[IncidentLine]", seat_by_id: dict[str, int]) -> Catalogue:
    """Give the catalogue of these lines; ids that are new get the next seats."""
    values = from_json("[" + ",".join(line.line for line in several) + "]")
    raw: dict[str, tuple[Any, ...]] = dict(
        zip(LINE, zip(*values, strict=True) if values else ((),) * len(LINE), strict=True)
    )
    ids = [line.id for line in several]
    days = {name: np.array([NO_DAY if day is None else day for day in raw[name]], dtype=np.int64) for name in _DAYS}
    keys = list(zip(sort_days(days["first"], days["last"]).tolist(), ids, strict=True))
    order = np.array(sorted(range(len(ids)), key=keys.__getitem__), dtype=np.int64)
    seats = [seat_by_id.setdefault(named, len(seat_by_id)) for named in ids]
    columns: dict[str, Any] = {
        "seq": np.array([line.seq for line in several], dtype=np.int64),
        "id": texts(ids),
        "recorded_at": texts([line.recorded_at for line in several]),
        "place_words": texts(raw["place_words"]),
        "seat": np.array(seats, dtype=np.int64),
        **days,
        **{name: np.array(raw[name], dtype=np.float64) for name in _FLOATS},
        **{name: np.array(raw[name], dtype=np.int64) for name in _INTS},
    }
    coded = {name: _codes(raw[name]) for name in _CODES}
    # Where each line stands once they are in order.
    place = np.empty(len(order), dtype=np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    many = {name: _many(raw[name], place, is_labelled=False) for name in _MANY}
    return Catalogue(
        version=version,
        newest=max((line.seq for line in several), default=0),
        seat_by_id=seat_by_id,
        **{name: column[order] for name, column in columns.items()},
        **{name: Codes(one.values, one.codes[order]) for name, one in coded.items()},  # type: ignore[arg-type]
        **many,  # type: ignore[arg-type]
        actors=_many(raw["actors"], place, is_labelled=True),
    )


def texts(values: Iterable[str]) -> Texts:
    """Give texts as a column."""
    several = list(values)
    found = np.empty(len(several), dtype=np.object_)
    found[:] = several
    return found


def _codes(column: Sequence[str | None]) -> Codes:
    table = tuple(sorted(value for value in set(column) if value is not None))
    code_by_value: dict[str | None, int] = {value: code for code, value in enumerate(table)}
    code_by_value[None] = -1
    return Codes(table, np.fromiter(map(code_by_value.__getitem__, column), np.int32, len(column)))


def _many(column: Sequence[Sequence[Any]], place: Any, *, is_labelled: bool) -> ManyCodes:
    """Give the values of each line; labelled ones are pairs of a value and what it is called."""
    held = list(chain.from_iterable(column))
    values, labels = zip(*held, strict=True) if is_labelled and held else (held, held)
    label_by_value = dict(zip(reversed(values), reversed(labels), strict=True))  # the first label counts
    table = tuple(dict.fromkeys(values))
    code_by_value = {value: code for code, value in enumerate(table)}
    codes = np.fromiter(map(code_by_value.__getitem__, values), np.int32, len(values))
    owners = np.repeat(place, np.fromiter(map(len, column), np.int64, len(column)))
    return ManyCodes(table, owners, codes, tuple(map(label_by_value.__getitem__, table)))


# --- putting two together ---------------------------------------------------------------------------------------------


def _joined(old: Catalogue, new: Catalogue) -> Catalogue:
    """Give the incidents of both, those of the newer catalogue in place of the older's of the same id."""
    is_kept = np.ones(len(old), dtype=np.bool_)
    is_kept[old.positions(new.id)] = False
    kept = np.flatnonzero(is_kept)
    into = _places_for(new, old.sort_day[kept], old.id[kept])
    order = np.insert(kept, into, len(old) + np.arange(len(new)))
    # Where each incident of the two, put one after the other, stands afterwards; -1 is gone.
    place = np.full(len(old) + len(new), -1, dtype=np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    made: dict[str, Any] = {
        "version": new.version,
        "newest": max(old.newest, new.newest),
        "seat_by_id": new.seat_by_id,
        "derived": {},
    }
    for one in fields(Catalogue):
        left, right = getattr(old, one.name), getattr(new, one.name)
        if one.name in made:
            continue
        if isinstance(left, np.ndarray):
            made[one.name] = np.concatenate([left, right])[order]
        elif isinstance(left, Codes):
            made[one.name] = _joined_codes(left, right, order)
        else:
            made[one.name] = _joined_many(left, right, place[: len(old)], place[len(old) :])
    return Catalogue(**made)


def _places_for(new: Catalogue, days: Ints, ids: Texts) -> list[int]:
    """Give before which of the older incidents each new one comes, by day and then id."""
    lows = np.searchsorted(days, new.sort_day, "left").tolist()
    highs = np.searchsorted(days, new.sort_day, "right").tolist()
    return [bisect.bisect_left(ids, named, low, high) for named, low, high in zip(new.id, lows, highs, strict=True)]


def _joined_codes(left: Codes, right: Codes, order: Ints) -> Codes:
    table = left.values if set(right.values) <= set(left.values) else tuple(sorted({*left.values, *right.values}))
    return Codes(table, np.concatenate([_recoded(left, table), _recoded(right, table)])[order])


def _recoded(old: "Codes | ManyCodes", table: tuple[str, ...]) -> Any:
    """Give codes as numbers into another table; -1 stays."""
    if table is old.values:
        return old.codes
    code_by_value = {value: code for code, value in enumerate(table)}
    into = np.array([*(code_by_value[value] for value in old.values), -1], dtype=np.int32)
    return into[old.codes]


def _joined_many(left: ManyCodes, right: ManyCodes, of_left: Any, of_right: Any) -> ManyCodes:
    labels = dict(zip(left.values, left.labels, strict=True))
    if not set(right.values) <= set(labels):
        labels = dict(zip(right.values, right.labels, strict=True)) | labels
        table = tuple(labels)
    else:
        table = left.values
    owners = np.concatenate([of_left[left.owners], of_right[right.owners]])
    codes = np.concatenate([_recoded(left, table), _recoded(right, table)])
    has = owners >= 0
    return ManyCodes(table, owners[has], codes[has], tuple(labels.values()))
