"""Requests that are sent twice: the first answer comes again, and nothing is done twice."""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.responses import Response

from tocsin.web.problems import Refused

_KEPT = 2000
_SHORTEST, _LONGEST = 8, 128


@dataclass(slots=True)
class _Sent:
    digest: str
    lock: threading.Lock = field(default_factory=threading.Lock)
    answer: Response | None = None


class Repeats:
    """Remembers the answers to requests that carried a key."""

    def __init__(self) -> None:
        self._sent: OrderedDict[str, _Sent] = OrderedDict()
        self._lock = threading.Lock()

    def once(self, key: str | None, path: str, body: bytes, do: Callable[[], Response]) -> Response:
        """Do something once for a key; sent again, its first answer is given.

        Raises:
            Refused: the key is too short or too long, or belongs to another request.
        """
        if key is None:
            return do()
        if not _SHORTEST <= len(key) <= _LONGEST:
            detail = f"Idempotency-Key takes {_SHORTEST} to {_LONGEST} characters, such as a UUID"
            raise Refused(422, "key.length", detail)
        digest = hashlib.sha256(path.encode() + b"\0" + body).hexdigest()
        with self._lock:
            sent = self._sent.setdefault(key, _Sent(digest))
            self._sent.move_to_end(key)
            while len(self._sent) > _KEPT:
                self._sent.popitem(last=False)
        if sent.digest != digest:
            raise Refused(409, "key.used", "this Idempotency-Key belongs to another request; take a new one")
        with sent.lock:
            if sent.answer is not None:
                again = Response(sent.answer.body, sent.answer.status_code, media_type=sent.answer.media_type)
                again.headers["Idempotent-Replay"] = "true"
                return again
            answer = do()
            sent.answer = answer
            return answer
