"""Claims: who said what, what several put a figure on, and what stands against what."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from tocsin.record.values import ClaimFilter
from tocsin.run.browse.claims_page import Days, claims_page, contradictions_page
from tocsin.run.browse.desk import Desk
from tocsin.run.browse.estimates import series_page
from tocsin.run.query import claim_filter, first_day, last_day
from tocsin.web import shapes
from tocsin.web.desk_of import server_of

router = APIRouter(tags=["claims"])
_DAY = "a day, month or year: 2017-11-15, 2017-11 or 2017"


class ClaimFilters(BaseModel):
    """Which claims are wanted; what is left out does not restrict."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    about: str | None = Field(None, max_length=100, description="An incident's id, or the beginning of it.")
    report: str | None = Field(None, max_length=100, description="A report's id.")
    speaker: str | None = Field(None, max_length=300, description="Part of a speaker's name.")
    type: list[str] = Field(default_factory=list, max_length=20, description="A kind of claim; may be repeated.")
    q: str | None = Field(None, max_length=500, description="Words of what was said.")
    since: str | None = Field(None, alias="from", max_length=40, description=f"Published from then on: {_DAY}.")
    until: str | None = Field(None, alias="to", max_length=40, description="Published up to then, inclusive.")

    def days(self) -> Days:
        """Give the days of publication that are wanted."""
        return Days(first_day(self.since) if self.since else None, last_day(self.until) if self.until else None)


class ClaimList(ClaimFilters):
    """Which claims, and how many at a time."""

    limit: int = Field(50, ge=1, le=500, description="At most about so many.")
    cursor: str | None = Field(None, max_length=300, description="Where the page before ended: its `next`.")


class PairList(ClaimFilters):
    """Which claims, and how many pairs at a time."""

    limit: int = Field(200, ge=1, le=500, description="At most about so many pairs.")
    cursor: str | None = Field(None, max_length=300, description="Where the page before ended: its `next`.")


class SeriesList(ClaimFilters):
    """Which claims, and how many series at a time."""

    limit: int = Field(200, ge=1, le=500, description="At most so many series.")
    cursor: str | None = Field(None, max_length=4000, description="Where the page before ended: its `next`.")


@router.get("/claims", response_model=shapes.Items)
def list_claims(request: Request, query: Annotated[ClaimList, Query()]) -> Response:
    """Give the claims that fit, a page at a time."""
    server = server_of(request)

    def make() -> object:
        wanted = _wanted(server.desk, query)
        with server.desk.reading() as record:
            return claims_page(record, wanted, query.days(), query.limit, query.cursor)

    return server.answers.give(request, make)


@router.get("/claims/series", response_model=shapes.SeriesPage)
def list_series(request: Request, query: Annotated[SeriesList, Query()]) -> Response:
    """Give what several claims put a figure on, each with its speakers and ranges over time, most figures first.

    All claims that fit are looked at, whatever their number.
    """
    server = server_of(request)

    def make() -> object:
        wanted = _wanted(server.desk, query)
        with server.heavy(), server.desk.reading() as record:
            return series_page(record, wanted, query.days(), query.limit, query.cursor)

    return server.answers.give(request, make)


@router.get("/claims/contradictions", response_model=shapes.Pairs)
def list_contradictions(request: Request, query: Annotated[PairList, Query()]) -> Response:
    """Give the pairs of claims that stand against each other, a page at a time; pairs of one report stay together."""
    server = server_of(request)

    def make() -> object:
        wanted = _wanted(server.desk, query)
        with server.desk.reading() as record:
            return contradictions_page(record, wanted, query.days(), query.limit, query.cursor)

    return server.answers.give(request, make)


def _wanted(desk: Desk, query: ClaimFilters) -> ClaimFilter:
    from dataclasses import replace

    from tocsin.model.identity import ReportId

    with desk.reading() as record:
        found = claim_filter(record, about=query.about, speaker=query.speaker, type=query.type, text=query.q)
    return replace(found, report=ReportId(query.report)) if query.report else found
