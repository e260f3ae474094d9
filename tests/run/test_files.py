"""A file is whole or not there."""

import os
from pathlib import Path

import pytest

from tocsin.errors import SettingError
from tocsin.run.files import whole_file


def test_a_file_appears_only_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    with whole_file(path) as out:
        out.write("a\r\n")
        assert not path.exists()
    assert path.read_bytes() == b"a\r\n"
    assert os.listdir(tmp_path) == ["out.csv"]


def test_an_error_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old")

    def fail() -> None:
        with whole_file(path, overwrite=True) as out:
            out.write("new")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["out.csv"]


def test_a_file_is_replaced_only_when_told(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old")
    with pytest.raises(SettingError, match="--overwrite"), whole_file(path):
        pass
    with whole_file(path, overwrite=True) as out:
        out.write("new")
    assert path.read_text() == "new"


def test_a_part_left_by_a_kill_is_replaced_and_a_link_in_its_place_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious")
    (tmp_path / "out.csv.part").symlink_to(victim)
    with whole_file(tmp_path / "out.csv") as out:
        out.write("new")
    assert victim.read_text() == "precious"
    assert (tmp_path / "out.csv").read_text() == "new"


def test_a_folder_or_a_missing_folder_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere" / "out.csv"):
        with pytest.raises(SettingError), whole_file(path):
            pass
