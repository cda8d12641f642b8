"""What the child answers a technician: where the page is, and what the empty tray looks like."""

from __future__ import annotations

import hashlib
import time
from typing import Any

import numpy as np

from drivers.scanner.find import tray as trays
from drivers.scanner.find.quad import pixels as in_pixels
from drivers.scanner.page import find, pixels
from drivers.scanner.page.wire import Message


class Detecting:
    """Keeps the reference it was given last, so that a hundred pictures of one tray decode it once."""

    def __init__(self) -> None:
        self._tray: tuple[bytes, trays.Tray] | None = None
        self._warm = False

    def detect(self, _header: dict[str, Any], blobs: tuple[bytes, ...]) -> Message:
        """`blobs`: the picture, and a reference if any. Corners in pixels. Raises PictureRefusedError."""
        picture = pixels.decode(blobs[0])
        tray = self.reference(blobs[1]) if len(blobs) > 1 else None
        if not self._warm:
            # The network is loaded once a process; no later frame waits for it.
            find.find(np.zeros((64, 64, 3), np.uint8))
            self._warm = True
        start = time.perf_counter()
        found = find.find(picture, tray)
        spent = round((time.perf_counter() - start) * 1000, 1)
        if found is None:
            return Message({"nothing": True, "ms": spent})
        corners = in_pixels(found.corners, (picture.shape[1], picture.shape[0])).tolist()
        rounded = [[round(x, 2), round(y, 2)] for x, y in corners]
        said = {"corners": rounded, "confidence": round(min(1.0, found.confidence), 4)}
        return Message(said | {"accept": found.accept, "ms": spent})

    def calibrate(self, _header: dict[str, Any], blobs: tuple[bytes, ...]) -> Message:
        """`blobs`: pictures of the empty tray; answers with the reference. Raises PictureRefusedError."""
        pictures = [pixels.decode(blob) for blob in blobs]
        try:
            tray = trays.calibrated(pictures)
        except ValueError as error:
            raise pixels.PictureRefusedError(str(error)) from error
        return Message({"width": tray.mean.shape[1], "height": tray.mean.shape[0]}, (trays.encoded(tray),))

    def reference(self, data: bytes) -> trays.Tray:
        """From the file that `calibrate` made. Raises PictureRefusedError."""
        digest = hashlib.sha256(data).digest()
        if self._tray is None or self._tray[0] != digest:
            self._tray = digest, trays.decoded(data)
        return self._tray[1]
