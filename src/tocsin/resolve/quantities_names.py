"""Which single people are named where something happened to them: "killed Ana Ruiz", "he was shot dead"?"""

from collections.abc import Iterator
from dataclasses import replace

from tocsin.model.evidence import Basis
from tocsin.model.quantity import Subject
from tocsin.resolve.quantities_binding import Binding
from tocsin.resolve.quantities_line import Line, Tag
from tocsin.resolve.quantities_nouns import NounPhrase, read_noun_phrase
from tocsin.resolve.quantities_objects import is_passive
from tocsin.resolve.quantities_phrase import ONE, Kind, Phrase
from tocsin.resolve.tables.quantities_cues import Cue, Form

_SINGULAR_BE = frozenset({"was", "is", "been", "being", "'s", "be"})
_ONE_PRONOUNS = frozenset({"he", "she"})
_OBJECT_PRONOUNS = frozenset({"him", "her", "himself", "herself"})
_NAMED_SUBJECTS = frozenset(Subject) - {Subject.DISPLACED, Subject.MISSING}


def find_named(line: Line, phrases: list[Phrase]) -> Iterator[tuple[Phrase, Binding]]:
    """Give the figure 1 for a name or a pronoun that is the object or the subject of a cue."""
    taken = {at for p in phrases for at in range(p.start, p.end)}
    for begin, cue in line.cue_at.items():
        if (cue.is_weak and cue.subject is not Subject.WOUNDED) or cue.subject not in _NAMED_SUBJECTS:
            continue
        end = line.cue_end[begin]
        passive = cue.form in {Form.PAST, Form.PARTICIPLE, Form.STATE} and is_passive(line, begin)
        if passive or cue.form is Form.INTRANSITIVE:
            span = _subject_name(line, begin, cue)
            side = "right"
        elif cue.form in {Form.PAST, Form.ACTIVE, Form.GERUND}:
            span = _object_name(line, end)
            side = "left"
            if span is not None and line.low[span[1] : span[1] + 1] == ("dead",):
                cue, end = replace(cue, subject=Subject.KILLED, is_weak=False), span[1] + 1  # "shot him dead"
            elif cue.is_weak:
                continue
        else:
            continue
        if span is None or any(at in taken for at in range(*span)):
            continue
        taken.update(range(*span))
        rule = "figure.pronoun" if line.low[span[0]] in _ONE_PRONOUNS | _OBJECT_PRONOUNS else "figure.named"
        noun = NounPhrase(span[1])
        phrase = Phrase(span[0], span[1], span[1], Kind.NAMED, ONE, Basis.STATED, rule, noun)
        yield phrase, Binding(cue.subject, side, begin, end, cue.is_weak)


def _object_name(line: Line, at: int) -> tuple[int, int] | None:
    if at >= len(line):
        return None
    if line.low[at] in _OBJECT_PRONOUNS:
        follows = at + 1 < len(line) and line.tags[at + 1] is Tag.WORD and line.low[at] == "her"
        return None if follows else (at, at + 1)
    return _name_from(line, at)


def _name_from(line: Line, at: int) -> tuple[int, int] | None:
    """Read a name of at least two capitalised words, or one with a title before it, that ends no plural noun phrase."""
    end = at
    while (
        end < len(line) and end - at < 8 and line.is_name(end) and line.tags[end] is Tag.WORD and end not in line.cue_at
    ):
        end += 1
    if end - at < 2:
        return None
    if end < len(line) and line.tags[end] is Tag.WORD:
        return None
    noun = read_noun_phrase(line, at)
    if (noun.is_people and noun.is_plural) or noun.is_thing or noun.is_measure:
        return None
    return at, end


def _subject_name(line: Line, begin: int, cue: Cue) -> tuple[int, int] | None:
    """Find the name or pronoun right before "was killed" or "died"."""
    at = begin - 1
    singular = cue.form is Form.INTRANSITIVE
    while at >= 0 and begin - at < 8 and line.tags[at] in {Tag.BE, Tag.HAVE, Tag.ADVERB}:
        if line.low[at] in {"not", "n't", "never"}:
            return None
        singular = singular or (line.low[at] in _SINGULAR_BE and line.low[at] != "be")
        if line.low[at] in {"were", "are", "have"}:
            return None
        at -= 1
    if at < 0 or not singular:
        return None
    if line.low[at] in _ONE_PRONOUNS:
        return at, at + 1
    if cue.form is Form.STATE:
        return None
    return _name_ending(line, at + 1)


def _name_ending(line: Line, end: int) -> tuple[int, int] | None:
    start = end
    while (
        start > 0 and end - start < 6 and line.words[start - 1].text[:1].isupper() and line.tags[start - 1] is Tag.WORD
    ):
        start -= 1
    if line.is_shouted or start == end or start in line.cue_at:
        return None
    before = line.low[start - 1] if start else ""
    if before in {"in", "at", "of", "from", "near", "the", "a", "an", "by", "on", "to", "and"} or before == "'s":
        return None
    noun = read_noun_phrase(line, start)
    return None if (noun.is_people and noun.is_plural) or noun.is_thing else (start, end)
