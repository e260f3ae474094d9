"""One sitting at the review queue: a key answers, and the next question comes by itself."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tocsin.cli.terminal import line, styled
from tocsin.cli.view import plural
from tocsin.cli.view_review import print_item
from tocsin.errors import TocsinError
from tocsin.run.review import Asked, decide, undo
from tocsin.run.review_items import Item
from tocsin.run.review_queue import review_item, review_queue

if TYPE_CHECKING:
    from rich.console import Console

    from tocsin.record.base import Record

AnswerKey = dict[str, str]
ANSWERS: AnswerKey = {
    "a": "accept",
    "c": "correct",
    "r": "reject",
    "s": "same",
    "d": "different",
    "x": "split",
    "l": "defer",
}
MOVES = {
    "n": "next question, this one stays",
    "b": "back to the question before",
    "o": "open the whole incident",
    "u": "undo what you decided last",
    "?": "show the keys",
    "q": "quit",
}
_ANSWER_WORDS = {
    "accept": "accept it as it stands",
    "correct": "correct it: asks for the new value",
    "reject": "reject it: it is not so",
    "same": "same: one happening",
    "different": "different: two happenings",
    "split": "split: asks which mentions tell another incident",
    "defer": "later: put it off",
}
_USUAL_REASONS = {
    "accept": "the words say so",
    "same": "the words tell one happening",
    "different": "the words tell two happenings",
    "defer": "to be looked at again",
}
_AT_ONCE = 100  # questions that are worked out at a time


@dataclass(slots=True)
class Session:
    """A person at the queue; `key` waits for a key, `ask` for a line or what is usual.

    With `is_two_person` what one other person decided alone is asked about too."""

    record: "Record"
    by: str
    out: "Console"
    key: Callable[[], str]
    ask: Callable[[str, str], str]
    clock: Callable[[], dt.datetime]
    is_two_person: bool = False
    decided: list[str] = field(default_factory=list)
    _passed: list[str] = field(default_factory=list)
    _queue: list[Item] = field(default_factory=list)

    def run(self) -> int:
        """Ask until nothing waits or the person quits; give the number of decisions that stand."""
        self._load()
        while (item := self._current()) is not None:
            self.out.print()
            print_item(item, self.out, len(self._queue))
            self.out.print(styled(self._choices(item), "bold"))
            if not self._answer(item):
                break
        else:
            self.out.print(styled("Nothing waits any more." if not self._passed else "All questions were shown."))
        return len(self.decided)

    def _load(self) -> None:
        reader = self.by if self.is_two_person else None
        found = review_queue(self.record, limit=_AT_ONCE + len(self._passed), second_reader=reader)
        self._queue = [item for item in found if item.id not in self._passed]

    def _current(self) -> Item | None:
        if not self._queue:
            self._load()
        return self._queue[0] if self._queue else None

    def _choices(self, item: Item) -> str:
        words = [f"{key} {name}" for key, name in ANSWERS.items() if name in item.choices]
        return "  ".join([*words, "n next", "u undo", "? keys", "q quit"])

    def _answer(self, item: Item) -> bool:
        """Take keys until one moves on; False to quit."""
        while True:
            pressed = self.key()
            if pressed in ("q", "\x03", "\x04", "\x1b", ""):
                return False
            if pressed in ANSWERS:
                if ANSWERS[pressed] not in item.choices:
                    self.out.print(styled(f"{ANSWERS[pressed]} is no answer to this; ? shows the keys", "yellow"))
                elif self._decide(item, ANSWERS[pressed]):
                    return True
            elif pressed in _MOVES:
                if _MOVES[pressed](self, item):
                    return True
            else:
                self.out.print(styled(f"{pressed!r} is no key here; ? shows the keys", "yellow"))

    def _decide(self, item: Item, decision: str) -> bool:
        value = self.ask(f"new value of {item.target.field}", "") if decision == "correct" else None
        other = self.ask("the same as which incident", "") if decision == "same" and item.kind != "pair" else None
        mentions = self._leaving(item) if decision == "split" else ()
        why = self.ask("why", _USUAL_REASONS.get(decision, ""))
        asked = Asked(item.id, decision, self.by, why, value, mentions, other, item.version)
        try:
            made = decide(self.record, asked, self.clock())
        except TocsinError as error:
            self.out.print(styled(str(error), "yellow"))
            return False
        self.decided.append(made.review.id)
        self.out.print(
            styled(f"Stored as {made.review.id}; {plural(len(made.incidents), 'incident')} changed.", "green")
        )
        # A decision about a pair settles others, and one about values of an incident its own alone.
        if item.kind == "pair" or made.changes:
            self._load()
        self._queue = [one for one in self._queue if one.id != item.id]
        return True

    def _leaving(self, item: Item) -> tuple[str, ...]:
        numbers = self.ask("numbers of the reports that tell another incident", "")
        chosen = {int(word) for word in numbers.replace(",", " ").split() if word.isdigit()}
        return tuple(side.mention for number, side in enumerate(item.sides, 1) if number in chosen)

    def _next(self, item: Item) -> bool:
        self._passed.append(item.id)
        self._queue = self._queue[1:]
        return True

    def _back(self, _item: Item) -> bool:
        if not self._passed:
            self.out.print(styled("There is no question before this one.", "yellow"))
            return False
        self._queue.insert(0, review_item(self.record, self._passed.pop()))
        return True

    def _open(self, item: Item) -> bool:
        from tocsin.cli.view_incidents import print_incident
        from tocsin.run.show import show_incident

        for incident in item.incidents:
            print_incident(show_incident(self.record, incident), self.out)
            self.out.print()
        return True

    def _undo(self, _item: Item) -> bool:
        if not self.decided:
            self.out.print(styled("You have decided nothing yet that could be undone.", "yellow"))
            return False
        review = self.decided.pop()
        made = undo(self.record, review, by=self.by, why="taken back at once", at=self.clock())
        self.out.print(styled(f"{review} is taken back by {made.review.id}.", "green"))
        self._load()
        return True

    def _help(self, item: Item) -> bool:
        for key, name in ANSWERS.items():
            style = "" if name in item.choices else "dim"
            self.out.print(styled(f"  {key}  {_ANSWER_WORDS[name]}", style))
        for key, what in MOVES.items():
            self.out.print(styled(f"  {line(key)}  {what}"))
        return False


_MOVES: dict[str, Callable[[Session, Item], bool]] = {
    "n": Session._next,
    "b": Session._back,
    "o": Session._open,
    "u": Session._undo,
    "?": Session._help,
}
