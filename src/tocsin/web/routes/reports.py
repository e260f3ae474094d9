"""Reports: lists, search, one of them with every word that a value rests on; adding some."""

import secrets
from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from tocsin.run.browse.report_list import list_reports as find_reports
from tocsin.run.browse.report_list import search as find_words
from tocsin.run.browse.report_page import stored_report_page
from tocsin.web import shapes
from tocsin.web.answers import fresh
from tocsin.web.desk_of import server_of
from tocsin.web.problems import Refused

router = APIRouter(tags=["reports"])
MOST_ITEMS = 200
Key = Annotated[str | None, Header(alias="Idempotency-Key", description="8 to 128 characters: sent twice, done once.")]


class ReportsQuery(BaseModel):
    """Which reports are listed."""

    model_config = ConfigDict(extra="forbid")

    since: str | None = Field(None, alias="from", max_length=40, description="Published from then on.")
    until: str | None = Field(None, alias="to", max_length=40, description="Published up to then.")
    source: str | None = Field(None, max_length=300, description="Who published.")
    q: str | None = Field(None, max_length=1000, description="Words that they hold.")
    sort: str = Field("-published", max_length=20, description="published or -published.")
    limit: int = Field(50, ge=1, le=500)
    cursor: str | None = Field(None, max_length=200)


class NewReport(BaseModel):
    """A report as it is sent: its text, and what is known of it."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1, max_length=1_000_000)
    title: str | None = Field(None, max_length=2000)
    published: str | None = Field(None, max_length=40, description="A day, month or year.")
    url: str | None = Field(None, max_length=4000)
    source: str | None = Field(None, max_length=500)
    byline: str | None = Field(None, max_length=500)
    id: str | None = Field(None, max_length=500, description="The sender's own name for it.")


class NewReports(BaseModel):
    """Several reports to add, or one."""

    model_config = ConfigDict(extra="forbid")

    items: list[NewReport] = Field(min_length=1, max_length=MOST_ITEMS)


@router.get("/reports", response_model=shapes.ReportsPage)
def list_reports(request: Request, query: Annotated[ReportsQuery, Query()]) -> Response:
    """Give the reports by publication, newest first unless told otherwise."""
    server = server_of(request)

    def make() -> dict[str, Any]:
        with server.desk.reading() as record:
            return find_reports(record, **dict(query))

    return server.answers.give(request, make)


@router.get("/search", response_model=shapes.Found)
async def search(request: Request, q: str = Query(max_length=1000), limit: int = Query(20, ge=1, le=100)) -> Response:
    """Give the reports that hold all the words, best first, with the passages."""
    server = server_of(request)

    def make() -> dict[str, Any]:
        with server.desk.reading() as record:
            return find_words(record, q, limit)

    return await server.answers.soon(request, make)


@router.get("/reports/{report}", response_model=shapes.ReportPage)
async def show_report(request: Request, report: str) -> Response:
    """Give a report with its text and all that was coded of it."""
    server = server_of(request)

    def make() -> dict[str, Any]:
        with server.desk.reading() as record:
            page = stored_report_page(record, report)
        if page is None:
            raise Refused(404, "report.not_there", f"no report {report[:60]!r}; list them with /api/v1/reports")
        return page

    return await server.answers.soon(request, make)


@router.post(
    "/reports",
    status_code=202,
    response_model=shapes.Job,
    responses={201: {"model": shapes.Job, "description": "Added, with `wait=true`"}},
)
def add_reports(request: Request, body: NewReports | NewReport, wait: bool = Query(False), key: Key = None) -> Response:
    """Add reports: at once a job that does it, or with `wait=true` what became of them."""
    server = server_of(request)
    server.check_writable()
    items = [body] if isinstance(body, NewReport) else body.items
    plain = [one.model_dump(exclude_none=True) for one in items]

    def do() -> Response:
        job = server.jobs.start(secrets.token_hex(8), plain)
        if not wait:
            events = f"/api/v1/events?job={job.id}"
            return fresh({"job": job.id, "events": events}, 202, {"Location": f"/api/v1/jobs/{job.id}"})
        job.finished.wait(server.limits.seconds * 4)
        if job.error is not None:
            raise job.error
        return fresh(job.to_dict(), 201 if job.state == "done" else 202)

    return server.repeats.once(key, str(request.url), body.model_dump_json().encode(), do)


@router.get("/jobs/{job}", response_model=shapes.Job)
def show_job(request: Request, job: str) -> Response:
    """Give how far an adding is."""
    found = server_of(request).jobs.find(job)
    if found is None:
        raise Refused(404, "job.not_there", f"no job {job[:60]!r}; jobs are forgotten when the server ends")
    return fresh(found.to_dict())
