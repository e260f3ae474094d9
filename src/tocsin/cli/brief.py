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
        Path | None,
        typer.Option("--out", metavar="FILE", help="Write it there; its ending says as what: .md, .html or .pdf."),
    ] = None,
    format: Annotated[
        str | None, typer.Option("--format", metavar="KIND", help="md, html (a page to print) or pdf.")
    ] = None,
    pdf: Annotated[Path | None, typer.Option("--pdf", metavar="FILE", help="Write it there as PDF.")] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace the file if it is there.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Write the situation report of a period.

    It gives counts with ranges, what is new, changed and contradicted, and the response.

    It is Markdown unless you say otherwise; PDF needs: pip install 'tocsin[pdf]'.
    Names of private persons are withheld.

    \b
    Examples:
      tocsin brief --from 2015-10 --to 2015-10 --country TR
      tocsin brief --from 2016 --to 2016 --place Istanbul --out istanbul.html
      tocsin brief --from 2016-06 --to 2016-06 --pdf june.pdf
    """
    import datetime as dt
    import sys

    from tocsin.cli.terminal import safe, say_json, tell
    from tocsin.errors import SettingError
    from tocsin.run.brief import brief_of, kind_named, write_brief
    from tocsin.run.settings import settings_here

    if pdf is not None and (out is not None or format is not None):
        raise SettingError("--pdf FILE stands for --out FILE --format pdf; leave the others out")
    target = pdf or out
    kind = "pdf" if pdf else kind_named(format, out)
    if kind == "pdf" and target is None and sys.stdout.isatty():
        raise SettingError("a PDF is not for a terminal; name a file with --pdf FILE")
    made = brief_of(settings_here(record=record), since=since, until=until, country=country, place=place)
    if as_json:
        say_json(made)
        return
    written = write_brief(made, kind, dt.datetime.now(dt.UTC))
    if target is not None:
        from tocsin.run.files import whole_bytes

        with whole_bytes(target, overwrite=overwrite) as file:
            file.write(written)
        tell(f"{made['counts']['incidents']:,} incidents in {target}")
    elif kind == "pdf":
        sys.stdout.buffer.write(written)
    else:
        sys.stdout.write(safe(written.decode("utf-8")))
