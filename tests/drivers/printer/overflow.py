"""Whether a slip fits on the paper that it may take."""

from __future__ import annotations

from drivers.printer.model import Head
from drivers.printer.raster import length_mm, render
from drivers.printer.slip import Slip
from drivers.printer.typeset import Faces

_USUAL = Head()


def overflow_mm(slip: Slip, faces: Faces, head: Head = _USUAL) -> float:
    """By how much it is longer than it may be, set as tightly as is still readable; 0 where it fits."""
    return max(0.0, render(slip, faces, head).height / head.dots_per_mm - length_mm(slip, head))
