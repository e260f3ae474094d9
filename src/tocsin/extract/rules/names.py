"""The full name of a person whom a sentence calls by the surname: the first that the report gives."""

from collections.abc import Sequence

from tocsin.extract.rules.clause import Span, Tagged
from tocsin.extract.rules.lists import can_be_name, name_part

Name = tuple[str, ...]
_LONGEST = 5  # words of a full name


def full_names(sentences: Sequence[Tagged]) -> dict[str, Name]:
    """Give the full names of a report by the lowered words that can stand for them: "rhee" gives ("Eva", "Rhee").

    A surname that two persons of the report share stands for nobody.
    """
    found: dict[str, Name] = {}
    for tagged in sentences:
        for start, end in _runs(tagged):
            name = tuple(word.text for word in tagged.words[start:end])
            for cut in range(1, len(name)):
                short = " ".join(name[cut:]).lower()
                known = found.setdefault(short, name)
                if known != name and not _is_one(known, name):
                    found[short] = ()
            for cut in range(2, len(name)):
                found.setdefault(" ".join(name[:cut]).lower(), name)
    return {short: name for short, name in found.items() if name}


def _is_one(left: Name, right: Name) -> bool:
    """Say whether two full names can be one person's: one holds all words of the other."""
    ours, theirs = {word.lower() for word in left}, {word.lower() for word in right}
    return ours <= theirs or theirs <= ours


def _runs(tagged: Tagged) -> list[Span]:
    runs: list[Span] = []
    at = 0
    while at < len(tagged.words):
        start = at
        while at < len(tagged.words) and can_be_name(tagged, at):
            at += 1
        if 2 <= at - start <= _LONGEST:
            runs.append((start, at))
        at = max(at, start + 1)
    return runs


def name_in(tagged: Tagged, span: Span, names: dict[str, Name]) -> str | None:
    """Give the full name for a phrase that is, behind an office at most, a shorter form of one."""
    start, end = name_part(tagged, span)
    if start == end:
        return None
    full = names.get(" ".join(tagged.lower[start:end]))
    return " ".join(full) if full is not None and len(full) > end - start else None
