"""Which id an incident has: stable while reports arrive, the same on every run."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from ulid import ULID

from tocsin.model.identity import IncidentId, MentionId
from tocsin.model.incident import ChangeKind, IdChange, Incident, IncidentState
from tocsin.model.told import Told

_TRIES = 64
_NO_DAY = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Assignment:
    """The id of each group, in the order of the groups, and what became of old ids."""

    ids: tuple[IncidentId, ...]
    changes: tuple[IdChange, ...]


def incident_id(founder: Told, salt: int = 0, since: int = 0) -> IncidentId:
    """Make the ULID of an incident: its time from the first day of publication, the rest from the mention's id.

    Nothing is drawn by chance, so that two runs over the same reports give the
    same ids. `salt` makes another id where the first is taken, `since` is the
    earliest time in milliseconds.
    """
    day = founder.published.start or founder.published.end
    when = datetime(day.year, day.month, day.day, tzinfo=UTC) if day is not None and day.year >= 1970 else _NO_DAY
    milliseconds = max(since, int(when.timestamp() * 1000))
    rest = sha256(f"{founder.id}:{salt}".encode("utf-8", "replace")).digest()[:10]
    return IncidentId(str(ULID.from_bytes(milliseconds.to_bytes(6, "big") + rest)))


def founder_of(group: Sequence[Told]) -> Told:
    """Give the mention that an incident is named after: the first published, then the smallest id."""
    return min(group, key=lambda t: ((t.published.start or t.published.end or datetime.max.date()).isoformat(), t.id))


def _no_other(_: IncidentId) -> bool:
    return False


def assign_ids(
    old: Sequence[Incident], groups: Sequence[Sequence[Told]], is_another: Callable[[IncidentId], bool] = _no_other
) -> Assignment:
    """Give each group its id, keeping old ones.

    `is_another` says whether an id is in use for an incident that is not among
    `old`: its founder may be here by now, but the id stays with what it names.

    An old id goes to the group with most of its mentions (at a tie, to the one
    with the smallest of them). A group that several old ids claim keeps the
    oldest, and the others redirect to it. What was merged and comes apart again
    has the ids of before: a redirect whose mentions are a group of their own is
    its id again, and the id that it led to stays with what was its own.
    """
    living = [incident for incident in old if incident.state is not IncidentState.MERGED]
    home = {told.id: number for number, group in enumerate(groups) for told in group}
    back = _coming_back(living, [one for one in old if one.state is IncidentState.MERGED], home)
    claims = _claims(living, home, groups, back)
    ids: list[IncidentId | None] = [min(claimed) if claimed else None for claimed in claims]
    taken = {incident.id for incident in living}
    for redirect in sorted((one for several in back.values() for one in several), key=lambda one: one.id):
        number = _home_of(redirect.mentions, home)
        if number is not None and ids[number] is None:
            ids[number] = redirect.id
            taken.add(redirect.id)
    was_in = {mention: incident.id for incident in living for mention in incident.mentions}
    for number, group in enumerate(groups):
        if ids[number] is None:
            before = [was_in[told.id] for told in group if told.id in was_in]
            ids[number] = _free_id(
                founder_of(group), lambda made: made in taken or is_another(made), max(before, default=None)
            )
            taken.add(ids[number] or IncidentId(""))
    named = tuple(one for one in ids if one is not None)
    return Assignment(named, _changes(living, home, named))


def _coming_back(
    living: Sequence[Incident], merged: Sequence[Incident], home: dict[MentionId, int]
) -> dict[IncidentId, list[Incident]]:
    """Give the redirects to each old incident that comes apart, however often they were merged on the way."""
    apart = {one.id for one in living if len({home[m] for m in one.mentions if m in home}) > 1}
    into = {one.id: one.merged_into for one in merged}
    found: dict[IncidentId, list[Incident]] = {}
    for one in merged if apart else ():
        end, seen = one.merged_into, {one.id}
        while end in into and end not in seen:
            seen.add(end)
            end = into[end]
        if end in apart and end is not None:
            found.setdefault(end, []).append(one)
    return found


def _claims(
    living: Sequence[Incident],
    home: dict[MentionId, int],
    groups: Sequence[Sequence[Told]],
    back: dict[IncidentId, list[Incident]],
) -> list[list[IncidentId]]:
    claims: list[list[IncidentId]] = [[] for _ in groups]
    told_by_id = {told.id: told for group in groups for told in group} if back else {}
    for incident in living:
        came = {mention for one in back.get(incident.id, ()) for mention in one.mentions}
        own = [mention for mention in incident.mentions if mention not in came] or list(incident.mentions)
        founders = [m for m in own if came and m in told_by_id and incident_id(told_by_id[m]) == incident.id]
        number = _home_of(founders or own, home)
        number = number if number is not None else _home_of(incident.mentions, home)
        if number is not None:
            claims[number].append(incident.id)
    return claims


def _home_of(mentions: Sequence[MentionId], home: dict[MentionId, int]) -> int | None:
    """Give the group that holds most of some mentions; at a tie the one with the first of them."""
    found = [home[mention] for mention in mentions if mention in home]
    first = {number: position for position, number in reversed(list(enumerate(found)))}
    counts = Counter(found)
    return min(counts, key=lambda number: (-counts[number], first[number]), default=None)


def _free_id(founder: Told, is_taken: Callable[[IncidentId], bool], after: IncidentId | None) -> IncidentId:
    """Make an id that is not taken and sorts after that of the incident that a group was split from.

    So the id that was there first stays the older one, and is the one that
    remains if the two are joined again.
    """
    salt, since = 0, ULID.from_str(after).milliseconds if after is not None else 0
    while is_taken(made := incident_id(founder, salt, since)) or (after is not None and made < after):
        salt += 1
        since += salt % _TRIES == 0  # an id with a very high end
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
