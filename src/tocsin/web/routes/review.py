"""Review: what waits for a person, what people decided, and deciding."""

import datetime as dt
from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from tocsin.run.review import Asked, Decided, decide, decisions, review_to_dict, undo
from tocsin.run.review_items import ItemKind
from tocsin.run.review_queue import masked_items, waiting, with_sides
from tocsin.web import shapes
from tocsin.web.answers import fresh
from tocsin.web.desk_of import Server, server_of
from tocsin.web.problems import Refused

router = APIRouter(tags=["review"])
Key = Annotated[str | None, Header(alias="Idempotency-Key", min_length=8, max_length=128)]
Name = Annotated[str, Field(min_length=1, max_length=200)]
Reason = Annotated[str, Field(min_length=1, max_length=2000)]
Id = Annotated[str, Field(min_length=1, max_length=200)]


class Decision(BaseModel):
    """A decision: about which item, what, by whom, and why."""

    model_config = ConfigDict(extra="forbid")

    item: Id = Field(description="The id of a question, an incident, a value of one (ID:date), a mention or a claim.")
    decision: str = Field(max_length=20, description="accept, correct, reject, same, different, split or defer.")
    by: Name = Field(description="Who decides.")
    why: Reason = Field(description="Why, in a few words.")
    value: str | None = Field(None, max_length=2000, description="The new value of a correction, as people type it.")
    mentions: tuple[Id, ...] = Field((), max_length=500, description="The mentions that a split takes out.")
    other: Id | None = Field(None, description="The incident that `same` joins.")
    expected: str | None = Field(None, max_length=100, description="The `version` of the item that the person saw.")


class Undo(BaseModel):
    """Taking a decision back."""

    model_config = ConfigDict(extra="forbid")

    review: Id = Field(description="The id of the decision.")
    by: Name = Field(description="Who takes it back.")
    why: Reason = Field("taken back", description="Why, in a few words.")


@router.get("/review/queue", response_model=shapes.Items)
def show_queue(
    request: Request,
    kind: Annotated[list[ItemKind], Query(description="Which questions; all if none is named.")] = [],  # noqa: B006 - FastAPI copies it
    limit: Annotated[int, Query(ge=1, le=200)] = 25,
    deferred: Annotated[bool, Query(description="Also what was put off, last.")] = False,
    two_person: Annotated[bool, Query(description="Also what one other person decided alone.")] = False,
    reviewer: Annotated[str, Query(max_length=200, description="Who asks, for the two-person rule.")] = "",
) -> Response:
    """Give what waits for a person, most worth an answer first, with the sentences of all sides."""
    server = server_of(request)
    reader = reviewer.strip() if two_person or server.desk.settings.is_two_person else None

    def make() -> dict[str, Any]:
        with server.desk.reading() as record:
            found = waiting(
                record,
                kinds=tuple(kind or ItemKind),
                with_deferred=deferred,
                second_reader=reader,
                raised=server.questions.of(record),
            )
            items = list(masked_items(record, with_sides(record, found[:limit])))
        return {"items": items, "total": len(found), "settings": {"two_person": server.desk.settings.is_two_person}}

    return server.answers.give(request, make)


@router.get("/reviews", response_model=shapes.Items)
def show_reviews(
    request: Request,
    incident: Annotated[str | None, Query(max_length=200, description="Only what touches this incident.")] = None,
    by: Annotated[str | None, Query(max_length=200, description="Only what this person decided.")] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
) -> Response:
    """Give what people decided, newest first, and whether each decision still holds."""
    server = server_of(request)

    def make() -> dict[str, Any]:
        with server.desk.reading() as record:
            found = [(one, holds) for one, holds in decisions(record, incident) if by is None or one.reviewer == by]
        shown = [{"id": one.id, **review_to_dict(one), "holds": holds} for one, holds in reversed(found[-limit:])]
        return {"items": shown, "total": len(found)}

    return server.answers.give(request, make)


@router.post("/reviews", status_code=201)
def add_review(request: Request, decision: Decision, key: Key = None) -> Response:
    """Decide about an item. Sent again with the same Idempotency-Key it is the same decision."""
    server = _writable(request)
    asked = Asked(**decision.model_dump() | _who(request, decision.by), key=key)
    with server.desk.writing() as record:
        made = decide(record, asked, dt.datetime.now(dt.UTC))
    return _answer(made)


@router.post("/reviews/undo", status_code=201)
def undo_review(request: Request, asked: Undo, key: Key = None) -> Response:
    """Take a decision back: what was before it is restored. An undo can be undone in its turn."""
    server = _writable(request)
    with server.desk.writing() as record:
        made = undo(
            record, asked.review, by=_who(request, asked.by)["by"], why=asked.why, at=dt.datetime.now(dt.UTC), key=key
        )
    return _answer(made)


def _who(request: Request, said: str) -> dict[str, str]:
    """Say who decides: the owner of the token where one is needed, else who it says."""
    return {"by": getattr(request.state, "who", said)}


def _writable(request: Request) -> Server:
    server = server_of(request)
    if server.desk.is_read_only:
        raise Refused(403, "read_only", "this server only shows the record; start it without --read-only to decide")
    return server


def _answer(made: Decided) -> Response:
    headers = {} if made.is_new else {"Idempotent-Replay": "true"}
    return fresh(made.to_dict(), 201, headers)
