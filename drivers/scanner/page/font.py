"""A TrueType font of one empty glyph: all that an invisible text layer needs, in half a kilobyte.

OpenType 1.9: tables head, hhea, hmtx, maxp, loca, glyf. Which character a code means is the PDF's own affair
(ToUnicode), so one glyph is enough for every letter there is, those that no font of ours has among them.
"""

from __future__ import annotations

import struct

NAME = "TRAMMC+Unseen"
#: Units per em and width of the glyph: half an em.
EM, ADVANCE = 1000, 500
ASCENT, DESCENT = 800, -200
#: The glyph that every code shows; glyph 0 is the one that PDF/A-2 forbids to show (6.2.11.8).
GLYPH = 1


def unseen() -> bytes:
    """The font's bytes."""
    box = (0, DESCENT, ADVANCE, ASCENT)
    head = struct.pack(
        ">IIIIHHqqhhhhHHhhh", 0x00010000, 0x00010000, 0, 0x5F0F3CF5, 0x0B, EM, 0, 0, *box, 0, 8, 2, 0, 0
    )
    hhea = struct.pack(
        ">IhhhHhhhhhhhhhhhH", 0x00010000, ASCENT, DESCENT, 0, ADVANCE, 0, 0, ADVANCE, 1, 0, 0, 0, 0, 0, 0, 0, 2
    )
    maxp = struct.pack(">IH13H", 0x00010000, 2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)
    tables = {
        "glyf": bytes(4),
        "head": head,
        "hhea": hhea,
        "hmtx": struct.pack(">HhHh", ADVANCE, 0, ADVANCE, 0),
        "loca": struct.pack(">3H", 0, 0, 0),
        "maxp": maxp,
    }
    font = _bound(tables)
    # The whole file sums up to this magic number (OpenType 1.9, head: checkSumAdjustment).
    adjusted = (0xB1B0AFBA - _sum(font)) & 0xFFFFFFFF
    return _bound(tables | {"head": head[:8] + struct.pack(">I", adjusted) + head[12:]}, head)


def _bound(tables: dict[str, bytes], plain_head: bytes | None = None) -> bytes:
    """A font file: directory, then the tables at multiples of four, with their checksums."""
    power = len(tables).bit_length() - 1
    span = 16 << power
    directory = bytearray(struct.pack(">IHHHH", 0x00010000, len(tables), span, power, 16 * len(tables) - span))
    body, start = bytearray(), 12 + 16 * len(tables)
    for tag in sorted(tables):
        data = tables[tag]
        summed = plain_head if tag == "head" and plain_head is not None else data
        directory += struct.pack(">4sIII", tag.encode("ascii"), _sum(summed), start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    return bytes(directory + body)


def _sum(data: bytes) -> int:
    padded = data + bytes(-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF
