"""One report as a page shows it: its text, what is what in it, and every word that a value rests on."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tocsin.model.codec import to_plain
from tocsin.model.coding import CodedReport
from tocsin.record import rows
from tocsin.record.values import PlainReport
from tocsin.run.browse.claim_page import claim_to_plain, speaker_words
from tocsin.run.browse.incident_page import mask_from, mention_to_plain, relation_to_plain
from tocsin.run.browse.plain import Offsets, Plain, Utf16, from_json, report_line, visible

if TYPE_CHECKING:
    from tocsin.record.base import Record

IncidentOf = Callable[[str], str | None]
_KIND_BY_FIELD = {
    "type": "trigger",
    "stage": "stage",
    "thwarted_at": "stage",
    "date": "date",
    "planned_date": "date",
    "place": "place",
    "quantities": "quantity",
    "participants": "participant",
    "weapons": "weapon",
}
# Scripts that run from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and their later blocks.
_RIGHT_TO_LEFT = ((0x0590, 0x08FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFF))


def report_page(coded: CodedReport, incident_of: IncidentOf, *, is_masked: bool = True) -> Plain:
    """Give a report with its text as published and all that was coded of it.

    The text and the marked words are the publisher's and stay whole; private
    names are withheld from the values made of them, unless told otherwise.
    """
    report = coded.report
    payload = rows.report_row(0, report)[-1]
    offsets, units = Offsets([PlainReport(report.id, report.text, payload)]), Utf16(report.text)
    mentions: list[Plain] = [to_plain(mention) for mention in coded.mentions]
    claims: list[Plain] = [to_plain(claim) for claim in coded.claims]
    line = report_line(payload, report.text)
    where = {mention["id"]: incident_of(mention["id"]) for mention in mentions}
    shown = [mention_to_plain(mention, offsets, where[mention["id"]]) for mention in mentions]
    values: Plain = {
        "mentions": shown,
        "claims": [claim_to_plain(c, offsets, line, where.get(c["about_mention"])) for c in claims],
    }
    if is_masked:
        values = mask_from(None, mentions, claims).plain(values)
    problems = [to_plain(problem) for problem in coded.problems]
    return {
        "report": line,
        "text": visible(report.text),
        "length": len(report.text),
        "length_utf16": units.at(len(report.text)),
        "direction": direction_of(report.text),
        "sections": [
            {
                "name": str(one.name),
                "start": one.start,
                "end": one.end,
                "start_utf16": units.at(one.start),
                "end_utf16": units.at(one.end),
            }
            for one in report.sections
        ],
        "spans": _spans(shown, claims, problems, offsets, where),
        **values,
        "relations": [relation_to_plain(to_plain(one)) for one in coded.relations],
        "problems": [
            {name: one[name] for name in ("code", "message", "step")} | {"evidence": offsets.spans(one["evidence"])}
            for one in problems
        ],
    }


def direction_of(text: str) -> str:
    """Say whether a text runs from left to right or the other way, by most of its first letters."""
    letters = [ord(letter) for letter in text[:1000] if letter.isalpha()]
    turned = sum(any(first <= code <= last for first, last in _RIGHT_TO_LEFT) for code in letters)
    return "rtl" if turned * 2 > len(letters) else "ltr"


def _spans(
    mentions: Sequence[Plain],
    claims: Sequence[Plain],
    problems: Sequence[Plain],
    offsets: Offsets,
    where: Mapping[str, str | None],
) -> list[Plain]:
    """Give every marked stretch of the text, by its first character; longer ones before those that they hold."""
    found = [*_mention_spans(mentions), *_claim_spans(claims, offsets, where), *_problem_spans(problems, offsets)]
    return sorted(found, key=lambda span: (span["start"], -span["end"], span["kind"], span["of"] or "", span["field"]))


def _mention_spans(mentions: Sequence[Plain]) -> Iterator[Plain]:
    for mention in mentions:
        for value in mention["values"]:
            kind = _KIND_BY_FIELD[value["field"].split("[")[0]]
            about = {name: value[name] for name in ("label", "words", "field", "rule")}
            about |= {"kind": kind, "of": mention["id"], "incident": mention["incident"]}
            for words in value["evidence"]:
                yield about | _place_of(words)


def _claim_spans(claims: Sequence[Plain], offsets: Offsets, where: Mapping[str, str | None]) -> Iterator[Plain]:
    for claim in claims:
        about = {"words": speaker_words(claim), "of": claim["id"], "rule": claim["type"]}
        about |= {"incident": where.get(claim["about_mention"])}
        parts = (("claim", claim["type"], "content"), ("cue", "cue", "cue"), ("speaker", "speaker", "speaker_evidence"))
        for kind, label, field in parts:
            for words in offsets.spans(claim[field]):
                yield about | {"kind": kind, "label": label.replace("_", " "), "field": field} | _place_of(words)


def _problem_spans(problems: Sequence[Plain], offsets: Offsets) -> Iterator[Plain]:
    for problem in problems:
        about = {"kind": "problem", "label": problem["code"], "words": problem["message"], "of": None}
        about |= {"incident": None, "field": "", "rule": problem["step"]}
        for words in offsets.spans(problem["evidence"]):
            yield about | _place_of(words)


def _place_of(words: Plain) -> Plain:
    return {name: words[name] for name in ("start", "end", "start_utf16", "end_utf16", "exact")}


def stored_report_page(record: "Record", named: str) -> Plain | None:
    """Give a report of a record with the cards of the incidents that it tells, and its near-copies."""
    from tocsin.model.identity import MentionId, ReportId

    coded = record.coded(ReportId(named))
    if coded is None:
        return None
    page = report_page(coded, lambda mention: record.incident_of(MentionId(mention)))
    told = list(dict.fromkeys(one["incident"] for one in page["mentions"] if one["incident"]))
    page["incidents"] = [from_json(record.plain_dossier(incident).cards[-1].card) for incident in told]
    page["copies"] = _copies(record, coded)
    return page


def _copies(record: "Record", coded: CodedReport) -> list[Plain]:
    """Give the stored reports that repeat this one."""
    from tocsin.read.copies import is_copy

    keys = record.copy_keys(coded.report.id)
    found = []
    for candidate in record.copy_candidates(keys) if keys else ():
        other = record.report(candidate.report) if candidate.report != coded.report.id else None
        if other is not None and is_copy(coded.report, other):
            found.append(report_line(rows.report_row(0, other)[-1], other.text))
    return found


def evidence_of(page: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Give every piece of evidence anywhere in a page."""
    if isinstance(page, Mapping):
        if "start_utf16" in page and "exact" in page:
            yield page
        for held in page.values():
            yield from evidence_of(held)
    elif isinstance(page, list | tuple):
        for held in page:
            yield from evidence_of(held)
