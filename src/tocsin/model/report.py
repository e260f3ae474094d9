"""One published text, as read: never edited, named by its content."""

from dataclasses import dataclass
from enum import StrEnum

from tocsin.model.evidence import Evidence
from tocsin.model.identity import ReportId, content_hash
from tocsin.model.interval import DatePrecision, Interval, parse_interval


class SectionName(StrEnum):
    """What a stretch of a report is (the schema's section_name)."""

    TITLE = "title"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    BODY = "body"
    QUOTE = "quote"
    TABLE = "table"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Section:
    """A half-open stretch of a report's text and what it is."""

    name: SectionName
    start: int
    end: int


class PublicationBasis(StrEnum):
    """Where a publication date comes from."""

    METADATA = "metadata"
    STATED = "stated"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Publication:
    """When a report was published, from where that is known, and whether its sources disagree."""

    interval: Interval
    basis: PublicationBasis
    is_doubtful: bool = False
    note: str | None = None

    @classmethod
    def unknown(cls) -> "Publication":
        """Give the publication date of a report that has none."""
        return cls(Interval(None, None, DatePrecision.UNKNOWN), PublicationBasis.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Report:
    """One published text, as read.

    `text` is what all evidence counts in; it holds the title where the source
    has one. `external_id` is the id that the input gave. `sections` are sorted,
    do not overlap, and what they leave out is body. `text_sha256` is over
    UTF-8, `raw_sha256` over the bytes as they came.
    """

    id: ReportId
    text: str
    title: str | None = None
    url: str | None = None
    byline: str | None = None
    source: str | None = None
    published: Publication = Publication.unknown()  # noqa: RUF009 - frozen, safe to share
    language: str | None = None
    external_id: str | None = None
    sections: tuple[Section, ...] = ()
    text_sha256: str | None = None
    raw_sha256: str | None = None

    @classmethod
    def of(
        cls, text: str, published: str | None = None, title: str | None = None, language: str | None = "en"
    ) -> "Report":
        """Make a report of a bare text, as tests and notebooks do; `published` is EDTF."""
        when = Publication.unknown()
        if published is not None:
            when = Publication(parse_interval(published), PublicationBasis.METADATA)
        named = report_id(text, published=when.interval.edtf, title=title)
        return cls(named, text, title=title, published=when, language=language)

    def evidence(self, start: int, end: int) -> Evidence:
        """Point at the words between two offsets."""
        return Evidence(self.id, start, end, self.text[start:end])

    def section_at(self, offset: int) -> SectionName:
        """Say what the text is at an offset."""
        for section in self.sections:
            if section.start <= offset < section.end:
                return section.name
        return SectionName.BODY


def report_id(
    text: str,
    *,
    published: str | None = None,
    title: str | None = None,
    url: str | None = None,
    source: str | None = None,
    external_id: str | None = None,
) -> ReportId:
    """Name a report by its content and by who published it when: 400 copies are 400 reports."""
    return ReportId("rpt_" + content_hash(text, published, title, url, source, external_id))
