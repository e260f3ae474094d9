"""The situation report of a period and place, as data, Markdown, a page to print and PDF."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from tocsin.publish.brief import brief_to_html, brief_to_markdown
from tocsin.run.brief import write_brief
from tocsin.run.browse.brief import brief
from tocsin.web.desk_of import server_of
from tocsin.web.filters import FilterQuery, Filters

router = APIRouter(tags=["brief"])
_CSP = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"


@router.get("/brief")
def show_brief(request: Request, query: FilterQuery) -> Response:
    """Give the situation report of the incidents that fit."""
    return server_of(request).answers.give(request, _maker(request, query))


@router.get("/brief.md", response_class=Response, responses={200: {"content": {"text/markdown": {}}}})
def give_markdown(request: Request, query: FilterQuery) -> Response:
    """Give the situation report as Markdown."""
    make = _maker(request, query)
    return _file(request, lambda: brief_to_markdown(make()), "text/markdown; charset=utf-8", "md", {})


@router.get("/brief.html", response_class=Response, responses={200: {"content": {"text/html": {}}}})
def give_html(request: Request, query: FilterQuery) -> Response:
    """Give the situation report as one page to print, without script."""
    make = _maker(request, query)
    policy = {"Content-Security-Policy": _CSP}
    return _file(request, lambda: brief_to_html(make()), "text/html; charset=utf-8", "html", policy)


@router.get("/brief.pdf", response_class=Response, responses={200: {"content": {"application/pdf": {}}}})
def give_pdf(request: Request, query: FilterQuery) -> Response:
    """Give the situation report as PDF; the server needs the extra `pdf` for it."""
    make = _maker(request, query)

    def written() -> bytes:
        with server_of(request).heavy():
            return write_brief(make(), "pdf", dt.datetime.now(dt.UTC))

    return _file(request, written, "application/pdf", "pdf", {})


def _file(
    request: Request, make: Callable[[], str | bytes], media: str, ending: str, headers: dict[str, str]
) -> Response:
    held = {"Content-Disposition": f'attachment; filename="tocsin-brief.{ending}"', **headers}
    return server_of(request).answers.give(request, make, media, held)


def _maker(request: Request, query: Filters) -> Callable[[], dict[str, Any]]:
    server = server_of(request)

    def make() -> dict[str, Any]:
        wanted = query.wanted()
        catalogue = server.desk.catalogue(wanted.known_on)
        with server.desk.reading() as record:
            return brief(record, catalogue, wanted)

    return make
