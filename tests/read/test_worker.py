"""The process that parses pages can hang or die, and only its page is lost."""

import os
import signal
from collections.abc import Iterator

import pytest

from tocsin.errors import NoTextError, ReadError, TookTooLongError
from tocsin.read.limits import Limits
from tocsin.read.worker import Worker

PAGE = "<html><head><title>Nine die in Olma</title></head><body><article><p>" + "A bomb killed nine people. " * 9
# A tag short enough to pass the check for endless tags, thousands of them: the parser needs long for each.
SLOW = "<html><body>" + ("<a " + " ".join(f"b{n}=1" for n in range(7000)) + ">x</a>") * 120


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker(Limits(seconds=1.0))
    yield made
    made.close()


def test_one_process_reads_many_pages(worker: Worker) -> None:
    pages = [worker.read_page(PAGE, "a.html"), worker.read_page(PAGE.encode(), "b.html")]
    assert [page.title for page in pages] == ["Nine die in Olma"] * 2


def test_a_page_that_takes_too_long_is_stopped_and_the_next_is_read(worker: Worker) -> None:
    with pytest.raises(TookTooLongError):
        worker.read_page(SLOW, "slow.html")
    assert worker.read_page(PAGE, "a.html").title == "Nine die in Olma"


def test_a_process_that_was_killed_is_started_again(worker: Worker) -> None:
    worker.read_page(PAGE, "a.html")
    child = worker._child
    assert child is not None
    os.kill(child.pid, signal.SIGSEGV)
    child.wait()
    assert worker.read_page(PAGE, "a.html").title == "Nine die in Olma"


def test_a_process_that_runs_out_of_memory_costs_one_page() -> None:
    worker = Worker(Limits(memory_bytes=400 << 20, seconds=20.0))
    try:
        with pytest.raises(ReadError):
            worker.read_page(b"<html><body>" + b"<p>word</p>" * 1_500_000, "big.html")
        assert worker.read_page(PAGE, "a.html").title == "Nine die in Olma"
    finally:
        worker.close()


def test_a_page_without_an_article_keeps_its_reason(worker: Worker) -> None:
    with pytest.raises(NoTextError) as refused:
        worker.read_page("<html><body></body></html>", "a.html")
    assert refused.value.name == "a.html"


def test_closing_ends_the_process(worker: Worker) -> None:
    worker.read_page(PAGE, "a.html")
    child = worker._child
    assert child is not None
    worker.close()
    assert child.returncode is not None
