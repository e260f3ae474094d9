"""The trained extractor: the rules' draft, read again by the model."""

from dataclasses import replace

from tocsin.extract.base import Extractor
from tocsin.extract.neural.combine import CAPITALS, MIXED_CASE, Limits, combine
from tocsin.extract.neural.model import Model
from tocsin.extract.neural.reading import Reading, read_report
from tocsin.model.draft import Draft
from tocsin.model.problem import Problem
from tocsin.model.report import Report

LONGEST = 60_000  # characters that the model reads of one report: some three seconds; articles have 2,000 to 10,000
NOT_READ = "model.report_too_long"


class NeuralExtractor:
    """Adds what a trained model reads to what another extractor found, and drops what it doubts."""

    def __init__(self, rules: Extractor, model: Model, limits: Limits | None = None) -> None:
        self._rules = rules
        self._model = model
        self._limits = limits
        self.name = f"{model.name}+{rules.name}"

    def extract(self, report: Report) -> Draft:
        """Give the draft of one report; without an act of violence the model is not asked."""
        return self.read(report)[0]

    def read(self, report: Report) -> tuple[Draft, Reading | None]:
        """Give the draft of one report and what the model read there, None where it was not asked."""
        draft = replace(self._rules.extract(report), extractor=self.name)
        if not draft.triggers:
            return draft, None
        if len(report.text) > LONGEST:
            message = f"longer than {LONGEST:,} characters; the rules alone read it"
            return replace(draft, problems=(*draft.problems, Problem(NOT_READ, message, "extract"))), None
        reading = read_report(report, draft, self._model)
        if reading is None:
            return draft, None
        limits = self._limits or (CAPITALS if report.text.isupper() else MIXED_CASE)
        return combine(report, draft, reading, limits), reading
