"""What each claim is about, and which figure and place it gives."""

import re
from collections.abc import Sequence

from tocsin.model.claim import Claim, ClaimType
from tocsin.model.draft import (
    ActorExpression,
    ClaimExpression,
    FigureExpression,
    PlaceExpression,
    PlaceUse,
    ResolvedDraft,
)
from tocsin.model.evidence import Evidence, Sourced
from tocsin.model.identity import ActorId, ClaimId, MentionId, content_hash
from tocsin.model.mention import EventType, Mention
from tocsin.model.place import Place
from tocsin.model.quantity import Qualifier, Quantity, Subject
from tocsin.model.report import Report, SectionName

C = ClaimType
_GENERAL = frozenset({C.AGGREGATE_COUNT, C.THREAT_SIZE, C.MOVEMENT})  # about no single incident
_OF_AN_ACT = frozenset({C.COUNT, C.RESPONSIBILITY_CLAIM, C.DENIAL, C.ATTRIBUTION, C.MODUS_OPERANDI, C.STATUS})
_OPINIONS = frozenset({C.ASSESSMENT, C.THREAT, C.WARNING})
_WITHOUT_MENTION = 0.8  # the least score of a claim in a report that tells no incident
_FEW = 3  # a report that tells more acts than this is about none of them alone
_COUNTED = frozenset({C.COUNT, C.AGGREGATE_COUNT, C.THREAT_SIZE, C.MOVEMENT, C.WARNING, C.ATTRIBUTION})
_STRENGTH = frozenset({C.THREAT_SIZE, C.MOVEMENT, C.WARNING})
_PLACED = frozenset({C.THREAT_SIZE, C.MOVEMENT, C.AGGREGATE_COUNT, C.WARNING})
_REFERS = re.compile(
    r"\b(?:the|this|that|such an?) (?:\w+ )?(?:attack|bombing|blast|explosion|assault|incident|shooting|strike|killing|act|crime|raid)\b"
)


def bind_claims(report: Report, resolved: ResolvedDraft, mentions: Sequence[Mention]) -> tuple[Claim, ...]:
    """Give the claims of a report in the order of its text, with what they are about and the figures they give."""
    made: dict[ClaimId, Claim] = {}
    for expression in resolved.draft.claims:
        if not mentions and expression.type not in _GENERAL and expression.score < _WITHOUT_MENTION:
            continue
        claim = _claim(report, resolved, expression, mentions)
        made.setdefault(claim.id, claim)
    return tuple(made.values())


def _claim(report: Report, resolved: ResolvedDraft, said: ClaimExpression, mentions: Sequence[Mention]) -> Claim:
    figure = _figure(said, resolved.figures)
    kind = said.type
    if kind is C.COUNT and figure is None and not _gives_number(said):
        kind = C.STATUS
    about = None if kind in _GENERAL else _about(report, said, mentions, kind, figure.value if figure else None)
    places = _places(said, resolved.places) if kind in _PLACED else []
    spans = [[e.start, e.end] for e in said.content]
    return Claim(
        ClaimId("clm_" + content_hash(report.id, said.speaker, spans)),
        report.id,
        kind,
        said.speaker,
        said.speaker_kind,
        said.speech,
        said.content,
        said.cue,
        said.speaker_evidence,
        said.speaker_aliases,
        _speaker_actor(said, resolved.actors),
        said.is_private,
        None,
        figure,
        places[0] if places else None,
        places[1] if kind is C.MOVEMENT and len(places) > 1 else None,
        None,
        about,
        said.about_actor,
        said.modality,
        said.polarity,
        said.score,
    )


def _gives_number(said: ClaimExpression) -> bool:
    """Say whether a figure of some size stands in the words said, though nobody could read what it counts."""
    return any(_SOME_SIZE.search(span.exact.lower()) for span in said.content)


_SOME_SIZE = re.compile(r"\b(?:\d{2,}|dozens|scores|hundreds|thousands|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)\b")


def _inside(words: Evidence, content: Sequence[Evidence]) -> bool:
    return any(span.holds(words) for span in content)


