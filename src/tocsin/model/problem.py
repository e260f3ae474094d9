"""What could not be read: bad input as a value, beside the good ones."""

from dataclasses import dataclass

from tocsin.model.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Problem:
    """Words, or a part of an input, that a step could not read, for a person to look at.

    `code` is dotted, the subject first ("date.impossible").
    """

    code: str
    message: str
    step: str
    evidence: tuple[Evidence, ...] = ()
