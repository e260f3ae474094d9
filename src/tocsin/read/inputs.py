"""Which reports the paths that a user gives hold: files, folders, globs and standard input, in a stated order."""

import glob
import io
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from tocsin.errors import NoTextError, ReadError, TooLargeError
from tocsin.model.interval import Interval
from tocsin.model.outcome import InputState, Outcome, ReadResult
from tocsin.read.jsonl import read_array, read_lines
from tocsin.read.kinds import KIND_BY_SUFFIX, Kind, sniff_kind
from tocsin.read.limits import DEFAULT_LIMITS, Limits
from tocsin.read.report import failure, make_report, refusal
from tocsin.read.text import decode
from tocsin.read.worker import Worker, shared_worker

_HEAD = 4096
_STANDARD_INPUT = "-"


def read_inputs(
    paths: Sequence[str | Path],
    *,
    published: Interval | None = None,
    stdin: BinaryIO | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Iterator[ReadResult]:
    """Give a report or an outcome for every input, in the order given; folders are walked in the order of names.

    `published` holds for inputs that give no date of their own. Pages are parsed
    in a process of their own, which ends with the iteration.
    """
    worker = Worker(limits)
    try:
        for path in paths:
            if str(path) == _STANDARD_INPUT:
                yield from _read_stream(stdin or io.BytesIO(), _STANDARD_INPUT, published, limits, worker)
            else:
                for found in _found(path, limits):
                    if isinstance(found, ReadResult):
                        yield found
                    else:
                        yield from _read_file(found, published, limits, worker)
    finally:
        worker.close()


def read_bytes(
    data: bytes, name: str, *, published: Interval | None = None, limits: Limits = DEFAULT_LIMITS
) -> list[ReadResult]:
    """Give the reports and outcomes of one document in memory; its name's suffix helps to say what it is.

    The process that parses pages is kept for the next call and ends with the program.
    """
    return list(_read_stream(io.BytesIO(data), shown(name), published, limits, shared_worker(limits)))


def shown(name: str | Path) -> str:
    """Give a name as it may be printed: control and direction characters and broken bytes are escaped.

    >>> shown("two\\nlines")
    'two\\\\nlines'
    """
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in str(name))


# --- finding --------------------------------------------------------------------------------------------------------


def _found(path: str | Path, limits: Limits) -> Iterator[Path | ReadResult]:
    given = Path(path)
    try:
        mode = os.stat(given).st_mode
    except FileNotFoundError:
        yield from _globbed(path, limits)
        return
    except (OSError, ValueError) as error:
        yield failure(shown(path), "unreadable", _why(error))
        return
    if stat.S_ISDIR(mode):
        yield from _walked(given, limits)
    else:
        yield given


def _globbed(path: str | Path, limits: Limits) -> Iterator[Path | ReadResult]:
    matches = sorted(glob.glob(str(path), recursive=True)) if glob.has_magic(str(path)) else []
    if not matches:
        what = "nothing matches" if glob.has_magic(str(path)) else "no such file"
        yield ReadResult(shown(path), outcome=Outcome(shown(path), InputState.REFUSED, None, "not_found", what))
    for match in matches:
        if os.path.isdir(match):
            yield from _walked(Path(match), limits)
        else:
            yield _link_refused(Path(match)) if os.path.islink(match) else Path(match)


