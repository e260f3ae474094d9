"""Who agrees with what stands: the people whose newest word on a value, or on a whole incident, is what it says now.

A person's word on a value is their newest decision on it: a correction says the
new value, a rejection that there is none, an acceptance the value that they saw.
Accepting the whole incident accepts each value as it stands then.
"""

from collections.abc import Iterable

from tocsin.model.review import Review, ReviewDecision

CHANGES = (ReviewDecision.EDIT, ReviewDecision.REJECT)
JOINS = (ReviewDecision.MERGE, ReviewDecision.SPLIT)
_WHOLE = "the whole was accepted"


def changing_review(reviews: Iterable[Review], field: str) -> Review | None:
    """Give the newest correction or rejection of a value; to accept it or put it off leaves it as it is.

    `reviews` are the holding reviews of an incident, oldest first.
    """
    about = [one for one in reviews if one.target.field == field and one.decision in CHANGES]
    return about[-1] if about else None


def who_agrees(reviews: Iterable[Review], field: str, standing: str | None) -> tuple[str, ...]:
    """Give the people who agree with the value of a field, `standing`, in the order in which they said so.

    `reviews` are the holding reviews of an incident, oldest first; values are
    texts as reviews keep them, None where there is no value. Where nobody
    decided on the field itself, nobody is given.
    """
    said: dict[str, str | None] = {}
    is_decided = False
    for one in reviews:
        if one.target.field is None and one.decision is ReviewDecision.ACCEPT:
            said[one.reviewer] = _WHOLE
        elif one.target.field == field and one.decision is not ReviewDecision.DEFER:
            is_decided = True
            if one.decision in CHANGES:  # who accepted the whole before saw another value
                said = {person: value for person, value in said.items() if value != _WHOLE}
            said.pop(one.reviewer, None)
            said[one.reviewer] = one.new if one.decision in CHANGES else one.old
    return tuple(person for person, value in said.items() if value in (standing, _WHOLE)) if is_decided else ()


def who_accepts(reviews: Iterable[Review]) -> tuple[str, ...]:
    """Give the people who accepted a whole incident as it is made now: since it was last rejected, joined or split."""
    accepting: dict[str, None] = {}
    for one in reviews:
        if one.target.field is not None:
            continue
        if one.decision is ReviewDecision.REJECT:
            accepting.clear()
        elif one.decision in JOINS:
            accepting = {person: None for person in accepting if person == one.reviewer}
        elif one.decision is ReviewDecision.ACCEPT:
            accepting[one.reviewer] = None
    return tuple(accepting)


def lone_change(reviews: Iterable[Review]) -> Review | None:
    """Give the newest rejection, joining or splitting of a whole incident, if no other person stood for it since."""
    alone: Review | None = None
    for one in reviews:
        if one.target.field is not None:
            continue
        if one.decision is ReviewDecision.REJECT:
            is_second = alone is not None and alone.decision is one.decision and alone.reviewer != one.reviewer
            alone = None if is_second else one
        elif one.decision in JOINS:
            alone = one
        elif one.decision is ReviewDecision.ACCEPT and alone is not None:
            is_taken_back = alone.decision is ReviewDecision.REJECT
            alone = None if is_taken_back or alone.reviewer != one.reviewer else alone
    return alone
