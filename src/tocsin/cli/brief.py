"""tocsin brief: the situation report of a period and a place."""

from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli.options import DATE_HELP, DEFAULT_RECORD, CountryOption, JsonOption, RecordOption


def brief(
    record: RecordOption = DEFAULT_RECORD,
    since: Annotated[str | None, typer.Option("--from", metavar="DATE", help=f"From then on: {DATE_HELP}.")] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Up to then, inclusive.")] = None,
    country: CountryOption = None,
    place: Annotated[str | None, typer.Option("--place", metavar="WORDS", help="Words of a place's name.")] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write it there; .html makes a page to print.")
    ] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace the file if it is there.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Write the situation report of a period.

    It gives counts with ranges, what is new, changed and contradicted, and the response.

    It is Markdown unless the file is .html; names of private persons are withheld.

    \b
    Examples:
      tocsin brief --from 2015-10 --to 2015-10 --country TR
      tocsin brief --from 2016 --to 2016 --place Istanbul --out istanbul.html
    """
    import sys

    from tocsin.cli.terminal import safe, say_json, tell
    from tocsin.run.brief import brief_of, write_brief
    from tocsin.run.settings import settings_here

    made = brief_of(settings_here(record=record), since=since, until=until, country=country, place=place)
    if as_json:
        say_json(made)
    elif out is None:
        sys.stdout.write(safe(write_brief(made, "md")))
    else:
        from tocsin.run.files import whole_file

        with whole_file(out, overwrite=overwrite) as file:
            file.write(write_brief(made, "html" if out.suffix.lower() in (".html", ".htm") else "md"))
        tell(f"{made['counts']['incidents']:,} incidents in {out}")
