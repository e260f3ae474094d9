"""tocsin gazetteer: the places that words can name."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Load another gazetteer of places.", no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def _group() -> None:
    """Load another gazetteer of places."""


@app.command()
def load(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder with the files of a GeoNames dump.")],
) -> None:
    """Compile a full GeoNames dump into a gazetteer."""
    del folder
