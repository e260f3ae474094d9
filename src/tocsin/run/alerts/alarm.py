"""Sending what is new: each alert from where its receiver stands, message by message, until all is told."""

import datetime as dt
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tocsin.errors import SettingError
from tocsin.model.identity import content_hash
from tocsin.record.lock import WriterLock
from tocsin.run.alerts.book import Alert
from tocsin.run.alerts.cursors import Cursor, Cursors, Pending, cursors_path, load_cursors
from tocsin.run.alerts.message import incidents_message, items_of, mask_with_gone, threshold_message, trial_message
from tocsin.run.alerts.outside import Answer, post
from tocsin.run.alerts.signature import signed_headers
from tocsin.run.browse.catalogue import Catalogue
from tocsin.run.browse.catalogue_read import read_catalogue
from tocsin.run.browse.feed import changed_after
from tocsin.run.browse.threshold import in_words, threshold
from tocsin.run.browse.wanted import mask_of
from tocsin.run.wire import open_record

if TYPE_CHECKING:
    from tocsin.record.base import Record

MOST_ITEMS = 100  # incidents in one message
WAITS = (1.0, 5.0)  # seconds before the second and the third try
_LONGEST_WAIT = 30.0
Post = Callable[..., Answer]


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one alert: how many messages and incidents its receiver took, and why it stopped, if it did."""

    alert: str
    messages: int
    incidents: int
    note: str
    failed: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Give plain data for `--json`."""
        return {
            "alert": self.alert,
            "messages": self.messages,
            "incidents": self.incidents,
            "note": self.note,
            "failed": self.failed,
        }


@dataclass(frozen=True, slots=True)
class Sender:
    """How messages leave: the time, how to wait, the variables that hold secrets, and what sends."""

    clock: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)
    sleep: Callable[[float], None] = time.sleep
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    post: Post = post

    def send(self, alert: Alert, message: str, body: bytes) -> Answer:
        """Send a message, again where that may help; signed anew each time."""
        secrets = alert.secrets(self.environment)
        for wait in (*WAITS, None):
            headers = signed_headers(secrets, message, int(self.clock().timestamp()), body)
            answer = self.post(alert.webhook, body, headers, in_private_network=alert.in_private_network)
            if answer.is_taken or not answer.is_worth_again or wait is None:
                break
            self.sleep(min(_LONGEST_WAIT, max(wait, answer.wait_seconds or 0.0)))
        return answer


def run_alerts(
    path: Path, alerts: Sequence[Alert], on: dt.date, sender: Sender | None = None, only: Sequence[str] = ()
) -> Iterator[Told]:
    """Send to each alert's receiver what it does not know yet, and give what became of it, one after the other.

    `path` is the record's file, `on` the last day that thresholds look at. A
    receiver that fails holds up no other; its messages wait for the next run,
    under the ids that they had.

    Raises:
        SettingError: an alert that is asked for is not there, or the cursors cannot be read.
        RecordBusyError: another run is under way.
    """
    sender = sender or Sender()
    missing = sorted(set(only) - {one.name for one in alerts})
    if missing:
        raise SettingError(f"there is no alert {missing[0]!r}; there are {', '.join(one.name for one in alerts)}")
    with open_record(path) as record:
        lock = WriterLock(cursors_path(path))
        try:
            cursors = load_cursors(path, _named(record))
            catalogue = read_catalogue(record)
            for alert in alerts:
                if not only or alert.name in only:
                    yield _told(record, catalogue, alert, cursors, on, sender)
        finally:
            lock.release()


def list_alerts(path: Path, alerts: Sequence[Alert]) -> Iterator[dict[str, Any]]:
    """Give each alert with where it goes and how its receiver took the last message."""
    with open_record(path) as record:
        cursors = load_cursors(path, _named(record))
    for alert in alerts:
        cursor = cursors.of(alert.name)
        yield {
            "alert": alert.name,
            "webhook": alert.webhook,
            "is_threshold": alert.threshold is not None,
            "after": cursor.after,
            "waits": cursor.pending is not None,
            "threshold": cursor.threshold,
            "sent_at": cursor.sent_at,
            "failed_at": cursor.failed_at,
            "failed": cursor.failed,
            "failures": cursor.failures,
        }


