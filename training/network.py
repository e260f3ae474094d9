"""The network: a six-layer BERT encoder, marks of the rules beside the words, and one linear head a question."""

import json
import struct
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from tocsin.extract.neural.labels import ACTS, ATTRIBUTIONS, GROUP_MARKS, SPEECH_TAGS, TAGS, TARGETS, WEAPON_MARK

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
_KINDS = {"F32": torch.float32, "I64": torch.int64}
PAIR = 32  # width of the vectors whose nearness says that two expressions belong together
OUTPUTS = {
    "tags": len(TAGS), "gate": 1, "types": len(ACTS), "speech": len(SPEECH_TAGS), "scope": 1, "same": PAIR, "value": PAIR,
    "act": PAIR, "attribution": len(ATTRIBUTIONS), "target": len(TARGETS),
}  # fmt: skip


class Layer(nn.Module):
    """One encoder layer: attention, then two linear maps, each added to what came in and normalised."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.joined = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        count, length, _ = x.shape

        def heads(linear: nn.Linear) -> Tensor:
            return linear(x).view(count, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        scores = heads(self.query) @ heads(self.key).transpose(2, 3) / (WIDTH // HEADS) ** 0.5 + mask
        attended = (self.drop(scores.softmax(-1)) @ heads(self.value)).transpose(1, 2).reshape(count, length, WIDTH)
        x = self.norm1(x + self.drop(self.joined(attended)))
        return self.norm2(x + self.drop(self.outer(functional.gelu(self.inner(x)))))


class Network(nn.Module):
    """The encoder with its heads; all inputs are one row a window and one column a token, framing tokens included."""

    def __init__(self, words: int = 30522, positions: int = 512, dropout: float = 0.1) -> None:
        super().__init__()
        self.words, self.positions = nn.Embedding(words, WIDTH), nn.Embedding(positions, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.case, self.acts, self.roles = (
            nn.Embedding(4, WIDTH), nn.Embedding(len(GROUP_MARKS) + 1, WIDTH), nn.Embedding(WEAPON_MARK + 1, WIDTH),
        )  # fmt: skip
        for table in (self.case, self.acts, self.roles):
            nn.init.normal_(table.weight, std=0.01)
        self.norm, self.drop = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.heads = nn.Linear(WIDTH, sum(OUTPUTS.values()))
        nn.init.normal_(self.heads.weight, std=0.02)
        self.shifts = nn.Parameter(torch.zeros(2))  # of the two pair scores: one happening, value of an act

    def freeze(self, layers: int) -> None:
        """Keep the tables of words and places and the lowest layers as they are."""
        self.words.weight.requires_grad_(False)
        self.positions.weight.requires_grad_(False)
        for layer in list(self.layers)[:layers]:
            layer.requires_grad_(False)

    def forward(self, ids: Tensor, mask: Tensor, case: Tensor, acts: Tensor, roles: Tensor) -> Tensor:
        """Give what all heads say of each token, side by side in the order of OUTPUTS, before any softmax."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.positions(places) + self.kind + self.case(case) + self.acts(acts) + self.roles(roles)
        x = self.drop(self.norm(x))
        attends = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, attends)
        out: Tensor = self.heads(self.drop(x))
        return out


def split_heads(out: Tensor) -> dict[str, Tensor]:
    """Cut the joined output into one tensor a head."""
    return dict(zip(OUTPUTS, out.split(list(OUTPUTS.values()), dim=-1), strict=True))


def pair_score(left: Tensor, right: Tensor, shift: Tensor) -> Tensor:
    """Give the logit that each row of the left belongs together with each row of the right."""
    return left @ right.transpose(-1, -2) / PAIR**0.5 + shift


def load_weights(network: Network, state: dict[str, Tensor]) -> None:
    """Put trained weights into the network; heads that they do not know yet stay as they are."""
    own = network.state_dict()
    for name, value in state.items():
        if name in own and own[name].shape == value.shape:
            own[name] = value
        elif name.startswith("heads."):
            own[name][: len(value)] = value
    network.load_state_dict(own)


def load_encoder(network: Network, path: Path) -> None:
    """Put the weights of a BERT encoder in the safetensors form into the network; its own tables and heads stay."""
    found = read_safetensors(path)
    prefix = "bert." if any(name.startswith("bert.") for name in found) else ""
    given = {
        "words.weight": "embeddings.word_embeddings.weight", "positions.weight": "embeddings.position_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight", "norm.bias": "embeddings.LayerNorm.bias",
    }  # fmt: skip
    parts = {
        "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
        "joined": "attention.output.dense", "norm1": "attention.output.LayerNorm", "inner": "intermediate.dense",
        "outer": "output.dense", "norm2": "output.LayerNorm",
    }  # fmt: skip
    for layer in range(LAYERS):
        for ours, theirs in parts.items():
            for end in ("weight", "bias"):
                given[f"layers.{layer}.{ours}.{end}"] = f"encoder.layer.{layer}.{theirs}.{end}"
    state = {ours: found[prefix + theirs] for ours, theirs in given.items()}
    state["kind"] = found[prefix + "embeddings.token_type_embeddings.weight"][0]
    missing, unexpected = network.load_state_dict(state, strict=False)
    if unexpected or not all(name.startswith(("case.", "acts.", "roles.", "heads.", "shifts")) for name in missing):
        raise ValueError(f"{path} does not fit: {missing} {unexpected}")


def read_safetensors(path: Path) -> dict[str, Tensor]:
    """Read a safetensors file: eight bytes of length, a JSON table of names, then the numbers."""
    whole = path.read_bytes()
    (length,) = struct.unpack("<Q", whole[:8])
    table = json.loads(whole[8 : 8 + length])
    made = {}
    for name, row in table.items():
        if name == "__metadata__":
            continue
        start, end = row["data_offsets"]
        body = bytearray(whole[8 + length + start : 8 + length + end])
        made[name] = torch.frombuffer(body, dtype=_KINDS[row["dtype"]]).reshape(row["shape"]).clone()
    return made
