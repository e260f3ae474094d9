"""How many incident dates of MUC-4's keys are among the dates found in the text, whichever incident they belong to."""

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tocsin.model.interval import Interval
from tocsin.model.report import Report
from tocsin.model.sentence import split_sentences
from tocsin.resolve.dates import find_dates


def print_muc(folder: Path, show: bool) -> None:
    """Print the share on the development texts; keys that say only "on or before" name no day and are left out."""
    texts = {row["id"]: row for row in _rows(folder / "muc4_docs.jsonl.gz") if row["split"] == "dev"}
    found: dict[str, list[Interval]] = {}
    tally: Counter[str] = Counter()
    for row in _rows(folder / "muc4_templates.jsonl.gz"):
        slot = row["slots"].get("incident_date")
        keys = [key for key in slot[0]["parsed"] if key] if isinstance(slot, list) and slot else []
        if row["doc_id"] not in texts or not keys or keys[0]["form"] == "on_or_before":
            continue
        name = row["doc_id"]
        if name not in found:
            found[name] = _intervals(texts[name])
        tally[keys[0]["form"]] += 1
        if any(_is_same(value, key) for value in found[name] for key in keys):
            tally[keys[0]["form"] + " found"] += 1
        elif show:
            print(f"  {name} P={texts[name]['date']} {keys[0]['start']}..{keys[0]['end']}")
    shares = [f"{form} {tally[form + ' found']}/{tally[form]}" for form in ("day", "range")]
    both = (tally["day found"] + tally["range found"]) / (tally["day"] + tally["range"])
    print(f"\nMUC-4 dev: incident dates among those found: {', '.join(shares)} ({both:.1%})")


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _intervals(text: dict[str, Any]) -> list[Interval]:
    report = Report.of(text["text"], text["date"])
    return [e.value.value for e in find_dates(report, split_sentences(report))[0] if e.value]


def _is_same(value: Interval, key: dict[str, Any]) -> bool:
    """Compare days; the key takes "last night" for the day that it began on."""
    if (str(value.start), str(value.end)) == (key["start"], key["end"]):
        return True
    return value.best is not None and str(value.best) == key["start"] == key["end"]
