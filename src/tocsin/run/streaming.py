"""Coding reports one after the other, as they come, without keeping them."""

from collections.abc import Iterable, Iterator

from tocsin.model.coding import CodedReport
from tocsin.model.outcome import ReadResult
from tocsin.run.crew import try_to_code
from tocsin.run.settings import Settings
from tocsin.run.wire import load_parts


def code_each(reads: Iterable[ReadResult], settings: Settings) -> Iterator[CodedReport | str]:
    """Give the coding of each report in the order of the inputs, or a line that says why there is none."""
    parts = load_parts(settings)
    for read in reads:
        where = f"{read.name}:{read.position}" if read.position else read.name
        if read.outcome is not None:
            yield f"{where}: {read.outcome.reason or read.outcome.code}"
            continue
        tried = try_to_code(read, parts)
        yield tried if isinstance(tried, CodedReport) else f"{where}: could not be coded: {tried}"
