"""Reports in lists: by publication, and by the words that they hold."""

from typing import TYPE_CHECKING

from tocsin.errors import SettingError
from tocsin.record import rows
from tocsin.record.values import PlainReport, ReportFilter
from tocsin.run.browse.plain import Offsets, Plain, from_json, report_line, visible
from tocsin.run.query import first_day, last_day

if TYPE_CHECKING:
    from tocsin.record.base import Record

ORDERS = ("published", "-published")
_CONTEXT = 120  # characters on either side of a passage
_MOST_CARDS = 3


def list_reports(
    record: "Record",
    *,
    since: str | None = None,
    until: str | None = None,
    source: str | None = None,
    q: str | None = None,
    sort: str = "-published",
    limit: int = 50,
    cursor: str | None = None,
) -> Plain:
    """Give a page of reports by publication, each with how much was coded of it.

    Raises:
        SettingError: there is no such order, or a word is no date.
    """
    if sort not in ORDERS:
        raise SettingError(f"{sort[:40]!r} is no order; choose {', '.join(ORDERS)}")
    wanted = ReportFilter(first_day(since) if since else None, last_day(until) if until else None, source, q)
    page = record.listed_reports(wanted, limit, cursor, newest_first=sort.startswith("-"))
    items = [
        report_line(one.report.payload, one.report.text) | {"mentions": one.mentions, "claims": one.claims}
        for one in page.items
    ]
    return {"items": items, "next": page.next, "version": record.version()}


def search(record: "Record", words: str, limit: int) -> Plain:
    """Give the reports that hold all the words, best first, with the passages and the incidents that they tell."""
    items = []
    for hit in record.search(words, limit):
        report = hit.report
        plain = rows.report_row(0, report)[-1]
        offsets = Offsets([PlainReport(report.id, report.text, plain)])
        passages = []
        for one in hit.passages:
            around = {
                "before": visible(report.text[max(0, one.start - _CONTEXT) : one.start]),
                "after": visible(report.text[one.end : one.end + _CONTEXT]),
            }
            found = {"report": one.report, "start": one.start, "end": one.end, "exact": one.exact}
            passages.append(offsets.span(found) | around)
        cards = [from_json(card) for card in record.cards_told_by(report.id, _MOST_CARDS)]
        items.append({"report": report_line(plain, report.text), "passages": passages, "incidents": cards})
    return {"items": items, "total_at_least": len(items), "version": record.version()}
