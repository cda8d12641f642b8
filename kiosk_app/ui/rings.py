"""Rings of references are looked for on the thread of the screen alone.

Python collects in whichever thread happens to allocate. An object of Qt that another thread than its own
destroys takes the process down, and a worker allocates while a card is read or a dossier is sealed.
"""

from __future__ import annotations

import gc

#: As many new objects as this are worth a look; so many looks at the young, then the middle, before the old.
_YOUNG, _MIDDLE, _OLD = 2000, 10, 10


def keep_to_callers() -> None:
    """From here on only `look` collects."""
    gc.disable()


def look() -> None:
    """Collect what is due, as Python itself would have. Thread of the screen only."""
    young, middle, old = gc.get_count()
    if young > _YOUNG:
        gc.collect(2 if old > _OLD else 1 if middle > _MIDDLE else 0)


def collect() -> None:
    """All that is due, between two visits: nobody waits for it there. Thread of the screen only."""
    gc.collect()


def settle() -> None:
    """What lives now lives as long as the process: it is never looked through again."""
    gc.collect()
    gc.freeze()
