"""Which value of each field a happening gets from what stands near its triggers."""

from collections import Counter
from collections.abc import Iterable, Sequence

from tocsin.bind.compatible import BARE_AGENTS, is_effect
from tocsin.bind.frames import Cluster
from tocsin.bind.learned import pick
from tocsin.model.actor import ActorKind
from tocsin.model.draft import (
    Affinity,
    DateExpression,
    DateUse,
    FigureExpression,
    PlaceExpression,
    PlaceUse,
    ResolvedDraft,
    Trigger,
)
from tocsin.model.evidence import Evidence, Sourced
from tocsin.model.interval import DatePrecision, Interval
from tocsin.model.mention import EventType, Stage, TargetType, ThwartedAt, WeaponStatus, WeaponType, WeaponUse
from tocsin.model.place import Place, PlacePrecision
from tocsin.model.quantity import Qualifier, Quantity, Subject
from tocsin.model.report import SectionName

T = EventType

# --- type and stage -------------------------------------------------------------------------------------------------

# A more telling type wins over those that it can be told by, however often they are said.
_TELLS = {
    T.SUICIDE_BOMBING: 8, T.VEHICLE_RAMMING: 6, T.CBRN_ATTACK: 6, T.ASSASSINATION: 5, T.HIJACKING: 5, T.AIR_OR_DRONE_STRIKE: 4,
    T.SHELLING_OR_ROCKET: 4, T.BOMBING: 4, T.SEXUAL_VIOLENCE: 4, T.KIDNAPPING: 4, T.HOSTAGE_TAKING: 3,
    T.INFRASTRUCTURE_OR_ARSON_ATTACK: 3, T.ARMED_ASSAULT: 3, T.UNARMED_ASSAULT: 2.5, T.ARMED_CLASH: 2,
    T.ROBBERY_OR_LOOTING: 1.5, T.ATTACK_UNSPECIFIED: 0.5,
}  # fmt: skip


_AGENT_WEIGHT = 0.25  # "gunmen" makes an attack an armed one, and says little beside words for what they did


def vote_of(trigger: Trigger, section: SectionName) -> float:
    """Give how much a trigger speaks for its type: twice as much in a title, little if it tells only harm or a doer."""
    place = 2.0 if section is SectionName.TITLE else 1.0
    weight = 0.1 if is_effect(trigger) else trigger.score
    weight = min(weight, _AGENT_WEIGHT) if trigger.rule in BARE_AGENTS else weight
    return place * weight * _TELLS.get(trigger.type, 3.0)


def choose_type(clusters: Sequence[Cluster]) -> tuple[EventType, tuple[EventType, ...]]:
    """Give the type of a happening and its other modes: votes of its triggers, the telling ones weighing more."""
    votes: Counter[EventType] = Counter()
    for cluster in clusters:
        for trigger in cluster.words:
            votes[trigger.type] += vote_of(trigger, cluster.section)  # type: ignore[assignment]
    ranked = sorted(votes, key=lambda t: (-votes[t], t))
    if ranked[0] is T.ATTACK_UNSPECIFIED and any(t.rule == "gunman.agent" for c in clusters for t in c.words):
        ranked.insert(0, T.ARMED_ASSAULT)  # "gunmen", however often it is called an attack
    if T.SUICIDE_BOMBING in votes and T.BOMBING in votes:
        ranked.remove(T.SUICIDE_BOMBING)
        ranked.insert(0, T.SUICIDE_BOMBING)
    if ranked[0] is T.BOMBING and any(w.type is WeaponType.SUICIDE_DEVICE for c in clusters for w in c.weapons):
        ranked.insert(0, T.SUICIDE_BOMBING)
    if ranked[0] in _AIMABLE and _aims_at_person(clusters):
        ranked.insert(0, T.ASSASSINATION)
    modes = [t for t in ranked[1:] if t is not T.ATTACK_UNSPECIFIED and votes[t] >= 1]
    return ranked[0], tuple(sorted(modes))


_AIMABLE = frozenset({T.ARMED_ASSAULT, T.ATTACK_UNSPECIFIED, T.AIR_OR_DRONE_STRIKE, T.UNARMED_ASSAULT})
_RANKED = frozenset(
    {TargetType.GOVERNMENT, TargetType.JOURNALIST_OR_MEDIA, TargetType.DIPLOMAT, TargetType.ARMED_GROUP, TargetType.MILITARY,
     TargetType.RELIGIOUS_SITE}
)  # fmt: skip


def _aims_at_person(clusters: Sequence[Cluster]) -> bool:
    """Say whether a particular ranked person was the aim, as a clause of the first telling says."""
    return any(
        p.role.is_receiver and p.kind is ActorKind.PERSON and p.target_type in _RANKED and ".site" not in p.rule
        for c in clusters[:3]
        for p in c.participants
    )


