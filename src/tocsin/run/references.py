"""Bare references ("since Northgate"): which incident each names, whatever came first."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from tocsin.link.references import attach_references, names_of_mention, words_of_reference
from tocsin.model.identity import MentionId
from tocsin.model.incident import Reference
from tocsin.model.told import Told
from tocsin.run.link_index import Index, name_key, reference_key

if TYPE_CHECKING:
    from tocsin.record.base import Record

_MOST_NAMED = 300  # mentions that share a word with a reference; a word of more of them names no single act


def attach(record: "Record", index: Index, changed: Collection[MentionId]) -> int:
    """Tie bare references to the incidents that they name, and give how many are tied anew.

    Looked at are references among the changed mentions and those that share a
    name with them. A reference is tied by all incidents that the record holds,
    so that it does not matter which of them came first.
    """
    waiting: dict[MentionId, Told] = {}
    words: set[str] = set()
    for told in index.by_id(sorted(changed)):
        if told.mention.reference_only:
            waiting[told.id] = told
        else:
            words |= names_of_mention(told.mention)
    if words:
        keys = frozenset(reference_key(word) for word in words)
        waiting |= {told.id: told for told in index.sharing(keys) if told.mention.reference_only}
    if not waiting:
        return 0
    known = record.references_of(waiting)
    made = [_tie(record, index, waiting[named]) for named in sorted(waiting)]
    new = [one for one in made if known.get(one.mention) != one and (one.incident is not None or one.mention in known)]
    record.append_references(new)
    return len(new)


def _tie(record: "Record", index: Index, told: Told) -> Reference:
    """Give what a reference names now; without an incident where it is none or more than one."""
    keys = frozenset(name_key(word) for word in words_of_reference(told.mention))
    members = [one for one in index.sharing(keys) if not one.mention.reference_only] if keys else []
    nothing = Reference(told.id, None, 0.0, "names no incident, or more than one")
    if not members or len(members) > _MOST_NAMED:
        return nothing
    groups = [
        (incident, list(index.by_id(incident.mentions)))
        for incident in record.incidents_holding([one.id for one in members])
        if incident.merged_into is None
    ]
    return next(iter(attach_references([told], groups)), nothing)


def current(record: "Record", references: Iterable[Reference]) -> tuple[Reference, ...]:
    """Give references whose incident still stands, under the id that it has now."""
    from dataclasses import replace

    return tuple(
        replace(one, incident=record.incident(one.incident).id) for one in references if one.incident is not None
    )
