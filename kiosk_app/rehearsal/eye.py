"""A hand whose owner remembers what each page showed and when it was first seen."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kiosk_app.rehearsal.hand import Hand


class WatchfulHand(Hand):
    """`seen` holds the last screen by page, `first` the wall clock of its first sight, `after` what follows
    the touch of a name (once)."""

    def __init__(self, path: Path, seconds: float = 60.0) -> None:
        super().__init__(path, seconds)
        self.seen: dict[str, dict[str, Any]] = {}
        self.first: dict[str, float] = {}
        self.touched: dict[str, float] = {}
        self.after: dict[str, Callable[[], None]] = {}

    def look(self) -> dict[str, Any]:
        screen = super().look()
        page = str(screen["page"])
        self.seen[page] = screen
        self.first.setdefault(page, time.time())
        return screen

    def touches_now(self, name: str, *, starts: bool = False, counts: bool = True) -> bool:
        if not super().touches_now(name, starts=starts, counts=counts):
            return False
        self.touched[name] = time.time()
        follows = self.after.pop(name, None)
        if follows is not None:
            follows()
        return True
