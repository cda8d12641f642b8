"""Words as invisible text over the picture of a page: found, marked and copied, never seen.

PDF 32000-1: text rendering mode 3 (9.3.6), composite fonts (9.7), ToUnicode (9.10.3).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

import pikepdf
from pikepdf import Array, Dictionary, Name

from drivers.scanner.page import font
from drivers.scanner.page.word import Word


class Letters:
    """Codes for the characters that occur, in the order of Unicode."""

    def __init__(self, texts: Iterable[str]) -> None:
        used = {" "}.union(*texts)
        self._codes = {character: code for code, character in enumerate(sorted(used), start=1)}

    def encode(self, text: str) -> str:
        return "".join(f"{self._codes[character]:04X}" for character in text)

    def width(self, text: str) -> float:
        """In type sizes."""
        return len(text) * font.ADVANCE / font.EM

    def embed(self, pdf: pikepdf.Pdf) -> pikepdf.Object:
        name = Name(f"/{font.NAME}")
        data = font.unseen()
        program = pdf.make_stream(data)
        program.Length1 = len(data)
        descriptor = Dictionary(
            Type=Name.FontDescriptor,
            FontName=name,
            Flags=4,
            FontBBox=Array([0, font.DESCENT, font.ADVANCE, font.ASCENT]),
            ItalicAngle=0,
            Ascent=font.ASCENT,
            Descent=font.DESCENT,
            CapHeight=font.ASCENT,
            StemV=80,
            FontFile2=program,
        )
        descendant = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=name,
            CIDSystemInfo=Dictionary(
                Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0
            ),
            FontDescriptor=pdf.make_indirect(descriptor),
            CIDToGIDMap=pdf.make_stream(b"\0\0" + font.GLYPH.to_bytes(2, "big") * len(self._codes)),
            DW=font.ADVANCE,
        )
        return pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type0,
                BaseFont=name,
                Encoding=Name("/Identity-H"),
                DescendantFonts=Array([pdf.make_indirect(descendant)]),
                ToUnicode=pdf.make_stream(self._unicode_map()),
            )
        )

    def _unicode_map(self) -> bytes:
        """A CMap; sections hold 100 lines at most."""
        pairs = [
            f"<{code:04X}> <{character.encode('utf-16-be').hex().upper()}>"
            for character, code in self._codes.items()
        ]
        sections = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
        lines = ["/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap"]
        lines += ["/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def"]
        lines += ["/CMapName /Adobe-Identity-UCS def", "/CMapType 2 def"]
        lines += ["1 begincodespacerange", "<0000> <FFFF>", "endcodespacerange"]
        for section in sections:
            lines += [f"{len(section)} beginbfchar", *section, "endbfchar"]
        lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
        return "\n".join(lines).encode("ascii")


def text_layer(words: Sequence[Word], width: float, height: float, letters: Letters) -> str:
    """The operators that lay `words` over a page of `width` × `height` points, each as wide as in print."""
    if not words:
        return ""
    parts = ["BT 3 Tr"]
    for _, group in groupby(words, key=lambda word: word.line):
        line = list(group)
        top, bottom = min(word.top for word in line), max(word.bottom for word in line)
        size = max(2.0, (bottom - top) * height * 0.9)
        base = height * (1 - bottom) + 0.22 * size
        parts.append(f"/Text {size:.2f} Tf")
        for word in line:
            natural = letters.width(word.text) * size
            stretch = 100 * (word.right - word.left) * width / natural if natural > 0 else 100.0
            # The space after the word is what makes two words of two when copied.
            code = letters.encode(word.text + " ")
            place = f"1 0 0 1 {word.left * width:.2f} {base:.2f} Tm"
            parts.append(f"{min(max(stretch, 10.0), 1000.0):.1f} Tz {place} <{code}> Tj")
    parts.append("ET")
    return "\n".join(parts)
