"""Reports go into a record whole, once, and every input is accounted for."""

import re
from collections.abc import Callable, Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.model.coding import CodedReport
from tocsin.model.outcome import InputState, Outcome, ReadResult
from tocsin.model.report import Report
from tocsin.record.memory import MemoryRecord
from tocsin.run.add import Summary, add
from tocsin.run.batches import batches
from tocsin.run.crew import CodeAll, crew
from tocsin.run.settings import Settings

TEXTS = [
    "A bomb exploded at a market in Ankara on 14 November 2017, killing 12 people, police said.",
    "The bomb attack on a market in Ankara on 14 November 2017 killed 14 people, officials said.",
    "Gunmen shot dead a judge in Diyarbakir on 1 March 2016. No group claimed the attack.",
    "Police in Istanbul thwarted a plot to bomb a shopping mall in October 2017 and detained four suspects.",
    "The council met on Tuesday and spoke about the new library.",
]


def read(text: str, name: str = "file", published: str = "2017-11-16") -> ReadResult:
    return ReadResult(name, None, Report.of(text, published=published))


REFUSED = ReadResult("bad", 3, outcome=Outcome("bad", InputState.REFUSED, 3, "no_text", "it is empty"))


@pytest.fixture(scope="module")
def code_all() -> Iterable[CodeAll]:
    with crew(Settings(), 1) as made:
        yield made


def test_inputs_are_stored_already_there_refused_or_failed(code_all: CodeAll) -> None:
    def code_some(reads: list[ReadResult]) -> list[CodedReport | str]:
        coded = code_all(reads)
        return [
            "ValueError: no" if "library" in one.report.text else result
            for one, result in zip(reads, coded, strict=True)
        ]

    reads = [*map(read, TEXTS), read(TEXTS[0]), REFUSED]
    with MemoryRecord() as record:
        summary = add(reads, record, code_some)
        assert (summary.stored, summary.already_there, summary.refused, summary.failed) == (4, 1, 1, 1)
        assert summary.inputs == 7
        assert summary.adds_up
        assert {one.code for one in summary.bad} == {"no_text", "coding_failed"}
        (run,) = record.runs()
        assert run.adds_up
        assert not [finding for finding in record.verify() if finding.is_error]


def test_a_second_run_codes_nothing_and_changes_nothing(code_all: CodeAll) -> None:
    coded: list[int] = []

    def count(reads: list[ReadResult]) -> list[CodedReport | str]:
        coded.append(len(reads))
        return code_all(reads)

    with MemoryRecord() as record:
        add(map(read, TEXTS), record, count)
        before = record.digest()
        summary = add(map(read, TEXTS), record, count)
        assert summary.already_there == len(TEXTS)
        assert record.digest() == before
        assert coded == [len(TEXTS), 0]


@given(st.permutations(range(len(TEXTS))), st.integers(1, 5), st.integers(0, 4))
@settings(max_examples=10, deadline=None)
def test_neither_order_nor_batches_nor_runs_change_the_digest(order: list[int], batch: int, cut: int) -> None:
    reads = [read(TEXTS[number]) for number in order]
    with crew(Settings(), 1) as code_all, MemoryRecord() as record, MemoryRecord() as whole:
        add(map(read, TEXTS), whole, code_all)
        add(reads[:cut], record, code_all, batch=batch)
        add(reads, record, code_all, batch=batch)
        assert record.digest() == whole.digest()


def test_two_reports_of_one_bombing_are_one_incident(code_all: CodeAll) -> None:
    with MemoryRecord() as record:
        summary = add(map(read, TEXTS), record, code_all)
        assert summary.linked.new == 3
        assert sorted(incident.reports for incident in record.incidents().items) == [1, 1, 2]


def test_a_run_that_was_cut_off_before_linking_is_linked_by_the_next(code_all: CodeAll) -> None:
    with MemoryRecord() as record, MemoryRecord() as whole:
        add(map(read, TEXTS), whole, code_all)

        def die() -> bool:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            add(map(read, TEXTS), record, code_all, should_stop=die)
        assert record.counts().reports == len(TEXTS)
        assert record.counts().incidents == 0
        add([read(TEXTS[0])], record, code_all)
        assert record.digest() == whole.digest()


def test_a_run_that_is_asked_to_stop_finishes_its_batch_and_links_it(code_all: CodeAll) -> None:
    with MemoryRecord() as record:
        summary = add(map(read, TEXTS), record, code_all, batch=2, should_stop=lambda: True)
        assert summary.is_stopped
        assert (summary.inputs, summary.stored) == (2, 2)
        assert record.counts().incidents == 1
        assert record.runs()[0].adds_up


def test_a_report_in_another_language_is_stored_and_counted_but_not_coded(code_all: CodeAll) -> None:
    report = Report.of("Une bombe a explosé à Ankara.", language="fr")
    with MemoryRecord() as record:
        summary = add([ReadResult("file", None, report)], record, code_all)
        assert (summary.stored, summary.mentions) == (1, 0)
        assert summary.not_coded == {"fr": 1}
        (problem,) = record.problems()
        assert problem.problem.code == "language.not_coded"


def test_a_fault_of_ours_is_an_outcome_of_one_report(monkeypatch: pytest.MonkeyPatch) -> None:
    from tocsin.run import crew as module

    def fail(report: Report, *_: object) -> CodedReport:
        if "judge" in report.text:
            raise ZeroDivisionError("by zero")
        return CodedReport(report)

    monkeypatch.setattr(module, "code_report", fail)
    with module.crew(Settings(), 1) as code_all, MemoryRecord() as record:
        summary = add(map(read, TEXTS), record, code_all)
        assert (summary.stored, summary.failed) == (len(TEXTS) - 1, 1)
        assert summary.bad[0].reason == "ZeroDivisionError: by zero"


@given(st.lists(st.integers(0, 40)), st.integers(1, 7))
def test_batches_hold_everything_in_order_and_no_more_than_they_may(sizes: list[int], most: int) -> None:
    reads = [read("x" * (size + 1), name=str(number)) for number, size in enumerate(sizes)]
    made = list(batches(reads, most))
    assert [one for batch in made for one in batch] == reads
    assert all(1 <= len(batch) <= most for batch in made)


def test_the_summary_as_plain_data_has_every_count() -> None:
    plain = Summary(inputs=1, stored=1).to_dict()
    assert plain["adds_up"]
    assert {"inputs", "stored", "already_there", "refused", "failed", "mentions", "claims", "incidents"} <= set(plain)
    assert not [key for key in plain if not re.fullmatch("[a-z_]+", key)]


def test_progress_is_told_after_each_batch(code_all: CodeAll) -> None:
    told: list[tuple[int, str]] = []
    tell: Callable[[int, str], None] = lambda count, name: told.append((count, name))  # noqa: E731
    with MemoryRecord() as record:
        add(
            [read(text, name=f"n{number}") for number, text in enumerate(TEXTS)],
            record,
            code_all,
            batch=2,
            on_progress=tell,
        )
    assert told == [(2, "n1"), (4, "n3"), (5, "n4")]
