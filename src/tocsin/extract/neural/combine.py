"""The rules' draft and the model's reading as one draft: what the model adds, what it drops.

Rules keep closed classes, grammar and guards: every date, figure, claim and
act is theirs. The model adds who did and suffered an act where the grammar
around the act does not reach, drops participants in whom it sees nobody, and
drops all acts of a report that to it tells no incident.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from tocsin.extract.neural.decode import Found
from tocsin.extract.neural.labels import DESCRIBED, FORCE, NAMED, ORGANISATION, PERSON, THING
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
    sentences_before: int = 6  # how far before a participant its act may stand
    sentences_after: int = 2


# Where capitals mark names, the rules' grammar is rarely beaten; where all is in capitals, it has little to go by.
MIXED_CASE = Limits({PERSON: 0.7, ORGANISATION: 0.7, THING: 0.7, NAMED: 0.7}, keep_report=0.3)
CAPITALS = Limits(
    {PERSON: 0.58, ORGANISATION: 0.58, THING: 0.58, NAMED: 0.58, DESCRIBED: 0.68}, 0.2, 0.2, keep_report=0.3
)


def combine(report: Report, draft: Draft, reading: Reading, limits: Limits) -> Draft:
    """Give the draft of both; nothing but sentences and claims where the model sees no incident at all."""
    if max((reading.relevance(number) for number in range(len(draft.sentences))), default=0.0) < limits.keep_report:
        return replace(draft, triggers=(), participants=(), weapons=())
    kept = tuple(p for p in draft.participants if _is_held(p, draft, reading, limits))
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
        trigger = _act_of(found, draft, limits)
        if trigger is None or _DENIES.search(_sentence(report, draft, found)):
            continue
        made.append(_participant(report, draft, found, words, trigger))
    return tuple(made)


_KINDS = {NAMED: ActorKind.PERSON, THING: ActorKind.OTHER}
_DENIES = re.compile(r"\b(?:den(?:y|ies|ied)|condemn\w*|acquitted|mourn\w*)\b")


def _sentence(report: Report, draft: Draft, found: Found) -> str:
    sentence = draft.sentences[found.sentence]
    return report.text[sentence.start : sentence.end].lower()


def _act_of(found: Found, draft: Draft, limits: Limits) -> int | None:
    """Give the attack of a participant: the nearest of its sentence, else the last told before, else the next."""
    attacks = [i for i, trigger in enumerate(draft.triggers) if trigger.type.family == "attack"]
    here = [i for i in attacks if draft.triggers[i].sentence == found.sentence]
    if here:
        return min(here, key=lambda i: _distance(draft.triggers[i], found))
    before = [i for i in attacks if 0 < found.sentence - draft.triggers[i].sentence <= limits.sentences_before]
    after = [i for i in attacks if 0 < draft.triggers[i].sentence - found.sentence <= limits.sentences_after]
    return before[-1] if before else after[0] if after else None


def _distance(trigger: Trigger, found: Found) -> int:
    words = trigger.evidence
    return max(words.start - found.end, found.start - words.end, 0)


def _participant(report: Report, draft: Draft, found: Found, words: Evidence, trigger: int) -> ParticipantExpression:
    tagged = tag_sentence(report.text, draft.sentences[found.sentence])
    span = tagged.index_at(found.start), tagged.index_at(found.end - 1) + 1
    head = head_of(tagged, span)
    name = " ".join(words.exact.split())
    if found.label in DOERS:
        role = Role.PERPETRATOR if found.label == PERSON else Role.PERPETRATOR_ORGANISATION
        other = ActorKind.PERSON if found.label == PERSON else ActorKind.ARMED_GROUP
        return ParticipantExpression(
            words, name, role, trigger, RULE, AGENT_KINDS.get(head, other), _attribution(report, draft, found, trigger),
            score=found.score,
        )  # fmt: skip
    unnamed = TargetType.OTHER if found.label == THING else TargetType.UNKNOWN
    target = target_type(tagged, span) or unnamed
    kind = _KINDS.get(found.label) or AGENT_KINDS.get(head, ActorKind.CIVILIANS)
    private = found.label == NAMED and is_private_name(name, head)
    return ParticipantExpression(
        words, name, Role.TARGET, trigger, RULE, kind, None, None, target, private, found.score
    )


_CLAIMS = re.compile(r"\b(?:claim\w*|admitted) (?:\w+ ){0,3}(?:responsibility|credit|authorship)\b")
_BLAMES = re.compile(
    r"\b(?:blam\w*|accus\w*|attribut\w*|suspect\w*|alleg\w*|believed to|responsib\w*|presum\w*|linked)\b"
)


def _attribution(report: Report, draft: Draft, found: Found, trigger: int) -> Attribution:
    """Say how firmly a report ties a doer to an act, by the words around its name."""
    near = report.text[max(0, found.start - 120) : found.end + 120].lower()
    if _CLAIMS.search(near):
        return Attribution.CLAIMED
    if re.search(r"\b(?:suspected|alleged|presumed)\s*$", report.text[max(0, found.start - 20) : found.start].lower()):
        return Attribution.SUSPECTED
    if _BLAMES.search(near) or draft.triggers[trigger].factuality is Factuality.ATTRIBUTED:
        return Attribution.BLAMED_UNSPECIFIED
    return Attribution.REPORTED_AS_FACT
