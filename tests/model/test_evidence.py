import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.model.evidence import Basis, Evidence, Sourced
from tocsin.model.identity import content_hash
from tocsin.model.report import Report, report_id


@given(st.text(min_size=1, max_size=80), st.data())
def test_evidence_of_a_report_is_always_the_slice_it_names(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    evidence = Report.of(text).evidence(start, end)
    assert evidence.exact == text[start:end]


def test_evidence_that_does_not_fit_its_place_cannot_be_made() -> None:
    report = Report.of("Two died.")
    with pytest.raises(ValueError, match="does not fit"):
        Evidence(report.id, 0, 3, "Four")
    with pytest.raises(ValueError, match="does not fit"):
        report.evidence(3, 3)


def test_a_stated_value_needs_words_and_a_gazetteer_value_does_not() -> None:
    with pytest.raises(ValueError, match="no words state it"):
        Sourced(12, Basis.STATED, (), "quantity.exact")
    assert Sourced(12, Basis.GAZETTEER, (), "place.known").value == 12


def test_reports_that_differ_in_source_alone_are_two_reports() -> None:
    assert report_id("same words", source="The Kesh Courier") != report_id("same words", source="The Olma Gazette")
    assert report_id("same words") == report_id("same words")


@given(st.lists(st.text() | st.integers() | st.none()))
def test_a_content_hash_depends_on_nothing_but_its_parts(parts: list[object]) -> None:
    assert content_hash(*parts) == content_hash(*parts)
    assert len(content_hash(*parts)) == 16
