"""How much one input may be, take and cost: every limit of the read step in one table."""

from dataclasses import dataclass
from datetime import date

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of reading; what is over one of them is refused, and the refusal names the limit.

    `newest` is the last day that can be a publication date (say, today and two
    more, because of time zones); reading itself looks at no clock.
    """

    file_bytes: int = 20 * MEBIBYTE  # one page or text; a JSON Lines file may be longer
    line_bytes: int = 5 * MEBIBYTE  # one line of a JSON Lines file
    text_chars: int = 2_000_000  # the text of one report
    seconds: float = 8.0  # to parse one page
    memory_bytes: int = 1024 * MEBIBYTE  # address space of the parser's process
    files: int = 1_000_000  # found in the folders given
    newest: date = date(2099, 12, 31)


DEFAULT_LIMITS = Limits()
