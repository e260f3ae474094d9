"""Compiling a gazetteer of one's own, and checking that it can be used."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from tocsin.errors import SettingError
from tocsin.run.countries import country_iso2


@dataclass(frozen=True, slots=True)
class Compiled:
    """What was compiled: the file, how many places it names, and its size in bytes."""

    path: Path
    places: int
    size: int


def compile_gazetteer(
    folder: Path,
    out: Path,
    *,
    countries: Iterable[str] = (),
    overwrite: bool = False,
    on_progress: Callable[[int, str], None] = lambda _count, _name: None,
) -> Compiled:
    """Compile the tables of a GeoNames dump into a gazetteer file, which appears only when it is whole.

    Raises:
        SettingError: the folder is not there, or the file is there already.
        MissingPartError: a table of the dump is not in the folder.
    """
    from tocsin.resolve.gazetteer import load_gazetteer
    from tocsin.resolve.gazetteer_load import load_geonames_dump

    if not folder.is_dir():
        raise SettingError(f"{folder} is no folder; give the one with the files of the dump")
    if os.path.lexists(out) and not overwrite:
        raise SettingError(f"{out} is there already; name another file with --out, or add --overwrite")
    chosen = [country_iso2(words) for words in countries]
    part = out.with_name(out.name + ".part")
    try:
        places = load_geonames_dump(folder, part, chosen or None, progress=lambda what, rows: on_progress(rows, what))
        load_gazetteer(part)
        os.replace(part, out)
    finally:
        part.unlink(missing_ok=True)
    return Compiled(out, places, out.stat().st_size)
