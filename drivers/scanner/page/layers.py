"""Take a flat page apart into what each part of it is cheapest as, without losing what an officer looks at.

Print becomes a black mask at 300 dpi (no loss, Group 4); stamps, signatures and pictures stay colour pictures,
cut out at up to 200 dpi; what is left of the paper, pencil and pale ink, lies behind at 75 dpi.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from drivers.scanner.page import fax, ink, light, pixels
from drivers.scanner.page.ink import Box, Mask
from drivers.scanner.page.pixels import Grey, Picture

#: The mask of print, whatever the page was taken with: a photograph's strokes are drawn finer than its pixels.
PRINT_DPI = 300
_BEHIND_DPI = 75
#: (dpi, JPEG quality) of cut-out pictures, tried until all of them together weigh little enough.
_LADDER = ((200, 70), (150, 60), (150, 40), (120, 40), (100, 30), (75, 25))
#: Bytes for all cut-outs of a page.
PATCH_BYTES = 56 * 1024
#: Print is what lies deeper than this part of the deepest ink nearby …
_DEPTH = 0.45
#: … where that is this far under the paper (0…255): paler marks stay in the picture behind.
_LEAST_DEPTH = 70.0
#: Behind the print: paper at least this white is plain, and is lifted to white.
_PLAIN = 236
_SPECK_PIXELS = 6


@dataclass(frozen=True, slots=True)
class Cut:
    """A picture cut out; the box in 0…1 of the page, y down. `channels` is 1 or 3."""

    jpeg: bytes
    left: float
    top: float
    right: float
    bottom: float
    channels: int


@dataclass(frozen=True, slots=True)
class Layers:
    """One page, taken apart. `print_g4` is bare T.6 data of `columns` × `rows`, 1 is ink."""

    print_g4: bytes
    columns: int
    rows: int
    cuts: tuple[Cut, ...]

    @property
    def weight(self) -> int:
        """Bytes of all pictures."""
        return len(self.print_g4) + sum(len(cut.jpeg) for cut in self.cuts)


def split(picture: Picture, dpi: int) -> Layers:
    """`picture` is the flat page in RGB at `dpi`."""
    even = light.even(picture)
    patches = ink.patches(even, dpi)
    mask = _print(even, dpi, [patch.box for patch in patches if not patch.coloured])
    cuts = [*_behind(even, mask, [patch.box for patch in patches], dpi)]
    cuts += _cut_out(even, patches, mask, dpi)
    return Layers(fax.group4(mask), mask.shape[1], mask.shape[0], tuple(cuts))


def _print(even: Picture, dpi: int, pictures: list[Box]) -> Mask:
    """What is printed, at PRINT_DPI; inside of pictures nothing is."""
    value = ink.lightest(even)
    colour = ink.coloured(even).astype(np.uint8)
    value[colour > 0] = np.maximum(value[colour > 0], 200)
    for left, top, right, bottom in pictures:
        value[top:bottom, left:right] = 255
    deepest = _deepest_nearby(value)
    depth = np.maximum(255.0 - deepest, _LEAST_DEPTH)
    threshold = np.asarray(255.0 - _DEPTH * depth, np.float32)
    if dpi != PRINT_DPI:
        height, width = value.shape
        size = (round(width * PRINT_DPI / dpi), round(height * PRINT_DPI / dpi))
        value = np.asarray(cv2.resize(value, size, interpolation=cv2.INTER_CUBIC), np.uint8)
    threshold = np.asarray(
        cv2.resize(threshold, (value.shape[1], value.shape[0]), interpolation=cv2.INTER_LINEAR), np.float32
    )
    return _without_specks(np.asarray(value < threshold, np.bool_))


def _deepest_nearby(value: Grey) -> Grey:
    """The darkest ink within some letters, at an eighth of the size."""
    height, width = value.shape
    small = cv2.resize(
        cv2.erode(value, np.ones((3, 3), np.uint8)), (width // 2, height // 2), interpolation=cv2.INTER_AREA
    )
    low = cv2.erode(small, np.ones((25, 25), np.uint8))
    reduced = cv2.resize(low, (max(1, width // 8), max(1, height // 8)), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.blur(reduced, (9, 9)), np.uint8)


def _without_specks(mask: Mask) -> Mask:
    """Grain that is smaller than any dot goes: it costs bytes and says nothing."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    keep = stats[:, cv2.CC_STAT_AREA] > _SPECK_PIXELS
    keep[0] = False
    return np.asarray(keep[labels], np.bool_) if count > 1 else mask


