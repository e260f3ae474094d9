"""The names of victims that a report gives after their act: "the dead were identified as …", "the following died: …"."""

import re

from tocsin.extract.rules.clause import Span, Tagged, phrase_after
from tocsin.extract.rules.lists import is_name, members_after, members_in

_CUE = re.compile(
    r"\b(?:(?:was|were|been|are|is|have been|has been) (?:\w+ )?identified as"
    r"|(?:victims?|dead|deceased|wounded|injured|hostages|those killed|those kidnapped|the bodies) (?:are|were|is|was)(?= (?!identified))"
    r"|names of the (?:victims|dead|wounded|injured|hostages)[^:.]{0,40}(?::|are|were)"
    r"|(?:killed|died|wounded|injured|kidnapped|murdered|abducted)[^:.;]{0,60}:)"
)
_OTHERS = re.compile(
    r"\b(?:attackers?|suspects?|gunm[ae]n|kidnappers?|detainees?|arrested|terrorists?|assailants?|killers?|sources?)\b"
)


def find_identified(low: str, tagged: Tagged) -> tuple[Span, ...]:
    """Give the names of one sentence that say who the victims of an act told before were."""
    first, last = tagged.sentence.start, tagged.sentence.end
    found = _CUE.search(low, first, last)
    if found is None or _OTHERS.search(low, first, found.end()):
        return ()
    at = tagged.index_at(found.end() - 1) + 1
    while at < len(tagged.words) and tagged.tags[at] in ("PUNCT", "QUOTE"):
        at += 1
    span = phrase_after(tagged, at)
    if span is None or span[0] > at + 1:
        return ()
    if not is_name(tagged, span):
        return ()
    return tuple(name for one in (span, *members_after(tagged, span)) for name in members_in(tagged, one))
