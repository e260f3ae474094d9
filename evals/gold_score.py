"""The gold articles: our codings of their texts, scored by the scorer that comes with them.

    python -m evals.gold_score --shared DIR [--gold FOLDER --part dev] [--extractor neural] [--out FOLDER] [--per-doc]

Writes one coding a report into FOLDER and runs DIR/score/score.py on them. `--gold` scores other coded reports;
`--part` takes of them those whose `x_split` is so.
"""

import argparse
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from evals.gold import read_gold
from tocsin.model.codec import coded_report_to_json
from tocsin.read.sections import find_sections
from tocsin.run.code import code_report
from tocsin.run.settings import Settings
from tocsin.run.wire import EXTRACTORS, load_parts


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True, help="the folder with gold/ and score/")
    parser.add_argument("--gold", type=Path, help="a folder of coded reports; DIR/gold if not given")
    parser.add_argument("--part", help="only reports of this part")
    parser.add_argument("--extractor", default=Settings().extractor, choices=EXTRACTORS)
    parser.add_argument("--out", type=Path, default=Path("evals/out/gold"))
    parser.add_argument("--per-doc", action="store_true", help="also what was missed, report by report")
    options = parser.parse_args(argv)
    parts = load_parts(Settings(extractor=options.extractor))
    folder = options.gold or options.shared / "gold"
    if options.part:
        folder = _part_of(folder, options.part, options.out / "gold")
    options.out = options.out / options.extractor
    options.out.mkdir(parents=True, exist_ok=True)
    for gold in read_gold(folder):
        # Only the text, its title and its date are given; the sections are ours to find.
        report = replace(gold.report, sections=find_sections(gold.report.text, gold.report.title))
        plain = coded_report_to_json(code_report(report, parts))
        (options.out / f"{report.external_id}.json").write_text(json.dumps(plain), encoding="utf-8")
    command = [sys.executable, str(options.shared / "score/score.py"), "--gold", str(folder)]
    command += ["--pred", str(options.out)] + (["--per-doc"] if options.per_doc else [])
    return subprocess.run(command, check=False).returncode


def _part_of(folder: Path, part: str, out: Path) -> Path:
    """Give a folder with the reports of one part alone."""
    out = out / part
    out.mkdir(parents=True, exist_ok=True)
    for path in sorted(folder.glob("*.json")):
        words = path.read_text(encoding="utf-8")
        if json.loads(words).get("x_split") == part:
            (out / path.name).write_text(words, encoding="utf-8")
    return out


if __name__ == "__main__":
    raise SystemExit(main())
