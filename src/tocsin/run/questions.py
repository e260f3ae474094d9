"""The questions that the values of incidents raise: read once, then kept up with what is added."""

import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from tocsin.link.doubts import accepted_value, doubts_of
from tocsin.model.identity import IncidentId
from tocsin.model.incident import Incident
from tocsin.run.query import find_incidents
from tocsin.run.review_items import Item, value_item

if TYPE_CHECKING:
    from tocsin.record.base import Record


@dataclass(frozen=True, slots=True)
class Question:
    """What a value raises, and how a review that accepts the value keeps it."""

    item: Item
    accepted: str | None


def questions_of(incidents: Iterable[Incident]) -> Iterator[Question]:
    """Give the questions that the values of incidents raise."""
    for incident in incidents:
        for doubt in doubts_of(incident):
            yield Question(value_item(incident, doubt, is_deferred=False), accepted_value(incident, doubt.field))


def questions_in(record: "Record") -> Iterator[Question]:
    """Give the questions of a record; only an incident that something was set aside for raises one."""
    from tocsin.record.base import IncidentFilter

    return questions_of(find_incidents(record, IncidentFilter(has_set_aside=True)))


class KeptQuestions:
    """The questions of one record, for who asks again and again; it may be called from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._newest: int | None = None  # the number of the last revision looked at
        self._by_incident: dict[IncidentId, tuple[Question, ...]] = {}

    def of(self, record: "Record") -> list[Question]:
        """Give the questions as the record stands; a look at what was revised since suffices."""
        with self._lock:
            revised = {line.seq: IncidentId(line.id) for line in record.incident_lines(self._newest or 0)}
            if self._newest is None:
                for question in questions_in(record):
                    self._keep(question)
            else:
                self._renew(record, set(revised.values()))
            self._newest = max(revised, default=self._newest or 0)
            return list(chain.from_iterable(self._by_incident.values()))

    def _renew(self, record: "Record", revised: set[IncidentId]) -> None:
        from tocsin.record.base import CURRENT_STATES

        for named in sorted(revised):
            self._by_incident.pop(named, None)
            incident = record.incident(named)
            if incident.id == named and incident.state in CURRENT_STATES:  # else merged away or rejected
                for question in questions_of([incident]):
                    self._keep(question)

    def _keep(self, question: Question) -> None:
        named = question.item.incidents[0]
        self._by_incident[named] = (*self._by_incident.get(named, ()), question)
