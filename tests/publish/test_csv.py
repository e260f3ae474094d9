"""The CSV can be opened in a spreadsheet without harm and read back without loss."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.model.identity import IncidentId
from tocsin.model.incident import Incident, IncidentState, Reconciled
from tocsin.model.mention import EventType, Stage
from tocsin.model.report import Report
from tocsin.publish.csv import guard, table_schema, unguard, write_csv, write_evidence_csv
from tocsin.publish.dossier import Dossier
from tocsin.publish.mask import Mask

DOSSIER = Dossier(
    Incident(
        IncidentId("i"),
        1,
        IncidentState.CANDIDATE,
        (),
        Reconciled(EventType.BOMBING, "only", (), ()),
        Reconciled(Stage.ACCOMPLISHED, "only", (), ()),
        1,
        1,
    ),
    reports=(Report.of("A bomb."),),
)
TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"))


@given(TEXT)
def test_any_text_comes_back_from_the_csv_as_it_was(text: str) -> None:
    dossier = DOSSIER
    report = replace(dossier.reports[0], url=text, source=text)
    out = io.StringIO(newline="")
    write_csv([(replace(dossier, reports=(report,)), Mask())], out)
    header, row = csv.reader(io.StringIO(out.getvalue(), newline=""))
    assert unguard(row[header.index("sources")]) == text
    assert unguard(row[header.index("urls")]) == text


@given(TEXT)
def test_no_guarded_text_begins_as_a_formula_does(text: str) -> None:
    guarded = guard(text)
    assert isinstance(guarded, str)
    assert not guarded.startswith(tuple("=+-@\t\r\n＝＋－＠"))


@pytest.mark.parametrize("number", [-3.25, -1, 0, 41.5])
def test_numbers_are_never_guarded(number: float) -> None:
    assert guard(number) == number


def test_rows_have_the_columns_that_the_schema_explains(dossiers: list[Dossier]) -> None:
    out = io.StringIO()
    write_csv([(dossier, Mask()) for dossier in dossiers], out)
    rows = list(csv.DictReader(io.StringIO(out.getvalue())))
    assert list(rows[0]) == [field["name"] for field in table_schema()["fields"]]
    bomb, plot, country = rows
    assert (bomb["longitude"], bomb["killed_low"], bomb["killed_high"]) == ("-3.25", "14", "14")
    assert (plot["stage"], plot["thwarted_at"]) == ("thwarted", "before_launch")
    assert (country["country_iso3"], country["latitude"], country["killed_best"]) == ("VRN", "", "")


def test_every_piece_of_evidence_has_its_offsets(dossiers: list[Dossier]) -> None:
    out = io.StringIO()
    write_evidence_csv([(dossier, Mask()) for dossier in dossiers], out)
    text_by_report = {report.id: report.text for dossier in dossiers for report in dossier.reports}
    rows = list(csv.DictReader(io.StringIO(out.getvalue())))
    assert {"type", "stage", "date", "place", "killed total", "perpetrator", "target", "weapon"} <= {
        row["field"] for row in rows
    }
    for row in rows:
        assert text_by_report[row["report_id"]][int(row["start"]) : int(row["end"])] == unguard(row["exact"])
