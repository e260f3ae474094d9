"""Which mentions of a record a mention meets, without looking at all of them."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from tocsin.link.block import block_keys
from tocsin.link.references import names_of_mention, words_of_reference
from tocsin.link.telling import tell
from tocsin.model.identity import MentionId, ReportId
from tocsin.model.interval import DatePrecision, Interval
from tocsin.model.told import Told
from tocsin.read.copies import is_copy

if TYPE_CHECKING:
    from tocsin.record.base import Kept, Record
    from tocsin.run.linking import People

_AT_ONCE = 500  # reports whose mentions are put into the index in one step
_MOST_HELD = 200_000  # mentions that a process keeps at hand
# What the keys and the words are made by: an index of other rules is worked out again.
_RULES = (
    "references.py",
    "block.py",
    "facts.py",
    "telling.py",
    "common_words.py",
    "compare/when.py",
    "compare/kind.py",
    "compare/where.py",
)


@cache
def rules_version() -> str:
    """Name the rules that make keys, by what they say."""
    folder = resources.files("tocsin.link")
    whole = hashlib.sha256()
    for name in _RULES:
        whole.update(folder.joinpath(*name.split("/")).read_bytes())
    return whole.hexdigest()[:16]


def key_number(key: str) -> int:
    """Give a key as a number of 64 bits with a sign; two keys that share one only meet once too often."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)


# Mentions read before, of each record that is open: they never change.
_held: "WeakKeyDictionary[Record, dict[MentionId, Told]]" = WeakKeyDictionary()


@dataclass(slots=True)
class Index:
    """The mentions of a record as linking sees them, found by id and by block key.

    What people corrected is seen as corrected, what they rejected is not seen.
    """

    record: "Record"
    people: "People"
    _told: dict[MentionId, Told] = field(default_factory=dict)
    _keys_decided: dict[str, set[MentionId]] = field(default_factory=dict)
    _decided: dict[MentionId, Told | None] = field(default_factory=dict)

    @classmethod
    def of(cls, record: "Record", people: "People") -> "Index":
        """Give the index of a record, brought up to what it holds now."""
        bring_up(record)
        held = _held.setdefault(record, {})
        if len(held) > _MOST_HELD:
            held.clear()
        index = cls(record, people, held)
        index._see_decided()
        return index

    def _see_decided(self) -> None:
        """Work out anew what people decided about."""
        decided = [MentionId(one) for one in self.people.about_mention]
        keys: dict[str, set[MentionId]] = defaultdict(set)
        for told in self._load(decided):
            mention = self.people.mention(told.mention)
            report = self.record.report(told.report)
            if mention is None or report is None:
                self._decided[told.id] = None
                continue
            self._decided[told.id] = seen = tell(report, mention)
            for key in block_keys(seen).stored:
                keys[key].add(told.id)
        self._keys_decided = dict(keys)

    def sharing(self, keys: frozenset[str]) -> Iterable[Told]:
        """Give the mentions that store any of these keys, and those of near-copies."""
        found: dict[MentionId, Told] = {}
        missing: list[MentionId] = []
        for one in self.record.kept_sharing([key_number(key) for key in keys], self._told.keys()):
            if isinstance(one, str):
                missing.append(one)
            else:
                self._keep(one)
                missing.append(one.mention.id)
        found = {named: self._told[named] for named in missing if named not in self._decided}
        extra = {named for key in keys for named in self._keys_decided.get(key, ())}
        copies = [ReportId(key[1:]) for key in keys if key.startswith("crpt_")]
        for leader in copies:
            extra |= set(self.record.mention_ids_of(self.record.copies_led_by(leader)))
        return self._seen([*found, *(extra - found.keys())])

    def by_id(self, mentions: Collection[MentionId]) -> Iterable[Told]:
        """Give mentions by their ids."""
        return self._seen(sorted(mentions))

    def every(self) -> tuple[Told, ...]:
        """Give all mentions that linking sees, in the order of their ids."""
        return tuple(self._seen([mention.id for mention in self.record.mentions()]))

    def _seen(self, named: Collection[MentionId]) -> list[Told]:
        """Give mentions as people corrected them, with the groups of near-copies that they are in."""
        tolds = []
        for told in self._load(named):
            decided = self._decided.get(told.id, told)
            if decided is not None:
                tolds.append(decided)
        leaders = self.record.copy_leaders({told.report for told in tolds})
        return [self._as_said(told, leaders.get(told.report)) for told in tolds]

    def _as_said(self, told: Told, leader: ReportId | None) -> Told:
        """Give a mention with its group of near-copies and what people said of its source."""
        standing = self.people.standing(told)
        if told.copies == leader and told.standing is standing:
            return told
        made = replace(told, copies=leader, standing=standing)
        if told.id in self._decided:
            self._decided[told.id] = made
        else:
            self._told[told.id] = made
        return made

    def _load(self, named: Collection[MentionId]) -> list[Told]:
        missing = [one for one in named if one not in self._told]
        if missing:
            for kept in self.record.kept_of(missing):
                self._keep(kept)
        return [self._told[one] for one in named if one in self._told]

    def _keep(self, kept: "Kept") -> None:
        self._told[kept.mention.id] = _unpack(kept)


