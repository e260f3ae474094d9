"""tocsin serve: the record in a browser."""

from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli.options import DEFAULT_RECORD, RecordOption


def serve(
    record: RecordOption = DEFAULT_RECORD,
    host: Annotated[str, typer.Option("--host", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes any free one.")] = 8765,
    open_browser: Annotated[bool, typer.Option("--open", help="Open it in your browser.")] = False,
    read_only: Annotated[bool, typer.Option("--read-only", help="Nothing can be added or reviewed.")] = False,
    allow_host: Annotated[
        list[str] | None, typer.Option("--allow-host", metavar="NAME", help="A name by which others call this server.")
    ] = None,
    page: Annotated[
        Path | None, typer.Option("--page", metavar="FOLDER", help="Serve another page, read anew on each request.")
    ] = None,
) -> None:
    """Show the record in a browser, and answer programs over HTTP.

    It listens on this computer only, unless --host names an address that others
    can reach: then every request needs a token ("tocsin token new"). The page and
    the API it uses come from this one process; neither loads anything from
    elsewhere.

    \b
    Examples:
      tocsin serve
      tocsin serve --record turkey.db --open
      curl http://127.0.0.1:8765/api/v1/incidents?country=TR
    """
    from tocsin.cli.terminal import tell
    from tocsin.run.settings import settings_here
    from tocsin.web.serve import serve as run

    settings = settings_here(record=record)
    run(settings, host, port, read_only=read_only, hosts=allow_host or (), is_opened=open_browser, page=page, tell=tell)
