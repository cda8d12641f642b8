"""Encoded pictures in, pixels out, and back. One decoder reads the header and the body alike.

Two decoders could disagree about the size of a hostile file: what the first measured the second would
not be bound by. So Pillow does both.
"""

from __future__ import annotations

import io
import struct
import zlib

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps

from drivers.scanner.page.limits import MAX_PICTURE_BYTES, MAX_PICTURE_PIXELS

#: RGB, 8 bits a channel, shape (height, width, 3).
Picture = npt.NDArray[np.uint8]
#: One channel, shape (height, width).
Grey = npt.NDArray[np.uint8]

_FORMATS = ("JPEG", "PNG")
#: What `scanimage` writes: plain bytes behind a short header (pgm(5), ppm(5)).
_RAW = (b"P5", b"P6")
_BROKEN = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    KeyError,
    IndexError,
    TypeError,
    OverflowError,
    MemoryError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)


class PictureRefusedError(Exception):
    """A picture that is not decoded. The text names the reason and holds nothing of the picture."""


def decode(data: bytes) -> Picture:
    """JPEG, PNG or raw PNM, turned upright by its EXIF orientation. Raises PictureRefusedError."""
    if len(data) > MAX_PICTURE_BYTES:
        raise PictureRefusedError("too many bytes")
    # Of this family the other members are text, and slow to read.
    formats = ("PPM",) if data[:2] in _RAW else _FORMATS
    try:
        with Image.open(io.BytesIO(data), formats=formats) as image:
            width, height = image.size
            if width * height > MAX_PICTURE_PIXELS:
                raise PictureRefusedError("too many pixels")
            if min(width, height) < 16:
                raise PictureRefusedError("too few pixels")
            upright = ImageOps.exif_transpose(image)
            return np.asarray(upright.convert("RGB"))
    except _BROKEN as error:
        raise PictureRefusedError(f"not readable: {type(error).__name__}") from None


def encode(picture: Picture | Grey, quality: int, dpi: int | None = None) -> bytes:
    """A baseline JPEG without metadata."""
    out = io.BytesIO()
    image = Image.fromarray(picture)
    if dpi is None:
        image.save(out, "JPEG", quality=quality)
    else:
        image.save(out, "JPEG", quality=quality, dpi=(dpi, dpi))
    return out.getvalue()


def fit(picture: Picture, width: int, height: int) -> Picture:
    """Scale down into a box, keeping the aspect; never up."""
    image = Image.fromarray(picture)
    ratio = min(width / image.width, height / image.height, 1.0)
    size = (max(1, round(image.width * ratio)), max(1, round(image.height * ratio)))
    return np.asarray(image.resize(size, Image.Resampling.BILINEAR, reducing_gap=1.5))
