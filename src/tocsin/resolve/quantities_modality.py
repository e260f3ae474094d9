"""Did it happen: does a figure tell an outcome, or an aim, a fear, a what-if?"""

from tocsin.model.quantity import Subject
from tocsin.resolve.quantities_binding import Binding
from tocsin.resolve.quantities_line import Line, Tag
from tocsin.resolve.quantities_phrase import Kind, Phrase
from tocsin.resolve.tables.quantities_cues import ACHIEVED, AIM_NOUNS, AIMS, Form
from tocsin.resolve.tables.quantities_nouns import MEASURES


def is_outcome(line: Line, phrase: Phrase, binding: Binding | None) -> bool:
    """Say whether what is counted came about, as far as the words go.

    "could have killed hundreds", "plotted to kill 20" and "an operation to
    arrest two men" tell no outcome; "managed to kill two" does.
    """
    if _is_condition(line, phrase.start):
        return False
    if binding is None or binding.subject is Subject.FIGHTERS or binding.cue_start is None or binding.cue_end is None:
        return not _has_modal(line, phrase.end)
    if binding.side == "right":
        if phrase.kind is not Kind.ZERO and _is_negated(line, phrase.end, binding.cue_start):
            return False
        return not _modal_between(line, phrase.end, binding.cue_start)
    if binding.side != "left":
        return True
    return _is_left_outcome(line, binding.cue_start)


def _has_modal(line: Line, at: int) -> bool:
    return at < len(line) and line.low[at] in _IRREAL


_IRREAL = frozenset("could would might should shall must will wo ca cannot can 'd 'll".split())


def _is_condition(line: Line, start: int) -> bool:
    """Say whether the clause of a figure begins with "if"."""
    for at in range(start - 1, max(start - 10, -1), -1):
        if line.tags[at] in {Tag.COMMA, Tag.END} or at in line.cue_start:
            return False
        if line.low[at] in {"if", "unless", "whether"}:
            return True
    return False


def _modal_between(line: Line, start: int, end: int) -> bool:
    if any(line.low[at - 1 : at + 1] == ("from", "being") for at in range(start + 1, end)):
        return True  # "to keep 12 judges from being murdered"
    return any(line.low[at] in _IRREAL for at in range(start, end)) or any(
        line.low[at] == "to" and at > start and line.low[at - 1] in AIMS and line.tags[at + 1] is not Tag.BE
        for at in range(start, end)
    )


def _is_negated(line: Line, start: int, end: int) -> bool:
    return any(line.low[at] in {"not", "n't", "never"} for at in range(start, end))


def _is_left_outcome(line: Line, begin: int) -> bool:
    """Look at the words before a verb, those that are joined to it stepped over: "to kill and wound"."""
    at = begin - 1
    while at >= 0 and (line.tags[at] is Tag.ADVERB or line.low[at] in {"and", "or"} or at in line.cue_start):
        if line.low[at] in _NOT:
            return False
        at -= 1
    if at < 0:
        return True
    word = line.low[at]
    if word == "to":
        return _was_achieved(line, begin, at)
    if word in _IRREAL:
        return False
    if word == "have" and at > 0:
        before = at - 1
        while before > 0 and line.tags[before] is Tag.ADVERB:
            before -= 1
        return line.low[before] not in _IRREAL
    if word in {"of", "at", "for", "without", "from"} and at > 0:
        return word not in {"without", "from"} and line.low[at - 1] not in AIM_NOUNS
    return True


def _was_achieved(line: Line, begin: int, to: int) -> bool:
    """Say whether "to" before a bare verb tells what came about: "managed to kill", "it took an hour to free"."""
    if begin in line.cue_at and line.cue_at[begin].form is not Form.ACTIVE:
        return True
    before = line.low[to - 1] if to else ""
    return before in ACHIEVED or (
        before in MEASURES and any(w in {"took", "taken"} for w in line.low[max(0, to - 5) : to])
    )


_NOT = frozenset({"not", "n't", "never"})
