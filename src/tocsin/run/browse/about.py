"""What a record holds at a glance, and the words that its values are coded in."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from tocsin.model.claim import ClaimType, Relation, SpeakerKind
from tocsin.model.incident import IncidentState
from tocsin.model.interval import DatePrecision
from tocsin.model.mention import Attribution, EventType, Factuality, Role, Stage, TargetType, WeaponType
from tocsin.model.place import PlacePrecision
from tocsin.model.quantity import Population, Qualifier, Subject
from tocsin.model.wording import label_of
from tocsin.run.browse.catalogue import NO_DAY, Catalogue
from tocsin.run.browse.charts import day_of
from tocsin.run.browse.desk import Desk
from tocsin.run.browse.wanted import FAMILIES, FLAGS
from tocsin.run.code import CODED_LANGUAGES
from tocsin.run.doctor import package_version

Plain = dict[str, Any]


def status_of(desk: Desk) -> Plain:
    """Give what a record holds: how many of what, from when to when, and the incident to begin with."""
    catalogue = desk.catalogue()
    with desk.reading() as record:
        counts = record.counts()
    days = np.r_[catalogue.first[catalogue.is_current], catalogue.last[catalogue.is_current]]
    days = days[days != NO_DAY]
    kinds = (
        "reports",
        "mentions",
        "claims",
        "relations",
        "problems",
        "incidents",
        "revisions",
        "judgements",
        "reviews",
    )
    return {
        "name": "tocsin",
        "version": package_version("tocsin"),
        "record": {
            "name": desk.settings.record.name,
            "version": catalogue.version,
            "counts": {kind: getattr(counts, kind) for kind in kinds},
            "first": day_of(int(days.min())).isoformat() if len(days) else None,
            "last": day_of(int(days.max())).isoformat() if len(days) else None,
            "is_read_only": desk.is_read_only,
            "masked": True,
            "is_empty": counts.reports == 0,
            "highlight": highlight(catalogue),
        },
        "extractor": desk.settings.extractor,
        "languages": sorted(CODED_LANGUAGES),
    }


def highlight(catalogue: Catalogue) -> str | None:
    """Name the incident that shows most: told by many sources that disagree about the toll, with a place and a day."""
    if not len(catalogue):
        return None
    score = catalogue.independent.astype(np.float64) * 2 + catalogue.reports
    score += 4.0 * catalogue.flags.isin(("disputed_toll",), len(catalogue))
    score += 2.0 * catalogue.flags.isin(("claims_contradict",), len(catalogue))
    score += 2.0 * ~np.isnan(catalogue.lat) + 1.0 * catalogue.is_dated
    score[~catalogue.is_current] = -1.0
    best = int(np.argmax(score))
    return str(catalogue.id[best]) if score[best] >= 0 else None


def vocabulary() -> Plain:
    """Give all coded values with their names."""
    types = [
        {"value": str(kind), "label": label_of(kind), "group": str(kind.group), "family": kind.family}
        for kind in EventType
    ]
    return {
        "type": types,
        "family": _named(FAMILIES),
        "stage": _named(Stage),
        "state": _named(IncidentState),
        "attribution": _named(Attribution),
        "factuality": _named(Factuality),
        "role": _named(Role),
        "target_type": _named(TargetType),
        "weapon": _named(WeaponType),
        "subject": _named(Subject),
        "population": _named(Population),
        "qualifier": _named(Qualifier),
        "date_precision": _named(DatePrecision),
        "precision": _named(PlacePrecision),
        "claim_type": _named(ClaimType),
        "speaker_kind": _named(SpeakerKind),
        "relation": _named(Relation),
        "flag": _named(FLAGS),
    }


def _named(values: Iterable[str]) -> list[Plain]:
    return [{"value": str(value), "label": label_of(value)} for value in values]
