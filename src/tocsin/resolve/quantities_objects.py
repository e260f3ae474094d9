"""Which verb or noun before a figure has it as its object: "killed 12", "the arrest of 12", "left 12 dead"?"""

from tocsin.model.quantity import Subject
from tocsin.resolve.quantities_binding import Binding
from tocsin.resolve.quantities_line import Line, Tag
from tocsin.resolve.quantities_phrase import Kind, Phrase
from tocsin.resolve.tables.quantities_cues import COMPLEMENTS, LIFE_TAKERS, OF_NOUNS, TOLLS, Form

_OBJECT_FORMS = frozenset({Form.PAST, Form.ACTIVE, Form.GERUND})


def step_left(line: Line, at: int) -> int:
    """Give the last word before a figure that is no adverb, quotation mark or article."""
    step = at - 1
    while step >= 0 and at - step < 6 and (
        line.tags[step] in {Tag.ADVERB, Tag.QUOTE} or line.low[step] in _FILLERS
    ) and step not in line.cue_start:  # fmt: skip
        step -= 1
    return step


_FILLERS = frozenset(
    "between from the a an his her its their these those what as another further additional other innocent only last"
    " first remaining final".split()
)


def object_of(line: Line, phrase: Phrase) -> Binding | None:
    step = step_left(line, phrase.start)
    if step < 0:
        return None
    begin = line.cue_start.get(step)
    if begin is not None:
        cue = line.cue_at[begin]
        if cue.form in _OBJECT_FORMS and not (cue.form is Form.PAST and is_passive(line, begin)):
            also = _joined_verbs(line, begin) if cue.form in _OBJECT_FORMS else ()
            merged = _merge(cue.subject, also)
            first = also[-1][1] if also else begin
            return Binding(merged, "left", first, step + 1, cue.is_weak)
        return None
    return (
        _along(line, step)
        or _of_noun(line, step)
        or _lost(line, phrase, step)
        or _headed(line, step)
        or _is_dead(line, step)
    )


def _along(line: Line, step: int) -> Binding | None:
    """Read "was arrested along with four others"."""
    if step < 2 or line.low[step - 1 : step + 1] not in {("along", "with"), ("together", "with")}:
        return None
    begin = line.cue_start.get(step - 2)
    if begin is None or line.cue_at[begin].is_weak:
        return None
    return Binding(line.cue_at[begin].subject, "left", begin, step - 1)


def _lost(line: Line, phrase: Phrase, step: int) -> Binding | None:
    """Read "the army lost 12 men"."""
    if line.low[step] not in {"lost", "loses", "losing"} or not phrase.noun.is_known or phrase.kind is Kind.SINGULAR:
        return None
    return Binding(Subject.KILLED, "left", step, step + 1)


def _headed(line: Line, step: int) -> Binding | None:
    """Read "Killed: 12 civilians"."""
    if line.low[step] != ":" or step == 0 or line.low[step - 1] not in _HEADS:
        return None
    return Binding(TOLLS[(line.low[step - 1],)] or Subject.KILLED, "left", step - 1, step)


_HEADS = frozenset({"killed", "dead", "wounded", "injured", "missing", "arrested", "detained", "deaths", "injuries"})


def _is_dead(line: Line, step: int) -> Binding | None:
    """Read "the dead were 12 farmers", "those arrested include two students", "the deaths are fourteen civilians"."""
    if line.low[step] not in _COPULAS or step == 0 or line.low[step - 1] not in _HEADS:
        return None
    before = step - 2
    while before >= 0 and line.tags[before] in {Tag.WORD, Tag.ADVERB} and step - before < 5:
        before -= 1
    if before < 0 or line.low[before] not in {"the", "those", "among"} or line.low[before - 1 : before] == ("of",):
        return None
    return Binding(TOLLS[(line.low[step - 1],)] or Subject.KILLED, "left", step - 1, step + 1)


