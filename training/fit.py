"""Train the network on prepared rows; stops and goes on from its last checkpoint.

    python -m training.fit --rows build/training --encoder FOLDER --out build/training/run [--passes 8]

Seeds are fixed. The checkpoint after every pass holds all that is needed to go on; the log has one line a pass.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch.nn import functional

from training.network import Network, load_encoder, load_weights, pair_score, split_heads

Row = dict[str, Any]
IGNORED = -100
BATCH_TOKENS = 2048  # tokens of one step, padding included
EMPTY_LEFT_OUT = 0.65  # share of the windows without any label that a pass leaves out, others each time
FROZEN_LAYERS = 2  # of the encoder, from below; they and the table of words stay as they came
SAVE_SECONDS = 240
WEIGHTS = {"tags": 1.0, "types": 0.5, "speech": 0.3, "gate": 0.3, "attribution": 0.3, "target": 0.3}
PAIR_WEIGHTS = {"scope": 0.5, "same": 0.5, "value": 0.5}
SHARES = {"muc4": 0.12}  # of a source's windows that a pass reads, others each time; all of the other sources


def read_rows(folder: Path, part: str) -> list[Row]:
    """Give the rows of one part."""
    with (folder / "rows.jsonl").open(encoding="utf-8") as lines:
        return [row for row in map(json.loads, lines) if row["part"] == part]


def one_pass(rows: list[Row], seed: int) -> list[list[Row]]:
    """Give the batches of a pass: some empty windows left out, alike lengths together, in random order.

    The windows of a report coded by hand stay together, so that acts far apart can be told to be one.
    """
    chance = random.Random(seed)
    taken = [
        unit
        for unit in _units(rows)
        if chance.random() < SHARES.get(unit[0]["source"], 1.0)
        and not (unit[0]["is_empty"] and len(unit) == 1 and not unit[0]["act_at"] and chance.random() < EMPTY_LEFT_OUT)
    ]
    taken.sort(key=lambda unit: max(len(row["ids"]) for row in unit) + chance.random() * 24)
    batches: list[list[Row]] = []
    for unit in taken:
        last = batches[-1] if batches else []
        longest = max(len(row["ids"]) for row in (*last, *unit))
        if batches and (len(last) + len(unit)) * longest <= BATCH_TOKENS:
            last.extend(unit)
        else:
            batches.append(list(unit))
    chance.shuffle(batches)
    return batches


def _units(rows: list[Row]) -> list[list[Row]]:
    """Give the windows of each report coded by hand together, all others alone."""
    units: list[list[Row]] = []
    for row in rows:
        is_next = units and row["source"] != "muc4" and units[-1][0]["report"] == row["report"]
        if is_next:
            units[-1].append(row)
        else:
            units.append([row])
    return units


def to_tensors(batch: list[Row], hide: random.Random | None = None) -> dict[str, torch.Tensor]:
    """Give the tensors of a batch; `hide` leaves out the marks of the rules of one row in eight, the case of one in three."""
    length = max(len(row["ids"]) for row in batch)
    made: dict[str, torch.Tensor] = {}

    def fill(name: str, values: list[list[int]], padding: int, framed: bool) -> None:
        table = torch.full((len(batch), length), padding, dtype=torch.int64)
        for index, row in enumerate(values):
            shift = 0 if framed else 1
            table[index, shift : shift + len(row)] = torch.tensor(row, dtype=torch.int64)
        made[name] = table

    fill("ids", [row["ids"] for row in batch], 0, True)
    fill("mask", [[1] * len(row["ids"]) for row in batch], 0, True)
    fill("case", [[0] * len(row["case"]) if hide and hide.random() < 0.33 else row["case"] for row in batch], 0, False)
    for name in ("acts", "roles"):
        fill(name, [[0] * len(row[name]) if hide and hide.random() < 0.125 else row[name] for row in batch], 0, False)
    for name in WEIGHTS:
        fill(name, [row[name] for row in batch], IGNORED, False)
    return made


def loss_of(network: Network, out: torch.Tensor, batch: dict[str, torch.Tensor], rows: list[Row]) -> torch.Tensor:
    """Give the weighted loss of all heads; a head without any label in the batch adds nothing."""
    heads = split_heads(out)
    total = pair_loss(network, heads, rows)
    for name, weight in WEIGHTS.items():
        want = batch[name]
        known = want != IGNORED
        if not known.any():
            continue
        if name == "gate":
            part = functional.binary_cross_entropy_with_logits(heads[name][known].squeeze(-1), want[known].float())
        else:
            part = functional.cross_entropy(heads[name][known], want[known])
        total = total + weight * part
    return total


def pair_loss(network: Network, heads: dict[str, torch.Tensor], rows: list[Row]) -> torch.Tensor:
    """Give the loss of the heads that judge acts, and acts and values in pairs, report by report."""
    logits: dict[str, list[torch.Tensor]] = {name: [] for name in PAIR_WEIGHTS}
    wanted: dict[str, list[torch.Tensor]] = {name: [] for name in PAIR_WEIGHTS}

    def add(name: str, scores: torch.Tensor, want: torch.Tensor) -> None:
        known = want != IGNORED
        logits[name].append(scores[known])
        wanted[name].append(want[known].float())

    by_report: dict[str, list[int]] = {}
    for index, row in enumerate(rows):
        by_report.setdefault(row["report"], []).append(index)
    for numbers in by_report.values():
        acts = [(n, at + 1) for n in numbers for at in rows[n]["act_at"]]
        if not acts:
            continue
        where, at = torch.tensor(acts).T
        told = [told for n in numbers for told in rows[n]["act_of"]]
        add("scope", heads["scope"][where, at, 0], torch.tensor([s for n in numbers for s in rows[n]["act_scope"]]))
        vectors = heads["same"][where, at]
        add("same", pair_score(vectors, vectors, network.shifts[0]), torch.tensor(_same(told)))
        values = [(n, at + 1) for n in numbers for at in rows[n]["value_at"]]
        if values:
            owner = [owners for n in numbers for owners in rows[n]["value_of"]]
            there, spot = torch.tensor(values).T
            scores = pair_score(heads["value"][there, spot], heads["act"][where, at], network.shifts[1])
            add("value", scores, torch.tensor([[_owns(o, t) for t in told] for o in owner]))
    total = next(iter(heads.values())).sum() * 0
    for name, weight in PAIR_WEIGHTS.items():
        if logits[name] and len(joined := torch.cat(logits[name])):
            total = total + weight * functional.binary_cross_entropy_with_logits(joined, torch.cat(wanted[name]))
    return total


def _same(told: list[list[int]]) -> list[list[int]]:
    """Say of each two acts whether they are one happening, where the coding says so; an act beside itself teaches nothing."""
    return [
        [IGNORED if i == j or len(a) != 1 or len(b) != 1 else int(a == b) for j, b in enumerate(told)]
        for i, a in enumerate(told)
    ]


def _owns(owners: list[int], told: list[int]) -> int:
    """Say whether a value is that of an act's happening; nothing is taught of acts that tell none or several."""
    return int(told[0] in owners) if len(told) == 1 else IGNORED


