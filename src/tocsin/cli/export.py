"""tocsin export: incidents into a file."""

from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli.options import DATE_HELP, DEFAULT_RECORD, CountryOption, KnownOption, RecordOption


def export(
    shape: Annotated[str, typer.Option("--shape", help="jsonl, csv, csv-evidence or geojson.")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The file to make; - is standard output.")],
    record: RecordOption = DEFAULT_RECORD,
    country: CountryOption = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help=f"From then on: {DATE_HELP}.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="Up to then, inclusive.")] = None,
    type: Annotated[list[str] | None, typer.Option("--type", metavar="TYPE", help="Type or group of types.")] = None,
    stage: Annotated[list[str] | None, typer.Option("--stage", metavar="STAGE", help="How far it got.")] = None,
    state: Annotated[
        list[str] | None, typer.Option("--state", metavar="STATE", help="candidate, reviewed, confirmed or rejected.")
    ] = None,
    as_known: KnownOption = None,
    unmask: Annotated[
        str | None,
        typer.Option("--unmask", metavar="REASON", help="Leave private names in; the reason is kept in the audit."),
    ] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace the file if it is there.")] = False,
) -> None:
    """Write incidents to a file, private names withheld.

    The file appears only when it is whole.

    jsonl holds everything: values, evidence, what was set aside, claims, reports,
    history. csv is one row an incident ("tocsin schema csv" explains the columns),
    csv-evidence one row a piece of evidence. geojson draws points for spots and
    towns, circles for districts and provinces of known width, and no geometry
    for a country. Names of private persons are withheld in every shape.

    \b
    Examples:
      tocsin export --shape geojson --out turkey.geojson --country TR
      tocsin export --shape csv --out incidents.csv --overwrite
      tocsin export --shape csv --out agreed.csv --state confirmed
      tocsin export --shape jsonl --out - | gzip > incidents.jsonl.gz
    """
    import sys

    from tocsin.cli.terminal import tell
    from tocsin.cli.view import plural
    from tocsin.run.export import export as export_incidents
    from tocsin.run.export import shape_named
    from tocsin.run.query import find_incidents, incident_filter
    from tocsin.run.wire import open_record

    shape_named(shape)
    wanted = incident_filter(country=country, since=since, until=until, type=type, stage=stage, state=state)
    with open_record(record, writing=unmask is not None) as store:
        target = sys.stdout if str(out) == "-" else out
        found = find_incidents(store, wanted, as_known=as_known)
        made = export_incidents(store, found, shape, target, unmask=unmask, overwrite=overwrite)
    names = "private names withheld" if made.is_masked else "private names left in, the reason is in the audit"
    tell(f"{plural(made.incidents, 'incident')} to {made.path} ({made.shape}, {names})")
