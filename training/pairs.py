"""Which acts of a report are one happening, and which values are theirs: what the pair heads learn from.

The rules find acts and values; a coding by hand says which of them belong together. An act is named by its trigger, a value
by its words. Where a coding leaves it open (an act whose sentence tells two happenings), nothing is taught.
"""

from collections.abc import Iterable
from typing import Any

from tocsin.bind.compatible import is_effect
from tocsin.extract.neural.windows import Window
from tocsin.model.draft import DateUse, PlaceUse, ResolvedDraft, Trigger
from tocsin.model.evidence import Evidence
from tocsin.model.interval import Interval
from tocsin.model.mention import EventType, Role
from training.examples import CodedMention, Span

Json = dict[str, Any]
Row = dict[str, Any]
Act = tuple[int, list[int], int]
Value = tuple[int, list[int]]
IGNORED = -100
_ROLE_GROUPS = {
    Role.PERPETRATOR: "doer", Role.PERPETRATOR_ORGANISATION: "doer", Role.ACTOR: "doer", Role.TARGET: "receiver",
    Role.VICTIM: "receiver", Role.RESPONDER: "responder", Role.SUPPORTER: "supporter",
}  # fmt: skip


def read_mentions(plain: Json) -> tuple[CodedMention, ...]:
    """Give the mentions of a coding with the places of their words and what their values are."""
    return tuple(_mention(mention) for mention in plain["mentions"])


def _mention(plain: Json) -> CodedMention:
    is_core = None if plain.get("optional") else not plain.get("reference_only")
    values = [("date", plain.get("date")), ("place", plain.get("place"))]
    values += [("figure", q) for q in plain.get("quantities") or ()]
    values += [(_ROLE_GROUPS[Role(p["role"])], p) for p in plain.get("participants") or ()]
    values += [("weapon", w) for w in plain.get("weapons") or ()]
    told = tuple((kind, _spans(value.get("evidence")), _key(kind, value)) for kind, value in values if value)
    return CodedMention(
        EventType(plain["type"]), is_core, _spans(plain.get("triggers")), _spans(plain.get("evidence")), told
    )


def _spans(plain: Iterable[Json] | None) -> tuple[Span, ...]:
    return tuple((words["start"], words["end"]) for words in plain or ())


def _key(kind: str, value: Json) -> str:
    """Give what makes two values of a kind the same, however they are told."""
    if kind == "date":
        return f"{value['start']}..{value['end']}"
    if kind == "figure":
        return f"{value['subject']} {value.get('best') or value.get('low')}"
    if kind == "weapon":
        return str(value["type"])
    words = (value.get("name") or "").lower().split()
    return " ".join(words) if kind == "place" else (words or [""])[-1]


def acts_of(mentions: tuple[CodedMention, ...], resolved: ResolvedDraft) -> list[Act]:
    """Give every act that the rules or a coder found: where it begins, the mentions that it tells, whether it counts.

    The last is 1, 0, or IGNORED where a coder left it open.
    """
    triggers = resolved.draft.triggers
    made = [(t.evidence.start, told := _told_by(t, mentions), _scope(told, mentions)) for t in triggers]
    for number, mention in enumerate(mentions):
        for start, end in mention.triggers:
            if not any(_touches([(start, end)], t.evidence) for t in triggers):
                made.append((start, [number], _scope([number], mentions)))
    return made


def _told_by(trigger: Trigger, mentions: tuple[CodedMention, ...]) -> list[int]:
    named = [n for n, m in enumerate(mentions) if _touches(m.triggers, trigger.evidence)]
    if len(named) == 1:
        return named
    beside = named or [
        n
        for n, m in enumerate(mentions)
        if _touches(m.passages, trigger.evidence) and (is_effect(trigger) or m.type.family == trigger.type.family)
    ]
    alike = [n for n in beside if mentions[n].type.group is trigger.type.group]
    return alike if len(alike) == 1 else beside


def _touches(spans: Iterable[Span], words: Evidence) -> bool:
    return any(start < words.end and words.start < end for start, end in spans)


def _scope(told: list[int], mentions: tuple[CodedMention, ...]) -> int:
    kinds = {mentions[n].is_core for n in told}
    if True in kinds:
        return 1
    return IGNORED if None in kinds else 0


def values_of(mentions: tuple[CodedMention, ...], resolved: ResolvedDraft) -> list[Value]:
    """Give for each value that the rules found where it begins and the mentions whose value it is."""
    draft = resolved.draft
    found = [
        *(("date", d.evidence, _days(d.value.value)) for d in resolved.dates if d.value and d.use is DateUse.EVENT),
        *(
            ("place", p.evidence, p.value.value.name.lower())
            for p in resolved.places
            if p.value and p.use is PlaceUse.LOCATION
        ),
        *(("figure", f.evidence, f"{f.subject} {f.range.best or f.range.low}") for f in resolved.figures if f.subject),
        *((_ROLE_GROUPS[p.role], p.evidence, p.name.lower().split()[-1]) for p in draft.participants),
        *(("weapon", w.evidence, str(w.type)) for w in draft.weapons),
    ]
    return [(words.start, _owners(kind, words, key, mentions)) for kind, words, key in found]


def _days(days: Interval) -> str:
    return f"{days.start}..{days.end}"


def _owners(kind: str, words: Evidence, key: str, mentions: tuple[CodedMention, ...]) -> list[int]:
    return [
        number
        for number, mention in enumerate(mentions)
        if any(kind == other and (_touches(spans, words) or key == same) for other, spans, same in mention.values)
    ]


def marks_of(window: Window, acts: list[Act], values: list[Value]) -> Row:
    """Give the acts and values of one window by the token at which each begins."""
    starts: dict[int, int] = {}
    for index, piece in enumerate(window.pieces):
        starts.setdefault(piece.start, index)
    made: Row = {"act_at": [], "act_of": [], "act_scope": [], "value_at": [], "value_of": []}
    for start, told, scope in acts:
        if (at := _token(window, starts, start)) is not None:
            made["act_at"].append(at)
            made["act_of"].append(told)
            made["act_scope"].append(scope)
    for start, owners in values:
        if (at := _token(window, starts, start)) is not None:
            made["value_at"].append(at)
            made["value_of"].append(owners)
    return made


def _token(window: Window, starts: dict[int, int], start: int) -> int | None:
    if start in starts:
        return starts[start]
    return next((i for i, piece in enumerate(window.pieces) if piece.start <= start < piece.end), None)
