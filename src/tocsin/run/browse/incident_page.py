"""Everything on one incident, as a page shows it: values with their words, what was set aside, history, claims."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from tocsin.link.reconcile_rules import RULES
from tocsin.publish.mask import Mask, mask_of
from tocsin.record.values import PlainDossier
from tocsin.run.browse.claim_page import claim_to_plain
from tocsin.run.browse.plain import SHOWN, Offsets, Plain, from_json, label_for, report_line, with_range_words

_SINGLE = ("type", "stage", "thwarted_at", "date", "planned_date", "place")
_SEVERAL = ("quantities", "participants", "weapons")
# What is compared between two revisions of a card, with the words to show for it.
_COMPARED: dict[str, Callable[[Plain], str | None]] = {
    "type": lambda card: card["type"],
    "stage": lambda card: card["stage"],
    "thwarted_at": lambda card: card["thwarted_at"],
    "date": lambda card: card["date"] and card["date"]["words"],
    "place": lambda card: card["place"] and card["place"]["words"],
    "killed": lambda card: card["killed"] and card["killed"]["words"],
    "wounded": lambda card: card["wounded"] and card["wounded"]["words"],
    "detained": lambda card: card["detained"] and card["detained"]["words"],
    "actors": lambda card: _several(
        f"{one['name'] or one['kind']} ({one['attribution']})" if one["attribution"] else one["name"] or one["kind"]
        for one in card["actors"]
    ),
    "targets": lambda card: _several(card["targets"]),
    "weapons": lambda card: _several(card["weapons"]),
    "reports": lambda card: str(card["reports"]),
    "independent_sources": lambda card: str(card["independent_sources"]),
    "state": lambda card: card["state"],
}


def incident_page(dossier: PlainDossier, wanted: str, reviews: Sequence[Plain] = ()) -> Plain:
    """Give everything on an incident, names of private persons withheld."""
    incident = from_json(dossier.incident)
    mentions = [from_json(one) for one in dossier.mentions]
    claims = [from_json(one) for one in dossier.claims]
    report_of = {mention["id"]: mention["report"] for mention in mentions}
    offsets = Offsets(dossier.reports)
    reports = [report_line(one.payload, one.text) for one in dossier.reports]
    by_report = {report["id"]: report for report in reports}
    about = {claim["id"] for claim in claims}
    known = about | set(report_of)
    relations = [from_json(one) for one in dossier.relations]
    cards = [from_json(one.card) for one in dossier.cards]
    page: Plain = {
        "id": incident["id"],
        "revision": incident["revision"],
        "state": incident["state"],
        "recorded_at": dossier.recorded_at,
        "moved_from": wanted if not incident["id"].startswith(wanted) else None,
        "card": cards[incident["revision"] - 1],
        "modes": incident["modes"],
        "values": values_of_incident(incident, report_of, offsets),
        "history": [_toll(toll, report_of, by_report) for toll in incident["history"]],
        "mentions": [mention_to_plain(mention, offsets) for mention in mentions],
        "claims": [claim_to_plain(c, offsets, by_report.get(c["report"]), incident["id"]) for c in claims],
        "relations": [
            relation_to_plain(one)
            for one in relations
            if (one["source"] in about or one["target"] in about) and {one["source"], one["target"]} <= known
        ],
        "reports": reports,
        "versions": versions_of(cards, [one.recorded_at for one in dossier.cards]),
        "reviews": list(reviews),
    }
    masked: Plain = mask_from(incident, mentions, claims).plain(page)
    return masked


def mask_from(incident: Plain | None, mentions: Iterable[Plain], claims: Iterable[Plain]) -> Mask:
    """Give the mask for the private persons that stored values name."""
    people: list[Plain] = [one for mention in mentions for one in mention["participants"]]
    for held in incident["participants"] if incident else ():
        people.append(held["value"])
        people += [aside["value"] for aside in held["set_aside"]]
    names = {name for one in people if one["is_private"] for name in (one["name"], *one["aliases"]) if name}
    for claim in claims:
        if claim["is_private"]:
            names.update(filter(None, (claim["speaker"], *claim["speaker_aliases"])))
            names.update(words["exact"] for words in claim["speaker_evidence"])
    return mask_of(names) if names else Mask()


def values_of_incident(incident: Plain, report_of: Mapping[str, str], offsets: Offsets) -> list[Plain]:
    """Give each value of an incident with its rule, its words and what was set aside."""
    found = [(name, name, incident[name]) for name in _SINGLE if incident[name] is not None]
    found += [(name, f"{name}[{at}]", held) for name in _SEVERAL for at, held in enumerate(incident[name])]
    return [_reconciled(name, field, held, report_of, offsets) for name, field, held in found]


def _reconciled(name: str, field: str, held: Plain, report_of: Mapping[str, str], offsets: Offsets) -> Plain:
    value, words = SHOWN[name](held["value"])
    aside = []
    for other in held["set_aside"]:
        other_value, other_words = SHOWN[name](other["value"])
        aside.append(
            {
                "value": other_value,
                "words": other_words,
                "reason": other["reason"],
                "mention": other["mention"],
                "report": report_of.get(other["mention"]),
            }
        )
    return {
        "field": field,
        "label": label_for(name, held["value"]),
        "value": value,
        "words": words,
        "rule": held["rule"],
        "rule_words": RULES.get(held["rule"]),
        "mentions": held["mentions"],
        "evidence": offsets.spans(held["evidence"]),
        "set_aside": aside,
    }


def mention_to_plain(mention: Plain, offsets: Offsets, incident: str | None = None) -> Plain:
    """Give what one report says of the incident."""
    values = values_of_mention(mention, offsets)
    place = next((one["words"] for one in values if one["field"] == "place"), None)
    words = [values[0]["words"], values[1]["words"], *([place] if place else [])]
    return {
        "id": mention["id"],
        "report": mention["report"],
        "incident": incident,
        "type": mention["type"],
        "modes": mention["modes"],
        "stage": mention["stage"],
        "factuality": mention["factuality"],
        "reference_only": mention["reference_only"],
        "words": " · ".join(words),
        "confidence": mention["confidence"],
        "triggers": offsets.spans(mention["triggers"]),
        "evidence": offsets.spans(mention["evidence"]),
        "values": values,
    }


def values_of_mention(mention: Plain, offsets: Offsets) -> list[Plain]:
    """Give each value of a mention with its rule, its basis and its words."""
    maker = mention["extractor"]
    stage_words = mention["stage_evidence"] or mention["triggers"]
    values = [
        _value("type", "type", mention["type"], maker, "stated", mention["triggers"], offsets),
        _value("stage", "stage", mention["stage"], maker, "stated", stage_words, offsets),
    ]
    if mention["thwarted_at"]:
        values.append(_value("thwarted_at", "thwarted_at", mention["thwarted_at"], maker, "stated", [], offsets))
    for name in ("date", "planned_date", "place"):
        one = mention[name]
        if one is not None:
            values.append(_value(name, name, one["value"], one["rule"], one["basis"], one["evidence"], offsets))
    for at, one in enumerate(mention["quantities"]):
        field = f"quantities[{at}]"
        values.append(_value("quantities", field, one["value"], one["rule"], one["basis"], one["evidence"], offsets))
    for name in ("participants", "weapons"):
        for at, one in enumerate(mention[name]):
            values.append(_value(name, f"{name}[{at}]", one, maker, "stated", one["evidence"], offsets))
    return values


def _value(
    name: str, field: str, held: Any, rule: str, basis: str, evidence: Sequence[Plain], offsets: Offsets
) -> Plain:
    value, words = SHOWN[name](held)
    return {
        "field": field,
        "label": label_for(name, held),
        "value": value,
        "words": words,
        "rule": rule,
        "basis": basis,
        "evidence": offsets.spans(evidence),
    }


def relation_to_plain(relation: Plain) -> Plain:
    """Give how a claim stands to another claim or to a mention."""
    return {
        "from": relation["source"],
        "to": relation["target"],
        "relation": relation["relation"],
        "scope_note": relation["scope_note"],
    }


def _toll(toll: Plain, report_of: Mapping[str, str], by_report: Mapping[str, Plain]) -> Plain:
    reports = list(dict.fromkeys(report_of[one] for one in toll["mentions"] if one in report_of))
    sources = [by_report[one]["source"] for one in reports if one in by_report and by_report[one]["source"]]
    return {
        "known_on": toll["known_on"],
        "subject": toll["subject"],
        "population": toll["population"],
        "range": with_range_words(toll["range"]),
        "mentions": toll["mentions"],
        "reports": reports,
        "sources": list(dict.fromkeys(sources)),
    }


# --- revisions --------------------------------------------------------------------------------------------------------


def versions_of(cards: Sequence[Plain], recorded_at: Sequence[str]) -> list[Plain]:
    """Give a line for each revision: when it was stored and which values it changed."""
    lines = []
    for number, (card, at) in enumerate(zip(cards, recorded_at, strict=True), 1):
        changed = [one["field"] for one in changes_between(cards[number - 2], card)] if number > 1 else []
        lines.append({"revision": number, "recorded_at": at, "state": card["state"], "changed": changed})
    return lines


def changes_between(before: Plain, after: Plain) -> list[Plain]:
    """Give what differs between two cards of an incident, in words."""
    changes = []
    for field, words in _COMPARED.items():
        old, new = words(before), words(after)
        if old != new:
            changes.append({"field": field, "label": field.replace("_", " "), "before": old, "after": new})
    return changes


def _several(words: Iterable[str]) -> str | None:
    return "; ".join(words) or None
