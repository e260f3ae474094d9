"""Incidents into a file of some shape, private names withheld."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from tocsin.errors import SettingError
from tocsin.model.codec import scrub, to_plain
from tocsin.model.incident import Incident
from tocsin.publish.csv import write_csv, write_evidence_csv
from tocsin.publish.dossier import Dossier
from tocsin.publish.geojson import write_geojson
from tocsin.publish.jsonl import write_jsonl
from tocsin.publish.mask import Mask, mask_for
from tocsin.run.files import whole_file
from tocsin.run.show import dossiers

if TYPE_CHECKING:
    from tocsin.record.base import Record

Write = Callable[[Iterable[tuple[Dossier, Mask]], IO[str]], int]
SHAPES: dict[str, Write] = {
    "jsonl": write_jsonl,
    "csv": write_csv,
    "csv-evidence": write_evidence_csv,
    "geojson": write_geojson,
}


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote, and whether private names are in it."""

    path: Path
    shape: str
    incidents: int
    is_masked: bool


def shape_named(name: str) -> Write:
    """Give the writer of a shape.

    Raises:
        SettingError: there is no such shape.
    """
    if name not in SHAPES:
        raise SettingError(f"{name!r} is no shape; choose {', '.join(SHAPES)}")
    return SHAPES[name]


def export(
    record: "Record",
    incidents: Iterable[Incident],
    shape: str,
    out: Path | IO[str],
    *,
    unmask: str | None = None,
    actor: str = "cli",
    overwrite: bool = False,
) -> Exported:
    """Write incidents to a file, which appears only when it is whole, or to an open stream.

    Names of private persons are withheld from values and evidence, unless
    `unmask` gives a reason: the reason is written into the record's audit first.

    Raises:
        SettingError: an unknown shape, an empty reason, or a file that is there already.
    """
    write = shape_named(shape)
    target = str(out) if isinstance(out, Path) else "standard output"
    if unmask is not None:
        if not unmask.strip():
            raise SettingError("--unmask needs a reason; it is written into the audit")
        record.note(actor, "export.unmask", target, unmask.strip())
    masked = with_masks(dossiers(record, incidents), unmask=unmask is not None)
    with ExitStack() as open_files:
        stream = open_files.enter_context(whole_file(out, overwrite=overwrite)) if isinstance(out, Path) else out
        written = write(masked, stream)
    return Exported(Path(target), shape, written, unmask is None)


def with_masks(found: Iterable[Dossier], *, unmask: bool = False) -> Iterator[tuple[Dossier, Mask]]:
    """Give each dossier with the mask for the private names in it."""
    for dossier in found:
        yield dossier, Mask() if unmask else mask_for([dossier])


def masked_incidents(incidents: Iterable[Incident]) -> Iterator[dict[str, Any]]:
    """Give each incident as plain data, private names withheld."""
    for dossier, mask in with_masks(map(Dossier, incidents)):
        plain: dict[str, Any] = scrub(mask.plain(to_plain(dossier.incident)))
        yield plain
