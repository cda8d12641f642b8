"""As much of TrueType as an invisible text layer needs: character to glyph, widths, a smaller font.

OpenType 1.9: tables cmap (format 4), head, hhea, hmtx, maxp, loca, glyf.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from functools import cached_property

#: cmap is left out: the PDF maps its own codes to glyphs.
_KEPT = ("cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep")
_COMPOSITE_WORDS, _COMPOSITE_MORE = 0x0001, 0x0020
_SCALES = ((0x0008, 2), (0x0040, 4), (0x0080, 8))


class Face:
    """A TrueType font that we ship; its bytes are trusted."""

    def __init__(self, data: bytes) -> None:
        self._tables: dict[str, bytes] = {}
        (count,) = struct.unpack_from(">H", data, 4)
        for index in range(count):
            tag, _, offset, length = struct.unpack_from(">4sIII", data, 12 + 16 * index)
            self._tables[tag.decode("ascii")] = data[offset : offset + length]
        head = self._tables["head"]
        self._units = int.from_bytes(head[18:20], "big")
        self.box = tuple(self._scaled(value) for value in struct.unpack_from(">4h", head, 36))
        (self._long_loca,) = struct.unpack_from(">h", head, 50)
        (self._glyphs,) = struct.unpack_from(">H", self._tables["maxp"], 4)
        ascent, descent = struct.unpack_from(">hh", self._tables["hhea"], 4)
        self.ascent, self.descent = self._scaled(ascent), self._scaled(descent)
        self._widths = int.from_bytes(self._tables["hhea"][34:36], "big")

    def glyph(self, character: str) -> int:
        """0 where the font has none."""
        return self._map.get(ord(character), 0)

    def advance(self, glyph: int) -> int:
        """In thousandths of the type size."""
        row = 4 * min(glyph, self._widths - 1)
        return self._scaled(struct.unpack_from(">H", self._tables["hmtx"], row)[0])

    def subset(self, glyphs: Iterable[int]) -> bytes:
        """The font with only these outlines (and those that they are built of), numbered as before."""
        wanted = self._with_parts({0, *glyphs})
        outlines, offsets = bytearray(), [0]
        for index in range(self._glyphs):
            if index in wanted:
                outlines += self._outline(index)
                outlines += bytes(-len(outlines) % 4)
            offsets.append(len(outlines))
        tables = {tag: self._tables[tag] for tag in _KEPT if tag in self._tables}
        head = bytearray(tables["head"])
        struct.pack_into(">h", head, 50, 1)
        tables |= {"glyf": bytes(outlines), "head": bytes(head)}
        tables["loca"] = struct.pack(f">{len(offsets)}I", *offsets)
        return _bound(tables)

    def _scaled(self, value: int) -> int:
        return round(value * 1000 / self._units)

    @cached_property
    def _map(self) -> dict[int, int]:
        cmap = self._tables["cmap"]
        (count,) = struct.unpack_from(">H", cmap, 2)
        for index in range(count):
            platform, encoding, offset = struct.unpack_from(">HHI", cmap, 4 + 8 * index)
            if (platform, encoding) == (3, 1) and struct.unpack_from(">H", cmap, offset)[0] == 4:
                return _segments(cmap[offset:])
        return {}

    def _outline(self, glyph: int) -> bytes:
        loca = self._tables["loca"]
        if self._long_loca:
            start, end = struct.unpack_from(">II", loca, 4 * glyph)
        else:
            start, end = (2 * half for half in struct.unpack_from(">HH", loca, 2 * glyph))
        return self._tables["glyf"][start:end]

    def _with_parts(self, glyphs: set[int]) -> set[int]:
        """Vietnamese letters are built of a base and its marks."""
        known: set[int] = set()
        waiting = list(glyphs)
        while waiting:
            glyph = waiting.pop()
            if glyph not in known:
                known.add(glyph)
                waiting += _parts(self._outline(glyph))
        return known


def _parts(outline: bytes) -> list[int]:
    if not outline or struct.unpack_from(">h", outline, 0)[0] >= 0:
        return []
    parts, at, flags = [], 10, _COMPOSITE_MORE
    while flags & _COMPOSITE_MORE:
        flags, glyph = struct.unpack_from(">HH", outline, at)
        parts.append(glyph)
        at += 8 if flags & _COMPOSITE_WORDS else 6
        at += next((size for flag, size in _SCALES if flags & flag), 0)
    return parts


def _segments(table: bytes) -> dict[int, int]:
    count = struct.unpack_from(">H", table, 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", table, 14)
    starts = struct.unpack_from(f">{count}H", table, 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", table, 16 + 4 * count)
    at = 16 + 6 * count
    ranges = struct.unpack_from(f">{count}H", table, at)
    found: dict[int, int] = {}
    for index in range(count):
        for code in range(starts[index], min(ends[index], 0xFFFE) + 1):
            glyph = code
            if ranges[index]:
                spot = at + 2 * index + ranges[index] + 2 * (code - starts[index])
                (glyph,) = struct.unpack_from(">H", table, spot)
                if not glyph:
                    continue
            found[code] = (glyph + deltas[index]) & 0xFFFF
    return found


def _bound(tables: dict[str, bytes]) -> bytes:
    """A font file: directory, then the tables at multiples of four, with their checksums."""
    power = len(tables).bit_length() - 1
    span = 16 << power
    directory = bytearray(struct.pack(">IHHHH", 0x00010000, len(tables), span, power, 16 * len(tables) - span))
    body, start = bytearray(), 12 + 16 * len(tables)
    for tag in sorted(tables):
        data = tables[tag]
        padded = data + bytes(-len(data) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        directory += struct.pack(">4sIII", tag.encode("ascii"), total, start + len(body), len(data))
        body += padded
    return bytes(directory + body)
