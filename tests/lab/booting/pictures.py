"""Whether a picture of a display is the home page, and whether two pictures show the same."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageChops

_SMALL = (270, 480)
_NEAR = 40
#: Clock, date and the state of the line differ from one start to the next; the page itself must not.
HOME_SHARE, SAME_SHARE = 0.96, 0.985


def alike(one: Path, other: Path) -> float:
    """The share of the places, 0 to 1, at which both have nearly the same colour."""
    pictures = []
    for path in (one, other):
        with Image.open(path) as opened:
            pictures.append(opened.convert("RGB").resize(_SMALL, Image.Resampling.BOX))
    difference = ImageChops.difference(*pictures).convert("L")
    near = sum(difference.histogram()[:_NEAR])
    return near / (_SMALL[0] * _SMALL[1])
