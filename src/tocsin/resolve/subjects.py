"""What happened to those counted: which cue does the grammar of the sentence tie to a figure?"""

from dataclasses import dataclass

from tocsin.model.quantity import Population, Subject
from tocsin.resolve.quantities_line import Line, Tag
from tocsin.resolve.quantities_phrases import Kind, Phrase
from tocsin.resolve.quantities_tolls import toll_before
from tocsin.resolve.quantities_walk import Found, predicate_after
from tocsin.resolve.tables.quantities_cues import (
    ATTACK_VERBS,
    COMPLEMENTS,
    LIFE_TAKERS,
    OF_NOUNS,
    STRENGTH_VERBS,
    Form,
)
from tocsin.resolve.tables.quantities_nouns import (
    ACT_NOUNS,
    CUE_NOUNS,
    FIGHTER_NOUNS,
    MUNITION_NOUNS,
    PERPETRATOR_NOUNS,
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

    `phrases` holds all phrases of the sentence by their first token.
    """
    found = predicate_after(line, phrase, phrases)
    complement = _complement(line, phrase)
    left = _object_of(line, phrase)
    if complement is not None and not (left is not None and not left.is_weak and complement.subject in _SOFT):
        return complement
    if left is not None and not left.is_weak:
        return left
    if found is not None and found.is_bound and not found.is_weak:
        return _from_walk(found)
    lives = _lives_or_bodies(line, phrase)
    if lives is not None:
        return lives
    toll = toll_before(line, phrase)
    if toll is not None:
        return Binding(toll[0], "left", toll[1], toll[2])
    inner = _inner(line, phrase)
    if inner is not None:
        return inner
    if left is not None and _fits_weak(line, phrase, left.subject):
        return left
    if found is not None and found.is_bound and found.subject is not None and _fits_weak(line, phrase, found.subject):
        return _from_walk(found)
    return _by_noun(line, phrase, found)


_SOFT = frozenset({Subject.WOUNDED, Subject.MISSING})


def _from_walk(found: Found) -> Binding | None:
    if found.subject is None:
        return None
    return Binding(found.subject, "right", found.cue_start, found.cue_end, found.is_weak, found.is_unharmed, found.also)


def _fits_weak(line: Line, phrase: Phrase, subject: Subject) -> bool:
    """Say whether a weak cue ("held", "escaped") may bind: not where attackers flee or hold."""
    head = phrase.noun.head
    if subject in {Subject.RELEASED, Subject.DISPLACED}:
        return head is None or line.low[head] not in PERPETRATOR_NOUNS
    if phrase.noun.is_people or phrase.noun.head is None:
        return True
    return phrase.noun.is_plural and not phrase.noun.is_thing


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
    if line.low[step] in {"of", "to", "for"} or line.low[step] == "'s":
        return _of_noun(line, step)
    return None


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
    if noun >= 0 and line.low[noun] in {"more", "all", "most"}:
        noun -= 1
    if noun < 0 or line.low[noun] not in OF_NOUNS:
        return None
    word, begin = line.low[noun], noun
    if word in {"lives", "life", "loss"} and word != "loss":
        begin = _life_taker(line, noun)
        if begin is None:
            return None
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
    while at < len(line) and line.low[at] in {
        "still",
        "reported",
        "confirmed",
        "now",
        "reportedly",
        "feared",
        "believed",
        "held",
    }:
        at += 1
    if at >= len(line) or line.low[at] not in COMPLEMENTS:
        return None
    subject = COMPLEMENTS[line.low[at]]
    if subject is Subject.RELEASED and not _left_word(line, phrase, {"set", "sets", "setting", "let"}):
        return None
    if subject in {Subject.ABDUCTED, Subject.DETAINED} and not _left_word(line, phrase, _TAKERS):
        return None
    if (
        subject is Subject.KILLED
        and at + 2 < len(line)
        and line.low[at + 1] in {"or", "and"}
        and line.low[at + 2] in {"wounded", "injured"}
    ):
        return Binding(Subject.KILLED_OR_WOUNDED, "right", at, at + 3)
    return Binding(subject, "right", at, at + 1)


_TAKERS = frozenset(
    "take takes took taken taking hold holds held holding kept keeping keep remain remained remains still seized".split()
)


def _left_word(line: Line, phrase: Phrase, words: set[str] | frozenset[str]) -> bool:
    step = step_left(line, phrase.start)
    near = {line.low[i] for i in range(max(step - 1, 0), step + 1)} | {
        line.low[i] for i in range(phrase.end, min(phrase.end + 2, len(line)))
    }
    return bool(near & words)


# --- inside: the noun itself tells ----------------------------------------------------------------------------------


def _lives_or_bodies(line: Line, phrase: Phrase) -> Binding | None:
    head = phrase.noun.head
    if head is None or line.low[head] not in CUE_NOUNS or phrase.kind is Kind.PLURAL:
        return None
    word = line.low[head]
    if word != "lives":
        return None
    begin = _life_taker(line, phrase.start)
    if begin is None and not _follows(line, head + 1, {"lost", "claimed"}):
        return None
    return Binding(Subject.KILLED, "left", begin if begin is not None else head, head + 1)


def _follows(line: Line, at: int, words: set[str]) -> bool:
    return any(w in words for w in line.low[at : at + 4])


def _inner(line: Line, phrase: Phrase) -> Binding | None:
    """Read "12 deaths", "100 wounded people", "three hostages"."""
    head, cue = phrase.noun.head, phrase.noun.cue
    if cue is not None and cue in line.cue_at:
        return Binding(line.cue_at[cue].subject, "inside", cue, line.cue_end[cue], line.cue_at[cue].is_weak)
    if head is None:
        return None
    word = line.low[head]
    if word == "lives" or word not in CUE_NOUNS or (phrase.kind is Kind.PLURAL and word in {"deaths", "bodies"}):
        return None
    return Binding(CUE_NOUNS[word], "inside", head, head + 1)


# --- nothing near: what the noun suggests --------------------------------------------------------------------------


def _by_noun(line: Line, phrase: Phrase, found: Found | None) -> Binding | None:
    head = phrase.noun.head
    word = line.low[head] if head is not None else ""
    if word in MUNITION_NOUNS or word in ACT_NOUNS:
        return Binding(Subject.OTHER, "noun") if phrase.kind is Kind.NUMBER else None
    if word in WEAPON_NOUNS:
        return Binding(Subject.WEAPONS, "noun") if phrase.kind is Kind.NUMBER else None
    if phrase.kind is Kind.ZERO:
        return None
    if word in PERPETRATOR_NOUNS:
        return Binding(Subject.PERPETRATORS, "noun")
    attacks = _attacks(line, phrase, found)
    if attacks and (word in FIGHTER_NOUNS or phrase.kind in {Kind.NUMBER, Kind.SINGULAR}) and _may_attack(line, phrase):
        return Binding(Subject.PERPETRATORS, "noun")
    if word in FIGHTER_NOUNS and phrase.kind is not Kind.SINGULAR:
        if phrase.kind is Kind.PLURAL:
            return None
        return Binding(Subject.FIGHTERS, "noun")
    return None


def _may_attack(line: Line, phrase: Phrase) -> bool:
    """Say whether those counted can be attackers: men, suspects, fighters; not officers, victims or children."""
    if phrase.noun.population in {Population.ARMED_GROUP, Population.PERPETRATORS}:
        return True
    return phrase.noun.head is not None and line.low[phrase.noun.head] in _ANY_PERSON


_ANY_PERSON = frozenset("man men woman women person people individual individuals suspect suspects youth youths teenager"
                        " teenagers brother brothers student students".split())  # fmt: skip


def _attacks(line: Line, phrase: Phrase, found: Found | None) -> bool:
    if found is not None and found.is_agent:
        return True
    for step in range(phrase.end, min(phrase.end + 6, len(line))):
        if line.low[step] in ATTACK_VERBS and not (step > 0 and line.tags[step - 1] is Tag.BE):
            return True
        if line.tags[step] in {Tag.END, Tag.BE}:
            return False
    before = step_left(line, phrase.start)
    return before > 0 and line.low[before] == "by" and any(
        line.low[i] in ATTACK_VERBS or i in line.cue_start for i in range(max(0, before - 3), before)
    )  # fmt: skip


__all__ = ["STRENGTH_VERBS", "Binding", "bind_subject", "is_passive", "step_left"]
