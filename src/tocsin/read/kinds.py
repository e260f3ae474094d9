"""What kind of input some bytes are: by content first, by the suffix of the name where content leaves it open."""

import re
from enum import StrEnum
from pathlib import PurePath

from tocsin.errors import UnknownFormatError


class Kind(StrEnum):
    """The kinds that can be read."""

    TEXT = "text"
    HTML = "html"
    JSON_LINES = "jsonl"
    JSON = "json"


KIND_BY_SUFFIX = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".jsonl": Kind.JSON_LINES,
    ".ndjson": Kind.JSON_LINES,
    ".json": Kind.JSON,
}

# The first bytes of files that hold no report we can read, and what to call them.
_FOREIGN = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"PAR1", "a Parquet file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"(\xb5/\xfd", "a zstd archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a rar archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x80\x04\x95", "a pickle"),
    (b"OggS", "a sound file"),
    (b"ID3", "a sound file"),
    (b"fLaC", "a sound file"),
    (b"RIFF", "a sound, image or film file"),
    (b"WARC/", "a WARC archive"),
)
# Text files that hold no report, so that a folder with them can be given.
_FOREIGN_SUFFIXES = {
    ".gz": "an archive",
    ".zip": "an archive",
    ".tar": "an archive",
    ".warc": "a WARC archive",
    ".xml": "a news feed or other XML",
    ".csv": "a table",
    ".tsv": "a table",
    ".rss": "a news feed",
    ".atom": "a news feed",
    ".db": "a database",
    ".sqlite": "a database",
    ".parquet": "a Parquet file",
    ".pkl": "a pickle",
    ".py": "a program",
    ".js": "a program",
    ".sh": "a program",
    ".css": "a style sheet",
    ".log": "a log",
    ".ini": "a settings file",
    ".toml": "a settings file",
    ".yaml": "a settings file",
    ".yml": "a settings file",
}
_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!doctype\s+html|<html)\b", re.I)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_SNIFFED = 2048
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|div|p|meta|title|script|h1|table)[\s>]", re.I)
_FEED = re.compile(rb"<(?:rss|feed|rdf:rdf)[\s>]", re.I)
_JSON_RECORD = re.compile(rb'\s*\{\s*"')


def sniff_kind(head: bytes, name: str) -> Kind:
    """Say what kind the input that begins with `head` is.

    Raises:
        UnknownFormatError: it is nothing that can be read; the error says what it looks like.
    """
    for magic, what in _FOREIGN:
        if head.startswith(magic):
            raise UnknownFormatError(name, what)
    if head[4:12] in (b"ftypmp42", b"ftypisom", b"ftypM4A ", b"ftypqt  "):
        raise UnknownFormatError(name, "a film or sound file")
    start = head[:_SNIFFED].replace(b"\x00", b"")  # so that UTF-16 looks like ASCII
    for mark in _MARKS:
        start = start.removeprefix(mark)
    suffix = PurePath(name).suffix.lower()
    if suffix in _FOREIGN_SUFFIXES:
        raise UnknownFormatError(name, _FOREIGN_SUFFIXES[suffix])
    kind = KIND_BY_SUFFIX.get(suffix)
    if kind is not Kind.TEXT and _FEED.search(start) and not re.search(rb"<html[\s>]", start, re.I):
        raise UnknownFormatError(name, "a news feed")
    if kind is None or (kind is Kind.TEXT and _PAGE.match(start)) or (kind is Kind.HTML and b"<" not in start):
        kind = _kind_of_content(start)
    if kind in (Kind.JSON, Kind.JSON_LINES):
        return Kind.JSON if _is_one_value(start) else Kind.JSON_LINES
    if kind in (Kind.TEXT, Kind.HTML) and _is_binary(head[:_SNIFFED]):
        raise UnknownFormatError(name, "a binary file")
    return kind


def _kind_of_content(start: bytes) -> Kind:
    if _JSON_RECORD.match(start):
        return Kind.JSON_LINES
    if re.match(rb"\s*\[\s*(?:\{|\])", start):
        return Kind.JSON
    return Kind.HTML if _MARKUP.search(start) else Kind.TEXT


def _is_one_value(start: bytes) -> bool:
    """Say whether JSON is one value over many lines: an array, or an object that its first line does not end."""
    first = start.lstrip().split(b"\n", 1)[0].rstrip()
    return first.startswith(b"[") or (first.startswith(b"{") and len(first) < 200 and not first.endswith(b"}"))


def _is_binary(start: bytes) -> bool:
    """Say whether control characters that no text has make up more than a tenth, NULs of UTF-16 aside."""
    controls = sum(byte < 32 and byte not in b"\x00\t\n\x0b\x0c\r\x1b" for byte in start)
    nuls = start.count(0)
    is_wide = max(start[0::2].count(0), start[1::2].count(0)) > 0.9 * nuls > 0
    return controls * 10 > len(start) or (nuls * 5 > len(start) and not is_wide)
