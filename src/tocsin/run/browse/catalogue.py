"""All incidents of a record in columns, so that a question about 100,000 of them takes milliseconds.

The columns are read once from the record's lines and then kept up with what is
added; a catalogue itself never changes. Needs numpy (the extra `web`).
"""

import datetime as dt
import gc
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from tocsin.record.cards import LINE

if TYPE_CHECKING:
    from tocsin.record.base import IncidentLine, Record

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
NO_DAY = -(2**40)  # an open end; no day of a date is there
_AT = {name: position for position, name in enumerate(LINE)}


@dataclass(frozen=True)
class Codes:
    """One value an incident, as numbers into a table of values; -1 is none."""

    values: tuple[str, ...]
    codes: npt.NDArray[np.int32]

    @cached_property
    def code_by_value(self) -> dict[str, int]:
        """The number of each value."""
        return {value: code for code, value in enumerate(self.values)}

    def isin(self, wanted: Iterable[str]) -> Bools:
        """Say of each incident whether it has one of these values."""
        found: Bools = _chosen(self, wanted)[self.codes]
        return found

    def counts(self, mask: Bools) -> dict[str, int]:
        """Count the incidents of a mask by value."""
        chosen = self.codes[mask]
        found = np.bincount(chosen[chosen >= 0], minlength=len(self.values))
        return {value: int(n) for value, n in zip(self.values, found, strict=True) if n}


@dataclass(frozen=True)
class ManyCodes:
    """Any number of values an incident: value `codes[i]` belongs to incident `owners[i]`."""

    values: tuple[str, ...]
    owners: npt.NDArray[np.int32]
    codes: npt.NDArray[np.int32]
    labels: tuple[str, ...] = ()

    @cached_property
    def code_by_value(self) -> dict[str, int]:
        """The number of each value."""
        return {value: code for code, value in enumerate(self.values)}

    def isin(self, wanted: Iterable[str], size: int) -> Bools:
        """Say of each incident whether it has one of these values."""
        found = np.zeros(size, dtype=np.bool_)
        found[self.owners[_chosen(self, wanted)[self.codes]]] = True
        return found

    def counts(self, mask: Bools) -> dict[str, int]:
        """Count the incidents of a mask by value."""
        found = np.bincount(self.codes[mask[self.owners]], minlength=len(self.values))
        return {value: int(n) for value, n in zip(self.values, found, strict=True) if n}

    def label(self, value: str) -> str:
        """Give what a value is called."""
        at = self.code_by_value.get(value)
        return self.labels[at] if self.labels and at is not None else value


def _chosen(held: "Codes | ManyCodes", wanted: Iterable[str]) -> Bools:
    """Say of each code whether its value is wanted; the last place is that of -1, which is not."""
    chosen = np.zeros(len(held.values) + 1, dtype=np.bool_)
    for value in wanted:
        code = held.code_by_value.get(value)
        if code is not None:
            chosen[code] = True
    return chosen


@dataclass(frozen=True)
class Catalogue:
    """The incidents of a record as columns of equal length, by first possible day (undated last), then id."""

    version: int
    newest: int  # the number of the last revision in it
    seq: Ints
    id: tuple[str, ...]
    recorded_at: tuple[str, ...]
    first: Ints  # days since 1970; NO_DAY is an open end
    last: Ints
    lat: Floats  # NaN is unknown
    lon: Floats
    uncertainty_km: Floats
    killed_low: Floats
    killed_best: Floats
    killed_high: Floats
    wounded_low: Floats
    detained_low: Floats
    reports: Ints
    independent: Ints
    type: Codes
    stage: Codes
    state: Codes
    precision: Codes
    country: Codes
    province: Codes
    place_words: tuple[str, ...]
    actors: ManyCodes
    attributions: ManyCodes
    sources: ManyCodes
    flags: ManyCodes
    orders: "dict[str, Any]" = field(default_factory=dict, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.id)

    @cached_property
    def position_by_id(self) -> dict[str, int]:
        """Where each incident stands."""
        return {named: position for position, named in enumerate(self.id)}

    @cached_property
    def sort_day(self) -> Ints:
        """The day to sort by; undated ones come last."""
        return _sort_days(self.first, self.last)

    @cached_property
    def is_dated(self) -> Bools:
        """Whether anything is known of the days."""
        found: Bools = (self.first != NO_DAY) | (self.last != NO_DAY)
        return found

    @cached_property
    def is_current(self) -> Bools:
        """Whether an incident is neither merged away nor rejected."""
        return ~self.state.isin(("merged", "rejected"))

    def at_ids(self, ids: Iterable[str]) -> Bools:
        """Say of each incident whether its id is among these."""
        found = np.zeros(len(self), dtype=np.bool_)
        positions = self.position_by_id
        found[[positions[named] for named in ids if named in positions]] = True
        return found


