"""What `tocsin.code` gives: one coded report that shows well and turns into plain data."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tocsin.model.claim import Claim, ClaimRelation
from tocsin.model.codec import coded_report_to_json, scrub
from tocsin.model.coding import CodedReport
from tocsin.model.mention import Mention
from tocsin.model.problem import Problem
from tocsin.model.report import Report
from tocsin.run.facts import label_of

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True, slots=True)
class Coded:
    """A coded report: its mentions, claims, relations and problems, every value with its words."""

    coded: CodedReport

    @property
    def report(self) -> Report:
        """The report as read."""
        return self.coded.report

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The incidents that the report mentions."""
        return self.coded.mentions

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Who said what."""
        return self.coded.claims

    @property
    def relations(self) -> tuple[ClaimRelation, ...]:
        """How the claims stand to each other."""
        return self.coded.relations

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be read."""
        return self.coded.problems

    def to_dict(self) -> dict[str, Any]:
        """Give plain data in the shape that `tocsin schema` prints."""
        plain: dict[str, Any] = scrub(coded_report_to_json(self.coded))
        return plain

    def to_frame(self) -> "DataFrame":
        """Give the mentions as a data frame, one row a mention; needs pandas."""
        from tocsin.run.frames import to_frame

        return to_frame([_row(mention) for mention in self.mentions], columns=_COLUMNS)

    def __repr__(self) -> str:
        kinds = ", ".join(label_of(mention.type) for mention in self.mentions[:6])
        more = ", …" if len(self.mentions) > 6 else ""
        return f"<Coded {self.report.id}: {len(self.mentions)} mentions ({kinds}{more}), {len(self.claims)} claims>"

    def _repr_html_(self) -> str:
        from tocsin.run.html import coded_to_html

        return coded_to_html(self.coded)


_COLUMNS = (
    *("id", "type", "stage", "thwarted_at", "factuality", "reference_only", "date_start", "date_end"),
    *("place", "country_iso3", "latitude", "longitude", "killed", "wounded", "detained", "participants", "words"),
)


def _row(mention: Mention) -> dict[str, Any]:
    date = mention.date.value if mention.date else None
    place = mention.place.value if mention.place else None
    best = {str(q.value.subject): q.value.range.best for q in reversed(mention.quantities)}
    return {
        "id": mention.id,
        "type": str(mention.type),
        "stage": str(mention.stage),
        "thwarted_at": str(mention.thwarted_at) if mention.thwarted_at else None,
        "factuality": str(mention.factuality),
        "reference_only": mention.reference_only,
        "date_start": date.start if date else None,
        "date_end": date.end if date else None,
        "place": place.name if place else None,
        "country_iso3": place.country_iso3 if place else None,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        **{subject: best.get(subject) for subject in ("killed", "wounded", "detained")},
        "participants": "; ".join(p.name for p in mention.participants if p.name),
        "words": mention.triggers[0].exact,
    }
