"""One adding to a record: here, or in a process of its own so that answers meanwhile are not held up by coding."""

import contextlib
import multiprocessing
import os
import signal
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any, Protocol

from tocsin.errors import TocsinError
from tocsin.run.add import Summary, add
from tocsin.run.browse.desk import Desk
from tocsin.run.crew import crew
from tocsin.run.open_record import reads_of
from tocsin.run.settings import Settings
from tocsin.run.wire import open_record

Plain = dict[str, Any]
Items = Sequence[Mapping[str, Any]]
Tell = Callable[[int, str], None]  # how many are done, and which was the last
_BATCH = 10  # reports a transaction: what was told as done is stored
_KINDER = 5  # what is added to the niceness of the process that adds
_END_S = 5  # after a server has waited for its jobs


@dataclass(frozen=True, slots=True)
class Made:
    """What became of an adding: its numbers, and each report's outcome as plain data."""

    summary: Summary
    outcomes: list[Plain]


class Adder(Protocol):
    """Adds reports to the record of a desk."""

    def add(self, items: Items, tell: Tell) -> Made:
        """Add reports, saying how far it is; raises what adding raises."""

    def close(self) -> None:
        """Let go of everything; a second call does nothing."""


class AddsHere:
    """Adds in this process."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add(self, items: Items, tell: Tell) -> Made:
        """Add reports."""
        with self._desk.reserved():
            return add_now(self._desk.settings, items, tell)

    def close(self) -> None:
        """Nothing is held."""


class AddsApart:
    """Adds in a process of its own, which begins with the first adding and ends with the server."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None

    def add(self, items: Items, tell: Tell) -> Made:
        """Add reports.

        Raises:
            TocsinError: also where the process was ended from outside.
        """
        with self._desk.reserved():
            pipe = self._begun()
            try:
                pipe.send(list(items))
                while True:
                    kind, *said = pipe.recv()
                    if kind == "done":
                        return Made(*said)
                    if kind == "failed":
                        raise _again(*said)
                    tell(*said)
            except (EOFError, OSError) as error:
                self.close()
                lost = "the process that adds was ended; what was told as done is stored; send the reports again"
                raise TocsinError(lost) from error

    def _begun(self) -> Connection:
        if self._pipe is None:
            spawned = multiprocessing.get_context("spawn")
            self._pipe, theirs = spawned.Pipe()
            self._process = spawned.Process(
                target=_serve, args=(theirs, self._desk.settings), name="tocsin-adding", daemon=True
            )
            self._process.start()
            theirs.close()
        return self._pipe

    def close(self) -> None:
        """End the process: by itself, or by force where that takes long; what was told as done stays stored."""
        pipe, process, self._pipe, self._process = self._pipe, self._process, None, None
        if pipe is not None:
            pipe.close()  # it reads the end of the pipe, and ends
        if process is not None:
            process.join(_END_S)
            if process.is_alive():
                process.terminate()
                process.join()


def add_now(settings: Settings, items: Items, tell: Tell) -> Made:
    """Add reports to the record that the settings name."""
    with open_record(settings.record, writing=True, create=True) as record, crew(settings, 1) as code_all:
        summary = add(reads_of(items), record, code_all, command="http", on_progress=tell, batch=_BATCH)
        run = record.runs()[-1]
        outcomes = [
            {"state": str(one.state), "report": one.report, "code": one.code, "reason": one.reason}
            for one in record.outcomes(run.id)
        ]
    return Made(summary, outcomes)


def _serve(pipe: Connection, settings: Settings) -> None:
    """Add what comes through a pipe until its other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the server decides
    with contextlib.suppress(OSError, AttributeError):  # no such thing on this system
        os.nice(_KINDER)
    with contextlib.suppress(EOFError, OSError):  # the server is gone
        while True:
            items = pipe.recv()
            try:
                made = add_now(settings, items, lambda done, name: pipe.send(("progress", done, name)))
                pipe.send(("done", made.summary, made.outcomes))
            except TocsinError as error:
                pipe.send(("failed", type(error), error.args, error.__dict__))
            except Exception as error:  # whatever it is, the server tells the asker, and the next adding begins
                pipe.send(("failed", RuntimeError, (repr(error),), {}))


def _again(kind: type[Exception], words: tuple[Any, ...], fields: Plain) -> Exception:
    """Give an error as it was raised there; many of ours cannot be made from their words alone."""
    made = kind.__new__(kind, *words)
    made.__dict__.update(fields)
    return made
