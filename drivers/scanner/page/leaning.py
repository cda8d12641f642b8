"""A page leant like italics, and its words set upright again.

Print whose a is a ring with a stroke is read with o, u or g in its place: the reader was taught an upright a of
another form. In italics it knows that a, so a page that leans is read with a sixth of the errors; and a
doubtful word of any face gets a second opinion that errs in other places.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from drivers.scanner.page.pixels import Grey
from drivers.scanner.page.word import Word

#: Sideways by height: about 8 degrees, less than a true italic, which joins the letters of bold print.
_LEAN = 0.16
#: Italics are narrower than upright letters.
_NARROW = 0.9
#: The second reading is made smaller: that costs an eighth less, and it errs in other places.
_SMALLER = 0.85


def leant(grey: Grey) -> Grey:
    """`grey` on a wider sheet, its upper edge moved to the right, all of it a little smaller."""
    height, width = grey.shape
    aside = _LEAN * height
    onto = np.array([[_NARROW, -_LEAN, aside], [0.0, 1.0, 0.0]], np.float64) * _SMALLER
    size = (round((_NARROW * width + aside) * _SMALLER), round(height * _SMALLER))
    return np.asarray(cv2.warpAffine(grey, onto, size, flags=cv2.INTER_CUBIC, borderValue=(255,)), np.uint8)


def upright(words: Sequence[Word], size: tuple[int, int]) -> list[Word]:
    """The words read on `leant`, in 0…1 of the page as it was; `size` is its width and height in pixels."""
    width, height = size
    aside = _LEAN * height
    wide = _NARROW * width + aside

    def across(x: float, word: Word) -> float:
        middle = (word.top + word.bottom) / 2 * height
        return (x * wide - aside + _LEAN * middle) / _NARROW / width

    return [replace(word, left=across(word.left, word), right=across(word.right, word)) for word in words]
