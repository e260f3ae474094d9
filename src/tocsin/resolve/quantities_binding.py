"""What is the tie between a figure and the words that say what it counts?"""

from dataclasses import dataclass

from tocsin.model.quantity import Subject


@dataclass(frozen=True, slots=True)
class Binding:
    """What a figure counts: `cue_start` and `cue_end` are the tokens of the words that say so, if any do.

    `side` tells where the cue stands: "left" of its object, "right" of its
    subject, "inside" its noun phrase, "noun" from the noun alone.
    """

    subject: Subject
    side: str
    cue_start: int | None = None
    cue_end: int | None = None
    is_weak: bool = False
    is_unharmed: bool = False
    also: tuple[Subject, ...] = ()
