"""The server's parts put together: routes, page, guard."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from tocsin.errors import TocsinError
from tocsin.run.browse.desk import Desk
from tocsin.run.doctor import package_version
from tocsin.run.tokens import Token
from tocsin.web import problems
from tocsin.web.desk_of import Server
from tocsin.web.files import PageFiles
from tocsin.web.guard import LOOPBACK, Guard, Limits
from tocsin.web.openapi import with_examples
from tocsin.web.routes import brief, charts, claims, code, downloads, events, incidents, reports, review, status
from tocsin.web.shapes import READ_PROBLEMS, WRITE_PROBLEMS

BASE = "/api/v1"
ABOUT = """Ask a record of political violence, whose every value points at the exact words it rests on.

Days are ISO dates, `null` is what nobody says, offsets count code points and, for browsers, UTF-16 units.
"""
ROUTERS: tuple[APIRouter, ...] = (  # tried in turn: those asked most come first
    incidents.router,
    charts.router,
    reports.router,
    status.router,
    events.router,
    downloads.router,
    brief.router,
    claims.router,
    review.router,
    code.router,
)


def make_api(
    desk: Desk, limits: Limits | None = None, page: PageFiles | None = None, *, adds_apart: bool = False
) -> FastAPI:
    """Give the application without its guard; `adds_apart` gives adding a process of its own."""
    server = Server(desk, limits or Limits(), adds_apart=adds_apart)
    api = FastAPI(
        title="Tocsin",
        version=package_version("tocsin"),
        description=ABOUT,
        openapi_url=f"{BASE}/openapi.json",
        docs_url=None,  # its page would load scripts from elsewhere
        redoc_url=None,
        lifespan=_closing(server),
    )
    api.state.server = server
    plain_document = api.openapi
    api.openapi = lambda: api.openapi_schema or with_examples(plain_document())  # type: ignore[method-assign]
    for router in ROUTERS:
        api.include_router(router, prefix=BASE, responses=WRITE_PROBLEMS | READ_PROBLEMS)
    for kind, answer in (
        (problems.Refused, problems.of_refused),
        (TocsinError, problems.of_tocsin),
        (HTTPException, problems.of_http),
        (RequestValidationError, problems.of_validation),
        (Exception, problems.of_fault),
    ):
        api.add_exception_handler(kind, answer)
    files = page or PageFiles()

    @api.get("/{path:path}", include_in_schema=False)
    def give_file(request: Request, path: str) -> Response:
        """Give a file of the page."""
        if path == "api" or path.startswith("api/"):
            return problems.problem(404, "no such address; they are listed in /api/v1/openapi.json", "http.404")
        return files.give(request, path)

    return api


def make_app(
    desk: Desk,
    *,
    hosts: tuple[str, ...] = LOOPBACK,
    find_token: Callable[[str | None], Token | None] | None = None,
    limits: Limits | None = None,
    page: PageFiles | None = None,
    adds_apart: bool = False,
) -> Any:
    """Give the application that a server runs."""
    shown = limits or Limits()
    api = make_api(desk, shown, page, adds_apart=adds_apart)
    api.state.server.needs_token = find_token is not None
    return Guard(api, frozenset(host.lower() for host in hosts), shown, find_token)


def _closing(server: Server) -> Any:
    @asynccontextmanager
    async def lifespan(_api: FastAPI) -> AsyncIterator[None]:
        yield
        server.jobs.close()
        server.desk.close()

    return lifespan
