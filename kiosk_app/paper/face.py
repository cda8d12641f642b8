"""The photograph of a chip becomes plain pixels, in a process of its own under limits (see `confined`).

Whoever made the chip wrote that file: no decoder reads it where the citizen's words are. No disk is touched.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from drivers.cancel import Cancel
from kiosk_app.paper.confined import NoAnswer, answer, under_limits

_CHILD = Path(__file__).with_name("face_child.py")
_MOST_BYTES = 1 << 16
_WITHIN_S = 6.0
_WIDEST, _HIGHEST = 360, 480
_HEAD = re.compile(rb"P6\n(\d{1,3}) (\d{1,3})\n255\n")
_LONGEST_HEAD = 15


def installed() -> tuple[str, ...] | None:
    """The command that decodes, None on a machine that cannot limit it: then nothing is decoded."""
    return under_limits(sys.executable, "-I", str(_CHILD))


class FaceDecoding:
    """`pixels` blocks, may be used from any thread, and answers with a value in every case."""

    def __init__(
        self,
        command: tuple[str, ...] | None = None,
        within_s: float = _WITHIN_S,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """`command`: for tests; else ours."""
        self._command = command
        self._within_s = within_s
        self._monotonic = monotonic

    def pixels(self, image: bytes, cancel: Cancel) -> bytes | None:
        """A binary PPM of at most 360 x 480 pixels; None where there is none, or nobody wants it any more."""
        command = self._command or installed()
        if command is None or not 0 < len(image) <= _MOST_BYTES:
            return None
        until = self._monotonic() + self._within_s
        said = answer(command, image, ppm_bytes, cancel, over=lambda: self._monotonic() > until)
        if isinstance(said, NoAnswer) or len(said) != ppm_bytes(said[:_LONGEST_HEAD]):
            return None
        return said if _HEAD.match(said) else None


def ppm_bytes(head: bytes) -> int:
    """How many bytes a picture has that begins so; none where it is no face of ours."""
    found = _HEAD.match(head)
    if found is None:
        return _LONGEST_HEAD if len(head) < _LONGEST_HEAD else 0
    width, height = int(found[1]), int(found[2])
    if not (1 <= width <= _WIDEST and 1 <= height <= _HIGHEST):
        return 0
    return found.end() + 3 * width * height
