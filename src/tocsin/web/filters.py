"""The parameters by which incidents are asked for, as a request carries them."""

from typing import Annotated

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field

from tocsin.run.browse.wanted import Wanted, wanted_from

Words = Annotated[list[str], Field(default_factory=list, max_length=100)]
_DAY = "a day, month or year: 2017-11-15, 2017-11 or 2017"


class Filters(BaseModel):
    """Which incidents are wanted: repeat a parameter to mean "or"; different parameters mean "and"."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    since: str | None = Field(None, alias="from", max_length=40, description=f"From then on: {_DAY}.")
    until: str | None = Field(None, alias="to", max_length=40, description="Up to then, inclusive.")
    type: Words = Field(default_factory=list, description="A type or a group of types.")
    family: Words = Field(default_factory=list, description="attack, security, threat or unrest.")
    stage: Words = Field(default_factory=list, description="How far it got.")
    actor: Words = Field(default_factory=list, description="A value of the facet, or words of a name.")
    attribution: Words = Field(default_factory=list, description="How the reports tie an actor to it.")
    country: Words = Field(default_factory=list, description="ISO code or English name.")
    province: Words = Field(default_factory=list, description="A value of the facet.")
    source: Words = Field(default_factory=list, description="Who published: a value of the facet.")
    precision: Words = Field(default_factory=list, description="How exact the place is.")
    state: Words = Field(default_factory=list, description="candidate, reviewed, confirmed, rejected or merged.")
    flag: Words = Field(default_factory=list, description="What a reader should know, such as disputed_toll.")
    bbox: str | None = Field(None, max_length=100, description="west,south,east,north in degrees.")
    near: str | None = Field(None, max_length=100, description="lat,lon,km.")
    place: str | None = Field(None, max_length=1000, description="Words of the place's name, province or site.")
    q: str | None = Field(None, max_length=1000, description='Words of the reports; "quotes" keep words together.')
    min_killed: int | None = Field(None, ge=0, le=10**9, description="At least so many killed, by the lower bound.")
    as_known_on: str | None = Field(None, max_length=40, description="As the record knew it at the end of that day.")

    def wanted(self) -> Wanted:
        """Give the question as checked values."""
        names = set(Filters.model_fields)
        return wanted_from(**{name: held for name, held in self if name in names})


class ListFilters(Filters):
    """Which incidents, in which order, and how many at a time."""

    sort: str = Field(
        "date",
        max_length=20,
        description="date, killed, wounded, reports, sources, changed, place, country, type, stage, state; - turns it.",
    )
    limit: int = Field(50, ge=1, le=500, description="At most so many.")
    offset: int = Field(0, ge=0, le=10**9, description="Without a cursor: how many to skip.")
    cursor: str | None = Field(None, max_length=600, description="Where the page before ended: its `next`.")


class MapFilters(Filters):
    """Which incidents, and how a map shows them."""

    mode: str = Field("auto", pattern="^(points|clusters|auto)$", description="points, clusters or auto.")
    zoom: int = Field(3, ge=0, le=18, description="Of a map whose world is 256 pixels wide at 0; sizes the clusters.")
    most: int = Field(2000, ge=1, le=200_000, description="With mode=auto: more points than these are clustered.")


class TimelineFilters(Filters):
    """Which incidents, and how wide a bar of the time line is."""

    bucket: str = Field("auto", pattern="^(day|week|month|quarter|year|auto)$", description="The width of a bar.")


class FacetFilters(Filters):
    """Which incidents, and which facets are counted."""

    facet: Words = Field(default_factory=list, description="Which facets; all if none is named.")
    most: int = Field(50, ge=1, le=1000, description="At most so many values a facet.")


class ResponseFilters(TimelineFilters):
    """Which incidents, and by what they are grouped."""

    by: str = Field("time", pattern="^(time|province|country)$", description="time, province or country.")


class CompareFilters(Filters):
    """Which incidents, and which two periods are compared."""

    a: str = Field(max_length=40, description="The first period: 2015-10, or 2015-10-01/2015-10-15.")
    b: str = Field(max_length=40, description="The second period.")
    by: str = Field("type", max_length=20, description="The facet by which they are compared.")


class FeedFilters(Filters):
    """Which incidents, and since when."""

    after: int = Field(0, ge=0, le=2**53, description="The `next_after` of the last feed: only what changed since.")
    limit: int = Field(100, ge=1, le=500)


class ThresholdFilters(Filters):
    """Which incidents, and how their last days are measured against earlier windows."""

    days: int = Field(30, ge=1, le=366, description="The length of a window.")
    windows: int = Field(12, ge=7, le=520, description="How many earlier windows.")
    counted: str = Field(
        "incidents", pattern="^(incidents|killed)$", description="incidents, or killed (lower bounds)."
    )
    at_least: int = Field(3, ge=1, le=10**9, description="Fewer than so many are never unusual.")
    on: str | None = Field(None, max_length=40, description=f"The last day looked at, else today: {_DAY}.")


class AggregateFilters(Filters):
    """Which incidents, by which level of places and by what periods they are counted."""

    by: str = Field("country", pattern="^(country|province)$", description="country or province.")
    bucket: str = Field("month", pattern="^(day|week|month|quarter|year|auto)$", description="The length of a period.")


class WindowFilters(Filters):
    """Which incidents, and the window within which two would be taken for one."""

    km: float = Field(5, ge=0, le=100, description="At most so many kilometres apart.")
    days: int = Field(1, ge=0, le=31, description="At most so many days apart.")
    same_type: bool = Field(True, description="Only incidents of one type.")


AggregateQuery = Annotated[AggregateFilters, Query()]
WindowQuery = Annotated[WindowFilters, Query()]
ThresholdQuery = Annotated[ThresholdFilters, Query()]
ResponseQuery = Annotated[ResponseFilters, Query()]
CompareQuery = Annotated[CompareFilters, Query()]
FeedQuery = Annotated[FeedFilters, Query()]
FilterQuery = Annotated[Filters, Query()]
ListQuery = Annotated[ListFilters, Query()]
MapQuery = Annotated[MapFilters, Query()]
TimelineQuery = Annotated[TimelineFilters, Query()]
FacetQuery = Annotated[FacetFilters, Query()]
