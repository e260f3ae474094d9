"""What a trained model adds to the binding of acts and values; what it says is written by the test."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from coding import _tables, told

from tocsin.bind import bind
from tocsin.extract.rules import RulesExtractor
from tocsin.model.draft import Draft
from tocsin.model.evidence import Evidence
from tocsin.model.mention import Mention
from tocsin.model.quantity import Subject
from tocsin.model.report import Report
from tocsin.resolve.step import resolve


@dataclass(frozen=True)
class Says:
    """An affinity that answers by the words of acts and values."""

    draft: Draft
    incident: Callable[[str], float] = lambda act: 0.0
    own: Callable[[str, str], float] = lambda act, value: 0.0

    def tells_incident(self, act: int) -> float:
        return self.incident(self._word(act))

    def owns(self, act: int, words: Evidence) -> float:
        return self.own(self._word(act), words.exact)

    def _word(self, act: int) -> str:
        return self.draft.triggers[act].evidence.exact.lower()


def code_with(text: str, **says: object) -> list[Mention]:
    report = Report.of(text, "2024-05-16")
    draft = RulesExtractor().extract(report)
    draft = replace(draft, affinity=Says(draft, **says))  # type: ignore[arg-type]
    return told(bind(report, resolve(report, draft, *_tables())))


def test_what_the_model_is_sure_is_no_incident_is_none():
    text = "Gunmen killed the mayor of Kesh on Monday."
    assert len(code_with(text)) == 1
    assert code_with(text, incident=lambda act: -5.0) == []


def test_a_day_told_elsewhere_goes_to_the_act_that_the_model_ties_it_to():
    text = "Gunmen killed the mayor of Kesh. The town wept. Shops shut. Flags hung low. It had been a quiet Monday morning."
    (mention,) = code_with(text, own=lambda act, value: 3.0 if "Monday" in value else -3.0)
    assert mention.date is not None
    assert mention.date.value.start is not None
    assert mention.date.value.start.isoformat() == "2024-05-13"
    (mention,) = code_with(text, own=lambda act, value: -3.0)
    assert mention.date is None


def test_a_figure_that_stands_with_no_act_goes_where_the_model_ties_it():
    text = "Gunmen attacked a mosque in Kabul on Monday. By nightfall twenty-eight people were dead, the hospital said."
    figures = {q.value.subject: q.value.range.best for q in code_with(text, own=lambda act, value: 4.0)[0].quantities}
    assert figures[Subject.KILLED] == 28
