"""A world of calamities within one process: the switchboard of a test."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

from drivers.switchboard import World


class MemorySwitchboard:
    def __init__(self, world: World | None = None) -> None:
        self._lock = threading.Lock()
        self._world = world or World()

    def world(self) -> World:
        with self._lock:
            return self._world

    def turn(self, **switches: Any) -> World:
        with self._lock:
            self._world = replace(self._world, **switches)
            return self._world
