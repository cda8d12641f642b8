"""Bind pages into one searchable PDF/A-2b: print as a black mask, colour as cut-outs, words unseen over both.

ISO 19005-2: sRGB output intent, no transparency, every font embedded, a Unicode map for all text, no dates that
nobody set. Nothing is painted twice by different means, so what an officer sees is what was on the paper.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from functools import cache

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import ImageCms

from drivers.scanner.page import wire
from drivers.scanner.page.about import About, packet
from drivers.scanner.page.layers import Cut, Layers
from drivers.scanner.page.text_layer import Letters, text_layer
from drivers.scanner.page.word import Word

_POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page to bind. `width` and `height` of the paper in inches."""

    layers: Layers
    words: tuple[Word, ...]
    width: float
    height: float

    def packed(self) -> bytes:
        """As one blob, for whoever carries leaves without looking into them."""
        head = {
            "size": [self.width, self.height],
            "print": [self.layers.columns, self.layers.rows],
            "cuts": [[c.left, c.top, c.right, c.bottom, c.channels] for c in self.layers.cuts],
            "words": [astuple(word) for word in self.words],
        }
        return wire.pack(head, [self.layers.print_g4, *(cut.jpeg for cut in self.layers.cuts)])


def whole(jpeg: bytes, width: float, height: float) -> bytes:
    """A packed leaf of a picture that could not be taken apart; sizes in inches."""
    return Leaf(Layers(b"", 0, 0, (Cut(jpeg, 0.0, 0.0, 1.0, 1.0, 3),)), (), width, height).packed()


def unpacked(blob: bytes) -> Leaf:
    """Raises WireError, KeyError, TypeError or ValueError for what is no packed leaf."""
    source = io.BytesIO(blob)

    def read(size: int) -> bytes:
        taken = source.read(size)
        if len(taken) < size:
            raise wire.WireError("leaf cut short")
        return taken

    message = wire.read_message(read)
    head, (print_g4, *jpegs) = message.header, message.blobs
    cuts = tuple(Cut(jpeg, *place) for jpeg, place in zip(jpegs, head["cuts"], strict=True))
    columns, rows = head["print"]
    width, height = head["size"]
    return Leaf(
        Layers(print_g4, columns, rows, cuts), tuple(Word(*word) for word in head["words"]), width, height
    )


def bind(leaves: Sequence[Leaf], about: About | None = None) -> bytes:
    """One PDF. The same leaves give the same bytes."""
    with pikepdf.new() as pdf:
        letters = Letters(word.text for leaf in leaves for word in leaf.words)
        font = letters.embed(pdf)
        for leaf in leaves:
            _page(pdf, leaf, font, letters)
        _describe(pdf, about or About())
        out = io.BytesIO()
        pdf.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            recompress_flate=True,
        )
        return out.getvalue()


def _page(pdf: pikepdf.Pdf, leaf: Leaf, font: pikepdf.Object, letters: Letters) -> None:
    width, height = leaf.width * _POINTS_PER_INCH, leaf.height * _POINTS_PER_INCH
    pictures, drawn = Dictionary(), []
    for index, cut in enumerate(leaf.layers.cuts):
        name = f"/Cut{index}"
        pictures[name] = _cut(pdf, cut)
        place = (
            (cut.right - cut.left) * width,
            (cut.bottom - cut.top) * height,
            cut.left * width,
            (1 - cut.bottom) * height,
        )
        drawn.append(f"q {place[0]:.3f} 0 0 {place[1]:.3f} {place[2]:.3f} {place[3]:.3f} cm {name} Do Q")
    if leaf.layers.print_g4:
        pictures["/Print"] = _print(pdf, leaf.layers)
        drawn.append(f"q 0 g {width:.3f} 0 0 {height:.3f} 0 0 cm /Print Do Q")
    drawn.append(text_layer(leaf.words, width, height, letters))
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, round(width, 3), round(height, 3)]),
        Resources=Dictionary(XObject=pictures, Font=Dictionary(Text=font)),
        Contents=pdf.make_stream("\n".join(drawn).encode("ascii")),
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))


def _print(pdf: pikepdf.Pdf, layers: Layers) -> pikepdf.Object:
    """A stencil: where the bit is 0 it paints (PDF 32000-1, 8.9.6.2), which `BlackIs1` false makes the ink."""
    return pdf.make_stream(
        layers.print_g4,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=layers.columns,
        Height=layers.rows,
        ImageMask=True,
        BitsPerComponent=1,
        Filter=Name.CCITTFaxDecode,
        DecodeParms=Dictionary(K=-1, Columns=layers.columns, Rows=layers.rows, BlackIs1=False),
    )


def _cut(pdf: pikepdf.Pdf, cut: Cut) -> pikepdf.Object:
    columns, rows = _jpeg_size(cut.jpeg)
    return pdf.make_stream(
        cut.jpeg,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=columns,
        Height=rows,
        ColorSpace=Name.DeviceRGB if cut.channels == 3 else Name.DeviceGray,
        BitsPerComponent=8,
        Filter=Name.DCTDecode,
    )


def _jpeg_size(jpeg: bytes) -> tuple[int, int]:
    """Columns and rows, from the frame header (ITU-T T.81, B.2.2). Raises ValueError."""
    at = 2
    while at + 9 <= len(jpeg) and jpeg[at] == 0xFF:
        marker, length = jpeg[at + 1], int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xC2:
            return int.from_bytes(jpeg[at + 7 : at + 9], "big"), int.from_bytes(jpeg[at + 5 : at + 7], "big")
        at += 2 + length
    raise ValueError("no JPEG frame")


@cache
def _profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def _describe(pdf: pikepdf.Pdf, about: About) -> None:
    pdf.Root.Lang = pikepdf.String("vi-VN")
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name("/GTS_PDFA1"),
                OutputConditionIdentifier=pikepdf.String("sRGB"),
                Info=pikepdf.String("sRGB IEC61966-2.1"),
                DestOutputProfile=pdf.make_stream(_profile(), N=3),
            )
        ]
    )
    metadata = pdf.make_stream(packet(about), Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.Metadata = pdf.make_indirect(metadata)
