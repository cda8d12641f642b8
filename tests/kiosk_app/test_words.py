"""Sentences of the paper: what is put into them is never read as a place itself."""

from __future__ import annotations

import pytest

from kiosk_app.words import fill


@pytest.mark.parametrize(
    ("sentence", "arguments", "said"),
    [
        ("%1: %2", ("A", "B"), "A: B"),
        ("%2 %1", ("giảm %2", "giảm %1"), "giảm %1 giảm %2"),
        ("%1 %3", ("A",), "A %3"),
        ("100 % %1", ("\\1",), "100 % \\1"),
    ],
)
def test_each_place_is_filled_once(sentence: str, arguments: tuple[str, ...], said: str) -> None:
    assert fill(sentence, *arguments) == said
