"""Write trained weights as one int8 ONNX file.

    python -m training.export --weights build/training/run/checkpoint.pt --vocabulary FILE --out FOLDER

Linear maps are quantised to int8 one scale a column, tables of words likewise; sums and normalisation stay float32.
"""

import argparse
import hashlib
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.network import OUTPUTS, Network

INPUTS = ("ids", "mask", "case", "acts", "roles")


def export(network: Network, out: Path, name: str, words: list[str], temperatures: Mapping[str, float]) -> None:
    """Write the network as int8 ONNX with all that a reader of it needs; both axes of the inputs are free."""
    network.eval()
    example = tuple(torch.ones((2, 9), dtype=torch.int64) for _ in INPUTS)
    axes = {name: {0: "windows", 1: "tokens"} for name in (*INPUTS, "out")}
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            network, example, str(full), input_names=list(INPUTS), output_names=["out"], dynamic_axes=axes,
            opset_version=17, dynamo=False,
        )  # fmt: skip
        # Seven bits of the weights: with eight, sums overflow on cores without VNNI.
        quantize_dynamic(
            full, out, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
            op_types_to_quantize=["MatMul", "Gather"],
        )  # fmt: skip
    made = onnx.load(out)
    notes = {
        "name": name,
        "vocabulary": words,
        "outputs": OUTPUTS,
        "temperatures": dict(temperatures),
        "shifts": network.shifts.tolist(),
    }
    made.metadata_props.add(key="tocsin", value=json.dumps(notes, ensure_ascii=False))
    onnx.save(made, out)


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--vocabulary", type=Path, required=True, help="vocab.txt of the encoder")
    parser.add_argument("--temperatures", type=json.loads, default={}, help='as JSON: {"tags": 1.3}')
    parser.add_argument("--name", default="neural-2", help="the name that codings carry")
    parser.add_argument("--out", type=Path, required=True, help="the ONNX file to write")
    options = parser.parse_args(argv)
    network = Network()
    network.load_state_dict(torch.load(options.weights, weights_only=True)["network"])
    words = options.vocabulary.read_text(encoding="utf-8").split("\n")[: network.words.num_embeddings]
    export(network, options.out, options.name, words, options.temperatures)
    whole = options.out.read_bytes()
    print(f"{options.out}: {len(whole) / 1e6:.1f} MB, sha256 {hashlib.sha256(whole).hexdigest()}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
