"""How one coded report looks in a terminal: each value beside the words it rests on."""

from typing import TYPE_CHECKING

from tocsin.cli.terminal import styled
from tocsin.cli.view import STYLE_BY_STAGE, claim_heading, fact_table, plural, print_claim
from tocsin.run.facts import facts_of_mention, label_of, stage_in_words

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from tocsin.model.coding import CodedReport
    from tocsin.model.mention import Mention
    from tocsin.model.report import Report


def print_coded(coded: "CodedReport", out: "Console") -> None:
    """Print everything that was coded of one report."""
    out.print(_report_heading(coded.report))
    for number, mention in enumerate(coded.mentions, 1):
        out.print()
        out.print(_mention_heading(number, mention))
        out.print(fact_table(facts_of_mention(mention)))
    if coded.claims:
        out.print()
        out.print(styled("Claims: who said what", "bold"))
        numbers = {mention.id: number for number, mention in enumerate(coded.mentions, 1)}
        for claim in coded.claims:
            print_claim(
                claim, claim_heading(claim, numbers.get(claim.about_mention) if claim.about_mention else None), out
            )
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
        styled(stage_in_words(mention.stage, mention.thwarted_at), STYLE_BY_STAGE[mention.stage])
    )
    notes = [] if mention.factuality == "asserted" else [label_of(mention.factuality)]
    if mention.reference_only:
        notes.append("only named here, not told")
    return head.append_text(styled(f" ({', '.join(notes)})" if notes else "", "dim"))
