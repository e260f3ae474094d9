"""What this server is, and what the words of the record mean."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from tocsin.run.brief import can_write_pdf
from tocsin.run.browse.about import status_of, vocabulary
from tocsin.web import shapes
from tocsin.web.answers import fresh
from tocsin.web.desk_of import server_of

router = APIRouter(tags=["status"])
SCOPES = ("read", "review", "add", "admin")


@router.get("/status", response_model=shapes.Status)
def show_status(request: Request) -> Response:
    """Give what the record holds, what this server may do, and its limits."""
    server = server_of(request)
    plain = status_of(server.desk)
    plain["limits"] = {"body_bytes": server.limits.body_bytes, "at_a_time": server.limits.at_a_time}
    plain["parts"] = {"pdf": can_write_pdf()}
    plain["auth"] = {"needed": server.needs_token, "scopes": list(SCOPES)}
    return fresh(plain)


@router.get("/vocabulary")
def show_vocabulary(request: Request) -> Response:
    """Give all coded values with their names."""
    return server_of(request).answers.give(request, vocabulary)
