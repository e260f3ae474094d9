"""What waits for a person: unsure pairs, contradictions and doubtful values, most worth an answer first."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from tocsin.errors import DecisionError
from tocsin.link.doubts import Doubt, DoubtKind, accepted_value, chance_same, doubts_of, weight_of
from tocsin.link.people import values_of
from tocsin.model.codec import scrub, to_plain
from tocsin.model.evidence import Evidence
from tocsin.model.identity import IncidentId, MentionId, ReportId
from tocsin.model.incident import Incident, IncidentState
from tocsin.model.judgement import Decision, Judgement, Part
from tocsin.model.mention import Mention
from tocsin.model.report import Report
from tocsin.model.review import Review, ReviewDecision, ReviewTarget, TargetKind, active_reviews
from tocsin.publish.dossier import Dossier
from tocsin.publish.mask import Mask, mask_for
from tocsin.run.facts import facts_of_mention, label_of, value_in_words
from tocsin.run.query import find_incidents
from tocsin.run.review_targets import target_of, version_of
from tocsin.run.review_values import can_correct

if TYPE_CHECKING:
    from tocsin.record.base import Record

_MOST_SIDES = 8  # mentions whose words are shown for one value
_SENTENCE_ENDS = ".!?\n"
_LONGEST_SENTENCE = 400  # characters on either side of the words


class ItemKind(StrEnum):
    """What a person is asked."""

    PAIR = "pair"  # are these two one happening?
    CONTRADICTION = "contradiction"  # reports contradict each other in a value
    VALUE = "value"  # a value may be wrong
    SECOND = "second"  # one person accepted the incident, and two must


@dataclass(frozen=True, slots=True)
class Side:
    """What one report says to the question: facts in words, and the sentences they rest on.

    `spots` are half-open offsets of the telling words within each sentence.
    """

    mention: MentionId
    incident: IncidentId | None
    report: ReportId
    title: str | None
    source: str | None
    url: str | None
    published: str
    facts: tuple[tuple[str, str], ...]
    sentences: tuple[Evidence, ...]
    spots: tuple[tuple[tuple[int, int], ...], ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One question for a person.

    `id` is what a decision names, `choices` are the decisions that answer it,
    `gain` how much an answer is worth: the chance that it changes the record
    times what hangs on it. `version` is what `Asked.expected` takes.
    """

    id: str
    kind: ItemKind
    target: ReviewTarget
    question: str
    reason: str
    gain: float
    choices: tuple[str, ...]
    incidents: tuple[IncidentId, ...]
    is_deferred: bool = False
    value: str | None = None
    parts: tuple[Part, ...] = ()
    version: str = ""
    sides: tuple[Side, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Give plain data; no name is withheld."""
        plain: dict[str, Any] = scrub(to_plain(self))
        return plain


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
    `second_reader` two people must agree: incidents that one other person
    accepted are asked about too.
    """
    found = waiting(record, kinds=kinds, with_deferred=with_deferred, second_reader=second_reader)
    return with_sides(record, found[:limit])


def waiting(
    record: "Record",
    *,
    kinds: Collection[ItemKind] = tuple(ItemKind),
    with_deferred: bool = False,
    second_reader: str | None = None,
) -> list[Item]:
    """Give the same questions, all of them, without sentences and versions."""
    held = _Held.of(record)
    asked = [*_questions(record, held, kinds)]
    if second_reader is not None and ItemKind.SECOND in kinds:
        asked += _seconds(record, held, second_reader)
    found = [item for item in asked if with_deferred or not item.is_deferred]
    found.sort(key=lambda item: (item.is_deferred, -item.gain, item.id))
    return found


def with_sides(record: "Record", items: Iterable[Item]) -> tuple[Item, ...]:
    """Give items with the sentences of all sides and the version that a decision must name."""
    return tuple(_with_sides(record, item) for item in items)


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
        return _with_sides(record, _pair_item(pair, [_incident(record, one) for one in incidents], is_deferred=False))
    if target.kind is not TargetKind.INCIDENT:
        raise DecisionError(f"{item} is decided, but not asked about; show its incident instead")
    incident = record.incident(target.id)
    doubts = {doubt.field: doubt for doubt in doubts_of(incident)}
    field = target.field
    doubt = doubts.get(field or "") or Doubt(field or "", DoubtKind.VALUE, 0.0, "you asked for it")
    return _with_sides(record, _value_item(incident, doubt, is_deferred=False))


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


def _questions(record: "Record", held: _Held, kinds: Collection[ItemKind]) -> Iterator[Item]:
    if ItemKind.PAIR in kinds:
        yield from _pairs(record, held)
    if ItemKind.VALUE in kinds or ItemKind.CONTRADICTION in kinds:
        for incident in find_incidents(record, _every()):
            for doubt in doubts_of(incident):
                if ItemKind(doubt.kind) in kinds and not _is_accepted(incident, doubt.field, held):
                    yield _value_item(incident, doubt, (incident.id, doubt.field) in held.deferred)


def _seconds(record: "Record", held: _Held, reader: str) -> Iterator[Item]:
    """Give the incidents that one person accepted, and that person is not the reader."""
    from tocsin.record.base import IncidentFilter

    for incident in find_incidents(record, IncidentFilter(states=(IncidentState.REVIEWED,))):
        first = held.accepted.get((incident.id, None))
        if first is None or first.reviewer == reader:
            continue
        doubt = Doubt("", DoubtKind.VALUE, 1.0, f"{first.reviewer} accepted it; a second person must agree")
        item = _value_item(incident, doubt, (incident.id, None) in held.deferred)
        yield replace(item, kind=ItemKind.SECOND)


def _every() -> Any:
    from tocsin.record.base import ANY_INCIDENT

    return ANY_INCIDENT


def _is_accepted(incident: Incident, field: str, held: _Held) -> bool:
    """Say whether a person accepted the very value that stands there now."""
    accepted = held.accepted.get((incident.id, field))
    return accepted is not None and accepted.old == accepted_value(incident, field)


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
        yield _pair_item(judgement, incidents, (judgement.id, None) in held.deferred)


def _order(judgement: Judgement) -> tuple[float, str]:
    return (-chance_same(judgement), judgement.id)


def _incident(record: "Record", wanted: IncidentId | None) -> Incident | None:
    return None if wanted is None else record.incident(wanted)


def _pair_item(judgement: Judgement, incidents: Sequence[Incident | None], is_deferred: bool) -> Item:
    known = [one for one in incidents if one is not None]
    weight = min(map(weight_of, known), default=1.0)
    return Item(
        id=judgement.id,
        kind=ItemKind.PAIR,
        target=ReviewTarget(TargetKind.JUDGEMENT, judgement.id),
        question="Are these two one happening?",
        reason=judgement.reason,
        gain=round(chance_same(judgement) * weight, 3),
        choices=("same", "different", "defer"),
        incidents=tuple(dict.fromkeys(one.id for one in known)),
        is_deferred=is_deferred,
        parts=judgement.parts,
    )


def _value_item(incident: Incident, doubt: Doubt, is_deferred: bool) -> Item:
    field = doubt.field or None
    value = values_of(incident).get(doubt.field)
    choices = ("accept", "correct", "reject", "defer") if field else ("accept", "reject", "same", "split", "defer")
    allowed = [one for one in choices if field is None or one != "correct" or can_correct(field)]
    if field in ("type", "stage"):
        allowed.remove("reject")
    said = value_in_words(value.value) if value else "nothing"
    what = label_of(incident.type.value)
    return Item(
        id=f"{incident.id}:{field}" if field else incident.id,
        kind=ItemKind(doubt.kind),
        target=ReviewTarget(TargetKind.INCIDENT, incident.id, field),
        question=_question(field, what, said),
        reason=doubt.reason,
        gain=round(doubt.chance * weight_of(incident), 3),
        choices=tuple(allowed),
        incidents=(incident.id,),
        is_deferred=is_deferred,
        value=said if value else None,
    )


def _question(field: str | None, what: str, said: str) -> str:
    """Ask as a person would: "Were 109 killed in this bombing?", "Is the date of this arrest 2016-06-30?"."""
    if field is None:
        return f"Is this {what} told rightly?"
    if field in _COUNTED:
        return f"Were {said} {label_of(field)} in this {what}?"
    return f"Is the {label_of(field)} of this {what} {said}?"


_COUNTED = frozenset({"killed", "wounded", "detained", "abducted", "released", "missing", "convicted", "displaced"})


# --- what each report says to it -----------------------------------------------------------------------------------


def _with_sides(record: "Record", item: Item) -> Item:
    version = version_of(record, item.target)
    return replace(item, version=version, sides=tuple(_sides(record, item)))


def _sides(record: "Record", item: Item) -> Iterator[Side]:
    if item.kind is ItemKind.PAIR:
        judgement = record.judgement_by_id(item.target.id)
        asked = [judgement.left, judgement.right] if judgement else []
        words: dict[MentionId, tuple[Evidence, ...]] = {}
    else:
        incident = record.incident(item.target.id)
        value = values_of(incident).get(item.target.field or "")
        aside = [one.mention for one in value.set_aside] if value else []
        asked = list(dict.fromkeys([*(value.mentions if value else ()), *aside, *incident.mentions]))
        words = {}
    for named in asked[:_MOST_SIDES]:
        mention = record.mention(named)
        report = record.report(mention.report) if mention else None
        if mention is not None and report is not None:
            yield _side(mention, report, record.incident_of(named), words.get(named) or _telling(mention, item))


def _telling(mention: Mention, item: Item) -> tuple[Evidence, ...]:
    """Give the words of a mention that the question is about, else those that name the act."""
    field = item.target.field
    if item.kind is not ItemKind.PAIR and field is not None:
        wanted = {"type": "type", "stage": "stage"}.get(field, field.split(".")[0].replace("_", " "))
        found = [e for fact in facts_of_mention(mention) if fact.label.startswith(wanted) for e in fact.evidence]
        if found:
            return tuple(dict.fromkeys((*found, *mention.triggers)))
    return tuple(dict.fromkeys((*mention.triggers, *(e for f in facts_of_mention(mention) for e in f.evidence))))


def _side(mention: Mention, report: Report, incident: IncidentId | None, words: Sequence[Evidence]) -> Side:
    spots: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for one in sorted(words):
        start, end = sentence_around(report.text, one.start, one.end)
        if start < end:
            spots.setdefault((start, end), []).append((max(one.start, start) - start, min(one.end, end) - start))
    when = report.published.interval
    return Side(
        mention=mention.id,
        incident=incident,
        report=report.id,
        title=report.title,
        source=report.source,
        url=report.url,
        published=when.edtf if when.start or when.end else "unknown",
        facts=tuple((fact.label, fact.value) for fact in facts_of_mention(mention)),
        sentences=tuple(report.evidence(start, end) for start, end in spots),
        spots=tuple(tuple(several) for several in spots.values()),
    )


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the offsets of the sentence that holds words, without space at its ends; a very long one is cut.

    >>> text = "It was quiet. A bomb went off in Dorn. Nobody came."
    >>> text[slice(*sentence_around(text, 16, 20))]
    'A bomb went off in Dorn.'
    """
    first = start
    while first > max(0, start - _LONGEST_SENTENCE) and not _ends_at(text, first - 1):
        first -= 1
    last = end
    while last < min(len(text), end + _LONGEST_SENTENCE) and not _ends_at(text, last - 1):
        last += 1
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


def _ends_at(text: str, at: int) -> bool:
    """Say whether a sentence ends with this character: a mark before a space, or a new line."""
    if at < 0 or text[at] not in _SENTENCE_ENDS:
        return False
    return text[at] == "\n" or at + 1 == len(text) or text[at + 1].isspace()
