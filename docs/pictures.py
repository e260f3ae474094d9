"""Draw the terminal pictures of the README and the docs from real output.

python docs/pictures.py
"""

import io
import os
import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

HERE = Path(__file__).parent
ROOT = HERE.parent
WIDTH = 110
PICTURES = {
    "code.svg": ["code", "samples/reports/text/nice-3.txt", "--published", "2016-08-19"],
    "help.svg": ["--help"],
}


def draw(name: str, words: list[str]) -> None:
    """Run a command of tocsin and draw what it prints as an SVG."""
    environment = {**os.environ, "FORCE_COLOR": "1", "COLUMNS": str(WIDTH), "TERM": "xterm-256color"}
    command = [sys.executable, "-m", "tocsin", *words]
    printed = subprocess.run(command, check=True, capture_output=True, text=True, env=environment, cwd=ROOT).stdout
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(f"$ tocsin {' '.join(words)}\n\n{printed}"))
    drawn = console.export_svg(title="tocsin")
    # The picture names fonts of another host; a page of ours asks no other host for anything.
    (HERE / "img" / name).write_text(re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.S), encoding="utf-8")


if __name__ == "__main__":
    for name, words in PICTURES.items():
        draw(name, words)
