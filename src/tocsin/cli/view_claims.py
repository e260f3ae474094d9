"""How claims that meet, and estimates over time, look in a terminal."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tocsin.cli.terminal import styled
from tocsin.cli.view import indented, quotes
from tocsin.link.claims import Meeting, Series, in_short
from tocsin.run.facts import label_of, speaker_in_words

if TYPE_CHECKING:
    from rich.console import Console

    from tocsin.model.claim import Claim
    from tocsin.model.identity import ClaimId

_STYLES = {"contradicts": "bold red", "in_tension": "bold yellow", "supports": "bold green", "updates": "bold cyan"}


def print_series(several: Sequence[Series], out: "Console") -> int:
    """Print estimates over time, one line each; give how many series there were."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    for one in several:
        highest = "open" if one.highest is None else f"{one.highest:,}"
        who = f" of {one.actor}" if one.actor else ""
        title = f"{label_of(one.subject)}{who} in {one.area or 'no place named'}: {one.lowest:,} to {highest}"
        out.print(styled(title, "bold"))
        table = Table(box=SIMPLE_HEAD, pad_edge=False)
        for name in ("said by", "speaker", "estimate", "claims"):
            table.add_column(name, overflow="fold", justify="right" if name == "estimate" else "left")
        for estimate in one.estimates:
            table.add_row(
                styled(str(estimate.said_on or "undated")),
                styled(estimate.speaker or "nobody named"),
                styled(in_short(estimate.range), "bold"),
                styled(", ".join(estimate.claims), "dim"),
            )
        out.print(table)
    return len(several)


def print_meetings(met: Sequence[Meeting], claim_of: "Callable[[ClaimId], Claim | None]", out: "Console") -> int:
    """Print how claims stand to each other, with the words of both; give how many there were."""
    for one in met:
        head = styled(label_of(one.relation), _STYLES.get(one.relation, "bold"))
        out.print(head.append_text(styled(f" · {one.reason}", "dim")))
        for named in (one.earlier, one.later):
            claim = claim_of(named)
            if claim is not None:
                words = styled(f"{speaker_in_words(claim)}: ", "cyan").append_text(quotes(claim.content))
                out.print(indented(words.append_text(styled(f" {claim.report}", "dim"))))
    return len(met)
