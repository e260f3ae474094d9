"""What the look before the reading costs and loses: texts a second, and reports with incidents that it holds back.

    python -m evals.gate [--shared DIR] [--part all|train|dev|test]

The curve is drawn over how many words of violence a text must hold; the product
asks for one. Reports of our own carry the incidents of their hand coding; for
the articles under --shared, which nobody coded, an incident is what the whole
way by rules finds in them without the look. Times are of the processor.
"""

import argparse
import gzip
import json
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.news import HERE, make_all, part_of

from tocsin.extract.gate import count_words, may_tell
from tocsin.model.report import Report
from tocsin.run.code import Parts, code_report
from tocsin.run.settings import Settings
from tocsin.run.wire import load_parts

_MIXED = ("data/fivew/news_clusters.jsonl.gz", "data/geoparsing/geowebnews.jsonl.gz")
_CURVE = (1, 2, 3, 4, 5, 6, 8, 10, 15)
_SHARES = (0.0, 0.01, 0.05, 0.2, 1.0)  # of texts that tell an incident, in a stream


@dataclass(frozen=True, slots=True)
class Text:
    """One text, whether it tells an incident, and how long the way without the look took, in seconds."""

    report: Report
    tells: bool
    seconds: float = 0.0


def main() -> None:
    """Print the curves, then the speeds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, help="folder that holds data/")
    parser.add_argument("--part", default="all", choices=("all", "train", "dev", "test"))
    arguments = parser.parse_args()
    print_curve(f"reports of our own, coded by hand ({arguments.part})", read_own(arguments.part))
    if arguments.shared:
        mixed = read_mixed(arguments.shared, load_parts(Settings()))
        print_curve("news_clusters and GeoWebNews, incidents as the rules find them", mixed)
        print_speeds(mixed)


def read_own(part: str) -> list[Text]:
    """Give the short reports of the corpus; it tells an incident if a hand coded one as told."""
    coded, _ = make_all(sorted(HERE.glob("*.txt")))
    chosen = [plain for name, plain in coded.items() if part in ("all", part_of(name))]
    return [
        Text(Report.of(plain["report"]["text"]), any(not m.get("reference_only") for m in plain["mentions"]))
        for plain in chosen
    ]


def read_mixed(shared: Path, parts: Parts) -> list[Text]:
    """Give the articles of the mixed stream, read the whole way."""
    made = []
    for name in _MIXED:
        with gzip.open(shared / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                report = Report.of(json.loads(line)["text"])
                began = time.process_time()
                coded = parts.bind(report, parts.resolve(report, parts.extractor.extract(report)))
                seconds = time.process_time() - began
                made.append(Text(report, any(not m.reference_only for m in coded.mentions), seconds))
    return made


def print_curve(what: str, texts: Sequence[Text]) -> None:
    """Print, for each least number of words, the share that passes and the reports with incidents that are lost."""
    telling = sum(text.tells for text in texts)
    counts = [count_words(text.report.text) for text in texts]
    print(f"\n{what}: {len(texts)} texts, {telling} with incidents")
    print("least words   pass    of those without   lost of those with")
    for least in _CURVE:
        passed = [count >= least for count in counts]
        others = sum(ok for ok, text in zip(passed, texts, strict=True) if not text.tells)
        lost = sum(not ok for ok, text in zip(passed, texts, strict=True) if text.tells)
        print(
            f"{least:11}  {sum(passed) / len(texts):5.1%}  {others / max(1, len(texts) - telling):16.1%}"
            f"  {lost:9} ({lost / max(1, telling):.1%})"
        )


def print_speeds(texts: Sequence[Text]) -> None:
    """Print texts a second for kinds of text, and for streams of which a share tells an incident."""
    parts = load_parts(Settings())
    print(f"\nthe look alone: {1 / seconds_of(texts, lambda report: may_tell(report.text)):,.0f} texts a second")
    kinds = {
        "no word of violence": [text for text in texts if not may_tell(text.report.text)],
        "words, but no incident": [text for text in texts if may_tell(text.report.text) and not text.tells],
        "an incident": [text for text in texts if text.tells],
    }
    now = {kind: seconds_of(some, lambda report: code_report(report, parts)) for kind, some in kinds.items()}
    print("kind of text              texts   kB   before/s    now/s")
    for kind, some in kinds.items():
        before = sum(text.seconds for text in some) / len(some)
        kilobytes = sum(len(text.report.text) for text in some) / len(some) / 1000
        print(f"{kind:24} {len(some):6}  {kilobytes:.1f}  {1 / before:8,.0f}  {1 / now[kind]:8,.0f}")
    print("\nshare with an incident    texts a second, the rest without a word of violence / as it is here")
    rest = [text for text in texts if not text.tells]
    as_here = seconds_of(rest, lambda report: code_report(report, parts))
    for share in _SHARES:
        clean = share * now["an incident"] + (1 - share) * now["no word of violence"]
        mixed = share * now["an incident"] + (1 - share) * as_here
        print(f"{share:22.0%}    {1 / clean:8,.0f} / {1 / mixed:,.0f}")


def seconds_of(texts: Iterable[Text], look: Callable[[Report], object]) -> float:
    """Give how long one text takes on average, in seconds of the processor."""
    chosen = list(texts)
    began = time.process_time()
    for text in chosen:
        look(text.report)
    return (time.process_time() - began) / max(1, len(chosen))


if __name__ == "__main__":
    main()
