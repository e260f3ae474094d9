"""How values, the words behind them, and claims look in a terminal."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from tocsin.cli.terminal import styled
from tocsin.run.facts import Fact, facts_of_claim, label_of, speaker_in_words

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table
    from rich.text import Text

    from tocsin.model.claim import Claim
    from tocsin.model.evidence import Evidence
    from tocsin.model.identity import ReportId
    from tocsin.model.report import Report

STYLE_BY_STAGE = {
    "accomplished": "bold red",
    "attempted": "bold yellow",
    "thwarted": "bold green",
    "planned": "bold magenta",
    "threatened": "bold magenta",
}
_LONGEST_QUOTE = 160  # characters of evidence that are shown in a table
MOST_QUOTES = 3
INDENT = 2
_VALUE_WIDTH = 36


def plural(count: int, one: str, many: str | None = None) -> str:
    """Give a count with its noun.

    >>> plural(1, "report"), plural(1200, "report")
    ('1 report', '1,200 reports')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def claim_heading(claim: "Claim", about: int | None) -> "Text":
    head = styled(f"  {label_of(claim.type)}", "bold")
    how = [speaker_in_words(claim), *({label_of(claim.speech)} - {"narrator"})]
    if claim.modality != "asserted":
        how.append(label_of(claim.modality))
    if claim.polarity == "negative":
        how.append("says that it is not so")
    if about is not None:
        how.append(f"about {about}")
    return head.append_text(styled(" · " + ", ".join(how), "dim"))


def print_claim(
    claim: "Claim", heading: "Text", out: "Console", numbers: "Mapping[ReportId, int] | None" = None
) -> None:
    """Print a claim: its kind and speaker, the words said, and what else is coded of it."""
    out.print(heading)
    out.print(indented(quotes(claim.content, numbers)))
    rest = [fact for fact in facts_of_claim(claim) if fact.label != "said"]
    if rest:
        out.print(fact_table(rest, numbers))


def fact_table(facts: Iterable[Fact], numbers: "Mapping[ReportId, int] | None" = None) -> "Table":
    from rich.table import Table

    table = Table.grid(padding=(0, 2), expand=False)
    table.add_column(width=INDENT)
    table.add_column(width=16, style="cyan", overflow="fold")
    table.add_column(width=_VALUE_WIDTH, overflow="fold")
    table.add_column(overflow="fold")
    for fact in facts:
        table.add_row("", styled(fact.label), _value(fact), quotes(fact.evidence, numbers))
    return table


def _value(fact: Fact) -> "Text":
    text = styled(fact.value, "bold")
    for words in fact.set_aside:
        text.append("\n").append_text(styled(f"set aside: {words}", "dim"))
    return text


def quotes(evidence: "Sequence[Evidence]", numbers: "Mapping[ReportId, int] | None" = None) -> "Text":
    """Give the words of evidence in quotation marks, with the number of their report if it has one, and offsets."""
    text = styled("")
    for position, spot in enumerate(evidence[:MOST_QUOTES]):
        cut = spot.exact if len(spot.exact) <= _LONGEST_QUOTE else spot.exact[: _LONGEST_QUOTE - 1] + "…"
        text.append("\n" if position else "").append_text(styled(f"“{cut}”", "green"))
        number = numbers.get(spot.report) if numbers else None
        where = f" [{number}] " if number else " "
        text.append_text(styled(f"{where}{spot.start}–{spot.end}", "dim"))
    if len(evidence) > MOST_QUOTES:
        text.append("\n").append_text(styled(f"and {len(evidence) - MOST_QUOTES} more", "dim"))
    return text


def report_line(report: "Report", number: int | None = None) -> "Text":
    """Give the title of a report and, below, what is known of it."""
    text = styled(f"{f'[{number}]' if number else '':<4}{report.title or 'Untitled report'}", "")
    when = report.published.interval
    known = [report.source, when.edtf if when.start or when.end else None, report.url, report.id]
    return text.append("\n").append_text(styled("    " + " · ".join(part for part in known if part), "dim"))


def indented(text: "Text") -> "RenderableType":
    from rich.padding import Padding

    return Padding(text, (0, 0, 0, 2 * INDENT))
