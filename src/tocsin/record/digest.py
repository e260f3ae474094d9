"""One digest of all that is known, whatever the order, the batches and the workers that brought it."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tocsin.record.audit import canonical

Plain = dict[str, Any]
_NESTED = (dict, list, tuple)
_NAMED_BY_RECORD = ("id", "revision", "merged_into")  # what the record made up, not what was read or decided


def digest_lines(lines: Iterable[object]) -> str:
    """Give the SHA-256 over lines in sorted order; only a hash a line is held in memory."""
    whole = hashlib.sha256()
    for one in sorted(hashlib.sha256(canonical(line)).digest() for line in lines):
        whole.update(one)
    return whole.hexdigest()


def report_line(report: Plain, text: str) -> list[object]:
    """Give the line of a report: what its name is made of, and its language."""
    words = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    published = report["published"]["interval"]
    parts = [report[key] for key in ("id", "title", "url", "source", "external_id", "language")]
    return ["report", *parts, words, published["start"], published["end"]]


def value_lines(kind: str, value: Plain) -> Iterator[list[object]]:
    """Give the line of a mention, claim, relation or problem, and one for each evidence in it."""
    yield [kind, value]
    for words in evidence_in(value):
        yield ["evidence", words["report"], words["start"], words["end"], words["exact"]]


def incident_line(incident: Plain) -> list[object]:
    """Give the line of an incident, named by its members."""
    kept = {key: value for key, value in incident.items() if key not in _NAMED_BY_RECORD}
    return ["incident", sorted(incident["mentions"]), kept]


def judgement_line(judgement: Plain) -> list[object]:
    """Give the line of a judgement that counts."""
    return ["judgement", {key: value for key, value in judgement.items() if key not in ("at", "review")}]


def review_line(review: Plain, name_by_id: Mapping[str, object]) -> list[object]:
    """Give the line of a review that holds; `name_by_id` names targets whose ids the record or a clock made up."""
    target = review["target"]
    kept = {key: value for key, value in review.items() if key not in ("at", "key", "target")}
    return ["review", target["kind"], name_by_id.get(target["id"], target["id"]), target["field"], kept]


def evidence_in(value: Any) -> Iterator[Plain]:
    """Give every evidence inside a plain value."""
    waiting: list[Any] = [value]
    while waiting:
        one = waiting.pop()
        if type(one) is dict:
            if "exact" in one and "start" in one:
                yield one
                continue
            one = one.values()
        waiting += [inner for inner in one if type(inner) in _NESTED]  # this loop is the hottest of storing
