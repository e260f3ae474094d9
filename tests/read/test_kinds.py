"""What kind of input some bytes are."""

import pytest

from tocsin.errors import UnknownFormatError
from tocsin.read.kinds import Kind, sniff_kind


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"Blast in Olma", "a.txt", Kind.TEXT),
        (b"Blast in Olma", "a", Kind.TEXT),
        (b"<!DOCTYPE html><html>", "a", Kind.HTML),
        (b"<html><p>x</p>", "a.txt", Kind.HTML),
        (b"Blast in Olma, no markup", "a.html", Kind.TEXT),
        (b'{"id": "1", "text": "x"}\n{"id"', "-", Kind.JSON_LINES),
        (b'\xef\xbb\xbf{"id": "1", "text": "x"}\r\n', "a.jsonl", Kind.JSON_LINES),
        (b'[\n{"id"', "a.jsonl", Kind.JSON),
        (b'{\n  "id": "1",\n', "a.json", Kind.JSON),
        (b'{"text": "x"}\n{"text": "y"}\n', "a.json", Kind.JSON_LINES),
        ("<html>".encode("utf-16-le"), "a.html", Kind.HTML),
    ],
)
def test_content_decides_and_the_suffix_helps(head: bytes, name: str, kind: Kind) -> None:
    assert sniff_kind(head, name) is kind


@pytest.mark.parametrize(
    ("head", "name", "what"),
    [
        (b"%PDF-1.7", "a.html", "PDF"),
        (b"\x89PNG\r\n", "a.txt", "PNG"),
        (b"PAR1\x00\x01", "a.jsonl", "Parquet"),
        (b"PK\x03\x04", "a", "zip"),
        (b"\x1f\x8b\x08", "a.html.gz", "gzip"),
        (b'<?xml version="1.0"?><rss version="2.0">', "a.xml", "feed"),
        (b"place,date,killed\n", "a.csv", "table"),
        (bytes(range(1, 32)) * 9, "a", "binary"),
    ],
)
def test_what_holds_no_report_is_refused_by_what_it_looks_like(head: bytes, name: str, what: str) -> None:
    with pytest.raises(UnknownFormatError) as refused:
        sniff_kind(head, name)
    assert what in refused.value.detected
