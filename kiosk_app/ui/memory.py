"""Memory that the C library keeps: one heap for all threads, and what was freed back to the machine."""

from __future__ import annotations

import ctypes

#: mallopt(3), from <malloc.h> of glibc.
_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8
_LARGE = 128 * 1024


def keep_little() -> None:
    """Before the first thread: each would have a heap of its own and keep there what it freed (5 % of the
    kiosk's memory, measured). Threads of Python wait for one another anyway. Large blocks, as pictures are, go
    back to the machine by themselves: untold, the C library raises that limit with each that it meets.

    Nothing is done where the C library knows no such call.
    """
    tell = getattr(ctypes.CDLL(None), "mallopt", None)
    if tell is None:
        return
    for what, value in ((_ARENA_MAX, 1), (_MMAP_THRESHOLD, _LARGE), (_TRIM_THRESHOLD, _LARGE)):
        tell(what, value)


def give_back() -> None:
    """The C library keeps what was freed for later; between two visits a kiosk has no later (malloc_trim(3)).

    Nothing is done where the C library knows no such call.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
