"""What the commands share: the store, and how they answer."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from sync.config import Config
from sync.store import StoreFault
from sync.store.connection import Connection, open_connection
from sync.store.outbox import DATABASE

OK, FAILED, WRONG = 0, 1, 2
Row = dict[str, object]


def open_store(config: Config) -> Connection | None:
    """The store, which has to be there: a look must not make one. None where it does not open; that is said."""
    path = config.store / DATABASE
    if not path.is_file():
        tell(f"{DATABASE}: not there")
        return None
    store = open_connection(path)
    if isinstance(store, StoreFault):
        tell(f"{store.code.value} {store.detail}")
        return None
    return store


def tell(text: str) -> None:
    sys.stderr.write(f"sync: {text}\n")


def answer(options: argparse.Namespace, value: Row | Sequence[Row]) -> None:
    """JSON with `--json`, else a line a value, or a line a row."""
    if options.json:
        sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")
    elif isinstance(value, dict):
        for name, each in value.items():
            sys.stdout.write(f"{name:20} {_plain(each)}\n")
    else:
        for row in value:
            sys.stdout.write("  ".join(_plain(each) for each in row.values()) + "\n")


def add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="answer in JSON")


def add_config(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--config", type=Path, required=True, help="sync.toml")


def _plain(value: object) -> str:
    if value is None or value == "":
        return "-"
    if isinstance(value, list):
        return ", ".join(_plain(each) for each in value) or "-"
    if isinstance(value, dict):
        return ", ".join(f"{name} {_plain(each)}" for name, each in value.items()) or "-"
    return str(value)
