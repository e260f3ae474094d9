"""Which columns describe one incident when it has to fit one row."""

from collections.abc import Callable
from dataclasses import dataclass

from tocsin.model.incident import Incident, Reconciled
from tocsin.model.mention import Participant, Role
from tocsin.model.place import PlacePrecision
from tocsin.model.quantity import Population, Quantity, Range, Subject
from tocsin.publish.dossier import Dossier
from tocsin.publish.mask import Mask

Cell = str | int | float | None

# Only these are narrow enough to be drawn as a point; anything wider is an area.
POINTS = frozenset({PlacePrecision.SITE, PlacePrecision.POPULATED_PLACE, PlacePrecision.NEAR})
COUNTED = (Subject.KILLED, Subject.WOUNDED, Subject.DETAINED, Subject.ABDUCTED, Subject.PERPETRATORS)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the flat table: its name, the type of its cells, what it means, and how to fill it."""

    name: str
    kind: str  # string, integer, number or date, as in Frictionless Table Schema
    meaning: str
    fill: Callable[[Dossier, Mask], Cell]


def _of(read: Callable[[Incident], Cell]) -> Callable[[Dossier, Mask], Cell]:
    return lambda dossier, _mask: read(dossier.incident)


def _text(read: Callable[[Incident], str | None]) -> Callable[[Dossier, Mask], Cell]:
    def fill(dossier: Dossier, mask: Mask) -> Cell:
        words = read(dossier.incident)
        return None if words is None else mask.text(words)

    return fill


def _people(*roles: Role) -> Callable[[Dossier, Mask], Cell]:
    def fill(dossier: Dossier, mask: Mask) -> Cell:
        named = [
            _participant(reconciled.value, mask)
            for reconciled in dossier.incident.participants
            if reconciled.value.role in roles
        ]
        return "; ".join(dict.fromkeys(named)) or None

    return fill


def _participant(participant: Participant, mask: Mask) -> str:
    name = participant.name or str(participant.kind)
    shown = mask.text(name) if participant.is_private else mask.name(name)
    return f"{shown} ({participant.attribution})" if participant.attribution else shown


def figure_of(incident: Incident, subject: Subject) -> Quantity | None:
    """Give the figure for all people of one subject, if the incident has one."""
    for reconciled in incident.quantities:
        if reconciled.value.subject is subject and reconciled.value.population is Population.TOTAL:
            return reconciled.value
    return None


def _bound(subject: Subject, which: str) -> Callable[[Incident], Cell]:
    def read(incident: Incident) -> Cell:
        quantity = figure_of(incident, subject)
        bound: int | None = getattr(quantity.range, which) if quantity else None
        return bound

    return read


def _other_figures(incident: Incident) -> str | None:
    """Write the figures that have no column of their own: of other subjects, or of a part of the people."""
    rest = [
        reconciled.value
        for reconciled in incident.quantities
        if reconciled.value.subject not in COUNTED or reconciled.value.population is not Population.TOTAL
    ]
    return "; ".join(f"{q.subject} {q.population} {words_of(q.range)}" for q in rest) or None


def words_of(figure: Range) -> str:
    """Write a range as people do.

    >>> from tocsin.model.quantity import Qualifier
    >>> words_of(Range(300, 300, None, Qualifier.MORE_THAN)), words_of(Range(6, None, 8, Qualifier.RANGE))
    ('300+', '6–8')
    """
    low, best, high = figure.low, figure.best, figure.high
    if low == high:
        return str(low)
    if high is None:
        return f"{low}+"
    span = f"{0 if low is None else low}–{high}"
    return span if best is None or best in (low, high) else f"{best} ({span})"


def point_of(incident: Incident) -> tuple[float, float] | None:
    """Give latitude and longitude if the place is narrow enough for a point."""
    place = incident.place.value if incident.place else None
    if place is None or place.lat is None or place.lon is None or place.precision not in POINTS:
        return None
    return place.lat, place.lon


def _place(name: str) -> Callable[[Incident], Cell]:
    def read(incident: Incident) -> Cell:
        found: Cell = getattr(incident.place.value, name) if incident.place else None
        return str(found) if isinstance(found, PlacePrecision) else found

    return read


def _place_name(dossier: Dossier, mask: Mask) -> Cell:
    place = dossier.incident.place
    return mask.name(place.value.name) if place else None


def _site(incident: Incident) -> str | None:
    return incident.place.value.site if incident.place else None


def _day(name: str) -> Callable[[Incident], Cell]:
    def read(incident: Incident) -> Cell:
        found = getattr(incident.date.value, name) if incident.date else None
        return None if found is None else str(found)

    return read


def _joined(values: list[str]) -> str | None:
    return "; ".join(dict.fromkeys(values)) or None


def _value(reconciled: Reconciled[object] | None) -> str | None:
    return None if reconciled is None else str(reconciled.value)


def _urls(dossier: Dossier, mask: Mask) -> Cell:
    return " ".join(mask.url(report.url) for report in dossier.reports if report.url) or None


def _sources(dossier: Dossier, mask: Mask) -> Cell:
    return _joined([mask.name(report.source) for report in dossier.reports if report.source])


def _target_types(incident: Incident) -> str | None:
    return _joined([str(p.value.target_type) for p in incident.participants if p.value.target_type])


def _figure_columns() -> list[Column]:
    bounds = {
        "low": "at least this many",
        "best": "the best single figure, blank where the words give none",
        "high": "at most this many, blank where open",
    }
    return [
        Column(f"{subject}_{which}", "integer", f"{subject}: {meaning}", _of(_bound(subject, which)))
        for subject in COUNTED
        for which, meaning in bounds.items()
    ]


COLUMNS: tuple[Column, ...] = (
    Column("incident_id", "string", "stable id of the incident", _of(lambda i: i.id)),
    Column("revision", "integer", "counts up each time a value changes", _of(lambda i: i.revision)),
    Column("state", "string", "candidate until a person has looked", _of(lambda i: str(i.state))),
    Column("type", "string", "what kind of act", _of(lambda i: str(i.type.value))),
    Column("modes", "string", "other types that are part of it", _of(lambda i: _joined([str(m) for m in i.modes]))),
    Column("stage", "string", "how far it got", _of(lambda i: str(i.stage.value))),
    Column("thwarted_at", "string", "when others stopped it", _of(lambda i: _value(i.thwarted_at))),
    Column("date_start", "date", "first day that can hold it; blank is open", _of(_day("start"))),
    Column("date_end", "date", "last day that can hold it; blank is open", _of(_day("end"))),
    Column("date_best", "date", "the day, only where words fix one", _of(_day("best"))),
    Column("date_precision", "string", "how exact the words are", _of(_day("precision"))),
    Column("date_edtf", "string", "the same in ISO 8601-2", _of(_day("edtf"))),
    Column("place", "string", "gazetteer name of the place", _place_name),
    Column("site", "string", "building or spot, in the report's words", _text(_site)),
    Column("admin1", "string", "province or state", _of(_place("admin1"))),
    Column("country_iso3", "string", "ISO 3166-1 alpha-3", _of(_place("country_iso3"))),
    Column(
        "latitude", "number", "degrees; blank where the place is an area", _of(lambda i: (point_of(i) or (None,))[0])
    ),
    Column(
        "longitude", "number", "degrees; blank where the place is an area", _of(lambda i: (point_of(i) or (None,))[-1])
    ),
    Column("place_precision", "string", "how exact the place is", _of(_place("precision"))),
    Column("uncertainty_km", "number", "radius that should hold the spot", _of(_place("uncertainty_km"))),
    Column("geonames_id", "integer", "id in GeoNames", _of(_place("geonames_id"))),
    *_figure_columns(),
    Column("other_figures", "string", "figures without a column of their own", _text(_other_figures)),
    Column(
        "perpetrators",
        "string",
        "who did it or meant to, each with how the reports tie them to it",
        _people(Role.PERPETRATOR, Role.PERPETRATOR_ORGANISATION),
    ),
    Column("actors", "string", "forces, courts or crowds that act", _people(Role.ACTOR)),
    Column("targets", "string", "whom or what it was aimed at", _people(Role.TARGET)),
    Column("target_types", "string", "kinds of targets and victims", _of(_target_types)),
    Column("victims", "string", "who was harmed without being the aim", _people(Role.VICTIM)),
    Column("responders", "string", "who stopped, rescued or pursued", _people(Role.RESPONDER)),
    Column(
        "weapons",
        "string",
        "type and what became of it",
        _of(lambda i: _joined([f"{w.value.type} ({w.value.status})" for w in i.weapons])),
    ),
    Column("reports", "integer", "reports that tell it", _of(lambda i: i.reports)),
    Column("independent_sources", "integer", "near-copies counted once", _of(lambda i: i.independent_sources)),
    Column("first_reported", "date", "day of the first dated report", _of(lambda i: _date(i.first_reported))),
    Column("last_reported", "date", "day of the last dated report", _of(lambda i: _date(i.last_reported))),
    Column("sources", "string", "who published", _sources),
    Column("urls", "string", "addresses of the reports, apart by spaces", _urls),
)


def _date(day: object) -> str | None:
    return None if day is None else str(day)


def row_of(dossier: Dossier, mask: Mask) -> dict[str, Cell]:
    """Give one incident as a flat row, in the order of `COLUMNS`."""
    return {column.name: column.fill(dossier, mask) for column in COLUMNS}