def read_catalogue(record: "Record", known_on: dt.date | None = None) -> Catalogue:
    """Read the catalogue of a record as it is, or as it was known at the end of a day (UTC)."""
    version = record.version()  # asked first: what is added meanwhile is read again with the next version
    lines = {line.id: line for line in record.incident_lines(0, known_on)}
    with _no_collecting():
        return _made(version, list(lines.values()))


def renewed(catalogue: Catalogue, record: "Record") -> Catalogue:
    """Give a catalogue with all that was added since it was read."""
    version = record.version()
    if version == catalogue.version:
        return catalogue
    fresh = {line.id: line for line in record.incident_lines(catalogue.newest)}
    if not fresh:
        return replace(catalogue, version=version, orders=catalogue.orders)
    return _joined(catalogue, _made(version, list(fresh.values())))


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


# --- putting two together ---------------------------------------------------------------------------------------------


def _joined(old: Catalogue, new: Catalogue) -> Catalogue:
    """Give the incidents of both, those of the newer catalogue in place of the older's of the same id."""
    kept = np.flatnonzero(~old.at_ids(new.id))
    ids = [*_picked(old.id, kept), *new.id]
    days = np.concatenate([old.sort_day[kept], new.sort_day]).tolist()
    order = np.array(sorted(range(len(ids)), key=lambda n: (days[n], ids[n])), dtype=np.int64)
    made: dict[str, Any] = {"version": new.version, "newest": max(old.newest, new.newest), "orders": {}}
    for one in fields(Catalogue):
        left, right = getattr(old, one.name), getattr(new, one.name)
        if one.name in made:
            continue
        if isinstance(left, np.ndarray):
            made[one.name] = np.concatenate([left[kept], right])[order]
        elif isinstance(left, tuple):
            made[one.name] = tuple(_picked([*_picked(left, kept), *right], order))
        elif isinstance(left, Codes):
            made[one.name] = _joined_codes(left, right, kept, order)
        else:
            made[one.name] = _joined_many(left, right, kept, order)
    return Catalogue(**made)


def _picked(values: Sequence[Any], at: Any) -> list[Any]:
    return [values[n] for n in at.tolist()]


def _joined_codes(left: Codes, right: Codes, kept: Any, order: Any) -> Codes:
    table = tuple(sorted({*left.values, *right.values}))
    codes = np.concatenate([_recoded(left, table)[kept], _recoded(right, table)])[order]
    return Codes(table, codes)


def _recoded(old: "Codes | ManyCodes", table: tuple[str, ...]) -> Any:
    """Give codes as numbers into another table; -1 stays."""
    code_by_value = {value: code for code, value in enumerate(table)}
    into = np.array([*(code_by_value[value] for value in old.values), -1], dtype=np.int32)
    return into[old.codes]


def _joined_many(left: ManyCodes, right: ManyCodes, kept: Any, order: Any) -> ManyCodes:
    labels = dict(zip(right.values, right.labels, strict=True)) | dict(zip(left.values, left.labels, strict=True))
    table = tuple(labels)
    # Where each incident stands afterwards; -1 is gone.
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    of_left = np.full(int(max(kept.max(initial=-1), left.owners.max(initial=-1))) + 1, -1, dtype=np.int64)
    of_left[kept] = place[: len(kept)]
    owners = np.concatenate([of_left[left.owners], place[len(kept) :][right.owners]])
    codes = np.concatenate([_recoded(left, table), _recoded(right, table)])
    has = owners >= 0
    return ManyCodes(table, owners[has].astype(np.int32), codes[has], tuple(labels.values()))


