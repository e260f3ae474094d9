"""A report from what was read: text, title, date and the rest, hashed, named and cut into sections."""

import hashlib

from tocsin.errors import NoTextError, ReadError, TookTooLongError, TooLargeError
from tocsin.model.interval import Interval
from tocsin.model.outcome import InputState, Outcome, ReadResult
from tocsin.model.problem import Problem
from tocsin.model.report import Publication, PublicationBasis, Report, Section, SectionName, report_id
from tocsin.read.days import day_in
from tocsin.read.language import detect_language
from tocsin.read.limits import Limits
from tocsin.read.sections import byline_names, find_sections


def make_report(
    text: str,
    name: str,
    limits: Limits,
    *,
    title: str | None = None,
    url: str | None = None,
    byline: str | None = None,
    source: str | None = None,
    external_id: str | None = None,
    published: Publication | None = None,
    given: Interval | None = None,
    captions: tuple[str, ...] = (),
    raw: bytes | None = None,
) -> Report:
    """Make a report; `given` is the publication date that the user says, for inputs that give none.

    Raises:
        NoTextError: there is only white space.
        TooLargeError: the text is longer than the limit.
    """
    if not text.strip():
        raise NoTextError(name, "it is empty")
    if len(text) > limits.text_chars:
        raise TooLargeError(name, len(text), limits.text_chars)
    when = published or Publication.unknown()
    sections = find_sections(text, title, captions)
    if when.basis is PublicationBasis.UNKNOWN:
        stated = _day_of_writing(text, sections)
        if stated is not None:
            when = Publication(stated, PublicationBasis.STATED, when.is_doubtful, when.note)
        elif given is not None:
            when = Publication(given, PublicationBasis.METADATA, note=when.note)
    if title is None:
        title = next((" ".join(text[s.start : s.end].split()) for s in sections if s.name is SectionName.TITLE), None)
    if byline is None:
        bylines = (text[s.start : s.end] for s in sections if s.name is SectionName.BYLINE)
        byline = next((names for line in bylines if (names := byline_names(line))), None)
    named = report_id(text, published=when.interval.edtf, title=title, url=url, source=source, external_id=external_id)
    return Report(
        id=named,
        text=text,
        title=title,
        url=url,
        byline=byline,
        source=source,
        published=when,
        language=detect_language(text),
        external_id=external_id,
        sections=sections,
        text_sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        raw_sha256=hashlib.sha256(raw).hexdigest() if raw is not None else None,
    )


def _day_of_writing(text: str, sections: tuple[Section, ...]) -> Interval | None:
    """Give the day that the first dateline names in full: "Wednesday, June 28, 2017"."""
    lines = (text[s.start : s.end] for s in sections if s.name is SectionName.DATELINE)
    day = day_in(next(lines, ""))
    return Interval.day(day) if day else None


def refusal(error: ReadError, name: str, position: int | None = None) -> ReadResult:
    """Give the outcome of an input that could not be read: failed where we ran out of time, else refused."""
    state = InputState.FAILED if isinstance(error, TookTooLongError) else InputState.REFUSED
    return ReadResult(name, position, outcome=Outcome(name, state, position, error.code, error.reason))


def failure(name: str, code: str, reason: str, position: int | None = None) -> ReadResult:
    """Give the outcome of an input that may be good, but that we could not get at."""
    return ReadResult(name, position, outcome=Outcome(name, InputState.FAILED, position, code, reason))


def problem(code: str, message: str) -> Problem:
    """Give a problem of this step that points at no words."""
    return Problem(code, message, "read")
