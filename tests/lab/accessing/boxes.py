"""Rectangles of the screen in the design's own lengths: 1080 x 1920, 0.311 mm each."""

from __future__ import annotations

from math import hypot
from typing import NamedTuple

#: Millimetres a length of the design: the pitch of the panel that it is drawn for.
MM = 0.311


class Box(NamedTuple):
    """Left, top, width and height."""

    x: float
    y: float
    wide: float
    tall: float

    @property
    def right(self) -> float:
        return self.x + self.wide

    @property
    def bottom(self) -> float:
        return self.y + self.tall

    def over(self, other: Box) -> float:
        """How much both share of the width; negative when they stand beside each other."""
        return min(self.right, other.right) - max(self.x, other.x)

    def beside(self, other: Box) -> float:
        """How much both share of the height; negative when one stands below the other."""
        return min(self.bottom, other.bottom) - max(self.y, other.y)

    def apart(self, other: Box) -> float:
        """The gap between them; negative when they lie over each other."""
        across, down = -self.over(other), -self.beside(other)
        return hypot(across, down) if across > 0 and down > 0 else max(across, down)

    def holds(self, other: Box, slack: float = 0.0) -> bool:
        return (
            self.x - slack <= other.x
            and self.y - slack <= other.y
            and self.right + slack >= other.right
            and self.bottom + slack >= other.bottom
        )

    def grown(self, by: float) -> Box:
        return Box(self.x - by, self.y - by, self.wide + 2 * by, self.tall + 2 * by)
