"""Coding a text that is sent, without keeping it."""

from typing import Annotated, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from tocsin.run.browse.code_page import code_page, read_sent
from tocsin.run.code import code_report
from tocsin.run.wire import load_parts
from tocsin.web.answers import fresh
from tocsin.web.desk_of import server_of
from tocsin.web.problems import Refused

router = APIRouter(tags=["code"])
_MOST_CHARACTERS = 1_000_000
Short = Annotated[str | None, Field(max_length=2000)]


class Text(BaseModel):
    """A report to code."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1, description="The text, or the page where content_type says so.")
    title: Short = None
    published: Annotated[str | None, Field(max_length=40, description="A day, month or year.")] = None
    url: Short = None
    source: Short = None
    content_type: Literal["text/plain", "text/html"] = "text/plain"


@router.post("/code")
def code_text(request: Request, sent: Text) -> Response:
    """Code a text: its incidents and claims, each value with its words, and which incidents of the record it may tell.

    Nothing of it is stored.
    """
    if len(sent.text) > _MOST_CHARACTERS:
        detail = f"the text is over {_MOST_CHARACTERS:,} characters; add it to a record with: tocsin add FILE"
        raise Refused(413, "text.too_long", detail)
    server = server_of(request)
    report, problems = read_sent(
        sent.text,
        title=sent.title,
        published=sent.published,
        url=sent.url,
        source=sent.source,
        is_html=sent.content_type == "text/html",
    )
    coded = code_report(report, load_parts(server.desk.settings), problems)
    with server.desk.reading() as record:
        return fresh(code_page(record, coded))
