"""How well one coding agrees with another: mentions paired, then field by field; works on codings as plain JSON."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from evals.corpus_values import (
    Plain,
    claim_words,
    date_words,
    figure_words,
    overlap,
    participant_words,
    place_words,
    same_claim,
    same_date,
    same_figure,
    same_participant,
    same_place,
    same_weapon,
    spans,
    variants,
    words,
)

FIELDS = (
    "incidents", "type", "stage", "thwarted_at", "date", "place", "figures", "participants", "attribution", "weapons",
    "claims", "claim_type", "relations",
)  # fmt: skip


_KINDS = "supports contradicts in_tension qualifies updates repeats aggregates compatible".split()
_OPPOSED = {kind: "contradicts" if kind == "in_tension" else kind for kind in _KINDS}  # hard to tell apart


@dataclass(slots=True)
class Tally:
    """Right, false and missed values of one field."""

    right: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Give the share of what was told that is right."""
        return self.right / (self.right + self.false) if self.right + self.false else 0.0

    @property
    def recall(self) -> float:
        """Give the share of what should be told that was."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """Give the harmonic mean of the two."""
        total = 2 * self.right + self.false + self.missed
        return 2 * self.right / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Fault:
    """One value that is missed or false: where, which field, and the words."""

    report: str
    field: str
    kind: str  # missed, false
    value: str


@dataclass(slots=True)
class Scores:
    """Tallies by field, every fault, and which coded mention tells which written one."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in FIELDS})
    faults: list[Fault] = field(default_factory=list)
    pairs: dict[str, str] = field(default_factory=dict)  # our mention's id to "report/m1"


@dataclass(frozen=True, slots=True)
class TypeTree:
    """Which group and which family a type of incident belongs to."""

    group: dict[str, str]
    family: dict[str, str]

    @classmethod
    def of(cls, schema: Plain) -> "TypeTree":
        """Read the tree out of the schema of a coding."""
        groups = schema["$defs"]["type_groups"]
        group = {kind: name for name, kinds in groups["x_groups"].items() for kind in kinds}
        family_of = {name: family for family, names in groups["x_families"].items() for name in names}
        return cls(group, {kind: family_of[name] for kind, name in group.items()})

    def likeness(self, left: str, right: str) -> float:
        """Give 1 for the same type, less for the same group or family, else 0."""
        if left == right:
            return 1.0
        if self.group[left] == self.group[right]:
            return 0.7
        return 0.4 if self.family[left] == self.family[right] else 0.0


def score(gold: Sequence[Plain], coded: Sequence[Plain], tree: TypeTree) -> Scores:
    """Compare codings report by report, in the same order; what the gold calls optional counts neither way."""
    scores = Scores()
    for wanted, found in zip(gold, coded, strict=True):
        _score_report(wanted, found, tree, scores)
    return scores


def _score_report(wanted: Plain, found: Plain, tree: TypeTree, scores: Scores) -> None:
    name = wanted["report"]["id"]
    active = [m for m in found["mentions"] if not m["reference_only"]]
    pairs = _pair(wanted["mentions"], active, tree)
    for gold in wanted["mentions"]:
        mine = pairs.get(gold["id"])
        if mine is not None:
            scores.pairs[mine["id"]] = f"{name}/{gold['id']}"
        if _is_neutral(gold):
            continue
        told = f"{gold['type']} {words(gold['triggers'])}"
        _count(scores, name, "incidents", told if mine is None else None, None, mine is not None)
        _score_mention(scores, name, gold, mine)
    matched = {id(mine) for mine in pairs.values()}
    for mine in active:
        if id(mine) not in matched:
            _count(scores, name, "incidents", None, f"{mine['type']} {words(mine['triggers'])}", False)
            _score_mention(scores, name, None, mine)
    claims = _score_list(scores, name, "claims", wanted["claims"], found["claims"], same_claim, claim_words)
    _score_claims(scores, wanted, found, claims)


def _score_claims(scores: Scores, wanted: Plain, found: Plain, pairs: Sequence[tuple[int, int]]) -> None:
    """Count types and relations of the claims that are paired."""
    ours = {}
    for i, j in pairs:
        gold, mine = wanted["claims"][i], found["claims"][j]
        ours[gold["id"]] = mine["id"]
        is_right = mine["claim_type"] in {variant["claim_type"] for variant in variants(gold)}
        if not gold.get("optional"):
            shown = (f"{gold['claim_type']} {words(gold['content'])}", mine["claim_type"])
            missed, false = (None, None) if is_right else shown
            _count(scores, wanted["report"]["id"], "claim_type", missed, false, is_right)
    told = {_ends(relation["from"], relation["to"]): relation["relation"] for relation in found["claim_relations"]}
    for relation in wanted["claim_relations"]:
        ends = _ends(ours.get(relation["from"], ""), ours.get(relation["to"], ""))
        is_right = _OPPOSED.get(told.pop(ends, ""), "") == _OPPOSED[relation["relation"]]
        shown_relation = f"{relation['from']} {relation['relation']} {relation['to']}"
        _count(scores, wanted["report"]["id"], "relations", None if is_right else shown_relation, None, is_right)
    for kind in told.values():
        _count(scores, wanted["report"]["id"], "relations", None, kind, False)


def _ends(left: str, right: str) -> frozenset[str]:
    return frozenset((left, right))


