"""Nothing in a document can steer the terminal that shows it."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.cli.terminal import as_json, console, line, safe, styled

STEERING = [
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07",
    "\x9b31m",
    "bell\x07",
    "del\x7f",
    "over\rwritten",
    "up\x0b\x0cdown",
    "\u202ereversed",
    "\u2066isolated\u2069",
    "\u2028line",
    "\ufeffmark",
    "\ud800surrogate",
]


def is_harmless(text: str) -> bool:
    return all(char == "\n" or ((char.isprintable() or char.isspace()) and ord(char) >= 0x20) for char in text)


@pytest.mark.parametrize("text", STEERING)
def test_what_steers_a_terminal_is_written_out(text: str) -> None:
    assert is_harmless(safe(text))
    assert is_harmless(line(text))
    assert "\x1b" not in as_json({"text": text})
    out = io.StringIO()
    console(out).print(styled(text, "bold"))
    assert is_harmless(out.getvalue())


@given(st.text())
def test_a_line_is_one_line_that_can_be_printed(text: str) -> None:
    shown = line(text)
    assert "\n" not in shown
    assert all(ord(char) >= 0x20 and not 0x7F <= ord(char) < 0xA0 for char in shown)
    shown.encode("utf-8")


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0")))
def test_json_is_safe_to_look_at_and_means_the_same(text: str) -> None:
    written = as_json({"text": text})
    assert json.loads(written) == {"text": text}
    assert all(ord(char) >= 0x20 and not 0x7F <= ord(char) < 0xA0 for char in written)
    assert "\u202e" not in written


def test_markup_of_the_printer_in_a_document_is_only_text() -> None:
    out = io.StringIO()
    console(out).print(styled("[bold]not bold[/bold] :bomb:"))
    assert "[bold]not bold[/bold] :bomb:" in out.getvalue()