def bring_up(record: "Record") -> None:
    """Put mentions that are not yet in the index into it, and find the near-copies among their reports."""
    waiting: list[ReportId] = list(record.reports_to_index(rules_version()))
    for at in range(0, len(waiting), _AT_ONCE):
        _index(record, waiting[at : at + _AT_ONCE])


def _index(record: "Record", reports: Sequence[ReportId]) -> None:
    from tocsin.record.base import ToIndex

    several: list[ToIndex] = []
    leaders: dict[ReportId, ReportId] = {}
    for named in reports:
        report = record.report(named)
        if report is None:
            continue
        for mention in record.mentions_of(named):
            told = tell(report, mention)
            keys = frozenset(key_number(key) for key in (*block_keys(told).stored, *_names(told)))
            several.append(ToIndex(told.id, keys, _pack(told)))
        _find_copies(record, named, leaders)
    record.index_mentions(rules_version(), several, leaders)


def name_key(word: str) -> str:
    """Give the key of the mentions that a bare reference can name by a word."""
    return f"name:{word}"


def reference_key(word: str) -> str:
    """Give the key of the bare references that name something by a word."""
    return f"reference:{word}"


def _names(told: Told) -> Iterable[str]:
    if told.mention.reference_only:
        return map(reference_key, words_of_reference(told.mention))
    return map(name_key, names_of_mention(told.mention))


def _find_copies(record: "Record", named: ReportId, leaders: dict[ReportId, ReportId]) -> None:
    """Find the reports that this one copies or is copied by; their groups become one, named by its smallest id.

    Of a group that is known one like text is enough, so that four hundred
    copies cost four hundred comparisons. A group is the same in every order.
    """
    keys = record.copy_keys(named)
    report = record.report(named)
    if keys is None or report is None:
        return
    candidates = [c.report for c in record.copy_candidates(keys) if c.report != named]
    if not candidates:
        return
    known = {**record.copy_leaders(candidates), **{one: leaders[one] for one in candidates if one in leaders}}
    joined: set[ReportId] = set()
    alone: set[ReportId] = set()
    for other in candidates:
        group = known.get(other, other)
        if group in joined or not record.mention_ids_of([other]):
            continue
        candidate = record.report(other)
        if candidate is not None and is_copy(report, candidate):
            joined.add(group)
            if other not in known:
                alone.add(other)
    if not joined:
        return
    members = {named, *alone}
    for group in joined:
        members |= {one for one in record.copies_led_by(group) if leaders.get(one, group) == group}
        members |= {one for one, leader in leaders.items() if leader == group}
    leaders |= dict.fromkeys(members, min(members))


def _pack(told: Told) -> str:
    published = told.published
    plain = {
        "words": sorted(told.words),
        "title": sorted(told.title_words),
        "source": told.source,
        "host": told.host,
        "published": [
            published.start.isoformat() if published.start else None,
            published.end.isoformat() if published.end else None,
            str(published.precision),
        ],
    }
    return json.dumps(plain, separators=(",", ":"))


def _unpack(kept: "Kept") -> Told:
    plain = json.loads(kept.payload)
    first, last, precision = plain["published"]
    start, end = (date.fromisoformat(day) if day else None for day in (first, last))
    published = Interval(start, end, DatePrecision(precision))
    words, title = frozenset(plain["words"]), frozenset(plain["title"])
    return Told(kept.mention, published, plain["source"], None, words, title, plain["host"])
