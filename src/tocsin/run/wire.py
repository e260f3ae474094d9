"""From a setting to the part that it names; an unknown name is an error that lists the known ones."""

import logging
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tocsin.errors import MissingPartError, SettingError
from tocsin.model.draft import Draft, ResolvedDraft
from tocsin.model.report import Report
from tocsin.run.code import Parts
from tocsin.run.settings import Settings

if TYPE_CHECKING:
    from tocsin.extract.base import Extractor
    from tocsin.record.base import Record
    from tocsin.resolve.actor_base import ActorBase
    from tocsin.resolve.gazetteer import CompiledGazetteer

EXTRACTORS = ("rules", "neural", "llm")


@cache
def load_parts(settings: Settings) -> Parts:
    """Give the steps between a report and its coding, their tables loaded once a process.

    Raises:
        SettingError: there is no such extractor.
        MissingPartError: the gazetteer's file is not there.
    """
    from tocsin.bind import bind
    from tocsin.resolve.step import resolve

    gazetteer, actors = load_gazetteer(settings.gazetteer), load_actors()

    def resolve_draft(report: Report, draft: Draft) -> ResolvedDraft:
        return resolve(report, draft, gazetteer, actors)

    return Parts(load_extractor(settings.extractor), resolve_draft, bind)


def load_extractor(name: str) -> "Extractor":
    """Give an extractor by its name; the rules where the trained one's file or packages are missing.

    Raises:
        SettingError: there is no such extractor, or the environment names no language model to ask.
        MissingPartError: packages for asking one are not installed.
    """
    if name not in EXTRACTORS:
        raise SettingError(f"{name!r} is no extractor; choose {', '.join(EXTRACTORS)}")
    from tocsin.extract.rules import RulesExtractor

    rules = RulesExtractor()
    if name == "rules":
        return rules
    if name == "llm":
        from tocsin.run.llm import load_llm

        return load_llm(rules, os.environ)
    from tocsin.extract.neural import load_neural

    try:
        return load_neural(rules)
    except MissingPartError as error:
        logging.getLogger("tocsin").warning("%s; the rules read instead", error)
        return rules


@cache
def load_gazetteer(path: Path | None) -> "CompiledGazetteer":
    """Give the gazetteer of a file, or the one that comes with the package."""
    from tocsin.resolve.gazetteer import load_gazetteer

    return load_gazetteer(path)


@cache
def load_actors() -> "ActorBase":
    """Give the knowledge base of actors."""
    from tocsin.resolve.actor_base import load_actors

    return load_actors()


def open_record(path: Path, *, writing: bool = False, create: bool = False) -> "Record":
    """Give the record of a file, for reading unless said otherwise; `create` makes one where there is none.

    Raises:
        RecordError: there is no record, it is none, or another process writes to it.
    """
    from tocsin.record.sqlite import SqliteRecord

    return SqliteRecord.open(path, writing=writing, create=create)
