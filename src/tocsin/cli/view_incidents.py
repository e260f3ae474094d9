"""How incidents look in a terminal: a table of many, everything on one."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocsin.cli.terminal import styled
from tocsin.cli.view import (
    STYLE_BY_STAGE,
    claim_heading,
    fact_table,
    indented,
    plural,
    print_claim,
    quotes,
    report_line,
)
from tocsin.model.quantity import Subject
from tocsin.publish.flat import figure_of, words_of
from tocsin.run.facts import Fact, facts_of_incident, label_of, range_in_words

if TYPE_CHECKING:
    from rich.console import Console, JustifyMethod
    from rich.table import Table

    from tocsin.model.identity import ReportId
    from tocsin.model.incident import Incident, Toll
    from tocsin.run.show import IncidentView

_MOST_DOERS = 2  # named in the table of many incidents


def incident_table(incidents: "Iterable[Incident]", width: int) -> "Table":
    """Give incidents as a table, one a row; a narrow terminal gets fewer columns."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    shown = [column for column in _COLUMNS if width >= column.from_width]
    for column in shown:
        justify: JustifyMethod = "right" if column.is_number else "left"
        table.add_column(column.name, no_wrap=not column.is_wrapped, overflow="fold", justify=justify)
    for incident in incidents:
        table.add_row(*(styled(column.cell(incident), column.style(incident)) for column in shown))
    return table


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    cell: "Callable[[Incident], str]"
    from_width: int = 0
    is_number: bool = False
    is_wrapped: bool = False
    style: "Callable[[Incident], str]" = lambda _incident: ""


def _doers(incident: "Incident") -> str:
    doers = [who.value for who in incident.participants if who.value.role.is_doer]
    names = list(dict.fromkeys(who.name or label_of(who.kind) for who in doers))
    return ", ".join(names[:_MOST_DOERS]) + (" …" if len(names) > _MOST_DOERS else "")


def _spot(incident: "Incident") -> str:
    place = incident.place.value if incident.place else None
    return ", ".join(filter(None, (place.name, place.country_iso3))) if place else ""


def _figure(incident: "Incident", subject: str) -> str:
    quantity = figure_of(incident, Subject(subject))
    return words_of(quantity.range) if quantity else ""


_COLUMNS = (
    _Column("incident", lambda i: i.id, style=lambda _: "cyan"),
    _Column("date", lambda i: i.date.value.edtf if i.date else ""),
    _Column("place", _spot, is_wrapped=True),
    _Column("type", lambda i: label_of(i.type.value), is_wrapped=True),
    _Column("stage", lambda i: str(i.stage.value), style=lambda i: STYLE_BY_STAGE[i.stage.value]),
    _Column("killed", lambda i: _figure(i, "killed"), 90, is_number=True),
    _Column("wounded", lambda i: _figure(i, "wounded"), 100, is_number=True),
    _Column("by", _doers, 120, is_wrapped=True),
    _Column("reports", lambda i: str(i.reports), 110, is_number=True),
)


def print_incident(view: "IncidentView", out: "Console") -> None:
    """Print everything on one incident."""
    incident = view.incident
    head = styled(label_of(incident.type.value), "bold underline")
    head.append(" · ").append_text(styled(label_of(incident.stage.value), STYLE_BY_STAGE[incident.stage.value]))
    known = [incident.id, f"revision {incident.revision}", str(incident.state), plural(incident.reports, "report")]
    known.append(plural(incident.independent_sources, "independent source"))
    out.print(head.append("\n").append_text(styled(" · ".join(known), "dim")))
    out.print()
    numbers = {report.id: number for number, report in enumerate(view.reports, 1)}
    for fact in facts_of_incident(incident):
        out.print(_chosen_row(fact, numbers))
    if incident.history:
        out.print()
        out.print(styled("How the figures changed", "bold"))
        out.print(_toll_table(incident.history))
    if view.claims:
        out.print()
        out.print(styled("Claims about it", "bold"))
        for claim in view.claims:
            print_claim(claim, claim_heading(claim, None), out, numbers)
    out.print()
    out.print(styled("Reports", "bold"))
    for report in view.reports:
        out.print(report_line(report, numbers[report.id]))
        words = [e for mention in view.mentions if mention.report == report.id for e in mention.triggers]
        out.print(indented(quotes(words)))
    if view.references:
        out.print()
        out.print(styled("Looked back on by other reports", "bold"))
        for spot in view.references:
            out.print(indented(quotes([spot]).append_text(styled(f" {spot.report}", "dim"))))
    out.print()
    out.print(styled("Revisions", "bold"))
    for known_state in view.revisions:
        state = known_state.incident
        when = known_state.recorded_at.strftime("%Y-%m-%d %H:%M:%S UTC")
        out.print(styled(f"    {state.revision}  {when}  {plural(len(state.mentions), 'mention')}, {state.state}", ""))


def _chosen_row(fact: Fact, numbers: "Mapping[ReportId, int]") -> "Table":
    table = fact_table([fact], numbers)
    if fact.rule:
        table.add_row("", "", styled(f"rule: {fact.rule}", "dim"), "")
    return table


def _toll_table(history: "Sequence[Toll]") -> "Table":
    from rich.table import Table

    table = Table.grid(padding=(0, 2))
    for toll in history:
        whom = "" if toll.population == "total" else f", {label_of(toll.population)}"
        table.add_row(
            styled(f"    {toll.known_on or 'undated'}"),
            styled(f"{label_of(toll.subject)}{whom}", "cyan"),
            styled(range_in_words(toll.range), "bold"),
            styled(plural(len(toll.mentions), "mention"), "dim"),
        )
    return table
