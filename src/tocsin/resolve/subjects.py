"""What happened to those counted: which cue does the grammar of the sentence tie to a figure?"""

from dataclasses import dataclass, replace

from tocsin.model.quantity import Population, Subject
from tocsin.resolve.quantities_line import Line, Tag
from tocsin.resolve.quantities_phrase import Kind, Phrase
from tocsin.resolve.quantities_tolls import toll_before
from tocsin.resolve.quantities_walk import Found, predicate_after
from tocsin.resolve.tables.quantities_cues import (
    ATTACK_VERBS,
    COMPLEMENTS,
    LIFE_TAKERS,
    OF_NOUNS,
    STRENGTH_VERBS,
    TOLLS,
    Form,
)
from tocsin.resolve.tables.quantities_nouns import (
    CUE_NOUNS,
    FIGHTER_NOUNS,
    HELD_NOUNS,
    MUNITION_NOUNS,
    PERPETRATOR_NOUNS,
    SURE_CUE_NOUNS,
    WEAPON_NOUNS,
)

_OBJECT_FORMS = frozenset({Form.PAST, Form.ACTIVE, Form.GERUND})


@dataclass(frozen=True, slots=True)
class Binding:
    """What a figure counts: `cue_start` and `cue_end` are the tokens of the words that say so, if any do.

    `side` tells where the cue stands: "left" of its object, "right" of its
    subject, "inside" its noun phrase, "noun" from the noun alone.
    """

    subject: Subject
    side: str
    cue_start: int | None = None
    cue_end: int | None = None
    is_weak: bool = False
    is_unharmed: bool = False
    also: tuple[Subject, ...] = ()


def bind_subject(line: Line, phrase: Phrase, phrases: dict[int, Phrase]) -> Binding | None:
    """Say what a figure counts, by the nearest words that the grammar ties to it; None where nothing does.

    `phrases` holds all phrases of the sentence by their first token. Order: the
    state after an object ("shot 12 dead"), a strong verb before, a noun that
    tells by itself, a strong verb after, a tally, then the weak.
    """
    found = predicate_after(line, phrase, phrases)
    left = _object_of(line, phrase)
    complement = _complement(line, phrase)
    if complement is not None and not (left is not None and not left.is_weak and complement.subject in _SOFT):
        return _turn(line, phrase, complement)
    if left is not None and not left.is_weak:
        return _turn(line, phrase, left)
    sure = _inner(line, phrase, is_sure=True)
    if sure is not None:
        return sure
    if found is not None and found.is_bound and not found.is_weak:
        return _turn(line, phrase, _from_walk(found))
    named = _joined_to_name(line, phrase)
    if named is not None and named.subject in _OUTCOMES:
        return named
    return _lives(line, phrase) or _by_tally(line, phrase) or _weakly(line, phrase, left, found)


def _joined_to_name(line: Line, phrase: Phrase) -> Binding | None:
    """Read "murdered Bishop Romero and two guards": an object joined to one that no table knows."""
    at = step_left(line, phrase.start)
    if phrase.kind is not Kind.NUMBER or at < 2 or line.low[at] not in {"and", ","}:
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


_OUTCOMES = frozenset({Subject.KILLED, Subject.WOUNDED, Subject.ABDUCTED, Subject.DETAINED, Subject.RELEASED})


def _by_tally(line: Line, phrase: Phrase) -> Binding | None:
    toll = toll_before(line, phrase)
    return None if toll is None else Binding(toll[0], "left", toll[1], toll[2])


def _weakly(line: Line, phrase: Phrase, left: Binding | None, found: Found | None) -> Binding | None:
    """Bind by a weak verb ("held", "escaped"), by a noun of those held, or by the noun alone."""
    weak = left
    if weak is None and found is not None and found.is_bound:
        weak = _from_walk(found)
    fits = weak is not None and _fits_weak(line, phrase, weak.subject)
    inner = _inner(line, phrase, is_sure=False)
    if weak is not None and phrase.kind is Kind.SINGULAR and weak.side == "right":
        fits = fits and weak.cue_start is not None and is_passive(line, weak.cue_start)
    if fits and weak is not None and (inner is None or weak.subject is Subject.RELEASED):
        return _turn(line, phrase, weak)
    return inner or _by_noun(line, phrase, found)


def _turn(line: Line, phrase: Phrase, binding: Binding | None) -> Binding | None:
    """Read "held" and "captured" by who it is: hostages, soldiers and children are abducted, others detained."""
    if binding is None or binding.subject is not Subject.DETAINED:
        return binding
    head = phrase.noun.head
    if head is not None and line.low[head] in HELD_NOUNS:
        return replace(binding, subject=Subject.ABDUCTED)
    is_capture = binding.cue_start is not None and line.low[binding.cue_start].startswith("captur")
    if is_capture and phrase.noun.population in _CAPTIVES:
        return replace(binding, subject=Subject.ABDUCTED)
    return binding


