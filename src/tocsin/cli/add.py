"""tocsin add: reports into the record."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.options import DATE_HELP, DEFAULT_RECORD, ExtractorOption, JsonOption, RecordOption

if TYPE_CHECKING:
    from tocsin.run.add import Summary

_MOST_BAD = 20  # refused inputs that are named one by one


def add(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Files, folders, patterns; - is standard input.")
    ],
    record: RecordOption = DEFAULT_RECORD,
    published: Annotated[
        str | None,
        typer.Option("--published", metavar="DATE", help=f"When they appeared, if they do not say so: {DATE_HELP}."),
    ] = None,
    workers: Annotated[int, typer.Option("--workers", min=1, max=64, help="Processes that code reports.")] = 1,
    as_json: JsonOption = False,
    extractor: ExtractorOption = None,
) -> None:
    """Read reports and add what they say to the record.

    Text, HTML and JSON Lines are read; a folder is searched for such files. What
    is stored stays stored, whatever happens: a run that was cut off is completed
    by running the same command again, and what is there already is only counted.
    Ctrl-C finishes the reports under way; a second one stops at once.

    \b
    Examples:
      tocsin add reports/ more.jsonl page.html
      tocsin add 'archive/2017-*.html' --record turkey.db --workers 2
      cat texts.jsonl | tocsin add - --published 2017-11

    Exit status: 0 all is well, 1 nothing could be read, 3 some inputs were refused or failed.
    """
    import sys

    from tocsin.cli.progress import counting, stopping
    from tocsin.cli.terminal import say_json
    from tocsin.errors import SettingError
    from tocsin.run.add import add as add_reads
    from tocsin.run.crew import crew
    from tocsin.run.reading import read_all
    from tocsin.run.settings import settings_here
    from tocsin.run.wire import open_record

    if extractor == "llm" and workers > 1:
        raise SettingError("--extractor llm keeps to its limits in one process only; leave out --workers")
    settings = settings_here(record=record, extractor=extractor)
    reads = read_all(paths, published, sys.stdin.buffer)
    with (
        open_record(record, writing=True, create=True) as store,
        crew(settings, workers) as code_all,
        stopping() as should_stop,
        counting("reports") as on_progress,
    ):
        summary = add_reads(reads, store, code_all, on_progress=on_progress, should_stop=should_stop)
    if as_json:
        say_json(summary.to_dict())
    else:
        _print(summary, record)
    if summary.is_stopped:
        raise typer.Exit(130)
    if summary.refused or summary.failed:
        raise typer.Exit(3 if summary.stored or summary.already_there else 1)


def _print(summary: "Summary", record: Path) -> None:
    from tocsin.cli.terminal import line, say, tell
    from tocsin.cli.view import plural

    for outcome in summary.bad[:_MOST_BAD]:
        where = f"{outcome.name}:{outcome.position}" if outcome.position else outcome.name
        tell(f"{outcome.state}: {line(where)}: {line(outcome.reason or outcome.code or '')}")
    if len(summary.bad) > _MOST_BAD:
        tell(f"and {len(summary.bad) - _MOST_BAD:,} more; --json lists them all")
    say(
        f"{plural(summary.inputs, 'input')} = {summary.stored:,} stored + {summary.already_there:,} already there"
        f" + {summary.refused:,} refused + {summary.failed:,} failed"
    )
    linked = summary.linked
    say(
        f"{plural(summary.mentions, 'new mention')}, {plural(summary.claims, 'claim')};"
        f" {plural(linked.new, 'new incident')}, {linked.changed:,} changed"
    )
    if summary.not_coded:
        languages = ", ".join(f"{count:,} {language}" for language, count in summary.not_coded.most_common())
        say(f"stored but not coded, because only English is coded: {languages}")
    if summary.is_stopped:
        tell(f"Stopped early. All of the above is in {line(str(record))}; run the same command again to go on.")
    elif summary.stored:
        option = "" if record == DEFAULT_RECORD else f" --record {line(str(record))}"
        tell(f"See them with: tocsin incidents{option}")
