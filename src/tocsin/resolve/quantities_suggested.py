"""What does the noun of a figure suggest, where no verb near it tells: attackers, strength, weapons?"""

from tocsin.model.quantity import Population, Subject
from tocsin.resolve.quantities_binding import Binding
from tocsin.resolve.quantities_line import Line, Tag
from tocsin.resolve.quantities_objects import step_left
from tocsin.resolve.quantities_phrase import Kind, Phrase
from tocsin.resolve.quantities_walk import Found
from tocsin.resolve.tables.quantities_cues import ATTACK_VERBS, STRENGTH_VERBS
from tocsin.resolve.tables.quantities_nouns import FIGHTER_NOUNS, MUNITION_NOUNS, PERPETRATOR_NOUNS, WEAPON_NOUNS


def suggested_by(line: Line, phrase: Phrase, found: Found | None) -> Binding | None:
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
    if word in PERPETRATOR_NOUNS or (phrase.rule == "figure.all" and word in FIGHTER_NOUNS):
        return Binding(Subject.PERPETRATORS, "noun")
    if _names_attackers(line, phrase):
        return Binding(Subject.PERPETRATORS, "noun")
    if _attacks(line, phrase, found) and _may_attack(line, phrase):
        return Binding(Subject.PERPETRATORS, "noun")
    return _strength(line, phrase)


def _names_attackers(line: Line, phrase: Phrase) -> bool:
    """Say whether a number stands beside the noun that it counts: "the attackers, four men in uniform"."""
    at = phrase.start - 1
    is_beside = at > 0 and line.tags[at] in {Tag.COMMA, Tag.DASH} and line.low[at - 1] in PERPETRATOR_NOUNS
    return is_beside and phrase.kind is Kind.NUMBER and phrase.noun.population is Population.TOTAL


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
