"""Which mentions are one incident, and what the incidents are then."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tocsin.model.incident import IdChange, Incident, Reference
from tocsin.model.judgement import Judgement
from tocsin.model.told import Told


@dataclass(frozen=True, slots=True)
class LinkResult:
    """What linking a closed set of mentions gives.

    `incidents` are all that the mentions make, sorted by id; one that is equal
    to its old state is the very old value, so what is new is what to append.
    `judgements` are the rules' judgements that hold the incidents together and
    those left unsure, for the review queue. `changes` are ids that merged or
    split. `references` tie bare references to incidents.
    """

    incidents: tuple[Incident, ...]
    judgements: tuple[Judgement, ...] = ()
    changes: tuple[IdChange, ...] = ()
    references: tuple[Reference, ...] = ()


Sharing = Callable[[frozenset[str]], Iterable[Told]]


def link(tolds: Sequence[Told], people: Sequence[Judgement] = (), old: Sequence[Incident] = ()) -> LinkResult:
    """Group mentions into incidents and reconcile their values; the order of the arguments does not matter.

    `tolds` must be closed: all mentions of a record, or what `neighbourhood`
    gives for the new ones. `people` are people's judgements about any of them,
    `old` the latest states of the incidents that hold any of them, merged ones
    included. Linking a neighbourhood gives the same incidents as linking all.
    """
    raise NotImplementedError


def neighbourhood(new: Sequence[Told], sharing: Sharing, people: Sequence[Judgement] = ()) -> tuple[Told, ...]:
    """Give all mentions whose incident can change when these are new, these included.

    `sharing(keys)` gives the record's mentions that have any of these keys among
    `block_keys(told).stored`; the record may keep the keys as an index. For
    undoing or making a judgement, `new` are the two mentions judged; pass the
    members of their old incidents too, so that a split is seen whole.
    """
    raise NotImplementedError