def try_alert(alert: Alert, sender: Sender | None = None) -> Answer:
    """Send a message that says nothing, to see whether it arrives."""
    sender = sender or Sender()
    now = sender.clock()
    return sender.send(alert, "msg_" + content_hash(alert.name, "test", now.isoformat()), trial_message(alert, now))


def _named(record: "Record") -> str:
    """Name a record by the first link of its audit chain."""
    return next((entry.hash for entry in record.audit()), "")


def _told(record: "Record", catalogue: Catalogue, alert: Alert, cursors: Cursors, on: dt.date, sender: Sender) -> Told:
    try:
        if alert.threshold is not None:
            return _tell_threshold(record, catalogue, alert, cursors, on, sender)
        return _tell_incidents(record, catalogue, alert, cursors, sender)
    except SettingError as error:  # no secret, or an address that is refused: the others are told all the same
        cursors.keep(alert.name, cursors.of(alert.name).missed(sender.clock(), str(error)))
        return Told(alert.name, 0, 0, "nothing was sent", str(error))


# --- new, changed and withdrawn incidents -----------------------------------------------------------------------------


def _tell_incidents(record: "Record", catalogue: Catalogue, alert: Alert, cursors: Cursors, sender: Sender) -> Told:
    cursor = cursors.of(alert.name)
    if cursor.after is None:
        start = 0 if alert.begins_at_start else catalogue.newest
        cursor = cursors.keep(alert.name, replace(cursor, after=start))
        if not alert.begins_at_start:
            return Told(alert.name, 0, 0, "begins now: what changes from here on is sent")
    mask = mask_with_gone(record, catalogue, alert)
    messages = told = 0
    while True:
        after = cursor.after or 0
        waiting = changed_after(catalogue, mask, after)
        pending = cursor.pending or _next_message(alert, cursors.record, after, waiting)
        if pending is None:
            break
        seqs = [seq for seq in waiting if seq <= pending.last]
        items = items_of(record, alert, seqs, after)
        if items:
            cursor = cursors.keep(alert.name, replace(cursor, pending=pending))
            has_more = waiting[-1] > pending.last
            body = incidents_message(alert, items, catalogue.version, has_more, sender.clock())
            answer = sender.send(alert, pending.message, body)
            if not answer.is_taken:
                cursors.keep(alert.name, cursor.missed(sender.clock(), answer.why))
                return Told(alert.name, messages, told, f"{len(waiting):,} incidents wait", answer.why)
            messages, told = messages + 1, told + len(items)
            cursor = cursor.taken(sender.clock())
        cursor = cursors.keep(alert.name, replace(cursor, after=pending.last, pending=None))
    return Told(alert.name, messages, told, "all is told" if told else "nothing new")


def _next_message(alert: Alert, record: str, after: int, waiting: list[int]) -> Pending | None:
    if not waiting:
        return None
    last = waiting[:MOST_ITEMS][-1]
    return Pending("msg_" + content_hash(record, alert.name, alert.webhook, after, last), last)


# --- thresholds -------------------------------------------------------------------------------------------------------


def _tell_threshold(
    record: "Record", catalogue: Catalogue, alert: Alert, cursors: Cursors, on: dt.date, sender: Sender
) -> Told:
    """Send a message when a view becomes unusual, once; it is told again only after it was not."""
    assert alert.threshold is not None
    cursor: Cursor = cursors.of(alert.name)
    found = threshold(record, catalogue, mask_of(catalogue, alert.wanted, record), on, alert.threshold)
    messages = 0
    if found["state"] == "above" and cursor.threshold != "above":
        message = "msg_" + content_hash(cursors.record, alert.name, alert.webhook, found["window"]["end"])
        answer = sender.send(alert, message, threshold_message(alert, found, sender.clock()))
        if not answer.is_taken:
            cursors.keep(alert.name, cursor.missed(sender.clock(), answer.why))
            return Told(alert.name, 0, 0, in_words(found), answer.why)
        messages, cursor = 1, cursor.taken(sender.clock())
    cursors.keep(alert.name, replace(cursor, threshold=found["state"]))
    return Told(alert.name, messages, 0, in_words(found))
