"""What every request must pass before a route sees it: host, origin, size, number at a time, token.

Written on ASGI itself, because it must also hold for files and for answers that stream.
"""

import asyncio
from collections.abc import Callable, Iterable, MutableMapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from tocsin.run.tokens import Token
from tocsin.web.access import needed_scope
from tocsin.web.problems import problem

Scope = MutableMapping[str, Any]
Send = Callable[[MutableMapping[str, Any]], Any]
Receive = Callable[[], Any]

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self';"
    " connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; frame-ancestors 'none'; base-uri 'none';"
    " form-action 'self'; require-trusted-types-for 'script'; trusted-types default"
)
_HEADERS = (
    (b"content-security-policy", CSP.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), interest-cohort=()"),
)
_WRITES = frozenset({"POST", "PUT", "PATCH", "DELETE"})
_KNOWN_METHODS = _WRITES | {"GET", "HEAD", "OPTIONS"}
_LONGEST_QUERY = 8_000
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a client may send and ask at a time."""

    body_bytes: int = 8_000_000
    seconds: float = 30.0
    at_a_time: int = 64
    heavy_at_a_time: int = 4
    wait_seconds: float = 5.0


@dataclass(slots=True)
class Guard:
    """The outermost layer of the server.

    `hosts` are the names that a request may ask for (against DNS rebinding);
    `find_token` gives the token of an Authorization header, and is None where none is needed.
    """

    app: Any
    hosts: frozenset[str]
    limits: Limits
    find_token: Callable[[str | None], Token | None] | None = None
    _under_way: int = field(default=0, init=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        send = _with_headers(send)
        if scope["method"] == "HEAD":
            scope, send = {**scope, "method": "GET"}, _without_body(send)
        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, send)
            return
        is_stream = scope["path"] == "/api/v1/events"
        if self._under_way >= self.limits.at_a_time and not is_stream:
            busy = problem(503, f"{self.limits.at_a_time} requests are under way; try again in a moment", "busy")
            await busy(scope, receive, send)
            return
        self._under_way += not is_stream
        try:
            await self._pass_on(scope, receive, send, is_stream)
        finally:
            self._under_way -= not is_stream

    async def _pass_on(self, scope: Scope, receive: Receive, send: Send, is_stream: bool) -> None:
        if scope["method"] not in _WRITES:
            await self.app(scope, receive, send)
            return
        try:
            body = await asyncio.wait_for(_read(receive, self.limits.body_bytes), self.limits.seconds)
        except TimeoutError:
            await problem(408, "the body took too long to come; send it again", "body.slow")(scope, receive, send)
            return
        if body is None:
            most = f"the body is over {self.limits.body_bytes:,} bytes; send it in several requests"
            await problem(413, most, "body.too_large")(scope, receive, send)
            return
        await self.app(scope, _replayed(body, receive), send)

    def _refusal(self, scope: Scope) -> Any:
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        method = scope["method"]
        host = host_name(headers.get("host", ""))
        if host not in self.hosts:
            detail = f"this server answers to {', '.join(sorted(self.hosts))}; start it with --allow-host for others"
            return problem(421, detail, "host.unknown")
        if method not in _KNOWN_METHODS:
            return problem(405, "use GET, HEAD or POST", "method.unknown", {"Allow": "GET, HEAD, POST"})
        if len(scope.get("query_string", b"")) > _LONGEST_QUERY:
            return problem(
                414, f"the address is over {_LONGEST_QUERY:,} bytes; ask for less at a time", "query.too_long"
            )
        if method in _WRITES:
            return self._refused_write(scope, headers)
        return self._refused_token(scope, headers)

    def _refused_write(self, scope: Scope, headers: dict[str, str]) -> Any:
        site = headers.get("sec-fetch-site")
        origin = headers.get("origin")
        is_own = origin is None or same_origin(origin, headers.get("host", ""))
        if not is_own or (site is not None and site not in ("same-origin", "none")):
            detail = "other sites may not write here; use this server's own page, or a program without an Origin"
            return problem(403, detail, "origin.foreign")
        kind = headers.get("content-type", "").split(";")[0].strip().lower()
        if kind != "application/json":
            detail = "send the body as JSON with the header Content-Type: application/json"
            return problem(415, detail, "body.not_json")
        length = headers.get("content-length", "")
        if length.isascii() and length.isdigit() and int(length) > self.limits.body_bytes:
            most = f"the body is over {self.limits.body_bytes:,} bytes; send it in several requests"
            return problem(413, most, "body.too_large", {"Connection": "close"})
        return self._refused_token(scope, headers)

    def _refused_token(self, scope: Scope, headers: dict[str, str]) -> Any:
        if self.find_token is None:
            return None
        needed = needed_scope(scope["method"], scope["path"])
        token = self.find_token(headers.get("authorization"))
        if token is None:
            detail = "send a token: Authorization: Bearer TOKEN, or as the password of a browser's question"
            return problem(401, detail, "token.needed", {"WWW-Authenticate": 'Basic realm="tocsin", charset="UTF-8"'})
        if needed not in token.scopes and "admin" not in token.scopes:
            may = ", ".join(token.scopes)
            detail = f"this token may {may}, not {needed}; make one with: tocsin token new --scope {needed}"
            return problem(403, detail, "token.scope")
        scope.setdefault("state", {})["who"] = token.name
        return None


def host_name(host: str) -> str:
    """Give the name of a Host header without its port.

    >>> host_name("[::1]:8000"), host_name("LOCALHOST:80"), host_name("a.example")
    ('::1', 'localhost', 'a.example')
    """
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.rpartition(":")[0].lower() if ":" in host else host.lower()


def same_origin(origin: str, host: str) -> bool:
    """Say whether an Origin header names the host that was asked."""
    parts = urlsplit(origin)
    return parts.scheme in ("http", "https") and parts.netloc.lower() == host.lower()


async def _read(receive: Receive, most: int) -> bytes | None:
    """Give a whole body, or None if it is larger than allowed."""
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return b"".join(parts)
        part = message.get("body", b"")
        size += len(part)
        if size > most:
            return None
        parts.append(part)
        if not message.get("more_body"):
            return b"".join(parts)


def _replayed(body: bytes, receive: Receive) -> Receive:
    given = False

    async def again() -> Any:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


def _with_headers(send: Send) -> Send:
    async def sending(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            held: Iterable[tuple[bytes, bytes]] = message.get("headers", ())
            present = {name.lower() for name, _ in held}
            message["headers"] = [*held, *(one for one in _HEADERS if one[0] not in present)]
        await send(message)

    return sending


def _without_body(send: Send) -> Send:
    async def sending(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await send(message)

    return sending
