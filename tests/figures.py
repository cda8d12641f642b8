"""How a bench or a lab tells its figures: one JSON object last, or a table that a person likes to read."""

from __future__ import annotations

import argparse
import contextlib
import json
import logging
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

Figures = Mapping[str, int | float | str]


@dataclass(frozen=True, slots=True)
class Options:
    """`size` is how much of it: kills, taps, visits, as the experiment says."""

    json: bool
    seed: int
    size: int
    plant: bool


def options(name: str, about: str, size: int, *, plant: bool, arguments: list[str] | None = None) -> Options:
    """The arguments that all experiments share; `size` is the usual one."""
    parser = argparse.ArgumentParser(prog=name, description=about)
    parser.add_argument("--json", action="store_true", help="one JSON object of named figures, last")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=int, default=size, help=f"how much of it (usually {size})")
    if plant:
        parser.add_argument("--plant", action="store_true", help="plant faults that it must find")
    parsed = parser.parse_args(arguments)
    return Options(parsed.json, parsed.seed, parsed.size, plant and parsed.plant)


@contextlib.contextmanager
def hushed(name: str) -> Iterator[None]:
    """The log `name` says nothing meanwhile; afterwards it is as it was, for what runs in this process next."""
    log = logging.getLogger(name)
    before = log.level
    log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        log.setLevel(before)


def tell(title: str, figures: Figures, *, as_json: bool, limits: Mapping[str, float] | None = None) -> None:
    """Print the figures. `limits` are the greatest values allowed, shown beside them in the table."""
    if as_json:
        print(json.dumps(dict(figures)))
        return
    allowed = limits or {}
    width = max(map(len, figures))
    print(f"\n{title}\n")
    for name, value in figures.items():
        limit = f"   at most {allowed[name]:g}" if name in allowed else ""
        shown = (
            f"{value:,.1f}" if isinstance(value, float) else f"{value:,}" if isinstance(value, int) else value
        )
        print(f"  {name:{width}}  {shown:>12}{limit}")


def _shown(value: float | str) -> str:
    if isinstance(value, str):
        return value
    return f"{value:,.1f}" if isinstance(value, float) else f"{value:,}"


def say(text: str) -> None:
    """Progress, on stderr."""
    print(text, file=sys.stderr, flush=True)


def keep_bytecode(folder: Path) -> None:
    """Compiled modules as an installed system has them: in `folder` where this machine keeps none."""
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
        os.environ["PYTHONPYCACHEPREFIX"] = str(folder)
