"""How the audit chain is made: each link names the one before it, so that no edit goes unseen."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from tocsin.record.base import AuditEntry, Finding

_WRITE = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_WRITE_ESCAPED = json.JSONEncoder(ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode
START = "0" * 64  # what the first link calls the one before it


def canonical(value: Any) -> bytes:
    """Write a plain value as bytes in one way only: sorted keys, no spaces, lone surrogates escaped."""
    try:
        return _WRITE(value).encode("utf-8")
    except UnicodeEncodeError:
        return _WRITE_ESCAPED(value).encode("ascii")


def digest_rows(rows_by_table: Iterable[tuple[str, Iterable[Iterable[Any]]]]) -> str:
    """Give one SHA-256 over the rows that a step stored, table by table."""
    whole = hashlib.sha256()
    for table, rows in rows_by_table:
        one = hashlib.sha256()
        empty = True
        for row in rows:
            one.update(canonical(list(row)) + b"\n")
            empty = False
        if not empty:
            whole.update(f"{table} {one.hexdigest()}\n".encode())
    return whole.hexdigest()


def link(
    last: AuditEntry | None,
    at: dt.datetime,
    actor: str,
    action: str,
    target: str,
    after: str,
    before: str | None = None,
) -> AuditEntry:
    """Make the next link of a chain."""
    seq, previous = (1, START) if last is None else (last.seq + 1, last.hash)
    unsealed = AuditEntry(seq, at, actor, action, target, before, after, previous, "")
    return AuditEntry(seq, at, actor, action, target, before, after, previous, seal(unsealed))


def seal(entry: AuditEntry) -> str:
    """Give the hash of a link, over everything in it but the hash."""
    parts = (entry.seq, entry.at.isoformat(), entry.actor, entry.action, entry.target, entry.before, entry.after)
    return hashlib.sha256(canonical([*parts, entry.previous])).hexdigest()


def check_chain(entries: Iterable[AuditEntry], head: str | None = None) -> Iterator[Finding]:
    """Find the links that were changed, taken out, put in or moved, and a head that is gone."""
    expected, previous, has_head = 1, START, False
    for entry in entries:
        subject = f"entry {entry.seq}"
        if entry.seq != expected:
            yield Finding("audit", subject, f"entry {expected} should stand here; entries were taken out or put in")
        elif entry.previous != previous:
            yield Finding("audit", subject, "does not follow the entry before it; one of the two was changed")
        if entry.hash != seal(entry):
            yield Finding("audit", subject, "was changed after it was written")
        expected, previous = entry.seq + 1, entry.hash
        has_head = has_head or entry.hash == head
    if head is not None and not has_head:
        yield Finding("audit", "head", f"the chain no longer holds the saved head {head[:16]}...; its end was cut off")
