"""What every extractor promises (tocsin.extract.base.Extractor)."""

from collections.abc import Iterator
from typing import Any

import pytest

from llmkit import act, answering, participant, sentences_of
from tocsin.extract.base import Extractor
from tocsin.extract.neural.model import FILE
from tocsin.model.report import Report
from tocsin.run.wire import EXTRACTORS, load_extractor

TEXTS = (
    "",
    "The town won the match on Monday.",
    "Gunmen killed the mayor of Kesh. Police blamed the Grey Lions.",
    'GUNMEN KILLED THE MAYOR OF KESH. "THIS WAS THE GREY LIONS", POLICE SAID.',
    "A bomb exploded near the market.\n\nEva Rhee, a nurse, was hit; 12 others were wounded. " * 20,
    "Бомба 💥 взорвалась. A bomb exploded in İzmir’s market—three were killed.",
)


@pytest.fixture(params=EXTRACTORS)
def extractor(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Extractor]:
    if request.param == "neural" and not FILE.is_file():
        pytest.skip("the trained model is not there")
    if request.param != "llm":
        yield load_extractor(request.param)
        return
    pytest.importorskip("httpx2")
    with answering(quote_what_stands_there) as model:
        for name, value in model.environment().items():
            monkeypatch.setenv(name, value)
        yield load_extractor("llm")


def quote_what_stands_there(request: dict[str, Any]) -> dict[str, Any]:
    """Answer with words of every sentence, and with some of none."""
    told = sentences_of(request)
    acts = [act(n, words[-1].strip(".,")) for n, text in enumerate(told) if (words := text.split())]
    lead = participant(0, told[0].split()[0]) if told else participant(0, "nobody")
    return {"acts": [act(0, "killed", participants=[lead]), act(0, "exploded"), *acts[:40]], "claims": []}


@pytest.mark.parametrize("text", TEXTS)
def test_every_value_rests_on_words_of_the_report(extractor: Extractor, text: str) -> None:
    report = Report.of(text)
    draft = extractor.extract(report)
    found = [x.evidence for x in (*draft.triggers, *draft.participants, *draft.weapons)]
    assert all(report.text[e.start : e.end] == e.exact for e in found)
    assert all(0 <= p.trigger < len(draft.triggers) for p in draft.participants)
    assert all(p.attribution is not None for p in draft.participants if p.role.is_doer)


@pytest.mark.parametrize("text", TEXTS)
def test_the_same_report_gives_the_same_draft(extractor: Extractor, text: str) -> None:
    report = Report.of(text)
    assert extractor.extract(report) == extractor.extract(report)


def test_a_draft_names_who_made_it(extractor: Extractor) -> None:
    assert extractor.extract(Report.of("A bomb exploded near the market.")).extractor == extractor.name
