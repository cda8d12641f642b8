"""Bind pages into one searchable PDF: the picture of each page, and its words invisibly over it.

Shaped as PDF/A-2b asks (ISO 19005-2: sRGB output intent, every font embedded, a Unicode map, no dates
that nobody set), but it does not claim the name: no validator has said so yet.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageCms

from drivers.scanner.page import light, pixels
from drivers.scanner.page.font import Face
from drivers.scanner.page.limits import FILED_PICTURE_BYTES
from drivers.scanner.page.pixels import Picture
from drivers.scanner.page.read import Word

_FONT = Path(__file__).resolve().parents[3] / "assets" / "fonts" / "BeVietnamPro-Medium.ttf"
_A4 = (595.276, 841.89)
#: Tried in order until the picture is small enough: 200 dpi first, then 150.
_LADDER = ((False, 60), (False, 45), (True, 60), (True, 45), (True, 30))


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page to bind: a JPEG and the words on it."""

    jpeg: bytes
    words: tuple[Word, ...]


def slim(picture: Picture) -> bytes:
    """The page picture as it is filed: light taken off, colour kept, at most 150 KiB where that can be."""
    even = light.for_filing(picture)
    small = light.smaller(even)
    jpeg = b""
    for reduced, quality in _LADDER:
        jpeg = pixels.encode(small if reduced else even, quality)
        if len(jpeg) <= FILED_PICTURE_BYTES:
            break
    return jpeg


def bind(leaves: Sequence[Leaf]) -> bytes:
    """One PDF. The same leaves give the same bytes."""
    with pikepdf.new() as pdf:
        letters = _Letters(leaves)
        font = letters.embed(pdf)
        for leaf in leaves:
            _page(pdf, leaf, font, letters)
        _describe(pdf)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()


class _Letters:
    """Codes for the characters that occur, in the order of Unicode."""

    def __init__(self, leaves: Sequence[Leaf]) -> None:
        used = {" "}.union(*(word.text for leaf in leaves for word in leaf.words))
        self._codes = {character: code for code, character in enumerate(sorted(used), start=1)}
        self._face = _face()
        self._glyphs = {character: self._face.glyph(character) for character in self._codes}

    def encode(self, text: str) -> str:
        return "".join(f"{self._codes[character]:04X}" for character in text)

    def width(self, text: str) -> float:
        """In type sizes."""
        return sum(self._face.advance(self._glyphs[character]) for character in text) / 1000

    def embed(self, pdf: pikepdf.Pdf) -> pikepdf.Object:
        face, name = self._face, Name("/TRAMMC+BeVietnamPro-Medium")
        program = pdf.make_stream(face.subset(self._glyphs.values()))
        program.Length1 = len(program.read_bytes())
        descriptor = Dictionary(
            Type=Name.FontDescriptor,
            FontName=name,
            Flags=4,
            FontBBox=Array(list(face.box)),
            ItalicAngle=0,
            Ascent=face.ascent,
            Descent=face.descent,
            CapHeight=face.ascent,
            StemV=90,
            FontFile2=program,
        )
        to_glyph = b"\0\0" + b"".join(glyph.to_bytes(2, "big") for glyph in self._glyphs.values())
        widths = [face.advance(glyph) for glyph in self._glyphs.values()]
        descendant = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=name,
            CIDSystemInfo=Dictionary(
                Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0
            ),
            FontDescriptor=pdf.make_indirect(descriptor),
            CIDToGIDMap=pdf.make_stream(to_glyph),
            W=Array([1, Array(widths)]),
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
        """A CMap (PDF 32000-1, 9.10.3); sections hold 100 lines at most."""
        pairs = [
            f"<{code:04X}> <{character.encode('utf-16-be').hex().upper()}>"
            for character, code in self._codes.items()
        ]
        sections = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
        lines = ["/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap"]
        lines += ["/CMapName /Adobe-Identity-UCS def", "/CMapType 2 def"]
        lines += ["1 begincodespacerange", "<0000> <FFFF>", "endcodespacerange"]
        for section in sections:
            lines += [f"{len(section)} beginbfchar", *section, "endbfchar"]
        lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
        return "\n".join(lines).encode("ascii")


@cache
def _face() -> Face:
    return Face(_FONT.read_bytes())


def _page(pdf: pikepdf.Pdf, leaf: Leaf, font: pikepdf.Object, letters: _Letters) -> None:
    with Image.open(io.BytesIO(leaf.jpeg), formats=("JPEG",)) as image:
        columns, rows = image.size
        space = Name.DeviceGray if image.mode == "L" else Name.DeviceRGB
    width, height = _A4 if columns < rows else (_A4[1], _A4[0])
    picture = pdf.make_stream(
        leaf.jpeg,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=columns,
        Height=rows,
        ColorSpace=space,
        BitsPerComponent=8,
        Filter=Name.DCTDecode,
    )
    drawn = f"q {width:.3f} 0 0 {height:.3f} 0 0 cm /Page Do Q\n"
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, round(width, 3), round(height, 3)]),
        Resources=Dictionary(XObject=Dictionary(Page=picture), Font=Dictionary(Text=font)),
        Contents=pdf.make_stream((drawn + _text(leaf.words, width, height, letters)).encode("ascii")),
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))


def _text(words: Sequence[Word], width: float, height: float, letters: _Letters) -> str:
    """Words as invisible text (rendering mode 3), each stretched to the width that it has in print."""
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


def _describe(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Lang = pikepdf.String("vi-VN")
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name("/GTS_PDFA1"),
                OutputConditionIdentifier=pikepdf.String("sRGB"),
                Info=pikepdf.String("sRGB IEC61966-2.1"),
                DestOutputProfile=pdf.make_stream(profile, N=3),
            )
        ]
    )
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=True) as metadata:
        metadata["xmp:CreatorTool"] = "tram-mot-cua"
