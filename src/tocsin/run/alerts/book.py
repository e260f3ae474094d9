"""Which alerts there are: saved views in a TOML file, where they are sent, and what counts as unusual."""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tocsin.errors import SettingError
from tocsin.run.alerts.outside import checked_address
from tocsin.run.alerts.signature import Secrets, secrets_from
from tocsin.run.browse.threshold import Threshold
from tocsin.run.browse.wanted import Wanted, wanted_from

DEFAULT_BOOK = Path("alerts.toml")
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")
_KEYS = {"name", "view", "webhook", "secret_env", "secret_file", "page", "begin", "private_network", "threshold"}
_SINGLE = {"from": "since", "to": "until", "bbox": "bbox", "near": "near", "place": "place", "q": "q"}
_SEVERAL = (
    *("type", "family", "stage", "actor", "attribution", "country", "province", "source", "precision", "state", "flag"),
)
# Choices of the page that say how a view is shown, not what is in it.
_SHOWN = {"bars", "draw", "focus", "incident", "join", "map", "show", "span", "sort", "a", "b", "by", "limit", "view"}


@dataclass(frozen=True, slots=True)
class Alert:
    """A saved view and where its news goes.

    Without a `threshold` every new and changed incident of the view is sent;
    with one, a message when the view becomes unusual for its own history.
    `begins_at_start` sends what the record holds already, too.
    """

    name: str
    wanted: Wanted
    webhook: str
    secret_env: str | None = None
    secret_file: Path | None = None
    page: str | None = None  # the address of a served page, for links
    begins_at_start: bool = False
    in_private_network: bool = False
    threshold: Threshold | None = None

    def secrets(self, environment: Mapping[str, str] = os.environ) -> Secrets:
        """Give the secrets to sign with, the newest first.

        Raises:
            SettingError: there is none, or it is not in the shape of one.
        """
        remedy = f'make one with: tocsin alert secret; then name it in secret_env or secret_file of alert "{self.name}"'
        if self.secret_env is not None:
            return secrets_from(environment.get(self.secret_env, ""), f"the variable {self.secret_env}", remedy)
        assert self.secret_file is not None
        try:
            words = self.secret_file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise SettingError(f"{self.secret_file} cannot be read ({error}); {remedy}") from error
        return secrets_from(words, str(self.secret_file), remedy)


def load_alerts(path: Path) -> tuple[Alert, ...]:
    """Give the alerts of a TOML file, in its order.

    Raises:
        SettingError: there is no such file, or something in it cannot be used; the message says which alert and why.
    """
    try:
        plain = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SettingError(f"{path} is not there; docs/how-to/alerts.md shows one, --alerts names another") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingError(f"{path} cannot be read: {error}") from error
    rows = plain.get("alert")
    if set(plain) != {"alert"} or not isinstance(rows, list) or not rows:
        raise SettingError(f"{path} holds [[alert]] tables and nothing else; see docs/how-to/alerts.md")
    found = []
    for number, row in enumerate(rows, 1):
        try:
            found.append(_alert(row, path.parent))
        except (SettingError, TypeError, ValueError) as error:
            named = row.get("name") if isinstance(row, dict) else None
            raise SettingError(f"{path}, alert {number} ({named or 'no name'}): {error}") from error
    names = [one.name for one in found]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise SettingError(f"{path}: two alerts are called {twice}; each keeps its place under its own name")
    return tuple(found)


def _alert(row: Any, folder: Path) -> Alert:
    if not isinstance(row, dict):
        raise SettingError("an alert is a table: [[alert]]")
    unknown = sorted(set(row) - _KEYS)
    if unknown:
        raise SettingError(f"{unknown[0]!r} is nothing that an alert has; it has {', '.join(sorted(_KEYS))}")
    name = _words(row, "name") or ""
    if not _NAME.fullmatch(name):
        raise SettingError("name takes small letters, digits, - and _, such as name = 'istanbul'")
    env, file = _words(row, "secret_env"), _words(row, "secret_file")
    if (env is None) == (file is None):
        raise SettingError("give one of secret_env (a variable's name) and secret_file (a path)")
    webhook = _words(row, "webhook")
    if webhook is None:
        raise SettingError("webhook is missing: the address that messages are sent to")
    return Alert(
        name,
        wanted_of_view(_words(row, "view") or ""),
        checked_address(webhook),
        env,
        folder / file if file is not None else None,
        _words(row, "page"),
        _begin(row.get("begin", "now")),
        _flag(row, "private_network"),
        Threshold(**row["threshold"]) if "threshold" in row else None,
    )


def _words(row: Mapping[str, Any], key: str) -> str | None:
    held = row.get(key)
    if held is not None and not isinstance(held, str):
        raise SettingError(f"{key} is text in quotes, not {held!r}")
    return held


def _flag(row: Mapping[str, Any], key: str) -> bool:
    held = row.get(key, False)
    if not isinstance(held, bool):
        raise SettingError(f"{key} is true or false, not {held!r}")
    return held


def _begin(words: object) -> bool:
    if words not in ("now", "start"):
        raise SettingError("begin is 'now' (only what changes from now on) or 'start' (all that is there, too)")
    return words == "start"


def wanted_of_view(words: str) -> Wanted:
    """Give the question behind a view's address, or the query of one, as it stands in the browser.

    Raises:
        SettingError: a part of it is no filter, or has no meaning.
    """
    query = urlsplit(words).query if "?" in words else words
    asked: dict[str, Any] = {}
    for name, value in parse_qsl(query, keep_blank_values=False, max_num_fields=200):
        if name in _SEVERAL:
            asked.setdefault(name, []).append(value)
        elif name in _SINGLE:
            asked[_SINGLE[name]] = value
        elif name == "min_killed":
            if not value.isascii() or not value.isdigit():
                raise SettingError(f"min_killed={value[:40]} is no number")
            asked[name] = int(value)
        elif name not in _SHOWN:
            raise SettingError(f"{name[:40]!r} is no filter of a view; choose {', '.join((*_SINGLE, *_SEVERAL))}")
    return wanted_from(**asked)