_COPULAS = frozenset({"were", "are", "include", "included", "includes", "was", "is"})


def _merge(subject: Subject, also: list[tuple[Subject, int]] | tuple[()]) -> Subject:
    said = {subject, *(s for s, _ in also)}
    return Subject.KILLED_OR_WOUNDED if said == {Subject.KILLED, Subject.WOUNDED} else subject


def _joined_verbs(line: Line, begin: int) -> list[tuple[Subject, int]]:
    """Give the verbs joined to one before their common object: "shot and wounded", "killed or injured"."""
    if begin < 2 or line.low[begin - 1] not in {"and", "or"}:
        return []
    before = line.cue_start.get(begin - 2)
    if before is None or line.cue_at[before].form not in _OBJECT_FORMS or line.cue_at[before].is_weak:
        return []
    return [(line.cue_at[before].subject, before)]


def is_passive(line: Line, begin: int) -> bool:
    """Say whether a participle has a form of "be" before it."""
    step = begin - 1
    while step >= 0 and begin - step < 5 and line.tags[step] is Tag.ADVERB:
        step -= 1
    return step >= 0 and line.tags[step] is Tag.BE


def _of_noun(line: Line, step: int) -> Binding | None:
    """Read "the deaths of 12", "claimed the lives of 7", "the arrest of two"."""
    if line.low[step] != "of":
        return None
    noun = step - 1
    if noun > 0 and line.low[noun - 1 : noun + 1] == ("handing", "over"):
        return Binding(Subject.RELEASED, "left", noun - 1, step + 1)
    if noun >= 0 and line.low[noun] in {"more", "all", "most"}:
        noun -= 1
    if noun < 0 or line.low[noun] not in OF_NOUNS:
        return None
    word, begin = line.low[noun], noun
    if word in {"lives", "life"}:
        taker = _life_taker(line, noun)
        if taker is None:
            return None
        begin = taker
    if noun > 1 and line.low[noun - 1] == "and" and line.low[noun - 2] in OF_NOUNS:
        other = OF_NOUNS[line.low[noun - 2]]
        if {other, OF_NOUNS[word]} == {Subject.KILLED, Subject.WOUNDED}:
            return Binding(Subject.KILLED_OR_WOUNDED, "left", noun - 2, step + 1)
    return Binding(OF_NOUNS[word], "left", begin, step + 1)


def _life_taker(line: Line, noun: int) -> int | None:
    for step in range(noun - 1, max(noun - 4, -1), -1):
        if line.low[step] in LIFE_TAKERS:
            return step
    return None


def complement_of(line: Line, phrase: Phrase) -> Binding | None:
    """Read "shot 12 dead", "left 45 dead", "took nine hostage", "12 dead"."""
    at = phrase.end
    late = _late_state(line, phrase)
    if late is not None:
        return late
    while at < len(line) and line.low[at] in _BEFORE_STATE:
        at += 1
    if at >= len(line) or line.low[at] not in COMPLEMENTS:
        return None
    subject = COMPLEMENTS[line.low[at]]
    leads = _LEADS.get(subject)
    begin, side = at, "right"
    if leads is not None:
        lead = _lead_near(line, phrase, leads)
        if lead is None:
            return None
        begin, side = (lead, "left") if lead < phrase.start else (at, "right")
    if subject is Subject.KILLED and line.low[at + 1 : at + 2] in _AND_OR and line.low[at + 2 : at + 3] in _HURT:
        return Binding(Subject.KILLED_OR_WOUNDED, "right", at, at + 3)
    return Binding(subject, side, begin, at + 1)