def _figure(said: ClaimExpression, figures: Sequence[FigureExpression]) -> Sourced[Quantity] | None:
    """Give the first figure in the words said whose subject fits the kind of claim."""
    if said.type not in _COUNTED:
        return None
    inside = [f for f in figures if _inside(f.evidence, said.content)]
    for figure in inside:
        subject = figure.subject
        if said.type in _STRENGTH and subject in (None, Subject.PERPETRATORS, Subject.FIGHTERS, Subject.OTHER):
            subject = Subject.FIGHTERS
        if subject is None or (said.type not in _STRENGTH and _tells_no_count(said.type, figure)):
            continue
        return figure.sourced(subject)
    if said.type is not C.AGGREGATE_COUNT:
        return None
    return next((f.sourced(Subject.OTHER) for f in inside if f.noun and _ACTS.search(f.noun.exact.lower())), None)


def _tells_no_count(kind: ClaimType, figure: FigureExpression) -> bool:
    """Say whether a figure is none that somebody counted: a bare plural, or the one victim of an act laid at a door."""
    if figure.subject in (Subject.PERPETRATORS, Subject.OTHER) or figure.range.qualifier is Qualifier.PLURAL:
        return True
    return kind is C.ATTRIBUTION and figure.range.low == figure.range.high == 1


_ACTS = re.compile(
    r"attacks?|bombings?|strikes|airstrikes|operations|raids|missions|clashes|assaults|incidents|camps|arrests|kidnappings|killings|massacres|crimes|complaints|charges"
)


def _places(said: ClaimExpression, places: Sequence[PlaceExpression]) -> list[Sourced[Place]]:
    return [
        p.value
        for p in places
        if p.value is not None and p.use is PlaceUse.LOCATION and _inside(p.evidence, said.content)
    ]


def _about(
    report: Report, said: ClaimExpression, mentions: Sequence[Mention], kind: ClaimType, figure: Quantity | None
) -> MentionId | None:
    """Give the mention whose act stands in the words said, else, for claims on an act, the one the report is about."""
    told = [m for m in mentions if not m.reference_only]
    named = _named(said, told, figure)
    if named is not None:
        return named.id
    words = " ".join(e.exact for e in said.content).lower()
    is_about_one = kind in _OF_AN_ACT or (kind in _OPINIONS and len(told) <= _FEW)
    if not is_about_one and not _REFERS.search(words):
        return None
    main = max(told, key=lambda m: _prominence(report, m), default=None)
    return main.id if main is not None else None


def _named(said: ClaimExpression, told: Sequence[Mention], figure: Quantity | None) -> Mention | None:
    """Give the mention whose act the words said name: a release for a figure of people freed, else the first named.

    An act told as the reason of another ("in retaliation for the air strikes")
    is not the one spoken of.
    """
    whole = " ".join(e.exact for e in said.content).lower()
    places = {m.id: [t for t in m.triggers if _inside(t, said.content)] for m in told}
    named = [m for m in told if places[m.id] and not all(_is_reason(whole, t) for t in places[m.id])]
    if figure is not None and figure.subject is Subject.RELEASED:
        freed = [m for m in named or told if m.type is EventType.RELEASE]
        named = freed or named
    return min(named, key=lambda m: min(t.start for t in places[m.id]) if places[m.id] else 0, default=None)


def _is_reason(whole: str, trigger: Evidence) -> bool:
    before = whole[: max(0, whole.find(trigger.exact.lower()))]
    return _REASON.search(before) is not None


_REASON = re.compile(r"\b(?:retaliation|revenge|response|reprisal|reaction|answer)\b(?: \w+){0,6} ?$")


def _prominence(report: Report, mention: Mention) -> tuple[int, int, int, int]:
    """Order mentions by how much a report is about them: in its title, a release before the taking, often, early."""
    title = next((s.end for s in report.sections if s.name is SectionName.TITLE), 0)
    first = min(t.start for t in mention.triggers)
    return (int(first < title), int(mention.type is EventType.RELEASE), len(mention.triggers), -first)


def _speaker_actor(said: ClaimExpression, actors: Sequence[ActorExpression]) -> ActorId | None:
    for actor in actors:
        if actor.actor is not None and any(e.holds(actor.evidence) for e in said.speaker_evidence):
            return actor.actor.id
    return None
