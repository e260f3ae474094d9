"""How coded reports, incidents and claims look in a terminal: each value beside the words it rests on."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tocsin.cli.terminal import styled
from tocsin.run.facts import (
    Fact,
    date_in_words,
    facts_of_claim,
    facts_of_incident,
    facts_of_mention,
    label_of,
    place_in_words,
    range_in_words,
    speaker_in_words,
    stage_in_words,
)

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table
    from rich.text import Text

    from tocsin.model.claim import Claim
    from tocsin.model.coding import CodedReport
    from tocsin.model.evidence import Evidence
    from tocsin.model.incident import Incident, Toll
    from tocsin.model.mention import Mention
    from tocsin.model.report import Report
    from tocsin.run.show import IncidentView

_STYLE_BY_STAGE = {
    "accomplished": "bold red",
    "attempted": "bold yellow",
    "thwarted": "bold green",
    "planned": "bold magenta",
    "threatened": "bold magenta",
}
_LONGEST_QUOTE = 160  # characters of evidence that are shown in a table
_MOST_QUOTES = 3


def print_coded(coded: "CodedReport", out: "Console") -> None:
    """Print everything that was coded of one report."""
    out.print(_report_heading(coded.report))
    for number, mention in enumerate(coded.mentions, 1):
        out.print()
        out.print(_mention_heading(number, mention))
        out.print(_fact_table(facts_of_mention(mention)))
    if coded.claims:
        out.print()
        out.print(styled("Claims: who said what", "bold"))
        numbers = {mention.id: number for number, mention in enumerate(coded.mentions, 1)}
        for claim in coded.claims:
            out.print(_claim_heading(claim, numbers.get(claim.about_mention) if claim.about_mention else None))
            out.print(_fact_table(facts_of_claim(claim)))
    for problem in coded.problems:
        where = f" at {problem.evidence[0].start}" if problem.evidence else ""
        out.print(styled(f"not read ({problem.code}){where}: {problem.message}", "yellow"))
    out.print()
    out.print(styled(_counted(coded), "dim"))


def _counted(coded: "CodedReport") -> str:
    told = sum(not mention.reference_only for mention in coded.mentions)
    named = len(coded.mentions) - told
    parts = [plural(told, "incident told", "incidents told")]
    if named:
        parts.append(f"{named} only named")
    parts.append(plural(len(coded.claims), "claim"))
    if coded.problems:
        parts.append(plural(len(coded.problems), "problem"))
    return ", ".join(parts)


def plural(count: int, one: str, many: str | None = None) -> str:
    """Give a count with its noun.

    >>> plural(1, "report"), plural(1200, "report")
    ('1 report', '1,200 reports')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _report_heading(report: "Report") -> "Text":
    head = styled(report.title or "Untitled report", "bold underline")
    known = [report.source, report.byline]
    when = report.published
    if when.interval.start or when.interval.end:
        doubt = ", doubtful" if when.is_doubtful else ""
        known.append(f"published {when.interval.edtf} ({when.basis}{doubt})")
    else:
        known.append("publication date unknown: relative dates stay open (set it with --published)")
    known += [report.language, f"{len(report.text):,} characters"]
    return head.append("\n").append_text(styled(" · ".join(part for part in known if part), "dim"))


def _mention_heading(number: int, mention: "Mention") -> "Text":
    head = styled(f"{number}. {label_of(mention.type)}", "bold")
    head.append(" · ").append_text(
        styled(stage_in_words(mention.stage, mention.thwarted_at), _STYLE_BY_STAGE[mention.stage])
    )
    notes = [] if mention.factuality == "asserted" else [label_of(mention.factuality)]
    if mention.reference_only:
        notes.append("only named here, not told")
    return head.append_text(styled(f" ({', '.join(notes)})" if notes else "", "dim"))


def _claim_heading(claim: "Claim", about: int | None) -> "Text":
    head = styled(f"  {label_of(claim.type)}", "bold")
    how = [speaker_in_words(claim), *({label_of(claim.speech)} - {"narrator"})]
    if claim.modality != "asserted":
        how.append(label_of(claim.modality))
    if claim.polarity == "negative":
        how.append("says that it is not so")
    if about is not None:
        how.append(f"about {about}")
    return head.append_text(styled(" · " + ", ".join(how), "dim"))


