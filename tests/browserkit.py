"""What the browser tests share: a server on a free port, and pages that are watched."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
READY_S = 180  # a large record is read whole before the first answer


def browser_path() -> str | None:
    """Give the browser that TOCSIN_CHROMIUM names, or the first one installed."""
    named = os.environ.get("TOCSIN_CHROMIUM")
    return named or next((found for name in BROWSERS if (found := shutil.which(name))), None)


def served(record: Path) -> Iterator[str]:
    """Serve a record on a free port of loopback until the tests are done."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "tocsin", "serve", "--record", str(record), "--port", str(port)]
    address = f"http://127.0.0.1:{port}"
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        _wait_for(address, server)
        yield address
    finally:
        server.terminate()
        try:
            server.wait(timeout=20)
        except subprocess.TimeoutExpired:  # it answers somebody for minutes
            server.kill()
            server.wait()


def _wait_for(address: str, server: "subprocess.Popen[str]") -> None:
    until = time.monotonic() + READY_S
    while time.monotonic() < until:
        if server.poll() is not None:
            raise RuntimeError(f"tocsin serve ended: {server.stderr.read() if server.stderr else ''}")
        try:
            with urllib.request.urlopen(f"{address}/api/v1/status", timeout=5):
                return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError(f"tocsin serve does not answer at {address} after {READY_S} s")


@dataclass(slots=True)
class Watched:
    """What a page did that no page of ours may do."""

    outside: list[str] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


# Told to the page before anything of it runs: every report of the policy is kept.
_KEEP_REPORTS = """
window.policyReports = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.policyReports.push(`${event.violatedDirective}: ${event.blockedURI || event.sample}`));
"""


class Opener:
    """Opens pages as different people have them, and sees what they do."""

    def __init__(self, browser: Any) -> None:
        self._browser = browser
        self._contexts: list[Any] = []
        self.watched = Watched()

    def __call__(
        self,
        address: str,
        *,
        width: int = 1280,
        height: int = 900,
        scheme: str = "light",
        prepare: Callable[[Any], object] | None = None,
    ) -> Any:
        """Open an address in a fresh browser of its own, and wait until the view has drawn itself.

        `prepare` gets the page before anything is loaded.
        """
        context = self._browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            reduced_motion="reduce",
            accept_downloads=True,
        )
        context.add_init_script(_KEEP_REPORTS)
        self._contexts.append(context)
        page = context.new_page()
        origin = "/".join(address.split("/")[:3])
        page.on("request", lambda request: self._see(request.url, origin))
        page.on("pageerror", lambda error: self.watched.faults.append(str(error)))
        page.on(
            "console",
            lambda message: message.type == "error" and self.watched.faults.append(f"console: {message.text}"),
        )
        if prepare:
            prepare(page)
        page.goto(address)
        page.wait_for_selector("main h1", state="attached")
        return page

    def _see(self, url: str, origin: str) -> None:
        if not url.startswith((origin, "data:", f"blob:{origin}")):
            self.watched.outside.append(url)

    def close(self) -> None:
        """Close all pages and gather what their policy reported."""
        for context in self._contexts:
            for page in context.pages:
                self.watched.reports += page.evaluate("window.policyReports ?? []")
            context.close()
        self._contexts.clear()


def until(page: Any, expression: str, seconds: float = 30) -> None:
    """Wait until an expression holds in the page; Playwright's own way would need `eval`, which the policy forbids."""
    last = time.monotonic() + seconds
    while not page.evaluate(expression):
        if time.monotonic() > last:
            raise AssertionError(f"after {seconds} s still not: {expression}")
        page.wait_for_timeout(50)
