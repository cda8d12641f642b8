"""Does a paper lie on the tray after its owner has gone? Pure: two live pictures in, yes or no out."""

from __future__ import annotations

from drivers.scanner.source import PreviewFrame

#: In parts of width and height: how far an outline may wander between two looks at a thing that lies still.
_WANDERS = 0.03


def left_behind(first: PreviewFrame, second: PreviewFrame) -> bool:
    """Both show a sheet, at the same place: one that a hand is taking has moved, or is outlined no more."""
    if first.corners is None or second.corners is None:
        return False
    pairs = zip(first.corners, second.corners, strict=True)
    return all(abs(x - u) <= _WANDERS and abs(y - v) <= _WANDERS for (x, y), (u, v) in pairs)