def _is_neutral(gold: Plain) -> bool:
    return bool(gold.get("optional") or gold["reference_only"])


def _count(scores: Scores, report: str, name: str, missed: str | None, false: str | None, is_right: bool) -> None:
    tally = scores.tallies[name]
    tally.right += is_right
    if missed is not None:
        tally.missed += 1
        scores.faults.append(Fault(report, name, "missed", missed))
    if false is not None:
        tally.false += 1
        scores.faults.append(Fault(report, name, "false", false))


# --- pairing mentions -----------------------------------------------------------------------------------------------


def _pair(gold: Sequence[Plain], coded: Sequence[Plain], tree: TypeTree) -> dict[str, Plain]:
    """Pair mentions one to one, likest first; the core ones before the neutral ones where equal."""
    likely = [
        (-likeness, _is_neutral(wanted), i, j)
        for i, wanted in enumerate(gold)
        for j, mine in enumerate(coded)
        if (likeness := _likeness(wanted, mine, tree)) > 0
    ]
    pairs: dict[str, Plain] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(likely):
        if gold[i]["id"] not in pairs and j not in taken:
            pairs[gold[i]["id"]] = coded[j]
            taken.add(j)
    return pairs


def _likeness(wanted: Plain, mine: Plain, tree: TypeTree) -> float:
    """Weigh type, triggers, passages and day; 0 where they are of another family or share no words."""
    type_ = max(tree.likeness(variant["type"], mine["type"]) for variant in variants(wanted))
    passages = overlap(spans(wanted), spans(mine))
    if not type_ or not passages:
        return 0.0
    triggers = overlap(wanted["triggers"], mine["triggers"])
    day = any(same_date(variant.get("date"), mine["date"]) for variant in variants(wanted))
    return type_ + min(1.0, 2 * triggers) + 0.5 * passages + 0.5 * day


# --- one mention, field by field ------------------------------------------------------------------------------------


def _score_mention(scores: Scores, report: str, gold: Plain | None, mine: Plain | None) -> None:
    for name in ("type", "stage", "thwarted_at"):
        _score_single(scores, report, name, gold, mine, lambda wanted, told: bool(wanted == told), str)
    _score_single(scores, report, "date", gold, mine, same_date, date_words)
    _score_single(scores, report, "place", gold, mine, same_place, place_words)
    for name, key, same, shown in (
        ("figures", "quantities", same_figure, figure_words),
        ("participants", "participants", same_participant, participant_words),
        ("weapons", "weapons", same_weapon, lambda weapon: str(weapon["type"])),
    ):
        wanted, told = (gold or {}).get(key, []), (mine or {}).get(key, [])
        pairs = _score_list(scores, report, name, wanted, told, same, shown)
        if name == "participants":
            _score_attributions(scores, report, wanted, told, pairs)


def _score_single(
    scores: Scores,
    report: str,
    name: str,
    gold: Plain | None,
    mine: Plain | None,
    same: Callable[[Any, Any], bool],
    shown: Callable[[Any], str],
) -> None:
    wanted, told = (gold or {}).get(name), (mine or {}).get(name)
    is_neutral = isinstance(wanted, dict) and bool(wanted.get("optional"))
    possible = [variant.get(name) for variant in variants(gold)] if gold else [None]
    is_right = told is not None and any(
        same(right, told) for value in possible for right in ([None] if value is None else _values(value))
    )
    if is_neutral or (told is None and None in possible):
        return
    missed = shown(wanted) if wanted is not None and not is_right else None
    false = shown(told) if told is not None and not is_right else None
    _count(scores, report, name, missed, false, is_right)


def _values(value: Any) -> list[Any]:
    return variants(value) if isinstance(value, dict) else [value]


def _score_list(
    scores: Scores,
    report: str,
    name: str,
    gold: Sequence[Plain],
    mine: Sequence[Plain],
    same: Callable[[Plain, Plain], float],
    shown: Callable[[Plain], str],
) -> list[tuple[int, int]]:
    """Pair values one to one, likest first, and count; give the pairs."""
    likely = sorted(
        (-likeness, bool(wanted.get("optional")), i, j)
        for i, wanted in enumerate(gold)
        for j, told in enumerate(mine)
        if (likeness := max(float(same(variant, told)) for variant in variants(wanted))) > 0
    )
    by_gold: dict[int, int] = {}
    for _, _, i, j in likely:
        if i not in by_gold and j not in by_gold.values():
            by_gold[i] = j
    for i, wanted in enumerate(gold):
        if not wanted.get("optional"):
            _count(scores, report, name, None if i in by_gold else shown(wanted), None, i in by_gold)
    for j, told in enumerate(mine):
        if j not in by_gold.values():
            _count(scores, report, name, None, shown(told), False)
    return sorted(by_gold.items())


def _score_attributions(
    scores: Scores, report: str, gold: Sequence[Plain], mine: Sequence[Plain], pairs: Iterable[tuple[int, int]]
) -> None:
    for i, j in pairs:
        told = mine[j]["attribution"]
        right = [variant["attribution"] for variant in variants(gold[i])]
        if gold[i].get("optional") or right[0] is None:
            continue
        is_right = told in right
        missed = None if is_right else f"{gold[i]['name']}: {right[0]}"
        false = None if is_right or told is None else f"{mine[j]['name']}: {told}"
        _count(scores, report, "attribution", missed, false, is_right)
