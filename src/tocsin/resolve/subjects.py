"""What happened to those counted: which words does the grammar of the sentence tie to a figure?"""

from dataclasses import replace

from tocsin.model.quantity import Population, Subject
from tocsin.resolve.quantities_binding import Binding
from tocsin.resolve.quantities_line import Line, Tag
from tocsin.resolve.quantities_objects import complement_of, is_passive, joined_to_name, lives_of, object_of
from tocsin.resolve.quantities_phrase import Kind, Phrase
from tocsin.resolve.quantities_suggested import suggested_by
from tocsin.resolve.quantities_tolls import toll_before
from tocsin.resolve.quantities_walk import Found, predicate_after
from tocsin.resolve.tables.quantities_nouns import (
    ANIMALS,
    CUE_NOUNS,
    FIGHTER_NOUNS,
    HELD_NOUNS,
    PEOPLE_ENDINGS,
    PERPETRATOR_NOUNS,
    SURE_CUE_NOUNS,
)


def bind_subject(line: Line, phrase: Phrase, phrases: dict[int, Phrase]) -> Binding | None:
    """Say what a figure counts, by the nearest words that the grammar ties to it; None where nothing does.

    `phrases` holds all phrases of the sentence by their first token. What can
    only happen to people is told of no things: "released two videos".
    """
    binding = _bind(line, phrase, phrases)
    if binding is None or binding.side == "noun" or _can_happen(line, phrase, binding.subject):
        return binding
    return suggested_by(line, phrase, None)


def _can_happen(line: Line, phrase: Phrase, subject: Subject) -> bool:
    """Say whether the noun is one of people, or may be: tables cannot hold every trade."""
    noun = phrase.noun
    if noun.head is None or noun.is_people or noun.is_pronoun or subject in {Subject.OTHER, Subject.WEAPONS}:
        return True
    word = line.low[noun.head]
    if noun.is_thing or word in ANIMALS:
        return False
    return subject in _OF_ANYONE or word.endswith(PEOPLE_ENDINGS)


_OF_ANYONE = frozenset(
    {Subject.KILLED, Subject.WOUNDED, Subject.KILLED_OR_WOUNDED, Subject.FIGHTERS, Subject.PERPETRATORS}
)


def _bind(line: Line, phrase: Phrase, phrases: dict[int, Phrase]) -> Binding | None:
    """Tie a figure to the nearest words that may say what it counts.

    Order: the state after an object ("shot 12 dead"), a strong verb before, a noun that
    tells by itself, a strong verb after, a tally, then the weak.
    """
    found = predicate_after(line, phrase, phrases)
    left = object_of(line, phrase)
    complement = complement_of(line, phrase)
    if complement is not None and not (left is not None and not left.is_weak and complement.subject in _SOFT):
        return _turn(line, phrase, complement)
    if left is not None and not left.is_weak:
        return _turn(line, phrase, left)
    sure = _inner(line, phrase, is_sure=True)
    if sure is not None:
        return _turn(line, phrase, _from_walk(found)) if _died_of_wounds(phrase, sure, found) and found else sure
    if found is not None and found.is_bound and not found.is_weak:
        return _turn(line, phrase, _from_walk(found))
    named = joined_to_name(line, phrase)
    if named is not None and named.subject in _OUTCOMES:
        return named
    return lives_of(line, phrase) or _by_tally(line, phrase) or _weakly(line, phrase, left, found)


def _died_of_wounds(phrase: Phrase, told: Binding, found: Found | None) -> bool:
    """Say whether of those hurt or held the verb tells another end: "seven of the wounded later died"."""
    if found is None or not found.is_bound or found.is_weak or not phrase.noun.has_of:
        return False
    return told.subject is not Subject.KILLED and found.subject is Subject.KILLED


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
    if fits and weak is not None and weak.subject is Subject.RELEASED and _may_come(line, phrase):
        return Binding(Subject.FIGHTERS, "noun")
    if weak is not None and phrase.kind is Kind.SINGULAR and weak.side == "right":
        fits = fits and weak.cue_start is not None and is_passive(line, weak.cue_start)
    if fits and weak is not None and (inner is None or weak.subject is Subject.RELEASED):
        return _turn(line, phrase, weak)
    return inner or suggested_by(line, phrase, found)


def _may_come(line: Line, phrase: Phrase) -> bool:
    """Say whether fighters are feared to come: "many fighters will escape" frees nobody."""
    head = phrase.noun.head
    return (
        head is not None and line.low[head] in FIGHTER_NOUNS and line.tags[phrase.end : phrase.end + 1] == (Tag.MODAL,)
    )


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
_OUTCOMES = frozenset({Subject.KILLED, Subject.WOUNDED, Subject.ABDUCTED, Subject.DETAINED, Subject.RELEASED})
_SOFT = frozenset({Subject.WOUNDED, Subject.MISSING})


def _from_walk(found: Found) -> Binding | None:
    if found.subject is None:
        return None
    return Binding(found.subject, "right", found.cue_start, found.cue_end, found.is_weak, found.is_unharmed, found.also)


def _fits_weak(line: Line, phrase: Phrase, subject: Subject) -> bool:
    """Say whether a weak cue ("held", "escaped") may bind: only people, and not a single one who escapes or flees."""
    head = phrase.noun.head
    if phrase.kind is Kind.SINGULAR and (
        subject in {Subject.RELEASED, Subject.DISPLACED}
        or (phrase.rule == "figure.bare" and subject is Subject.DETAINED)
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
