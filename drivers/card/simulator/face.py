"""DG2 with a face that belongs to nobody: drawn by this code, in the wrapping of ISO/IEC 19794-5.

The picture is filled up with a comment to a given size, so that the byte counts of a bench do not hang on which
encoder drew it.
"""

from __future__ import annotations

import functools
import io
import zlib

from PIL import Image, ImageDraw

from drivers.card.simulator.der import tlv

_SIZE = (360, 480)
_SKINS = ((236, 201, 170), (222, 184, 148), (205, 164, 126), (241, 213, 187))
_COATS = ((52, 73, 110), (120, 44, 52), (44, 92, 74), (88, 72, 120), (96, 96, 100))
_COMMENT = 4


@functools.lru_cache(maxsize=64)
def dg2(seed: str, octets: int) -> bytes:
    """EF.DG2 whose picture has exactly `octets` bytes; `seed` gives it colours of its own."""
    picture = _filled(_drawn(zlib.crc32(seed.encode())), octets)
    header = tlv("81", b"\x02") + tlv("82", b"\x00") + tlv("87", b"\x01\x01") + tlv("88", b"\x00\x08")
    one = tlv("7F60", tlv("A1", header), tlv("5F2E", _record(picture)))
    return tlv("75", tlv("7F61", tlv("02", b"\x01"), one))


def _record(picture: bytes) -> bytes:
    """ISO/IEC 19794-5, 5.3 to 5.7: one face, no feature points, a JPEG of a full frontal image."""
    width, height = (side.to_bytes(2, "big") for side in _SIZE)
    image = b"\x01\x00" + width + height + b"\x01\x00" + bytes(4)
    facial = (20 + len(image) + len(picture)).to_bytes(4, "big") + bytes(16)
    body = facial + image + picture
    return b"FAC\x00" + b"010\x00" + (14 + len(body)).to_bytes(4, "big") + b"\x00\x01" + body


def _drawn(lot: int) -> Image.Image:
    width, height = _SIZE
    skin, coat = _SKINS[lot % 4], _COATS[lot // 4 % 5]
    hair = (24 + lot % 40, 20 + lot % 24, 18)
    picture = Image.new("RGB", _SIZE, (214, 224, 234))
    pen = ImageDraw.Draw(picture)
    middle, crown = width // 2, 90
    pen.ellipse((middle - 104, crown - 22, middle + 104, crown + 210), fill=hair)
    pen.polygon(((20, height), (90, 350), (middle, 330), (width - 90, 350), (width - 20, height)), fill=coat)
    pen.rectangle((middle - 34, 280, middle + 34, 352), fill=tuple(part - 14 for part in skin))
    pen.ellipse((middle - 84, crown + 6, middle + 84, crown + 226), fill=skin)
    pen.chord((middle - 88, crown - 10, middle + 88, crown + 110), 180, 360, fill=hair)
    for side in (-36, 36):
        eye = middle + side
        pen.ellipse((eye - 14, 188, eye + 14, 202), fill=(250, 250, 250))
        pen.ellipse((eye - 6, 189, eye + 6, 201), fill=(44, 30, 22))
        pen.arc((eye - 20, 168, eye + 20, 196), 200, 340, fill=hair, width=5)
    pen.line((middle, 200, middle - 8, 240, middle + 4, 242), fill=tuple(part - 40 for part in skin), width=3)
    pen.arc((middle - 30, 248, middle + 30, 280), 20, 160, fill=(158, 74, 70), width=5)
    return picture


def _filled(picture: Image.Image, octets: int) -> bytes:
    for quality in range(95, 4, -5):
        held = io.BytesIO()
        picture.save(held, "JPEG", quality=quality)
        made = held.getvalue()
        lacking = octets - len(made)
        if lacking >= _COMMENT:
            comment = b"\xff\xfe" + (lacking - 2).to_bytes(2, "big") + b"." * (lacking - _COMMENT)
            return made[:2] + comment + made[2:]
    raise ValueError("too small for any picture")
