"""Freed memory back to the machine."""

from __future__ import annotations

import ctypes


def give_back() -> None:
    """The C library keeps what was freed for later; between two visits a kiosk has no later (malloc_trim(3)).

    Nothing is done where the C library knows no such call.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
