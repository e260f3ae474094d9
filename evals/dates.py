"""How right the dates are: our list of cases beside other libraries, MEANTIME's TIMEX3, the gold reports, MUC-4.

    python -m evals.dates                       # the list; peers only where they are installed
    python -m evals.dates --part blind --show   # one half, with every wrong answer
    python -m evals.dates --shared DIR          # MEANTIME, the gold reports and MUC-4 (dev) under DIR too

The parts of the list: `tuning` was looked at while the grammar was written;
`blind` and `fresh` to `fresh4` were each scored once before they were looked
at, and their errors mended afterwards. At first sight they had 255 of 265, 99
of 103, 81 of 85, 59 of 62 and 54 of 57 right (95.8 % together), with 5, 4, 3, 3
and 3 silent errors (3.1 %): that is what to expect of new text, and not what
is printed now. `fresh5` to `fresh7` look for hard sentences (courts, anniversaries,
"a year after"); at first sight, each after mending on those before, they had 135
of 144, 109 of 119 and 72 of 81 right, with 4, 6 and 6 silent errors. `languages` holds the six other languages. A case is right
where first day, last day and precision are. A case without a
date is right where nothing with a value is found. An error is silent where the
wrong value has a confidence of 0.5 or more. Libraries that give one day are
called right in value where that day lies in the interval.
"""

import argparse
import json
import time
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from evals.date_muc import print_muc
from evals.date_peers import Peer, available_peers, is_within
from evals.date_timex import score_timex
from tocsin.model.draft import DateExpression, DateUse
from tocsin.model.interval import Interval, parse_interval
from tocsin.model.report import Publication, PublicationBasis, Report, Section, SectionName, report_id
from tocsin.model.sentence import split_sentences
from tocsin.resolve.dates import find_dates

CASES = Path(__file__).parent / "cases" / "dates.jsonl"
PARTS = ("tuning", "blind", "fresh", "fresh2", "fresh3", "fresh4", "fresh5", "fresh6", "fresh7", "languages")
SURE = 0.5
Case = dict[str, Any]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=PARTS, help="only one part of the list")
    parser.add_argument("--show", action="store_true", help="print every wrong answer")
    parser.add_argument("--shared", type=Path, help="folder with data/meantime and gold")
    options = parser.parse_args()
    cases = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    for part in PARTS:
        if options.part in (None, part):
            print_cases(part, [case for case in cases if case["part"] == part], options.show)
    if options.shared is not None:
        score_timex(options.shared / "data" / "meantime" / "meantime.jsonl.gz", options.show)
        print_gold(options.shared / "gold", options.show)
        print_muc(options.shared / "data" / "muc4", options.show)


# --- the list ------------------------------------------------------------------------------------------------------


def print_cases(part: str, cases: list[Case], show: bool) -> None:
    """Score one part of the list, ours and every peer's."""
    traps = sum(case["value"] is None for case in cases)
    print(f"\n{part}: {len(cases)} expressions, {traps} of them without a date")
    print(f"{'':15}{'right':>8}{'value':>8}{'traps':>8}{'silent':>8}{'no answer':>11}{'ms/text':>9}")
    _print_row("tocsin", Counter(_ours(case, show) for case in cases), cases, _seconds_ours(cases))
    for name, peer in available_peers().items():
        started = time.perf_counter()
        tally = Counter(_theirs(case, peer) for case in cases)
        _print_row(name, tally, cases, time.perf_counter() - started)


def _print_row(name: str, tally: Counter[str], cases: list[Case], seconds: float) -> None:
    count, traps = len(cases), sum(case["value"] is None for case in cases)
    right = tally["right"] + tally["trap passed"]
    value = right + tally["value only"]
    silent = tally["silent"] + tally["trap failed"] + tally["value only"] * (name != "tocsin")
    silent += tally["precision wrong"]
    print(
        f"{name:15}{right / count:>8.1%}{value / count:>8.1%}{tally['trap passed'] / traps:>8.1%}"
        f"{silent / count:>8.1%}{tally['none'] / count:>11.1%}{1000 * seconds / count:>9.2f}"
    )


def _report(case: Case) -> Report:
    return Report.of(case["text"], case["published"], language=case.get("language", "en"))


def _seconds_ours(cases: list[Case]) -> float:
    started = time.perf_counter()
    for case in cases:
        report = _report(case)
        find_dates(report, split_sentences(report))
    return time.perf_counter() - started


