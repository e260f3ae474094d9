"""Which rows the model's values become (without their batch), and which values come back out of them."""

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any, TypeVar

from tocsin.errors import DamagedRecordError
from tocsin.model.claim import Claim
from tocsin.model.codec import from_plain, scrub, to_plain
from tocsin.model.incident import Incident, IncidentState
from tocsin.model.mention import Mention
from tocsin.model.report import Report
from tocsin.record.base import AuditEntry, Entry
from tocsin.record.digest import Plain, evidence_in
from tocsin.record.facets import incident_facets, mention_days, mention_point, said_line, speaker_line

T = TypeVar("T")
_WRITE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
Row = tuple[Any, ...]


def write(plain: object) -> str:
    """Give a plain value as text, in the order of its fields; lone surrogates make all of it ASCII."""
    text = _WRITE(plain)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(plain)
    return text


def pack(value: object) -> str:
    """Give a model value as the text of its column."""
    return write(to_plain(value))


def unpack(text: str, kind: type[T]) -> T:
    """Give the model value that `pack` made a text of."""
    return from_plain(json.loads(text), kind)


def report_row(seq: int, report: Report) -> Row:
    """Give the row of a report; its text stands in a column of its own, so that it can be searched."""
    plain = to_plain(report)
    plain["text"] = ""
    text = str(scrub(report.text))
    exact = None if text == report.text else json.dumps(report.text)
    title = None if report.title is None else str(scrub(report.title))
    return seq, report.id, title, text, exact, write(plain)


def exact_text(text: str, exact: str | None) -> str:
    """Give a report's text from its two columns."""
    return text if exact is None else str(json.loads(exact))


def read_report(text: str, exact: str | None, payload: str) -> Report:
    """Give a report from its row."""
    plain = json.loads(payload)
    plain["text"] = exact_text(text, exact)
    return from_plain(plain, Report)


def mention_row(seq: int, report: int, position: int, mention: Mention, plain: Plain) -> Row:
    """Give the row of a mention."""
    days, point = mention_days(mention), mention_point(mention)
    lat, lon = point or (None, None)
    return seq, mention.id, report, position, days.first, days.last, lat, lon, write(plain)


def claim_row(seq: int, report: int, position: int, claim: Claim, plain: Plain) -> Row:
    """Give the row of a claim."""
    speaker, said = speaker_line(claim), said_line(claim)
    found = (seq, claim.id, report, position, str(claim.type), speaker, said, claim.about_mention)
    return (*found, write(plain))


def current_row(seq: int, incident: Incident) -> Row:
    """Give the row of an incident in the index of what is current."""
    facets = incident_facets(incident)
    days = facets.days
    found = (incident.id, seq, str(incident.state), incident.merged_into, incident.type.value, incident.stage.value)
    return (*found, days.sort_day, days.first, days.last, facets.country, facets.place, facets.actors)


def is_current(incident: Incident) -> bool:
    """Say whether an incident holds its mentions now: not once it was merged away."""
    return incident.state is not IncidentState.MERGED


def audit_row(entry: AuditEntry) -> Row:
    """Give the row of an audit entry."""
    made = (entry.seq, entry.at.isoformat(), entry.actor, entry.action, entry.target)
    return (*made, entry.before, entry.after, entry.previous, entry.hash)


def read_audit(row: Row) -> AuditEntry:
    """Give an audit entry from its row; one that no longer reads is an error of the file."""
    seq, at, *rest = row
    return AuditEntry(seq, read_time(at), *rest)


def read_time(text: str) -> dt.datetime:
    """Give a stored time."""
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise DamagedRecordError("record", f"{text[:40]!r} stands where a time should") from error


@dataclass(frozen=True, slots=True)
class PlainEntry:
    """A coded report with its values as plain ones, so that they are taken apart only once."""

    entry: Entry
    mentions: list[Plain]
    claims: list[Plain]
    relations: list[Plain]
    problems: list[Plain]

    @property
    def report(self) -> Report:
        """The report."""
        return self.entry.coded.report


def check_entry(entry: Entry) -> PlainEntry:
    """Refuse a report whose coding breaks a promise of the model: a mistake in a step, not in the input.

    Raises:
        ValueError: evidence is not the words of the text, or an id is used twice.
    """
    coded = entry.coded
    report = coded.report
    ids: set[str] = set()
    values: tuple[Mention | Claim, ...] = (*coded.mentions, *coded.claims)
    for value in values:
        if value.id in ids or value.report != report.id:
            raise ValueError(f"{report.id}: {value.id} is used twice or is of {value.report}")
        ids.add(value.id)
    plain = PlainEntry(
        entry, *(to_plain(several) for several in (coded.mentions, coded.claims, coded.relations, coded.problems))
    )
    for words in evidence_in([plain.mentions, plain.claims, plain.problems]):
        if words["report"] != report.id or report.text[words["start"] : words["end"]] != words["exact"]:
            raise ValueError(f"{report.id}: the text has no {words['exact']!r} at {words['start']}")
    return plain
