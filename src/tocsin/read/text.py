"""Which characters some bytes are: byte order mark, UTF-8, UTF-16, a declared encoding, or the likeliest."""

import codecs
import re
from dataclasses import dataclass

from tocsin.model.problem import Problem

REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without NUL characters and lone surrogates, the encoding it came in, and what was wrong with it."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Browsers read these declarations as the Windows code pages that hold more letters.
_AS_BROWSERS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874"}
_BAD_SHARE = 0.02  # of all characters, in a page that says it is UTF-8
_SAMPLE = 50_000  # bytes shown to the guesser
_NOT_ASCII = re.compile(rb"[\x80-\xff]+")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def decode(raw: bytes, declared: str | None = None) -> Decoded:
    """Turn bytes into text: mark, shape, strict UTF-8, what was declared, then the likeliest, in this order.

    Bytes that fit no encoding become replacement characters and one problem.
    NUL characters are dropped and reported.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _finish(raw[len(mark) :].decode(encoding, "replace"), encoding, doubt=None)
    if wide := _wide_encoding(raw):
        return _finish(raw.decode(wide, "replace"), wide, f"no byte order mark; read as {wide}")
    try:
        return _finish(raw.decode("utf-8"), "utf-8", doubt=None)
    except UnicodeDecodeError:
        pass
    named = _known(declared)
    if named and named != "utf-8":
        try:
            return _finish(raw.decode(named), named, doubt=None)
        except (UnicodeDecodeError, ValueError):
            pass
    encoding = "utf-8" if _is_nearly_utf8(raw, named == "utf-8") else _guess(raw)
    wrong = f"is not {named or 'UTF-8'}; read as {encoding}"
    return _finish(raw.decode(encoding, "replace"), encoding, wrong)


def clean(text: str) -> tuple[str, tuple[Problem, ...]]:
    """Replace NUL characters and lone surrogates one by one, so that every offset into the text holds."""
    found = []
    if "\x00" in text:
        found.append(_problem("encoding.nul", f"{text.count(chr(0))} NUL characters replaced"))
        text = text.replace("\x00", REPLACEMENT)
    text, lone = _LONE_SURROGATE.subn(REPLACEMENT, text)
    if lone:
        found.append(_problem("encoding.surrogate", f"{lone} halves of a surrogate pair replaced"))
    return text, tuple(found)


def _finish(text: str, encoding: str, doubt: str | None) -> Decoded:
    problems = [_problem("encoding.guessed", doubt)] if doubt else []
    replaced = text.count(REPLACEMENT)
    if replaced:
        problems.append(_problem("encoding.damaged", f"{replaced} characters could not be read, here or before"))
    if "\x00" in text:
        problems.append(_problem("encoding.nul", f"{text.count(chr(0))} NUL characters dropped"))
        text = text.replace("\x00", "")
    text = _LONE_SURROGATE.sub(REPLACEMENT, text)
    return Decoded(text.removeprefix("\ufeff"), encoding, tuple(problems))


def _problem(code: str, message: str) -> Problem:
    return Problem(code, message, "read")


def _wide_encoding(raw: bytes) -> str | None:
    """Recognise UTF-16 without a mark: every other byte of Latin text is NUL."""
    sample = raw[:4096]
    if len(sample) < 4 or sample.count(0) * 4 < len(sample):
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 10 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 10 * odd else None


def _known(declared: str | None) -> str | None:
    try:
        name = codecs.lookup(declared.strip().strip("\"'")).name if declared else None
    except (LookupError, ValueError):
        return None
    if name is None or not codecs.lookup(name)._is_text_encoding:  # "hex" is a codec too
        return None
    return _AS_BROWSERS.get(name, name)


def _is_nearly_utf8(raw: bytes, is_declared: bool) -> bool:
    """Say whether bytes are UTF-8 but for a few: other encodings form hardly any of its sequences by chance."""
    bad = raw.decode("utf-8", "replace").count(REPLACEMENT)
    good = sum(len(found.decode("utf-8", "ignore")) for found in _NOT_ASCII.findall(raw))
    return 2 * good >= bad or (is_declared and bad <= _BAD_SHARE * len(raw))


def _guess(raw: bytes) -> str:
    """Give the likeliest encoding: Windows Latin where few letters are beyond ASCII, else the guesser's."""
    beyond = len(raw) - len(raw.translate(None, bytes(range(128, 256))))
    letters = sum(map(raw.count, b"etaoinsrhldcumfpgwyb"))
    if beyond * 5 < letters:
        return "cp1252"
    from charset_normalizer import from_bytes

    first = _NOT_ASCII.search(raw)
    start = max(0, first.start() - 1000) if first else 0
    best = from_bytes(raw[start : start + _SAMPLE]).best()
    return best.encoding if best else "cp1252"