def _behind(even: Picture, mask: Mask, boxes: list[Box], dpi: int) -> list[Cut]:
    """The paper without print and pictures, or nothing where it is plain."""
    height, width = even.shape[:2]
    size = (round(width * _BEHIND_DPI / dpi), round(height * _BEHIND_DPI / dpi))
    printed = cv2.dilate(mask.astype(np.uint8), np.ones((7, 7), np.uint8))
    free = 1 - cv2.resize(printed, (width, height), interpolation=cv2.INTER_NEAREST)
    for left, top, right, bottom in boxes:
        free[top:bottom, left:right] = 0
    weight = cv2.resize(free.astype(np.float32), size, interpolation=cv2.INTER_AREA)
    shown = cv2.resize(even * free[:, :, None], size, interpolation=cv2.INTER_AREA).astype(np.float32)
    paper = np.where(weight[:, :, None] > 0.15, shown / np.maximum(weight, 0.15)[:, :, None], 255.0)
    lifted = np.asarray(np.clip(paper * (255.0 / _PLAIN), 0, 255), np.uint8)
    calm = np.asarray(cv2.medianBlur(lifted, 3), np.uint8)
    if (calm.min(axis=2) < 244).mean() < 0.0015:
        return []
    spread = float((calm.max(axis=2).astype(np.int16) - calm.min(axis=2)).max())
    kept: Picture | Grey = calm if spread > 24 else light.grey_of(calm)
    return [Cut(pixels.encode(kept, 30), 0.0, 0.0, 1.0, 1.0, 3 if kept.ndim == 3 else 1)]


def _cut_out(even: Picture, patches: tuple[ink.Patch, ...], mask: Mask, dpi: int) -> list[Cut]:
    """Stamps, signatures and pictures, as fine as their bytes allow."""
    height, width = even.shape[:2]
    cuts: list[Cut] = []
    lifted = np.asarray(cv2.convertScaleAbs(even, alpha=255.0 / 240.0), np.uint8)
    # Print over a stamp is drawn by the mask: in the picture it would only cost.
    under = np.asarray(
        cv2.resize(mask.astype(np.uint8), (width, height), interpolation=cv2.INTER_NEAREST), np.uint8
    )
    for cut_dpi, quality in _LADDER:
        cuts = []
        for patch in patches:
            left, top, right, bottom = patch.box
            piece = lifted[top:bottom, left:right]
            if patch.coloured:
                piece = _filled(piece, under[top:bottom, left:right])
            size = (
                max(8, round((right - left) * cut_dpi / dpi)),
                max(8, round((bottom - top) * cut_dpi / dpi)),
            )
            small = np.asarray(cv2.resize(piece, size, interpolation=cv2.INTER_AREA), np.uint8)
            grey = not patch.coloured and float(np.ptp(small.astype(np.int16), axis=2).mean()) < 10
            kept: Picture | Grey = light.grey_of(small) if grey else small
            place = (left / width, top / height, right / width, bottom / height)
            cuts.append(Cut(pixels.encode(kept, quality), *place, 1 if grey else 3))
        if sum(len(cut.jpeg) for cut in cuts) <= PATCH_BYTES:
            break
    return cuts


def _filled(piece: Picture, printed: Grey) -> Picture:
    """Print taken out of a picture: what stands around it takes its place."""
    if not printed.any():
        return piece
    near = cv2.dilate(printed, np.ones((3, 3), np.uint8))
    around = cv2.dilate(piece, np.ones((9, 9), np.uint8))
    return np.asarray(np.where(near[:, :, None] > 0, around, piece), np.uint8)
