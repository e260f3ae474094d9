"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

RecordOption = Annotated[
    Path,
    typer.Option("--record", envvar="TOCSIN_RECORD", help="The record's file.", show_default="record.db"),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
ExtractorOption = Annotated[
    str | None,
    typer.Option(
        "--extractor",
        envvar="TOCSIN_EXTRACTOR",
        help="Who reads: rules, neural (a trained model on top) or llm (a model that you name).",
        show_default="neural",
    ),
]
CountryOption = Annotated[
    str | None, typer.Option("--country", metavar="COUNTRY", help="ISO code (TR, TUR) or name of a country.")
]
KnownOption = Annotated[
    str | None, typer.Option("--as-known", metavar="DATE", help="As this record knew it at the end of that day (UTC).")
]
DATE_HELP = "a day, month or year: 2017-11-15, 2017-11 or 2017"
DEFAULT_RECORD = Path("record.db")
