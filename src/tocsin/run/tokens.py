"""Who may use a server that others can reach: named tokens with scopes, kept as hashes beside the record."""

import datetime as dt
import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from tocsin.errors import NotFoundError, SettingError

SCOPES = ("read", "review", "add", "admin")
_PREFIX = "tocsin_"


@dataclass(frozen=True, slots=True)
class Token:
    """A token as it is kept: never the token itself. `admin` may do all."""

    name: str
    sha256: str
    scopes: tuple[str, ...]
    made_at: str


def tokens_path(record: Path) -> Path:
    """Give the file that holds the tokens of a record."""
    return record.with_name(record.name + ".tokens")


def load_tokens(record: Path) -> tuple[Token, ...]:
    """Give the tokens of a record; none where none was made.

    Raises:
        SettingError: the file is not one that Tocsin wrote.
    """
    path = tokens_path(record)
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
        return tuple(Token(one["name"], one["sha256"], tuple(one["scopes"]), one["made_at"]) for one in plain)
    except FileNotFoundError:
        return ()
    except (ValueError, KeyError, TypeError) as error:
        raise SettingError(f"{path} is no list of tokens ({error}); move it away and make new ones") from error


def new_token(record: Path, name: str, scopes: Iterable[str], at: dt.datetime) -> str:
    """Make a token and give it; it is told only this once.

    Raises:
        SettingError: the name is taken or empty, or there is no such scope.
    """
    wanted = tuple(dict.fromkeys(scopes)) or ("read",)
    unknown = [scope for scope in wanted if scope not in SCOPES]
    if unknown:
        raise SettingError(f"{unknown[0]!r} is no scope; choose {', '.join(SCOPES)}")
    kept = load_tokens(record)
    if not name.strip() or any(one.name == name for one in kept):
        raise SettingError(f"a token needs a name of its own, {name!r} is taken or empty; choose another with --name")
    made = _PREFIX + secrets.token_urlsafe(32)
    _save(record, (*kept, Token(name, _hash(made), wanted, at.isoformat())))
    return made


def revoke_token(record: Path, name: str) -> None:
    """Take a token back; a running server refuses it from the next request on.

    Raises:
        NotFoundError: there is none of that name.
    """
    kept = load_tokens(record)
    left = tuple(one for one in kept if one.name != name)
    if len(left) == len(kept):
        raise NotFoundError("token", name, "list them with: tocsin token list")
    _save(record, left)


class TokenFile:
    """The tokens of a record as a server checks them; the file is read again when it changes."""

    def __init__(self, record: Path) -> None:
        self._record = record
        self._state: tuple[int, int] | None = None
        self._tokens: tuple[Token, ...] = ()

    def find(self, token: str | None) -> Token | None:
        """Give the token that was sent, if it is one of them."""
        if token is None:
            return None
        given = _hash(token)
        found = None
        for one in self._current():  # all are looked at, so that the time says nothing
            if hmac.compare_digest(one.sha256, given):
                found = one
        return found

    def _current(self) -> tuple[Token, ...]:
        try:
            found = tokens_path(self._record).stat()
        except FileNotFoundError:
            return ()
        state = (found.st_mtime_ns, found.st_size)
        if state != self._state:
            self._tokens, self._state = load_tokens(self._record), state
        return self._tokens


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _save(record: Path, tokens: tuple[Token, ...]) -> None:
    path = tokens_path(record)
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        json.dump([asdict(one) for one in tokens], out, indent=1)
        out.flush()
        os.fsync(out.fileno())
    os.replace(part, path)
