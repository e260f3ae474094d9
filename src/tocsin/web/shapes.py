"""The shapes of answers, for the OpenAPI document and for programs that read them."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

Shape = Literal["point", "circle", "area", "none"]


class Answer(BaseModel):
    """A part of an answer; further fields may come with later versions."""

    model_config = ConfigDict(extra="allow", populate_by_name=True)


class Problem(Answer):
    """What was wrong, RFC 9457, and what to do next."""

    type: str
    title: str
    status: int
    detail: str
    code: str


class Evidence(Answer):
    """The exact words of a report; `*_utf16` count as browsers do."""

    report: str
    start: int
    end: int
    start_utf16: int
    end_utf16: int
    exact: str


class Range(Answer):
    """How many, as the words commit to it; null is open or not given."""

    low: int | None
    best: int | None
    high: int | None
    qualifier: str
    words: str


class Days(Answer):
    """The days that must hold it; null is an open end."""

    start: str | None
    end: str | None
    best: str | None
    precision: str
    edtf: str
    words: str
    is_planned: bool


class Place(Answer):
    """Where, how exactly, and how it may be drawn."""

    name: str
    site: str | None
    admin1: str | None
    country_iso3: str | None
    lat: float | None
    lon: float | None
    precision: str
    uncertainty_km: float | None
    geonames_id: int | None
    shape: Shape
    words: str


class Doer(Answer):
    """Who is tied to it, and how; a private person has no name."""

    name: str | None
    actor: str | None
    role: str
    kind: str
    attribution: str | None
    blamer: str | None


class Card(Answer):
    """What a list shows of an incident."""

    id: str
    revision: int
    state: str
    changed_at: str
    title: str
    type: str
    group: str
    family: str
    modes: list[str]
    stage: str
    thwarted_at: str | None
    date: Days | None
    place: Place | None
    killed: Range | None
    wounded: Range | None
    detained: Range | None
    actors: list[Doer]
    targets: list[str]
    weapons: list[str]
    reports: int
    independent_sources: int
    sources: list[str]
    first_reported: str | None
    last_reported: str | None
    flags: list[str]


class Page(Answer):
    """Part of a list: `next` is the cursor of the following page."""

    items: list[Card]
    next: str | None
    total: int
    version: int


class Value(Answer):
    """One value with its rule and its words; `set_aside` is what other reports say."""

    field: str
    label: str
    value: Any
    words: str
    rule: str
    evidence: list[Evidence]


class Published(Answer):
    """When a report was published, and where that is known from."""

    start: str | None
    end: str | None
    edtf: str | None
    basis: str
    is_doubtful: bool


class ReportLine(Answer):
    """What a list shows of a report."""

    id: str
    title: str | None
    source: str | None
    url: str | None
    byline: str | None
    published: Published
    language: str | None
    characters: int


class IncidentPage(Answer):
    """Everything on one incident."""

    id: str
    revision: int
    state: str
    recorded_at: str
    moved_from: str | None
    card: Card
    values: list[Value]
    history: list[dict[str, Any]]
    mentions: list[dict[str, Any]]
    claims: list[dict[str, Any]]
    relations: list[dict[str, Any]]
    reports: list[ReportLine]
    references: list[dict[str, Any]]
    versions: list[dict[str, Any]]
    reviews: list[dict[str, Any]]


class Section(Answer):
    """A stretch of a text and what it is."""

    name: str
    start: int
    end: int
    start_utf16: int
    end_utf16: int


class Span(Answer):
    """A stretch of a text that something rests on."""

    kind: str
    label: str
    words: str
    of: str | None
    incident: str | None
    field: str
    rule: str
    start: int
    end: int
    start_utf16: int
    end_utf16: int
    exact: str


class ReportPage(Answer):
    """A report with its text and all that was coded of it."""

    report: ReportLine
    text: str
    length: int
    length_utf16: int
    direction: Literal["ltr", "rtl"]
    sections: list[Section]
    spans: list[Span]
    mentions: list[dict[str, Any]]
    claims: list[dict[str, Any]]
    relations: list[dict[str, Any]]
    problems: list[dict[str, Any]]
    incidents: list[Card]
    copies: list[ReportLine]


class ReportsPage(Answer):
    """Part of the list of reports."""

    items: list[ReportLine]
    next: str | None
    version: int


class Found(Answer):
    """Reports that hold the words."""

    items: list[dict[str, Any]]
    total_at_least: int
    version: int


class Items(Answer):
    """A list."""

    items: list[dict[str, Any]]


class Pairs(Answer):
    """Pairs of claims that stand against each other: `next` is the cursor of the following page."""

    items: list[dict[str, Any]]
    next: str | None


class SeriesPage(Answer):
    """Figures that several claims put on one thing: `next` is the cursor of the following page."""

    series: list[dict[str, Any]]
    total: int
    next: str | None


class Map(Answer):
    """Points in columns of equal length, or clusters."""

    mode: Literal["points", "clusters"]
    version: int
    count: int
    without_point: int
    areas: list[dict[str, Any]]


class Timeline(Answer):
    """Counts by bucket; wider intervals are spans."""

    bucket: str
    version: int
    total: int
    undated: int
    first: str | None
    last: str | None
    buckets: list[dict[str, Any]]
    spans: list[dict[str, Any]]


class FacetValue(Answer):
    """One value of a facet and how many incidents have it."""

    value: str
    label: str
    count: int


class Facets(Answer):
    """Counts beside each filter."""

    version: int
    total: int
    facets: dict[str, list[FacetValue]]


class Rows(Answer):
    """A table with the note that belongs under it."""

    version: int
    rows: list[dict[str, Any]]
    note: str


class Window(Answer):
    """The days of a window and what was counted in it; `spanning` incidents reach beyond it and do not count."""

    start: str
    end: str
    count: int
    spanning: int
    reports: int


class Threshold(Answer):
    """How the last window of a view stands to its earlier ones."""

    state: Literal["above", "within", "too_little_history", "nothing_loaded"]
    words: str
    rule: str
    counted: str
    days: int
    at_least: int
    window: Window
    history: list[Window]
    windows_known: int
    windows_needed: int
    mean: float | None
    spread: float | None
    limit: float | None
    version: int
    note: str


class Aggregate(Answer):
    """Counts by place and period; with what stands beside the rows they add up to `total`."""

    by: str
    bucket: str
    version: int
    total: int
    not_dated: int
    not_placed: int
    spanning: int
    rows: list[dict[str, Any]]
    note: str


class MatchWindow(Answer):
    """What a window of place and time would merge; `pairs` are the nearest."""

    version: int
    window: dict[str, Any]
    total: int
    compared: int
    not_compared: int
    pairs_found: int
    left: int
    merged_away: int
    pairs: list[dict[str, Any]]


class Job(Answer):
    """How far an adding is."""

    job: str


class Status(Answer):
    """What the record holds and what this server may do."""

    name: str
    version: str
    record: dict[str, Any]
    limits: dict[str, Any]
    parts: dict[str, bool]
    auth: dict[str, Any]


class Citation(Answer):
    """How to cite what is shown."""

    text: str
    bibtex: str
    csl: dict[str, Any]


_ERROR = {"content": {"application/problem+json": {"schema": Problem.model_json_schema()}}}
READ_PROBLEMS: dict[int | str, dict[str, Any]] = {
    304: {"description": "Not changed since the ETag that was sent"},
    401: {"description": "A token is needed", **_ERROR},
    403: {"description": "The token may not do this", **_ERROR},
    404: {"description": "There is no such thing", **_ERROR},
    421: {"description": "The Host header names another server", **_ERROR},
    422: {"description": "A parameter cannot be used", **_ERROR},
    501: {"description": "An optional part is not installed", **_ERROR},
    503: {"description": "Busy; see Retry-After", **_ERROR},
}
WRITE_PROBLEMS: dict[int | str, dict[str, Any]] = {
    **{status: one for status, one in READ_PROBLEMS.items() if status != 304},
    400: {"description": "The body is no JSON", **_ERROR},
    409: {"description": "It changed meanwhile, or the key was used", **_ERROR},
    408: {"description": "The body came too slowly", **_ERROR},
    413: {"description": "The body is too large", **_ERROR},
    415: {"description": "The body is not sent as JSON", **_ERROR},
}
