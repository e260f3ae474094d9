"""All incidents of a record in columns, so that a question about 100,000 of them takes milliseconds.

A catalogue never changes; `tocsin.run.browse.catalogue_read` reads one and
keeps it up with what is added. Needs numpy (the extra `web`).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Texts = npt.NDArray[np.object_]
NO_DAY = -(2**40)  # an open end; no day of a date is there
_AREAS = ("country", "sea_or_air")  # precisions whose point stands for more than a place


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
        known = {code for value in wanted if (code := self.code_by_value.get(value)) is not None}
        if len(known) == 1:  # by far the quickest
            one: Bools = self.codes == known.pop()
            return one
        found: Bools = _chosen(self.values, known)[self.codes]
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
        known = {code for value in wanted if (code := self.code_by_value.get(value)) is not None}
        found = np.zeros(size, dtype=np.bool_)
        found[self.owners[_chosen(self.values, known)[self.codes]]] = True
        return found

    def counts(self, mask: Bools) -> dict[str, int]:
        """Count the incidents of a mask by value."""
        found = np.bincount(self.codes[mask[self.owners]], minlength=len(self.values))
        return {value: int(n) for value, n in zip(self.values, found, strict=True) if n}

    def label(self, value: str) -> str:
        """Give what a value is called."""
        at = self.code_by_value.get(value)
        return self.labels[at] if self.labels and at is not None else value


def _chosen(values: tuple[str, ...], wanted: Iterable[int]) -> Bools:
    """Say of each code whether it is wanted; the last place is that of -1, which is not."""
    chosen = np.zeros(len(values) + 1, dtype=np.bool_)
    for code in wanted:
        chosen[code] = True
    return chosen


@dataclass(frozen=True)
class Catalogue:
    """The incidents of a record as columns of equal length, by first possible day (undated last), then id."""

    version: int
    newest: int  # the number of the last revision in it
    seq: Ints
    id: Texts
    recorded_at: Texts
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
    place_words: Texts
    actors: ManyCodes
    attributions: ManyCodes
    sources: ManyCodes
    flags: ManyCodes
    # Each incident has a number that it keeps in all later catalogues, which share the table.
    seat: Ints = field(repr=False)
    seat_by_id: dict[str, int] = field(repr=False)
    derived: dict[str, Any] = field(default_factory=dict, repr=False)  # what was worked out of the columns, by name

    def __len__(self) -> int:
        return len(self.id)

    @cached_property
    def position_by_seat(self) -> Ints:
        """Where the incident of each seat stands; -1 is not here."""
        found = np.full(int(self.seat.max(initial=-1)) + 1, -1, dtype=np.int64)
        found[self.seat] = np.arange(len(self))
        return found

    @cached_property
    def sort_day(self) -> Ints:
        """The day to sort by; undated ones come last."""
        return sort_days(self.first, self.last)

    @cached_property
    def is_dated(self) -> Bools:
        """Whether anything is known of the days."""
        found: Bools = (self.first != NO_DAY) | (self.last != NO_DAY)
        return found

    @cached_property
    def is_current(self) -> Bools:
        """Whether an incident is neither merged away nor rejected."""
        return ~self.state.isin(("merged", "rejected"))

    @cached_property
    def has_point(self) -> Bools:
        """Whether an incident can be drawn: it has a point, and that is not the middle of a country."""
        found: Bools = ~np.isnan(self.lat) & ~np.isnan(self.lon) & ~self.precision.isin(_AREAS)
        return found

    def positions(self, ids: Iterable[str]) -> Ints:
        """Give where the incidents of these ids stand, those that are here."""
        seats = [seat for named in ids if (seat := self.seat_by_id.get(named)) is not None]
        known = np.array(seats, dtype=np.int64)
        found = self.position_by_seat[known[known < len(self.position_by_seat)]]
        here: Ints = found[found >= 0]
        return here

    def at_ids(self, ids: Iterable[str]) -> Bools:
        """Say of each incident whether its id is among these."""
        found = np.zeros(len(self), dtype=np.bool_)
        found[self.positions(ids)] = True
        return found


def sort_days(first: Ints, last: Ints) -> Ints:
    """Give the days to sort by; the undated come last."""
    known = np.where(first == NO_DAY, last, first)
    return np.where(known == NO_DAY, 2**40, known)
