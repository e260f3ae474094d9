"""Which figures stand at the end of a tally: "the death toll rose to 44", "put the number of dead at 14"?"""

from tocsin.model.quantity import Qualifier, Subject
from tocsin.resolve.quantities_line import Line, Tag
from tocsin.resolve.quantities_phrase import Kind, Phrase
from tocsin.resolve.tables.quantities_cues import RISES, TOLL_MARKS, TOLLS, Form
from tocsin.resolve.tables.quantities_numbers import HEDGES

_REACH = 24  # words between a tally and its figure


def toll_before(line: Line, phrase: Phrase) -> tuple[Subject, int, int] | None:
    """Give the subject of the tally that a figure completes, and the tokens of the tally's words."""
    if phrase.kind is not Kind.NUMBER:
        return None
    at = phrase.start - 1
    hedged = " ".join(line.low[phrase.start : phrase.start + 1]) in _PASSING
    while at >= 0 and (line.tags[at] in {Tag.ADVERB, Tag.QUOTE} or line.low[at] in {"a", "the", "least"}):
        at -= 1
    is_vague = phrase.range is not None and phrase.range.qualifier is Qualifier.WORD_RANGE
    if is_vague and at >= 0 and line.low[at] == "in":
        return _find(line, at)
    if at < 0 or not (hedged or line.low[at] in TOLL_MARKS or line.low[at] in {":", "-", "–"}):
        return None
    if line.low[at] in {"from"}:
        return None
    return _find(line, at if not hedged else phrase.start)


_PASSING = frozenset(
    words[0] for words in HEDGES if words[0].startswith(("exceed", "top", "surpass", "pass")) or words[-1] == "past"
)


def _find(line: Line, end: int) -> tuple[Subject, int, int] | None:
    unnamed = None
    for at in range(end - 1, max(end - _REACH, -1), -1):
        if line.low[at] == ";" and line.low[at + 1 : at + 2] != ("it",):
            break
        named = _toll_at(line, at)
        if named is None:
            continue
        subject, begin, stop = named
        if not _is_plain_way(line, stop, end) or not _is_put_at(line, begin, end):
            return None
        if subject is not None:
            return subject, begin, stop
        unnamed = unnamed or (begin, stop)
    return None if unnamed is None else (Subject.KILLED, *unnamed) if _is_total_of_dead(line, unnamed[0]) else None


def _toll_at(line: Line, at: int) -> tuple[Subject | None, int, int] | None:
    low = line.low
    pair = TOLLS.get(low[at - 1 : at + 1]) if at else None
    if pair is not None:
        return pair, at - 1, at + 1
    word = low[at]
    if word in {"toll", "tolls", "tally", "total"}:
        return TOLLS.get((word,)), at, at + 1
    cue = line.cue_at.get(at)
    subject = TOLLS[(word,)] if word in _SINGLE else None
    if subject is None and cue is not None and cue.form is Form.PAST and (not cue.is_weak or low[at - 1] in _COUNTED):
        subject = cue.subject
    if subject is None:
        return None
    begin = _number_of(line, at)
    return (subject, begin, line.cue_end.get(at, at + 1)) if begin is not None else None


_COUNTED = frozenset({"people", "those", "persons", "men", "suspects", "hostages"})
_SINGLE = frozenset(words[0] for words, subject in TOLLS.items() if len(words) == 1 and subject is not None)


def _number_of(line: Line, at: int) -> int | None:
    """Find the "number of" before "dead", or the "put" before "the dead"."""
    if line.low[at] in _SUBJECTS and line.low[at + 1 : at + 2] and _opens_clause(line, at):
        return at  # "Casualties were put at 70"
    for step in range(at - 1, max(at - 12, -1), -1):
        word = line.low[step]
        if word in {"number", "numbers", "count", "total", "tally", "toll", "figure"}:
            return step
        if word in {"put", "puts", "putting", "placed"}:
            return step
        if line.tags[step] in {Tag.COMMA, Tag.VERB, Tag.BE, Tag.HAVE} or word in {";", ":"}:
            return None
    return None


_SUBJECTS = frozenset("casualties fatalities deaths injuries arrests".split())


def _opens_clause(line: Line, at: int) -> bool:
    """Say whether a plural is the subject of what follows: at the start or after an article, before "were put at"."""
    before = line.low[at - 1] if at else ""
    is_first = at == 0 or before in {"the", "its", "their", "official", "confirmed", "total", ",", "said"}
    return is_first and (line.tags[at + 1] is Tag.BE or line.low[at + 1] in _PUTS or line.low[at + 1] == "now")


def _is_put_at(line: Line, begin: int, end: int) -> bool:
    """Say whether an "at" before a figure gives a tally: "put the toll at 14", not "those killed at two mosques"."""
    if line.low[end] != "at" or end - begin <= _TITLE:
        return True
    return any(word in _PUTS for word in line.low[max(0, begin - _BEFORE_TALLY) : end])


_BEFORE_TALLY = 3  # words before a tally in which the verb stands: "put the number of people killed at 142"
_TITLE = 3  # words of "death toll at 14"
_PUTS = frozenset(
    "is was be been put puts putting placed places placing stood stands standing stand remained remains set held"
    " estimated estimates estimating".split()
)


def _is_plain_way(line: Line, start: int, end: int) -> bool:
    """Say whether tally and figure are one clause: a word of rising or being, no other figure's verb."""
    has_mark = False
    for at in range(start, end + 1):
        word = line.low[at]
        if word in RISES or word in TOLL_MARKS or word == "in" or line.tags[at] is Tag.BE or word in {":", "-", "–"}:
            has_mark = True
        if at in line.cue_at and not _is_what_is_counted(line, at):
            return False
        if line.tags[at] is Tag.RELATIVE and word == "who":
            return False
    return has_mark


def _is_what_is_counted(line: Line, at: int) -> bool:
    return any(w in {"number", "toll", "those", "people", "of", "total"} for w in line.low[max(0, at - 12) : at])


def _is_total_of_dead(line: Line, begin: int) -> bool:
    """Say whether a bare "total" speaks of the dead: "bringing the total to 44" after deaths were told."""
    return any(w in {"dead", "killed", "deaths", "toll", "died"} for w in line.low[:begin])
