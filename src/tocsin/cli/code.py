"""tocsin code: what one report says."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.options import DATE_HELP, ExtractorOption, JsonOption

if TYPE_CHECKING:
    from tocsin.model.coding import CodedReport
    from tocsin.run.explained import Explained


def code(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="[FILE|-]...", help="Text, HTML or JSON Lines; - is standard input.")
    ] = None,
    published: Annotated[
        str | None,
        typer.Option("--published", metavar="DATE", help=f"When it appeared, if it does not say so: {DATE_HELP}."),
    ] = None,
    as_json: JsonOption = False,
    extractor: ExtractorOption = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say why: words, rules, scores, and what else it could be.")
    ] = False,
) -> None:
    """Say what a report tells, each value beside its words.

    Nothing is stored. With --json, each report gives one line in the shape that
    "tocsin schema" prints, in the order of the input, as soon as it is coded.
    Offsets count characters (Unicode code points) of the report's text.

    With --explain, every value comes with the words that gave it, the rule or
    model head that read them with its score, and the runners-up: other types
    with their votes, other days, places and figures beside the act, other
    readings of a place's name. In --json they stand under "explanation".

    \b
    Examples:
      tocsin code article.html
      tocsin code article.txt --published 2017-11-15 --json
      tocsin code article.txt --explain
      cat texts.jsonl | tocsin code - --json > coded.jsonl

    Exit status: 0 all was read, 1 nothing could be read, 3 some was not.
    """
    import sys

    from tocsin.cli.terminal import console, is_terminal, say_json, tell
    from tocsin.cli.view_coded import print_coded
    from tocsin.cli.view_explained import print_explained
    from tocsin.errors import SettingError
    from tocsin.model.codec import coded_report_to_json
    from tocsin.run.explained import Explained as WithReasons
    from tocsin.run.explained import to_plain
    from tocsin.run.reading import read_all
    from tocsin.run.settings import settings_here
    from tocsin.run.streaming import code_each, explain_each

    out = console()

    def show(coded: "CodedReport", explained: "Explained | None") -> None:
        if as_json:
            more = {"explanation": to_plain(explained)} if explained else {}
            say_json({**coded_report_to_json(coded), **more}, indent=2 if is_terminal() else None)
        else:
            print_coded(coded, out)
            if explained:
                print_explained(explained, out)
        sys.stdout.flush()

    if not files and sys.stdin.isatty():
        raise SettingError("no report given; name a file, or pipe a text in: cat article.txt | tocsin code -")
    paths = files or [Path("-")]
    good = bad = 0
    each = explain_each if explain else code_each
    for result in each(read_all(paths, published, sys.stdin.buffer), settings_here(extractor=extractor)):
        if isinstance(result, str):
            bad += 1
            tell(f"tocsin: {result}")
        else:
            if good and not as_json:
                out.rule(style="dim")
            good += 1
            show(*((result.coded, result) if isinstance(result, WithReasons) else (result, None)))
    if bad:
        raise typer.Exit(3 if good else 1)
