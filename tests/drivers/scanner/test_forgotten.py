"""A paper that lies on the tray is told from one that is being taken, and from an empty tray."""

from __future__ import annotations

from drivers.scanner.forgotten import left_behind
from drivers.scanner.source import Corners, PreviewFrame, Verdict


def _frame(left: float | None) -> PreviewFrame:
    corners: Corners | None = None
    if left is not None:
        corners = ((left, 0.2), (left + 0.4, 0.2), (left + 0.4, 0.7), (left, 0.7))
    return PreviewFrame(2, 2, bytes(12), corners, (Verdict.GOOD,), 0.0)


def test_what_lies_still_was_left() -> None:
    assert left_behind(_frame(0.3), _frame(0.31))


def test_what_moves_is_being_taken() -> None:
    assert not left_behind(_frame(0.3), _frame(0.4))


def test_an_empty_tray_is_empty() -> None:
    assert not left_behind(_frame(None), _frame(None))
    assert not left_behind(_frame(0.3), _frame(None))
    assert not left_behind(_frame(None), _frame(0.3))
