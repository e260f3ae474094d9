"""The commands and how they are shown."""

from typing import Annotated

import typer

from tocsin.cli import (
    add,
    alert,
    bench,
    brief,
    claims,
    code,
    doctor,
    export,
    gazetteer,
    incidents,
    relink,
    reports,
    review,
    schema,
    search,
    serve,
    show,
    token,
    verify,
)

ABOUT = """Read news reports and keep a sourced record of political violence.

Every value in the record points at the exact words it rests on.

\b
Begin with one report, then keep many:
  tocsin code article.html
  tocsin add reports/ --record record.db
  tocsin incidents --country TR --since 2015
  tocsin show INCIDENT

The record is record.db in this folder unless --record or the variable
TOCSIN_RECORD names another. No command uses the network, but "alert", which
sends to the addresses that you name, and "--extractor llm", which asks the
language model that you name.
"""

app = typer.Typer(
    help=ABOUT,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help: importing rich's takes as long as all the rest of the start
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _print_version(is_asked: bool) -> None:
    if is_asked:
        from tocsin.run.doctor import package_version

        typer.echo(f"tocsin {package_version('tocsin')}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


for command in (
    code.code,
    add.add,
    incidents.incidents,
    show.show,
    claims.claims,
    reports.reports,
    search.search,
    export.export,
    brief.brief,
    serve.serve,
    relink.relink,
    verify.verify,
    doctor.doctor,
    bench.bench,
    schema.schema,
):
    app.command()(command)
app.add_typer(review.app, name="review")
app.add_typer(gazetteer.app, name="gazetteer")
app.add_typer(token.app, name="token")
app.add_typer(alert.app, name="alert")
