"""The trained network as a file: checked, loaded from bytes, run on one core without torch."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from tocsin.errors import MissingPartError, WrongPartError
from tocsin.extract.neural.decode import Scores
from tocsin.extract.neural.tokens import WordPieces
from tocsin.extract.neural.windows import Window

FILE = Path(__file__).parent / "model.onnx"
SHA256 = "9bd1d16d0fbb02e48e0fd2ca4fb6bc47a12cfa207acda93703009007458159a7"
_KEY = "tocsin"  # the entry of the file's own notes that holds vocabulary and temperatures


@dataclass(frozen=True, slots=True)
class Heads:
    """What each head says of the tokens of one window, framing tokens left out, before softmax."""

    tags: Scores
    gate: Scores
    types: Scores
    speech: Scores
    scope: Scores  # whether the act that begins here is an incident of the record
    same: Scores  # vectors of acts, near to each other where two acts are one happening
    value: Scores  # vectors of values, near to the `act` vector of the act that they belong to
    act: Scores
    attribution: Scores  # how the doer that begins here is tied to its act
    target: Scores  # what the receiver that begins here is


class Model:
    """A loaded network with its way of cutting text; reading is a pure function of the window."""

    def __init__(self, session: Any, notes: Mapping[str, Any]) -> None:
        self._session = session
        self.tokenizer = WordPieces(notes["vocabulary"])
        self.temperatures: Mapping[str, float] = notes.get("temperatures", {})
        self.shifts: tuple[float, float] = tuple(notes["shifts"])  # of the scores of pairs: same, value
        self.name = str(notes["name"])
        self._widths: Mapping[str, int] = notes["outputs"]

    @classmethod
    def load(cls, path: Path | None = None, sha256: str | None = SHA256) -> "Model":
        """Load a file, the package's own if none is given; `sha256` is what it must add up to, None for any file.

        Raises:
            MissingPartError: there is no such file, or onnxruntime or tokenizers are not installed.
            WrongPartError: the file is not the one that was meant.
        """
        path = path or FILE
        if not path.is_file():
            raise MissingPartError(str(path), "use --extractor rules, which does without it")
        whole = path.read_bytes()
        if sha256 is not None and hashlib.sha256(whole).hexdigest() != sha256:
            raise WrongPartError(path, "install Tocsin again, or use --extractor rules")
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        session = onnxruntime.InferenceSession(whole, options, providers=["CPUExecutionProvider"])
        return cls(session, json.loads(session.get_modelmeta().custom_metadata_map[_KEY]))

    def read(self, window: Window) -> Heads:
        """Give what the heads say of one window."""
        size = len(window.ids)
        row = {
            "ids": window.ids, "mask": (1,) * size, "case": (0, *window.case, 0), "acts": (0, *window.acts, 0),
            "roles": (0, *window.roles, 0),
        }  # fmt: skip
        feed = {name: np.asarray([values], dtype=np.int64) for name, values in row.items()}
        (out,) = self._session.run(None, feed)
        cuts = np.cumsum(list(self._widths.values()))[:-1]
        return Heads(**dict(zip(self._widths, np.split(out[0, 1:-1], cuts, axis=-1), strict=True)))
