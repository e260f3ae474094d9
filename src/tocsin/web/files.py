"""The files of the page: read once, sent with their hash, and nothing outside their folder."""

import gzip
import hashlib
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from threading import Lock

from starlette.requests import Request
from starlette.responses import Response

from tocsin.web.problems import problem

_MEDIA = {
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "mjs": "text/javascript; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "json": "application/json",
    "map": "application/json",
    "geojson": "application/geo+json",
    "webmanifest": "application/manifest+json",
    "svg": "image/svg+xml",
    "png": "image/png",
    "ico": "image/x-icon",
    "woff2": "font/woff2",
    "pbf": "application/x-protobuf",
    "wasm": "application/wasm",
    "txt": "text/plain; charset=utf-8",
    "md": "text/plain; charset=utf-8",
}
_PACKED = frozenset({"png", "ico", "woff2"})
_NO_PAGE = b"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Tocsin</title></head>
<body><h1>Tocsin</h1><p>The API is at <a href="/api/v1/status">/api/v1</a>.</p></body></html>"""


@dataclass(frozen=True, slots=True)
class _File:
    body: bytes
    packed: bytes | None
    media: str
    etag: str


class PageFiles:
    """Gives the files of a folder by their paths; a path of the page without a file is the page itself."""

    def __init__(self, folder: Traversable | None = None, *, is_kept: bool = True) -> None:
        self._folder = folder or files("tocsin.web").joinpath("page")
        self._is_kept = is_kept
        self._files: dict[str, _File] = {}
        self._lock = Lock()

    def give(self, request: Request, path: str) -> Response:
        """Answer with a file, or with the page where the path has no dot in its last part."""
        name = path.strip("/") or "index.html"
        found = self._find(name)
        if found is None and "." not in name.rpartition("/")[2]:
            found = self._find("index.html") or _file(_NO_PAGE, "html")
        if found is None:
            return problem(404, "no such file; the page is at /", "file.not_there")
        headers = {"ETag": found.etag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
        given = request.headers.get("if-none-match", "")
        if found.etag in (one.strip() for one in given.split(",")):
            return Response(status_code=304, headers=headers)
        if found.packed and "gzip" in request.headers.get("accept-encoding", ""):
            return Response(found.packed, headers={**headers, "Content-Encoding": "gzip"}, media_type=found.media)
        return Response(found.body, headers=headers, media_type=found.media)

    def _find(self, name: str) -> _File | None:
        if self._is_kept and name in self._files:
            return self._files[name]
        parts = name.split("/")
        if any(part in ("", ".", "..") or "\\" in part or "\0" in part for part in parts):
            return None
        at: Traversable = self._folder
        for part in parts:
            at = at.joinpath(part)
        try:
            if not at.is_file():
                return None
            found = _file(at.read_bytes(), name.rpartition(".")[2].lower())
        except OSError:  # a name that the file system cannot hold
            return None
        with self._lock:
            self._files[name] = found
        return found


def _file(body: bytes, ending: str) -> _File:
    packed = None if ending in _PACKED else gzip.compress(body, 9, mtime=0)
    etag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
    return _File(body, packed, _MEDIA.get(ending, "application/octet-stream"), etag)
