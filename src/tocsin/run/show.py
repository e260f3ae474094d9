"""Everything the record knows of one incident."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tocsin.errors import NotFoundError
from tocsin.model.claim import Claim
from tocsin.model.codec import scrub, to_plain
from tocsin.model.evidence import Evidence
from tocsin.model.identity import IncidentId
from tocsin.model.incident import Incident
from tocsin.model.mention import Mention
from tocsin.model.report import Report
from tocsin.publish.dossier import Dossier
from tocsin.publish.jsonl import dossier_to_plain
from tocsin.publish.mask import Mask
from tocsin.run.facts import facts_of_claim, facts_of_incident, label_of, speaker_in_words
from tocsin.run.query import last_day

if TYPE_CHECKING:
    from tocsin.record.base import IncidentRevision, Record


@dataclass(frozen=True, slots=True)
class IncidentView:
    """One incident with its mentions, claims, reports and every revision that it had."""

    dossier: Dossier
    revisions: "tuple[IncidentRevision, ...]"
    references: tuple[Evidence, ...] = ()  # words of other reports that only look back on it

    @property
    def incident(self) -> Incident:
        """The newest revision."""
        return self.dossier.incident

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """What each report says of it."""
        return self.dossier.mentions

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Who said what about it."""
        return self.dossier.claims

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports that tell it."""
        return self.dossier.reports

    def to_dict(self) -> dict[str, Any]:
        """Give plain data: the export's line for this incident, with its revisions; no name is withheld."""
        plain = dossier_to_plain(self.dossier, Mask())
        plain["revisions"] = [
            {"recorded_at": known.recorded_at.isoformat(), "incident": scrub(to_plain(known.incident))}
            for known in self.revisions
        ]
        plain["references"] = [scrub(to_plain(words)) for words in self.references]
        return plain

    def __repr__(self) -> str:
        incident = self.incident
        return f"<IncidentView {incident.id}: {label_of(incident.type.value)}, {len(self.reports)} reports>"

    def _repr_html_(self) -> str:
        from tocsin.run.html import facts_to_html

        title = f"{label_of(self.incident.type.value)} {self.incident.id}"
        tables = [facts_to_html(title, facts_of_incident(self.incident))]
        tables += [facts_to_html(f"{label_of(c.type)}, {speaker_in_words(c)}", facts_of_claim(c)) for c in self.claims]
        return "\n".join(tables)


def show_incident(record: "Record", wanted: str, as_known: str | None = None) -> IncidentView:
    """Give everything on an incident, by its id or the beginning of it.

    `as_known` is a day: then it is given as the record knew it at the end of
    that day (UTC), under the id that it had then.

    Raises:
        NotFoundError: no incident begins so, several do, or it was not known then.
        SettingError: `as_known` is no date.
    """
    if as_known is None:
        incident = record.incident(wanted)
        references = _references_to(record, incident)
        return IncidentView(dossier_of(record, incident), record.revisions(incident.id), references)
    on = last_day(as_known)
    named = IncidentId(wanted) if record.revisions(IncidentId(wanted)) else record.incident(wanted).id
    known = record.incident_as_known(named, on)
    seen = {named}
    while known is not None and known.merged_into is not None and known.merged_into not in seen:
        seen.add(known.merged_into)
        known = record.incident_as_known(known.merged_into, on)
    if known is None:
        raise NotFoundError("incident", wanted, f"the record did not know it on {on}; give a later day")
    revisions = record.revisions(known.id)[: known.revision]
    return IncidentView(dossier_of(record, known), revisions)


def _references_to(record: "Record", incident: Incident) -> tuple[Evidence, ...]:
    """Give the words by which other reports only refer to an incident, or to what was merged into it."""
    ids = {incident.id, *(one.id for one in record.incidents_holding(incident.mentions))}
    mentions = (record.mention(one.mention) for one in record.references_to(ids))
    return tuple(mention.triggers[0] for mention in mentions if mention is not None)


def dossiers(record: "Record", incidents: Iterable[Incident]) -> Iterator[Dossier]:
    """Give each incident with what it rests on, one at a time."""
    return (dossier_of(record, incident) for incident in incidents)


def dossier_of(record: "Record", incident: Incident) -> Dossier:
    """Give an incident with its mentions, the claims about them, their relations, and the reports."""
    mentions = tuple(m for m in map(record.mention, incident.mentions) if m is not None)
    report_ids = list(dict.fromkeys(mention.report for mention in mentions))
    reports = tuple(r for r in map(record.report, report_ids) if r is not None)
    members = set(incident.mentions)
    claims: list[Claim] = []
    relations = []
    for report in report_ids:
        coded = record.coded(report)
        if coded is None:
            continue
        about = [claim for claim in coded.claims if claim.about_mention in members]
        claims += about
        known = {claim.id for claim in about} | members
        relations += [r for r in coded.relations if r.source in known and r.target in known]
    return Dossier(incident, mentions, tuple(claims), tuple(relations), reports)