def _ours(case: Case, show: bool) -> str:
    report = _report(case)
    found, _ = find_dates(report, split_sentences(report))
    over = [e for e in found if e.evidence.start < case["end"] and case["start"] < e.evidence.end and e.value]
    verdict = _verdict(case, over)
    if show and verdict not in ("right", "trap passed"):
        said = [
            f"{e.evidence.exact!r} {e.value.value.edtf} {e.value.value.precision} {e.rule}" for e in over if e.value
        ]
        gold = case["value"]
        want = "-" if gold is None else f"{gold['start']}..{gold['end']} {gold['precision']}"
        print(f"  {case['id']} {verdict:14} P={case['published']} {case['text']!r} {case['words']!r} {want} | {said}")
    return verdict


def _verdict(case: Case, over: list[DateExpression]) -> str:
    """Say what the answer is worth; all expressions given have a value."""
    gold = case["value"]
    if gold is None:
        sure = any(e.value is not None and (e.value.confidence or 1.0) >= SURE for e in over)
        return "trap passed" if not over else "trap failed" if sure else "unsure"
    if not over:
        return "none"
    best = max(over, key=lambda e: min(e.evidence.end, case["end"]) - max(e.evidence.start, case["start"]))
    if best.value is None:
        return "none"
    days = best.value.value
    is_value = (_iso(days.start), _iso(days.end)) == (gold["start"], gold["end"])
    if is_value and str(days.precision) == gold["precision"]:
        return "right"
    is_sure = (best.value.confidence or 1.0) >= SURE
    if is_value:
        return "precision wrong" if is_sure else "value only"
    return "silent" if is_sure else "unsure"


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _theirs(case: Case, peer: Peer) -> str:
    published = case["published"]
    anchor = None if published is None else date.fromisoformat((published + "-01-01")[:10])
    try:
        found = peer(case["text"], anchor, case.get("language", "en"))
    except Exception:  # any failure of a peer is no answer of it
        found = []
    over = [each for each in found if each.start < case["end"] and case["start"] < each.end]
    gold = case["value"]
    if gold is None:
        return "trap failed" if over else "trap passed"
    if not over:
        return "none"
    best = max(over, key=lambda each: min(each.end, case["end"]) - max(each.start, case["start"]))
    if best.last is not None:
        is_same = (_iso(best.day), _iso(best.last)) == (gold["start"], gold["end"])
        is_inside = is_within(best.day, gold["start"], gold["end"]) and is_within(best.last, gold["start"], gold["end"])
        return "right" if is_same else "value only" if is_inside else "silent"
    if not is_within(best.day, gold["start"], gold["end"]):
        return "silent"
    return "right" if gold["precision"] == "day" else "value only"


# --- the gold reports ----------------------------------------------------------------------------------------------


def print_gold(folder: Path, show: bool) -> None:
    """Say how many dates of the gold's mentions are among the dates that we found, whichever mention they belong to."""
    tally: Counter[str] = Counter()
    for path in sorted(folder.glob("*.json")):
        plain = json.loads(path.read_text(encoding="utf-8"))
        report = _gold_report(plain["report"])
        found, _ = find_dates(report, split_sentences(report))
        values = [e.value.value for e in found if e.value and e.use in (DateUse.EVENT, DateUse.SPEECH)]
        for mention in plain["mentions"]:
            if not mention.get("date") or mention.get("optional") or mention["date"].get("optional"):
                continue
            tally["dates"] += 1
            if any(_is_same(value, mention) for value in values):
                tally["found"] += 1
            elif show:
                gold = mention["date"]
                words = [span["exact"] for span in gold["evidence"]]
                print(f"  {path.stem} {gold['start']}..{gold['end']} {gold['precision']} {words}")
    share = tally["found"] / max(tally["dates"], 1)
    print(f"\ngold reports: {tally['found']} of {tally['dates']} dates of mentions found ({share:.1%}), IoU 1")


def _is_same(value: Interval, mention: Case) -> bool:
    """Say whether a value has the days of a mention's date, or of one that the gold accepts too."""
    accepted = [mention["date"], *mention["date"].get("alternatives", ())]
    accepted += [other["date"] for other in mention.get("alternatives", ()) if other.get("date")]
    ours = (_iso(value.start), _iso(value.end))
    return any(ours == (one.get("start"), one.get("end")) for one in accepted)


def _gold_report(plain: Case) -> Report:
    published = plain["published"]
    when = Publication.unknown()
    if published.get("start"):
        interval = parse_interval(f"{published['start']}/{published['end']}")
        when = Publication(interval, PublicationBasis.METADATA)
    sections = tuple(Section(SectionName(s["section"]), s["start"], s["end"]) for s in plain.get("sections") or ())
    text = plain["text"]
    return Report(report_id(text), text, published=when, language="en", sections=sections)


if __name__ == "__main__":
    main()
