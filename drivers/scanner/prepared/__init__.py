"""Prepared photographs for a scanner that is played: drawn, never taken of a real paper."""

from __future__ import annotations

from pathlib import Path

#: What lies on the mat while the switchboard names no page.
BARE_MAT = "bare_mat"


def prepare(folder: Path) -> None:
    """Draw the photographs that `folder` lacks; seconds at first, nothing later. Raises OSError."""
    # Drawing loads numpy and Pillow, which a process that only plays the photographs does without.
    from drivers.scanner.prepared import photographs  # noqa: PLC0415 - Pillow only where something is drawn

    photographs.prepare(folder)


def held_code(text: str) -> bytes:
    """A paper with nothing but this text as a QR, close before the camera: a PNG. Raises OSError."""
    from drivers.scanner.prepared import card  # noqa: PLC0415 - as above

    return card.held(text)