def run_inputs(batch: dict[str, torch.Tensor]) -> tuple[torch.Tensor, ...]:
    """Give the inputs of the network in its order."""
    return tuple(batch[name] for name in ("ids", "mask", "case", "acts", "roles"))


@dataclass
class Plan:
    """How long to train: so many passes, or until so many minutes have gone by, whichever comes first."""

    passes: int
    rate: float
    seed: int
    minutes: float = float("inf")


class Run:
    """A training under way: network, optimiser, and how far it got; saved often, so that it can be stopped at any time."""

    def __init__(self, network: Network, out: Path, plan: Plan) -> None:
        self.network, self.out, self.plan = network, out / "checkpoint.pt", plan
        self.passes = self.steps = self.all_steps = 0
        self.seconds = 0.0
        network.freeze(FROZEN_LAYERS)
        named = [(n, p) for n, p in network.named_parameters() if p.requires_grad]
        heads = [p for n, p in named if n.startswith(OWN)]
        body = [p for n, p in named if not n.startswith(OWN)]
        groups = [{"params": body, "top": plan.rate}, {"params": heads, "top": plan.rate * 5}]
        self.optimiser = torch.optim.AdamW(groups, lr=plan.rate, weight_decay=0.01)
        if self.out.exists():
            saved = torch.load(self.out, weights_only=True)
            network.load_state_dict(saved["network"])
            self.optimiser.load_state_dict(saved["optimiser"])
            self.passes, self.steps, self.seconds = saved["passes"], saved["steps"], saved["seconds"]

    def save(self) -> None:
        """Write all that is needed to go on."""
        saved = {
            "network": self.network.state_dict(), "optimiser": self.optimiser.state_dict(), "passes": self.passes,
            "steps": self.steps, "seconds": self.seconds,
        }  # fmt: skip
        torch.save(saved, self.out.with_suffix(".part"))
        self.out.with_suffix(".part").replace(self.out)

    def left(self) -> float:
        """Give the share of the training that is still to come, from 1 down to 0."""
        return 1 - max(self.steps / self.all_steps, self.seconds / 60 / self.plan.minutes)

    def step(self, batch: list[Row], hide: random.Random) -> float:
        """Learn from one batch; the rate rises for 100 steps and then falls to nothing."""
        for group in self.optimiser.param_groups:
            group["lr"] = group["top"] * min(1.0, (self.steps + 1) / 100, max(0.02, self.left()))
        tensors = to_tensors(batch, hide)
        loss = loss_of(self.network, self.network(*run_inputs(tensors)), tensors, batch)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        self.steps += 1
        return loss.item()