def _walked(folder: Path, limits: Limits) -> Iterator[Path | ReadResult]:
    """Walk a folder without following links; hidden files are passed over, all others have an outcome."""
    count = 0
    errors: list[OSError] = []
    for where, folders, files in os.walk(folder, followlinks=False, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = [name for name in folders if Path(where, name).is_symlink()]  # listed as folders, not walked into
        for name in sorted(links + [name for name in files if not name.startswith(".")]):
            count += 1
            if count > limits.files:
                yield failure(shown(folder), "too_many_files", f"over {limits.files:,} files; the rest was not read")
                return
            path = Path(where, name)
            yield _link_refused(path) if path.is_symlink() else path
    for error in errors:
        yield failure(shown(error.filename or folder), "unreadable", _why(error))
    if not count and not errors:
        outcome = Outcome(shown(folder), InputState.REFUSED, None, "no_input", "no file in this folder")
        yield ReadResult(shown(folder), outcome=outcome)


def _link_refused(path: Path) -> ReadResult:
    what = "a link; links in a folder are not followed, name the file itself"
    return ReadResult(shown(path), outcome=Outcome(shown(path), InputState.REFUSED, None, "link", what))


def _why(error: Exception) -> str:
    if isinstance(error, PermissionError):
        return "permission denied"
    return (error.strerror if isinstance(error, OSError) else None) or type(error).__name__


# --- reading --------------------------------------------------------------------------------------------------------


def _read_file(path: Path, published: Interval | None, limits: Limits, worker: Worker) -> Iterator[ReadResult]:
    name = shown(path)
    try:
        # Non-blocking, so that a pipe put here between the look and the opening does not stop us.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC) if _is_regular(path) else None
    except OSError as error:
        yield failure(name, "unreadable", _why(error))
        return
    if handle is None:
        yield ReadResult(name, outcome=Outcome(name, InputState.REFUSED, None, "not_a_file", "not a regular file"))
        return
    with os.fdopen(handle, "rb") as stream:
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            yield ReadResult(name, outcome=Outcome(name, InputState.REFUSED, None, "not_a_file", "not a regular file"))
            return
        size = os.fstat(stream.fileno()).st_size
        kind = KIND_BY_SUFFIX.get(path.suffix.lower())
        if size > limits.file_bytes and kind is not Kind.JSON_LINES:
            yield refusal(TooLargeError(name, size, limits.file_bytes), name)
            return
        try:
            yield from _read_stream(stream, name, published, limits, worker)
        except OSError as error:
            yield failure(name, "unreadable", _why(error))


def _is_regular(path: Path) -> bool:
    return stat.S_ISREG(os.stat(path).st_mode)


def _read_stream(
    stream: BinaryIO, name: str, published: Interval | None, limits: Limits, worker: Worker
) -> Iterator[ReadResult]:
    head = stream.read(_HEAD)
    try:
        if not head:
            raise NoTextError(name, "it is empty")
        kind = sniff_kind(head, name)
        if kind is Kind.JSON_LINES:
            yield from _some(read_lines(_Rejoined(head, stream), name, limits, worker, published), name)
            return
        raw = head + stream.read(limits.file_bytes + 1 - len(head))
        if len(raw) > limits.file_bytes:
            raise TooLargeError(name, len(raw), limits.file_bytes)
        if kind is Kind.JSON:
            yield from read_array(raw, name, limits, worker, published)
        elif kind is Kind.HTML:
            yield _read_page(raw, name, published, limits, worker)
        else:
            yield _read_plain(raw, name, published, limits)
    except ReadError as error:
        yield refusal(error, name)


def _some(results: Iterator[ReadResult], name: str) -> Iterator[ReadResult]:
    is_empty = True
    for result in results:
        is_empty = False
        yield result
    if is_empty:
        yield refusal(NoTextError(name, "no line with a report"), name)


def _read_plain(raw: bytes, name: str, published: Interval | None, limits: Limits) -> ReadResult:
    decoded = decode(raw)
    return ReadResult(name, None, make_report(decoded.text, name, limits, given=published, raw=raw), decoded.problems)


def _read_page(raw: bytes, name: str, published: Interval | None, limits: Limits, worker: Worker) -> ReadResult:
    page = worker.read_page(raw, name)
    report = make_report(
        page.text,
        name,
        limits,
        title=page.title,
        url=page.url,
        byline=page.byline,
        source=page.source,
        published=page.published,
        given=published,
        captions=page.captions,
        raw=raw,
    )
    return ReadResult(name, None, report, page.problems)


class _Rejoined:
    """A stream whose first bytes were read already."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def read(self, size: int, /) -> bytes:
        if self._head:
            head, self._head = self._head, b""
            return head
        return self._rest.read(size)
