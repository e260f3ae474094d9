"""How a route comes by what the server holds."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from starlette.requests import Request

from tocsin.errors import TooBusyError
from tocsin.run.browse.adding import AddsApart, AddsHere
from tocsin.run.browse.desk import Desk
from tocsin.run.browse.jobs import Jobs
from tocsin.run.questions import KeptQuestions
from tocsin.web.answers import Answers
from tocsin.web.guard import Limits
from tocsin.web.problems import Refused
from tocsin.web.repeats import Repeats


@dataclass(slots=True)
class Server:
    """What one server holds: the record, the answers that it keeps, its limits, and what is being added.

    `adds_apart` gives adding a process of its own.
    """

    desk: Desk
    limits: Limits
    needs_token: bool = False
    adds_apart: bool = False
    answers: Answers = field(init=False)
    jobs: Jobs = field(init=False)
    repeats: Repeats = field(init=False)
    questions: KeptQuestions = field(init=False)
    _heavy: threading.BoundedSemaphore = field(init=False)

    def __post_init__(self) -> None:
        self.answers = Answers(self.desk)
        self.jobs = Jobs(AddsApart(self.desk) if self.adds_apart else AddsHere(self.desk))
        self.repeats = Repeats()
        self.questions = KeptQuestions()
        self._heavy = threading.BoundedSemaphore(self.limits.heavy_at_a_time)

    @contextmanager
    def heavy(self) -> Iterator[None]:
        """Do something that takes a while, a few at a time.

        Raises:
            TooBusyError: as many are under way already.
        """
        if not self._heavy.acquire(timeout=self.limits.wait_seconds):
            raise TooBusyError(f"{self.limits.heavy_at_a_time} long requests are under way; try again in a moment")
        try:
            yield
        finally:
            self._heavy.release()

    def check_writable(self) -> None:
        """Refuse to write where the server was told not to.

        Raises:
            Refused: it was.
        """
        if self.desk.is_read_only:
            raise Refused(403, "record.read_only", "this server only shows the record; start it without --read-only")


def server_of(request: Request) -> Server:
    """Give the server that a request was sent to."""
    found: Server = request.app.state.server
    return found
