"""Running the server until it is stopped."""

import contextlib
import socket
import sys
import webbrowser
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Thread, Timer
from typing import TYPE_CHECKING

from tocsin.errors import MissingPartError, SettingError, TocsinError
from tocsin.run.settings import Settings
from tocsin.run.tokens import load_tokens

if TYPE_CHECKING:
    from tocsin.run.browse.desk import Desk

_OPEN_AFTER_S = 0.8
_SWITCH_S = 0.0005  # a thread that works gives way to one that answers ten times as soon as usual


def serve(
    settings: Settings,
    host: str,
    port: int,
    *,
    read_only: bool = False,
    hosts: Sequence[str] = (),
    is_opened: bool = False,
    page: Path | None = None,
    tell: Callable[[str], None],
) -> None:
    """Serve a record until Ctrl-C.

    Beyond this computer every request needs a token; `hosts` are the names by
    which others call this server.

    Raises:
        SettingError: the address cannot be listened on.
        MissingPartError: the extra `web` is not installed.
        RecordError: the record cannot be opened.
    """
    try:
        import uvicorn

        from tocsin.run.browse.desk import Desk
        from tocsin.web.access import finder
        from tocsin.web.app import make_app
        from tocsin.web.files import PageFiles
        from tocsin.web.guard import LOOPBACK
    except ImportError as error:
        raise MissingPartError(error.name or "the server", "install it with: pip install 'tocsin[web]'") from error
    is_local = host in LOOPBACK
    if not is_local and not load_tokens(settings.record):
        raise SettingError(
            f"{host} can be reached from other computers, and there is no token;"
            f" make one with: tocsin token new --name NAME --record {settings.record}"
        )
    listening = _listen(host, port)
    names = tuple(dict.fromkeys((*LOOPBACK, host, *hosts)))
    desk = Desk(settings, read_only=read_only)
    files = PageFiles(page, is_kept=False) if page else PageFiles()
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{listening.getsockname()[1]}/"
    tell(f"{settings.record}: {address} (stop with Ctrl-C)")
    if is_opened:
        Timer(_OPEN_AFTER_S, webbrowser.open, [address]).start()
    sys.setswitchinterval(_SWITCH_S)
    config = uvicorn.Config(
        make_app(
            desk,
            page=files,
            hosts=names,
            find_token=None if is_local else finder(settings.record),
            adds_apart=True,
        ),
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_keep_alive=20,
        h11_max_incomplete_event_size=32_768,
    )
    Thread(target=_read_ahead, args=(desk,), name="tocsin-catalogue", daemon=True).start()
    uvicorn.Server(config).run(sockets=[listening])


def _read_ahead(desk: "Desk") -> None:
    """Read the catalogue while the first browser opens; an error is told to the first who asks."""
    with contextlib.suppress(TocsinError):
        desk.catalogue()


def _listen(host: str, port: int) -> socket.socket:
    """Take the address before anything else is done, so that a mistake is told at once."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        listening = socket.socket(found[0], socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(found[4])
        return listening
    except OSError as error:
        reason = error.strerror or str(error)
        raise SettingError(f"cannot listen on {host} port {port} ({reason}); choose another with --port") from error
