"""The record in memory: what can be asked of it."""

import datetime as dt
import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from tocsin.errors import NotFoundError
from tocsin.model.claim import Claim, ClaimRelation, Relation
from tocsin.model.codec import to_plain
from tocsin.model.coding import CodedReport
from tocsin.model.copies import CopyKeys
from tocsin.model.identity import ClaimId, IncidentId, MentionId, ReportId, ReviewId, RunId
from tocsin.model.incident import Incident, IncidentState
from tocsin.model.interval import Interval
from tocsin.model.judgement import Decision, Judgement
from tocsin.model.mention import Mention
from tocsin.model.outcome import InputState, Outcome
from tocsin.model.report import Report
from tocsin.model.review import Review, ReviewTarget, active_reviews
from tocsin.record import audit as chain
from tocsin.record import digest as lines
from tocsin.record import facets, rules, verify
from tocsin.record.base import (
    ANY_CLAIM,
    ANY_INCIDENT,
    AuditEntry,
    ClaimFilter,
    CopyCandidate,
    Counts,
    Entry,
    Finding,
    Hit,
    IncidentFilter,
    IncidentRevision,
    Page,
    ReportProblem,
    Run,
)
from tocsin.record.memory_plain import PlainInMemory
from tocsin.record.memory_told import MemoryTold
from tocsin.record.words import find_passages, holds_terms, query_terms

_PLAIN_KINDS = ("mention", "claim", "relation", "problem")


