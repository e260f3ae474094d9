"""The gold articles: our codings of their texts, scored by the scorer that comes with them.

    python -m evals.gold_score --shared DIR [--out FOLDER] [--per-doc]

Writes one coding a report into FOLDER and runs DIR/score/score.py on them.
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
from tocsin.run.wire import load_parts


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True, help="the folder with gold/ and score/")
    parser.add_argument("--out", type=Path, default=Path("evals/out/gold"))
    parser.add_argument("--per-doc", action="store_true", help="also what was missed, report by report")
    options = parser.parse_args(argv)
    parts = load_parts(Settings())
    options.out.mkdir(parents=True, exist_ok=True)
    for gold in read_gold(options.shared / "gold"):
        # Only the text, its title and its date are given; the sections are ours to find.
        report = replace(gold.report, sections=find_sections(gold.report.text, gold.report.title))
        plain = coded_report_to_json(code_report(report, parts))
        (options.out / f"{report.external_id}.json").write_text(json.dumps(plain), encoding="utf-8")
    command = [sys.executable, str(options.shared / "score/score.py"), "--gold", str(options.shared / "gold")]
    command += ["--pred", str(options.out)] + (["--per-doc"] if options.per_doc else [])
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
