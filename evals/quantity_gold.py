"""Which figures of coded reports are among those that we find in their texts?"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from tocsin.model.draft import FigureExpression
from tocsin.model.report import Report
from tocsin.model.sentence import split_sentences
from tocsin.resolve.quantities import find_figures

Json = dict[str, Any]


def score_gold(folder: Path, show: bool) -> None:
    """Print oracle recall of the core figures, and how often a figure that overlaps gold words has gold's subject."""
    seen: Counter[str] = Counter()
    for path in sorted(folder.glob("*.json")):
        coded = json.loads(path.read_text(encoding="utf-8"))
        if "report" in coded:
            _score_report(path.stem, coded, seen, show)
    for kind in ("mention", "claim"):
        hit, total = seen[f"{kind} hit"], seen[f"{kind} all"]
        print(
            f"gold {kind} figures: {hit}/{total} = {hit / max(total, 1):.1%} among ours (subject, low, best, high)",
            end="",
        )
        print(f"; range alone {seen[f'{kind} range']}/{total}")
    print(f"subject where a figure of ours has the range and lies in gold's words: {seen['bound']}/{seen['placed']}")
    print(f"figures of ours: {seen['ours']}, with a subject {seen['ours bound']}")


def _score_report(name: str, coded: Json, seen: Counter[str], show: bool) -> None:
    report = Report.of(coded["report"]["text"])
    ours = find_figures(report, split_sentences(report))[0]
    seen["ours"] += len(ours)
    seen["ours bound"] += sum(f.subject is not None for f in ours)
    for kind, figure in _core_figures(coded):
        readings = [figure, *({**figure, **other} for other in figure.get("alternatives") or ())]
        is_hit = any(_same(f, r, with_subject=True) for f in ours if f.is_outcome for r in readings)
        is_range = any(_same(f, r, with_subject=False) for f in ours for r in readings)
        seen[f"{kind} all"] += 1
        seen[f"{kind} hit"] += is_hit
        seen[f"{kind} range"] += is_range
        for f in ours:
            if _same(f, figure, with_subject=False) and _is_inside(f, figure):
                seen["placed"] += 1
                seen["bound"] += any(f.subject == r["subject"] for r in readings)
        if show and not is_hit:
            words = [e["exact"] for e in figure.get("evidence") or ()]
            wanted = [figure.get(k) for k in ("subject", "population", "low", "best", "high", "qualifier")]
            near = [(f.evidence.exact, str(f.subject)) for f in ours if _is_inside(f, figure)]
            print(f"{name} {kind} {wanted} {words}\n        ours there: {near}")


def _core_figures(coded: Json) -> list[tuple[str, Json]]:
    found = []
    for mention in coded["mentions"]:
        if not mention.get("optional") and not mention.get("reference_only"):
            found += [("mention", q) for q in mention.get("quantities") or () if not q.get("optional")]
    for claim in coded["claims"]:
        if claim.get("quantity") and not claim.get("optional"):
            found.append(("claim", claim["quantity"]))
    return found


def _same(figure: FigureExpression, wanted: Json, *, with_subject: bool) -> bool:
    ours = (figure.range.low, figure.range.best, figure.range.high)
    if ours != (wanted.get("low"), wanted.get("best"), wanted.get("high")):
        return False
    return not with_subject or figure.subject == wanted["subject"]


def _is_inside(figure: FigureExpression, wanted: Json) -> bool:
    return any(
        e["start"] <= figure.evidence.start and figure.evidence.end <= e["end"] for e in wanted.get("evidence") or ()
    )
