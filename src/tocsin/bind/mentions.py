"""Which groups of clusters are mentions, and what each mention holds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.bind.adopt import adopt_figures
from tocsin.bind.compatible import is_effect
from tocsin.bind.frames import Cluster, aggregate_sentences, clusters_of
from tocsin.bind.group import Group, group_clusters
from tocsin.bind.lead import lead_date, lead_place
from tocsin.bind.learned import is_no_incident
from tocsin.bind.people import choose_participants
from tocsin.bind.scope import is_in_scope, is_quarrel_of_words
from tocsin.bind.values import (
    choose_date,
    choose_figures,
    choose_place,
    choose_stage,
    choose_type,
    choose_weapons,
    learned_date,
    learned_place,
)
from tocsin.model.draft import ResolvedDraft
from tocsin.model.evidence import Evidence, Sourced
from tocsin.model.identity import MentionId, content_hash
from tocsin.model.mention import EventType, Factuality, Mention, Participant, Stage
from tocsin.model.quantity import Qualifier, Quantity
from tocsin.model.report import Report

T = EventType
_PLURAL = re.compile(
    r"(?:attacks|bombings|killings|assaults|strikes|airstrikes|raids|murders|kidnappings|abductions|explosions|blasts|bombs|arrests|riots|shootings|executions|assassinations|massacres|beheadings|detentions|operations|stabbings|trials|convictions|clashes|threats|rapes|atrocities|hijackings|incursions)$"
)
_MAKES_MENTION = 0.5  # triggers that score less only add to an act told elsewhere
_ON_THE_SPOT = frozenset({T.ARREST, T.RAID_OR_SEARCH_OPERATION, T.FORCE_MOBILISATION})


def bind_mentions(report: Report, resolved: ResolvedDraft) -> tuple[Mention, ...]:
    """Give the mentions of a report in the order in which they are first told."""
    aggregates = aggregate_sentences(report, resolved)
    found = clusters_of(report, resolved)
    clusters = tuple(c for c in found if not _sums_up(c, aggregates) and not is_quarrel_of_words(c))
    groups = _fold_arrests(_fold_agents(group_clusters(report, resolved.draft.sentences, clusters)))
    adopt_figures(resolved, groups, aggregates)
    main = _main(groups)
    made = [_mention(report, resolved, g, aggregates, main) for g in groups if _is_kept(report, resolved, g)]
    return tuple(m for m in made if m is not None)


def _is_kept(report: Report, resolved: ResolvedDraft, group: Group) -> bool:
    """Say whether a group is in scope: by the words, unless a trained model is sure of the contrary."""
    acts = (act for cluster in group.clusters for act in cluster.triggers)
    return is_in_scope(report, resolved, group) and not is_no_incident(resolved.draft.affinity, acts)


@dataclass(frozen=True, slots=True)
class _Main:
    """The act that a report is about, and the words that date other acts than it."""

    group: Group | None
    dated: frozenset[Evidence]


def _main(groups: Sequence[Group]) -> _Main:
    """Give the first attack or unrest that a clause tells."""
    main = next((g for g in groups if g.types[0].family in ("attack", "unrest") and _is_told(g)), None)
    others = (d.evidence for g in groups if g is not main for c in g.clusters for d in c.dates)
    return _Main(main, frozenset(others))


def _sums_up(cluster: Cluster, aggregates: frozenset[int]) -> bool:
    """Say whether a cluster only sums up: plural acts or victims in a sentence over a span of time."""
    if cluster.sentence not in aggregates:
        return False
    return all(is_effect(t) or _PLURAL.search(t.evidence.exact.lower()) or t.is_nominal for t in cluster.words)


def _fold_agents(groups: list[Group]) -> list[Group]:
    """Put groups that only name doers ("the attacker") or damage into the attack told before them, or drop them."""
    kept: list[Group] = []
    for group in groups:
        bare = (t for c in group.clusters for t in c.words if t.rule.endswith(".agent") or t.score < _MAKES_MENTION)
        is_bare = len(list(bare)) == sum(len(c.words) for c in group.clusters)
        if not is_bare or any(t.stage is Stage.THWARTED for c in group.clusters for t in c.words):
            kept.append(group)
            continue
        home = next((g for g in reversed(kept) if any(t.family == "attack" for t in g.types)), None)
        if home is not None:
            home.clusters += group.clusters
    return kept


def _fold_arrests(groups: list[Group]) -> list[Group]:
    """Put arrests and searches that the words set on no other day or place into the attack told before them."""
    kept: list[Group] = []
    for group in groups:
        home = None
        if all(t in _ON_THE_SPOT for t in group.types):
            home = next((g for g in reversed(kept) if _is_aftermath(g, group)), None)
            home = home or _plot_stopped(groups, group)
        if home is None:
            kept.append(group)
        else:
            home.clusters += group.clusters
    return kept


def _plot_stopped(groups: list[Group], response: Group) -> Group | None:
    """Give the plot that an arrest stopped: one that its own sentence tells as not come to its end."""
    numbers = {c.sentence for c in response.clusters}
    for group in groups:
        told_here = any(c.sentence in numbers for c in group.clusters)
        if told_here and group is not response and choose_stage(group.clusters)[0] in (Stage.THWARTED, Stage.PLANNED):
            return group
    return None


def _is_aftermath(attack: Group, response: Group) -> bool:
    if T.RELEASE in attack.types or not any(t.family in ("attack", "unrest") for t in attack.types):
        return False
    ours = [d.value.value for c in response.clusters for d in c.dates if d.value]
    theirs = [d.value.value for c in attack.clusters for d in c.dates if d.value]
    return not ours or not theirs or any(o.overlaps(t) for o in ours for t in theirs)


def _mention(
    report: Report, resolved: ResolvedDraft, group: Group, aggregates: frozenset[int], main: _Main
) -> Mention | None:
    own = [c for c in group.clusters if not all(t.type in _ON_THE_SPOT for t in c.words)] or group.clusters
    kind, modes = choose_type(own)
    stage, stopped, stage_words = choose_stage(own)
    if kind is T.THREAT:
        stage, stopped = Stage.THREATENED, None
    figures = choose_figures(kind, [c for c in group.clusters if c.sentence not in aggregates])
    participants = choose_participants(kind, stage, group.clusters, resolved)
    date, place = choose_date(own) or choose_date(group.clusters), choose_place(own) or choose_place(group.clusters)
    affinity = resolved.draft.affinity
    if affinity is not None:
        date = date or learned_date(affinity, group.clusters, resolved)
        place = place or learned_place(affinity, group.clusters, resolved)
    if group is main.group:
        date = date or lead_date(resolved, main.dated)
        place = place or lead_place(resolved, date)
    triggers = tuple(t.evidence for c in own for t in c.words)
    told = _is_told(group)
    is_bare = not told and not figures and date is None and place is None and not participants
    if is_bare and all(_PLURAL.search(e.exact.lower()) for e in triggers):
        return None
    if not told and date is None and place is None and _is_general(figures, participants):
        return None
    dated = date is not None or any(c.dates for c in own)  # "yesterday" in a report without a date
    reference = not told and not figures and not participants and (not dated or place is None)
    if told and not dated and place is None and not figures and not participants:
        return None  # a verb alone says neither when nor where nor who: "her being abducted"
    attributed = all(t.factuality is Factuality.ATTRIBUTED for c in own for t in c.words)
    identity = MentionId("mnt_" + content_hash(report.id, str(kind), [[e.start, e.end] for e in triggers]))
    if reference:
        return Mention(
            identity, report.id, kind, stage, triggers, stopped, reference_only=True, extractor=resolved.draft.extractor
        )
    return Mention(
        identity, report.id, kind, stage, triggers, stopped,
        Factuality.ATTRIBUTED if attributed else Factuality.ASSERTED, False, modes, date, None, place, figures, participants,
        choose_weapons(kind, stage, group.clusters), stage_words, _passages(report, resolved, group.clusters), None,
        resolved.draft.extractor,
    )  # fmt: skip


def _is_general(figures: Sequence[Sourced[Quantity]], participants: Sequence[Participant]) -> bool:
    """Say whether nothing particular is told: "the murder of activists" has victims without number and no doer."""
    return (
        bool(figures)
        and all(f.value.range.qualifier is Qualifier.PLURAL for f in figures)
        and not any(p.role.is_doer for p in participants)
    )


def _is_told(group: Group) -> bool:
    """Say whether some clause tells the act, rather than nouns alone name it."""
    return any(not t.is_nominal and not t.rule.endswith(".agent") for c in group.clusters for t in c.words)


def _passages(report: Report, resolved: ResolvedDraft, clusters: Sequence[Cluster]) -> tuple[Evidence, ...]:
    """Give the sentences that tell the act, each once, in order."""
    numbers = sorted({c.sentence for c in clusters})
    sentences = resolved.draft.sentences
    return tuple(report.evidence(sentences[n].start, sentences[n].end) for n in numbers)
