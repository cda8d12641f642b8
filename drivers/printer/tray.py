"""Where simulated slips fall: numbered 1-bit PNG files, bit for bit what the head printed."""

from __future__ import annotations

import io
import os
import threading
from pathlib import Path

from drivers.printer.printer import Raster
from drivers.printer.raster import to_image


def png(raster: Raster, dots_per_mm: float = 8.0) -> bytes:
    """The raster as a 1-bit PNG that knows its size on paper."""
    stream = io.BytesIO()
    to_image(raster).save(stream, format="PNG", dpi=(dots_per_mm * 25.4, dots_per_mm * 25.4))
    return stream.getvalue()


class Tray:
    """Slips in the order they were cut. A torn one ends in `-torn.png`: it never became a receipt."""

    def __init__(self, folder: Path, dots_per_mm: float = 8.0) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._dots_per_mm = dots_per_mm
        self._lock = threading.Lock()

    def put(self, raster: Raster, *, torn: bool = False) -> Path:
        """Write the next slip; a reader of the folder sees it whole or not at all."""
        with self._lock:
            number = 1 + max((int(path.name[:4]) for path in self._folder.glob("[0-9]*.png")), default=0)
            target = self._folder / f"{number:04d}{'-torn' if torn else ''}.png"
            staged = target.with_suffix(".part")
            staged.write_bytes(png(raster, self._dots_per_mm))
            os.replace(staged, target)
            return target
