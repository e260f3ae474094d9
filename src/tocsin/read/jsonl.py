"""What reports a JSON Lines file or a JSON array holds: one object each, a line at a time."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from tocsin.errors import DateFormatError, NoTextError, ReadError, TooLargeError
from tocsin.model.interval import Interval, parse_interval
from tocsin.model.outcome import ReadResult
from tocsin.model.problem import Problem
from tocsin.model.report import Publication, PublicationBasis
from tocsin.read.days import OLDEST
from tocsin.read.limits import Limits
from tocsin.read.report import make_report, problem, refusal
from tocsin.read.text import clean
from tocsin.read.worker import Worker

_CHUNK = 1 << 16
_LONGEST_NUMBER = 18
_LONGEST_FIELD = 20_000  # characters of an id, title, address or source


class Readable(Protocol):
    """What lines can be read from."""

    def read(self, size: int, /) -> bytes:
        """Give at most this many bytes; none at the end."""


class BadRecordError(ReadError):
    """One line or object is no report; `field` says where it is wrong."""

    def __init__(self, name: str, field: str | None, reason: str) -> None:
        self.field = field
        code = "bad_field" if field else "bad_json"
        super().__init__(name, code, f"{field}: {reason}" if field else reason)


@dataclass(frozen=True, slots=True)
class _Fields:
    """The fields of one record, checked."""

    id: str | None
    text: str | None
    html: str | None
    title: str | None
    url: str | None
    source: str | None
    published: Publication
    problems: tuple[Problem, ...]


def read_lines(
    stream: Readable, name: str, limits: Limits, worker: Worker, published: Interval | None = None
) -> Iterator[ReadResult]:
    """Give a report or an outcome for each line that is not blank, in order; no line longer than the limit is kept."""
    for number, line in _lines(stream, limits.line_bytes):
        if isinstance(line, int):
            yield refusal(TooLargeError(name, line, limits.line_bytes), name, number)
        elif line.strip():
            yield _read_record(line, name, number, limits, worker, published)


def read_array(
    raw: bytes, name: str, limits: Limits, worker: Worker, published: Interval | None = None
) -> Iterator[ReadResult]:
    """Give a report or an outcome for each object of a JSON array; positions count from 1."""
    try:
        items = _loads(raw, name)
    except BadRecordError as error:
        yield refusal(error, name)
        return
    if not isinstance(items, list):
        items = [items]
    if not items:
        yield refusal(NoTextError(name, "an empty list"), name)
    for number, item in enumerate(items, 1):
        yield _read_item(item, name, number, limits, worker, published, None)


def _lines(stream: Readable, longest: int) -> Iterator[tuple[int, bytes | int]]:
    """Number the lines from 1; of a line over the limit only the length is given."""
    number, parts, size = 1, bytearray(), 0
    while chunk := stream.read(_CHUNK):
        pieces = chunk.split(b"\n")
        for position, piece in enumerate(pieces):
            size += len(piece)
            if size <= longest:
                parts += piece
            if position < len(pieces) - 1:
                yield number, (bytes(parts) if size <= longest else size)
                number, parts, size = number + 1, bytearray(), 0
    if size:
        yield number, (bytes(parts) if size <= longest else size)


def _read_record(
    line: bytes, name: str, number: int, limits: Limits, worker: Worker, published: Interval | None
) -> ReadResult:
    try:
        item = _loads(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line, name)
    except BadRecordError as error:
        return refusal(error, name, number)
    return _read_item(item, name, number, limits, worker, published, line)


def _read_item(
    item: Any, name: str, number: int, limits: Limits, worker: Worker, given: Interval | None, raw: bytes | None
) -> ReadResult:
    try:
        fields = _fields(item, name, limits)
        if fields.html is not None:
            return _read_html(fields, name, number, limits, worker, given, raw)
        text, cleaned = clean(fields.text or "")
        report = make_report(
            text,
            name,
            limits,
            title=fields.title,
            url=fields.url,
            source=fields.source,
            external_id=fields.id,
            published=fields.published,
            given=given,
            raw=raw,
        )
    except ReadError as error:
        return refusal(error, name, number)
    return ReadResult(name, number, report, fields.problems + cleaned)


def _read_html(
    fields: _Fields, name: str, number: int, limits: Limits, worker: Worker, given: Interval | None, raw: bytes | None
) -> ReadResult:
    markup, cleaned = clean(fields.html or "")
    page = worker.read_page(markup, name, fields.url)
    stated = fields.published
    report = make_report(
        page.text,
        name,
        limits,
        title=page.title or fields.title,
        url=page.url,
        byline=page.byline,
        source=fields.source or page.source,
        external_id=fields.id,
        published=stated if stated.basis is not PublicationBasis.UNKNOWN else page.published,
        given=given,
        captions=page.captions,
        raw=raw,
    )
    return ReadResult(name, number, report, fields.problems + cleaned + page.problems)


# --- one object -----------------------------------------------------------------------------------------------------


def _loads(raw: bytes, name: str) -> Any:
    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            keys = [key for key, _ in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)
            if twice in _KNOWN:
                raise BadRecordError(name, twice, "given twice")
        return found

    try:
        return json.loads(
            raw, object_pairs_hook=unique, parse_int=_integer, parse_constant=lambda _: 0.0, parse_float=lambda _: 0.0
        )
    except (ValueError, RecursionError) as error:
        what = str(error) if isinstance(error, json.JSONDecodeError) else type(error).__name__
        raise BadRecordError(name, None, f"no JSON object: {what}; one object a line is expected") from error


_KNOWN = frozenset(("id", "text", "html", "title", "url", "published", "source"))


def _integer(digits: str) -> int | float:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else 0.0


def _fields(item: Any, name: str, limits: Limits) -> _Fields:
    if not isinstance(item, dict):
        raise BadRecordError(name, None, f"an object with id and text is expected, this is a {type(item).__name__}")
    problems: list[Problem] = []
    text, html = _body(item, name)
    return _Fields(
        id=_id(item, name, problems),
        text=text,
        html=html,
        title=_word(item, "title", problems),
        url=_word(item, "url", problems),
        source=_word(item, "source", problems),
        published=_published(item.get("published"), limits, problems),
        problems=tuple(problems),
    )


def _body(item: dict[str, Any], name: str) -> tuple[str | None, str | None]:
    for field in ("text", "html"):
        value = item.get(field)
        if value is None:
            continue
        if not isinstance(value, str):
            raise BadRecordError(name, field, f"text is expected, this is a {type(value).__name__}")
        if not value.strip():
            raise BadRecordError(name, field, "it is empty")
        return (value, None) if field == "text" else (None, value)
    raise BadRecordError(name, "text", "missing; give text or html")


def _id(item: dict[str, Any], name: str, problems: list[Problem]) -> str | None:
    value = item.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip():
        raise BadRecordError(name, "id", "an id is text that is not empty")
    cleaned, found = clean(value)
    problems.extend(found)
    return cleaned


def _word(item: dict[str, Any], field: str, problems: list[Problem]) -> str | None:
    value = item.get(field)
    if value is None or value == "":
        return None
    if not isinstance(value, str) or len(value) > _LONGEST_FIELD:
        problems.append(
            problem(f"record.{field}", f"{field} is no text of at most {_LONGEST_FIELD:,} characters; left out")
        )
        return None
    cleaned, found = clean(value)
    problems.extend(found)
    return cleaned


def _published(value: Any, limits: Limits, problems: list[Problem]) -> Publication:
    if value is None or value == "":
        return Publication.unknown()
    try:
        interval = parse_interval(value if isinstance(value, str) else "")
    except DateFormatError:
        shown = value[:40] if isinstance(value, str) else value
        problems.append(problem("published.unreadable", f"{shown!r} is no date; taken as unknown"))
        return Publication.unknown()
    if (interval.start and interval.start < OLDEST) or (interval.start and interval.start > limits.newest):
        problems.append(problem("published.impossible", f"{value!r} is out of range; taken as unknown"))
        return Publication.unknown()
    return Publication(interval, PublicationBasis.METADATA)
