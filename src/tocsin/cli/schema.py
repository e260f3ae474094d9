"""tocsin schema: the shape of the output."""

from typing import Annotated

import typer


def schema(
    of: Annotated[
        str, typer.Argument(metavar="[coding|csv]", help="A coded report, or the columns of the CSV.")
    ] = "coding",
) -> None:
    """Print the shape of a coded report, or of the CSV.

    "coding" is the JSON Schema of what "tocsin code --json" prints, "csv" explains
    the columns of the CSV export.

    \b
    Examples:
      tocsin schema > coding.schema.json
      tocsin schema csv
    """
    import sys

    from tocsin.cli.terminal import say_json
    from tocsin.errors import SettingError
    from tocsin.publish.csv import table_schema
    from tocsin.run.schema import coding_schema_text

    if of == "csv":
        say_json(table_schema(), indent=1)
    elif of == "coding":
        sys.stdout.write(coding_schema_text())
    else:
        raise SettingError(f"{of!r} is no schema; choose coding or csv")
