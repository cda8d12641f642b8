"""What a printer remembers of its paper: how much of the roll is used, and what lies torn in its mouth.

Kept in a small file where one is named, so that a restart forgets neither. It holds lengths and no word
of what was printed.
"""

from __future__ import annotations

import contextlib
import json
import os
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from drivers.printer.printer import PrinterState, PrinterStatus

#: From here on a roll is near its end where no sensor says so: some thirty receipts.
NEAR_END_MM = 3000
_LONGEST_MM = 10_000_000
_LONGEST_VOID = 200


@dataclass(frozen=True, slots=True)
class Kept:
    """`void` are the words for the piece of paper that an ended job left in the printer, if `torn`."""

    used_mm: float = 0.0
    low: bool = False
    torn: bool = False
    void: str = ""


class Roll:
    """`length_mm` 0 counts nothing. Safe to use from several threads; a file that cannot be kept is not kept.

    A roll is taken for new once the printer says that there is paper enough, after it said that there was
    little or none. Where no sensor says so, `renew` is for whoever changes it.
    """

    def __init__(self, length_mm: float = 0.0, file: Path | None = None) -> None:
        self._length_mm = length_mm
        self._file = file
        self._lock = threading.Lock()
        self._kept = _read(file)

    @property
    def torn(self) -> bool:
        return self._kept.torn

    @property
    def void(self) -> str:
        return self._kept.void

    def tear(self, void: str) -> None:
        """A job begins: until it is confirmed, the next marks its piece with `void` and cuts it off."""
        self._keep(lambda kept: replace(kept, torn=True, void=void))

    def mend(self) -> None:
        """The job was confirmed, or the torn piece was marked and cut off."""
        self._keep(lambda kept: replace(kept, torn=False, void=""))

    def took(self, millimetres: float) -> None:
        self._keep(lambda kept: replace(kept, used_mm=kept.used_mm + millimetres))

    def renew(self) -> None:
        self._keep(lambda kept: replace(kept, used_mm=0.0, low=False))

    def seen(self, status: PrinterStatus) -> PrinterStatus:
        """The status with what the count adds to it: what is left, and that it is little."""
        if status.state in (PrinterState.PAPER_OUT, PrinterState.NEAR_END):
            self._keep(lambda kept: replace(kept, low=True))
        elif self._kept.low and status.state is PrinterState.READY:
            self.renew()
        if not self._length_mm or status.state is PrinterState.GONE:
            return status
        out = status.state is PrinterState.PAPER_OUT
        left = 0 if out else max(0, round(self._length_mm - self._kept.used_mm))
        near = status.state is PrinterState.READY and left <= NEAR_END_MM
        return replace(status, state=PrinterState.NEAR_END if near else status.state, left_mm=left)

    def _keep(self, change: Callable[[Kept], Kept]) -> None:
        with self._lock:
            before, changed = self._kept, change(self._kept)
            if changed == before:
                return
            self._kept = changed
            if self._file is None:
                return
            # The count is a help: no print fails for want of it.
            with contextlib.suppress(OSError):
                _write(self._file, changed, durably=before.torn or changed.torn)


def _write(file: Path, kept: Kept, *, durably: bool) -> None:
    """A count may be lost with the power; a torn piece would then go out as the head of the next slip.

    Raises OSError.
    """
    staged = file.with_name(f"{file.name}.new")
    with staged.open("w", encoding="utf-8") as writing:
        json.dump(asdict(kept), writing, ensure_ascii=False)
        if durably:
            writing.flush()
            os.fsync(writing.fileno())
    os.replace(staged, file)
    if durably:
        folder = os.open(file.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _read(file: Path | None) -> Kept:
    """A file that is not there, or that cannot be read, is a new roll."""
    if file is None:
        return Kept()
    try:
        raw = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Kept()
    if not isinstance(raw, dict) or set(raw) != {"used_mm", "low", "torn", "void"}:
        return Kept()
    used, void = raw["used_mm"], raw["void"]
    if not isinstance(used, int | float) or not 0 <= used < _LONGEST_MM or not isinstance(void, str):
        return Kept()
    return Kept(float(used), raw["low"] is True, raw["torn"] is True, void[:_LONGEST_VOID])
