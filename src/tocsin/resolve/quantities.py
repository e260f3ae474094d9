"""How many: every count of people, weapons and acts in a report, what it counts and the range it commits to."""

from dataclasses import replace

from tocsin.model.draft import FigureExpression
from tocsin.model.problem import Problem
from tocsin.model.quantity import Population, Qualifier, Range, Subject
from tocsin.model.report import Report
from tocsin.model.sentence import Sentence
from tocsin.resolve.quantities_binding import Binding
from tocsin.resolve.quantities_line import Line, read_line
from tocsin.resolve.quantities_modality import is_outcome
from tocsin.resolve.quantities_names import find_named
from tocsin.resolve.quantities_parts import Counted, relate
from tocsin.resolve.quantities_phrase import Kind, Phrase
from tocsin.resolve.quantities_phrases import find_phrases
from tocsin.resolve.subjects import bind_subject
from tocsin.resolve.tables.quantities_nouns import ACT_NOUNS, MUNITION_NOUNS, WEAPON_NOUNS
from tocsin.resolve.tables.quantities_numbers import DEFAULT, Profile

STEP = "resolve"
_MESSAGES = {
    "figure.absurd": "a number beyond any count",
    "figure.ambiguous": "a number that can be read in two ways",
    "figure.backwards": "a range whose end is below its beginning",
    "figure.contradictory": "hedges that exclude each other",
    "figure.fraction": "a part of a person",
    "figure.malformed": "words like a number that are none",
    "figure.negative": "a number below zero",
}


def find_figures(
    report: Report, sentences: tuple[Sentence, ...], profile: Profile = DEFAULT
) -> tuple[tuple[FigureExpression, ...], tuple[Problem, ...]]:
    """Find every figure of a report in the order of the text, and the numbers that nobody can read.

    A figure stands when words near it say what it counts, or when its noun
    names people. What no word ties to a subject has the subject None. One pass
    over each sentence; its cost is linear in the length of the text.

    Rules tell how sure a figure is: "figure.exact" and the other qualifiers are
    numbers, "figure.plural" a plural alone, "figure.the_plural" one that speaks
    of people named before, "figure.one", "figure.definite" and "figure.bare" a
    single person, "figure.named" and "figure.pronoun" a name or "he".
    """
    figures: list[FigureExpression] = []
    problems: list[Problem] = []
    for sentence in sentences:
        line = read_line(report, sentence)
        counted, unread = count_line(line, profile)
        problems += unread
        first = len(figures)
        for figure in to_expressions(line, counted):
            part_of = None if figure.part_of is None else figure.part_of + first
            figures.append(replace(figure, part_of=part_of))
    return tuple(figures), tuple(problems)


def count_line(line: Line, profile: Profile) -> tuple[list[Counted], list[Problem]]:
    """Give the figures of one sentence with what they count, and its problems."""
    phrases = find_phrases(line, profile)
    if not phrases and not line.cue_at:
        return [], []
    by_start = {phrase.start: phrase for phrase in phrases}
    counted: list[Counted] = []
    problems: list[Problem] = []
    for phrase in phrases:
        binding = bind_subject(line, phrase, by_start)
        if phrase.problem is not None:
            if binding is not None or phrase.noun.is_people:
                problems.append(_problem(line, phrase))
            continue
        counted += _keep(line, phrase, binding)
    counted += [Counted(phrase, binding) for phrase, binding in find_named(line, phrases)]
    return relate(line, sorted(counted, key=lambda c: (c.phrase.start, -c.phrase.end))), problems


def _keep(line: Line, phrase: Phrase, binding: Binding | None) -> list[Counted]:
    """Keep a phrase once, or once for each thing that happened to those counted."""
    if binding is not None and binding.is_unharmed:
        return _unharmed(phrase, binding)
    if binding is not None and binding.subject is Subject.KILLED_OR_WOUNDED and _is_both(line, phrase, binding):
        return [Counted(phrase, replace(binding, subject=s)) for s in (Subject.KILLED, Subject.WOUNDED)]
    if binding is not None:
        return [Counted(phrase, binding)] + [
            Counted(phrase, replace(binding, subject=s, also=())) for s in binding.also
        ]
    return [Counted(phrase, None)]


def _is_both(line: Line, phrase: Phrase, binding: Binding) -> bool:
    """Say whether "casualties" are two figures: none at all, or "civilians were killed and wounded"."""
    words = line.low[binding.cue_start or 0 : binding.cue_end or 0]
    return phrase.kind is Kind.ZERO or (phrase.kind is Kind.PLURAL and "and" in words)


def _unharmed(phrase: Phrase, binding: Binding) -> list[Counted]:
    """Read "all staff were unhurt" as nobody wounded; a part that was unhurt says nothing of the others."""
    if phrase.kind is not Kind.ALL:
        return []
    return [Counted(replace(phrase, range=Range(0, 0, 0, Qualifier.NONE), rule="figure.unharmed"), binding)]


def _problem(line: Line, phrase: Phrase) -> Problem:
    code = phrase.problem or "figure.malformed"
    start, end = line.words[phrase.start].start, line.words[phrase.number_end - 1].end
    return Problem(code, _MESSAGES.get(code, code), STEP, (line.report.evidence(start, end),))


def to_expressions(line: Line, counted: list[Counted]) -> list[FigureExpression]:
    """Turn the figures of one sentence into expressions; `part_of` counts within the sentence."""
    position = {id(one): index for index, one in enumerate(counted)}
    return [_expression(line, one, position) for one in counted]


def _expression(line: Line, one: Counted, position: dict[int, int]) -> FigureExpression:
    phrase, binding, report = one.phrase, one.binding, line.report
    words = line.words
    start, end = words[phrase.start].start, words[phrase.number_end - 1].end
    noun = phrase.noun
    head = None if noun.head is None else report.evidence(words[noun.head].start, words[noun.head].end)
    cue = None
    tokens = [phrase.start, max(phrase.number_end, (noun.head + 1) if noun.head is not None else 0)]
    if binding is not None and binding.cue_start is not None and binding.cue_end is not None:
        cue = report.evidence(words[binding.cue_start].start, words[binding.cue_end - 1].end)
        tokens += [binding.cue_start, binding.cue_end]
    low_word, high_word = min(tokens), max(tokens)
    value = phrase.range
    assert value is not None
    return FigureExpression(
        evidence=report.evidence(start, end),
        phrase=report.evidence(words[low_word].start, words[high_word - 1].end),
        range=value,
        basis=phrase.basis,
        rule=phrase.rule,
        noun=head,
        cue=cue,
        subject=None if binding is None else binding.subject,
        population=one.population,
        includes_perpetrators=one.includes_perpetrators,
        unit=_unit(line, one),
        of=phrase.of,
        part_of=None if one.part_of is None else position.get(id(one.part_of)),
        is_outcome=is_outcome(line, phrase, binding),
    )


def _unit(line: Line, one: Counted) -> str | None:
    head = one.phrase.noun.head
    if head is None:
        return None
    word = line.low[head]
    if word in WEAPON_NOUNS or word in MUNITION_NOUNS or word in ACT_NOUNS or one.population is Population.OTHER:
        return word
    return None
