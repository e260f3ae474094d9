"""A situation report: what happened in a period, what changed, what is disputed, and what was done about it."""

from typing import TYPE_CHECKING, Any

import numpy as np

from tocsin.model.wording import label_of
from tocsin.run.browse.catalogue import Bools, Catalogue
from tocsin.run.browse.charts import map_points
from tocsin.run.browse.incident_page import changes_between
from tocsin.run.browse.plain import from_json
from tocsin.run.browse.response import NOTE, response
from tocsin.run.browse.wanted import Wanted, mask_of

if TYPE_CHECKING:
    from tocsin.record.base import Record

Plain = dict[str, Any]
MOST_LISTED = 200
_DISPUTES = ("disputed_toll", "disputed_date", "disputed_place", "disputed_type", "claims_contradict")


def brief(record: "Record", catalogue: Catalogue, wanted: Wanted) -> Plain:
    """Give the situation report of the incidents wanted; at most `MOST_LISTED` of each kind are named."""
    mask = mask_of(catalogue, wanted, record)
    at = np.flatnonzero(mask)
    shown = at[:MOST_LISTED]
    cards = record.incident_cards([int(n) for n in catalogue.seq[shown]])
    listed = [from_json(cards[int(n)]) for n in catalogue.seq[shown]]
    totals = response(record, catalogue, mask, "year", "time")["totals"]
    return {
        "title": title_of(wanted),
        "period": {"from": _iso(wanted.since), "to": _iso(wanted.until)},
        "generated_from": catalogue.version,
        "counts": {"incidents": len(at), "attacks": totals["attacks"], **_tolls(catalogue, mask)},
        "total": len(at),
        "new": listed,
        "changed": _changed(record, listed),
        "contradicted": [
            {"card": card, "reasons": [label_of(flag) for flag in disputes]}
            for card in listed
            if (disputes := [flag for flag in card["flags"] if flag in _DISPUTES])
        ],
        "response": {"totals": totals},
        "map": map_points(catalogue, mask),
        "sources": _sources(catalogue, mask),
        "note": NOTE,
    }


def title_of(wanted: Wanted) -> str:
    """Name the brief by its period and place."""
    days = " to ".join(filter(None, (_iso(wanted.since), _iso(wanted.until))))
    if wanted.since is None and wanted.until is not None:
        days = f"up to {days}"
    elif wanted.until is None and wanted.since is not None:
        days = f"from {days}"
    where = ", ".join(filter(None, (wanted.place, *wanted.countries)))
    return ", ".join(filter(None, ("Situation report", where, days or "all that is known")))


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def _tolls(catalogue: Catalogue, mask: Bools) -> Plain:
    """Add up the tolls of the attacks as ranges; an open figure leaves the upper end open."""
    low, high = catalogue.killed_low[mask], catalogue.killed_high[mask]
    is_told = ~(np.isnan(low) & np.isnan(high))
    if not is_told.any():
        return {"killed": None}
    floor = int(np.nansum(low))
    is_open = bool(np.isnan(high[is_told]).any())
    top = None if is_open else int(np.nansum(high))
    best = catalogue.killed_best[mask]
    point = int(np.nansum(np.where(np.isnan(best), low, best)))
    qualifier = "at_least" if is_open else "exact" if floor == top else "range"
    point = max(floor, point if top is None else min(top, point))
    return {"killed": {"low": floor, "best": point, "high": top, "qualifier": qualifier}}


def _changed(record: "Record", listed: list[Plain]) -> list[Plain]:
    """Give the incidents that have more than one revision, with what the newest one changed."""
    found = []
    for card in listed:
        if card["revision"] < 2:
            continue
        kept = [from_json(one.card) for one in record.plain_dossier(card["id"]).cards]
        changes = changes_between(kept[-2], kept[-1])
        if changes:
            found.append({"card": card, "changes": changes})
    return found


def _sources(catalogue: Catalogue, mask: Bools) -> list[Plain]:
    counts = catalogue.sources.counts(mask)
    ranked = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return [{"source": source, "incidents": count} for source, count in ranked]
