"""How far the model's word on acts and pairs can be trusted: by how sure it is, how often it is right.

    python -m training.reliability --model FILE --codings FOLDER [--part dev]

Reads the reports of `corpus/news` and of FOLDER (coded reports, one JSON file each) that are for the part. Prints, for each
head, the number of cases, the area under the curve (0.5 is chance), and a table: how sure, how many, how many right. The
last line of a head is the expected calibration error: the mean distance between the two, weighed by number.
"""

import argparse
import math
from collections.abc import Iterator
from pathlib import Path

from corpus.news import HERE as NEWS
from corpus.news import make_all

from tocsin.extract.neural.affinity import LearnedAffinity
from tocsin.extract.neural.model import Model
from tocsin.extract.neural.reading import read_report
from tocsin.run.settings import Settings
from tocsin.run.wire import load_parts
from training.examples import Example
from training.from_codings import example_from_coding, read_codings
from training.pairs import IGNORED, acts_of, values_of

Cases = list[tuple[float, bool]]  # how sure, whether it is so
BINS = 10


def examples(codings: Path | None, part: str) -> Iterator[Example]:
    """Give the coded reports of a part."""
    for plain in make_all(sorted(NEWS.glob("*.txt")))[0].values():
        if plain["x_split"] == part:
            yield example_from_coding(plain, "news", part)
    if codings:
        yield from (e for e in read_codings(sorted(codings.glob("*.json")), "hand") if e.part == part)


def cases_of(example: Example, model: Model) -> Iterator[tuple[str, float, bool]]:
    """Give for each question that a coding answers the head that is asked, how sure the model is, and the answer."""
    parts, coded = load_parts(Settings()), example.coded or ()
    draft = parts.extractor.extract(example.report)
    reading = read_report(example.report, draft, model) if draft.triggers else None
    if reading is None:
        return
    resolved = parts.resolve(example.report, draft)
    affinity = LearnedAffinity(reading, draft.triggers)
    acts = acts_of(coded, resolved)[: len(draft.triggers)]
    for number, (_, told, scope) in enumerate(acts):
        if scope != IGNORED:
            yield "an act is an incident", _sure(affinity.tells_incident(number)), scope == 1
        for other in range(number):
            if len(told) == 1 and len(acts[other][1]) == 1:
                yield "two acts are one", _sure(affinity.are_one(number, other)), told == acts[other][1]
    for start, owners in values_of(coded, resolved):
        words = example.report.evidence(start, start + 1)
        for number, (_, told, _) in enumerate(acts):
            if len(told) == 1:
                yield "a value is an act's", _sure(affinity.owns(number, words)), told[0] in owners


def _sure(logit: float) -> float:
    return 1 / (1 + math.exp(-logit))


def area(cases: Cases) -> float:
    """Give the chance that a case that is so is held for likelier than one that is not.

    >>> area([(0.2, False), (0.4, True), (0.9, True)])
    1.0
    """
    right = sum(is_so for _, is_so in cases)
    ranks = sum(rank for rank, (_, is_so) in enumerate(sorted(cases), 1) if is_so)
    pairs = right * (len(cases) - right)
    return (ranks - right * (right + 1) / 2) / pairs if pairs else math.nan


def bins(cases: Cases) -> list[tuple[float, float, int]]:
    """Give, from the least to the most sure, the mean sureness, the share that is so, and how many there are."""
    found = []
    for number in range(BINS):
        inside = [c for c in cases if number <= c[0] * BINS < number + 1 or (number == BINS - 1 and c[0] == 1)]
        if inside:
            found.append(
                (sum(s for s, _ in inside) / len(inside), sum(r for _, r in inside) / len(inside), len(inside))
            )
    return found


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, help="an ONNX file; the package's own if none is given")
    parser.add_argument("--codings", type=Path)
    parser.add_argument("--part", default="dev")
    options = parser.parse_args(argv)
    model = Model.load(options.model, None) if options.model else Model.load()
    heads: dict[str, Cases] = {}
    for example in examples(options.codings, options.part):
        for head, sure, is_so in cases_of(example, model):
            heads.setdefault(head, []).append((sure, is_so))
    for head, cases in heads.items():
        print(f"{head}: {len(cases):,} cases, area {area(cases):.3f}")
        table = bins(cases)
        for sure, share, count in table:
            print(f"  {sure:6.2f} sure  {share:6.2f} so  {count:>7,}")
        print(f"  calibration error {sum(abs(s - r) * n for s, r, n in table) / len(cases):.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
