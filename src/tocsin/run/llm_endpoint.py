"""Asking an OpenAI-compatible endpoint over the network: one request a question, all of it within its time.

No redirect is followed, no proxy and no cookie is used. Time is measured over
the whole question, however slowly an answer drips; an answer is read up to a
size and no further. Nothing that an endpoint does is an exception here.
"""

import asyncio
import json
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from tocsin.extract.llm import Message, NoReply, Reply
from tocsin.run.llm import Budget, LlmSettings, tokens_of

_LARGEST_ANSWER = 2_000_000  # bytes
_SHAPE = {"name": "coded_report", "strict": True}


class Endpoint:
    """Puts questions to one endpoint within one budget; it is an `Ask`."""

    def __init__(self, settings: LlmSettings) -> None:
        self._settings = settings
        self._budget = Budget(settings.limits)

    def __call__(self, messages: Sequence[Message], schema: Mapping[str, Any], *, opening: bool) -> Reply | NoReply:
        """Give the model's words, or why there are none."""
        if opening:
            self._budget.open_report()
        sent = sum(len(message.content) for message in messages) + len(json.dumps(schema))
        seconds, most = self._budget.seconds_left(), self._budget.answer_tokens(sent)
        if seconds <= 0 or most <= 0:
            return _over_limit(self._budget.is_run_over(sent))
        began = time.monotonic()
        answer = self._posted(self._body(messages, schema, most), seconds)
        reply = answer if isinstance(answer, NoReply) else _read(answer)
        self._budget.spend(_spent(answer, sent, reply), time.monotonic() - began)
        return reply

    def _body(self, messages: Sequence[Message], schema: Mapping[str, Any], most: int) -> bytes:
        asked = {
            "model": self._settings.model,
            "messages": [{"role": message.role, "content": message.content} for message in messages],
            "temperature": 0,
            "max_tokens": most,
            "stream": False,
            "response_format": {"type": "json_schema", "json_schema": {**_SHAPE, "schema": schema}},
        }
        return json.dumps(asked, ensure_ascii=True).encode("ascii")

    def _posted(self, body: bytes, seconds: float) -> bytes | NoReply:
        """Send a request; in a thread with a loop of its own, so that it works inside another loop too."""
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(asyncio.run, self._post(body, seconds)).result()

    async def _post(self, body: bytes, seconds: float) -> bytes | NoReply:
        import httpx2

        headers = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity"}
        if self._settings.key:
            headers["Authorization"] = f"Bearer {self._settings.key}"
        try:
            async with (
                asyncio.timeout(seconds),
                httpx2.AsyncClient(timeout=seconds, trust_env=False, follow_redirects=False) as client,
                client.stream(
                    "POST", f"{self._settings.url}/chat/completions", content=body, headers=headers
                ) as answer,
            ):
                if answer.status_code != 200:
                    return NoReply("refused", f"it answered with status {answer.status_code}")
                if answer.headers.get("content-encoding", "identity") != "identity":
                    return NoReply("refused", "it answered in an encoding that was not asked for")
                return await _limited(answer)
        except TimeoutError:
            return NoReply("too_slow", f"no answer within {seconds:.3g} s")
        except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError, OSError) as error:
            # Messages of such errors name addresses and what broke, never headers that were sent.
            late = isinstance(error, httpx2.TimeoutException)
            return NoReply("too_slow" if late else "unreachable", str(error) or type(error).__name__)


async def _limited(answer: Any) -> bytes | NoReply:
    whole = bytearray()
    async for piece in answer.aiter_raw():
        whole += piece
        if len(whole) > _LARGEST_ANSWER:
            return NoReply("too_large", f"its answer is over {_LARGEST_ANSWER:,} bytes")
    return bytes(whole)


def _over_limit(is_run: bool) -> NoReply:
    if is_run:
        return NoReply(
            "run_limit", "the limits of this run are reached (TOCSIN_LLM_RUN_SECONDS, TOCSIN_LLM_RUN_TOKENS)"
        )
    return NoReply(
        "report_limit", "this report is over its limits (TOCSIN_LLM_REPORT_SECONDS, TOCSIN_LLM_REPORT_TOKENS)"
    )


def _read(answer: bytes) -> Reply | NoReply:
    """Give the words inside an endpoint's answer."""
    try:
        message = json.loads(answer)["choices"][0]["message"]
        words = message["content"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return NoReply("no_completion", "its answer is no chat completion; is the address right?")
    if not isinstance(words, str) or not words.strip():
        return NoReply("no_completion", "it gave no words")
    return Reply(words)


def _spent(answer: bytes | NoReply, sent: int, reply: Reply | NoReply) -> int:
    """Give the tokens that a question is counted as: what the endpoint says, but never less than was sent and given."""
    given = len(reply.text) if isinstance(reply, Reply) else 0
    least = tokens_of(sent) + tokens_of(given)
    try:
        said = json.loads(answer)["usage"]["total_tokens"] if isinstance(answer, bytes) else 0
    except (ValueError, LookupError, TypeError, RecursionError):
        said = 0
    return max(least, said) if isinstance(said, int) and said < 10 * (least + 1) + 1_000_000 else least
