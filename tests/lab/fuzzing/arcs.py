"""Which steps from line to line our own files take: what tells a new input from one more of the same.

`sys.settrace` is in every Python and sees what a debugger sees; frames of libraries are passed over.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import TraceFunction

_ROOT = Path(__file__).parents[3]
_OURS = tuple(
    str(_ROOT / folder)
    for folder in (
        "drivers/card/chip",
        "drivers/card/qr",
        "drivers/card/zone",
        "sync",
        "tests/lab/fuzzing/plants",
    )
)
_PRIME = 1_000_003


class Arcs:
    """`seen` of all runs; `is_new`: the last one has added to it."""

    def __init__(self) -> None:
        self.seen: set[int] = set()
        self._now: set[int] = set()
        self._files: dict[str, int] = {}
        self.is_new = False

    def run(self, call: Callable[[bytes], object], data: bytes) -> None:
        """Follow one run; `is_new` then says whether it took a step that none did before. Raises as `call`."""
        self._now.clear()
        sys.settrace(self._called)
        try:
            call(data)
        finally:
            sys.settrace(None)
            self.is_new = not self._now <= self.seen
            self.seen |= self._now

    def _called(self, frame: FrameType, _event: str, _argument: object) -> TraceFunction | None:
        name = frame.f_code.co_filename
        number = self._files.get(name)
        if number is None:
            number = hash(name) & 0xFFFFFFFF if name.startswith(_OURS) else 0
            self._files[name] = number
        if not number:
            return None
        before = frame.f_code.co_firstlineno
        now = self._now

        def lines(inner: FrameType, event: str, _argument: object) -> TraceFunction:
            nonlocal before
            if event == "line":
                now.add((number * _PRIME + before) * _PRIME + inner.f_lineno)
                before = inner.f_lineno
            return lines

        return lines
