"""A process that parses pages, so that a page which hangs or kills the parser costs only itself.

Run as `python -P -m tocsin.read.worker`, it answers requests on standard input
until that closes. Messages are a length and JSON; nothing is ever unpickled.
"""

import atexit
import json
import math
import os
import select
import signal
import struct
import subprocess
import sys
import threading
import time
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import IO, Any, BinaryIO

from tocsin.errors import NoTextError, ReadError, TookTooLongError, TooLargeError
from tocsin.read.html import Page
from tocsin.read.limits import Limits

_LENGTH = struct.Struct(">Q")
_START_SECONDS = 60.0  # to import the libraries on a busy machine
_PATIENCE = 4  # times the limit of processor time by the clock on the wall, since others use the machine too


class CrashedError(ReadError):
    """The parser's process died or ran out of memory."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(name, "parser_crashed", f"the parser {why}; give its text instead")


class Worker:
    """The parent's side: starts the process when it is first needed, and again after a kill."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._child: subprocess.Popen[bytes] | None = None
        self._owner = os.getpid()
        self._lock = threading.Lock()

    def read_page(self, raw: bytes | str, name: str, url: str | None = None) -> Page:
        """Read a page in the process; what goes wrong there is an error about this page alone.

        Raises:
            NoTextError: there is no article in it.
            TookTooLongError: it was stopped at the time limit.
            CrashedError: the process died or ran out of memory.
        """
        head = {"name": name, "url": url, "newest": self.limits.newest.isoformat(), "is_text": isinstance(raw, str)}
        body = raw.encode("utf-8", "replace") if isinstance(raw, str) else raw
        with self._lock:
            answer = self._ask(json.dumps(head).encode("ascii"), body, name)
        if answer.get("error") == "no_text":
            raise NoTextError(name, answer["what"])
        if "error" in answer:
            raise CrashedError(name, answer["what"])
        return _page_from(answer)

    def close(self) -> None:
        """End the process; the next page starts another."""
        child, self._child = self._child, None
        if child is None or self._owner != os.getpid():
            return
        child.kill()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        child.wait()

    def _ask(self, head: bytes, body: bytes, name: str) -> dict[str, Any]:
        child = self._started(name)
        try:
            assert child.stdin is not None
            for part in (head, body):
                child.stdin.write(_LENGTH.pack(len(part)) + part)
            child.stdin.flush()
            answer = self._answer(child, _PATIENCE * self.limits.seconds)
        except BaseException as error:  # also an interrupt: the process must not go on with half a message
            is_over = isinstance(error, TimeoutError) or _was_stopped(child)
            self.close()
            if isinstance(error, (BrokenPipeError, EOFError, ConnectionError)) and not is_over:
                raise CrashedError(name, "stopped in the middle of the page") from error
            if is_over:
                raise TookTooLongError(name, self.limits.seconds) from error
            raise
        return answer

    def _started(self, name: str) -> subprocess.Popen[bytes]:
        if self._owner != os.getpid():  # after a fork the pipes are the parent's
            self._child, self._owner = None, os.getpid()
        if self._child is not None and self._child.poll() is None:
            return self._child
        self.close()
        package = str(Path(__file__).resolve().parents[2])
        known = os.environ.get("PYTHONPATH")
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([package, *([known] if known else [])])}
        # -P: a file named json.py in the working folder must not be run.
        self._child = subprocess.Popen(
            [sys.executable, "-P", "-m", "tocsin.read.worker", str(self.limits.memory_bytes), str(self.limits.seconds)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,  # so that Ctrl-C reaches the parent alone
        )
        try:
            self._answer(self._child, _START_SECONDS)
        except (EOFError, TimeoutError) as error:
            self.close()
            raise CrashedError(name, "could not be started") from error
        return self._child

    @staticmethod
    def _answer(child: subprocess.Popen[bytes], seconds: float) -> dict[str, Any]:
        assert child.stdout is not None
        deadline = time.monotonic() + seconds
        (length,) = _LENGTH.unpack(_read_until(child.stdout, _LENGTH.size, deadline))
        answer: dict[str, Any] = json.loads(_read_until(child.stdout, length, deadline))
        return answer


@cache
def shared_worker(limits: Limits) -> Worker:
    """Give the worker that single documents share; it ends with the program."""
    worker = Worker(limits)
    atexit.register(worker.close)
    return worker


def _was_stopped(child: subprocess.Popen[bytes]) -> bool:
    """Say whether the kernel ended the process for its processor time."""
    try:
        return child.wait(timeout=1.0) in (-signal.SIGXCPU, -signal.SIGKILL)
    except subprocess.TimeoutExpired:
        return False


def _read_until(pipe: IO[bytes], size: int, deadline: float) -> bytes:
    parts = bytearray()
    while len(parts) < size:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([pipe], [], [], left)[0]:
            raise TimeoutError
        part = os.read(pipe.fileno(), min(size - len(parts), 1 << 20))
        if not part:
            raise EOFError
        parts += part
    return bytes(parts)


def _page_from(answer: dict[str, Any]) -> Page:
    from tocsin.model.codec import from_plain

    return from_plain(answer, Page)


# --- the process itself ---------------------------------------------------------------------------------------------


def _serve(memory_bytes: int, seconds: float) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    import htmldate  # noqa: F401 - loaded before the clock of the first page starts
    import trafilatura  # noqa: F401

    from tocsin.model.codec import to_plain

    source, sink = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get between the messages
    _send(sink, {})
    while head := _receive(source):
        body = _receive(source)
        used = resource.getrusage(resource.RUSAGE_SELF)
        allowed = math.ceil(used.ru_utime + used.ru_stime + seconds)  # then the kernel ends us, in native code too
        resource.setrlimit(resource.RLIMIT_CPU, (allowed, resource.RLIM_INFINITY))
        _send(sink, _answer_to(json.loads(head), body, to_plain))


def _answer_to(head: dict[str, Any], body: bytes, to_plain: Any) -> dict[str, Any]:
    from datetime import date

    from tocsin.read.html import read_page

    raw = body.decode("utf-8") if head["is_text"] else body
    try:
        page = read_page(raw, head["name"], date.fromisoformat(head["newest"]), head["url"])
    except NoTextError as error:
        return {"error": "no_text", "what": error.reason.partition(";")[0]}
    except TooLargeError as error:
        return {"error": "too_large", "what": error.reason}
    except MemoryError:
        return {"error": "memory", "what": "ran out of memory"}
    except Exception as error:  # any library in the middle of hostile markup; it costs this page alone
        return {"error": "failed", "what": f"failed with {type(error).__name__}"}
    plain: dict[str, Any] = to_plain(page)
    return plain


def _receive(source: BinaryIO) -> bytes:
    length = source.read(_LENGTH.size)
    return source.read(_LENGTH.unpack(length)[0]) if len(length) == _LENGTH.size else b""


def _send(sink: BinaryIO, answer: dict[str, Any]) -> None:
    message = json.dumps(answer).encode("ascii")
    sink.write(_LENGTH.pack(len(message)) + message)
    sink.flush()


if __name__ == "__main__":
    try:
        _serve(int(sys.argv[1]), float(sys.argv[2]))
    except (BrokenPipeError, KeyboardInterrupt):
        os._exit(1)