# --- reading lines ----------------------------------------------------------------------------------------------------


def _sort_days(first: Ints, last: Ints) -> Ints:
    known = np.where(first == NO_DAY, last, first)
    return np.where(known == NO_DAY, 2**40, known)


def _made(version: int, several: "list[IncidentLine]") -> Catalogue:
    values = json.loads("[" + ",".join(line.line for line in several) + "]")
    first, last = _days(values, "first"), _days(values, "last")
    order = sorted(range(len(several)), key=_key(_sort_days(first, last).tolist(), several))
    several, values = [several[n] for n in order], [values[n] for n in order]
    numbers: Any = {
        name: _floats(values, name)
        for name in (
            "lat",
            "lon",
            "uncertainty_km",
            "killed_low",
            "killed_best",
            "killed_high",
            "wounded_low",
            "detained_low",
        )
    }
    codes: Any = {name: _codes(values, name) for name in ("type", "stage", "state", "precision", "country", "province")}
    many: Any = {name: _many(values, name) for name in ("attributions", "sources", "flags")}
    return Catalogue(
        version=version,
        newest=max((line.seq for line in several), default=0),
        seq=np.array([line.seq for line in several], dtype=np.int64),
        id=tuple(line.id for line in several),
        recorded_at=tuple(line.recorded_at for line in several),
        first=first[order] if order else first,
        last=last[order] if order else last,
        reports=np.array(_column(values, "reports"), dtype=np.int64),
        independent=np.array(_column(values, "independent"), dtype=np.int64),
        place_words=tuple(_column(values, "place_words")),
        actors=_labelled(values),
        **numbers,
        **codes,
        **many,
    )


def _key(days: list[int], lines: "Sequence[IncidentLine]") -> Any:
    return lambda n: (days[n], lines[n].id)


def _column(values: Sequence[Sequence[Any]], name: str) -> list[Any]:
    at = _AT[name]
    return [line[at] for line in values]


def _days(values: Sequence[Sequence[Any]], name: str) -> Ints:
    return np.array([NO_DAY if day is None else day for day in _column(values, name)], dtype=np.int64)


def _floats(values: Sequence[Sequence[Any]], name: str) -> Floats:
    return np.array([np.nan if n is None else n for n in _column(values, name)], dtype=np.float64)


def _codes(values: Sequence[Sequence[Any]], name: str) -> Codes:
    column = _column(values, name)
    table = tuple(sorted({value for value in column if value is not None}))
    code_by_value: dict[str | None, int] = {value: code for code, value in enumerate(table)}
    code_by_value[None] = -1
    return Codes(table, np.array([code_by_value[value] for value in column], dtype=np.int32))


def _many(values: Sequence[Sequence[Any]], name: str) -> ManyCodes:
    return _pairs((owner, value, value) for owner, held in enumerate(_column(values, name)) for value in held)


def _labelled(values: Sequence[Sequence[Any]]) -> ManyCodes:
    return _pairs(
        (owner, value, label) for owner, held in enumerate(_column(values, "actors")) for value, label in held
    )


def _pairs(found: Iterator[tuple[int, str, str]]) -> ManyCodes:
    code_by_value: dict[str, int] = {}
    labels: list[str] = []
    owners: list[int] = []
    codes: list[int] = []
    for owner, value, label in found:
        code = code_by_value.setdefault(value, len(code_by_value))
        if code == len(labels):
            labels.append(label)
        owners.append(owner)
        codes.append(code)
    return ManyCodes(
        tuple(code_by_value), np.array(owners, dtype=np.int32), np.array(codes, dtype=np.int32), tuple(labels)
    )
