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
    series: Annotated[
        str | None,
        typer.Option("--series", metavar="WHAT", help="Estimates over time: fighters, weapons, displaced ..."),
    ] = None,
    place: Annotated[str | None, typer.Option("--place", metavar="NAME", help="Words of the area of a series.")] = None,
    meet: Annotated[
        bool, typer.Option("--meet", help="How they stand to each other: repeats, updates, supports, contradicts ...")
    ] = False,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="At most so many.")] = None,
    as_json: JsonOption = False,
) -> None:
    """List claims: who said what, apart from what happened.

    A sum over years ("over 300 killed in the past few years") is set beside what
    the record holds for its place and time, and never added to anything. Names
    of private persons are withheld from --json.

    \b
    Examples:
      tocsin claims --speaker ozel
      tocsin claims --about 01BX5ZZKBK --type denial --type responsibility_claim
      tocsin claims --type aggregate_count --json
      tocsin claims --series fighters --place Idlib
      tocsin claims --about 01BX5ZZKBK --meet
    """
    from tocsin.cli.terminal import console, say_json, tell
    from tocsin.cli.view_claims import print_meetings, print_series
    from tocsin.cli.view_reports import print_claims
    from tocsin.model.codec import to_plain
    from tocsin.run.claims import beside, check_series, claim_meetings, claim_series, masked_claims, series_to_dict
    from tocsin.run.query import claim_filter, find_claims
    from tocsin.run.wire import open_record

    check_series(series, place)
    with open_record(record) as store:
        wanted = claim_filter(store, about=about, speaker=speaker, type=type, text=text)
        if series is not None:
            lines = claim_series(store, wanted, series, place)[:limit]
            if as_json:
                for one in lines:
                    say_json(series_to_dict(one))
            elif not print_series(lines, console()):
                tell("No estimate fits.")
        elif meet:
            met = claim_meetings(store, wanted)[:limit]
            if as_json:
                for meeting in met:
                    say_json(to_plain(meeting))
            elif not print_meetings(met, store.claim, console()):
                tell("No two claims are about one matter.")
        elif as_json:
            for plain in masked_claims(store, find_claims(store, wanted, limit)):
                say_json(plain)
        elif not print_claims(find_claims(store, wanted, limit), console(), lambda claim: beside(store, claim)):
            tell("No claim fits.")
