"""Which known name a misspelt one is: long names only, and never a name that is a letter from two actors."""

from tocsin.model.actor import Actor
from tocsin.resolve.actor_base import WEAK, ActorBase

SHORTEST = 8  # characters of a name that may have a slip; in shorter ones every letter counts
_CUTOFF = 88.0  # of rapidfuzz's ratio, before the words are compared one by one
_SHORTEST_WORD = 5
_LONG_WORD = 9  # a word that long may have two slips


def near_actor(key: str, base: ActorBase) -> Actor | None:
    """Give the actor one of whose names differs from the folded words by a slip, or None.

    Both have as many words; a word that differs is long, has the same first
    letter, and one slip in it (two if it is very long). So "boko harram" is
    found, but "ansar al salam" is not taken for "ansar al islam". If names of
    two actors are that near, there is no answer.
    """
    if len(key) < SHORTEST:
        return None
    from rapidfuzz import fuzz, process  # few reports need it, and its import takes long

    near = process.extract(key, base.long_names(key[0], SHORTEST), scorer=fuzz.ratio, score_cutoff=_CUTOFF, limit=8)
    owners = {
        base.owners[i]
        for name, _, _ in near
        if _is_slip(key, name)
        for i in base.index[name]
        if base.words[i][0] != WEAK
    }
    return base.actor(owners.pop()) if len(owners) == 1 else None


def _is_slip(left: str, right: str) -> bool:
    left_words, right_words = left.split(), right.split()
    if len(left_words) != len(right_words):
        return False
    pairs = [(a, b) for a, b in zip(left_words, right_words, strict=True) if a != b]
    return len(pairs) <= 2 and all(_is_word_slip(a, b) for a, b in pairs)


def _is_word_slip(left: str, right: str) -> bool:
    shorter = min(len(left), len(right))
    if shorter < _SHORTEST_WORD or left[0] != right[0] or any(c.isdigit() for c in left + right):
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(left, right) <= (2 if shorter >= _LONG_WORD else 1)
