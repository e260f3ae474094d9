"""Who did and who suffered a happening: participants of its triggers joined, named actors put in the place of words."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tocsin.bind.frames import Cluster
from tocsin.model.actor import ActorKind
from tocsin.model.draft import ActorExpression, ParticipantExpression, ResolvedDraft
from tocsin.model.evidence import Evidence
from tocsin.model.identity import ActorId
from tocsin.model.mention import Attribution, EventType, Participant, Role, Stage, TargetType

_ARTICLE = re.compile(
    r"^(?:(?:the |a )?(?:number|total|lives|bodies) of|an?|the|some|at least|about|around|nearly|several|many|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|\d[\d,]*)\s+",
    re.I,
)
_PERPETRATOR_NOUNS = re.compile(
    r"\b(?:attackers?|assailants?|gunm[ae]n|bombers?|suspects?|drivers?|militants?|insurgents?|terrorists?|shooters?|hijackers?|kidnappers?"
    r"|rebels|fighters|perpetrators?|extremists?|hostage-takers?|attacker|assailant|killer|gunman)\b"
)
_STATE = frozenset({ActorKind.STATE_FORCE, ActorKind.GOVERNMENT})
_GENERIC_HEADS = re.compile(
    r"\b(?:gunm[ae]n|bombers?|attackers?|assailants?|militants?|man|men|suspects?|driver|shooter|terrorists?|insurgents?|killer|fighters?"
    r"|jihadists?|extremists?|rebels?|individuals?|guerrillas?|snipers?|boys?|women|woman|youths?|teenager|suspect|perpetrators?)\b"
)
_STATE_TYPES = frozenset({EventType.AIR_OR_DRONE_STRIKE, EventType.SHELLING_OR_ROCKET})


def choose_participants(
    kind: EventType,
    stage: Stage,
    clusters: Sequence[Cluster],
    resolved: ResolvedDraft,
) -> tuple[Participant, ...]:
    """Give one entry for each actor and role, with the strongest attribution that the report gives itself.

    A security act without a doer beside its words is that of the force named in
    its sentence; a thwarted act without one who stopped it, likewise.
    """
    actors = resolved.actors
    expressions = [p for c in clusters for p in c.participants]
    doers = _doers(kind, stage, expressions, actors)
    if kind.family == "security" and not any(p.role is Role.ACTOR for p in doers):
        doers += _force_beside(clusters, resolved, Role.ACTOR)
    if stage is Stage.THWARTED and not any(p.role is Role.RESPONDER for p in doers):
        doers += _force_beside(clusters, resolved, Role.RESPONDER)
    receivers = _receivers(kind, expressions, actors)
    doers += _told_responders(expressions, actors, doers) if kind.family == "attack" else []
    return tuple(sorted(doers + receivers, key=lambda p: (p.evidence[0].start, p.role)))


def _force_beside(clusters: Sequence[Cluster], resolved: ResolvedDraft, role: Role) -> list[Participant]:
    """Give the first force that the sentences of an act name, if any."""
    spans = [resolved.draft.sentences[c.sentence] for c in clusters]
    for actor in resolved.actors:
        if actor.kind is ActorKind.STATE_FORCE and any(s.start <= actor.evidence.start < s.end for s in spans):
            attribution = Attribution.REPORTED_AS_FACT if role is Role.ACTOR else None
            name = _trimmed(actor.evidence.exact)
            return [Participant(name, role, (actor.evidence,), actor.kind, (), attribution, actor=_actor_id(actor))]
    return []


def _told_responders(
    expressions: list[ParticipantExpression], actors: Sequence[ActorExpression], doers: list[Participant]
) -> list[Participant]:
    """Give the forces that the report tells to have answered the attack, but for those already given."""
    known = {_key(p) for p in doers} | {f"responder:{p.actor or (p.name or '').lower()}" for p in doers}
    made: dict[str, Participant] = {}
    for expression in expressions:
        if expression.role is not Role.RESPONDER:
            continue
        named = actor_in(expression.evidence, actors)
        if named is not None and named.kind is ActorKind.ARMED_GROUP:
            continue
        participant = Participant(
            _trimmed(expression.name), Role.RESPONDER, (expression.evidence,), expression.kind, actor=_actor_id(named)
        )
        key = _key(participant)
        if key not in known:
            made[key] = _joined(made[key], participant) if key in made else participant
    return list(made.values())


# --- doers ----------------------------------------------------------------------------------------------------------


def _doers(
    kind: EventType, stage: Stage, expressions: list[ParticipantExpression], actors: Sequence[ActorExpression]
) -> list[Participant]:
    made: dict[str, Participant] = {}
    for expression in expressions:
        if stage is Stage.THWARTED and _was_stopped(expression, expressions):
            role = Role.PERPETRATOR
            expression = replace(expression, role=role, attribution=Attribution.REPORTED_AS_FACT, target_type=None)
        if not expression.role.is_doer or _denies_for_others(expression, actors):
            continue
        for participant in _as_doers(kind, stage, expression, expressions, actors):
            key = _key(participant)
            made[key] = _joined(made[key], participant) if key in made else participant
    return list(_one_description(list(made.values())))


def _as_doers(
    kind: EventType,
    stage: Stage,
    expression: ParticipantExpression,
    expressions: list[ParticipantExpression],
    actors: Sequence[ActorExpression],
) -> list[Participant]:
    """Turn one phrase into participants: the named group in it, and the people it describes."""
    named = actor_in(expression.evidence, actors)
    if _responds(kind, stage, expression, named, expressions):
        name = _trimmed(expression.name)
        return [
            Participant(name, Role.RESPONDER, (expression.evidence,), ActorKind.STATE_FORCE, actor=_actor_id(named))
        ]
    role = Role.ACTOR if kind.family in ("security", "unrest") else expression.role
    if kind is EventType.RELEASE:
        role = Role.ACTOR
    elif role is Role.ACTOR and kind.family == "attack":
        role = Role.PERPETRATOR
    people = _trimmed(expression.name)
    if named is None or named.actor is None:
        who = ActorKind.PERSON if expression.kind is ActorKind.OTHER else expression.kind
        if who is ActorKind.PERSON and expression.rule.startswith("attribution") and _THE_NAME.match(expression.name):
            who = ActorKind.ARMED_GROUP
        return [_participant(people, role, expression, who, None, expression.is_private)]
    found = named.name if named.kind is not ActorKind.STATE_FORCE else people
    aliases = tuple(sorted({named.evidence.exact, people} - {found}))
    organisation = role
    if role is Role.PERPETRATOR and named.kind is ActorKind.ARMED_GROUP and expression.rule.startswith("attribution"):
        organisation = Role.PERPETRATOR_ORGANISATION
    doer = _participant(found, organisation, expression, named.kind, named, False)
    return [replace(doer, aliases=aliases)]


_PLURAL = re.compile(r"(?:men|s)$")
_THE_NAME = re.compile(r"[Tt]he [A-Z]")  # a body has an article, a person has none: "the Grey Lions"
_TIED_BY_WORDS = frozenset(
    {Attribution.CLAIMED, Attribution.DENIED, Attribution.BLAMED_BY_AUTHORITIES, Attribution.BLAMED_BY_OTHER,
     Attribution.BLAMED_UNSPECIFIED, Attribution.ACQUITTED}
)  # fmt: skip


def _participant(
    name: str,
    role: Role,
    expression: ParticipantExpression,
    kind: ActorKind,
    named: ActorExpression | None,
    private: bool,
) -> Participant:
    return Participant(
        name, role, (expression.evidence,), kind, (), expression.attribution or Attribution.REPORTED_AS_FACT,
        expression.blamer, None, _actor_id(named), private, expression.score,
    )  # fmt: skip


def _denies_for_others(expression: ParticipantExpression, actors: Sequence[ActorExpression]) -> bool:
    """Say whether a government or a spokesman denies something: nobody had tied them to the act as its doers."""
    if expression.attribution is not Attribution.DENIED:
        return False
    named = actor_in(expression.evidence, actors)
    return named is None or named.kind in _STATE or named.actor is None


def _was_stopped(expression: ParticipantExpression, expressions: list[ParticipantExpression]) -> bool:
    """Say whether a receiver is a person on whom a force acted: who is stopped in a thwarted act was to do it."""
    is_person = expression.role.is_receiver and (
        _GENERIC_HEADS.search(expression.name.lower()) is not None or expression.kind is ActorKind.PERSON
    )
    return is_person and any(
        other.trigger == expression.trigger and other.role.is_doer and other.kind in _STATE for other in expressions
    )


def _responds(
    kind: EventType,
    stage: Stage,
    expression: ParticipantExpression,
    named: ActorExpression | None,
    expressions: list[ParticipantExpression],
) -> bool:
    """Say whether a force answers the attack: it arrests, or it acts on those who did it, whom the report tells apart."""
    if kind.family != "attack" or kind in _STATE_TYPES or expression.rule.startswith("attribution"):
        return False
    known = named is not None and named.actor is not None
    is_force = named.kind in _STATE if named is not None and known else expression.kind in _STATE
    if expression.role is Role.ACTOR or (is_force and stage is Stage.THWARTED):
        return True
    return is_force and any(
        (
            other.role.is_receiver
            and other.trigger == expression.trigger
            and _PERPETRATOR_NOUNS.search(other.name.lower())
        )
        or (other.role is Role.PERPETRATOR and other.kind not in _STATE and other.trigger != expression.trigger)
        for other in expressions
    )


def _joined(left: Participant, right: Participant) -> Participant:
    """Join two entries for one actor: all evidence, the strongest attribution, the shorter name."""
    stronger = left
    if left.attribution and right.attribution and right.attribution.strength > left.attribution.strength:
        stronger = right
    evidence = left.evidence + tuple(e for e in right.evidence if e not in left.evidence)
    return replace(
        left,
        evidence=evidence[:4],
        attribution=stronger.attribution,
        blamer=stronger.blamer,
        aliases=tuple(sorted({*left.aliases, *right.aliases, right.name or ""} - {left.name or "", ""})),
    )


def _one_description(doers: list[Participant]) -> list[Participant]:
    """Keep one entry for those whom no group names: "a gunman", "the attacker" and a bare name are the same people."""
    persons = [p for p in doers if p.role.is_doer and p.actor is None and p.name]
    described = [p for p in persons if _GENERIC_HEADS.search((p.name or "").lower())]
    are_many = bool(described) and _PLURAL.search((described[0].name or "").lower()) is not None
    private = [
        p
        for p in persons
        if p.kind is ActorKind.PERSON
        and p not in described
        and not (are_many and p.attribution in _TIED_BY_WORDS)  # who is blamed is not all the "gunmen"
    ]
    alike = described + (private if described else [])
    if len(alike) <= 1:
        return doers
    first = alike[0]
    for other in alike[1:]:
        first = _joined(first, other)
    return [*(p for p in doers if p not in alike), first]


# --- receivers ------------------------------------------------------------------------------------------------------


def _receivers(
    kind: EventType, expressions: list[ParticipantExpression], actors: Sequence[ActorExpression]
) -> list[Participant]:
    made: dict[tuple[Role, TargetType | None, str], Participant] = {}
    # Who suffered it names a target before the spot where it was done does.
    for expression in sorted(expressions, key=lambda e: e.rule.startswith("participant.site")):
        if not expression.role.is_receiver or _is_perpetrator(kind, expression):
            continue
        if kind.family == "attack" and expression.target_type is TargetType.SUSPECTS:
            continue  # caught on the spot
        if any(p.role.is_doer and p.evidence.overlaps(expression.evidence) for p in expressions):
            continue  # shot while doing it
        target = expression.target_type or TargetType.UNKNOWN
        named = actor_in(expression.evidence, actors)
        if target is TargetType.UNKNOWN and named is not None:
            target = _target_of(named)
        name = _trimmed(expression.name)
        key = (Role.TARGET, target, "" if target is not TargetType.UNKNOWN else name.lower())
        entry = Participant(
            name, expression.role, (expression.evidence,), expression.kind, (), None, None, target, _actor_id(named),
            expression.is_private, expression.score,
        )  # fmt: skip
        if key in made:
            old = made[key]
            role = Role.TARGET if Role.TARGET in (old.role, entry.role) else Role.VICTIM
            made[key] = replace(_joined(old, entry), role=role)
        else:
            made[key] = entry
    people = _one_person(list(made.values()))
    if any(p.kind is ActorKind.PERSON and p.target_type in _AIMED_AT for p in people):
        spots = {e.evidence for e in expressions if e.rule == "participant.site.receiver"}
        people = [p for p in people if p.kind is ActorKind.PERSON or not set(p.evidence) <= spots]
    known = any(p.target_type is not TargetType.UNKNOWN for p in people)
    return [p for p in people if p.target_type is not TargetType.UNKNOWN or not known or _is_named_person(p)]


# A person of these sorts was what the act aimed at, wherever it took place.
_AIMED_AT = frozenset(
    {TargetType.GOVERNMENT, TargetType.DIPLOMAT, TargetType.JOURNALIST_OR_MEDIA, TargetType.ARMED_GROUP}
)
_APPOSED = 3  # characters between an office and the name set behind it: "a general, Eva Rhee"


def _one_person(receivers: list[Participant]) -> list[Participant]:
    """Join a bare name with the entry that says what its bearer is: "journalist Eva Rhee" and "Rhee" are one."""
    kept: list[Participant] = []
    bare = [p for p in receivers if p.target_type is TargetType.UNKNOWN and p.kind is ActorKind.PERSON and p.name]
    typed = [p for p in receivers if p not in bare]
    for one in typed:
        same = [b for b in bare if _is_one_person(one, b)]
        for other in same:
            one = replace(_joined(one, other), name=other.name if _is_office(one, other) else one.name)
        bare = [b for b in bare if b not in same]
        kept.append(one)
    return kept + bare


def _is_one_person(typed: Participant, bare: Participant) -> bool:
    surname = (bare.name or "").lower().split()[-1]
    names = " ".join((typed.name or "", *typed.aliases)).lower().split()
    return surname in names or _is_office(typed, bare)


def _is_office(typed: Participant, bare: Participant) -> bool:
    """Say whether a bare name stands right behind the words for an office."""
    if typed.target_type is TargetType.CIVILIANS:
        return False
    return any(0 < b.start - t.end <= _APPOSED for t in typed.evidence for b in bare.evidence)


def _is_named_person(participant: Participant) -> bool:
    """Say whether a victim has a full name: nothing else that a report tells stands for such a one."""
    return participant.kind is ActorKind.PERSON and _FULL_NAME.fullmatch(participant.name or "") is not None


_FULL_NAME = re.compile(r"(?:.* )?[^\W\d_a-z][\w'’-]+ (?:[^\W\d_a-z]\. |(?:de|la|al|bin) )?[^\W\d_a-z][\w'’-]+")


def _is_perpetrator(kind: EventType, expression: ParticipantExpression) -> bool:
    """Say whether a receiver is the attacker who was killed or caught: a figure of the act, not its victim."""
    return kind.family == "attack" and kind not in _STATE_TYPES and bool(_ATTACKER.search(expression.name.lower()))


_ATTACKER = re.compile(
    r"\b(?:attackers?|assailants?|gunm[ae]n|(?:suicide )?bombers?|shooters?|hijackers?|kidnappers?|perpetrators?|himself|driver)\b"
)


def _target_of(named: ActorExpression) -> TargetType:
    if named.kind in (ActorKind.ARMED_GROUP, ActorKind.UNIDENTIFIED_ARMED_GROUP):
        return TargetType.ARMED_GROUP
    return TargetType.GOVERNMENT if named.kind is ActorKind.GOVERNMENT else TargetType.UNKNOWN


# --- names ----------------------------------------------------------------------------------------------------------


def actor_in(words: Evidence, actors: Sequence[ActorExpression]) -> ActorExpression | None:
    """Give the actor that a phrase names: the last one inside it that the knowledge base knows, else the last.

    "Taliban-linked" ties somebody to a group and does not name it as the doer.
    """
    inside = [a for a in actors if words.overlaps(a.evidence) and not a.rule.endswith(".linked")]
    known = [a for a in inside if a.actor is not None and a.kind in (ActorKind.ARMED_GROUP, ActorKind.CRIMINAL_GROUP)]
    known = known or [a for a in inside if a.actor is not None]
    found = known or inside
    return found[-1] if found else None


def _actor_id(named: ActorExpression | None) -> ActorId | None:
    return named.actor.id if named is not None and named.actor is not None else None


def _trimmed(name: str) -> str:
    """Take article and number off a phrase: "A Taliban fighter" is named "Taliban fighter"."""
    return _ARTICLE.sub("", name).strip(" ,\"'“”") or name


def _key(participant: Participant) -> str:
    role = "responder" if participant.role is Role.RESPONDER else "doer"
    return f"{role}:{participant.actor or (participant.name or '').lower()}"
