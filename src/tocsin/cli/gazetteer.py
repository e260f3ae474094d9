"""tocsin gazetteer: the places that words can name."""

from pathlib import Path
from typing import Annotated

import typer

ABOUT = "Compile a larger gazetteer of places."
app = typer.Typer(help=ABOUT, no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def _gazetteer() -> None:
    pass


@app.command()
def load(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder with the files of a GeoNames dump.")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The file to make.")] = Path("gazetteer.bin"),
    country: Annotated[
        list[str] | None,
        typer.Option("--country", metavar="COUNTRY", help="Only this one; can be given several times."),
    ] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace the file if it is there.")] = False,
) -> None:
    """Compile a full GeoNames dump into a gazetteer.

    The folder holds allCountries.txt (or files of countries, such as SY.txt),
    admin1CodesASCII.txt and admin2Codes.txt, and better alternateNamesV2.txt too,
    as GeoNames gives them. The variable TOCSIN_GAZETTEER then makes all commands
    use what was compiled.

    \b
    Examples:
      tocsin gazetteer load geonames/ --out world.bin
      tocsin gazetteer load geonames/ --country SY --country TR --out levant.bin
      TOCSIN_GAZETTEER=levant.bin tocsin code article.html
    """
    from tocsin.cli.progress import counting
    from tocsin.cli.terminal import say, tell
    from tocsin.cli.view import plural
    from tocsin.run.gazetteer import compile_gazetteer

    with counting("rows") as on_progress:
        made = compile_gazetteer(folder, out, countries=country or (), overwrite=overwrite, on_progress=on_progress)
    say(f"{plural(made.places, 'place')} in {made.path}, {made.size:,} bytes")
    tell(f"Use it with: TOCSIN_GAZETTEER={made.path}")
