"""tocsin reports: which reports were read."""

from itertools import islice
from typing import Annotated

import typer

from tocsin.cli.options import DEFAULT_RECORD, JsonOption, RecordOption


def reports(
    record: RecordOption = DEFAULT_RECORD,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="At most so many.")] = None,
    as_json: JsonOption = False,
) -> None:
    """List the reports of the record.

    With --json each line is a report with its text, as "tocsin schema" has it.

    \b
    Examples:
      tocsin reports
      tocsin reports --limit 10 --json
    """
    from tocsin.cli.terminal import console, say_json, tell
    from tocsin.cli.view_reports import report_table
    from tocsin.model.codec import report_to_json
    from tocsin.run.query import all_reports
    from tocsin.run.wire import open_record

    with open_record(record) as store:
        found = islice(all_reports(store), limit)
        if as_json:
            for report in found:
                say_json(report_to_json(report))
            return
        rows = list(found)
        if rows:
            console().print(report_table(rows))
        else:
            tell("No report is in the record.")
