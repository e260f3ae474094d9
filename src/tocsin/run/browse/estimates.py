"""Estimates as pages show them: what several claims put a figure on, one series a thing."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tocsin.errors import SettingError
from tocsin.model.claim import Claim, ClaimType
from tocsin.model.identity import ClaimId
from tocsin.record.values import ClaimFilter
from tocsin.run.browse.claims_page import AGAINST, Days, Shown
from tocsin.run.browse.plain import Plain, figure_name, from_json

if TYPE_CHECKING:
    from tocsin.record.base import Record

_PAGE = 500
_SIZES = (ClaimType.THREAT_SIZE, ClaimType.MOVEMENT, ClaimType.AGGREGATE_COUNT)
Thing = tuple[str, str, str, str, str]  # kind of figure, of whom, in what unit, about which incident, actor or place


def series_page(
    record: "Record", wanted: ClaimFilter, days: Days, limit: int = 100, cursor: str | None = None
) -> Plain:
    """Give what several claims put a figure on: one series a thing, its points by day of publication.

    All claims that fit are looked at, whatever their number; the things with
    most points come first. `total` counts all of them, `next` is where the next page begins.
    """
    shown = Shown(record)
    found: dict[Thing, list[ClaimId]] = {}
    for claim in _figures(record, wanted, days, shown):
        found.setdefault(_thing(record, claim), []).append(claim.id)
    ranked = sorted((-len(ids), "|".join(thing), thing) for thing, ids in found.items() if len(ids) > 1)
    after = _after(cursor) if cursor else None
    left = [one for one in ranked if after is None or one[:2] > after]
    return {
        "series": [_series(record, thing, found[thing], Shown(record)) for *_, thing in left[:limit]],
        "total": len(ranked),
        "next": f"{-left[limit - 1][0]}:{left[limit - 1][1]}" if len(left) > limit else None,
    }


def _after(cursor: str) -> tuple[int, str]:
    points, _, key = cursor.partition(":")
    if not points.isascii() or not points.isdigit() or not key or len(points) > 9:
        raise SettingError(f"{cursor[:60]!r} is no place in a list of estimates; begin again without it")
    return -int(points), key


def _figures(record: "Record", wanted: ClaimFilter, days: Days, shown: Shown) -> Iterator[Claim]:
    """Give all claims that fit and that put a figure on something."""
    wanted = replace(wanted, is_figure=True)
    is_any = days == Days()
    at: str | None = None
    while True:
        page = record.claims(wanted, _PAGE, at)
        yield from (claim for claim in page.items if is_any or days.hold(shown.report(claim)))
        at = page.next
        if at is None:
            return


def _thing(record: "Record", claim: Claim) -> Thing:
    """Name what is counted: the kind of figure, whom, in what unit, and of which incident, actor or place."""
    assert claim.quantity is not None
    quantity = claim.quantity.value
    kind = claim.type if claim.type in _SIZES else "count"
    incident = record.incident_of(claim.about_mention) if claim.about_mention else None
    about = incident or claim.about_actor or (claim.place.value.name if claim.place else "")
    return (str(kind), str(quantity.subject), str(quantity.population), quantity.unit or "", str(about))


def _series(record: "Record", thing: Thing, ids: list[ClaimId], shown: Shown) -> Plain:
    claims = [claim for claim in map(record.claim, ids) if claim is not None]
    plains = [shown.plain(claim) for claim in claims]
    first = plains[0]
    points = sorted(map(_point, plains), key=lambda one: ((one["published"] or {}).get("start") or "", one["claim"]))
    return {
        "key": "|".join(thing),
        "label": _label(record, first, thing[-1]),
        "kind": thing[0],
        "subject": thing[1],
        "population": thing[2],
        "unit": first["quantity"]["unit"],
        "about_incident": first["about_incident"],
        "about_actor": claims[0].about_actor,
        "points": points,
        "contradictions": _between(record, {point["claim"]: point["report"] for point in points}),
    }


def _label(record: "Record", first: Plain, about: str) -> str:
    named = figure_name(first["quantity"])
    if first["about_incident"]:
        return f"{named}: {_title(record, first['about_incident'])}"
    return f"{named}: {about}" if about else named


def _title(record: "Record", incident: str) -> str:
    card = from_json(record.plain_dossier(incident).cards[-1].card)
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
        if one.relation in AGAINST and {one.source, one.target} <= set(report_by_claim)
    ]
