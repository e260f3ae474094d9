"""Claims as pages show them: lists, estimates of one thing side by side, and what stands against what."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tocsin.model.claim import Claim, ClaimType, Relation
from tocsin.model.codec import to_plain
from tocsin.model.identity import ClaimId
from tocsin.model.report import Report
from tocsin.record import rows
from tocsin.record.values import ClaimFilter, PlainReport
from tocsin.run.browse.claim_page import claim_to_plain
from tocsin.run.browse.incident_page import mask_from
from tocsin.run.browse.plain import Offsets, Plain, figure_name, report_line

if TYPE_CHECKING:
    from tocsin.record.base import Record

MOST_READ = 5000  # claims that one question looks at
_PAGE = 500
_SIZES = (ClaimType.THREAT_SIZE, ClaimType.MOVEMENT, ClaimType.AGGREGATE_COUNT)
_AGAINST = (Relation.CONTRADICTS, Relation.IN_TENSION)


@dataclass(frozen=True, slots=True)
class Days:
    """The days on which a report may have been published; None is open."""

    first: dt.date | None = None
    last: dt.date | None = None

    def hold(self, report: Report | None) -> bool:
        """Say whether a report can be of these days; one without a date is only of all days."""
        if self.first is None and self.last is None:
            return True
        when = report.published.interval if report else None
        if when is None or (when.start is None and when.end is None):
            return False
        return not (
            (self.last is not None and when.start is not None and when.start > self.last)
            or (self.first is not None and when.end is not None and when.end < self.first)
        )


class Shown:
    """Makes claims of one record plain, each report asked for once."""

    def __init__(self, record: "Record") -> None:
        self._record = record
        self._reports: dict[str, Report | None] = {}
        self._lines: dict[str, tuple[Offsets, Plain] | None] = {}

    def report(self, claim: Claim) -> Report | None:
        """Give the report of a claim."""
        if claim.report not in self._reports:
            self._reports[claim.report] = self._record.report(claim.report)
        return self._reports[claim.report]

    def plain(self, claim: Claim) -> Plain:
        """Give a claim with its words, names of private persons withheld."""
        if claim.report not in self._lines:
            report = self.report(claim)
            self._lines[claim.report] = _line(report) if report else None
        offsets, line = self._lines[claim.report] or (Offsets(()), None)
        held: Plain = to_plain(claim)
        incident = self._record.incident_of(claim.about_mention) if claim.about_mention else None
        shown: Plain = mask_from(None, (), [held]).plain(claim_to_plain(held, offsets, line, incident))
        return shown


def _line(report: Report) -> tuple[Offsets, Plain]:
    payload = rows.report_row(0, report)[-1]
    return Offsets([PlainReport(report.id, report.text, payload)]), report_line(payload, report.text)


def claims_page(record: "Record", wanted: ClaimFilter, days: Days, limit: int, cursor: str | None) -> Plain:
    """Give a page of claims, and where the next begins; `total` is known only where it is on this page."""
    shown = Shown(record)
    items: list[Plain] = []
    at, read = cursor, 0
    while len(items) < limit and read < MOST_READ:
        page = record.claims(wanted, limit, at)
        items += [shown.plain(claim) for claim in page.items if days.hold(shown.report(claim))]
        at, read = page.next, read + limit
        if at is None:
            break
    return {"items": items, "next": at, "total": len(items) if at is None and cursor is None else None}


def _all(record: "Record", wanted: ClaimFilter, days: Days, shown: Shown) -> Iterator[Claim]:
    """Give the first claims that fit, at most `MOST_READ`."""
    at: str | None = None
    for _ in range(MOST_READ // _PAGE):
        page = record.claims(wanted, _PAGE, at)
        yield from (claim for claim in page.items if days.hold(shown.report(claim)))
        at = page.next
        if at is None:
            return


# --- estimates --------------------------------------------------------------------------------------------------------


def series_page(record: "Record", wanted: ClaimFilter, days: Days) -> Plain:
    """Give what several claims put a figure on: one series a thing, its points by day of publication."""
    shown = Shown(record)
    found: dict[tuple[Any, ...], Plain] = {}
    for claim in _all(record, wanted, days, shown):
        if claim.quantity is None:
            continue
        plain = shown.plain(claim)
        key = _thing(claim, plain)
        if key not in found:
            found[key] = _series(record, claim, plain, key)
        found[key]["points"].append(_point(plain))
    several = [one for one in found.values() if len(one["points"]) > 1]
    for one in several:
        one["points"].sort(key=lambda point: ((point["published"] or {}).get("start") or "", point["claim"]))
        one["contradictions"] = _between(record, {point["claim"]: point["report"] for point in one["points"]})
    several.sort(key=lambda one: (-len(one["points"]), one["key"]))
    return {"series": several}


def _thing(claim: Claim, plain: Plain) -> tuple[Any, ...]:
    """Name what is counted: the kind of figure, whom, in what unit, and of which incident, actor or place."""
    quantity = plain["quantity"]
    kind = claim.type if claim.type in _SIZES else "count"
    about = plain["about_incident"] or claim.about_actor or (claim.place.value.name if claim.place else "")
    return (str(kind), quantity["subject"], quantity["population"], quantity["unit"] or "", about)


def _series(record: "Record", claim: Claim, plain: Plain, key: tuple[Any, ...]) -> Plain:
    quantity, incident = plain["quantity"], plain["about_incident"]
    named = figure_name(quantity)
    if incident:
        named += f": {_title(record, incident)}"
    elif key[-1]:
        named += f": {key[-1]}"
    return {
        "key": "|".join(map(str, key)),
        "label": named,
        "kind": key[0],
        "subject": quantity["subject"],
        "population": quantity["population"],
        "unit": quantity["unit"],
        "about_incident": incident,
        "about_actor": claim.about_actor,
        "points": [],
        "contradictions": [],
    }


def _title(record: "Record", incident: str) -> str:
    import json

    card = json.loads(record.plain_dossier(incident).cards[-1].card)
    title: str = card["title"]
    return f"{title}, {card['date']['words']}" if card["date"] else title


def _point(plain: Plain) -> Plain:
    point = {name: plain[name] for name in ("speaker_words", "published", "report", "source", "said")}
    return {"claim": plain["id"], **point, "date": plain["date"], "range": plain["quantity"]["range"]}


def _between(record: "Record", report_by_claim: dict[str, str]) -> list[Plain]:
    return [
        {"from": one.source, "to": one.target, "relation": str(one.relation), "scope_note": one.scope_note}
        for report in sorted(set(report_by_claim.values()))
        for one in record.relations_of(report)  # type: ignore[arg-type]  # ids come back from JSON
        if one.relation in _AGAINST and {one.source, one.target} <= set(report_by_claim)
    ]


# --- contradictions ---------------------------------------------------------------------------------------------------


def contradictions_page(record: "Record", wanted: ClaimFilter, days: Days) -> Plain:
    """Give the pairs of claims that stand against each other, where one of them fits."""
    shown = Shown(record)
    claims = {claim.id: claim for claim in _all(record, wanted, days, shown)}
    pairs: dict[frozenset[str], Plain] = {}
    for report in dict.fromkeys(claim.report for claim in claims.values()):
        for one in record.relations_of(report):
            both = frozenset((one.source, one.target))
            if one.relation not in _AGAINST or both in pairs or not both & set(claims):
                continue
            sides = _sides(record, claims, (one.source, ClaimId(one.target)))
            if sides is not None:
                left, right = map(shown.plain, sides)
                pairs[both] = {
                    "relation": str(one.relation),
                    "scope_note": one.scope_note,
                    "left": left,
                    "right": right,
                }
    return {"items": list(pairs.values())}


def _sides(record: "Record", known: dict[ClaimId, Claim], ids: Iterable[ClaimId]) -> tuple[Claim, ...] | None:
    found = [known.get(one) or record.claim(one) for one in ids]
    sides = tuple(claim for claim in found if claim is not None)
    return sides if len(sides) == 2 else None
