"""How claims stand to each other: only what their speakers, types, words and figures prove."""

import re
from collections.abc import Callable, Sequence
from itertools import combinations

from tocsin.model.claim import Claim, ClaimRelation, ClaimType, Relation, SpeakerKind
from tocsin.model.identity import ClaimId, MentionId
from tocsin.model.quantity import Qualifier, Quantity

C = ClaimType
_MOST = 60  # claims about one mention that are compared with each other
_SAME_WORDS = 0.6  # share of the shorter claim's words in the other that makes one repeat the other
_FEWEST_WORDS = 3
_FEWEST_COUNTED = 3  # smaller figures in one report are of named persons more often than of one toll
# That the author of an act was nobody's man: against every claim that he was.
_ALONE = re.compile(
    r"\bno (?:known |clear |direct )?(?:evidence|connections?|links?|ties|affiliation|indication|proof)\b|\bdid not affiliate|lone (?:wolf|actor|attacker)"
    r"|\bacted alone|\bacting alone|\b(?:not|never) (?:linked|connected|affiliated)"
)
_FOR_A_GROUP = re.compile(r"\bsoldier of|\bon behalf of|\bmembers? of|\bin the name of|\bsent by")
_PLAIN = frozenset(
    "the a an of in on at to and or that this it they he she was were is are had has have been be by for with from as his her"
    " their its who which not no said some there".split()
)
_PRONOUN = re.compile(r"^(?:it|him|her|them|he|she|they)\b")


def relate_claims(claims: Sequence[Claim]) -> tuple[ClaimRelation, ...]:
    """Give how the claims about one mention stand to each other, in the order of the claims."""
    by_mention: dict[MentionId, list[Claim]] = {}
    for claim in claims:
        if claim.about_mention is not None:
            by_mention.setdefault(claim.about_mention, []).append(claim)
    found = []
    for group in by_mention.values():
        answered = _answered(group[:_MOST])
        for left, right in combinations(group[:_MOST], 2):
            relation = _relation(left, right)
            if relation is None and (left.id, right.id) in answered:
                relation = Relation.CONTRADICTS
            if relation is not None:
                found.append(ClaimRelation(right.id, left.id, relation))
    return tuple(found)


def _answered(group: Sequence[Claim]) -> frozenset[tuple[ClaimId, ClaimId]]:
    """Give each denial with the one blame or claim of the act by somebody else that stands nearest before or behind it.

    Only a denial of what others say ("any part in it", "the charge", "it was
    not us") answers blame; the pairs come in the order of the claims.
    """
    pairs: set[tuple[ClaimId, ClaimId]] = set()
    for at, denial in enumerate(group):
        if denial.type is not C.DENIAL or not _OF_BLAME.search(_words(denial)):
            continue
        laid = [
            i
            for i, other in enumerate(group)
            if other.type in (C.ATTRIBUTION, C.RESPONSIBILITY_CLAIM) and not _is_one_speaker(denial, other)
        ]
        if laid:
            nearest = min(laid, key=lambda i: (abs(i - at), i))
            first, second = sorted((at, nearest))
            pairs.add((group[first].id, group[second].id))
    return frozenset(pairs)


_OF_BLAME = re.compile(
    r"^(?:it|this|that|everything|responsibility|involvement)\b|\b(?:any|all|its|his|their|no|a) (?:\w+ )?(?:involvement|role|part|hand|links?|connections?|responsibility|knowledge)\b"
    r"|\b(?:charges?|accusations?|allegations?|insinuations?|claims?|suggestions?|blame|story|version)\b|\bnot (?:us|ours|them|theirs|our|their|its|responsible|involved|behind)\b"
    r"|\bnothing to do\b|\bhav(?:e|ing) (?:carried|ordered|taken|had|done|planned|attacked|killed)\b|^we (?:do not|don['’]t|never|did not)\b|\bit did\b|\b(?:our|its|their|his) (?:men|forces|fighters|troops|soldiers|units)\b"
)


def _relation(left: Claim, right: Claim) -> Relation | None:
    """Ask the rules in turn; the first that knows how two claims about one mention stand to each other answers."""
    rules = _OF_ONE_SPEAKER if _is_one_speaker(left, right) else _OF_TWO_SPEAKERS
    return next((relation for rule in rules if (relation := rule(left, right)) is not None), None)


def _of_denial(left: Claim, right: Claim) -> Relation | None:
    """A denial against what lays the act at the denier's door, or tells what is denied."""
    for denial, laid in ((left, right), (right, left)):
        if denial.type is C.DENIAL and laid.type in (C.ATTRIBUTION, C.RESPONSIBILITY_CLAIM):
            return Relation.CONTRADICTS if _names(laid, denial.speaker) or _overlap(denial, laid) else None
    return None


