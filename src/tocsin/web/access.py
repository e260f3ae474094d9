"""Which scope an address needs, and which token a request carries."""

import base64
import binascii
from collections.abc import Callable
from pathlib import Path

from tocsin.run.tokens import Token, TokenFile

# The first line that fits counts; an address without a line needs `admin`, so that a new one is closed.
_NEEDED: tuple[tuple[str, str, str], ...] = (
    ("POST", "/api/v1/code", "read"),
    ("POST", "/api/v1/reviews", "review"),
    ("POST", "/api/v1/reviews/undo", "review"),
    ("POST", "/api/v1/reports", "add"),
)


def needed_scope(method: str, path: str) -> str:
    """Say which scope a request needs.

    >>> needed_scope("GET", "/api/v1/incidents"), needed_scope("POST", "/api/v1/reports"), needed_scope("POST", "/new")
    ('read', 'add', 'admin')
    """
    if method in ("GET", "HEAD"):
        return "read"
    for its_method, its_path, scope in _NEEDED:
        if (method, path) == (its_method, its_path):
            return scope
    return "admin"


def finder(record: Path) -> Callable[[str | None], Token | None]:
    """Give what finds the token of an Authorization header: Bearer, or the password that a browser asks for (Basic)."""
    tokens = TokenFile(record)
    return lambda header: tokens.find(_token_in(header or ""))


def _token_in(header: str) -> str | None:
    kind, _, rest = header.strip().partition(" ")
    if kind.lower() == "bearer":
        return rest.strip() or None
    if kind.lower() == "basic":
        try:
            return base64.b64decode(rest.strip(), validate=True).decode("utf-8").partition(":")[2] or None
        except (binascii.Error, UnicodeDecodeError):
            return None
    return None
