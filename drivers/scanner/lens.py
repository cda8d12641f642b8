"""A V4L2 camera, or a film or picture file in its place. The only importer of VideoCapture.

Runs in the child process, where a driver that hangs in the kernel can be killed.
"""

from __future__ import annotations

import cv2
import numpy as np

from drivers.scanner.page.limits import MAX_PICTURE_PIXELS
from drivers.scanner.page.pixels import Picture

#: Document cameras give their full picture only as Motion-JPEG; ask for 5 megapixels, take what comes.
_ASKED = (2592, 1944)


class LensClosedError(Exception):
    """The camera does not open, or gives no more pictures."""


class Lens:
    """An open camera. Raises LensClosedError when it does not open."""

    def __init__(self, device: str) -> None:
        live = device.startswith("/dev/video")
        self._film = None if live else device
        self._capture = cv2.VideoCapture(device, cv2.CAP_V4L2 if live else cv2.CAP_FFMPEG)
        if live:
            self._capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
            self._capture.set(cv2.CAP_PROP_FRAME_WIDTH, _ASKED[0])
            self._capture.set(cv2.CAP_PROP_FRAME_HEIGHT, _ASKED[1])
            # An old picture shows where the sheet was, not where it is.
            self._capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
        if not self._capture.isOpened():
            raise LensClosedError("does not open")

    def grab(self) -> Picture:
        """The next picture, RGB. A film starts over at its end. Raises LensClosedError."""
        got, frame = self._capture.read()
        if not got and self._film:
            self._capture.open(self._film, cv2.CAP_FFMPEG)
            got, frame = self._capture.read()
        if not got or frame.ndim != 3 or frame.shape[0] * frame.shape[1] > MAX_PICTURE_PIXELS:
            raise LensClosedError("gives no picture")
        return np.asarray(cv2.cvtColor(frame, cv2.COLOR_BGR2RGB), np.uint8)

    def close(self) -> None:
        self._capture.release()