def _of_a_lone_hand(left: Claim, right: Claim) -> Relation | None:
    """No link to anybody, against a claim of responsibility or of acting for a group."""
    for alone, taken in ((left, right), (right, left)):
        of_group = taken.type is C.RESPONSIBILITY_CLAIM or _FOR_A_GROUP.search(_words(taken))
        if _ALONE.search(_words(alone)) and of_group and not _ALONE.search(_words(taken)):
            return Relation.IN_TENSION
    return None


def _of_two_authors(left: Claim, right: Claim) -> Relation | None:
    """A claim of responsibility against blame laid on somebody else."""
    if {left.type, right.type} != {C.RESPONSIBILITY_CLAIM, C.ATTRIBUTION}:
        return None
    taken, laid = (left, right) if left.type is C.RESPONSIBILITY_CLAIM else (right, left)
    if _PRONOUN.match(_words(laid)) or _names(laid, taken.speaker) or taken.speaker is None:
        return None
    return Relation.IN_TENSION


def _of_saying_again(left: Claim, right: Claim) -> Relation | None:
    """One type in nearly the same words; or one speaker who takes responsibility twice."""
    if left.type is not right.type:
        return None
    if left.type is C.RESPONSIBILITY_CLAIM and left.speaker == right.speaker:
        return Relation.REPEATS
    is_said_twice = left.speaker is not None and right.speaker is not None and _numbers(left) == _numbers(right)
    return Relation.REPEATS if left.type is not C.COUNT and is_said_twice and _overlap(left, right) else None


def _of_counts(left: Claim, right: Claim) -> Relation | None:
    """Two figures of one thing: the same, one newer than the other, or two that cannot both be right."""
    if not (left.type is right.type is C.COUNT) or left.quantity is None or right.quantity is None:
        return None
    one, other = left.quantity.value, right.quantity.value
    if (one.subject, one.population) != (other.subject, other.population):
        return None
    if one.range == other.range:
        return Relation.REPEATS
    if not (_is_toll(one) and _is_toll(other)):
        return None
    if left.speaker == right.speaker and left.speaker is not None:
        return Relation.UPDATES if left.speaker_kind is not SpeakerKind.ANONYMOUS else None
    if left.speaker is None or right.speaker is None or _is_one_speaker(left, right):
        return None
    return None if _meet(one, other) else Relation.CONTRADICTS


def _is_toll(quantity: Quantity) -> bool:
    """Say whether a figure is one of a whole that speakers could differ on: not nobody, not one or two, no bare word."""
    low = quantity.range.low or 0
    return low >= _FEWEST_COUNTED and quantity.range.qualifier not in (Qualifier.WORD_RANGE, Qualifier.PLURAL)


def _meet(one: Quantity, other: Quantity) -> bool:
    lows = (one.range.low or 0, other.range.low or 0)
    highs = (one.range.high, other.range.high)
    return all(high is None or high >= low for high, low in zip(highs, reversed(lows), strict=True))


def _is_one_speaker(left: Claim, right: Claim) -> bool:
    return left.speaker is not None and right.speaker is not None and left.speaker.lower() == right.speaker.lower()


def _words(claim: Claim) -> str:
    return " ".join(e.exact for e in claim.content).lower()


def _names(claim: Claim, speaker: str | None) -> bool:
    """Say whether a claim speaks of a speaker by any word of the name, so that both lay the act at one door."""
    words = _words(claim)
    return speaker is not None and any(word in words for word in speaker.lower().split() if len(word) > 3)


def _numbers(claim: Claim) -> frozenset[str]:
    return frozenset(_NUMBER.findall(_words(claim)))


_NUMBER = re.compile(r"\d+|\b(?:first|second|third|fourth|another|latest)\b")


def _overlap(left: Claim, right: Claim) -> bool:
    """Say whether most words of the shorter claim stand in the other."""
    if any(a.start < b.end and b.start < a.end for a in left.content for b in right.content):
        return False  # the same words, told twice by who reports them
    one, other = (set(re.findall(r"[\w’'-]+", _words(c))) - _PLAIN for c in (left, right))
    least = min(len(one), len(other))
    return least >= _FEWEST_WORDS and len(one & other) >= _SAME_WORDS * least


_Rule = Callable[[Claim, Claim], Relation | None]
_OF_ONE_SPEAKER: tuple[_Rule, ...] = (_of_saying_again, _of_counts)
_OF_TWO_SPEAKERS: tuple[_Rule, ...] = (_of_denial, _of_a_lone_hand, _of_two_authors, _of_saying_again, _of_counts)
