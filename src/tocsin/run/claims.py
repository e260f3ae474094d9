"""Claims that meet: relations between reports, estimates over time, and sums that aggregates are set beside."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tocsin.errors import SettingError
from tocsin.link.claims import Meeting, SaidClaim, Series, in_short, meetings, series
from tocsin.model.claim import Claim, ClaimType
from tocsin.model.codec import claim_to_json, scrub, to_plain
from tocsin.model.identity import ClaimId
from tocsin.model.place import PlacePrecision
from tocsin.model.quantity import Population, Range, Subject
from tocsin.model.review import ReviewDecision, TargetKind, active_reviews
from tocsin.publish.mask import Mask, mask_of
from tocsin.run.query import find_claims, find_incidents, one_of

if TYPE_CHECKING:
    from tocsin.record.base import ClaimFilter, Record


@dataclass(frozen=True, slots=True)
class Beside:
    """What the record holds for the scope of an aggregate: nothing of it is ever added to a total.

    `low` and `best` are sums over the incidents in that scope, `high` is None
    where one of them is open.
    """

    claim: ClaimId
    scope: str
    said: str
    incidents: int
    low: int
    best: int
    high: int | None

    @property
    def in_words(self) -> str:
        """Say it in one line."""
        high = "open" if self.high is None else f"{self.high:,}"
        return f"the record holds {self.best:,} ({self.low:,} to {high}) in {self.incidents:,} incidents: {self.scope}"


def said_claims(record: "Record", wanted: "ClaimFilter") -> Iterator[SaidClaim]:
    """Give the claims that fit and that nobody rejected, with the day by which they were said."""
    rejected = {
        one.target.id
        for one in active_reviews(record.reviews())
        if one.target.kind is TargetKind.CLAIM and one.decision is ReviewDecision.REJECT
    }
    days: dict[str, dt.date | None] = {}
    for claim in find_claims(record, wanted):
        if claim.id in rejected:
            continue
        if claim.report not in days:
            report = record.report(claim.report)
            days[claim.report] = report.published.interval.end if report else None
        incident = record.incident_of(claim.about_mention) if claim.about_mention else None
        yield SaidClaim(claim, days[claim.report], incident)


def claim_meetings(record: "Record", wanted: "ClaimFilter") -> tuple[Meeting, ...]:
    """Say how the claims that fit stand to each other."""
    return meetings(said_claims(record, wanted))


def claim_series(
    record: "Record", wanted: "ClaimFilter", subject: str | None = None, place: str | None = None
) -> tuple[Series, ...]:
    """Give estimates of one population over time, by area; `place` are words of the area's name.

    Raises:
        SettingError: `subject` is nothing that is counted.
    """
    from tocsin.record.facets import has_words, wanted_words, word_line

    counted = one_of(Subject, subject, "thing that is counted") if subject else None
    return tuple(
        one
        for one in series(said_claims(record, wanted))
        if (counted is None or one.subject is counted) and has_words(word_line([one.area]), wanted_words(place))
    )


def series_to_dict(one: Series) -> dict[str, Any]:
    """Give a series as plain data."""
    return scrub({**to_plain(one), "lowest": one.lowest, "highest": one.highest})  # type: ignore[no-any-return]


def beside(record: "Record", claim: Claim) -> Beside | None:
    """Set an aggregate ("over 300 killed in the past few years") beside what the record holds for its scope.

    The scope is its place, and its days up to the report. None for a claim that
    is no aggregate of people killed or wounded, or that names no place.
    """
    if claim.type is not ClaimType.AGGREGATE_COUNT or claim.quantity is None or claim.place is None:
        return None
    subject = claim.quantity.value.subject
    if subject not in (Subject.KILLED, Subject.WOUNDED):
        return None
    from tocsin.record.base import IncidentFilter

    place = claim.place.value
    report = record.report(claim.report)
    days = claim.date.value if claim.date else None
    until = days.end if days and days.end else report.published.interval.end if report else None
    since = days.start if days else None
    in_country = place.precision is PlacePrecision.COUNTRY and place.country_iso3 is not None
    wanted = IncidentFilter(
        country=place.country_iso3 if in_country else None,
        place=None if in_country else place.name,
        since=since,
        until=until,
    )
    reaches = [
        figure.value.range
        for incident in find_incidents(record, wanted)
        for figure in incident.quantities
        if figure.value.subject is subject and figure.value.population is Population.TOTAL
    ]
    scope = f"{place.name}, {since or 'the beginning'} to {until or 'now'}"
    ends = [reach.high for reach in reaches]
    return Beside(
        claim.id,
        scope,
        in_short(claim.quantity.value.range),
        len(reaches),
        sum(reach.low or 0 for reach in reaches),
        sum(map(_point, reaches)),
        None if None in ends else sum(end for end in ends if end is not None),
    )


def _point(reach: Range) -> int:
    return next(n for n in (reach.best, reach.low, reach.high) if n is not None)


def masked_claims(record: "Record", claims: Iterable[Claim]) -> Iterator[dict[str, Any]]:
    """Give claims as plain data, names of private persons withheld: speakers, and whoever takes part in the acts."""
    masks: dict[str, Mask] = {}
    for claim in claims:
        if claim.report not in masks:
            masks = {claim.report: _mask_of_report(record, claim)}
        held = beside(record, claim)
        plain = claim_to_json(claim) | {"report": claim.report, "x_beside": to_plain(held) if held else None}
        yield masks[claim.report].plain(scrub(plain))


def _mask_of_report(record: "Record", claim: Claim) -> Mask:
    coded = record.coded(claim.report)
    names: set[str] = set()
    for one in coded.claims if coded else (claim,):
        if one.is_private:
            names.update(filter(None, (one.speaker, *one.speaker_aliases)))
            names.update(words.exact for words in one.speaker_evidence)
    for mention in coded.mentions if coded else ():
        for participant in mention.participants:
            if participant.is_private:
                names.update(filter(None, (participant.name, *participant.aliases)))
    return mask_of(names)


def check_series(words: str | None, place: str | None) -> None:
    """Refuse a place without a series.

    Raises:
        SettingError: only the place is given.
    """
    if place is not None and words is None:
        raise SettingError("--place goes with --series; such as --series fighters --place Idlib")
