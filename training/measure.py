"""What the model alone finds on the tuning parts: expressions of every role, by confidence.

    python -m training.measure --model FILE --shared DIR [--codings FOLDER] [--sweep]

MUC-4's tst1 and tst2 and the `dev` part of the codings by hand; a name counts once a report.
"""

import argparse
import re
import string
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from tocsin.extract.neural.decode import Found, read_spans, softmax
from tocsin.extract.neural.labels import NAMED, ORGANISATION, PERSON, TAGS, THING, WEAPON
from tocsin.extract.neural.model import Model
from tocsin.extract.neural.windows import cut_windows
from tocsin.extract.rules import RulesExtractor
from training.examples import Example
from training.from_muc import read_muc

ROLE_OF = {PERSON: "PerpInd", ORGANISATION: "PerpOrg", THING: "Target", NAMED: "Victim", WEAPON: "Weapon"}
THRESHOLDS = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95)


def spans_of(example: Example, model: Model, rules: RulesExtractor) -> list[Found]:
    """Give all spans of roles in a report, whatever their confidence."""
    draft = rules.extract(example.report)
    found: list[Found] = []
    for window in cut_windows(example.report, draft, model.tokenizer):
        heads = model.read(window)
        found += read_spans(window, softmax(heads.tags, model.temperatures.get("tags", 1.0)), TAGS)
    return found


def normal(words: str) -> str:
    """Give words as the scorer of the simplified view compares them."""
    words = "".join(c for c in words.lower() if c not in string.punctuation)
    return " ".join(re.sub(r"\b(a|an|the)\b", " ", words).split())


Names = Iterable[tuple[str, float]]


def score_entities(
    found: dict[str, dict[str, float]], gold: dict[str, list[list[str]]], at: float
) -> dict[str, list[int]]:
    """Count, for each role, right names, names given, entities found, entities there are."""
    counts: dict[str, list[int]] = {}
    for role in ROLE_OF.values():
        entities = [{normal(m) for m in e} for e in gold.get(role, [])]
        names = [name for name, score in found.get(role, {}).items() if score >= at]
        right = sum(any(name in e for e in entities) for name in names)
        hit = sum(any(name in e for name in names) for e in entities)
        counts[role] = [right, len(names), hit, len(entities)]
    return counts


def f1(counts: list[int]) -> tuple[float, float, float]:
    """Give precision, recall and their mean, in per cent."""
    p, r = 100 * counts[0] / max(1, counts[1]), 100 * counts[2] / max(1, counts[3])
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--codings", type=Path)
    parser.add_argument("--show", type=int, default=0, help="print the errors of so many reports")
    options = parser.parse_args(argv)
    model, rules = Model.load(options.model, None), RulesExtractor()
    totals: dict[float, dict[str, list[int]]] = {at: defaultdict(lambda: [0] * 4) for at in THRESHOLDS}
    for example in (e for e in read_muc(options.shared) if e.part == "dev"):
        found: dict[str, dict[str, float]] = defaultdict(dict)
        for span in spans_of(example, model, rules):
            role = ROLE_OF.get(span.label)
            if role:
                name = normal(example.report.text[span.start : span.end])
                found[role][name] = max(found[role].get(name, 0.0), span.score)
        for at in THRESHOLDS:
            for role, counts in score_entities(found, example.gold, at).items():
                totals[at][role] = [a + b for a, b in zip(totals[at][role], counts, strict=True)]
    for at in THRESHOLDS:
        whole = [sum(c) for c in zip(*totals[at].values(), strict=True)]
        print(
            f"{at:.2f}  all " + "{:5.1f} {:5.1f} {:5.1f}".format(*f1(whole)),
            *(f" {r} " + "{:4.1f} {:4.1f} {:4.1f}".format(*f1(c)) for r, c in totals[at].items()),
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
