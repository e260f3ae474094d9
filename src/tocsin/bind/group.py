"""Which clusters of a report tell one happening: a left-to-right pass over resolved values."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from tocsin.bind.apart import FAR_KM, TOWNS, are_apart
from tocsin.bind.compatible import is_effect, type_fit
from tocsin.bind.frames import Cluster
from tocsin.bind.values import choose_type
from tocsin.model.draft import DateExpression
from tocsin.model.interval import DatePrecision, Interval
from tocsin.model.mention import EventType, Stage, TypeGroup
from tocsin.model.place import Place
from tocsin.model.quantity import Qualifier
from tocsin.model.report import Report, SectionName
from tocsin.model.sentence import Sentence

# What speaks for and against a cluster joining an earlier group; tuned on the development gold.
WEIGHTS = {
    "type": 1.0,  # times the fit of the types
    "date": 1.2,
    "place": 1.0,
    "doer": 0.7,
    "victim": 0.5,
    "figure": 1.0,
    "definite": 0.8,
    "near": 0.4,
    "next": 0.3,
    "main": 0.5,
    "title": 1.0,
    "new": -1.6,
    "other_doer": -0.9,
    "other_figure": -0.8,
    "other_held": -1.0,
    "stage": 0.6,
    "indefinite": -0.4,
}
JOIN = 1.25
_FAR_KM_OF_TWO_KINDS = 15.0  # and a bomb here and a shooting there are two sooner
_NEW = re.compile(
    r"\b(?:another|second|third|separate|separately|similar|previous|earlier|last (?:year|month|week)['’]s|other|different|elsewhere|unrelated|subsequent|new)\b[^.;]{0,25}$"
)
_DEFINITE = re.compile(r"\b(?:the|this|that|these|those|[\w]+['’]s|his|her|their|its)\s+(?:[\w-]+\s+){0,2}$")
_INDEFINITE = re.compile(r"\b(?:an?|several|some|many|two|three|four|other|numerous)\s+(?:[\w-]+\s+){0,2}$")


@dataclass(slots=True)
class Group:
    """Clusters that tell one happening; grows while the pass runs."""

    clusters: list[Cluster] = field(default_factory=list)

    @property
    def types(self) -> list[EventType]:
        """The types of the triggers, in order; what only tells effects comes last."""
        told = [t for c in self.clusters for t in c.words]
        return [t.type for t in told if not is_effect(t)] or [t.type for t in told]


def group_clusters(report: Report, sentences: tuple[Sentence, ...], clusters: tuple[Cluster, ...]) -> list[Group]:
    """Give the happenings of a report, each with its clusters, in the order in which they are first told."""
    groups: list[Group] = []
    for cluster in clusters:
        main = next((n for n, g in enumerate(groups) if g.types[0].family in ("attack", "unrest")), 0)
        scored = [
            (fit(report, sentences, group, cluster, number == main), -number) for number, group in enumerate(groups)
        ]
        best, number = max(scored, default=(float("-inf"), 0))
        if best >= JOIN:
            groups[-number].clusters.append(cluster)
        elif _adds_only(cluster):
            continue
        else:
            groups.append(Group([cluster]))
    return groups


def _adds_only(cluster: Cluster) -> bool:
    """Say whether only a death or a sickbed is told: it adds to an act told elsewhere and is none itself."""
    return all(t.rule in _ADDS for t in cluster.words)


_ADDS = frozenset({"died.effect", "toll.effect"})


def fit(report: Report, sentences: tuple[Sentence, ...], group: Group, cluster: Cluster, is_main: bool) -> float:
    """Say how well a cluster fits a group: the sum of WEIGHTS that apply, minus infinity where they cannot be one."""
    types = _fit_of_types(group, cluster)
    if (
        types == 0
        or (_dates_conflict(group, cluster) and not _is_same_night(report, sentences[cluster.sentence], group, cluster))
        or _places_conflict(group, cluster)
        or _stages_conflict(group, cluster)
        or _told_apart(report, group, cluster)
    ):
        return float("-inf")
    score = WEIGHTS["type"] * types
    last = group.clusters[-1]
    known = frozenset().union(*(c.doers for c in group.clusters))
    before = _before(report, sentences[cluster.sentence], cluster.words[0].evidence.start)
    said = {
        "date": _dates_agree(group, cluster),
        "place": _places_agree(group, cluster),
        "doer": bool(known & cluster.doers),
        "other_doer": bool(known and cluster.doers) and not known & cluster.doers,
        "stage": _are_both_undone(group, cluster),
        "victim": bool(_victims(group.clusters) & _victims([cluster])),
        "other_held": _others_are_held(group, cluster),
        "figure": bool(_figures(group.clusters) & _figures([cluster])),
        "other_figure": _other_figure(group, cluster),
        "definite": _refers_back(report, sentences[cluster.sentence], cluster),
        "indefinite": cluster.is_nominal and _INDEFINITE.search(before) is not None,
        "near": sentences[cluster.sentence].paragraph - sentences[last.sentence].paragraph <= 1,
        "next": cluster.sentence - last.sentence == 1,
        "main": is_main,
        "title": is_main and group.clusters[0].section is SectionName.TITLE and len(group.clusters) == 1,
        "new": _NEW.search(before) is not None,
    }
    return score + sum(WEIGHTS[name] for name, holds in said.items() if holds)


_IN_ANSWER = re.compile(
    r"^.{0,40}\b(?:in )?(?:retaliation|response|reaction|reprisals?|revenge|vengeance)\b.{0,25}\b(?:for|to)\b|^['’”\"]?\s*for\s"
)


def _told_apart(report: Report, group: Group, cluster: Cluster) -> bool:
    """Say whether one sentence tells both, one in answer to the other or each with doers of its own."""
    beside = [c for c in group.clusters if c.sentence == cluster.sentence]
    own = cluster.words[0].evidence
    before = [t.evidence for c in beside for t in c.words if t.evidence.end <= own.start]
    if before and _telling([cluster]) and _IN_ANSWER.match(report.text[max(e.end for e in before) : own.start].lower()):
        return True
    ours, theirs = _doers([cluster]), _doers(beside)
    return bool(ours and theirs) and not ours & theirs


def _doers(clusters: list[Cluster]) -> set[str]:
    return {p.name.lower().split()[-1] for c in clusters for p in c.participants if p.role.is_doer}


def _fit_of_types(group: Group, cluster: Cluster) -> float:
    """Say how well the types fit; general ones ("attack", "killed") are asked only where no telling one stands."""
    own, theirs = _telling([cluster]), _telling(group.clusters)
    if own and theirs:
        main = choose_type(group.clusters)[0]
        fits = [
            max(type_fit(mine, main), 0.8 if mine in theirs and mine is not EventType.BOMBING else 0.0) for mine in own
        ]
        return 0.0 if max(fits) == 0 else sum(fits) / len(fits)
    if not own and not theirs:
        return 0.8
    telling = own or theirs
    return max((_AS_GENERAL[t.group] for t in telling), default=0.0)


# How well a general word for an attack fits a telling type of each group.
_AS_GENERAL = {
    TypeGroup.EXPLOSIVE: 0.8, TypeGroup.ASSAULT: 0.8, TypeGroup.PROPERTY: 0.6, TypeGroup.TAKING: 0.5,
    TypeGroup.UNREST: 0.4, TypeGroup.SECURITY: 0.0, TypeGroup.THREAT: 0.0,
}  # fmt: skip


def _telling(clusters: list[Cluster]) -> list[EventType]:
    told = {
        t.type for c in clusters for t in c.words if not is_effect(t) and t.type is not EventType.ATTACK_UNSPECIFIED
    }
    return sorted(told)


def _dates_conflict(group: Group, cluster: Cluster) -> bool:
    """Say whether the days exclude each other, or a span of months is told of an act whose day is known.

    Nobody says "earlier this year" of what happened on Thursday.
    """
    ours, theirs = _days(cluster.dates), _days(d for c in group.clusters for d in c.dates)
    if not ours or not theirs:
        return False
    mine, known = min(ours, key=_length), min(theirs, key=_length)
    if not mine.overlaps(known):
        return True
    lengths = sorted((_length(mine), _length(known)))
    return lengths[0] <= _SOME_DAYS and lengths[1] > _SOME_MONTHS and not cluster.is_nominal


def _is_same_night(report: Report, sentence: Sentence, group: Group, cluster: Cluster) -> bool:
    """Say whether "the attack" is told of the day after: it began late one day and went on into the next."""
    if not cluster.is_nominal or not _refers_back(report, sentence, cluster):
        return False
    ours = [d for d in _days(cluster.dates) if d.precision is DatePrecision.DAY and d.start]
    theirs = [d for c in group.clusters for d in _days(c.dates) if d.precision is DatePrecision.DAY and d.start]
    return any(o.start and t.start and abs((o.start - t.start).days) <= 1 for o in ours for t in theirs)


_SOME_DAYS, _SOME_MONTHS = 4, 45


def _length(interval: Interval) -> int:
    if interval.start is None or interval.end is None:
        return 100_000
    return (interval.end - interval.start).days


def _dates_agree(group: Group, cluster: Cluster) -> bool:
    theirs = _days([d for c in group.clusters for d in c.dates])
    return any(
        o.overlaps(t) and o.precision in _EXACT and t.precision in _EXACT for o in _days(cluster.dates) for t in theirs
    )


_EXACT = (DatePrecision.DAY, DatePrecision.RANGE, DatePrecision.WEEK, DatePrecision.MONTH)


def _days(dates: Iterable[DateExpression]) -> list[Interval]:
    return [d.value.value for d in dates if d.value is not None]


def places_of(clusters: list[Cluster]) -> list[Place]:
    """Give the resolved places of clusters, in the order of the text."""
    return [p.value.value for c in clusters for p in c.places if p.value is not None]


def _places_conflict(group: Group, cluster: Cluster) -> bool:
    ours, theirs = _finest(places_of([cluster])), _finest(places_of(group.clusters))
    if not ours or not theirs:
        return False
    kinds = _telling([cluster])
    is_same_kind = not kinds or not _telling(group.clusters) or choose_type(group.clusters)[0] in kinds
    far = FAR_KM if is_same_kind else _FAR_KM_OF_TWO_KINDS
    return all(are_apart(mine, other, far) for mine in ours for other in theirs)


def _finest(places: list[Place]) -> list[Place]:
    """Give the places in which an act can be pinned to a town, all of them where there is none."""
    return [p for p in places if p.precision in TOWNS] or places


def _places_agree(group: Group, cluster: Cluster) -> bool:
    return any(
        mine.precision in TOWNS and other.precision in TOWNS and not are_apart(mine, other, FAR_KM)
        for mine in places_of([cluster])
        for other in places_of(group.clusters)
    )


def _stages_conflict(group: Group, cluster: Cluster) -> bool:
    ours = {t.stage for t in cluster.words}
    theirs = {t.stage for c in group.clusters for t in c.words}
    if (ours == {Stage.THREATENED}) != (theirs == {Stage.THREATENED}):
        return True
    if set(_telling([cluster])) & set(_telling(group.clusters)):
        return False
    # A plot to bomb and a stabbing that took place are two, whatever else they share.
    return (_is_undone(group.clusters) and _is_done([cluster])) or (_is_done(group.clusters) and _is_undone([cluster]))


_UNDONE = frozenset({Stage.PLANNED, Stage.THWARTED, Stage.ATTEMPTED})


def _is_undone(clusters: list[Cluster]) -> bool:
    acts = [t for c in clusters for t in c.words if not is_effect(t) and not t.rule.endswith(".agent")]
    return any(t.stage in _UNDONE for t in acts) and not _is_done(clusters)


def _is_done(clusters: list[Cluster]) -> bool:
    acts = [t for c in clusters for t in c.words if not is_effect(t) and not t.rule.endswith(".agent")]
    return any(t.stage is Stage.ACCOMPLISHED and not t.is_nominal for t in acts)


def _refers_back(report: Report, sentence: Sentence, cluster: Cluster) -> bool:
    """Say whether a definite noun ("the attack", "the gunman") names the act, and no clause tells it anew."""
    if not all(t.is_nominal or t.rule.endswith(".agent") or is_effect(t) for t in cluster.words):
        return False
    named = [t for t in cluster.words if not is_effect(t)]
    return any(_DEFINITE.search(_before(report, sentence, t.evidence.start)) for t in named)


def _before(report: Report, sentence: Sentence, start: int) -> str:
    return report.text[max(sentence.start, start - 50) : start].lower()


def _are_both_undone(group: Group, cluster: Cluster) -> bool:
    """Say whether both tell an act that did not come to its end."""
    return all(any(t.stage in _UNDONE for c in clusters for t in c.words) for clusters in (group.clusters, [cluster]))


def _victims(clusters: list[Cluster]) -> set[str]:
    return {p.name.lower().split()[-1] for c in clusters for p in c.participants if p.role.is_receiver}


def _others_are_held(group: Group, cluster: Cluster) -> bool:
    """Say whether both tell of arrests or trials, in clauses, of other people."""
    if cluster.is_nominal or any(t.family != "security" for t in [*group.types, *(w.type for w in cluster.words)]):
        return False
    ours, theirs = _victims([cluster]), _victims(group.clusters)
    return bool(ours and theirs) and not ours & theirs


def _figures(clusters: list[Cluster]) -> set[tuple[str, int]]:
    return {
        (str(f.subject), f.range.best)
        for c in clusters
        for f in c.figures
        if f.subject is not None and f.range.best is not None and f.range.best > 2
    }


def _other_figure(group: Group, cluster: Cluster) -> bool:
    """Say whether both give an exact figure of one subject, and they are far apart."""
    ours, theirs = _exact(cluster), [pair for c in group.clusters for pair in _exact(c)]
    return any(
        mine == other and min(a, b) > 2 and max(a, b) > 2 * min(a, b) + 5 for mine, a in ours for other, b in theirs
    ) and not (set(ours) & set(theirs))


def _exact(cluster: Cluster) -> list[tuple[str, int]]:
    return [
        (str(f.subject), f.range.best)
        for f in cluster.figures
        if f.subject is not None
        and f.range.best is not None
        and f.range.qualifier is Qualifier.EXACT
        and f.part_of is None
    ]
