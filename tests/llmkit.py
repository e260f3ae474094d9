"""An endpoint for language models on this computer that answers, or misbehaves, as it is told."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

NOTHING: dict[str, Any] = {"acts": [], "claims": []}
Answer = dict[str, Any] | str | Callable[[dict[str, Any]], dict[str, Any] | str]


@dataclass
class FakeModel:
    """What was asked, and what to answer: one answer a request, the last for all that follow.

    An answer is an object, the words of one, a function of the request, or the
    name of a misbehaviour, which begins with "!".
    """

    answers: list[Answer] = field(default_factory=lambda: [NOTHING])
    usage: Any = None
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def environment(self, **more: object) -> dict[str, str]:
        given = {"TOCSIN_LLM_URL": self.url, "TOCSIN_LLM_MODEL": "sample-model", "TOCSIN_LLM_KEY": "sk-sample"}
        return given | {f"TOCSIN_LLM_{name}": str(value) for name, value in more.items()}

    def next_answer(self) -> Answer:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def sentences_of(request: dict[str, Any]) -> list[str]:
    """Give the sentences of the report that a request holds."""
    told = json.loads(request["messages"][1]["content"])["sentences"]
    return [one["text"] for one in told]


def act(sentence: int, quote: str, kind: str = "bombing", **more: Any) -> dict[str, Any]:
    plain = {
        "sentence": sentence, "quote": quote, "is_noun": False, "type": kind, "stage": "accomplished", "stage_quote": None,
        "thwarted_at": None, "is_attributed": False, "participants": [], "weapons": [],
    }  # fmt: skip
    return plain | more


def participant(sentence: int, quote: str, role: str = "perpetrator", **more: Any) -> dict[str, Any]:
    plain = {
        "sentence": sentence, "quote": quote, "role": role, "kind": "armed_group", "attribution": None, "blamer": None,
        "target_type": None, "is_public_figure": True,
    }  # fmt: skip
    return plain | ({"attribution": "reported_as_fact"} if role.startswith("perp") or role == "actor" else {}) | more


def claim(sentence: int, content: str, speaker: str | None = None, **more: Any) -> dict[str, Any]:
    plain = {
        "sentence": sentence, "type": "attribution", "content": content, "speaker": speaker,
        "speaker_kind": "organisation" if speaker else "narrator", "cue": None, "speech": "indirect", "modality": "asserted",
        "polarity": "positive", "is_public_figure": True,
    }  # fmt: skip
    return plain | more


@contextmanager
def answering(*answers: Answer, usage: Any = None) -> Iterator[FakeModel]:
    model = FakeModel(list(answers) or [NOTHING], usage)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            model.asked.append(asked)
            model.headers.append({"path": self.path, **dict(self.headers.items())})
            answer = model.next_answer()
            if callable(answer):
                answer = answer(asked)
            try:
                self._misbehave(answer) if isinstance(answer, str) and answer.startswith("!") else self._say(answer)
            except OSError:
                self.close_connection = True

        def _say(self, answer: Any) -> None:
            words = answer if isinstance(answer, str) else json.dumps(answer)
            told: dict[str, Any] = {"choices": [{"message": {"role": "assistant", "content": words}}]}
            self._send(200, json.dumps(told | ({"usage": model.usage} if model.usage is not None else {})).encode())

        def _send(self, status: int, body: bytes, **headers: str) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name.replace("_", "-"), value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def _misbehave(self, how: str) -> None:
            kind, _, rest = how.partition(" ")
            if kind == "!status":
                self._send(int(rest), b"{}", Location=f"http://127.0.0.1:{model.port}/elsewhere")
            elif kind == "!raw":
                self._send(200, rest.encode())
            elif kind == "!encoded":
                self._send(200, b"\x1f\x8b" + b"0" * 99, Content_Encoding="gzip")
            elif kind == "!garbage":
                self.wfile.write(b"this is no HTTP at all\r\n\r\n")
                self.close_connection = True
            elif kind == "!drop":
                self.close_connection = True
                self.connection.close()
            elif kind == "!endless":
                self.wfile.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
                self.close_connection = True
                while True:
                    self.wfile.write(b"x" * 65536)
            else:  # slow: a byte every so often, so that no single wait is long
                self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Wait: ")
                self.close_connection = True
                for _ in range(400):
                    self.wfile.write(b"x")
                    self.wfile.flush()
                    time.sleep(0.05)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    model.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield model
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
