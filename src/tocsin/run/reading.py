"""Which reports the words and paths of a user mean."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from tocsin.model.interval import parse_interval
from tocsin.model.outcome import ReadResult
from tocsin.read.inputs import read_inputs
from tocsin.read.limits import DEFAULT_LIMITS, Limits

_TIME_ZONES = dt.timedelta(days=2)  # a page may be dated ahead of our clock


def read_all(paths: Sequence[str | Path], published: str | None, stdin: BinaryIO | None = None) -> Iterator[ReadResult]:
    """Give a report or an outcome for every input that the paths name; `published` is EDTF.

    Raises:
        DateFormatError: `published` is no date; raised at once, not at the first input.
    """
    when = parse_interval(published) if published else None
    return read_inputs(paths, published=when, stdin=stdin, limits=limits_today())


def limits_today() -> Limits:
    """Give the limits of reading with today as the last possible day of publication."""
    return replace(DEFAULT_LIMITS, newest=dt.datetime.now(dt.UTC).date() + _TIME_ZONES)
