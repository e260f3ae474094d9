"""Which record, extractor and gazetteer to use: what a command may be told, with what holds otherwise."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

RECORD_VARIABLE = "TOCSIN_RECORD"
GAZETTEER_VARIABLE = "TOCSIN_GAZETTEER"
EXTRACTOR_VARIABLE = "TOCSIN_EXTRACTOR"
TWO_PERSON_VARIABLE = "TOCSIN_TWO_PERSON"
DEFAULT_RECORD = Path("record.db")
DEFAULT_EXTRACTOR = "neural"  # of commands and of the Python API; parts made by hand read by rules unless told


@dataclass(frozen=True, slots=True)
class Settings:
    """What the parts are made from; `gazetteer` is None for the one that comes with the package.

    `is_two_person` asks a second person for what one accepted.
    """

    record: Path = DEFAULT_RECORD
    extractor: str = "rules"
    gazetteer: Path | None = None
    is_two_person: bool = False


def settings_from(environment: Mapping[str, str]) -> Settings:
    """Give the settings that environment variables ask for."""
    gazetteer = environment.get(GAZETTEER_VARIABLE)
    return Settings(
        record=Path(environment.get(RECORD_VARIABLE) or DEFAULT_RECORD),
        extractor=environment.get(EXTRACTOR_VARIABLE) or DEFAULT_EXTRACTOR,
        gazetteer=Path(gazetteer) if gazetteer else None,
        is_two_person=environment.get(TWO_PERSON_VARIABLE, "").lower() in ("1", "true", "yes", "on"),
    )


def settings_here(*, record: Path | None = None, extractor: str | None = None) -> Settings:
    """Give the settings of this process's environment, with what the caller says in their place."""
    found = settings_from(os.environ)
    return replace(found, record=record or found.record, extractor=extractor or found.extractor)
