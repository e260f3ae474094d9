"""What is answered when something is wrong: RFC 9457 problems that say what to do next."""

from typing import Any

import orjson
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from tocsin.errors import (
    ChangedMeanwhileError,
    DecisionError,
    KeyUsedError,
    MissingPartError,
    NotFoundError,
    ReadError,
    RecordBusyError,
    RecordError,
    SettingError,
    TocsinError,
    TooBusyError,
    TooLargeError,
)
from tocsin.model.codec import scrub

PROBLEM = "application/problem+json"
BUSY_SECONDS = 5
_TITLES = {
    400: "Not understood",
    401: "Token needed",
    403: "Not allowed",
    404: "Not there",
    405: "Method not allowed",
    409: "Changed meanwhile",
    412: "Changed meanwhile",
    413: "Too large",
    415: "Wrong content type",
    422: "Cannot be used",
    429: "Too many requests",
    500: "A fault of Tocsin",
    501: "Not installed",
    503: "Busy",
}
_REMEDIES = {
    404: "no such address; the addresses are listed in /api/v1/openapi.json",
    405: "this address does not take this method; see /api/v1/openapi.json",
    500: "this is a mistake in Tocsin; the server's log has its trace, please report it",
}
# The first class that fits says the status and the code.
_STATUS: tuple[tuple[type[TocsinError], int, str], ...] = (
    (NotFoundError, 404, "not_found"),
    (ChangedMeanwhileError, 409, "review.conflict"),
    (KeyUsedError, 409, "review.key_used"),
    (DecisionError, 422, "review.impossible"),
    (SettingError, 422, "parameter.invalid"),
    (TooLargeError, 413, "too_large"),
    (ReadError, 422, "report.unreadable"),
    (MissingPartError, 501, "part.missing"),
    (TooBusyError, 503, "busy"),
    (RecordBusyError, 503, "record.busy"),
    (RecordError, 503, "record.unusable"),
    (TocsinError, 422, "refused"),
)


class Refused(Exception):
    """A request that is answered with a problem; raised by routes."""

    def __init__(self, status: int, code: str, detail: str, **more: Any) -> None:
        self.status = status
        self.code = code
        self.detail = detail
        self.more = more
        super().__init__(detail)


def problem(status: int, detail: str, code: str, headers: dict[str, str] | None = None, **more: Any) -> Response:
    """Give a problem as an answer."""
    body = {"type": "about:blank", "title": _TITLES.get(status, "Problem"), "status": status, "detail": detail}
    all_headers = dict(headers or {})
    if status == 503:
        all_headers.setdefault("Retry-After", str(BUSY_SECONDS))
    plain = scrub({**body, "code": code, **more})
    return Response(orjson.dumps(plain), status, all_headers, media_type=PROBLEM)


def of_refused(_request: Request, error: Exception) -> Response:
    """Answer what a route refused."""
    assert isinstance(error, Refused)
    return problem(error.status, error.detail, error.code, **error.more)


def of_tocsin(_request: Request, error: Exception) -> Response:
    """Answer an error that Tocsin raised on purpose."""
    for kind, status, code in _STATUS:
        if isinstance(error, kind):
            return problem(status, str(error), code)
    raise error


def of_http(_request: Request, error: Exception) -> Response:
    """Answer an address or a method that is not there."""
    assert isinstance(error, HTTPException)
    detail = _REMEDIES.get(error.status_code, str(error.detail))
    headers = dict(error.headers or {})
    return problem(error.status_code, detail, f"http.{error.status_code}", headers)


def of_validation(_request: Request, error: Exception) -> Response:
    """Answer parameters or a body of the wrong shape, naming each."""
    assert isinstance(error, RequestValidationError)
    errors = []
    for one in error.errors()[:20]:
        where, *path = one["loc"] or ("body",)
        errors.append({"in": str(where), "name": ".".join(map(str, path)), "detail": str(one["msg"])})
    named = ", ".join(dict.fromkeys(one["name"] or one["in"] for one in errors))
    detail = f"{named[:300]}: see errors, and the parameters in /api/v1/openapi.json"
    return problem(422, detail, "parameter.invalid", errors=errors)


def of_fault(_request: Request, _error: Exception) -> Response:
    """Answer a mistake of our own; its trace goes to the log, not to the reader."""
    return problem(500, _REMEDIES[500], "fault")
