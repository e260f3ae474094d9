"""Write the rows that the training reads, and what the tuning parts hold.

    python -m training.prepare --shared DIR --vocabulary FILE --out build/training [--codings FOLDER]

Reads MUC-4 (dev to train, tst1 and tst2 to tune; tst3 is never opened), the corpus of this project and coded reports.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from corpus.news import HERE as NEWS
from corpus.news import make_all

from tocsin.extract.neural.tokens import WordPieces
from tocsin.run.settings import Settings
from tocsin.run.wire import load_parts
from training.arrays import rows_of
from training.examples import Example
from training.from_codings import example_from_coding, read_codings
from training.from_muc import read_muc

CORPUS = Path(__file__).parent.parent / "corpus"


def read_examples(shared: Path, codings: Path | None) -> Iterator[Example]:
    """Give all examples; a report of MUC-4 that was coded by hand comes as that coding."""
    by_hand = list(read_codings(sorted(codings.glob("*.json")), "hand")) if codings else []
    yield from by_hand
    yield from read_codings(sorted(CORPUS.glob("*-*.json")), "corpus", "train")
    for plain in make_all(sorted(NEWS.glob("*.txt")))[0].values():
        yield example_from_coding(plain, "news", plain["x_split"])
    coded = {example.report.external_id or str(example.report.id) for example in by_hand}
    for example in read_muc(shared):
        if example.report.external_id not in coded:
            yield example


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True, help="the folder with data/")
    parser.add_argument("--vocabulary", type=Path, required=True, help="vocab.txt of the encoder")
    parser.add_argument("--codings", type=Path, help="a folder of coded reports, one JSON file each")
    parser.add_argument("--out", type=Path, default=Path("build/training"))
    options = parser.parse_args(argv)
    tokenizer = WordPieces(options.vocabulary.read_text(encoding="utf-8").split("\n")[:30522])
    parts = load_parts(Settings())
    options.out.mkdir(parents=True, exist_ok=True)
    count = windows = 0
    with (
        (options.out / "rows.jsonl").open("w", encoding="utf-8") as rows,
        (options.out / "gold.jsonl").open("w", encoding="utf-8") as gold,
    ):
        for example in read_examples(options.shared, options.codings):
            count += 1
            for row in rows_of(example, parts, tokenizer):
                windows += 1
                rows.write(json.dumps(row) + "\n")
            if example.part != "train":
                held = {
                    "report": str(example.report.external_id or example.report.id), "source": example.source, "part": example.part,
                    "text": example.report.text, "gold": example.gold,
                    "expressions": example.expressions,
                }  # fmt: skip
                gold.write(json.dumps(held) + "\n")
    print(f"{count} reports, {windows} windows written to {options.out}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
