"""How long each step takes on given reports: reading, gate, rules, model, resolving, binding, storing, linking.

The way is that of `tocsin add` in one process, with a clock around each step;
nothing is kept. Whoever compares two runs should look at processor time: the
clock on the wall also counts what else the computer does.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ParamSpec, TypeVar

from tocsin.errors import SettingError
from tocsin.extract.base import Extractor
from tocsin.extract.gate import may_tell
from tocsin.model.coding import CodedReport
from tocsin.model.draft import Draft
from tocsin.model.interval import parse_interval
from tocsin.model.outcome import InputState, Outcome, ReadResult
from tocsin.model.report import Report
from tocsin.read.report import make_report
from tocsin.run.batches import BATCH_REPORTS
from tocsin.run.bench_texts import PUBLISHED, SAMPLES
from tocsin.run.code import Parts, code_report
from tocsin.run.copies import copy_keys
from tocsin.run.reading import limits_today, read_all
from tocsin.run.settings import Settings
from tocsin.run.wire import load_extractor, load_parts, open_record

P = ParamSpec("P")
T = TypeVar("T")

READ, GATE, RULES, MODEL, RESOLVE, BIND, STORE, LINK = STEPS = (
    *("read", "gate", "rules", "model", "resolve", "bind", "store", "link"),
)
_EXTRACT, _ENCODER = "extract", "encoder"  # the whole extractor; the network alone, inside the model


@dataclass(frozen=True, slots=True)
class StepTime:
    """What one step took over all reports, in seconds by the clock and of the processor."""

    step: str
    seconds: float
    processor_seconds: float


@dataclass(frozen=True, slots=True)
class Measured:
    """What a run took; `passed` counts the reports that the gate let pass.

    `encoder_share` is the network's part of everything between reading and
    storing, by processor time; None where no model read.
    """

    extractor: str
    reports: int
    passed: int
    characters: int
    unread: int
    loading_seconds: float
    steps: tuple[StepTime, ...]
    encoder: StepTime | None

    @property
    def seconds(self) -> float:
        """All steps together."""
        return sum(step.seconds for step in self.steps)

    @property
    def processor_seconds(self) -> float:
        """Processor time of all steps together."""
        return sum(step.processor_seconds for step in self.steps)

    @property
    def encoder_share(self) -> float | None:
        """The network's part of the coding."""
        coding = sum(step.processor_seconds for step in self.steps if step.step not in (READ, STORE, LINK))
        return self.encoder.processor_seconds / coding if self.encoder and coding else None

    def to_dict(self) -> dict[str, Any]:
        """Give plain data for `--json`."""
        return {
            "extractor": self.extractor,
            "reports": self.reports,
            "passed_gate": self.passed,
            "characters": self.characters,
            "unread": self.unread,
            "loading_seconds": self.loading_seconds,
            "seconds": self.seconds,
            "processor_seconds": self.processor_seconds,
            "reports_per_second": self.reports / self.seconds if self.seconds else None,
            "reports_per_processor_second": self.reports / self.processor_seconds if self.processor_seconds else None,
            "steps": {
                one.step: {"seconds": one.seconds, "processor_seconds": one.processor_seconds} for one in self.steps
            },
            "encoder_seconds": self.encoder.seconds if self.encoder else None,
            "encoder_processor_seconds": self.encoder.processor_seconds if self.encoder else None,
            "encoder_share_of_coding": self.encoder_share,
        }


@dataclass(slots=True)
class Clock:
    """Adds up how long named steps take."""

    seconds: Counter[str] = field(default_factory=Counter)
    processor: Counter[str] = field(default_factory=Counter)

    def timed(self, step: str, call: Callable[P, T]) -> Callable[P, T]:
        """Give a call that also adds its time to a step."""

        def timed_call(*args: P.args, **named: P.kwargs) -> T:
            began, spent = time.perf_counter(), time.process_time()
            try:
                return call(*args, **named)
            finally:
                self.seconds[step] += time.perf_counter() - began  # type: ignore[assignment]
                self.processor[step] += time.process_time() - spent  # type: ignore[assignment]

        return timed_call

    def of(self, step: str, less: str | None = None) -> StepTime:
        """Give the time of a step, less that of another inside it."""
        return StepTime(
            step, self.seconds[step] - self.seconds[less or ""], self.processor[step] - self.processor[less or ""]
        )


class _TimedExtractor:
    def __init__(self, inner: Extractor, clock: Clock, step: str) -> None:
        self.name = inner.name
        self._extract = clock.timed(step, inner.extract)

    def extract(self, report: Report) -> Draft:
        return self._extract(report)


