"""What the Python API gives."""

import json
from pathlib import Path

import jsonschema
import pytest

import tocsin
from tocsin.errors import DateFormatError, NoRecordError, NotFoundError, ReadError, SettingError
from tocsin.model.report import Report
from tocsin.run.open_record import OpenRecord
from tocsin.run.schema import coding_schema

FIRST = "A bomb exploded at a market in Ankara on 14 November 2017, killing at least 12 people, police said."
SECOND = {
    "id": "two",
    "text": "The bomb attack on a market in Ankara on 14 November 2017 killed 14 people, the governor said.",
    "published": "2017-11-16",
    "source": "<b>The Sample Post</b>",
}


def test_code_gives_mentions_claims_and_plain_data_in_the_schemas_shape() -> None:
    coded = tocsin.code(FIRST, published="2017-11-15", title="Blast", url="https://example.org/1", source="Sample")
    jsonschema.Draft202012Validator(coding_schema()).validate(json.loads(json.dumps(coded.to_dict())))
    (mention,) = coded.mentions
    assert mention.quantities[0].value.range.low == 12
    assert coded.report.text == FIRST
    assert coded.report.title == "Blast"
    assert "bombing" in repr(coded)
    assert "<mark" in coded._repr_html_()


def test_code_reads_relative_dates_only_with_a_date_of_publication() -> None:
    text = "A bomb killed two people in Ankara on Tuesday, police said."
    assert tocsin.code(text).mentions[0].date is None
    dated = tocsin.code(text, published="2017-11-15").mentions[0].date
    assert dated is not None
    assert str(dated.value.start) == "2017-11-14"


def test_code_refuses_an_empty_text_and_words_that_are_no_date() -> None:
    with pytest.raises(ReadError):
        tocsin.code("  ")
    with pytest.raises(DateFormatError):
        tocsin.code(FIRST, published="soon")
    with pytest.raises(SettingError):
        tocsin.code(FIRST, extractor="magic")


@pytest.fixture
def record(tmp_path: Path) -> OpenRecord:
    path = tmp_path / "one.txt"
    path.write_text(FIRST, encoding="utf-8")
    with tocsin.open(tmp_path / "r.db") as made:
        summary = made.add([path, SECOND, Report.of("The council met.", published="2017-11-15")])
        assert (summary.inputs, summary.stored, summary.adds_up) == (3, 3, True)
        yield made


def test_paths_mappings_and_reports_can_be_added(record: OpenRecord) -> None:
    assert {report.external_id for report in record.reports()} == {None, "two"}
    assert record.add([SECOND]).already_there == 1
    assert "reports: 3, incidents: 1" in repr(record)


def test_a_mapping_that_is_no_report_is_refused_and_counted(record: OpenRecord) -> None:
    summary = record.add([{"id": "x"}, {"text": ""}])
    assert summary.refused == 2
    assert summary.adds_up


def test_incidents_are_typed_show_as_a_table_and_turn_into_plain_data(record: OpenRecord) -> None:
    found = record.incidents(country="TR", type="explosive")
    assert len(found) == 1
    assert found[0].reports == 2
    assert found[:1] == found
    assert record.incidents(country="FR")._repr_html_()
    (row,) = found.rows()
    assert (row["type"], row["country_iso3"], row["killed_best"]) == ("bombing", "TUR", 14)
    assert "<table" in found._repr_html_()
    assert json.dumps(found.to_dicts())


def test_one_incident_has_its_reports_claims_and_revisions(record: OpenRecord) -> None:
    view = record.incident(record.incidents()[0].id[:15])
    assert len(view.reports) == 2
    assert len(view.mentions) == 2
    assert view.revisions[-1].incident == view.incident
    assert "<b>The" not in view._repr_html_()
    assert json.dumps(view.to_dict())
    with pytest.raises(NotFoundError):
        record.incident("zzz")


def test_claims_are_found_by_speaker(record: OpenRecord) -> None:
    claims = record.claims(speaker="governor")
    assert len(claims) == 1
    assert claims.to_dicts()[0]["claim_type"] == "count"
    assert "governor" in claims._repr_html_()
    assert len(record.claims(about=record.incidents()[0].id)) >= 1


def test_words_are_found(record: OpenRecord) -> None:
    assert [hit.report.external_id for hit in record.search("governor")] == ["two"]


def test_an_export_is_masked_unless_a_reason_is_given(record: OpenRecord, tmp_path: Path) -> None:
    made = record.export("csv", tmp_path / "out.csv", country="TR")
    assert (made.incidents, made.is_masked) == (1, True)
    assert not record.export("jsonl", tmp_path / "out.jsonl", unmask="court order").is_masked
    with pytest.raises(SettingError):
        record.export("shapefile", tmp_path / "out.shp")
    assert not (tmp_path / "out.shp").exists()


def test_a_record_verifies_and_can_be_opened_for_reading_only(record: OpenRecord, tmp_path: Path) -> None:
    assert record.verify().is_whole
    digest = record.digest()
    record.close()
    record.close()
    with tocsin.open(tmp_path / "r.db", read_only=True) as again:
        assert again.digest() == digest
    with pytest.raises(NoRecordError):
        tocsin.open(tmp_path / "none.db", read_only=True)
