"""Which id an incident has: stable while reports arrive, the same on every run."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from ulid import ULID

from tocsin.model.identity import IncidentId, MentionId
from tocsin.model.incident import ChangeKind, IdChange, Incident, IncidentState
from tocsin.model.told import Told

_NO_DAY = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Assignment:
    """The id of each group, in the order of the groups, and what became of old ids."""

    ids: tuple[IncidentId, ...]
    changes: tuple[IdChange, ...]


def incident_id(founder: Told, salt: int = 0) -> IncidentId:
    """Make the ULID of an incident: its time from the first day of publication, the rest from the mention's id.

    Nothing is drawn by chance, so that two runs over the same reports give the
    same ids. `salt` makes another id where the first is taken.
    """
    day = founder.published.start or founder.published.end
    when = datetime(day.year, day.month, day.day, tzinfo=UTC) if day is not None and day.year >= 1970 else _NO_DAY
    milliseconds = int(when.timestamp() * 1000)
    rest = sha256(f"{founder.id}:{salt}".encode("utf-8", "replace")).digest()[:10]
    return IncidentId(str(ULID.from_bytes(milliseconds.to_bytes(6, "big") + rest)))


def founder_of(group: Sequence[Told]) -> Told:
    """Give the mention that an incident is named after: the first published, then the smallest id."""
    return min(group, key=lambda t: ((t.published.start or t.published.end or datetime.max.date()).isoformat(), t.id))


def assign_ids(old: Sequence[Incident], groups: Sequence[Sequence[Told]]) -> Assignment:
    """Give each group its id, keeping old ones.

    An old id goes to the group with most of its mentions (at a tie, to the one
    with the smallest of them). A group that several old ids claim keeps the
    oldest, and the others redirect to it. Old states that are themselves
    redirects give no id.
    """
    living = [incident for incident in old if incident.state is not IncidentState.MERGED]
    home = {told.id: number for number, group in enumerate(groups) for told in group}
    claims = _claims(living, home)
    ids: list[IncidentId | None] = [min(claimed) if claimed else None for claimed in claims]
    taken = {incident.id for incident in living}
    for number, group in enumerate(groups):
        if ids[number] is None:
            ids[number] = _free_id(founder_of(group), taken)
            taken.add(ids[number] or IncidentId(""))
    named = tuple(one for one in ids if one is not None)
    return Assignment(named, _changes(living, home, named))


def _claims(living: Sequence[Incident], home: dict[MentionId, int]) -> list[list[IncidentId]]:
    claims: list[list[IncidentId]] = [[] for _ in range(max(home.values(), default=-1) + 1)]
    for incident in living:
        found = [home[mention] for mention in incident.mentions if mention in home]
        if found:
            first = {number: position for position, number in reversed(list(enumerate(found)))}
            counts = Counter(found)
            claims[min(counts, key=lambda number: (-counts[number], first[number]))].append(incident.id)
    return claims


def _free_id(founder: Told, taken: set[IncidentId]) -> IncidentId:
    salt = 0
    while (made := incident_id(founder, salt)) in taken:
        salt += 1
    return made


def _changes(
    living: Sequence[Incident], home: dict[MentionId, int], ids: tuple[IncidentId, ...]
) -> tuple[IdChange, ...]:
    changes = []
    for incident in living:
        moved: dict[IncidentId, list[MentionId]] = {}
        for mention in incident.mentions:
            if mention in home and ids[home[mention]] != incident.id:
                moved.setdefault(ids[home[mention]], []).append(mention)
        is_gone = incident.id not in ids
        main = max(moved, key=lambda new: (len(moved[new]), new), default=None)
        for new in sorted(moved):
            kind = ChangeKind.MERGED if is_gone and new == main else ChangeKind.SPLIT
            changes.append(IdChange(kind, incident.id, new, tuple(moved[new])))
    return tuple(sorted(changes, key=lambda c: (c.old, c.new)))
