"""What a webhook is sent: what is new, changed and withdrawn in a view, or how it stands to its own history."""

import datetime as dt
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tocsin.model.codec import scrub
from tocsin.model.identity import IncidentId
from tocsin.run.alerts.book import Alert
from tocsin.run.browse.catalogue import Bools, Catalogue
from tocsin.run.browse.feed import sentence_of
from tocsin.run.browse.incident_page import changes_between
from tocsin.run.browse.threshold import in_words
from tocsin.run.browse.wanted import mask_of

if TYPE_CHECKING:
    from tocsin.record.base import Record

GONE = ("rejected", "merged")
Plain = dict[str, Any]


def mask_with_gone(record: "Record", catalogue: Catalogue, alert: Alert) -> Bools:
    """Say which incidents are in a view, or would be if they had not been rejected or merged away."""
    mask = mask_of(catalogue, alert.wanted, record)
    if alert.wanted.states:
        return mask
    found: Bools = mask | mask_of(catalogue, replace(alert.wanted, states=GONE), record)
    return found


def items_of(record: "Record", alert: Alert, seqs: list[int], after: int) -> list[Plain]:
    """Give what a message says of each incident: new, changed (and in what), or withdrawn.

    `after` is the newest revision that the receiver knows. What it was never
    told of is not withdrawn.
    """
    cards = record.incident_cards([*seqs, after])
    told_until = json.loads(cards[after])["changed_at"] if after in cards else ""
    items = [_item(record, alert, json.loads(cards[seq]), told_until) for seq in seqs]
    return [one for one in items if one is not None]


def _item(record: "Record", alert: Alert, card: Plain, told_until: str) -> Plain | None:
    told = [one.recorded_at.isoformat() <= told_until for one in record.revisions(IncidentId(card["id"]))]
    if card["state"] in GONE:
        if not any(told):
            return None
        return _named(alert, card, "withdrawn") | {"became": record.incident(card["id"]).id, "changes": []}
    if not any(told):
        return _named(alert, card, "new") | {"became": None, "changes": []}
    known = json.loads(record.plain_dossier(card["id"]).cards[sum(told) - 1].card)
    return _named(alert, card, "changed") | {"became": None, "changes": changes_between(known, card)}


def _named(alert: Alert, card: Plain, what: str) -> Plain:
    url = f"{alert.page.rstrip('/')}/incident/{card['id']}" if alert.page else None
    return {"what": what, "text": sentence_of(card), "url": url, "incident": card}


def incidents_message(alert: Alert, items: list[Plain], version: int, has_more: bool, at: dt.datetime) -> bytes:
    """Give the body of a message about incidents."""
    return _body("tocsin.incidents", alert, at, {"version": version, "has_more": has_more, "items": items})


def threshold_message(alert: Alert, found: Plain, at: dt.datetime) -> bytes:
    """Give the body of a message that a view is unusual for its own history."""
    return _body("tocsin.threshold", alert, at, {"text": in_words(found), **found})


def trial_message(alert: Alert, at: dt.datetime) -> bytes:
    """Give the body of a message that says nothing but that it arrives."""
    return _body("tocsin.test", alert, at, {"text": "This is a test; nothing happened."})


def _body(kind: str, alert: Alert, at: dt.datetime, said: Plain) -> bytes:
    plain = {"type": kind, "timestamp": at.isoformat(), "data": {"alert": alert.name, **said}}
    return json.dumps(scrub(plain), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
