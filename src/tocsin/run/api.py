"""The two verbs of the Python API."""

from pathlib import Path

from tocsin.model.interval import parse_interval
from tocsin.run.code import code_report
from tocsin.run.coded import Coded
from tocsin.run.open_record import OpenRecord
from tocsin.run.reading import limits_today
from tocsin.run.settings import settings_here
from tocsin.run.wire import load_parts, open_record


def code(
    text: str,
    published: str | None = None,
    title: str | None = None,
    url: str | None = None,
    *,
    byline: str | None = None,
    source: str | None = None,
    extractor: str | None = None,
) -> Coded:
    """Say what a report tells: its incidents and claims, each value with its words.

    `text` is kept as it is, so that offsets count in it. `published` is a day, a
    month, a year or an interval ("2017-11-10/2017-11-30"); without it, relative
    dates stay open. `extractor` is who reads: "rules", "neural" or "llm"; without
    it TOCSIN_EXTRACTOR says so, else it is the trained model. A text in a
    language that is not coded gives no mention, and a problem that says so.

    Raises:
        ReadError: the text is empty or too long.
        DateFormatError: `published` is no date.
    """
    from tocsin.read.report import make_report

    given = parse_interval(published) if published else None
    report = make_report(text, "text", limits_today(), title=title, url=url, byline=byline, source=source, given=given)
    return Coded(code_report(report, load_parts(settings_here(extractor=extractor))))


def open(path: str | Path, *, read_only: bool = False) -> OpenRecord:
    """Open a record; one that may be written to is made where there is none.

    Use it in a `with` block, or call `close()`.

    Raises:
        RecordError: it is no record, it is damaged, or another process writes to it.
    """
    settings = settings_here(record=Path(path))
    return OpenRecord(open_record(settings.record, writing=not read_only, create=not read_only), settings)
