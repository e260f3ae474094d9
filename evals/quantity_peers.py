"""What number do other libraries read in the same words?"""

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

ReadNumbers = Callable[[str], list[float]]


@dataclass(frozen=True, slots=True)
class Peer:
    """A library that reads numbers: `read` gives all that it finds in a text, in order."""

    name: str
    version: str
    read: ReadNumbers


def available_peers() -> list[Peer]:
    """Give the libraries that are installed here."""
    found = []
    for module, package, make in _PEERS:
        try:
            library = importlib.import_module(module)
        except ImportError:
            continue
        found.append(Peer(package, _version(package), _guarded(make(library))))
    return found


def _version(package: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return "?"


def _guarded(read: ReadNumbers) -> ReadNumbers:
    def safe(text: str) -> list[float]:
        try:
            return read(text)
        except Exception:  # each library has its own way of saying that there is no number
            return []

    return safe


def _word2number(library: Any) -> ReadNumbers:
    return lambda text: [float(library.word_to_num(text))]


def _text2digits(library: Any) -> ReadNumbers:
    reader = library.Text2Digits()
    return lambda text: _digits(reader.convert(text))


def _number_parser(library: Any) -> ReadNumbers:
    return lambda text: _digits(library.parse(text))


def _quantulum(library: Any) -> ReadNumbers:
    return lambda text: [float(q.value) for q in library.parse(text)]


def _digits(text: str) -> list[float]:
    """Give the numbers that a library left in digits."""
    import re

    return [float(m.group().replace(",", "")) for m in re.finditer(r"\d[\d,]*(?:\.\d+)?", text)]


_PEERS: tuple[tuple[str, str, Callable[[Any], ReadNumbers]], ...] = (
    ("word2number.w2n", "word2number", _word2number),
    ("text2digits.text2digits", "text2digits", _text2digits),
    ("number_parser", "number-parser", _number_parser),
    ("quantulum3.parser", "quantulum3", _quantulum),
)
