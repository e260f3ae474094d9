"""The rule extractor: tables and grammar, no model, no network."""

from dataclasses import replace

from tocsin.extract.rules.attributions import FoundAttribution, find_attributions
from tocsin.extract.rules.claims import find_claims
from tocsin.extract.rules.clause import Tagged, lower, tag_sentence
from tocsin.extract.rules.identified import find_identified
from tocsin.extract.rules.names import Name, full_names, name_in
from tocsin.extract.rules.participants import FoundParticipant, find_participants, meant_participants, named_victim
from tocsin.extract.rules.responders import find_responders
from tocsin.extract.rules.tables.acts import ACTS
from tocsin.extract.rules.triggers import FoundAct, find_acts
from tocsin.extract.rules.weapons import FoundWeapon, find_weapons
from tocsin.model.actor import ActorKind
from tocsin.model.draft import Draft, ParticipantExpression, Trigger, WeaponExpression
from tocsin.model.mention import EventType, Role, Stage, TargetType, WeaponStatus
from tocsin.model.report import Report, SectionName
from tocsin.model.sentence import split_sentences

VERSION = "rules-1"
_UNREAD = frozenset({SectionName.BOILERPLATE, SectionName.BYLINE})
_STOPPED = frozenset({Stage.PLANNED, Stage.THWARTED, Stage.THREATENED})


class RulesExtractor:
    """Finds acts, who did and suffered them, weapons and claims by tables and grammar."""

    name = VERSION

    def extract(self, report: Report) -> Draft:
        """Give the draft of one report; boilerplate and bylines are not read."""
        sentences = split_sentences(report)
        low = lower(report.text)
        triggers: list[Trigger] = []
        participants: list[ParticipantExpression] = []
        weapons: list[WeaponExpression] = []
        tagged_sentences = tuple(tag_sentence(report.text, sentence) for sentence in sentences)
        names = full_names(tagged_sentences)
        for number, tagged in enumerate(tagged_sentences):
            if tagged.sentence.section in _UNREAD:
                continue
            acts = [_as_of_force(report.text, tagged, act) for act in find_acts(low, tagged) if act.staging.is_real]
            base = len(triggers)
            triggers += [_trigger(report, act, number) for act in acts]
            for offset, act in enumerate(acts):
                found = find_participants(report.text, tagged, act)
                participants += [_participant(report, tagged, one, base + offset, names) for one in found]
                meant = meant_participants(report.text, tagged_sentences, number, act, found)
                participants += [_participant(report, where, one, base + offset, names) for where, one in meant]
            participants += _identified(report, low, tagged, triggers, names)
            participants += _attributed(report, low, tagged, triggers, base)
            participants += _responders(report, low, tagged, triggers)
            weapons += [_weapon(report, one, triggers, base) for one in find_weapons(low, tagged)]
        claims = find_claims(report, tagged_sentences)
        return Draft(
            report.id, sentences, tuple(triggers), tuple(participants), tuple(weapons), claims, extractor=self.name
        )


def _as_of_force(text: str, tagged: Tagged, act: FoundAct) -> FoundAct:
    """Give the raid that police or soldiers made for "raided", which else is an attack."""
    if text[act.start : act.end].lower() != "raided":
        return act
    doers = [p.kind for p in find_participants(text, tagged, act) if p.role.is_doer]
    is_force = bool(doers) and all(kind is ActorKind.STATE_FORCE for kind in doers)
    return replace(act, act=_RAID if is_force else _ATTACK)


_RAID = next(act for act in ACTS if act.id == "raid.verb")
_ATTACK = next(act for act in ACTS if act.id == "attack.verb")


def _trigger(report: Report, act: FoundAct, sentence: int) -> Trigger:
    cue = act.staging.span
    return Trigger(
        report.evidence(act.start, act.end),
        act.type,
        act.stage,
        sentence,
        act.act.id,
        act.act.weight,
        act.thwarted_at,
        act.staging.factuality,
        act.act.kind == "noun",
        False,
        (report.evidence(*cue),) if cue and cue[0] < cue[1] else (),
    )


