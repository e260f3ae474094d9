"""tocsin code: what one report says."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.options import DATE_HELP, ExtractorOption, JsonOption

if TYPE_CHECKING:
    from tocsin.model.coding import CodedReport


def code(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="[FILE|-]...", help="Text, HTML or JSON Lines; - is standard input.")
    ] = None,
    published: Annotated[
        str | None,
        typer.Option("--published", metavar="DATE", help=f"When it appeared, if it does not say so: {DATE_HELP}."),
    ] = None,
    as_json: JsonOption = False,
    extractor: ExtractorOption = "rules",
) -> None:
    """Say what a report tells, each value beside its words.

    Nothing is stored. With --json, each report gives one line in the shape that
    "tocsin schema" prints, in the order of the input, as soon as it is coded.
    Offsets count characters (Unicode code points) of the report's text.

    \b
    Examples:
      tocsin code article.html
      tocsin code article.txt --published 2017-11-15 --json
      cat texts.jsonl | tocsin code - --json > coded.jsonl

    Exit status: 0 all was read, 1 nothing could be read, 3 some was not.
    """
    import sys

    from tocsin.cli.terminal import console, is_terminal, say_json, tell
    from tocsin.cli.view_coded import print_coded
    from tocsin.errors import SettingError
    from tocsin.model.codec import coded_report_to_json
    from tocsin.run.reading import read_all
    from tocsin.run.settings import settings_here
    from tocsin.run.streaming import code_each

    out = console()

    def show(coded: "CodedReport") -> None:
        if as_json:
            say_json(coded_report_to_json(coded), indent=2 if is_terminal() else None)
        else:
            print_coded(coded, out)
        sys.stdout.flush()

    if not files and sys.stdin.isatty():
        raise SettingError("no report given; name a file, or pipe a text in: cat article.txt | tocsin code -")
    paths = files or [Path("-")]
    good = bad = 0
    for result in code_each(read_all(paths, published, sys.stdin.buffer), settings_here(extractor=extractor)):
        if isinstance(result, str):
            bad += 1
            tell(f"tocsin: {result}")
        else:
            if good and not as_json:
                out.rule(style="dim")
            good += 1
            show(result)
    if bad:
        raise typer.Exit(3 if good else 1)
