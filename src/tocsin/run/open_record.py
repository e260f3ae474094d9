"""What `tocsin.open` gives: a record to add to and to ask."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from tocsin.model.claim import Claim
from tocsin.model.codec import claim_to_json, scrub, to_plain
from tocsin.model.incident import Incident
from tocsin.model.outcome import ReadResult
from tocsin.model.report import Report
from tocsin.model.review import Review
from tocsin.publish.dossier import Dossier
from tocsin.publish.flat import COLUMNS, row_of
from tocsin.publish.mask import Mask
from tocsin.run.add import Summary, add
from tocsin.run.crew import crew
from tocsin.run.export import Exported, export
from tocsin.run.facts import label_of, speaker_in_words
from tocsin.run.query import (
    Words,
    all_reports,
    claim_filter,
    find_claims,
    find_incidents,
    incident_filter,
)
from tocsin.run.reading import read_all
from tocsin.run.review import Asked, Decided, decide, decisions, undo
from tocsin.run.review_items import Item
from tocsin.run.review_queue import review_item, review_queue
from tocsin.run.settings import Settings
from tocsin.run.show import IncidentView, show_incident
from tocsin.run.verify import Verified, verify

if TYPE_CHECKING:
    from pandas import DataFrame

    from tocsin.record.base import Hit, Record

T = TypeVar("T")


class Found(Sequence[T], Generic[T]):
    """Answers of a record: a sequence that shows as a table in a notebook."""

    def __init__(self, items: Iterable[T]) -> None:
        self._items = tuple(items)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> "Found[T]": ...
    def __getitem__(self, index: int | slice) -> "T | Found[T]":
        return type(self)(self._items[index]) if isinstance(index, slice) else self._items[index]

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[T]:
        return iter(self._items)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Found) and self._items == other._items

    __hash__ = None  # type: ignore[assignment]  # equal answers from different times are no keys

    def to_dicts(self) -> list[dict[str, Any]]:
        """Give plain data, one dictionary an answer."""
        return [scrub(to_plain(item)) for item in self]

    def rows(self) -> list[dict[str, Any]]:
        """Give flat rows, one an answer."""
        return self.to_dicts()

    def to_frame(self) -> "DataFrame":
        """Give the rows as a data frame; needs pandas."""
        from tocsin.run.frames import to_frame

        return to_frame(self.rows())

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {len(self)}>"

    def _repr_html_(self) -> str:
        from tocsin.run.html import table_to_html

        rows = self.rows()
        header = [name for name in (rows[0] if rows else {}) if any(row[name] is not None for row in rows)]
        return table_to_html(header, ([row[name] for name in header] for row in rows))


class Incidents(Found[Incident]):
    """Incidents, by first possible day."""

    def rows(self) -> list[dict[str, Any]]:
        """Give one flat row an incident, in the columns of the CSV export that need no reports."""
        needed = {column.name for column in COLUMNS} - {"sources", "urls"}
        full = (row_of(Dossier(incident), Mask()) for incident in self)
        return [{name: cell for name, cell in row.items() if name in needed} for row in full]


class Claims(Found[Claim]):
    """Claims: who said what."""

    def to_dicts(self) -> list[dict[str, Any]]:
        """Give plain data in the shape of the coding schema."""
        return [scrub(claim_to_json(claim)) | {"report": claim.report} for claim in self]

    def rows(self) -> list[dict[str, Any]]:
        """Give one flat row a claim."""
        return [
            {
                "id": claim.id,
                "type": label_of(claim.type),
                "speaker": speaker_in_words(claim),
                "said": " … ".join(words.exact for words in claim.content),
                "modality": str(claim.modality),
                "polarity": str(claim.polarity),
                "about_mention": claim.about_mention,
                "report": claim.report,
            }
            for claim in self
        ]


def utc_now() -> dt.datetime:
    """Give the time of this moment."""
    return dt.datetime.now(dt.UTC)


class OpenRecord:
    """A record: reports go in, incidents and claims come out, each value with its words."""

    def __init__(self, record: "Record", settings: Settings) -> None:
        self._record = record
        self._settings = settings

    def add(
        self,
        inputs: Iterable[str | Path | Report | Mapping[str, Any]],
        *,
        published: str | None = None,
        workers: int = 1,
    ) -> Summary:
        """Store reports with what they say and link them to incidents; the summary's numbers add up.

        `inputs` are paths of files and folders, reports, or mappings with a
        "text" and, if known, "title", "url", "published", "source" and "id".
        """
        with crew(self._settings, workers) as code_all:
            return add(reads_of(inputs, published), self._record, code_all, command="python")

    def incidents(
        self,
        *,
        country: str | None = None,
        since: str | None = None,
        until: str | None = None,
        type: Words = None,
        stage: Words = None,
        actor: str | None = None,
        place: str | None = None,
        text: str | None = None,
        limit: int | None = None,
        as_known: str | None = None,
    ) -> Incidents:
        """Give the incidents that fit, as the record knew them at the end of a day if one is given."""
        wanted = incident_filter(
            country=country, since=since, until=until, type=type, stage=stage, actor=actor, place=place, text=text
        )
        return Incidents(find_incidents(self._record, wanted, limit, as_known))

    def incident(self, wanted: str, *, as_known: str | None = None) -> IncidentView:
        """Give everything on one incident, by its id or the beginning of it; as known on a day if one is given."""
        return show_incident(self._record, wanted, as_known)

    def claims(
        self,
        *,
        about: str | None = None,
        speaker: str | None = None,
        type: Words = None,
        text: str | None = None,
        limit: int | None = None,
    ) -> Claims:
        """Give the claims that fit; see `tocsin claims --help`."""
        wanted = claim_filter(self._record, about=about, speaker=speaker, type=type, text=text)
        return Claims(find_claims(self._record, wanted, limit))

    def review_queue(
        self, *, limit: int | None = 50, with_deferred: bool = False, second_reader: str | None = None
    ) -> tuple[Item, ...]:
        """Give what waits for a person, most worth an answer first; see `tocsin review --help`.

        With a `second_reader` two people must agree: what one other person decided alone is asked about too.
        """
        return review_queue(self._record, limit=limit, with_deferred=with_deferred, second_reader=second_reader)

    def review_item(self, item: str) -> Item:
        """Give one question by its id, decided or not."""
        return review_item(self._record, item)

    def decide(
        self,
        item: str,
        decision: str,
        *,
        by: str,
        why: str,
        value: str | None = None,
        mentions: Iterable[str] = (),
        other: str | None = None,
        expected: str | None = None,
        key: str | None = None,
        at: dt.datetime | None = None,
    ) -> Decided:
        """Decide: accept, correct, reject, same, different, split or defer; it outlasts every later linking.

        See `tocsin.run.review.Asked` for what the words mean. `at` is now unless given.

        Raises:
            DecisionError: it cannot be made so, or the item is no longer what `expected` says.
            NotFoundError: there is no such item.
        """
        asked = Asked(item, decision, by, why, value, tuple(mentions), other, expected, key)
        return decide(self._record, asked, at or utc_now())

    def undo(self, review: str, *, by: str, why: str, key: str | None = None, at: dt.datetime | None = None) -> Decided:
        """Take a decision back, by its id: what was before it is restored."""
        return undo(self._record, review, by=by, why=why, at=at or utc_now(), key=key)

    def decisions(self, incident: str | None = None) -> tuple[tuple[Review, bool], ...]:
        """Give all decisions, or those that touch an incident, oldest first, and whether each still holds."""
        return decisions(self._record, incident)

    def reports(self) -> Iterator[Report]:
        """Give all reports in the order of their ids."""
        return all_reports(self._record)

    def search(self, words: str, limit: int = 20) -> "tuple[Hit, ...]":
        """Give the reports that hold all the words, best first."""
        return self._record.search(words, limit)

    def export(
        self,
        shape: str,
        path: str | Path,
        *,
        unmask: str | None = None,
        overwrite: bool = False,
        as_known: str | None = None,
        **wanted: Any,
    ) -> Exported:
        """Write incidents to a file, private names withheld; `wanted` are the filters of `incidents`."""
        found = find_incidents(self._record, incident_filter(**wanted), as_known=as_known)
        return export(self._record, found, shape, Path(path), unmask=unmask, actor="python", overwrite=overwrite)

    def verify(self, head: str | None = None) -> Verified:
        """Check that the record is whole; `head` is a head of the audit chain that was kept elsewhere."""
        return verify(self._record, head)

    def digest(self) -> str:
        """Give the SHA-256 of all that is known, whatever the order in which it came."""
        return self._record.digest()

    def close(self) -> None:
        """Let go of the record; a second call does nothing."""
        self._record.close()

    def __enter__(self) -> "OpenRecord":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        counts = self._record.counts()
        return f"<OpenRecord {self._settings.record}, reports: {counts.reports:,}, incidents: {counts.incidents:,}>"


def reads_of(
    inputs: Iterable[str | Path | Report | Mapping[str, Any]], published: str | None = None
) -> Iterator[ReadResult]:
    """Read paths, reports and mappings, one after the other."""
    for number, given in enumerate(inputs, 1):
        if isinstance(given, Report):
            yield ReadResult("python", number, given)
        elif isinstance(given, Mapping):
            yield from _read_mapping(given, number, published)
        else:
            yield from read_all([given], published)


def _read_mapping(given: Mapping[str, Any], number: int, published: str | None) -> Iterator[ReadResult]:
    """Read a mapping as a line of a JSON Lines file would be read."""
    import io
    import json
    from dataclasses import replace

    line = json.dumps(dict(given)).encode("ascii") + b"\n"
    for read in read_all(["-"], published, io.BytesIO(line)):
        yield replace(read, name="python", position=number)
