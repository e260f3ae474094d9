"""How answers are given: by the record's version, compressed where asked, and kept while nothing changes."""

import gzip
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import orjson
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from tocsin.run.browse.desk import Desk

JSON = "application/json"
_KEPT_BYTES = 96 * 1024 * 1024
_LARGEST_KEPT = 24 * 1024 * 1024
_GZIP_FROM = 1000  # bytes
_GZIP_LEVEL = 5
Make = Callable[[], Any]


@dataclass(frozen=True, slots=True)
class _Kept:
    body: bytes
    media: str
    headers: dict[str, str]


class Answers:
    """Gives answers to GET requests; while the record stays as it is, the same question costs no second look."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._salt = secrets.token_hex(4)  # another run of the server may answer otherwise
        self._kept: OrderedDict[tuple[int, str, bool], _Kept] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def give(
        self,
        request: Request,
        make: Make,
        media: str = JSON,
        headers: dict[str, str] | None = None,
        tag: Callable[[Any], str] | None = None,
    ) -> Response:
        """Answer with what `make` gives (bytes, text or plain data), made only if it is not known.

        `tag` gives what the ETag says beside the version, from the data made.
        """
        version = self._desk.version()
        known = self._known(request, version)
        if known is not None:
            return known
        key = _key(request, version)
        kept = _made(make(), media, headers or {}, key[2], tag)
        self._keep(key, kept)
        return self._response(kept, version)

    async def soon(
        self, request: Request, make: Make, *, is_quick: bool = False, tag: Callable[[Any], str] | None = None
    ) -> Response:
        """Answer like `give`: on the event loop where the answer is known or quick to make, in a thread otherwise.

        Handing a request to a thread costs more than a quick answer does: 0.15 ms of CPU.
        """
        known = self._known(request, self._desk.version())
        if known is not None:
            return known
        if is_quick:
            return self.give(request, make, tag=tag)
        return await run_in_threadpool(self.give, request, make, tag=tag)

    def _known(self, request: Request, version: int) -> Response | None:
        if _matches(request, self._etag(version)):
            return Response(status_code=304, headers={**_basics(version), "ETag": self._etag(version)})
        kept = self._find(_key(request, version))
        return self._response(kept, version) if kept is not None else None

    def _response(self, kept: _Kept, version: int) -> Response:
        mark = kept.headers.get("ETag-Part", "")
        shown = {name: value for name, value in kept.headers.items() if name != "ETag-Part"}
        headers = {**_basics(version), **shown, "ETag": self._etag(version, mark)}
        return Response(kept.body, 200, headers, media_type=kept.media)

    def _etag(self, version: int, part: str = "") -> str:
        return f'W/"{version}.{self._salt}{part}"'

    def _find(self, key: tuple[int, str, bool]) -> _Kept | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def _keep(self, key: tuple[int, str, bool], kept: _Kept) -> None:
        if len(kept.body) > _LARGEST_KEPT:
            return
        with self._lock:
            before = self._kept.pop(key, None)
            self._bytes -= len(before.body) + 500 if before else 0
            self._kept[key] = kept
            self._bytes += len(kept.body) + 500
            while self._bytes > _KEPT_BYTES:
                _, dropped = self._kept.popitem(last=False)
                self._bytes -= len(dropped.body) + 500


def _key(request: Request, version: int) -> tuple[int, str, bool]:
    """Name an answer: of which version, to what, and whether it is compressed."""
    asked, headers = request.scope, request.headers
    query = asked["query_string"].decode("latin-1")
    is_packed = "gzip" in headers.get("accept-encoding", "")
    return version, f"{asked['path']}?{query}#{headers.get('accept', '')[:80]}", is_packed


def _basics(version: int) -> dict[str, str]:
    return {"Tocsin-Version": str(version), "Cache-Control": "no-cache", "Vary": "Accept, Accept-Encoding"}


def _matches(request: Request, etag: str) -> bool:
    """Say whether a browser has the answer: its tag begins with the version that still holds."""
    given = request.headers.get("if-none-match")
    stem = etag[:-1]
    return given is not None and any(
        one.strip() == etag or one.strip().startswith(stem + "-") for one in given.split(",")
    )


def _made(data: Any, media: str, headers: dict[str, str], packed: bool, tag: Callable[[Any], str] | None) -> _Kept:
    body = data if isinstance(data, bytes) else data.encode() if isinstance(data, str) else to_json(data)
    made = dict(headers)
    if tag is not None:
        made["ETag-Part"] = f"-{tag(data)}"
    if packed and len(body) >= _GZIP_FROM:
        body = gzip.compress(body, _GZIP_LEVEL, mtime=0)
        made["Content-Encoding"] = "gzip"
    return _Kept(body, media, made)


def to_json(plain: Any) -> bytes:
    """Give plain data as JSON; lone surrogates, which JSON cannot carry, are marked."""
    try:
        return orjson.dumps(plain)
    except TypeError:  # orjson refuses surrogates and whole numbers over 64 bits
        import json

        from tocsin.run.browse.plain import visible

        return json.dumps(_visible(plain, visible), ensure_ascii=False, separators=(",", ":")).encode()


def _visible(plain: Any, visible: Callable[[str], str]) -> Any:
    if isinstance(plain, str):
        return visible(plain)
    if isinstance(plain, dict):
        return {visible(key): _visible(held, visible) for key, held in plain.items()}
    if isinstance(plain, list | tuple):
        return [_visible(held, visible) for held in plain]
    return plain


def fresh(plain: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """Give plain data that no one may keep: states that change without the record."""
    return Response(to_json(plain), status, {"Cache-Control": "no-store", **(headers or {})}, media_type=JSON)