def _late_state(line: Line, phrase: Phrase) -> Binding | None:
    """Read "took eight men into custody", "treated 27 for gunshot wounds", "drove thousands from their homes"."""
    at = phrase.end
    after = line.low[at : at + 3]
    if after[:2] in _CUSTODY or after in _CUSTODY:
        lead = _lead_near(line, phrase, _TAKERS)
        return None if lead is None or lead > phrase.start else Binding(Subject.DETAINED, "left", lead, lead + 1)
    if after[:1] == ("for",) and not _HARM_TREATED.isdisjoint(line.low[at + 1 : at + 5]):
        lead = _lead_near(line, phrase, frozenset({"treated", "treating", "treats", "treat"}))
        return None if lead is None or lead > phrase.start else Binding(Subject.WOUNDED, "left", lead, lead + 1)
    if after[:1] == ("with",) and not _HARM_TREATED.isdisjoint(line.low[at + 1 : at + 5]):
        lead = _lead_near(line, phrase, frozenset({"left", "leaving", "leaves"}))
        return None if lead is None or lead > phrase.start else Binding(Subject.WOUNDED, "left", lead, lead + 1)
    if after[:2] == ("from", "their") and line.low[at + 2 : at + 3] in _HOMES:
        lead = _lead_near(line, phrase, _DRIVERS)
        return None if lead is None or lead > phrase.start else Binding(Subject.DISPLACED, "left", lead, lead + 1)
    return None


_CUSTODY = frozenset(
    {("into", "custody"), ("into", "detention"), ("in", "for", "questioning"), ("into", "police", "custody")}
)
_HOMES = (("homes",), ("villages",), ("houses",), ("land",))
_DRIVERS = frozenset("drove drive drives driving forced forcing force chased chasing".split())
_HARM_TREATED = frozenset("wounds injuries burns shrapnel shock fractures cuts bruises smoke".split())
_BEFORE_STATE = frozenset("still reported confirmed now reportedly feared believed held".split())
_AND_OR = (("and",), ("or",))
_HURT = (("wounded",), ("injured",))
_TAKERS = frozenset(
    "take takes took taken taking hold holds held holding kept keeping keep remain remained remains still"
    " seized".split()
)
_LEADS: dict[Subject, frozenset[str]] = {
    Subject.RELEASED: frozenset("set sets setting let lets letting".split()),
    Subject.ABDUCTED: _TAKERS,
    Subject.DETAINED: _TAKERS,
}


def _lead_near(line: Line, phrase: Phrase, words: frozenset[str]) -> int | None:
    """Give the verb that takes the state after the object: right before the figure, or between figure and state."""
    step = step_left(line, phrase.start)
    places = [*range(max(step - 1, 0), step + 1), *range(phrase.end, min(phrase.end + 2, len(line)))]
    return next((at for at in places if line.low[at] in words), None)


def joined_to_name(line: Line, phrase: Phrase) -> Binding | None:
    """Read "murdered Bishop Romero and two guards": an object joined to one that no table knows."""
    at = step_left(line, phrase.start)
    if phrase.kind is not Kind.NUMBER or at < 2 or line.low[at] not in {"and", ","}:
        return None
    if line.low[at] == "," and phrase.noun.head is None:
        return None
    step = at - 1
    while step > 0 and at - step < 7 and step not in line.cue_start and line.tags[step] in {Tag.WORD, Tag.DETERMINER}:
        step -= 1
    begin = line.cue_start.get(step)
    if begin is None or step == at - 1:
        return None
    cue = line.cue_at[begin]
    if cue.is_weak or cue.form not in _OBJECT_FORMS or (cue.form is Form.PAST and is_passive(line, begin)):
        return None
    return Binding(cue.subject, "left", begin, step + 1)


def lives_of(line: Line, phrase: Phrase) -> Binding | None:
    """Read "claimed 21 lives"."""
    head = phrase.noun.head
    if head is None or line.low[head] != "lives" or phrase.kind is Kind.PLURAL:
        return None
    begin = _life_taker(line, phrase.start)
    if begin is None and not any(w in LIFE_TAKERS for w in line.low[head + 1 : head + 5]):
        return None
    return Binding(Subject.KILLED, "left", begin if begin is not None else head, head + 1)
