"""How results look in a notebook: evidence marked in the text, every word of a document escaped."""

from collections.abc import Iterable, Sequence
from html import escape

from tocsin.model.coding import CodedReport
from tocsin.model.evidence import Evidence
from tocsin.run.facts import Fact, facts_of_claim, facts_of_mention, label_of, speaker_in_words, stage_in_words

_COLOURS = ("#fde68a", "#bfdbfe", "#bbf7d0", "#fecaca", "#ddd6fe", "#fed7aa", "#a5f3fc", "#e5e7eb")
_TABLE = "border-collapse:collapse;margin:.4em 0 1em"
_CELL = "text-align:left;vertical-align:top;padding:.15em .8em .15em 0"
_LONGEST_TEXT = 20_000  # characters of a report that are shown
_MOST_ROWS = 200
# Characters that turn text around or hide it would change what a reader sees.
_HIDDEN = {code: f"\\u{code:04x}" for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C)}
_HIDDEN |= {code: f"\\x{code:02x}" for code in (*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0))}


def coded_to_html(coded: CodedReport) -> str:
    """Give the report with the words of each mention marked in a colour of its own, and tables of the values."""
    pieces = [_heading(coded), _marked_text(coded)]
    for number, mention in enumerate(coded.mentions):
        title = f"{label_of(mention.type)} · {stage_in_words(mention.stage, mention.thwarted_at)}"
        pieces.append(_facts_table(f"{number + 1}. {title}", facts_of_mention(mention), _colour(number)))
    for claim in coded.claims:
        title = f"{label_of(claim.type)}, {speaker_in_words(claim)}"
        pieces.append(_facts_table(title, facts_of_claim(claim), "transparent"))
    pieces += [f"<p>{safe_html(problem.code)}: {safe_html(problem.message)}</p>" for problem in coded.problems]
    return "\n".join(pieces)


def table_to_html(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Give rows as a table; what is None stays empty, and of many rows the first are shown."""
    body: list[str] = []
    left = 0
    for row in rows:
        if len(body) < _MOST_ROWS:
            cells = ("" if cell is None else safe_html(str(cell)) for cell in row)
            body.append("<tr>" + "".join(f'<td style="{_CELL}">{cell}</td>' for cell in cells) + "</tr>")
        else:
            left += 1
    head = "".join(f'<th style="{_CELL}">{safe_html(name)}</th>' for name in header)
    more = f"<p>and {left:,} more</p>" if left else ""
    return f'<table style="{_TABLE}"><thead><tr>{head}</tr></thead><tbody>{"".join(body)}</tbody></table>{more}'


def facts_to_html(title: str, facts: Iterable[Fact]) -> str:
    """Give the values of one thing as a table with the words behind each."""
    return _facts_table(title, facts, "transparent")


def safe_html(text: str) -> str:
    """Give a text as HTML that shows it and does nothing else."""
    return escape(text.translate(_HIDDEN).encode("utf-8", "backslashreplace").decode("utf-8"), quote=True)


def _heading(coded: CodedReport) -> str:
    report = coded.report
    title = safe_html(report.title or "Untitled report")
    known = [report.source, report.published.interval.edtf if report.published.interval.start else None]
    below = " · ".join(safe_html(part) for part in known if part)
    return f"<h4>{title}</h4><p>{below}</p>"


def _colour(number: int) -> str:
    return _COLOURS[number % len(_COLOURS)]


def _marked_text(coded: CodedReport) -> str:
    text = coded.report.text
    shown = text[:_LONGEST_TEXT]
    marks = _marks(coded, len(shown))
    pieces, at = [], 0
    for start, end, number in marks:
        title = safe_html(f"{number + 1}. {label_of(coded.mentions[number].type)}")
        pieces.append(safe_html(shown[at:start]))
        pieces.append(
            f'<mark style="background:{_colour(number)}" title="{title}">{safe_html(shown[start:end])}</mark>'
        )
        at = end
    pieces.append(safe_html(shown[at:]))
    more = "" if len(text) <= _LONGEST_TEXT else f"<p>… and {len(text) - _LONGEST_TEXT:,} more characters</p>"
    return f'<div dir="auto" style="white-space:pre-wrap;max-width:60em">{"".join(pieces)}</div>{more}'


def _marks(coded: CodedReport, length: int) -> list[tuple[int, int, int]]:
    """Give stretches to mark, in order and apart from each other, each with the number of its mention."""
    wanted: list[tuple[int, int, int]] = []
    for number, mention in enumerate(coded.mentions):
        spots: set[Evidence] = {e for fact in facts_of_mention(mention) for e in fact.evidence}
        wanted += [(spot.start, spot.end, number) for spot in spots if spot.end <= length]
    marks: list[tuple[int, int, int]] = []
    for start, end, number in sorted(wanted, key=lambda mark: (mark[0], -mark[1], mark[2])):
        begin = max(start, marks[-1][1]) if marks else start
        if begin < end:
            marks.append((begin, end, number))
    return marks


def _facts_table(title: str, facts: Iterable[Fact], colour: str) -> str:
    rows = []
    for fact in facts:
        words = "<br>".join(f"“{safe_html(e.exact)}” <small>{e.start}–{e.end}</small>" for e in fact.evidence[:5])
        aside = "".join(f"<br><small>set aside: {safe_html(words)}</small>" for words in fact.set_aside[:5])
        rows.append(
            f'<tr><td style="{_CELL}">{safe_html(fact.label)}</td>'
            f'<td style="{_CELL}"><b>{safe_html(fact.value)}</b>{aside}</td><td style="{_CELL}">{words}</td></tr>'
        )
    caption = f'<caption style="text-align:left"><mark style="background:{colour}">{safe_html(title)}</mark></caption>'
    return f'<table style="{_TABLE}">{caption}<tbody>{"".join(rows)}</tbody></table>'
