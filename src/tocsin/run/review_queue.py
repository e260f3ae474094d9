"""What waits for a person: unsure pairs, contradictions and doubtful values, most worth an answer first."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tocsin.errors import DecisionError
from tocsin.link.doubts import Doubt, DoubtKind, chance_same, doubts_of
from tocsin.model.identity import IncidentId
from tocsin.model.incident import Incident
from tocsin.model.judgement import Decision, Judgement
from tocsin.model.review import Review, ReviewDecision, TargetKind, active_reviews
from tocsin.publish.dossier import Dossier
from tocsin.publish.mask import Mask, mask_for
from tocsin.run.questions import Question, questions_in
from tocsin.run.review_items import Item, ItemKind, item_with_sides, pair_item, value_item
from tocsin.run.review_targets import target_of
from tocsin.run.second_readings import second_readings

if TYPE_CHECKING:
    from tocsin.record.base import Record


def review_queue(
    record: "Record",
    *,
    kinds: Collection[ItemKind] = tuple(ItemKind),
    limit: int | None = None,
    with_deferred: bool = False,
    second_reader: str | None = None,
) -> tuple[Item, ...]:
    """Give what waits for a person, most worth an answer first, with the sentences of all sides.

    What was put off comes only with `with_deferred`, and then last. With a
    `second_reader` two people must agree: what one other person decided about a
    pair, a value or an incident is asked about too.
    """
    found = waiting(record, kinds=kinds, with_deferred=with_deferred, second_reader=second_reader)
    return with_sides(record, found[:limit])


def waiting(
    record: "Record",
    *,
    kinds: Collection[ItemKind] = tuple(ItemKind),
    with_deferred: bool = False,
    second_reader: str | None = None,
    raised: Iterable[Question] | None = None,
) -> list[Item]:
    """Give the same questions, all of them, without sentences and versions.

    `raised` are the questions that values raise, from who keeps them up.
    """
    held = _Held.of(record)
    asked = [*_questions(record, held, kinds, raised)]
    if second_reader is not None and ItemKind.SECOND in kinds:
        asked += second_readings(record, second_reader, held.deferred)
    found = [item for item in asked if with_deferred or not item.is_deferred]
    found.sort(key=lambda item: (item.is_deferred, -item.gain, item.id))
    return found


def with_sides(record: "Record", items: Iterable[Item]) -> tuple[Item, ...]:
    """Give items with the sentences of all sides and the version that a decision must name."""
    return tuple(item_with_sides(record, item) for item in items)


def review_item(record: "Record", item: str) -> Item:
    """Give one item by its id, decided or not, with the sentences of all sides.

    Raises:
        NotFoundError: there is no such thing.
        DecisionError: it is neither a pair, nor an incident or a value of one.
    """
    target = target_of(record, item)
    if target.kind is TargetKind.JUDGEMENT:
        pair = record.judgement_by_id(target.id)
        assert pair is not None
        incidents = [record.incident_of(pair.left), record.incident_of(pair.right)]
        return item_with_sides(
            record, pair_item(pair, [_incident(record, one) for one in incidents], is_deferred=False)
        )
    if target.kind is not TargetKind.INCIDENT:
        raise DecisionError(f"{item} is decided, but not asked about; show its incident instead")
    incident = record.incident(target.id)
    doubts = {doubt.field: doubt for doubt in doubts_of(incident)}
    field = target.field
    doubt = doubts.get(field or "") or Doubt(field or "", DoubtKind.VALUE, 0.0, "you asked for it")
    return item_with_sides(record, value_item(incident, doubt, is_deferred=False))


def masked_items(record: "Record", items: Iterable[Item]) -> Iterator[dict[str, Any]]:
    """Give items as plain data, names of private persons withheld."""
    for item in items:
        incidents = [incident for one in item.incidents if (incident := _incident(record, one)) is not None]
        dossiers = [Dossier(i, tuple(m for m in map(record.mention, i.mentions) if m is not None)) for i in incidents]
        mask: Mask = mask_for(dossiers)
        yield mask.plain(item.to_dict())


# --- which questions there are -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Held:
    """What people decided already: what they put off, accepted, and told apart."""

    deferred: frozenset[tuple[str, str | None]]
    accepted: dict[tuple[str, str | None], Review]
    apart: frozenset[frozenset[IncidentId | None]]

    @classmethod
    def of(cls, record: "Record") -> "_Held":
        deferred: set[tuple[str, str | None]] = set()
        accepted: dict[tuple[str, str | None], Review] = {}
        for one in active_reviews(record.reviews()):
            at = (one.target.id, one.target.field)
            deferred.discard(at)
            if one.decision is ReviewDecision.DEFER:
                deferred.add(at)
            elif one.decision is ReviewDecision.ACCEPT:
                accepted[at] = one
        apart = {
            frozenset((record.incident_of(one.left), record.incident_of(one.right)))
            for one in record.judgements_by_people()
            if one.decision is Decision.DIFFERENT
        }
        return cls(frozenset(deferred), accepted, frozenset(apart))


def _questions(
    record: "Record", held: _Held, kinds: Collection[ItemKind], raised: Iterable[Question] | None
) -> Iterator[Item]:
    if ItemKind.PAIR in kinds:
        yield from _pairs(record, held)
    if ItemKind.VALUE in kinds or ItemKind.CONTRADICTION in kinds:
        for question in questions_in(record) if raised is None else raised:
            item, at = question.item, (question.item.target.id, question.item.target.field)
            accepted = held.accepted.get(at)
            if item.kind in kinds and (accepted is None or accepted.old != question.accepted):
                yield replace(item, is_deferred=True) if at in held.deferred else item


def _pairs(record: "Record", held: _Held) -> Iterator[Item]:
    """Give the unsure pair that says most for each two incidents that nobody told apart."""
    best: dict[frozenset[IncidentId], Judgement] = {}
    for judgement in record.judgements_unsure():
        left, right = record.incident_of(judgement.left), record.incident_of(judgement.right)
        if left is None or right is None or left == right:
            continue
        both = frozenset((left, right))
        if both in held.apart:
            continue
        if both not in best or _order(judgement) < _order(best[both]):
            best[both] = judgement
    for both in sorted(best, key=sorted):
        judgement = best[both]
        incidents = [_incident(record, record.incident_of(one)) for one in (judgement.left, judgement.right)]
        yield pair_item(judgement, incidents, (judgement.id, None) in held.deferred)


def _order(judgement: Judgement) -> tuple[float, str]:
    return (-chance_same(judgement), judgement.id)


def _incident(record: "Record", wanted: IncidentId | None) -> Incident | None:
    return None if wanted is None else record.incident(wanted)
