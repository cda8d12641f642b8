"""Puts files into the page itself, so that it opens anywhere and asks nobody for anything."""

from __future__ import annotations

import base64
import io
from pathlib import Path

from PIL import Image

_QUALITY = 84


def data(content: bytes, media: str) -> str:
    return f"data:{media};base64,{base64.b64encode(content).decode()}"


def file(path: Path, media: str) -> str:
    return data(path.read_bytes(), media)


def picture(source: Path | bytes, width: int) -> tuple[str, int, int]:
    """WebP of at most `width` pixels, with its width and height."""
    with Image.open(io.BytesIO(source) if isinstance(source, bytes) else source) as image:
        small = image.convert("RGB")
    if small.width > width:
        # A whole factor keeps lines crisp and costs a tenth of a filter.
        small = small.reduce(-(-small.width // width))
    stream = io.BytesIO()
    small.save(stream, format="WEBP", quality=_QUALITY, method=2)
    return data(stream.getvalue(), "image/webp"), small.width, small.height


def raster(path: Path) -> tuple[str, int, int]:
    """A 1-bit slip as it is, dot for dot."""
    with Image.open(path) as image:
        return file(path, "image/png"), image.width, image.height
