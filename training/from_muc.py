"""MUC-4 as examples: the string fills of its templates, at every place where the text has them."""

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evals.muc import to_report

from tocsin.extract.neural.labels import DESCRIBED, NAMED, ORGANISATION, PERSON, THING, WEAPON
from training.examples import Example, Span

Json = dict[str, Any]
SLOTS = {
    "perp_individual": PERSON, "perp_org": ORGANISATION, "phys_target": THING, "human_target_name": NAMED,
    "human_target_desc": DESCRIBED, "instrument_id": WEAPON,
}  # fmt: skip
_PARTS = {"dev": "train", "tst1": "dev", "tst2": "dev"}  # tst3 is never read


def read_muc(shared: Path) -> Iterator[Example]:
    """Give the documents of dev (to train on), tst1 and tst2 (to tune on), in the order of the file."""
    folder = shared / "data/muc4"
    templates: dict[str, list[Json]] = defaultdict(list)
    for template in _lines(folder / "muc4_templates.jsonl.gz"):
        templates[template["doc_id"]].append(template)
    views = {view["id"]: view["templates"] for view in _lines(folder / "muc4_gtt_view.jsonl.gz")}
    for document in _lines(folder / "muc4_docs.jsonl.gz"):
        if document["split"] in _PARTS:
            yield _example(document, templates[document["id"]], views.get(document["id"], []))


def _lines(path: Path) -> Iterator[Json]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _example(document: Json, templates: list[Json], view: list[Json]) -> Example:
    found: dict[Span, str] = {}
    for template in templates:
        for slot, kind in SLOTS.items():
            for spans in (template["spans"].get(slot) or {}).values():
                for start, end in spans:
                    if start >= document["body_start"]:
                        found.setdefault((start, end), kind)
    expressions = tuple((kind, span) for span, kind in sorted(_longest(found).items()))
    telling = tuple(span for kind, span in expressions if kind != ORGANISATION)
    gold: dict[str, list[list[str]]] = {}
    for template in view:
        for role in ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon"):
            gold.setdefault(role, []).extend([mention[0] for mention in entity] for entity in template[role])
    return Example(
        to_report(document), "muc4", _PARTS[document["split"]], expressions, relevant=telling,
        is_relevance_known=not templates, gold=gold,
    )  # fmt: skip


def _longest(found: dict[Span, str]) -> dict[Span, str]:
    """Keep, of spans that overlap, the longest."""
    kept: dict[Span, str] = {}
    for span in sorted(found, key=lambda s: (s[0] - s[1], s)):
        if all(span[1] <= other[0] or span[0] >= other[1] for other in kept):
            kept[span] = found[span]
    return kept
