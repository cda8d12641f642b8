"""Tell the inks of an evened page apart: print, colour (stamps, signatures, red titles) and pictures.

Evened: every channel a part of the paper's brightness, 255 is paper (`light.even`). Print is what is dark in
every channel; a blue signature or a red ring is dark in some and light in one, so the lightest channel tells.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from drivers.scanner.page.pixels import Grey, Picture

Mask = npt.NDArray[np.bool_]
#: Left, top, right, bottom in pixels, the last two excluded.
Box = tuple[int, int, int, int]

#: Difference of the lightest and darkest channel from which ink counts as coloured; paper's own tint is off.
_COLOURED = 52
#: Millimetres. A patch of colour smaller than this is a fringe of print or dirt.
_LEAST_PATCH_MM = 2.5
#: Marks of colour closer than this belong to one stamp or signature.
_TOGETHER_MM = 2.0
#: A solid dark patch of this size is a picture or a fold, not print.
_SOLID_MM = 4.5
#: Coloured marks taller and wider than any letter: signatures and rings, which must not be read as words.
_BIGGER_THAN_LETTERS_MM = 11.0
_MM_PER_INCH = 25.4


@dataclass(frozen=True, slots=True)
class Patch:
    """A place that is kept as a picture. `coloured`: a stamp, a signature, a red title."""

    box: Box
    coloured: bool


def lightest(even: Picture) -> Grey:
    """What is dark in every channel is dark here: print. Shape (height, width)."""
    return np.asarray(cv2.max(cv2.max(even[:, :, 0], even[:, :, 1]), even[:, :, 2]), np.uint8)


def coloured(even: Picture) -> Mask:
    """Where coloured ink lies."""
    darkest = cv2.min(cv2.min(even[:, :, 0], even[:, :, 1]), even[:, :, 2])
    chroma = cv2.blur(cv2.subtract(lightest(even), darkest), (3, 3))
    return np.asarray(chroma > _COLOURED, np.bool_)


def patches(even: Picture, dpi: int) -> tuple[Patch, ...]:
    """The places of colour and of pictures, overlapping ones joined. `dpi` is of `even`."""
    mm = dpi / _MM_PER_INCH
    colour = coloured(even)
    found = [Patch(box, coloured=True) for box in _boxes(colour, _TOGETHER_MM * mm, _LEAST_PATCH_MM * mm)]
    dark = lightest(even) < 150
    step = 4
    small = np.ascontiguousarray(dark[::step, ::step]).astype(np.uint8)
    kernel = np.ones((max(2, round(_SOLID_MM * mm / step)),) * 2, np.uint8)
    solid = cv2.dilate(cv2.morphologyEx(small, cv2.MORPH_OPEN, kernel), kernel)
    whole = np.asarray(cv2.resize(solid, dark.shape[::-1], interpolation=cv2.INTER_NEAREST) > 0, np.bool_)
    found += [Patch(box, coloured=False) for box in _boxes(whole, _TOGETHER_MM * mm, _SOLID_MM * mm)]
    return tuple(_joined(found))


def without_marks(grey: Grey, even: Picture, dpi: int) -> Grey:
    """`grey` with signatures and rings of colour made paper; red titles, which are letters, stay."""
    colour = coloured(even).astype(np.uint8)
    if not colour.any():
        return grey
    mm = dpi / _MM_PER_INCH
    # A stroke that JPEG or a pen's lift has broken is one stroke still.
    near = cv2.dilate(colour, np.ones((3, 3), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(near, connectivity=8)
    least = _BIGGER_THAN_LETTERS_MM * mm
    drop = np.zeros(count, np.uint8)
    cleaned = grey.copy()
    for index in range(1, count):
        left, top, width, height, _area = (int(value) for value in stats[index])
        if max(width, height) < least:
            continue
        drop[index] = 1
        if min(width, height) > 2 * least and 0.8 < width / height < 1.25:
            # A ring: all that is coloured inside belongs to it.
            inside = np.s_[top : top + height, left : left + width]
            cleaned[inside][near[inside] > 0] = 255
    cleaned[drop[labels] > 0] = 255
    return cleaned


def _boxes(mask: Mask, together: float, least: float) -> list[Box]:
    """Bounding boxes of what lies together, at a quarter of the size."""
    step = 4
    if not mask.any():
        return []
    height, width = mask.shape
    size = (max(1, width // step), max(1, height // step))
    small = (cv2.resize(mask.astype(np.uint8) * 255, size, interpolation=cv2.INTER_AREA) > 40).astype(np.uint8)
    reach = max(1, round(together / step))
    joined = cv2.dilate(small, np.ones((2 * reach + 1,) * 2, np.uint8))
    count, _labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    boxes: list[Box] = []
    for index in range(1, count):
        left, top, wide, high, _area = (int(value) for value in stats[index])
        if max(wide, high) * step - 2 * together < least:
            continue
        boxes.append(
            (
                left * step,
                top * step,
                min(width, (left + wide + 1) * step),
                min(height, (top + high + 1) * step),
            )
        )
    return boxes


def _joined(found: list[Patch]) -> list[Patch]:
    """Patches that overlap become one."""
    waiting, done = list(found), []
    while waiting:
        one = waiting.pop()
        touching = next((other for other in waiting if _overlap(one.box, other.box)), None)
        if touching is None:
            done.append(one)
            continue
        waiting.remove(touching)
        (a, b, c, d), (e, f, g, h) = one.box, touching.box
        waiting.append(Patch((min(a, e), min(b, f), max(c, g), max(d, h)), one.coloured or touching.coloured))
    return sorted(done, key=lambda patch: (patch.box[1], patch.box[0]))


def _overlap(one: Box, two: Box) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]
