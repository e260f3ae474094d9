"""Which keys near-copies of one report share."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CopyKeys:
    """What the read step computed of a text so that near-copies can be found again.

    Two reports that share a band may be near-copies; their signatures decide.
    `version` names the parameters: keys of different versions are never compared.
    """

    bands: tuple[str, ...]
    signature: tuple[int, ...]
    version: str
