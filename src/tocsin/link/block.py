"""Which mentions are worth comparing: keys of time and place at several precisions."""

from dataclasses import dataclass

from tocsin.model.told import Told


@dataclass(frozen=True, slots=True)
class BlockKeys:
    """The keys that a mention is found by, and those it looks for.

    A pair meets if one's `stored` shares a key with the other's `asked`; that is
    so from both sides or from none.
    """

    stored: frozenset[str]
    asked: frozenset[str]


def block_keys(told: Told) -> BlockKeys:
    """Give the keys of a mention: a pure function of it alone, so that an index never goes stale."""
    raise NotImplementedError
