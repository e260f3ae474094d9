"""How reports, claims and found passages look in a terminal."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from tocsin.cli.terminal import styled
from tocsin.cli.view import MOST_QUOTES, claim_heading, indented, print_claim, report_line

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from tocsin.model.claim import Claim
    from tocsin.model.evidence import Evidence
    from tocsin.model.report import Report
    from tocsin.record.base import Hit
    from tocsin.run.claims import Beside

_AROUND = 70  # characters of context on either side of words that were searched for


def print_claims(
    claims: "Iterable[Claim]", out: "Console", beside: "Callable[[Claim], Beside | None]" = lambda _claim: None
) -> int:
    """Print claims, the words first, and what aggregates are set beside; return how many there were."""
    count = 0
    for claim in claims:
        count += 1
        print_claim(claim, claim_heading(claim, None).append_text(styled(f" · {claim.report}", "dim")), out)
        held = beside(claim)
        if held is not None:
            out.print(indented(styled(held.in_words, "cyan")))
    return count


def report_table(reports: "Iterable[Report]") -> "Table":
    """Give reports as a table, one a row."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for name in ("report", "published", "language", "source", "title"):
        table.add_column(name, no_wrap=name != "title", overflow="fold")
    for report in reports:
        when = report.published.interval
        table.add_row(
            styled(report.id, "cyan"),
            styled(when.edtf if when.start or when.end else ""),
            styled(report.language or ""),
            styled(report.source or ""),
            styled(report.title or report.text.strip()[:80]),
        )
    return table


def print_hit(hit: "Hit", out: "Console") -> None:
    """Print a report that was found, and the passages with the words that were asked for."""
    out.print(report_line(hit.report))
    text = hit.report.text
    at = 0
    shown = 0
    for passage in hit.passages:
        if passage.start < at or shown == MOST_QUOTES:
            continue
        at = min(len(text), passage.end + _AROUND)
        snippet = styled("… " if passage.start > _AROUND else "")
        snippet.append_text(_marked(text, max(0, passage.start - _AROUND), at, hit.passages))
        out.print(indented(snippet.append(" …" if at < len(text) else "")))
        shown += 1


def _marked(text: str, start: int, end: int, passages: "Sequence[Evidence]") -> "Text":
    """Give a stretch of text with the passages in it marked."""
    marked = styled("")
    at = start
    for passage in sorted(passages):
        if at <= passage.start and passage.end <= end:
            marked.append_text(styled(text[at : passage.start])).append_text(styled(passage.exact, "bold green"))
            at = passage.end
    return marked.append_text(styled(text[at:end]))
