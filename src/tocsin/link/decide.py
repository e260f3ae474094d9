"""Same, different or unsure: the sum of what the features found, or a rule."""

from typing import NamedTuple

from tocsin.link.compare import FEATURES
from tocsin.link.facts import Facts, facts_of
from tocsin.link.rules import Rule, find_rule
from tocsin.link.weights import DIFFERENT_TO, FIRM_FROM, SAME_FROM, SPECIFIC, START, WEIGHTS
from tocsin.model.identity import MentionId
from tocsin.model.judgement import Decision, Judgement, Part
from tocsin.model.told import Told

RULE_SCORE = -10.0  # what a rule weighs in the mean over two groups
_COMPARERS = tuple(feature.compare for feature in FEATURES)


class Verdict(NamedTuple):
    """A decision in short: without words, so that a hundred thousand cost little."""

    decision: Decision
    score: float
    rule: Rule | None = None


# Verdicts of pairs met before: a new mention has its neighbours compared when they are sought, joined and grouped.
# Kept with the facts themselves, so that another mention of the same name is never taken for it.
_remembered: dict[tuple[MentionId, MentionId], tuple[Facts, Facts, Verdict]] = {}
_MOST_REMEMBERED = 50_000


def weigh(left: Facts, right: Facts) -> Verdict:
    """Decide about two mentions; it does not matter which is left."""
    pair = (left.id, right.id) if left.id < right.id else (right.id, left.id)
    held = _remembered.get(pair)
    if held is not None and ((held[0] is left and held[1] is right) or (held[0] is right and held[1] is left)):
        return held[2]
    if len(_remembered) >= _MOST_REMEMBERED:
        _remembered.clear()
    verdict = _weigh(left, right)
    _remembered[pair] = (left, right, verdict)
    return verdict


def _weigh(left: Facts, right: Facts) -> Verdict:
    rule = find_rule(left, right)
    if rule is not None:
        return Verdict(rule.decision, RULE_SCORE if rule.decision is Decision.DIFFERENT else 0.0, rule)
    score = START
    is_specific = left.is_day and right.is_day
    for compare in _COMPARERS:
        outcome = compare(left, right)
        if outcome is not None:
            score += WEIGHTS[outcome]
            is_specific = is_specific or outcome in SPECIFIC
    score = round(score, 2)
    return Verdict(_decision(score, is_specific), score)


def _decision(score: float, is_specific: bool) -> Decision:
    if score >= (SAME_FROM if is_specific else FIRM_FROM):
        return Decision.SAME
    return Decision.DIFFERENT if score <= DIFFERENT_TO else Decision.UNSURE


def judge(left: Told, right: Told) -> Judgement:
    """Decide whether two mentions are one incident, with the parts of the score and reasons in words."""
    return explain(facts_of(left), facts_of(right))


def explain(left: Facts, right: Facts) -> Judgement:
    """Give the judgement on two mentions in words."""
    if right.id < left.id:
        left, right = right, left
    verdict = weigh(left, right)
    if verdict.rule is not None:
        rule = verdict.rule
        return Judgement(left.id, right.id, rule.decision, f"rule:{rule.name}", rule.reason)
    parts = [Part("start", START, "most pairs that meet are two incidents")]
    for feature in FEATURES:
        outcome = feature.compare(left, right)
        if outcome is not None:
            parts.append(Part(outcome, WEIGHTS[outcome], feature.explain(outcome, left, right)))
    telling = sorted(parts[1:], key=lambda part: (-abs(part.weight), part.feature))[:3]
    reason = "; ".join(part.reason for part in telling) or "nothing to compare"
    return Judgement(left.id, right.id, verdict.decision, "rule:score", reason, verdict.score, tuple(parts))