_CAPTIVES = frozenset(
    {Population.CHILDREN, Population.CIVILIANS, Population.SECURITY_FORCES, Population.FOREIGN_NATIONALS}
)
_SOFT = frozenset({Subject.WOUNDED, Subject.MISSING})


def _from_walk(found: Found) -> Binding | None:
    if found.subject is None:
        return None
    return Binding(found.subject, "right", found.cue_start, found.cue_end, found.is_weak, found.is_unharmed, found.also)


def _fits_weak(line: Line, phrase: Phrase, subject: Subject) -> bool:
    """Say whether a weak cue ("held", "escaped") may bind: only people, and not a single one who escapes or flees."""
    head = phrase.noun.head
    if phrase.kind is Kind.SINGULAR and (
        subject in {Subject.RELEASED, Subject.DISPLACED} or phrase.rule == "figure.bare" and subject is Subject.DETAINED
    ):
        return False
    if subject in {Subject.RELEASED, Subject.DISPLACED, Subject.ABDUCTED}:
        if head is None:
            return phrase.kind is not Kind.PLURAL and _ends_bare(line, phrase.end)
        return phrase.noun.is_people and line.low[head] not in PERPETRATOR_NOUNS
    return phrase.noun.is_people or (head is None and not phrase.noun.is_misfit and _ends_bare(line, phrase.end))


def _ends_bare(line: Line, at: int) -> bool:
    """Say whether no noun or number follows a figure without a noun."""
    return at >= len(line) or at in line.cue_at or (line.tags[at] is not Tag.WORD and not line.low[at][0].isdecimal())


# --- left: the figure is an object ---------------------------------------------------------------------------------


def step_left(line: Line, at: int) -> int:
    """Give the last word before a figure that is no adverb, quotation mark or article."""
    step = at - 1
    while step >= 0 and at - step < 6 and (
        line.tags[step] in {Tag.ADVERB, Tag.QUOTE} or line.low[step] in _FILLERS
    ) and step not in line.cue_start:  # fmt: skip
        step -= 1
    return step


_FILLERS = frozenset(
    "the a an his her its their these those what as another further additional other innocent only".split()
)


def _object_of(line: Line, phrase: Phrase) -> Binding | None:
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
    return None if begin is None else Binding(line.cue_at[begin].subject, "left", begin, step - 1)


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
    if before < 0 or line.low[before] not in {"the", "those", "among"}:
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


def _complement(line: Line, phrase: Phrase) -> Binding | None:
    """Read "shot 12 dead", "left 45 dead", "took nine hostage", "12 dead"."""
    at = phrase.end
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


_BEFORE_STATE = frozenset("still reported confirmed now reportedly feared believed held".split())
_AND_OR = (("and",), ("or",))
_HURT = (("wounded",), ("injured",))
_TAKERS = frozenset(
    "take takes took taken taking hold holds held holding kept keeping keep remain remained remains still seized".split()
)
_LEADS: dict[Subject, frozenset[str]] = {
    Subject.RELEASED: frozenset("set sets setting let".split()),
    Subject.ABDUCTED: _TAKERS,
    Subject.DETAINED: _TAKERS,
}


def _lead_near(line: Line, phrase: Phrase, words: frozenset[str]) -> int | None:
    """Give the verb that takes the state after the object: right before the figure, or between figure and state."""
    step = step_left(line, phrase.start)
    places = [*range(max(step - 1, 0), step + 1), *range(phrase.end, min(phrase.end + 2, len(line)))]
    return next((at for at in places if line.low[at] in words), None)


# --- inside: the noun itself tells ----------------------------------------------------------------------------------


def _lives(line: Line, phrase: Phrase) -> Binding | None:
    """Read "claimed 21 lives"."""
    head = phrase.noun.head
    if head is None or line.low[head] != "lives" or phrase.kind is Kind.PLURAL:
        return None
    begin = _life_taker(line, phrase.start)
    if begin is None and not any(w in LIFE_TAKERS for w in line.low[head + 1 : head + 5]):
        return None
    return Binding(Subject.KILLED, "left", begin if begin is not None else head, head + 1)


def _inner(line: Line, phrase: Phrase, *, is_sure: bool) -> Binding | None:
    """Read "12 deaths" and "100 wounded people" (sure), or "three hostages", where an outer verb goes first."""
    head, cue = phrase.noun.head, phrase.noun.cue
    if head is not None and phrase.noun.cue_noun is not None:
        return Binding(CUE_NOUNS[phrase.noun.cue_noun], "inside", head, head + 1) if is_sure else None
    word = line.low[head] if head is not None else ""
    if head is not None and word in CUE_NOUNS and word != "lives" and (word in SURE_CUE_NOUNS) == is_sure:
        if phrase.kind is Kind.PLURAL and word in SURE_CUE_NOUNS:
            return None
        return Binding(CUE_NOUNS[word], "inside", head, head + 1)
    if is_sure or cue is None or cue not in line.cue_at:
        return None
    return Binding(line.cue_at[cue].subject, "inside", cue, line.cue_end[cue], line.cue_at[cue].is_weak)


