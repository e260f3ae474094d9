"""A receiver of webhooks on this computer that misbehaves as it is told."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Receiver:
    """What came in, and how to answer: one behaviour a request, the last for all that follow."""

    behaviours: list[str] = field(default_factory=lambda: ["ok"])
    took: list[dict[str, Any]] = field(default_factory=list)  # what was answered with 200
    seen: list[dict[str, Any]] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook"

    def next_behaviour(self) -> str:
        return self.behaviours.pop(0) if len(self.behaviours) > 1 else self.behaviours[0]


@contextmanager
def receiving(*behaviours: str) -> Iterator[Receiver]:
    receiver = Receiver(list(behaviours) or ["ok"])

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            came = {"path": self.path, "headers": dict(self.headers.items()), "body": body, "plain": json.loads(body)}
            receiver.seen.append(came)
            behaviour = receiver.next_behaviour()
            if behaviour == "drop":
                self.connection.shutdown(socket.SHUT_RDWR)
                self.close_connection = True
            elif behaviour == "took_and_dropped":
                receiver.took.append(came)
                self.connection.shutdown(socket.SHUT_RDWR)
                self.close_connection = True
            elif behaviour == "slow":  # a header every so often: no single wait is long
                self._drip()
            elif behaviour == "garbage":
                self.wfile.write(b"this is no HTTP at all\r\n\r\n")
                self.close_connection = True
            elif behaviour.startswith("redirect"):
                self.send_response(307)
                self.send_header("Location", f"http://127.0.0.1:{receiver.port}/elsewhere")
                self.send_header("Content-Length", "0")
                self.end_headers()
            else:
                status = 200 if behaviour == "ok" else int(behaviour)
                if status == 200:
                    receiver.took.append(came)
                self.send_response(status)
                self.send_header("Content-Length", "0")
                if status == 429:
                    self.send_header("Retry-After", "7")
                self.end_headers()

        def _drip(self) -> None:
            self.close_connection = True
            try:
                self.wfile.write(b"HTTP/1.1 200 OK\r\n")
                for n in range(200):
                    self.wfile.write(f"X-{n}: wait\r\n".encode())
                    self.wfile.flush()
                    time.sleep(0.05)
            except OSError:
                return

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    receiver.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