OWN = ("heads", "case", "acts", "roles", "shifts")  # what the encoder did not bring


def fit(rows: list[Row], run: Run) -> Iterator[dict[str, Any]]:
    """Train, giving a line of figures after each pass; goes on at the pass where an earlier run stopped."""
    plan = run.plan
    run.all_steps = sum(len(one_pass(rows, plan.seed + number)) for number in range(plan.passes))
    for number in range(run.passes, plan.passes):
        run.network.train()
        torch.manual_seed(plan.seed + number)
        hide, losses, began = random.Random(plan.seed + number), [], run.seconds
        saved = run.seconds
        for batch in one_pass(rows, plan.seed + number):
            started = time.monotonic()
            losses.append(run.step(batch, hide))
            run.seconds += time.monotonic() - started
            if run.seconds - saved > SAVE_SECONDS:
                run.save()
                saved = run.seconds
            if run.left() <= 0:
                break
        run.passes += 1
        run.save()
        yield {
            "pass": run.passes,
            "loss": sum(losses) / len(losses),
            "steps": run.steps,
            "seconds": round(run.seconds - began),
        }
        if run.left() <= 0:
            return


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=Path, default=Path("build/training"))
    parser.add_argument("--encoder", type=Path, required=True, help="model.safetensors of the encoder")
    parser.add_argument("--out", type=Path, default=Path("build/training/run"))
    parser.add_argument("--start", type=Path, help="weights of an earlier run to begin with")
    parser.add_argument("--passes", type=int, default=8)
    parser.add_argument(
        "--minutes", type=float, default=float("inf"), help="stop after so many, the rate falling to nothing until then"
    )
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args(argv)
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    network = Network()
    load_encoder(network, options.encoder)
    if options.start:
        load_weights(network, torch.load(options.start, weights_only=True)["network"])
    rows = read_rows(options.rows, "train")
    print(f"{len(rows)} windows", flush=True)
    with (options.out / "log.jsonl").open("a", encoding="utf-8") as log:
        run = Run(network, options.out, Plan(options.passes, options.rate, options.seed, options.minutes))
        for line in fit(rows, run):
            log.write(json.dumps(line) + "\n")
            log.flush()
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
