"""Papers from the process that lays them out: one child for each, through pipes, killed when nobody wants it.

The compiler of pages keeps what it has seen, and takes tens of megabytes: neither is for the process that lives
through a thousand visits. See `child` for what is said between the two.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from drivers.cancel import Cancel

_ROOT = Path(__file__).resolve().parents[2]
_COMMAND = (sys.executable, "-P", "-m", "kiosk_app.paper.child")
_PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT")
_NUMBER = 4
_SLICE_S = 0.05
#: So many times what the longest declaration takes on a slow machine.
_WITHIN_S = 20.0


@dataclass(frozen=True, slots=True)
class NoPaper:
    """There is none: `cancelled` because nobody wants it any more, else because it could not be made."""

    cancelled: bool = False


class Press:
    """`pdf` and `pictures` block, may be used from any thread, and answer with a value in every case."""

    def __init__(
        self,
        command: tuple[str, ...] = _COMMAND,
        within_s: float = _WITHIN_S,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._command = command
        self._within_s = within_s
        self._monotonic = monotonic

    def pdf(self, template: str, values: Mapping[str, Any], made: datetime, cancel: Cancel) -> bytes | NoPaper:
        files = self._ask(template, values, made, 0, cancel)
        return files if isinstance(files, NoPaper) else files[0]

    def pictures(
        self, template: str, values: Mapping[str, Any], made: datetime, dots_per_inch: int, cancel: Cancel
    ) -> tuple[bytes, ...] | NoPaper:
        """A PNG for each page."""
        return self._ask(template, values, made, dots_per_inch, cancel)

    def _ask(
        self, template: str, values: Mapping[str, Any], made: datetime, dots: int, cancel: Cancel
    ) -> tuple[bytes, ...] | NoPaper:
        order = {"template": template, "values": values, "made": int(made.timestamp()), "dots_per_inch": dots}
        # Memory and no pipe: what a pipe does not take at once would not be given after a look at `cancel`.
        with open(os.memfd_create("order", os.MFD_CLOEXEC), "w+b") as asked:
            asked.write(json.dumps(order).encode())
            asked.seek(0)
            try:
                child = subprocess.Popen(
                    self._command,
                    stdin=asked,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    env=_environment(),
                )
            except OSError:
                return NoPaper()
        try:
            told = self._converse(child, cancel)
        finally:
            child.kill()
            child.communicate()
        if isinstance(told, NoPaper):
            return told
        return _files(told) or NoPaper()

    def _converse(self, child: subprocess.Popen[bytes], cancel: Cancel) -> bytes | NoPaper:
        until = self._monotonic() + self._within_s
        while True:
            try:
                told, _ = child.communicate(timeout=_SLICE_S)
            except subprocess.TimeoutExpired:
                if cancel.cancelled:
                    return NoPaper(cancelled=True)
                if self._monotonic() > until:
                    return NoPaper()
                continue
            if cancel.cancelled:
                return NoPaper(cancelled=True)
            return told if child.returncode == 0 else NoPaper()


def _files(told: bytes) -> tuple[bytes, ...]:
    """Every file whole, or none."""
    count, at = int.from_bytes(told[:_NUMBER], "big"), _NUMBER
    files = []
    while at < len(told):
        size = int.from_bytes(told[at : at + _NUMBER], "big")
        at += _NUMBER
        files.append(told[at : at + size])
        at += size
    whole = at == len(told) and len(files) == count and all(files)
    return tuple(files) if whole else ()


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return kept | {"PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1", "LANG": "C.UTF-8"}
