"""tocsin search: words in the reports."""

from typing import Annotated

import typer

from tocsin.cli.options import DEFAULT_RECORD, JsonOption, RecordOption


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help='Words; "quotes" keep them together.')],
    record: RecordOption = DEFAULT_RECORD,
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, help="At most so many reports.")] = 20,
    as_json: JsonOption = False,
) -> None:
    """Find the reports that hold all the words, best first.

    \b
    Examples:
      tocsin search peace rally
      tocsin search '"peace rally"' --json
    """
    from tocsin.cli.terminal import console, say_json, tell
    from tocsin.cli.view_reports import print_hit
    from tocsin.model.codec import spans_to_json
    from tocsin.run.wire import open_record

    with open_record(record) as store:
        hits = store.search(" ".join(words), limit)
    if not hits:
        tell("No report holds all of these words.")
    out = console()
    for hit in hits:
        if as_json:
            report = hit.report
            say_json(
                {
                    "report": report.id,
                    "title": report.title,
                    "url": report.url,
                    "published": report.published.interval.edtf,
                    "passages": spans_to_json(hit.passages),
                }
            )
        else:
            print_hit(hit, out)
