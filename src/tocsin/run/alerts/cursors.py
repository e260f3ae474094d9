"""How far each alert has come: kept beside the record, so that nothing is sent twice and nothing is lost."""

import datetime as dt
import json
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from tocsin.errors import SettingError
from tocsin.run.files import whole_file

VERSION = 1


@dataclass(frozen=True, slots=True)
class Pending:
    """A message that was made and that its receiver has not taken yet; sent again, it has the same id."""

    message: str
    last: int  # the newest revision in it


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far one alert has come.

    `after` is the newest revision that its receiver knows; None where the alert
    never ran. `threshold` is how the view stood when it was last looked at.
    """

    after: int | None = None
    pending: Pending | None = None
    threshold: str | None = None
    sent_at: str | None = None
    failed_at: str | None = None
    failed: str | None = None
    failures: int = 0

    def taken(self, at: dt.datetime) -> "Cursor":
        """Give the cursor after its receiver took a message."""
        return replace(self, sent_at=at.isoformat(), failed_at=None, failed=None, failures=0)

    def missed(self, at: dt.datetime, why: str) -> "Cursor":
        """Give the cursor after its receiver did not take a message."""
        return replace(self, failed_at=at.isoformat(), failed=why, failures=self.failures + 1)


@dataclass(slots=True)
class Cursors:
    """The cursors of all alerts of one record; `keep` writes them to the disk before anything else happens."""

    path: Path
    record: str  # what names the record: the first link of its audit chain
    held: dict[str, Cursor] = field(default_factory=dict)

    def of(self, alert: str) -> Cursor:
        """Give how far an alert has come."""
        return self.held.get(alert, Cursor())

    def keep(self, alert: str, cursor: Cursor) -> Cursor:
        """Write down how far an alert has come."""
        self.held[alert] = cursor
        plain = {"version": VERSION, "record": self.record, "alerts": {n: asdict(one) for n, one in self.held.items()}}
        with whole_file(self.path, overwrite=True) as out:
            json.dump(plain, out, indent=1, sort_keys=True)
        return cursor


def cursors_path(record: Path) -> Path:
    """Give the file that holds how far the alerts of a record have come."""
    return record.with_name(record.name + ".alerts.json")


def load_cursors(record: Path, named: str) -> Cursors:
    """Give how far the alerts of a record have come; `named` is what names the record.

    Raises:
        SettingError: the file is not one that Tocsin wrote, or belongs to another record.
    """
    path = cursors_path(record)
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
        held = {name: _cursor(one) for name, one in plain["alerts"].items()}
        version, owner = plain["version"], plain["record"]
    except FileNotFoundError:
        return Cursors(path, named)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise SettingError(f"{path} does not say how far alerts have come ({error}); {_REMEDY}") from error
    if version != VERSION:
        raise SettingError(f"{path} was written by another version of tocsin; {_REMEDY}")
    if owner != named:
        raise SettingError(f"{path} belongs to another record than {record}; {_REMEDY}")
    return Cursors(path, named, held)


_REMEDY = "move it away: then each alert begins anew"


def _cursor(plain: dict[str, Any]) -> Cursor:
    pending = plain["pending"]
    return Cursor(**{**plain, "pending": Pending(**pending) if pending else None})
