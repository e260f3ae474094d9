"""What somebody is said to have said, where it is no clause: "spoke of four gunmen", "counted 12 dead", "owned to the bomb"."""

from tocsin.extract.rules.clause import Tagged
from tocsin.extract.rules.tables.claim_objects import (
    BASE_FORMS,
    OBJECT_CUES,
    OBJECT_FORMS,
    PLURAL_FORMS,
    PLURAL_NOUNS,
)


def object_start(low: str, tagged: Tagged, at: int) -> int | None:
    """Give the offset at which the words said begin behind a verb that takes them as its object; None if it is none here.

    `low` is the lowered text of the report.
    """
    if tagged.lower[at] not in OBJECT_FORMS:
        return None
    end = tagged.words[at].end
    for forms, following in OBJECT_CUES:
        if tagged.lower[at] in forms:
            match = following.match(low, end, tagged.sentence.end)
            if match is not None and match.end() < tagged.sentence.end:
                return match.end()
    return None


def is_verb_here(tagged: Tagged, at: int) -> bool:
    """Say whether a form that is a noun as often is a verb: it stands behind a plural, "officials report", "they claim"."""
    if tagged.lower[at] in BASE_FORMS and at and tagged.tags[at - 1] == "TO":
        return False
    if tagged.lower[at] not in PLURAL_FORMS:
        return True
    before = at - 1
    while before > 0 and tagged.tags[before] == "ADV":
        before -= 1
    if before < 0:
        return False
    form = tagged.lower[before]
    is_plural = (
        form.endswith("s") and not form.endswith(("ss", "'s")) and tagged.tags[before] == "N" and before + 1 == at
    )
    return is_plural or form in PLURAL_NOUNS or tagged.tags[before] == "MODAL"
