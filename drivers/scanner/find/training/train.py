"""Learn the corner network from drawn scenes.

    python -m drivers.scanner.find.training.train FOLDER [--side S] [--minutes M] [--start FILE] [--out FILE]

FOLDER is what `draw` filled; more shards may arrive meanwhile. The first 500 scenes are never
learned from: their figures are printed after each round, the weights (a running mean) are kept in OUT.
The rate falls to nothing towards the end of the minutes.
"""

from __future__ import annotations

import argparse
import copy
import math
import sys
import time
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, Subset

from drivers.scanner.find.training.examples import Scenes
from drivers.scanner.find.training.network import Corners

_BATCH, _HELD = 32, 500


def loss(said: Tensor, maps: Tensor, mask: Tensor) -> Tensor:
    """Cross entropy over the places of each corner, and of page against desk."""
    said = said.float()
    there = maps.sum(dim=(2, 3)).flatten(1) > 0
    places = nn.functional.log_softmax(said[:, :4].flatten(2), dim=2)
    corner = -(maps.flatten(2) * places).sum(dim=2)[there].mean() if bool(there.any()) else said.sum() * 0
    covered = nn.functional.binary_cross_entropy_with_logits(said[:, 4], mask)
    chance = torch.sigmoid(said[:, 4])
    shared = (chance * mask).sum(dim=(1, 2))
    dice = 1 - (2 * shared + 20) / (chance.sum(dim=(1, 2)) + mask.sum(dim=(1, 2)) + 20)
    return corner + 1.0 * covered + 0.5 * dice.mean()


def places(said: Tensor) -> Tensor:
    """Corners in parts of the input's side: the mean of the 5 × 5 places around the likeliest."""
    size = said.shape[-1]
    chance = torch.softmax(said[:, :4].float().flatten(2), dim=2).view(-1, 4, size, size)
    best = chance.flatten(2).argmax(dim=2)
    steps = torch.arange(size, dtype=torch.float32)
    row, column = best // size, best % size
    near = ((steps - row[..., None]).abs() <= 2)[..., :, None] & ((steps - column[..., None]).abs() <= 2)[
        ..., None, :
    ]
    weight = chance * near
    weight = weight / weight.sum(dim=(2, 3), keepdim=True)
    x, y = (weight.sum(dim=2) * steps).sum(dim=2), (weight.sum(dim=3) * steps).sum(dim=2)
    return (torch.stack((x, y), dim=2) + 0.5) / size


@torch.no_grad()
def judged(network: nn.Module, loader: DataLoader[tuple[Tensor, Tensor, Tensor]]) -> str:
    network.eval()
    off, right, count = [], 0, 0
    for given, maps, _mask in loader:
        said = network(given.float())
        there = maps.sum(dim=(1, 2, 3)) > 0
        truth = places(torch.log(maps.clamp_min(1e-12)))
        off += (1000 * (places(said) - truth).norm(dim=2).amax(dim=1)[there]).tolist()
        right += int((((said[:, 4] > 0).float().mean(dim=(1, 2)) > 0.015) == there).sum())
        count += len(given)
    worst = torch.tensor(off)
    said_of = {
        "median_permille": worst.median(),
        "under_15": (worst < 15).float().mean(),
        "over_50": (worst > 50).float().mean(),
        "page_or_not": right / count,
    }
    return "  ".join(f"{name} {float(value):.3f}" for name, value in said_of.items())


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--out", type=Path, default=Path("best.pt"))
    parser.add_argument("--side", type=int, default=128)
    told = parser.parse_args()
    torch.set_num_threads(told.threads)
    torch.manual_seed(5)
    network = Corners().to(memory_format=torch.channels_last)
    if told.start:
        network.load_state_dict(torch.load(told.start, weights_only=True))
    mean = copy.deepcopy(network)
    learner = torch.optim.AdamW(network.parameters(), lr=told.rate, weight_decay=0.02)
    begin, step, end = time.monotonic(), 0, told.minutes * 60
    held = None
    lap, total = 0, 0.0
    while True:
        scenes = Scenes(told.folder, True, told.side)
        if held is None:
            held = DataLoader(Subset(Scenes(told.folder, False, told.side), range(_HELD)), 50)
        shown = DataLoader(
            Subset(scenes, range(_HELD, len(scenes))), _BATCH, shuffle=True, drop_last=True, num_workers=1
        )
        start = time.monotonic()
        for given, maps, mask in shown:
            done = (time.monotonic() - begin) / end
            if done >= 1 or time.monotonic() - start > 240:
                break
            rate = told.rate * min(1.0, (step + 1) / 200) * (0.5 + 0.5 * math.cos(math.pi * done))
            for group in learner.param_groups:
                group["lr"] = rate
            network.train()
            said = network(given.float().contiguous(memory_format=torch.channels_last))
            lost = loss(said, maps, mask)
            learner.zero_grad(set_to_none=True)
            lost.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            learner.step()
            step += 1
            total = 0.98 * total + 0.02 * float(lost.detach())
            follow(mean, network, min(0.998, (step + 1) / (step + 10)))
            if step % 50 == 0:
                spent = time.monotonic() - begin
                print(f"{spent:6.0f} s  step {step}  loss {total / (1 - 0.98**step):.3f}", flush=True)
        print(f"round {lap}  scenes {len(scenes)}  {judged(mean, held)}", flush=True)
        torch.save(mean.state_dict(), told.out)
        lap += 1
        if time.monotonic() - begin >= end:
            return 0


@torch.no_grad()
def follow(mean: nn.Module, network: nn.Module, keep: float) -> None:
    for slow, quick in zip(mean.state_dict().values(), network.state_dict().values(), strict=True):
        if slow.dtype.is_floating_point:
            slow.lerp_(quick, 1 - keep)
        else:
            slow.copy_(quick)


if __name__ == "__main__":
    sys.exit(main())
