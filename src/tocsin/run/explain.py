"""Why a coding says what it says: for every value the words, the rule or score, and what else it could have been.

Told from what the steps hand on (the draft, what its expressions mean, and
the mentions and claims) after the coding is made; nothing is decided here.
"Other" values are those that the same passages offered: another type that
words voted for, another day or place beside the act, another reading of a name.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from tocsin.bind.values import vote_of
from tocsin.model.claim import Claim
from tocsin.model.coding import CodedReport
from tocsin.model.draft import (
    DateExpression,
    DateUse,
    FigureExpression,
    ParticipantExpression,
    PlaceExpression,
    PlaceUse,
    ResolvedDraft,
    Trigger,
    WeaponExpression,
)
from tocsin.model.evidence import Evidence, Sourced
from tocsin.model.mention import EventType, Mention
from tocsin.model.problem import Problem
from tocsin.model.report import Report
from tocsin.model.wording import (
    date_in_words,
    figure_label,
    label_of,
    place_in_words,
    range_in_words,
    stage_in_words,
    type_in_words,
    weapon_in_words,
    who_in_words,
)
from tocsin.run.code import Parts, code_report
from tocsin.run.explained import Because, Explained, Other, Reason

_MOST_OTHERS = 5


def explain_report(report: Report, parts: Parts, problems: tuple[Problem, ...] = ()) -> Explained:
    """Code a report as `code_report` does, and say why."""
    kept: list[ResolvedDraft] = []

    def bind(of: Report, resolved: ResolvedDraft) -> CodedReport:
        kept.append(resolved)
        return parts.bind(of, resolved)

    coded = code_report(report, replace(parts, bind=bind), problems)
    if not kept:
        return Explained(coded, (), (), (), "no word of an act or a claim was found, so nothing was read further")
    (resolved,) = kept
    used = {e for mention in coded.mentions for e in mention.triggers}
    unused = tuple(_act(t) for t in resolved.draft.triggers if t.evidence not in used)
    return Explained(
        coded,
        tuple((mention.id, tuple(_reasons(mention, resolved))) for mention in coded.mentions),
        tuple((claim.id, tuple(_claim_reasons(claim, resolved))) for claim in coded.claims),
        unused,
    )


# --- mentions -------------------------------------------------------------------------------------------------------


def _reasons(mention: Mention, resolved: ResolvedDraft) -> Iterator[Reason]:
    acts = [t for t in resolved.draft.triggers if t.evidence in set(mention.triggers)]
    yield _type(mention, acts, resolved)
    yield _stage(mention, acts)
    passages = mention.evidence or mention.triggers
    if mention.date or any(_inside(d.evidence, passages) for d in resolved.dates):
        yield _date(mention, resolved, passages)
    if mention.place or any(_inside(p.evidence, passages) for p in resolved.places):
        yield _place(mention, resolved, passages)
    yield from _figures(mention, resolved, passages)
    for who in mention.participants:
        found = _read_from(who.evidence, resolved.draft.participants)
        named = [Because(a.evidence, a.rule, None, a.name) for a in resolved.actors if a.evidence in who.evidence]
        because = (*(_participant(p) for p in found), *named)
        note = "" if because else "the first force that the act's own sentences name"
        yield Reason(label_of(who.role), who_in_words(who), because, (), note, who.confidence)
    yield from _left_out(mention, acts, resolved)
    for weapon in mention.weapons:
        because = tuple(_weapon(w) for w in _read_from(weapon.evidence, resolved.draft.weapons))
        yield Reason("weapon", weapon_in_words(weapon), because, (), "", weapon.confidence)


def _act(trigger: Trigger) -> Because:
    stage = stage_in_words(trigger.stage, trigger.thwarted_at)
    return Because(trigger.evidence, trigger.rule, trigger.score, f"{label_of(trigger.type)}, {stage}")


def _type(mention: Mention, acts: Sequence[Trigger], resolved: ResolvedDraft) -> Reason:
    votes: Counter[EventType] = Counter()
    for act in acts:
        votes[act.type] += vote_of(act, resolved.draft.sentences[act.sentence].section)  # type: ignore[assignment]
    ranked = sorted(votes, key=lambda kind: (-votes[kind], kind))
    others = tuple(
        Other(label_of(kind), f"{votes[kind]:.1f} votes", tuple(t.evidence for t in acts if t.type is kind))
        for kind in ranked
        if kind is not mention.type
    )
    note = f"{votes[mention.type]:.1f} votes" if mention.type in votes else "a rule over the votes, by other words"
    if ranked and ranked[0] is not mention.type and mention.type in votes:
        note += ", put before types with more by a rule"
    return Reason(
        "type", type_in_words(mention.type, mention.modes), tuple(map(_act, acts)), others[:_MOST_OTHERS], note,
        mention.confidence,
    )  # fmt: skip


def _stage(mention: Mention, acts: Sequence[Trigger]) -> Reason:
    counts = Counter(stage_in_words(act.stage, None) for act in acts)
    cued = [act for act in acts if act.stage is mention.stage and act.stage_evidence]
    because = tuple(
        Because(e, act.rule, act.score, f"cue of “{act.evidence.exact}”") for act in cued for e in act.stage_evidence
    )
    others = tuple(
        Other(stage, f"{count} of {len(acts)} words for the act", tuple(a.evidence for a in acts if a.stage == stage))
        for stage, count in counts.most_common()
        if stage != stage_in_words(mention.stage, None)
    )
    own = counts[stage_in_words(mention.stage, None)]
    return Reason(
        "stage",
        stage_in_words(mention.stage, mention.thwarted_at),
        because,
        others,
        f"{own} of {len(acts)} words for the act",
    )


_WHY_NOT_DATE = {
    DateUse.SPEECH: "dates what was said",
    DateUse.DATELINE: "dates the report",
    DateUse.DURATION: "says how long",
    DateUse.PLANNED: "lies ahead or was planned",
}
_WHY_NOT_PLACE = {
    PlaceUse.ORIGIN: "says where somebody is from or speaks",
    PlaceUse.METONYM: "stands for a government",
    PlaceUse.DEMONYM: "names people",
    PlaceUse.NAME_PART: "is part of a name",
    PlaceUse.DATELINE: "is the dateline",
}


def _date(mention: Mention, resolved: ResolvedDraft, passages: Sequence[Evidence]) -> Reason:
    chosen = mention.date
    others = [
        Other(
            date_in_words(d.value.value) if d.value else "not placed",
            _WHY_NOT_DATE.get(d.use, "stood farther from the act, or was told later or less exactly") + f" ({d.rule})",
            (d.evidence,),
        )
        for d in resolved.dates
        if _inside(d.evidence, passages) and not _is_chosen(d, chosen)
    ]
    value = date_in_words(chosen.value) if chosen else "unknown"
    return Reason("date", value, _sourced(chosen), tuple(others[:_MOST_OTHERS]), _unsaid(chosen), _sure(chosen))


def _place(mention: Mention, resolved: ResolvedDraft, passages: Sequence[Evidence]) -> Reason:
    chosen = mention.place
    others: list[Other] = []
    for placed in resolved.places:
        if not _inside(placed.evidence, passages) and not _is_chosen(placed, chosen):
            continue
        if not _is_chosen(placed, chosen):
            why = _WHY_NOT_PLACE.get(placed.use, "stood farther from the act, or is less exact")
            name = place_in_words(placed.value.value) if placed.value else "open between the readings of its name"
            others.append(Other(name, f"{why} ({placed.rule})", (placed.evidence,)))
        else:
            readings = [p for p in placed.candidates if chosen is None or p != chosen.value]
            others += [Other(place_in_words(p), "another reading of the name", (placed.evidence,)) for p in readings]
    value = place_in_words(chosen.value) if chosen else "unknown"
    return Reason("place", value, _sourced(chosen), tuple(others[:_MOST_OTHERS]), _unsaid(chosen), _sure(chosen))


def _is_chosen(expression: DateExpression | PlaceExpression, chosen: Sourced[Any] | None) -> bool:
    """Say whether an expression gave the value, or says the same."""
    if chosen is None or expression.value is None:
        return False
    is_same: bool = expression.value.value == chosen.value
    return is_same


def _figures(mention: Mention, resolved: ResolvedDraft, passages: Sequence[Evidence]) -> Iterator[Reason]:
    for chosen in mention.quantities:
        told = chosen.value
        others = [
            Other(range_in_words(f.range), _why_not_figure(f), (f.phrase,))
            for f in resolved.figures
            if (f.subject, f.population) == (told.subject, told.population)
            and f.range != told.range
            and _inside(f.evidence, passages)
        ]
        label, value = figure_label(told), range_in_words(told.range)
        yield Reason(label, value, _sourced(chosen), tuple(others[:_MOST_OTHERS]), _unsaid(chosen), _sure(chosen))


def _why_not_figure(figure: FigureExpression) -> str:
    if not figure.is_outcome:
        return f"says what could be, not what was ({figure.rule})"
    if figure.part_of is not None:
        return f"is part of another figure ({figure.rule})"
    return f"told later, in the title or in looser words ({figure.rule})"


def _left_out(mention: Mention, acts: Sequence[Trigger], resolved: ResolvedDraft) -> Iterator[Reason]:
    """Give the participants of the act's words that did not become the mention's."""
    kept = {e for who in mention.participants for e in who.evidence}
    indices = {resolved.draft.triggers.index(act) for act in acts}
    left = [p for p in resolved.draft.participants if p.trigger in indices and p.evidence not in kept]
    if left:
        because = tuple(_participant(p) for p in left)
        yield Reason(
            "left out",
            f"{len(left)} named beside the act",
            because,
            (),
            "nobody particular, named better elsewhere, or no part in it",
        )


def _participant(p: ParticipantExpression) -> Because:
    tie = f", {label_of(p.attribution)}" if p.attribution else ""
    return Because(p.evidence, p.rule, p.score, f"{label_of(p.role)}{tie}")


def _weapon(w: WeaponExpression) -> Because:
    return Because(w.evidence, w.rule, w.score, f"{label_of(w.type)}, {label_of(w.status)}")


# --- claims ---------------------------------------------------------------------------------------------------------


def _claim_reasons(claim: Claim, resolved: ResolvedDraft) -> Iterator[Reason]:
    read = [c for c in resolved.draft.claims if c.content == claim.content and c.type is claim.type]
    read = read or [c for c in resolved.draft.claims if c.content == claim.content]
    because = [Because(claim.content[0], c.rule, c.score, "what was said") for c in read]
    because += [Because(e, c.rule, None, "cue") for c in read for e in c.cue]
    because += [Because(e, c.rule, None, "speaker") for c in read for e in c.speaker_evidence]
    yield Reason(
        "claim",
        label_of(claim.type),
        tuple(because),
        (),
        "" if because else "made with another claim",
        claim.confidence,
    )
    values: tuple[tuple[str, Sourced[Any] | None, Callable[[Any], str]], ...] = (
        ("figure", claim.quantity, lambda quantity: range_in_words(quantity.range)),
        ("place", claim.place, place_in_words),
        ("from", claim.place_from, place_in_words),
        ("date", claim.date, date_in_words),
    )
    for label, value, write in values:
        if value is not None:
            yield Reason(label, write(value.value), _sourced(value), (), _unsaid(value), _sure(value))


# --- shared ---------------------------------------------------------------------------------------------------------


def _inside(words: Evidence, passages: Iterable[Evidence]) -> bool:
    return any(passage.holds(words) for passage in passages)


def _read_from(evidence: Iterable[Evidence], expressions: Iterable[Any]) -> list[Any]:
    """Give the expressions whose words are those of a value, or lie around or inside them."""
    wanted = tuple(evidence)
    expressions = tuple(expressions)
    same = [x for x in expressions if x.evidence in wanted]
    return same or [x for x in expressions if any(x.evidence.overlaps(words) for words in wanted)]


def _sourced(value: Sourced[Any] | None) -> tuple[Because, ...]:
    if value is None:
        return ()
    return tuple(Because(words, value.rule, value.confidence, label_of(value.basis)) for words in value.evidence)


def _unsaid(value: Sourced[Any] | None) -> str:
    if value is None:
        return "no words of the passages give one that holds"
    return "" if value.evidence else f"{label_of(value.basis)} ({value.rule})"


def _sure(value: Sourced[Any] | None) -> float | None:
    return value.confidence if value else None
