"""Which range do a number and the hedges around it commit to?"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from tocsin.model.evidence import Basis
from tocsin.model.quantity import Qualifier, Range
from tocsin.resolve.numbers import Amount
from tocsin.resolve.tables.quantities_numbers import FROM_BELOW, HEDGES, Profile, Vague

_HEDGES_BY_LAST: dict[str, list[tuple[str, ...]]] = {}
for _words in sorted(HEDGES, key=len, reverse=True):
    _HEDGES_BY_LAST.setdefault(_words[-1], []).append(_words)


@dataclass(frozen=True, slots=True)
class Hedged:
    """Hedges before a number: where the first that matters begins, and what they say."""

    start: int
    qualifiers: tuple[Qualifier, ...]
    is_from_below: bool = False
    has_filler: bool = False


def read_hedges(words: Sequence[str], at: int, floor: int = 0) -> Hedged:
    """Read the hedges that end right before a token: at most four in a row, none before `floor`."""
    start, reach = at, at
    qualifiers: list[Qualifier] = []
    below = filler = False
    for _ in range(4):
        found = _hedge_ending(words, reach, floor)
        if found is None:
            break
        reach -= len(found)
        qualifier = HEDGES[found]
        if qualifier is None:
            filler = True
            if found[-1] == "of":
                start = reach
            continue
        qualifiers.append(qualifier)
        below = below or " ".join(found) in FROM_BELOW
        start = reach
    return Hedged(start, tuple(qualifiers), below, filler)


def _hedge_ending(words: Sequence[str], end: int, floor: int) -> tuple[str, ...] | None:
    if end <= floor:
        return None
    for candidate in _HEDGES_BY_LAST.get(words[end - 1], ()):
        begin = end - len(candidate)
        if begin >= floor and tuple(words[begin:end]) == candidate:
            return candidate
    return None


_STRENGTH = (Qualifier.AT_LEAST, Qualifier.MORE_THAN, Qualifier.AT_MOST, Qualifier.LESS_THAN, Qualifier.ABOUT)
_UP, _DOWN = {Qualifier.AT_LEAST, Qualifier.MORE_THAN}, {Qualifier.AT_MOST, Qualifier.LESS_THAN}


def to_range(amount: Amount, hedged: Hedged, profile: Profile) -> tuple[Range, Basis] | str:
    """Give the range that amount and hedges commit to, or the code of a problem.

    "at least 12" is 12 or more, "up to 40" is 40 or fewer, "about 100" reaches
    a tenth to either side. Hedges that pull apart are a problem.
    """
    if amount.problem is not None:
        return amount.problem
    said = {*hedged.qualifiers, *amount.after}
    if said & _UP and said & _DOWN:
        return "figure.contradictory"
    chosen = next((q for q in _STRENGTH if q in said), None)
    if amount.vague is not None:
        return _hedge_vague(amount.vague, chosen)
    low, high = amount.low, amount.high
    if low is None or high is None:
        return "figure.malformed"
    if low != high:
        return _hedge_span(low, high, chosen)
    return _hedge_number(low, chosen, hedged.is_from_below, profile)


def _hedge_number(n: int, chosen: Qualifier | None, below: bool, profile: Profile) -> tuple[Range, Basis] | str:
    if chosen is None:
        qualifier = Qualifier.EXACT if n else Qualifier.NONE
        return Range(n, n, n, qualifier), Basis.STATED
    if chosen in _UP:
        return Range(n, n, None, chosen), Basis.STATED
    if chosen is Qualifier.AT_MOST:
        return Range(None, None, n, chosen), Basis.STATED
    if chosen is Qualifier.LESS_THAN:
        return (Range(None, None, n - 1, chosen), Basis.STATED) if n else "figure.contradictory"
    return Range(*_about(n, below, profile.about_share), Qualifier.ABOUT), Basis.WORD_TABLE


def _about(n: int, below: bool, share: float) -> tuple[int, int, int]:
    """Give the whole numbers nearest to a tenth below and above, the half outwards."""
    step = Fraction(str(share)) * n
    return _round_half_down(n - step), n, n if below else _round_half_up(n + step)


def _round_half_down(value: Fraction) -> int:
    return -((-value + Fraction(1, 2)) // 1)


def _round_half_up(value: Fraction) -> int:
    return (value + Fraction(1, 2)) // 1


def _hedge_span(low: int, high: int, chosen: Qualifier | None) -> tuple[Range, Basis]:
    if chosen in _UP and chosen is not None:
        return Range(low, None, None, chosen), Basis.STATED
    if chosen in _DOWN and chosen is not None:
        return Range(None, None, high, chosen), Basis.STATED
    return Range(low, None, high, Qualifier.RANGE), Basis.STATED


def _hedge_vague(vague: Vague, chosen: Qualifier | None) -> tuple[Range, Basis]:
    if chosen in _UP and chosen is not None and vague.low is not None:
        return Range(vague.low, None, None, chosen), Basis.WORD_TABLE
    if chosen in _DOWN and chosen is not None and vague.high is not None:
        return Range(None, None, vague.high, chosen), Basis.WORD_TABLE
    return Range(vague.low, vague.best, vague.high, vague.qualifier), Basis.WORD_TABLE
