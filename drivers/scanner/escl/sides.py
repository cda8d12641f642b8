"""A side of paper as a scanner sends it: JPEG of the asked size, in grey or colour."""

from __future__ import annotations

import io
import struct
from functools import lru_cache

from PIL import Image

from drivers.scanner.escl.words import Settings


@lru_cache(maxsize=8)
def side(picture: bytes, settings: Settings) -> bytes:
    """`picture` (JPEG or PNG of a whole A4 sheet) as this job wants it. Raises OSError."""
    with Image.open(io.BytesIO(picture), formats=("JPEG", "PNG")) as image:
        shown = image.convert("RGB" if settings.colour else "L").resize((settings.width, settings.height))
    sink = io.BytesIO()
    shown.save(sink, "JPEG", quality=90, dpi=(settings.dpi, settings.dpi))
    return sink.getvalue()


@lru_cache(maxsize=1)
def lid() -> bytes:
    """What a flatbed sees with nothing on it, JPEG."""
    sink = io.BytesIO()
    Image.effect_noise((1240, 1754), 6).point([min(255, value + 112) for value in range(256)]).save(
        sink, "JPEG"
    )
    return sink.getvalue()


def bomb(jpeg: bytes) -> bytes:
    """The same file with a frame header (ITU-T T.81, B.2.2) of 60000 by 60000 pixels."""
    at = next(place for place in range(len(jpeg)) if jpeg[place : place + 2] in (b"\xff\xc0", b"\xff\xc2"))
    return jpeg[: at + 5] + struct.pack(">HH", 60000, 60000) + jpeg[at + 9 :]
