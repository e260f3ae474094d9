"""The record in memory: what linking keeps beside the mentions."""

from collections.abc import Collection, Container, Iterator, Sequence

from tocsin.model.identity import IncidentId, MentionId, ReportId
from tocsin.model.incident import Reference
from tocsin.model.mention import Mention
from tocsin.record.values import Kept, ToIndex


class MemoryTold:
    """What linking asks and keeps; the docstrings of `tocsin.record.base` hold."""

    def __init__(self) -> None:
        self._mentions: dict[MentionId, Mention] = {}
        self._kept: dict[MentionId, tuple[str, ToIndex]] = {}
        self._ids_by_key: dict[int, set[MentionId]] = {}
        self._references: dict[MentionId, Reference] = {}
        self._leaders: dict[ReportId, ReportId] = {}

    def index_mentions(self, version: str, several: Sequence[ToIndex], leaders: dict[ReportId, ReportId]) -> None:
        """Keep what linking worked out of mentions, in place of what was kept under other versions."""
        if any(kept != version for kept, _ in self._kept.values()):
            self._kept.clear()
            self._ids_by_key.clear()
            self._leaders.clear()
        for one in several:
            self._kept[one.mention] = (version, one)
            for key in one.keys:
                self._ids_by_key.setdefault(key, set()).add(one.mention)
        self._leaders |= leaders

    def reports_to_index(self, version: str) -> Iterator[ReportId]:
        """Give the reports with mentions that are not in the index of linking under this version of its rules."""
        missing = {
            mention.report: None
            for mention in self._mentions.values()
            if self._kept.get(mention.id, ("", None))[0] != version
        }
        return iter(missing)

    def kept_sharing(self, keys: Collection[int], known: Container[MentionId] = ()) -> Iterator[Kept | MentionId]:
        """Give what is kept of the mentions with any of these keys; of those that are known only the id."""
        found = sorted({named for key in keys for named in self._ids_by_key.get(key, ())})
        yield from (named for named in found if named in known)
        yield from self.kept_of([named for named in found if named not in known])

    def kept_of(self, mentions: Collection[MentionId]) -> Iterator[Kept]:
        """Give what is kept of mentions, by their ids."""
        for named in sorted(set(mentions) & self._kept.keys()):
            mention = self._mentions[named]
            yield Kept(mention, mention.report, self._kept[named][1].payload)

    def append_references(self, references: Sequence[Reference]) -> None:
        """Store to which incidents bare references are tied; the newest of a mention counts."""
        self._references |= {one.mention: one for one in references}

    def references_of(self, mentions: Collection[MentionId]) -> dict[MentionId, Reference]:
        """Give what these bare references are tied to now, by their mentions."""
        return {one: self._references[one] for one in mentions if one in self._references}

    def references_to(self, incidents: Collection[IncidentId]) -> tuple[Reference, ...]:
        """Give the bare references that are tied to any of these ids now, in the order of their mentions."""
        every = (self._references[one] for one in sorted(self._references))
        return tuple(one for one in every if one.incident in incidents)

    def copy_leaders(self, reports: Collection[ReportId]) -> dict[ReportId, ReportId]:
        """Give the smallest id of the group of near-copies that each report is in; those in none are left out."""
        return {one: self._leaders[one] for one in reports if one in self._leaders}

    def copies_led_by(self, leader: ReportId) -> tuple[ReportId, ...]:
        """Give the reports of a group of near-copies, in the order of their ids."""
        return tuple(sorted(one for one, its in self._leaders.items() if its == leader))

    def mention_ids_of(self, reports: Collection[ReportId]) -> tuple[MentionId, ...]:
        """Give the ids of the mentions of reports, in their order."""
        wanted = set(reports)
        return tuple(sorted(one.id for one in self._mentions.values() if one.report in wanted))
