"""The rules' draft and the model's reading as one draft: what the model adds, what it drops.

Rules keep closed classes, grammar and guards: every date, figure, claim and
act is theirs. The model adds who did and suffered an act where the grammar
around the act does not reach, drops participants in whom it sees nobody, and
drops all acts of a report that to it tells no incident.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from tocsin.extract.neural.acts import with_acts
from tocsin.extract.neural.affinity import LearnedAffinity
from tocsin.extract.neural.decode import Found
from tocsin.extract.neural.labels import ATTRIBUTIONS, DESCRIBED, FORCE, NAMED, ORGANISATION, PERSON, TARGETS, THING
from tocsin.extract.neural.reading import Reading
from tocsin.extract.rules.clause import head_of, tag_sentence
from tocsin.extract.rules.participants import is_private_name, target_type
from tocsin.extract.rules.tables.nouns import AGENT_KINDS
from tocsin.model.actor import ActorKind
from tocsin.model.draft import Draft, ParticipantExpression, Trigger
from tocsin.model.evidence import Evidence
from tocsin.model.mention import Attribution, Factuality, Role, TargetType
from tocsin.model.report import Report

RULE = "neural.tags"
DOERS, RECEIVERS = (PERSON, ORGANISATION, FORCE), (THING, NAMED, DESCRIBED)


@dataclass(frozen=True, slots=True)
class Limits:
    """How sure the model must be to add or to drop; tuned on dev parts.

    `add` is the confidence from which a span of a kind becomes a participant;
    below `keep_doer` and `keep_receiver` a participant of the rules is dropped,
    below `keep_report` in every sentence all that a report seems to tell.
    """

    add: Mapping[str, float]
    keep_doer: float = 0.0
    keep_receiver: float = 0.0
    keep_report: float = 0.0
    act: float = 2.0  # how sure of an act that the rules have not; never above 1
    sentences_before: int = 6  # how far before a participant its act may stand
    sentences_after: int = 2


# Where capitals mark names, the rules' grammar is rarely beaten; where all is in capitals, it has little to go by.
MIXED_CASE = Limits({PERSON: 0.6, ORGANISATION: 0.6, THING: 0.6, NAMED: 0.6, DESCRIBED: 0.6}, act=0.7)
CAPITALS = Limits(
    {PERSON: 0.58, ORGANISATION: 0.58, THING: 0.58, NAMED: 0.58, DESCRIBED: 0.68}, 0.2, 0.2, keep_report=0.3
)


def combine(report: Report, draft: Draft, reading: Reading, limits: Limits) -> Draft:
    """Give the draft of both; nothing but sentences and claims where the model sees no incident at all."""
    draft = with_acts(report, draft, reading, limits.act)
    affinity = LearnedAffinity(reading, draft.triggers)
    if max((reading.relevance(number) for number in range(len(draft.sentences))), default=0.0) < limits.keep_report:
        return replace(draft, triggers=(), participants=(), weapons=())
    kept = tuple(p for p in draft.participants if _is_held(p, draft, reading, limits))
    draft = replace(draft, affinity=affinity)
    return replace(draft, participants=kept + _added(report, draft, reading, limits, kept))


def _is_held(participant: ParticipantExpression, draft: Draft, reading: Reading, limits: Limits) -> bool:
    """Say whether the model takes some word of a participant for one; it judges attacks alone."""
    if draft.triggers[participant.trigger].type.family != "attack":
        return True
    words = participant.evidence
    if participant.role.is_doer:
        return reading.support(words.start, words.end, DOERS) >= limits.keep_doer
    return reading.support(words.start, words.end, RECEIVERS) >= limits.keep_receiver


def _added(
    report: Report, draft: Draft, reading: Reading, limits: Limits, kept: Iterable[ParticipantExpression]
) -> tuple[ParticipantExpression, ...]:
    """Give the model's participants that the rules have not."""
    known = [(p.evidence, p.role.is_doer) for p in kept]
    made = []
    for found in reading.expressions:
        if found.score < limits.add.get(found.label, 2.0):
            continue
        words = report.evidence(found.start, found.end)
        if any(words.overlaps(other) for other, _ in known):
            continue
        trigger = _act_of(found, words, draft, limits)
        if trigger is None or _DENIES.search(_sentence(report, draft, found)):
            continue
        made.append(_participant(report, draft, reading, found, words, trigger))
    return tuple(made)


