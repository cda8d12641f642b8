"""What the commands share: where the portal is, and how they answer."""

from __future__ import annotations

import argparse
import json
import secrets
import sys
from dataclasses import dataclass
from typing import Any

from portal import config as config_file
from portal.clock import system_clock
from portal.config import Config, ConfigError
from portal.places import Places
from portal.store.database import Database
from portal.store.opening import open_database

OK, FAILED, UNAVAILABLE = 0, 1, 69


@dataclass(frozen=True, slots=True)
class Portal:
    """An existing portal's folder and settings."""

    places: Places
    config: Config

    def database(self) -> Database:
        return open_database(self.places, self.config)


def find(options: argparse.Namespace) -> Portal:
    """The portal in `--state`. Ends the program where there is none."""
    places = Places(options.state.resolve())
    try:
        return Portal(places, config_file.load(places.config))
    except ConfigError as error:
        fail(str(error))
        raise SystemExit(FAILED) from None


def answer(options: argparse.Namespace, values: dict[str, Any] | list[Any]) -> None:
    """JSON with `--json`, else one `key: value` a line."""
    if options.json:
        sys.stdout.write(json.dumps(values, ensure_ascii=False, indent=1) + "\n")
        return
    for row in values if isinstance(values, list) else [values]:
        for key, value in row.items():
            text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=1)
            sys.stdout.write(f"{key}: {text}\n")
        if isinstance(values, list):
            sys.stdout.write("\n")


def fail(text: str) -> None:
    sys.stderr.write(f"portal: {text}\n")


def new_id() -> str:
    return secrets.token_hex(12)


__all__ = ["FAILED", "OK", "UNAVAILABLE", "Portal", "answer", "fail", "find", "new_id", "system_clock"]
