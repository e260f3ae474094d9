"""Incidents: lists, one of them with everything, its revisions."""

import json
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from tocsin.run.browse.incident_page import changes_between, incident_page
from tocsin.run.browse.listing import list_page
from tocsin.run.browse.reference_list import references_to
from tocsin.run.review import decisions, review_to_dict
from tocsin.web import shapes
from tocsin.web.chosen import chosen
from tocsin.web.desk_of import server_of
from tocsin.web.filters import Filters, ListQuery
from tocsin.web.problems import Refused
from tocsin.web.routes.downloads import download

if TYPE_CHECKING:
    from tocsin.record.base import Record

router = APIRouter(tags=["incidents"])
_QUICK_CARDS, _QUICK_REPORTS = 100, 8  # up to so many an answer takes about a millisecond
_FILES: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": {}, "application/geo+json": {}}}}


@router.get("/incidents", response_model=shapes.Page, responses=_FILES)
async def list_incidents(request: Request, query: ListQuery) -> Response:
    """Give the incidents that fit, a page at a time."""
    server = server_of(request)
    shape = _shape_asked(request.headers.get("accept", ""))
    if shape is not None:
        filters = Filters(**query.model_dump(include=set(Filters.model_fields)))
        return await run_in_threadpool(download, request, filters, shape)
    wanted = query.wanted()
    is_quick = wanted.is_quick and query.sort == "date" and query.limit <= _QUICK_CARDS and server.desk.is_ready()

    def make() -> bytes:
        with chosen(server, query, wanted) as it:
            listed = list_page(it.record, it.catalogue, it.mask, query.sort, query.limit, query.cursor, query.offset)
        tail = json.dumps({"next": listed.next, "total": listed.total, "version": it.catalogue.version})
        return f'{{"items":[{",".join(listed.cards)}],{tail[1:]}'.encode()

    return await server.answers.soon(request, make, is_quick=is_quick)


@router.get("/incidents/{incident}", response_model=shapes.IncidentPage)
async def show_incident(
    request: Request,
    incident: str,
    as_known_on: str | None = Query(None, max_length=40),
    revision: int | None = Query(None, ge=1, le=10**6),
) -> Response:
    """Give everything on one incident, by its id or the beginning of it; merged ones lead to what they became."""
    server = server_of(request)

    def make() -> dict[str, Any]:
        with server.desk.reading() as record:
            dossier = record.plain_dossier(incident, revision)
            if revision is None and as_known_on is not None:
                dossier = record.plain_dossier(incident, _revision_known_on(dossier.cards, as_known_on, incident))
            page = incident_page(dossier, incident, _reviews(record, incident))
            return page | {"references": references_to(record, page["id"])}

    is_quick = (server.desk.reports_of(incident) or _QUICK_REPORTS + 1) <= _QUICK_REPORTS
    return await server.answers.soon(request, make, is_quick=is_quick, tag=lambda page: f"r{page['revision']}")


@router.get("/incidents/{incident}/versions")
def show_versions(
    request: Request,
    incident: str,
    first: int | None = Query(None, alias="from", ge=1, le=10**6),
    last: int | None = Query(None, alias="to", ge=1, le=10**6),
) -> Response:
    """Give all revisions of an incident with what each changed, or what differs between two of them."""
    server = server_of(request)

    def make() -> dict[str, Any]:
        with server.desk.reading() as record:
            kept = record.plain_dossier(incident).cards
        cards = [json.loads(one.card) for one in kept]
        items = [
            {
                "revision": number,
                "recorded_at": one.recorded_at,
                "state": card["state"],
                "card": card,
                "changes": changes_between(cards[number - 2], card) if number > 1 else [],
            }
            for number, (card, one) in enumerate(zip(cards, kept, strict=True), 1)
        ]
        if first is None and last is None:
            return {"items": items}
        low, high = first or 1, last or len(items)
        if max(low, high) > len(items):
            raise Refused(
                404, "revision.not_there", f"there are {len(items)} revisions; ask for from and to among them"
            )
        changes = changes_between(cards[low - 1], cards[high - 1])
        return {"from": items[low - 1], "to": items[high - 1], "changes": changes}

    return server.answers.give(request, make)


def _reviews(record: "Record", incident: str) -> list[dict[str, Any]]:
    """Give what people decided about an incident, newest first."""
    if not record.reviews():
        return []
    found = reversed(decisions(record, incident))
    return [{"id": review.id, "holds": holds, **review_to_dict(review)} for review, holds in found]


def _shape_asked(accept: str) -> str | None:
    """Give the file that an Accept header asks for first, if it is one."""
    first = accept.split(",")[0].split(";")[0].strip().lower()
    return {"text/csv": "csv", "application/geo+json": "geojson"}.get(first)


def _revision_known_on(cards: Any, words: str, incident: str) -> int:
    from tocsin.run.query import last_day

    day = last_day(words)
    known = [n for n, one in enumerate(cards, 1) if one.recorded_at[:10] <= day.isoformat()]
    if not known:
        first = cards[0].recorded_at[:10]
        raise Refused(
            404, "incident.not_yet_known", f"{incident} was not known on {day}; the record knows it since {first}"
        )
    return known[-1]
