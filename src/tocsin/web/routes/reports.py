"""Reports: one of them with every word that a value rests on."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from tocsin.run.browse.report_page import stored_report_page
from tocsin.web.desk_of import server_of
from tocsin.web.problems import Refused

router = APIRouter(tags=["reports"])


@router.get("/reports/{report}")
def show_report(request: Request, report: str) -> Response:
    """Give a report with its text and all that was coded of it."""
    server = server_of(request)

    def make() -> dict[str, Any]:
        with server.desk.reading() as record:
            page = stored_report_page(record, report)
        if page is None:
            raise Refused(404, "report.not_there", f"no report {report[:60]!r}; list them with /api/v1/reports")
        return page

    return server.answers.give(request, make)
