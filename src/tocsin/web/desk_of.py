"""How a route comes by what the server holds."""

from dataclasses import dataclass, field

from starlette.requests import Request

from tocsin.run.browse.desk import Desk
from tocsin.web.answers import Answers
from tocsin.web.guard import Limits


@dataclass(slots=True)
class Server:
    """What one server holds: the record, the answers that it keeps, and its limits."""

    desk: Desk
    limits: Limits
    needs_token: bool = False
    answers: Answers = field(init=False)

    def __post_init__(self) -> None:
        self.answers = Answers(self.desk)


def server_of(request: Request) -> Server:
    """Give the server that a request was sent to."""
    found: Server = request.app.state.server
    return found
