"""A situation report as Markdown and as a page to print: plain data in, text out."""

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

Plain = Mapping[str, Any]
_RESPONSES = ("thwarted", "arrests", "raids", "seizures", "trials", "deportations")
_NAMES = {"thwarted": "plots thwarted"}
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!]|^[-+]|(?<=\])\()")
_STYLE = (
    "body{font:11pt/1.45 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}"
    "h1{font-size:1.5rem}h2{font-size:1.1rem;border-top:1px solid #999;padding-top:.4rem;margin-top:1.4rem}"
    "li{margin:.3rem 0}.note{color:#555}"
    "@media print{body{margin:0;max-width:none}h2{break-after:avoid}li{break-inside:avoid}}"
)


def brief_to_markdown(brief: Plain) -> str:
    """Write a brief as Markdown; what reports said cannot become markup."""
    out = [f"# {escaped(brief['title'])}", ""]
    for heading, lines in sections_of(brief):
        out += [f"## {heading}", "", *(f"- {escaped(line)}" for line in lines), ""]
    out += [f"*{escaped(brief['note'])}*", ""]
    return "\n".join(out)


def brief_to_html(brief: Plain) -> str:
    """Write a brief as one page without script and without anything from elsewhere, made to be printed."""
    parts = [
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{html.escape(brief["title"])}</title>',
        f"<style>{_STYLE}</style></head><body><h1 dir=auto>{html.escape(brief['title'])}</h1>",
    ]
    for heading, lines in sections_of(brief):
        items = "".join(f"<li dir=auto>{html.escape(line)}</li>" for line in lines)
        parts.append(f"<h2>{heading}</h2><ul>{items}</ul>")
    parts.append(f'<p class="note">{html.escape(brief["note"])}</p></body></html>\n')
    return "".join(parts)


def escaped(words: str) -> str:
    """Give words of a report so that Markdown shows them and does not read them.

    >>> escaped("<b>2 * 3</b>")
    '\\\\<b\\\\>2 \\\\* 3\\\\</b\\\\>'
    """
    return _SPECIAL.sub(r"\\\1", " ".join(words.split()))


def sections_of(brief: Plain) -> Iterator[tuple[str, list[str]]]:
    """Give the headings of a brief with the lines under each; those with nothing to say are left out."""
    yield "Counts", list(_counts(brief["counts"]))
    if brief["new"]:
        lines = [incident_line(card) for card in brief["new"]]
        more = brief["total"] - len(lines)
        yield "What happened", lines + ([f"and {more:,} more"] if more > 0 else [])
    if brief["changed"]:
        yield "What changed", [_change_line(one) for one in brief["changed"]]
    if brief["contradicted"]:
        yield (
            "What is disputed",
            [f"{one['card']['title']}: {', '.join(one['reasons'])}" for one in brief["contradicted"]],
        )
    done = list(_responses(brief["response"]["totals"]))
    if done:
        yield "The response", done
    if brief["sources"]:
        yield "Sources", [f"{one['source']}: {one['incidents']:,} incidents" for one in brief["sources"]]


def _counts(counts: Plain) -> Iterator[str]:
    for name, value in counts.items():
        if value is not None:
            yield f"{name.replace('_', ' ')}: {range_words(value) if isinstance(value, Mapping) else f'{value:,}'}"


def _responses(totals: Plain) -> Iterator[str]:
    for name in _RESPONSES:
        if totals[name]:
            yield f"{_NAMES.get(name, name)}: {totals[name]:,}"
    if totals["detained_low"]:
        yield f"detained: at least {totals['detained_low']:,}"


def incident_line(card: Plain) -> str:
    """Tell an incident in one line: when, what, how many, on how many sources."""
    figures = [f"{range_words(card[name])} {name}" for name in ("killed", "wounded", "detained") if card[name]]
    told = "report" if card["reports"] == 1 else "reports"
    rests = f"{card['reports']} {told}, {card['independent_sources']} independent"
    said = f": {', '.join(figures)}" if figures else ""
    when = card["date"]["words"] if card["date"] else "undated"
    return f"{when}, {card['title']}{said} ({rests}; {card['id']})"


def _change_line(one: Plain) -> str:
    changes = "; ".join(
        f"{c['label']}: {c['before'] or 'not said'} → {c['after'] or 'not said'}" for c in one["changes"]
    )
    return f"{one['card']['title']}: {changes}"


def range_words(figure: Plain) -> str:
    """Write a range as people do."""
    low, high = figure["low"], figure["high"]
    if high is None:
        return f"at least {low or 0:,}"
    if low is None:
        return f"at most {high:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"