def choose_stage(clusters: Sequence[Cluster]) -> tuple[Stage, ThwartedAt | None, tuple[Evidence, ...]]:
    """Give the stage, when it was stopped, and the words for it.

    A cue beats the default: a bare noun says nothing of how far an act got.
    People killed or wounded by it speak for an act that was carried out.
    """
    triggers = [t for c in clusters for t in c.words]
    done = sum(
        1 for t in triggers if t.stage is Stage.ACCOMPLISHED and not t.is_nominal and not t.rule.endswith(".agent")
    )
    harmed = any(
        f.subject in (Subject.KILLED, Subject.WOUNDED) and f.is_outcome and (f.range.low or f.range.best or 0) > 0
        for c in clusters
        for f in c.figures
    )
    for stage in (Stage.THWARTED, Stage.ATTEMPTED, Stage.PLANNED, Stage.THREATENED):
        cued = [t for t in triggers if t.stage is stage]
        if not cued or (harmed and stage is not Stage.THWARTED) or (done > len(cued) and stage is not Stage.THWARTED):
            continue
        if stage is Stage.THWARTED and harmed and len(cued) < 2:
            continue
        words = tuple(e for t in cued for e in t.stage_evidence)
        if stage is not Stage.THWARTED:
            return stage, None, words
        known = [t.thwarted_at for t in cued if t.thwarted_at not in (None, ThwartedAt.UNKNOWN)]
        return stage, known[0] if known else ThwartedAt.UNKNOWN, words
    return Stage.ACCOMPLISHED, None, ()


# --- date and place -------------------------------------------------------------------------------------------------

_FINENESS = {p: n for n, p in enumerate(
    (DatePrecision.DAY, DatePrecision.RANGE, DatePrecision.WEEK, DatePrecision.MONTH, DatePrecision.YEAR,
     DatePrecision.MULTI_YEAR, DatePrecision.UNKNOWN)
)}  # fmt: skip


def choose_date(clusters: Sequence[Cluster]) -> Sourced[Interval] | None:
    """Give the finest date that the clusters carry; of equally fine ones, the first told.

    A caption dates its picture: its date counts only where the act is told in captions alone.
    """
    told = [c for c in clusters if c.section is not SectionName.CAPTION] or list(clusters)
    dated = [d for c in told for d in c.dates if d.value is not None]
    if not dated:
        return None
    first = dated[0]
    chosen = min(dated, key=lambda d: (_fineness(d), d.evidence.start))
    if first.value and chosen.value and not first.value.value.overlaps(chosen.value.value):
        chosen = first
    return chosen.value


def learned_date(affinity: Affinity, clusters: Sequence[Cluster], resolved: ResolvedDraft) -> Sourced[Interval] | None:
    """Give the day of the report that a trained model ties to the acts most, wherever it is told."""
    known = [d for d in resolved.dates if d.value is not None and d.use is DateUse.EVENT]
    chosen = pick(affinity, _acts(clusters), known, _fineness)
    return chosen.value if chosen else None


def _acts(clusters: Sequence[Cluster]) -> list[int]:
    return [act for cluster in clusters for act in cluster.triggers]


def _fineness(dated: DateExpression) -> int:
    return _FINENESS[dated.value.value.precision] if dated.value else len(_FINENESS)


_PLACE_FINENESS = {p: n for n, p in enumerate(
    (PlacePrecision.SITE, PlacePrecision.POPULATED_PLACE, PlacePrecision.NEAR, PlacePrecision.ADMIN2,
     PlacePrecision.ADMIN1, PlacePrecision.SEA_OR_AIR, PlacePrecision.REGION, PlacePrecision.COUNTRY)
)}  # fmt: skip


def choose_place(clusters: Sequence[Cluster]) -> Sourced[Place] | None:
    """Give the finest place that the clusters carry; of equally fine ones, the one told most, then first."""
    placed = [p for c in clusters for p in c.places if p.value is not None]
    if not placed:
        return None
    told = Counter(p.value.value.name for p in placed if p.value)
    chosen = min(placed, key=lambda p: (_place_rank(p), -told[p.value.value.name] if p.value else 0, p.evidence.start))
    return _as_told(chosen)


def learned_place(affinity: Affinity, clusters: Sequence[Cluster], resolved: ResolvedDraft) -> Sourced[Place] | None:
    """Give the place of the report that a trained model ties to the acts most, wherever it is told."""
    known = [p for p in resolved.places if p.value is not None and p.use is PlaceUse.LOCATION]
    chosen = pick(affinity, _acts(clusters), known, _place_rank)
    return _as_told(chosen) if chosen else None


def _as_told(placed: PlaceExpression) -> Sourced[Place] | None:
    value = placed.value
    if value is None:
        return None
    return Sourced(value.value, value.basis, (placed.phrase,), value.rule, value.confidence)


def _place_rank(placed: PlaceExpression) -> int:
    return _PLACE_FINENESS[placed.value.value.precision] if placed.value else len(_PLACE_FINENESS)


# --- figures --------------------------------------------------------------------------------------------------------

