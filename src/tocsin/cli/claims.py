"""tocsin claims: who said what."""

from typing import Annotated

import typer

from tocsin.cli.options import DEFAULT_RECORD, JsonOption, RecordOption


def claims(
    record: RecordOption = DEFAULT_RECORD,
    about: Annotated[
        str | None, typer.Option("--about", metavar="INCIDENT", help="Id of an incident, or the beginning of it.")
    ] = None,
    speaker: Annotated[
        str | None,
        typer.Option("--speaker", metavar="NAME", help="Part of a speaker's name; case and accents as you like."),
    ] = None,
    type: Annotated[
        list[str] | None, typer.Option("--type", metavar="TYPE", help="denial, count, warning, attribution ...")
    ] = None,
    text: Annotated[str | None, typer.Option("--text", metavar="WORDS", help="Words of what was said.")] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="At most so many.")] = None,
    as_json: JsonOption = False,
) -> None:
    """List claims: who said what, apart from what happened.

    \b
    Examples:
      tocsin claims --speaker ozel
      tocsin claims --about 01BX5ZZKBK --type denial --type responsibility_claim
      tocsin claims --type aggregate_count --json
    """
    from tocsin.cli.terminal import console, say_json, tell
    from tocsin.cli.view_reports import print_claims
    from tocsin.model.codec import claim_to_json
    from tocsin.run.query import claim_filter, find_claims
    from tocsin.run.wire import open_record

    with open_record(record) as store:
        found = find_claims(store, claim_filter(store, about=about, speaker=speaker, type=type, text=text), limit)
        if as_json:
            for claim in found:
                say_json(claim_to_json(claim) | {"report": claim.report})
        elif not print_claims(found, console()):
            tell("No claim fits.")
