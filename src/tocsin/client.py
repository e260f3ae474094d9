"""A record behind a server, asked like one in a file: `tocsin.connect(url)`.

What comes back is plain data in the shapes of the HTTP API (docs/reference/api.md).
Needs httpx (the extra `client`).
"""

import time
import uuid
from collections.abc import Iterable, Iterator, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any

from tocsin.errors import ChangedMeanwhileError, MissingPartError, NotFoundError, SettingError, TocsinError

if TYPE_CHECKING:
    import httpx2

Plain = dict[str, Any]
_PAGE = 500
_BATCH = 200  # reports in one request
_TRIES = 5


class Refused(TocsinError):
    """What a server did not do; `status` and `code` say why for programs, the message for people."""

    def __init__(self, status: int, code: str, detail: str) -> None:
        self.status = status
        self.code = code
        super().__init__(detail)


class Connection:
    """A record behind a server: the same questions as `tocsin.open` answers."""

    def __init__(self, url: str, token: str | None = None, *, client: "httpx2.Client | None" = None) -> None:
        if client is None:
            client = _client(url, token)
        self._client = client

    def status(self) -> Plain:
        """Give what the record holds."""
        return self._get("status")

    def incidents(self, *, limit: int | None = None, **wanted: Any) -> Iterator[Plain]:
        """Give the incidents that fit, page by page; `wanted` are the parameters of GET /incidents.

        `since` and `until` may be given for `from` and `to`; a list means "or".
        """
        return self._pages("incidents", limit, wanted)

    def incident(self, wanted: str, *, as_known_on: str | None = None) -> Plain:
        """Give everything on one incident, by its id or the beginning of it.

        Raises:
            NotFoundError: there is none, or there are several.
        """
        return self._get(f"incidents/{_part(wanted)}", {"as_known_on": as_known_on})

    def claims(self, *, limit: int | None = None, **wanted: Any) -> Iterator[Plain]:
        """Give the claims that fit; `wanted` are the parameters of GET /claims."""
        return self._pages("claims", limit, wanted)

    def reports(self, *, limit: int | None = None, **wanted: Any) -> Iterator[Plain]:
        """Give the reports by publication; `wanted` are the parameters of GET /reports."""
        return self._pages("reports", limit, wanted)

    def report(self, named: str) -> Plain:
        """Give one report with its text and all that was coded of it."""
        return self._get(f"reports/{_part(named)}")

    def search(self, words: str, limit: int = 20) -> list[Plain]:
        """Give the reports that hold all the words, best first."""
        found: list[Plain] = self._get("search", {"q": words, "limit": limit})["items"]
        return found

    def code(self, text: str, published: str | None = None, title: str | None = None, **more: Any) -> Plain:
        """Say what a text tells; nothing is stored."""
        return self._post("code", _given({"text": text, "published": published, "title": title, **more}))

    def add(self, reports: Iterable[Mapping[str, Any]]) -> list[Plain]:
        """Store reports (mappings with "text", "title", "published", "source", "url") and give what became of each.

        A request that is cut off is sent again under the same key, so that nothing is done twice.
        """
        outcomes: list[Plain] = []
        batch: list[Mapping[str, Any]] = []
        for report in reports:
            batch.append(report)
            if len(batch) == _BATCH:
                outcomes += self._add(batch)
                batch = []
        return outcomes + (self._add(batch) if batch else [])

    def decide(self, item: str, decision: str, *, by: str, why: str, **more: Any) -> Plain:
        """Decide about an item of the review queue or an incident; see POST /reviews.

        Raises:
            ChangedMeanwhileError: it is no longer what `expected` says.
        """
        return self._post("reviews", {"item": item, "decision": decision, "by": by, "why": why, **more})

    def undo(self, review: str, *, by: str, why: str) -> Plain:
        """Take a decision back."""
        return self._post("reviews/undo", {"review": review, "by": by, "why": why})

    def close(self) -> None:
        """Let go of the connection; a second call does nothing."""
        self._client.close()

    def __enter__(self) -> "Connection":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # --- how it is asked -------------------------------------------------------------------------------------------

    def _pages(self, path: str, limit: int | None, wanted: Mapping[str, Any]) -> Iterator[Plain]:
        words = {{"since": "from", "until": "to"}.get(name, name): held for name, held in wanted.items()}
        left, cursor = limit, None
        while left is None or left > 0:
            asked = _PAGE if left is None else min(_PAGE, left)
            page = self._get(path, {**words, "limit": asked, "cursor": cursor})
            yield from page["items"][:left]
            cursor = page["next"]
            if cursor is None:
                return
            left = None if left is None else left - len(page["items"])

    def _add(self, batch: list[Mapping[str, Any]]) -> list[Plain]:
        done = self._post("reports?wait=true", {"items": [dict(one) for one in batch]})
        while done["state"] not in ("done", "failed"):
            time.sleep(0.2)
            done = self._get(f"jobs/{done['job']}")
        if done["state"] == "failed":
            raise Refused(500, "job.failed", done["error"] or "the server could not add them; see its log")
        outcomes: list[Plain] = done["outcomes"]
        return outcomes

    def _get(self, path: str, parameters: Mapping[str, Any] | None = None) -> Plain:
        return self._ask("GET", path, params=_given(parameters or {}))

    def _post(self, path: str, body: Plain) -> Plain:
        return self._ask("POST", path, json=_given(body), headers={"Idempotency-Key": str(uuid.uuid4())})

    def _ask(self, method: str, path: str, **parts: Any) -> Plain:
        """Ask; a server that is busy, or a connection that breaks, is asked again a few times."""
        import httpx2

        for tried in range(1, _TRIES + 1):
            try:
                answer = self._client.request(method, f"/api/v1/{path}", **parts)
            except httpx2.TransportError as error:
                if tried == _TRIES:
                    where = f"{self._client.base_url}"
                    raise Refused(0, "unreachable", f"{where} does not answer ({error}); is it running?") from error
                time.sleep(0.2 * tried)
                continue
            if answer.status_code != 503 or tried == _TRIES:
                return _read(answer)
            time.sleep(min(float(answer.headers.get("Retry-After", "1")), 10.0))
        raise AssertionError("the last try answers or raises")