def measure(
    paths: Sequence[str | Path],
    settings: Settings,
    *,
    published: str | None = None,
    rounds: int = 10,
    on_progress: Callable[[int, str], None] = lambda _count, _name: None,
) -> Measured:
    """Time every step on the reports of `paths`, or, where none are named, `rounds` times on the samples inside.

    Raises:
        SettingError: the extractor asks a server, whose time is not ours; or nothing could be read.
        MissingPartError: the trained model is asked for and not there.
    """
    clock = Clock()
    began = time.perf_counter()
    parts = _timed_parts(settings, clock)
    code_report(Report.of(SAMPLES[0][1], PUBLISHED), parts)  # tables and weights are loaded when first used
    loading = time.perf_counter() - began
    clock.seconds.clear()
    clock.processor.clear()
    reads = read_all(paths, published) if paths else _samples(rounds)
    counts: Counter[str] = Counter()
    with TemporaryDirectory() as folder, _encoder_timed(clock):
        _run(_counted(reads, clock, counts, on_progress), parts, clock, counts, Path(folder) / "bench.db")
    if not counts["reports"]:
        raise SettingError(
            "no report could be read; name text, HTML or JSON Lines files, or none for the samples inside"
        )
    has_model = settings.extractor != "rules"
    steps = [clock.of(READ), clock.of(GATE), clock.of(RULES)]
    steps += [StepTime(MODEL, *_times(clock.of(_EXTRACT, RULES)))] if has_model else []
    steps += [clock.of(RESOLVE), clock.of(BIND), clock.of(STORE), clock.of(LINK)]
    return Measured(
        parts.extractor.name,
        counts["reports"],
        counts["passed"],
        counts["characters"],
        counts["unread"],
        loading,
        tuple(steps),
        clock.of(_ENCODER) if has_model else None,
    )


def _times(step: StepTime) -> tuple[float, float]:
    return step.seconds, step.processor_seconds


def _timed_parts(settings: Settings, clock: Clock) -> Parts:
    parts = load_parts(Settings(gazetteer=settings.gazetteer))
    rules = _TimedExtractor(load_extractor("rules"), clock, RULES)
    return Parts(
        _TimedExtractor(_extractor(settings.extractor, rules), clock, _EXTRACT),
        clock.timed(RESOLVE, parts.resolve),
        clock.timed(BIND, parts.bind),
    )


def _extractor(name: str, rules: Extractor) -> Extractor:
    if name == "rules":
        return rules
    if name != "neural":
        raise SettingError(f"{name!r} is not measured here; choose rules or neural")
    from tocsin.extract.neural import load_neural

    return load_neural(rules)


def _samples(rounds: int) -> Iterator[ReadResult]:
    """Give the samples inside, each round from a source of its own, so that none is a report seen before."""
    given = parse_interval(PUBLISHED)
    limits = limits_today()
    for number in range(rounds):
        source = f"Sample {number}"
        for title, text in SAMPLES:
            yield ReadResult(title, report=make_report(text, "text", limits, title=title, source=source, given=given))


def _counted(
    reads: Iterable[ReadResult], clock: Clock, counts: Counter[str], on_progress: Callable[[int, str], None]
) -> Iterator[ReadResult]:
    """Give what was read, timing the reading of each."""
    flow = iter(reads)
    next_read = clock.timed(READ, lambda: next(flow, None))
    while (read := next_read()) is not None:
        counts["reports" if read.report is not None else "unread"] += 1
        counts["characters"] += len(read.report.text) if read.report is not None else 0
        on_progress(counts["reports"], read.name)
        if read.report is not None:
            yield read


def _run(reads: Iterator[ReadResult], parts: Parts, clock: Clock, counts: Counter[str], path: Path) -> None:
    from tocsin.run.linking import link_new

    look = clock.timed(GATE, may_tell)
    with open_record(path, writing=True, create=True) as record:
        run = record.begin_run("bench")
        store = clock.timed(STORE, lambda coded: _store(record, coded, run))
        new = []
        while batch := list(islice(reads, BATCH_REPORTS)):
            coded = []
            for read in batch:
                assert read.report is not None
                counts["passed"] += look(read.report.text)
                coded.append(code_report(read.report, parts, read.problems))
            new += store(coded)
        clock.timed(LINK, link_new)(record, new)


def _store(record: Any, coded: Sequence[CodedReport], run: Any) -> list[Any]:
    from tocsin.record.base import Entry

    entries = [Entry(one, copy_keys(one.report)) for one in coded]
    outcomes = [Outcome(one.report.id, InputState.STORED, report=one.report.id) for one in coded]
    return list(record.add(entries, outcomes, run).new_reports)


@contextmanager
def _encoder_timed(clock: Clock) -> Iterator[None]:
    """Time the network alone, where every reader of it must pass: in the runtime's own call."""
    try:
        from onnxruntime import InferenceSession
    except ImportError:
        yield
        return
    whole = InferenceSession.run
    InferenceSession.run = clock.timed(_ENCODER, whole)
    try:
        yield
    finally:
        InferenceSession.run = whole
