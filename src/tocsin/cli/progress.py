"""Showing that something goes on, and stopping it in good order."""

import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_QUIET_SECONDS = 1.0  # what is faster than this shows no progress


@contextmanager
def counting(what: str) -> Iterator[Callable[[int, str], None]]:
    """Give a function to call with a count and a name; it draws a line once a second has gone by.

    Nothing is drawn unless standard error is a terminal.
    """
    if not sys.stderr.isatty():
        yield lambda _count, _name: None
        return
    from rich.console import Console
    from rich.status import Status

    from tocsin.cli.terminal import styled

    began = time.monotonic()
    status = Status("", console=Console(stderr=True), spinner="dots")
    is_shown = False

    def on_progress(count: int, name: str) -> None:
        nonlocal is_shown
        seconds = time.monotonic() - began
        if seconds < _QUIET_SECONDS:
            return
        rate = f"{count / seconds:,.0f} a second" if count else ""
        status.update(styled(f"{count:,} {what} · {rate} · {name[-60:]}"))
        if not is_shown:
            status.start()
            is_shown = True

    try:
        yield on_progress
    finally:
        status.stop()


@contextmanager
def stopping() -> Iterator[Callable[[], bool]]:
    """Give a function that says whether Ctrl-C was pressed; the second press interrupts at once."""
    is_asked = False
    before = signal.getsignal(signal.SIGINT)

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        nonlocal is_asked
        if is_asked:
            raise KeyboardInterrupt
        is_asked = True
        sys.stderr.write("\nStopping after the reports under way; press Ctrl-C again to stop at once.\n")

    signal.signal(signal.SIGINT, on_signal)
    try:
        yield lambda: is_asked
    except KeyboardInterrupt:
        sys.stderr.write("Stopped at once. What was stored is whole; run the same command again to go on.\n")
        raise
    finally:
        signal.signal(signal.SIGINT, before)