def connect(url: str, token: str | None = None) -> Connection:
    """Give the record behind a server, such as http://127.0.0.1:8765; use it in a `with` block, or call `close()`.

    Raises:
        SettingError: the address is not http or https.
        MissingPartError: httpx is not installed.
    """
    return Connection(url, token)


def _client(url: str, token: str | None) -> "httpx2.Client":
    if not url.startswith(("http://", "https://")):
        raise SettingError(f"{url!r} is no address of a server; write http://127.0.0.1:8765")
    try:
        import httpx2
    except ImportError as error:
        raise MissingPartError("httpx2", "install it with: pip install 'tocsin[client]'") from error
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return httpx2.Client(base_url=url, headers=headers, timeout=60.0, trust_env=False)


def _read(answer: "httpx2.Response") -> Plain:
    if answer.is_success:
        plain: Plain = answer.json()
        return plain
    try:
        told = answer.json()
        detail, code = str(told["detail"]), str(told["code"])
    except (ValueError, KeyError, TypeError):
        detail, code = f"the server answered {answer.status_code}; is it a Tocsin server?", "unknown"
    if answer.status_code == 404:
        raise NotFoundError("such thing", str(answer.request.url), detail)
    if code == "review.conflict":
        raise ChangedMeanwhileError(str(answer.request.url), "the one you saw", detail)
    raise Refused(answer.status_code, code, detail)


def _given(parameters: Mapping[str, Any]) -> Plain:
    return {name: held for name, held in parameters.items() if held is not None}


def _part(words: str) -> str:
    from urllib.parse import quote

    return quote(words, safe="")
