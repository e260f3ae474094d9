"""tocsin show: everything on one incident."""

from typing import Annotated

import typer

from tocsin.cli.options import DEFAULT_RECORD, JsonOption, KnownOption, RecordOption


def show(
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="Its id, or the beginning of it.")],
    record: RecordOption = DEFAULT_RECORD,
    as_known: KnownOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show all about one incident, down to the words.

    Each value stands with its range, the rule that chose it, what was set aside
    and the exact words. Below stand how the figures changed from day to day, the claims about it, the
    reports, and every revision of the incident.

    \b
    Examples:
      tocsin show 01BX5ZZKBK
      tocsin show 01BX5ZZKBK --json | less
    """
    from tocsin.cli.terminal import console, is_terminal, say_json
    from tocsin.cli.view_incidents import print_incident
    from tocsin.run.show import show_incident
    from tocsin.run.wire import open_record

    with open_record(record) as store:
        view = show_incident(store, incident, as_known)
    if as_json:
        say_json(view.to_dict(), indent=2 if is_terminal() else None)
    else:
        print_incident(view, console())