def _participant(
    report: Report, tagged: Tagged, found: FoundParticipant, trigger: int, names: dict[str, Name]
) -> ParticipantExpression:
    evidence = report.evidence(found.start, found.end)
    name = None
    if found.kind is ActorKind.PERSON and found.role in (Role.TARGET, Role.VICTIM):
        span = tagged.index_at(found.start), tagged.index_at(found.end - 1) + 1
        name = name_in(tagged, span, names)
    return ParticipantExpression(
        evidence, name or " ".join(evidence.exact.split()), found.role, trigger, found.rule, found.kind, found.attribution,
        None, found.target_type, found.is_private or (name is not None and found.target_type in _PRIVATE),
    )  # fmt: skip


_PRIVATE = (None, TargetType.UNKNOWN, TargetType.CIVILIANS, TargetType.SUSPECTS)


def _identified(
    report: Report, low: str, tagged: Tagged, triggers: list[Trigger], names: dict[str, Name]
) -> list[ParticipantExpression]:
    """Tie names that a sentence gives to victims to the last attack told up to it."""
    told = next((i for i in range(len(triggers) - 1, -1, -1) if triggers[i].type.family == "attack"), None)
    if told is None:
        return []
    found = (named_victim(report.text, tagged, span) for span in find_identified(low, tagged))
    return [_participant(report, tagged, one, told, names) for one in found]


def _attributed(
    report: Report, low: str, tagged: Tagged, triggers: list[Trigger], base: int
) -> list[ParticipantExpression]:
    """Tie attributions to the act of their sentence, else to the last attack told before it."""
    return [
        _attribution(report, found, trigger)
        for found in find_attributions(report.text, low, tagged)
        if (trigger := _act_spoken_of(found, triggers, base)) is not None
    ]


def _responders(report: Report, low: str, tagged: Tagged, triggers: list[Trigger]) -> list[ParticipantExpression]:
    """Tie forces that answer an attack to the last one told up to their sentence."""
    told = next((i for i in range(len(triggers) - 1, -1, -1) if triggers[i].type.family == "attack"), None)
    if told is None:
        return []
    return [
        ParticipantExpression(
            words := report.evidence(one.start, one.end),
            " ".join(words.exact.split()),
            Role.RESPONDER,
            told,
            one.rule,
            one.kind,
        )
        for one in find_responders(low, tagged)
    ]


def _act_spoken_of(found: FoundAttribution, triggers: list[Trigger], base: int) -> int | None:
    """Give the act that an attribution speaks of: the noun just after the cue, else the act before it."""
    attacks = [i for i in range(len(triggers)) if triggers[i].type.family == "attack"]
    for index in attacks:
        if index >= base and 0 <= triggers[index].evidence.start - found.cue_end <= _NEAR_CUE:
            return index
    here = [i for i in attacks if i >= base and triggers[i].evidence.end <= found.end]
    before = here or [i for i in attacks if i < base] or [i for i in attacks if i >= base]
    return before[-1] if before else None


_NEAR_CUE = 45  # characters between "claimed responsibility for" and the act it speaks of


def _attribution(report: Report, found: FoundAttribution, trigger: int) -> ParticipantExpression:
    words = report.evidence(min(found.start, found.cue_start), max(found.end, found.cue_end))
    return ParticipantExpression(
        words, " ".join(report.text[found.start : found.end].split()), Role.PERPETRATOR_ORGANISATION, trigger, found.rule, found.kind,
        found.attribution, found.blamer,
    )  # fmt: skip


def _weapon(report: Report, found: FoundWeapon, triggers: list[Trigger], base: int) -> WeaponExpression:
    nearest = min(range(base, len(triggers)), key=lambda i: abs(triggers[i].evidence.start - found.start), default=None)
    status = found.status
    if nearest is not None and status is WeaponStatus.USED and triggers[nearest].stage in _STOPPED:
        status = WeaponStatus.PLANNED
    if nearest is not None and triggers[nearest].type is EventType.WEAPONS_SEIZURE_OR_DEFUSAL:
        status = WeaponStatus.SEIZED
    return WeaponExpression(report.evidence(found.start, found.end), found.type, status, "weapon.table", nearest)
