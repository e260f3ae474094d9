"""Every exception that Tocsin raises.

TocsinError
├── ReadError                 bytes that are no readable report
│   ├── UnknownFormatError    in no format that the readers know
│   ├── TooLargeError         over a size limit
│   ├── TookTooLongError      a parser had to be stopped
│   └── NoTextError           no article text in it
├── SettingError              a wrong option or setting
│   └── DateFormatError       words given as a date that are no EDTF date
├── CodecError                JSON that is not in the shape of the schema
├── MissingPartError          an optional package or a data file is not there
├── WrongPartError            a data file is not the one that belongs to this version
├── RecordError               the record cannot be used
│   ├── NoRecordError         there is no record at this path
│   ├── NotARecordError       the file is something else
│   ├── NewerRecordError      made by a newer version
│   ├── DamagedRecordError    a check of the file failed
│   └── RecordBusyError       another process is writing
├── DecisionError             a person's decision that cannot be made so
│   ├── ChangedMeanwhileError what it is about is no longer what the person saw
│   └── KeyUsedError          the key of the request was used for another decision
├── TooBusyError              more at a time than a server takes
└── NotFoundError             no incident, report or claim with this id

Each ends its message with what to do next. Words of a report that a step
cannot read are no exception: they become a `tocsin.model.problem.Problem`.
"""

from pathlib import Path


class TocsinError(Exception):
    """The base of all errors that Tocsin raises on purpose."""


class ReadError(TocsinError):
    """The bytes could not be read as a report.

    `code` is a short machine-readable reason, `reason` says it in words.
    """

    def __init__(self, name: str, code: str, reason: str) -> None:
        self.name = name
        self.code = code
        self.reason = reason
        super().__init__(f"{name}: {reason}")


class UnknownFormatError(ReadError):
    """The bytes are in no format that the readers know."""

    def __init__(self, name: str, detected: str) -> None:
        self.detected = detected
        super().__init__(name, "unknown_format", f"looks like {detected}; give plain text, HTML or JSON Lines")


class TooLargeError(ReadError):
    """The input is over the size limit; `size` and `limit` are in bytes."""

    def __init__(self, name: str, size: int, limit: int) -> None:
        self.size = size
        self.limit = limit
        super().__init__(name, "too_large", f"{size:,} bytes, over the limit of {limit:,}; split it into smaller files")


class TookTooLongError(ReadError):
    """A parser was stopped; `seconds` is the limit that it ran over."""

    def __init__(self, name: str, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(name, "took_too_long", f"took longer than {seconds:g} s to parse; give its text instead")


class NoTextError(ReadError):
    """The input holds no article text."""

    def __init__(self, name: str, what: str = "no article text found") -> None:
        super().__init__(name, "no_text", f"{what}; give a page with an article in it")


class SettingError(TocsinError):
    """An option or a setting has a value that cannot be used."""


class DateFormatError(SettingError):
    """Words given as a date are no day, month, year or interval."""

    def __init__(self, words: str) -> None:
        self.words = words
        super().__init__(f"{words!r} is no date; write 2017-11-15, 2017-11, 2017 or 2017-11-10/2017-11-30")


class CodecError(TocsinError):
    """JSON that is not in the shape of the coding schema."""


class MissingPartError(TocsinError):
    """An optional package or a data file is not installed."""

    def __init__(self, part: str, remedy: str) -> None:
        self.part = part
        super().__init__(f"{part} is missing; {remedy}")


class WrongPartError(TocsinError):
    """A file that comes with the package is not the one that was meant."""

    def __init__(self, path: Path | str, remedy: str) -> None:
        self.path = path
        super().__init__(f"{path} is not the file that belongs to this version; {remedy}")


class RecordError(TocsinError):
    """The record cannot be opened or used."""

    def __init__(self, path: Path | str, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path}: {reason}")


class NoRecordError(RecordError):
    """There is no record at this path."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(path, "there is no record here; make one with: tocsin add REPORTS --record FILE")


class NotARecordError(RecordError):
    """The file is not a Tocsin record."""

    def __init__(self, path: Path | str, what: str = "is not a Tocsin record") -> None:
        super().__init__(path, f"{what}; it was left as it is; name another file with --record")


class NewerRecordError(RecordError):
    """The record was made by a newer version of Tocsin."""

    def __init__(self, path: Path | str, found: int, known: int) -> None:
        self.found = found
        self.known = known
        super().__init__(path, f"made by a newer version (schema {found}, this one knows {known}); upgrade tocsin")


class DamagedRecordError(RecordError):
    """A check of the record failed."""

    def __init__(self, path: Path | str, check: str) -> None:
        self.check = check
        super().__init__(path, f"{check}; nothing was written; restore a backup and run: tocsin verify")


class RecordBusyError(RecordError):
    """Another process is writing to the record."""

    def __init__(self, path: Path | str, holder: str) -> None:
        self.holder = holder
        super().__init__(path, f"{holder} is writing to it; wait until it has ended and try again")


class DecisionError(TocsinError):
    """A decision cannot be made so; nothing was stored."""


class ChangedMeanwhileError(DecisionError):
    """What a decision is about is no longer what the person saw; `found` is its version now."""

    def __init__(self, item: str, expected: str, found: str) -> None:
        self.item = item
        self.expected = expected
        self.found = found
        super().__init__(f"{item} has changed since you saw it (version {expected}, now {found}); look again")


class KeyUsedError(DecisionError):
    """The key of a request was used before, for another decision."""

    def __init__(self, key: str, review: str) -> None:
        self.key = key
        self.review = review
        super().__init__(
            f"the key {key!r} was used for {review}, another decision; send this one under a key of its own"
        )


class TooBusyError(TocsinError):
    """More is asked at a time than a server takes."""


class NotFoundError(TocsinError):
    """There is no such thing in the record."""

    def __init__(self, kind: str, wanted: str, remedy: str) -> None:
        self.kind = kind
        self.wanted = wanted
        super().__init__(f"no {kind} {wanted!r}; {remedy}")
