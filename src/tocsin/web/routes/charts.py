"""The map, the time line and the counts beside the filters."""

import datetime as dt
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from tocsin.errors import SettingError
from tocsin.run.browse import charts
from tocsin.run.browse.aggregate import aggregate, aggregate_csv
from tocsin.run.browse.match_window import match_window
from tocsin.run.browse.response import compare, response
from tocsin.run.browse.threshold import Threshold, in_words, threshold
from tocsin.run.browse.wanted import mask_of
from tocsin.run.query import last_day
from tocsin.web import shapes
from tocsin.web.answers import fresh
from tocsin.web.chosen import chosen
from tocsin.web.desk_of import Server, server_of
from tocsin.web.filters import (
    AggregateFilters,
    AggregateQuery,
    CompareQuery,
    FacetQuery,
    MapQuery,
    ResponseQuery,
    ThresholdQuery,
    TimelineQuery,
    WindowQuery,
)
from tocsin.web.routes.downloads import MEDIA

router = APIRouter(tags=["charts"])
_QUICK_POINTS = 3000  # up to so many a map takes about a millisecond


@router.get("/map", response_model=shapes.Map)
async def show_map(request: Request, query: MapQuery) -> Response:
    """Give the incidents as points, or as counts in cells where they are many."""
    server = server_of(request)
    wanted = query.wanted()

    def make() -> dict[str, Any]:
        with chosen(server, query, wanted) as it:
            is_many = (it.mask & it.catalogue.has_point).sum() > query.most
            if query.mode == "clusters" or (query.mode == "auto" and is_many):
                return charts.map_clusters(it.catalogue, it.mask, query.zoom)
            return charts.map_points(it.catalogue, it.mask)

    is_small = query.mode != "points" and query.most <= _QUICK_POINTS
    is_quick = is_small and wanted.is_quick and server.desk.is_ready()
    return await server.answers.soon(request, make, is_quick=is_quick)


@router.get("/timeline", response_model=shapes.Timeline)
async def show_timeline(request: Request, query: TimelineQuery) -> Response:
    """Give counts by day, week, month, quarter or year."""
    server = server_of(request)

    def make() -> dict[str, Any]:
        with chosen(server, query) as it:
            return charts.timeline(it.catalogue, it.mask, query.bucket)

    return await server.answers.soon(request, make)


@router.get("/facets", response_model=shapes.Facets)
async def show_facets(request: Request, query: FacetQuery) -> Response:
    """Give the counts beside each filter; a facet is counted without its own restriction."""
    server = server_of(request)

    def make() -> dict[str, Any]:
        unknown = sorted(set(query.facet) - set(charts.facet_names()))
        if unknown:
            raise SettingError(f"{unknown[0][:40]!r} is no facet; choose {', '.join(charts.facet_names())}")
        counted = {}
        with chosen(server, query) as it:
            for name in charts.some_of(query.facet):
                freed = it.wanted.without(name)
                mask = it.mask if freed == it.wanted else mask_of(it.catalogue, freed, it.record)
                counted[name] = charts.facet(it.catalogue, name, mask, query.most)
        return {"version": it.catalogue.version, "total": int(it.mask.sum()), "facets": counted}

    return await server.answers.soon(request, make)


@router.get("/response", response_model=shapes.Rows)
def show_response(request: Request, query: ResponseQuery) -> Response:
    """Give attacks beside arrests, raids and thwarted plots, with the reports that the counts rest on."""
    server = server_of(request)

    def make() -> dict[str, Any]:
        with chosen(server, query) as it:
            return response(it.record, it.catalogue, it.mask, query.bucket, query.by)

    return server.answers.give(request, make)


@router.get("/compare", response_model=shapes.Rows)
def compare_periods(request: Request, query: CompareQuery) -> Response:
    """Compare two periods: how many incidents of which kind, and against the average."""
    server = server_of(request)

    def make() -> dict[str, Any]:
        with chosen(server, query) as it:
            return compare(it.catalogue, it.mask, query.a, query.b, query.by)

    return server.answers.give(request, make)


@router.get("/threshold", response_model=shapes.Threshold)
def show_threshold(request: Request, query: ThresholdQuery) -> Response:
    """Say whether the last days of a view are unusual for its own history.

    Rule `ears_c2`: more than three spreads above the mean of earlier windows, one
    window left out between. With fewer than seven earlier windows in which reports
    were published it says `too_little_history`.
    """
    day = last_day(query.on) if query.on else dt.datetime.now(dt.UTC).date()
    asked = Threshold(query.days, query.windows, query.counted, query.at_least)
    with chosen(server_of(request), query) as it:
        found = threshold(it.record, it.catalogue, it.mask, day, asked)
    return fresh(found | {"words": in_words(found)})


@router.get("/aggregate", response_model=shapes.Aggregate)
def show_aggregate(request: Request, query: AggregateQuery) -> Response:
    """Give counts by place and period, each against the average of the periods before."""
    server = server_of(request)
    return server.answers.give(request, lambda: _aggregate(server, query))


@router.get("/aggregate.csv", response_class=Response, responses={200: {"content": {"text/csv": {}}}})
def give_aggregate(request: Request, query: AggregateQuery) -> Response:
    """Give the same counts as a table to take along."""
    server = server_of(request)
    held = {"Content-Disposition": f'attachment; filename="incidents-by-{query.by}.csv"'}
    return server.answers.give(request, lambda: aggregate_csv(_aggregate(server, query)), MEDIA["csv"], held)


def _aggregate(server: Server, query: AggregateFilters) -> dict[str, Any]:
    with server.heavy(), chosen(server, query) as it:
        return aggregate(it.record, it.catalogue, it.mask, query.by, query.bucket)


@router.get("/match-window", response_model=shapes.MatchWindow)
def show_match_window(request: Request, query: WindowQuery) -> Response:
    """Say what would be left if incidents within a window of place and time were one; nothing is changed.

    Data sets are often joined so. It shows how far a count depends on the window.
    """
    server = server_of(request)

    def make() -> dict[str, Any]:
        with server.heavy(), chosen(server, query) as it:
            return match_window(it.catalogue, it.mask, query.km, query.days, query.same_type)

    return server.answers.give(request, make)