_ROLES = {
    PERSON: Role.PERPETRATOR, ORGANISATION: Role.PERPETRATOR_ORGANISATION, FORCE: Role.ACTOR,
}  # fmt: skip
_SURE = 0.5  # from which the model's word on a participant counts
_KINDS = {NAMED: ActorKind.PERSON, THING: ActorKind.OTHER}
_DENIES = re.compile(r"\b(?:den(?:y|ies|ied)|condemn\w*|acquitted|mourn\w*)\b")


def _sentence(report: Report, draft: Draft, found: Found) -> str:
    sentence = draft.sentences[found.sentence]
    return report.text[sentence.start : sentence.end].lower()


def _act_of(found: Found, words: Evidence, draft: Draft, limits: Limits) -> int | None:
    """Give the act of a participant: of those told near it, the one that the model ties it to most."""
    families = ("security", "unrest") if found.label == FORCE else ("attack",)
    near = [
        index
        for index, trigger in enumerate(draft.triggers)
        if trigger.type.family in families
        and -limits.sentences_after <= found.sentence - trigger.sentence <= limits.sentences_before
    ]
    affinity = draft.affinity
    if affinity is None or not near:
        return None
    return max(near, key=lambda index: affinity.owns(index, words) - _FAR * _distance(draft.triggers[index], found))


_FAR = 0.01  # logits that each character between a participant and an act speaks against it


def _distance(trigger: Trigger, found: Found) -> int:
    words = trigger.evidence
    return max(words.start - found.end, found.start - words.end, 0)


def _participant(
    report: Report, draft: Draft, reading: Reading, found: Found, words: Evidence, trigger: int
) -> ParticipantExpression:
    tagged = tag_sentence(report.text, draft.sentences[found.sentence])
    span = tagged.index_at(found.start), tagged.index_at(found.end - 1) + 1
    head = head_of(tagged, span)
    name = " ".join(words.exact.split())
    if found.label in DOERS:
        role = _ROLES[found.label]
        other = ActorKind.PERSON if found.label == PERSON else ActorKind.ARMED_GROUP
        return ParticipantExpression(
            words, name, role, trigger, RULE, AGENT_KINDS.get(head, other),
            _attribution(report, draft, reading, found, trigger), score=found.score,
        )  # fmt: skip
    unnamed = TargetType.OTHER if found.label == THING else TargetType.UNKNOWN
    target = target_type(tagged, span) or _learned_target(reading, found) or unnamed
    kind = _KINDS.get(found.label) or AGENT_KINDS.get(head, ActorKind.CIVILIANS)
    private = found.label == NAMED and is_private_name(name, head)
    return ParticipantExpression(
        words, name, Role.TARGET, trigger, RULE, kind, None, None, target, private, found.score
    )


_CLAIMS = re.compile(r"\b(?:claim\w*|admitted) (?:\w+ ){0,3}(?:responsibility|credit|authorship)\b")
_BLAMES = re.compile(
    r"\b(?:blam\w*|accus\w*|attribut\w*|suspect\w*|alleg\w*|believed to|responsib\w*|presum\w*|linked)\b"
)


def _learned_target(reading: Reading, found: Found) -> TargetType | None:
    best, sure = reading.likeliest(reading.targets, found.start)
    return TARGETS[best] if sure >= _SURE else None


def _attribution(report: Report, draft: Draft, reading: Reading, found: Found, trigger: int) -> Attribution:
    """Say how firmly a report ties a doer to an act: as the model is sure, but no more firmly than the words do."""
    by_words = _by_words(report, draft, found, trigger)
    best, sure = reading.likeliest(reading.attributions, found.start)
    if sure >= _SURE and ATTRIBUTIONS[best].strength < by_words.strength:
        return ATTRIBUTIONS[best]
    return by_words


def _by_words(report: Report, draft: Draft, found: Found, trigger: int) -> Attribution:
    near = report.text[max(0, found.start - 120) : found.end + 120].lower()
    if _CLAIMS.search(near):
        return Attribution.CLAIMED
    if re.search(r"\b(?:suspected|alleged|presumed)\s*$", report.text[max(0, found.start - 20) : found.start].lower()):
        return Attribution.SUSPECTED
    if _BLAMES.search(near) or draft.triggers[trigger].factuality is Factuality.ATTRIBUTED:
        return Attribution.BLAMED_UNSPECIFIED
    return Attribution.REPORTED_AS_FACT
