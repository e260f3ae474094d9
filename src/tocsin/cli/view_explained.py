"""How the reasons of a coding look in a terminal: each value, words and rules, what else it could be."""

from typing import TYPE_CHECKING

from tocsin.cli.terminal import styled
from tocsin.cli.view import INDENT, quotes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from tocsin.run.explained import Because, Explained, Reason

_MOST_UNUSED = 20


def print_explained(explained: "Explained", out: "Console") -> None:
    """Print why each value of a coded report is what it is."""
    out.print()
    out.print(styled("Why", "bold underline"))
    if explained.note:
        out.print(styled(f"  {explained.note}"))
    for number, (_, reasons) in enumerate(explained.mentions, 1):
        out.print(styled(f"incident {number}", "bold"))
        out.print(_table(reasons))
    for number, (_, reasons) in enumerate(explained.claims, 1):
        out.print(styled(f"claim {number}", "bold"))
        out.print(_table(reasons))
    if explained.unused:
        out.print(styled("words for acts that make no incident of their own", "bold"))
        for one in explained.unused[:_MOST_UNUSED]:
            out.print(styled(" " * INDENT).append_text(_because(one)))
        if len(explained.unused) > _MOST_UNUSED:
            out.print(styled(f"  and {len(explained.unused) - _MOST_UNUSED} more; --json lists them all", "dim"))


def _table(reasons: "Sequence[Reason]") -> "Table":
    from rich.table import Table

    table = Table.grid(padding=(0, 2), expand=False)
    table.add_column(width=INDENT)
    table.add_column(width=16, style="cyan", overflow="fold")
    table.add_column(overflow="fold")
    for reason in reasons:
        table.add_row("", styled(reason.label), _why(reason))
    return table


def _why(reason: "Reason") -> "Text":
    text = styled(reason.value, "bold")
    notes = [reason.note] if reason.note else []
    if reason.confidence is not None:
        notes.append(f"confidence {reason.confidence:.2f}")
    if notes:
        text.append_text(styled(f"  {'; '.join(notes)}", "dim"))
    for one in reason.because:
        text.append("\n  ").append_text(_because(one))
    for other in reason.others:
        text.append("\n  ").append_text(styled(f"not {other.value}: {other.note}", "yellow"))
        if other.words:
            text.append(" ").append_text(quotes(other.words[:1]))
    return text


def _because(one: "Because") -> "Text":
    score = "" if one.score is None else f" {one.score:.2f}"
    means = f" → {one.means}" if one.means else ""
    return quotes([one.words]).append_text(styled(f"  {one.rule}{score}{means}", "dim"))