# --- nothing near: what the noun suggests --------------------------------------------------------------------------


def _by_noun(line: Line, phrase: Phrase, found: Found | None) -> Binding | None:
    head = phrase.noun.head
    word = line.low[head] if head is not None else ""
    if phrase.noun.is_thing:
        if phrase.kind is not Kind.NUMBER:
            return None
        return Binding(
            Subject.WEAPONS if word in WEAPON_NOUNS and word not in MUNITION_NOUNS else Subject.OTHER, "noun"
        )
    if phrase.kind is Kind.ZERO:
        return None
    if word in PERPETRATOR_NOUNS:
        return Binding(Subject.PERPETRATORS, "noun")
    if _attacks(line, phrase, found) and _may_attack(line, phrase):
        return Binding(Subject.PERPETRATORS, "noun")
    return _strength(line, phrase)


def _strength(line: Line, phrase: Phrase) -> Binding | None:
    """Read "10,000 fighters remain" and "who number between 400 and 500" as the strength of a group."""
    if phrase.kind is not Kind.NUMBER or phrase.range is None:
        return None
    step = step_left(line, phrase.start)
    if step > 0 and line.low[step] in {"number", "numbering", "numbered", "numbers"} and phrase.noun.head is None:
        return Binding(Subject.FIGHTERS, "left", step, step + 1)
    head = phrase.noun.head
    if head is None or line.low[head] not in FIGHTER_NOUNS:
        return None
    is_many = (phrase.range.low or phrase.range.high or 0) >= _MANY_FIGHTERS
    is_there = any(w in STRENGTH_VERBS for w in line.low[phrase.end : phrase.end + 3])
    has = step >= 0 and line.low[step] in {"has", "have", "had", "with", "command", "commands", "field", "fields"}
    return Binding(Subject.FIGHTERS, "noun") if is_many or is_there or has else None


_MANY_FIGHTERS = 50


def _may_attack(line: Line, phrase: Phrase) -> bool:
    """Say whether those counted can be attackers: men, suspects, fighters; not officers, victims or children."""
    if phrase.kind not in {Kind.NUMBER, Kind.SINGULAR, Kind.PLURAL, Kind.ALL} or phrase.noun.head is None:
        return False
    if phrase.noun.population in {Population.ARMED_GROUP, Population.PERPETRATORS}:
        return phrase.rule != "figure.bare"
    word = line.low[phrase.noun.head]
    is_armed = any(w in {"armed", "masked", "unidentified", "unknown", "hooded"} for w in _words(line, phrase))
    if phrase.kind is Kind.PLURAL:
        return word == "men" and is_armed
    if is_armed and phrase.noun.population is Population.TOTAL:
        return True
    return word in _ANY_PERSON and phrase.rule != "figure.bare" and line.low[phrase.start] not in {"people", "no"}


def _words(line: Line, phrase: Phrase) -> tuple[str, ...]:
    return line.low[max(0, phrase.start - 1) : phrase.end]


_ANY_PERSON = frozenset(
    "man men woman women person individual individuals suspect suspects youth youths teenager teenagers brother"
    " brothers student worker".split()
)


def _harms(line: Line, at: int) -> bool:
    """Say whether a cue that ends with a word harms: "killed by", "kidnapped by"."""
    begin = line.cue_start.get(at)
    return begin is not None and not line.cue_at[begin].is_weak and line.cue_at[begin].subject in _HARMS


_HARMS = frozenset({Subject.KILLED, Subject.WOUNDED, Subject.ABDUCTED, Subject.KILLED_OR_WOUNDED})


def _attacks(line: Line, phrase: Phrase, found: Found | None) -> bool:
    """Say whether the first verb after those counted is one of attack, or they come after "by"."""
    if found is not None and found.is_agent:
        return True
    at = phrase.end
    while at < min(phrase.end + 10, len(line)):
        if line.low[at] in ATTACK_VERBS:
            return True
        tag = line.tags[at]
        if tag in {Tag.ADVERB, Tag.RELATIVE, Tag.HAVE, Tag.QUOTE}:
            at += 1
        elif tag is Tag.PREPOSITION:
            at += 1
            while at < len(line) and line.tags[at] in {Tag.WORD, Tag.DETERMINER} and line.low[at] not in ATTACK_VERBS:
                at += 1
        else:
            break
    before = step_left(line, phrase.start)
    return (
        before > 0
        and phrase.rule != "figure.definite"
        and line.low[before] == "by"
        and any(line.low[i] in ATTACK_VERBS or _harms(line, i) for i in range(max(0, before - 6), before))
    )


__all__ = ["STRENGTH_VERBS", "Binding", "bind_subject", "is_passive", "step_left"]
