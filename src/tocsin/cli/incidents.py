"""tocsin incidents: which incidents there are."""

from typing import Annotated

import typer

from tocsin.cli.options import DATE_HELP, DEFAULT_RECORD, CountryOption, JsonOption, KnownOption, RecordOption

_SHOWN = 50  # rows in a terminal


def incidents(
    record: RecordOption = DEFAULT_RECORD,
    country: CountryOption = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help=f"From then on: {DATE_HELP}.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="Up to then, inclusive.")] = None,
    type: Annotated[
        list[str] | None,
        typer.Option("--type", metavar="TYPE", help="Type, or a group: explosive, assault, taking, security ..."),
    ] = None,
    stage: Annotated[
        list[str] | None,
        typer.Option("--stage", metavar="STAGE", help="accomplished, attempted, thwarted, planned or threatened."),
    ] = None,
    actor: Annotated[str | None, typer.Option("--actor", metavar="NAME", help="Words of an actor's name.")] = None,
    place: Annotated[str | None, typer.Option("--place", metavar="NAME", help="Words of a place's name.")] = None,
    text: Annotated[
        str | None, typer.Option("--text", metavar="WORDS", help="Words that all stand in a report behind it.")
    ] = None,
    state: Annotated[
        list[str] | None, typer.Option("--state", metavar="STATE", help="candidate, reviewed, confirmed or rejected.")
    ] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", min=1, help="At most so many; a table in a terminal shows 50.")
    ] = None,
    as_known: KnownOption = None,
    as_json: JsonOption = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
) -> None:
    """List the incidents of the record, by date.

    Names of private persons are withheld from --json and --csv, as in an export.
    Filters can be combined; --type and --stage can be given several times. Dates
    select what can have happened within them: an attack "in 2015" is found by
    --since 2015-06.

    \b
    Examples:
      tocsin incidents --country TR --since 2015 --type suicide_bombing
      tocsin incidents --type explosive --stage thwarted --json
      tocsin incidents --as-known 2017-11-15
      tocsin incidents --actor "Islamic State" --place Istanbul --csv > istanbul.csv
    """
    from tocsin.cli.terminal import console, is_terminal, say, say_json, tell
    from tocsin.cli.view_incidents import incident_table
    from tocsin.errors import SettingError
    from tocsin.run.query import find_incidents, incident_filter
    from tocsin.run.wire import open_record

    if as_json and as_csv:
        raise SettingError("--json and --csv exclude each other; give one of them")
    wanted = incident_filter(
        country=country,
        since=since,
        until=until,
        type=type,
        stage=stage,
        actor=actor,
        place=place,
        text=text,
        state=state,
    )
    with open_record(record) as store:
        most = limit or (_SHOWN + 1 if is_terminal() and not (as_json or as_csv) else None)
        found = find_incidents(store, wanted, most, as_known)
        if as_csv:
            import sys

            from tocsin.run.export import export

            export(store, found, "csv", sys.stdout)
        elif as_json:
            from tocsin.run.export import masked_incidents

            for plain in masked_incidents(found):
                say_json(plain)
        else:
            rows = list(found)
            if not rows:
                tell("No incident fits.")
                return
            out = console()
            out.print(incident_table(rows[: limit or _SHOWN] if is_terminal() else rows, out.width))
            if limit is None and is_terminal() and len(rows) > _SHOWN:
                say(f"The first {_SHOWN}; more with --limit, or narrow it down.")
