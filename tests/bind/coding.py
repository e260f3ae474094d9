"""Short reports of our own coded end to end, for the tests of this folder."""

from functools import cache

from tocsin.bind import bind
from tocsin.extract.rules import RulesExtractor
from tocsin.model.coding import CodedReport
from tocsin.model.mention import Mention
from tocsin.model.report import Report
from tocsin.read.sections import find_sections
from tocsin.resolve.actor_base import ActorBase, load_actors
from tocsin.resolve.base import Gazetteer
from tocsin.resolve.gazetteer import load_gazetteer
from tocsin.resolve.step import resolve


@cache
def _tables() -> tuple[Gazetteer, ActorBase]:
    return load_gazetteer(), load_actors()


def code(text: str, published: str | None = "2024-05-16", title: str | None = None) -> CodedReport:
    """Code a text, published on Thursday 16 May 2024 unless said otherwise."""
    whole = f"{title}\n\n{text}" if title else text
    made = Report.of(whole, published, title)
    report = Report(
        made.id, whole, title, published=made.published, language="en", sections=find_sections(whole, title)
    )
    return bind(report, resolve(report, RulesExtractor().extract(report), *_tables()))


def told(coded: CodedReport) -> list[Mention]:
    """Give the mentions that tell an incident, bare references left out."""
    return [m for m in coded.mentions if not m.reference_only]
