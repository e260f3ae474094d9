"""The situation report of a record, without a server."""

import datetime as dt
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tocsin.errors import MissingPartError, SettingError
from tocsin.run.settings import Settings
from tocsin.run.wire import open_record

if TYPE_CHECKING:
    from tocsin.run.browse.plain import Plain

KINDS = ("md", "html", "pdf")


def brief_of(
    settings: Settings,
    *,
    since: str | None = None,
    until: str | None = None,
    country: str | None = None,
    place: str | None = None,
) -> "Plain":
    """Give the situation report of the incidents that fit, as plain data.

    Raises:
        MissingPartError: numpy is not installed.
        SettingError: a word is no date or no country.
    """
    try:
        from tocsin.run.browse.brief import brief
        from tocsin.run.browse.catalogue_read import read_catalogue
        from tocsin.run.browse.wanted import wanted_from
    except ImportError as error:
        raise MissingPartError(error.name or "numpy", "install it with: pip install 'tocsin[web]'") from error
    wanted = wanted_from(since=since, until=until, country=[country] if country else (), place=place)
    with open_record(settings.record) as record:
        return brief(record, read_catalogue(record), wanted)


def kind_named(word: str | None, out: Path | None = None) -> str:
    """Give the kind of file that a word names, or else the ending of a file; Markdown if neither does.

    Raises:
        SettingError: the word names none.
    """
    ending = out.suffix.lower() if out else ""
    found = word.strip().lower() if word else {".htm": "html", ".html": "html", ".pdf": "pdf"}.get(ending, "md")
    if found not in KINDS:
        raise SettingError(f"{word!r} is no format of a brief; choose {', '.join(KINDS)}")
    return found


def can_write_pdf() -> bool:
    """Say whether the extra `pdf` is installed."""
    return all(find_spec(name) for name in ("fpdf", "fontpkg_noto_sans", "fontpkg_noto_sans_arabic"))


def write_brief(made: dict[str, Any], kind: str, at: dt.datetime) -> bytes:
    """Write a situation report as Markdown ("md"), as a page to print ("html") or as "pdf"; `at` is when it is made.

    Raises:
        MissingPartError: the extra `pdf` is not installed.
    """
    from tocsin.publish.brief import brief_to_html, brief_to_markdown
    from tocsin.publish.brief_pdf import brief_to_pdf

    if kind == "pdf":
        return brief_to_pdf(made, at)
    return {"md": brief_to_markdown, "html": brief_to_html}[kind](made).encode("utf-8", "replace")
