"""What `tocsin bench` measures; never how long it took."""

from pathlib import Path

import pytest

from tocsin.errors import SettingError
from tocsin.extract.neural.model import FILE
from tocsin.run.bench import STEPS, measure
from tocsin.run.bench_texts import SAMPLES
from tocsin.run.settings import Settings


def test_the_samples_go_the_whole_way_and_every_step_has_its_time() -> None:
    measured = measure([], Settings(), rounds=1)
    assert measured.reports == len(SAMPLES)
    assert 0 < measured.passed < measured.reports  # some samples tell nothing
    assert [one.step for one in measured.steps] == [step for step in STEPS if step != "model"]
    assert all(one.seconds > 0 for one in measured.steps)
    assert measured.seconds == pytest.approx(sum(one.seconds for one in measured.steps))
    assert measured.encoder_share is None


def test_files_are_measured_and_what_cannot_be_read_is_counted(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(SAMPLES[0][1], encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    measured = measure([tmp_path], Settings(), published="2024-05-14")
    assert (measured.reports, measured.unread) == (1, 1)
    assert measured.characters >= len(SAMPLES[0][1].strip())
    assert measured.to_dict()["steps"]["store"]["seconds"] > 0


def test_nothing_that_can_be_read_is_an_error_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="no report could be read"):
        measure([tmp_path / "none.txt"], Settings())


def test_a_model_behind_an_address_is_not_measured() -> None:
    with pytest.raises(SettingError, match="choose rules or neural"):
        measure([], Settings(extractor="llm"), rounds=1)


def test_the_trained_model_shows_the_bare_encoders_share() -> None:
    if not FILE.is_file():
        pytest.skip("the trained model is not there")
    measured = measure([], Settings(extractor="neural"), rounds=1)
    assert [one.step for one in measured.steps] == list(STEPS)
    assert measured.encoder is not None
    assert measured.encoder_share is not None
    assert 0 < measured.encoder_share < 1