class MemoryQueries(PlainInMemory, MemoryTold):
    """What can be asked of a record in memory; the docstrings of `tocsin.record.base` hold."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: dict[ReportId, Entry] = {}
        self._runs: dict[RunId, Run] = {}
        self._outcomes: dict[RunId, list[Outcome]] = {}
        self._judgements: dict[tuple[MentionId, MentionId], list[Judgement]] = {}
        self._reviews: dict[ReviewId, Review] = {}
        self._revisions: dict[IncidentId, list[IncidentRevision]] = {}
        self._audit: list[AuditEntry] = []

    # --- reports and what was coded of them --------------------------------------------------------------------

    def has_report(self, report: ReportId) -> bool:
        """Say whether a report is there."""
        return report in self._entries

    def report(self, report: ReportId) -> Report | None:
        """Give a report by its id."""
        found = self._entries.get(report)
        return found.coded.report if found else None

    def coded(self, report: ReportId) -> CodedReport | None:
        """Give a report with all that was coded of it."""
        found = self._entries.get(report)
        return found.coded if found else None

    def reports(self, limit: int = 100, cursor: str | None = None) -> Page[Report]:
        """Give reports in the order of their ids."""
        found = [one.report for one in self._sorted() if one.report.id > (cursor or "")]
        return Page(tuple(found[:limit]), found[limit - 1].id if len(found) > limit else None)

    def mention(self, mention: MentionId) -> Mention | None:
        """Give a mention by its id."""
        return self._mentions.get(mention)

    def mentions(self) -> Iterator[Mention]:
        """Give all mentions in the order of their ids."""
        return iter([self._mentions[named] for named in sorted(self._mentions)])

    def mentions_of(self, report: ReportId) -> tuple[Mention, ...]:
        """Give the mentions of a report in the order of its coding."""
        found = self._entries.get(report)
        return found.coded.mentions if found else ()

    def mentions_between(self, first: dt.date, last: dt.date) -> Iterator[Mention]:
        """Give mentions whose possible days overlap the closed range, oldest first."""
        wanted = facets.Days(first.toordinal(), last.toordinal())
        found = []
        for mention in self._mentions.values():
            days = facets.mention_days(mention)
            if days.is_known and days.meets(wanted):
                found.append((days.sort_day, mention.id))
        return (self._mentions[named] for _, named in sorted(found))

    def mentions_near(self, lat: float, lon: float, radius_km: float) -> Iterator[Mention]:
        """Give mentions whose point lies within a radius, nearest first."""
        found = []
        for mention in self._mentions.values():
            point = facets.mention_point(mention)
            if point is not None and (away := facets.distance_km(lat, lon, *point)) <= radius_km:
                found.append((away, mention.id))
        return (self._mentions[named] for _, named in sorted(found))

    def mentions_meeting(
        self, days: Interval | None, lat: float | None, lon: float | None, radius_km: float
    ) -> Iterator[Mention]:
        """Give the mentions that could tell the same incident as one of these days at this point."""
        wanted = facets.days_of(days)
        for mention in self.mentions():
            point = facets.mention_point(mention)
            is_near = lat is None or lon is None or point is None
            if (is_near or facets.distance_km(lat or 0.0, lon or 0.0, *(point or (0.0, 0.0))) <= radius_km) and (
                facets.mention_days(mention).meets(wanted)
            ):
                yield mention

    def claim(self, claim: ClaimId) -> Claim | None:
        """Give a claim by its id."""
        return next((one for coded in self._sorted() for one in coded.claims if one.id == claim), None)

    def claims(self, wanted: ClaimFilter = ANY_CLAIM, limit: int = 100, cursor: str | None = None) -> Page[Claim]:
        """Give the claims that fit, in the order of reports' ids and, in a report, of its coding."""
        after = rules.read_cursor(cursor, "claims") if cursor else ("", -1)
        found = [
            (coded.report.id, position, claim)
            for coded in self._sorted()
            for position, claim in enumerate(coded.claims)
            if (coded.report.id, position) > after and self._claim_fits(claim, wanted)
        ]
        items = tuple(claim for _, _, claim in found[:limit])
        return Page(items, f"{found[limit - 1][0]}:{found[limit - 1][1]}" if len(found) > limit else None)

    def relations_of(self, report: ReportId) -> tuple[ClaimRelation, ...]:
        """Give the relations between the claims of a report."""
        found = self._entries.get(report)
        return found.coded.relations if found else ()

    def problems(self, report: ReportId | None = None) -> Iterator[ReportProblem]:
        """Give what could not be read, of one report or of all."""
        for coded in self._sorted():
            if report is None or coded.report.id == report:
                yield from (ReportProblem(coded.report.id, one) for one in coded.problems)

    def copy_keys(self, report: ReportId) -> CopyKeys | None:
        """Give the near-copy keys of a report."""
        found = self._entries.get(report)
        return found.copies if found else None

    def copy_candidates(self, keys: CopyKeys) -> tuple[CopyCandidate, ...]:
        """Give the stored reports that share a band with these keys, in the order of their ids."""
        found = []
        for named in sorted(self._entries):
            its = self._entries[named].copies
            if its is not None and its.version == keys.version and not set(its.bands).isdisjoint(keys.bands):
                found.append(CopyCandidate(named, its))
        return tuple(found)

    def search(self, words: str, limit: int = 20) -> tuple[Hit, ...]:
        """Give the reports that hold all the words, those with most passages first."""
        terms = query_terms(words)
        found = [one.report for one in self._sorted() if _holds(one.report, terms)]
        hits = sorted((-len(find_passages(one, terms, 1000)), one.id) for one in found)[:limit]
        reports = [self._entries[named].coded.report for _, named in hits]
        return tuple(Hit(report, find_passages(report, terms)) for report in reports)

    # --- incidents and decisions -------------------------------------------------------------------------------

    def incident(self, wanted: str) -> Incident:
        """Give the newest revision of an incident by its id or the beginning of it, following merges."""
        named: IncidentId | None = rules.choose_id(
            wanted, sorted(one for one in self._revisions if one.startswith(wanted))
        )
        seen: set[IncidentId] = set()
        while named is not None and named not in seen and (newest := self._newest(named)) is not None:
            if newest.merged_into is None:
                return newest
            seen.add(named)
            named = newest.merged_into
        raise NotFoundError("incident", wanted, f"it was merged into {named}, which is not there; run: tocsin verify")

    def incident_of(self, mention: MentionId) -> IncidentId | None:
        """Say to which incident (not merged away) a mention belongs now."""
        return next((one.id for one in self._current() if _holds_mentions(one) and mention in one.mentions), None)

    def incidents(
        self, wanted: IncidentFilter = ANY_INCIDENT, limit: int = 100, cursor: str | None = None
    ) -> Page[Incident]:
        """Give the newest revisions that fit, by first possible day (undated last), then id."""
        named, day = rules.read_cursor(cursor, "incidents") if cursor else ("", -1)
        found = []
        for incident in self._current():
            key = (facets.incident_days(incident).sort_day, incident.id)
            if key > (day, named) and facets.fits(incident, wanted) and self._is_told_with(incident, wanted.text):
                found.append((key, incident))
        found.sort(key=lambda pair: pair[0])
        items = tuple(incident for _, incident in found[:limit])
        last = found[limit - 1][0] if len(found) > limit else None
        return Page(items, f"{last[1]}:{last[0]}" if last else None)

    def revisions(self, incident: IncidentId) -> tuple[IncidentRevision, ...]:
        """Give all revisions of an incident, oldest first."""
        return tuple(self._revisions.get(incident, ()))

    def incident_as_known(self, incident: IncidentId, on: dt.date) -> Incident | None:
        """Give an incident as the record knew it at the end of a day (UTC)."""
        known = [one for one in self.revisions(incident) if one.recorded_at.astimezone(dt.UTC).date() <= on]
        return known[-1].incident if known else None

    def incidents_known(self, on: dt.date) -> Iterator[Incident]:
        """Give every incident, in every state, as the record knew it at the end of a day (UTC); by their ids."""
        known = (self.incident_as_known(named, on) for named in sorted(self._revisions))
        return (one for one in known if one is not None)

    def judgement(self, left: MentionId, right: MentionId) -> Judgement | None:
        """Give the judgement that counts for a pair, in either order."""
        first, last = sorted((left, right))
        return rules.counting(self._judgements.get((first, last), []), self._taken_back())

    def judgements(self, mention: MentionId | None = None) -> Iterator[Judgement]:
        """Give the judgements that count, of one mention or of all, in the order of their pairs."""
        taken_back = self._taken_back()
        for pair in sorted(self._judgements):
            found = rules.counting(self._judgements[pair], taken_back)
            if found is not None and (mention is None or mention in pair):
                yield found

    def judgement_by_id(self, judgement: str) -> Judgement | None:
        """Give a judgement by its id, whether or not it still counts."""
        return next((one for several in self._judgements.values() for one in several if one.id == judgement), None)

    def judgements_by_people(self, more: Sequence[Review] = ()) -> Iterator[Judgement]:
        """Give people's judgements that count, in the order of their pairs; `more` reviews as if they were stored."""
        taken_back = rules.TakenBack.by((*self._reviews.values(), *more))
        for pair in sorted(self._judgements):
            found = rules.counting(self._judgements[pair], taken_back)
            if found is not None and found.is_by_person:
                yield found

    def judgements_unsure(self) -> Iterator[Judgement]:
        """Give the judgements that count and leave a pair unsure, in the order of their pairs."""
        return (one for one in self.judgements() if one.decision is Decision.UNSURE)

    def review_by_key(self, key: str) -> Review | None:
        """Give the review that was sent under a key of the caller's."""
        return next((one for one in self._reviews.values() if one.key == key), None)

    def incidents_holding(self, mentions: Collection[MentionId]) -> tuple[Incident, ...]:
        """Give the newest states of the incidents that hold any of these mentions, and those merged into them."""
        wanted = set(mentions)
        every = tuple(self._current())
        found = {one.id for one in every if _holds_mentions(one) and not wanted.isdisjoint(one.mentions)}
        grows = True
        while grows:
            merged = {one.id for one in every if one.merged_into in found} - found
            found |= merged
            grows = bool(merged)
        return tuple(one for one in every if one.id in found)

    def reviews(self, target: ReviewTarget | None = None) -> tuple[Review, ...]:
        """Give all reviews, or those of one target, oldest first."""
        return tuple(one for one in self._reviews.values() if target is None or one.target == target)

    # --- itself ------------------------------------------------------------------------------------------------

    def counts(self) -> Counts:
        """Count what there is."""
        coded = [entry.coded for entry in self._entries.values()]
        gone = (IncidentState.MERGED, IncidentState.REJECTED)
        return Counts(
            len(coded),
            len(self._mentions),
            sum(len(one.claims) for one in coded),
            sum(len(one.relations) for one in coded),
            sum(len(one.problems) for one in coded),
            sum(one.state not in gone for one in self._current()),
            sum(map(len, self._revisions.values())),
            sum(map(len, self._judgements.values())),
            len(self._reviews),
            len(self._runs),
            len(self._audit),
        )

    def runs(self) -> tuple[Run, ...]:
        """Give all runs with their accounting, oldest first."""
        return tuple(map(self._counted, self._runs.values()))

    def outcomes(self, run: RunId) -> Iterator[Outcome]:
        """Give the outcomes of a run in the order in which they were stored."""
        return iter(self._outcomes.get(run, ()))

    def audit(self, after: int = 0) -> Iterator[AuditEntry]:
        """Give the links of the audit chain from a number on."""
        return iter(self._audit[after:])

    def digest(self) -> str:
        """Give the SHA-256 of all that is known, whatever the order and the batches in which it came."""
        return lines.digest_lines(self._lines())

    def verify(self, head: str | None = None) -> tuple[Finding, ...]:
        """Check everything that can be checked."""
        return tuple(self._findings(head))

    # --- how it is done ----------------------------------------------------------------------------------------

    def _counted(self, run: Run) -> Run:
        outcomes = self._outcomes[run.id]
        stored, there, refused, failed = (sum(one.state is state for one in outcomes) for state in InputState)
        return replace(run, stored=stored, already_there=there, refused=refused, failed=failed)

    def _sorted(self) -> Iterable[CodedReport]:
        return (self._entries[named].coded for named in sorted(self._entries))

    def _newest(self, incident: IncidentId) -> Incident | None:
        found = self._revisions.get(incident)
        return found[-1].incident if found else None

    def _current(self) -> Iterator[Incident]:
        for named in sorted(self._revisions):
            yield self._revisions[named][-1].incident

    def _claim_fits(self, claim: Claim, wanted: ClaimFilter) -> bool:
        if wanted.about is not None:
            about = self._newest(wanted.about)
            if about is None or not _holds_mentions(about) or claim.about_mention not in about.mentions:
                return False
        return (
            (wanted.report is None or claim.report == wanted.report)
            and (not wanted.types or claim.type in wanted.types)
            and (not wanted.relations or self._stands_so(claim, wanted.relations))
            and not (wanted.is_figure and claim.quantity is None)
            and facets.has_words(facets.speaker_line(claim), facets.wanted_words(wanted.speaker))
            and facets.has_words(facets.said_line(claim), facets.wanted_words(wanted.text))
        )

    def _stands_so(self, claim: Claim, relations: Collection[Relation]) -> bool:
        held = self.relations_of(claim.report)
        return any(one.relation in relations and claim.id in (one.source, one.target) for one in held)

    def _is_told_with(self, incident: Incident, text: str | None) -> bool:
        if text is None:
            return True
        terms = query_terms(text)
        reports = {self._mentions[mention].report for mention in incident.mentions}
        return _holds_mentions(incident) and any(_holds(self._entries[one].coded.report, terms) for one in reports)

    def _taken_back(self) -> rules.TakenBack:
        return rules.TakenBack.by(tuple(self._reviews.values()))

    def _lines(self) -> Iterator[object]:
        for coded in self._sorted():
            yield lines.report_line(to_plain(coded.report), coded.report.text)
            for kind, values in zip(
                _PLAIN_KINDS, (coded.mentions, coded.claims, coded.relations, coded.problems), strict=True
            ):
                for value in values:
                    yield from lines.value_lines(kind, _through_json(value))
        name_by_id: dict[str, object] = {}
        for incident in self._current():
            name_by_id[incident.id] = sorted(incident.mentions)
            if _holds_mentions(incident):
                yield lines.incident_line(_through_json(incident))
        for one in self.judgements():
            if one.is_by_person:
                yield lines.judgement_line(_through_json(one))
        people = [one for several in self._judgements.values() for one in several if one.is_by_person]
        name_by_id |= {one.id: lines.judgement_line(_through_json(one)) for one in people}
        for review in active_reviews(self._reviews.values()):
            yield lines.review_line(_through_json(review), name_by_id)

    def _findings(self, head: str | None) -> Iterator[Finding]:
        yield from chain.check_chain(self._audit, head)
        for coded in self._sorted():
            report = coded.report
            yield from verify.check_report(to_plain(report), report.text)
            for value in (*coded.mentions, *coded.claims, *coded.problems):
                yield from verify.check_evidence(report.id, _through_json(value), self._text_of)
        yield from verify.check_runs(self.runs())
        for one in self._current():
            plain = _through_json(one)
            yield from verify.check_incident(plain, self._mentions.__contains__, self._revisions.__contains__)
            yield from verify.check_evidence(one.id, plain, self._text_of)

    def _text_of(self, report: str) -> str | None:
        found = self.report(ReportId(report))
        return found.text if found else None


def _through_json(value: object) -> lines.Plain:
    plain: lines.Plain = json.loads(json.dumps(to_plain(value)))
    return plain


def _holds(report: Report, terms: tuple[tuple[str, ...], ...]) -> bool:
    return bool(terms) and all(
        holds_terms(report.text, (term,)) or holds_terms(report.title or "", (term,)) for term in terms
    )


def _holds_mentions(incident: Incident) -> bool:
    return incident.state is not IncidentState.MERGED
