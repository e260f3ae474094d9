"""What may reach a terminal: words of documents with every control character made visible."""

import json
import os
import sys
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

# Control characters (C0 without newline, DEL, C1), marks that turn text around, invisible
# separators, and what some terminals take for a line end.
_CONTROLS = [*range(0x09), 0x0B, 0x0C, 0x0D, *range(0x0E, 0x20), *range(0x7F, 0xA0)]
_MARKS = [0x061C, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF]
_VISIBLE = {code: f"\\x{code:02x}" for code in _CONTROLS} | {code: f"\\u{code:04x}" for code in _MARKS}
_VISIBLE[0x09] = " "
_ONE_LINE = _VISIBLE | {0x0A: " "}
# Inside JSON strings json.dumps has escaped C0 already; these it leaves as they are.
_JSON = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), *_MARKS)}
_PIPE_WIDTH = 180  # columns when the output is no terminal, so that a table is not cut for a program


def safe(text: str) -> str:
    """Give a text that cannot steer a terminal: control and direction characters are written as escapes.

    >>> safe("a\\x1b[31mb")
    'a\\\\x1b[31mb'
    """
    return text.translate(_VISIBLE).encode("utf-8", "backslashreplace").decode("utf-8")


def line(text: str) -> str:
    """Give a text on one line, made safe."""
    return text.translate(_ONE_LINE).encode("utf-8", "backslashreplace").decode("utf-8")


def styled(text: str, style: str = "") -> "Text":
    """Give a text for rich to print: on one line, without reading markup in it."""
    from rich.text import Text

    return Text(line(text), style=style)


def say(text: str = "") -> None:
    """Print a line that Tocsin made to standard output."""
    sys.stdout.write(safe(text) + "\n")


def tell(text: str) -> None:
    """Print a line to standard error, where a program does not read results."""
    sys.stderr.write(safe(text) + "\n")


def say_json(value: Any, indent: int | None = None) -> None:
    """Print plain data as JSON, one line unless indented; safe to look at in a terminal."""
    sys.stdout.write(as_json(value, indent) + "\n")


def as_json(value: Any, indent: int | None = None) -> str:
    """Give plain data as JSON with control and direction characters escaped."""
    from tocsin.model.codec import scrub

    separators = (",", ":") if indent is None else None
    return json.dumps(scrub(value), ensure_ascii=False, indent=indent, separators=separators).translate(_JSON)


def console(stream: IO[str] | None = None) -> "Console":
    """Give the console that prints results; colours only where a terminal shows them."""
    from rich.console import Console

    target = stream or sys.stdout
    width = None if target.isatty() or os.environ.get("COLUMNS") else _PIPE_WIDTH
    return Console(file=target, width=width, highlight=False, markup=False, emoji=False, soft_wrap=False)


def is_terminal() -> bool:
    """Say whether a person reads standard output."""
    return sys.stdout.isatty()
