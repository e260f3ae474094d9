"""Sending a message over the network, and only to where it may go.

An address is looked up once and each of what it stands for must be allowed;
the connection goes to what was checked, so that a name cannot mean another
computer a moment later. No redirect is followed, no proxy and no cookie is
used, and all of one try ends at its time limit, however slowly a receiver
answers. Needs httpcore2 (the extra `alerts`).
"""

import socket
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tocsin.errors import MissingPartError, SettingError

if TYPE_CHECKING:
    import httpcore2

Resolve = Callable[[str, int], Iterable[str]]
TRY_SECONDS = 15.0
_CONNECT_SECONDS = 5.0
_NAT64 = IPv6Network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a receiver said: an HTTP status, or none and why there was no answer.

    `wait_seconds` is how long it asked to be left alone (Retry-After).
    """

    status: int | None
    why: str
    wait_seconds: float | None = None

    @property
    def is_taken(self) -> bool:
        """Say whether the receiver took the message."""
        return self.status is not None and 200 <= self.status < 300

    @property
    def is_worth_again(self) -> bool:
        """Say whether the same message may be taken a little later."""
        return self.status is None or self.status >= 500 or self.status in (408, 425, 429)


def checked_address(words: str) -> str:
    """Give an address that messages may go to: https, or http on this computer.

    Raises:
        SettingError: it is another kind of address, or holds a name and a password.
    """
    try:
        parts = urlsplit(words)
        port_is_right = parts.port is None or parts.port > 0
    except ValueError as error:
        raise SettingError(f"{words!r} is no address: {error}") from error
    if not parts.hostname or not port_is_right or not words.isascii() or any(c.isspace() for c in words):
        raise SettingError(f"{words!r} is no address; write one such as https://example.org/hooks/tocsin")
    if parts.username is not None or parts.password is not None:
        raise SettingError("an address holds no name and password here; the signature says who sent it")
    if parts.scheme != "https" and not (parts.scheme == "http" and is_own_computer(parts.hostname)):
        raise SettingError(
            f"{parts.scheme or 'no scheme'} is refused; messages go over https, or http on this computer"
        )
    return words


def is_own_computer(host: str) -> bool:
    """Say whether a name in an address plainly means this computer."""
    return host in ("localhost", "127.0.0.1", "::1")


def look_up(host: str, port: int) -> list[str]:
    """Give the addresses that a name stands for."""
    return list(dict.fromkeys(str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def check_addresses(host: str, addresses: Iterable[str], *, in_private_network: bool = False) -> list[str]:
    """Give the addresses of a receiver, all of which must be such that a message may go there.

    This computer only by its plain names; addresses of private networks only
    where that was allowed; nothing that is link-local, multicast or reserved.

    Raises:
        SettingError: one of them is not allowed, or there is none.
    """
    found = list(addresses)
    for words in found:
        address = _unpacked(words)
        if is_own_computer(host):
            is_allowed = address.is_loopback
        elif address.is_link_local or address.is_multicast or address.is_loopback or address.is_unspecified:
            is_allowed = False
        else:
            is_allowed = address.is_global or (in_private_network and address.is_private)
        if not is_allowed:
            more = "; private_network = true allows those of your own network" if address.is_private else ""
            raise SettingError(f"{host} stands for {words}, where no message is sent{more}")
    if not found:
        raise SettingError(f"{host} stands for no address; check its spelling")
    return found


def _unpacked(words: str) -> IPv4Address | IPv6Address:
    """Give the address that is meant: IPv4 within IPv6 (mapped, 6to4, Teredo, NAT64) is unpacked."""
    address = ip_address(words.partition("%")[0])
    if isinstance(address, IPv4Address):
        return address
    teredo = address.teredo
    inner = address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)
    if inner is None and address in _NAT64:
        inner = IPv4Address(int(address) & 0xFFFFFFFF)
    return inner or address


def post(
    url: str,
    body: bytes,
    headers: dict[str, str],
    *,
    in_private_network: bool = False,
    seconds: float = TRY_SECONDS,
    resolve: Resolve = look_up,
) -> Answer:
    """Send a body once and give what came back; nothing of the answer's own body is read.

    Raises:
        SettingError: no message may go to that address.
        MissingPartError: httpcore2 is not installed.
    """
    try:
        import ssl

        import httpcore2
    except ImportError as error:
        raise MissingPartError("httpcore2", "install it with: pip install 'tocsin[alerts]'") from error
    checked_address(url)
    host = urlsplit(url).hostname or ""
    backend = _backend(resolve, host, in_private_network, time.monotonic() + seconds)
    limits = {"connect": _CONNECT_SECONDS, "read": seconds, "write": seconds, "pool": seconds}
    given = [("Host", urlsplit(url).netloc), ("Content-Type", "application/json"), *headers.items()]
    try:
        with (
            httpcore2.ConnectionPool(ssl_context=ssl.create_default_context(), network_backend=backend) as pool,
            pool.stream("POST", url, headers=given, content=body, extensions={"timeout": limits}) as answer,
        ):
            said = {name.lower(): value for name, value in answer.headers}
            return Answer(answer.status, f"it answered {answer.status}", _wait(said.get(b"retry-after", b"")))
    except httpcore2.TimeoutException:
        return Answer(None, f"no answer within {seconds:g} s")
    except (httpcore2.NetworkError, httpcore2.ProtocolError) as error:
        return Answer(None, f"the connection failed: {error or type(error).__name__}")


def _wait(words: bytes) -> float | None:
    return float(words) if words.isdigit() and len(words) < 6 else None


def _backend(resolve: Resolve, host: str, in_private_network: bool, deadline: float) -> "httpcore2.NetworkBackend":
    """Give what connects: to checked addresses only, and until the deadline only."""
    import httpcore2

    def left(timeout: float | None) -> float:
        remaining = deadline - time.monotonic()
        if remaining <= 0:
            raise httpcore2.ReadTimeout("the time is over")
        return remaining if timeout is None else min(timeout, remaining)

    class Timed(httpcore2.NetworkStream):
        def __init__(self, inner: httpcore2.NetworkStream) -> None:
            self._inner = inner

        def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
            return self._inner.read(max_bytes, left(timeout))

        def write(self, buffer: bytes, timeout: float | None = None) -> None:
            self._inner.write(buffer, left(timeout))

        def close(self) -> None:
            self._inner.close()

        def start_tls(
            self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
        ) -> httpcore2.NetworkStream:
            return Timed(self._inner.start_tls(ssl_context, server_hostname, left(timeout)))

        def get_extra_info(self, info: str) -> Any:
            return self._inner.get_extra_info(info)

    class Checked(httpcore2.SyncBackend):
        def connect_tcp(self, host: str, port: int, timeout: float | None = None, *rest: Any, **more: Any) -> Timed:
            try:
                found = resolve(host, port)
            except OSError as error:
                raise httpcore2.ConnectError(f"{host} is not known: {error}") from error
            failure: Exception = httpcore2.ConnectError("no address")
            for address in check_addresses(host, found, in_private_network=in_private_network):
                try:
                    return Timed(super().connect_tcp(address, port, left(timeout), *rest, **more))
                except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                    failure = error
            raise failure

        def connect_unix_socket(self, *_: Any, **__: Any) -> Timed:
            raise httpcore2.ConnectError("no message goes to a socket of this computer")

    return Checked()
