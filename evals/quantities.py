"""How right the figures are: our list of cases beside other libraries, and the gold reports.

    python -m evals.quantities                       # the list; peers only where they are installed
    python -m evals.quantities --part blind --show   # one half, with every wrong answer
    python -m evals.quantities --gold DIR            # coded reports too: which of their figures are among ours

A figure is exact where low, best, high and qualifier are right; its subject is
counted apart. A trap is right where no figure uses its words. Other libraries
give one number: they are called right where it is the number of the words, and
are given the words themselves, not the sentence (traps: the sentence).
"""

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.quantity_peers import Peer, available_peers
from tocsin.model.draft import FigureExpression
from tocsin.model.report import Report
from tocsin.model.sentence import split_sentences
from tocsin.resolve.quantities import find_figures

CASES = Path(__file__).parent / "cases" / "quantities.jsonl"
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one expression of the list: a figure or a trap."""

    case: Json
    expected: Json
    found: FigureExpression | None
    is_trap: bool

    @property
    def is_exact(self) -> bool:
        """Say whether the range is right, or the trap was stepped over."""
        if self.is_trap:
            return self.found is None
        return self.found is not None and range_of(self.found) == tuple(
            self.expected[name] for name in ("low", "best", "high", "qualifier")
        )

    @property
    def has_subject(self) -> bool:
        """Say whether the list fixes a subject."""
        return not self.is_trap and self.expected["subject"] != "any"

    @property
    def is_subject_right(self) -> bool:
        """Say whether subject and outcome are those of the list."""
        if self.found is None:
            return False
        wanted = self.expected["subject"]
        outcome = bool(self.expected.get("is_outcome", True))
        return (self.found.subject or None) == wanted and self.found.is_outcome == outcome


def range_of(figure: FigureExpression) -> tuple[int | None, int | None, int | None, str]:
    """Give the four values that a case fixes."""
    return figure.range.low, figure.range.best, figure.range.high, str(figure.range.qualifier)


def main() -> None:
    """Score the list, and the gold reports where they are given."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--part", choices=("open", "blind", "late", "fresh", "fresh2", "all"), default="all")
    parser.add_argument("--show", action="store_true", help="print every wrong answer")
    parser.add_argument("--gold", type=Path, help="folder of coded reports")
    given = parser.parse_args()
    cases = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    cases = [case for case in cases if given.part in ("all", case["part"])]
    outcomes = [outcome for case in cases for outcome in outcomes_of(case)]
    print_ours(outcomes)
    for peer in available_peers():
        print_peer(peer, cases)
    if given.show:
        show_wrong(outcomes)
    if given.gold is not None:
        from evals.quantity_gold import score_gold

        score_gold(given.gold, given.show)


def outcomes_of(case: Json) -> list[Outcome]:
    """Match the figures that we find in a case to those that it must give."""
    report = Report.of(case["text"])
    found = list(find_figures(report, split_sentences(report))[0])
    outcomes = []
    left = list(found)
    for expected in case["figures"]:
        best = _best(expected, left)
        if best is not None:
            left.remove(best)
        outcomes.append(Outcome(case, expected, best, is_trap=False))
    for trap in case["traps"]:
        hit = next((f for f in left if f.evidence.start < trap["end"] and trap["start"] < f.evidence.end), None)
        outcomes.append(Outcome(case, trap, hit, is_trap=True))
    return outcomes


def _best(expected: Json, figures: list[FigureExpression]) -> FigureExpression | None:
    """Give the figure that shares most of its words with the expected one; the subject breaks ties."""

    def rank(figure: FigureExpression) -> tuple[float, bool]:
        inner = min(figure.evidence.end, expected["end"]) - max(figure.evidence.start, expected["start"])
        outer = max(figure.evidence.end, expected["end"]) - min(figure.evidence.start, expected["start"])
        return max(inner, 0) / outer, figure.subject == expected["subject"]

    best = max(figures, key=rank, default=None)
    return best if best is not None and rank(best)[0] > 0 else None


def print_ours(outcomes: list[Outcome]) -> None:
    """Print our figures: exact, subject, traps."""
    figures = [o for o in outcomes if not o.is_trap]
    traps = [o for o in outcomes if o.is_trap]
    bound = [o for o in figures if o.has_subject]
    exact = sum(o.is_exact for o in outcomes)
    print(f"{'tocsin':16} exact {_share(exact, len(outcomes))} of figures and traps")
    print(f"{'':16}   figures {_share(sum(o.is_exact for o in figures), len(figures))}", end="")
    print(f"   traps {_share(sum(o.is_exact for o in traps), len(traps))}")
    print(f"{'':16}   subject {_share(sum(o.is_subject_right for o in bound), len(bound))}", end="")
    both = sum(o.is_exact and o.is_subject_right for o in bound)
    print(f"   range and subject {_share(both, len(bound))}")


def _share(right: int, total: int) -> str:
    return f"{right}/{total} = {right / total:.1%}" if total else "none"


def print_peer(peer: Peer, cases: list[Json]) -> None:
    """Print how often a library gives the number of the words, and falls for a trap."""
    seen: Counter[str] = Counter()
    for case in cases:
        for figure in case["figures"]:
            numbers = peer.read(figure["words"])
            wanted = {n for n in (figure["low"], figure["best"], figure["high"]) if n is not None}
            seen["figures"] += 1
            seen["number"] += bool(numbers) and numbers[0] in wanted
            seen["exact"] += figure["qualifier"] == "exact" and numbers == [figure["best"]]
        for _ in case["traps"]:
            seen["traps"] += 1
            seen["stepped over"] += not peer.read(case["text"])
    total = seen["figures"] + seen["traps"]
    right = seen["exact"] + seen["stepped over"]
    print(f"{peer.name + ' ' + peer.version:16} exact {_share(right, total)}", end="")
    print(f"   a number of the words {_share(seen['number'], seen['figures'])}", end="")
    print(f"   traps {_share(seen['stepped over'], seen['traps'])}")


def show_wrong(outcomes: list[Outcome]) -> None:
    """Print each wrong answer with its sentence."""
    for outcome in outcomes:
        if outcome.is_exact and (outcome.is_subject_right or not outcome.has_subject):
            continue
        found = outcome.found
        ours = None if found is None else (found.evidence.exact, *range_of(found), str(found.subject), found.is_outcome)
        wanted = {k: v for k, v in outcome.expected.items() if k not in ("start", "end")}
        print(f"{outcome.case['id']} {'TRAP ' if outcome.is_trap else ''}{outcome.case['text']}")
        print(f"      wanted {list(wanted.values())}\n      found  {ours}")


if __name__ == "__main__":
    main()
