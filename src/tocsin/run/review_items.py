"""One question for a person: what is asked, what can be answered, and the sentences of all sides."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from tocsin.link.doubts import Doubt, chance_same, weight_of
from tocsin.link.people import values_of
from tocsin.model.codec import scrub, to_plain
from tocsin.model.evidence import Evidence
from tocsin.model.identity import IncidentId, MentionId, ReportId
from tocsin.model.incident import Incident
from tocsin.model.judgement import Judgement, Part
from tocsin.model.mention import Mention
from tocsin.model.report import Report
from tocsin.model.review import ReviewTarget, TargetKind
from tocsin.run.facts import facts_of_mention, label_of, value_in_words
from tocsin.run.review_targets import version_of
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
    SECOND = "second"  # one person decided it, and two must agree


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


def pair_item(judgement: Judgement, incidents: Sequence[Incident | None], is_deferred: bool) -> Item:
    """Ask whether the mentions of a judgement tell one happening."""
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


def value_item(incident: Incident, doubt: Doubt, is_deferred: bool) -> Item:
    """Ask about one value of an incident, or about the whole of it where the doubt names no field."""
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


# --- what each report says to it --------------------------------------------------------------------------------------


def item_with_sides(record: "Record", item: Item) -> Item:
    """Give an item with the sentences of all sides and the version that a decision must name."""
    version = version_of(record, item.target)
    return replace(item, version=version, sides=tuple(_sides(record, item)))


def _sides(record: "Record", item: Item) -> Iterator[Side]:
    if item.target.kind is TargetKind.JUDGEMENT:
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
    if field is not None:
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
