"""How questions for a person, and decisions, look in a terminal."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tocsin.cli.terminal import line, styled
from tocsin.cli.view import INDENT, indented, plural

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from tocsin.model.review import Review
    from tocsin.run.review_items import Item, Side

_MOST_SENTENCES = 4  # of one report that are shown for one question


def item_table(items: "Iterable[Item]") -> "Table":
    """Give what waits as a table, one question a row."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for name in ("item", "asks", "worth", "question", "why"):
        table.add_column(name, overflow="fold", no_wrap=name == "worth", justify="right" if name == "worth" else "left")
    for item in items:
        about = "" if item.target.kind != "judgement" else f" {' and '.join(item.incidents)}"
        table.add_row(
            styled(item.id, "cyan"),
            styled(str(item.kind) + (" (put off)" if item.is_deferred else "")),
            styled(f"{item.gain:.1f}"),
            styled(item.question + about),
            styled(item.reason, "dim"),
        )
    return table


def print_item(item: "Item", out: "Console", waiting: int | None = None) -> None:
    """Print one question with the words of all sides."""
    left = "" if waiting is None else f" · {plural(waiting, 'question')} left"
    out.print(styled(item.question, "bold underline").append_text(styled(f"  {item.kind}{left}", "dim")))
    out.print(styled(f"{item.id} · worth {item.gain:.1f} · {item.reason}", "dim"))
    if len(item.sides) == 2 and item.target.kind == "judgement":
        out.print(_beside(item.sides[0], item.sides[1]))
    for number, side in enumerate(item.sides, 1):
        out.print()
        _print_side(side, number, out)
    if item.parts:
        out.print()
        for part in sorted(item.parts, key=lambda part: -abs(part.weight)):
            out.print(styled(f"{' ' * INDENT}{part.weight:+.1f}  {part.reason}", "dim"))


def _beside(left: "Side", right: "Side") -> "Table":
    """Give the values of two sides beside each other; those that differ stand out."""
    from rich.table import Table

    table = Table.grid(padding=(0, 2))
    table.add_column(width=INDENT)
    table.add_column(width=16, style="cyan", overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    table.add_row("", styled("published"), styled(left.published), styled(right.published))
    labels = list(dict.fromkeys(label for side in (left, right) for label, _ in side.facts))
    for label in labels:
        one, other = (", ".join(value for name, value in side.facts if name == label) for side in (left, right))
        style = "" if one == other else "bold yellow" if one and other else "bold"
        table.add_row("", styled(label), styled(one or "–", style), styled(other or "–", style))
    return table


def _print_side(side: "Side", number: int, out: "Console") -> None:
    head = [side.published, side.source or "", side.title or "", side.report, side.incident or "no incident"]
    out.print(styled(f"[{number}] ", "bold").append_text(styled(" · ".join(filter(None, head)), "dim")))
    for sentence, spots in list(zip(side.sentences, side.spots, strict=True))[:_MOST_SENTENCES]:
        out.print(indented(_marked(sentence.exact, spots)))


def _marked(text: str, spots: "tuple[tuple[int, int], ...]") -> "Text":
    marked, at = styled(""), 0
    for start, end in spots:
        if start >= at:
            marked.append_text(styled(text[at:start])).append_text(styled(text[start:end], "bold green"))
            at = end
    return marked.append_text(styled(text[at:]))


def decision_line(review: "Review", holds: bool) -> str:
    """Give a decision in one line."""
    from tocsin.run.review import word_of

    target = review.target
    about = f"{target.id}:{target.field}" if target.field else target.id
    gone = "" if holds else " (taken back)"
    when = review.at.strftime("%Y-%m-%d %H:%M")
    return line(f"{review.id}  {when}  {review.reviewer}: {word_of(review)} {about}{gone}: {review.reason}")
