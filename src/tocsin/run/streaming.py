"""Coding reports one after the other, as they come, without keeping them."""

from collections.abc import Iterable, Iterator

from tocsin.model.coding import CodedReport
from tocsin.model.outcome import ReadResult
from tocsin.run.crew import try_to_code
from tocsin.run.explain import explain_report
from tocsin.run.explained import Explained
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


def explain_each(reads: Iterable[ReadResult], settings: Settings) -> Iterator[Explained | str]:
    """Give the coding of each report with its reasons, or a line that says why there is none."""
    parts = load_parts(settings)
    for read in reads:
        where = f"{read.name}:{read.position}" if read.position else read.name
        if read.report is None:
            yield f"{where}: {(read.outcome.reason or read.outcome.code) if read.outcome else 'not read'}"
            continue
        try:
            yield explain_report(read.report, parts, read.problems)
        except Exception as error:  # as in `try_to_code`: one report must never stop the others
            yield f"{where}: could not be coded: {type(error).__name__}: {error}"
