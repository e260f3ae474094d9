"""Which reports the words and paths of a user mean."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, cast

from tocsin.model.interval import parse_interval
from tocsin.model.outcome import ReadResult
from tocsin.read.inputs import read_inputs
from tocsin.read.limits import DEFAULT_LIMITS, Limits

_LARGE = 1 << 16  # bytes; who asks for more wants a whole document
_TIME_ZONES = dt.timedelta(days=2)  # a page may be dated ahead of our clock


def read_all(paths: Sequence[str | Path], published: str | None, stdin: BinaryIO | None = None) -> Iterator[ReadResult]:
    """Give a report or an outcome for every input that the paths name; `published` is EDTF.

    Raises:
        DateFormatError: `published` is no date; raised at once, not at the first input.
    """
    when = parse_interval(published) if published else None
    flowing = cast(BinaryIO, Flowing(stdin)) if stdin else None
    return read_inputs(paths, published=when, stdin=flowing, limits=limits_today())


def limits_today() -> Limits:
    """Give the limits of reading with today as the last possible day of publication."""
    return replace(DEFAULT_LIMITS, newest=dt.datetime.now(dt.UTC).date() + _TIME_ZONES)


class Flowing:
    """Standard input that gives what is there instead of waiting for more, so that lines are coded as they come.

    The first answer holds at least a line, so that the kind of the input can be
    told from it; a large request is filled to the end.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._is_fresh = True

    def read(self, size: int = -1) -> bytes:
        """Give at most so many bytes, and none only at the end."""
        if size < 0 or size > _LARGE:
            return self._stream.read(size)
        some = self._some(size)
        while self._is_fresh and some and b"\n" not in some and len(some) < size:
            more = self._some(size - len(some))
            if not more:
                break
            some += more
        self._is_fresh = False
        return some

    def _some(self, size: int) -> bytes:
        read1 = getattr(self._stream, "read1", self._stream.read)
        some: bytes = read1(size)
        return some