def _fact_table(facts: Iterable[Fact]) -> "Table":
    from rich.table import Table

    table = Table.grid(padding=(0, 2), expand=False)
    table.add_column(min_width=14, style="cyan", no_wrap=True)
    table.add_column(max_width=44, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    for fact in facts:
        table.add_row(styled(f"    {fact.label}"), _value(fact), quotes(fact.evidence))
    return table


def _value(fact: Fact) -> "Text":
    text = styled(fact.value, "bold")
    for words in fact.set_aside:
        text.append("\n").append_text(styled(f"set aside: {words}", "dim"))
    return text


def quotes(evidence: "Sequence[Evidence]", named: bool = False) -> "Text":
    """Give the words of evidence in quotation marks with their offsets; `named` adds the report's id."""
    text = styled("")
    for number, spot in enumerate(evidence[:_MOST_QUOTES]):
        cut = spot.exact if len(spot.exact) <= _LONGEST_QUOTE else spot.exact[: _LONGEST_QUOTE - 1] + "…"
        text.append("\n" if number else "").append_text(styled(f"“{cut}”", "green"))
        where = f" {spot.start}–{spot.end}" + (f" {spot.report}" if named else "")
        text.append_text(styled(where, "dim"))
    if len(evidence) > _MOST_QUOTES:
        text.append_text(styled(f"\nand {len(evidence) - _MOST_QUOTES} more", "dim"))
    return text


# --- incidents ------------------------------------------------------------------------------------------------------


def incident_table(incidents: "Iterable[Incident]") -> "Table":
    """Give incidents as a table, one a row."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for name in ("incident", "date", "place", "type", "stage"):
        table.add_column(name, no_wrap=name == "incident", overflow="fold")
    for name in ("killed", "wounded"):
        table.add_column(name, justify="right")
    table.add_column("by", overflow="fold")
    table.add_column("reports", justify="right")
    for incident in incidents:
        table.add_row(*_incident_cells(incident))
    return table


def _incident_cells(incident: "Incident") -> "list[RenderableType]":
    stage = str(incident.stage.value)
    by = [
        who.value.name or label_of(who.value.kind)
        for who in incident.participants
        if who.value.role.value in ("perpetrator", "perpetrator_organisation", "actor")
    ]
    return [
        styled(incident.id, "cyan"),
        styled(date_in_words(incident.date.value) if incident.date else ""),
        styled(place_in_words(incident.place.value) if incident.place else ""),
        styled(label_of(incident.type.value)),
        styled(stage, _STYLE_BY_STAGE[stage]),
        styled(_figure(incident, "killed")),
        styled(_figure(incident, "wounded")),
        styled(", ".join(dict.fromkeys(by))),
        styled(str(incident.reports)),
    ]


def _figure(incident: "Incident", subject: str) -> str:
    from tocsin.model.quantity import Subject
    from tocsin.publish.flat import figure_of, words_of

    quantity = figure_of(incident, Subject(subject))
    return words_of(quantity.range) if quantity else ""


def print_incident(view: "IncidentView", out: "Console") -> None:
    """Print everything on one incident."""
    incident = view.incident
    head = styled(label_of(incident.type.value), "bold underline")
    head.append(" · ").append_text(styled(label_of(incident.stage.value), _STYLE_BY_STAGE[incident.stage.value]))
    known = [incident.id, f"revision {incident.revision}", str(incident.state), plural(incident.reports, "report")]
    known.append(plural(incident.independent_sources, "independent source"))
    out.print(head.append("\n").append_text(styled(" · ".join(known), "dim")))
    out.print()
    for fact in facts_of_incident(incident):
        out.print(_chosen_row(fact))
    if incident.history:
        out.print()
        out.print(styled("How the figures changed", "bold"))
        out.print(_toll_table(incident.history))
    if view.claims:
        out.print()
        out.print(styled("Claims about it", "bold"))
        for claim in view.claims:
            out.print(_claim_heading(claim, None))
            out.print(_fact_table(facts_of_claim(claim)))
    out.print()
    out.print(styled("Reports", "bold"))
    for report in view.reports:
        out.print(report_line(report))
        words = [e for mention in view.mentions if mention.report == report.id for e in mention.triggers]
        out.print(_indented(quotes(words)))
    out.print()
    out.print(styled("Revisions", "bold"))
    for known_state in view.revisions:
        state = known_state.incident
        when = known_state.recorded_at.strftime("%Y-%m-%d %H:%M:%S UTC")
        out.print(styled(f"    {state.revision}  {when}  {plural(len(state.mentions), 'mention')}, {state.state}", ""))


def _chosen_row(fact: Fact) -> "Table":
    table = _fact_table([fact])
    if fact.rule:
        table.add_row(styled(""), styled(f"rule: {fact.rule}", "dim"), styled(""))
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


def report_line(report: "Report") -> "Text":
    """Give the title of a report and, below, what is known of it."""
    text = styled(f"    {report.title or 'Untitled report'}", "")
    when = report.published.interval
    known = [report.source, when.edtf if when.start or when.end else None, report.url, report.id]
    return text.append("\n").append_text(styled("    " + " · ".join(part for part in known if part), "dim"))


def _indented(text: "Text") -> "RenderableType":
    from rich.padding import Padding

    return Padding(text, (0, 0, 0, 6))


# --- claims and reports ---------------------------------------------------------------------------------------------


def print_claims(claims: "Iterable[Claim]", out: "Console") -> int:
    """Print claims, the words first; return how many there were."""
    count = 0
    for claim in claims:
        count += 1
        out.print(_claim_heading(claim, None).append_text(styled(f" · {claim.report}", "dim")))
        out.print(_fact_table(facts_of_claim(claim)))
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
