"""Which language model may be asked, where, and within which limits; all of it from the environment.

An address, a model and limits of time and tokens, for one report and for one
run (a run is one process). The key is read from the environment only, is sent
to that address only, and is never printed.
"""

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tocsin.errors import MissingPartError, SettingError
from tocsin.extract.base import Extractor

if TYPE_CHECKING:
    from tocsin.extract.llm import LlmExtractor

URL_VARIABLE, MODEL_VARIABLE, KEY_VARIABLE = "TOCSIN_LLM_URL", "TOCSIN_LLM_MODEL", "TOCSIN_LLM_KEY"
_OWN_COMPUTER = ("localhost", "127.0.0.1", "::1")
_LONGEST_NAME = 100
_CHARACTERS_PER_TOKEN = 3.0  # English takes about four; counted on the safe side


@dataclass(frozen=True, slots=True)
class LlmLimits:
    """How long and how much a model may be asked; seconds by the clock, tokens sent and received together."""

    report_seconds: float = 60.0
    run_seconds: float = 3600.0
    report_tokens: int = 30_000
    run_tokens: int = 2_000_000
    answer_tokens: int = 4_000


LIMIT_VARIABLES = {
    "TOCSIN_LLM_REPORT_SECONDS": "report_seconds",
    "TOCSIN_LLM_RUN_SECONDS": "run_seconds",
    "TOCSIN_LLM_REPORT_TOKENS": "report_tokens",
    "TOCSIN_LLM_RUN_TOKENS": "run_tokens",
    "TOCSIN_LLM_ANSWER_TOKENS": "answer_tokens",
}


@dataclass(frozen=True, slots=True)
class LlmSettings:
    """Which model answers at which address; `url` is what comes before /chat/completions."""

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    limits: LlmLimits = LlmLimits()


def llm_settings_from(environment: Mapping[str, str]) -> LlmSettings:
    """Give what the environment says of the model to ask.

    Raises:
        SettingError: address or model are not given, or a value cannot be used.
    """
    url, model = environment.get(URL_VARIABLE, "").strip(), environment.get(MODEL_VARIABLE, "").strip()
    if not url or not model:
        raise SettingError(
            f"--extractor llm asks a model of your choice; set {URL_VARIABLE} (such as http://127.0.0.1:8080/v1)"
            f" and {MODEL_VARIABLE}, and {KEY_VARIABLE} if it wants a key"
        )
    if not model.isascii() or not model.isprintable() or len(model) > _LONGEST_NAME or " " in model:
        raise SettingError(f"{MODEL_VARIABLE} is no model's name; write it as its server does, without spaces")
    key = environment.get(KEY_VARIABLE, "").strip() or None
    if key is not None and not (key.isascii() and key.isprintable()):
        raise SettingError(f"{KEY_VARIABLE} holds characters that no key has; copy it again")
    limits = {
        name: _limit(variable, environment[variable])
        for variable, name in LIMIT_VARIABLES.items()
        if environment.get(variable)
    }
    whole = {name: value if name.endswith("seconds") else int(value) for name, value in limits.items()}
    return LlmSettings(_checked_url(url), model, key, LlmLimits(**whole))  # type: ignore[arg-type]


def _limit(variable: str, words: str) -> float:
    try:
        value = float(words)
    except ValueError:
        value = math.nan
    if not (0 < value < 1e12):  # also refuses what is not a number
        raise SettingError(f"{variable} is {words!r}; write a number above 0")
    return value


def _checked_url(words: str) -> str:
    try:
        parts = urlsplit(words)
        port_is_right = parts.port is None or parts.port > 0
    except ValueError as error:
        raise SettingError(f"{URL_VARIABLE} is no address: {error}") from error
    if not parts.hostname or not port_is_right or not words.isascii() or any(c.isspace() for c in words):
        raise SettingError(f"{URL_VARIABLE} is no address; write one such as https://models.example.org/v1")
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise SettingError(f"{URL_VARIABLE} holds more than an address; the key goes into {KEY_VARIABLE}")
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _OWN_COMPUTER):
        raise SettingError(
            f"{URL_VARIABLE}: reports and key go over https only, or over http to this computer (127.0.0.1)"
        )
    return words.rstrip("/")


class Budget:
    """What is left of the limits, for the report under way and for the run."""

    def __init__(self, limits: LlmLimits, clock: Callable[[], float] = time.monotonic) -> None:
        self._limits = limits
        self._clock = clock
        self._report_tokens = self._run_tokens = 0
        self._report_began = clock()
        self._run_seconds = 0.0

    def open_report(self) -> None:
        """Begin with the next report."""
        self._report_tokens, self._report_began = 0, self._clock()

    def seconds_left(self) -> float:
        """Give how long the next question may take, 0 or less when the time is over."""
        report = self._report_began + self._limits.report_seconds - self._clock()
        return min(report, self._limits.run_seconds - self._run_seconds)

    def answer_tokens(self, sent: int) -> int:
        """Give how long an answer may be when so many characters are sent, 0 or less when they cost too much."""
        left = min(self._limits.report_tokens - self._report_tokens, self._limits.run_tokens - self._run_tokens)
        return min(self._limits.answer_tokens, left - tokens_of(sent))

    def is_run_over(self, sent: int) -> bool:
        """Say whether it is the run's limits that leave no room for so many characters."""
        return (
            self._run_seconds >= self._limits.run_seconds
            or self._run_tokens + tokens_of(sent) >= self._limits.run_tokens
        )

    def spend(self, tokens: int, seconds: float) -> None:
        """Count what a question took."""
        self._report_tokens += tokens
        self._run_tokens += tokens
        self._run_seconds += seconds


def tokens_of(characters: int) -> int:
    """Give how many tokens so many characters are counted as, on the safe side."""
    return math.ceil(characters / _CHARACTERS_PER_TOKEN)


def load_llm(rules: Extractor, environment: Mapping[str, str]) -> "LlmExtractor":
    """Give the extractor that asks the model which the environment names.

    Raises:
        SettingError: nothing usable is named there.
        MissingPartError: httpx2 or jsonschema are not installed.
    """
    settings = llm_settings_from(environment)
    try:
        import httpx2  # noqa: F401 - looked for here, so that a missing package is told before the first report
        from jsonschema import Draft202012Validator
    except ImportError as error:
        raise MissingPartError(str(error.name), "install it with: pip install 'tocsin[llm]'") from error
    from tocsin.extract.llm import LlmExtractor
    from tocsin.extract.llm.schema import SCHEMA
    from tocsin.run.llm_endpoint import Endpoint

    return LlmExtractor(rules, Endpoint(settings), settings.model, Draft202012Validator(SCHEMA))
