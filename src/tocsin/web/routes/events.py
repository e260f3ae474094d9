"""Progress as it happens: server-sent events for an adding and for every change of the record."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import orjson
from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse

from tocsin.web.desk_of import Server, server_of
from tocsin.web.problems import Refused, problem

router = APIRouter(tags=["status"])
_LOOK_SECONDS = 0.25
_VERSION_EVERY = 4  # looks
_BEAT_EVERY = 60  # looks
_MOST_LISTENERS = 32
_listening = 0


@router.get("/events", response_class=StreamingResponse, responses={200: {"content": {"text/event-stream": {}}}})
async def give_events(request: Request, job: str | None = Query(None, max_length=60)) -> Response:
    """Send the progress of an adding until it is done, or every new version of the record."""
    server = server_of(request)
    if job is not None and server.jobs.find(job) is None:
        raise Refused(404, "job.not_there", f"no job {job[:60]!r}; jobs are forgotten when the server ends")
    if _listening >= _MOST_LISTENERS:
        return problem(503, f"{_MOST_LISTENERS} listen already; ask /api/v1/status instead", "busy")
    stream = _job_events(server, job) if job is not None else _version_events(server, request)
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(_counted(stream), media_type="text/event-stream", headers=headers)


async def _counted(stream: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    global _listening
    _listening += 1
    try:
        async for one in stream:
            yield one
    finally:
        _listening -= 1


async def _job_events(server: Server, named: str) -> AsyncIterator[bytes]:
    last: dict[str, Any] | None = None
    while True:
        job = server.jobs.find(named)
        if job is None:
            return
        now = job.to_dict()
        if now["state"] in ("done", "failed"):
            yield _event("done", now)
            return
        if now != last:
            yield _event("progress", now)
            last = now
        await asyncio.sleep(_LOOK_SECONDS)


async def _version_events(server: Server, request: Request) -> AsyncIterator[bytes]:
    last = -1
    looks = 0
    while not await request.is_disconnected():
        if looks % _VERSION_EVERY == 0:
            version = await run_in_threadpool(server.desk.version)
            if version != last:
                yield _event("version", {"version": version})
                last = version
        if looks % _BEAT_EVERY == _BEAT_EVERY - 1:
            yield b": still here\n\n"
        looks += 1
        await asyncio.sleep(_LOOK_SECONDS)


def _event(name: str, plain: dict[str, Any]) -> bytes:
    return b"event: " + name.encode() + b"\ndata: " + orjson.dumps(plain) + b"\n\n"
