"""The situation report of a record, without a server."""

from typing import TYPE_CHECKING, Any

from tocsin.errors import MissingPartError
from tocsin.run.settings import Settings
from tocsin.run.wire import open_record

if TYPE_CHECKING:
    from tocsin.run.browse.plain import Plain


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


def write_brief(made: dict[str, Any], kind: str) -> str:
    """Write a situation report as Markdown ("md") or as a page to print ("html")."""
    from tocsin.publish.brief import brief_to_html, brief_to_markdown

    return {"md": brief_to_markdown, "html": brief_to_html}[kind](made)
