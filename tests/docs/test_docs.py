"""The examples of the documentation are run, and its generated pages are current."""

import os
import re
import runpy
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


@pytest.fixture
def workplace(tmp_path: Path) -> Path:
    """Give an empty folder with the sample reports where the documentation says they are."""
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    return tmp_path


def test_every_command_of_the_tutorial_runs(workplace: Path) -> None:
    text = (DOCS / "tutorial.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```console\n(.*?)```", text, flags=re.S)
    commands = [line[2:] for block in blocks for line in block.splitlines() if line.startswith("$ ")]
    assert len(commands) >= 8
    for command in commands:
        words = shlex.split(command)
        assert words[0] == "tocsin"
        done = subprocess.run(
            [sys.executable, "-m", *words],
            cwd=workplace,
            capture_output=True,
            text=True,
            env={**os.environ, "COLUMNS": "120"},
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"


def test_the_python_of_the_reference_runs(workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workplace)
    text = (DOCS / "reference" / "python.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", text, flags=re.S)
    assert blocks
    exec(compile("\n".join(blocks), "docs/reference/python.md", "exec"), {"__name__": "docs"})
    assert (workplace / "reference.db").exists()


@pytest.mark.parametrize("page", ["reference/commands.md", "reference/schema.md"])
def test_generated_pages_say_what_the_program_says(page: str) -> None:
    made = runpy.run_path(str(DOCS / "reference.py"))["PAGES"][page]()
    assert (DOCS / page).read_text(encoding="utf-8") == made, "run: python docs/reference.py"


def test_links_between_pages_lead_somewhere() -> None:
    for page in [*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
