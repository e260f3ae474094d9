"""Coding many reports, here or in several processes, with the same answers in the same order."""

import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context

from tocsin.model.coding import CodedReport
from tocsin.model.outcome import ReadResult
from tocsin.run.code import Parts, code_report
from tocsin.run.settings import Settings

# A report that was coded, or in words how coding it failed.
Tried = CodedReport | str
CodeAll = Callable[[Sequence[ReadResult]], list[Tried]]


def try_to_code(read: ReadResult, parts: Parts) -> Tried:
    """Give the coding of one report, or say how it failed: one report must never stop the others."""
    assert read.report is not None
    try:
        return code_report(read.report, parts, read.problems)
    except Exception as error:  # a fault of ours, whatever it is: it is counted, shown and exits non-zero
        return f"{type(error).__name__}: {error}"


@contextmanager
def crew(settings: Settings, workers: int) -> Iterator[CodeAll]:
    """Give a function that codes reports in the order given, by this process or by several."""
    if workers <= 1:
        from tocsin.run.wire import load_parts

        parts = load_parts(settings)
        yield lambda reads: [try_to_code(read, parts) for read in reads]
        return
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_start_worker)
    try:
        yield lambda reads: list(pool.map(partial(_code_there, settings), reads, chunksize=4))
    finally:
        pool.shutdown(cancel_futures=True)


def _start_worker() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the first process decides


def _code_there(settings: Settings, read: ReadResult) -> Tried:
    from tocsin.run.wire import load_parts

    return try_to_code(read, load_parts(settings))
