from pathlib import Path

import pytest
from neuralkit import scripted_model

pytest.importorskip("tokenizers")

from tocsin.errors import MissingPartError, WrongPartError
from tocsin.extract.neural import model
from tocsin.run.wire import load_extractor


def test_a_file_that_is_not_there_says_what_does_without_it(tmp_path: Path) -> None:
    with pytest.raises(MissingPartError, match="--extractor rules"):
        model.Model.load(tmp_path / "none.onnx")


def test_a_file_with_another_hash_is_not_loaded(tmp_path: Path) -> None:
    path = tmp_path / "model.onnx"
    path.write_bytes(b"no model")
    with pytest.raises(WrongPartError, match="install Tocsin again"):
        model.Model.load(path, "0" * 64)


def test_without_its_file_the_rules_read_instead(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(model, "FILE", tmp_path / "none.onnx")
    assert load_extractor("neural").name == load_extractor("rules").name


def test_the_name_says_which_model_and_which_rules_read() -> None:
    from tocsin.extract.neural.extractor import NeuralExtractor
    from tocsin.extract.rules import RulesExtractor

    assert NeuralExtractor(RulesExtractor(), scripted_model()).name == f"scripted+{RulesExtractor.name}"
