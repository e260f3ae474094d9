"""What a user does: code a report, add many, ask, export, verify."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from typer.testing import CliRunner

from tocsin.cli.app import app
from tocsin.run.schema import coding_schema

from .conftest import FIRST, SECOND, tocsin

SCHEMA = jsonschema.Draft202012Validator(coding_schema())


def ask(record: Path, *words: str) -> str:
    done = CliRunner().invoke(app, list(words), env={"TOCSIN_RECORD": str(record)}, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def ask_lines(record: Path, *words: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ask(record, *words).splitlines()]


def bombing_id(record: Path) -> str:
    (found,) = ask_lines(record, "incidents", "--place", "Ankara", "--json")
    return found["id"]


# --- code -----------------------------------------------------------------------------------------------------------


def test_code_prints_exactly_the_schema(reports: Path) -> None:
    done = tocsin("code", reports / "first.txt", "--published", "2017-11-15", "--json")
    plain = json.loads(done.stdout)
    SCHEMA.validate(plain)
    assert plain["report"]["text"] == FIRST
    assert [mention["type"] for mention in plain["mentions"]] == ["bombing"]
    for mention in plain["mentions"]:
        for span in [*mention["triggers"], *mention["evidence"], *mention["quantities"][0]["evidence"]]:
            assert FIRST[span["start"] : span["end"]] == span["exact"]


def test_code_with_explain_says_why_beside_the_same_coding(reports: Path) -> None:
    plain = json.loads(tocsin("code", reports / "first.txt", "--published", "2017-11-15", "--json").stdout)
    why = json.loads(tocsin("code", reports / "first.txt", "--published", "2017-11-15", "--json", "--explain").stdout)
    explanation = why.pop("explanation")
    assert why == plain
    assert [one["id"] for one in explanation["mentions"]] == [mention["id"] for mention in plain["mentions"]]
    shown = tocsin("code", reports / "first.txt", "--published", "2017-11-15", "--explain").stdout
    assert "votes" in shown
    assert "bomb" in shown.partition("Why")[2]


def test_code_streams_a_line_a_report_in_the_order_of_the_input(reports: Path) -> None:
    done = tocsin("code", "-", "--json", input=(reports / "more.jsonl").read_text(encoding="utf-8"))
    coded = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["report"]["id"] for one in coded] == ["second", "plot", "french"]
    for one in coded:
        SCHEMA.validate(one)
    assert coded[2]["mentions"] == []
    assert coded[2]["problems"][0]["code"] == "language.not_coded"


def test_code_shows_values_beside_their_words(reports: Path) -> None:
    shown = tocsin("code", reports / "first.txt", "--published", "2017-11-15").stdout
    assert "bombing" in shown
    assert "at least 12" in shown
    start = FIRST.index("killing at least 12")
    assert f"{start}–" in shown


def test_code_reads_a_page(reports: Path) -> None:
    plain = json.loads(tocsin("code", reports / "page.html", "--json").stdout)
    SCHEMA.validate(plain)
    assert plain["report"]["published"]["start"] == "2016-03-02"
    assert [mention["type"] for mention in plain["mentions"]] == ["assassination"]


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (["nowhere.txt"], 1, "no such file"),
        (["first.txt", "nowhere.txt"], 3, "no such file"),
        (["first.txt", "--published", "soon"], 1, "is no date"),
        (["first.txt", "--extractor", "magic"], 1, "choose rules"),
        (["first.txt", "--nothing"], 2, "--nothing"),
    ],
)
def test_code_says_what_went_wrong_in_a_line_and_by_its_status(
    words: list[str], status: int, says: str, reports: Path
) -> None:
    done = tocsin("code", *words, cwd=reports)
    assert done.returncode == status
    assert says in done.stderr
    assert "Traceback" not in done.stderr


# --- add ------------------------------------------------------------------------------------------------------------


def test_adding_again_changes_nothing_and_the_numbers_add_up(record: Path, reports: Path) -> None:
    before = json.loads(ask(record, "verify", "--json"))["digest"]
    done = tocsin("add", reports, reports / "nowhere.txt", "--record", record, "--published", "2017-11-15", "--json")
    summary = json.loads(done.stdout)
    assert done.returncode == 3
    assert (summary["inputs"], summary["stored"], summary["already_there"], summary["refused"]) == (6, 0, 5, 1)
    assert summary["adds_up"]
    assert json.loads(ask(record, "verify", "--json"))["digest"] == before


def test_order_batches_and_workers_give_the_same_digest(record: Path, reports: Path, tmp_path: Path) -> None:
    wanted = json.loads(ask(record, "verify", "--json"))["digest"]
    for number, words in enumerate((["more.jsonl", "page.html", "first.txt"], [".", "--workers", "2"])):
        other = tmp_path / f"{number}.db"
        done = tocsin("add", *words, "--record", other, "--published", "2017-11-15", cwd=reports)
        assert done.returncode == 0, done.stderr
        assert json.loads(ask(other, "verify", "--json"))["digest"] == wanted


def test_a_record_grown_report_by_report_is_the_same(record: Path, reports: Path, tmp_path: Path) -> None:
    wanted = json.loads(ask(record, "verify", "--json"))["digest"]
    other = tmp_path / "other.db"
    for name in ("more.jsonl", "first.txt", "page.html"):
        assert tocsin("add", name, "--record", other, "--published", "2017-11-15", cwd=reports).returncode == 0
    assert json.loads(ask(other, "verify", "--json"))["digest"] == wanted


def test_add_says_how_many_reports_were_not_coded_and_why(reports: Path, tmp_path: Path) -> None:
    done = tocsin("add", reports / "more.jsonl", "--record", tmp_path / "r.db")
    assert "3 inputs = 3 stored + 0 already there + 0 refused + 0 failed" in done.stdout
    assert "only English is coded: 1 fr" in done.stdout


def test_add_of_nothing_readable_ends_with_one(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    done = tocsin("add", tmp_path / "empty.txt", "--record", tmp_path / "r.db")
    assert done.returncode == 1
    assert "refused" in done.stderr


# --- ask ------------------------------------------------------------------------------------------------------------


def test_two_reports_of_one_bombing_are_one_incident_with_a_history(record: Path) -> None:
    view = json.loads(ask(record, "show", bombing_id(record), "--json"))
    assert view["incident"]["reports"] == 2
    assert [toll["range"]["best"] for toll in view["incident"]["history"] if toll["subject"] == "killed"][-1] == 14
    assert {report["external_id"] for report in view["reports"]} == {None, "second"}
    assert view["revisions"]


def test_show_takes_the_beginning_of_an_id_and_shows_the_words(record: Path) -> None:
    shown = ask(record, "show", bombing_id(record)[:14])
    assert "bombing" in shown
    assert "rule:" in shown
    assert "killing at least 12 people" in shown or "risen to 14" in shown


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ([], 3),
        (["--country", "TR"], 3),
        (["--country", "Turkey", "--type", "explosive"], 2),
        (["--country", "France"], 0),
        (["--stage", "thwarted"], 1),
        (["--until", "2016"], 1),
        (["--since", "2017-11-14", "--until", "2017-11-14"], 1),
        (["--type", "assassination"], 1),
        (["--text", "prosecutor"], 1),
        (["--actor", "Islamic State"], 1),
        (["--state", "candidate", "--state", "reviewed"], 3),
        (["--state", "confirmed"], 0),
    ],
)
def test_filters_choose_incidents(filters: list[str], count: int, record: Path) -> None:
    assert len(ask_lines(record, "incidents", *filters, "--json")) == count


def test_the_csv_of_incidents_withholds_private_names(record: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(ask(record, "incidents", "--csv"))))
    assert len(rows) == 3
    assert "Kavak" not in ask(record, "incidents", "--csv")


def test_claims_are_found_by_speaker_type_and_incident(record: Path) -> None:
    about = ask_lines(record, "claims", "--about", bombing_id(record), "--json")
    assert {"police", "health ministry"} & {(claim["speaker"] or "").removeprefix("the ") for claim in about}
    assert all(
        "minister" in claim["speaker"] for claim in ask_lines(record, "claims", "--speaker", "MINISTER", "--json")
    )


def test_reports_are_listed_and_searched(record: Path) -> None:
    assert len(ask_lines(record, "reports", "--json")) == 5
    (hit,) = ask_lines(record, "search", '"death toll"', "--json")
    passage = hit["passages"][0]
    assert SECOND[passage["start"] : passage["end"]] == passage["exact"]


@pytest.mark.parametrize(
    "words", ["'", '"unclosed', "a OR", "NEAR(a b, 9)", "col:a", "(((", "%_%", "\\", "x" * 5000, "; --"]
)
def test_any_words_can_be_asked_for(words: str, record: Path) -> None:
    ask(record, "search", "--", words)
    ask(record, "claims", "--speaker", words, "--text", words)
    assert ask_lines(record, "incidents", "--actor", words, "--place", words, "--text", words, "--json") == []


def test_no_output_holds_a_control_character(record: Path, reports: Path) -> None:
    outputs = [ask(record, *words) for words in (["reports"], ["incidents"], ["reports", "--json"], ["search", "mall"])]
    outputs.append(tocsin("code", reports / "more.jsonl").stdout)
    outputs.append(tocsin("code", reports / "\x1b[31mnothing\u202e.txt").stderr)
    assert any("Police foil plot" in output for output in outputs)
    for output in outputs:
        assert not {"\x1b", "\u202e", "\x07"} & set(output)


# --- export, verify, the rest -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("shape", ["jsonl", "csv", "csv-evidence", "geojson"])
def test_an_export_is_whole_masked_and_not_overwritten(shape: str, record: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    ask(record, "export", "--shape", shape, "--out", str(out))
    assert "Kavak" not in out.read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    again = tocsin("export", "--shape", shape, "--out", out, "--record", record)
    assert again.returncode == 1
    assert "--overwrite" in again.stderr
    assert tocsin("export", "--shape", shape, "--out", out, "--overwrite", "--record", record).returncode == 0


def test_unmasking_needs_a_reason_and_leaves_it_in_the_audit(reports: Path, tmp_path: Path) -> None:
    record = tmp_path / "r.db"
    tocsin("add", reports / "first.txt", "--record", record)
    out = tmp_path / "out.jsonl"
    assert tocsin("export", "--shape", "jsonl", "--out", out, "--record", record, "--unmask", " ").returncode == 1
    done = tocsin("export", "--shape", "jsonl", "--out", out, "--record", record, "--unmask", "court order 7")
    assert done.returncode == 0
    from tocsin.run.wire import open_record

    with open_record(record) as store:
        assert any(entry.action == "export.unmask" for entry in store.audit())


def test_an_export_to_standard_output_can_be_piped(record: Path) -> None:
    lines = ask(record, "export", "--shape", "jsonl", "--out", "-").splitlines()
    assert len([json.loads(line) for line in lines]) == 3


def test_verify_says_that_all_holds_and_finds_a_cut_chain(record: Path) -> None:
    head = json.loads(ask(record, "verify", "--json"))["head"]
    assert "Everything holds." in ask(record, "verify", "--head", head)
    done = tocsin("verify", "--record", record, "--head", "0" * 64)
    assert done.returncode == 1
    assert "WRONG" in done.stdout


def test_verify_finds_a_damaged_file(record: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(record.read_bytes()[:-5000])
    done = tocsin("verify", "--record", damaged)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "words", [["incidents"], ["show", "x"], ["verify"], ["export", "--shape", "csv", "--out", "x"]]
)
def test_without_a_record_a_command_says_how_to_make_one(words: list[str], tmp_path: Path) -> None:
    done = tocsin(*words, "--record", tmp_path / "none.db", cwd=tmp_path)
    assert done.returncode == 1
    assert "tocsin add" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_incident_is_a_line_and_not_a_traceback(record: Path) -> None:
    done = tocsin("show", "zzz", "--record", record)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1


def test_doctor_knows_what_is_installed(record: Path) -> None:
    checks = json.loads(ask(record, "doctor", "--json"))
    assert {"tocsin", "python", "extractor", "gazetteer", "sqlite", "record"} <= set(checks)
    assert all(check["is_fine"] for check in checks.values())


def test_the_schema_that_is_shipped_is_a_schema() -> None:
    shown = CliRunner().invoke(app, ["schema"])
    jsonschema.Draft202012Validator.check_schema(json.loads(shown.stdout))


# --- brief ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        (["--out", "b.md"], b"# Situation report"),
        (["--out", "b.html"], b"<!doctype html>"),
        (["--out", "b.pdf"], b"%PDF-"),
        (["--pdf", "b.pdf"], b"%PDF-"),
        (["--out", "b.txt", "--format", "html"], b"<!doctype html>"),
    ],
)
def test_a_brief_is_written_as_what_was_asked_for(
    words: list[str], begins: bytes, record: Path, tmp_path: Path
) -> None:
    pytest.importorskip("fpdf", reason="the extra pdf is not installed")
    done = tocsin("brief", "--record", record, "--country", "TR", *words, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / words[1]).read_bytes().startswith(begins)
    again = tocsin("brief", "--record", record, *words, cwd=tmp_path)
    assert again.returncode == 1
    assert "is there already" in again.stderr


@pytest.mark.parametrize(
    ("words", "says"),
    [(["--format", "docx"], "choose md, html, pdf"), (["--pdf", "a.pdf", "--format", "md"], "leave the others out")],
)
def test_a_brief_that_cannot_be_written_so_says_why(words: list[str], says: str, record: Path, tmp_path: Path) -> None:
    done = tocsin("brief", "--record", record, *words, cwd=tmp_path)
    assert done.returncode == 1
    assert says in done.stderr
