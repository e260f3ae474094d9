"""The trained extractor: one encoder beside the rules."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tocsin.extract.base import Extractor

__all__ = ["load_neural"]


def load_neural(rules: "Extractor") -> "Extractor":
    """Give the trained extractor on top of another one; nothing of it is imported before.

    Raises:
        MissingPartError: its file is not there, or onnxruntime or tokenizers are not installed.
        WrongPartError: the file is not the one that belongs to this version.
    """
    from tocsin.errors import MissingPartError

    try:
        from tocsin.extract.neural.extractor import NeuralExtractor
        from tocsin.extract.neural.model import Model

        return NeuralExtractor(rules, Model.load())
    except ModuleNotFoundError as error:
        raise MissingPartError(str(error.name), "pip install tocsin[neural]") from error
