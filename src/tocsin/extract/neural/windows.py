"""From a report and its draft by rules to the windows that the model reads."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from tocsin.extract.neural.labels import (
    CASE_CAPITAL,
    CASE_LOWER,
    CASE_UNKNOWN,
    CASE_UPPER,
    GROUP_MARKS,
    ROLE_MARKS,
    WEAPON_MARK,
)
from tocsin.model.draft import Draft
from tocsin.model.report import Report, SectionName

WINDOW = 256  # tokens of the longest window, with the two that frame it
_CLS, _SEP = 101, 102  # of the encoder's vocabulary
_UNREAD = frozenset({SectionName.BOILERPLATE, SectionName.BYLINE})


class Piece(NamedTuple):
    """A piece of a word: its number in the vocabulary and its half-open place in the text."""

    id: int
    start: int
    end: int
    opens: bool  # whether a word begins with it


class Tokenizer(Protocol):
    """Cuts text into pieces, in order, with their places."""

    def pieces(self, text: str) -> list[Piece]: ...


@dataclass(frozen=True, slots=True)
class Window:
    """Consecutive sentences of a report as the model reads them; tuples hold one value a token, framing ones left out.

    `case` is how a word is written, `acts` and `roles` what the rules found
    there, `sentences` the index of the token's sentence in the draft.
    """

    pieces: tuple[Piece, ...]
    case: tuple[int, ...]
    acts: tuple[int, ...]
    roles: tuple[int, ...]
    sentences: tuple[int, ...]

    @property
    def ids(self) -> tuple[int, ...]:
        """Give the numbers of the tokens, framed."""
        return (_CLS, *(piece.id for piece in self.pieces), _SEP)


def cut_windows(report: Report, draft: Draft, tokenizer: Tokenizer, size: int = WINDOW) -> tuple[Window, ...]:
    """Give the windows of a report: whole sentences, of about equal length, none above `size` tokens."""
    pieces = tokenizer.pieces(report.text)
    by_sentence = _by_sentence(pieces, draft)
    acts, roles = _marks(draft)
    is_capitals = report.text.isupper()
    runs = _runs(by_sentence, size - 2)
    return tuple(
        Window(
            tuple(piece for _, piece in run),
            tuple(_cases(report.text, [piece for _, piece in run], is_capitals)),
            tuple(_marked([piece for _, piece in run], acts)),
            tuple(_marked([piece for _, piece in run], roles)),
            tuple(number for number, _ in run),
        )
        for run in runs
    )


Run = list[tuple[int, Piece]]


def _by_sentence(pieces: Sequence[Piece], draft: Draft) -> list[Run]:
    found: list[Run] = []
    at = 0
    for number, sentence in enumerate(draft.sentences):
        while at < len(pieces) and pieces[at].start < sentence.start:
            at += 1
        run: Run = []
        while at < len(pieces) and pieces[at].start < sentence.end:
            run.append((number, pieces[at]))
            at += 1
        if run and sentence.section not in _UNREAD:
            found.append(run)
    return found


def _runs(by_sentence: Sequence[Run], most: int) -> list[Run]:
    """Join sentences to runs of about equal length, at most `most` tokens each; a longer sentence is cut."""
    short = [run[at : at + most] for run in by_sentence for at in range(0, len(run), most)]
    total = sum(map(len, short))
    aim = total / max(1, -(-total // most)) if total else 0
    runs: list[Run] = []
    for run in short:
        if runs and len(runs[-1]) + len(run) <= most and len(runs[-1]) + len(run) / 2 <= aim:
            runs[-1] = runs[-1] + run
        else:
            runs.append(run)
    return runs


def _cases(text: str, pieces: Sequence[Piece], is_capitals: bool) -> Iterable[int]:
    case = CASE_UNKNOWN
    for piece in pieces:
        if piece.opens and not is_capitals:
            word = text[piece.start : piece.start + 2]
            case = (
                CASE_LOWER
                if not word[0].isupper()
                else CASE_UPPER
                if word.isupper() and len(word) > 1
                else CASE_CAPITAL
            )
        yield case


Marks = list[tuple[int, int, int]]  # start, end, mark


def _marks(draft: Draft) -> tuple[Marks, Marks]:
    acts = [(t.evidence.start, t.evidence.end, GROUP_MARKS[t.type.group]) for t in draft.triggers]
    roles = [(w.evidence.start, w.evidence.end, WEAPON_MARK) for w in draft.weapons]
    roles += [(p.evidence.start, p.evidence.end, ROLE_MARKS[p.role]) for p in draft.participants]
    return acts, roles


def _marked(pieces: Sequence[Piece], marks: Marks) -> list[int]:
    made = [0] * len(pieces)
    if not pieces:
        return made
    first, last = pieces[0].start, pieces[-1].end
    near = [mark for mark in marks if mark[0] < last and mark[1] > first]
    for index, piece in enumerate(pieces):
        for start, end, mark in near:
            if start <= piece.start < end:
                made[index] = mark
    return made
