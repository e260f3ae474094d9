"""The one place that knows JSON: model values to plain dictionaries and back."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from tocsin.errors import CodecError
from tocsin.model.claim import Claim, ClaimRelation
from tocsin.model.coding import CodedReport
from tocsin.model.evidence import Evidence, Sourced
from tocsin.model.identity import ClaimId, MentionId
from tocsin.model.interval import Interval
from tocsin.model.mention import Mention, Participant, WeaponUse
from tocsin.model.place import Place
from tocsin.model.problem import Problem
from tocsin.model.quantity import Quantity
from tocsin.model.report import Publication, Report

if TYPE_CHECKING:
    from cattrs import Converter

SCHEMA_VERSION = "1.0"
T = TypeVar("T")
Json = dict[str, Any]


# --- any model value, for the store -------------------------------------------------------------------------------


@cache
def _converter() -> "Converter":
    from cattrs import Converter

    made = Converter(forbid_extra_keys=True)
    for kind in (date, datetime):
        made.register_unstructure_hook(kind, lambda value: value.isoformat())
        made.register_structure_hook(kind, lambda value, into: into.fromisoformat(value))
    made.register_structure_hook_func(lambda kind: kind == ClaimId | MentionId, lambda value, _: str(value))
    return made


def to_plain(value: Any) -> Any:
    """Turn any model value into dictionaries, lists and scalars that JSON can hold."""
    return _converter().unstructure(value)


def from_plain(plain: Any, kind: type[T]) -> T:
    """Turn what `to_plain` gave back into a value of a kind, such as `Mention` or `Sourced[Place]`.

    Raises:
        CodecError: it is not in the shape of that kind.
    """
    try:
        return _converter().structure(plain, kind)
    except Exception as error:  # cattrs raises groups of every kind of error
        raise CodecError(
            f"not a {getattr(kind, '__name__', kind)}: {error}; was it written by another version?"
        ) from error


# --- the coding schema, for people and other programs --------------------------------------------------------------


def coded_report_to_json(coded: CodedReport) -> Json:
    """Give a coded report in the shape of coding.schema.json."""
    return {
        "schema_version": SCHEMA_VERSION,
        "report": report_to_json(coded.report),
        "mentions": [mention_to_json(m) for m in coded.mentions],
        "claims": [claim_to_json(c) for c in coded.claims],
        "claim_relations": [relation_to_json(r) for r in coded.relations],
        "problems": [problem_to_json(p) for p in coded.problems],
    }


def report_to_json(report: Report) -> Json:
    """Give a report in the shape of the schema; its id is the one the input gave, if any."""
    return {
        "id": report.external_id or report.id,
        "title": report.title,
        "url": report.url,
        "byline": report.byline,
        "published": _published_to_json(report.published),
        "language": report.language,
        "text": report.text,
        "sha256": report.text_sha256,
        "sections": [{"section": str(s.name), "start": s.start, "end": s.end} for s in report.sections],
        "x_report_id": report.id,
        "x_source": report.source,
    }


def _published_to_json(published: Publication) -> Json:
    interval = published.interval
    plain: Json = {
        "start": _day(interval.start),
        "end": _day(interval.end),
        "precision": str(interval.precision),
        "basis": str(published.basis),
        "x_doubtful": published.is_doubtful,
    }
    if published.note:
        plain["note"] = published.note
    return plain


def mention_to_json(mention: Mention) -> Json:
    """Give a mention in the shape of the schema."""
    return {
        "id": mention.id,
        "type": str(mention.type),
        "modes": [str(mode) for mode in mention.modes],
        "stage": str(mention.stage),
        "thwarted_at": _text(mention.thwarted_at),
        "factuality": str(mention.factuality),
        "reference_only": mention.reference_only,
        "date": date_to_json(mention.date),
        "planned_date": date_to_json(mention.planned_date),
        "place": place_to_json(mention.place),
        "quantities": [quantity_to_json(q) for q in mention.quantities],
        "participants": [participant_to_json(p) for p in mention.participants],
        "weapons": [weapon_to_json(w) for w in mention.weapons],
        "triggers": spans_to_json(mention.triggers),
        "stage_evidence": spans_to_json(mention.stage_evidence),
        "evidence": spans_to_json(mention.evidence),
        "confidence": _round(mention.confidence),
        "x_extractor": mention.extractor,
    }


def claim_to_json(claim: Claim) -> Json:
    """Give a claim in the shape of the schema."""
    return {
        "id": claim.id,
        "claim_type": str(claim.type),
        "speaker": claim.speaker,
        "speaker_kind": str(claim.speaker_kind),
        "speaker_aliases": list(claim.speaker_aliases),
        "speaker_evidence": spans_to_json(claim.speaker_evidence),
        "speech": str(claim.speech),
        "cue": spans_to_json(claim.cue),
        "content": spans_to_json(claim.content),
        "proposition": claim.proposition,
        "quantity": quantity_to_json(claim.quantity) if claim.quantity else None,
        "place": place_to_json(claim.place),
        "place_from": place_to_json(claim.place_from),
        "date": date_to_json(claim.date),
        "about_mention": claim.about_mention,
        "about_actor": claim.about_actor,
        "modality": str(claim.modality),
        "polarity": str(claim.polarity),
        "confidence": _round(claim.confidence),
        "x_speaker_actor": claim.speaker_actor,
        "x_private": claim.is_private,
    }


def relation_to_json(relation: ClaimRelation) -> Json:
    """Give a relation in the shape of the schema."""
    return {
        "from": relation.source,
        "to": relation.target,
        "relation": str(relation.relation),
        "scope_note": relation.scope_note,
        "confidence": _round(relation.confidence),
    }


def problem_to_json(problem: Problem) -> Json:
    """Give a problem in the shape of the schema."""
    return {
        "code": problem.code,
        "message": problem.message,
        "step": problem.step,
        "evidence": spans_to_json(problem.evidence),
    }


def date_to_json(dated: Sourced[Interval] | None) -> Json | None:
    """Give a date in the shape of the schema."""
    if dated is None:
        return None
    interval = dated.value
    return {
        "start": _day(interval.start),
        "end": _day(interval.end),
        "precision": str(interval.precision),
        "best": _day(interval.best),
        "expression": dated.evidence[0].exact if dated.evidence else None,
        "anchor": interval.anchor,
        "rule": dated.rule,
        "edtf": interval.edtf,
        "basis": str(dated.basis),
        "confidence": _round(dated.confidence),
        "evidence": spans_to_json(dated.evidence),
    }


def place_to_json(placed: Sourced[Place] | None) -> Json | None:
    """Give a place in the shape of the schema."""
    if placed is None:
        return None
    place = placed.value
    return {
        "name": place.name,
        "geonames_id": place.geonames_id,
        "lat": place.lat,
        "lon": place.lon,
        "precision": str(place.precision),
        "country_iso3": place.country_iso3,
        "admin1": place.admin1,
        "site": place.site,
        "uncertainty_km": place.uncertainty_km,
        "basis": str(placed.basis),
        "confidence": _round(placed.confidence),
        "evidence": spans_to_json(placed.evidence),
        "x_rule": placed.rule,
    }


def quantity_to_json(figure: Sourced[Quantity]) -> Json:
    """Give a figure in the shape of the schema."""
    quantity = figure.value
    plain: Json = {
        "subject": str(quantity.subject),
        "population": str(quantity.population),
        "low": quantity.range.low,
        "best": quantity.range.best,
        "high": quantity.range.high,
        "qualifier": str(quantity.range.qualifier),
        "basis": str(figure.basis),
        "unit": quantity.unit,
        "of": quantity.of,
        "confidence": _round(figure.confidence),
        "evidence": spans_to_json(figure.evidence),
        "x_rule": figure.rule,
    }
    if quantity.includes_perpetrators is not None:
        plain["includes_perpetrators"] = str(quantity.includes_perpetrators)
    return plain


def participant_to_json(participant: Participant) -> Json:
    """Give a participant in the shape of the schema."""
    return {
        "name": participant.name,
        "aliases": list(participant.aliases),
        "kind": str(participant.kind),
        "role": str(participant.role),
        "attribution": _text(participant.attribution),
        "blamer": participant.blamer,
        "target_type": _text(participant.target_type),
        "confidence": _round(participant.confidence),
        "evidence": spans_to_json(participant.evidence),
        "x_actor": participant.actor,
        "x_private": participant.is_private,
    }


def weapon_to_json(weapon: WeaponUse) -> Json:
    """Give a weapon in the shape of the schema."""
    return {
        "type": str(weapon.type),
        "status": str(weapon.status),
        "confidence": _round(weapon.confidence),
        "evidence": spans_to_json(weapon.evidence),
    }


def spans_to_json(evidence: tuple[Evidence, ...]) -> list[Json]:
    """Give evidence as the schema's spans, in the order it has."""
    return [{"start": e.start, "end": e.end, "exact": e.exact} for e in evidence]


def scrub(value: Any) -> Any:
    """Drop what UTF-8 and JSON cannot carry (lone surrogates, NUL) from the strings of a plain value."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8").replace("\0", "")
    if isinstance(value, Mapping):
        return {scrub(key): scrub(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [scrub(inner) for inner in value]
    return value


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _round(number: float | None) -> float | None:
    return None if number is None else round(number, 4)
