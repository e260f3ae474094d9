"""Which things said are on the matters of the record (CODEBOOK 1), and how sure that is in a given report."""

from dataclasses import dataclass

from tocsin.extract.rules.tables.matters import COURTESY, MATTERS, PLAYED, POLITICAL, VIOLENCE

_THICK = 2.0  # words of violence in a hundred that make a report one of violence throughout
_POLITICAL_THROUGHOUT = 1.2  # and words of its political kind: what is said there is said of it, told act or not
_POLITICAL_AT_ALL = 0.3
_PLAYED = 2  # words of drills or films that make a report one of them
_NEAR = 200  # characters before a stretch of speech: the sentence or two before it
_NEAR_TOLD = 350  # and before one that the report itself ties to a speaker: the paragraph before it

SURE, FAIR, WEAK = 0.8, 0.5, 0.25  # scores of claims: in such reports about so large a part is of the record


@dataclass(frozen=True, slots=True)
class Matters:
    """How much of a report is on political violence: words in a hundred."""

    violence: float
    political: float
    is_played: bool = False  # a drill, a film, a novel

    @property
    def score(self) -> float:
        """Say how sure a claim of the report is one of the record, between 0 and 1."""
        if self.is_played:
            return WEAK
        if self.political >= _POLITICAL_THROUGHOUT:
            return SURE
        return FAIR if self.political >= _POLITICAL_AT_ALL else WEAK


def matters_of(low: str) -> Matters:
    """Give how much of a lowered text is on political violence.

    >>> matters_of("rebels bombed the bridge of kesh").political > 20
    True
    """
    words = max(1, len(low.split()))
    played = len(PLAYED.findall(low)) >= _PLAYED
    return Matters(100 * len(VIOLENCE.findall(low)) / words, 100 * len(POLITICAL.findall(low)) / words, played)


def is_on_matters(
    low: str, spans: tuple[tuple[int, int], ...], matters: Matters, *, goes_on: bool = True, cue: str | None = None
) -> bool:
    """Say whether words said are on the matters of the record.

    They are if they say so, or if they go on, in a report of violence
    throughout, from a sentence that does; what nobody in particular says ("rain
    is expected") does not go on from anything. In such a report a denial or an
    accusation (told by its lowered `cue`) is always one on them. Mere courtesy
    (condolences, thanks) is not on them.
    """
    words = " ".join(low[a:b] for a, b in spans)
    if COURTESY.search(words):
        return False
    if MATTERS.search(words):
        return True
    if not goes_on or matters.violence < _THICK:
        return False
    if cue is not None and cue.startswith(_OF_BLAME) and not matters.is_played:
        return True
    near = _NEAR if cue is None else _NEAR_TOLD
    return MATTERS.search(low, max(0, spans[0][0] - near), spans[0][0]) is not None


_OF_BLAME = ("accus", "den", "disown", "disput", "contest", "claim", "named", "names", "suspect", "own", "confess")
