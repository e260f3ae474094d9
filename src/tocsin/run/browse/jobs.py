"""Adding reports while others ask: one job after another, each with its progress."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from queue import Empty, Full, Queue
from typing import Any

from tocsin.errors import TocsinError, TooBusyError
from tocsin.run.add import Summary
from tocsin.run.browse.adding import Adder

Plain = dict[str, Any]
_KEPT = 200  # jobs whose outcome is remembered
_LONGEST_QUEUE = 50


@dataclass(slots=True)
class Job:
    """One adding: how far it is, and what became of it."""

    id: str
    inputs: int
    state: str = "waiting"
    done: int = 0
    name: str = ""
    summary: Summary | None = None
    reports: list[Plain] = field(default_factory=list)
    error: Exception | None = None
    finished: threading.Event = field(default_factory=threading.Event)

    def to_dict(self) -> Plain:
        """Give plain data."""
        return {
            "job": self.id,
            "state": self.state,
            "done": self.done,
            "inputs": self.inputs,
            "name": self.name,
            "summary": self.summary.to_dict() if self.summary else None,
            "outcomes": self.reports,
            "error": str(self.error) if isinstance(self.error, TocsinError) else None,
        }


class Jobs:
    """Adds reports one job at a time, in a thread of its own."""

    def __init__(self, adder: Adder, on_change: Callable[[], None] = lambda: None) -> None:
        self._adder = adder
        self._on_change = on_change
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._waiting: Queue[tuple[Job, Sequence[Mapping[str, Any]]] | None] = Queue(_LONGEST_QUEUE)
        self._worker: threading.Thread | None = None
        self._lock = threading.Lock()
        self._is_closed = False

    def start(self, named: str, items: Sequence[Mapping[str, Any]]) -> Job:
        """Put reports in line to be added.

        Raises:
            TooBusyError: the line is full.
        """
        job = Job(named, len(items))
        with self._lock:
            if self._worker is None:
                self._worker = threading.Thread(target=self._work, name="tocsin-adding", daemon=True)
                self._worker.start()
            self._jobs[named] = job
            while len(self._jobs) > _KEPT:
                self._jobs.popitem(last=False)
        try:
            self._waiting.put_nowait((job, items))
        except Full:
            self._jobs.pop(named, None)
            raise TooBusyError(f"{_LONGEST_QUEUE} addings wait already; try again in a moment") from None
        return job

    def find(self, named: str) -> Job | None:
        """Give a job by its id."""
        return self._jobs.get(named)

    def _work(self) -> None:
        while not self._is_closed:
            try:
                taken = self._waiting.get(timeout=1.0)
            except Empty:
                continue
            if taken is not None:
                self._do(*taken)

    def _do(self, job: Job, items: Sequence[Mapping[str, Any]]) -> None:
        job.state = "running"
        self._on_change()
        try:
            self._add(job, items)
            job.state = "done"
        except Exception as error:  # whatever it is, the asker is told and the next job begins
            job.error, job.state = error, "failed"
        finally:
            job.finished.set()
            self._on_change()

    def _add(self, job: Job, items: Sequence[Mapping[str, Any]]) -> None:
        def tell(done: int, name: str) -> None:
            job.done, job.name = done, name
            self._on_change()

        made = self._adder.add(items, tell)
        job.summary, job.reports = made.summary, made.outcomes

    def close(self) -> None:
        """End after the job under way."""
        self._is_closed = True
        if self._worker is not None:
            self._worker.join(timeout=30)
        self._adder.close()