_PEOPLE = frozenset(
    {Subject.KILLED, Subject.WOUNDED, Subject.KILLED_OR_WOUNDED, Subject.DETAINED, Subject.ABDUCTED, Subject.RELEASED,
     Subject.MISSING, Subject.DISPLACED, Subject.CONVICTED, Subject.PERPETRATORS}
)  # fmt: skip
# Words that fix no number; any figure is better.
_LOOSE = frozenset({Qualifier.WORD_RANGE, Qualifier.MANY, Qualifier.PLURAL})
# Subjects that an act of a type can have; others are of some other act.
_SUBJECTS = {
    "attack": _PEOPLE - {Subject.CONVICTED, Subject.RELEASED},
    "security": _PEOPLE - {Subject.PERPETRATORS},
    "threat": frozenset({Subject.PERPETRATORS}),
    "unrest": _PEOPLE - {Subject.CONVICTED},
}


# Bare plurals of these say nothing that the act does not say already ("the victims", "attackers").
_VAGUE = frozenset({Subject.KILLED_OR_WOUNDED, Subject.PERPETRATORS, Subject.DISPLACED, Subject.RELEASED})


def choose_figures(kind: EventType, clusters: Iterable[Cluster]) -> tuple[Sourced[Quantity], ...]:
    """Give one figure for each subject and population: the text's before the title's, then the first told.

    Titles round, and leads give what the newest report has. Aims, what-ifs and figures that no word ties to a subject are
    left out.
    """
    subjects = _SUBJECTS[kind.family] | ({Subject.RELEASED} if kind is T.RELEASE else frozenset())
    best: dict[tuple[Subject, str], tuple[tuple[bool, bool, int], Sourced[Quantity]]] = {}
    for cluster in clusters:
        for figure in cluster.figures:
            value = figure.sourced()
            if value is None or not _counts(figure, subjects):
                continue
            key = (value.value.subject, str(value.value.population))
            in_title = cluster.section is SectionName.TITLE
            rank = (in_title, figure.range.qualifier in _LOOSE, figure.evidence.start)
            if key not in best or rank < best[key][0]:
                best[key] = (rank, value)
    return tuple(value for _, value in sorted(best.values(), key=lambda pair: pair[1].evidence[0].start))


def _counts(figure: FigureExpression, subjects: frozenset[Subject]) -> bool:
    if not figure.is_outcome or figure.subject not in subjects:
        return False
    if figure.range.qualifier is Qualifier.PLURAL and figure.subject in _VAGUE:
        return False
    return figure.part_of is None or figure.population != "total"


# --- weapons --------------------------------------------------------------------------------------------------------

_GENERAL = {
    WeaponType.EXPLOSIVE_UNSPECIFIED: frozenset(
        {WeaponType.IED, WeaponType.VEHICLE_BOMB, WeaponType.SUICIDE_DEVICE, WeaponType.MINE, WeaponType.GRENADE,
         WeaponType.ROCKET_OR_MORTAR, WeaponType.AERIAL_BOMB_OR_DRONE, WeaponType.INCENDIARY}
    ),
    WeaponType.VEHICLE_BOMB: frozenset({WeaponType.SUICIDE_DEVICE}),
    WeaponType.ROCKET_OR_MORTAR: frozenset({WeaponType.AERIAL_BOMB_OR_DRONE}),
}  # fmt: skip
_TYPE_BY_ACT = {T.SUICIDE_BOMBING: WeaponType.SUICIDE_DEVICE}


def choose_weapons(kind: EventType, stage: Stage, clusters: Sequence[Cluster]) -> tuple[WeaponUse, ...]:
    """Give one entry for each type of weapon; a general word gives way to a more telling one."""
    words: dict[WeaponType, list[Evidence]] = {}
    status: dict[WeaponType, WeaponStatus] = {}
    for weapon in (w for c in clusters for w in c.weapons):
        words.setdefault(weapon.type, []).append(weapon.evidence)
        status.setdefault(weapon.type, weapon.status)
    if kind.family == "security" and kind is not T.WEAPONS_SEIZURE_OR_DEFUSAL:
        words = {k: w for k, w in words.items() if status[k] is WeaponStatus.SEIZED}
    if kind is T.SUICIDE_BOMBING and WeaponType.VEHICLE_BOMB in words:
        words.setdefault(WeaponType.SUICIDE_DEVICE, words[WeaponType.VEHICLE_BOMB])
        status.setdefault(WeaponType.SUICIDE_DEVICE, status[WeaponType.VEHICLE_BOMB])
    kept = [k for k in words if not _GENERAL.get(k, frozenset()) & set(words)]
    planned = stage in (Stage.PLANNED, Stage.THWARTED, Stage.THREATENED)
    return tuple(
        WeaponUse(
            k, tuple(words[k][:3]), WeaponStatus.PLANNED if planned and status[k] is WeaponStatus.USED else status[k]
        )
        for k in sorted(kept)
    )
