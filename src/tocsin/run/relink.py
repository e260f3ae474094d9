"""All incidents made anew from mentions and decisions, compared with what the record says."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tocsin.errors import RecordError
from tocsin.link.people import values_of
from tocsin.model.codec import to_plain
from tocsin.model.incident import ChangeKind, IdChange, Incident, IncidentState
from tocsin.run.facts import value_in_words
from tocsin.run.link_index import bring_up
from tocsin.run.linking import Followed, People, follow
from tocsin.run.query import find_incidents

if TYPE_CHECKING:
    from tocsin.record.base import Record


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A value of an incident that would be another one; None is no value."""

    incident: str
    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Relinked:
    """What making all incidents anew gives: digests of those that stood and of those that were made, and what differs.

    `is_stored` says that the new ones stand now.
    """

    incidents: int
    before: str
    after: str
    ids: tuple[IdChange, ...] = ()
    new: tuple[str, ...] = ()
    values: tuple[ValueChange, ...] = ()
    is_stored: bool = False

    @property
    def is_same(self) -> bool:
        """Say whether the incidents made anew are those that stand."""
        return self.before == self.after

    def to_dict(self) -> dict[str, Any]:
        """Give plain data for `--json`."""
        return {
            "incidents": self.incidents,
            "is_same": self.is_same,
            "digest_before": self.before,
            "digest_after": self.after,
            "is_stored": self.is_stored,
            "merged": [to_plain(one) for one in self.ids if one.kind is ChangeKind.MERGED],
            "split": [to_plain(one) for one in self.ids if one.kind is ChangeKind.SPLIT],
            "new": list(self.new),
            "values": [to_plain(one) for one in self.values],
        }


@dataclass(frozen=True, slots=True)
class Proposal:
    """All incidents made anew, and what would change; nothing is stored yet."""

    told: Relinked
    followed: Followed


def propose(record: "Record") -> Proposal:
    """Make all incidents anew from the record's mentions and what people decided, and say what differs.

    What linking keeps beside the mentions is worked out anew first, if its
    rules have changed.
    """
    bring_up(record)
    followed = follow(record, None, People.of(record))
    standing = {one.id: one for one in find_incidents(record, _living())}
    made = {one.id: one for one in standing.values() if one.state is IncidentState.REJECTED}
    made |= {one.id: one for one in followed.whole}
    for one in followed.incidents:
        if one.state is IncidentState.MERGED:
            made.pop(one.id, None)
        else:
            made[one.id] = one
    values = [change for one in followed.whole if one.id in standing for change in _differing(standing[one.id], one)]
    told = Relinked(
        len(made),
        digest_of(standing.values()),
        digest_of(made.values()),
        followed.changes,
        tuple(sorted(made.keys() - standing.keys())),
        tuple(values),
    )
    return Proposal(told, followed)


def relink(record: "Record", proposal: Proposal) -> Relinked:
    """Store what was proposed, and prove that the incidents that stand now are those that were made anew.

    Raises:
        RecordError: they are not.
    """
    record.append_judgements(proposal.followed.judgements)
    record.append_incidents(proposal.followed.incidents)
    after = digest_of(find_incidents(record, _living()))
    if after != proposal.told.after:
        raise RecordError(
            "record", f"holds incidents {after}, not {proposal.told.after} as made anew; run: tocsin verify"
        )
    return replace(proposal.told, is_stored=True)


def digest_of(incidents: Iterable[Incident]) -> str:
    """Give the SHA-256 of incidents, each named by its mentions and not by its id."""
    from tocsin.record.digest import digest_lines, incident_line

    return digest_lines(incident_line(to_plain(one)) for one in incidents)


def _living() -> Any:
    from tocsin.record.base import CURRENT_STATES, IncidentFilter

    return IncidentFilter(states=(*CURRENT_STATES, IncidentState.REJECTED))


def _differing(before: Incident, after: Incident) -> Iterable[ValueChange]:
    old, new = values_of(before), values_of(after)
    for field in sorted(old.keys() | new.keys()):
        one, other = (value_in_words(held[field].value) if field in held else None for held in (old, new))
        if one != other:
            yield ValueChange(after.id, field, one, other)
