"""What is shown as files: CSV, GeoJSON, feeds, what the columns mean, and how to cite it."""

import csv
import io
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.responses import Response, StreamingResponse

from tocsin.publish.csv import table_schema
from tocsin.run.browse.cite import citation
from tocsin.run.browse.download import stream_incidents
from tocsin.run.browse.feed import atom_feed, feed_items, json_feed
from tocsin.web import shapes
from tocsin.web.answers import fresh
from tocsin.web.chosen import chosen
from tocsin.web.desk_of import server_of
from tocsin.web.filters import FeedQuery, FilterQuery, Filters

router = APIRouter(tags=["files"])


def _file(media: str) -> dict[int | str, dict[str, Any]]:
    return {200: {"content": {media: {}}}}


MEDIA = {"csv": "text/csv; charset=utf-8", "geojson": "application/geo+json"}


@router.get("/incidents.csv", response_class=Response, responses=_file("text/csv"))
def give_csv(request: Request, query: FilterQuery) -> Response:
    """Give all incidents that fit as a table, one row an incident; /codebook.csv explains the columns."""
    return download(request, query, "csv")


@router.get("/incidents.geojson", response_class=Response, responses=_file("application/geo+json"))
def give_geojson(request: Request, query: FilterQuery) -> Response:
    """Give all incidents that fit for a map program; areas are never points."""
    return download(request, query, "geojson")


def download(request: Request, query: Filters, shape: str) -> Response:
    """Give a file of all incidents that fit, sent while it is made."""
    server = server_of(request)
    with server.heavy():
        chunks = stream_incidents(server.desk, query.wanted(), shape)
    headers = {"Content-Disposition": f'attachment; filename="incidents.{shape}"', "Cache-Control": "no-store"}
    return StreamingResponse(chunks, media_type=MEDIA[shape], headers=headers)


@router.get("/codebook.csv", response_class=Response, responses=_file("text/csv"))
def give_codebook(request: Request) -> Response:
    """Give what each column of the table means."""

    def make() -> str:
        out = io.StringIO()
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(["column", "type", "meaning"])
        rows.writerows([one["name"], one["type"], one["description"]] for one in table_schema()["fields"])
        return out.getvalue()

    return server_of(request).answers.give(request, make, MEDIA["csv"])


@router.get("/citation", response_model=shapes.Citation)
def give_citation(request: Request, query: FilterQuery) -> Response:
    """Give how to cite what is shown, with the version of the record it was taken from."""
    server = server_of(request)
    return fresh(citation(server.desk, f"{request.base_url}?{request.url.query}", query.wanted()))


@router.get("/feeds/incidents.json", response_class=Response, responses=_file("application/feed+json"))
def give_json_feed(request: Request, query: FeedQuery) -> Response:
    """Give new and changed incidents as a JSON Feed, oldest change first."""
    server = server_of(request)

    def make() -> dict[str, Any]:
        items, last = _items(request, query)
        return json_feed(items, str(request.base_url), _next(request, last), last)

    return server.answers.give(request, make, "application/feed+json")


@router.get("/feeds/incidents.atom", response_class=Response, responses=_file("application/atom+xml"))
def give_atom_feed(request: Request, query: FeedQuery) -> Response:
    """Give new and changed incidents as an Atom feed, oldest change first."""
    server = server_of(request)

    def make() -> bytes:
        items, last = _items(request, query)
        updated = items[-1]["changed_at"] if items else "1970-01-01T00:00:00+00:00"
        return atom_feed(items, str(request.base_url), str(request.url), _next(request, last), updated)

    return server.answers.give(request, make, "application/atom+xml")


def _items(request: Request, query: Any) -> tuple[list[dict[str, Any]], int]:
    with chosen(server_of(request), query) as it:
        return feed_items(it.record, it.catalogue, it.mask, query.after, query.limit)


def _next(request: Request, last: int) -> str:
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "after"]
    return str(request.url.replace(query=urlencode([*kept, ("after", last)])))
