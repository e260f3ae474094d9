"""Coded reports in the shape of coding.schema.json, as values of the model."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from tocsin.model.actor import ActorKind
from tocsin.model.claim import Claim, ClaimRelation, ClaimType, Modality, Polarity, Relation, SpeakerKind, Speech
from tocsin.model.coding import CodedReport
from tocsin.model.evidence import Basis, Evidence, Sourced
from tocsin.model.identity import ClaimId, MentionId, ReportId
from tocsin.model.interval import DatePrecision, Interval
from tocsin.model.mention import (
    Attribution,
    EventType,
    Factuality,
    Mention,
    Participant,
    Role,
    Stage,
    TargetType,
    ThwartedAt,
    WeaponStatus,
    WeaponType,
    WeaponUse,
)
from tocsin.model.place import Place, PlacePrecision
from tocsin.model.problem import Problem
from tocsin.model.quantity import IncludesPerpetrators, Population, Qualifier, Quantity, Range, Subject
from tocsin.model.report import Publication, PublicationBasis, Report, Section, SectionName

Json = dict[str, Any]
_RULE = "gold"


def read_gold(folder: Path) -> Iterator[CodedReport]:
    """Give every coded report of a folder, in the order of the file names."""
    for path in sorted(folder.glob("*.json")):
        yield coded_report_from_json(json.loads(path.read_text(encoding="utf-8")))


def coded_report_from_json(plain: Json, *, keep_optional: bool = True) -> CodedReport:
    """Turn a coding into model values; ids of mentions get the report's id in front, so that they are unique.

    Values that gold marks optional are kept unless said otherwise.
    """
    report = _report(plain["report"])
    kept = [m for m in plain["mentions"] if keep_optional or not m.get("optional")]
    mentions = tuple(_mention(m, report, keep_optional) for m in kept)
    names = {m["id"]: _mention_id(report, m["id"]) for m in plain["mentions"]}
    claims = tuple(_claim(c, report, names) for c in plain["claims"] if keep_optional or not c.get("optional"))
    relations = tuple(_relation(r, report, names) for r in plain["claim_relations"])
    problems = tuple(
        Problem(p["code"], p.get("message") or "", p.get("step") or "gold", _spans(p.get("evidence"), report))
        for p in plain.get("problems", ())
    )
    return CodedReport(report, mentions, claims, relations, problems)


def _mention_id(report: Report, name: str) -> MentionId:
    return MentionId(f"{report.id}/{name}")


def _claim_id(report: Report, name: str) -> ClaimId:
    return ClaimId(f"{report.id}/{name}")


def _report(plain: Json) -> Report:
    published = plain.get("published") or {}
    start, end = _day(published.get("start")), _day(published.get("end"))
    precision = DatePrecision(published.get("precision") or "unknown")
    best = start if start is not None and start == end else None
    sections = tuple(Section(SectionName(s["section"]), s["start"], s["end"]) for s in plain.get("sections") or ())
    return Report(
        id=ReportId(plain["id"]),
        text=plain["text"],
        title=plain.get("title"),
        url=plain.get("url"),
        byline=plain.get("byline"),
        source=plain.get("source") or plain.get("x_source"),
        published=Publication(
            Interval(start, end, precision, best), PublicationBasis(published.get("basis") or "unknown")
        ),
        language=plain.get("language"),
        external_id=plain["id"],
        sections=sections,
    )


def _day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None


def _spans(plain: list[Json] | None, report: Report) -> tuple[Evidence, ...]:
    return tuple(report.evidence(span["start"], span["end"]) for span in plain or ())


def _basis(plain: Json, evidence: tuple[Evidence, ...]) -> Basis:
    basis = Basis(plain.get("basis") or "stated")
    return Basis.INFERRED if basis.needs_words and not evidence else basis


def _mention(plain: Json, report: Report, keep_optional: bool) -> Mention:
    stage = Stage(plain["stage"])
    evidence = _spans(plain.get("evidence"), report)
    return Mention(
        id=_mention_id(report, plain["id"]),
        report=report.id,
        type=EventType(plain["type"]),
        stage=stage,
        triggers=_spans(plain.get("triggers"), report) or evidence[:1],
        thwarted_at=ThwartedAt(plain.get("thwarted_at") or "unknown") if stage is Stage.THWARTED else None,
        factuality=Factuality(plain["factuality"]),
        reference_only=bool(plain.get("reference_only")),
        modes=tuple(EventType(mode) for mode in plain.get("modes") or ()),
        date=_date(plain.get("date"), report),
        planned_date=_date(plain.get("planned_date"), report),
        place=_place(plain.get("place"), report),
        quantities=tuple(_quantity(q, report) for q in _kept(plain.get("quantities"), keep_optional)),
        participants=tuple(_participant(p, report) for p in _kept(plain.get("participants"), keep_optional)),
        weapons=tuple(
            WeaponUse(WeaponType(w["type"]), spans, WeaponStatus(w.get("status") or "used"))
            for w in _kept(plain.get("weapons"), keep_optional)
            if (spans := _spans(w.get("evidence"), report))
        ),
        stage_evidence=_spans(plain.get("stage_evidence"), report),
        evidence=evidence,
        extractor=_RULE,
    )


def _kept(plain: list[Json] | None, keep_optional: bool) -> list[Json]:
    return [item for item in plain or () if keep_optional or not item.get("optional")]


def _date(plain: Json | None, report: Report) -> Sourced[Interval] | None:
    if plain is None:
        return None
    evidence = _spans(plain.get("evidence"), report)
    interval = Interval(
        _day(plain.get("start")),
        _day(plain.get("end")),
        DatePrecision(plain["precision"]),
        _day(plain.get("best")),
        plain.get("anchor"),
    )
    return Sourced(interval, _basis(plain, evidence), evidence, plain.get("rule") or _RULE)


def _place(plain: Json | None, report: Report) -> Sourced[Place] | None:
    if plain is None:
        return None
    evidence = _spans(plain.get("evidence"), report)
    place = Place(
        name=plain["name"],
        precision=PlacePrecision(plain["precision"]),
        country_iso3=plain.get("country_iso3"),
        lat=plain.get("lat"),
        lon=plain.get("lon"),
        geonames_id=plain.get("geonames_id"),
        admin1=plain.get("admin1"),
        site=plain.get("site"),
        uncertainty_km=plain.get("uncertainty_km"),
    )
    return Sourced(place, _basis(plain, evidence), evidence, _RULE)


def _quantity(plain: Json, report: Report) -> Sourced[Quantity]:
    evidence = _spans(plain.get("evidence"), report)
    includes = plain.get("includes_perpetrators")
    quantity = Quantity(
        subject=Subject(plain["subject"]),
        range=Range(plain["low"], plain["best"], plain["high"], Qualifier(plain["qualifier"])),
        population=Population(plain["population"]),
        includes_perpetrators=IncludesPerpetrators(includes) if includes else None,
        unit=plain.get("unit"),
        of=plain.get("of"),
    )
    return Sourced(quantity, _basis(plain, evidence), evidence, _RULE)


def _participant(plain: Json, report: Report) -> Participant:
    return Participant(
        name=plain.get("name"),
        role=Role(plain["role"]),
        evidence=_spans(plain.get("evidence"), report),
        kind=ActorKind(plain.get("kind") or "other"),
        aliases=tuple(plain.get("aliases") or ()),
        attribution=Attribution(plain["attribution"]) if plain.get("attribution") else None,
        blamer=plain.get("blamer"),
        target_type=TargetType(plain["target_type"]) if plain.get("target_type") else None,
    )


def _claim(plain: Json, report: Report, mentions: dict[str, MentionId]) -> Claim:
    quantity, about = plain.get("quantity"), plain.get("about_mention")
    return Claim(
        id=_claim_id(report, plain["id"]),
        report=report.id,
        type=ClaimType(plain["claim_type"]),
        speaker=plain.get("speaker"),
        speaker_kind=SpeakerKind(plain["speaker_kind"]),
        speech=Speech(plain["speech"]),
        content=_spans(plain["content"], report),
        cue=_spans(plain.get("cue"), report),
        speaker_evidence=_spans(plain.get("speaker_evidence"), report),
        speaker_aliases=tuple(plain.get("speaker_aliases") or ()),
        proposition=plain.get("proposition"),
        quantity=_quantity(quantity, report) if quantity else None,
        place=_place(plain.get("place"), report),
        place_from=_place(plain.get("place_from"), report),
        date=_date(plain.get("date"), report),
        about_mention=mentions.get(about) if about else None,
        about_actor=plain.get("about_actor"),
        modality=Modality(plain.get("modality") or "asserted"),
        polarity=Polarity(plain.get("polarity") or "positive"),
    )


def _relation(plain: Json, report: Report, mentions: dict[str, MentionId]) -> ClaimRelation:
    target = plain["to"]
    return ClaimRelation(
        source=_claim_id(report, plain["from"]),
        target=mentions.get(target) or _claim_id(report, target),
        relation=Relation(plain["relation"]),
        scope_note=plain.get("scope_note"),
    )
