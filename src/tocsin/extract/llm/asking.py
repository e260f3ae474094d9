"""What the extractor needs of a language model: messages in, words out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a conversation; `role` is system, user or assistant."""

    role: str
    content: str


@dataclass(frozen=True, slots=True)
class Reply:
    """The words that a model gave; nothing of them is checked yet."""

    text: str


@dataclass(frozen=True, slots=True)
class NoReply:
    """Why there are no words: `code` is the second half of a problem's code ("too_slow"), `reason` says it."""

    code: str
    reason: str


class Ask(Protocol):
    """Puts messages to a model, within limits of time and cost that are its own affair.

    `opening` is true of the first question on a report, whose limits begin with
    it. Whatever goes wrong is a `NoReply`, never an exception.
    """

    def __call__(self, messages: Sequence[Message], schema: Mapping[str, Any], *, opening: bool) -> Reply | NoReply: ...
